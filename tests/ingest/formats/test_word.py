"""Word files: what a person sees in them, in order, and nothing that they do not see."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from goldthread.ingest.formats import word
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.manuscript import Manuscript
from ingest.formats.made import WordLists, changed, level, put_in_list, saved

_SPACES = nsdecls("w", "wp", "a", "r")


def manuscript_of(write: Callable[[Any], None]) -> Manuscript:
    document = docx.Document()
    write(document)
    return word.manuscript_from(saved(document))


def lines_of(write: Callable[[Any], None]) -> list[str]:
    return [line.text for line in manuscript_of(write).lines]


def of_body(xml: str) -> list[str]:
    """Lines of a document whose body is this XML."""

    def write(document: Any) -> None:
        for element in parse_xml(f"<w:body {_SPACES}>{xml}</w:body>"):
            document.element.body.insert_element_before(element, "w:sectPr")

    return lines_of(write)


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


# Order, headings, lines ------------------------------------------------------------------------------------------


def test_paragraphs_and_tables_stand_in_order_and_headings_are_known() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("Response to the review", style="Title")
        document.add_paragraph("Recommendations", style="Heading 1")
        document.add_paragraph("Before the table.")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Action", "Lead"
        document.add_paragraph("Finding 1", style="Heading 2")

    manuscript = manuscript_of(write)
    assert [(line.words, line.heading, line.begins, line.in_table) for line in manuscript.lines] == [
        ("Response to the review", 1, True, False),
        ("Recommendations", 1, True, False),
        ("Before the table.", 0, True, False),
        ("Action\tLead", 0, False, True),
        ("Finding 1", 2, True, False),
    ]


def test_a_style_based_on_a_heading_and_an_outline_level_are_headings() -> None:
    def write(document: Any) -> None:
        own = document.styles.add_style("House heading", 1)
        own.base_style = document.styles["Heading 3"]
        document.add_paragraph("Of the house", style=own)
        document.add_paragraph("By its level")._p.get_or_add_pPr().append(
            parse_xml(f'<w:outlineLvl {_SPACES} w:val="1"/>')
        )
        document.add_paragraph("Body")

    assert [line.heading for line in manuscript_of(write).lines] == [3, 2, 0]


def test_a_line_break_is_a_line_of_the_same_paragraph() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("The force should\nchange its\tform.")

    lines = manuscript_of(write).lines
    assert [(line.text, line.begins) for line in lines] == [
        ("The force should", True),
        ("change its\tform.", False),
    ]


# Automatic numbers -----------------------------------------------------------------------------------------------


def listed(*kinds: tuple[str, str], levels: tuple[int, ...], more: dict[int, str] | None = None) -> list[str]:
    """The labels that paragraphs at these levels get; each kind is a level's form and text."""

    def write(document: Any) -> None:
        lists = WordLists(document)
        xml = "".join(
            f'<w:lvl w:ilvl="{n}">{level(form, text, more=(more or {}).get(n, ""))}</w:lvl>'
            for n, (form, text) in enumerate(kinds)
        )
        number = lists.add(lists.define(xml))
        for at in levels:
            put_in_list(document.add_paragraph("x"), number, at)

    return [text.removesuffix("x").strip() for text in lines_of(write)]


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("lowerLetter", "(%1)", ["(a)", "(b)", "(c)"]),
        ("upperLetter", "%1)", ["A)", "B)", "C)"]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("ordinal", "%1", ["1st", "2nd", "3rd"]),
        (
            "cardinalText",
            "Recommendation %1:",
            ["Recommendation One:", "Recommendation Two:", "Recommendation Three:"],
        ),
        ("ordinalText", "%1", ["First", "Second", "Third"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("bullet", "o", ["•", "•", "•"]),
        ("bullet", "–", ["–", "–", "–"]),
        ("none", "", ["", "", ""]),
        ("unknownForm", "%1.", ["1.", "2.", "3."]),
    ],
)
def test_every_form_of_number_is_written_out(form: str, text: str, labels: list[str]) -> None:
    assert listed((form, text), levels=(0, 0, 0)) == labels


def test_levels_count_within_one_another() -> None:
    kinds = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
    assert listed(*kinds, levels=(0, 1, 1, 2, 2, 0, 1, 2)) == [
        "1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)",
    ]  # fmt: skip


def test_a_level_may_be_told_to_go_on_counting_and_to_show_digits_alone() -> None:
    kinds = (("upperRoman", "%1."), ("decimal", "%1.%2"))
    assert listed(*kinds, levels=(0, 1, 0, 1), more={1: '<w:isLgl/><w:lvlRestart w:val="0"/>'}) == [
        "I.", "1.1", "II.", "2.2",
    ]  # fmt: skip


def test_lists_of_one_kind_go_on_and_one_that_starts_anew_does() -> None:
    def write(document: Any) -> None:
        lists = WordLists(document)
        kind = lists.define(f'<w:lvl w:ilvl="0">{level("decimal", "%1.")}</w:lvl>')
        first, second, anew = lists.add(kind), lists.add(kind), lists.add(kind, start=5)
        for number in (first, second, anew, anew, second):
            put_in_list(document.add_paragraph("x"), number)

    assert lines_of(write) == ["1. x", "2. x", "5. x", "6. x", "7. x"]


def test_numbers_come_from_styles_too_and_can_be_switched_off() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("first", style="List Number")
        put_in_list(document.add_paragraph("none", style="List Number"), 0)
        document.add_paragraph("second", style="List Number")
        document.add_paragraph("a point", style="List Bullet")

    assert lines_of(write) == ["1. first", "none", "2. second", "• a point"]


def test_a_heading_style_that_its_list_names_has_that_level() -> None:
    def write(document: Any) -> None:
        lists = WordLists(document)
        number = lists.add(
            lists.define(
                f'<w:lvl w:ilvl="0">{level("decimal", "%1", more="""<w:pStyle w:val="Heading1"/>""")}</w:lvl>'
                f'<w:lvl w:ilvl="1">{level("decimal", "%1.%2", more="""<w:pStyle w:val="Heading2"/>""")}</w:lvl>'
            )
        )
        for name in ("Heading 1", "Heading 2"):
            document.styles[name].element.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {_SPACES}><w:numId w:val="{number}"/></w:numPr>')
            )
        for name in ("Heading 1", "Heading 2", "Heading 2", "Heading 1"):
            document.add_paragraph("x", style=name)

    assert lines_of(write) == ["1 x", "1.1 x", "1.2 x", "2 x"]


def test_a_deleted_or_empty_bullet_leaves_no_bullet_behind() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("", style="List Bullet")
        document.add_paragraph("words", style="List Bullet")

    assert lines_of(write) == ["", "• words"]


# What is read and what is not --------------------------------------------------------------------------------------


def test_insertions_are_read_and_deletions_are_not() -> None:
    assert of_body(
        paragraph(
            run("The force "),
            f"<w:ins>{run('should')}</w:ins>",
            "<w:del><w:r><w:delText>must</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('MOVED')}</w:moveFrom><w:moveTo>{run(' act')}</w:moveTo>",
        )
    ) == ["The force should act"]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert of_body(
        paragraph(run("The force "), properties=deleted)
        + paragraph(run("should act."))
        + paragraph(run("It did."))
    ) == ["The force should act.", "It did."]
    assert of_body(paragraph(run("Nothing follows"), properties=deleted)) == ["Nothing follows"]


def test_links_fields_and_content_controls_give_their_words_and_not_their_formulas() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        f'{run("formula")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = f"<w:sdt><w:sdtContent>{run('chosen')}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    assert of_body(
        paragraph(f'<w:hyperlink r:id="rId1">{run("a link")}</w:hyperlink>', run(" page "), field)
        + f"<w:sdt><w:sdtContent>{paragraph(control, empty)}</w:sdtContent></w:sdt>"
    ) == ["a link page 7", "chosen"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert of_body(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("words"))) == ["words"]


def test_hidden_text_is_left_out() -> None:
    assert of_body(
        paragraph(run("seen"), run(" unseen", "<w:vanish/>"), run(" again", '<w:vanish w:val="0"/>'))
    ) == ["seen again"]


def test_a_text_box_stands_once_after_its_paragraph() -> None:
    inside = f"<w:txbxContent>{paragraph(run('in the box'))}</w:txbxContent>"
    space = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    box = (
        f"<w:r><mc:AlternateContent {space}><mc:Choice Requires='wps'><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert of_body(paragraph(run("before"), box, run(" after")) + paragraph(run("next"))) == [
        "before after",
        "in the box",
        "next",
    ]


def test_headers_footers_and_comments_are_left_out() -> None:
    def write(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "OFFICIAL SENSITIVE"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        words = document.add_paragraph("Only this.")
        document.add_comment(words.runs, text="Is that so?", author="A Reader")

    assert lines_of(write) == ["Only this."]


def test_footnotes_come_at_the_end_and_are_no_part_of_the_words() -> None:
    document = docx.Document()
    document.add_paragraph("Children")._p.append(
        parse_xml(f'<w:r {_SPACES}><w:footnoteReference w:id="4"/></w:r>')
    )
    document.add_paragraph("Last words.")
    notes = f"<w:footnotes {_SPACES}><w:footnote w:id='4'>{paragraph(run('Under 18.'))}</w:footnote></w:footnotes>"
    content = BytesIO(saved(document))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    lines = word.manuscript_from(content.getvalue()).lines
    assert [(line.text, line.is_furniture) for line in lines] == [
        ("Children", False),
        ("Last words.", False),
        ("1 Under 18.", True),
    ]


def test_entries_of_the_table_of_contents_are_lifted() -> None:
    def write(document: Any) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Recommendation 1\t3", style="toc 1")
        document.add_paragraph("Recommendation 1")

    assert [line.is_lifted for line in manuscript_of(write).lines] == [True, False]


# Pages -------------------------------------------------------------------------------------------------------------


def pages(xml: str) -> list[tuple[str, int | None]]:
    def write(document: Any) -> None:
        for element in parse_xml(f"<w:body {_SPACES}>{xml}</w:body>"):
            document.element.body.insert_element_before(element, "w:sectPr")

    return [(line.text, line.page) for line in manuscript_of(write).lines]


def test_pages_are_those_that_word_last_broke() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    forced = '<w:r><w:br w:type="page"/></w:r>'
    assert pages(paragraph(run("a"), forced) + paragraph(broken, run("b")) + paragraph(run("c"))) == [
        ("a", 1),
        ("b", 2),
        ("c", 2),
    ]
    assert pages(paragraph(run("a"), forced) + paragraph(run("b"))) == [("a", 1), ("b", 2)]
    assert pages(paragraph(run("a"))) == [("a", None)]


# Tables ------------------------------------------------------------------------------------------------------------


def table_of(write: Callable[[Any], None]) -> list[list[str]]:
    manuscript = manuscript_of(write)
    (table,) = manuscript.tables
    return [[manuscript.source_text[cell.start : cell.end] for cell in row.cells] for row in table.rows]


def test_merged_cells_are_there_once_and_the_others_keep_their_columns() -> None:
    def write(document: Any) -> None:
        table = document.add_table(rows=4, cols=3)
        for number, row in enumerate(table.rows):
            for letter, cell in zip("abc", row.cells, strict=True):
                cell.text = f"{letter}{number}"
        for merged, words in (((0, 0, 0, 2), "across"), ((1, 0, 2, 0), "down"), ((3, 0, 3, 1), "two")):
            cell = table.cell(merged[0], merged[1]).merge(table.cell(merged[2], merged[3]))
            cell.text = words

    assert table_of(write) == [["across"], ["down", "b1", "c1"], ["", "b2", "c2"], ["two", "", "c3"]]


def test_a_cell_keeps_its_paragraphs_numbers_and_the_table_inside_it() -> None:
    def write(document: Any) -> None:
        table = document.add_table(rows=1, cols=2)
        cell = table.cell(0, 0)
        cell.text = "The Board should:"
        cell.add_paragraph("meet", style="List Number")
        inner = cell.add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "in", "side"
        table.cell(0, 1).text = "Board"

    assert table_of(write) == [["The Board should:\n1. meet\nin\nside", "Board"]]


def test_columns_dragged_by_hand_do_not_part_rows_of_equal_length() -> None:
    """Word's grid has a column for every border anywhere; a person sees three columns in both rows."""

    def cells(*widths: int) -> str:
        return "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{w}"/></w:tcPr>{paragraph(run(str(n)))}</w:tc>'
            for n, w in enumerate(widths)
        )

    def write(document: Any) -> None:
        rows = "".join(f"<w:tr>{cells(*widths)}</w:tr>" for widths in ((1, 2, 1), (2, 1, 1), (3, 1)))
        xml = f"<w:tbl {_SPACES}>{rows}</w:tbl>"
        document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    assert table_of(write) == [["0", "1", "2"], ["0", "1", "2"], ["0", "", "1"]]


def test_a_frame_of_one_column_is_no_table() -> None:
    def write(document: Any) -> None:
        table = document.add_table(rows=2, cols=1)
        table.cell(0, 0).text, table.cell(1, 0).text = "Recommendation 1", "The force should act."

    manuscript = manuscript_of(write)
    assert [line.text for line in manuscript.lines] == ["Recommendation 1", "The force should act."]
    assert manuscript.tables == ()


def test_a_deleted_row_is_not_read() -> None:
    def write(document: Any) -> None:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text = "kept"
        table.cell(1, 0).text = "deleted"
        table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {_SPACES}/>"))

    assert table_of(write) == [["kept", ""]]


# Files -------------------------------------------------------------------------------------------------------------


def some_words() -> bytes:
    document = docx.Document()
    document.add_paragraph("Recommendation 1")
    return saved(document)


def test_a_file_with_macros_and_one_in_the_strict_form_are_read_as_words() -> None:
    with_macros = changed(
        some_words(),
        {
            "[Content_Types].xml": lambda part: part.replace(
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"vnd.ms-word.document.macroEnabled.main+xml",
            )
        },
    )
    strict = changed(
        some_words(),
        {
            "word/document.xml": lambda part: part.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        },
    )
    for content in (with_macros, strict):
        assert [line.text for line in word.manuscript_from(content).lines] == ["Recommendation 1"]


@pytest.mark.parametrize(
    ("rewrite", "sentence"),
    [
        (lambda part: part[:300], "is damaged inside; open it in Word, save it anew and try again"),
        (lambda part: b"<a/>", "is damaged inside; open it in Word, save it anew and try again"),
        (
            lambda part: part.replace(b"Recommendation 1", b""),
            "has no words in it; if its pages are pictures, ask for the document that they were made from",
        ),
        (
            lambda part: part.replace(b"<w:body>", b'<w:body><w:altChunk r:id="rId1"/>'),
            "has parts that Word has not taken in yet; open it in Word, save it and try again",
        ),
        (
            lambda part: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
            "holds definitions that no Word file has, which can be an attack; ask for another copy",
        ),
    ],
)
def test_what_cannot_be_read_says_why(rewrite: Callable[[bytes], bytes], sentence: str) -> None:
    with pytest.raises(Unreadable) as problem:
        word.manuscript_from(changed(some_words(), {"word/document.xml": rewrite}))
    assert str(problem.value) == sentence


def test_a_missing_part_is_damage_and_missing_styles_are_not() -> None:
    def without(name: str) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(some_words())) as old, zipfile.ZipFile(out, "w") as new:
            for each in old.namelist():
                if each != name:
                    new.writestr(each, old.read(each))
        return out.getvalue()

    with pytest.raises(Unreadable, match="is damaged or was cut off"):
        word.manuscript_from(without("word/document.xml"))
    assert word.manuscript_from(without("word/styles.xml")).source_text == "Recommendation 1\n"
