"""Writing the register: proposing, deciding, correcting, adding, undoing, saying who a name is and how a row stood."""

from datetime import datetime

from django.db import transaction

from goldthread.ingest import reading as read
from goldthread.kernel.actor import Actor
from goldthread.recommendations import proposals
from goldthread.recommendations.correcting import add, correct, move, split
from goldthread.recommendations.deciding import confirm, confirm_reading, reject
from goldthread.recommendations.joining import join, renew
from goldthread.recommendations.naming import say_who
from goldthread.recommendations.permissions import check_can_decide
from goldthread.recommendations.positions import set_positions, undo_positions
from goldthread.recommendations.proposals import Proposed
from goldthread.recommendations.undoing import undo, undo_last
from goldthread.trail import commands as trail

__all__ = [
    "Proposed",
    "add",
    "confirm",
    "confirm_reading",
    "correct",
    "join",
    "move",
    "propose",
    "reject",
    "renew",
    "say_who",
    "set_positions",
    "split",
    "undo",
    "undo_last",
    "undo_positions",
]


@transaction.atomic
def propose(reading: read.Reading, *, reading_id: int, partnership: int, by: Actor, at: datetime) -> Proposed:
    """Create proposed rows from a stored reading. Raises Refused unless `by` may decide for the partnership."""
    check_can_decide(partnership, by)
    proposed = proposals.draft(reading, reading_id=reading_id, partnership=partnership)
    trail.record(
        "reading.proposed",
        kind="review",
        subject=proposed.review,
        by=by,
        at=at,
        partnership=partnership,
        details={"reading": reading_id, "recommendations": proposed.recommendations},
    )
    return proposed
