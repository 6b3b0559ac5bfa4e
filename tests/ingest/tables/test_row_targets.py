"""What the target cells of rows say: dates that moved, dates of one act of several, words that set no day."""

from collections.abc import Sequence

import pytest

from goldthread.ingest.promises.targets import target_of
from goldthread.ingest.tables.row_values import targets_in
from ingest.reading_texts import read

HEAD = "Ref\tRecommendation\tAction\tLead\tTarget date\tStatus\tProgress"
ASK = "Northmere Police should tell schools of every incident at home."


def acts(action: str, target: str, *, status: str = "Open") -> list[tuple[str, str | None]]:
    """The acts of one row, each with the last day of its target or how often it comes back."""
    row = "\t".join(["1", ASK, action, "Northmere Police", target, status, ""])
    other = "2\tThe ICB should ask who lives at the home.\tChange the form\tFernhill ICB\tTBC\tOpen\t"
    (item, _) = read(f"{HEAD}\n{row}\n{other}\n").recommendations
    return [(each.text, _day(each.due)) for each in item.commitments]


def _day(due: object) -> str | None:
    latest = getattr(due, "latest", None)
    recurring = getattr(due, "recurring", None)
    return latest.isoformat() if latest else recurring.every if recurring else None


def dates(words: str) -> Sequence[tuple[tuple[str, ...], str | None]]:
    return [(target.marks, _day(target.due)) for target in map(target_of, targets_in(words))]


@pytest.mark.parametrize(
    "words",
    [
        "Summer 2024",
        "Easter 2024",
        "By Christmas 2024",
        "Winter 2024/25",
        "Autumn term 2024",
        "Early 2024",
        "Q1 2024",
        "From 1 July 2024",
        "With effect from the 2024 audit",
        "Review March 2025",
        "30/06/2024 31/12/2024",
    ],
)
def test_about_when_a_beginning_a_name_and_a_second_look_set_no_day(words: str) -> None:
    assert target_of(words).due is None


@pytest.mark.parametrize(
    ("words", "latest", "is_moved"),
    [
        ("Dec 2024 (revised from Sept 2024)", "2024-12-31", True),
        ("December 2024 (was September 2024)", "2024-12-31", True),
        ("Original: Sept 2024. Revised: Dec 2024", "2024-12-31", True),
        ("~~30/06/2024~~ 31/12/2024", "2024-12-31", True),
        ("June 2024 - extended to December 2024 by the Board on 4 July 2024", "2024-12-31", True),
        ("May 2024, moved to July 2024, now 31 March 2025", "2025-03-31", True),
        ("31 March 2024 (to be reviewed 31 March 2025)", "2024-03-31", False),
        ("Start: 01/02/2024 End: 31/07/2024", "2024-07-31", False),
        ("End of 2024", "2024-12-31", False),
    ],
)
def test_of_several_dates_the_one_that_counts_now(words: str, latest: str, is_moved: bool) -> None:
    target = target_of(words)
    assert (_day(target.due), target.is_moved) == (latest, is_moved)


def test_marks_part_a_target_cell_and_may_share_a_date() -> None:
    assert dates("(a) and (b) 31 March 2024; (c) October 2024") == [
        (("A", "B"), "2024-03-31"),
        (("C",), "2024-10-31"),
    ]
    assert dates("1. May 2024   2. TBC   3. March 2025") == [
        (("1",), "2024-05-31"),
        (("2",), None),
        (("3",), "2025-03-31"),
    ]


def test_each_lettered_act_has_the_date_of_its_letter_and_one_without_a_date_has_none() -> None:
    lettered = "(a) Write the guide. (b) Train the officers. (c) Audit its use."
    assert acts(lettered, "(a) and (b) 31 March 2024; (c) with effect from the 2025 audit") == [
        ("Write the guide", "2024-03-31"),
        ("Train the officers", "2024-03-31"),
        ("Audit its use", None),
    ]


def test_letters_in_one_line_part_the_acts() -> None:
    assert acts("a) Write the guide b) Train the officers", "30/06/2024") == [
        ("Write the guide", "2024-06-30"),
        ("Train the officers", "2024-06-30"),
    ]


@pytest.mark.parametrize(
    ("target", "first", "second"),
    [
        ("Guide - March 2024, audit - September 2024", "2024-03-31", "2024-09-30"),
        ("Guide by March 2024. Audit by September 2024.", "2024-03-31", "2024-09-30"),
        ("March 2024 (guide)", "2024-03-31", None),
        ("First meeting by March 2024", None, None),
        ("March 2024 (Board)", "2024-03-31", "2024-03-31"),
    ],
)
def test_a_date_that_names_an_act_is_of_no_other(target: str, first: str | None, second: str | None) -> None:
    assert acts("Rewrite the guide. Audit of its use.", target) == [
        ("Rewrite the guide", first),
        ("Audit of its use", second),
    ]


def test_a_repeating_target_is_that_of_the_act_which_repeats() -> None:
    action = "Instruction to be issued to all sergeants. Quarterly dip sample of 30 forms."
    assert acts(action, "31/03/2024 and quarterly") == [
        ("Instruction to be issued to all sergeants", "2024-03-31"),
        ("Quarterly dip sample of 30 forms", "P3M"),
    ]
    assert acts(action, "Quarterly")[0] == ("Instruction to be issued to all sergeants", None)


def test_an_act_with_its_own_date_keeps_it_beside_what_is_told() -> None:
    found = acts("We have updated the policy. We will audit its use in June 2024.", "31/03/2024")
    assert found[1] == ("We will audit its use in June 2024", "2024-06-30")


def test_acts_after_semicolons_may_begin_with_small_letters() -> None:
    assert acts("Revise the procedure; train all staff of the team", "March 2024") == [
        ("Revise the procedure", "2024-03-31"),
        ("train all staff of the team", "2024-03-31"),
    ]
