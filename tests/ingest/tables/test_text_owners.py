"""Whose rows are: an agency over a table or between its rows, in brackets after an action, or its own report."""

from ingest.reading_texts import answered, asked

HEADER = "Fernhill Safeguarding Children Partnership\nSingle agency recommendations\n\n"

PLAN_EACH = """\
Fernhill Council

No
Recommendation
Outcome

1

The council should change the form.

The form was changed in April and is used by every team.

Northmere Police

No
Recommendation
Outcome

1

The force should remind officers to speak to children alone.

A film has been shown at all of the shift briefings.
"""

NAMES_BETWEEN = """\
No
Recommendation
Progress
Due

Northmere Police

1
The force should audit notices.
Fifty were audited in June.
June 2024

Fernhill Council

1
The council should train staff.
Staff were trained in May.
July 2024
"""

BY_WHOM = """\
Learning points and what we did

Learning point                 What will be done, by whom and when         Where we are now

LP1 Babies should have         Write a pathway. (Fernhill ICB,             Written and sent out
one lead professional.         June 2023)                                  in May.

LP2 Fathers should be          Change the form. (Northmere Police,         The form was changed
asked.                         May 2023)                                   in April.
"""

PARTNERS = """\
Recommendation 1
All agencies should use one form.

{names}

Recommendation 2
Return interviews should be read by an analyst.

{more}
"""

OWN_REPORT = """\
INTERNAL AUDIT
Safeguarding in schools transport
Fernhill County Council

3.1 Register
Recommendation: The unit should hold one register.
Agreed action: A register will be built by the team.
Owner: Transport Manager
Date: 1 May 2025

3.2 Cards
Recommendation: A card should be put in each vehicle.
Agreed action: Cards were sent in March.
Owner: Contracts Officer
Date: Complete
"""


def test_an_agency_over_the_names_of_the_columns_begins_its_own_table() -> None:
    found = answered(HEADER + PLAN_EACH)

    assert found["1"] == [("Fernhill Council", "The form was changed in April and is used by every team.")]
    assert found["1 (second)"] == [
        ("Northmere Police", "A film has been shown at all of the shift briefings.")
    ]


def test_an_agency_between_the_rows_is_whose_the_rows_below_are() -> None:
    found = answered(HEADER + NAMES_BETWEEN)

    assert found["1"] == [("Northmere Police", "Fifty were audited in June.")]
    assert found["1 (second)"] == [("Fernhill Council", "Staff were trained in May.")]


def test_brackets_after_an_action_say_who_and_by_when() -> None:
    found = answered(BY_WHOM)

    assert [agency for agency, _ in found["LP1"]] == ["Fernhill ICB", "Fernhill ICB"]
    assert found["LP2"][0] == ("Northmere Police", "Change the form.")


def test_two_columns_under_a_recommendation_say_who_answers_what() -> None:
    rows = ["Agency\tResponse", "Fernhill Council\tThe form was built.", "Northmere Police\tOfficers use it."]
    more = ["Agency\tResponse", "Fernhill Council\tAn analyst started in May 2024."]
    tabs = PARTNERS.format(names="\n".join(rows), more="\n".join(more))
    wide = PARTNERS.format(
        names="\n".join(
            row.replace("Agency\t", "Agency                 ").replace("\t", "       ") for row in rows
        ),
        more="\n".join(
            row.replace("Agency\t", "Agency                 ").replace("\t", "       ") for row in more
        ),
    )
    strokes = PARTNERS.format(
        names="\n".join(f"| {row} |".replace("\t", " | ") for row in rows),
        more="\n".join(f"| {row} |".replace("\t", " | ") for row in more),
    )

    for text in (tabs, wide, strokes):
        found = answered(HEADER + text)
        assert found["1"] == [
            ("Fernhill Council", "The form was built."),
            ("Northmere Police", "Officers use it."),
        ]
        assert found["2"] == [("Fernhill Council", "An analyst started in May 2024.")]


def test_posts_in_the_report_of_one_agency_are_that_agency() -> None:
    found = answered(OWN_REPORT)

    assert found["3.1"] == [("Fernhill County Council", "A register will be built by the team.")]
    assert found["3.2"] == [("Fernhill County Council", "Cards were sent in March.")]


def test_codes_in_the_first_column_count_its_rows_over_a_page() -> None:
    text = """\
Fernhill Partnership Board          Annual Report 2023

Ask                               Delivered in year               Carry forward                Owner

A-1  (Child Q)                    Letter sent in May 2023.        Audit by June 2024           Fernhill
Schools to tell the                                                                            Council
social worker.

                                                                                Page 4

Fernhill Partnership Board          Annual Report 2023

Ask                               Delivered in year               Carry forward                Owner

A-2  (Child Q)                    Notices go by eight each        None                         Northmere
The police to send                morning.                                                     Police
notices before school.
"""

    assert asked(text) == [
        ("A-1", "Schools to tell the social worker."),
        ("A-2", "The police to send notices before school."),
    ]
    assert answered(text)["A-1"] == [
        ("Fernhill Council", "Letter sent in May 2023."),
        ("Fernhill Council", "Audit by June 2024"),
    ]
