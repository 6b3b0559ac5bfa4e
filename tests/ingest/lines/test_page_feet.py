"""What only a page has, and lines that stand alone in double-spaced text."""

import pytest

from ingest.reading_texts import answered, asked

PAGE = """Response to the review about Child Heron

This is what agencies have to say of the two recommendations that the
review has made to them. Each of them was asked for its own words, in no
more than a page, and each has had them looked at by its own board or by
whoever answers for it. Where an agency has nothing to say it is left out.
The Partnership has changed no word of what it was sent, and it will look
at all of it again in a year, with those who knew the child and her home.

Recommendation 1

Wessmoor Police should see each child alone and should write down what
{foot_1}
was said by the child in the words that the child used at the time.

Wessmoor Police has changed its form, and officers were told of it in
{foot_2}
May 2023.

Recommendation 2

Fernhill Council should read ten files.

Fernhill Council has read ten files, as the review had asked it to do at
{foot_3}
the start of the year.
"""


@pytest.mark.parametrize(
    "foot",
    [
        "alder scp\npage {}",
        "Alder SCP                                      {}/4",
        "Alder SCP                                      {} of 4",
        "Alder SCP – response, final        {} | P a g e",
    ],
)
def test_a_foot_on_each_page_is_no_word_of_an_answer(foot: str) -> None:
    text = PAGE.format(**{f"foot_{n}": foot.format(n) for n in (1, 2, 3)})
    assert asked(text)[0][1].endswith(
        "write down what was said by the child in the words that the child used at the time."
    )
    assert [words for _, words in answered(text)["1"]] == [
        "Wessmoor Police has changed its form, and officers were told of it in May 2023."
    ]


def test_a_name_alone_heads_what_follows_in_double_spaced_text() -> None:
    lines = [
        "Response to the review about Child Heron",
        "1. Recommendations and responses",
        "A. That Marsh University Health Board reviews its arrangements for the health of",
        "children who are placed away from their homes at a few hours’ notice or none at all.",
        "Marsh University Health Board",
        "The Health Board undertook the review in October and November 2022. It showed that a",
        "change of address had taken, on average, nineteen days to reach the nursing team.",
        "B. That Fernhill Council never places a child without the consent of the Director and",
        "that each such consent is told to the Board within two working days of being given.",
        "Fernhill Council",
        "The consent of the Director has been asked for since August 2022 in each of the cases.",
    ]
    found = answered("\n\n".join(lines))
    assert [agency for agency, _ in found["A"]] == ["Marsh University Health Board"]
