"""The reader's doors: bytes or a file in, a reading out. Bad input is a sentence in the reading, never an exception.

They read in this process and without limits. What comes from others is read in a process of its own: see `worker`.
"""

import hashlib
import stat
from collections.abc import Sequence
from pathlib import Path

from goldthread.ingest.column_maps import ColumnMap
from goldthread.ingest.document import read_manuscript
from goldthread.ingest.formats.opening import open_document
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.language import is_other_than_english
from goldthread.ingest.limits import MOST_BYTES, too_large
from goldthread.ingest.reading import Reading

READER_VERSION = "2"


def read_bytes(content: bytes, *, name: str, maps: Sequence[ColumnMap] = ()) -> Reading:
    """Read one document's bytes; `name` is what people call the file, `maps` say what columns mean."""
    checksum = hashlib.sha256(content).hexdigest()
    try:
        manuscript = open_document(content)
    except Unreadable as fault:
        return unread(name, fault, checksum=checksum)
    reading = read_manuscript(
        manuscript, name=name, checksum=checksum, reader_version=READER_VERSION, maps=maps
    )
    if not reading.recommendations and is_other_than_english(reading.source_text):
        problem = Unreadable("is not in English, as far as its words show; Goldthread reads English only")
        return unread(name, problem, checksum=checksum)
    return reading


def read_file(path: Path, *, maps: Sequence[ColumnMap] = ()) -> Reading:
    """Read a file; one that is missing, a folder or closed to us gives a reading with that error."""
    try:
        content = content_of(path)
    except Unreadable as problem:
        return unread(path.name, problem)
    return read_bytes(content, name=path.name, maps=maps)


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
