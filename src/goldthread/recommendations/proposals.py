"""From a reading to proposed rows. Used by `commands.propose` alone, inside its transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldthread.ingest import reading as read
from goldthread.organisations import queries as organisations
from goldthread.recommendations.domain import Basis, fingerprint, normal_name
from goldthread.recommendations.models import (
    Addressee,
    Commitment,
    Recommendation,
    Repetition,
    Response,
    Review,
)

SAME_REVIEW = 0.5
"""Two documents are on one review where at least this share of the recommendations stands word for word in both."""


@dataclass(slots=True)
class Proposed:
    """What one reading added, in rows. `unknown_names` are words for agencies that nobody has confirmed yet."""

    review: int
    review_name: str
    recommendations: int = 0
    repeated: int = 0
    responses: int = 0
    commitments: int = 0
    unknown_names: tuple[str, ...] = ()


@dataclass(slots=True)
class Drafting:
    """The state of one load: where the words stand, whom they name, and what stood before."""

    partnership: int
    reading_id: int
    document: str
    review: Review
    names: Mapping[str, int]
    standing: dict[tuple[str, str], Recommendation]
    rows: dict[str, Recommendation] = field(default_factory=dict)
    addressees: set[tuple[int, int, Basis]] = field(default_factory=set)

    def source(self, place: read.Place) -> dict[str, Any]:
        """The columns that say where a row's words stand."""
        return {
            "partnership_id": self.partnership,
            "source_reading": self.reading_id,
            "source_document": self.document,
            "source_start": place.start,
            "source_end": place.end,
            "source_line": place.line,
            "source_page": place.page,
        }


def draft(reading: read.Reading, *, reading_id: int, partnership: int) -> Proposed:
    """Write the rows of one reading as proposals. The caller holds the transaction."""
    names = organisations.organisations_called(_names_in(reading), partnership=partnership)
    review = _review_of(reading, reading_id=reading_id, partnership=partnership)
    drafting = Drafting(partnership, reading_id, reading.file, review, names, _standing_in(review))
    proposed = Proposed(review.id, review.name)
    for position, each in enumerate(reading.recommendations, start=1):
        _recommendation(each, position, drafting, proposed)
    for each in reading.recommendations:
        _answers(each, drafting, proposed)
    _addressees(reading, drafting)
    proposed.unknown_names = tuple(sorted(_names_in(reading) - names.keys()))
    return proposed


def _names_in(reading: read.Reading) -> set[str]:
    named: set[str | None] = set()
    for each in reading.recommendations:
        named.add(each.addressee)
        named.update(response.agency for response in each.responses)
        named.update(commitment.agency for commitment in each.commitments)
    return {name for name in named if name}


def _review_of(reading: read.Reading, *, reading_id: int, partnership: int) -> Review:
    repeated = _review_with_the_same_words(reading, partnership)
    if repeated is not None:
        return repeated
    name = reading.reviews[0] if reading.reviews else reading.file.rsplit(".", 1)[0]
    found, _ = Review.objects.get_or_create(
        partnership_id=partnership,
        normal=normal_name(name),
        defaults={"name": name, "source_reading": reading_id, "source_document": reading.file},
    )
    return found


def _review_with_the_same_words(reading: read.Reading, partnership: int) -> Review | None:
    asks = {fingerprint(each.text) for each in reading.recommendations if each.text}
    found = Recommendation.objects.filter(partnership_id=partnership, fingerprint__in=asks).exclude(text="")
    shared: dict[int, set[str]] = {}
    for review, print_of_it in found.values_list("review_id", "fingerprint"):
        shared.setdefault(review, set()).add(print_of_it)
    likeliest = max(shared, key=lambda review: (len(shared[review]), -review), default=None)
    if likeliest is None or len(shared[likeliest]) < SAME_REVIEW * len(asks):
        return None
    return Review.objects.get(id=likeliest)


def _standing_in(review: Review) -> dict[tuple[str, str], Recommendation]:
    return {(_label(each.label), each.fingerprint): each for each in review.recommendations.all()}


def _label(label: str) -> str:
    return "".join(filter(str.isalnum, label)).lower()


def _recommendation(each: read.Recommendation, position: int, drafting: Drafting, proposed: Proposed) -> None:
    known = drafting.standing.get((_label(each.label), fingerprint(each.text)))
    if known is not None:
        drafting.rows[each.id] = known
        Repetition.objects.get_or_create(
            recommendation=known, source_reading=drafting.reading_id, defaults=drafting.source(each.place)
        )
        proposed.repeated += 1
        return
    drafting.rows[each.id] = Recommendation.objects.create(
        review=drafting.review,
        parent=drafting.rows.get(each.parent) if each.parent else None,
        section=each.section or "",
        label=each.label,
        position=position,
        addressee_words=each.addressee or "",
        text=each.text,
        fingerprint=fingerprint(each.text),
        themes=list(each.themes),
        **drafting.source(each.place),
    )
    proposed.recommendations += 1


def _answers(each: read.Recommendation, drafting: Drafting, proposed: Proposed) -> None:
    row = drafting.rows[each.id]
    known = {fingerprint(text) for text in row.responses.values_list("text", flat=True)}
    new = [response for response in each.responses if fingerprint(response.text) not in known]
    made = [
        (response.place, _response(response, position, row, drafting))
        for position, response in enumerate(new, start=1 + len(known))
    ]
    said_before = {fingerprint(text) for text in row.commitments.values_list("text", flat=True)}
    fresh = [one for one in each.commitments if fingerprint(one.text) not in said_before]
    for position, commitment in enumerate(fresh, start=1 + len(said_before)):
        _commitment(commitment, position, row, made, drafting)
    proposed.responses += len(new)
    proposed.commitments += len(fresh)


def _response(each: read.Response, position: int, row: Recommendation, drafting: Drafting) -> Response:
    return Response.objects.create(
        recommendation=row,
        organisation_id=drafting.names.get(each.agency or ""),
        speaker_words=each.agency or "",
        position=position,
        text=each.text,
        **drafting.source(each.place),
    )


def _commitment(
    each: read.Commitment,
    position: int,
    row: Recommendation,
    responses: Iterable[tuple[read.Place, Response]],
    drafting: Drafting,
) -> None:
    within = (made for place, made in responses if place.start <= each.place.start < place.end)
    Commitment.objects.create(
        recommendation=row,
        response=next(within, None),
        organisation_id=drafting.names.get(each.agency or ""),
        owner_words=each.agency or "",
        position=position,
        text=each.text,
        status=each.status,
        **due_columns(each.due, each.target_words),
        **drafting.source(each.place),
    )


def due_columns(due: read.Due | None, words: str | None) -> dict[str, Any]:
    """A target's words with the days that they allow; without days where `words` set it and name none."""
    none = {"due_precision": "", "due_earliest": None, "due_latest": None}
    if due is None:
        return {"due_words": words or "", **none, "recurring_every": "", "recurring_alternatives": []}
    recurring = due.recurring
    return {
        "due_words": due.words,
        "due_precision": due.precision,
        "due_earliest": due.earliest,
        "due_latest": due.latest,
        "recurring_every": recurring.every if recurring else "",
        "recurring_alternatives": list(recurring.alternatives) if recurring else [],
    }


def _addressees(reading: read.Reading, drafting: Drafting) -> None:
    """Whom each recommendation concerns. What is answered on a parent is answered for its parts, and a part's agency
    may see the lead-in, so the whole family of a recommendation gets each of its addressees."""
    for each in reading.recommendations:
        family = [one for one in reading.recommendations if one.id == each.parent or one.parent == each.id]
        for name, basis in _concerned(each):
            organisation = drafting.names.get(name)
            if organisation:
                kin = family if basis is not Basis.ASKED else [one for one in family if one.id == each.parent]
                for one in [each, *kin]:
                    add_addressee(drafting.rows[one.id], organisation, basis)


def _concerned(each: read.Recommendation) -> Iterable[tuple[str, Basis]]:
    if each.addressee:
        yield each.addressee, Basis.ASKED
    for response in each.responses:
        yield response.agency or "", Basis.ANSWERED
    for commitment in each.commitments:
        yield commitment.agency or "", Basis.COMMITTED


def add_addressee(row: Recommendation, organisation: int, basis: Basis) -> None:
    """One organisation that a recommendation concerns; once for each reason."""
    Addressee.objects.get_or_create(
        recommendation=row,
        organisation_id=organisation,
        basis=basis.value,
        defaults={"partnership_id": row.partnership_id, "review_id": row.review_id},
    )
