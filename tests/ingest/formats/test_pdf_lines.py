"""The lines of a PDF as a person reads them: order, furniture, notes, headings, paragraphs, bullets."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from goldthread.ingest.formats.pdf import manuscript_from
from goldthread.ingest.lines.paragraphs import paragraphs_of
from ingest.formats.typeset import (
    FOOTER,
    HEADER,
    body_of,
    furniture_of,
    handmade,
    pdf_of,
    quoted,
    read,
    stream,
    words_of,
)

SENTENCE = (
    "A supervisor in the public protection unit reads every notification about a child before it leaves the force "
    "and writes down what was done about it. "
)


def numbered(count: int, words: str = SENTENCE) -> str:
    """A text that says something else in every sentence, so that nothing in it repeats."""
    names = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")
    return " ".join(f"{names[n % 10]} {names[n // 10 % 10]} began. {words}" for n in range(count))


def test_headers_and_footers_are_lifted_out_of_a_sentence_that_runs_over_the_page() -> None:
    manuscript = read(numbered(100), header=HEADER, footer=FOOTER)
    assert furniture_of(manuscript)[:2] == ["OFFICIAL Joint answer, version 2", "Working draft Page 1 of 4"]
    assert len(furniture_of(manuscript)) == 8
    source = manuscript.source
    assert " ".join(source.words(0, len(source.text)).split()) == " ".join(numbered(100).split())
    assert len(paragraphs_of(manuscript)) == 1


def test_what_stands_on_a_page_says_so() -> None:
    manuscript = read(numbered(100), header=HEADER, footer=FOOTER)
    assert [line.page for line in manuscript.lines] == sorted(line.page or 0 for line in manuscript.lines)
    assert {line.page for line in body_of(manuscript)} == {1, 2, 3, 4}


def test_headers_of_two_pages_and_of_left_and_right_pages() -> None:
    assert len(furniture_of(read(numbered(50), header=HEADER, footer=FOOTER))) == 4
    footer = "#context if calc.odd(counter(page).get().first()) [Alder Vale #h(1fr) #counter(page).display()] else "
    footer += "[#counter(page).display() #h(1fr) Alder Vale]"
    manuscript = read(numbered(100), header="", footer=footer)
    assert furniture_of(manuscript) == ["Alder Vale 1", "2 Alder Vale", "Alder Vale 3", "4 Alder Vale"]


def test_a_page_for_each_recommendation_keeps_its_heading() -> None:
    pages = "\n#pagebreak()\n".join(
        f"== Recommendation {n}\n\nThe force should do {n} things.\n" for n in range(1, 6)
    )
    manuscript = read(pages)
    assert [line.text for line in body_of(manuscript) if line.heading] == [
        f"Recommendation {n}" for n in range(1, 6)
    ]


def test_a_footnote_is_lifted_and_its_address_stays_in_the_source() -> None:
    manuscript = read(
        "The form should change by May 2023#footnote[See https://alder-vale.example/form for the form.]. "
        + SENTENCE * 3
    )
    assert "1 See https://alder-vale.example/form for the form." in furniture_of(manuscript)
    assert "by May 20231. A supervisor" in manuscript.source_text
    source = manuscript.source
    assert source.words(0, len(source.text)).count("by May 2023 . A supervisor") == 1


def test_small_print_without_a_sign_in_the_text_is_no_footnote() -> None:
    manuscript = read(SENTENCE * 4 + "\n\n#text(size: 8pt)[1 The force should change its form.]")
    assert words_of(manuscript)[-1] == "1 The force should change its form."


def test_the_two_of_square_metres_is_no_sign_of_a_note() -> None:
    manuscript = read("The room has 9 m#super[2] of floor.")
    assert (words_of(manuscript), manuscript.marks) == (["The room has 9 m2 of floor."], ())


def test_two_columns_are_read_one_after_the_other() -> None:
    text = numbered(24)
    manuscript = read(f"= Learning briefing across the page\n#columns(2)[{text}]")
    assert words_of(manuscript)[0] == "Learning briefing across the page"
    assert " ".join(words_of(manuscript)[1:]).replace("- ", "") == " ".join(text.split())


def test_names_beside_their_dates_are_no_columns() -> None:
    rows = "\n".join(f"[Member {n}], [May 202{n}]," for n in range(8))
    manuscript = read(f"#grid(columns: (1fr, 1fr), {rows})")
    assert words_of(manuscript) == [f"Member {n} May 202{n}" for n in range(8)]


def test_headings_by_size_then_weight_and_bold_words_in_a_line_are_none() -> None:
    manuscript = read(
        "#text(size: 20pt)[Response to the review]\n\n#text(size: 15pt)[Recommendations]\n\n*Recommendation 1*\n\n"
        "*Wessmoor Police:* " + SENTENCE * 3 + "\n\n*The whole of this sentence is bold.*\n\n" + SENTENCE * 3
    )
    assert {line.text: line.heading for line in body_of(manuscript) if line.heading} == {
        "Response to the review": 1,
        "Recommendations": 2,
        "Recommendation 1": 3,
    }


def test_a_heading_that_its_line_did_not_hold_is_one_line() -> None:
    heading = "Recommendations for Northmere Housing Services and for the Wessmoor Integrated Care Board"
    manuscript = read(f"#text(size: 16pt)[{heading}]\n\n" + SENTENCE * 5)
    assert words_of(manuscript)[0] == heading
    assert body_of(manuscript)[0].heading == 1


def test_a_title_broken_on_purpose_stays_two_lines() -> None:
    title = r"#text(size: 16pt)[Alder Vale Partnership \ Response to the review]"
    assert words_of(read(title + "\n\n" + SENTENCE * 5))[:2] == [
        "Alder Vale Partnership",
        "Response to the review",
    ]


@pytest.mark.parametrize(
    "setting",
    [
        "#set par(spacing: 1.4em)",
        "#set par(spacing: 0.65em, first-line-indent: 1.5em)",
        "#set par(spacing: 1.4em, justify: true)",
        "#set par(leading: 1.4em, spacing: 2.4em)",
    ],
    ids=["gap", "indent", "justified", "double-spaced"],
)
def test_paragraphs_begin_where_gaps_or_indents_show_it(setting: str) -> None:
    names = ["Alder", "Birch", "Cedar", "Damson"]
    manuscript = read(setting + "\n\n" + "\n\n".join(f"{name} began. {SENTENCE * 4}" for name in names))
    begun = [line.text.split()[0] for line in body_of(manuscript) if line.begins]
    assert begun == names


def test_a_gap_inside_a_sentence_begins_nothing() -> None:
    manuscript = read("The form should follow the\n\n#v(2em)\n\nnational one. " + SENTENCE * 3)
    assert [line.begins for line in body_of(manuscript)][1] is False


def test_bullets_stand_with_their_words() -> None:
    raised = '#grid(columns: (1.5em, 1fr), text(size: 8pt, baseline: -7pt, "•"), [who was told of it])'
    manuscript = read("The form should say:\n- who was there\n" + raised)
    assert words_of(manuscript) == ["The form should say:", "• who was there", "• who was told of it"]


def test_bullets_of_symbol_fonts_stay_as_they_are_and_drawn_ones_become_bullets() -> None:
    names = stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 1 beginbfchar <B7> <F0B7> endbfchar endcmap end end"
    )
    drawn = b"100 633 m 100 634.7 98.7 636 97 636 c 95.3 636 94 634.7 94 633 c 94 631.3 95.3 630 97 630 c "
    drawn += b"98.7 630 100 631.3 100 633 c f "
    page = drawn + (
        b"BT /S 12 Tf 90 650 Td (\267) Tj /F 12 Tf 20 0 Td (who was there) Tj 0 -20 Td (who was told) Tj ET"
    )
    manuscript = manuscript_from(
        handmade(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                (
                    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                    b"/Resources<</Font<</F 5 0 R/S 6 0 R>>>>>>"
                ),
                stream(page),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                b"<</Type/Font/Subtype/Type1/BaseFont/Symbol/ToUnicode 7 0 R>>",
                names,
            ]
        )
    )
    assert words_of(manuscript) == ["\uf0b7 who was there", "• who was told"]


def test_what_was_typed_into_a_form_is_read() -> None:
    font = b"/Resources<</Font<</F 5 0 R>>>>"
    manuscript = manuscript_from(
        handmade(
            [
                b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%b/Annots[6 0 R]>>" % font,
                stream(b"BT /F 12 Tf 72 660 Td (Response to recommendation 1:) Tj ET"),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                (
                    b"<</Type/Annot/Subtype/Widget/FT/Tx/T(answer)/V(The form has changed.)/Rect[260 650 500 672]"
                    b"/P 3 0 R/F 4/AP<</N 7 0 R>>>>"
                ),
                stream(
                    b"BT /F 12 Tf 2 10 Td (The form has changed.) Tj ET",
                    b"/Type/XObject/Subtype/Form/BBox[0 0 240 22]" + font,
                ),
            ]
        )
    )
    assert words_of(manuscript) == ["Response to recommendation 1: The form has changed."]


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("is_in_content", [True, False])
def test_a_page_on_its_side_is_read_as_one_who_turns_it_would(degrees: int, *, is_in_content: bool) -> None:
    content = pdf_of("= Plan\n" + SENTENCE * 3 + "\n#table(columns: 2, [Action], [Lead], [Write], [Police])")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    for page in writer.pages:
        page.rotate(degrees)
        if is_in_content:
            page.transfer_rotation_to_content()
    out = BytesIO()
    writer.write(out)
    assert manuscript_from(out.getvalue()) == manuscript_from(content)


def test_a_stamp_across_the_page_is_furniture() -> None:
    stamp = '#place(center + horizon, rotate(45deg, text(size: 60pt, "DRAFT")))'
    manuscript = read(stamp + SENTENCE * 10)
    assert "DRAFT" in furniture_of(manuscript)
    assert "DRAFT" not in " ".join(words_of(manuscript))


def test_words_are_parted_as_people_read_them() -> None:
    manuscript = read(
        "#text(tracking: 5pt)[RECOMMENDATIONS]\n\nNo#strong[ti]fi#text(size: 12pt)[cat]ions are *read*#emph[.]"
    )
    assert words_of(manuscript) == ["RECOMMENDATIONS", "Notifications are read."]


def test_a_hyphen_at_the_end_of_a_line_is_left_as_it_stands() -> None:
    manuscript = read("#box(width: 3.9cm)[The record of a pre-birth assessment]")
    assert words_of(manuscript) == ["The record of a pre-", "birth assessment"]


def test_entries_of_a_table_of_contents_keep_their_dots_together() -> None:
    manuscript = read("#outline()\n= Recommendations\n" + quoted(SENTENCE))
    entry = next(line for line in manuscript.lines if "...." in line.text)
    assert entry.is_lifted
