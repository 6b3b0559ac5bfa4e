"""Whose an action is by its lead's cell: posts and units, several at once, a day under the name, a whole document's."""

import pytest

from goldthread.ingest.bodies.known import bodies_of
from goldthread.ingest.tables.row_leads import lead_of
from ingest.reading_texts import answered, read

BODIES = bodies_of(
    "Northmere Police, Fernhill ICB, Wessmoor Council and the Fernhill Safeguarding Children Partnership (FSCP) met. "
    "Northmere Police answered. Fernhill ICB answered. Wessmoor Council answered."
)


def whose(words: str, asked: str | None = None) -> str | None:
    lead = lead_of(words, BODIES, asked=BODIES.named(asked) if asked else None)
    return lead.name if lead else None


@pytest.mark.parametrize(
    "post",
    [
        "Head of Service, Custody and Intake",
        "Head of Contact Management",
        "Safeguarding Lead",
        "Deputy Director for Quality",
        "Custody Manager",
    ],
)
def test_a_post_without_a_body_belongs_to_whoever_is_asked(post: str) -> None:
    assert whose(post, "Northmere Police") == "Northmere Police"


def test_a_post_of_another_kind_of_body_does_not() -> None:
    assert whose("Head of Housing, Eastmere", "Northmere Police") == "Eastmere"


@pytest.mark.parametrize(
    "words",
    [
        "Board Chair",
        "Chair",
        "Quality Assurance Subgroup",
        "Training Sub-Committee",
        "Workforce Development Group",
        "WSAB Manager",
        "Heads of Children’s Services",
        "Named Nurses",
        "Education Directors, Alder and Wessmoor",
    ],
)
def test_the_partnerships_own_and_posts_of_several_bodies_are_no_one_agency(words: str) -> None:
    assert whose(words, "FSCP") == ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Northmere Police (lead) with Fernhill ICB", "Northmere Police"),
        ("Fernhill ICB with school nurses", "Fernhill ICB"),
        ("Northmere Police, Alder BCU", "Northmere Police"),
    ],
)
def test_who_helps_and_which_area_it_is_do_not_count(words: str, name: str) -> None:
    assert whose(words) == name


JOINED = """\
Fernhill Safeguarding Children Partnership
Action plan: Child K

No   Recommendation             Action                   Lead and deadline     Progress

1    Northmere Police should    Extend the feed          Northmere Police      Sent to 40 schools.
     tell schools of every                               30 June 2024
     incident.

2    The ICB should ask who     Change the form          Fernhill ICB          At the printer.
     lives at the home.                                  31 October 2024
                                                         now 31 January 2025
"""


def test_a_day_under_the_name_in_one_column_is_the_target() -> None:
    first, second = read(JOINED).recommendations
    assert [each.agency for each in first.responses] == ["Northmere Police"] * 2
    assert [str(item.commitments[0].due.latest) for item in (first, second) if item.commitments[0].due] == [
        "2024-06-30",
        "2025-01-31",
    ]


OF_A_FORCE = """\
NORTHMERE CONSTABULARY
Register of recommendations

No\tRecommendation\tAction\tOwner\tDue
1\tOfficers should see every child.\tExtend the rota\tInspector, Custody\t30 June 2024
2\tNew officers should spend a day with a nursery.\tAsk the nurseries\tHead of Learning\t31 July 2024
"""


def test_rows_of_a_register_under_one_agencys_name_are_that_agencys() -> None:
    said = answered(OF_A_FORCE)
    assert {agency for each in said.values() for agency, _ in each} == {"Northmere Constabulary"}
