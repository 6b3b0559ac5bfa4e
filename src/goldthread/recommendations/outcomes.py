"""What people made of what was read: changes of one row, and accuracy in use. Shown by `queries`."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Sum

from goldthread.recommendations.domain import ChangeKind, Standing
from goldthread.recommendations.models import (
    Change,
    Commitment,
    Decision,
    Recommendation,
    Registered,
    Response,
)
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


def ids_with_outcome(kind: str, outcome: str, readings: Collection[int]) -> tuple[int, ...]:
    """The ids behind one number of `read_outcomes`: rows of one kind, of some readings, with one outcome."""
    model = next(each for each in READ if each._meta.model_name == kind)
    found = _marked(model).filter(source_reading__in=readings)
    return tuple(
        subject
        for subject, standing, made, touched in found.values_list("pk", "standing", "made", "touched")
        if _column(Standing(standing), made=made, touched=touched) == outcome
    )


def _outcomes(model: type[Registered]) -> Iterable[ReadOutcome]:
    kind = model._meta.model_name or ""
    tally = (
        _marked(model)
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


def _marked(model: type[Registered]) -> Any:
    """Rows that came from documents, each with whether a person added it, or changed what the reader had made.

    A row that became one with an earlier document's was read rightly, and so was what it renewed.
    """
    changes = Change.objects.filter(
        subject_kind=model._meta.model_name, subject_id=OuterRef("pk"), undone_at__isnull=True
    )
    added = Q(before__isnull=True, what=ChangeKind.ADDED)
    renewing = Change.objects.filter(what=ChangeKind.RENEWED).values("batch")
    decisions = Decision.objects.filter(
        subject_kind=model._meta.model_name, subject_id=OuterRef("pk"), undone_at__isnull=True
    )
    return (
        model._default_manager.filter(source_reading__isnull=False)
        .exclude(Exists(decisions.filter(became=Standing.REJECTED, batch__in=renewing)))
        .annotate(
            made=Exists(changes.filter(added)),
            touched=Exists(changes.exclude(added).exclude(what=ChangeKind.RENEWED)),
        )
    )


def _column(standing: Standing, *, made: bool, touched: bool) -> str:
    """Where a row counts: one that was added and rejected again says nothing about the reader."""
    if made:
        return "added" if standing is Standing.CONFIRMED else ""
    if standing is Standing.PROPOSED:
        return "undecided"
    if standing is Standing.REJECTED:
        return "rejected"
    return "corrected" if touched else "as_read"
