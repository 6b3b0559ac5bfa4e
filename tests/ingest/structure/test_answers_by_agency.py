"""Answers that stand under agencies' names, and sections that say whom they ask."""

import pytest

from ingest.reading_texts import answered, asked, read

LIST = """Alder Vale Safeguarding Children Partnership

Responses to the review about Child Heron

Our recommendations are:

Recommendation One
Wessmoor Police should see each child alone.

Recommendation Two
Fernhill Council should read ten files each month.

"""


def test_numbers_in_words_are_answered_under_each_agency() -> None:
    text = f"""{LIST}
1.4   Response of Wessmoor Police

Recommendation One is accepted. The form was changed in May 2023.

Recommendation Two is not for us, but officers have been told.

1.5   Response of Fernhill Council

The Council is grateful. We accept Recommendation Two and have read ten files.
"""
    found = answered(text)
    assert [agency for agency, _ in found["1"]] == ["Wessmoor Police"]
    assert [agency for agency, _ in found["2"]] == ["Wessmoor Police", "Fernhill Council"]


def test_two_numbers_may_open_one_answer_under_an_agency() -> None:
    text = """RESPONSES TO THE REVIEW ABOUT FAMILY W

THE RECOMMENDATIONS

1.  Wessmoor Police should see each child alone.

2.  Fernhill Council should read ten files each month.

3.  All agencies should record who the father is.

WESSMOOR POLICE

Recommendation 1. The form was changed in May 2023.

FERNHILL COUNCIL

Recommendations 2 and 3. The Council accepts both. Ten files are read each month.

Recommendation 1. The Council sees children alone too.
"""
    found = answered(text)
    assert [words[:24] for _, words in found["2"]] == ["The Council accepts both"]
    assert found["2"] == found["3"]


def test_a_title_is_a_name_where_the_titles_beside_it_are() -> None:
    text = """Response of the Alder Vale Safeguarding Children Partnership

Wessmoor Police and Fernhill Council took part.

Recommendation 1

Practitioners should record who the father is.

Wessmoor Police

The form was changed in May 2023.

Fernhill Council

The Council reads ten files each month.

Recommendation 2

There should be a way for services to speak to one another.

Llwyn Onn

We opened a line in February 2023.

Wessmoor Police

Officers have the number.
"""
    assert [agency for agency, _ in answered(text)["2"]] == ["Llwyn Onn", "Wessmoor Police"]
    assert asked(text)[1][1] == "There should be a way for services to speak to one another."


SECTIONS = """Alder Vale SCP – agencies’ replies

{first}

Recommendation One

Foster carers should have somebody to ring at night.

Training was commissioned in May 2023.

{second}

Recommendation One

Missed appointments should be told to the midwife.

This was built into the form in June 2023.
"""


@pytest.mark.parametrize(
    ("first", "second", "agencies"),
    [
        ("Recommendations to Fostering", "Recommendations to the Baby Unit", ["Fostering", "Baby Unit"]),
        ("FIRST: Recommendations for Fostering", "SECOND: Recommendations for Larks", ["Fostering", "Larks"]),
        ("Recommendations for Practice", "Recommendations for Managers", [None, None]),
    ],
)  # fmt: skip
def test_a_section_that_says_whom_it_asks_names_who_answers(
    first: str, second: str, agencies: list[str | None]
) -> None:
    items = read(SECTIONS.format(first=first, second=second)).recommendations
    assert [response.agency for item in items for response in item.responses] == agencies


def test_parts_may_say_their_number_again() -> None:
    text = """Response to the review about Child Heron

Recommendation 1

1 (a) Wessmoor Police should see each child alone.

1 (b) Fernhill Council should read ten files each month.

Wessmoor Police

The form was changed in May 2023.
"""
    assert asked(text)[-2:] == [
        ("1(a)", "Wessmoor Police should see each child alone."),
        ("1(b)", "Fernhill Council should read ten files each month."),
    ]


def test_two_agencies_under_the_last_recommendation_answer_that_one_alone() -> None:
    text = """Alder Vale Safeguarding Children Partnership

Responses to the review about Child Heron

Recommendation 1
Wessmoor Police should see each child alone.

Response of Wessmoor Police

The form was changed in May 2023, as recommendation 2 asked too.

Recommendation 2
Fernhill Council and Wessmoor Police should read ten files each month.

Response of Wessmoor Police

Ten files are read each month, and recommendation 1 is in the form.

Response of Fernhill Council

The Council reads ten files, beside recommendation 1.
"""
    found = answered(text)
    assert [agency for agency, _ in found["1"]] == ["Wessmoor Police"]
    assert [agency for agency, _ in found["2"]] == ["Wessmoor Police", "Fernhill Council"]
