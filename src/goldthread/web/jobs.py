"""Work that the worker does by itself. Jobs carry ids, never text about a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from procrastinate.contrib.django import app

from goldthread.kernel.actor import system_actor
from goldthread.kernel.clock import now
from goldthread.look.searches import forget_searches
from goldthread.trail import commands as trail
from goldthread.trail.context import acting


@contextmanager
def _as_job(name: str) -> Iterator[None]:
    """One transaction in which the database knows which job acts."""
    with acting(system_actor(name)):
        yield


@app.periodic(cron="17 2 * * *")
@app.task(queueing_lock="forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Each night: sessions that ended, and the words of searches past their days. `timestamp` is the run's own mark."""
    at = now()
    with _as_job("forget"):
        call_command("clearsessions")
        forgotten = forget_searches(at - timedelta(days=settings.SEARCH_DAYS))
        trail.record(
            "searches.forgotten", kind="search", by=system_actor("forget"), at=at, details={"rows": forgotten}
        )
