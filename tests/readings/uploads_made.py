"""Uploads as a test makes them, and the jobs that they leave."""

import json
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from cast import AT, AlderVale
from database_seen import all_rows, environment_with
from goldthread.cli.serve import WORKER
from goldthread.kernel.actor import Actor
from goldthread.readings import jobs, uploads
from goldthread.trail.context import acting

FOLDER = Path(__file__).parents[1] / "ingest" / "documents"
GOOD = (FOLDER / "same_line.txt").read_bytes()
CUT_OFF = b"%PDF-1.7 invented"
CUT_OFF_SENTENCE = "plan.pdf is cut off, its end is missing; ask for the file again."


def uploaded(cast: AlderVale, *files: tuple[str, bytes], by: Actor | None = None) -> UUID:
    """The batch of these files, uploaded by the support team unless told otherwise."""
    given = [SimpleUploadedFile(name, content) for name, content in files]
    actor = by or cast.support
    with acting(actor):
        return uploads.upload(given, partnership=cast.partnership, by=actor, at=AT)


def sent(*files: tuple[str, bytes]) -> dict[str, Any]:
    """What a browser sends for these files."""
    return {"documents": [_named(name, content) for name, content in files]}


def _named(name: str, content: bytes) -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def waiting_jobs() -> list[dict[str, Any]]:
    """The arguments of every job that waits, in order."""
    found = all_rows(
        "SELECT args FROM procrastinate_jobs WHERE status = 'todo' AND task_name = 'read_upload' ORDER BY id"
    )
    return [json.loads(str(args)) for (args,) in found]


def run_jobs() -> None:
    """Run every job that waits, as the worker calls it."""
    for args in waiting_jobs():
        jobs.read_upload(**args)


def run_worker(database: str) -> None:
    """Start the worker as `serve` does, and let it end once no job waits."""
    done = subprocess.run(
        [*WORKER, "--one-shot"], env=environment_with(database), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def outcomes() -> list[tuple[object, ...]]:
    """Name, state, sentence, and whether bytes are kept, of every upload in its order."""
    return all_rows(
        "SELECT name, state, sentence, content IS NOT NULL FROM readings_upload ORDER BY uploaded_at, id"
    )
