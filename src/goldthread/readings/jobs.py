"""Reading what was uploaded. Jobs carry ids and the actor, never a name or words of a file."""

import logging
from datetime import date, timedelta

from django.conf import settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from goldthread.ingest.limits import DEFAULT_LIMITS
from goldthread.ingest.worker import read_bytes_apart
from goldthread.kernel.actor import Actor, system_actor
from goldthread.kernel.clock import now, today
from goldthread.organisations.queries import User, actor_for, partnerships, posts_of
from goldthread.readings import uploads
from goldthread.readings.domain import MOST_ATTEMPTS
from goldthread.readings.queries import column_maps
from goldthread.trail.context import acting

log = logging.getLogger(__name__)

AGAIN = RetryStrategy(max_attempts=MOST_ATTEMPTS, wait=5)
"""As often as a reading is begun, and once more: that run says so on the upload."""


@app.task(name=uploads.READ, retry=AGAIN, pass_context=False)
def read_upload(upload: int, partnership: int, actor: str, post: int) -> None:
    """Read one upload and load it as whoever uploaded it, in the post they had. Running it twice changes nothing."""
    try:
        _read(upload, partnership, _in_post(actor, post, partnership, on=today()))
    except Exception:
        log.exception("Upload %s was not finished; it is tried again.", upload)
        raise


def _read(upload: int, partnership: int, by: Actor | None) -> None:
    """Three steps, and no transaction is open while the file is read: that may take a minute."""
    if by is None:
        nobody = system_actor("read-upload", partnerships=(partnership,))
        with acting(nobody):
            uploads.refuse_ended(upload, by=nobody, at=now())
        return
    with acting(by):
        begun = uploads.begin(upload, by=by, at=now())
        maps = column_maps(partnership)
    if begun is None:
        return
    name, content = begun
    reading = read_bytes_apart(content, name=name, limits=DEFAULT_LIMITS, maps=maps)
    with acting(by):
        uploads.finish(upload, reading, by=by, at=now())


def _in_post(actor: str, post: int, partnership: int, *, on: date) -> Actor | None:
    """The person in that post, as they would be on the site now; None where they are there no more."""
    person = actor.removeprefix("person:")
    user = User.objects.filter(person_id=int(person), is_active=True).first()
    held = next((each for each in posts_of(user, on=on) if each.id == post), None) if user else None
    by = actor_for(held, user=user, on=on) if held and user else None
    return by if by and partnership in by.partnerships else None


@app.periodic(cron="* * * * *")
@app.task(name="take_up_uploads", queueing_lock="take_up_uploads", pass_context=False)
def take_up_uploads(timestamp: int) -> None:
    """Each minute: uploads whose job died with its worker. `timestamp` is the run's own mark."""
    with acting(_everywhere("take-up-uploads")):
        uploads.take_up_again()


@app.periodic(cron="27 2 * * *")
@app.task(name="forget_uploads", queueing_lock="forget_uploads", pass_context=False)
def forget_uploads(timestamp: int) -> None:
    """Each night: uploads past their days. `timestamp` is the run's own mark."""
    by, at = _everywhere("forget-uploads"), now()
    with acting(by):
        uploads.forget_uploads(at - timedelta(days=settings.UPLOAD_DAYS), by=by, at=at)


def _everywhere(name: str) -> Actor:
    return system_actor(name, partnerships=tuple(each.id for each in partnerships()))
