"""Ways to number and to lay out recommendations and their answers, each on an invented document."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading

TITLE = "Alder Vale Safeguarding Children Partnership\nResponse to the review of Child B\n\n"
FIRST, SECOND = "Wessmoor Police should change its form.", "Schools should keep a log of calls."
ONE, TWO = "Wessmoor Police has changed the form.", "A log has been sent to every school."
Item = tuple[str, str, list[str]]


def reading_of(text: str) -> Reading:
    return read_bytes((TITLE + text).encode(), name="response.txt")


def items(text: str) -> list[Item]:
    """Id, words and answers of every recommendation."""
    return [(r.id, r.text, [s.text for s in r.responses]) for r in reading_of(text).recommendations]


@pytest.mark.parametrize(
    ("first", "second", "ids"),
    [
        ("R.1 ", "R.2 ", ["1", "2"]),
        ("Rec 1 – ", "Rec 2 – ", ["1", "2"]),
        ("Recommendation 1 of 2\n", "Recommendation 2 of 2\n", ["1", "2"]),
        ("Recommendation 1.1: ", "Recommendation 1.2: ", ["1.1", "1.2"]),
        ("Recommendation A: ", "Recommendation B: ", ["A", "B"]),
        ("Recommendation 1 for Wessmoor Police:\n", "Recommendation 2 for Schools\n", ["1", "2"]),
        ("Recommendation 1 (Police)\n", "Recommendation 2 (Schools)\n", ["1", "2"]),
        ("Recommendation 1 – A better form\n\n", "Recommendation 2: Calls\n\n", ["1", "2"]),
        ("Recommendations\n\n1   ", "2   ", ["1", "2"]),
        ("4. Recommendations\n\n4.1 ", "4.2 ", ["4.1", "4.2"]),
        ("The recommendations:\n\n1A: ", "1B: ", ["1A", "1B"]),
        ("1.a ", "1.b ", ["1a", "1b"]),
        ("The review recommends that:\n\n(i) ", "(ii) ", ["i", "ii"]),
        ("The review recommends –\n\n1)  ", "2)  ", ["1", "2"]),
        ("Recommendation\n\n", "Recommendation\n\n", ["1", "2"]),
        ("Learning point 1: ", "Learning point 2: ", ["Learning point 1", "Learning point 2"]),
        ("Recommendations\n\n", "", ["1", "2"]),
    ],
)
def test_a_way_to_number(first: str, second: str, ids: list[str]) -> None:
    found = items(f"{first}{FIRST}\n\n{ONE}\n\n{second}{SECOND}\n\n{TWO}\n")
    assert found == [(ids[0], FIRST, [ONE]), (ids[1], SECOND, [TWO])]


@pytest.mark.parametrize(
    "answers",
    [
        f"Responses\n\n1. {ONE}\n\n2. {TWO}\n",
        f"Response to recommendation 1\n\n{ONE}\n\nResponse to recommendation 2\n\n{TWO}\n",
        f"Response 1: {ONE}\n\nResponse 2: {TWO}\n",
        f"Recommendation 1\n\n{ONE}\n\nRecommendation 2\n\n{TWO}\n",
        f"1. {FIRST}\n\nResponse: {ONE}\n\n2. {SECOND}\n\nResponse: {TWO}\n",
    ],
)
def test_a_bare_list_first_and_every_answer_later_by_its_number(answers: str) -> None:
    found = items(
        f"The review recommends that:\n\n1. {FIRST}\n2. {SECOND}\n\nWhat each agency says:\n\n{answers}"
    )
    assert found == [("1", FIRST, [ONE]), ("2", SECOND, [TWO])]


def test_a_list_of_reading_after_the_recommendations_is_no_answer() -> None:
    found = items(
        f"Recommendations\n\n1. {FIRST}\n\n2. {SECOND}\n\nWhere to look\n\n1. The report\n\n2. The form\n"
    )
    assert [each[0] for each in found] == ["1", "2"]


def test_titles_under_which_numbers_begin_anew_are_the_audiences() -> None:
    found = reading_of(
        f"FOR POLICE\n\nRecommendation One\n\n{FIRST}\n\n{ONE}\n\n"
        f"For schools\n\nRecommendation One\n\n{SECOND}\n\n{TWO}\n"
    ).recommendations
    assert [(r.id, r.section) for r in found] == [("Police 1", "Police"), ("Schools 1", "Schools")]


def test_a_slip_in_the_numbers_loses_nothing() -> None:
    found = items(f"Recommendations\n\n1. {FIRST}\n\n{ONE}\n\n3. {SECOND}\n\n{TWO}\n")
    assert [(each[0], each[2]) for each in found] == [("1", [ONE]), ("3", [TWO])]


def test_codes_of_the_documents_own_with_particulars() -> None:
    found = items(
        f"Recommendations tracker\n\nBF1   Open – on track\n{FIRST}\nOwner: Wessmoor Police. Date: 3/6/2024.\n{ONE}\n\n"
        f"BF2   Closed\n{SECOND}\nOwner: Education. Date: TBC.\n{TWO}\n"
    )
    assert [each[:2] for each in found] == [("BF1", FIRST), ("BF2", SECOND)]


def test_letters_inside_one_paragraph_are_parts() -> None:
    found = items(f"Rec 1   (a) {FIRST} (b) The form to be tested\n\n{ONE}\n")
    assert found == [("1", "", [ONE]), ("1(a)", FIRST, []), ("1(b)", "The form to be tested", [])]


def test_letters_again_after_the_last_are_answers_by_letter() -> None:
    found = items(f"Recommendation 1\n\n(a) {FIRST}\n\n(b) {SECOND}\n\n(a)\n\n{ONE}\n\n(b)\n\n{TWO}\n")
    assert [each[:2] for each in found] == [("1", ""), ("1(a)", FIRST), ("1(b)", SECOND)]
    assert " ".join(found[0][2]).replace("(b) ", "") == f"{ONE} {TWO}"


@pytest.mark.parametrize("start", ["Accepted. ", "Partially accepted. ", "Agreed. "])
def test_acceptance_on_the_next_line_begins_the_answer(start: str) -> None:
    ((_, text, answers),) = items(f"Recommendation 1\n{SECOND}\n{start}{TWO}\n")
    assert (text, answers) == (SECOND, [start + TWO])


def test_a_further_paragraph_that_asks_belongs_to_the_recommendation() -> None:
    ((_, text, answers),) = items(
        f"Recommendation 1\n\n{FIRST}\n\nThe form should be tested first.\n\n{ONE}\n\nIt works.\n"
    )
    assert (text, len(answers)) == (f"{FIRST} The form should be tested first.", 1)


def test_an_answer_that_says_what_people_need_is_no_further_ask() -> None:
    ((_, text, answers),) = items(
        f"Recommendation 1\n\n{FIRST}\n\nOfficers need to know the form and are told of it.\n\n{ONE}\n"
    )
    assert (text, len(answers)) == (FIRST, 1)


def test_a_chapter_that_goes_on_counting_ends_the_last_answer() -> None:
    ((_, _, answers),) = items(
        f"2. Recommendations\n\nRecommendation 1\n\n{FIRST}\n\n{ONE}\n\n3. Money\n\nNone was asked.\n"
    )
    assert answers == [ONE]


def test_a_finding_between_two_recommendations_answers_neither() -> None:
    found = items(
        f"Finding 1: Forms were old.\n\nRecommendation 1: {FIRST}\n\nResponse: {ONE}\n\n"
        f"Finding 2: Calls were lost.\n\nRecommendation 2: {SECOND}\n\nResponse: {TWO}\n"
    )
    assert found == [("1", FIRST, [ONE]), ("2", SECOND, [TWO])]


def test_a_number_at_the_start_of_a_line_inside_a_sentence_heads_nothing() -> None:
    answer = "The force accepts this, which goes together with what was asked for in\nRecommendation 7 of the report."
    ((_, _, answers),) = items(f"Recommendation 1\n\n{FIRST}\n\n{answer}\n")
    assert answers == [answer.replace("\n", " ")]


def test_an_appendix_is_no_answer() -> None:
    ((_, _, answers),) = items(
        f"Recommendation 1\n\n{FIRST}\n\n{ONE}\n\nAppendix 1: Terms\n\n1. Ask for the form.\n"
    )
    assert answers == [ONE]


def test_a_name_right_above_its_words_is_in_the_answer_and_one_apart_is_a_heading() -> None:
    close = items(f"Recommendation 1\n\n{FIRST}\n\nWessmoor Police\nThe form was changed.\n")
    apart = items(f"Recommendation 1\n\n{FIRST}\n\nWessmoor Police\n\nThe form was changed.\n")
    assert (close[0][2], apart[0][2]) == (
        ["Wessmoor Police The form was changed."],
        ["The form was changed."],
    )


def test_a_coroners_concerns_are_read_as_what_is_asked() -> None:
    text = (
        "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS\n\n5  CORONER’S CONCERNS\n\n"
        "The MATTERS OF CONCERN are as follows. –\n\n"
        "(1)  Nobody had rung the school.\n\n(2)  There is no list of those to ring.\n\n6  ACTION SHOULD BE TAKEN\n\n"
        "In my opinion action should be taken.\n"
    )
    reading = read_bytes(text.encode(), name="report.txt")
    assert [(r.id, r.text) for r in reading.recommendations] == [
        ("Concern 1", "Nobody had rung the school."),
        ("Concern 2", "There is no list of those to ring."),
    ]
    assert reading.kind == "other"
