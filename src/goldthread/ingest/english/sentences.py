"""Sentences with their places in the source text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from goldthread.ingest.manuscript import Source

_KEPT = 64  # stretches: of a cell one asks six times in a row; few, since each keeps its document
_END = re.compile(r"[.?!]+[’”\"')\]]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|dr|mr|mrs|ms|prof|st|vs|approx|cf|para|inc|ltd|jan|feb|apr|aug|sept?|oct|nov|"
    r"dec)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s+[\s‘“\"'(\[]*[A-Z0-9£•●▪\uf0b7‘“-]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of the source text at [start, end); `text` is it with single spaces and without lifted lines."""

    start: int
    end: int
    text: str


def passage(source: Source, start: int, end: int) -> Passage:
    """The passage at [start, end), drawn in to its first and last word."""
    piece = source.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Passage(start, max(start, end), source.words(start, end))


def sentences(source: Source, start: int, end: int) -> Iterator[Passage]:
    """Sentences of [start, end), in order; they cover every word of it."""
    return iter(_sentences(source, start, end))


@lru_cache(_KEPT)
def _sentences(source: Source, start: int, end: int) -> tuple[Passage, ...]:
    return tuple(_cut(source, start, end))


def _cut(source: Source, start: int, end: int) -> Iterator[Passage]:
    at = start
    for match in _END.finditer(source.text, start, end):
        if match.end() >= end or source.is_lifted_at(match.start()) or not _is_end(source, at, match, end):
            continue
        yield passage(source, at, match.end())
        at = match.end()
    last = passage(source, at, end)
    if last.text:
        yield last


def _is_end(source: Source, at: int, match: re.Match[str], end: int) -> bool:
    if match.group().startswith(".") and _ABBREVIATION.search(
        source.text, max(at, match.start() - 8), match.start() + 1
    ):
        return False
    return bool(_OPENING.match(source.text, match.end(), min(end, match.end() + 200)))
