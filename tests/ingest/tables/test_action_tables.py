"""Rows of trackers and plans, as Word, Excel, PDF and web pages give them: what is asked, promised, due and done."""

from collections.abc import Sequence

import pytest

from goldthread.ingest.bodies.known import bodies_of
from goldthread.ingest.document import read_manuscript
from goldthread.ingest.manuscript import Writer
from goldthread.ingest.promises.targets import target_of
from goldthread.ingest.reading import Commitment, Reading
from goldthread.ingest.tables.row_leads import lead_of
from goldthread.ingest.tables.row_states import legend_of, said_state, state_of
from goldthread.ingest.tables.row_values import is_date_cell, is_identifier

HEAD = ["Ref", "Recommendation", "Action", "Lead agency", "Target date", "RAG", "Progress"]
POLICE = "Northmere Police should tell schools of every incident."
ICB = "Fernhill ICB should ask who lives at the home."
BODIES = bodies_of(
    "Northmere Police and Fernhill Hospitals NHS Trust met the Fernhill Integrated Care Board (ICB)."
)


def reading_of(*parts: str | Sequence[Sequence[str]]) -> Reading:
    """A plan of lines and tables."""
    writer = Writer()
    for line in ("Fernhill Safeguarding Children Partnership", "", "Action plan: Child K", ""):
        writer.line(line)
    for part in parts:
        if isinstance(part, str):
            writer.line(part, heading=2 if part.startswith("Recommendation") else 0)
        else:
            writer.table(part)
    return read_manuscript(writer.manuscript(), name="plan.docx", checksum="", reader_version="1")


def row(ask: str = POLICE, action: str = "Extend the feed", *rest: str, number: str = "1") -> list[str]:
    filled = [*rest, *("Northmere Police", "30/06/2023", "Amber", "")[len(rest) :]]
    return [number, ask, action, *filled]


def told(promise: Commitment) -> tuple[str, str | None, str, str | None]:
    latest = promise.due.latest.isoformat() if promise.due and promise.due.latest else None
    return promise.text, promise.agency, promise.status, latest


def promises(*rows: Sequence[str]) -> list[tuple[str, str | None, str, str | None]]:
    items = reading_of([HEAD, *rows]).recommendations
    return [told(promise) for item in items for promise in item.commitments]


def test_a_row_is_a_recommendation_with_the_leads_two_answers() -> None:
    (item,) = reading_of([HEAD, row(POLICE, "Extend the feed", "Northmere Police", "30/06/2023", "Green", "The feed is being tested.")]).recommendations  # fmt: skip # noqa: E501
    assert (item.id, item.text, item.addressee) == ("1", POLICE, "Northmere Police")
    assert [(r.agency, r.text) for r in item.responses] == [
        ("Northmere Police", "Extend the feed"),
        ("Northmere Police", "The feed is being tested."),
    ]
    assert told(item.commitments[0]) == ("Extend the feed", "Northmere Police", "in_progress", "2023-06-30")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", "done"),
        ("Green - complete", "done"),
        ("Closed", "done"),
        ("Blue", "done"),
        ("Green", "in_progress"),
        ("Green – on track", "in_progress"),
        ("On track for completion", "in_progress"),
        ("Partially complete", "in_progress"),
        ("Amber", "in_progress"),
        ("Not started", "planned"),
        ("Red - not started", "planned"),
        ("Not due", "planned"),
        ("Planned", "planned"),
        ("Overdue", "delayed"),
        ("Not achieved", "delayed"),
        ("Red", "delayed"),
        ("Ongoing", "ongoing"),
        ("BAU", "ongoing"),
    ],
)
def test_words_and_colours_give_the_state(words: str, status: str) -> None:
    assert promises(row(POLICE, "Extend the feed", "Northmere Police", "30/06/2023", words)) == [
        ("Extend the feed", "Northmere Police", status, "2023-06-30")
    ]


def test_the_documents_own_key_says_what_its_colours_mean() -> None:
    key = "RAG: B = complete with evidence seen; G = complete; A = risk of delay; R = overdue or not started."
    legend = legend_of([key])
    assert {colour: state.status for colour, state in legend.items()} == {
        "blue": "done",
        "green": "done",
        "amber": "in_progress",
        "red": "delayed",
    }
    found = reading_of(key, "", [HEAD, row(POLICE, "Extend the feed", "Northmere Police", "May 2023", "G")])
    assert told(found.recommendations[0].commitments[0])[2] == "done"


def test_a_colour_with_two_meanings_is_settled_by_what_progress_opens_with() -> None:
    key = "Red = overdue or not started; Green = on track."
    found = reading_of(
        key, "", [HEAD, row(POLICE, "Extend the feed", "Northmere Police", "TBC", "Red", "Not started.")]
    )
    assert [told(p)[2] for p in found.recommendations[0].commitments] == ["planned"]


@pytest.mark.parametrize("words", ["Superseded", "Not accepted", "No response"])
def test_a_state_that_is_none_leaves_the_action_planned(words: str) -> None:
    assert said_state(words) == ""
    state = state_of(words, {})
    assert state is not None
    assert state.status == ""


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "is_moved"),
    [
        ("30/06/2023", None, "2023-06-30", False),
        ("By end of March 2024", None, "2024-03-31", False),
        ("Q2 24/25", "2024-07-01", "2024-09-30", False),
        ("Q2 2024/25", "2024-07-01", "2024-09-30", False),
        ("31/07/2024 - now 31/10/2024", None, "2024-10-31", True),
        ("May 2023; revised to September 2023", None, "2023-09-30", True),
    ],
)
def test_a_target_cell_gives_the_date_that_counts_now(
    words: str, earliest: str | None, latest: str | None, is_moved: bool
) -> None:
    target = target_of(words)
    assert target.due is not None
    assert (target.due.earliest and target.due.earliest.isoformat()) == earliest
    assert (target.due.latest and target.due.latest.isoformat()) == latest
    assert target.is_moved is is_moved


@pytest.mark.parametrize(
    "words",
    ["TBC", "n/a", "", "by Christmas", "Ongoing", "Q2 24/26", "June 2023\nMay 2024", "from July 2024"],
)
def test_a_target_that_is_no_one_date_gives_none(words: str) -> None:
    assert target_of(words).due is None


def test_a_repeating_target_makes_an_act_standing_practice() -> None:
    ((text, _, status, latest),) = promises(
        row(POLICE, "Report the rate", "Northmere Police", "annually", "Green")
    )
    assert (text, status, latest) == ("Report the rate", "ongoing", None)


def test_a_moved_date_is_due_and_late_where_no_words_say_another_state() -> None:
    assert promises(row(POLICE, "Extend the feed", "Northmere Police", "May 2023, now July 2023", "Amber"))[
        0
    ][2:] == (
        "delayed",
        "2023-07-31",
    )
    assert promises(
        row(
            POLICE,
            "Extend the feed",
            "Northmere Police",
            "May 2023",
            "Red",
            "Not achieved. Revised date July 2023.",
        )
    ) == [("Extend the feed", "Northmere Police", "delayed", "2023-07-31")]


def test_a_finished_date_in_the_target_column_is_a_state() -> None:
    assert promises(row(POLICE, "Extend the feed", "Northmere Police", "Completed May 2023", "")) == [
        ("Extend the feed", "Northmere Police", "done", None)
    ]


def test_a_merged_recommendation_spans_the_rows_below_it() -> None:
    (item,) = reading_of(
        [HEAD, row(), row("", "Brief schools", "Northmere Police", "July 2023", number="")]
    ).recommendations
    assert [told(promise)[0] for promise in item.commitments] == ["Extend the feed", "Brief schools"]


def test_as_above_says_what_the_row_above_says() -> None:
    found = promises(row(), row("As above", "Brief schools", "As above", "as above", "As above", number="2"))
    assert found[1] == ("Brief schools", "Northmere Police", "in_progress", "2023-06-30")


def test_several_actions_in_a_cell_take_dates_and_states_in_their_order() -> None:
    actions, dates, states = (
        "1. Write the form\n2. Print the form",
        "31/01/2024\n31/03/2024",
        "Green - complete\nAmber",
    )
    assert promises(row(ICB, actions, "ICB", dates, states)) == [
        ("Write the form", "Fernhill ICB", "done", "2024-01-31"),
        ("Print the form", "Fernhill ICB", "in_progress", "2024-03-31"),
    ]


def test_one_date_beside_several_actions_is_that_of_each() -> None:
    found = promises(row(ICB, "Write the form. Print the form", "ICB", "31/01/2024", "Amber"))
    assert [(text, latest) for text, _, _, latest in found] == [
        ("Write the form", "2024-01-31"),
        ("Print the form", "2024-01-31"),
    ]


def test_assent_and_remarks_in_an_action_cell_are_no_undertakings() -> None:
    action = "Accepted in part. The force was not told in time. Feed to be extended. A helpline has been introduced."
    assert promises(row(POLICE, action)) == [
        ("Feed to be extended", "Northmere Police", "in_progress", "2023-06-30"),
        ("A helpline has been introduced", "Northmere Police", "done", None),
    ]


def test_progress_adds_what_is_new_and_no_state_count_or_repetition() -> None:
    progress = (
        "Slipped. 14 of 40 schools were reached. The feed was extended. A second officer has been appointed."
    )
    found = promises(row(POLICE, "Extend the feed", "Northmere Police", "30/06/2023", "Red", progress))
    assert [text for text, *_ in found][:1] == ["Extend the feed"]
    assert "A second officer has been appointed" in [text for text, *_ in found]
    assert not {"Slipped", "14 of 40 schools were reached"} & {text for text, *_ in found}


def test_habits_told_in_the_short_style_of_cells_go_on() -> None:
    found = promises(
        row(POLICE, "Extend the feed", "Northmere Police", "30/06/2023", "Blue", "Briefing repeated yearly")
    )
    assert found[1][:3] == ("Briefing repeated yearly", "Northmere Police", "ongoing")


def test_totals_keys_and_repeated_headers_are_passed_over() -> None:
    found = reading_of(
        [HEAD, row(), ["Total", "1", "", "", "", "", ""], HEAD, ["Key: red is late"], row(ICB, number="2")]
    )
    assert [item.id for item in found.recommendations] == ["1", "2"]


def test_headings_between_rows_are_sections_or_recommendations() -> None:
    found = reading_of([HEAD, ["Learning theme 2: Fathers"], row()]).recommendations
    assert [item.section for item in found] == ["Learning theme 2: Fathers"]
    plan = [
        ["Action", "Owner", "Due"],
        [f"Recommendation 4: {POLICE}"],
        ["Extend the feed", "Northmere Police", "TBC"],
    ]
    (item,) = reading_of(plan).recommendations
    assert (item.id, item.text) == ("4", POLICE)
    assert told(item.commitments[0])[:2] == ("Extend the feed", "Northmere Police")


def test_a_table_goes_on_over_a_page_with_and_without_its_header() -> None:
    more = row("", "Brief schools", "Northmere Police", "July 2023", number="")
    for second in ([more, row(ICB, number="2")], [HEAD, more, row(ICB, number="2")]):
        found = reading_of([HEAD, row()], second).recommendations
        assert [len(item.responses) for item in found] == [2, 1]


def test_a_table_under_a_recommendation_of_the_text_answers_it() -> None:
    plan = [["Action", "Lead", "By when", "Status"], ["Change the form", "", "May 2023", "Complete"]]
    found = reading_of("Recommendation 1", POLICE, plan, "Recommendation 2", ICB, plan).recommendations
    assert [(item.id, [told(p) for p in item.commitments]) for item in found] == [
        ("1", [("Change the form", "Northmere Police", "done", "2023-05-31")]),
        ("2", [("Change the form", "Fernhill ICB", "done", "2023-05-31")]),
    ]


def test_a_plan_after_the_list_of_recommendations_answers_by_number() -> None:
    plan = [
        ["Rec", "Action", "Lead"],
        ["2", "Change the form", "ICB"],
        ["1.1", "Extend the feed", "Northmere Police"],
    ]
    listed = [f"Recommendation 1: {POLICE}", "", f"Recommendation 2: {ICB}", ""]
    found = reading_of(*listed, plan).recommendations
    assert [[r.text for r in item.responses] for item in found] == [["Extend the feed"], ["Change the form"]]


def test_a_table_that_repeats_a_recommendation_of_the_text_answers_it() -> None:
    found = reading_of(f"Recommendation 1: {POLICE}", "", [HEAD, row()]).recommendations
    assert [(item.id, len(item.responses)) for item in found] == [("1", 1)]


def test_a_plan_of_actions_alone_asks_what_it_undertakes() -> None:
    found = reading_of(
        [["No", "Action", "Owner", "Due"], ["7", "Write the guide", "Business Manager", "June 2024"]]
    )
    (item,) = found.recommendations
    assert (found.kind, item.id, item.text) == ("action_plan", "7", "Write the guide")
    assert told(item.commitments[0]) == ("Write the guide", None, "planned", "2024-06-30")


def test_a_chronology_asks_nothing() -> None:
    events = [
        ["Date", "Agency", "Event", "Response"],
        ["1 May 2023", "Police", "Called to the home", "Visited"],
    ]
    assert reading_of(events).recommendations == ()


def test_without_actions_what_was_done_has_the_rows_state_and_date() -> None:
    table = [
        ["Recommendation", "By when", "What was done", "Status"],
        [POLICE, "May 2023", "Feed built and tested", "Complete"],
    ]
    assert told(reading_of(table).recommendations[0].commitments[0]) == (
        "Feed built and tested",
        "Northmere Police",
        "done",
        "2023-05-31",
    )


def test_several_agencies_in_a_cell_speak_for_themselves() -> None:
    action = "ICB: we will pay for it.\nNorthmere Police: we have bought it."
    (item,) = reading_of(
        [HEAD, row("The Partnership should print a form.", action, " ", "TBC", "")]
    ).recommendations
    assert [response.agency for response in item.responses] == ["ICB", "Northmere Police"]
    assert [told(promise)[1:3] for promise in item.commitments] == [
        ("ICB", "planned"),
        ("Northmere Police", "done"),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Northmere Police", "Northmere Police"),
        ("Det Supt, Northmere Police", "Northmere Police"),
        ("Detective Inspector, MASH", "Northmere Police"),
        ("Head of Midwifery", "Fernhill Hospitals NHS Trust"),
        ("Designated Nurse", "Fernhill Integrated Care Board"),
        ("ICB (with Northmere Police)", "Fernhill Integrated Care Board"),
        ("Manager, Fern House", "Fern House"),
        ("Northmere Police / ICB", ""),
        ("Business Manager", ""),
        ("All agencies", ""),
        ("TBC", None),
        ("", None),
    ],
)
def test_whose_an_action_is(words: str, name: str | None) -> None:
    lead = lead_of(words, BODIES, asked=None)
    assert (lead.name if lead else None) == name


@pytest.mark.parametrize("text", ["3", "1.2", "4a", "CF1", "Action 4", "Larch 2", "(b)", "iv)"])
def test_numbers_of_rows(text: str) -> None:
    assert is_identifier(text)


@pytest.mark.parametrize(
    "text", ["June 2023", "TBC", "Ongoing", "quarterly", "within six months", "By Easter"]
)
def test_cells_that_set_a_target(text: str) -> None:
    assert is_date_cell(text)


@pytest.mark.parametrize("text", ["", "Police", "Extend the feed", "Amber"])
def test_cells_that_set_none(text: str) -> None:
    assert not is_date_cell(text)
