"""The pages on which opening positions are chosen, looked at, saved and undone, and where they show."""

import re
from html import unescape

import pytest
from django.test import Client

from cast import AT, AlderVale, alder_vale, fernhill, signed_in
from database_seen import all_rows
from goldthread.organisations import commands as organisations
from goldthread.readings import commands as readings
from goldthread.recommendations import commands, queries
from goldthread.recommendations.domain import Opening
from goldthread.trail.context import acting
from pages_read import Answer, csv_of, html_of, said, table_of
from readings_made import TEXT, juniper

POLICY = "The growth chart policy will be rewritten by March 2022."
OFFICERS = "Officers now record everyone present."
PAGE, CHECK, SAVE = "/opening-positions", "/opening-positions/check", "/opening-positions/save"
ONLY_THE_TEAM = "Only the partnership's support team sets opening positions."


@pytest.fixture
def proposed(database: str) -> AlderVale:
    made = alder_vale()
    by = made.support
    with acting(by):
        for words, whose in (("The Trust", made.trust), ("Police", made.police)):
            organisations.add_alias(words, organisation=whose, partnership=made.partnership, by=by, at=AT)
        readings.load(TEXT.encode(), juniper(), partnership=made.partnership, by=by, at=AT)
    return made


@pytest.fixture
def cast(proposed: AlderVale) -> AlderVale:
    """Three recommendations and parts and three commitments, confirmed."""
    with acting(proposed.support):
        [reading] = {row.source.reading for row in queries.recommendations({}).rows}
        assert reading
        commands.confirm_reading(reading, by=proposed.support, at=AT)
    return proposed


@pytest.fixture
def support(cast: AlderVale) -> Client:
    return signed_in(cast.support)


def tokens(page: Answer) -> list[str]:
    """The rows that can be ticked."""
    return re.findall(r'name="chosen" value="([^"]+)"', html_of(page))


def ticked(page: Answer, *, status: int = 200) -> list[str]:
    boxes = re.findall(r'<input[^>]*name="chosen"[^>]*>', html_of(page, status=status))
    return [each.split('value="')[1].split('"')[0] for each in boxes if " checked" in each]


def hidden(page: Answer, *, status: int = 200) -> dict[str, list[str]]:
    """What the page's form hands on without showing it."""
    found: dict[str, list[str]] = {}
    html = html_of(page, status=status)
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html):
        found.setdefault(name, []).append(unescape(value))
    return {name: values for name, values in found.items() if name != "csrfmiddlewaretoken"}


def positions() -> list[tuple[object, ...]]:
    return all_rows(
        "SELECT subject_kind, position FROM recommendations_openingposition"
        " WHERE undone_at IS NULL AND replaced_by IS NULL ORDER BY subject_kind, subject_id"
    )


def test_an_empty_register_says_what_would_appear(proposed: AlderVale) -> None:
    client = signed_in(proposed.support)
    words = said(client.get(PAGE))
    assert "Nothing is confirmed yet. Recommendations and commitments appear here once" in words
    assert "Opening position" not in said(client.get("/")), "home says nothing before anything is confirmed"


def test_home_counts_what_is_not_set_and_leads_there(cast: AlderVale, support: Client) -> None:
    words = said(support.get("/"))
    assert "Opening positions not set: 6 of 6 confirmed recommendations, parts and commitments." in words
    assert "Until then nothing of them can be late." in words
    assert len(tokens(support.get(f"{PAGE}?opening=not_set"))) == 6
    with acting(cast.support):
        subjects = [("recommendation", row.id) for row in queries.recommendations({}).rows]
        subjects += [("commitment", row.id) for row in queries.commitments({}).rows]
        commands.set_positions(subjects, Opening.OPEN, by=cast.support, at=AT)
    assert "Every opening position is set." in said(support.get("/"))
    assert "No row is left with this opening position." in said(support.get(f"{PAGE}?opening=not_set"))
    assert "Opening position" not in said(signed_in(cast.police_lead).get("/"))


def test_ticked_rows_are_looked_at_saved_and_undone(cast: AlderVale, support: Client) -> None:
    chosen = tokens(support.get(PAGE))[:2]
    typed = {
        "rows": "ticked", "chosen": chosen, "position": "closed_before", "note": "Minute 4",
        "closed_by_organisation": str(cast.police), "closed_by": "", "closed_on": "March 2021",
    }  # fmt: skip
    page = support.post(CHECK, typed)
    words = said(page)
    assert words.startswith("Check before you save")
    assert (
        "2 rows will get this opening position: Closed before Goldthread, by Wessmoor Police, March 2021 ."
        in words
    )
    assert "Rows 1 recommendation 1 commitment" in words
    assert "What they have now Not set yet: 2" in words
    assert positions() == [], "looking saves nothing"

    done = support.post(SAVE, hidden(page), follow=True)
    words = said(done)
    assert words.startswith("2 opening positions set")
    assert "Closed before Goldthread, by Wessmoor Police, March 2021 Minute 4" in words
    assert "Opening positions not set yet: 4" in words
    assert positions() == [("commitment", "closed_before"), ("recommendation", "closed_before")]

    undo = re.search(r'action="(/opening-positions/acts/[0-9a-f-]{36}/undo)"', html_of(done))
    assert undo
    words = said(support.post(undo[1], follow=True))
    assert "Undone for 2 rows." in words
    assert "What stood before stands again" in words
    assert "Undo for" not in words
    assert positions() == []
    assert "were undone already" in said(support.post(undo[1]), status=403)


def test_all_that_match_is_one_choice(support: Client) -> None:
    address = "?organisation=&kind=commitment&due_until=2022-03-31"
    assert len(tokens(support.get(PAGE + "?kind=commitment"))) == 3
    assert "All 3 that match" in said(support.get(PAGE + "?kind=commitment"))
    page = support.post(CHECK + "?kind=commitment", {"rows": "all", "position": "not_known"})
    assert "3 rows will get this opening position: Not known ." in said(page)
    assert said(support.post(SAVE + "?kind=commitment", hidden(page), follow=True)).startswith("3 opening")
    assert positions() == [("commitment", "not_known")] * 3
    assert POLICY in said(support.get(PAGE + address))
    assert OFFICERS not in said(support.get(PAGE + address))


def test_a_change_of_mind_says_what_it_takes_the_place_of(support: Client) -> None:
    first = support.post(CHECK, {"rows": "all", "position": "not_known"})
    support.post(SAVE, hidden(first))
    chosen = tokens(support.get(PAGE))[:2]
    page = support.post(CHECK, {"rows": "ticked", "chosen": chosen, "position": "open"})
    assert "What they have now Not known: 2, kept in their history" in said(page)
    support.post(SAVE, hidden(page))
    history = said(support.get(f"/recommendations/{chosen[0].removeprefix('recommendation-')}"))
    assert re.search(r"How this was set Open , set on [^;]*\. Not known , set on [^;]*; changed on", history)


def test_what_somebody_else_saved_meanwhile_is_shown_and_not_overwritten(
    cast: AlderVale, support: Client
) -> None:
    page = support.post(CHECK + "?opening=not_set", {"rows": "all", "position": "open"})
    with acting(cast.support):
        row = queries.recommendations({}).rows[0]
        commands.set_positions([("recommendation", row.id)], Opening.NOT_KNOWN, by=cast.support, at=AT)
    again = support.post(SAVE + "?opening=not_set", hidden(page))
    words = said(again, status=409)
    assert "Somebody changed some of these meanwhile Nothing of yours is saved yet." in words
    assert "5 rows will get this opening position: Open ." in words
    assert len(positions()) == 1
    support.post(SAVE + "?opening=not_set", hidden(again, status=409))
    assert sorted(each[1] for each in positions()) == ["not_known", *["open"] * 5]
    twice = support.post(SAVE + "?opening=not_set", hidden(again, status=409))
    assert "Tick at least one row, or choose all of them." in said(twice, status=422)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"position": "open"}, "Tick at least one row, or choose all of them."),
        ({"rows": "ticked", "chosen": "secret-1", "position": "open"}, "Tick at least one row, or choose"),
        ({"rows": "all"}, "Choose how these rows stood: open, closed before Goldthread or not known."),
        (
            {"rows": "all", "position": "closed_before"},
            "Say who closed it: an organisation, or in your own words.",
        ),
        (
            {"rows": "all", "position": "closed_before", "closed_by": "Us", "closed_on": "last Tuesday"},
            "“last Tuesday” is no date that can be told.",
        ),
        (
            {"rows": "all", "position": "closed_before", "closed_by": "Us", "closed_on": "2099"},
            "It was closed before Goldthread, so the date cannot lie ahead of today.",
        ),
    ],
)
def test_each_fault_is_said_at_its_field_and_what_was_typed_is_kept(
    support: Client, typed: dict[str, str], sentence: str
) -> None:
    page = support.post(CHECK, {**typed, "note": "Kept with care"})
    html = html_of(page, status=422)
    words = said(page, status=422)
    assert words.startswith("Error: Opening positions")
    assert words.count(sentence) == 2, "in the summary and at the field"
    assert "Kept with care" in html
    for target in re.findall(r'href="#(id_\w+)"', html):
        assert f'id="{target}"' in html
    assert positions() == []


def test_the_pages_between_lead_back_to_the_list_when_they_are_opened_by_hand(support: Client) -> None:
    for address in (CHECK, SAVE):
        answer = support.get(f"{address}?kind=commitment")
        assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?kind=commitment")
    page = support.post(f"{CHECK}?kind=commitment", {})
    assert f'href="{PAGE}"' in html_of(page, status=422), "taking the filter away leads to the list"


def test_going_back_keeps_what_was_chosen(support: Client) -> None:
    chosen = tokens(support.get(PAGE))[1:3]
    page = support.post(
        CHECK, {"rows": "ticked", "chosen": chosen, "position": "closed_before", "closed_by": "Subgroup"}
    )
    back = support.post(CHECK, {**hidden(page), "back": "yes"})
    assert sorted(ticked(back)) == sorted(chosen)
    assert 'value="Subgroup"' in html_of(back)
    assert re.search(r'value="closed_before"[^>]* checked', html_of(back))


def test_what_is_typed_for_a_closing_that_was_none_is_left_out(support: Client) -> None:
    page = support.post(CHECK, {"rows": "all", "position": "open", "closed_by": "Us", "closed_on": "soon"})
    assert "6 rows will get this opening position: Open ." in said(page)
    support.post(SAVE, hidden(page))
    assert len(positions()) == 6


def test_one_row_with_what_is_under_it(support: Client, cast: AlderVale) -> None:
    with acting(cast.support):
        ask, promise = queries.recommendations({}).rows[0].id, queries.commitments({}).rows[0].id
    page = support.get(f"/recommendations/{ask}")
    assert "Not set yet. Nobody has said how this stood when it came into Goldthread" in said(page)
    assert f"{PAGE}?about=recommendation-{ask}" in html_of(page)
    listed = support.get(f"{PAGE}?about=recommendation-{ask}")
    assert said(listed).startswith("Opening position of recommendation 1")
    assert "All 4 that are listed" in said(listed)
    alone = support.get(f"{PAGE}?about=commitment-{promise}")
    assert tokens(alone) == []
    address = f"{CHECK}?about=commitment-{promise}"
    checked = support.post(address, {"rows": "all", "position": "not_known", "note": "No file\nfound"})
    done = said(support.post(f"{SAVE}?about=commitment-{promise}", hidden(checked), follow=True))
    assert done.startswith("1 opening position set")
    row = said(support.get(f"/commitments/{promise}"))
    assert "Not known It counts nowhere until somebody decides. No file found" in row
    assert "Change the opening position" in row
    assert "There is a problem" in said(support.get(f"{PAGE}?about=nonsense"))
    assert support.get(f"{PAGE}?about=commitment-999").status_code == 404


def test_a_row_that_is_not_confirmed_has_none(proposed: AlderVale) -> None:
    client = signed_in(proposed.support)
    with acting(proposed.support):
        ask = queries.recommendations({}).rows[0].id
    assert "Opening position None before it is confirmed." in said(client.get(f"/recommendations/{ask}"))
    shown = table_of(client.get("/recommendations"))
    place = shown[0].index("Opening position")
    assert {row[place] for row in shown[1:]} == {"None before it is confirmed"}
    assert "This is not confirmed." in said(client.get(f"{PAGE}?about=recommendation-{ask}"))


def test_lists_have_a_column_and_a_filter_and_exports_the_same(support: Client, cast: AlderVale) -> None:
    with acting(cast.support):
        promise = queries.commitments({}).rows[0]
        commands.set_positions([("commitment", promise.id)], Opening.NOT_KNOWN, by=cast.support, at=AT)
    for address, shown_ in (
        ("/commitments?opening=not_known", ["Not known"]),
        ("/commitments?opening=not_set", ["Not set yet"] * 2),
        ("/recommendations?opening=not_set", ["Not set yet"] * 3),
        ("/recommendations?opening=closed_before", []),
    ):
        shown = table_of(support.get(address))
        column = [row[shown[0].index("Opening position")] for row in shown[1:]] if shown else []
        assert column == shown_, address
    exported = csv_of(support.get("/commitments?opening=not_known&format=csv"))
    assert exported[1][exported[0].index("Opening position")] == "Not known"
    assert "gt-state--unknown" in html_of(support.get("/commitments?opening=not_known"))


def test_an_agency_sees_it_on_its_rows_and_cannot_set_it(cast: AlderVale) -> None:
    with acting(cast.support):
        rows = queries.positioned({}).rows
        subjects = [(("commitment" if hasattr(row, "status") else "recommendation"), row.id) for row in rows]
        commands.set_positions(subjects, Opening.NOT_KNOWN, by=cast.support, at=AT)
        batch = commands.set_positions(
            subjects, Opening.CLOSED_BEFORE, closed_by="Subgroup", note="Minute 4", by=cast.support, at=AT
        )
    client, [kind, subject] = signed_in(cast.police_lead), subjects[-1]
    assert kind == "commitment"
    words = said(client.get(f"/commitments/{subject}"))
    assert "Closed before Goldthread, by Subgroup Minute 4" in words
    assert "How this was set" not in words
    assert "the opening position" not in words
    for address in ("/commitments?opening=closed_before", "/recommendations"):
        headings, row = table_of(client.get(address))
        assert row[headings.index("Opening position")] == "Closed before Goldthread"
    for other in (client, signed_in(cast.scrutineer)):
        for answer in (
            other.get(PAGE),
            other.post(CHECK),
            other.post(SAVE),
            other.get(f"{PAGE}/acts/{batch}"),
        ):
            assert ONLY_THE_TEAM in said(answer, status=403)
    undo = f"{PAGE}/acts/{batch}/undo"
    assert (client.post(undo).status_code, other.post(undo).status_code) == (404, 403)
    assert {each[1] for each in positions()} == {"closed_before"}


def test_another_partnership_finds_nothing(cast: AlderVale, support: Client) -> None:
    page = support.post(CHECK, {"rows": "all", "position": "open"})
    act = str(support.post(SAVE, hidden(page))["Location"])
    chosen, stranger = tokens(support.get(PAGE)), signed_in(fernhill())
    assert "Nothing is confirmed yet." in said(stranger.get(PAGE))
    typed = {"rows": "ticked", "chosen": chosen, "position": "not_known"}
    assert stranger.post(CHECK, typed).status_code == 404
    assert stranger.post(SAVE, typed).status_code == 404
    assert stranger.get(act).status_code == stranger.post(f"{act}/undo").status_code == 404
    assert {each[1] for each in positions()} == {"open"}


def test_a_search_finds_words_and_keeps_them_out_of_the_address(support: Client) -> None:
    response = support.post(f"{PAGE}?kind=commitment", {"words": "officers"})
    address = str(response["Location"])
    assert re.fullmatch(rf"{PAGE}\?kind=commitment&search=[0-9a-f-]{{36}}", address)
    page = support.get(address)
    assert OFFICERS in said(page)
    assert POLICY not in said(page)
    checked = support.post(address.replace(PAGE, CHECK), {"rows": "all", "position": "open"})
    assert "1 row will get this opening position: Open ." in said(checked)


def test_a_filter_that_cannot_be_read_lists_nothing_and_sets_nothing(support: Client) -> None:
    for address in ("?review=nonsense", "?opening=certain", "?due_until=soon", "?search=abc"):
        words = said(support.get(PAGE + address))
        assert "Nothing is listed until this is put right" in words, address
        assert OFFICERS not in words
        answer = support.post(CHECK + address, {"rows": "all", "position": "open"})
        assert "Tick at least one row" in said(answer, status=422)
