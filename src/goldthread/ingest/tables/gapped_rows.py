"""Rows whose cells are parted by gaps and do not stand under one another: each has as many as there are names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.ingest.column_maps import Meaning, is_header, meaning_of
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.column_edges import OUT_OF_LINE, Words, segments
from goldthread.ingest.tables.row_values import is_identifier
from goldthread.ingest.tables.wrapped_rows import ColumnTable, WrappedRow

_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 2  # of a table whose names the document has once
_MOST_LINES_IN_ROW = 4
_MOST_BLANK = 3  # lines between two rows


@dataclass(frozen=True, slots=True)
class _Group:
    """The cells of one row at lines [first, after)."""

    cells: list[Words]
    first: int
    after: int


def gapped_tables(lines: Sequence[SourceLine]) -> list[ColumnTable]:
    """Every such table of a text, in order."""
    found: list[ColumnTable] = []
    number = 0
    while number < len(lines):
        names = [] if lines[number].in_table or "\t" in lines[number].text else segments(lines[number].text)
        fewest = 1 if any(_names(table) == [name.text for name in names] for table in found) else _FEWEST_ROWS
        table = _table(lines, number, names, fewest) if len(names) >= _FEWEST_COLUMNS else None
        if table:
            found.append(table)
        number = table.last if table else number + 1
    return found


def _names(table: ColumnTable) -> list[str]:
    return [name for name in table.headers if name]


def _table(
    lines: Sequence[SourceLine], number: int, names: Sequence[Words], fewest: int
) -> ColumnTable | None:
    """The rows under names; None where they are no names, too few rows follow, or the cells stand in columns."""
    headers = [name.text for name in names]
    if not is_header(headers):
        return None
    groups = list(_groups(lines, number + 1, names))
    if not groups:  # the rows may have numbers in a column without a name
        names, headers = [Words("", 0, 0), *names], ["", *headers]
        groups = list(_groups(lines, number + 1, names))
    if len(groups) < fewest or 2 * sum(_is_level(group, names) for group in groups) >= len(groups):
        return None
    last = groups[-1].after
    if last < len(lines) and lines[last].words and lines[last].text[:1].isspace():
        return None  # what goes on right below wraps in a column
    rows = [
        WrappedRow([[cell.text] for cell in group.cells], list(range(group.first, group.after)))
        for group in groups
    ]
    return ColumnTable(number, last, headers, rows)


def _groups(lines: Sequence[SourceLine], at: int, names: Sequence[Words]) -> Iterator[_Group]:
    """The rows from a line on, until one has more or fewer cells than there are names."""
    is_numbered = not names[0].text or meaning_of(names[0].text) is Meaning.NUMBER
    while at < len(lines):
        first = _next_line(lines, at)
        if first is None:
            return
        group = _group(lines, first, len(names), is_numbered=is_numbered)
        if group is None:
            return
        yield group
        at = group.after


def _next_line(lines: Sequence[SourceLine], at: int) -> int | None:
    """The next line with words, past a few empty ones."""
    near = range(at, min(len(lines), at + _MOST_BLANK + 1))
    return next((number for number in near if lines[number].words), None)


def _group(lines: Sequence[SourceLine], first: int, width: int, *, is_numbered: bool) -> _Group | None:
    """The row that begins at a line; a numbered one may have its cells on a few lines, down to the next number."""
    cells: list[Words] = []
    most = _MOST_LINES_IN_ROW if is_numbered else 1
    for number in range(first, min(len(lines), first + most)):
        here = [] if lines[number].in_table else segments(lines[number].text)
        if number == first and is_numbered and not (here and is_identifier(here[0].text.rstrip(".)"))):
            return None
        cells.extend(here)
        if len(cells) >= width:
            return _Group(cells, first, number + 1) if len(cells) == width else None
        if not here:
            return None
    return None


def _is_level(group: _Group, names: Sequence[Words]) -> bool:
    """Whether the cells of one line stand under the names."""
    return group.after == group.first + 1 and all(
        abs(cell.start - name.start) <= OUT_OF_LINE for cell, name in zip(group.cells, names, strict=True)
    )
