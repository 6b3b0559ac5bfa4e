"""Forms: a label beside its value in two columns, values that hang, and agencies' names over their own blocks."""

import pytest

from goldthread.ingest.reading import Recommendation
from ingest.reading_texts import answered, asked, read

TITLE = "Fernhill Safeguarding Children Partnership\nAction plan: Child K\n\n"

STROKED = """\
| Recommendation 1 | Northmere Police should tell schools of every incident. |
|---|---|
| Action | Extend the feed. |
| Lead | Superintendent |
| Timescale | 31 March 2024 |
| Progress | The feed was extended on 2 April 2024. |

| Recommendation 2 | The ICB should ask who lives at the home. |
|---|---|
| Action | Change the form. |
| Lead | Fernhill ICB |
| Timescale | 30 June 2024 |
| Progress | The form is with the printer. |
"""

TABBED = """\
Recommendation 1\tNorthmere Police should tell schools of every incident.
Action 1\tExtend the feed.
Lead\tNorthmere Police
Target date\t31 March 2024
Action 2\tBrief the schools.
Lead\tFernhill ICB
Target date\t30 June 2024
"""

BY_AGENCY = """\
Recommendation 1
Northmere Police and Fernhill ICB should meet within one working day.

Northmere Police
Action: Set up a rota.
Timescale: June 2024
Progress: The rota began on 3 June 2024.

Fernhill ICB
Action: Fund a post.
Timescale: September 2024
Progress: Funding is agreed.

Recommendation 2
Northmere Homes should report damp to health visitors.

Northmere Homes
Action: Change the repairs form.
Timescale: May 2024
Progress: The form was changed.
"""

HANGING = """\
RECOMMENDATION 1

Schools should tell the social worker when a child is away.

Action(s) required:   1. Write to all heads.
                      2. Make a return each term.
Responsible:          Northmere Council
Timescale:            30 June 2024
Status:               Completed

RECOMMENDATION 2

The ICB should ask who lives at the home.

Action(s) required:   Change the form.
Responsible:          Fernhill ICB
Timescale:            30 September 2024
Status:               In progress
"""


def items(text: str) -> tuple[Recommendation, ...]:
    return read(TITLE + text).recommendations


def acts(item: Recommendation) -> list[tuple[str, str | None, str | None]]:
    return [
        (each.text, each.agency, each.due.latest.isoformat() if each.due and each.due.latest else None)
        for each in item.commitments
    ]


def test_a_form_of_two_columns_between_strokes_is_one_recommendation() -> None:
    first, second = items(STROKED)
    assert [first.id, second.id] == ["1", "2"]
    assert first.text == "Northmere Police should tell schools of every incident."
    assert acts(first)[0] == ("Extend the feed", "Northmere Police", "2024-03-31")
    assert [each.agency for each in second.responses] == ["Fernhill ICB", "Fernhill ICB"]


def test_a_label_that_comes_again_in_a_form_begins_the_next_action() -> None:
    (item,) = items(TABBED)
    assert acts(item) == [
        ("Extend the feed", "Northmere Police", "2024-03-31"),
        ("Brief the schools", "Fernhill ICB", "2024-06-30"),
    ]


def test_two_columns_that_are_no_form_stay_prose() -> None:
    text = "Recommendation 1\nSchools should listen.\n\nName\tPost\nAda Fenn\tHead\nBo Marsh\tNurse\n"
    assert asked(TITLE + text) == [("1", "Schools should listen.")]


def test_an_agency_alone_over_its_labels_is_whose_they_are() -> None:
    said = answered(TITLE + BY_AGENCY)
    assert said["1"] == [
        ("Northmere Police", "Set up a rota."),
        ("Northmere Police", "The rota began on 3 June 2024."),
        ("Fernhill ICB", "Fund a post."),
        ("Fernhill ICB", "Funding is agreed."),
    ]
    assert asked(TITLE + BY_AGENCY)[1] == ("2", "Northmere Homes should report damp to health visitors.")


def test_a_numbered_line_that_hangs_under_a_value_is_more_of_it() -> None:
    first, second = items(HANGING)
    assert first.responses[0].text == "1. Write to all heads. 2. Make a return each term."
    assert [first.text, second.text] == [
        "Schools should tell the social worker when a child is away.",
        "The ICB should ask who lives at the home.",
    ]


@pytest.mark.parametrize("over", ["Recommendation 2: The ICB should ask who lives at the home.\n\n"])
def test_a_form_below_a_recommendation_of_the_text_answers_that_one(over: str) -> None:
    second = STROKED.split("\n\n")[1].split("\n", 2)[2]
    first, last = items(STROKED.split("\n\n")[0] + "\n\n" + over + second)
    assert [each.agency for each in first.responses] == ["Northmere Police"] * 2
    assert acts(last)[0] == ("Change the form", "Fernhill ICB", "2024-06-30")
