"""Tables that plain text sets in columns beside one another, with cells wrapped over lines and headers on each page."""

from collections.abc import Sequence

from goldthread.ingest.column_edges import Header, column_starts, header_at
from goldthread.ingest.column_rows import ColumnTable, Rows
from goldthread.ingest.manuscript import SourceLine


def column_tables(lines: Sequence[SourceLine]) -> list[ColumnTable]:
    """Every such table of a text, in order."""
    found: list[ColumnTable] = []
    number = 0
    while number < len(lines):
        header = None if lines[number].in_table else header_at(lines, number)
        table = header and _table(lines, number, header)
        if table and len([row for row in table.rows if not row.is_section]) > 0:
            found.append(table)
            number = table.last
        else:
            number += 1
    return found


def _table(lines: Sequence[SourceLine], number: int, header: Header) -> ColumnTable:
    """The rows under a header, to the last line that fits under it."""
    first = number + header.depth
    starts = column_starts(lines, first, header)
    reader = Rows(lines, first, header, starts)
    at = first
    while at < len(lines):
        taken = reader.take(at)
        if not taken:
            break
        at += taken
    return reader.table(number, at)
