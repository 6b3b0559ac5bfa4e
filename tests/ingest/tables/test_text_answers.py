"""What answers a row or a form by columns and labels of many names: told at length, decided, left over, found."""

import pytest

from goldthread.ingest.column_maps import Meaning, meaning_of
from ingest.reading_texts import answered, asked, read

TITLE = "Fernhill Safeguarding Children Partnership\nResponse to the review of Child Q\n\n"

UNKNOWN_NAME = """\
| Ref | Recommendation | Reaction |
|---|---|---|
| 1 | Schools should tell the social worker of suspensions. | We wrote to all head teachers in May 2024. |
| 2 | The ICB should ask who lives at the home. | The form was changed in March. Nine practices use it. |
"""

DECIDED = """\
Recommendation
{decision}
Executive response
Responsible officer
Deadline

a) That the Executive asks schools to name a champion.
Agreed in part
A letter went to all schools in March.
Head of Schools
31 July 2024

b) That free passes be given to young carers.
Not agreed
There is no money for this.
Head of Leisure
n/a

c) That the Panel receives a report in May.
Agreed
It is on the work programme for May 2025.
Democratic Services
May 2025

Report of the Executive, Fernhill Metropolitan Borough Council
"""

FORM = """\
Recommendation no.: 2
Recommendation: Midwives to ask about the father at booking.
Organisation: Fernhill Hospitals NHS Trust
Completed by: Named Midwife
Action taken: The form was amended in May.
Evidence of impact: In July 38 of 40 women had been asked about him.
What remains to be done: Forty records will be read in January 2025.
Status: In progress

Recommendation no.: 4
Recommendation: Housing officers to visit within a week.
Organisation: Fernhill Council
Completed by: Housing Manager
Action taken: Two officers were appointed.
Evidence of impact: It is too early to say what has come of it.
What remains to be done: The standard will be written by March 2025.
Status: Open
"""

ASKED_AND_DONE = """\
1

What we were asked
To see babies at home within five days.

What we did
Agreed a standard with all of the teams in May.

What is left
We will audit it in March 2025.

2

What we were asked
To ask every mother about the father.

What we did
Changed the form so that the midwife asks.

What is left
Checking whether it has made any difference: thirty records will be read in June 2025.
"""

CONTROL = """\
FERNHILL POLICE

Review of Child Q - Published response of the Chief Constable

Date: 1 March 2021         Version: 1.0
Owner: Detective Superintendent

RECOMMENDATION 2

"The Force should write down what the child says."

FORCE RESPONSE

Accepted. The form has a box for it.
"""

COVER = """\
BOARD OF DIRECTORS

Date: 30 November 2023
Title: Response to the review of Ward 6
Executive lead: Chief Nurse

Recommendation 5 – Night staffing
“Two nurses should be on duty at all times.”
Status: Closed
Two posts were filled in March.

Recommendation 8 – Observation
“Observation should be done with the young person.”
Status: Open
The policy has been rewritten with the youth forum.

The Board is asked to:
• note the progress; and
• agree that the next report be made in March 2024.
"""

BILINGUAL = """\
Argymhelliad 1 / Recommendation 1
The Board should offer the child an advocate in Welsh.

Ymateb / Response
Two advocates were taken on.

Asiantaeth Arweiniol / Lead Agency
Fernhill County Council

Dyddiad / Date
April 2023

Argymhelliad 2 / Recommendation 2
School nurses should have a supervisor.

Ymateb / Response
Supervision is given by video.

Asiantaeth Arweiniol / Lead Agency
Fernhill University Health Board

Dyddiad / Date
June 2023
"""

LOG = """\
Fernhill Safeguarding Children Partnership
Minutes of the Case Review Group, 4 May 2024

3. Action log
Ref
Action
Owner
Update
Open / Closed
CR/61
Send out the terms of reference
Business Unit
Sent on 2 May
Closed
CR/63
Ask for the timeline
Northmere Police
Asked for twice
Open

4. New referrals
4.1 A child of four was talked about. There is learning on discharge which should be taken forward.
"""


def test_a_column_of_an_unknown_name_that_tells_answers_where_no_other_does() -> None:
    found = answered(TITLE + UNKNOWN_NAME)

    assert found["1"][0][1] == "We wrote to all head teachers in May 2024."
    assert found["2"][0][1] == "The form was changed in March. Nine practices use it."


@pytest.mark.parametrize("decision", ["Accepted / Partially accepted / Rejected", "Agreed?", "Decision"])
def test_a_column_of_decisions_leaves_the_answer_to_the_next(decision: str) -> None:
    found = answered("Response to the scrutiny panel\n\n" + DECIDED.format(decision=decision))

    council = "Fernhill Metropolitan Borough Council"
    assert found == {
        "a": [(council, "A letter went to all schools in March.")],
        "b": [(council, "There is no money for this.")],
        "c": [(council, "It is on the work programme for May 2025.")],
    }


def test_a_form_says_what_was_done_what_was_found_and_what_remains() -> None:
    found = answered(TITLE + FORM)

    assert [text for _, text in found["2"]] == [
        "The form was amended in May.",
        "Forty records will be read in January 2025.",
        "In July 38 of 40 women had been asked about him.",
    ]
    assert {agency for agency, _ in found["4"]} == {"Fernhill Council"}


def test_what_was_found_promises_nothing() -> None:
    promised = [each.text for item in read(TITLE + FORM).recommendations for each in item.commitments]

    assert not any("38 of 40" in text for text in promised)


def test_what_we_were_asked_and_what_we_did_stand_apart() -> None:
    assert [text for _, text in asked(TITLE + ASKED_AND_DONE)] == [
        "To see babies at home within five days.",
        "To ask every mother about the father.",
    ]
    said = " ".join(text for each in answered(TITLE + ASKED_AND_DONE).values() for _, text in each)
    assert "Agreed a standard with all of the teams in May." in said
    assert "Checking whether it has made any difference: thirty records will be read" in said


def test_particulars_of_a_document_are_no_block() -> None:
    assert asked(CONTROL) == [("2", '"The Force should write down what the child says."')]


def test_a_cover_sheet_is_no_block_and_a_title_is_no_word_of_the_quotation_under_it() -> None:
    assert asked(COVER) == [
        ("5", "“Two nurses should be on duty at all times.”"),
        ("8", "“Observation should be done with the young person.”"),
    ]
    assert answered(COVER)["8"][0][1] == "The policy has been rewritten with the youth forum."


def test_headings_in_two_languages_number_their_blocks() -> None:
    text = "Bwrdd Diogelu / Safeguarding Board\n\nCynllun Gweithredu / Action Plan\n\n" + BILINGUAL

    assert [number for number, _ in asked(text)] == ["1", "2"]
    assert answered(text)["2"] == [("Fernhill University Health Board", "Supervision is given by video.")]


def test_the_next_section_ends_a_log_of_single_cells() -> None:
    reading = read(LOG)

    assert reading.recommendations == ()
    assert not any("discharge" in action.text for action in reading.actions)
    assert [action.status for action in reading.actions][:2] == ["done", "in_progress"]


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("What they told us", Meaning.PROGRESS),
        ("What remains to be done", Meaning.PROGRESS),
        ("Still to do", Meaning.PROGRESS),
        ("Carry forward", Meaning.PROGRESS),
        ("Delivered in year", Meaning.PROGRESS),
        ("Where we’ve got to", Meaning.PROGRESS),
        ("Reason for decision", Meaning.PROGRESS),
        ("Ask", Meaning.RECOMMENDATION),
        ("Please ask for", None),
        ("Area for improvement", Meaning.FINDING),
        ("Open / Closed", Meaning.STATUS),
        ("Accepted / Rejected", Meaning.OTHER),
        ("Agreed action", Meaning.ACTION),
    ],
)
def test_headers_are_known_by_their_words(header: str, meaning: Meaning | None) -> None:
    assert meaning_of(header) is meaning


RETURNS = """\
1. Schools should tell the social worker of suspensions.
Partner: Fernhill Council
Position: A letter went to all heads in May.
Next steps: Check again in June 2025.

Partner: Rook Bay Academy Trust
Position: Our policy was changed in April.
Next steps: None.
"""


def test_a_form_again_without_a_title_answers_the_same_recommendation() -> None:
    found = answered(TITLE + RETURNS)

    assert found["1"] == [
        ("Fernhill Council", "Check again in June 2025."),
        ("Fernhill Council", "A letter went to all heads in May."),
        ("Rook Bay Academy Trust", "Our policy was changed in April."),
    ]


def test_next_steps_are_planned_whatever_was_done() -> None:
    promises = read(TITLE + RETURNS).recommendations[0].commitments

    assert [(each.text, each.status) for each in promises if "again" in each.text] == [
        ("Check again in June 2025", "planned")
    ]


def test_a_colour_with_a_comment_is_told_and_no_state_alone() -> None:
    text = (
        "Fernhill Safeguarding Adults Board\nAction plan\n\n"
        "Ref | Action | Who by | When by | RAG and comment\n"
        "A1 | Write to all practices. | Fernhill ICB | 30/9/24 | Green: letters sent.\n"
        "A2 | Audit twenty records. | Fernhill Council | 31/12/24 | Amber. Ten done so far.\n"
    )

    plan = read(text).recommendations
    assert [each.commitments[0].status for each in plan] == ["done", "in_progress"]
    assert plan[1].responses[-1].text == "Amber. Ten done so far."


def test_dots_may_lead_from_a_label_to_its_value() -> None:
    text = (
        "REC 1. Schools should tell the social worker.\n  Owner ......... Fernhill Council\n"
        "  Due ........... June 2024\n  Position ...... The letter went in May.\n\n"
        "REC 2. Police should send notices.\n  Owner ......... Northmere Police\n"
        "  Due ........... July 2024\n  Position ...... The hub opens in July.\n"
    )

    found = answered(TITLE + text)
    assert found["1"] == [("Fernhill Council", "The letter went in May.")]
    assert found["2"] == [("Northmere Police", "The hub opens in July.")]
