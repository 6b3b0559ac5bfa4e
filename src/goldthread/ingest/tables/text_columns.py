"""Tables that plain text sets in columns beside one another, with cells wrapped over lines and headers on each page."""

from collections.abc import Sequence

from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.column_edges import Header, column_starts, header_at, with_number_column
from goldthread.ingest.tables.column_rows import Rows
from goldthread.ingest.tables.page_edges import PageEdges
from goldthread.ingest.tables.separated_rows import is_rule, stroked_cells
from goldthread.ingest.tables.spaced_labels import spaced_labels
from goldthread.ingest.tables.wrapped_rows import ColumnTable


def column_tables(lines: Sequence[SourceLine]) -> list[ColumnTable]:
    """Every such table of a text, in order."""
    found: list[ColumnTable] = []
    edges: PageEdges | None = None
    number, labels = 0, spaced_labels(lines)
    while number < len(lines):
        header = None if lines[number].in_table or number in labels else header_at(lines, number)
        edges = edges or (PageEdges(lines) if header else None)
        table = _table(lines, number, header, edges) if header and edges else None
        if table and len([row for row in table.rows if not row.is_section]) > 0:
            found.append(table)
            number = table.last
        else:
            number += 1
    return found


def _stands_level(lines: Sequence[SourceLine], number: int, first: int) -> bool:
    """False where the strokes of the first row do not stand under those of the names: each line is a row of its own."""
    below = next((line for line in lines[first:] if not is_rule(line.text)), None)
    names, cells = (stroked_cells(line.text) for line in (lines[number], below or lines[number]))
    return not names or len(names) != len(cells) or [a for a, _ in names] == [a for a, _ in cells]


def _table(lines: Sequence[SourceLine], number: int, header: Header, edges: PageEdges) -> ColumnTable | None:
    """The rows under a header, to the last line that fits under it; None where the lines are no columns."""
    first = number + header.depth
    if not _stands_level(lines, number, first):
        return None
    header = with_number_column(lines, first, header)
    starts = column_starts(lines, first, header)
    reader = Rows(lines, first, header, starts, page_edges=edges)
    at = first
    while at < len(lines):
        taken = reader.take(at)
        if not taken:
            break
        at += taken
    return reader.table(number, at)
