"""Text files: UTF-8, UTF-16 with or without its mark, or Windows-1252."""

import codecs

from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.manuscript import Manuscript, manuscript_of

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096  # bytes that show which of every two is nought


def manuscript_from(content: bytes) -> Manuscript:
    """The lines of a text file. Raises Unreadable."""
    return manuscript_of(text_from(content))


def text_from(content: bytes) -> str:
    """The words of a text file, line ends made "\\n". Raises Unreadable."""
    text = decoded(content)
    if text is None or _is_binary(text):
        raise Unreadable("is not readable text; save it as plain text in UTF-8 first")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("is empty")
    return text


def decoded(content: bytes) -> str | None:
    """Bytes as text in the first encoding that fits, or None."""
    marked = marked_encoding(content) or _unmarked_utf_16(content)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def opening(content: bytes, count: int) -> str:
    """About the first `count` characters, whatever else the file is; for looking at, not for reading."""
    encoding = marked_encoding(content) or _unmarked_utf_16(content) or "utf-8"
    return content[: 2 * count].decode(encoding, "replace").lstrip("\ufeff \t\r\n\f")[:count]


def marked_encoding(content: bytes) -> str | None:
    """The encoding that the file's first bytes name."""
    return next((encoding for mark, encoding in _BYTE_ORDER_MARKS if content.startswith(mark)), None)


def _unmarked_utf_16(content: bytes) -> str | None:
    """Western text in UTF-16 has a nought as nearly every second byte, and none between."""
    sample = content[:_SAMPLE]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and second > 0.7 * half and first < 0.05 * half:
        return "utf-16-le"
    if half and first > 0.7 * half and second < 0.05 * half:
        return "utf-16-be"
    return None


def _is_binary(text: str) -> bool:
    """Text has no nulls and hardly a control character; a file of another kind that happens to decode has."""
    controls = sum(1 for c in text if ord(c) < 32 and c not in "\t\n\r\f\v")
    return "\x00" in text or controls > len(text) / 50
