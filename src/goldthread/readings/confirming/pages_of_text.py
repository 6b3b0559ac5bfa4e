"""A document's text page by page: the pages of the file, or stretches where it has none that are known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

STRETCH = 5_000
"""Characters that are shown at once of a document without pages: about what fits beside its cards."""

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class PageOfText:
    """[start, end) of the source text, counted from 1. Together the pages are the whole text, each character once."""

    number: int
    start: int
    end: int

    def holds(self, position: int) -> bool:
        return self.start <= position < self.end


def pages_of(text: str, starts: Iterable[int] = ()) -> tuple[PageOfText, ...]:
    """The pages of `text`. `starts` are where its own pages begin; without any it is cut at blank lines.

    A page without a word is kept, since people look for page 9 under 9.
    """
    cuts = _own(starts, len(text)) or list(_stretches(text))
    return tuple(PageOfText(number, *ends) for number, ends in enumerate(pairwise([*cuts, len(text)]), 1))


def page_at(pages: Sequence[PageOfText], position: int) -> int:
    """The number of the page on which a character stands; the last one for what is behind the end."""
    return next((page.number for page in pages if page.holds(position)), pages[-1].number)


def _own(starts: Iterable[int], length: int) -> list[int]:
    """Where the file's pages begin; what stands before the first belongs to it."""
    found = sorted(each for each in starts if 0 <= each <= length)
    return [0, *found[1:]] if found else []


def _stretches(text: str) -> Iterator[int]:
    at = 0
    while len(text) - at > STRETCH:
        yield at
        at = _cut(text, at)
    yield at


def _cut(text: str, at: int) -> int:
    """After the last blank line that fits; else after the last line; else, in text without lines, in the middle."""
    latest, earliest = at + STRETCH, at + STRETCH // 3
    blank = [match.end() for match in _BLANK_LINES.finditer(text, earliest, latest)]
    if blank:
        return blank[-1]
    line = text.rfind("\n", earliest, latest)
    return line + 1 if line >= 0 else latest
