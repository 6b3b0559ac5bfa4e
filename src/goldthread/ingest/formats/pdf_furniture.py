"""What stands on a page without being part of its words: running headers and footers, page numbers, footnotes."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from goldthread.ingest.formats.pdf_aligned import names_columns
from goldthread.ingest.formats.pdf_lines import Line
from goldthread.ingest.lines.headings import begins_something, ends_at_once
from goldthread.ingest.manuscript import is_lifted

_FEWEST_PAGES = 3  # on which the same stands at the same height; both pages of a document of two
_SAME_HEIGHT = 4.0  # points
_EDGE = 0.2  # of the page's height, in which furniture stands
_LABEL_WORDS = 3
_MOST_ROWS = 5  # of furniture at either edge of a page
_PAGE_LINE_WORDS = 14
_PAGE_OF = re.compile(r"\bpage\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\W|$)", re.IGNORECASE)
_FIGURES = re.compile(r"\d+|\b[ivxl]+\b")
_SMALL = 0.93  # of the body's type size
_NOTE = re.compile(r"(\d{1,3}|[*†‡§]{1,3})(?=\D)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line across the whole page, with how far down its page it stands, from 0 to 1."""

    line: Line
    depth: float
    height: float

    @property
    def is_near_edge(self) -> bool:
        return min(self.depth, 1 - self.depth) < _EDGE

    @property
    def from_edge(self) -> float:
        """Points from the nearer of the page's top and bottom edge; negative from the bottom."""
        return self.line.base if self.depth < 0.5 else self.line.base - self.height


def furniture_of(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """For each page the places, in its list, of the rows that repeat over pages at the same height."""
    seen: dict[str, list[tuple[int, int, Row]]] = defaultdict(list)
    for page, rows in enumerate(pages):
        for place, row in enumerate(rows):
            if row.is_near_edge:
                seen[_key(row.line.text)].append((page, place, row))
    found = [
        {place for place, row in enumerate(rows) if row.is_near_edge and _numbers_its_page(row.line.text)}
        for rows in pages
    ]
    fewest = max(2, min(_FEWEST_PAGES, len(pages)))
    for same in seen.values():
        for page, place, row in same:
            if _repeats(row, same, fewest=fewest):
                found[page].add(place)
    return [_at_the_edge(rows, places) for rows, places in zip(pages, found, strict=True)]


def _numbers_its_page(text: str) -> bool:
    """True for "7", and for "Draft 2, page 3 of 9" in however few words."""
    return is_lifted(text) or (bool(_PAGE_OF.search(text)) and len(text.split()) <= _PAGE_LINE_WORDS)


def _key(text: str) -> str:
    """Equal for the same words with other figures, and for the left and the right page of a spread."""
    return " ".join(sorted(_FIGURES.sub("#", text.lower()).split()))


def _repeats(row: Row, same: Sequence[tuple[int, int, Row]], *, fewest: int) -> bool:
    near = [(page, other) for page, _, other in same if abs(other.from_edge - row.from_edge) <= _SAME_HEIGHT]
    if len({page for page, _ in near}) < fewest:
        return False
    text = row.line.text
    if names_columns(row.line.words):
        return False
    if len(text.split()) <= _LABEL_WORDS and ends_at_once(text):
        return False
    is_counted = any(other.line.text != text for _, other in near)
    return not (is_counted and begins_something(text))


def _at_the_edge(rows: Sequence[Row], places: set[int]) -> set[int]:
    """The repeated rows of a page with nothing but such rows between them and the page's edge."""
    kept: set[int] = set()
    above = {place for place in places if rows[place].depth < 0.5}
    for order, side in ((range(len(rows)), above), (range(len(rows) - 1, -1, -1), places - above)):
        edge = list(takewhile(side.__contains__, order))
        kept.update(edge if len(edge) <= _MOST_ROWS else _before_widest_gap(rows, edge))
    return kept


def _before_widest_gap(rows: Sequence[Row], edge: Sequence[int]) -> Sequence[int]:
    """Furniture and words that repeat too, from the page's edge inwards, are parted by the white space between them."""
    bases = [rows[place].line.base for place in edge[: _MOST_ROWS + 1]]
    gaps = [abs(after - before) for before, after in pairwise(bases)]
    return edge[: gaps.index(max(gaps)) + 1]


def notes_begin(lines: Sequence[Line], *, body_size: float, marks: set[str]) -> int:
    """Where the footnotes begin among the lines of a column; their number where there are none.

    They are the last lines, in smaller type than the body, from the first that begins with a mark which the page's
    text refers to. A page of small print alone has no footnotes.
    """
    first_small = len(lines)
    while first_small > 0 and lines[first_small - 1].size < _SMALL * body_size:
        first_small -= 1
    if first_small == 0:
        return len(lines)
    for place in range(first_small, len(lines)):
        mark = _NOTE.match(lines[place].text)
        if mark and mark[1] in marks:
            return place
    return len(lines)
