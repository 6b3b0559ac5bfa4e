"""The lines of a text as they stand under one header: in its columns, at a page's edge, or naming them again."""

from collections.abc import Sequence

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import other_heading, recommendation_heading
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.column_edges import Columns, Header, depth_again, segments
from goldthread.ingest.tables.page_edges import PageEdges
from goldthread.ingest.tables.row_values import is_identifier

_LOOK_AHEAD = 12  # lines in which a table that a page or a heading interrupts goes on


class ColumnLines:
    """The lines of a text, looked at one by one for one header."""

    def __init__(
        self, lines: Sequence[SourceLine], header: Header, starts: Sequence[int], page_edges: PageEdges
    ) -> None:
        self.lines, self.header, self.starts, self.page_edges = lines, header, starts, page_edges
        self._columns = Columns(starts)

    def fitting(self, at: int) -> list[str] | None:
        """The words of a line in their columns; None where they do not stand under the header."""
        line = self.lines[at]
        return None if self.is_edge(at) else self._columns.cells(segments(line.text))

    def is_header_again(self, at: int) -> int:
        return depth_again(self.lines, at, self.header)

    def is_edge(self, at: int) -> bool:
        return self.page_edges.is_foot(self.lines[at])

    def near_lines(self, at: int) -> list[int]:
        return [n for n in range(at + 1, min(len(self.lines), at + _LOOK_AHEAD)) if self.lines[n].words]

    def header_follows(self, at: int) -> bool:
        return any(self.is_header_again(n) for n in self.near_lines(at)[:6])

    def run(self, at: int) -> list[int]:
        """The lines of the paragraph that begins here, as far as they are no row."""
        run = [at]
        while run[-1] + 1 < len(self.lines) and len(run) < _LOOK_AHEAD:
            below = run[-1] + 1
            line = self.lines[below]
            if line.is_blank or line.in_table or self.is_header_again(below) or not self._is_more(at, below):
                break
            run.append(below)
        return run

    def _is_more(self, at: int, below: int) -> bool:
        """A line under a heading that goes on with it: it does not fit, or runs on without a gap past its column."""
        words = segments(self.lines[below].text)
        if self.fitting(below) is None:
            return self.is_edge(at) == self.is_edge(below)
        same = len(self.lines[below].text) - len(self.lines[below].text.lstrip())
        indent = len(self.lines[at].text) - len(self.lines[at].text.lstrip())
        return (
            len(words) == 1
            and same == indent
            and words[0].end > self.starts[1]
            and not is_identifier(words[0].text)
        )


def opens_matter(line: str) -> bool:
    """A recommendation over a table's names: the next table is its own, not this one going on overleaf."""
    return recommendation_heading(line) is not None or other_heading(line) is not None or asks(line)
