"""Workbooks: every sheet that can be seen, its title lines and its table, with cells as a person sees them."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from goldthread.ingest.formats import workbook
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.formats.workbook_styles import Meaning, meaning_of
from goldthread.ingest.manuscript import Manuscript
from ingest.formats.made import changed, old_workbook, saved

HEADER = ("Recommendation", "Lead agency", "Due")
ACTION = ("The force should act.", "Wessmoor Police", "March 2023")


def workbook_of(write: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    write(book.active)
    return saved(book)


def manuscript_of(*rows: Sequence[Any]) -> Manuscript:
    def write(sheet: Any) -> None:
        for row in rows:
            sheet.append(row)

    return workbook.manuscript_from(workbook_of(write))


def tables_of(manuscript: Manuscript) -> list[list[list[str]]]:
    return [
        [[manuscript.source_text[cell.start : cell.end] for cell in row.cells] for row in table.rows]
        for table in manuscript.tables
    ]


def lines_of(manuscript: Manuscript) -> list[str]:
    return [line.text for line in manuscript.lines if not line.in_table]


def shown(value: Any, number_format: str = "General") -> str:
    """How one cell is written."""

    def write(sheet: Any) -> None:
        sheet.append(HEADER)
        sheet.append(ACTION[:2])
        sheet["C2"].value = value
        sheet["C2"].number_format = number_format

    ((_, (*_, words)),) = tables_of(workbook.manuscript_from(workbook_of(write)))
    return words


def test_titles_stand_as_lines_and_the_rest_is_one_table() -> None:
    manuscript = manuscript_of(("Action plan",), (), ("Agreed by the Executive",), HEADER, ACTION, (), ACTION)
    assert lines_of(manuscript) == ["Sheet", "Action plan", "Agreed by the Executive"]
    assert [line.heading for line in manuscript.lines][:2] == [1, 0]
    assert tables_of(manuscript) == [[list(HEADER), list(ACTION), list(ACTION)]]


def test_a_table_may_begin_anywhere_and_empty_columns_go() -> None:
    def write(sheet: Any) -> None:
        for column, (name, words) in zip("CFH", zip(HEADER, ACTION, strict=True), strict=True):
            sheet[f"{column}7"], sheet[f"{column}9"] = name, words

    assert tables_of(workbook.manuscript_from(workbook_of(write))) == [[list(HEADER), list(ACTION)]]


def test_a_column_may_have_no_name_and_names_may_stand_in_two_rows() -> None:
    named = ("", "Recommendation", "Lead", "", "Due", "Progress")
    below = ("", "", "Agency", "Officer", "", "")
    action = ("1", "The force should act.", "Wessmoor Police", "Chief Officer", "May 2023", "Begun")
    assert tables_of(manuscript_of(("Action plan", "", "2023"), named, below, action, action)) == [
        [list(named), list(below), list(action), list(action)]
    ]


def test_a_row_merged_across_is_one_cell_and_a_row_with_one_word_keeps_its_column() -> None:
    def write(sheet: Any) -> None:
        for row in (HEADER, ("For the police",), ACTION, ("The Board should meet.",)):
            sheet.append(row)
        sheet.merge_cells("A2:C2")

    assert tables_of(workbook.manuscript_from(workbook_of(write))) == [
        [list(HEADER), ["For the police"], list(ACTION), ["The Board should meet.", "", ""]]
    ]


def test_a_sheet_of_words_without_columns_is_lines() -> None:
    manuscript = manuscript_of(("Notes",), ("The plan was agreed in May 2022.",))
    assert lines_of(manuscript) == ["Sheet", "Notes", "The plan was agreed in May 2022."]
    assert manuscript.tables == ()


def test_every_sheet_that_can_be_seen_is_read_and_hidden_ones_are_counted() -> None:
    book = openpyxl.Workbook()
    for name, state in (
        ("Plan", "visible"),
        ("Lists", "hidden"),
        ("Old", "veryHidden"),
        ("Empty", "visible"),
    ):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        if name != "Empty":
            sheet.append(HEADER)
            sheet.append(ACTION)
    del book["Sheet"]
    manuscript = workbook.manuscript_from(saved(book))
    assert lines_of(manuscript) == ["Plan", "[Not read: 2 hidden sheets]"]
    assert manuscript.lines[-1].is_lifted
    assert len(manuscript.tables) == 1


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (date(2023, 3, 31), "dd/mm/yyyy", "31/03/2023"),
        (date(2023, 3, 31), "mm-dd-yy", "31/03/2023"),
        (date(2023, 3, 1), "mmm-yy", "March 2023"),
        (date(2023, 3, 1), '[$-809]mmmm" "yyyy;@', "March 2023"),
        (date(2023, 1, 1), "yyyy", "2023"),
        (datetime(2023, 3, 31, 14, 30), "dd/mm/yyyy hh:mm", "31/03/2023 14:30"),  # noqa: DTZ001  so Excel has it
        (time(9, 5), "hh:mm", "09:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (3.0, "General", "3"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (0.62, "0%", "62%"),
        (0.625, "0.0%", "62.5%"),
        (12345678, "General", "12345678"),
        (True, "General", "TRUE"),
        ("=1/0", "General", ""),
        ("31 March 2023", "General", "31 March 2023"),
        ("two\nlines", "General", "two\nlines"),
        ("two_x000D_\nlines", "General", "two\nlines"),
    ],
)
def test_cells_are_written_as_a_person_sees_them(value: Any, number_format: str, words: str) -> None:
    if words:
        assert shown(value, number_format) == words
    else:
        assert tables_of(manuscript_of(HEADER, (*ACTION[:2], value))) == [
            [list(HEADER[:3]), [*ACTION[:2], ""]]
        ]


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("mmm-yy", Meaning.MONTH),
        ("mmmm yyyy", Meaning.MONTH),
        ("yyyy", Meaning.YEAR),
        ("d mmm yy", None),
        ("dd/mm/yyyy", None),
        ("0.0%", Meaning.PERCENT),
        ('0" % of all"', None),
        ("General", None),
        ("hh:mm", None),
    ],
)
def test_a_format_says_whether_a_date_has_a_day(code: str, meaning: Meaning | None) -> None:
    assert meaning_of(code) is meaning


def test_a_million_empty_rows_are_nothing() -> None:
    """As a sheet looks whose every row was once given a border."""
    empty = "".join(f'<row r="{n}" spans="1:2"><c r="A{n}" s="1"/></row>' for n in range(3, 1_048_577))

    def with_rows(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", empty.encode() + b"</sheetData>")

    content = changed(workbook_of(_plan), {"xl/worksheets/sheet1.xml": with_rows})
    assert tables_of(workbook.manuscript_from(content)) == [[list(HEADER), list(ACTION)]]


def _plan(sheet: Any) -> None:
    sheet.append(HEADER)
    sheet.append(ACTION)


def test_a_cell_at_the_far_end_of_a_sheet_is_refused_and_said() -> None:
    def write(sheet: Any) -> None:
        _plan(sheet)
        sheet["XFD1048576"] = "x"

    with pytest.raises(Unreadable, match="has a cell far away from all others, down to row 1048576"):
        workbook.manuscript_from(workbook_of(write))


def test_a_cell_beyond_any_sheet_is_refused_and_said() -> None:
    content = changed(
        workbook_of(_plan),
        {"xl/worksheets/sheet1.xml": lambda part: part.replace(b'r="A2"', b'r="A99999999999"')},
    )
    with pytest.raises(Unreadable, match="has a cell far away from all others, down to row 99999999999"):
        workbook.manuscript_from(content)


def test_macros_are_left_alone() -> None:
    content = changed(
        workbook_of(_plan),
        {
            "[Content_Types].xml": lambda part: part.replace(
                b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
            )
        },
    )
    assert tables_of(workbook.manuscript_from(content)) == [[list(HEADER), list(ACTION)]]


def test_an_old_workbook_is_read() -> None:
    manuscript = workbook.manuscript_from(old_workbook([HEADER, ACTION]))
    assert (lines_of(manuscript), tables_of(manuscript)) == (["Plan"], [[list(HEADER), list(ACTION)]])


def test_an_open_document_sheet_is_read() -> None:
    import zipfile

    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{w}</text:p></table:table-cell>'
            for w in row
        )
        + "</table:table-row>"
        for row in (HEADER, ACTION)
    )
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='Plan'>{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    manuscript = workbook.manuscript_from(out.getvalue())
    assert (lines_of(manuscript), tables_of(manuscript)) == (["Plan"], [[list(HEADER), list(ACTION)]])


@pytest.mark.parametrize(
    ("rows", "state", "sentence"),
    [
        ([], "visible", "has no words on any sheet"),
        (
            [ACTION],
            "hidden",
            "has no words on any sheet that can be seen; show its hidden sheets and save it",
        ),
    ],
)
def test_a_workbook_without_words_says_so(rows: list[Any], state: str, sentence: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Plan")
    sheet.sheet_state = state
    for row in rows:
        sheet.append(row)
    with pytest.raises(Unreadable, match=f"^{re.escape(sentence)}$"):
        workbook.manuscript_from(saved(book))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_part_says_so(part: str) -> None:
    content = changed(workbook_of(_plan), {part: lambda old: old[: len(old) // 2]})
    with pytest.raises(Unreadable, match="is damaged inside; open it in Excel, save it anew and try again"):
        workbook.manuscript_from(content)
