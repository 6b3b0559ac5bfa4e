"""How the acts of a row stand, and by when, where its progress says more than its status or date."""

import pytest

from goldthread.ingest.tables.row_states import legend_of, said_state
from ingest.reading_texts import read

HEAD = "Ref\tRecommendation\tAction\tLead\tTarget date\tStatus\tProgress"
ASK = "Northmere Police should tell schools of every incident at home."
GUIDE = "Practice guide to be revised."
TWO = "Rewrite the procedure. Train all sergeants."


def acts(
    action: str, status: str, progress: str, *, target: str = "31/03/2024"
) -> list[tuple[str, str | None]]:
    """The states and last days of what the action cell of one row undertakes."""
    row = "\t".join(["1", ASK, action, "Northmere Police", target, status, progress])
    other = "2\tThe ICB should ask who lives at the home.\tChange the form\tFernhill ICB\tTBC\tOpen\t"
    (item, _) = read(f"{HEAD}\n{row}\n{other}\n").recommendations
    (response, *_) = item.responses
    own = [each for each in item.commitments if each.place.start < response.place.end]
    return [
        (each.status, each.due.latest.isoformat() if each.due and each.due.latest else None) for each in own
    ]


@pytest.mark.parametrize(
    "progress",
    [
        "Revised date June 2024.",
        "Printing was held up. It will now be sent out by the end of June 2024.",
        "The officer left. The guide cannot now be finished before June 2024.",
        "We now expect the guide to be ready by June 2024.",
        "Extension to 30/06/2024 agreed by the Executive.",
        "Expected completion June 2024.",
        "Target missed. Will be completed by the end of June 2024.",
        "The guide has been re-profiled to June 2024.",
        "Overdue. The post was vacant. The guide will be presented to the Board in June 2024.",
    ],
)
def test_progress_that_says_when_the_act_is_now_expected_gives_its_date(progress: str) -> None:
    assert acts(GUIDE, "Red", progress) == [("delayed", "2024-06-30")]


@pytest.mark.parametrize(
    "progress",
    [
        "The Board will now meet in June 2024.",
        "The guide is now in place; its use will be looked at in June 2024.",
        "The officer will be back by June 2024.",
    ],
)
def test_a_date_of_something_else_leaves_the_acts_date(progress: str) -> None:
    assert acts(GUIDE, "Open", progress)[0][1] == "2024-03-31"


def test_of_two_acts_only_the_one_that_progress_names_is_late() -> None:
    progress = "Procedure published in July. Training was cancelled and will now take place in January 2025."
    assert acts(TWO, "Amber", progress) == [("done", "2024-03-31"), ("delayed", "2025-01-31")]


def test_a_new_date_of_neither_of_two_acts_is_that_of_none() -> None:
    found = acts(TWO, "Amber", "The new system is now expected by 31 December 2024.")
    assert [latest for _, latest in found] == ["2024-03-31", "2024-03-31"]


def test_progress_speaks_of_acts_by_their_marks() -> None:
    lettered = "(a) Write the guide. (b) Train sergeants. (c) Audit its use."
    progress = "(a) and (b) have been actioned. The audit at (c) did not happen; it has been re-scheduled to July 2024."
    assert acts(lettered, "Red", progress) == [
        ("done", "2024-03-31"),
        ("done", "2024-03-31"),
        ("delayed", "2024-07-31"),
    ]
    in_one_line = "a) Complete b) Two of four sessions held c) Not yet due"
    assert [state for state, _ in acts(lettered, "Amber", in_one_line)] == ["done", "in_progress", "planned"]


def test_what_follows_a_mark_is_about_its_act_until_the_next() -> None:
    numbered = "1. Issue the statement. 2. Equip the response vehicles."
    progress = (
        "1. Statement issued 16 May. 2. 40 vehicles of 112 have been equipped. The remainder will follow."
    )
    assert [state for state, _ in acts(numbered, "", progress)] == ["done", "in_progress"]


def test_a_status_cell_may_number_its_states() -> None:
    found = acts("1. Write the guide. 2. Train sergeants.", "1. Complete 2. Amber", "")
    assert [state for state, _ in found] == ["done", "in_progress"]


@pytest.mark.parametrize(
    ("progress", "state"),
    [
        ("Draft complete. Final version awaiting sign off.", "in_progress"),
        ("Outline written.", "in_progress"),
        ("Second meeting was held on 4 June.", "in_progress"),
        ("Guide with legal services.", "in_progress"),
        ("Letter sent 6 December. The College will look at it with its own review.", "done"),
        ("Went live in January. 19 copies sent so far.", "done"),
        ("71 of 71 schools connected.", "done"),
        ("140 of 310 staff trained to date.", "in_progress"),
        ("Three chapters revised. Final chapter scheduled for July.", "in_progress"),
        ("Not started - to begin in April.", "planned"),
    ],
)
def test_steps_shares_and_ends_told_in_the_short_style_of_cells(progress: str, state: str) -> None:
    assert [found for found, _ in acts(GUIDE, "", progress)] == [state]


def test_what_is_done_again_and_again_is_not_finished_by_being_done_once() -> None:
    found = acts(
        "Monthly dip sample of ten cases.", "", "Samples completed for April and May.", target="Ongoing"
    )
    assert [state for state, _ in found] == ["ongoing"]


def test_a_report_is_about_what_it_names_first() -> None:
    action = "Template to be revised. Audit to follow six months after its launch."
    progress = "The template was launched on 18 September. The audit has begun."
    assert [state for state, _ in acts(action, "Amber", progress)] == ["done", "in_progress"]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("will be met by the date", "in_progress"),
        ("will not be met by the date", "delayed"),
        ("Done in part", "in_progress"),
        ("Mostly done", "in_progress"),
        ("75%", "in_progress"),
        ("Carried forward to 2024/25", "delayed"),
        ("Awaiting completion", "in_progress"),
    ],
)
def test_states_that_only_sound_finished(words: str, state: str) -> None:
    assert said_state(words) == state


def test_a_key_that_tells_what_will_be_met_makes_nothing_done() -> None:
    legend = legend_of(["Ratings: Green – will be met; Amber – at risk; Red – will not be met by the date."])
    assert {colour: state.status for colour, state in legend.items()} == {
        "green": "in_progress",
        "amber": "in_progress",
        "red": "delayed",
    }


def test_nothing_to_report_is_no_promise() -> None:
    row = "\t".join(["1", ASK, GUIDE, "Northmere Police", "March 2024", "Open", "No progress to report."])
    other = "2\tThe ICB should ask who lives at the home.\tChange the form\tFernhill ICB\tTBC\tOpen\t"
    (item, _) = read(f"{HEAD}\n{row}\n{other}\n").recommendations
    assert [each.text for each in item.commitments] == ["Practice guide to be revised"]
