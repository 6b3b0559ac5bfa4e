"""Writing the register: proposing, deciding, undoing, saying who a name is."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from goldthread.ingest import reading as read
from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands as organisations
from goldthread.organisations.domain import normal_words
from goldthread.recommendations import proposals
from goldthread.recommendations.domain import Basis, Standing, check_decision
from goldthread.recommendations.models import (
    Commitment,
    Decision,
    Recommendation,
    Registered,
    Response,
    Review,
)
from goldthread.recommendations.permissions import check_can_decide
from goldthread.recommendations.proposals import Proposed
from goldthread.trail import commands as trail

__all__ = ["Proposed", "confirm", "confirm_reading", "propose", "reject", "say_who", "undo"]

KINDS: Mapping[str, type[Registered]] = {
    "review": Review,
    "recommendation": Recommendation,
    "response": Response,
    "commitment": Commitment,
}
"""What a decision can be about, in the order in which one must stand before the next."""


@transaction.atomic
def propose(reading: read.Reading, *, reading_id: int, partnership: int, by: Actor, at: datetime) -> Proposed:
    """Create proposed rows from a stored reading. Raises Refused unless `by` may decide for the partnership."""
    check_can_decide(partnership, by)
    proposed = proposals.draft(reading, reading_id=reading_id, partnership=partnership)
    trail.record(
        "reading.proposed",
        kind="review",
        subject=proposed.review,
        by=by,
        at=at,
        partnership=partnership,
        details={"reading": reading_id, "recommendations": proposed.recommendations},
    )
    return proposed


@transaction.atomic
def confirm(kind: str, subject: int, *, by: Actor, at: datetime) -> None:
    """The partnership stands by one row. Raises Refused where what it belongs to is not confirmed yet."""
    row = _for_change(kind, subject, by)
    for above in _above(row):
        if above.standing != Standing.CONFIRMED:
            raise Refused(f"Confirm the {_kind_of(above)} that this belongs to first.")
    _decide([row], Standing.CONFIRMED, by=by, at=at)


@transaction.atomic
def reject(kind: str, subject: int, *, by: Actor, at: datetime) -> None:
    """One row was read wrongly. What was proposed below it goes with it; Refused where that is confirmed."""
    row = _for_change(kind, subject, by)
    below = list(_below(row))
    if any(each.standing == Standing.CONFIRMED for each in below):
        raise Refused("Something that belongs to this is confirmed. Undo that first.")
    _decide(
        [row, *(each for each in below if each.standing == Standing.PROPOSED)],
        Standing.REJECTED,
        by=by,
        at=at,
    )


@transaction.atomic
def confirm_reading(reading_id: int, *, by: Actor, at: datetime) -> int:
    """Confirm everything still proposed from one reading, with the review it is about; the number of rows from it.

    Rows below something rejected stay as they are. Running it again confirms nothing more.
    """
    rows: list[Registered] = []
    for model in (Recommendation, Response, Commitment):
        found = model.objects.select_for_update().filter(
            source_reading=reading_id, standing=Standing.PROPOSED
        )
        rows += list(found.order_by("id"))
    if not rows:
        return 0
    check_can_decide(rows[0].partnership_id, by)
    chosen = _with_their_reviews(rows)
    _decide(chosen, Standing.CONFIRMED, by=by, at=at)
    return sum(1 for row in chosen if not isinstance(row, Review))


@transaction.atomic
def undo(kind: str, subject: int, *, by: Actor, at: datetime) -> int:
    """Take back the decision that stands on one row, with whatever was decided in the same act; the number of rows."""
    _for_change(kind, subject, by)
    decision = Decision.objects.filter(subject_kind=kind, subject_id=subject, undone_at__isnull=True).first()
    if decision is None:
        raise Refused("No decision stands on this, so there is nothing to undo.")
    batch = list(Decision.objects.select_for_update().filter(batch=decision.batch, undone_at__isnull=True))
    rows = [_row(each.subject_kind, each.subject_id) for each in batch]
    _check_nothing_rests_on(rows)
    for each, row in zip(batch, rows, strict=True):
        row.standing = each.was
        row.save(update_fields=["standing"])
    Decision.objects.filter(id__in=[each.id for each in batch]).update(undone_at=at, undone_by=by.id)
    trail.record(
        "decision.undone", kind=kind, subject=subject, by=by, at=at, partnership=decision.partnership_id,
        details={"rows": len(batch)},
    )  # fmt: skip
    return len(batch)


@transaction.atomic
def say_who(words: str, *, organisation: int, partnership: int, by: Actor, at: datetime) -> int:
    """Confirm which organisation a document's words name, and give it the rows that use them; the number of rows.

    Known ever after: later loads find the organisation by themselves.
    """
    organisations.add_alias(words, organisation=organisation, partnership=partnership, by=by, at=at)
    return (
        _give(Response, "speaker_words", Basis.ANSWERED, words, organisation, partnership)
        + _give(Commitment, "owner_words", Basis.COMMITTED, words, organisation, partnership)
        + _address(words, organisation, partnership)
    )


def _give(
    model: type[Response] | type[Commitment],
    column: str,
    basis: Basis,
    words: str,
    organisation: int,
    partnership: int,
) -> int:
    nameless = model.objects.filter(partnership_id=partnership, organisation__isnull=True).exclude(
        **{column: ""}
    )
    rows = [
        row
        for row in nameless.select_related("recommendation")
        if normal_words(getattr(row, column)) == normal_words(words)
    ]
    model.objects.filter(id__in=[row.id for row in rows]).update(organisation_id=organisation)
    for row in rows:
        for one in _family(row.recommendation):
            proposals.add_addressee(one, organisation, basis)
    return len(rows)


def _address(words: str, organisation: int, partnership: int) -> int:
    named = Recommendation.objects.filter(partnership_id=partnership).exclude(addressee_words="")
    rows = [row for row in named if normal_words(row.addressee_words) == normal_words(words)]
    for row in rows:
        for one in [row, *([row.parent] if row.parent else [])]:
            proposals.add_addressee(one, organisation, Basis.ASKED)
    return len(rows)


def _family(row: Recommendation) -> Iterable[Recommendation]:
    return Recommendation.objects.filter(Q(id=row.id) | Q(parent=row.id) | Q(id=row.parent_id))


def _row(kind: str, subject: int) -> Registered:
    if kind not in KINDS:
        raise NotFound(kind)
    found = KINDS[kind]._default_manager.select_for_update(of=("self",)).filter(pk=subject).first()
    if found is None:
        raise NotFound(kind)
    return found


def _for_change(kind: str, subject: int, by: Actor) -> Registered:
    row = _row(kind, subject)
    check_can_decide(row.partnership_id, by)
    return row


def _kind_of(row: Registered) -> str:
    return row._meta.model_name or ""


def _above(row: Registered) -> Iterable[Registered]:
    if isinstance(row, Recommendation):
        yield row.review
        if row.parent is not None:
            yield row.parent
    if isinstance(row, Response | Commitment):
        yield row.recommendation
    if isinstance(row, Commitment) and row.response is not None:
        yield row.response


def _below(row: Registered) -> Iterable[Registered]:
    if isinstance(row, Review):
        for each in row.recommendations.filter(parent__isnull=True):
            yield each
            yield from _below(each)
    if isinstance(row, Recommendation):
        for part in row.parts.all():
            yield part
            yield from _below(part)
        yield from row.responses.all()
        yield from row.commitments.all()
    if isinstance(row, Response):
        yield from row.commitments.all()


def _with_their_reviews(rows: list[Registered]) -> list[Registered]:
    """The rows whose line upwards is free of rejections, with proposed reviews first, each once."""
    chosen: dict[tuple[str, int], Registered] = {}
    for row in rows:
        line = list(_whole_line(row))
        if all(each.standing != Standing.REJECTED for each in line):
            for each in reversed(line):
                if each.standing == Standing.PROPOSED:
                    chosen.setdefault((_kind_of(each), each.pk), each)
    return list(chosen.values())


def _whole_line(row: Registered) -> Iterable[Registered]:
    yield row
    for above in _above(row):
        yield from _whole_line(above)


def _check_nothing_rests_on(rows: list[Registered]) -> None:
    """A confirmed row may not lose what it belongs to."""
    own = {(_kind_of(row), row.pk) for row in rows}
    for row in rows:
        if row.standing == Standing.CONFIRMED and any(
            each.standing == Standing.CONFIRMED and (_kind_of(each), each.pk) not in own
            for each in _below(row)
        ):
            raise Refused("Something confirmed since belongs to this. Undo that first.")


def _decide(rows: list[Registered], decided: Standing, *, by: Actor, at: datetime) -> int:
    batch = uuid.uuid4()
    for row in rows:
        check_decision(Standing(row.standing), decided)
    Decision.objects.bulk_create(
        Decision(
            partnership_id=row.partnership_id,
            subject_kind=_kind_of(row),
            subject_id=row.pk,
            was=row.standing,
            became=decided.value,
            actor=by.id,
            at=at,
            batch=batch,
        )
        for row in rows
    )
    for kind, model in KINDS.items():
        ids = [row.pk for row in rows if _kind_of(row) == kind]
        model._default_manager.filter(pk__in=ids).update(standing=decided.value)
    trail.record(
        f"{_kind_of(rows[0])}.{decided.value}", kind=_kind_of(rows[0]), subject=rows[0].pk, by=by, at=at,
        partnership=rows[0].partnership_id, details={"rows": len(rows)},
    )  # fmt: skip
    return len(rows)
