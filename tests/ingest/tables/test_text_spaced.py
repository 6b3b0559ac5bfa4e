"""Labelled blocks whose labels are set apart by spaces alone, in several ways of setting them."""

import pytest

from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.spaced_labels import spaced_labels
from ingest.tables.plan_texts import acts, items

TRACKER = """\
-----------------------------------------------------------------
REC 1  Northmere Police should tell schools of every incident at
a child's home.

Action 1a     Extend the feed to every school.
Owner         Northmere Police
Target        30/06/2024              RAG   B
Updates
12/06/2024    Live in all schools. CLOSE.
08/01/2024    Tested in three schools.

Action 1b     Brief the schools on the feed.
Owner         Fernhill ICB
Target        31/07/2024              RAG   A
Updates
10/09/2024    The trainer left and has not been replaced. New target
              30/11/2024.
17/06/2024    Room booked.
-----------------------------------------------------------------
REC 2  The ICB should ask who lives at the home.

Action 2a     Change the form.
Owner         Fernhill ICB
Target        31/03/2025              RAG   G
Updates
              None
-----------------------------------------------------------------
CLOSED ACTIONS are kept for six months and are then archived.
"""

GRID = """\
Ref              1.1                       Owner    Northmere Police
Recommendation   Northmere Police should tell schools of every incident at
                 a child's home.
Action           Extend the feed to every school.
Due              30/06/2024                Status   Complete
Progress         The feed went live in May.

Ref              2.1                       Owner    Fernhill ICB
Recommendation   The ICB should ask who lives at the home.
Action           Change the form, and tell every practice that it
                 has changed.
Due              31/03/2025                Status   On track
Progress         The form is with the printer.

The Partnership looks at this plan every quarter.
"""

RIGHT = """\
Recommendation 1: Northmere Police should tell schools of every incident.

      Action 1   Extend the feed to every school.
          Lead   Northmere Police
     Timescale   June 2024
        Status   Complete

      Action 2   Brief the schools on the feed.
          Lead   Fernhill ICB
     Timescale   March 2025
        Status   Not started

Recommendation 2: The ICB should ask who lives at the home.

      Action 3   Change the form.
          Lead   Fernhill ICB
     Timescale   May 2025
        Status   On track
"""

NEAR = """\
REC 1. Northmere Police should tell schools of every incident.

Action  Extend the feed to every school.
Owner  Northmere Police
Target date  30/06/2024   RAG  B
Latest update  Live in all schools.

Action  Brief the schools.
Owner  Fernhill ICB
Target date  31/07/2024   RAG  A
Latest update  Room held.

REC 2. The ICB should ask who lives at the home.

Action  Change the form.
Owner  Fernhill ICB
Target date  31/03/2025   RAG  G
Latest update  None.
"""

UNDER_NUMBERS = """\
Recommendation 1
Northmere Police should tell schools of every incident.

1.1  Extend the feed to every school.
     Lead    Northmere Police        Due  30/06/2024       RAG  B
     Note    Live in all schools since
             May.

             Checked in June.
1.2  Brief the schools.
     Lead    Fernhill ICB            Due  31/07/2024       RAG  A
     Note    Room held.

Recommendation 2
The ICB should ask who lives at the home.

2.1  Change the form.
     Lead    Fernhill ICB            Due  31/03/2025       RAG  G
     Note    None.
"""


def test_an_action_and_its_number_stand_beside_each_other_and_two_labels_on_one_line() -> None:
    first, second = items(TRACKER)
    assert first.text == "Northmere Police should tell schools of every incident at a child's home."
    assert ("Extend the feed to every school", "Northmere Police", "done", "2024-06-30") in acts(first)
    assert second.text == "The ICB should ask who lives at the home."
    assert acts(second) == [("Change the form", "Fernhill ICB", "in_progress", "2025-03-31")]


def test_dated_updates_below_a_label_are_one_value_each_with_its_own_line() -> None:
    first, _ = items(TRACKER)
    said = [answer.text for answer in first.responses]
    assert said[1].startswith("12/06/2024 Live") or said[1].startswith("Live in all schools.")
    assert said[1].endswith("Tested in three schools.")
    assert len(said) == 4


def test_a_new_target_on_the_next_line_of_an_update_is_no_day_of_an_entry() -> None:
    first, _ = items(TRACKER)
    brief = next(each for each in acts(first) if each[0].startswith("Brief"))
    assert brief == ("Brief the schools on the feed", "Fernhill ICB", "delayed", "2024-11-30")


def test_what_is_recommended_may_be_one_of_the_labels() -> None:
    first, second = items(GRID)
    assert (first.id, first.text) == (
        "1.1",
        "Northmere Police should tell schools of every incident at a child's home.",
    )
    assert acts(first)[0] == ("Extend the feed to every school", "Northmere Police", "done", "2024-06-30")
    assert acts(second)[0][1:] == ("Fernhill ICB", "in_progress", "2025-03-31")
    assert second.responses[-1].text == "The form is with the printer."


def test_labels_set_to_the_right_are_labels() -> None:
    first, second = items(RIGHT)
    assert acts(first) == [
        ("Extend the feed to every school", "Northmere Police", "done", "2024-06-30"),
        ("Brief the schools on the feed", "Fernhill ICB", "planned", "2025-03-31"),
    ]
    assert acts(second) == [("Change the form", "Fernhill ICB", "in_progress", "2025-05-31")]


def test_values_may_stand_as_near_to_their_labels_as_one_another() -> None:
    first, second = items(NEAR)
    assert acts(first)[0] == ("Extend the feed to every school", "Northmere Police", "done", "2024-06-30")
    assert ("Brief the schools", "Fernhill ICB", "in_progress", "2024-07-31") in acts(first)
    assert acts(second) == [("Change the form", "Fernhill ICB", "in_progress", "2025-03-31")]


def test_a_value_goes_on_where_it_hangs_under_itself_and_no_further() -> None:
    first, _ = items(UNDER_NUMBERS)
    said = [answer.text for answer in first.responses]
    assert any("since May. Checked in June." in each for each in said)
    assert ("Brief the schools", "Fernhill ICB", "in_progress", "2024-07-31") in acts(first)


@pytest.mark.parametrize(
    "text",
    [
        "Action        Owner            Target      RAG\nBrief the schools   Police   May 2024    G\n" * 3,
        "Lead   Police\nLead   ICB\nStatus   Green\n",
        "Action   Brief the schools\nTheme   Schools\nAction   Train\nTheme   Health\nRisk   Low\nRisk   High\n",
    ],
    ids=["the names of columns", "too few", "nobody's and by no day"],
)
def test_lines_that_are_no_form_have_no_such_labels(text: str) -> None:
    lines, at = [], 0
    for number, line in enumerate(text.splitlines(), 1):
        lines.append(SourceLine(line, at, at + len(line), number))
        at += len(line) + 1
    assert spaced_labels(lines) == {}
