"""The tables of a PDF: words into the cells that rules draw, and a table that goes on over pages made one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldthread.ingest.formats.pdf_grids import Grid, columns_of, widths_of
from goldthread.ingest.formats.pdf_lines import lines_of, rows_of
from goldthread.ingest.formats.pdf_page import Word

_SAME_WIDTH = 4.0  # points, between the columns of one page and the next
_MOST_HEADER_ROWS = 3
_ENDED = re.compile(r"[.?!:;][’”\"')\]]*$")

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: Cells
    page: int


@dataclass(slots=True)
class PageTable:
    """A table's part on one page, from `top` to `bottom`; `widths` are those of its columns. Lengths in points."""

    left: float
    right: float
    top: float
    bottom: float
    widths: tuple[float, ...]
    rows: list[TableRow]
    repeated: list[TableRow] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """True for at least two rows and two columns with words in them; else it may be a box, or part of a table."""
        columns = {n for row in self.rows for n, text in enumerate(row.cells) if text}
        return len(self.rows) > 1 and len(columns) > 1


def ruled_table(grid: Grid, words: Sequence[Word], page: int) -> tuple[PageTable, list[Word]]:
    """The table that a grid draws, and the words that stand in it."""
    inside: dict[int, list[Word]] = {}
    taken = []
    for word in words:
        cell = grid.cell_at(word)
        if cell is not None:
            inside.setdefault(cell, []).append(word)
            taken.append(word)
    texts = {cell: _text(cell_words, page) for cell, cell_words in inside.items()}
    rows = [row for number in range(len(grid.cells)) if any(row := _row(grid, number, texts))]
    table = PageTable(
        grid.left, grid.right, grid.top, grid.bottom, widths_of(grid), [TableRow(row, page) for row in rows]
    )
    return table, taken


def _text(words: Sequence[Word], page: int) -> str:
    """A cell's lines, then what is set sideways in it."""
    upright = [line.text for line in lines_of(rows_of(words), page)]
    turned = " ".join(word.text for word in words if not word.is_upright)
    return "\n".join([*upright, turned] if turned else upright)


def _row(grid: Grid, number: int, texts: dict[int, str]) -> Cells:
    """As wide as the fullest row: a merged cell is there once, in its first column and row, and the rest is empty.

    A row with as many cells as the fullest is left as it is. So is a single cell across the whole table.
    """
    begun = {cell for cell, _ in grid.row(number - 1)} if number else set()
    row = grid.row(number)
    cells = ["" if cell in begun else texts.get(cell, "") for cell, _ in row]
    starts = columns_of(grid)
    if len(row) in {1, len(starts)}:
        return tuple(cells)
    columns = [""] * len(starts)
    last = -1
    for place, ((_, start), text) in enumerate(zip(row, cells, strict=True)):
        left = len(row) - place - 1
        column = max(n for n, each in enumerate(starts) if each <= start or n == 0)
        column = min(max(column, last + 1), len(starts) - 1 - left)
        columns[column], last = text, column
    return tuple(columns)


def goes_on(before: PageTable, after: PageTable) -> bool:
    """True where two parts have the same columns."""
    return len(before.widths) == len(after.widths) and all(
        abs(a - b) <= _SAME_WIDTH for a, b in zip(before.widths, after.widths, strict=True)
    )


def join(before: PageTable, after: PageTable) -> list[TableRow]:
    """Add the part on the next page to a table; gives the rows of it that only repeat the table's header."""
    rows = list(after.rows)
    repeated: list[TableRow] = []
    while rows and len(repeated) < min(_MOST_HEADER_ROWS, len(before.rows)):
        if not _same(rows[0], before.rows[len(repeated)]):
            break
        repeated.append(rows.pop(0))
    if rows and _is_broken(before.rows, rows[0]):
        before.rows[-1] = _mended(before.rows[-1], rows.pop(0))
    before.rows += rows
    return repeated


def _same(row: TableRow, other: TableRow) -> bool:
    return [cell.split() for cell in row.cells] == [cell.split() for cell in other.cells]


def _is_broken(rows: Sequence[TableRow], row: TableRow) -> bool:
    """True for a row that the end of the page cut in two.

    Its first cell is empty although no other row's is, or its words run on from cells that had not ended.
    """
    last = rows[-1]
    if len(last.cells) != len(row.cells) or len(row.cells) < 2:
        return False
    pairs = [(a, b) for a, b in zip(last.cells, row.cells, strict=True) if b]
    if not all(a for a, _ in pairs):
        return False
    runs_on = any(not _ENDED.search(a) and b[0].islower() for a, b in pairs)
    if row.cells[0]:
        return runs_on and row.cells[0][0].islower() and not _ENDED.search(last.cells[0])
    return runs_on or all(each.cells[0] for each in rows)


def _mended(row: TableRow, rest: TableRow) -> TableRow:
    cells = ("\n".join(filter(None, pair)) for pair in zip(row.cells, rest.cells, strict=True))
    return TableRow(tuple(cells), row.page)
