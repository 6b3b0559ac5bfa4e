"""What is made part of a form or an agenda, what can be done now, and events that so many of were held."""

from datetime import date

import pytest

from goldthread.ingest.promises.commitments import clauses_of
from goldthread.ingest.promises.due_dates import due_of

PROMISED = """
The question is now on the form that nurses fill in. | done
The box is now at the top of our visit form. | done
The list is on the agenda of the Executive every other month. | ongoing
It is on the agenda again for 15 May 2024. | planned
Our staff can now open the shared record from their own screens. | done
Social workers may now put drawings in the record. | done
The policy was amended to say so in May 2023. | done
The leaflet has been rewritten to say that fathers are welcome. | done
The Alliance held two focus groups with staff. | done
The Trust has held four coffee mornings with carers. | done
The rule was written into the Charter, which 58 out of 63 schools had signed by May 2022. | done
"""
NOT_PROMISED = """
The team held 14 cases on average.
The service holds 40 referrals.
It needs to be said that nobody asked.
Staff can open the record where they have time.
The children are in the same house.
"""


@pytest.mark.parametrize("line", PROMISED.strip().splitlines())
def test_what_is_there_to_be_used_is_promised(line: str) -> None:
    sentence, _, status = line.partition(" | ")
    assert [clause.status for clause in clauses_of(sentence)] == [status]


@pytest.mark.parametrize("sentence", NOT_PROMISED.strip().splitlines())
def test_how_many_there_are_is_not(sentence: str) -> None:
    assert clauses_of(sentence) == []


def test_a_date_behind_a_comma_is_the_checks_and_not_the_visits() -> None:
    due = due_of("The Council will check whether visits took place, in May 2024", "planned")
    assert due is not None
    assert due.latest == date(2024, 5, 31)
    assert due_of("The Council will check whether visits took place in May 2024", "planned") is None
