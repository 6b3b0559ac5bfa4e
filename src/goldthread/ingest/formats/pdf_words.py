"""The characters of a PDF page put together to words, by where they stand.

A page has thousands of characters and each question about one is a call into PDFium. So the text is taken at once and
cut at its spaces, which PDFium puts where a file moves on without one; of a word that one text object draws, only the
first and the last character are asked about; where type changes inside a word, every character is.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from goldthread.ingest.formats.pdf_page import Turn, Word

# As a share of the type's size. The spaces of justified text shrink to about 0.2; letters are kerned by up to 0.1.
_WORD_GAP = 0.18
_LIKELY_GAP = 0.12  # where PDFium too takes the gap for a space
_BACKWARDS = -0.5
_OTHER_BASELINE = 0.08
_OTHER_SIZE = 0.06
_RAISED = 0.2
_ASLANT = 0.05
_BOLD_NAME = re.compile(r"bold|black|heavy|[-,]bd\b|semibd", re.IGNORECASE)
_FORCED_BOLD = 1 << 18  # a font's flags, PDF 32000 table 123
_BOLD_WEIGHT = 700
_UNKNOWN = "\ufffd"
_LETTERS = {
    0x02: "-",  # PDFium's sign for a hyphen at the end of a line
    0xFFFE: "-",
    0xAD: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
# No letters: control characters, halves of pairs, and signs that Unicode keeps for nothing.
_NONE = [*range(0x02), *range(0x03, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]
_NONE += [*range(0xD800, 0xE000), *range(0xFFF0, 0xFFFE), 0xFFFF]
_AS_TEXT = dict.fromkeys(_NONE, _UNKNOWN) | _LETTERS
_WORD = re.compile(r"[^\s\u200b]+")
_MARK = re.compile(r"[0-9*†‡§]")


# The same function as pypdfium2's, with the address alone for an answer: it is asked about every word twice.
_text_object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class _Type:
    """What is the same for all characters of one text object.

    `direction` is how far its words are turned, clockwise in degrees, and None where they stand aslant.
    """

    base: float
    size: float
    is_bold: bool
    direction: int | None

    @property
    def is_upright(self) -> bool:
        return self.direction == 0

    def is_other(self, than: "_Type") -> bool:
        return (
            abs(self.base - than.base) > _OTHER_BASELINE * than.size
            or abs(self.size - than.size) > _OTHER_SIZE * than.size
            or self.is_bold is not than.is_bold
            or self.direction != than.direction
        )


@dataclass(slots=True)
class Words:
    """A page's words, its number of characters, how many are no known letter, and how many run in each direction."""

    found: list[Word] = field(default_factory=list)
    glyphs: int = 0
    unmapped: int = 0
    directions: Counter[int | None] = field(default_factory=Counter)

    def add(
        self, text: str, ends: tuple[float, float], kind: _Type, *, is_spaced: bool, is_raised: bool
    ) -> None:
        self.glyphs += len(text)
        self.unmapped += text.count(_UNKNOWN)
        self.directions[kind.direction] += len(text)
        left, right = ends
        self.found.append(
            Word(text, left, right, kind.base, kind.size, kind.is_bold, is_spaced, is_raised, kind.is_upright)
        )


@dataclass(slots=True)
class _Piece:
    """Characters of one word that are set alike: text, left and right end, type, and whether they are raised."""

    text: str
    ends: tuple[float, float]
    kind: _Type
    is_raised: bool


class _Reader:
    """Asks PDFium about the characters of one page."""

    def __init__(self, text_page: Any, turn: Turn) -> None:
        self.raw = text_page.raw
        self.page = ctypes.cast(self.raw, ctypes.c_void_p)
        self.turn = turn
        self.fonts = _Fonts()
        self.types: dict[int, _Type] = {}
        self.box = pdfium.FS_RECTF()
        self.x, self.y, self.other_x, self.other_y = (ctypes.c_double() for _ in range(4))
        self.matrix = pdfium.FS_MATRIX()

    def object_at(self, index: int) -> int:
        """The address of the text object that draws a character; 0 for a space that PDFium has put there."""
        return _text_object_at(self.page, index) or 0

    def type_at(self, index: int, address: int) -> _Type:
        if address not in self.types:
            self.types[address] = self._type(index)
        return self.types[address]

    def _type(self, index: int) -> _Type:
        drawn = pdfium.FPDFText_GetTextObject(self.raw, index)
        pdfium.FPDFText_GetMatrix(self.raw, index, self.matrix)
        pdfium.FPDFText_GetCharOrigin(self.raw, index, self.x, self.y)
        matrix = self.matrix
        size = abs(pdfium.FPDFText_GetFontSize(self.raw, index)) * (matrix.c**2 + matrix.d**2) ** 0.5
        base = self.turn.point(self.x.value, self.y.value)[1]
        direction = _direction(*self.turn.direction(matrix.a, matrix.b))
        return _Type(base, max(size, 0.5), self.fonts.is_bold(drawn), direction)

    def ends_of(self, index: int) -> tuple[float, float]:
        """The left and the right end of a character, in points."""
        box, turn = self.box, self.turn
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, box)
        one, other = turn.across(box.left, box.bottom), turn.across(box.right, box.top)
        return (one, other) if one < other else (other, one)

    def is_raised(self, index: int, kind: _Type) -> bool:
        """True for a figure whose foot stands clear of its own baseline: fonts have such figures for footnotes."""
        if not kind.is_upright:
            return False
        pdfium.FPDFText_GetCharBox(self.raw, index, self.x, self.other_x, self.y, self.other_y)
        ends = (self.x.value, self.y.value), (self.other_x.value, self.other_y.value)
        return kind.base - max(self.turn.point(*end)[1] for end in ends) > _RAISED * kind.size


class _Fonts:
    """Which of a page's fonts are bold: by name, by flag, or by the weight that the file states."""

    def __init__(self) -> None:
        self._bold: dict[int, bool] = {}

    def is_bold(self, drawn: Any) -> bool:
        if pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:
            return True
        font = pdfium.FPDFTextObj_GetFont(drawn)
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        if address not in self._bold:
            self._bold[address] = self._asked(font)
        return self._bold[address]

    def _asked(self, font: Any) -> bool:
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        flags = pdfium.FPDFFont_GetFlags(font)
        return (
            bool(_BOLD_NAME.search(buffer.value.decode("utf-8", "replace")))
            or (flags > 0 and bool(flags & _FORCED_BOLD))
            or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
        )


def words_of(text_page: Any, turn: Turn, *, width: float, height: float) -> Words:
    """The words of a page in the order in which it draws them, those outside its visible part left out."""
    words, reader = Words(), _Reader(text_page, turn)
    text = _characters(text_page)
    before: _Piece | None = None
    end = 0
    for match in _WORD.finditer(text):
        for place, piece in enumerate(_pieces(reader, match.group(), match.start())):
            is_spaced = place == 0 and _is_spaced(reader, before, piece, range(end, match.start()))
            before = piece
            (left, right), base = piece.ends, piece.kind.base
            if right >= 0 and left <= width and 0 <= base <= height + piece.kind.size:
                words.add(
                    piece.text.translate(_AS_TEXT),
                    piece.ends,
                    piece.kind,
                    is_spaced=is_spaced,
                    is_raised=piece.is_raised,
                )
        end = match.end()
    return words


def _characters(text_page: Any) -> str:
    """One character for each that PDFium counts, so that places in the text are its own."""
    count = text_page.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if written == count + 1 and len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(text_page.raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else _UNKNOWN for code in codes)


def _is_spaced(reader: _Reader, before: _Piece | None, piece: _Piece, between: range) -> bool:
    """True for a space between two pieces: a gap, or a narrower one where the file draws a space character."""
    if before is None or not between:
        return False
    if piece.ends[0] - before.ends[1] > _LIKELY_GAP * piece.kind.size:
        return True
    return any(reader.object_at(index) for index in between)


def _pieces(reader: _Reader, text: str, start: int) -> Iterator[_Piece]:
    """A word as one piece, or as several where its type changes, a gap parts it, or a footnote's sign hangs on it."""
    last = start + len(text) - 1
    address = reader.object_at(start)
    if address and (last == start or reader.object_at(last) == address):
        kind = reader.type_at(start, address)
        signs = [start + sign.start() for sign in _MARK.finditer(text)]
        if not signs or not (reader.is_raised(signs[0], kind) or reader.is_raised(signs[-1], kind)):
            left, right = reader.ends_of(start)
            yield _Piece(
                text, (left, right if last == start else reader.ends_of(last)[1]), kind, is_raised=False
            )
            return
    yield from _apart(reader, text, start)


def _apart(reader: _Reader, text: str, start: int) -> Iterator[_Piece]:
    """The same, character by character."""
    now: _Piece | None = None
    for index, character in enumerate(text, start):
        address = reader.object_at(index)
        if not address:
            continue
        kind, ends = reader.type_at(index, address), reader.ends_of(index)
        is_raised = bool(_MARK.match(character)) and reader.is_raised(index, kind)
        if now is not None and _go_together(now, ends[0], kind, is_raised=is_raised):
            now = _Piece(now.text + character, (now.ends[0], max(now.ends[1], ends[1])), now.kind, is_raised)
            continue
        if now is not None:
            yield now
        now = _Piece(character, ends, kind, is_raised)
    if now is not None:
        yield now


def _go_together(now: _Piece, left: float, kind: _Type, *, is_raised: bool) -> bool:
    if is_raised is not now.is_raised or kind.is_other(now.kind):
        return False
    return not kind.is_upright or _BACKWARDS < (left - now.ends[1]) / kind.size < _WORD_GAP


def _direction(across: float, down: float) -> int | None:
    if min(abs(across), abs(down)) > _ASLANT * max(abs(across), abs(down)):
        return None
    if abs(across) > abs(down):
        return 0 if across > 0 else 180
    return 90 if down > 0 else 270
