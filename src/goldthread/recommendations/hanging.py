"""What may stand under what, and the columns that say so. Used by commands alone."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from goldthread.kernel.refusals import NotFound, Refused
from goldthread.recommendations.columns import Columns
from goldthread.recommendations.domain import Standing
from goldthread.recommendations.kinship import KINDS, kind_of
from goldthread.recommendations.models import Commitment, Recommendation, Registered, Response, Review

PLACES: dict[str, frozenset[str | None]] = {
    "review": frozenset({None}),
    "recommendation": frozenset({"review", "recommendation", None}),
    "response": frozenset({"recommendation"}),
    "commitment": frozenset({"recommendation", "response"}),
}
"""Under what each kind of row may stand; a recommendation under None is no part of another."""


def check_stands(row: Registered) -> None:
    """Raises Refused for a row that was rejected: it counts nowhere, so there is nothing to change."""
    if row.standing == Standing.REJECTED:
        raise Refused(f"This {kind_of(row)} was rejected. Undo that first, then change it.")


def check_splits(row: Registered) -> None:
    """Raises Refused where a row cannot become two."""
    if isinstance(row, Review):
        raise Refused("A review cannot be split. Choose a recommendation, a response or a commitment.")


def check_joins(row: Registered, target: Registered) -> None:
    """Raises Refused where two rows cannot become one."""
    if isinstance(row, Review):
        raise Refused("Two reviews cannot be joined. Choose a recommendation, a response or a commitment.")
    check_stands(target)
    if row.pk == target.pk or kind_of(row) != kind_of(target):
        raise Refused("Choose another row of the same kind to join this to.")
    if _home(row) != _home(target):
        raise Refused("These stand in different places. Move one to where the other is, then join them.")
    if isinstance(target, Recommendation) and target.parent_id == row.pk:
        raise Refused("Join the part to what it is a part of, not the other way round.")


def check_can_hang(row: Registered, above: Registered | None, *, adding: bool = False) -> None:
    """Raises Refused where `row` cannot stand under `above`, NotFound for another partnership's."""
    if above is not None and above.partnership_id != row.partnership_id:
        raise NotFound(kind_of(above))
    if (kind_of(above) if above else None) not in PLACES[kind_of(row)]:
        raise Refused(f"Choose what this {kind_of(row)} belongs to.")
    if above is None:
        if adding and not isinstance(row, Review):
            raise Refused(f"Choose what this {kind_of(row)} belongs to.")
        return
    check_stands(above)
    if row.standing == Standing.CONFIRMED != above.standing:
        raise Refused(f"Confirm the {kind_of(above)} that this goes under first.")
    if isinstance(row, Recommendation) and isinstance(above, Recommendation):
        _check_is_part(row, above)


def hung(row: Registered, above: Registered | None) -> Columns:
    """The columns that put `row` under `above`."""
    if isinstance(row, Recommendation):
        if isinstance(above, Review):
            return {"review_id": above.pk, "parent_id": None}
        if isinstance(above, Recommendation):
            return {"review_id": above.review_id, "parent_id": above.pk}
        return {"parent_id": None}
    if isinstance(above, Response):
        return {"recommendation_id": above.recommendation_id, "response_id": above.pk}
    if isinstance(row, Commitment) and above is not None:
        return {"recommendation_id": above.pk, "response_id": None}
    return {"recommendation_id": above.pk} if above else {}


def hanging(row: Registered) -> Iterable[tuple[Registered, str]]:
    """What stands right under a row, each with the column that says so."""
    if isinstance(row, Recommendation):
        yield from ((part, "parent_id") for part in row.parts.all())
        yield from ((each, "recommendation_id") for each in row.responses.all())
        yield from ((each, "recommendation_id") for each in row.commitments.all())
    if isinstance(row, Response):
        yield from ((each, "response_id") for each in row.commitments.all())


def position_for(row: Registered) -> int:
    """Where a new row stands in its order: with the last one before it in the same document, else at the end.

    Rows of one position follow one another as their words do.
    """
    siblings = _siblings(row)
    before = siblings.filter(source_reading=row.source_reading, source_start__lt=row.source_start or 0)
    earlier = before.order_by("-source_start", "-position").values_list("position", flat=True).first()
    if row.source_start is not None and earlier is not None:
        return int(earlier)
    last = siblings.aggregate(last=Max("position"))["last"]
    return int(last or 0) + 1


def _siblings(row: Registered) -> Any:
    manager: Any = KINDS[kind_of(row)]._default_manager
    column = "review_id" if isinstance(row, Recommendation) else "recommendation_id"
    return manager.filter(**{column: getattr(row, column)})


def _home(row: Registered) -> int | None:
    """What two rows must share to become one."""
    if isinstance(row, Recommendation):
        return row.review_id
    return row.recommendation_id if isinstance(row, Response | Commitment) else None


def _check_is_part(row: Recommendation, above: Recommendation) -> None:
    if row.pk is not None and (above.pk == row.pk or row.parts.exists()):
        raise Refused("What has parts of its own cannot become a part.")
    if above.parent_id is not None:
        raise Refused("That is a part itself. Choose the whole recommendation.")
    if row.pk is not None and above.review_id != row.review_id:
        raise Refused("That is a recommendation of another review.")
