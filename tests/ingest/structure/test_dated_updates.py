"""Findings of inspectors over the updates that came since, each with its day and whoever gave it."""

from ingest.reading_texts import answered, asked

PAGE = """What inspectors found and what has happened since

PA1
Children who go missing are not always offered an interview, and what they say does not reach the police.
Who it concerns: Alder Council; Wessmoor Police
Status: Open

February 2024 – inspectorate
We read 30 files. Interviews were offered in time in 22.

October 2023 – from the council
The service has been brought back in house.

October 2023 – from Wessmoor Police
A coordinator sits with the team on Mondays.

PA2
Supervision of officers, so that investigations do not drift.
Who it concerns: Wessmoor Police
Status: Closed

June 2023 – from the police
An inspector now reads each investigation at 28 days.
"""


def test_dated_updates_answer_the_finding_over_them_by_whoever_gave_them() -> None:
    assert [ident for ident, _ in asked(PAGE)] == ["PA1", "PA2"]
    first, second = answered(PAGE).values()
    assert first[1:] == [
        ("Alder Council", "The service has been brought back in house."),
        ("Wessmoor Police", "A coordinator sits with the team on Mondays."),
    ]
    assert second == [("Wessmoor Police", "An inspector now reads each investigation at 28 days.")]


def test_updates_that_begin_with_their_day_and_a_state_answer_in_turn() -> None:
    text = """Progress against findings

Area for improvement 1

The constabulary should improve its referrals.

Current status: Closed

Updates

February 2023: In progress. A new form was designed.

July 2023: Complete. Panels read 25 referrals a month.

Area for improvement 2

The constabulary should read the film of each visit.

Current status: Open

Updates

July 2023: In progress. The policy was amended in June 2023.
"""
    assert [len(said) for said in answered(text).values()] == [1, 1]
    assert [words for said in answered(text).values() for _, words in said] == [
        "A new form was designed. July 2023: Complete. Panels read 25 referrals a month.",
        "The policy was amended in June 2023.",
    ]
