"""Reading the trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from goldthread.trail.models import Entry


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One entry, as it stands."""

    at: datetime
    actor: str
    acting_for: int | None
    verb: str
    subject_kind: str
    subject_id: int | None
    details: Mapping[str, int | str | None]


def entries_about(kind: str, subject: int) -> tuple[TrailEntry, ...]:
    """What was done to one subject, newest first; what the actor may not see is left out by the database."""
    found = Entry.objects.filter(subject_kind=kind, subject_id=subject).order_by("-at", "-id")
    return tuple(
        TrailEntry(e.at, e.actor, e.acting_for, e.verb, e.subject_kind, e.subject_id, e.details)
        for e in found
    )
