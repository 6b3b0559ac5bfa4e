"""Which rows a list shows and in what order: used by `queries` alone."""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldthread.kernel.slices import Slice
from goldthread.recommendations.domain import NOT_SET, Standing
from goldthread.recommendations.models import (
    Addressee,
    Commitment,
    OpeningPosition,
    Recommendation,
    Registered,
    Response,
)
from goldthread.recommendations.positions import STANDS

Filters = Mapping[str, Any]

CONFIRMED = Q(standing=Standing.CONFIRMED)
PROPOSED = Q(standing=Standing.PROPOSED)
DATED = Q(due_latest__isnull=False) | ~Q(recurring_every="")
IN_ORDER = (
    "recommendation__review_id", "recommendation__position", "recommendation__source_start", "position", "source_start",
    "id",
)  # fmt: skip


def in_standing(found: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    if filters.get("id") is not None:
        found = found.filter(id=filters["id"])
    if filters.get("ids") is not None:
        found = found.filter(id__in=filters["ids"])
    if filters.get("parent"):
        found = found.filter(parent_id=filters["parent"])
    if filters.get("reading"):
        found = found.filter(source_reading=filters["reading"])
    standing = filters.get("standing")
    if standing == "all":
        return found
    return found.filter(standing=standing) if standing else found.exclude(standing=Standing.REJECTED)


def about_a_recommendation(found: QuerySet[Any], filters: Filters) -> Any:
    found = in_standing(found, filters).select_related(
        "recommendation__review", "recommendation__parent", "organisation", "partnership"
    )
    for key, column in (
        ("review", "recommendation__review_id"),
        ("recommendation", "recommendation_id"),
        ("response", "response_id"),
        ("organisation", "organisation_id"),
    ):
        if filters.get(key):
            found = found.filter(**{column: filters[key]})
    words = "speaker_words" if found.model is Response else "owner_words"
    return found.annotate(agency_name=Coalesce("organisation__name", words))


def recommendations_found(filters: Filters, words: str) -> Any:
    """Recommendations and parts that the filters leave, and in which the words stand."""
    found = in_standing(Recommendation.objects.select_related("review", "parent", "partnership"), filters)
    if filters.get("review"):
        found = found.filter(review_id=filters["review"])
    if filters.get("organisation"):
        addressed = Addressee.objects.filter(organisation_id=filters["organisation"])
        found = found.filter(id__in=addressed.values("recommendation_id"))
    if filters.get("theme"):
        found = found.filter(themes__contains=[filters["theme"]])
    return having_words(in_opening(found, filters), words, "text", "addressee_words")


def commitments_found(filters: Filters, words: str) -> Any:
    """Commitments that the filters leave, and in which the words stand."""
    found = about_a_recommendation(Commitment.objects.select_related("response"), filters)
    if filters.get("status"):
        found = found.filter(status__in=filters["status"])
    found = in_opening(by_target_date(found, filters), filters)
    return having_words(found, words, "text", "owner_words")


def in_opening(found: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    """Only confirmed rows have an opening position, or none set yet."""
    opening = filters.get("opening")
    if not opening:
        return found
    if opening == NOT_SET:
        return found.filter(CONFIRMED, ~Exists(positions_standing(found.model)))
    return found.filter(CONFIRMED, Exists(positions_standing(found.model).filter(position=opening)))


def positions_standing(model: type[Registered]) -> QuerySet[OpeningPosition]:
    """The opening position of the outer row, which is a `model`."""
    of_row = Q(subject_kind=model._meta.model_name, subject_id=OuterRef("pk"))
    return OpeningPosition.objects.filter(STANDS, of_row)


def by_target_date(found: QuerySet[Commitment], filters: Filters) -> QuerySet[Commitment]:
    if filters.get("dated") == "yes":
        found = found.filter(DATED)
    if filters.get("dated") == "no":
        found = found.exclude(DATED)
    if filters.get("due_from"):
        found = found.filter(due_latest__gte=filters["due_from"])
    if filters.get("due_until"):
        found = found.filter(due_latest__lte=filters["due_until"])
    return found


def having_words(found: QuerySet[Any], words: str, *columns: str) -> Any:
    if not words:
        return found
    vector = SearchVector(*columns, config="english")
    return found.annotate(searched=vector).filter(
        searched=SearchQuery(words, config="english", search_type="websearch")
    )


def how_many(model: type[Model], path: str, standing: Q) -> Any:
    """Rows of `model` in one standing that hang on the outer row, counted in the same query."""
    inner = model._default_manager.filter(standing, **{path: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(inner.values(path).annotate(rows=Count("pk")).values("rows")), 0)


def sliced(
    found: QuerySet[Any],
    order: str,
    keys: Mapping[str, str],
    offset: int,
    limit: int | None,
    rows_of: Any,
    then: tuple[str, ...] = ("id",),
) -> Slice[Any]:
    key, descending = order.removeprefix("-"), order.startswith("-")
    first = F(keys.get(key, next(iter(keys.values()))))
    by = first.desc(nulls_last=True) if descending else first.asc(nulls_last=True)
    ordered = found.order_by(by, *then, "pk")
    chosen = ordered[offset : offset + limit] if limit is not None else ordered[offset:]
    return Slice(tuple(rows_of(list(chosen))), found.count(), offset)
