"""What holds for every address: a sign-in with a second factor, and the headers that keep a page to itself."""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from cast import AT, AlderVale, alder_vale, signed_in
from database_seen import row_counts
from goldthread.readings import commands as readings
from goldthread.trail.context import acting
from readings_made import TEXT, juniper

PARTS = {
    "subject": 1, "kind": "review", "item": 1, "batch": "00000000-0000-0000-0000-000000000007",
    "alias": 1, "assignment": 1, "code": 1, "step": "how", "uidb36": "1", "key": "abc", "fault": "broken",
}  # fmt: skip
"""What stands in an address for each of its parts."""

OPEN_TO_ANYONE = {"accessibility", "health", "favicon"}

LEAD_TO_SIGN_IN = {
    "account_login", "account_signup", "account_inactive", "account_email_verification_sent",
    "account_confirm_email", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
"""Open without a sign-in, since they are the way to one, and say nothing about anybody."""


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            yield f"{space}{each.name}", each


def addresses() -> dict[str, str]:
    """Every address of the site, by name."""
    return {
        name: reverse(name, kwargs={part: PARTS[part] for part in each.pattern.regex.groupindex})
        for name, each in names(get_resolver().url_patterns)
    }


def ours() -> dict[str, str]:
    return {name: place for name, place in addresses().items() if not place.startswith("/account/")}


@pytest.fixture
def cast(database: str) -> AlderVale:
    """A loaded document, so that there would be something behind every address."""
    made = alder_vale()
    with acting(made.support):
        readings.load(TEXT.encode(), juniper(), partnership=made.partnership, by=made.support, at=AT)
    return made


def test_every_page_leads_a_stranger_to_sign_in(cast: AlderVale) -> None:
    client, before = Client(), row_counts()
    closed = {name: place for name, place in ours().items() if name not in OPEN_TO_ANYONE}
    assert len(closed) >= 15
    for place in closed.values():
        for response in (client.get(place), client.post(place)):
            assert response.status_code == 302, place
            assert response["Location"] == f"/account/login/?next={place}"
    assert row_counts() == before


def test_a_stranger_finds_behind_account_only_the_way_to_sign_in(cast: AlderVale) -> None:
    client = Client()
    open_to_anyone = {
        name
        for name, place in addresses().items()
        if place.startswith("/account/") and client.get(place).status_code != 302
    }
    assert open_to_anyone == LEAD_TO_SIGN_IN
    for name in open_to_anyone:
        content = client.get(addresses()[name]).content.decode()
        assert not re.search(r"Alder Vale|Juniper|@aldervale", content), name


def test_what_is_open_to_anyone_says_nothing_about_anybody(cast: AlderVale) -> None:
    client = Client()
    for name in OPEN_TO_ANYONE:
        assert not re.search(rb"Alder Vale|Juniper", client.get(ours()[name]).content), name


def test_every_page_leads_to_setting_up_codes_first(cast: AlderVale) -> None:
    client = signed_in(cast.support, second_factor=False)
    before = row_counts()
    for name, place in ours().items():
        if name in OPEN_TO_ANYONE:
            continue
        for response in (client.get(place), client.post(place)):
            assert (response.status_code, response["Location"]) == (302, "/account/2fa/totp/activate/"), place
    after = row_counts()
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}


def test_without_codes_not_even_the_frame_of_a_page_says_where_someone_works(cast: AlderVale) -> None:
    client = signed_in(cast.support, second_factor=False)
    for place in ("/accessibility", "/account/email/", "/account/2fa/"):
        assert b"Alder Vale" not in client.get(place).content


def pages(cast: AlderVale) -> Iterator[tuple[str, HttpResponse]]:
    """Every page that may be looked at, as the support team and as a stranger, errors included."""
    support, stranger = signed_in(cast.support, raises=False), Client()
    for place in [*addresses().values(), "/nowhere", "/fails/refused", "/fails/suspicious"]:
        yield place, support.get(place)  # type: ignore[misc]
        yield place, stranger.get(place)  # type: ignore[misc]


def test_every_answer_carries_the_headers_that_keep_it_to_itself(cast: AlderVale, settings: Settings) -> None:
    settings.ROOT_URLCONF = "web.faulty_pages"
    seen = 0
    for place, response in pages(cast):
        seen += 1
        policy = dict(
            directive.strip().split(" ", 1) for directive in response["Content-Security-Policy"].split(";")
        )
        assert policy["default-src"] == "'none'", place
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'", place
        assert policy["form-action"] == policy["style-src"] == "'self'", place
        assert "unsafe" not in response["Content-Security-Policy"], place
        assert "*" not in response["Content-Security-Policy"], place
        assert response["X-Frame-Options"] == "DENY", place
        assert response["X-Content-Type-Options"] == "nosniff", place
        assert response["Referrer-Policy"] == "same-origin", place
    assert seen >= 60


INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\bsrc=)(?![^>]*\bnonce=)"
)
ELSEWHERE = re.compile(r'(?:src|href|action)="(?:https?:)?//')


def test_no_page_has_a_style_or_script_of_its_own_or_brings_anything_from_elsewhere(
    cast: AlderVale, settings: Settings
) -> None:
    settings.ROOT_URLCONF = "web.faulty_pages"
    html = [
        (place, response.content.decode())
        for place, response in pages(cast)
        if response["Content-Type"].startswith("text/html") and not response.streaming
    ]
    assert len(html) >= 30
    for place, content in html:
        assert not INLINE.search(content), (place, INLINE.search(content))
        assert not ELSEWHERE.search(content), (place, ELSEWHERE.search(content))


def test_the_cookie_of_a_session_is_kept_from_scripts_and_other_sites(cast: AlderVale) -> None:
    client = signed_in(cast.support)
    response = client.get("/recommendations")
    cookie = response.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert response.cookies["csrftoken"]["httponly"]
