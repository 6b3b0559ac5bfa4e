"""Tables in plain text, found by their own words and spacing: columns, tabs, one cell to a line, labelled blocks."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from goldthread.ingest.manuscript import Cell, Manuscript, Row, SourceLine, Table
from goldthread.ingest.tables.comma_rows import comma_tables
from goldthread.ingest.tables.gapped_rows import gapped_tables
from goldthread.ingest.tables.labelled_blocks import block_tables
from goldthread.ingest.tables.separated_rows import separated_tables
from goldthread.ingest.tables.status_histories import history_tables
from goldthread.ingest.tables.text_cells import cell_tables
from goldthread.ingest.tables.text_columns import column_tables
from goldthread.ingest.tables.upright_forms import paired_tables, with_forms_upright
from goldthread.ingest.tables.wrapped_rows import ColumnTable


def with_tables(manuscript: Manuscript) -> Manuscript:
    """The manuscript with the tables that stand in its plain lines; what the format gave as tables stays.

    Columns set beside one another are laid out again cell by cell, so that each cell is one stretch of the text: no
    word is changed or lost. All else keeps its place. Blocks of labelled fields are found by `with_blocks`.
    """
    manuscript = _with(manuscript, history_tables(manuscript))
    laid = _laid_out(manuscript, comma_tables(manuscript.lines))
    laid = _laid_out(laid, gapped_tables(laid.lines))
    laid = _laid_out(laid, column_tables(laid.lines))
    separated, rules = separated_tables(laid)
    laid = _with(laid, separated, furniture=rules)
    laid = with_forms_upright(_with(laid, paired_tables(laid)))
    flat, furniture = cell_tables(laid)
    return _with(laid, flat, furniture=furniture)


def with_blocks(manuscript: Manuscript) -> Manuscript:
    """The manuscript with its blocks of labelled fields as tables; page edges and footnotes have to be marked first."""
    return _with(manuscript, block_tables(manuscript))


def _with(
    manuscript: Manuscript, tables: Sequence[Table], *, furniture: Collection[int] | None = None
) -> Manuscript:
    """The lines of these tables' cells marked as theirs, and those among them that belong to the page as furniture."""
    if not tables:
        return manuscript
    spans = [_span(row) for table in tables for row in table.rows if row.cells]
    spans.sort()
    starts = [start for start, _ in spans]
    lines = tuple(
        _marked(line, furniture) if _holds(line, spans, starts) or line.number in (furniture or ()) else line
        for line in manuscript.lines
    )
    every = sorted((*manuscript.tables, *tables), key=_start)
    return replace(manuscript, lines=lines, tables=tuple(every))


def _start(table: Table) -> int:
    return min((_span(row)[0] for row in table.rows if row.cells), default=0)


def _span(row: Row) -> tuple[int, int]:
    """From a row's first word to its last, in whatever order its cells stand."""
    filled = [cell for cell in row.cells if cell.end > cell.start] or list(row.cells)
    return min(cell.start for cell in filled), max(cell.end for cell in filled)


def _marked(line: SourceLine, furniture: Collection[int] | None) -> SourceLine:
    """A table's line; without a list of the page's own lines those that are lifted are taken for them."""
    of_page = line.is_lifted if furniture is None else line.is_furniture or line.number in furniture
    return replace(line, in_table=True, is_furniture=of_page)


def _holds(line: SourceLine, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    index = bisect_right(starts, line.end) - 1
    return any(start <= line.end and line.start < end for start, end in spans[max(0, index - 1) : index + 1])


def _laid_out(manuscript: Manuscript, tables: Sequence[ColumnTable]) -> Manuscript:
    if not tables:
        return manuscript
    builder = _Layer(manuscript)
    at = 0
    for table in tables:
        builder.keep(at, table.first)
        builder.lay(table)
        at = table.last
    builder.keep(at, len(manuscript.lines))
    return builder.manuscript()


class _Layer:
    """Writes a text again with some of its lines laid out as the cells of tables."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.old = manuscript
        self.lines: list[SourceLine] = []
        self.tables: list[Table] = []
        self.moved: list[tuple[int, int]] = []
        self.starts: list[int] = []
        self.at = 0

    def keep(self, first: int, last: int) -> None:
        for line in self.old.lines[first:last]:
            self.moved.append((line.start, self.at - line.start))
            self._add(line)

    def lay(self, table: ColumnTable) -> None:
        first = self.old.lines[table.first]
        rows = [self._row(table.headers, first)]
        furniture = list(table.furniture)
        for row in table.rows:
            while furniture and furniture[0] < row.lines[0]:
                self._add(replace(self.old.lines[furniture.pop(0)], is_furniture=True))
            rows.append(self._row(row.cells, self.old.lines[row.lines[0]]))
        for number in furniture:
            self._add(replace(self.old.lines[number], is_furniture=True))
        self.tables.append(Table(tuple(rows)))

    def manuscript(self) -> Manuscript:
        text = "\n".join(line.text for line in self.lines)
        self.starts = [line.start for line in self.lines]
        every = [*map(self._shifted, self.old.tables), *self.tables]
        every.sort(key=_start)
        marks = tuple((a + self._by(a), b + self._by(a)) for a, b in self.old.marks)
        return Manuscript(text, tuple(self.lines), tuple(every), marks)

    def _row(self, cells: Sequence[str], like: SourceLine) -> Row:
        placed, at, number = [], self.at, len(self.lines) + 1
        for text in cells:
            placed.append(Cell(at, at + len(text)))
            at += len(text) + 1
        for text in "\t".join(cells).split("\n"):
            self._add(replace(like, text=text, in_table=True, heading=0, begins=False, is_furniture=False))
        return Row(tuple(placed), number, like.page)

    def _add(self, line: SourceLine) -> None:
        end = self.at + len(line.text)
        self.lines.append(replace(line, start=self.at, end=end, number=len(self.lines) + 1))
        self.at = end + 1

    def _shifted(self, table: Table) -> Table:
        return replace(table, rows=tuple(self._shifted_row(row) for row in table.rows))

    def _shifted_row(self, row: Row) -> Row:
        cells = tuple(
            Cell(each.start + self._by(each.start), each.end + self._by(each.start)) for each in row.cells
        )
        number = bisect_right(self.starts, cells[0].start) if cells else row.line
        return replace(row, cells=cells, line=number)

    def _by(self, start: int) -> int:
        index = bisect_right(self.moved, (start, len(self.old.source_text) + 1)) - 1
        return self.moved[index][1] if index >= 0 else 0
