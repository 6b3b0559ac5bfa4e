"""Which kind of file this is, by its first bytes, and the module that reads it."""

from goldthread.ingest.formats import plain_text
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.manuscript import Manuscript

MOST_BYTES = 20_000_000

_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "is a PDF, which cannot be read yet; save it as plain text first"),
    (b"PK\x03\x04", "is a Word, Excel or zip file, which cannot be read yet; save it as plain text first"),
    (
        b"\xd0\xcf\x11\xe0",
        "is an old Word or Excel file, which cannot be read yet; save it as plain text first",
    ),
    (b"{\\rtf", "is a rich text file, which cannot be read yet; save it as plain text first"),
    (b"\x1f\x8b", "is a compressed file; unpack it first"),
    (b"\x89PNG", "is a picture; Goldthread reads text"),
    (b"\xff\xd8\xff", "is a picture; Goldthread reads text"),
)
_HTML = (b"<!doctype html", b"<html")


def open_document(content: bytes) -> Manuscript:
    """The lines of a file of any kind that can be read. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(f"is larger than {MOST_BYTES // 1_000_000} megabytes, which no response document is")
    start = content[:512].lstrip()
    if start.lower().startswith(_HTML):
        raise Unreadable("is a web page, which cannot be read yet; save it as plain text first")
    for magic, sentence in _UNREAD:
        if start.startswith(magic):
            raise Unreadable(sentence)
    return plain_text.manuscript_from(content)
