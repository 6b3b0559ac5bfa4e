"""The lines under a table's names as rows: wrapped cells, further actions, headings between rows, page edges."""

from collections.abc import Sequence

from goldthread.ingest.column_maps import Meaning
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.column_edges import Header
from goldthread.ingest.tables.column_lines import ColumnLines, opens_matter
from goldthread.ingest.tables.page_edges import PageEdges
from goldthread.ingest.tables.row_values import is_identifier
from goldthread.ingest.tables.rows_apart import RowsApart
from goldthread.ingest.tables.separated_rows import is_rule
from goldthread.ingest.tables.wrapped_rows import ColumnTable, WrappedRow

_PAGE_EDGE = 4  # lines of a foot and a head
_MERGED = frozenset({Meaning.NUMBER, Meaning.REVIEW, Meaning.RECOMMENDATION, Meaning.FINDING, Meaning.THEME})


class Rows:
    """Gathers the lines under one header into rows."""

    def __init__(
        self,
        lines: Sequence[SourceLine],
        first: int,
        header: Header,
        starts: list[int],
        *,
        page_edges: PageEdges,
    ) -> None:
        self.lines, self.header, self.starts, self.page_edges = lines, header, starts, page_edges
        self.under = ColumnLines(lines, header, starts, page_edges)
        self.apart = RowsApart(self.under, first)
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
        if line.is_blank or is_rule(line.text):
            self.gap = True
            if not line.is_blank:
                self.furniture.append(at)
            return 1
        again = self.under.is_header_again(at)
        if not again and self._is_head_of_page(at):
            self.furniture.append(at)
            return 1
        if again:
            self.resumed = True
            self.end = at + again
            self.furniture.extend(range(at, at + again))
            return again
        cells = self.under.fitting(at)
        if self.apart.spans(at):
            self.rows.append(
                WrappedRow([[line.words], *([] for _ in self.starts[1:])], [at], is_section=True)
            )
            self.gap = False
            return 1
        if cells is None or self._is_loose(cells):
            return self._between(at)
        self._add(at, cells)
        return 1

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

    def _is_head_of_page(self, at: int) -> bool:
        """Words that the document repeats, apart from the row above and over the names where a page has them again."""
        is_again = self.gap and self.page_edges.is_repeated(self.lines[at])
        for n in self.under.near_lines(at)[:_PAGE_EDGE] if is_again else []:
            if self.under.is_header_again(n):
                return True
            if not (self.under.is_edge(n) or self.page_edges.is_repeated(self.lines[n])):
                return False
        return False

    def _is_loose(self, cells: Sequence[str]) -> bool:
        """Words alone where a number belongs: a heading between rows, or what stands under the table."""
        return self.gap and not self.resumed and self.apart.is_alone(cells)

    def _between(self, at: int) -> int:
        """Lines that are no row: a heading between rows or the edge of a page where rows follow, else the end."""
        run = self.under.run(at)
        if self.under.header_follows(run[-1]):
            if opens_matter(self.lines[at].text) or not self._is_of_page(at, run):
                return 0
            self.furniture.extend(run)
        elif self._is_edge_run(at, run):
            self.furniture.extend(run)
            self.resumed = True
        elif self.apart.row_follows(run[-1], opens=True, skipped=0):
            columns = [[self.lines[n].words for n in run], *([] for _ in self.starts[1:])]
            self.rows.append(WrappedRow(columns, run, is_section=True))
            self.gap = False
        else:
            return 0
        return len(run)

    def _is_of_page(self, at: int, run: Sequence[int]) -> bool:
        """A page's foot or head: a page number is in it or stands by, or its words come again."""
        above = [n for n in range(max(0, at - _PAGE_EDGE), at) if self.lines[n].words]
        is_below_foot = bool(above) and above[-1] in self.furniture and self.under.is_edge(above[-1])
        near = (*run, *self.under.near_lines(run[-1])[:1])
        return (
            is_below_foot
            or any(self.under.is_edge(n) for n in near)
            or all(self.page_edges.is_repeated(self.lines[n]) for n in run)
        )

    def _is_edge_run(self, at: int, run: Sequence[int]) -> bool:
        """The edge of a page with rows below it."""
        return (
            self._is_of_page(at, run)
            and not opens_matter(self.lines[at].text)
            and self.apart.row_follows(run[-1], opens=False, skipped=_PAGE_EDGE)
        )

    def _add(self, at: int, cells: list[str]) -> None:
        begins = not self.rows or self.rows[-1].is_section or self._begins(at, cells)
        if begins and self._is_heading(at, cells):
            columns = [[cells[0]], *([] for _ in self.starts[1:])]
            self.rows.append(WrappedRow(columns, [at], is_section=True))
        elif begins or self._begins_action(cells):
            self.rows.append(WrappedRow([[] for _ in self.starts], [], goes_on=not begins))
            self._put(at, cells)
        else:
            self._put(at, cells)
        self.gap = self.resumed = False

    def _begins(self, at: int, cells: Sequence[str]) -> bool:
        return self.apart.begins_row(self.rows[-1], at, cells, gap=self.gap, resumed=self.resumed)

    def _begins_action(self, cells: Sequence[str]) -> bool:
        return self.apart.begins_action(self.rows[-1], cells, gap=self.gap, resumed=self.resumed)

    def _is_heading(self, at: int, cells: Sequence[str]) -> bool:
        is_alone = sum(map(bool, cells)) == 1 and bool(cells[0])
        return is_alone and not is_identifier(cells[0]) and self.apart.row_follows(at, opens=True, skipped=0)

    def _put(self, at: int, cells: Sequence[str]) -> None:
        """A line into the last row; a recommendation merged over several actions goes on in the first of them."""
        head = next((row for row in reversed(self.rows) if not row.goes_on), self.rows[-1])
        merged = [meaning in _MERGED for meaning in self.apart.meanings]
        if head is not self.rows[-1] and not head.is_section:
            for column, text, is_merged in zip(head.columns, cells, merged, strict=True):
                if is_merged and text:
                    column.append(text)
            cells = ["" if is_merged else text for text, is_merged in zip(cells, merged, strict=True)]
        self.rows[-1].add(at, cells)
