"""Promises that need more than one sentence: what slipped, and notes read by the document's own day."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Commitment

FRONT = """Alder Vale Safeguarding Children Partnership

Response to the review about Child Heron

{day}

Recommendation 1

All agencies should record who the father is.

"""


def commitments(answer: str, *, day: str = "Position in brief") -> tuple[Commitment, ...]:
    reading = read_bytes((FRONT.format(day=day) + answer).encode(), name="invented.txt")
    assert reading.error is None
    return reading.recommendations[0].commitments


LATE = (
    "The workshop was to be held in May 2022. The trainer left. It is now planned for the end of June 2022.",
    "The clinic was due to open in May 2022. Vacancies have delayed it and it is now expected by June 2022.",
    "The launch has been postponed. It will now take place on 30 June 2022.",
    "The audit was due in May 2022 but we did not have enough cases. We will do it in June 2022.",
)


@pytest.mark.parametrize("answer", LATE)
def test_what_was_for_then_and_is_for_later_is_one_late_promise_with_its_new_date(answer: str) -> None:
    (late,) = commitments(answer)
    assert late.status == "delayed"
    assert late.due
    assert str(late.due.latest) == "2022-06-30"


def test_a_hope_that_was_not_met_makes_the_promise_before_it_late() -> None:
    (late,) = commitments(
        "The check will be extended to all schools in May 2024. "
        "We had hoped to begin in January, but the recruitment of a nurse took longer than expected."
    )
    assert (late.status, str(late.due and late.due.latest)) == ("delayed", "2024-05-31")
    assert late.text == "The check will be extended to all schools in May 2024"


def test_a_remark_between_two_acts_joins_nothing() -> None:
    found = commitments(
        "The form was changed in May 2022. Fathers told us why. A poster will be printed in June 2022."
    )
    assert [each.status for each in found] == ["done", "planned"]


@pytest.mark.parametrize(
    ("day", "status", "latest"),
    [
        ("Position at 11 October 2024", "planned", "2024-12-05"),
        ("Position at 11 December 2024", "done", "None"),
    ],
)
def test_a_note_is_planned_or_done_by_the_day_at_the_head(day: str, status: str, latest: str) -> None:
    (note,) = commitments("Third session booked 05/12/2024 for those who could not come.", day=day)
    assert (note.status, str(note.due and note.due.latest)) == (status, latest)


def test_the_date_in_a_lists_head_is_the_target_of_each_item() -> None:
    found = commitments("By 31 March 2025 the Trust will:\n\n- rewrite its leaflet;\n\n- train both teams.\n")
    assert [(each.status, str(each.due and each.due.latest)) for each in found] == [
        ("planned", "2025-03-31")
    ] * 2


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("The leaflet will be rewritten. This will be completed by 31 March 2025.", "planned"),
        ("The leaflet is being rewritten. It will be ready by 31 March 2025.", "in_progress"),
        ("The leaflet is being rewritten. Completion date: 31 March 2025.", "in_progress"),
    ],
)
def test_a_sentence_that_only_gives_the_end_is_part_of_the_promise_before_it(
    answer: str, status: str
) -> None:
    (promise,) = commitments(answer)
    assert (promise.status, str(promise.due and promise.due.latest)) == (status, "2025-03-31")
