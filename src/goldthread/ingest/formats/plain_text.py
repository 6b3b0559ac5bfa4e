"""Text files: UTF-8, UTF-16 with its mark, or Windows-1252."""

from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.manuscript import Manuscript, manuscript_of

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def manuscript_from(content: bytes) -> Manuscript:
    """The lines of a text file, line ends made "\\n". Raises Unreadable."""
    text = decoded(content)
    if text is None or _is_binary(text):
        raise Unreadable("is not readable text; save it as plain text in UTF-8 first")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("is empty")
    return manuscript_of(text)


def decoded(content: bytes) -> str | None:
    """Bytes as text in the first encoding that fits, or None."""
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_binary(text: str) -> bool:
    """Text has no nulls and hardly a control character; a file of another kind that happens to decode has."""
    controls = sum(1 for c in text if ord(c) < 32 and c not in "\t\n\r\f\v")
    return "\x00" in text or controls > len(text) / 50
