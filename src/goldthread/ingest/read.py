"""The reader's doors: bytes or a file in, a reading out. Bad input is a sentence in the reading, never an exception."""

import hashlib
from pathlib import Path

from goldthread.ingest.document import read_manuscript
from goldthread.ingest.formats.opening import open_document
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.reading import Reading

READER_VERSION = "1"


def read_bytes(content: bytes, *, name: str) -> Reading:
    """Read one document's bytes; `name` is what people call the file."""
    checksum = hashlib.sha256(content).hexdigest()
    try:
        manuscript = open_document(content)
    except Unreadable as problem:
        return _unread(name, f"{name} {problem}.", checksum=checksum)
    return read_manuscript(manuscript, name=name, checksum=checksum, reader_version=READER_VERSION)


def read_file(path: Path) -> Reading:
    """Read a file; one that is missing, a folder or closed to us gives a reading with that error."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return _unread(path.name, f"{path.name} was not found.")
    except IsADirectoryError:
        return _unread(path.name, f"{path.name} is a folder; name the files in it.")
    except OSError as error:
        return _unread(path.name, f"{path.name} could not be opened: {error.strerror or 'unknown reason'}.")
    return read_bytes(content, name=path.name)


def _unread(name: str, error: str, *, checksum: str = "") -> Reading:
    return Reading(
        file=name, checksum=checksum, reader_version=READER_VERSION, kind="other", source_text="", error=error
    )
