"""Which kind of file this is, by what stands in it and never by its ending, and the module that reads it."""

import re

from goldthread.ingest.formats import archives, compound, delimited, plain_text
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.limits import too_large
from goldthread.ingest.manuscript import Manuscript, manuscript_of

_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "is a rich text file; open it in Word and save it as .docx first"),
    (b"\x1f\x8b", "is a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "is a compressed file; unpack it first"),
    (b"Rar!", "is a compressed file; unpack it first"),
    (b"PK\x05\x06", "is an empty zip file"),
    (b"\x89PNG", "is a picture; Goldthread reads text"),
    (b"\xff\xd8\xff", "is a picture; Goldthread reads text"),
    (b"GIF8", "is a picture; Goldthread reads text"),
    (b"II*\x00", "is a picture; Goldthread reads text"),
    (b"MM\x00*", "is a picture; Goldthread reads text"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0"
_PASSWORD = "is protected by a password; open it, save it without the password and try again"
_COMPOUND_KINDS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", _PASSWORD),
    ("WordDocument", "is an old Word document (.doc); open it in Word and save it as .docx first"),
    ("PowerPoint Document", "is an old PowerPoint presentation; save it as a PDF first"),
    ("__properties_version1.0", "is an Outlook email; save its text or its attachment, and name that"),
)
_WEB_PAGE = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|title|body|main|article|section|div|p|h[1-6]|"
    r"table|ul|ol)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(r"multipart/related|Snapshot-Content-Location", re.IGNORECASE)
_SHOWN = 4_000  # characters that show what a text is


def open_document(content: bytes) -> Manuscript:
    """The lines of a file of any kind that can be read. Raises Unreadable."""
    if reason := too_large(len(content)):
        raise Unreadable(reason)
    if content.startswith(archives.ZIP):
        return _zipped(content)
    if content.startswith(_COMPOUND):
        return _old_office(content)
    start = content[:512].lstrip()
    if start.removeprefix(b"\xef\xbb\xbf").startswith(b"%PDF-"):
        from goldthread.ingest.formats import pdf

        return pdf.manuscript_from(content)
    for magic, sentence in _UNREAD:
        if start.startswith(magic):
            raise Unreadable(sentence)
    return _written(content)


def _zipped(content: bytes) -> Manuscript:
    archive = archives.archive_of(content)
    if archives.kind_of(archive) == "word":
        from goldthread.ingest.formats import word

        return word.manuscript_in(archive)
    from goldthread.ingest.formats import workbook

    return workbook.manuscript_from(content)


def _old_office(content: bytes) -> Manuscript:
    entries = compound.root_entries(content)
    for name, sentence in _COMPOUND_KINDS:
        if name in entries:
            raise Unreadable(sentence)
    start = entries.get("Workbook", entries.get("Book"))
    if start is not None:
        if compound.is_locked_workbook(content, start):
            raise Unreadable(_PASSWORD)
        from goldthread.ingest.formats import workbook

        return workbook.manuscript_from(content)
    raise Unreadable("is an old Office file, or damaged; open it and save it as .docx or .xlsx first")


def _written(content: bytes) -> Manuscript:
    """A file of characters: a web page, a table between commas, or plain text."""
    start = plain_text.opening(content, _SHOWN)
    if _WEB_PAGE.match(start):
        from goldthread.ingest.formats import web_page

        return web_page.manuscript_from(content)
    if start.startswith("<?xml"):
        raise Unreadable("is an XML file; save it as Word, PDF or plain text first")
    if start.lower().startswith(("mime-version:", "from:")) and _WEB_ARCHIVE.search(start):
        raise Unreadable("is a web archive; open it in a browser and save it as a web page first")
    text = plain_text.text_from(content)
    return delimited.manuscript_of_table(text) or manuscript_of(text)
