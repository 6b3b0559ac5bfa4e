"""Making one row of two: of one document, or of an earlier and a later one. Used by commands alone."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from goldthread.kernel.actor import Actor
from goldthread.recommendations.changing import Act, recommendations_of
from goldthread.recommendations.columns import Columns, columns_of, held
from goldthread.recommendations.deciding import decide
from goldthread.recommendations.domain import ChangeKind, Stale, Standing, Stretch
from goldthread.recommendations.hanging import check_joins, hanging
from goldthread.recommendations.kinship import for_change, row_called
from goldthread.recommendations.models import Registered
from goldthread.recommendations.naming import address_anew

PLACE = ("source_reading", "source_document", "source_start", "source_end", "source_line", "source_page")
SAID: Mapping[str, tuple[str, ...]] = {
    "recommendation": ("text", "fingerprint", "addressee_words", *PLACE),
    "response": ("text", *PLACE),
    "commitment": (
        "text", "status", "due_words", "due_precision", "due_earliest", "due_latest", "recurring_every",
        "recurring_alternatives", *PLACE,
    ),
}  # fmt: skip
"""What a later document says anew of each kind of row; what it is called and whose it is stay as they were."""


@transaction.atomic
def join(
    kind: str, subject: int, *, version: int, into: int, stretch: Stretch, by: Actor, at: datetime
) -> None:
    """Make one row of two: `into` gets the words `stretch` and what belongs to the other, which counts nowhere then.

    Raises Stale and Refused as `correct` does, and Refused where the joined row is confirmed or they are one row.
    """
    row, target = for_change(kind, subject, by, version=version), row_called(kind, into)
    check_joins(row, target)
    columns = columns_of(kind, {"stretch": stretch}, partnership=row.partnership_id)
    _merge(row, target, columns, Act(ChangeKind.JOINED, by, at))


@transaction.atomic
def renew(
    kind: str,
    subject: int,
    *,
    version: int,
    into: int,
    into_version: int,
    take: bool = True,
    by: Actor,
    at: datetime,
) -> None:
    """A later document says again, in other words, what `into` says: both become one, under the earlier one's id.

    With `take` it says from now on what the later document says, words, status and target date; without, what it said.
    What it was is kept as a change. Raises Stale where either is not the version seen, and Refused as `join` does.
    """
    row, target = for_change(kind, subject, by, version=version), row_called(kind, into)
    if target.version != into_version:
        raise Stale
    check_joins(row, target)
    columns = held(row, dict.fromkeys(SAID[kind])) if take else {}
    _merge(row, target, columns, Act(ChangeKind.RENEWED, by, at))


def _merge(row: Registered, target: Registered, columns: Columns, act: Act) -> None:
    below, before = list(hanging(row)), recommendations_of([row, target])
    for each, column in below:
        act.change(each, {column: target.pk})
    if not act.change(target, columns):
        act.note(target)
    decide([row], Standing.REJECTED, by=act.by, at=act.at, batch=act.batch)
    address_anew([*before, *recommendations_of(each for each, _ in below)])
    act.record(target)
