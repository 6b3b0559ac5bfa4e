"""Rows whose act has a new date, by a second column or by what the progress tells; and acts done again and again."""

import pytest

from goldthread.ingest.promises.targets import target_of
from ingest.reading_texts import read

HEAD = "Ref\tRecommendation\tAction\tLead\tDue\tStatus\tProgress"
ASK = "Northmere Police should tell schools of every incident at home."
OTHER = "2\tThe ICB should ask who lives at the home.\tChange the form\tFernhill ICB\t30/06/2024\tOpen\t"


def days(action: str, target: str, status: str, progress: str) -> list[str | None]:
    """The last day of each act of a row, or how often it comes back."""
    row = "\t".join(["1", ASK, action, "Northmere Police", target, status, progress])
    (item, _) = read(f"{HEAD}\n{row}\n{OTHER}\n").recommendations
    return [
        None
        if each.due is None
        else each.due.latest.isoformat()
        if each.due.latest
        else each.due.recurring and each.due.recurring.every
        for each in item.commitments
    ]


def test_of_two_target_columns_the_later_date_counts() -> None:
    head = "Ref\tRecommendation\tAction\tLead\tDue\tRevised due\tStatus"
    late = f"1\t{ASK}\tBrief the two teams\tNorthmere Police\t31/08/2024\t31/03/2025\tOverdue"
    kept = "2\tThe ICB should ask who lives at the home.\tChange the form\tFernhill ICB\t30/06/2024\t\tClosed"
    first, second = read(f"{head}\n{late}\n{kept}\n").recommendations
    assert [str(each.due.latest) for each in first.commitments if each.due] == ["2025-03-31"]
    assert [str(each.due.latest) for each in second.commitments if each.due] == ["2024-06-30"]


@pytest.mark.parametrize(
    ("progress", "latest"),
    [
        ("Half day cancelled. Rebooked for 20 March 2025.", "2025-03-20"),
        ("Now Mar-25.", "2025-03-31"),
        ("Put off to May 2025 as the trainer left.", "2025-05-31"),
        ("Slipped by one quarter. Launch is now set for 6 March 2025.", "2025-03-06"),
        ("The supplier was late and it will go out by 15 January 2025.", "2025-01-15"),
        ("Legal Services will advise by 15 January 2025.", "2024-09-30"),
        ("It will be reviewed by 15 January 2025.", "2024-09-30"),
    ],
)
def test_a_late_act_has_the_date_that_its_progress_gives_it(progress: str, latest: str) -> None:
    assert days("Brief the two teams", "30/09/2024", "Delayed", progress)[0] == latest


@pytest.mark.parametrize(
    ("action", "day"),
    [
        ("Audit twenty records each quarter and share the result", "P3M"),
        ("Dashboard to be presented quarterly", "P3M"),
        ("Quarterly report on late visits to be drawn up", "2024-09-30"),
    ],
)
def test_how_often_counts_before_the_date_and_a_name_does_not(action: str, day: str) -> None:
    assert days(action, "30/09/2024", "Open", "")[0] == day


def test_an_interval_with_its_first_time_is_an_interval() -> None:
    due = target_of("Six-monthly, first report January 2025").due
    assert due is not None
    assert due.recurring is not None
    assert due.recurring.every == "P6M"


def test_a_late_act_that_comes_back_is_due_on_the_day_of_its_row() -> None:
    assert days("Audit twenty records each September", "30/09/2024", "Delayed", "")[0] == "2024-09-30"
