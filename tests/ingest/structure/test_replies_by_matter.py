"""A reply to a coroner that stands behind the report itself, and names each matter in a heading."""

from ingest.reading_texts import answered

TEXT = """Regulation 28 REPORT TO PREVENT FUTURE DEATHS

5 CORONER'S CONCERNS

The MATTERS OF CONCERN are as follows:

(a) Officers who return a child to a home use no form of handover at all.

(b) The Trust's crisis line closes to calls from staff at 10pm, and nobody could tell me why.

(c) The Trust's form has eleven pages, and nobody had read all of them.

6 ACTION SHOULD BE TAKEN

In my opinion action should be taken.

Fernhill Vale Community NHS Trust

Dear Sir,

Matters (b) and (c) fall to this Trust to answer.

Matter (b)

The message was corrected on 5 February 2024. We have written to every home in the area.

Matter (c)

The Trust accepts this. A shorter form has been written and is in use.

Yours faithfully

Chief Executive
"""


def test_a_heading_with_a_matters_letter_stands_over_its_answer() -> None:
    found = answered(TEXT)
    assert found["Concern a"] == []
    assert found["Concern b"][0][1].startswith("The message was corrected")
    assert found["Concern c"][0][1].startswith("The Trust accepts this.")


def test_a_list_of_matters_that_only_refers_answers_nothing() -> None:
    text = (
        TEXT.split("Fernhill Vale", maxsplit=1)[0] + "Matter (b)\n\nSee above.\n\nMatter (c)\n\nSee above.\n"
    )
    assert all(said == [] for said in answered(text).values())
