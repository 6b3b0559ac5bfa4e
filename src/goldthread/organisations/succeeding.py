"""What became of organisations, as dated data. Used through `commands` alone."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import QuerySet

from goldthread.kernel.actor import Actor
from goldthread.kernel.clock import today
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations.domain import SuccessionKind
from goldthread.organisations.models import Organisation, Succession
from goldthread.organisations.passing import Lifetime, Passing, Told, check_change
from goldthread.organisations.permissions import check_can_change
from goldthread.organisations.where import (
    lifetimes,
    partnerships_of,
    passing_of,
    standing_changes,
)
from goldthread.trail import commands as trail

ONE_AT_A_TIME = 7_407_414
"""Number of the advisory lock that one writer holds: whether a change fits depends on every other."""


def one_at_a_time() -> None:
    """Wait until nobody else changes what became of organisations; for the rest of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def succeed(
    predecessor: int,
    *,
    successor: int,
    on: date,
    kind: SuccessionKind = SuccessionKind.REPLACED,
    passes: str = "",
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """From `on`, `successor` has the duties of `predecessor`: `record_change` for a day that is settled."""
    change = Passing(predecessor, successor, kind, on, until_on, passes)
    return record_change(Told(change), by=by, at=at)


@transaction.atomic
def record_change(told: Told, *, by: Actor, at: datetime) -> int:
    """One change of an organisation; the id of the one that stands where the same is recorded already.

    Raises Refused where it cannot be beside the other changes, where it stands with another date, and unless `by` is
    of the support team of a partnership that the predecessor works with.
    """
    change = told.change
    check_can_change(partnerships_of(change.predecessor, on=today(at)), by)
    one_at_a_time()
    same = standing_like(change)
    if same is not None:
        return same
    if change.kind is not SuccessionKind.HOSTED and _alike(change).exists():
        raise Refused("This succession is already recorded with another date. Correct that one instead.")
    check_change(change, _others(), _lives(change))
    row = Succession.objects.create(**_columns(told))
    trail.record("succession.added", kind="succession", subject=row.id, by=by, at=at)
    return row.id


@transaction.atomic
def correct_change(succession: int, told: Told, *, by: Actor, at: datetime) -> None:
    """Put right a recorded change, or settle what was pending; its history keeps what was said before.

    The predecessor stays: a change of another organisation is another change. Raises NotFound, and Refused as
    `record_change` does.
    """
    row = _standing(succession, by, at)
    if told.change.predecessor != row.predecessor_id:
        raise Refused(
            "A correction cannot move a change to another organisation. End this one and record the other."
        )
    check_change(told.change, _others(but=succession), _lives(told.change))
    for column, value in _columns(told).items():
        setattr(row, column, value)
    row.save()
    trail.record("succession.corrected", kind="succession", subject=row.id, by=by, at=at)


@transaction.atomic
def end_change(succession: int, *, why: str, by: Actor, at: datetime) -> None:
    """Take back a change that was recorded by mistake: nothing passes by it any more, and it is kept with the reason.

    Raises NotFound, and Refused without a reason, and where it was taken back already.
    """
    row = _standing(succession, by, at)
    if not why.strip():
        raise Refused("Say why this change was recorded by mistake. It is kept with the change.")
    row.undone_at, row.undone_by, row.undone_why = at, by.id, why.strip()
    row.save(update_fields=["undone_at", "undone_by", "undone_why"])
    trail.record("succession.ended", kind="succession", subject=row.id, by=by, at=at)


def standing_like(change: Passing) -> int | None:
    """The change that stands with the same organisations, kind, part and day, whoever says so."""
    same = _alike(change).filter(on=change.on).first()
    return same.id if same else None


def check_still_fits(organisation: int) -> None:
    """Raises Refused where a settled change of this organisation no longer fits its days."""
    rows = standing_changes().filter(pending=False)
    for row in rows.filter(predecessor_id=organisation) | rows.filter(successor_id=organisation):
        check_change(passing_of(row), _others(but=row.id), _lives(passing_of(row)))


def _alike(change: Passing) -> QuerySet[Succession]:
    return standing_changes().filter(
        predecessor_id=change.predecessor,
        successor_id=change.successor,
        kind=change.kind.value,
        passes=change.passes,
    )


def _standing(succession: int, by: Actor, at: datetime) -> Succession:
    row = Succession.objects.filter(id=succession).first()
    if row is None:
        raise NotFound
    check_can_change(partnerships_of(row.predecessor_id, on=today(at)), by)
    one_at_a_time()
    row.refresh_from_db()
    if row.undone_at is not None:
        raise Refused("This change was taken back already. Record it again if it was right after all.")
    return row


def _others(*, but: int | None = None) -> tuple[Passing, ...]:
    return tuple(passing_of(row) for row in standing_changes() if row.id != but)


def _lives(change: Passing) -> dict[int, Lifetime]:
    """Everybody's name and days. Raises NotFound where one of the two organisations is none."""
    found = lifetimes(Organisation.objects.values_list("id", flat=True))
    if not {change.predecessor, change.successor} <= found.keys():
        raise NotFound
    return found


def _columns(told: Told) -> dict[str, object]:
    change = told.change
    return {
        "predecessor_id": change.predecessor,
        "successor_id": change.successor,
        "kind": change.kind.value,
        "on": change.on,
        "on_words": told.on_words.strip(),
        "until_on": change.until_on,
        "passes": change.passes.strip(),
        "pending": change.pending,
        "source": told.source.strip(),
        "source_url": told.address.strip(),
    }
