"""Asks that only titles tell apart, and what stands behind asks and answers without being part of them."""

from ingest.reading_texts import answered, asked

HEAD = """Alder Vale Safeguarding Children Partnership

Response to the review about Child Heron

"""

UNDER_THEMES = f"""{HEAD}Theme 1: Families on the move

1a. Both councils should adopt one transfer protocol for children who move.

The councils have written the protocol together.

1b. Wessmoor Police should tell the school when a family leaves.

Wessmoor Police has changed its form.

Theme 2: Fathers

2a. The Board should reissue its guidance on fathers.

The guidance was reissued in May 2023.
"""

UNDER_TITLES = f"""{HEAD}Neighbours and friends

The Partnership should agree how conflicts of interest are declared. Many of us are cousins.

We have written a form, which all staff completed in March 2023.

Heron at school

Heron told three grown-ups. Schools should write down what children say in one place.

Fernhill Academy has bought a recording system.

The ferry

Wessmoor Police should tell the mainland when a family leaves in a hurry.

Wessmoor Police has written a one page agreement.

How you will know

Youth Voice will look over our shoulder.
"""


def test_a_title_over_numbered_asks_is_no_ask_itself() -> None:
    assert [ident for ident, _ in asked(UNDER_THEMES)] == ["1a", "1b", "2a"]


def test_headings_that_ask_stay_asks_though_they_are_numbered_in_words() -> None:
    text = f"""{HEAD}Priority 1: Schools should write down what children say.

Fernhill Academy has bought a system.

Priority 2: Wessmoor Police should see each child alone.

Wessmoor Police has changed its form.
"""
    assert [ident for ident, _ in asked(text)] == ["Priority 1", "Priority 2"]


def test_the_first_paragraph_under_each_title_asks_where_all_titles_are_laid_out_alike() -> None:
    found = asked(UNDER_TITLES)
    assert [words.split(".")[0] for _, words in found] == [
        "The Partnership should agree how conflicts of interest are declared",
        "Heron told three grown-ups",
        "Wessmoor Police should tell the mainland when a family leaves in a hurry",
    ]


def test_what_stands_under_a_later_title_answers_no_ask() -> None:
    words = " ".join(text for each in answered(UNDER_TITLES).values() for _, text in each)
    assert "one page agreement" in words
    assert "Youth Voice" not in words


def test_titles_of_which_one_is_laid_out_otherwise_are_chapters() -> None:
    text = UNDER_TITLES.replace("Heron told three grown-ups. Schools should write", "Schools now write")
    assert asked(text) == []


BULLETED = f"""{HEAD}1) Wessmoor Police should see each child alone.

- Officers were trained in May 2023.
- A sergeant reads ten records each month.

2) Fernhill Hospitals should ask about fathers.

- Fernhill Hospitals has changed its form.

3) The Partnership should run a campaign.

- A campaign ran in June 2023.

Progress will be read by the ICB in July 2024.
"""


def test_a_paragraph_behind_the_last_bullet_of_all_answers_nothing() -> None:
    assert [text for _, text in answered(BULLETED)["3"]] == ["- A campaign ran in June 2023."]


def test_a_paragraph_behind_bullets_answers_where_others_do_so_too() -> None:
    text = BULLETED.replace(
        "- Fernhill Hospitals has changed", "- Midwives ask.\n\nFernhill Hospitals has changed"
    )
    assert "Progress will be read" in " ".join(words for _, words in answered(text)["3"])


APART = """Alder Vale Safeguarding Children Partnership

9 RECOMMENDATIONS

Recommendation 1
9.1 Wessmoor Police should see each child alone.

Recommendation 2
9.2 Fernhill Homes should keep a list of the tenants for whom it has had complaints about noise.

9.3 We thought about a team of its own and decided against it, since the evidence is mixed and those who knew Heron
had no want of meetings at which to speak of him. There were eleven of them in a year.

9.4 Progress should be seen. Each agency has said what it will do, and what it said is printed in the next chapter, as
it was received and without any changes but those of spelling.

10 WHAT THE AGENCIES SAY

10.1 Wessmoor Police

Recommendation 1. Agreed. Officers were trained in May 2023, on nine mornings, by two of the colleagues who had written
the course and with the help of a school. A sergeant reads ten records each month and speaks to whoever wrote them.

10.2 Harbour Light

Recommendation 1 was not for us, but we have read it with care.

10.3 Fernhill Tenants’ Association

Recommendation 2. The list was drawn up in June 2023.
"""


def test_what_is_said_of_all_asks_behind_the_last_is_no_part_of_it() -> None:
    assert dict(asked(APART))["2"].endswith("complaints about noise.")


def test_what_stands_under_one_of_a_row_of_agencies_is_said_by_nobody_else() -> None:
    found = answered(APART)
    assert [agency for agency, _ in found["1"]] == ["Wessmoor Police"]
    assert found["1"][0][1].endswith("speaks to whoever wrote them.")
    assert [agency for agency, _ in found["2"]] == ["Fernhill Tenants’ Association"]
