"""Web pages: the words of the main content, as a browser shows them. Nothing is fetched and no script runs."""

import codecs
import re

from lxml import etree

from goldthread.ingest.formats import plain_text
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.formats.web_content import content_of
from goldthread.ingest.formats.web_text import PageWalk
from goldthread.ingest.manuscript import Manuscript, Writer

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 2048  # bytes; the standard says 1024, and pages are longer in the head than it thinks
# Pages that say Latin-1 hold Windows-1252, and one that says UTF-16 in letters of one byte is not, by the standard.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def manuscript_from(content: bytes) -> Manuscript:
    """The headings, paragraphs, lists and tables of a web page. Raises Unreadable."""
    root = _parsed(_text(content))
    writer = Writer()
    walk = PageWalk(writer)
    for element in content_of(root) if root is not None else ():
        walk.take(element)
    manuscript = writer.manuscript()
    if all(line.is_blank for line in manuscript.lines):
        raise Unreadable(
            "is a web page without words; where a browser shows some, save them as a PDF or plain text and read that"
        )
    return manuscript


def _parsed(text: str) -> etree._Element | None:
    """The page's tree; None for one without elements. Mistakes in a page are as browsers take them."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    faults = {each.type for each in parser.error_log}
    if etree.ErrorTypes.ERR_NO_MEMORY in faults:
        raise MemoryError
    if etree.ErrorTypes.ERR_RESOURCE_LIMIT in faults:  # the rest has been dropped
        raise Unreadable(
            "is nested too deeply to be read whole; save it as a PDF or plain text and read that"
        )
    return root


def _text(content: bytes) -> str:
    """The page's characters: by its mark, by what it declares, else UTF-8 or Windows-1252."""
    declared = None if plain_text.marked_encoding(content) else _declared(content)
    if declared is not None:
        try:
            return content.decode(declared).replace("\x00", "")
        except (UnicodeDecodeError, LookupError):
            pass  # what it declares is not so
    text = plain_text.decoded(content)
    return (content.decode("cp1252", "replace") if text is None else text).replace("\x00", "")


def _declared(content: bytes) -> str | None:
    found = _CHARSET.search(content[:_DECLARED_WITHIN])
    if found is None:
        return None
    try:
        encoding = codecs.lookup(found[1].decode("ascii", "replace"))
    except LookupError:
        return None
    is_text = getattr(encoding, "_is_text_encoding", True)  # "hex" and "zlib" are codecs too
    return _MEANT.get(encoding.name, encoding.name) if is_text else None
