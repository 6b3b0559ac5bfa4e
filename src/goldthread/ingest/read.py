"""The reader's doors: bytes or a file in, a reading out. Bad input is a sentence in the reading, never an exception.

They read in this process and without limits. What comes from others is read in a process of its own: see `worker`.
"""

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from goldthread.ingest.column_maps import ColumnMap
from goldthread.ingest.document import read_manuscript
from goldthread.ingest.english.language import is_other_than_english
from goldthread.ingest.english.verbs import forget_sentences
from goldthread.ingest.files import READER_VERSION, content_of, unread
from goldthread.ingest.formats.opening import open_document
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.reading import Reading


def read_bytes(content: bytes, *, name: str, maps: Sequence[ColumnMap] = ()) -> Reading:
    """Read one document's bytes; `name` is what people call the file, `maps` say what columns mean."""
    checksum = hashlib.sha256(content).hexdigest()
    with _nothing_collected():
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


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Let Python's search for rings of objects rest.

    Reading makes very many objects and hardly a ring (pypdfium2 makes a few small ones for each page): the search would
    take a twentieth of the time. All else is given back as always, and what is left over once the reading is done.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        forget_sentences()  # half of all objects, and of what the search would look through, are their words
        if was_on:
            gc.enable()


def read_file(path: Path, *, maps: Sequence[ColumnMap] = ()) -> Reading:
    """Read a file; one that is missing, a folder or closed to us gives a reading with that error."""
    try:
        content = content_of(path)
    except Unreadable as problem:
        return unread(path.name, problem)
    return read_bytes(content, name=path.name, maps=maps)
