"""Bytes to text. Bad input is a sentence that says what the file is and what to do, never an exception."""

from dataclasses import dataclass

_FORMATS: tuple[tuple[bytes, str], ...] = (
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
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with its line ends made "\\n", or the `error` sentence that says why there is none."""

    text: str = ""
    error: str | None = None


def decode(content: bytes, *, name: str) -> Decoded:
    """Read UTF-8, UTF-16 with its mark, or Windows-1252 text."""
    problem = _other_format(content)
    if problem:
        return Decoded(error=f"{name} {problem}.")
    text = _as_text(content)
    if text is None or _is_binary(text):
        return Decoded(error=f"{name} is not readable text; save it as plain text in UTF-8 first.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Decoded(error=f"{name} is empty.")
    return Decoded(text)


def _other_format(content: bytes) -> str | None:
    if len(content) > _MOST_BYTES:
        return f"is larger than {_MOST_BYTES // 1_000_000} megabytes, which no response document is"
    start = content[:512].lstrip()
    if start.lower().startswith(_HTML):
        return "is a web page, which cannot be read yet; save it as plain text first"
    return next((sentence for magic, sentence in _FORMATS if start.startswith(magic)), None)


def _as_text(content: bytes) -> str | None:
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
