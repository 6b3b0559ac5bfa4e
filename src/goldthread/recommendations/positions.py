"""Saying how rows stood when they came into Goldthread, for many at once, and taking it back. Used by commands alone.

An action is no second copy of a commitment: it is a confirmed one whose opening position says that it is open.
"""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from goldthread.kernel.actor import Actor
from goldthread.kernel.clock import today
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import queries as organisations
from goldthread.recommendations.domain import Opening, Stale, Standing, check_opening, days_closed
from goldthread.recommendations.kinship import kind_of
from goldthread.recommendations.models import Commitment, OpeningPosition, Recommendation, Registered
from goldthread.recommendations.permissions import check_can_set_positions
from goldthread.trail import commands as trail

Subject = tuple[str, int]
"""The kind and id of a row that can have an opening position."""

HAVING: Mapping[str, type[Registered]] = {"recommendation": Recommendation, "commitment": Commitment}

STANDS = Q(undone_at__isnull=True, replaced_by__isnull=True)


@transaction.atomic
def set_positions(
    subjects: Iterable[Subject],
    position: Opening,
    *,
    closed_by: str = "",
    closed_by_organisation: int | None = None,
    closed_on: str = "",
    note: str = "",
    seen: str | None = None,
    by: Actor,
    at: datetime,
) -> uuid.UUID:
    """Say how these rows stood, all of them or none; the act, by which it can be undone. What stood before is kept.

    `closed_on` are the words of a date. `seen` is `stamp` as it was when a person looked: raises Stale where any of
    these rows has got another position since. Raises Refused for a row that is not confirmed, and where what is said
    of the closing does not fit.
    """
    rows = _locked(subjects)
    for partnership in {row.partnership_id for row in rows}:
        check_can_set_positions(partnership, by)
    _check_confirmed(rows)
    columns = _columns(position, closed_by, closed_by_organisation, closed_on, note, at=at)
    before = standing_of(rows)
    if seen is not None and seen != stamp((kind_of(row), row.pk) for row in rows):
        raise Stale
    batch = uuid.uuid4()
    OpeningPosition.objects.filter(pk__in=[each.pk for each in before]).update(
        replaced_at=at, replaced_by=batch
    )
    OpeningPosition.objects.bulk_create(
        OpeningPosition(
            partnership_id=row.partnership_id, subject_kind=kind_of(row), subject_id=row.pk, actor=by.id, at=at,
            batch=batch, **columns,
        )
        for row in rows
    )  # fmt: skip
    _record("set", rows, by=by, at=at, position=position.value, replaced=len(before))
    return batch


@transaction.atomic
def undo_positions(batch: uuid.UUID, *, by: Actor, at: datetime) -> int:
    """Take back one act of `set_positions`, so that what stood before stands again; the number of rows.

    Raises Refused where it was undone already or one of its rows got another position since, NotFound for no such act.
    """
    of_act = OpeningPosition.objects.filter(batch=batch)
    if not of_act.exists():
        raise NotFound("opening position")
    rows = _locked(of_act.values_list("subject_kind", "subject_id"))
    for partnership in {row.partnership_id for row in rows}:
        check_can_set_positions(partnership, by)
    if of_act.filter(undone_at__isnull=False).exists():
        raise Refused("These opening positions were undone already. Nothing is left to undo.")
    changed = of_act.filter(replaced_by__isnull=False).count()
    if changed:
        raise Refused(
            f"{changed} of these {len(rows)} rows got another opening position since. Undo that first."
            if len(rows) > 1
            else "This row got another opening position since. Undo that first."
        )
    of_act.update(undone_at=at, undone_by=by.id)
    restored = OpeningPosition.objects.filter(replaced_by=batch).update(replaced_at=None, replaced_by=None)
    _record("undone", rows, by=by, at=at, restored=restored)
    return len(rows)


def standing_of(rows: Sequence[Registered]) -> list[OpeningPosition]:
    """The positions that stand for these rows."""
    found = []
    for kind in HAVING:
        ids = [row.pk for row in rows if kind_of(row) == kind]
        found += list(OpeningPosition.objects.filter(STANDS, subject_kind=kind, subject_id__in=ids))
    return found


def stamp(subjects: Iterable[Subject]) -> str:
    """A mark of some rows with their positions: another one as soon as a row is added, or gets another position."""
    wanted = set(subjects)
    standing: dict[Subject, int] = {}
    for kind in HAVING:
        ids = [subject for each, subject in wanted if each == kind]
        found = OpeningPosition.objects.filter(STANDS, subject_kind=kind, subject_id__in=ids)
        standing |= {(kind, subject): pk for subject, pk in found.values_list("subject_id", "pk")}
    words = ",".join(
        f"{kind} {subject} {standing.get((kind, subject), 0)}" for kind, subject in sorted(wanted)
    )
    return hashlib.sha256(words.encode()).hexdigest()


def _locked(subjects: Iterable[Subject]) -> list[Registered]:
    """The rows, locked in one order so that two people never wait for one another. Raises NotFound for any that is
    none, or that the actor may not change."""
    wanted = set(subjects)
    if not wanted:
        raise Refused("Choose at least one recommendation or commitment.")
    if any(kind not in HAVING for kind, _ in wanted):
        raise NotFound("opening position")
    rows: list[Registered] = []
    for kind, model in HAVING.items():
        ids = [subject for each, subject in wanted if each == kind]
        rows += list(model._default_manager.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    if len(rows) != len(wanted):
        raise NotFound("opening position")
    return rows


def _check_confirmed(rows: Sequence[Registered]) -> None:
    others = [row for row in rows if row.standing != Standing.CONFIRMED]
    if others:
        number = f"{len(others)} of these {len(rows)} rows are" if len(rows) > 1 else "This is"
        raise Refused(f"{number} not confirmed. Only what is confirmed has an opening position.")


def _columns(
    position: Opening, closed_by: str, organisation: int | None, closed_on: str, note: str, *, at: datetime
) -> dict[str, Any]:
    """What is said, as columns. Raises Refused where it does not fit, NotFound for an organisation that is none."""
    by_whom, when = closed_by.strip(), " ".join(closed_on.split())
    check_opening(position, by_whom=bool(by_whom or organisation), when=bool(when))
    if organisation is not None and not organisations.organisation_rows([organisation]):
        raise NotFound("organisation")
    span = days_closed(when, today=today(at))
    return {
        "position": position.value,
        "closed_by": by_whom,
        "closed_by_organisation_id": organisation,
        "closed_words": when,
        "closed_earliest": span.earliest if span else None,
        "closed_latest": span.latest if span else None,
        "note": note.strip(),
    }


def _record(verb: str, rows: Sequence[Registered], *, by: Actor, at: datetime, **details: int | str) -> None:
    """One entry a partnership, about the first of its rows."""
    for partnership in sorted({row.partnership_id for row in rows}):
        own = [row for row in rows if row.partnership_id == partnership]
        counts = {f"{kind}s": sum(1 for row in own if kind_of(row) == kind) for kind in HAVING}
        trail.record(
            f"opening_position.{verb}", kind=kind_of(own[0]), subject=own[0].pk, by=by, at=at,
            partnership=partnership, details={**counts, **details},
        )  # fmt: skip
