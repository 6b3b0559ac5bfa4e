"""Reading the register: frozen rows in a bounded number of queries; row-level security has the last word.

Every query of a list takes `filters` (cleaned values, absent or empty means all), `order` (a key, "-" for descending),
`offset` and `limit` (rows; None for all), and `words` to search for.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldthread.kernel.refusals import NotFound
from goldthread.kernel.slices import Slice
from goldthread.organisations import queries as organisations
from goldthread.organisations.domain import normal_words
from goldthread.recommendations.domain import CommitmentStatus, Source, Standing
from goldthread.recommendations.models import (
    Addressee,
    Commitment,
    Decision,
    Recommendation,
    Registered,
    Repetition,
    Response,
    Review,
)
from goldthread.recommendations.rows import (
    CommitmentRow,
    Counts,
    DecisionRow,
    RecommendationRow,
    ResponseRow,
    ReviewRow,
    UnknownName,
)

Filters = Mapping[str, Any]
Row = TypeVar("Row")

CONFIRMED = Q(standing=Standing.CONFIRMED)
PROPOSED = Q(standing=Standing.PROPOSED)
DATED = Q(due_latest__isnull=False) | ~Q(recurring_every="")


def counts() -> Counts:
    """What the actor may see of the register, confirmed rows counted, proposed ones beside them."""
    confirmed = {
        model: model._default_manager.filter(CONFIRMED).count()
        for model in (Review, Recommendation, Response, Commitment)
    }
    dated = Commitment.objects.filter(CONFIRMED, DATED).count()
    proposed = sum(
        model._default_manager.filter(PROPOSED).count() for model in (Recommendation, Response, Commitment)
    )
    reviews_, recommendations_, responses_, commitments_ = confirmed.values()
    return Counts(reviews_, recommendations_, responses_, commitments_, dated, proposed)


def reviews(
    filters: Filters, order: str = "name", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[ReviewRow]:
    """Reviews with their confirmed recommendations, responses and commitments counted."""
    found = _search(_standing(Review.objects.all(), filters), words, "name")
    counted = found.annotate(
        recommendation_count=_counted(Recommendation, "review", CONFIRMED),
        response_count=_counted(Response, "recommendation__review", CONFIRMED),
        commitment_count=_counted(Commitment, "recommendation__review", CONFIRMED),
        proposed_count=_counted(Recommendation, "review", PROPOSED)
        + _counted(Response, "recommendation__review", PROPOSED)
        + _counted(Commitment, "recommendation__review", PROPOSED),
    )
    return _sliced(counted, order, {"name": "name"}, offset, limit, _review_rows)


def recommendations(
    filters: Filters, order: str = "review", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[RecommendationRow]:
    """Recommendations and their parts, in the documents' order unless told otherwise."""
    found = _standing(Recommendation.objects.select_related("review", "parent"), filters)
    if filters.get("review"):
        found = found.filter(review_id=filters["review"])
    if filters.get("organisation"):
        addressed = Addressee.objects.filter(organisation_id=filters["organisation"])
        found = found.filter(id__in=addressed.values("recommendation_id"))
    if filters.get("theme"):
        found = found.filter(themes__contains=[filters["theme"]])
    counted = _search(found, words, "text", "addressee_words").annotate(
        response_count=_counted(Response, "recommendation", CONFIRMED),
        commitment_count=_counted(Commitment, "recommendation", CONFIRMED),
    )
    keys = {"review": "review__name", "label": "position"}
    return _sliced(counted, order, keys, offset, limit, _recommendation_rows, then=("review_id", "position"))


def responses(
    filters: Filters, order: str = "review", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[ResponseRow]:
    """Responses, by review and recommendation in the documents' order unless told otherwise."""
    found = _about_a_recommendation(Response.objects.all(), filters)
    counted = _search(found, words, "text", "speaker_words").annotate(
        commitment_count=_counted(Commitment, "response", CONFIRMED)
    )
    keys = {"review": "recommendation__review__name", "agency": "agency_name"}
    return _sliced(counted, order, keys, offset, limit, _response_rows, then=IN_ORDER)


def commitments(
    filters: Filters, order: str = "due", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[CommitmentRow]:
    """Commitments, soonest target date first and those without one last unless told otherwise."""
    found = _about_a_recommendation(Commitment.objects.select_related("response"), filters)
    if filters.get("status"):
        found = found.filter(status__in=filters["status"])
    found = _by_target_date(found, filters)
    searched = _search(found, words, "text", "owner_words")
    keys = {
        "review": "recommendation__review__name",
        "agency": "agency_name",
        "due": "due_latest",
        "status": "status",
    }
    return _sliced(searched, order, keys, offset, limit, _commitment_rows, then=IN_ORDER)


IN_ORDER = ("recommendation__review_id", "recommendation__position", "position", "id")


def review(subject: int) -> ReviewRow:
    """One review. Raises NotFound, also where the actor may not know of it."""
    return _one(reviews({"id": subject, "standing": "all"}))


def recommendation(subject: int) -> RecommendationRow:
    """One recommendation or part. Raises NotFound, also where the actor may not know of it."""
    return _one(recommendations({"id": subject, "standing": "all"}))


def parts_of(subject: int) -> tuple[RecommendationRow, ...]:
    """The lettered parts of a recommendation, in order."""
    return recommendations({"parent": subject}).rows


def response(subject: int) -> ResponseRow:
    """One response. Raises NotFound, also where the actor may not know of it."""
    return _one(responses({"id": subject, "standing": "all"}))


def commitment(subject: int) -> CommitmentRow:
    """One commitment. Raises NotFound, also where the actor may not know of it."""
    return _one(commitments({"id": subject, "standing": "all"}))


def decisions_on(kind: str, subject: int) -> tuple[DecisionRow, ...]:
    """Every decision on one row's standing, newest first; agencies see none."""
    found = Decision.objects.filter(subject_kind=kind, subject_id=subject).order_by("-at", "-id")
    sizes = dict(
        Decision.objects.filter(batch__in=found.values("batch"))
        .values_list("batch")
        .annotate(rows=Count("id"))
    )
    return tuple(
        DecisionRow(Standing(d.was), Standing(d.became), d.at, d.actor, sizes[d.batch], d.undone_at)
        for d in found
    )


def repetitions_of(subject: int) -> tuple[Source, ...]:
    """The other places where a recommendation stands word for word."""
    return tuple(
        _source(each) for each in Repetition.objects.filter(recommendation_id=subject).order_by("id")
    )


def review_choices() -> tuple[tuple[int, str], ...]:
    """(id, name) of every review that the actor may see, by name."""
    return tuple(
        Review.objects.exclude(standing=Standing.REJECTED).order_by("name").values_list("id", "name")
    )


def theme_choices() -> tuple[str, ...]:
    """Every theme key in use, in alphabetical order."""
    found = Recommendation.objects.exclude(standing=Standing.REJECTED).values_list("themes", flat=True)
    return tuple(sorted({theme for themes in found for theme in themes}))


def speaking_organisations() -> tuple[tuple[int, str], ...]:
    """(id, name) of organisations that some visible row concerns, by name."""
    ids = set(Addressee.objects.values_list("organisation_id", flat=True).distinct())
    rows = organisations.organisation_rows(ids).values()
    return tuple(sorted(((row.id, row.name) for row in rows), key=lambda row: row[1]))


def unknown_names(reading_id: int) -> tuple[UnknownName, ...]:
    """Words for an agency, in rows of one reading, that nobody has confirmed; most used first."""
    used: dict[str, int] = {}
    for model, column in ((Response, "speaker_words"), (Commitment, "owner_words")):
        nameless = model._default_manager.filter(source_reading=reading_id, organisation__isnull=True)
        for words in nameless.exclude(**{column: ""}).values_list(column, flat=True):
            used[words] = used.get(words, 0) + 1
    for row in Recommendation.objects.filter(source_reading=reading_id).exclude(addressee_words=""):
        used[row.addressee_words] = used.get(row.addressee_words, 0) + 1
    known = _known_names(reading_id, used)
    left = [UnknownName(words, rows) for words, rows in used.items() if words not in known]
    return tuple(sorted(left, key=lambda name: (-name.rows, normal_words(name.words))))


def _known_names(reading_id: int, words: Iterable[str]) -> Mapping[str, int]:
    row = Recommendation.objects.filter(source_reading=reading_id).first()
    return organisations.organisations_called(words, partnership=row.partnership_id) if row else {}


def standings_of_reading(reading_id: int) -> Mapping[Standing, int]:
    """How many rows made from one reading are proposed, confirmed and rejected."""
    tally = dict.fromkeys(Standing, 0)
    for model in (Recommendation, Response, Commitment):
        found = model._default_manager.filter(source_reading=reading_id)
        for standing, rows in found.values_list("standing").annotate(rows=Count("id")).order_by():
            tally[Standing(standing)] += rows
    return tally


def _one(found: Slice[Row]) -> Row:
    if not found.rows:
        raise NotFound
    return found.rows[0]


def _standing(found: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    if filters.get("id"):
        found = found.filter(id=filters["id"])
    if filters.get("parent"):
        found = found.filter(parent_id=filters["parent"])
    if filters.get("reading"):
        found = found.filter(source_reading=filters["reading"])
    standing = filters.get("standing")
    if standing == "all":
        return found
    return found.filter(standing=standing) if standing else found.exclude(standing=Standing.REJECTED)


def _about_a_recommendation(found: QuerySet[Any], filters: Filters) -> Any:
    found = _standing(found, filters).select_related(
        "recommendation__review", "recommendation__parent", "organisation"
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


def _by_target_date(found: QuerySet[Commitment], filters: Filters) -> QuerySet[Commitment]:
    if filters.get("dated") == "yes":
        found = found.filter(DATED)
    if filters.get("dated") == "no":
        found = found.exclude(DATED)
    if filters.get("due_from"):
        found = found.filter(due_latest__gte=filters["due_from"])
    if filters.get("due_until"):
        found = found.filter(due_latest__lte=filters["due_until"])
    return found


def _search(found: QuerySet[Any], words: str, *columns: str) -> Any:
    if not words:
        return found
    vector = SearchVector(*columns, config="english")
    return found.annotate(searched=vector).filter(
        searched=SearchQuery(words, config="english", search_type="websearch")
    )


def _counted(model: type[Model], path: str, standing: Q) -> Any:
    """Rows of `model` in one standing that hang on the outer row, counted in the same query."""
    inner = model._default_manager.filter(standing, **{path: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(inner.values(path).annotate(rows=Count("pk")).values("rows")), 0)


def _sliced(
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


def _source(row: Registered) -> Source:
    return Source(
        row.source_reading,
        row.source_document,
        row.source_start,
        row.source_end,
        row.source_line,
        row.source_page,
    )


def _review_rows(found: list[Any]) -> Iterable[ReviewRow]:
    for each in found:
        yield ReviewRow(
            each.id,
            each.partnership_id,
            each.name,
            each.kind,
            Standing(each.standing),
            each.recommendation_count,
            each.response_count,
            each.commitment_count,
            each.proposed_count,
        )


def _label(row: Recommendation) -> str:
    return f"{row.section}, {row.label}" if row.section else row.label


def _recommendation_rows(found: list[Any]) -> Iterable[RecommendationRow]:
    ids = [each.id for each in found]
    asked = Addressee.objects.filter(recommendation_id__in=ids).values_list(
        "recommendation_id", "organisation__name"
    )
    names: dict[int, set[str]] = {}
    for recommendation_id, name in asked:
        names.setdefault(recommendation_id, set()).add(name)
    for each in found:
        yield RecommendationRow(
            id=each.id,
            partnership=each.partnership_id,
            review=each.review_id,
            review_name=each.review.name,
            parent=each.parent_id,
            label=_label(each),
            section=each.section,
            addressee_words=each.addressee_words,
            addressees=tuple(sorted(names.get(each.id, ()))),
            text=each.text,
            themes=tuple(each.themes),
            responses=each.response_count,
            commitments=each.commitment_count,
            standing=Standing(each.standing),
            source=_source(each),
        )


def _response_rows(found: list[Any]) -> Iterable[ResponseRow]:
    today = organisations.organisation_rows(each.organisation_id for each in found if each.organisation_id)
    for each in found:
        organisation = today.get(each.organisation_id)
        yield ResponseRow(
            id=each.id,
            partnership=each.partnership_id,
            review=each.recommendation.review_id,
            review_name=each.recommendation.review.name,
            recommendation=each.recommendation_id,
            recommendation_label=_label(each.recommendation),
            organisation=each.organisation_id,
            agency=each.agency_name,
            agency_now=organisation.now if organisation else None,
            text=each.text,
            commitments=each.commitment_count,
            standing=Standing(each.standing),
            source=_source(each),
        )


def _commitment_rows(found: list[Any]) -> Iterable[CommitmentRow]:
    today = organisations.organisation_rows(each.organisation_id for each in found if each.organisation_id)
    for each in found:
        organisation = today.get(each.organisation_id)
        yield CommitmentRow(
            id=each.id,
            partnership=each.partnership_id,
            review=each.recommendation.review_id,
            review_name=each.recommendation.review.name,
            recommendation=each.recommendation_id,
            recommendation_label=_label(each.recommendation),
            response=each.response_id,
            organisation=each.organisation_id,
            agency=each.agency_name,
            agency_now=organisation.now if organisation else None,
            text=each.text,
            status=CommitmentStatus(each.status),
            due_words=each.due_words,
            due_earliest=each.due_earliest,
            due_latest=each.due_latest,
            due_precision=each.due_precision,
            recurring_every=each.recurring_every,
            recurring_alternatives=tuple(each.recurring_alternatives),
            standing=Standing(each.standing),
            source=_source(each),
        )
