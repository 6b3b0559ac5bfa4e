"""Writing the trail."""

from datetime import datetime

from goldthread.kernel.actor import Actor
from goldthread.trail.models import Entry


def record(
    verb: str,
    *,
    kind: str,
    subject: int | None = None,
    by: Actor,
    at: datetime,
    partnership: int | None = None,
    details: dict[str, int | str | None] | None = None,
) -> None:
    """Leave one entry: `verb` such as "commitment.confirmed", `kind` and id of what it was done to.

    `details` holds ids, counts and codes alone.
    """
    Entry.objects.create(
        at=at,
        actor=by.id,
        acting_for=by.organisation,
        partnership_id=partnership,
        verb=verb,
        subject_kind=kind,
        subject_id=subject,
        details=details or {},
    )
