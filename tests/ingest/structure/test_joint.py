"""Answers that answer more than one recommendation."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Recommendation

TITLE = "Alder Vale Safeguarding Children Partnership\nResponse to the review of Child B\n\n"
ANSWER = "The form was changed and tested in May 2023."


def found_in(text: str) -> list[Recommendation]:
    return list(read_bytes((TITLE + text).encode(), name="response.txt").recommendations)


@pytest.mark.parametrize(
    ("first", "second"), [("R4a. ", "R4b. "), ("Recommendation 4a.\n", "Recommendation 4b.\n")]
)
def test_letters_under_headings_of_their_own_have_a_parent_where_they_are_answered_together(
    first: str, second: str
) -> None:
    found = found_in(
        f"{first}Police should change the form.\n\n{second}Police should test the form.\n\n{ANSWER}\n"
    )
    assert [(r.id, r.parent, len(r.responses)) for r in found] == [
        ("4", None, 1),
        ("4a", "4", 0),
        ("4b", "4", 0),
    ]


def test_letters_answered_one_by_one_have_no_parent() -> None:
    found = found_in(
        f"R4a. Police should change the form.\n\nIt was changed.\n\nR4b. Police should test the form.\n\n{ANSWER}\n"
    )
    assert [(r.id, r.parent, len(r.responses)) for r in found] == [("4a", None, 1), ("4b", None, 1)]


@pytest.mark.parametrize(
    "opening",
    ["Recommendations 1 and 2 are answered together. ", "Wessmoor Police, to 1) and 2) together. "],
)
def test_one_answer_to_two_numbers_stands_under_both_and_its_promises_under_the_last(opening: str) -> None:
    first, second = found_in(
        f"The review recommends that:\n\n1) police change the form\n\n2) police test the form\n\n{opening}{ANSWER}\n"
    )
    assert [r.text for r in first.responses] == [r.text for r in second.responses] == [opening + ANSWER]
    assert (len(first.commitments), bool(second.commitments)) == (0, True)


def test_a_heading_may_name_the_recommendations_that_it_answers() -> None:
    found = found_in(
        "The review recommends that:\n\n1) police change the form\n\n2) police test it\n\n3) schools keep a log\n\n"
        f"Response to recommendations 1 and 2\n\n{ANSWER}\n\nResponse to recommendation 3\n\nA log was sent out.\n"
    )
    assert [[s.text for s in r.responses] for r in found] == [[ANSWER], [ANSWER], ["A log was sent out."]]


@pytest.mark.parametrize("words", ["See response to recommendation 1.", "Please see recommendation 1 above."])
def test_a_pointer_to_another_answer_is_still_the_answer_where_it_stands(words: str) -> None:
    _, second = found_in(
        f"Recommendation 1\n\nPolice should change the form.\n\n{ANSWER}\n\n"
        f"Recommendation 2\n\nPolice should test it.\n\n{words}\n"
    )
    assert [r.text for r in second.responses] == [words]
