"""The pages of organisations, as the support team, a scrutineer, an agency and a stranger meet them."""

from datetime import date

import pytest
from django.test import Client

from cast import AT, AlderVale, alder_vale, fernhill, signed_in
from database_seen import all_rows, row_counts
from goldthread.organisations import commands
from goldthread.organisations.domain import CodeScheme, SuccessionKind
from goldthread.recommendations import commands as register
from goldthread.trail.context import acting
from pages_read import csv_of, html_of, said, table_of
from readings_made import juniper

TRUST, TODAY = "Alder Vale Community NHS Trust", "Wessmoor Health NHS Foundation Trust"
ON = date(2025, 4, 1)


@pytest.fixture
def cast(database: str) -> AlderVale:
    made = alder_vale()
    with acting(made.support):
        commands.add_alias(
            "The Trust", organisation=made.trust, partnership=made.partnership, by=made.support, at=AT
        )
        commands.add_code(made.trust, scheme=CodeScheme.ODS, value="X9Z", by=made.support, at=AT)
    return made


def page(client: Client, organisation: int) -> str:
    return said(client.get(f"/organisations/{organisation}"))


def test_the_list_names_each_with_its_kind_codes_and_todays_name(cast: AlderVale) -> None:
    table = table_of(signed_in(cast.police_lead).get("/organisations"))
    assert table[0] == ["Organisation", "Kind", "Codes", "Today", "Agency of"]
    rows = {row[0]: row[1:] for row in table[1:]}
    alder_vale_partnership = "Alder Vale Safeguarding Children Partnership"
    assert rows[TRUST] == ["NHS trust", "ODS X9Z", TODAY, alder_vale_partnership]
    assert rows["Wessmoor Police"] == ["Police", "None known", "Goes on", alder_vale_partnership]
    assert rows["Alder Vale Independent Scrutiny"][-1] == "No partnership"


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("?code=x9z", [TRUST]),
        ("?code=X9", []),
        ("?kind=police", ["Wessmoor Police"]),
        ("?state=passed_on", [TRUST]),
        ("?kind=nhs_trust&state=going_on", [TODAY]),
    ],
)
def test_the_list_is_narrowed_and_exported_alike(cast: AlderVale, address: str, names: list[str]) -> None:
    client = signed_in(cast.support)
    shown = table_of(client.get(f"/organisations{address}"))[1:]
    assert [row[0] for row in shown] == names
    if names:
        exported = csv_of(client.get(f"/organisations{address}&format=csv"))
        assert [row[0] for row in exported[1:]] == names


def test_a_search_finds_names_and_ones_own_aliases(cast: AlderVale) -> None:
    client, stranger = signed_in(cast.support), signed_in(fernhill())
    for who, words, found in (
        (client, "wessmoor police", ["Wessmoor Police"]),
        (client, "the trust", [TRUST]),
        (stranger, "the trust", []),
    ):
        answer = who.post("/organisations", {"words": words}, follow=True)
        assert [row[0] for row in table_of(answer)[1:]] == found


def test_an_organisations_page_tells_its_names_and_the_tree_says_what_the_table_says(cast: AlderVale) -> None:
    client = signed_in(cast.support)
    words = page(client, cast.trust)
    assert f"Today {TODAY}" in words
    assert "ODS code (NHS) X9Z" in words
    assert f"After it {TODAY} Replacement: everything, from 1 April 2024" in words
    assert table_of(client.get(f"/organisations/{cast.trust}")) == [
        ["From", "To", "How", "What passes", "When", "State"],
        [TRUST, TODAY, "Replacement", "Everything", "from 1 April 2024", "Settled"],
    ]
    assert (
        "“The Trust” Alder Vale Safeguarding Children Partnership. Confirmed by the support team on" in words
    )
    assert "Before it Alder Vale Community NHS Trust" in page(client, cast.trust_today)


def test_who_may_not_change_an_organisation_is_offered_nothing_and_refused(cast: AlderVale) -> None:
    own = page(signed_in(cast.support), cast.police)
    assert "Record what became of it" in own
    stranger, lead = signed_in(fernhill()), signed_in(cast.police_lead)
    for client, sentence in (
        (signed_in(cast.scrutineer), "Only the partnership's support team can do this"),
        (lead, "Only the partnership's support team can do this"),
        (stranger, "This organisation is no agency of your partnership"),
    ):
        assert "Record what became of it" not in page(client, cast.police)
        assert sentence in said(client.post(f"/organisations/{cast.police}/changes/new"), status=403)
        for path in ("correct", "codes/add", "changes/new/how", "changes/new/check"):
            assert sentence in said(client.get(f"/organisations/{cast.police}/{path}"), status=403)
    words = page(stranger, cast.trust)
    assert "recorded by the support team of a partnership that it works with" in words
    assert "The Trust”" not in words
    assert "sees its own alone" in page(lead, cast.police)


def test_adding_takes_a_name_and_a_kind_and_keeps_what_was_typed(cast: AlderVale) -> None:
    client = signed_in(cast.support)
    wrong = client.post("/organisations/add", {"name": "Fernhill School", "kind": ""})
    assert "Choose what kind of organisation it is." in said(wrong, status=422)
    assert 'value="Fernhill School"' in html_of(wrong, status=422)
    added = client.post("/organisations/add", {"name": "Fernhill School", "kind": "school"}, follow=True)
    assert "Fernhill School is here." in said(added)
    assert said(signed_in(cast.police_lead).get("/organisations/add"), status=403)


def test_facts_and_codes_are_put_right_on_their_pages(cast: AlderVale) -> None:
    client = signed_in(cast.support)
    base = f"/organisations/{cast.trust}"
    typed = {
        "name": TRUST, "kind": "nhs_trust", "short_name": "AVCT",
        "began_on_day": "1", "began_on_month": "4", "began_on_year": "2013",
    }  # fmt: skip
    assert "First day 1 April 2013" in said(client.post(f"{base}/correct", typed, follow=True))
    late = client.post(f"{base}/correct", typed | {"began_on_year": "2030"})
    assert "began on 1 April 2030, which is after this change. Check the date." in said(late, status=422)
    second = client.post(f"{base}/codes/add", {"scheme": "ods", "value": "Y9Z"})
    assert "ODS code (NHS) is X9Z. End that one first" in said(second, status=422)
    [(code,)] = all_rows("SELECT id FROM organisations_code")
    end = f"/organisations/codes/{cast.trust}/{code}/end"
    assert "Enter the last day." in said(client.post(end, {}), status=422)
    day = {"until_on_day": "31", "until_on_month": "3", "until_on_year": "2024"}
    assert "X9Z until 31 March 2024" in said(client.post(end, day, follow=True))
    assert client.get(f"/organisations/codes/{cast.police}/{code}/end").status_code == 404


def answers(client: Client, organisation: int, **typed: str) -> None:
    """The first questions about a change, answered; `typed` are those of the last two."""
    base = f"/organisations/{organisation}/changes/new"
    client.post(base)
    for step, data in typed.items():
        fields = dict(each.split("=") for each in data.split("&"))
        assert client.post(f"{base}/{step}", fields).status_code == 302


def test_a_change_is_asked_one_question_a_page_checked_and_recorded(cast: AlderVale) -> None:
    client, base = signed_in(cast.support), f"/organisations/{cast.police}/changes/new"
    assert client.post(base).headers["Location"] == f"{base}/how"
    assert client.get(f"{base}/check").headers["Location"] == f"{base}/how", "not before it is answered"
    asked = {
        "how": "kind=merged",
        "to": f"organisation={cast.children}",
        "source": "source=An invented order",
    }
    answers(client, cast.police, **asked)
    assert client.get(f"{base}/what").status_code == 404, "a merger passes everything"
    assert "Enter the first day, or say" in said(client.post(f"{base}/when", {}), status=422)
    day = {"on_day": "1", "on_month": "4", "on_year": "2025", "pending": ""}
    check = said(client.post(f"{base}/when", day, follow=True))
    assert "Which organisation has it now? Northmere Children's Services" in check
    assert "Open duties pass on by themselves from that day, in every partnership." in check
    before = row_counts()["organisations_succession"]
    done = said(client.post(f"{base}/check", {}, follow=True))
    assert "Merger: Wessmoor Police to Northmere Children's Services" in done
    assert "Recorded. Open duties pass on by themselves from that day." in done
    assert row_counts()["organisations_succession"] == before + 1
    assert "Today Northmere Children's Services" in page(client, cast.police)
    assert client.get(f"{base}/check").status_code == 302, "the answers are gone"


def test_a_change_that_cannot_be_is_refused_with_the_answers_kept(cast: AlderVale) -> None:
    client, base = signed_in(cast.support), f"/organisations/{cast.trust}/changes/new"
    answers(
        client, cast.trust, how="kind=merged", to=f"organisation={cast.police}", source="source=An invented order",
        when="on_day=1&on_month=4&on_year=2025&pending=",
    )  # fmt: skip
    refused = said(client.post(f"{base}/check", {}), status=422)
    assert f"{TRUST} passed everything to {TODAY} from 1 April 2024 already" in refused
    assert "your answers are kept" in refused
    assert all_rows("SELECT count(*) FROM organisations_succession") == [(1,)]


def test_a_recorded_change_is_corrected_and_taken_back(cast: AlderVale) -> None:
    client = signed_in(cast.support)
    [(change,)] = all_rows("SELECT id FROM organisations_succession")
    check = said(client.post(f"/organisations/changes/{change}/correct", follow=True))
    assert "1 April 2024" in check
    base = f"/organisations/{cast.trust}/changes/new"
    client.post(f"{base}/when", {"on_words": "some day", "pending": "pending"})
    client.post(f"{base}/source", {"source": "An invented letter", "address": "https://order.example/1"})
    corrected = said(client.post(f"{base}/check", {}, follow=True))
    assert "Recorded as not settled. Nothing passes until it is." in corrected
    assert "Not settled yet: nothing passes" in corrected
    assert "When “some day”" in corrected
    assert "An invented letter https://order.example/1" in corrected
    back = f"/organisations/changes/{change}/take-back"
    assert (
        "Enter why was this" in said(client.post(back, {}), status=422)
        or client.post(back, {}).status_code == 422
    )
    taken = said(client.post(back, {"why": "Names were mixed up"}, follow=True))
    assert "Recorded by mistake: Names were mixed up" in taken
    assert "taken back already" in said(client.post(back, {"why": "again"}), status=422)
    assert said(signed_in(cast.police_lead).post(back, {"why": "x"}), status=403)


def test_names_are_added_moved_and_ended_on_their_pages(cast: AlderVale) -> None:
    client = signed_in(cast.support)
    base = f"/organisations/{cast.police}/names"
    taken = client.post(f"{base}/add", {"words": "The Trust"})
    assert f"“The Trust” already means {TRUST}" in said(taken, status=422)
    assert "“WP” means Wessmoor Police from now on." in said(
        client.post(f"{base}/add", {"words": "WP"}, follow=True)
    )
    [(alias,)] = all_rows("SELECT id FROM organisations_alias WHERE words = 'WP'")
    moved = client.post(f"{base}/{alias}/move", {"organisation": str(cast.children)}, follow=True)
    assert "Rows that this name gave to an organisation before stay as they are" in said(moved)
    assert client.post(f"{base}/{alias}/end").status_code == 404, "it ended when it was moved"
    for actor in (cast.scrutineer, cast.police_lead):
        assert said(signed_in(actor).post(f"{base}/add", {"words": "X"}), status=403)


def test_who_has_this_now_is_the_partnerships_alone(cast: AlderVale) -> None:
    with acting(cast.support):
        register.propose(juniper(), reading_id=7, partnership=cast.partnership, by=cast.support, at=AT)
        register.confirm_reading(7, by=cast.support, at=AT)
        commands.succeed(
            cast.trust_today, successor=cast.children, on=ON, kind=SuccessionKind.PART_TRANSFERRED,
            passes="the north", by=cast.support, at=AT,
        )  # fmt: skip
    client, address = signed_in(cast.support), f"/organisations/{cast.trust_today}/who-has-this"
    assert f"{TODAY} 2 duties wait; 0 decided." in said(client.get("/organisations/who-has-this"))
    nothing = said(client.post(address, {}), status=422)
    assert "Choose at least one of them." in nothing
    assert "Choose who has these now." in nothing
    looking, lead = signed_in(cast.scrutineer), signed_in(cast.trust_lead)
    for words in (said(looking.get(address)), said(looking.post(address, {}))):
        assert "2 duties wait until the support team says who has them." in words
        assert "Save who has these" not in words
    for path in (address, "/organisations/who-has-this"):
        refused = said(lead.get(path), status=403)
        assert "is shown to the partnership that asked for it" in refused
    stranger = said(signed_in(fernhill()).get("/organisations/who-has-this"))
    assert "Nothing waits." in stranger


def test_pages_of_nobody_are_not_found(cast: AlderVale) -> None:
    client = signed_in(cast.support)
    for path in ("organisations/999", "organisations/changes/999", "organisations/999/who-has-this"):
        assert client.get(f"/{path}").status_code == 404
