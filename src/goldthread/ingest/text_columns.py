"""Tables that plain text sets in columns beside one another, with cells wrapped over lines and headers on each page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldthread.ingest.column_maps import DATES, STATES, Meaning, is_header, meaning_of
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.row_values import is_identifier

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS = 3
_HEADER_LINES = 3  # a header may wrap
_LOOK_AHEAD = 12  # lines in which a table that a page or a heading interrupts goes on
_NUMBERS = frozenset({Meaning.NUMBER, Meaning.REVIEW})
_OUT_OF_LINE = 2  # characters by which a cell may begin left of its header


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand together on a line at columns [start, end)."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class WrappedRow:
    """A row as it is gathered: for each column its lines, blank ones kept so that what stands level stays level."""

    columns: list[list[str]]
    lines: list[int]
    is_section: bool = False

    def add(self, number: int, cells: Sequence[str]) -> None:
        for column, text in zip(self.columns, cells, strict=True):
            column.append(text)
        self.lines.append(number)

    @property
    def cells(self) -> list[str]:
        if self.is_section:
            return [" ".join(text for text in column if text) for column in self.columns if any(column)][:1]
        return ["\n".join(column).rstrip() for column in self.columns]


@dataclass(slots=True)
class ColumnTable:
    """A table at lines [first, last): its rows, and the lines between them that belong to the page."""

    first: int
    last: int
    headers: list[str]
    rows: list[WrappedRow] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)


def column_tables(lines: Sequence[SourceLine]) -> list[ColumnTable]:
    """Every such table of a text, in order."""
    found: list[ColumnTable] = []
    number = 0
    while number < len(lines):
        header = None if lines[number].in_table else _header_at(lines, number)
        table = header and _table(lines, number, header)
        if table and len([row for row in table.rows if not row.is_section]) > 0:
            found.append(table)
            number = table.last
        else:
            number += 1
    return found


@dataclass(frozen=True, slots=True)
class _Header:
    words: tuple[Words, ...]
    depth: int
    headers: tuple[str, ...]


def segments(text: str) -> list[Words]:
    """Words parted by two spaces or more."""
    return [
        Words(m.group(), m.start(), m.end()) for m in _SEGMENT.finditer(text.replace("\f", " ").expandtabs(8))
    ]


def _header_at(lines: Sequence[SourceLine], number: int) -> _Header | None:
    """Names of columns at this line and up to two below it, where a name wraps."""
    if any(line.in_table for line in lines[number : number + _HEADER_LINES]):
        return None
    if "\t" in lines[number].text or len(top := segments(lines[number].text)) < _FEWEST_COLUMNS - 1:
        return None
    best: tuple[int, _Header] | None = None
    columns, names = list(top), [word.text for word in top]
    for depth in range(1, _HEADER_LINES + 1):
        if depth > 1:
            if number + depth > len(lines) or not (more := segments(lines[number + depth - 1].text)):
                break
            columns, names = _wrapped(columns, names, more)
        score = sum(meaning_of(name) is not None for name in names)
        if len(names) >= _FEWEST_COLUMNS and is_header(names) and (best is None or score > best[0]):
            best = (score, _Header(tuple(columns), depth, tuple(names)))
    return best[1] if best else None


def _wrapped(columns: list[Words], names: list[str], more: Sequence[Words]) -> tuple[list[Words], list[str]]:
    """The header with one more line: each word goes under the name that it overlaps, or begins a column."""
    columns, names = list(columns), list(names)
    for word in more:
        under = [i for i, column in enumerate(columns) if word.start < column.end and column.start < word.end]
        if under:
            names[under[0]] += " " + word.text
            old = columns[under[0]]
            columns[under[0]] = Words(old.text, min(old.start, word.start), max(old.end, word.end))
        else:
            at = sum(column.start < word.start for column in columns)
            columns.insert(at, word)
            names.insert(at, word.text)
    return columns, names


def _table(lines: Sequence[SourceLine], number: int, header: _Header) -> ColumnTable:
    """The rows under a header, to the last line that fits under it."""
    first = number + header.depth
    starts = _starts(lines, first, header)
    reader = _Rows(lines, header, starts)
    at = first
    while at < len(lines):
        taken = reader.take(at)
        if not taken:
            break
        at += taken
    return reader.table(number, at)


def _starts(lines: Sequence[SourceLine], first: int, header: _Header) -> list[int]:
    """Where each column begins: near its name, where the fewest words of the lines below cross."""
    below = [segments(line.text) for line in lines[first : first + 200] if line.words]
    below = [words for words in below if len(words) > 1]
    starts = [0]
    for before, name in zip(header.words, header.words[1:], strict=False):
        options = range(name.start, before.start + 1, -1)
        crossed = [(sum(_crosses(words, at) for words in below), name.start - at, at) for at in options]
        starts.append(min(crossed)[2] if crossed else name.start)
    return starts


def _crosses(words: Sequence[Words], at: int) -> bool:
    return any(word.start < at < word.end for word in words)


class _Rows:
    """Gathers the lines under one header into rows."""

    def __init__(self, lines: Sequence[SourceLine], header: _Header, starts: list[int]) -> None:
        self.lines, self.header, self.starts = lines, header, starts
        self.meanings = [meaning_of(name) for name in header.headers]
        self.rows: list[WrappedRow] = []
        self.furniture: list[int] = []
        self.gap = True
        self.resumed = False
        self.end = 0

    def take(self, at: int) -> int:
        """How many lines from `at` belong to the table, 0 where it is over."""
        line = self.lines[at]
        if line.in_table:
            return 0
        if line.is_blank:
            self.gap = True
            return 1
        again = self._is_header_again(at)
        if again:
            self.resumed = True
            self.end = at + again
            self.furniture.extend(range(at, at + again))
            return again
        cells = None if line.is_lifted else self._cells(segments(line.text))
        if cells is None or self._is_loose(cells):
            return self._between(at)
        self._add(at, cells)
        return 1

    def _is_loose(self, cells: Sequence[str]) -> bool:
        """Words alone where a number belongs: a heading between rows, or what stands under the table."""
        is_alone = self.gap and not self.resumed and sum(map(bool, cells)) == 1
        return is_alone and self.meanings[0] in _NUMBERS and bool(cells[0]) and not is_identifier(cells[0])

    def table(self, number: int, last: int) -> ColumnTable:
        rows = self._without_loose_end()
        end = max((row.lines[-1] + 1 for row in rows), default=number)
        furniture = [n for n in self.furniture if n < max(end, self.end)]
        end = max([end, *(n + 1 for n in furniture if n < end)])
        kept = [n for n in furniture if n < end]
        return ColumnTable(number, end, list(self.header.headers), rows, kept)

    def _without_loose_end(self) -> list[WrappedRow]:
        """Words alone at the foot of the table ("Notes", a caption) are no row of it."""
        rows = list(self.rows)
        while rows and (rows[-1].is_section or sum(map(bool, rows[-1].cells)) < 2):
            rows.pop()
        return rows

    def _is_header_again(self, at: int) -> int:
        words = segments(self.lines[at].text)
        if [w.text for w in words] == [w.text for w in segments(self.lines[at].text)] and len(words) > 1:
            again = _header_at(self.lines, at)
            if again and again.headers == self.header.headers:
                return again.depth
        return 0

    def _cells(self, words: Sequence[Words]) -> list[str] | None:
        """The words of a line in their columns; None where they do not stand under the header."""
        cells = [""] * len(self.starts)
        for word in words:
            for column, text in self._parted(word):
                if column is None:
                    return None
                cells[column] = f"{cells[column]}  {text}".strip()
        return cells

    def _parted(self, word: Words) -> list[tuple[int | None, str]]:
        """A word in its column; one that runs into the next is parted where a space stands at the border."""
        column = max(i for i, start in enumerate(self.starts) if start <= word.start + _OUT_OF_LINE)
        if (
            word.start + _OUT_OF_LINE >= self.starts[column] > word.start
            and column
            and not self._near(word, column)
        ):
            column -= 1
        after = self.starts[column + 1] if column + 1 < len(self.starts) else None
        if after is None or word.end <= after + 1:
            return [(column, word.text)]
        cut = after - word.start
        if cut > 0 and word.text[cut - 1] == " ":
            rest = Words(word.text[cut:], after, word.end)
            return [(column, word.text[:cut].rstrip()), *self._parted(rest)]
        return [(None, word.text)]

    def _near(self, word: Words, column: int) -> bool:
        return word.end > self.starts[column]

    def _between(self, at: int) -> int:
        """A line that is no row: a heading between rows or the edge of a page where rows follow, else the end."""
        if not self._goes_on(at):
            return 0
        if self.lines[at].is_lifted or self._header_follows(at):
            self.furniture.append(at)
        else:
            columns = [[self.lines[at].words], *([] for _ in self.starts[1:])]
            self.rows.append(WrappedRow(columns, [at], is_section=True))
        return 1

    def _near_lines(self, at: int) -> list[int]:
        return [n for n in range(at + 1, min(len(self.lines), at + _LOOK_AHEAD)) if self.lines[n].words]

    def _header_follows(self, at: int) -> bool:
        return any(self._is_header_again(n) for n in self._near_lines(at)[:6])

    def _goes_on(self, at: int) -> bool:
        if self._header_follows(at):
            return True
        for n in self._near_lines(at)[:3]:
            cells = self._cells(segments(self.lines[n].text))
            if cells and self._opens(cells) and sum(map(bool, cells)) > 1:
                return True
            if not self.lines[n].is_lifted:
                return False
        return False

    def _add(self, at: int, cells: list[str]) -> None:
        opens = not self.rows or self.rows[-1].is_section or self._opens_row(cells)
        if (
            opens
            and sum(map(bool, cells)) == 1
            and cells[0]
            and not is_identifier(cells[0])
            and self._goes_on(at)
        ):
            columns = [[cells[0]], *([] for _ in self.starts[1:])]
            self.rows.append(WrappedRow(columns, [at], is_section=True))
        elif opens:
            self.rows.append(WrappedRow([[] for _ in self.starts], []))
            self.rows[-1].add(at, cells)
        else:
            self.rows[-1].add(at, cells)
        self.gap = self.resumed = False

    def _opens_row(self, cells: Sequence[str]) -> bool:
        if self.meanings[0] in _NUMBERS:
            if self._opens(cells):
                return True
            return self.gap and not self.resumed and self._has_values(cells)
        if self.gap and not self.resumed:
            return not cells[0] or not cells[0][0].islower()
        return self._repeats_value(cells)

    def _opens(self, cells: Sequence[str]) -> bool:
        if self.meanings[0] in _NUMBERS:
            return bool(cells[0]) and is_identifier(cells[0])
        return bool(cells[0]) and not cells[0][0].islower()

    def _has_values(self, cells: Sequence[str]) -> bool:
        """An action of its own: its date or its state stands beside it."""
        pairs = list(zip(self.meanings, cells, strict=True))
        return any(text and meaning in DATES | STATES | {Meaning.LEAD} for meaning, text in pairs) and any(
            text for meaning, text in pairs if meaning is Meaning.ACTION
        )

    def _repeats_value(self, cells: Sequence[str]) -> bool:
        """Without numbers or gaps a row begins where its first column does, beside a further date or state."""
        row = self.rows[-1]
        return bool(cells[0]) and any(
            text and any(column)
            for meaning, text, column in zip(self.meanings, cells, row.columns, strict=True)
            if meaning in DATES | STATES
        )
