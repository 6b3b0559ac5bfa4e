"""Tables that have lost their columns, or part them by a mark: paragraphs as cells, long lines, strokes, quotes."""

import pytest

from ingest.tables.plan_texts import acts, items

PARAGRAPHS = """\
No.

Recommendation

Action

Lead

Timescale

Evidence

Progress

1

Northmere Police should tell
schools of every incident at a
child's home.

Extend the feed to all
schools.

Head of Public Protection,
Northmere Police

December 2023
extended to June
2024

Audit of forms

The feed went to the last of the
schools in May.

Brief the heads of
schools.

Fernhill SCP - Child K - Action Plan                                   Page 1

No.

Recommendation

Action

Lead

Timescale

Evidence

Progress

Fernhill ICB

TBC

Slides

Not started

2

The ICB should ask who lives at
the home.

Change the form.

Fernhill ICB

March 2024

Form

Complete
"""

LONG_LINES = (
    "Recommendation\nIntended outcome\nAction\nLead\nTimescale\nProgress\nStatus\n"
    "1. Northmere Police should tell schools of every incident at the home of any child who goes to them, on the day "
    "of it, so that nobody is taken by surprise.\n"
    "Schools know what a child has seen.\n"
    "Feed to be extended to all schools.\nOne-page guide for heads.\n"
    "Head of Public Protection\nDecember 2023 (feed)\nJune 2024 (guide)\n"
    "The feed has gone to all schools since May.\nIn progress\n"
    "2. The ICB should ask who lives at the home.\n\nForm to be changed.\nBoard Chair\nTBC\nWith the printer.\n"
    "Ongoing\n\n\nSigned off by the Board: not yet\n"
)

STROKES = (
    "| No. | Recommendation | Who is leading | Action agreed | By when | Updates | Status |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n"
    "| 1 | Northmere Police should tell schools of every incident. | Northmere Police "
    "| Extend the feed<br>Write to every nursery | July 2024 (feed) "
    "| **12/06/24** Feed extended. <br> **10/01/24** Two schools will be asked in the summer. | Complete |\n"
    "| 2 | The ICB should ask who lives at the home. | All | Change the form | TBC | | Not begun |\n\nBack to top\n"
)

GRID = """\
+-----+--------------------------+---------------------+------------------+------------+-----------+
| No. | Recommendation           | Action              | Lead             | Due        | Status    |
+-----+--------------------------+---------------------+------------------+------------+-----------+
| 1   | Northmere Police should  | Extend the feed to  | Northmere Police | 30/06/2024 | Complete  |
|     | tell schools.            | all schools.        |                  |            |           |
+-----+--------------------------+---------------------+------------------+------------+-----------+
| 2   | The ICB should ask who   | Change the form.    | Fernhill ICB     | TBC        | Open      |
|     | lives there.             |                     |                  |            |           |
+-----+--------------------------+---------------------+------------------+------------+-----------+
"""

QUOTED = (
    "Ref\tRecommendation\tAction\tOwner\tDeadline\tRAG\tProgress\n"
    'A1\tNorthmere Police should tell schools.\t"1. Extend the feed\n2. Audit"\tNorthmere Police\t"1. Dec 23\n'
    '2. March 24"\tAmber\t"03.05.24: Audit has slipped.\n08.02.24: Feed extended to all schools."\n'
    "A2\tThe ICB should ask who lives there.\tChange the form\tFernhill ICB\tTBC\n"
    "A3\tHousing should say who moves.\tWrite a note\tFernhill Housing\tMay 2024\tGreen\tNone yet\n"
)


def test_paragraphs_are_cells_where_empty_lines_part_the_columns_names() -> None:
    first, second = items(PARAGRAPHS)
    assert first.text == "Northmere Police should tell schools of every incident at a child's home."
    assert acts(first)[0] == ("Extend the feed to all schools", "Northmere Police", "delayed", "2024-06-30")
    assert ("Brief the heads of schools", "Fernhill ICB", "planned", None) in acts(first)
    assert acts(second) == [("Change the form", "Fernhill ICB", "done", "2024-03-31")]


def test_evidence_beside_progress_tells_of_no_act() -> None:
    first, _ = items(PARAGRAPHS)
    assert "Audit of forms" not in [response.text for response in first.responses]


def test_a_line_may_be_a_paragraph_and_a_cell_have_several() -> None:
    first, second = items(LONG_LINES)
    assert first.text.endswith("so that nobody is taken by surprise.")
    assert [(act[0], act[3]) for act in acts(first)][:2] == [
        ("Feed to be extended to all schools", "2023-12-31"),
        ("One-page guide for heads", "2024-06-30"),
    ]
    assert second.text == "The ICB should ask who lives at the home."


def test_an_empty_line_may_stand_for_an_empty_cell_and_a_signature_is_none() -> None:
    _, second = items(LONG_LINES)
    assert [response.text for response in second.responses] == ["Form to be changed.", "With the printer."]


def test_strokes_part_cells_and_a_log_in_one_is_read_entry_by_entry() -> None:
    first, second = items(STROKES)
    assert acts(first) == [
        ("Extend the feed", "Northmere Police", "done", "2024-07-31"),
        ("Write to every nursery", "Northmere Police", "done", None),
        ("Two schools will be asked in the summer", "Northmere Police", "planned", None),
    ]
    assert acts(second) == [("Change the form", None, "planned", None)]


def test_a_grid_of_strokes_may_wrap() -> None:
    first, second = items(GRID)
    assert (first.text, second.text) == (
        "Northmere Police should tell schools.",
        "The ICB should ask who lives there.",
    )
    assert acts(first) == [("Extend the feed to all schools", "Northmere Police", "done", "2024-06-30")]


def test_a_cell_in_quotation_marks_has_lines_and_the_last_tabs_may_be_lost() -> None:
    first, second, third = items(QUOTED)
    assert [(act[0], act[2], act[3]) for act in acts(first)][:2] == [
        ("Extend the feed", "done", "2023-12-31"),
        ("Audit", "delayed", "2024-03-31"),
    ]
    assert (second.text, third.text) == (
        "The ICB should ask who lives there.",
        "Housing should say who moves.",
    )


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("Northmere Police / Fernhill ICB", None),
        ("Head of Housing, Eastmere; Head of Housing, Westmere", None),
        ("Superintendent, Northmere Police", "Northmere Police"),
        ("All", None),
    ],
)
def test_several_leads_are_no_one_agency(lead: str, agency: str | None) -> None:
    (item,) = items(
        "No\tRecommendation\tAction\tLead\tDue\n"
        f"1\tNorthmere Police and Fernhill ICB should act.\tWrite a note\t{lead}\tTBC\n"
    )
    assert {response.agency for response in item.responses} == {agency}


@pytest.mark.parametrize(
    ("due", "status", "expected"),
    [
        ("Ongoing", "Green", "ongoing"),
        ("Monthly from June 2024", "Green", "ongoing"),
        ("June 2024", "Amber - some slippage, recoverable", "in_progress"),
        ("June 2024", "Grey", "planned"),
    ],
)
def test_a_target_that_has_no_end_is_standing_practice(due: str, status: str, expected: str) -> None:
    (item,) = items(
        "No\tRecommendation\tAction\tLead\tDue\tRAG\n"
        f"1\tNorthmere Police should act.\tTell the schools\tNorthmere Police\t{due}\t{status}\n"
    )
    assert item.commitments[0].status == expected


NAMES = "Ref\n\nRecommendation\n\nAction\n\nLead\n\nDeadline\n\nStatus\n\n"


def test_actions_may_count_in_the_column_of_the_recommendations() -> None:
    first, second = items(
        NAMES + "1\n\nSchools should be told of every incident at\na child's home.\n\n"
        "1.1\n\nExtend the feed to all schools.\n\nNorthmere Police\n\n31 March 2024\n\nComplete\n\n"
        "1.2\n\nBrief the heads of schools.\n\nNorthmere Council\n\n30 June 2024\n\nNot started\n\n"
        "2\n\nThe Trust should change its form.\n\n"
        "2.1\n\nForm to be written.\n\nFernhill ICB\n\n31 May 2024\n\nNot started\n"
    )
    assert [first.id, second.id] == ["1", "2"]
    assert [(each.text, each.agency) for each in first.commitments] == [
        ("Extend the feed to all schools", "Northmere Police"),
        ("Brief the heads of schools", "Northmere Council"),
    ]


def test_tables_under_headings_with_the_letters_of_a_key_as_states() -> None:
    names = "Ref\nAction\nLead\nDeadline\nProgress\nStatus\n\n"
    first, second = items(
        "Key: C complete, P in progress, S slipped, N not started\n\n"
        "Area for improvement 1\nSchools should be told of every incident.\n\n"
        + names
        + "1.1\nExtend the feed to all\nschools\n\nNorthmere Police\n\n28/02/2025\n\nThe feed went live.\n\nC\n\n"
        "1.2\nBrief the heads of\nschools\n\nNorthmere Council\n\n30/04/2025\n\nNot yet begun.\n\nN\n\n"
        "Area for improvement 2\nChildren should be seen without long waits.\n\n"
        + names
        + "2.1\nPathway to be written\n\nFernhill ICB\n\n31/05/2025\n\nA draft is out.\n\nP\n\n"
        "Risks\n\nR1 Recruitment of clinicians. R2 Change of system.\n"
    )
    assert [first.text, second.text] == [
        "Schools should be told of every incident.",
        "Children should be seen without long waits.",
    ]
    assert {(each.text, each.status) for each in first.commitments} >= {
        ("Extend the feed to all schools", "done"),
        ("Brief the heads of schools", "planned"),
    }
    assert [response.agency for response in second.responses] == ["Fernhill ICB", "Fernhill ICB"]


DHR_FORM = """\
Recommendation
Scope of recommendation i.e. local or regional
Action to take
Lead agency
Key milestones achieved in enacting recommendation
Target date
Date of completion and outcome

1. Northmere Police should tell schools of every incident at
a child's home.
Local
Extend the feed to
every school
Northmere Police
Feed tested
Launch event
30 November
2023
Ongoing. The new target date is
30 June 2024 as the supplier has changed.

2. The ICB should ask who lives at the home.
Regional
Change the form
Fernhill ICB
Form drafted
March 2025
Form with the printer.
"""


def test_the_names_of_the_homicide_review_form_are_names_long_as_they_are() -> None:
    first, second = items(DHR_FORM)
    assert first.text == "Northmere Police should tell schools of every incident at a child's home."
    assert acts(first)[0][:2] == ("Extend the feed to every school", "Northmere Police")
    assert acts(second)[0] == ("Change the form", "Fernhill ICB", "in_progress", "2025-03-31")


def test_a_day_and_the_year_under_it_are_one_date_and_an_open_phrase_is_none() -> None:
    first, _ = items(DHR_FORM)
    said = [answer.text for answer in first.responses]
    assert any(each.endswith("as the supplier has changed.") for each in said)
    assert not any("30 November" in each for each in said)


PARTED = """\
Recommendation

Action

Lead

Target

Progress

RAG

1. Northmere Police should tell schools of every incident.

1.1 Extend the feed

Northmere Police

30 June 2024

The feed went live in May.

GREEN

2. The ICB should ask who lives at the home.

2.1 Change the form

Fernhill ICB

31 July 2024

Complete. The form is in every practice.

GREEN

Learning Group comments 17 May 2024

Members thanked the police. Members asked to see the form again.

Fernhill SCP plan v3
"""


def test_a_day_is_no_next_section_and_what_neither_counts_nor_asks_is_no_further_recommendation() -> None:
    first, second = items(PARTED)
    assert acts(first)[0] == ("Extend the feed", "Northmere Police", "in_progress", "2024-06-30")
    assert acts(second)[0] == ("Change the form", "Fernhill ICB", "done", "2024-07-31")
    assert second.responses[-1].text == "Complete. The form is in every practice."
