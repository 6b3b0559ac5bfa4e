"""Reading the register: frozen rows in a bounded number of queries; row-level security has the last word.

Every query of a list takes `filters` (cleaned values, absent or empty means all), `order` (a key, "-" for descending),
`offset` and `limit` (rows; None for all), and `words` to search for.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Count

from goldthread.kernel.refusals import NotFound
from goldthread.kernel.slices import Slice
from goldthread.organisations import queries as organisations
from goldthread.organisations.domain import names_no_single_body, normal_words
from goldthread.recommendations.domain import Basis, Source, Standing
from goldthread.recommendations.models import (
    Addressee,
    Commitment,
    Decision,
    Recommendation,
    Repetition,
    Response,
    Review,
)
from goldthread.recommendations.openings import act_on_positions as act_on_positions
from goldthread.recommendations.openings import opening_before as opening_before
from goldthread.recommendations.openings import positions_on as positions_on
from goldthread.recommendations.openings import subjects_of_positions, without_position
from goldthread.recommendations.outcomes import changes_on as changes_on
from goldthread.recommendations.outcomes import ids_with_outcome as ids_with_outcome
from goldthread.recommendations.outcomes import read_outcomes as read_outcomes
from goldthread.recommendations.outcomes import stamp_of_reading as stamp_of_reading
from goldthread.recommendations.positions import Subject
from goldthread.recommendations.rows import (
    CommitmentRow as CommitmentRow,
)
from goldthread.recommendations.rows import (
    Counts,
    DecisionRow,
    UnknownName,
)
from goldthread.recommendations.rows import (
    OpeningAct as OpeningAct,
)
from goldthread.recommendations.rows import (
    OpeningRow as OpeningRow,
)
from goldthread.recommendations.rows import (
    RecommendationRow as RecommendationRow,
)
from goldthread.recommendations.rows import (
    ResponseRow as ResponseRow,
)
from goldthread.recommendations.rows import (
    ReviewRow as ReviewRow,
)
from goldthread.recommendations.selecting import (
    CONFIRMED,
    DATED,
    IN_ORDER,
    PROPOSED,
    Filters,
    about_a_recommendation,
    commitments_found,
    having_words,
    how_many,
    in_standing,
    recommendations_found,
    sliced,
)
from goldthread.recommendations.shaping import (
    commitment_rows,
    recommendation_rows,
    response_rows,
    review_rows,
    source_of,
)

Row = TypeVar("Row")
Item = RecommendationRow | ResponseRow | CommitmentRow
Owed = RecommendationRow | CommitmentRow
"""What has an opening position: a recommendation or a part of one, or a commitment."""


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
    return Counts(reviews_, recommendations_, responses_, commitments_, dated, proposed, without_position())


def reviews(
    filters: Filters, order: str = "name", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[ReviewRow]:
    """Reviews with their confirmed recommendations, responses and commitments counted."""
    found = having_words(in_standing(Review.objects.select_related("partnership"), filters), words, "name")
    counted = found.annotate(
        recommendation_count=how_many(Recommendation, "review", CONFIRMED),
        response_count=how_many(Response, "recommendation__review", CONFIRMED),
        commitment_count=how_many(Commitment, "recommendation__review", CONFIRMED),
        proposed_count=how_many(Recommendation, "review", PROPOSED)
        + how_many(Response, "recommendation__review", PROPOSED)
        + how_many(Commitment, "recommendation__review", PROPOSED),
    )
    return sliced(counted, order, {"name": "name"}, offset, limit, review_rows)


def recommendations(
    filters: Filters, order: str = "review", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[RecommendationRow]:
    """Recommendations and their parts, in the documents' order unless told otherwise."""
    counted = recommendations_found(filters, words).annotate(
        response_count=how_many(Response, "recommendation", CONFIRMED),
        commitment_count=how_many(Commitment, "recommendation", CONFIRMED),
    )
    keys = {"review": "review__name", "label": "position"}
    return sliced(
        counted,
        order,
        keys,
        offset,
        limit,
        recommendation_rows,
        then=("review_id", "position", "source_start"),
    )


def responses(
    filters: Filters, order: str = "review", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[ResponseRow]:
    """Responses, by review and recommendation in the documents' order unless told otherwise."""
    found = about_a_recommendation(Response.objects.all(), filters)
    counted = having_words(found, words, "text", "speaker_words").annotate(
        commitment_count=how_many(Commitment, "response", CONFIRMED)
    )
    keys = {"review": "recommendation__review__name", "agency": "agency_name"}
    return sliced(counted, order, keys, offset, limit, response_rows, then=IN_ORDER)


def commitments(
    filters: Filters, order: str = "due", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[CommitmentRow]:
    """Commitments, soonest target date first and those without one last unless told otherwise."""
    searched = commitments_found(filters, words)
    keys = {
        "review": "recommendation__review__name",
        "agency": "agency_name",
        "due": "due_latest",
        "status": "status",
    }
    return sliced(searched, order, keys, offset, limit, commitment_rows, then=IN_ORDER)


def positioned(filters: Filters, offset: int = 0, limit: int | None = None, words: str = "") -> Slice[Owed]:
    """Confirmed recommendations, their parts and commitments with their opening positions, in the documents' order.

    Filters are those of both lists; `kind` leaves one of them, and a status or target date commitments alone. `about`
    is (kind, id) of one row with what is under it.
    """
    found = subjects_of_positions(filters, words)
    chosen = found.rows[offset : offset + limit] if limit is not None else found.rows[offset:]
    return Slice(rows_called(chosen), found.total, offset)


def rows_called(subjects: Iterable[Subject]) -> tuple[Owed, ...]:
    """These recommendations and commitments, in this order; what the actor may not see is left out."""
    wanted = list(subjects)
    found: dict[Subject, Owed] = {}
    for kind, query in (("recommendation", recommendations), ("commitment", commitments)):
        ids = [subject for each, subject in wanted if each == kind]
        rows: Iterable[Any] = query({"ids": ids, "standing": "all"}).rows if ids else ()
        found |= {(kind, row.id): row for row in rows}
    return tuple(found[each] for each in wanted if each in found)


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
        source_of(each) for each in Repetition.objects.filter(recommendation_id=subject).order_by("id")
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
    """Words for an agency, in rows of one reading that have no organisation yet; most used first.

    `suggested` is the organisation that is called exactly so today, where one was added since; a person confirms it.
    Words for everybody ("All agencies") are not asked about.
    """
    used: dict[str, int] = {}
    for words in _words_without_organisation(reading_id):
        used[words] = used.get(words, 0) + 1
    row = Recommendation.objects.filter(source_reading=reading_id).first()
    named = organisations.organisations_called(used, partnership=row.partnership_id) if row else {}
    names = [
        UnknownName(words, rows, named.get(words))
        for words, rows in used.items()
        if not names_no_single_body(words)
    ]
    return tuple(sorted(names, key=lambda name: (-name.rows, normal_words(name.words))))


def _words_without_organisation(reading_id: int) -> Iterable[str]:
    for model, column in ((Response, "speaker_words"), (Commitment, "owner_words")):
        nameless = model._default_manager.filter(source_reading=reading_id, organisation__isnull=True)
        yield from nameless.exclude(**{column: ""}).values_list(column, flat=True)
    asked = Recommendation.objects.filter(source_reading=reading_id).exclude(addressee_words="")
    yield from asked.exclude(addressees__basis=Basis.ASKED).values_list("addressee_words", flat=True)


def items_of_reading(reading_id: int) -> tuple[Item, ...]:
    """Every row made from one reading, in whichever standing, in the order of its words, the wider one first."""
    of_it = {"reading": reading_id, "standing": "all"}
    found: list[Item] = [*recommendations(of_it).rows, *responses(of_it).rows, *commitments(of_it).rows]
    return tuple(sorted(found, key=lambda row: (row.source.start or 0, -(row.source.end or 0))))


def review_of_reading(reading_id: int) -> int | None:
    """The review that a reading is about, also where it only repeats what stood before; None where it says nothing."""
    of_it = {"source_reading": reading_id}
    own = Recommendation.objects.filter(**of_it).values_list("review_id", flat=True)
    repeated = Repetition.objects.filter(**of_it).values_list("recommendation__review_id", flat=True)
    answered = Response.objects.filter(**of_it).values_list("recommendation__review_id", flat=True)
    return own.first() or repeated.first() or answered.first()


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
