"""A review that no document brought: the same cards without a source, typed by hand."""

import pytest
from django.test import Client

from cast import AlderVale, fernhill, signed_in
from database_seen import all_rows
from goldthread.recommendations import queries
from goldthread.recommendations.domain import Standing
from goldthread.recommendations.queries import Item
from goldthread.trail.context import acting
from pages_read import html_of, said

ASK = {"kind": "recommendation", "words": "The desk should be told.", "label": "1", "under": "by-itself"}


@pytest.fixture
def support(cast: AlderVale) -> Client:
    return signed_in(cast.support)


@pytest.fixture
def review(support: Client) -> str:
    """The address of a review typed by hand."""
    done = support.post("/reviews/new", {"name": "Child Rowan", "kind": "rapid review"})
    assert done.status_code == 302
    return str(done["Location"]).removesuffix("/confirming")


def added(client: Client, review: str, **typed: str) -> str:
    done = client.post(f"{review}/items/add", typed)
    return (
        said(client.get(done["Location"])) if done.status_code == 303 else said(done, status=done.status_code)
    )


def only(cast: AlderVale, kind: str) -> Item:
    with acting(cast.support):
        rows = queries.recommendations({}).rows if kind == "recommendation" else queries.commitments({}).rows
        return rows[0]


def test_a_review_is_added_by_hand_and_leads_to_its_recommendations(support: Client, review: str) -> None:
    words = said(support.get(f"{review}/confirming"))
    assert "Confirming Child Rowan" in words
    assert "Nothing is typed in yet. Add the first recommendation." in words
    assert "Page 1" not in words
    assert "Child Rowan" in said(support.get("/reviews?standing=confirmed")), "who typed it stands by it"


def test_a_review_needs_a_name_that_no_other_has(support: Client, review: str) -> None:
    assert "Give the review a name." in said(support.post("/reviews/new", {"name": " "}), status=422)
    words = said(support.post("/reviews/new", {"name": "child rowan"}), status=422)
    assert "There is a review of this name already." in words
    assert all_rows("SELECT count(*) FROM recommendations_review") == [(1,)]


def test_what_is_typed_is_any_words_and_can_be_corrected_and_undone(
    cast: AlderVale, support: Client, review: str
) -> None:
    assert "Add a recommendation first: a response belongs to one." in said(
        support.get(f"{review}/items/add?kind=response"), status=403
    )
    assert "The recommendation is added." in added(support, review, **ASK, accept="yes")
    ask = only(cast, "recommendation")
    assert (ask.text, ask.standing, ask.source.words) == (
        "The desk should be told.", Standing.CONFIRMED, "Typed in by hand",
    )  # fmt: skip
    promise = {
        "kind": "commitment",
        "words": "It will be told.",
        "status": "planned",
        "agency_words": "Police",
    }
    words = added(
        support,
        review,
        **promise,
        target_words="by May 2026",
        under=f"recommendation-{ask.id}",
        organisation="",
    )
    assert "The commitment is added." in words
    assert "“by May 2026” → understood as by 31 May 2026" in words
    commitment = only(cast, "commitment")
    address = f"{review}/items/commitment/{commitment.id}"
    page = html_of(support.get(f"{address}/correct"))
    assert "In the text" not in page
    sent = {
        **promise,
        "words": "It was told.",
        "status": "done",
        "version": str(commitment.version),
        "organisation": "",
    }
    done = support.post(f"{address}/correct", sent)
    assert "Item 2 is corrected." in said(support.get(done["Location"]))
    assert only(cast, "commitment").text == "It was told."
    done = support.post(address, {"act": "undo"})
    assert "Undone for item 2." in said(support.get(done["Location"]))
    assert only(cast, "commitment").text == "It will be told."
    assert "Split" not in said(support.get(f"{review}/confirming")), "there is no text to split it in"


def test_words_are_needed_here_too(support: Client, review: str) -> None:
    assert "Type its words." in added(support, review, **(ASK | {"words": ""}))


def test_only_the_partnerships_own_support_team_types(cast: AlderVale, support: Client, review: str) -> None:
    assert signed_in(fernhill()).get(f"{review}/confirming").status_code == 404
    scrutineer = signed_in(cast.scrutineer)
    for address in ("/reviews/new", f"{review}/items/add"):
        assert scrutineer.get(address).status_code == 403
    assert signed_in(cast.police_lead).get("/reviews/new").status_code == 403
