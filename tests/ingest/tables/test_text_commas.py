"""Rows of a spreadsheet pasted into a document with commas between their cells."""

import pytest

from ingest.reading_texts import read
from ingest.tables.plan_texts import acts, items

QUOTED = """\
The tracker as it stood in May is copied below.

"No","Recommendation","Action","Owner","Due","Status"
"1.1","Northmere Police should tell schools of every incident, at home or
away.","Extend the ""school"" feed","Northmere Police","30/06/2024","Complete"
"2.1","The ICB should ask who lives at the home.","Change the form","Fernhill ICB","31/03/2025","On track"

Fernhill SCP                 Page 1 of 2

"3.1","The Partnership should come back to this in a year.","Hold a day","Fernhill SCP","May 2025","Not started"

The plan is reviewed every quarter, by the Partnership, in public.
"""

PLAIN = """\
Recommendation;Action;Lead;By when;RAG
Northmere Police should tell schools of every incident.;Extend the feed;Northmere Police;June 2024;Green

The ICB should ask who lives at the home.;Change the form;Fernhill ICB;March 2025;Amber
"""


def test_quoted_cells_are_cells_with_their_commas_and_line_ends() -> None:
    first, second, third = items(QUOTED)
    assert first.text == "Northmere Police should tell schools of every incident, at home or away."
    assert acts(first) == [('Extend the "school" feed', "Northmere Police", "done", "2024-06-30")]
    assert acts(second) == [("Change the form", "Fernhill ICB", "in_progress", "2025-03-31")]
    assert (third.id, acts(third)[0][3]) == ("3.1", "2025-05-31")


def test_cells_without_marks_are_parted_by_what_parts_their_names() -> None:
    first, second = items(PLAIN)
    assert acts(first)[0][1:] == ("Northmere Police", "in_progress", "2024-06-30")
    assert second.text == "The ICB should ask who lives at the home."


@pytest.mark.parametrize(
    "prose",
    [
        "Each plan has an action, an owner, a status\nand a date, a place, a note.\n",
        "Action, Owner, Status\nNothing is owed, as yet, to anybody.\n",
        '"Action","Owner","Status"\n"Brief the schools\n',
    ],
    ids=["a sentence", "one line under names", "a mark that does not close"],
)
def test_prose_with_commas_is_no_table(prose: str) -> None:
    text = f"Recommendation 1: Schools should be told.\n\n{prose}"
    assert read(text).layouts == ()
    assert items(text)[0].text == "Schools should be told."
