"""Tables in a PDF: by their rules, or by the columns that their words keep to; over pages, broken rows."""

import pytest

from ingest.formats.typeset import FOOTER, HEADER, cells_of, furniture_of, read, words_of

NAMES = ["Ref", "Recommendation", "Action", "Lead", "By when", "Progress"]
COLUMNS = "(auto, 2fr, 2fr, 1fr, 1fr, 3fr)"
LONG = "Sixty records were read by two managers who had not written them"
STROKES = {
    "all": "0.5pt",
    "thick": "2pt",
    "no sides": "(x, y) => (bottom: 0.5pt, left: if x > 0 {0.5pt})",
    "level only": "(x, y) => (bottom: 0.5pt)",
    "none": "none",
}


def rows_of(count: int, *, length: int = 3) -> list[list[str]]:
    return [
        [
            str(n),
            f"Managers should see case {n}. {LONG}.",
            f"Write to team {n}.",
            "Wessmoor Police",
            f"May 20{n + 20}",
            f"{LONG} in team {n}. " * length,
        ]
        for n in range(1, count + 1)
    ]


def table_of(rows: list[list[str]], *, stroke: str = "0.5pt") -> str:
    more = "row-gutter: 4pt," if stroke == "none" else ""
    cells = ",\n".join(", ".join(f"[{cell}]" for cell in row) for row in rows)
    header = ", ".join(f"[{name}]" for name in NAMES)
    return f"#table(columns: {COLUMNS}, stroke: {stroke}, {more} table.header({header}),\n{cells})"


def plain(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in rows]


@pytest.mark.parametrize("stroke", STROKES.values(), ids=STROKES.keys())
def test_a_table_gives_its_rows_however_much_of_it_is_ruled(stroke: str) -> None:
    rows = rows_of(4)
    manuscript = read("The plan follows.\n\n" + table_of(rows, stroke=stroke) + "\n\nThe plan ends.")
    assert cells_of(manuscript) == [[NAMES, *plain(rows)]]
    assert words_of(manuscript) == ["The plan follows.", "The plan ends."]


@pytest.mark.parametrize("stroke", [STROKES["all"], STROKES["none"]], ids=["ruled", "unruled"])
def test_a_table_over_pages_is_one_and_its_repeated_header_is_furniture(stroke: str) -> None:
    rows = rows_of(24)
    manuscript = read(table_of(rows, stroke=stroke), header=HEADER, footer=FOOTER)
    pages = max(line.page or 0 for line in manuscript.lines)
    assert pages >= 3
    assert cells_of(manuscript) == [[NAMES, *plain(rows)]]
    assert furniture_of(manuscript).count(" ".join(NAMES)) == pages - 1
    assert [row.page for row in manuscript.tables[0].rows] == sorted(
        row.page or 0 for row in manuscript.tables[0].rows
    )


def test_a_row_that_the_page_breaks_is_one() -> None:
    rows = rows_of(3, length=60)
    manuscript = read(table_of(rows), header=HEADER, footer=FOOTER)
    assert cells_of(manuscript) == [[NAMES, *plain(rows)]]


def test_an_empty_first_cell_begins_a_row_where_other_rows_have_one() -> None:
    rows = [["Managers should see it.", "Write."], ["", "Ring."], ["#colbreak()", ""], ["", "Meet."]]
    cells = ", ".join(f"[{cell}]" for row in (rows[0], rows[1]) for cell in row)
    manuscript = read(
        f"#table(columns: (4cm, 4cm), {cells})\n#pagebreak()\n#table(columns: (4cm, 4cm), [], [Meet.], [], [Talk.])"
    )
    assert cells_of(manuscript) == [
        [["Managers should see it.", "Write."], ["", "Ring."], ["", "Meet."], ["", "Talk."]]
    ]


def test_words_between_two_tables_keep_them_apart() -> None:
    table = "#table(columns: (4cm, 4cm), [Write.], [Police], [Ring.], [Homes])"
    manuscript = read(f"{table}\nAnother plan.\n{table}")
    assert len(manuscript.tables) == 2
    assert words_of(manuscript) == ["Another plan."]


def test_merged_cells_are_there_once_and_leave_the_columns_in_place() -> None:
    manuscript = read(
        "#table(columns: (3cm, 3cm, 3cm), [Recommendation], [Action], [Lead],"
        "table.cell(colspan: 3)[Neglect], table.cell(rowspan: 2)[See it.], [Write.], [Police],"
        "[Ring.], [Homes], [Read it.], table.cell(colspan: 2)[Nothing is planned yet.])"
    )
    assert cells_of(manuscript) == [
        [
            ["Recommendation", "Action", "Lead"],
            ["Neglect"],
            ["See it.", "Write.", "Police"],
            ["", "Ring.", "Homes"],
            ["Read it.", "Nothing is planned yet.", ""],
        ]
    ]


def test_lines_and_bullets_in_a_cell_keep_their_line_ends() -> None:
    manuscript = read(r"#table(columns: (5cm, 5cm), [Write to \ - the police], [Done], [A], [B])")
    (table,) = manuscript.tables
    cell = table.rows[0].cells[0]
    assert manuscript.source_text[cell.start : cell.end] == "Write to\n- the police"


def test_every_cell_stands_where_it_says() -> None:
    manuscript = read("First words.\n" + table_of(rows_of(3)))
    for row in manuscript.tables[0].rows:
        for cell, text in zip(
            row.cells, cells_of(manuscript)[0][manuscript.tables[0].rows.index(row)], strict=True
        ):
            assert " ".join(manuscript.source_text[cell.start : cell.end].split()) == text
        assert manuscript.lines[row.line - 1].in_table


def test_a_label_on_its_side_stays_in_its_cell() -> None:
    manuscript = read(
        "#table(columns: 2, [Action], [#rotate(-90deg, reflow: true)[Green]], [Write to all.], [Police])"
    )
    assert cells_of(manuscript) == [[["Action", "Green"], ["Write to all.", "Police"]]]


@pytest.mark.parametrize(
    "markup",
    [
        "#rect[The force should change its form.]",
        "#table(columns: 1, [The force should change its form.], [It has.])",
        "#table(columns: 2, [The force should change], [its form.])",
        "The force should #underline[change] its form. #box(stroke: 1pt, width: 8pt, height: 8pt)",
    ],
    ids=["box", "one column", "one row", "underlined"],
)
def test_a_box_is_no_table(markup: str) -> None:
    manuscript = read(markup)
    assert manuscript.tables == ()
    assert " ".join(words_of(manuscript)).startswith("The force should change its form.")


def test_a_header_set_as_a_table_is_furniture() -> None:
    header = "#table(columns: 2, [OFFICIAL], [Alder Vale], [Version 2], [#context counter(page).display()])"
    names = ("alder", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "ivy", "juniper")
    body = " ".join(f"The form of the {a} and {b} team has changed." for a in names for b in names)
    manuscript = read(body, paper="a6", header=header, margin="2.5cm")
    assert manuscript.tables == ()
    assert furniture_of(manuscript)[:2] == ["OFFICIAL Alder Vale", "Version 2 1"]
    assert " ".join(words_of(manuscript)).replace("- ", "") == body


def test_columns_of_prose_are_no_table_although_a_line_sounds_like_its_header() -> None:
    column = r"The plan has an \ Action and a \ Lead and more \ words below it \ than a name has \ in each line of it."
    manuscript = read(f"#columns(3)[{column} #colbreak() {column} #colbreak() {column}]")
    assert manuscript.tables == ()
