"""Columns set beside one another: further actions, headings between rows, cells set by their middle, page edges."""

from ingest.tables.plan_texts import acts, items

UNDER_HEADINGS = """\
Recommendation 1
Schools should tell the nurse when a child is away from school for a week.

Ref   Action                       Lead                Due        RAG     Progress
1.1   Send a letter to schools     Fernhill ICB        31/01/24   Blue    Sent on 20 January.
1.2   Add a field to the form      Northmere Police    30/04/24   White   Not started.

Fernhill SCP plan                                                               Page 1

Recommendation 2
Northmere Police should record what a child says at every incident.

Ref   Action                       Lead                Due        RAG     Progress
2.1   Issue guidance               Northmere Police    Monthly    Green   Two months done.

A word from the Chair
Everybody who took part has worked hard on this plan, and we thanked all of them for it at the last meeting.
"""

FURTHER_ACTIONS = """\
No   Recommendation              Action                      Lead              Due        RAG

1    Northmere Police should     Extend the feed to          Northmere Police  30/06/24   Blue
     tell schools of every       every school.
     incident, on the day of
     it, and say what the        Audit the feed.             Fernhill ICB      31/12/24   Amber
     child said.

2    The ICB should ask who      Change the form.            Fernhill ICB      31/03/24   Blue
     lives at the home, and

Confidential                                                             Page 1 of 2

No   Recommendation              Action                      Lead              Due        RAG

     who visits it.              Train the practices.        Fernhill ICB      30/09/24   Green
"""

BETWEEN_ROWS = """\
Ref   Action                    Owner               Due        Status

RECOMMENDATION 1 – Northmere Police should tell schools of every incident at the home of any child
who goes to them, on the day of it.
1.1   Extend the feed           Northmere Police    30/06/24   Closed
1.2   Brief the schools         Northmere Police    30/09/24   Open

RECOMMENDATION 2 – The ICB should ask who lives at the home.
2.1   Change the form           Fernhill ICB        TBC        Open
"""

BY_THE_MIDDLE = """\
No.  Recommendation             What we will do         Who              By when      Where we are now       Status

     That Northmere Police      Extend the feed to                                    The feed went to all
1    tell schools of every      every school            Northmere        June 2024    schools in May.        C
     incident.                                          Police

     That the ICB ask who       Change the form                                       The form is with the
2    lives at the home when     used at the first       Fernhill ICB     31/12/2024   printer.               O
     a child is registered.     visit
"""

BY_AGENCY = """\
NORTHMERE CONSTABULARY

No   Recommendation             Action                  Responsible officer   Target date   Status

1    Officers should ask a      Change the form         Superintendent        31/05/24      Complete
     child what they want.

FERNHILL HOSPITALS NHS TRUST (for both sites)

No   Recommendation             Action                  Responsible officer   Target date   Status

1    Nurses should ask about    Add a question          Matron                30/06/24      Open
     bruises.

- page 1

     whatever their colour.
"""


def test_a_table_under_each_recommendation_answers_that_one() -> None:
    first, second = items(UNDER_HEADINGS)
    assert first.text == "Schools should tell the nurse when a child is away from school for a week."
    assert acts(first) == [
        ("Send a letter to schools", "Fernhill ICB", "done", "2024-01-31"),
        ("Sent on 20 January", "Fernhill ICB", "done", None),
        ("Add a field to the form", "Northmere Police", "planned", "2024-04-30"),
    ]
    assert acts(second)[0] == ("Issue guidance", "Northmere Police", "ongoing", None)


def test_what_stands_under_the_last_table_is_no_answer() -> None:
    _, second = items(UNDER_HEADINGS)
    assert [response.text for response in second.responses] == ["Issue guidance", "Two months done."]


def test_a_further_action_beside_a_recommendation_that_goes_on_is_a_row_of_its_own() -> None:
    first, second = items(FURTHER_ACTIONS)
    assert first.text == (
        "Northmere Police should tell schools of every incident, on the day of it, and say what the child said."
    )
    assert acts(first) == [
        ("Extend the feed to every school", "Northmere Police", "done", "2024-06-30"),
        ("Audit the feed", "Fernhill ICB", "in_progress", "2024-12-31"),
    ]
    assert second.text == "The ICB should ask who lives at the home, and who visits it."
    assert [act[0] for act in acts(second)] == ["Change the form", "Train the practices"]


def test_a_recommendation_between_rows_may_take_two_lines() -> None:
    first, second = items(BETWEEN_ROWS)
    assert first.text.endswith("at the home of any child who goes to them, on the day of it.")
    assert [(act[0], act[2]) for act in acts(first)] == [
        ("Extend the feed", "done"),
        ("Brief the schools", "in_progress"),
    ]
    assert [act[0] for act in acts(second)] == ["Change the form"]


def test_cells_set_by_their_middle_are_parted_by_the_empty_lines() -> None:
    first, second = items("Key: C = completed   O = on track   N = not started\n\n" + BY_THE_MIDDLE)
    assert [item.text for item in (first, second)] == [
        "That Northmere Police tell schools of every incident.",
        "That the ICB ask who lives at the home when a child is registered.",
    ]
    assert acts(first)[0] == ("Extend the feed to every school", "Northmere Police", "done", "2024-06-30")
    assert acts(second)[0] == (
        "Change the form used at the first visit",
        "Fernhill ICB",
        "in_progress",
        "2024-12-31",
    )


def test_a_plan_under_an_agencys_name_is_that_agencys() -> None:
    first, second = items(BY_AGENCY)
    assert {act[1] for act in acts(first)} == {"Northmere Constabulary"}
    assert {act[1] for act in acts(second)} == {"Fernhill Hospitals NHS Trust"}


def test_a_row_goes_on_over_a_page_that_does_not_name_the_columns_again() -> None:
    _, second = items(BY_AGENCY)
    assert second.text == "Nurses should ask about bruises. whatever their colour."
