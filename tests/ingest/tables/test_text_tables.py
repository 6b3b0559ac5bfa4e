"""Tables in plain text: columns beside one another, tabs, one cell to a line, labelled blocks, dated states."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.ingest import read_bytes
from goldthread.ingest.manuscript import Manuscript, Source, manuscript_of
from goldthread.ingest.reading import Commitment, Reading, Recommendation
from goldthread.ingest.tables.text_tables import with_blocks, with_tables

TITLE = "Fernhill Safeguarding Children Partnership\nAction plan: Child K\n\n"

COLUMNS = """\
No   Recommendation            Action                   Lead              Due        RAG   Progress

1    Northmere Police should   Extend the feed to       Northmere Police  30/06/23   B     Live since May. Schools
     tell schools of every     every school.                                               say that it helps.
     incident.                 Brief head teachers                        29/09/23   A

2    The ICB should ask who    Change the form          Fernhill ICB      TBC        R     Not started
     lives at the
Page 1 of 2

Fernhill SCP - Child K action plan - version 2
No   Recommendation            Action                   Lead              Due        RAG   Progress
     home.

Notes
Ratings are the leads' own and have been looked at by nobody else in the partnership or in any of its agencies so far.
"""

CELLS = """\
No.
Recommendation
Action
Lead
Timescale
RAG
Progress
update
1
Northmere Police should tell a child's school of every incident at the
child's home.
Extend the feed to every school
Northmere Police
30 June 2023
Green
The feed went to the last of the schools in May.
Head teachers say that it helps.
Audit of a month's notifications
Northmere Police
September 2023
Amber
Sample drawn
2
The ICB should ask who lives at the home.
Change the form
Fernhill ICB
TBC
Red
Not started
Fernhill SCP action plan v2
Page 1 of 2
No.
Recommendation
Action
Lead
Timescale
RAG
Progress
update
3
The Partnership should come back to this in a year.
Learning event
Business Unit
Q1 2024/25
Not due

Key: Blue: complete. Green: on track. Amber: some delay. Red: not started or overdue.
Ratings are given by the leads.
"""

TABS = (
    "Recommendation\tAgency response\tLead\tBy when\tStatus\tEvidence\n"
    "Theme 1: Telling others\n"
    "Recommendation 1: Northmere Police should\n"
    "tell schools of every incident.\tAccepted. We will extend\n"
    "the feed to every school.\tNorthmere Police\t30/06/2023\tOn track\tFeed tested\n"
    "Recommendation 2: The ICB should ask who lives at the home.\tTo change the form\tFernhill ICB\tongoing\tBAU\t\n"
)

BLOCKS = """\
Recommendation 1: Northmere Police should tell schools of every incident.

Partnership response: Accepted. The feed had been assumed to work.

Action 1.1
Extend the feed to every
school
Lead: Detective Inspector, Northmere Police   Due: 30 June 2023   RAG:
Blue
Progress: Live since 2 May. Two schools have
asked for more.

Action 1.2
Brief head teachers
Lead: Business Manager   Due: May 2023; revised to September 2023   RAG: Red
Progress: Slipped. The trainer was ill.

Recommendation 2: The ICB should ask who lives at the home.

Action 2.1
Change the form
Lead: Fernhill ICB   Due: TBC   RAG: Not started
Progress: not started (not due)
"""

TRACKER = """\
CK1   Closed
Northmere Police to tell schools of every incident at a child's
home.
Owner: Northmere Police. Original date: 30/06/2023. Closed: 14/11/2023.
The feed was extended. Head teachers were told.

CK2   Open – overdue
Fernhill ICB to ask who lives at the home.
Owner: Fernhill ICB. Original date: 31/12/2023. Current date: 30/06/2024 (changed twice).
A change to the form is needed.
"""


def reading_of(text: str) -> Reading:
    return read_bytes((TITLE + text).encode(), name="plan.txt")


def items(text: str) -> tuple[Recommendation, ...]:
    return reading_of(text).recommendations


def told(promise: Commitment) -> tuple[str, str | None, str, str | None]:
    latest = promise.due.latest.isoformat() if promise.due and promise.due.latest else None
    return promise.text, promise.agency, promise.status, latest


def test_columns_give_whole_cells_over_lines_and_pages() -> None:
    first, second = items(COLUMNS)
    assert first.text == "Northmere Police should tell schools of every incident."
    assert second.text == "The ICB should ask who lives at the home."
    assert [response.text for response in first.responses] == [
        "Extend the feed to every school. Brief head teachers",
        "Live since May. Schools say that it helps.",
    ]


def test_dates_and_states_that_stand_level_with_an_action_are_its_own() -> None:
    first, second = items(COLUMNS)
    assert [told(promise) for promise in first.commitments[:2]] == [
        ("Extend the feed to every school", "Northmere Police", "done", "2023-06-30"),
        ("Brief head teachers", "Northmere Police", "in_progress", "2023-09-29"),
    ]
    assert [told(promise) for promise in second.commitments] == [
        ("Change the form", "Fernhill ICB", "planned", None)
    ]


def test_columns_laid_out_again_lose_and_change_no_word() -> None:
    text = reading_of(COLUMNS).source_text
    assert sorted(text.split()) == sorted((TITLE + COLUMNS).split())


def test_what_stands_under_a_table_is_none_of_its_rows() -> None:
    reading = reading_of(COLUMNS)
    assert "Notes" not in " ".join(r.text for item in reading.recommendations for r in item.responses)


@pytest.mark.parametrize("with_gaps", [False, True])
def test_one_cell_to_a_line_is_put_back_into_rows(with_gaps: bool) -> None:
    text = CELLS.replace("\n2\n", "\n\n2\n") if with_gaps else CELLS
    found = items(text)
    assert [(item.id, item.text) for item in found] == [
        ("1", "Northmere Police should tell a child's school of every incident at the child's home."),
        ("2", "The ICB should ask who lives at the home."),
        ("3", "The Partnership should come back to this in a year."),
    ]
    assert [response.text for response in found[0].responses] == [
        "Extend the feed to every school",
        "The feed went to the last of the schools in May. Head teachers say that it helps.",
        "Audit of a month's notifications",
        "Sample drawn",
    ]
    assert [response.text for response in found[1].responses] == ["Change the form", "Not started"]
    assert [told(item.commitments[0]) for item in found] == [
        ("Extend the feed to every school", "Northmere Police", "in_progress", "2023-06-30"),
        ("Change the form", "Fernhill ICB", "planned", None),
        ("Learning event", None, "planned", "2024-06-30"),
    ]


def test_cells_with_an_empty_line_after_each_are_put_back_too() -> None:
    text = (
        "Recommendation\n\nAction\n\nLead\n\nDue date\n\nStatus\n\n"
        "1. Northmere Police should tell schools.\n\nExtend the feed\n\nNorthmere Police\n\n30/06/2023\n\nOn track\n\n"
        "2. The ICB should ask who lives there.\n\nChange the form\n\nFernhill ICB\n\nJune 2023\n\nComplete\n"
    )
    assert [(item.id, item.text, told(item.commitments[0])) for item in items(text)] == [
        (
            "1",
            "Northmere Police should tell schools.",
            ("Extend the feed", "Northmere Police", "in_progress", "2023-06-30"),
        ),
        (
            "2",
            "The ICB should ask who lives there.",
            ("Change the form", "Fernhill ICB", "done", "2023-06-30"),
        ),
    ]


def test_names_posts_dates_and_states_may_wrap_too() -> None:
    text = (
        "Recommendation\nAgency\nresponse\nLead\nTarget\ndate\nStatus\n"
        "The hospital should make sure that\nevery bruise is seen by a consultant.\n"
        "Accepted. Change the pathway for\nbruises.\nNamed Doctor,\nFernhill General\nHospital\n"
        "30 April\n2024\nComplete\n"
        "Social workers should see both homes.\nAccepted. Add a prompt to the form.\nPrincipal Social\nWorker\n"
        "July 2024\nIn progress\n"
        "The Police should keep a list.\nNot agreed\nNorthmere Police\nN/A\nClosed - not\naccepted\n"
    )
    first, second, third = items(text)
    assert [told(promise) for promise in first.commitments] == [
        ("Change the pathway for bruises", "Fernhill General Hospital", "done", "2024-04-30")
    ]
    assert told(second.commitments[0])[1:] == ("Principal Social Worker", "in_progress", "2024-07-31")
    assert ([r.text for r in third.responses], third.commitments) == (["Not agreed"], ())


def test_actions_with_numbers_of_their_own_stand_under_their_recommendation() -> None:
    (item,) = items(
        "Rec\nRecommendation\nAction\nLead\nDue\nStatus\nImpact\n1\nFernhill ICB should train named GPs.\n"
        "1.1 Survey of practices\nFernhill ICB\nSeptember 2024\nDone\n"
        "1.2 Training for named GPs, twice\na year\nFernhill ICB\nOngoing\nOngoing\n61 of them came\n"
    )
    assert [(promise.text, promise.status) for promise in item.commitments] == [
        ("Survey of practices", "done"),
        ("Training for named GPs, twice a year", "ongoing"),
    ]


def test_tabs_part_cells_that_may_wrap() -> None:
    first, second = items(TABS)
    assert (first.id, first.text) == ("1", "Northmere Police should tell schools of every incident.")
    assert first.section == "Theme 1: Telling others"
    assert [response.text for response in first.responses] == [
        "Accepted. We will extend the feed to every school.",
        "Feed tested",
    ]
    assert told(second.commitments[0]) == ("To change the form", "Fernhill ICB", "ongoing", None)


def test_labelled_blocks_answer_the_recommendation_over_them() -> None:
    first, second = items(BLOCKS)
    assert [told(promise) for promise in first.commitments if promise.due] == [
        ("Extend the feed to every school", "Northmere Police", "done", "2023-06-30"),
        ("Brief head teachers", None, "delayed", "2023-09-30"),
    ]
    assert "Live since 2 May. Two schools have asked for more." in [r.text for r in first.responses]
    assert [told(promise) for promise in second.commitments] == [
        ("Change the form", "Fernhill ICB", "planned", None)
    ]


def test_a_trackers_blocks_are_recommendations_with_what_was_done_under_them() -> None:
    first, second = items(TRACKER)
    assert (first.id, first.text) == (
        "CK1",
        "Northmere Police to tell schools of every incident at a child's home.",
    )
    assert [told(promise) for promise in first.commitments] == [
        ("The feed was extended", "Northmere Police", "done", "2023-06-30"),
        ("Head teachers were told", "Northmere Police", "done", None),
    ]
    assert told(second.commitments[0])[2:] == ("delayed", "2024-06-30")


def test_dated_states_are_answers_one_by_one() -> None:
    (item,) = items(
        "Recommendation 1\nNorthmere Police should tell schools of every incident.\nStatus history\n"
        "Awaiting review     08/06/2021\n"
        "Being progressed    19/07/2021   A plan has been made.\n"
        "Complete            04/04/2022   The feed was\nextended.\n"
    )
    assert [(r.agency, r.text) for r in item.responses] == [
        ("Northmere Police", "A plan has been made."),
        ("Northmere Police", "The feed was extended."),
    ]
    assert {promise.status for promise in item.commitments} == {"done"}


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation 1: Northmere Police should act.\n\nLead officers met. They said: Due to illness, no.\n",
        "Who  came\n\nThe lead   of the plan\nand others\n",
        "Action\nLead\nThe plan was made by both.\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    manuscript = tables_in(text)
    assert manuscript.tables == ()
    assert manuscript.source_text == text


def tables_in(text: str) -> Manuscript:
    return with_blocks(with_tables(manuscript_of(text)))


LINES = st.sampled_from(
    [line for text in (COLUMNS, CELLS, TABS, BLOCKS, TRACKER) for line in text.split("\n")]
    + ["Complete   04/04/2022   Done.", "\f", "1\t2\t\t", "https://fernhill.example/plan"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=40).map("\n".join))
def test_no_lines_of_tables_break_the_reader_and_every_item_stands_in_its_place(text: str) -> None:
    reading = read_bytes(text.encode("utf-8", "surrogatepass"), name="a.txt")
    for item in reading.recommendations:
        parts = [(r.text, r.place) for r in item.responses] + [(c.text, c.place) for c in item.commitments]
        for words, place in parts:
            assert Source(reading.source_text, reading.lifted).words(place.start, place.end) == words
            assert reading.source_text.count("\n", 0, place.start) + 1 == place.line


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=40).map("\n".join))
def test_cells_follow_one_another_and_no_word_is_lost(text: str) -> None:
    manuscript = tables_in(text)
    assert sorted(manuscript.source_text.split()) == sorted(text.split())
    for table in manuscript.tables:
        for row in table.rows:
            assert all(0 <= cell.start <= cell.end <= len(manuscript.source_text) for cell in row.cells)
