"""The pages of documents, as each kind of person meets them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from cast import AT, AlderVale, fernhill, signed_in
from database_seen import all_rows, row_counts
from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading
from goldthread.kernel.actor import Actor
from goldthread.look.words import british
from goldthread.readings import commands
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about
from pages_read import about_sheet, csv_of, excel_of, html_of, said, table_of
from readings_made import BRIEFING_TEXT, MINUTES_TEXT, TEXT, juniper, juniper_briefing, place

OFFICERS = "Officers now record everyone present."


@pytest.fixture
def support(cast: AlderVale, document: int) -> Client:
    return signed_in(cast.support)


@pytest.fixture
def briefing(cast: AlderVale, document: int) -> int:
    """A later document, loaded when it was past midnight in London and not yet in UTC."""
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    with acting(cast.support):
        return commands.load(
            BRIEFING_TEXT.encode(), juniper_briefing(), partnership=cast.partnership, by=cast.support, at=late
        ).document


def test_the_list_shows_every_document_with_its_kind_and_day(support: Client, briefing: int) -> None:
    page = support.get("/documents")
    on = british(AT.date())
    assert table_of(page) == [
        ["Document", "Kind", "Loaded on", "Characters of text", "Read by version"],
        ["briefing.txt", "Briefing", "2 July 2026", str(len(BRIEFING_TEXT)), "by hand"],
        ["juniper.txt", "Response", on, str(len(TEXT)), "by hand"],
    ]
    assert "2 documents" in said(page)


def test_the_list_is_filtered_ordered_and_searched(support: Client, briefing: int) -> None:
    def shown(address: str) -> list[str]:
        return [row[0] for row in table_of(support.get(address))[1:]]

    assert shown("/documents?kind=briefing") == ["briefing.txt"]
    assert shown("/documents?order=name") == ["briefing.txt", "juniper.txt"]
    assert shown("/documents?order=-name") == ["juniper.txt", "briefing.txt"]
    assert "Nothing is listed until this is put right" in said(support.get("/documents?kind=novel"))
    leads_to = support.post("/documents?kind=response", {"words": "juniper"})["Location"]
    assert re.fullmatch(r"/documents\?kind=response&search=[0-9a-f-]{36}", leads_to)
    assert shown(leads_to) == ["juniper.txt"]


def test_an_export_is_the_list_and_leaves_a_trail_entry(
    cast: AlderVale, support: Client, briefing: int
) -> None:
    shown = table_of(support.get("/documents?order=name"))
    excel = support.get("/documents?order=name&format=xlsx")
    assert excel_of(excel) == csv_of(support.get("/documents?order=name&format=csv")) == shown
    assert about_sheet(excel)["Rows"] == "n = 2 documents"
    assert all_rows(
        "SELECT actor, partnership_id, details FROM trail_entry WHERE verb = 'document.exported' ORDER BY id"
    ) == [
        (cast.support.id, cast.partnership, '{"form": "xlsx", "rows": 2}'),
        (cast.support.id, cast.partnership, '{"form": "csv", "rows": 2}'),
    ]


def test_an_empty_list_says_what_would_appear(cast: AlderVale) -> None:
    words = said(signed_in(cast.support).get("/documents"))
    assert "No document has been loaded yet. Upload the first, and it stands here" in words


def test_one_document_shows_its_text_and_what_was_read_from_it(support: Client, document: int) -> None:
    page = support.get(f"/documents/{document}")
    words = said(page)
    assert words.startswith("juniper.txt")
    assert "8 proposed, 0 confirmed, 0 rejected" in words
    assert "Confirm all 8 proposals" in words
    for line in TEXT.splitlines():
        assert line in words
    for label in ("1", "1(a)", "2"):
        assert f"Show {label} in the text" in words
    assert "<mark" not in html_of(page)


def test_minutes_show_their_actions_and_propose_nothing(cast: AlderVale) -> None:
    reading = read_bytes(MINUTES_TEXT.encode(), name="minutes.txt")
    with acting(cast.support):
        loaded = commands.load(
            MINUTES_TEXT.encode(), reading, partnership=cast.partnership, by=cast.support, at=AT
        )
    assert (loaded.is_new, loaded.proposed, loaded.actions) == (True, None, 1)
    words = said(signed_in(cast.support).get(f"/documents/{loaded.document}"))
    assert "0 proposed, 0 confirmed, 0 rejected" in words
    assert "Nothing in it answers a recommendation, so nothing was proposed." in words
    assert "1 action of the meeting" in words
    act = "BL to write to each station, by 5 April 2024"
    assert f"{act} Wessmoor Police. Planned. Target date: “by 5 April 2024”." in words
    assert "Show action 1 in the text, line 7" in words


def test_each_proposal_leads_to_its_marked_words(support: Client, document: int) -> None:
    at = place(OFFICERS)
    html = html_of(support.get(f"/documents/{document}?start={at.start}&end={at.end}"))
    marked = re.search(r'<mark id="passage">(.*?)</mark>', html, re.DOTALL)
    assert marked and OFFICERS in marked[1]
    links = re.findall(r'href="\?start=(\d+)&amp;end=(\d+)#passage"', html)
    assert [TEXT[int(start) : int(end)] for start, end in links] == [
        "The Trust should review its growth chart policy.",
        "Staff to be shown the new chart.",
        "Police should record who is in the house.",
    ]


def test_a_place_that_is_none_marks_nothing(support: Client, document: int) -> None:
    for asked in ("start=9&end=3", "start=²&end=5", "start=0&end=" + "9" * 5000, "start=-1", "start=1&end=x"):
        html = html_of(support.get(f"/documents/{document}?{asked}"))
        assert "<mark" not in html, asked
        assert OFFICERS in html, asked


def test_the_file_comes_back_as_it_came_and_that_is_recorded(
    cast: AlderVale, support: Client, document: int
) -> None:
    response = support.get(f"/documents/{document}/file")
    assert b"".join(response.streaming_content) == TEXT.encode()  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == 'attachment; filename="juniper.txt"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    with acting(cast.support):
        entry = entries_about("document", document)[0]
    assert (entry.verb, entry.actor, entry.acting_for) == (
        "document.exported", cast.support.id, cast.support.organisation,
    )  # fmt: skip
    assert entry.details == {"form": "file", "rows": 1}


def test_everything_is_confirmed_at_once(cast: AlderVale, support: Client, document: int) -> None:
    words = said(support.post(f"/documents/{document}/confirm", follow=True))
    assert "Confirmed: 8 rows from this document." in words
    assert "0 proposed, 8 confirmed, 0 rejected" in words
    assert "Confirm all" not in words
    with acting(cast.police_lead):
        assert [row.label for row in queries.recommendations({}).rows] == ["2"]


def test_confirming_when_nothing_waits_is_refused_and_changes_nothing(
    cast: AlderVale, support: Client, document: int
) -> None:
    with acting(cast.support):
        register.confirm_reading(1, by=cast.support, at=AT)
    before = _register()
    words = said(support.post(f"/documents/{document}/confirm"), status=403)
    assert "Nothing from this document is waiting to be confirmed. Nothing was changed." in words
    assert _register() == before


def test_a_button_is_not_a_link(support: Client, document: int) -> None:
    before = _register()
    for place_of_a_button in ("confirm", "names"):
        assert support.get(f"/documents/{document}/{place_of_a_button}").status_code == 405
    assert _register() == before


def test_saying_who_a_name_is_gives_the_agency_its_rows(
    cast: AlderVale, support: Client, document: int
) -> None:
    page = f"/documents/{document}"
    assert "“Police” 1 row" in said(support.get(page))
    words = said(support.post(f"{page}/names", {"words": "Police", "organisation": cast.police}, follow=True))
    assert "Known from now on. 1 row has its agency." in words
    assert "Who is this?" not in words
    with acting(cast.support):
        assert queries.unknown_names(1) == ()


def test_several_rows_have_their_agency(cast: AlderVale, support: Client) -> None:
    with acting(cast.support):
        loaded = commands.load(
            b"another", _with_another_speaker(), partnership=cast.partnership, by=cast.support, at=AT
        )
    answer = {"words": "The Hospital", "organisation": cast.trust}
    words = said(support.post(f"/documents/{loaded.document}/names", answer, follow=True))
    assert "Known from now on. 2 rows have their agency." in words


def test_a_choice_not_made_keeps_the_words_beside_its_message(support: Client, document: int) -> None:
    before = _register()
    page = support.post(f"/documents/{document}/names", {"words": "Police", "organisation": ""})
    words = said(page, status=422)
    assert words.startswith("Error: juniper.txt")
    assert "There is a problem Choose which organisation these words name." in words
    assert 'name="words" value="Police"' in html_of(page, status=422)
    assert _register() == before


def test_an_organisation_that_is_none_is_not_saved(support: Client, document: int) -> None:
    before = _register()
    for wrong in ("999", "the police", "9" * 30):
        page = support.post(f"/documents/{document}/names", {"words": "Police", "organisation": wrong})
        assert "There is a problem" in said(page, status=422)
    assert _register() == before


def test_words_that_mean_another_organisation_are_refused(
    cast: AlderVale, support: Client, document: int
) -> None:
    before = _register()
    answer = {"words": "the Trust", "organisation": cast.police}
    words = said(support.post(f"/documents/{document}/names", answer), status=403)
    assert "“the Trust” already means Alder Vale Community NHS Trust. Take that meaning away first." in words
    assert _register() == before


def test_a_scrutineer_reads_and_does_not_decide(cast: AlderVale, document: int) -> None:
    client, page = signed_in(cast.scrutineer), f"/documents/{document}"
    before = _register()
    words = said(client.get(page))
    assert "Confirm all" not in words
    assert "Who is this?" not in words
    assert "Only the partnership's support team confirms what was read." in said(
        client.post(f"{page}/confirm"), status=403
    )
    assert "Only the partnership's support team can do this." in said(
        client.post(f"{page}/names", {"words": "Police", "organisation": cast.police}), status=403
    )
    assert _register() == before


@pytest.mark.parametrize("who", ["the trust's lead", "the police's lead", "another partnership"])
def test_others_find_no_document(cast: AlderVale, document: int, who: str) -> None:
    """Also where what was read from it is confirmed and theirs to see."""
    with acting(cast.support):
        register.confirm_reading(1, by=cast.support, at=AT)
    actors: dict[str, Callable[[], Actor]] = {
        "the trust's lead": lambda: cast.trust_lead,
        "the police's lead": lambda: cast.police_lead,
        "another partnership": fernhill,
    }
    client, page = signed_in(actors[who]()), f"/documents/{document}"
    before = _register()
    assert "juniper" not in said(client.get("/documents"))
    for response in (
        client.get(page),
        client.get(f"{page}/file"),
        client.post(f"{page}/confirm"),
        client.post(f"{page}/names", {"words": "Police", "organisation": cast.police}),
        client.post(f"{page}/names", {"words": "Police", "organisation": ""}),
    ):
        words = said(response, status=404)
        assert "Page not found" in words
        assert "juniper" not in words
    assert _register() == before


def test_a_document_that_never_was_is_not_found(support: Client) -> None:
    for subject in ("999", "9" * 30):
        assert "Page not found" in said(support.get(f"/documents/{subject}"), status=404)


def _with_another_speaker() -> Reading:
    """One recommendation that "The Hospital" answers and promises something for, in another text."""
    reading = juniper(text=f"{TEXT}again")
    *_, ask = reading.recommendations
    answer, promise = ask.responses[0], ask.commitments[0]
    ask = replace(
        ask,
        text="Wards should record who visits.",
        addressee=None,
        responses=(replace(answer, agency="The Hospital"),),
        commitments=(replace(promise, agency="The Hospital"),),
    )
    return replace(reading, recommendations=(ask,))


def _register() -> dict[str, int]:
    """Every table that a page of documents could change."""
    return {
        table: rows
        for table, rows in row_counts().items()
        if table.startswith(("readings_", "recommendations_", "organisations_", "trail_"))
    }


SEASON = """Alder Vale Safeguarding Children Partnership
Response to the review of Baby Plover

Recommendation 1

The Trust should rewrite its leaflet.

The Trust will rewrite its leaflet in the autumn of 2026.
"""


def test_a_target_that_names_no_day_keeps_its_words(cast: AlderVale) -> None:
    with acting(cast.support):
        commands.load(
            SEASON.encode(),
            read_bytes(SEASON.encode(), name="plover.txt"),
            partnership=cast.partnership,
            by=cast.support,
            at=AT,
        )
        (row,) = queries.commitments({}).rows
    assert (row.due_words, row.due_earliest, row.due_latest) == ("in the autumn of 2026", None, None)
    words = said(signed_in(cast.support).get(f"/commitments/{row.id}"))
    assert "“in the autumn of 2026” These words name no day." in words
