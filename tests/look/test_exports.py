"""A list as CSV and Excel: the same rows, safe to open."""

import csv
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime

import openpyxl
import pytest

from goldthread.look.exports import About, as_csv, as_excel
from goldthread.look.tables import Column


@dataclass(frozen=True)
class Row:
    words: str | None
    due: date | None
    days: int


COLUMNS = (
    Column[Row]("words", "Words", lambda row: row.words, kind="long"),
    Column[Row]("due", "Due", lambda row: row.due, kind="date", empty="no date given"),
    Column[Row]("days", "Days", lambda row: row.days, kind="number"),
)
ABOUT = About(
    title="Promises", filters=("Agency: Wessmoor Police", "Due before: 31 March 2022"), number=2, unit="promises",
    made_at=datetime(2026, 7, 1, 13, 5, tzinfo=UTC), organisation="Wessmoor Police",
)  # fmt: skip

DANGEROUS = [
    '=HYPERLINK("http://example.invalid")', "+44 20", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1＋1",
]  # fmt: skip


def sheet(rows: list[Row]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_excel(COLUMNS, rows, ABOUT)))


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_of_a_csv_can_be_a_formula(words: str) -> None:
    text = as_csv(COLUMNS, [Row(words, None, -3)], ABOUT).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(text, newline=""))
    assert row == [f"'{words}", "no date given", "-3"]


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_of_a_workbook_is_a_formula(words: str) -> None:
    cell = sheet([Row(words, None, 1)])["Promises"]["A2"]
    assert cell.data_type == "s"
    assert cell.value.strip() == words.strip()


def test_csv_keeps_accents_line_breaks_and_order() -> None:
    data = as_csv(
        COLUMNS, [Row("Zoë’s “plan”,\nin two lines", date(2022, 3, 31), 1000), Row(None, None, 0)], ABOUT
    )
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["Words", "Due", "Days"],
        ["Zoë’s “plan”,\nin two lines", "2022-03-31", "1000"],
        ["not stated", "no date given", "0"],
    ]


def test_excel_has_real_dates_and_numbers_under_a_header_that_stays() -> None:
    promises = sheet([Row("Tell the desk", date(2022, 3, 31), 1000)])["Promises"]
    assert promises.freeze_panes == "A2"
    assert promises["B2"].value == datetime(2022, 3, 31) and promises["B2"].is_date  # noqa: DTZ001  a cell has no zone
    assert promises["C2"].value == 1000 and promises["C2"].data_type == "n"
    assert promises.column_dimensions["A"].width == 70


def test_excel_drops_what_no_workbook_can_hold() -> None:
    assert sheet([Row("bell \x07 rings", None, 1)])["Promises"]["A2"].value == "bell  rings"


def test_excel_says_what_it_is_and_names_nobody() -> None:
    about = {row[0].value: row[1].value for row in sheet([])["About"].iter_rows()}
    assert about == {
        "Title": "Promises",
        "Filters": "Agency: Wessmoor Police; Due before: 31 March 2022",
        "Rows": "n = 2 promises",
        "Made": "1 July 2026, 2:05pm",
        "Made by": "Wessmoor Police",
    }
