"""What headers mean, in the many words that plans use; maps that a person has corrected, kept by layout."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.column_maps import ColumnMap, Meaning, fingerprint, layout_of, meaning_of
from goldthread.ingest.document import read_manuscript
from goldthread.ingest.manuscript import Manuscript, Writer

STRANGE = (
    "Fernhill Safeguarding Children Partnership\nAction plan for Child K\n\n"
    "Recommendation\tWhat was pledged\tIn charge\tTarget date\tStatus\n"
    "Schools should be told.\tSet up a feed\tNorthmere Police\tJune 2023\tOpen\n"
)


def table_of(*rows: list[str]) -> Manuscript:
    writer = Writer()
    writer.table(rows)
    return writer.manuscript()


@pytest.mark.parametrize(
    ("meaning", "headers"),
    [
        (Meaning.NUMBER, ["No", "Rec no.", "Ref", "#", "Recommendation number", "Action ID"]),
        (Meaning.RECOMMENDATION, ["Recommendation", "Agreed recommendations", "What was recommended?"]),
        (Meaning.FINDING, ["Finding", "Key learning", "Learning point", "Issue identified"]),
        (
            Meaning.ACTION,
            [
                "Action(s)",
                "Action required",
                "Agency response / action",
                "What will we do?",
                "Agreed actions",
                "Task",
            ],
        ),
        (
            Meaning.LEAD,
            [
                "Lead",
                "Lead agency",
                "Action owner",
                "By whom",
                "Responsible officer",
                "Person responsible",
                "Who?",
            ],
        ),
        (
            Meaning.DUE,
            [
                "Due",
                "By when",
                "Timescale",
                "Target date",
                "Deadline",
                "Date for completion",
                "Revised date",
                "Date",
            ],
        ),
        (Meaning.FIRST_DUE, ["Original target date", "Original date", "Initial deadline"]),
        (Meaning.DONE_ON, ["Date completed", "Closed", "Actual completion date"]),
        (Meaning.STATUS, ["Status", "Current status", "Action status", "Completed (Y/N)"]),
        (Meaning.RAG, ["RAG", "BRAG rating", "RAG status", "Rating"]),
        (
            Meaning.PROGRESS,
            [
                "Progress",
                "Progress since last meeting",
                "Update January 2024",
                "Actions taken",
                "What has been done",
                "Evidence",
                "Comments",
                "Current position",
            ],
        ),
        (
            Meaning.OUTCOME,
            [
                "Outcome",
                "Intended outcome",
                "Success criteria",
                "How will we know?",
                "Evidence of impact",
                "Impact",
            ],
        ),
        (Meaning.THEME, ["Theme", "Priority area", "Category"]),
        (Meaning.OTHER, ["Resources", "Review date", "Date added", "Where will this be reported?"]),
        (None, ["In charge", "Whereabouts", "", "Recommendation 4"]),
    ],
)
def test_the_national_words_of_headers(meaning: Meaning | None, headers: list[str]) -> None:
    assert [meaning_of(header) for header in headers] == [meaning] * len(headers)


def test_a_layout_lists_its_headers_and_what_is_not_known() -> None:
    manuscript = table_of(
        ["Ref", "Recommendation", "In charge", "By when"], ["1", "Act.", "Police", "May 2024"]
    )
    layout = layout_of(manuscript.tables[0], manuscript.source)
    assert layout is not None
    assert layout.meanings == (Meaning.NUMBER, Meaning.RECOMMENDATION, None, Meaning.DUE)
    assert layout.unknown == ("In charge",)


def test_a_layout_is_itself_however_it_is_typed() -> None:
    assert fingerprint(["Lead agency", "By  when?"]) == fingerprint(["LEAD AGENCY:", "By when"])
    assert fingerprint(["Lead", "By when"]) != fingerprint(["By when", "Lead"])


def test_titles_over_the_header_are_passed_over() -> None:
    manuscript = table_of(
        ["Child K: plan"], ["", "", ""], ["Recommendation", "Lead", "Due"], ["Act.", "Police", "May 2024"]
    )
    layout = layout_of(manuscript.tables[0], manuscript.source)
    assert layout is not None
    assert layout.headers == ("Recommendation", "Lead", "Due")


def test_a_header_of_two_rows_is_read_as_one() -> None:
    manuscript = table_of(
        ["Recommendation", "Lead", "Target", ""],
        ["", "", "original date", "revised date"],
        ["Act.", "ICB", "", ""],
    )
    layout = layout_of(manuscript.tables[0], manuscript.source)
    assert layout is not None
    assert layout.headers == ("Recommendation", "Lead", "Target original date", "revised date")


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Role", "Agency"], ["A", "B", "C"]],
        [["12", "14", "16"], ["1", "2", "3"]],
        [["The plan was made by the lead. It is long.", "The action was taken. It is short."], ["a", "b"]],
    ],
)
def test_other_tables_name_no_columns_of_a_plan(rows: list[list[str]]) -> None:
    manuscript = table_of(*rows)
    assert layout_of(manuscript.tables[0], manuscript.source) is None


def test_an_unknown_layout_gives_what_is_known_and_lists_the_rest() -> None:
    reading = read_bytes(STRANGE.encode(), name="plan.txt")
    (item,) = reading.recommendations
    assert (item.text, item.responses, item.commitments) == ("Schools should be told.", (), ())
    assert [layout.unknown for layout in reading.layouts] == [("What was pledged", "In charge")]


def test_a_map_kept_for_the_layout_says_what_its_columns_mean() -> None:
    (layout,) = read_bytes(STRANGE.encode(), name="plan.txt").layouts
    meanings = (Meaning.RECOMMENDATION, Meaning.ACTION, Meaning.LEAD, Meaning.DUE, Meaning.STATUS)
    settled = ColumnMap(layout.fingerprint, meanings)
    reading = read_bytes(STRANGE.encode(), name="plan.txt", maps=[settled])
    (promise,) = reading.recommendations[0].commitments
    assert (promise.text, promise.agency, promise.status) == (
        "Set up a feed",
        "Northmere Police",
        "in_progress",
    )
    assert reading.layouts[0].unknown == ()
    assert reading.layouts[0].as_map() == settled


def test_a_map_may_set_a_column_aside() -> None:
    text = STRANGE.replace("What was pledged", "Action")
    (layout,) = read_bytes(text.encode(), name="plan.txt").layouts
    meanings = (Meaning.RECOMMENDATION, Meaning.OTHER, None, None, None)
    reading = read_bytes(text.encode(), name="plan.txt", maps=[ColumnMap(layout.fingerprint, meanings)])
    assert reading.recommendations[0].commitments == ()


def test_a_layout_of_which_little_is_known_is_shown_and_read_once_it_is_settled() -> None:
    rows = ["What they wanted\tWhat was pledged\tIn charge\tWhereabouts\tDeadline"]
    rows.append("Schools should be told.\tSet up a feed\tNorthmere Police\t\tJune 2023")
    writer = Writer()
    writer.table([line.split("\t") for line in rows])
    before = read_manuscript(writer.manuscript(), name="plan.xlsx", checksum="", reader_version="1")
    assert (before.recommendations, [len(layout.unknown) for layout in before.layouts]) == ((), [4])
    meanings = (Meaning.RECOMMENDATION, Meaning.ACTION, Meaning.LEAD, None, Meaning.DUE)
    after = read_manuscript(
        writer.manuscript(),
        name="plan.xlsx",
        checksum="",
        reader_version="1",
        maps=[ColumnMap(before.layouts[0].fingerprint, meanings)],
    )
    assert [item.text for item in after.recommendations] == ["Schools should be told."]
