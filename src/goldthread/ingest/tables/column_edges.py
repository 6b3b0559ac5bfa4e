"""Where the columns of a plain text's table begin: its names, which may wrap, and the gaps in the lines under them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ingest.column_maps import is_header, meaning_of
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.separated_rows import without_strokes

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS = 3
_HEADER_LINES = 3  # a header may wrap
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
    if any(line.in_table for line in lines[number : number + _HEADER_LINES]):
        return None
    if "\t" in lines[number].text or len(top := segments(lines[number].text)) < _FEWEST_COLUMNS - 1:
        return None
    best: tuple[int, Header] | None = None
    columns, names = list(top), [word.text for word in top]
    for depth in range(1, _HEADER_LINES + 1):
        if depth > 1:
            if number + depth > len(lines) or not (more := segments(lines[number + depth - 1].text)):
                break
            columns, names = _wrapped(columns, names, more)
        score = sum(meaning_of(name) is not None for name in names)
        is_whole = (
            number + depth < len(lines) and not lines[number + depth].words
        )  # an empty line ends the names
        if (
            len(names) >= _FEWEST_COLUMNS
            and is_header(names)
            and (best is None or score + is_whole > best[0])
        ):
            best = (score, Header(tuple(columns), depth, tuple(names)))
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
