"""Files before they are read, and the reading of one that cannot be: all that can be had without the reader itself."""

import stat
from pathlib import Path

from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.limits import MOST_BYTES, too_large
from goldthread.ingest.reading import Reading

READER_VERSION = "4"


def content_of(path: Path) -> bytes:
    """A file's bytes. Raises Unreadable, without opening it, for what is no file or larger than any document."""
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise Unreadable("is a folder; name the files in it")
        if not stat.S_ISREG(kind.st_mode):  # a pipe that nobody writes to would be waited for without end
            raise Unreadable("is a device or a pipe; name a file")
        if reason := too_large(kind.st_size):
            raise Unreadable(reason)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as fault:
        raise Unreadable("was not found") from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "that is no name of a file"
        raise Unreadable(f"could not be opened: {reason}") from fault


def unread(name: str, problem: Unreadable, *, checksum: str = "") -> Reading:
    """The reading of a file that could not be read: one sentence, and nothing else."""
    return Reading(
        file=name,
        checksum=checksum,
        reader_version=READER_VERSION,
        kind="other",
        source_text="",
        error=f"{name} {problem}.",
    )
