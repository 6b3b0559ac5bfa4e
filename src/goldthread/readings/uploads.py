"""Commands on uploads: taking files in, and what becomes of each. The job `read_upload` calls them one by one."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.ingest.reading import Reading
from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import Refused
from goldthread.readings import commands
from goldthread.readings.domain import (
    MOST_ATTEMPTS,
    UNFINISHED,
    GivenFile,
    UploadState,
    check_can_take,
    post_ended,
    stopped,
)
from goldthread.readings.models import Document, Upload
from goldthread.readings.permissions import check_can_upload
from goldthread.trail import commands as trail

READ = "read_upload"
"""The job that reads one upload, by its name: the job calls these commands, so that they cannot import it."""

SILENT_AFTER = timedelta(minutes=1)
"""A worker says every ten seconds that it is there; one that has not for so long has died."""


@transaction.atomic
def upload(files: Sequence[GivenFile], *, partnership: int, by: Actor, at: datetime) -> UUID:
    """Keep files until they are read, with a job for each; gives the batch they make.

    A file whose bytes are a document already is finished at once. Raises Refused unless `by` may upload for the
    partnership, and for what `check_can_take` refuses; then none is kept.
    """
    check_can_upload(partnership, by)
    check_can_take(files, most_files=settings.UPLOAD_FILES, most_megabytes=settings.UPLOAD_MEGABYTES)
    batch = uuid4()
    first = 0
    for position, file in enumerate(files, start=1):
        row = _take(file, Upload(partnership_id=partnership, batch=batch, position=position), by=by, at=at)
        first = first or row.id
    trail.record(
        "documents.uploaded", kind="upload", subject=first, by=by, at=at, partnership=partnership,
        details={"files": len(files), "bytes": sum(file.size or 0 for file in files)},
    )  # fmt: skip
    return batch


def _take(file: GivenFile, row: Upload, *, by: Actor, at: datetime) -> Upload:
    content = file.read()
    row.name, row.actor, row.uploaded_at = file.name or "", by.id, at
    row.post = by.post or 0
    row.checksum = hashlib.sha256(content).hexdigest()
    known = Document.objects.filter(partnership_id=row.partnership_id, checksum=row.checksum)
    row.document_id = known.values_list("id", flat=True).first()
    if row.document_id:
        row.state, row.finished_at = UploadState.LOADED_BEFORE.value, at
    else:
        row.state, row.content = UploadState.WAITING.value, content
    row.save()
    if row.state == UploadState.WAITING:
        _promise(row)
    return row


def _promise(row: Upload) -> None:
    """Have the job read it: within this transaction, so that one that fails promised nothing."""
    app.configure_task(READ).defer(
        upload=row.id, partnership=row.partnership_id, actor=row.actor, post=row.post
    )


@transaction.atomic
def begin(subject: int, *, by: Actor, at: datetime) -> tuple[str, bytes] | None:
    """The name and bytes to read; None where there is nothing to do, since it is finished or was begun too often.

    The last is said on the upload, in one sentence.
    """
    row = _unfinished(subject)
    if row is None:
        return None
    if row.attempts >= MOST_ATTEMPTS:
        _end(row, UploadState.REFUSED, sentence=stopped(row.name), by=by, at=at)
        return None
    row.state, row.attempts = UploadState.READING.value, row.attempts + 1
    row.save(update_fields=["state", "attempts"])
    return row.name, bytes(row.content or b"")


@transaction.atomic
def finish(subject: int, reading: Reading, *, by: Actor, at: datetime) -> None:
    """Load what was read and say what became of it, both or neither; one that is finished stays as it is."""
    row = _unfinished(subject)
    if row is None:
        return
    content = bytes(row.content or b"")
    try:
        loaded = commands.load(content, reading, partnership=row.partnership_id, by=by, at=at)
    except Refused as refusal:
        _end(row, UploadState.REFUSED, sentence=refusal.sentence, by=by, at=at)
        return
    state = UploadState.LOADED if loaded.is_new else UploadState.LOADED_BEFORE
    _end(row, state, document=loaded.document, by=by, at=at)


@transaction.atomic
def refuse_ended(subject: int, *, by: Actor, at: datetime) -> None:
    """Whoever uploaded it holds that post no more, so that nobody could answer for loading it."""
    row = _unfinished(subject)
    if row is not None:
        _end(row, UploadState.REFUSED, sentence=post_ended(row.name), by=by, at=at)


@transaction.atomic
def take_up_again() -> int:
    """Give every unfinished upload whose job has died a new one, and say how many there were.

    Where a job lives after all, two read one upload, and the second changes nothing.
    """
    waiting = Upload.objects.filter(state__in=UNFINISHED).defer("content").order_by("id")
    unfinished = list(waiting)
    cared_for = _with_a_job() if unfinished else set()
    left = [row for row in unfinished if row.id not in cared_for]
    for row in left:
        _promise(row)
    return len(left)


@transaction.atomic
def forget_uploads(before: datetime, *, by: Actor, at: datetime) -> int:
    """Delete finished uploads of before this moment, with the names of files that were refused. Says how many."""
    past = Upload.objects.filter(uploaded_at__lt=before).exclude(state__in=UNFINISHED)
    forgotten = past.delete()[0]
    trail.record("uploads.forgotten", kind="upload", by=by, at=at, details={"rows": forgotten})
    return forgotten


def _with_a_job() -> set[int]:
    """Uploads that a job waits for, or that a worker which is alive now reads."""
    jobs = ProcrastinateJob.objects.filter(task_name=READ)
    found = jobs.filter(status="todo").values_list("args__upload", flat=True)
    return {*found, *_being_read()}


def _being_read() -> set[int]:
    from django.db.models.functions import Now

    doing = ProcrastinateJob.objects.filter(task_name=READ, status="doing")
    alive = doing.filter(worker__last_heartbeat__gt=Now() - SILENT_AFTER)
    return set(alive.values_list("args__upload", flat=True))


def _unfinished(subject: int) -> Upload | None:
    """The row, held until this transaction ends; None where it is finished or not to be seen."""
    return Upload.objects.select_for_update().filter(id=subject, state__in=UNFINISHED).first()


def _end(
    row: Upload,
    state: UploadState,
    *,
    by: Actor,
    at: datetime,
    sentence: str = "",
    document: int | None = None,
) -> None:
    """The bytes go: a document holds them now, or nobody does."""
    row.state, row.sentence, row.document_id = state.value, sentence, document
    row.content, row.finished_at = None, at
    row.save(update_fields=["state", "sentence", "document", "content", "finished_at"])
    trail.record(
        f"upload.{state.value}", kind="upload", subject=row.id, by=by, at=at, partnership=row.partnership_id,
        details={"document": document},
    )  # fmt: skip
