"""Labelled blocks: labels alone on their lines, without a colon, before a dash, with a day, double-spaced."""

from ingest.tables.plan_texts import acts, items

ALONE = """\
RECOMMENDATION: 1
Northmere Police should tell schools of every incident at a child's
home.
Agency responding:
Northmere Police
Action:
Extend the feed
Due:
Q2 2024/25
Status:
On track
Update:
The feed was tested in May.
Agency responding:
Fernhill ICB
Action:
Brief the practices
Due:
31-Jul-2024
Status:
Not started
Update:
None so far.
Partners' comment:
We are not content with this answer.

RECOMMENDATION: 2
The ICB should ask who lives at the home.
Agency responding:
Fernhill ICB
Action:
Change the form
Due:
Monthly
Status:
Ongoing
Update:
The form is changed each month.
"""

BARE = """\
Recommendation 1
Northmere Police should tell schools of every incident.
Scope of recommendation
Local
Action to take
Extend the feed
Write to every nursery
Lead agency
Northmere Police
Key milestones achieved
Feed extended to all schools in May.
Target date
June 2024 (feed)
March 2025 (nursery)

Recommendation 2
The ICB should ask who lives at the home.
Scope of recommendation
Local
Action to take
Change the form
Lead agency
Fernhill ICB
Key milestones achieved
Form at the printer.
Target date
TBC

Recommendation 3
The Partnership should come back to this in a year.
Scope of recommendation
Regional
Action to take
Learning event
Lead agency
Fernhill ICB
Key milestones achieved
Not begun
Target date
May 2025
"""

DASHED = """\
REC 1 – Northmere Police should tell schools of every incident.

1.1 – Extend the feed to every school.
Lead – Northmere Police
Deadline – 31.07.24
Position – DONE

1.2 – Brief the schools.
Lead – Fernhill ICB
Deadline – 31.03.25
Position – ON TRACK

REC 2 – The ICB should ask who lives at the home.

2.1 – Change the form.
Lead – Fernhill ICB
Deadline – 30.09.24, now 31.01.25
Position – OFF TRACK
"""

UPDATES = """\
Recommendation 1: Northmere Police should tell schools of every incident.

Action 1.1: Extend the feed to every
school.
Owner: Northmere Police
Deadline: 30 June 2024
Status: Complete
Update 12/06/24: Live in all schools.
Update 08/01/24: Tested in three schools.

Fernhill SCP                 Page 1 of 2

Action 1.2: Brief the schools.
Owner: All agencies
Deadline: TBC
Status: Not started
"""


def test_blocks_that_repeat_their_labels_stand_under_the_recommendation_over_them() -> None:
    first, second = items(ALONE)
    assert first.text == "Northmere Police should tell schools of every incident at a child's home."
    assert acts(first)[0] == ("Extend the feed", "Northmere Police", "in_progress", "2024-09-30")
    assert ("Brief the practices", "Fernhill ICB", "planned", "2024-07-31") in acts(first)
    assert acts(second)[0] == ("Change the form", "Fernhill ICB", "ongoing", None)


def test_a_label_that_names_somebody_says_who_speaks() -> None:
    first, _ = items(ALONE)
    assert [(r.agency, r.text) for r in first.responses][-1] == (None, "We are not content with this answer.")


def test_labels_without_a_colon_are_known_by_their_repetition() -> None:
    first, second, _ = items(BARE)
    assert first.text == "Northmere Police should tell schools of every incident."
    assert second.text == "The ICB should ask who lives at the home."
    assert acts(second)[0][:2] == ("Change the form", "Fernhill ICB")


ALONE_IN_SPACE = """\
Recommendation 1: Northmere Police should

tell schools of

every incident.

ACTION: Extend the feed to

all schools.

LEAD: Northmere Police

TARGET DATE: June 2024

Recommendation 2: The ICB should ask who

lives at the

home.

ACTION: Change the

form

LEAD: Fernhill ICB

TARGET DATE: TBC
"""


def test_double_spacing_parts_no_values() -> None:
    first, second = items(ALONE_IN_SPACE)
    assert first.text == "Northmere Police should tell schools of every incident."
    assert acts(first) == [("Extend the feed to all schools", "Northmere Police", "planned", "2024-06-30")]
    assert acts(second) == [("Change the form", "Fernhill ICB", "planned", None)]


def test_lines_of_a_cell_that_end_early_are_acts_with_the_dates_that_name_them() -> None:
    first, *_ = items(BARE)
    assert acts(first)[:2] == [
        ("Extend the feed", "Northmere Police", "done", "2024-06-30"),
        ("Write to every nursery", "Northmere Police", "planned", "2025-03-31"),
    ]


def test_a_dash_may_part_label_and_value() -> None:
    first, second = items(DASHED)
    assert acts(first) == [
        ("Extend the feed to every school", "Northmere Police", "done", "2024-07-31"),
        ("Brief the schools", "Fernhill ICB", "in_progress", "2025-03-31"),
    ]
    assert acts(second) == [("Change the form", "Fernhill ICB", "delayed", "2025-01-31")]


def test_dated_updates_that_follow_one_another_are_one_blocks() -> None:
    (item,) = items(UPDATES)
    assert [response.text for response in item.responses] == [
        "Extend the feed to every school.",
        "Live in all schools.",
        "Tested in three schools.",
        "Brief the schools.",
    ]
    assert [(act[0], act[1], act[2]) for act in acts(item) if act[0].startswith(("Extend", "Brief"))] == [
        ("Extend the feed to every school", "Northmere Police", "done"),
        ("Brief the schools", None, "planned"),
    ]


def test_a_paragraph_over_an_officer_and_a_date_stays_an_answer() -> None:
    (item,) = items(
        "Recommendation 1\nNorthmere Police should tell schools of every incident.\n\nManagement response\n\n"
        "1.1 Accepted. The feed was extended in May. It is used every day by the schools.\n\n"
        "Responsible officer: Superintendent\nTarget date: 30 June 2024\n"
    )
    assert "The feed was extended in May" in [act[0] for act in acts(item)]


LETTERED_FORM = """\
SINGLE AGENCY RETURN
Name of agency: Northmere Police
Return number: 2
Date completed: 3 April 2025

PART 2: RECOMMENDATION {number}
A. Recommendation as it appears in the report: {asked}
B. Accepted: Yes
C. Action(s) proposed: {act}
Person responsible: Head of Crime
To be completed by: {day}
D. Position now: {position}
"""


def test_labels_of_a_form_may_carry_letters_and_its_agency_stands_at_its_head() -> None:
    first, second, _ = items(
        LETTERED_FORM.format(
            number=4,
            asked="Officers should speak to every child who is in the house.",
            act="Procedure to be issued.",
            day="28 February 2025",
            position="The procedure was issued on 10 February 2025.",
        )
        + "\n"
        + LETTERED_FORM.partition("\n\n")[2].format(
            number=7,
            asked="The Force should lower the workload of its sergeants.",
            act="Two posts to be added.",
            day="31 July 2025",
            position="Recruitment has begun.",
        )
        + "\n"
        + LETTERED_FORM.partition("\n\n")[2].format(
            number=8,
            asked="All agencies should check their induction.",
            act="Half a day to be added.",
            day="31 March 2025",
            position="Added.",
        )
    )
    assert [first.id, second.id] == ["4", "7"]
    assert first.text == "Officers should speak to every child who is in the house."
    assert acts(first)[0] == ("Procedure to be issued", "Northmere Police", "done", "2025-02-28")
    assert {act[1] for act in acts(second)} == {"Northmere Police"}


def test_a_code_over_labels_heads_the_words_under_it() -> None:
    first, second = items(
        "Areas for improvement\n\n"
        "AFI 1\nPublished: 4 May 2023\nThe force should record what a child says.\nCurrent status: Open\n"
        "Force update, January 2024\nTraining was given to 612 officers.\n"
        "Force update, July 2024\nThe form will be changed by June 2025.\n\n"
        "AFI 2\nPublished: 4 May 2023\nThe force should train its investigators.\nCurrent status: Closed\n"
        "Force update, January 2024\nAll 52 were trained in May.\n"
        "Force update, July 2024\nThe course is repeated every year.\n"
    )
    assert [first.id, second.id] == ["AFI 1", "AFI 2"]
    assert [first.text, second.text] == [
        "The force should record what a child says.",
        "The force should train its investigators.",
    ]


def test_a_body_before_a_sentence_is_no_label() -> None:
    (item,) = items(
        "R1. Northmere Council should set a longest length of its plans.\n\n"
        "What we said\nNo more than 16 weeks.\n\n"
        "Update, 30 April 2023\nThe Council: tracker in use since December 2022.\n"
        "Legal Services: two solicitors have left and cover is in place.\nEvidence: tracker.\n\n"
        "Table of positions\nR1 Amber R2 Green\n"
    )
    assert item.text == "Northmere Council should set a longest length of its plans."
