"""Web pages: the words of the main content as a browser shows them, with list numbers and tables."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.formats import web_page
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.manuscript import Manuscript


def manuscript_of(body: str, *, around: str = "<!DOCTYPE html><html><body>{}</body></html>") -> Manuscript:
    return web_page.manuscript_from(around.format(body).encode())


def lines_of(body: str) -> list[str]:
    return [line.text for line in manuscript_of(body).lines]


def table_of(body: str) -> list[list[str]]:
    manuscript = manuscript_of(body)
    (table,) = manuscript.tables
    return [[manuscript.source_text[cell.start : cell.end] for cell in row.cells] for row in table.rows]


def test_headings_paragraphs_and_line_breaks() -> None:
    lines = manuscript_of(
        "<h1>Response\n to   the review</h1><p>The <b>force</b> should<br>act&nbsp;now &amp; well.</p>"
        "words without a tag<div>in a div<p>and in it</p>after</div>"
        "one<br><br>two"
    ).lines
    assert [(line.text, line.heading, line.begins) for line in lines] == [
        ("Response to the review", 1, True),
        ("The force should", 0, True),
        ("act\u00a0now & well.", 0, False),
        ("words without a tag", 0, True),
        ("in a div", 0, True),
        ("and in it", 0, True),
        ("after", 0, True),
        ("one", 0, True),
        ("two", 0, True),
    ]
    assert {line.page for line in lines} == {None}


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"]),
        ("<ol start=4><li>a<li>b</ol>", ["4. a", "5. b"]),
        ("<ol reversed><li>a</li><li>b</li></ol>", ["2. a", "1. b"]),
        ("<ol><li value=7>a</li><li>b</li></ol>", ["7. a", "8. b"]),
        ("<ol type=a><li>a</li><li>b</li></ol>", ["a) a", "b) b"]),
        ("<ol type=I><li>a</li><li>b</li></ol>", ["I) a", "II) b"]),
        ("<ol style='list-style-type: lower-roman'><li>a</li></ol>", ["i) a"]),
        ("<ol style='list-style: none'><li>1.1 a</li></ol>", ["1.1 a"]),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", ["• a", "• b", "c"]),
        ("<ol><li>a<ol type=a><li>b</li></ol></li><li>c</li></ol>", ["1. a", "a) b", "2. c"]),
        ("<ol><li></li><li>b</li></ol>", ["2. b"]),
        ("<ol start=x><li value=99999999999999999999>a</li></ol>", ["1000000. a"]),
    ],
)
def test_numbers_and_bullets_are_written_out(body: str, lines: list[str]) -> None:
    assert lines_of(body) == lines


def test_what_surrounds_the_content_is_left_out() -> None:
    around = (
        "<header>Council</header><nav>Menu</nav><div class='cookie-banner'>Cookies</div><aside>See too</aside>"
        "<form>Was this useful? <button>Yes</button></form><script>x()</script><style>p{}</style>"
        "<p hidden>no</p><p style='display: none'>no</p><p aria-hidden=true>no</p><template>no</template>"
        "<!-- no --><footer>Contact</footer>"
    )
    assert lines_of(
        f"{around}<p>The words of the page, which are many more than those around it.</p>{around}"
    ) == ["The words of the page, which are many more than those around it."]


def test_main_is_the_content_and_a_title_above_it_is_kept() -> None:
    assert lines_of(
        "<h1>Title</h1><p>Breadcrumbs</p><main><p>Words of the page</p></main><p>Related</p>"
    ) == [
        "Title",
        "Words of the page",
    ]
    assert lines_of("<p>Other</p><article><h1>Title</h1><p>Words of the page</p></article>") == [
        "Title",
        "Words of the page",
    ]


def test_a_title_in_a_header_is_kept() -> None:
    assert lines_of(
        "<header><h1>Title</h1><p>Alder Vale</p></header><p>The words of the page themselves.</p>"
    ) == [
        "Title",
        "The words of the page themselves.",
    ]


def test_what_holds_most_of_the_words_is_the_page_whatever_it_is_called() -> None:
    assert lines_of("<main></main><form id=aspnetForm><p>The whole page.</p></form>") == ["The whole page."]


def test_what_a_tab_or_a_heading_opens_is_read() -> None:
    assert lines_of(
        "<h2><button aria-controls='more'>Recommendation 1</button></h2><div id=more hidden>The force should act.</div>"
        "<p>Always seen.</p><button>Share</button>"
    ) == ["Recommendation 1", "The force should act.", "Always seen."]


def test_a_hidden_item_is_not_counted_and_words_behind_it_stay() -> None:
    assert lines_of("<ol><li>a<li hidden>b<li>c</ol>") == ["1. a", "2. c"]
    assert lines_of("<p>one <span hidden>two</span>\x0c &#12; three</p>") == ["one three"]


def test_the_number_of_a_footnote_does_not_grow_onto_a_word() -> None:
    assert lines_of("<p>children<sup><a href='#n1'>1</a></sup> and 5 m<sup>2</sup></p>") == [
        "children and 5 m2"
    ]


def test_white_space_counts_in_pre_and_soft_hyphens_are_not_seen() -> None:
    assert lines_of("<pre>Recommendation 1\n\n  The force</pre><p>recom&shy;men&#8203;dation</p>") == [
        "Recommendation 1",
        "",
        "  The force",
        "recommendation",
    ]


def test_merged_cells_are_there_once_and_the_others_keep_their_columns() -> None:
    assert table_of(
        "<table><caption>Plan</caption><tr><th>Action<th>Lead<th>By"
        "<tr><td colspan=3>For the police"
        "<tr><td rowspan=2>down<td>b1<td>c1<tr><td>b2<td>c2"
        "<tr><td colspan=2>two<td>c3</table>"
    ) == [
        ["Action", "Lead", "By"],
        ["For the police"],
        ["down", "b1", "c1"],
        ["", "b2", "c2"],
        ["two", "", "c3"],
    ]


def test_a_cell_keeps_its_lines_and_lists_and_the_table_inside_it() -> None:
    assert table_of(
        "<table><tr><th>A<th>B<tr><td><p>The Board should:</p><ol><li>meet</ol>"
        "<table><tr><td>in<td>side</table><td>x</table>"
    ) == [["A", "B"], ["The Board should:\n1. meet\nin\nside", "x"]]


def test_tables_that_only_place_things_are_no_tables() -> None:
    assert lines_of(
        "<table><tr><td>Recommendation 1</td></tr><tr><td>The force should act.</td></tr></table>"
    ) == [
        "Recommendation 1",
        "The force should act.",
    ]
    assert lines_of("<table role=presentation><tr><td>left<td>right</table>") == ["left", "right"]
    manuscript = manuscript_of("<table><tr><td>menu<td><table><tr><td>a<td>b</table></table>")
    assert [line.in_table for line in manuscript.lines] == [False, True]


PAGE = '<html><head><meta charset="{}"></head><body><p>The Board’s form should change.</p></body></html>'


@pytest.mark.parametrize(
    ("declared", "saved_in"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-8"),
        ("utf-8", "cp1252"),
        ("nonsense", "utf-8"),
        ("hex", "utf-8"),
    ],
)
def test_pages_are_read_in_the_encoding_that_they_are_in(declared: str, saved_in: str) -> None:
    content = PAGE.format(declared).encode(saved_in)
    assert web_page.manuscript_from(content).source_text == "The Board’s form should change.\n"


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><p>Words</p></html>',
        b"<p>Words",
        b"<h1>Words</h1>",
        b"\n\n<html><p>Words",
        b"<!-- saved from url=(0014)about:internet --><html><p>Words",
    ],
)
def test_pages_are_known_by_what_stands_in_them(content: bytes) -> None:
    assert read_bytes(content, name="a.txt").source_text == "Words\n"


def test_nothing_outside_the_page_is_opened() -> None:
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    page = f'{entity}<p>&x;Words</p><img src="http://a.example/"><iframe src="/">'
    assert web_page.manuscript_from(page.encode()).source_text.endswith("Words\n")


def test_a_page_nested_beyond_reason_is_not_read_in_half() -> None:
    assert lines_of("<div>" * 1500 + "Words") == ["Words"]
    with pytest.raises(Unreadable, match="is nested too deeply to be read whole"):
        manuscript_of("<p>Some words</p>" + "<div>" * 5000 + "The rest")


@pytest.mark.parametrize("body", ["", "<script>document.write('x')</script>", "<img src=a.png>"])
def test_a_page_without_words_says_so(body: str) -> None:
    with pytest.raises(Unreadable, match="is a web page without words"):
        manuscript_of(body)
