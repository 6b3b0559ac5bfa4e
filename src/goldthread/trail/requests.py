"""Who acts on a page, when, and the trail of what they take away."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest

from goldthread.kernel.actor import Actor
from goldthread.kernel.clock import now
from goldthread.kernel.refusals import Refused
from goldthread.trail import commands as trail
from goldthread.trail.context import actor_now


def actor_of(request: HttpRequest) -> Actor:
    """The person signed in, in their post. Raises Refused for someone who holds none today."""
    actor = actor_now()
    if actor is None:
        raise Refused(
            "You hold no post today, so there is nothing to show. Ask your partnership's support team."
        )
    return actor


def moment_of(request: HttpRequest) -> datetime:
    """The moment of the request, the same for everything it writes."""
    at: datetime = getattr(request, "at", None) or now()
    return at


def recorded_export(
    request: HttpRequest, kind: str, *, subject: int | None = None
) -> Callable[[str, int], None]:
    """Leaves a trail entry for an export: its form, how many rows went out, and the one thing it was, if one."""

    def record(form: str, rows: int) -> None:
        by = actor_of(request)
        partnership = by.partnerships[0] if len(by.partnerships) == 1 else None
        trail.record(
            f"{kind}.exported", kind=kind, subject=subject, by=by, at=moment_of(request), partnership=partnership,
            details={"form": form, "rows": rows},
        )  # fmt: skip

    return record
