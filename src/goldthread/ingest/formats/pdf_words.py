"""The characters of a PDF page put together to words, by where they stand.

A page has thousands of characters and each question about one is a call into PDFium. So the text is taken at once and
cut at its spaces, which PDFium puts where a file moves on without one; of a word that one text object draws, only the
first and the last character are asked about; where type changes inside a word, every character is.
"""

import ctypes
import re
import struct
from collections import Counter
from collections.abc import Sequence
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


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def _by_address(function: Any, answer: Any, *arguments: Any) -> Any:
    """The same function of PDFium's with an address for each pointer: that takes half the time of pypdfium2's own."""
    return ctypes.CFUNCTYPE(answer, *arguments)(ctypes.cast(function, _POINTER).value or 0)


def _unchecked(function: Any, answer: Any) -> Any:
    """The same, in half the time again: nothing is converted, and no other thread is let in for so short a call.

    So it has to be called with an object of ctypes for each pointer, and with small whole numbers.
    """
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, _POINTER).value or 0)


# These are asked about every word, or about every text object; the last two of them with the object's bare address.
_text_object_at = _unchecked(pdfium.FPDFText_GetTextObject, _POINTER)
_box_of = _unchecked(pdfium.FPDFText_GetLooseCharBox, _INT)
_matrix_of = _unchecked(pdfium.FPDFText_GetMatrix, _INT)
_origin_of = _unchecked(pdfium.FPDFText_GetCharOrigin, _INT)
_size_of = _unchecked(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_mode_of = _by_address(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_font_of = _by_address(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
# Two of PDFium's FS_RECTF, each left, top, right, bottom; quicker than their fields one by one.
_BOXES = struct.Struct("8f")


@dataclass(slots=True)  # as `Word`, not frozen
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


_Piece = tuple[Word, _Type]  # characters of one word that are set alike


@dataclass(slots=True)
class Words:
    """A page's words, its number of characters, how many are no known letter, and how many run in each direction."""

    found: list[Word] = field(default_factory=list)
    glyphs: int = 0
    unmapped: int = 0
    directions: Counter[int | None] = field(default_factory=Counter)

    def add(self, word: Word, kind: _Type) -> None:
        text = word.text
        if not (text.isascii() and text.isprintable()):  # nearly every word is
            text = word.text = text.translate(_AS_TEXT)
            self.unmapped += text.count(_UNKNOWN)
        self.glyphs += len(text)
        self.directions[kind.direction] += len(text)
        self.found.append(word)


class _Reader:
    """Asks PDFium about the characters of one page."""

    def __init__(self, text_page: Any, turn: Turn) -> None:
        self.raw = text_page.raw
        self.page = ctypes.cast(self.raw, ctypes.c_void_p)
        self.across = turn.a, turn.c, turn.e
        self.turn = turn
        self.fonts = _Fonts()
        self.types: dict[int, _Type] = {}
        self.boxes = (ctypes.c_float * 8)()
        self.box_at, self.other_at = ctypes.byref(self.boxes), ctypes.byref(self.boxes, _BOXES.size // 2)
        self.x, self.y, self.other_x, self.other_y = (ctypes.c_double() for _ in range(4))
        self.matrix = pdfium.FS_MATRIX()

    def object_at(self, index: int) -> int:
        """The address of the text object that draws a character; 0 for a space that PDFium has put there."""
        return _text_object_at(self.page, index) or 0

    def type_at(self, index: int, address: int) -> _Type:
        if address not in self.types:
            self.types[address] = self._type(index, address)
        return self.types[address]

    def _type(self, index: int, address: int) -> _Type:
        _matrix_of(self.page, index, ctypes.byref(self.matrix))
        _origin_of(self.page, index, ctypes.byref(self.x), ctypes.byref(self.y))
        matrix = self.matrix
        size = abs(_size_of(self.page, index)) * (matrix.c**2 + matrix.d**2) ** 0.5
        base = self.turn.point(self.x.value, self.y.value)[1]
        direction = _direction(*self.turn.direction(matrix.a, matrix.b))
        return _Type(base, max(size, 0.5), self.fonts.is_bold(address), direction)

    def word(self, text: str, first: int, last: int, kind: _Type, *, is_raised: bool = False) -> Word:
        """Characters that are set alike, from the left end of the first to the right end of the last."""
        _box_of(self.page, first, self.box_at)
        _box_of(self.page, last, self.other_at)
        left, top, right, bottom, last_left, last_top, last_right, last_bottom = _BOXES.unpack_from(
            self.boxes
        )
        a, c, e = self.across
        one, other = a * left + c * bottom + e, a * right + c * top + e
        last_one, last_other = a * last_left + c * last_bottom + e, a * last_right + c * last_top + e
        return Word(
            text,
            one if one < other else other,  # quicker than `min` and `max`, for every word
            last_other if last_one < last_other else last_one,
            kind.base,
            kind.size,
            kind.is_bold,
            False,
            is_raised,
            kind.direction == 0,
        )

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

    def is_bold(self, text_object: int) -> bool:
        """Whether the text object at this address is set in bold."""
        if _mode_of(text_object) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:
            return True
        font = _font_of(text_object)
        if not font:
            return False
        if font not in self._bold:
            self._bold[font] = self._asked(ctypes.cast(font, pdfium.FPDF_FONT))
        return self._bold[font]

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
    before: Word | None = None
    end = 0
    for match in _WORD.finditer(_characters(text_page)):
        start, stop = match.span()
        is_first = True
        for word, kind in _pieces(reader, match.group(), start, stop - 1):
            if is_first and before is not None and end != start:
                word.is_spaced = _is_spaced(reader, before, word, end, start)
            is_first = False
            before = word
            if word.right >= 0 and word.left <= width and 0 <= word.base <= height + word.size:
                words.add(word, kind)
        end = stop
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


def _is_spaced(reader: _Reader, before: Word, word: Word, end: int, start: int) -> bool:
    """True for a space between two words: a gap, or a narrower one where the file draws a space character.

    The characters between them are [end, start).
    """
    if word.left - before.right > _LIKELY_GAP * word.size:
        return True
    return any(reader.object_at(index) for index in range(end, start))


def _pieces(reader: _Reader, text: str, start: int, last: int) -> Sequence[_Piece]:
    """A word as one piece, or as several where its type changes, a gap parts it, or a footnote's sign hangs on it."""
    address = _text_object_at(reader.page, start)
    if not address or (last != start and _text_object_at(reader.page, last) != address):
        return _apart(reader, text, start)
    kind = reader.types.get(address) or reader.type_at(start, address)
    # A word of letters alone, as most are, has no sign to search for.
    if not text.isalpha() and _MARK.search(text) and _has_raised(reader, text, start, kind):
        return _apart(reader, text, start)
    return ((reader.word(text, start, last, kind), kind),)


def _has_raised(reader: _Reader, text: str, start: int, kind: _Type) -> bool:
    """True where the first or the last sign that may refer to a note is raised."""
    signs = [start + sign.start() for sign in _MARK.finditer(text)]
    return reader.is_raised(signs[0], kind) or reader.is_raised(signs[-1], kind)


def _apart(reader: _Reader, text: str, start: int) -> list[_Piece]:
    """The same, character by character."""
    found: list[_Piece] = []
    for index, character in enumerate(text, start):
        address = reader.object_at(index)
        if not address:
            continue
        kind = reader.type_at(index, address)
        is_raised = bool(_MARK.match(character)) and reader.is_raised(index, kind)
        word = reader.word(character, index, index, kind, is_raised=is_raised)
        if found and _go_together(*found[-1], word, kind):
            now, _ = found[-1]
            now.text += character
            now.right = max(now.right, word.right)
        else:
            found.append((word, kind))
    return found


def _go_together(now: Word, now_kind: _Type, word: Word, kind: _Type) -> bool:
    if word.is_raised is not now.is_raised or kind.is_other(now_kind):
        return False
    return not kind.is_upright or _BACKWARDS < (word.left - now.right) / kind.size < _WORD_GAP


def _direction(across: float, down: float) -> int | None:
    if min(abs(across), abs(down)) > _ASLANT * max(abs(across), abs(down)):
        return None
    if abs(across) > abs(down):
        return 0 if across > 0 else 180
    return 90 if down > 0 else 270
