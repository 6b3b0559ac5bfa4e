"""What people made of what was read: changes of one row, and accuracy in use. Shown by `queries`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Sum

from goldthread.recommendations.domain import ChangeKind, Standing
from goldthread.recommendations.models import Change, Commitment, Recommendation, Registered, Response
from goldthread.recommendations.rows import ChangeRow, ReadOutcome

READ = (Recommendation, Response, Commitment)


def changes_on(kind: str, subject: int) -> tuple[ChangeRow, ...]:
    """Every change of one row, newest first, undone ones too; agencies see none."""
    found = Change.objects.filter(subject_kind=kind, subject_id=subject).order_by("-at", "-id")
    return tuple(
        ChangeRow(ChangeKind(each.what), each.before, each.after, each.at, each.actor, each.undone_at)
        for each in found
    )


def stamp_of_reading(reading_id: int) -> str:
    """A mark that differs as soon as any row made from the reading was changed, added or removed."""
    marks = []
    for model in READ:
        found = model._default_manager.filter(source_reading=reading_id)
        mark = found.aggregate(rows=Count("pk"), versions=Sum("version"))
        marks.append(f"{mark['rows']}.{mark['versions'] or 0}")
    return "-".join(marks)


def read_outcomes() -> tuple[ReadOutcome, ...]:
    """What became of the rows of every reading that the actor may see, by reading and kind of row."""
    return tuple(outcome for model in READ for outcome in _outcomes(model))


def _outcomes(model: type[Registered]) -> Iterable[ReadOutcome]:
    kind = model._meta.model_name or ""
    standing_changes = Change.objects.filter(
        subject_kind=kind, subject_id=OuterRef("pk"), undone_at__isnull=True
    )
    tally: Any = (
        model._default_manager.filter(source_reading__isnull=False)
        .annotate(
            made=Exists(standing_changes.filter(before__isnull=True, what=ChangeKind.ADDED)),
            touched=Exists(standing_changes.exclude(Q(before__isnull=True, what=ChangeKind.ADDED))),
        )
        .values_list("source_reading", "standing", "made", "touched")
        .annotate(rows=Count("pk"))
        .order_by("source_reading")
    )
    found: dict[int, ReadOutcome] = {}
    for reading, standing, made, touched, rows in tally:
        outcome = found.get(reading, ReadOutcome(reading, kind))
        column = _column(Standing(standing), made=made, touched=touched)
        if column:
            found[reading] = replace(outcome, **{column: getattr(outcome, column) + rows})
    return found.values()


def _column(standing: Standing, *, made: bool, touched: bool) -> str:
    """Where a row counts: one that was added and rejected again says nothing about the reader."""
    if made:
        return "missed" if standing is Standing.CONFIRMED else ""
    if standing is Standing.PROPOSED:
        return "undecided"
    if standing is Standing.REJECTED:
        return "rejected"
    return "corrected" if touched else "as_read"
