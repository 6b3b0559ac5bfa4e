"""The list page, over the real database where a search is kept."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.http import urlencode

from goldthread.kernel.actor import Actor, ActorKind, system_actor
from goldthread.kernel.clock import now
from goldthread.look.models import SavedSearch
from goldthread.look.searches import forget_searches, save_search
from goldthread.trail.context import acting
from look import gallery_pages

NURSE = Actor(kind=ActorKind.PERSON, id="person:7")
DETECTIVE = Actor(kind=ActorKind.PERSON, id="person:8")
FORGET = system_actor("forget")


@pytest.fixture(autouse=True)
def nothing_exported() -> Iterator[None]:
    gallery_pages.EXPORTED.clear()
    yield


def ask(rf: RequestFactory, **words: Any) -> HttpResponse:
    """The page as the nurse sees it, or `by` another."""
    by = words.pop("by", NURSE)
    request = rf.get(f"/promises?{urlencode(words, doseq=True)}")
    if "search" not in words:
        return gallery_pages.promises(request)
    with acting(by):
        return gallery_pages.promises(request)


def search(rf: RequestFactory, words: str, address: str = "/promises") -> str:
    """The address that a search leads to."""
    request = rf.post(address, {"words": words})
    request.actor = NURSE  # type: ignore[attr-defined]  # as the acting middleware leaves it
    with acting(NURSE):
        response = gallery_pages.promises(request)
    assert response.status_code == 302
    return response["Location"]


def only_search() -> SavedSearch:
    with acting(FORGET):
        return SavedSearch.objects.get()


def said(response: HttpResponse) -> str:
    """The page's words, without its tags."""
    assert response.status_code == 200
    words = re.sub(r"<(script|style)[^>]*>.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(words))


def test_the_first_page_says_how_many_there_are(rf: RequestFactory) -> None:
    assert "Promises by number 1 to 25 of 137 promises" in said(ask(rf))


def test_filters_narrow_and_are_said_in_words(rf: RequestFactory) -> None:
    page = ask(rf, agency=["Wessmoor Police", "Northmere Children's Services"], due_before_day=31,
               due_before_month="March", due_before_year=2026, dated="yes", order="-due")  # fmt: skip
    words = said(page)
    for filter_in_force in (
        "Agency: Wessmoor Police", "Agency: Northmere Children's Services", "Due before: 31 March 2026",
        "With a date only",
    ):  # fmt: skip
        assert f"Take away {filter_in_force}" in words
    assert "1 to 25 of 51 promises" in words
    without = "/promises?agency=Northmere+Children%27s+Services&due_before_day=31&due_before_month=March"
    assert without in unescape(page.content.decode())
    assert 'aria-sort="descending"' in page.content.decode()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"page": "two"}, "a page that is not a number"),
        ({"page": "-1"}, "a page that is not a number"),
        ({"page": "99"}, "There is no page 99 of this list"),
        ({"page": "9" * 400}, "a page that is not a number"),
        ({"order": "words"}, "an order that this list does not have"),
        ({"order": "--number"}, "an order that this list does not have"),
        ({"format": "pdf"}, "as CSV or Excel, and in no other format"),
    ],
)
def test_an_address_that_asks_for_nonsense_gets_a_sentence_and_the_list(
    rf: RequestFactory, words: dict[str, str], sentence: str
) -> None:
    page = said(ask(rf, **words))
    assert sentence in page
    assert "1 to 25 of 137 promises" in page


@pytest.mark.parametrize(
    "words", [{"agency": "Invented Police"}, {"state": "gone"}, {"due_before_day": "Tuesday"}]
)
def test_a_filter_that_cannot_be_read_lists_nothing(rf: RequestFactory, words: dict[str, str]) -> None:
    page = said(ask(rf, **words))
    assert "There is a problem" in page and "Nothing is listed until this is put right" in page
    assert "Promise 1:" not in page
    assert page.lstrip().startswith("Error: Promises - Goldthread")
    assert "There is a problem" in said(ask(rf, **words, format="csv")), "and nothing is exported either"


def test_nothing_found_says_why(rf: RequestFactory) -> None:
    page = said(ask(rf, due_before_day=1, due_before_month=1, due_before_year=1999))
    assert "No promises match. Take away a filter to see more." in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_holds_every_page_and_is_recorded(rf: RequestFactory, kind: str) -> None:
    response = ask(rf, format=kind, agency="Wessmoor Police", order="-number", page=2)
    assert response["Content-Disposition"].startswith('attachment; filename="promises-20')
    assert [*gallery_pages.EXPORTED] == [(kind, 45)]
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
        assert rows[0] == ["Number", "Promise", "Agency", "Due", "Days", "State"]
        assert [row[0] for row in rows[1:4]] == ["135", "132", "129"]
        assert len(rows) == 46


def test_a_search_keeps_words_out_of_the_address_and_filters_in_it(rf: RequestFactory, database: str) -> None:
    address = search(rf, "promise 12", "/promises?state=late&page=3")
    assert re.fullmatch(r"/promises\?state=late&search=[0-9a-f-]{36}", address)
    kept = only_search()
    assert (kept.words, kept.actor) == ("promise 12", NURSE.id)
    page = said(ask(rf, search=str(kept.id)))
    assert "Take away Searching for: promise 12" in page
    assert "11 promises" in page


@pytest.mark.parametrize("by_another", [True, False])
def test_a_search_serves_its_maker_alone(rf: RequestFactory, database: str, by_another: bool) -> None:
    with acting(NURSE):
        kept = save_search("promise 12", at=now())
    search_id = str(kept) if by_another else "not-an-id"
    page = said(ask(rf, by=DETECTIVE, search=search_id))
    assert "This search is not kept any more. Type the words again." in page
    assert "promise 12" not in page and "Promise 1:" not in page


def test_an_empty_search_takes_the_search_away(rf: RequestFactory, database: str) -> None:
    assert search(rf, "  ", "/promises?state=late&search=x") == "/promises?state=late"
    with acting(FORGET):
        assert SavedSearch.objects.count() == 0


def test_a_very_long_search_is_cut_short(rf: RequestFactory, database: str) -> None:
    search(rf, "a" * 5000)
    assert len(only_search().words) == 200


def test_old_searches_are_forgotten_by_the_job_for_all_and_by_a_person_for_themselves(database: str) -> None:
    at = now()
    for maker in (NURSE, DETECTIVE):
        with acting(maker):
            save_search("old", at=at - timedelta(days=31))
    with acting(NURSE):
        kept = save_search("new", at=at)
        assert forget_searches(at - timedelta(days=30)) == 1
    with acting(FORGET):
        assert forget_searches(at - timedelta(days=30)) == 1
    assert only_search().id == kept


def test_the_database_shows_a_search_to_its_maker_alone(database: str) -> None:
    with acting(NURSE):
        save_search("promise 12", at=now())
        assert SavedSearch.objects.count() == 1
    for other in (DETECTIVE, system_actor("another-job"), None):
        with acting(other):
            assert SavedSearch.objects.count() == 0
    with pytest.raises(DatabaseError, match="row-level security"), acting(None):
        save_search("promise 12", at=now())


def test_words_are_not_markup(rf: RequestFactory, database: str) -> None:
    with acting(NURSE):
        kept = save_search('"><script>alert(1)</script>', at=now())
    assert b"<script>alert" not in ask(rf, search=str(kept)).content
