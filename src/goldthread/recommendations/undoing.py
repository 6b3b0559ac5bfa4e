"""Taking back what was done to rows, one act at a time. Used by commands alone."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import Refused
from goldthread.recommendations import changing, deciding
from goldthread.recommendations.kinship import KINDS, for_change
from goldthread.recommendations.models import Change, Decision
from goldthread.recommendations.permissions import check_can_decide
from goldthread.trail import commands as trail

STANDS = Q(undone_at__isnull=True)


@transaction.atomic
def undo(kind: str, subject: int, *, by: Actor, at: datetime) -> int:
    """Take back the newest act on one row, decision or change, with whatever it did to others; the number of rows.

    Raises Refused where there is none, or where something done since rests on it.
    """
    for_change(kind, subject, by)
    own = Q(subject_kind=kind, subject_id=subject)
    newest = _newest(Decision.objects.filter(STANDS, own), Change.objects.filter(STANDS, own))
    if newest is None:
        raise Refused("No decision stands on this, so there is nothing to undo.")
    return _take_back(newest.batch, about=(kind, subject), by=by, at=at)


@transaction.atomic
def undo_last(reading_id: int, *, by: Actor, at: datetime) -> tuple[str, int] | None:
    """Take back this person's newest act on rows of one reading: the row it was about, None where there is none.

    A review that was confirmed along with its first row stays so: nobody would know what they had taken back.
    """
    of_reading = Q()
    for kind, model in list(KINDS.items())[1:]:
        rows = model._default_manager.filter(source_reading=reading_id)
        of_reading |= Q(subject_kind=kind, subject_id__in=rows.values("pk"))
    mine = Q(actor=by.id)
    newest = _newest(
        Decision.objects.filter(STANDS, mine, of_reading), Change.objects.filter(STANDS, mine, of_reading)
    )
    if newest is None:
        return None
    check_can_decide(newest.partnership_id, by)
    about = (newest.subject_kind, newest.subject_id)
    _take_back(newest.batch, about=about, by=by, at=at)
    return about


def _newest(decisions: QuerySet[Decision], changes: QuerySet[Change]) -> Decision | Change | None:
    decision, change = (decisions.order_by("at", "id").last(), changes.order_by("at", "id").last())
    if decision is None or change is None:
        return decision or change
    return change if change.at >= decision.at else decision


def _take_back(batch: uuid.UUID, *, about: tuple[str, int], by: Actor, at: datetime) -> int:
    decisions = list(Decision.objects.select_for_update().filter(STANDS, batch=batch))
    changes = list(Change.objects.select_for_update().filter(STANDS, batch=batch))
    acts: list[Decision | Change] = [*decisions, *changes]
    touched = {(each.subject_kind, each.subject_id) for each in acts}
    deciding.take_back(decisions, by=by, at=at)
    changing.take_back(changes, by=by, at=at)
    kind, subject = about
    trail.record(
        "decision.undone", kind=kind, subject=subject, by=by, at=at, partnership=acts[0].partnership_id,
        details={"rows": len(touched)},
    )  # fmt: skip
    return len(touched)
