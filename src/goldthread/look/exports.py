"""A list as CSV or Excel: the same columns and rows as the page, with a sheet that says what they are."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from goldthread.look.tables import Column, Row, Value, printed
from goldthread.look.words import Unit, british, counted, many

STARTS_A_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠\t\r]")
WIDTHS = {"text": 28, "number": 12, "date": 16, "long": 70}
DATE_FORMAT = "d mmmm yyyy"


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of itself. `organisation` is the one acted for; no person is named."""

    title: str
    filters: tuple[str, ...]
    number: int
    unit: Unit
    made_at: datetime
    organisation: str

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Title", self.title),
            ("Filters", "; ".join(self.filters) or "none"),
            ("Rows", f"n = {counted(self.number, self.unit)}"),
            ("Made", british(self.made_at)),
            ("Made by", self.organisation or "not stated"),
        )


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """`write` gives the whole file."""

    content_type: str
    write: "Callable[[Sequence[Column[Row]], Iterable[Row], About], bytes]"


def as_csv(columns: Sequence[Column[Row]], rows: Iterable[Row], about: About) -> bytes:
    """UTF-8 with a mark at its start for Excel. A cell that could be taken for a formula gets a quote."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_guarded(column.heading) for column in columns])
    for row in rows:
        writer.writerow([_plain(column, column.value(row)) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def _plain(column: Column[Row], value: Value) -> str:
    """Dates as 2022-03-31, which every program sorts and reads alike; numbers bare."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return _guarded(printed(value, empty=column.empty))


def _guarded(words: str) -> str:
    return f"'{words}" if STARTS_A_FORMULA.match(words) else words


def as_excel(columns: Sequence[Column[Row]], rows: Iterable[Row], about: About) -> bytes:
    """A sheet of the rows, its header row frozen, and a sheet "About". Words are never taken for formulas."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(many(about.unit)))
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS[column.kind]
    sheet.append([_cell(sheet, column.heading, bold=True) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, _excel_value(column, row)) for column in columns])
    _about_sheet(book, about)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _about_sheet(book: Workbook, about: About) -> None:
    sheet = book.create_sheet("About")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 90
    for key, words in about.lines:
        sheet.append([_cell(sheet, key, bold=True), _cell(sheet, words)])


def _excel_value(column: Column[Row], row: Row) -> str | int | date:
    value = column.value(row)
    if isinstance(value, datetime):
        return british(value)
    return value if isinstance(value, int | date) else printed(value, empty=column.empty)


def _cell(sheet: WriteOnlyWorksheet, value: str | int | date, *, bold: bool = False) -> Cell:
    stored: Any = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, stored)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = bool(STARTS_A_FORMULA.match(value))
    elif isinstance(value, date):
        cell.number_format = DATE_FORMAT
    return cell


def _sheet_name(words: str) -> str:
    """Excel allows 31 characters and none of these."""
    return re.sub(r"[\[\]:*?/\\]", " ", words[:1].upper() + words[1:])[:31]


FORMATS = {
    "csv": ExportFormat("text/csv; charset=utf-8", as_csv),
    "xlsx": ExportFormat("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_excel),
}
