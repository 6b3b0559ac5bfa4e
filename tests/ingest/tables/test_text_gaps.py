"""Rows whose cells only gaps part, cells under none of the names; and tables of two columns."""

from ingest.tables.plan_texts import acts, items

SINGLE = """\
External reviewer said   Our response   Who   Evidence   When

1   Schools should tell the social worker of every absence.   Send lists.   Fernhill Council   List   June 2024

2   Governors should see each record.   Hold a visit every term.   Fernhill ICB   Notes   March 2025

Seen by the governors in May.
"""

OVER_TWO_LINES = """\
Recommendation 1
Northmere Police should tell schools of every incident.

Ref  What we will do  Lead agency  By when
1.1  Extend the feed to every school, nursery and college of the county
     Northmere Police  30 June 2024
1.2  Brief the schools
     Fernhill ICB  31 March 2025

Recommendation 2
The ICB should ask who lives at the home.

Ref  What we will do  Lead agency  By when
2.1  Change the form
     Fernhill ICB  31 May 2025
"""

WRAPPED = """\
Ref   Action              Lead       When
1.1   Extend the feed     Police     June 2024

1.2   Brief the           ICB        May 2024
      schools
"""

TWO_COLUMNS = """\
Recommendation                              Our response

1. Northmere Police should tell schools     The feed has been extended to every
of every incident.                          school in the county.

2. The ICB should ask who lives at the      The form will be changed by May 2025
home.                                       and sent to every practice.
"""


def test_each_line_has_as_many_cells_as_there_are_names_and_its_number() -> None:
    first, second = items(SINGLE)
    assert first.text == "Schools should tell the social worker of every absence."
    assert acts(first)[0] == ("Send lists", "Fernhill Council", "planned", "2024-06-30")
    assert acts(second)[0][1:] == ("Fernhill ICB", "planned", "2025-03-31")


def test_a_numbered_row_may_have_its_cells_on_two_lines() -> None:
    first, second = items(OVER_TWO_LINES)
    assert [act[1:] for act in acts(first)] == [
        ("Northmere Police", "planned", "2024-06-30"),
        ("Fernhill ICB", "planned", "2025-03-31"),
    ]
    assert acts(second) == [("Change the form", "Fernhill ICB", "planned", "2025-05-31")]


def test_cells_that_stand_under_their_names_wrap_there() -> None:
    (item,) = items("Recommendation 1: Schools should be told.\n\n" + WRAPPED)
    assert [act[0] for act in acts(item)] == ["Extend the feed", "Brief the schools"]


def test_what_is_recommended_and_what_is_answered_are_enough_for_a_table() -> None:
    first, second = items(TWO_COLUMNS)
    assert first.text == "Northmere Police should tell schools of every incident."
    assert [answer.text for answer in second.responses] == [
        "The form will be changed by May 2025 and sent to every practice."
    ]
