"""Correcting what was read, and adding what was missed. Used by commands alone.

The words of a row with a source are the document's, and a correction says where in it they begin and end.
"""

from datetime import datetime

from django.db import transaction

from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.recommendations.changing import Act, recommendations_of
from goldthread.recommendations.columns import Columns, Fields, check_is_whole, columns_of
from goldthread.recommendations.deciding import confirm_row, decide
from goldthread.recommendations.domain import ChangeKind, Standing, Stretch
from goldthread.recommendations.hanging import (
    check_can_hang,
    check_splits,
    check_stands,
    hung,
    position_for,
)
from goldthread.recommendations.kinship import KINDS, for_change, row_called
from goldthread.recommendations.models import Registered, Response, Review
from goldthread.recommendations.naming import address_anew
from goldthread.recommendations.permissions import check_can_decide


@transaction.atomic
def correct(
    kind: str, subject: int, *, version: int, fields: Fields, accept: bool = False, by: Actor, at: datetime
) -> bool:
    """Set what was read wrongly; whether anything was. `accept` confirms the row in the same act.

    Fields: of a review `name`, `kind`; of a recommendation `label`, `section`, `addressee_words`, `stretch`; of a
    response `agency_words`, `organisation`, `stretch`; of a commitment those and `status`, `due`, `target_words`.
    Raises Stale where the row is not the `version` that was seen, Refused for a row that was rejected.
    """
    row = for_change(kind, subject, by, version=version)
    check_stands(row)
    act = Act(ChangeKind.CORRECTED, by, at)
    columns = columns_of(kind, fields, partnership=row.partnership_id)
    _check_name_is_free(row, columns)
    changed = act.change(row, columns)
    if changed:
        address_anew(recommendations_of([row]))
        act.record(row)
    if accept and row.standing == Standing.PROPOSED:
        confirm_row(row, by=by, at=at, batch=act.batch)
    return changed


@transaction.atomic
def split(
    kind: str, subject: int, *, version: int, first: Stretch, second: Stretch, by: Actor, at: datetime
) -> int:
    """Make two rows of one; the id of the new one, which holds `second` and says all else that the first says.

    Commitments of a response go where their words stand. Raises Stale and Refused as `correct` does.
    """
    row = for_change(kind, subject, by, version=version)
    check_stands(row)
    check_splits(row)
    act = Act(ChangeKind.SPLIT, by, at)
    act.change(row, columns_of(kind, {"stretch": first}, partnership=row.partnership_id))
    columns = columns_of(kind, {"stretch": second}, partnership=row.partnership_id)
    made = act.make(_copy(row, columns), columns)
    if isinstance(row, Response):
        for each in row.commitments.filter(source_start__gte=second.start or 0, source_start__isnull=False):
            act.change(each, {"response_id": made.pk})
    if row.standing == Standing.CONFIRMED:
        decide([made], Standing.CONFIRMED, by=by, at=at, batch=act.batch)
    address_anew(recommendations_of([row, made]))
    act.record(row)
    return int(made.pk)


@transaction.atomic
def move(
    kind: str, subject: int, *, version: int, under: tuple[str, int] | None, by: Actor, at: datetime
) -> None:
    """Put a row under another: a response or commitment under a recommendation, a commitment under a response, a
    recommendation under another as its part, or under None as one by itself.

    A response takes its commitments along. Raises Stale and Refused as `correct` does.
    """
    row = for_change(kind, subject, by, version=version)
    check_stands(row)
    above = row_called(*under) if under else None
    check_can_hang(row, above)
    before, act = recommendations_of([row]), Act(ChangeKind.MOVED, by, at)
    act.change(row, hung(row, above))
    if isinstance(row, Response):
        for each in row.commitments.all():
            act.change(each, {"recommendation_id": row.recommendation_id})
    address_anew([*before, *recommendations_of([row])])
    act.record(row)


@transaction.atomic
def add(
    kind: str,
    *,
    partnership: int,
    under: tuple[str, int] | None = None,
    fields: Fields,
    accept: bool = False,
    by: Actor,
    at: datetime,
) -> int:
    """A row that the reader missed, or that was typed by hand; its id. `fields` as for `correct`.

    `under` is a review for a recommendation, a recommendation for its part, a response or a commitment, a response for
    a commitment, None for a review. Raises Refused where it cannot stand there or lacks its words or label.
    """
    check_can_decide(partnership, by)
    above = row_called(*under) if under else None
    row = _new(kind, partnership)
    check_can_hang(row, above, adding=True)
    check_is_whole(kind, fields)
    columns = columns_of(kind, fields, partnership=partnership)
    _check_name_is_free(row, columns)
    _set(row, columns | hung(row, above))
    act = Act(ChangeKind.ADDED, by, at)
    act.make(row, columns)
    if accept:
        confirm_row(row, by=by, at=at, batch=act.batch)
    address_anew(recommendations_of([row]))
    act.record(row)
    return int(row.pk)


def _new(kind: str, partnership: int) -> Registered:
    if kind not in KINDS:
        raise NotFound(kind)
    return KINDS[kind](partnership_id=partnership)


def _copy(row: Registered, columns: Columns) -> Registered:
    """Another row that says all that `row` says, but for `columns`; proposed, whatever the first is."""
    kept = {
        each.attname: getattr(row, each.attname)
        for each in row._meta.concrete_fields
        if each.attname not in ("id", "standing", "version")
    }
    return type(row)(**(kept | columns))


def _set(row: Registered, columns: Columns) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    if not isinstance(row, Review):
        row.position = position_for(row)  # type: ignore[attr-defined]


def _check_name_is_free(row: Registered, columns: Columns) -> None:
    if not isinstance(row, Review) or "normal" not in columns:
        return
    others = Review.objects.filter(partnership_id=row.partnership_id, normal=columns["normal"])
    if others.exclude(pk=row.pk).exists():
        raise Refused("There is a review of this name already. Open that one, or give this one another name.")
