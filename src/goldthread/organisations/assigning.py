"""Who has an open duty after a split, since nobody but a person can tell. Used through `commands` alone."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from goldthread.kernel.actor import Actor
from goldthread.kernel.clock import today
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.look.words import british
from goldthread.organisations.domain import SPLIT
from goldthread.organisations.duties import Duty
from goldthread.organisations.models import Assignment, Organisation
from goldthread.organisations.passing import Passing
from goldthread.organisations.permissions import check_can_manage
from goldthread.organisations.where import passings
from goldthread.trail import commands as trail


@transaction.atomic
def assign(duties: Sequence[Duty], *, predecessor: int, successor: int, by: Actor, at: datetime) -> int:
    """Say that `successor` has these open duties of `predecessor` now; how many.

    `successor` is one to which a part of the work passed, or the predecessor itself where that goes on. Raises Refused
    for any other, before the day of the change, for a duty that was given already, and unless `by` is of the support
    team of the partnership that each duty belongs to.
    """
    if not duties:
        raise Refused("Choose at least one duty.")
    for each in duties:
        check_can_manage(each.partnership, by)
    _check_may_have_it(predecessor, successor, today(at))
    for each in duties:
        _give(each, predecessor, successor, by, at)
    return len(duties)


@transaction.atomic
def take_back(assignment: int, *, by: Actor, at: datetime) -> None:
    """Undo one assignment: the duty waits for a person again. Raises NotFound, and Refused where that was done."""
    row = Assignment.objects.select_for_update().filter(id=assignment).first()
    if row is None:
        raise NotFound
    check_can_manage(row.partnership_id, by)
    if row.undone_at is not None:
        raise Refused("This was taken back already.")
    row.undone_at, row.undone_by = at, by.id
    row.save(update_fields=["undone_at", "undone_by"])
    _leave(row, "assignment.undone", by, at)


def _give(duty: Duty, predecessor: int, successor: int, by: Actor, at: datetime) -> None:
    row, made = Assignment.objects.select_related("successor").get_or_create(
        predecessor_id=predecessor,
        subject_kind=duty.kind,
        subject_id=duty.id,
        undone_at=None,
        defaults={
            "partnership_id": duty.partnership,
            "successor_id": successor,
            "seen_with": [list(each) for each in duty.seen_with],
            "at": at,
            "actor": by.id,
        },
    )
    if not made:
        raise Refused(f"One of these was given to {row.successor.name} already. Take that back first.")
    _leave(row, "assignment.made", by, at)


def _leave(row: Assignment, verb: str, by: Actor, at: datetime) -> None:
    trail.record(
        verb, kind="assignment", subject=row.id, by=by, at=at, partnership=row.partnership_id,
        details={"subject_kind": row.subject_kind, "subject_id": row.subject_id, "successor": row.successor_id},
    )  # fmt: skip


def _check_may_have_it(predecessor: int, successor: int, on: date) -> None:
    changes = [each for each in passings() if each.predecessor == predecessor and not each.is_whole]
    in_force = [each for each in changes if each.in_force(on)]
    if not in_force:
        raise Refused(_too_early(changes, on))
    if successor == predecessor:
        if any(each.kind in SPLIT for each in in_force):
            raise Refused(
                f"{_name(predecessor)} was split up, so nothing can stay with it. Choose a successor."
            )
        return
    if successor not in {each.successor for each in in_force}:
        raise Refused(
            f"Nothing passed from {_name(predecessor)} to {_name(successor)}. Record that change first."
        )


def _too_early(changes: Sequence[Passing], on: date) -> str:
    days = [each.on for each in changes if each.on is not None and each.on > on and not each.pending]
    if days:
        return f"Nothing passes before {british(min(days))}. Say who has it on that day or later."
    return "No part of this organisation's work has passed to another. Record that change first."


def _name(organisation: int) -> str:
    return Organisation.objects.values_list("name", flat=True).get(id=organisation)
