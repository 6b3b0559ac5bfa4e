"""What a document is, and which reviews it is about."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading

ITEM = "Recommendation 1\n\nPolice should change the form.\n\nIt was changed in May 2023.\n"


def reading_of(text: str) -> Reading:
    return read_bytes(text.encode(), name="document.txt")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Alder Vale SCP: response to the review of Child B", "response"),
        ("Child B: partnership response and action plan", "response"),
        ("Child B: action plan and agency responses", "action_plan"),
        ("Recommendations tracker", "action_plan"),
        ("Learning briefing: Child B", "briefing"),
        ("Minutes of the Quality Group, 3 May 2024", "minutes"),
        ("Annual report 2023/24", "other"),
        ("Annual report: progress on our reviews", "other"),
        ("Child B: progress two years on", "response"),
        ("Regulation 28 report to prevent future deaths", "other"),
    ],
)
def test_a_title_says_what_a_document_is(title: str, kind: str) -> None:
    assert reading_of(f"{title}\n\nThe text begins here and goes on for a while.\n\n{ITEM}").kind == kind


def test_a_letter_that_answers_a_coroner_is_a_response() -> None:
    text = "Regulation 28 report: Sam Fernhill\n\nDear Coroner\n\nI write in response to your report of 3 May 2024.\n"
    assert reading_of(text).kind == "response"


def test_histories_of_a_status_say_what_a_document_is() -> None:
    history = "Status history\nAwaiting review   08/06/2021\nClosed            19/07/2021   The form was changed.\n\n"
    text = "".join(f"Recommendation {n} of 2\nPolice should change form {n}.\n{history}" for n in (1, 2))
    reading = reading_of("Recommendations to Wessmoor Police\n\n" + text)
    assert reading.kind == "status_history"
    assert [r.text for r in reading.recommendations] == [f"Police should change form {n}." for n in (1, 2)]


@pytest.mark.parametrize(
    ("title", "reviews"),
    [
        ("Response to the review: Child Plover", ["Child Plover"]),
        ("BABY PLOVER – RAPID REVIEW", ["Baby Plover"]),
        ("Response to the review of Family Q", ["Family Q"]),
        ("Response to the review of Child Q and R", ["Child Q and R"]),
        ("Child Protection Review: Response", ["Child Protection Review: Response"]),
    ],
)
def test_a_review_goes_by_its_child(title: str, reviews: list[str]) -> None:
    assert list(reading_of(f"{title}\n\n{ITEM}").reviews) == reviews


def test_a_page_of_several_reviews_names_them_in_its_headings() -> None:
    headings = "Child Plover (published May 2023)\n\nBaby Heron (published 2024)\n"
    text = f"Recommendations tracker\n\nThe text begins here.\n\n{headings}"
    assert list(reading_of(text).reviews) == ["Child Plover", "Baby Heron"]
