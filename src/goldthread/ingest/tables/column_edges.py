"""Where the columns of a plain text's table begin: its names, which may wrap, and the gaps in the lines under them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.ingest.column_maps import is_header, is_pair, meaning_of
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.row_values import is_identifier
from goldthread.ingest.tables.separated_rows import without_strokes

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS = 3
_HEADER_LINES = 5  # a header may wrap
OUT_OF_LINE = 2  # characters by which a cell may begin left of its header
_FEWEST_NUMBERS = 2  # in a column without a name
_LINES_BELOW = 200  # by which the edges are found


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand together on a line at columns [start, end)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Header:
    words: tuple[Words, ...]
    depth: int
    headers: tuple[str, ...]


def segments(text: str) -> list[Words]:
    """Words parted by two spaces or more."""
    plain = without_strokes(text.replace("\f", " ").expandtabs(8))
    return [Words(m.group(), m.start(), m.end()) for m in _SEGMENT.finditer(plain)]


def header_at(lines: Sequence[SourceLine], number: int) -> Header | None:
    """Names of columns at this line and up to two below it, where a name wraps."""
    best: tuple[int, Header] | None = None
    for header in _headers_at(lines, number):
        score = sum(meaning_of(name) is not None for name in header.headers)
        below = number + header.depth
        is_whole = below < len(lines) and not lines[below].words  # an empty line ends the names
        if is_header(header.headers) and (best is None or score + is_whole > best[0]):
            best = (score, header)
    return best[1] if best else None


def depth_again(lines: Sequence[SourceLine], number: int, header: Header) -> int:
    """How many lines the names take where a page has them again at this line, 0 where it has not."""
    names = header.headers if header.headers[0] else header.headers[1:]
    return next((each.depth for each in _headers_at(lines, number) if each.headers == names), 0)


def with_number_column(lines: Sequence[SourceLine], first: int, header: Header) -> Header:
    """The header with a column that has no name before its first, where rows below have their numbers there."""
    edge = header.words[0].start
    below = [segments(line.text) for line in lines[first : first + _LINES_BELOW] if line.words]
    numbers = [
        words[0]
        for words in below
        if len(words) > 1
        and words[0].end < edge
        and edge - OUT_OF_LINE <= words[1].start <= edge + OUT_OF_LINE
    ]
    is_first = bool(below and numbers) and below[0][0] == numbers[0]
    if (
        len(numbers) < _FEWEST_NUMBERS
        or not is_first
        or not all(is_identifier(word.text) for word in numbers)
    ):
        return header
    return Header((Words("", 0, 0), *header.words), header.depth, ("", *header.headers))


def _headers_at(lines: Sequence[SourceLine], number: int) -> Iterator[Header]:
    """The words of this line as names of columns, alone and with one line and two lines below it."""
    if any(line.in_table for line in lines[number : number + _HEADER_LINES]):
        return
    if "\t" in lines[number].text or len(top := segments(lines[number].text)) < _FEWEST_COLUMNS - 1:
        return
    columns, names = list(top), [word.text for word in top]
    for depth in range(1, _HEADER_LINES + 1):
        if depth > 1:
            if number + depth > len(lines) or not (more := segments(lines[number + depth - 1].text)):
                return
            columns, names = _wrapped(columns, names, more)
        if len(names) >= _FEWEST_COLUMNS or is_pair(names):
            yield Header(tuple(columns), depth, tuple(names))


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


def column_starts(lines: Sequence[SourceLine], first: int, header: Header) -> list[int]:
    """Where each column begins: near its name, where the fewest words of the lines below cross."""
    below = [segments(line.text) for line in lines[first : first + _LINES_BELOW] if line.words]
    below = [words for words in below if len(words) > 1]
    starts = [0]
    for before, name in zip(header.words, header.words[1:], strict=False):
        options = range(name.start, before.start + 1, -1)
        crossed = [(sum(_crosses(words, at) for words in below), name.start - at, at) for at in options]
        starts.append(min(crossed)[2] if crossed else name.start)
    return starts


def _crosses(words: Sequence[Words], at: int) -> bool:
    return any(word.start < at < word.end for word in words)


class Columns:
    """Puts the words of a line under the names, by where the columns begin."""

    def __init__(self, starts: Sequence[int]) -> None:
        self.starts = starts

    def cells(self, words: Sequence[Words]) -> list[str] | None:
        """The words of a line in their columns; None where they do not stand under the header."""
        cells = [""] * len(self.starts)
        for word in words:
            if len(words) == 1 and self._crosses(word):
                return None  # a line of prose may have a space at a border by chance
            for column, text in self._parted(word):
                if column is None:
                    return None
                cells[column] = f"{cells[column]}  {text}".strip()
        return cells

    def _crosses(self, word: Words) -> bool:
        return any(word.start + OUT_OF_LINE < start < word.end for start in self.starts[1:])

    def _parted(self, word: Words) -> list[tuple[int | None, str]]:
        """A word in its column; one that runs into the next is parted where a space stands at the border."""
        column = max(i for i, start in enumerate(self.starts) if start <= word.start + OUT_OF_LINE)
        is_left = word.start + OUT_OF_LINE >= self.starts[column] > word.start
        if is_left and column and word.end <= self.starts[column]:
            column -= 1
        after = self.starts[column + 1] if column + 1 < len(self.starts) else None
        if after is None or word.end <= after + 1:
            return [(column, word.text)]
        cut = after - word.start
        if cut > 0 and word.text[cut - 1] == " ":
            rest = Words(word.text[cut:], after, word.end)
            return [(column, word.text[:cut].rstrip()), *self._parted(rest)]
        return [(None, word.text)]
