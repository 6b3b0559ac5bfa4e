"""What becomes of a file that was uploaded, and the sentences where it cannot be loaded."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from goldthread.ingest.limits import too_large
from goldthread.kernel.refusals import Refused

MOST_ATTEMPTS = 3
"""How often the reading of one upload is begun. A process may die for reasons of its own; three times is a fault."""


class UploadState(StrEnum):
    """Where an uploaded file stands. The last three are final."""

    WAITING = "waiting"
    READING = "reading"
    LOADED = "loaded"
    LOADED_BEFORE = "loaded_before"
    REFUSED = "refused"


STATE_WORDS: Mapping[UploadState, str] = {
    UploadState.WAITING: "Waiting",
    UploadState.READING: "Being read",
    UploadState.LOADED: "Loaded",
    UploadState.LOADED_BEFORE: "Already loaded",
    UploadState.REFUSED: "Not loaded",
}

UNFINISHED = frozenset({UploadState.WAITING, UploadState.READING})


class GivenFile(Protocol):
    """A file as a page receives it. `size` is in bytes; it is read only once it is known to be let in."""

    @property
    def name(self) -> str | None: ...

    @property
    def size(self) -> int | None: ...

    def read(self) -> bytes: ...


def check_can_take(files: Sequence[GivenFile], *, most_files: int, most_megabytes: int) -> None:
    """Raises Refused, with one sentence, for no file, too many, one larger than any document, or too much together."""
    if not files:
        raise Refused("Choose at least one file to upload.")
    if len(files) > most_files:
        raise Refused(f"You chose {len(files)} files. Choose at most {most_files} at a time.")
    for file in files:
        if reason := too_large(file.size or 0):
            raise Refused(f"{file.name} {reason}.")
    together = sum(file.size or 0 for file in files)
    if together > most_megabytes * 1_000_000:
        raise Refused(
            f"The {len(files)} files have {-(-together // 1_000_000)} megabytes together. "
            f"Choose files of at most {most_megabytes} megabytes at a time."
        )


def post_ended(name: str) -> str:
    """Why a file is not loaded by someone who has left the post in which they uploaded it."""
    return (
        f"{name} was not loaded, because the post in which it was uploaded has ended; "
        "whoever is in the support team now can upload it again."
    )


def stopped(name: str) -> str:
    """Why a file is not tried any more."""
    return (
        f"{name} could not be loaded because of a fault in Goldthread: its reading was begun {MOST_ATTEMPTS} times and "
        "stopped each time; report it, and save the file as plain text meanwhile."
    )
