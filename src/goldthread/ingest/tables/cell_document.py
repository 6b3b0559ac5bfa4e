"""What a document's flattened tables share: its bodies, its pages' edges, and the sections that tables stand in."""

import re
from collections.abc import Iterator, Sequence

from goldthread.ingest.bodies.known import bodies_of
from goldthread.ingest.column_maps import meaning_of
from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.furniture import with_furniture_marked
from goldthread.ingest.manuscript import Manuscript, SourceLine
from goldthread.ingest.tables.cell_costs import STOP
from goldthread.ingest.tables.cell_headers import LONGEST_NAME, header_at
from goldthread.ingest.tables.page_edges import PageEdges
from goldthread.ingest.tables.row_states import is_state, legend_of
from goldthread.ingest.tables.row_values import is_date_cell, is_identifier

_SECTION = re.compile(r"(?P<number>\d{1,2})\.?\s+(?P<title>[A-Z][^.:;?]*)")
_LINES_UNDER_SECTION = 4
_PAGE_EDGE = 4  # lines of a footer and a header
_TITLE_LIKE = re.compile(
    r"\b(?:plan|response|version|v\d|draft|confidential|official|restricted|partnership|board|review|tracker|\w*SC[PB])\b",
    re.IGNORECASE,
)


class CellDocument:
    """What is the same for all tables of a document."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript, self.bodies = manuscript, bodies_of(manuscript.source_text)
        self.of_page, self.edges = _page_lines(manuscript), PageEdges(manuscript.lines)
        legend = legend_of([line.words for line in manuscript.lines])
        self.letters = frozenset(key for key in legend if len(key) == 1)
        self._over: dict[tuple[str, ...], frozenset[int]] = {}

    def over_headers(self, lines: Sequence[SourceLine], names: tuple[str, ...]) -> frozenset[int]:
        """What stands between a page's foot and the names that the next page repeats, and a title right over it."""
        if names not in self._over:
            self._over[names] = frozenset(_over_headers(lines, names))
        return self._over[names]


def section_number(line: SourceLine) -> int | None:
    """The number of a section's heading: 4 for "4. New referrals", and none for "4 March 2024"."""
    match = _SECTION.fullmatch(line.words)
    is_title = match is not None and len(line.words.split()) <= LONGEST_NAME and not asks(match["title"])
    is_title = is_title and not is_date_cell(line.words)
    return int(match["number"]) if match and is_title else None


def section_over(lines: Sequence[SourceLine], at: int) -> int | None:
    """The number of the section that a table stands in, if its heading is near above its names."""
    near = range(at - 1, max(-1, at - 1 - _LINES_UNDER_SECTION), -1)
    return next((number for n in near if (number := section_number(lines[n]))), None)


def _over_headers(lines: Sequence[SourceLine], names: tuple[str, ...]) -> Iterator[int]:
    for number in range(len(lines)):
        again = header_at(lines, number)
        if again is None or again.names != names:
            continue
        near = range(max(0, number - _PAGE_EDGE), number)
        foot = next((n for n in near if lines[n].is_lifted and not is_identifier(lines[n].words)), None)
        if foot is not None:
            yield from (line.number for line in lines[foot:number])
            above = lines[foot - 1] if foot else None
            if above and _TITLE_LIKE.search(above.words) and not STOP.search(above.words):
                yield above.number


def _page_lines(manuscript: Manuscript) -> frozenset[int]:
    """Lines that repeat about the ends of pages and could be no cell."""
    marked = (line for line in with_furniture_marked(manuscript).lines if line.is_furniture)
    return frozenset(line.number for line in marked if not _may_be_cell(line.words))


def _may_be_cell(words: str) -> bool:
    return (
        is_identifier(words)
        or is_date_cell(words)
        or is_state(words)
        or meaning_of(words) is not None
        or bool(bodies_of(words).all)
    )
