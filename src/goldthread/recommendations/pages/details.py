"""One review, recommendation, response or commitment, with its source passage beside it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.recommendations import queries
from goldthread.recommendations.domain import STANDING_WORDS, STATUS_WORDS, Opening, Standing, duration_words
from goldthread.recommendations.forms import theme_words
from goldthread.recommendations.pages.opening_words import opening_words, said_words
from goldthread.recommendations.permissions import can_decide, can_set_positions
from goldthread.recommendations.rows import CommitmentRow, RecommendationRow, ResponseRow, ReviewRow
from goldthread.recommendations.sources import passage_of
from goldthread.trail.requests import actor_of

PRECISION_WORDS = {"financial_year": "financial year"}

AnyRow = ReviewRow | RecommendationRow | ResponseRow | CommitmentRow


def review(request: HttpRequest, subject: int) -> HttpResponse:
    """A review and its recommendations in order, each with the responses to it."""
    row = queries.review(subject)
    recommendations = queries.recommendations({"review": subject}).rows
    responses: dict[int, list[ResponseRow]] = {}
    for each in queries.responses({"review": subject}).rows:
        responses.setdefault(each.recommendation, []).append(each)
    found = [(each, responses.get(each.id, [])) for each in recommendations]
    return render(request, "recommendations/review.html", {"found": found, **_around(request, "review", row)})


def recommendation(request: HttpRequest, subject: int) -> HttpResponse:
    """A recommendation, its parts, the responses and commitments that answer it."""
    row = queries.recommendation(subject)
    context = {
        "parts": queries.parts_of(subject),
        "parent": queries.recommendation(row.parent) if row.parent else None,
        "responses": queries.responses({"recommendation": subject}).rows,
        "commitments": queries.commitments({"recommendation": subject}).rows,
        "repetitions": queries.repetitions_of(subject),
        "themes": ", ".join(theme_words(theme) for theme in row.themes),
        "passage": passage_of(row.source, text=row.text),
        **_opening(request, "recommendation", row),
    }
    return render(
        request, "recommendations/recommendation.html", context | _around(request, "recommendation", row)
    )


def response(request: HttpRequest, subject: int) -> HttpResponse:
    """One agency's response and the commitments in it."""
    row = queries.response(subject)
    context = {
        "commitments": queries.commitments({"response": subject}).rows,
        "passage": passage_of(row.source, text=row.text),
    }
    return render(request, "recommendations/response.html", context | _around(request, "response", row))


def commitment(request: HttpRequest, subject: int) -> HttpResponse:
    """One commitment: whose, what they say of it, and its target date as worded and as understood."""
    row = queries.commitment(subject)
    context = {
        "status_words": STATUS_WORDS[row.status],
        "precision_words": PRECISION_WORDS.get(row.due_precision, row.due_precision),
        "recurring_words": recurring_words(row),
        "passage": passage_of(row.source, text=row.text),
        **_opening(request, "commitment", row),
    }
    return render(request, "recommendations/commitment.html", context | _around(request, "commitment", row))


def _opening(request: HttpRequest, kind: str, row: RecommendationRow | CommitmentRow) -> dict[str, Any]:
    """How the row stood when it came into Goldthread, and what was said of that before."""
    confirmed = row.standing == Standing.CONFIRMED
    before = None if confirmed else queries.opening_before(kind, row.id)
    return {
        "opening": {
            "words": said_words(row.opening) if row.opening else opening_words(row),
            "note": row.opening.note if row.opening else "",
            "is_confirmed": confirmed,
            "may_set": confirmed and can_set_positions(row.partnership, actor_of(request)),
            "is_set": row.opening is not None,
            "unknown": row.opening is not None and row.opening.position is Opening.NOT_KNOWN,
            "waiting": said_words(before) if before else "",
            "about": f"{kind}-{row.id}",
            "history": [(said_words(each), each) for each in queries.positions_on(kind, row.id)],
        }
    }


def _around(request: HttpRequest, kind: str, row: AnyRow) -> dict[str, Any]:
    """What each of the four pages shows of standing and decisions."""
    may_decide = can_decide(row.partnership, actor_of(request))
    return {
        "row": row,
        "kind": kind,
        "standing_words": STANDING_WORDS[row.standing],
        "may_confirm": may_decide and row.standing == Standing.PROPOSED,
        "may_undo": may_decide and row.standing != Standing.PROPOSED,
        "decisions": queries.decisions_on(kind, row.id),
    }


def recurring_words(row: CommitmentRow) -> str:
    """How often, with every other reading that the words allow: nothing is guessed."""
    if not row.recurring_every:
        return ""
    others = [duration_words(each) for each in row.recurring_alternatives]
    also = f"; the words could also mean {' or '.join(others)}" if others else ""
    return f"Repeats {duration_words(row.recurring_every)}{also}"
