"""The lines of a flattened table, each put into its column, as rows of cells."""

from collections.abc import Sequence

from goldthread.ingest.manuscript import Cell, Row, SourceLine
from goldthread.ingest.tables.cell_headers import Header


def rows_of(lines: Sequence[SourceLine], inside: Sequence[tuple[int, int, bool]], width: int) -> list[Row]:
    """The rows of so many columns; `inside` has for each line its place, its column, whether it begins a cell."""
    rows: list[list[tuple[int, list[int]]]] = []
    last = width
    for number, column, opens in inside:
        if not opens and rows:
            rows[-1][-1][1].append(number)
        elif column > last and rows:
            rows[-1].append((column, [number]))
        else:
            rows.append([(column, [number])])
        last = column
    return [_row(lines, row, width) for row in rows]


def _row(lines: Sequence[SourceLine], filled: Sequence[tuple[int, list[int]]], width: int) -> Row:
    cells: list[Cell] = []
    at = lines[filled[0][1][0]].start
    for column, numbers in filled:
        cells.extend(Cell(at, at) for _ in range(len(cells), column))
        first, last = lines[numbers[0]], lines[numbers[-1]]
        cells.append(Cell(first.start, last.end))
        at = last.end
    cells.extend(Cell(at, at) for _ in range(len(cells), width))
    first = lines[filled[0][1][0]]
    return Row(tuple(cells), first.number, first.page)


def header_row(lines: Sequence[SourceLine], number: int, header: Header) -> Row:
    """The names of the columns, which begin at this line."""
    cells = tuple(
        Cell(lines[number + first].start, lines[number + last - 1].end) for first, last in header.spans
    )
    return Row(cells, lines[number].number, lines[number].page)
