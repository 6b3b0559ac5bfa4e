"""Correcting, splitting, moving and adding, each on a page of its own that keeps what was typed."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cast import AT, AlderVale, signed_in
from goldthread.ingest import read_bytes
from goldthread.readings import commands
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries
from goldthread.recommendations.domain import CommitmentStatus, Standing
from goldthread.recommendations.queries import CommitmentRow, Item, RecommendationRow, ResponseRow
from goldthread.trail.context import acting
from pages_read import html_of, said
from readings_made import MINUTES_TEXT, TEXT, place

POLICY, CHARTS = (
    "The growth chart policy will be rewritten by March 2022.",
    "Charts are checked each quarter.",
)


@pytest.fixture
def support(cast: AlderVale, document: int) -> Client:
    return signed_in(cast.support)


Find = Callable[[str], Item]


@pytest.fixture
def item(cast: AlderVale, document: int) -> Find:
    """The item with these words, the narrowest kind of it, as the register has it now."""

    def find(words: str) -> Item:
        with acting(cast.support):
            return [row for row in queries.items_of_reading(1) if row.text == words][-1]

    return find


def page_of(row: Item, act: str) -> str:
    kind = type(row).__name__.removesuffix("Row").lower()
    return f"/documents/1/items/{kind}/{row.id}/{act}"


def values_in(html: str) -> dict[str, str]:
    """What the form on the page would send as it stands."""
    form = html[html.index('<form method="post" novalidate') :]
    form = form[: form.index("</form>")]
    form = re.sub(r'<input [^>]*type="(?:radio|checkbox)"(?![^>]* checked)[^>]*>', "", form)
    found = dict(re.findall(r'<input [^>]*?name="(\w+)"[^>]*? value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea [^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL))
    for name, options in re.findall(r'<select [^>]*name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def send(client: Client, address: str, **typed: str) -> str:
    """Fill in and send the form at an address: the words of the page that comes."""
    sent = values_in(html_of(client.get(address))) | typed
    response = client.post(address.split("?")[0], sent)
    if response.status_code == 303:
        return said(client.get(response["Location"]))
    return said(response, status=response.status_code)


def test_a_commitment_is_corrected_and_accepted_in_one_act(
    cast: AlderVale, support: Client, item: Find
) -> None:
    for words in ("The Trust should review its growth chart policy.", f"{POLICY} {CHARTS}"):
        row = item(words)
        kind = type(row).__name__.removesuffix("Row").lower()
        with acting(cast.support):
            register.confirm(kind, row.id, by=cast.support, at=AT)
    words = send(
        support, page_of(item(POLICY), "correct"), words="growth chart policy\n will be rewritten",
        status="in_progress", target_words="by 4 May 2022", organisation=str(cast.police),
    )  # fmt: skip
    assert "Item 4 is corrected and accepted." in words
    row = item("growth chart policy will be rewritten")
    assert isinstance(row, CommitmentRow)
    assert (row.source.start, row.source.end) == (
        TEXT.index("growth chart policy will"),
        TEXT.index(" by March"),
    )
    assert row.status is CommitmentStatus.IN_PROGRESS
    assert (row.due_words, row.due_latest) == ("by 4 May 2022", date(2022, 5, 4))
    assert row.organisation == cast.police
    assert row.standing is Standing.CONFIRMED
    assert 'name="accept"' not in html_of(support.get(page_of(row, "correct"))), "it is accepted already"


def test_saving_a_form_untouched_changes_nothing(support: Client, item: Find) -> None:
    before = item(POLICY)
    assert "Item 4 is left as it was." in send(support, page_of(before, "correct"), accept="")
    assert item(POLICY) == before


def test_words_that_the_document_does_not_have_are_refused_and_kept(support: Client, item: Find) -> None:
    words = send(support, page_of(item(POLICY), "correct"), words="The policy shall be rewritten")
    assert "These words do not stand in the document as you typed them. Copy them from the text." in words
    assert "The policy shall be rewritten" in words
    assert words.startswith("Error: Correct item 4")
    assert "Copy its words from the text." in send(support, page_of(item(POLICY), "correct"), words=" ")


def test_words_that_name_no_day_are_asked_about_once(support: Client, item: Find) -> None:
    address = page_of(item(POLICY), "correct")
    page = support.post(
        address, values_in(html_of(support.get(address))) | {"target_words": "in the autumn", "accept": ""}
    )
    asked = html_of(page, status=422)
    assert "“in the autumn” names no day that can be told. Give its last day, or save again" in said(
        page, status=422
    )
    again = support.post(address, values_in(asked) | {"accept": ""})
    assert "Item 4 is corrected." in said(support.get(again["Location"]))
    row = item(POLICY)
    assert isinstance(row, CommitmentRow)
    assert (row.due_words, row.due_latest) == ("in the autumn", None)
    send(support, address, last_day_day="30", last_day_month="11", last_day_year="2022", accept="")
    row = item(POLICY)
    assert isinstance(row, CommitmentRow)
    assert (row.due_words, row.due_latest) == ("in the autumn", date(2022, 11, 30))
    words = send(
        support, address, target_words="", last_day_day="1", last_day_month="2", last_day_year="2022"
    )
    assert "Give the words that set the target, as the document has them." in words


def test_a_recommendation_without_its_number_is_refused(support: Client, item: Find) -> None:
    row = item("Police should record who is in the house.")
    words = send(support, page_of(row, "correct"), label=" ")
    assert "Give the recommendation its number or letter." in words
    send(support, page_of(row, "correct"), label="2a", addressee_words="All agencies", accept="")
    after = item("Police should record who is in the house.")
    assert isinstance(after, RecommendationRow)
    assert (after.printed, after.addressee_words) == ("2a", "All agencies")


def test_an_item_that_waits_for_another_is_corrected_and_not_accepted(support: Client, item: Find) -> None:
    assert 'name="accept"' not in html_of(support.get(page_of(item(POLICY), "correct")))
    assert "Item 4 is corrected." in send(
        support, page_of(item(POLICY), "correct"), status="done", accept="yes"
    )
    row = item(POLICY)
    assert isinstance(row, CommitmentRow)
    assert (row.status, row.standing) == (CommitmentStatus.DONE, Standing.PROPOSED)


def test_who_saves_after_another_sees_both_and_decides(cast: AlderVale, support: Client, item: Find) -> None:
    address = page_of(item(CHARTS), "correct")
    mine = values_in(html_of(support.get(address))) | {"status": "done", "accept": ""}
    with acting(cast.support):
        register.correct(
            "commitment", item(CHARTS).id, version=item(CHARTS).version, fields={"agency_words": "Staff"},
            by=cast.support, at=AT,
        )  # fmt: skip
    stale = support.post(address, mine)
    words, html = said(stale, status=409), html_of(stale, status=409)
    assert "Another member of the team changed this meanwhile" in words
    assert "Agency “Staff” →" in words, "what they made of it"
    assert values_in(html)["status"] == "done", "what was typed"
    assert "Leave it as they made it" in words
    row = item(CHARTS)
    assert isinstance(row, CommitmentRow)
    assert row.status is CommitmentStatus.ONGOING, "nothing is overwritten in silence"
    done = support.post(address, values_in(html) | {"accept": ""})
    assert "Item 5 is corrected." in said(support.get(done["Location"]))
    row = item(CHARTS)
    assert isinstance(row, CommitmentRow)
    assert (row.status, row.agency_words) == (CommitmentStatus.DONE, "The Trust"), "saved over, knowingly"


def test_an_item_is_split_where_a_sentence_begins(support: Client, item: Find) -> None:
    row = item(f"{POLICY} {CHARTS}")
    assert isinstance(row, ResponseRow)
    page = said(support.get(page_of(row, "split")))
    assert CHARTS in page
    words = send(support, page_of(row, "split"), at=str(place(CHARTS).start))
    assert "Item 3 is split in two. The second one stands after it." in words
    first, second = item(POLICY), item(CHARTS)
    assert isinstance(first, CommitmentRow) and isinstance(second, CommitmentRow)
    assert first.response != second.response, "each commitment is of the response in which it stands"


def test_an_item_is_split_where_its_words_say(support: Client, item: Find) -> None:
    address = page_of(item(POLICY), "split")
    refused = send(support, address, at="elsewhere", first_words="The growth chart")
    assert "These words do not stand in this item, after its beginning." in refused
    assert "Choose where the second one begins." in send(support, address)
    send(support, address, at="elsewhere", first_words="will be rewritten")
    assert item("The growth chart policy")
    assert item("will be rewritten by March 2022.")


def test_an_item_is_moved_to_where_it_belongs(support: Client, item: Find) -> None:
    row = item(CHARTS)
    officers = item("Officers now record everyone present.")
    assert isinstance(officers, CommitmentRow)
    address = page_of(row, "move")
    assert f"response-{officers.response}" in html_of(support.get(address))
    assert "Item 5 is moved." in send(support, address, under=f"response-{officers.response}")
    moved = item(CHARTS)
    assert isinstance(moved, CommitmentRow)
    assert (moved.response, moved.recommendation) == (officers.response, officers.recommendation)
    part = item("Staff to be shown the new chart.")
    assert "Item 2 is moved." in send(support, page_of(part, "move"), under="by-itself")
    by_itself = item("Staff to be shown the new chart.")
    assert isinstance(by_itself, RecommendationRow)
    assert by_itself.parent is None


def test_what_was_missed_is_added_with_its_words_from_the_text(support: Client, item: Find) -> None:
    assert "A commitment : what an agency did, does or will do" in said(support.get("/documents/1/items/add"))
    address = "/documents/1/items/add?kind=commitment&page=1"
    words = send(
        support, address, words="Officers now record", agency_words="Police", status="done", accept=""
    )
    assert "The commitment is added." in words
    row = item("Officers now record")
    assert isinstance(row, CommitmentRow)
    assert (row.source.start, row.source.line) == (TEXT.index("Officers"), 9)
    assert row.standing is Standing.PROPOSED


def test_marked_words_come_filled_in_with_what_they_belong_to(support: Client, item: Find) -> None:
    start = TEXT.index("now record")
    address = f"/documents/1/items/add?kind=commitment&start={start}&end={start + 10}"
    filled = values_in(html_of(support.get(address)))
    officers = item("Officers now record everyone present.")
    assert isinstance(officers, CommitmentRow)
    assert filled["words"] == "now record"
    assert filled["under"] == f"response-{officers.response}"
    words = send(
        support, "/documents/1/items/add?kind=recommendation", words="Police", label="9", accept="yes"
    )
    assert "The recommendation is added." in words
    added = item("Police")
    assert isinstance(added, RecommendationRow)
    assert (added.printed, added.parent, added.standing) == ("9", None, Standing.CONFIRMED)


def test_what_minutes_say_is_added_to_the_review_that_is_chosen(
    cast: AlderVale, support: Client, item: Find
) -> None:
    with acting(cast.support):
        minutes = commands.load(
            MINUTES_TEXT.encode(), read_bytes(MINUTES_TEXT.encode(), name="minutes.txt"),
            partnership=cast.partnership, by=cast.support, at=AT,
        ).document  # fmt: skip
    words = "BL to write to each station"
    address = f"/documents/{minutes}/items/add?kind=commitment&start={MINUTES_TEXT.index(words)}"
    address += f"&end={MINUTES_TEXT.index(words) + len(words)}"
    assert "Which review is it about?" in said(support.get(address))
    under = item("Police should record who is in the house.")
    added = send(
        support, f"{address}&review=1", under=f"recommendation-{under.id}", status="planned", accept=""
    )
    assert "The commitment is added." in added
    assert "1 recommendation or part" not in added
    assert "0 of 1 decided" in added


def test_only_the_support_team_is_shown_the_forms(cast: AlderVale, document: int, item: Find) -> None:
    scrutineer = signed_in(cast.scrutineer)
    row = item(POLICY)
    for address in ("/documents/1/items/add", *(page_of(row, act) for act in ("correct", "split", "move"))):
        assert scrutineer.get(address).status_code == 403
