"""Deciding on the standing of rows. Used by commands alone."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import Refused
from goldthread.recommendations.domain import Standing, check_decision
from goldthread.recommendations.kinship import KINDS, above, below, for_change, kind_of, whole_line
from goldthread.recommendations.models import (
    Commitment,
    Decision,
    Recommendation,
    Registered,
    Response,
    Review,
)
from goldthread.recommendations.permissions import check_can_decide
from goldthread.trail import commands as trail


@transaction.atomic
def confirm(kind: str, subject: int, *, version: int | None = None, by: Actor, at: datetime) -> None:
    """The partnership stands by one row, and by the review that it is of.

    Raises Refused where what it belongs to is not confirmed yet, Stale where it is not the `version` that was seen.
    """
    confirm_row(for_change(kind, subject, by, version=version), by=by, at=at)


@transaction.atomic
def reject(kind: str, subject: int, *, version: int | None = None, by: Actor, at: datetime) -> None:
    """One row was read wrongly. What was proposed below it goes with it; Refused where that is confirmed.

    Raises Stale where it is not the `version` that was seen.
    """
    row = for_change(kind, subject, by, version=version)
    hanging = list(below(row))
    if any(each.standing == Standing.CONFIRMED for each in hanging):
        raise Refused("Something that belongs to this is confirmed. Undo that first.")
    proposed = [each for each in hanging if each.standing == Standing.PROPOSED]
    decide([row, *proposed], Standing.REJECTED, by=by, at=at)


@transaction.atomic
def confirm_reading(reading_id: int, *, by: Actor, at: datetime) -> int:
    """Confirm everything still proposed from one reading, with the review it is about; the number of rows from it.

    Rows below something rejected stay as they are. Running it again confirms nothing more.
    """
    rows: list[Registered] = []
    for model in (Recommendation, Response, Commitment):
        found = model._default_manager.select_for_update().filter(
            source_reading=reading_id, standing=Standing.PROPOSED
        )
        rows += list(found.order_by("id"))
    if not rows:
        return 0
    check_can_decide(rows[0].partnership_id, by)
    chosen = _with_their_reviews(rows)
    decide(chosen, Standing.CONFIRMED, by=by, at=at)
    return sum(1 for row in chosen if not isinstance(row, Review))


def confirm_row(row: Registered, *, by: Actor, at: datetime, batch: uuid.UUID | None = None) -> None:
    """As `confirm`, for a row that is locked; `batch` is the act that it is part of, where it is one.

    The review is confirmed in an act of its own: undoing this row's must not ask to undo every other row's first.
    """
    for each in above(row):
        if isinstance(each, Review) and each.standing == Standing.PROPOSED:
            decide([each], Standing.CONFIRMED, by=by, at=at)
        elif each.standing != Standing.CONFIRMED:
            raise Refused(f"Confirm the {kind_of(each)} that this belongs to first.")
    decide([row], Standing.CONFIRMED, by=by, at=at, batch=batch)


def decide(
    rows: Sequence[Registered], decided: Standing, *, by: Actor, at: datetime, batch: uuid.UUID | None = None
) -> None:
    """One decision on each row, in one act; the trail's entry is about the first."""
    batch = batch or uuid.uuid4()
    for row in rows:
        check_decision(Standing(row.standing), decided)
    Decision.objects.bulk_create(
        Decision(
            partnership_id=row.partnership_id,
            subject_kind=kind_of(row),
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
        ids = [row.pk for row in rows if kind_of(row) == kind]
        model._default_manager.filter(pk__in=ids).update(standing=decided.value)
    trail.record(
        f"{kind_of(rows[0])}.{decided.value}", kind=kind_of(rows[0]), subject=rows[0].pk, by=by, at=at,
        partnership=rows[0].partnership_id, details={"rows": len(rows)},
    )  # fmt: skip


def take_back(decisions: Sequence[Decision], *, by: Actor, at: datetime) -> list[Registered]:
    """Undo decisions, rows locked; the rows. Raises Refused where something confirmed since rests on one of them."""
    rows = [
        KINDS[each.subject_kind]._default_manager.select_for_update(of=("self",)).get(pk=each.subject_id)
        for each in decisions
    ]
    _check_nothing_rests_on(rows)
    for each, row in zip(decisions, rows, strict=True):
        row.standing = each.was
        row.save(update_fields=["standing"])
    ids = [each.id for each in decisions]
    Decision.objects.filter(id__in=ids).update(undone_at=at, undone_by=by.id)
    return rows


def _with_their_reviews(rows: list[Registered]) -> list[Registered]:
    """The rows whose line upwards is free of rejections, with proposed reviews first, each once."""
    chosen: dict[tuple[str, int], Registered] = {}
    for row in rows:
        line = list(whole_line(row))
        if all(each.standing != Standing.REJECTED for each in line):
            for each in reversed(line):
                if each.standing == Standing.PROPOSED:
                    chosen.setdefault((kind_of(each), each.pk), each)
    return list(chosen.values())


def _check_nothing_rests_on(rows: list[Registered]) -> None:
    """A confirmed row may not lose what it belongs to."""
    own = {(kind_of(row), row.pk) for row in rows}
    for row in rows:
        if row.standing == Standing.CONFIRMED and any(
            each.standing == Standing.CONFIRMED and (kind_of(each), each.pk) not in own for each in below(row)
        ):
            raise Refused("Something confirmed since belongs to this. Undo that first.")
