"""The pages of the register, as the support team, a scrutineer and agencies meet them."""

import re
from dataclasses import dataclass, replace
from html import unescape

import pytest
from django.test import Client

from cast import AT, AlderVale, alder_vale, fernhill, signed_in
from database_seen import all_rows
from goldthread.ingest.reading import Commitment, Recommendation
from goldthread.organisations import commands as organisations
from goldthread.readings import commands as readings
from goldthread.recommendations import commands, queries
from goldthread.trail.context import acting
from pages_read import Answer, about_sheet, csv_of, excel_of, html_of, said, table_of
from readings_made import TEXT, juniper, place

LISTS = ("reviews", "recommendations", "responses", "commitments")
POLICY = "The growth chart policy will be rewritten by March 2022."
CHARTS = "Charts are checked each quarter."
OFFICERS = "Officers now record everyone present."
TRUST_ASK = "The Trust should review its growth chart policy."
STAFF = "Staff to be shown the new chart."
POLICE_ASK = "Police should record who is in the house."
ONLY_THE_TEAM = "Only the partnership's support team confirms what was read. Tell them what is wrong with it."
TRUST = "Alder Vale Community NHS Trust"


@dataclass(frozen=True)
class Loaded:
    """The cast, the reading's id, and the ids of the register's rows by their first words."""

    cast: AlderVale
    reading: int
    review: int
    recommendations: dict[str, int]
    responses: dict[str, int]
    commitments: dict[str, int]


@pytest.fixture
def loaded(database: str) -> Loaded:
    """A response, of which nothing is confirmed yet; both its agencies are known by name."""
    cast = alder_vale()
    by = cast.support
    with acting(by):
        organisations.add_alias(
            "The Trust", organisation=cast.trust, partnership=cast.partnership, by=by, at=AT
        )
        organisations.add_alias(
            "Police", organisation=cast.police, partnership=cast.partnership, by=by, at=AT
        )
        reading = readings.load(TEXT.encode(), juniper(), partnership=cast.partnership, by=by, at=AT).reading
        rows = [{row.text: row.id for row in query({}).rows} for query in QUERIES]
        return Loaded(cast, reading, queries.reviews({}).rows[0].id, *rows)


QUERIES = (queries.recommendations, queries.responses, queries.commitments)


@pytest.fixture
def confirmed(loaded: Loaded) -> Loaded:
    with acting(loaded.cast.support):
        commands.confirm_reading(loaded.reading, by=loaded.cast.support, at=AT)
    return loaded


@pytest.fixture
def support(loaded: Loaded) -> Client:
    return signed_in(loaded.cast.support)


def column(page: Answer) -> list[str]:
    """The first column of the page's table, without its heading."""
    return [row[0] for row in table_of(page)[1:]]


def picked(page: Answer, *headings: str) -> list[list[str]]:
    """The columns with these headings, row by row."""
    shown, *rows = table_of(page)
    return [[row[shown.index(heading)] for heading in headings] for row in rows]


def standings() -> list[tuple[object, ...]]:
    """Every row's standing and every decision, to see that nothing changed."""
    found = []
    for table in ("review", "recommendation", "response", "commitment"):
        found += all_rows(f"SELECT '{table}', id, standing FROM recommendations_{table} ORDER BY id")
    return [*found, *all_rows("SELECT count(*), count(undone_at) FROM recommendations_decision")]


def test_each_list_shows_what_was_read_and_that_it_is_a_proposal(support: Client) -> None:
    reviews = ("Review", "Recommendations confirmed", "Proposed, not yet confirmed", "Standing")
    assert picked(support.get("/reviews"), *reviews) == [["Baby Juniper", "0", "8", "Proposed"]]
    recommendations = (
        "Number",
        "Recommendation",
        "Addressed to, in its words",
        "Themes",
        "Standing",
        "Source",
    )
    assert picked(support.get("/recommendations"), *recommendations) == [
        ["1", TRUST_ASK, "The Trust", "Policy review", "Proposed", "juniper.txt, line 4"],
        ["1(a)", STAFF, "Not stated", "None found", "Proposed", "juniper.txt, line 5"],
        ["2", POLICE_ASK, "Police", "None found", "Proposed", "juniper.txt, line 8"],
    ]
    responses = ("Recommendation", "Agency", "Response", "Review", "Standing")
    assert picked(support.get("/responses"), *responses) == [
        ["1", TRUST, f"{POLICY} {CHARTS}", "Baby Juniper", "Proposed"],
        ["2", "Wessmoor Police", OFFICERS, "Baby Juniper", "Proposed"],
    ]
    commitments = ("Commitment", "Agency", "What the agency says", "Target date, in its words", "Standing")
    page = support.get("/commitments?order=due")
    assert picked(page, *commitments) == [
        [POLICY, TRUST, "Planned", "by March 2022", "Proposed"],
        [CHARTS, TRUST, "Standing practice", "each quarter", "Proposed"],
        [OFFICERS, "Wessmoor Police", "Said to be done", "No target date", "Proposed"],
    ]
    assert picked(page, "Last day of the target date")[0] == ["31 March 2022"]


def test_an_empty_list_says_so_and_what_would_appear(database: str) -> None:
    client = signed_in(alder_vale().support)
    for name in LISTS:
        words = said(client.get(f"/{name}"))
        assert re.search(rf"No {name[:-1]} here yet\. .*(document is loaded|Load a response document)", words)


def test_filters_stand_in_the_address_and_narrow_the_lists(loaded: Loaded, support: Client) -> None:
    cast, review = loaded.cast, loaded.review
    for address, labels in {
        f"/recommendations?review={review}": ["1", "1(a)", "2"],
        f"/recommendations?organisation={cast.police}": ["2"],
        f"/recommendations?organisation={cast.trust}&theme=policy_review": ["1"],
        "/recommendations?standing=confirmed": [],
        "/recommendations?standing=proposed": ["1", "1(a)", "2"],
        f"/responses?organisation={cast.police}": ["2"],
        f"/responses?review={review}&standing=rejected": [],
    }.items():
        page = support.get(address)
        assert column(page) == labels, address
        assert "Take away" in said(page)


def test_commitments_are_narrowed_by_what_is_said_and_by_target_date(support: Client) -> None:
    for address, texts in {
        "/commitments?status=done": [OFFICERS],
        "/commitments?status=planned&status=ongoing": [POLICY, CHARTS],
        "/commitments?status=delayed": [],
        "/commitments?dated=yes": [POLICY, CHARTS],
        "/commitments?dated=no": [OFFICERS],
        "/commitments?due_from=2022-03-31&due_until=2022-03-31": [POLICY],
        "/commitments?due_from=2022-04-01": [],
        "/commitments?due_until=2022-03-30": [],
    }.items():
        assert column(support.get(address)) == texts, address


UNREADABLE = (
    "/recommendations?organisation=999",
    "/recommendations?review=nonsense",
    "/recommendations?theme=weather",
    "/responses?standing=certain",
    "/commitments?status=broken",
    "/commitments?due_from=last+Tuesday",
    "/reviews?standing=true",
)


def test_a_filter_that_cannot_be_read_lists_nothing(support: Client) -> None:
    for address in UNREADABLE:
        words = said(support.get(address))
        assert "There is a problem" in words, address
        assert "Nothing is listed until this is put right" in words, address
        assert "juniper.txt" not in words, address


def test_commitments_come_soonest_target_date_first_unless_told_otherwise(
    loaded: Loaded, support: Client
) -> None:
    """Those without a date come last, though their review is the first of the alphabet."""
    text, words = "Recommendation 1\nDoors to be locked.\nDoors are locked.\n", "Doors are locked."
    ask = Recommendation(
        "1", None, None, "1", None, "Doors to be locked.", place("Doors to be locked.", text),
        commitments=(Commitment(words, None, "done", None, place(words, text)),),
    )  # fmt: skip
    acorn = replace(juniper(text=text), reviews=("Baby Acorn",), recommendations=(ask,))
    with acting(loaded.cast.support):
        readings.load(
            text.encode(), acorn, partnership=loaded.cast.partnership, by=loaded.cast.support, at=AT
        )
    texts = column(support.get("/commitments"))
    assert texts[0] == POLICY
    assert set(texts[1:]) == {CHARTS, OFFICERS, words}
    assert picked(support.get("/commitments?order=-agency"), "Agency")[0] == ["Wessmoor Police"]
    assert column(support.get("/commitments?order=review"))[0] == words


def test_every_detail_stands_beside_the_passage_it_was_read_from(loaded: Loaded, support: Client) -> None:
    for address, text in {
        f"/recommendations/{loaded.recommendations[POLICE_ASK]}": POLICE_ASK,
        f"/responses/{loaded.responses[OFFICERS]}": OFFICERS,
        f"/commitments/{loaded.commitments[POLICY]}": POLICY,
    }.items():
        page = support.get(address)
        assert even(TEXT[: TEXT.index(text)]) + f" Passage begins: {text} Passage ends." in said(page)
        assert even(TEXT[TEXT.index(text) + len(text) :]) in said(page)
        assert "Proposed by reading, not yet confirmed" in said(page)
        link = re.search(r'href="(/documents/\d+\?start=\d+&amp;end=\d+)#passage"', html_of(page))
        assert link, address
        assert f"Passage begins: {text} Passage ends." in said(support.get(unescape(link[1])))


def even(text: str) -> str:
    """As `said` gives it: every run of spaces and line ends as one space."""
    return " ".join(text.split())


def test_a_commitment_says_what_its_words_allow_and_that_nobody_checked(
    loaded: Loaded, support: Client
) -> None:
    words = said(support.get(f"/commitments/{loaded.commitments[POLICY]}"))
    assert "Planned. Nobody outside the agency has checked it." in words
    assert "“by March 2022” Until 31 March 2022, read to the month" in words
    assert f"{TRUST} now Wessmoor Health NHS Foundation Trust" in words
    assert "Repeats every 3 months" in said(support.get(f"/commitments/{loaded.commitments[CHARTS]}"))
    assert "No target date in these words." in said(
        support.get(f"/commitments/{loaded.commitments[OFFICERS]}")
    )


def test_a_review_shows_its_thread_in_the_order_of_the_document(loaded: Loaded, support: Client) -> None:
    words = said(support.get(f"/reviews/{loaded.review}"))
    places = [words.index(text) for text in (TRUST_ASK, POLICY, STAFF, POLICE_ASK, OFFICERS)]
    assert places == sorted(places)
    part = said(support.get(f"/recommendations/{loaded.recommendations[STAFF]}"))
    assert f"Part of recommendation 1 : {TRUST_ASK}" in part


def test_what_never_was_is_not_found(support: Client) -> None:
    addresses = [f"/{name}/{subject}" for name in LISTS for subject in ("0", "999", "9" * 30)]
    assert [each for each in addresses if support.get(each).status_code != 404] == []
    assert "Page not found" in said(support.get("/reviews/999"), status=404)


def decide(client: Client, kind: str, subject: int, decision: str) -> Answer:
    return client.post(f"/decisions/{kind}/{subject}", {"decision": decision}, follow=True)


def test_a_row_is_confirmed_and_undone_from_its_page(loaded: Loaded, support: Client) -> None:
    words = said(decide(support, "review", loaded.review, "confirm"))
    assert words.startswith("Baby Juniper")
    assert "Confirmed. This review now counts, and the agencies it concerns can see it." in words
    assert "Undo this decision" in words
    assert "Confirmed on 2" in words
    words = said(decide(support, "review", loaded.review, "undo"))
    assert "Undone for 1 row." in words
    assert re.search(r"Confirmed on [^;]*; undone on \d+ \w+ 20\d\d", words)
    assert "Proposed by reading, not yet confirmed" in words


def test_a_row_is_rejected_with_what_was_proposed_below_it(loaded: Loaded, support: Client) -> None:
    subject = loaded.recommendations[TRUST_ASK]
    words = said(decide(support, "recommendation", subject, "reject"))
    assert "Rejected. This recommendation is kept with its source, and counts nowhere." in words
    assert "with 4 other rows in the same act" in words
    assert column(support.get("/recommendations")) == ["2"]
    assert column(support.get("/commitments?standing=rejected&order=due")) == [POLICY, CHARTS]
    assert "Undone for 5 rows." in said(decide(support, "recommendation", subject, "undo"))


def test_each_refusal_has_its_sentence_and_changes_nothing(loaded: Loaded, support: Client) -> None:
    ask, answer = loaded.recommendations[TRUST_ASK], loaded.responses[OFFICERS]
    decide(support, "review", loaded.review, "confirm")
    decide(support, "recommendation", ask, "confirm")
    before = standings()
    for kind, subject, decision, sentence in (
        ("response", answer, "confirm", "Confirm the recommendation that this belongs to first."),
        ("recommendation", ask, "confirm", "This is already confirmed. Undo that decision first."),
        ("recommendation", ask, "reject", "This is already confirmed. Undo that decision first."),
        ("review", loaded.review, "reject", "Something that belongs to this is confirmed. Undo that first."),
        ("review", loaded.review, "undo", "Something confirmed since belongs to this. Undo that first."),
        ("response", answer, "undo", "No decision stands on this, so there is nothing to undo."),
        ("response", answer, "agree", "Choose confirm, reject or undo."),
        ("response", answer, "", "Choose confirm, reject or undo."),
    ):
        words = said(decide(support, kind, subject, decision), status=403)
        assert f"This cannot be done {sentence} Nothing was changed." in words
    assert standings() == before


def test_a_decision_needs_a_button_and_a_row(loaded: Loaded, support: Client) -> None:
    before = standings()
    assert support.get(f"/decisions/review/{loaded.review}").status_code == 405
    for kind, subject in (("review", 999), ("response", 0), ("commitment", 10**25), ("secret", 1)):
        assert "Page not found" in said(decide(support, kind, subject, "confirm"), status=404)
    assert standings() == before


def test_nobody_but_the_support_team_decides(confirmed: Loaded) -> None:
    """An agency may not even lock a row in the database, and so does not find it."""
    cast, ask = confirmed.cast, confirmed.recommendations[POLICE_ASK]
    before = standings()
    scrutineer = signed_in(cast.scrutineer)
    assert ONLY_THE_TEAM in said(decide(scrutineer, "recommendation", ask, "undo"), status=403)
    page = said(scrutineer.get(f"/recommendations/{ask}"))
    assert "Undo this decision" not in page
    assert "Confirmed on" in page
    for actor in (cast.police_lead, fernhill()):
        client = signed_in(actor)
        for decision in ("confirm", "reject", "undo"):
            said(decide(client, "recommendation", ask, decision), status=404)
    assert standings() == before


@pytest.mark.parametrize("name", LISTS)
def test_an_export_holds_exactly_what_is_shown(confirmed: Loaded, support: Client, name: str) -> None:
    address = {
        "reviews": "/reviews?order=-name",
        "recommendations": f"/recommendations?organisation={confirmed.cast.trust}&order=-review",
        "responses": "/responses?order=-agency&standing=confirmed",
        "commitments": "/commitments?status=planned&status=done&order=-due",
    }[name]
    shown = table_of(support.get(address))
    excel = support.get(f"{address}&format=xlsx")
    assert len(shown) > 1
    assert csv_of(support.get(f"{address}&format=csv")) == shown
    assert excel_of(excel) == shown
    about = about_sheet(excel)
    assert about["Rows"].startswith(f"n = {len(shown) - 1} ")
    assert about["Made by"] == "Alder Vale Partnership Support Team"
    entries = all_rows(
        "SELECT details->>'form', details->>'rows' FROM trail_entry WHERE verb = %s", f"{name[:-1]}.exported"
    )
    assert sorted(entries) == [("csv", str(len(shown) - 1)), ("xlsx", str(len(shown) - 1))]


def test_an_agency_sees_no_proposal(loaded: Loaded) -> None:
    for actor in (loaded.cast.police_lead, loaded.cast.trust_lead):
        client = signed_in(actor)
        for name in LISTS:
            words = said(client.get(f"/{name}"))
            assert f"No {name[:-1]} here yet." in words
            assert "Juniper" not in words
            assert csv_of(client.get(f"/{name}?format=csv"))[1:] == []
        for address in every_detail(loaded):
            assert "Juniper" not in said(client.get(address), status=404)


def every_detail(loaded: Loaded) -> list[str]:
    return [
        f"/reviews/{loaded.review}",
        *(f"/recommendations/{each}" for each in loaded.recommendations.values()),
        *(f"/responses/{each}" for each in loaded.responses.values()),
        *(f"/commitments/{each}" for each in loaded.commitments.values()),
    ]


def test_an_agency_sees_its_own_and_nothing_of_another(confirmed: Loaded) -> None:
    cast = confirmed.cast
    detective, nurse = signed_in(cast.police_lead), signed_in(cast.trust_lead)
    assert [column(detective.get(f"/{name}")) for name in LISTS] == [
        ["Baby Juniper"],
        ["2"],
        ["2"],
        [OFFICERS],
    ]
    assert column(nurse.get("/recommendations")) == ["1", "1(a)"]
    assert column(nurse.get("/commitments?order=due")) == [POLICY, CHARTS]
    police = {POLICE_ASK, OFFICERS}
    for client, own in (
        (detective, police),
        (nurse, {TRUST_ASK, STAFF, POLICY, CHARTS, f"{POLICY} {CHARTS}"}),
    ):
        for kind in ("recommendations", "responses", "commitments"):
            for text, subject in getattr(confirmed, kind).items():
                expected = 200 if text in own else 404
                assert client.get(f"/{kind}/{subject}").status_code == expected, text


def test_an_agency_reads_its_own_words_without_the_partnerships_document(confirmed: Loaded) -> None:
    client = signed_in(confirmed.cast.police_lead)
    for address in (
        f"/reviews/{confirmed.review}",
        f"/recommendations/{confirmed.recommendations[POLICE_ASK]}",
        f"/responses/{confirmed.responses[OFFICERS]}",
        f"/commitments/{confirmed.commitments[OFFICERS]}",
    ):
        html = html_of(client.get(address))
        assert "/documents" not in html
        for foreign in ("growth chart", "shown the new chart", "each quarter"):
            assert foreign not in html, address
        assert "Confirmed on" not in html, "who decided when is the partnership's own"


def test_an_agencys_export_and_search_and_filters_hold_its_own_alone(confirmed: Loaded) -> None:
    client = signed_in(confirmed.cast.police_lead)
    page = client.get("/commitments")
    assert csv_of(client.get("/commitments?format=csv")) == table_of(page)
    assert excel_of(client.get("/commitments?format=xlsx")) == table_of(page)
    counted = ("Recommendations confirmed", "Responses confirmed", "Commitments confirmed")
    assert picked(client.get("/reviews"), "Review", *counted) == [["Baby Juniper", "1", "1", "1"]]
    found = client.get(search(client, "/commitments", "policy"))
    assert "No commitments match." in said(found)
    assert "Alder Vale Community NHS Trust" not in html_of(client.get("/recommendations"))
    assert "Policy review" not in html_of(client.get("/recommendations"))


def search(client: Client, address: str, words: str) -> str:
    """The address that a search leads to."""
    response = client.post(address, {"words": words})
    assert response.status_code == 302
    return str(response["Location"])


def test_a_search_finds_words_and_keeps_them_out_of_the_address(support: Client) -> None:
    for name, words, found in (
        ("recommendations", "charts", ["1", "1(a)"]),
        ("recommendations", "policies reviewed", ["1"]),
        ("responses", "officer recording", ["2"]),
        ("commitments", "growth OR officers", [POLICY, OFFICERS]),
        ("reviews", "juniper", ["Baby Juniper"]),
        ("commitments", "gorilla", []),
    ):
        address = search(support, f"/{name}?standing=proposed&page=2", words)
        assert re.fullmatch(rf"/{name}\?standing=proposed&search=[0-9a-f-]{{36}}", address)
        page = support.get(address)
        assert sorted(column(page)) == sorted(found), words
        assert f"Searching for: {words}" in said(page)
        links = " ".join(re.findall(r'(?:href|action)="([^"]*)"', html_of(page)))
        assert not any(word in links for word in words.lower().split() if len(word) > 2), links


def test_a_search_belongs_to_whoever_made_it(confirmed: Loaded, support: Client) -> None:
    address = search(support, "/commitments", "officers")
    page = said(signed_in(confirmed.cast.police_lead).get(address))
    assert "This search is not kept any more. Type the words again." in page
    assert "officers" not in page
    assert OFFICERS not in page


def test_another_partnership_sees_nothing(confirmed: Loaded) -> None:
    client = signed_in(fernhill())
    for name in LISTS:
        assert f"No {name[:-1]} here yet." in said(client.get(f"/{name}"))
    for address in every_detail(confirmed):
        assert client.get(address).status_code == 404
