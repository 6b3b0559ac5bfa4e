"""The four lists: reviews, recommendations, responses, commitments."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldthread.look.lists import list_page
from goldthread.look.tables import Column
from goldthread.recommendations import queries
from goldthread.recommendations.domain import STANDING_WORDS, STATUS_WORDS
from goldthread.recommendations.forms import (
    CommitmentFilter,
    RecommendationFilter,
    ResponseFilter,
    StandingFilter,
    theme_words,
)
from goldthread.recommendations.pages.opening_words import opening_mark, opening_words
from goldthread.recommendations.rows import CommitmentRow, RecommendationRow, ResponseRow, ReviewRow
from goldthread.trail.context import actor_now
from goldthread.trail.requests import recorded_export

Row = TypeVar("Row")


def _link(name: str, identifier: Callable[[Any], int | None]) -> Callable[[Any], str | None]:
    def url(row: Any) -> str | None:
        subject = identifier(row)
        return reverse(f"recommendations:{name}", args=[subject]) if subject else None

    return url


def _standing_words(row: Any) -> str:
    return STANDING_WORDS[row.standing]


OPENING: Column[Any] = Column("opening", "Opening position", opening_words, mark=opening_mark)
PARTNERSHIP: Column[Any] = Column("partnership", "Partnership", lambda row: row.partnership_name)


def _seen_by(columns: tuple[Column[Row], ...]) -> tuple[Column[Row], ...]:
    """An agency may owe several partnerships, so that its lists name the one that asks; all it sees is confirmed."""
    actor = actor_now()
    if actor is None or actor.partnerships:
        return columns
    kept = [each for each in columns if each.key not in ("standing", "proposed")]
    return (*kept[:-1], PARTNERSHIP, kept[-1])


def _source(name: str) -> Column[Any]:
    """Where a row's words stand, leading to the passage beside the row on its own page."""
    return Column(
        "source",
        "Source",
        lambda row: row.source.words,
        link=lambda row: reverse(f"recommendations:{name}", args=[row.id]) + "#source",
    )


REVIEW_COLUMNS: tuple[Column[ReviewRow], ...] = (
    Column("name", "Review", lambda row: row.name, link=_link("review", lambda row: row.id), sortable=True),
    Column("recommendations", "Recommendations confirmed", lambda row: row.recommendations, kind="number"),
    Column("responses", "Responses confirmed", lambda row: row.responses, kind="number"),
    Column("commitments", "Commitments confirmed", lambda row: row.commitments, kind="number"),
    Column("proposed", "Proposed, not yet confirmed", lambda row: row.proposed, kind="number"),
    Column("standing", "Standing", _standing_words),
)

RECOMMENDATION_COLUMNS: tuple[Column[RecommendationRow], ...] = (
    Column("label", "Number", lambda row: row.label, link=_link("recommendation", lambda row: row.id)),
    Column("text", "Recommendation", lambda row: row.text, kind="long", empty="See its parts"),
    Column(
        "review",
        "Review",
        lambda row: row.review_name,
        link=_link("review", lambda row: row.review),
        sortable=True,
    ),
    Column("addressee", "Addressed to, in its words", lambda row: row.addressee_words, empty="Not stated"),
    Column("themes", "Themes", lambda row: ", ".join(map(theme_words, row.themes)), empty="None found"),
    Column("responses", "Responses confirmed", lambda row: row.responses, kind="number"),
    OPENING,
    Column("standing", "Standing", _standing_words),
    _source("recommendation"),
)

RESPONSE_COLUMNS: tuple[Column[ResponseRow], ...] = (
    Column(
        "recommendation", "Recommendation", lambda row: row.recommendation_label,
        link=_link("recommendation", lambda row: row.recommendation),
    ),
    Column(
        "agency", "Agency", lambda row: row.agency, empty="The partnership, or nobody named", sortable=True,
    ),
    Column("text", "Response", lambda row: row.text, link=_link("response", lambda row: row.id), kind="long"),
    Column(
        "review", "Review", lambda row: row.review_name, sortable=True,
        link=_link("review", lambda row: row.review),
    ),
    Column("commitments", "Commitments confirmed", lambda row: row.commitments, kind="number"),
    Column("standing", "Standing", _standing_words),
    _source("response"),
)  # fmt: skip

COMMITMENT_COLUMNS: tuple[Column[CommitmentRow], ...] = (
    Column("text", "Commitment", lambda row: row.text, link=_link("commitment", lambda row: row.id), kind="long"),
    Column(
        "agency", "Agency", lambda row: row.agency, empty="The partnership, or nobody named", sortable=True,
    ),
    Column("status", "What the agency says", lambda row: STATUS_WORDS[row.status], sortable=True),
    Column("due_words", "Target date, in its words", lambda row: row.due_words, empty="No target date"),
    Column("due", "Last day of the target date", lambda row: row.due_latest, kind="date", empty="No last day",
        sortable=True),
    Column(
        "recommendation", "Recommendation", lambda row: row.recommendation_label,
        link=_link("recommendation", lambda row: row.recommendation),
    ),
    Column(
        "review", "Review", lambda row: row.review_name, sortable=True,
        link=_link("review", lambda row: row.review),
    ),
    OPENING,
    Column("standing", "Standing", _standing_words),
    _source("commitment"),
)  # fmt: skip


def reviews(request: HttpRequest) -> HttpResponse:
    """Every review that the actor may see."""
    return list_page(
        request,
        title="Reviews",
        caption="Reviews with what is confirmed of each",
        unit=("review", "reviews"),
        columns=_seen_by(REVIEW_COLUMNS),
        form_class=StandingFilter,
        query=queries.reviews,
        empty="No review here yet. Load a response document and its review appears.",
        on_export=recorded_export(request, "review"),
    )


def recommendations(request: HttpRequest) -> HttpResponse:
    """Recommendations and their parts."""
    return list_page(
        request,
        title="Recommendations",
        caption="Recommendations and their parts, with where they stand in the source",
        unit=("recommendation or part", "recommendations and parts"),
        columns=_seen_by(RECOMMENDATION_COLUMNS),
        form_class=RecommendationFilter,
        query=queries.recommendations,
        empty="No recommendation here yet. Those that concern you appear once a document is loaded and confirmed.",
        on_export=recorded_export(request, "recommendation"),
    )


def responses(request: HttpRequest) -> HttpResponse:
    """What agencies answered."""
    return list_page(
        request,
        title="Responses",
        caption="Responses by agency, with where they stand in the source",
        unit=("response", "responses"),
        columns=_seen_by(RESPONSE_COLUMNS),
        form_class=ResponseFilter,
        query=queries.responses,
        empty="No response here yet. Those of your agency appear once a document is loaded and confirmed.",
        on_export=recorded_export(request, "response"),
    )


def commitments(request: HttpRequest) -> HttpResponse:
    """Who promised what by when."""
    return list_page(
        request,
        title="Commitments",
        caption="Commitments: what, whose, by when, with where they stand in the source",
        unit=("commitment", "commitments"),
        columns=_seen_by(COMMITMENT_COLUMNS),
        form_class=CommitmentFilter,
        query=queries.commitments,
        empty="No commitment here yet. Those of your agency appear once a document is loaded and confirmed.",
        on_export=recorded_export(request, "commitment"),
    )
