"""Rows pasted into a document as a spreadsheet exports them: commas between the cells, long ones in quotation marks."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ingest.column_maps import is_header
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.wrapped_rows import ColumnTable, WrappedRow

_DELIMITERS = ",;"
_FEWEST_COLUMNS = 3
_FEWEST_PLAIN_ROWS = 2  # without quotation marks, as one line of prose may have as many commas
_MOST_LINES_IN_ROW = 60
_MOST_BETWEEN = 4  # lines of a foot and a head of a page


@dataclass(frozen=True, slots=True)
class _Record:
    """The fields of one row and the line after it; `is_quoted` where it begins with a quotation mark."""

    fields: list[str]
    after: int
    is_quoted: bool


def comma_tables(lines: Sequence[SourceLine]) -> list[ColumnTable]:
    """Every such table under a line that names its columns, in order."""
    found: list[ColumnTable] = []
    number = 0
    while number < len(lines):
        table = next((table for mark in _DELIMITERS if (table := _table(lines, number, mark))), None)
        if table:
            found.append(table)
        number = table.last if table else number + 1
    return found


def _table(lines: Sequence[SourceLine], number: int, mark: str) -> ColumnTable | None:
    """The rows under the names at this line; None where it names no columns or nothing fits under it."""
    if lines[number].text.count(mark) < _FEWEST_COLUMNS - 1:
        return None
    header = _record(lines, number, mark)
    if header is None or len(header.fields) < _FEWEST_COLUMNS or not is_header(header.fields):
        return None
    table = ColumnTable(number, header.after, header.fields)
    table.furniture.extend(range(number + 1, header.after))
    while (row := _next_row(lines, table.last, mark, header)) is not None:
        at, record = row
        table.furniture.extend(n for n in range(table.last, at) if lines[n].words)
        if record.fields != header.fields:
            cells = [[" ".join(field.split())] for field in record.fields]
            table.rows.append(WrappedRow(cells, list(range(at, record.after))))
        table.last = record.after
    is_sure = header.is_quoted or any(record for record in table.rows if '"' in lines[record.lines[0]].text)
    return table if len(table.rows) >= (1 if is_sure else _FEWEST_PLAIN_ROWS) else None


def _next_row(lines: Sequence[SourceLine], at: int, mark: str, header: _Record) -> tuple[int, _Record] | None:
    """The next row that is as wide as the names, and where it begins; what the page puts between may be passed over."""
    passed = 0
    while at < len(lines) and passed <= _MOST_BETWEEN:
        record = None if lines[at].is_blank else _record(lines, at, mark)
        fits = record is not None and len(record.fields) == len(header.fields)
        if record and fits and (not passed or record.is_quoted or record.fields == header.fields):
            return at, record
        if not (lines[at].is_blank or header.is_quoted or lines[at].is_lifted):
            return None
        passed += bool(lines[at].words)
        at += 1
    return None


def _record(lines: Sequence[SourceLine], at: int, mark: str) -> _Record | None:
    """The fields that begin at a line, over as many lines as its quotation marks stay open; None where they do."""
    if lines[at].in_table:
        return None
    text = lines[at].text.strip()
    last = at + 1
    while text.count('"') % 2:
        if last >= min(len(lines), at + _MOST_LINES_IN_ROW):
            return None
        text = f"{text}\n{lines[last].text}"
        last += 1
    try:
        fields = next(
            csv.reader(text.splitlines(keepends=True), delimiter=mark, skipinitialspace=True, strict=True)
        )
    except (csv.Error, StopIteration):
        return None
    return _Record([field.strip() for field in fields], last, text.startswith('"'))
