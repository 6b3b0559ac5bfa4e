"""Words that set a target and name no day are kept, in running text and in a row."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.promises.about_when import about_when, sets_a_target
from goldthread.ingest.reading import Commitment


def only(text: str) -> Commitment:
    (found,) = (
        act for item in read_bytes(text.encode(), name="a.txt").recommendations for act in item.commitments
    )
    return found


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        ("The form will be changed in the autumn.", "in the autumn"),
        ("It will be ready by spring 2026.", "by spring 2026"),
        ("A rota will start after Easter.", "after Easter"),
        ("Staff will be trained early in the new year.", "in the new year"),
        ("A course will run in the summer term 2025.", "in the summer term 2025"),
        ("The Winter Gardens will be visited.", None),
        ("A spring clean of the records will be done.", None),
    ],
)
def test_a_season_or_a_feast_says_about_when(promise: str, words: str | None) -> None:
    assert about_when(promise) == words


@pytest.mark.parametrize(
    ("cell", "is_one"), [("TBC", True), ("Autumn term", True), ("n/a", False), ("–", False), ("", False)]
)
def test_a_target_cell_that_says_something_is_kept(cell: str, is_one: bool) -> None:
    assert sets_a_target(cell) is is_one


def test_a_promise_for_the_autumn_has_its_words_and_no_date() -> None:
    act = only(
        "Response to the review\n\nRecommendation 1\n\nPolice should change the form.\n\n"
        "Wessmoor Police will change the form in the autumn of 2024.\n"
    )
    assert (act.due, act.target_words) == (None, "in the autumn of 2024")


def test_a_row_keeps_what_its_target_cell_says() -> None:
    act = only(
        "Action plan: Child Tern\n\nRecommendation\tAction\tLead\tTimescale\tProgress\n"
        "1. Police should change the form.\tChange the form\tWessmoor Police\tAutumn 2024\tNot started\n"
    )
    assert (act.text, act.due, act.target_words) == ("Change the form", None, "Autumn 2024")


def test_what_is_done_has_no_target() -> None:
    act = only(
        "Response to the review\n\nRecommendation 1\n\nPolice should change the form.\n\n"
        "Wessmoor Police changed the form in the autumn.\n"
    )
    assert (act.status, act.target_words) == ("done", None)
