"""One act's changes of rows, kept with what stood before, and taken back as a whole. Used by commands alone."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import Refused
from goldthread.recommendations.columns import Columns, held, stored
from goldthread.recommendations.domain import ChangeKind
from goldthread.recommendations.kinship import KINDS, below, kind_of
from goldthread.recommendations.models import (
    Change,
    Commitment,
    Recommendation,
    Registered,
    Response,
)
from goldthread.recommendations.naming import address_anew
from goldthread.recommendations.positions import standing_of
from goldthread.trail import commands as trail


@dataclass(slots=True)
class Act:
    """One thing that a person did, to however many rows; a decision made with it shares its `batch`."""

    what: ChangeKind
    by: Actor
    at: datetime
    batch: uuid.UUID = field(default_factory=uuid.uuid4)

    def change(self, row: Registered, columns: Columns) -> bool:
        """Set the columns that differ, and keep what they were; whether anything did."""
        before = stored(held(row, columns))
        after = {name: value for name, value in stored(columns).items() if before[name] != value}
        if not after:
            return False
        self._keep(row, {name: before[name] for name in after}, after)
        type(row)._default_manager.filter(pk=row.pk).update(**{name: columns[name] for name in after})
        row.refresh_from_db()
        return True

    def make(self, row: Registered, columns: Columns) -> Registered:
        """Save a row that the act brings; `columns` are what a person said of it."""
        row.save(force_insert=True)
        self._keep(row, None, stored(columns))
        return row

    def note(self, row: Registered) -> None:
        """Keep that the act was about a row of which it changed no column."""
        self._keep(row, {}, {})

    def record(self, row: Registered) -> None:
        """Leave the act's entry in the trail."""
        trail.record(
            f"{kind_of(row)}.{self.what.value}", kind=kind_of(row), subject=row.pk, by=self.by, at=self.at,
            partnership=row.partnership_id,
        )  # fmt: skip

    def _keep(self, row: Registered, before: Columns | None, after: Columns) -> None:
        Change.objects.create(
            partnership_id=row.partnership_id, reading=row.source_reading, subject_kind=kind_of(row),
            subject_id=row.pk, what=self.what.value, before=before, after=after, actor=self.by.id, at=self.at,
            batch=self.batch,
        )  # fmt: skip


def take_back(changes: Sequence[Change], *, by: Actor, at: datetime) -> list[Registered]:
    """Undo changes, newest first; the rows that are still there. Raises Refused where a later change rests on one."""
    rows = []
    for each in sorted(changes, key=lambda change: change.id, reverse=True):
        row = (
            KINDS[each.subject_kind]._default_manager.select_for_update(of=("self",)).get(pk=each.subject_id)
        )
        _check_is_as_left(row, each)
        concerned = recommendations_of([row])
        if each.before is None:
            concerned = _removed(row)
        else:
            KINDS[each.subject_kind]._default_manager.filter(pk=row.pk).update(**each.before)
            row.refresh_from_db()
            rows.append(row)
        address_anew([*concerned, *recommendations_of(rows[-1:])])
    Change.objects.filter(id__in=[each.id for each in changes]).update(undone_at=at, undone_by=by.id)
    return rows


def _removed(row: Registered) -> list[Recommendation]:
    """Delete a row that an act had made, with its addressees; the recommendations that it may have given theirs."""
    if not isinstance(row, Recommendation):
        row.delete()
        return recommendations_of([row])
    above = [row.parent] if row.parent else []
    row.addressees.all().delete()
    row.delete()
    return above


def recommendations_of(rows: Iterable[Registered]) -> list[Recommendation]:
    """The recommendations that rows are, or that they answer."""
    found = []
    for row in rows:
        if isinstance(row, Recommendation):
            found.append(row)
        if isinstance(row, Response | Commitment):
            found.append(row.recommendation)
    return found


def _check_is_as_left(row: Registered, change: Change) -> None:
    if change.before is None:
        if any(True for _ in below(row)):
            raise Refused("Something was put under this since. Move or undo that first.")
        if standing_of([row]):
            raise Refused("An opening position was set for this since. Undo that first.")
        return
    if stored(held(row, change.after)) != change.after:
        raise Refused("This was changed again since. Undo the later change first.")
