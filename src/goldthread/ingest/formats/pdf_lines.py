"""Words of a PDF page put together to lines, top to bottom, and the page parted where it has two columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from statistics import median

from goldthread.ingest.formats.pdf_page import Dot, Word
from goldthread.ingest.manuscript import BULLETS

_SAME_LINE = 0.5  # two words are on one line where this share of the smaller one's height is beside the other
_WORD_GAP = 0.18  # of the type's size
_LEAST_GAP = 0.05  # ... and of a space that the file draws
_RAISED_BY = 0.2  # of the line's type size: a mark stands at least this high above the line ...
_RAISED_SIZE = 0.85  # ... and is smaller than this
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})(?:,\d{1,3})*,?")
_BEFORE_WORDS = 2.5  # of the type's size, the most between a bullet that is drawn and its words
_UNITS = frozenset({"m", "km", "cm", "mm", "ft"})
_LONE_BULLET = re.compile(f"[{BULLETS}o-]")
_FEWEST_SPACED_OUT = 5  # single letters that make a line one of spaced-out letters
_left = attrgetter("left")


@dataclass(frozen=True)
class Line:
    """Words on one baseline from left to right; `marks` are the places among them of signs that refer to notes."""

    words: tuple[Word, ...]
    page: int
    marks: tuple[int, ...] = ()

    @cached_property
    def text(self) -> str:
        return text_of(self.words)

    @cached_property
    def plain(self) -> str:
        """The text without the signs that refer to notes."""
        if not self.marks:
            return self.text
        return text_of([word for place, word in enumerate(self.words) if place not in self.marks])

    @property
    def marked(self) -> list[tuple[int, int]]:
        """The [start, end) of the signs in the text."""
        ends = [len(text_of(self.words[: place + 1])) for place in self.marks]
        return [(end - len(self.words[place].text), end) for place, end in zip(self.marks, ends, strict=True)]

    @property
    def notes(self) -> set[str]:
        """What the signs refer to: "1", "2", "*"."""
        return {sign for place in self.marks for sign in self.words[place].text.split(",") if sign}

    @cached_property
    def size(self) -> float:
        """The type size of most of its characters."""
        return _most(self.words).size

    @cached_property
    def base(self) -> float:
        return _most(self.words).base

    @property
    def left(self) -> float:
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @cached_property
    def is_bold(self) -> bool:
        """True where every letter is bold; a bullet in front need not be."""
        if not any(word.is_bold for word in self.words):  # as most lines: nothing need be looked at
            return False
        lettered = [word for word in self.words if any(c.isalnum() for c in word.text)]
        return bool(lettered) and all(word.is_bold for word in lettered)

    @cached_property
    def first_width(self) -> float:
        """The room that its first word takes, whatever number of pieces that is in."""
        end = self.words[0].right
        for before, after in pairwise(self.words):
            if _is_apart(before, after):
                break
            end = after.right
        return end - self.left


def lines_of(rows: Sequence[Sequence[Word]], page: int) -> list[Line]:
    """Rows of words as lines, the signs of notes known; a bullet alone joins the line beside it."""
    return [_line(row, page) for row in _with_their_words(rows)]


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """The upright words that stand beside one another, from the top, each row from the left."""
    rows: list[list[Word]] = []
    ends: list[tuple[float, float]] = []
    for word in sorted((w for w in words if w.is_upright), key=lambda word: word.middle[1]):
        own = word.top, word.bottom
        if ends and own == ends[-1]:  # as nearly always: it stands beside the word before, in the same type
            rows[-1].append(word)
            continue
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            if _are_beside(*own, *ends[index]):
                rows[index].append(word)
                top, bottom = ends[index]
                if word.size > bottom - top:
                    ends[index] = own
                break
        else:
            rows.append([word])
            ends.append(own)
    rows.sort(key=lambda row: _most(row).base)
    return [sorted(row, key=_left) for row in rows]


def with_bullets(rows: Sequence[Sequence[Word]], dots: Sequence[Dot]) -> list[list[Word]]:
    """The rows, with a bullet before those that have one drawn in front of them."""
    return [[*(_bullet(row[0], dot) for dot in dots if _is_bullet(dot, row[0])), *row] for row in rows]


def _is_bullet(dot: Dot, first: Word) -> bool:
    middle, right = dot.top + dot.width / 2, dot.left + dot.width
    return first.top < middle < first.base and 0 < first.left - right < _BEFORE_WORDS * first.size


def _bullet(first: Word, dot: Dot) -> Word:
    return Word("•", dot.left, dot.left + dot.width, first.base, first.size, is_spaced=True)


def _are_beside(top: float, bottom: float, other_top: float, other_bottom: float) -> bool:
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared > _SAME_LINE * min(bottom - top, other_bottom - other_top)


def _with_their_words(rows: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """Symbol fonts may set a bullet so high or low that it seems a line of its own."""
    kept: list[Sequence[Word]] = []
    for row in rows:
        if kept and _is_lone_bullet(kept[-1]) and _bullet_belongs(kept[-1][0], row):
            row = [*kept.pop(), *row]
        elif kept and _is_lone_bullet(row) and _bullet_belongs(row[0], kept[-1]):
            row = [*row, *kept.pop()]
        kept.append(row)
    return kept


def _is_lone_bullet(row: Sequence[Word]) -> bool:
    return len(row) == 1 and bool(_LONE_BULLET.fullmatch(row[0].text))


def _bullet_belongs(bullet: Word, row: Sequence[Word]) -> bool:
    return row[0].left > bullet.left and abs(_most(row).base - bullet.base) < 1.6 * max(
        _most(row).size, bullet.size
    )


def _line(row: Sequence[Word], page: int) -> Line:
    main = _most(row)
    if len(row) > 1 and _is_mark(main, row[0], main):
        row = [replace(row[0], is_raised=True), *row[1:]]  # the number in front of a footnote
    marks = [place for place in range(1, len(row)) if _is_mark(row[place - 1], row[place], main)]
    return Line(tuple(row), page, tuple(marks))


def _is_mark(before: Word, word: Word, main: Word) -> bool:
    """A raised number or sign behind a word; the 2 of m² is none."""
    if word.text.isalpha() or not _NOTE_MARK.fullmatch(word.text) or before.text.lower() in _UNITS:
        return False
    return word.is_raised or (
        main.base - word.base > _RAISED_BY * main.size and word.size < _RAISED_SIZE * main.size
    )


def _most(words: Sequence[Word]) -> Word:
    """A word of the type in which most characters are set."""
    first = words[0]
    base, size = first.base, first.size
    for word in words:
        if word.base != base or word.size != size:
            break
    else:
        return first
    counts: dict[tuple[float, float], int] = {}
    for word in words:
        key = (round(word.size, 1), round(word.base, 1))
        counts[key] = counts.get(key, 0) + len(word.text)
    size, base = max(counts, key=lambda key: (counts[key], key))
    return next(w for w in words if (round(w.size, 1), round(w.base, 1)) == (size, base))


def text_of(words: Sequence[Word]) -> str:
    """The words with single spaces between them, as people read them."""
    spaced_out = _spaced_out(words)
    if spaced_out is not None:
        return spaced_out
    before = words[0]
    parts = [before.text]
    is_note = before.is_raised
    for after in words[1:]:
        text = after.text
        is_leader = text[0] == "." and not (before.text + text).strip(".")
        parts.append(f" {text}" if is_note or (_is_apart(before, after) and not is_leader) else text)
        before, is_note = after, False
    return "".join(parts)


def _is_apart(before: Word, after: Word) -> bool:
    gap = after.left - before.right
    return gap > _WORD_GAP * min(before.size, after.size) or (
        after.is_spaced and gap > _LEAST_GAP * after.size
    )


def _spaced_out(words: Sequence[Word]) -> str | None:
    """R E C O M M E N D A T I O N: letters set apart are one word up to the next gap that is wider than theirs."""
    if len(words) < _FEWEST_SPACED_OUT:
        return None
    single = sum([len(word.text) == 1 and word.text.isalpha() for word in words])
    if single < _FEWEST_SPACED_OUT or single < 0.8 * len(words):
        return None
    gaps = [after.left - before.right for before, after in pairwise(words)]
    usual = median(gaps)
    if usual > words[0].size:
        return None
    return words[0].text + "".join(
        (" " if gap > 1.6 * usual + 0.5 else "") + word.text
        for gap, word in zip(gaps, words[1:], strict=True)
    )
