"""The site's own pages: home for each role, choosing a post, health, and every kind of error."""

from html import escape

import pytest
from django.test import Client
from pytest_django import Settings

from cast import AT, LONG_AGO, PASSWORD, AlderVale, alder_vale, signed_in, user_of
from database_seen import all_rows
from goldthread.kernel.actor import Actor, Role, system_actor
from goldthread.organisations import commands as organisations
from goldthread.organisations.models import Post
from goldthread.readings import commands as readings
from goldthread.recommendations import commands as register
from goldthread.trail.context import acting
from pages_read import html_of, said, table_of
from readings_made import TEXT, juniper


@pytest.fixture
def cast(database: str) -> AlderVale:
    return alder_vale()


def load(cast: AlderVale, *, confirmed: bool) -> None:
    by = cast.support
    with acting(by):
        organisations.add_alias(
            "Police", organisation=cast.police, partnership=cast.partnership, by=by, at=AT
        )
        loaded = readings.load(TEXT.encode(), juniper(), partnership=cast.partnership, by=by, at=AT)
        if confirmed:
            register.confirm_reading(loaded.reading, by=by, at=AT)


def test_home_leads_back_to_what_is_being_confirmed(cast: AlderVale) -> None:
    load(cast, confirmed=False)
    page = signed_in(cast.support).get("/")
    assert "juniper.txt 0 of 8 items decided" in said(page)
    assert '/confirming">juniper.txt</a>' in html_of(page)
    assert "juniper.txt" not in said(signed_in(cast.scrutineer).get("/"))


def test_home_of_an_empty_site_says_what_would_appear(cast: AlderVale) -> None:
    words = said(signed_in(cast.support).get("/"))
    assert "Nothing is confirmed yet that is yours to see. It appears here once a document is loaded" in words
    assert "To confirm" not in words


def test_home_of_the_support_team_counts_what_is_confirmed_and_what_waits(cast: AlderVale) -> None:
    client = signed_in(cast.support)
    load(cast, confirmed=False)
    words = said(client.get("/"))
    assert "Acting as Partnership support team, Alder Vale Safeguarding Children Partnership" in words
    assert "0 reviews 0 recommendations and parts 0 responses 0 commitments" in words
    assert "8 rows proposed by reading" in words
    with acting(cast.support):
        register.confirm_reading(1, by=cast.support, at=AT)
    page = client.get("/")
    assert (
        "1 review 3 recommendations and parts 2 responses 3 commitments 2 commitments with a target date"
        in said(page)
    )
    assert "To confirm" not in said(page)
    for number, address in (
        (3, "/recommendations?standing=confirmed"),
        (2, "/commitments?standing=confirmed&dated=yes"),
    ):
        assert f'href="{escape(address)}"' in html_of(page)
        assert len(table_of(client.get(address))) == 1 + number, (
            "each number opens exactly the list behind it"
        )


def test_home_of_an_agency_is_its_own_and_leads_to_no_document(cast: AlderVale) -> None:
    load(cast, confirmed=True)
    page = signed_in(cast.police_lead).get("/")
    assert "Acting as Agency safeguarding lead, Wessmoor Police" in said(page)
    assert (
        "1 review 1 recommendation or part 1 response 1 commitment 0 commitments with a target date"
        in said(page)
    )
    assert 'href="/documents"' not in html_of(page)
    assert "To confirm" not in said(page)


def test_home_of_a_scrutineer_leads_to_documents(cast: AlderVale) -> None:
    load(cast, confirmed=True)
    page = signed_in(cast.scrutineer).get("/")
    assert "Acting as Independent scrutineer, Alder Vale Safeguarding Children Partnership" in said(page)
    assert "3 recommendations and parts" in said(page)
    assert 'href="/documents"' in html_of(page)


def test_home_tells_a_scrutineer_of_proposals_and_not_to_confirm_them(cast: AlderVale) -> None:
    load(cast, confirmed=False)
    words = said(signed_in(cast.scrutineer).get("/"))
    assert "8 rows proposed by reading" in words
    assert "Confirm them" not in words


def test_without_a_post_today_there_is_nothing_to_show(cast: AlderVale) -> None:
    load(cast, confirmed=True)
    Post.objects.filter(person__user=user_of(cast.support)).update(until_on=LONG_AGO)
    client = signed_in(cast.support)
    words = said(client.get("/"))
    assert "You hold no post today" in words
    assert "Ask your partnership’s support team to add your post or to correct its dates." in words
    for address in ("/recommendations?format=csv", "/documents/1", "/recommendations/1"):
        response = client.get(address)
        assert response.status_code in (403, 404)
        assert b"Juniper" not in response.content
    assert "Juniper" not in said(client.get("/reviews"))


@pytest.fixture
def detective_too(cast: AlderVale) -> Actor:
    """The support team's member holds a second post, in the police."""
    by = system_actor("test", partnerships=(cast.partnership,))
    with acting(by):
        organisations.appoint(
            user_of(cast.support).id,
            organisation=cast.police,
            role=Role.AGENCY_LEAD,
            from_on=LONG_AGO,
            by=by,
            at=AT,
        )
    return cast.support


def test_another_post_of_ones_own_is_chosen_and_stays(cast: AlderVale, detective_too: Actor) -> None:
    load(cast, confirmed=False)
    client = signed_in(detective_too)
    assert "Juniper" in said(client.get("/reviews"))
    other = Post.objects.get(person__user=user_of(detective_too), role=Role.AGENCY_LEAD.value)
    words = said(client.post("/acting", {"post": other.id}, follow=True))
    assert "You are now acting as Agency safeguarding lead, Wessmoor Police." in words
    assert "Acting as Agency safeguarding lead, Wessmoor Police" in said(client.get("/reviews"))
    assert "Juniper" not in said(client.get("/reviews"))


def test_a_post_of_another_is_refused(cast: AlderVale, detective_too: Actor) -> None:
    client = signed_in(detective_too)
    foreign = Post.objects.get(person__user=user_of(cast.police_lead)).id
    for post in (str(foreign), "999", "", "nonsense"):
        words = said(client.post("/acting", {"post": post}), status=403)
        assert "This cannot be done You do not hold that post today. Choose one of your own." in words
    assert "Acting as Partnership support team" in said(client.get("/"))
    assert client.get("/acting").status_code == 405


def test_a_post_that_has_ended_since_it_was_chosen_is_acted_in_no_longer(
    cast: AlderVale, detective_too: Actor
) -> None:
    client = signed_in(detective_too)
    other = Post.objects.get(person__user=user_of(detective_too), role=Role.AGENCY_LEAD.value)
    client.post("/acting", {"post": other.id})
    Post.objects.filter(id=other.id).update(until_on=LONG_AGO)
    assert "Acting as Partnership support team" in said(client.get("/"))


def test_health_says_that_the_database_answers(database: str) -> None:
    response = Client().get("/health")
    assert (response.status_code, response.json()) == (200, {"database": "answers"})


def test_the_accessibility_statement_is_open_to_all_and_names_nobody(cast: AlderVale) -> None:
    words = said(Client().get("/accessibility"))
    assert words.startswith("Accessibility statement")
    assert "Web Content Accessibility Guidelines 2.2, level AA" in words
    assert "Alder Vale" not in words


NOTHING = "Nothing was changed."
ERRORS = {
    "refused": (
        403,
        "This cannot be done Someone outside your agency has to check this. Nothing was changed.",
    ),
    "not-found": (404, f"There is no such page, or your post does not open it. {NOTHING}"),
    "http-404": (404, f"There is no such page, or your post does not open it. {NOTHING}"),
    "permission-denied": (403, f"Your post does not open this page. {NOTHING}"),
    "suspicious": (400, "The request was incomplete or damaged. Nothing was saved and nothing was changed."),
    "broken": (
        500,
        "This is a fault in the system, not something you did. What you sent just now was not saved;",
    ),
}


@pytest.mark.parametrize("fault", ERRORS)
def test_a_page_that_fails_leaves_nothing_and_says_so(
    cast: AlderVale, settings: Settings, fault: str
) -> None:
    settings.ROOT_URLCONF = "web.faulty_pages"
    status, sentence = ERRORS[fault]
    client = signed_in(cast.support, raises=False)
    for ask in (client.get, client.post):
        page = ask(f"/fails/{fault}")
        words = said(page, status=status)
        assert sentence in words
        assert "Go to the first page" in words
        for inside in ("no such thing", "not for you", "a damaged request", "invented fault", "Traceback"):
            assert inside not in words
    assert _searches() == []


def test_what_a_page_wrote_stays_where_it_ends_well_and_goes_where_it_answers_500(
    cast: AlderVale, settings: Settings
) -> None:
    settings.ROOT_URLCONF = "web.faulty_pages"
    client = signed_in(cast.support)
    client.get("/answers-500")
    client.get("/ends-well")
    assert _searches() == ["words that stay"]


def _searches() -> list[object]:
    return [words for (words,) in all_rows("SELECT words FROM look_savedsearch")]


def test_an_address_that_is_none_is_told_kindly(cast: AlderVale) -> None:
    words = said(signed_in(cast.support).get("/nowhere"), status=404)
    assert "If you typed or pasted the address, check that it is whole." in words
    assert "Acting as Partnership support team" in words


def test_a_form_from_elsewhere_is_refused_and_saves_nothing(cast: AlderVale) -> None:
    load(cast, confirmed=False)
    client = signed_in(cast.support)
    client.handler.enforce_csrf_checks = True
    words = said(client.post("/documents/1/confirm"), status=403)
    assert "This page was open too long" in words
    assert "Nothing was saved." in words
    assert all_rows("SELECT count(*) FROM recommendations_decision") == [(0,)]


def test_signing_in_and_out_and_a_wrong_password_leave_entries_without_what_was_typed(database: str) -> None:
    cast, client = alder_vale(password=PASSWORD), Client()
    address = "detective@aldervale.example"
    client.post("/account/login/", {"login": address, "password": "not the password"})
    client.post("/account/login/", {"login": address, "password": PASSWORD})
    client.post("/account/logout/")
    entries = all_rows(
        "SELECT verb, actor, subject_id, details::text FROM trail_entry WHERE verb LIKE 'user.%%' ORDER BY id"
    )
    user, person = user_of(cast.police_lead).id, cast.police_lead.id
    assert entries == [
        ("user.sign_in_refused", "system:sign-in", None, "{}"),
        ("user.signed_in", person, user, "{}"),
        ("user.signed_out", person, user, "{}"),
    ]


def test_nobody_changes_the_address_they_sign_in_with_alone(cast: AlderVale) -> None:
    """Whoever has a session could otherwise have the next new password sent to themselves."""
    client = signed_in(cast.police_lead)
    new = "elsewhere@aldervale.example"
    assert "given by your partnership’s support team" in said(client.get("/account/email/"))
    for action in ("action_add", "action_primary", "action_send", "action_remove"):
        client.post("/account/email/", {action: "", "email": new})
    assert all_rows("SELECT count(*) FROM account_emailaddress WHERE email = %s", new) == [(0,)]
    assert user_of(cast.police_lead).email == "detective@aldervale.example"
