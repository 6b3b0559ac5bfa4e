"""Where software like this does harm, the rule against each harm, and the test that holds the rule.

A rule that nothing here could break yet is listed with the modules or tables that would bring it: as soon as one of
them is there, a test fails until the rule has a test of its own.
"""

import ast
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from importlib import import_module
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core import mail
from django.db import models
from django.test import Client
from pytest_django import Settings

from cast import AT, PASSWORD, AlderVale, alder_vale, signed_in, user_of
from goldthread.ingest.reading import Reading
from goldthread.kernel.actor import Actor
from goldthread.look.tables import Column
from goldthread.organisations import commands as organisations
from goldthread.readings import commands as readings
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries as register_rows
from goldthread.recommendations.domain import Opening
from goldthread.trail.context import acting
from pages_read import html_of
from readings_made import TEXT, juniper
from test_repository_models import declaring, our_models
from the_tree import ROOT, SOURCE, packages, parsed, python_files

HERE = "test_harm.py"
REGISTER = "recommendations/test_pages.py"

HELD: dict[str, tuple[str, ...]] = {
    "blame from absence": (f"{HERE}::test_what_a_document_does_not_say_is_never_late_or_missing",),
    "a wall of red on the first day": (
        f"{HERE}::test_what_a_document_does_not_say_is_never_late_or_missing",
        f"{HERE}::test_what_nobody_has_decided_is_never_late_or_missing",
        f"{HERE}::test_whatever_shows_lateness_asks_first_how_it_stood",
        "recommendations/test_positions.py::test_only_what_was_said_to_be_open_can_be_late_or_missing",
    ),
    "false assurance": (f"{REGISTER}::test_a_commitment_says_what_its_words_allow_and_that_nobody_checked",),
    "public shaming": (
        "web/test_security.py::test_every_page_leads_a_stranger_to_sign_in",
        "web/test_security.py::test_a_stranger_finds_behind_account_only_the_way_to_sign_in",
        "web/test_security.py::test_what_is_open_to_anyone_says_nothing_about_anybody",
    ),
    "machine guesses taken for facts": (
        f"{REGISTER}::test_each_list_shows_what_was_read_and_that_it_is_a_proposal",
        f"{REGISTER}::test_every_detail_stands_beside_the_passage_it_was_read_from",
        f"{REGISTER}::test_an_agency_sees_no_proposal",
        "recommendations/test_row_security.py::test_an_agency_sees_no_proposal",
        "recommendations/test_counts.py::test_what_is_proposed_is_counted_nowhere_else",
        "test_repository_models.py::test_every_field_is_sorted_for_privacy_and_kept_for_a_reason",
    ),
    "keying twice": (f"{HERE}::test_no_page_asks_for_what_an_import_could_bring",),
    "links that a mail scanner opens": (f"{HERE}::test_a_link_by_email_is_not_spent_by_being_fetched",),
    "blame of a person": (
        f"{HERE}::test_nobody_is_scored_or_ranked",
        f"{HERE}::test_no_page_names_a_person",
    ),
    "data before permission": (f"{HERE}::test_no_table_is_about_a_child",),
    "names where they do not belong": (
        f"{HERE}::test_what_is_typed_stands_in_no_log",
        f"{REGISTER}::test_a_search_finds_words_and_keeps_them_out_of_the_address",
        f"{REGISTER}::test_a_search_belongs_to_whoever_made_it",
        "readings/test_upload_pages.py::test_no_name_of_a_file_stands_in_an_address_a_log_or_the_trail",
        "readings/test_upload_pages.py::test_what_could_be_an_nhs_number_is_counted_and_not_repeated",
        "web/test_pages.py::test_signing_in_and_out_and_a_wrong_password_leave_entries_without_what_was_typed",
    ),
}

NO_SUCH_PAGE_YET: dict[str, tuple[str, ...]] = {
    "false assurance": ("assurance", "Evidence", "AssuranceDecision"),
    "jigsaw identification": ("publishing", "dissemination"),
    "delay by software": ("frontdoor", "protection"),
    "not sharing": ("frontdoor", "protection"),
    "who and when is content too": ("frontdoor", "families"),
    "linking people who must not be linked": ("linkage", "families"),
    "a message about a baby who has died": ("infants", "families"),
    "the wrong school told": ("frontdoor", "families"),
    "telling the wrong person": ("frontdoor", "protection"),
    "rules from elsewhere": ("standards", "watch"),
    "too many alerts": ("watch",),
    "names in evidence": ("assurance", "Evidence"),
}


@cache
def functions_of(file: str) -> frozenset[str]:
    tree = parsed(ROOT / "tests" / file)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_rule_that_can_be_broken_has_a_test_that_is_there() -> None:
    gone = [
        place
        for places in HELD.values()
        for place in places
        if place.partition("::")[2] not in functions_of(place.partition("::")[0])
    ]
    assert gone == []
    assert len({*HELD, *NO_SUCH_PAGE_YET}) == 21


def test_a_rule_without_a_test_is_one_that_nothing_here_could_break() -> None:
    here = {package.name for package in packages()} | {model.__name__ for model in our_models()}
    come = {rule: sorted(here & set(signs)) for rule, signs in NO_SUCH_PAGE_YET.items() if here & set(signs)}
    assert come == {}, "these have come: give the rule a test, name it in HELD, and take its line away here"


def load(cast: AlderVale) -> None:
    """Two reviews: one confirmed, with a target date of 2022 long past and an unanswered part; one only proposed."""
    by = cast.support
    with acting(by):
        for words, whose in (("The Trust", cast.trust), ("Police", cast.police)):
            organisations.add_alias(words, organisation=whose, partnership=cast.partnership, by=by, at=AT)
        first = readings.load(TEXT.encode(), juniper(), partnership=cast.partnership, by=by, at=AT)
        register.confirm_reading(first.reading, by=by, at=AT)
        text = TEXT.replace("Juniper", "Acorn").replace("should", "ought to")
        readings.load(text.encode(), _reworded(text), partnership=cast.partnership, by=by, at=AT)


def _reworded(text: str) -> Reading:
    reading = juniper(text=text, file="acorn.txt")
    asks = tuple(
        replace(each, text=each.text.replace("should", "ought to")) for each in reading.recommendations
    )
    return replace(reading, reviews=("Baby Acorn",), recommendations=asks)


@pytest.fixture
def cast(database: str) -> AlderVale:
    made = alder_vale(password=PASSWORD)
    load(made)
    return made


LEFT_OUT = re.compile(r"^/(account|static|favicon)|/file$|[?&](format|order|start)=|#")


def walked(actor: Actor) -> Iterator[tuple[str, str]]:
    """Every page that links lead to from the first one, with its HTML."""
    client, seen, waiting = signed_in(actor), {"/"}, ["/"]
    while waiting:
        address = waiting.pop(0)
        html = html_of(client.get(address))
        yield address, html
        for link in map(unescape, re.findall(r'href="(/[^"]*)"', html)):
            if link not in seen and not LEFT_OUT.search(link):
                seen.add(link)
                waiting.append(link)


LATENESS = re.compile(
    r"gt-state--(?:late|missing)|govuk-tag--(?:red|orange)|govuk-error|govuk-warning"
    r"|\b(?:overdue|days late|days after|no reply|not replied|failed to|has not answered|missed)\b",
    re.IGNORECASE,
)


def test_what_a_document_does_not_say_is_never_late_or_missing(cast: AlderVale) -> None:
    """Nobody was asked through this system, so nothing is late: not an answer, and not a date of 2022."""
    for actor, fewest in (
        (cast.support, 20),
        (cast.scrutineer, 20),
        (cast.trust_lead, 8),
        (cast.police_lead, 8),
    ):
        pages = list(walked(actor))
        assert len(pages) >= fewest, [address for address, _ in pages]
        assert [(address, found[0]) for address, html in pages if (found := LATENESS.search(html))] == []


def test_what_nobody_has_decided_is_never_late_or_missing(cast: AlderVale) -> None:
    """The target date of 2022 is not known to have been open; the other rows have no opening position yet."""
    with acting(cast.support):
        dated = register_rows.commitments({"standing": "confirmed", "dated": "yes"}).rows
        asks = register_rows.recommendations({"standing": "confirmed", "organisation": cast.trust}).rows
        subjects_seen = [*(("commitment", row) for row in dated), *(("recommendation", row) for row in asks)]
        subjects = [("commitment", row.id) for row in dated]
        register.set_positions(subjects, Opening.NOT_KNOWN, note="No file.", by=cast.support, at=AT)
        assert register_rows.counts().openings_not_set > 0
    places = [
        "/",
        "/reviews",
        "/reviews/1",
        "/recommendations",
        "/commitments",
        "/commitments?opening=not_known",
    ]
    places += [f"/{kind}s/{row.id}" for kind, row in subjects_seen]
    for actor, more in ((cast.support, ["/opening-positions"]), (cast.scrutineer, []), (cast.trust_lead, [])):
        client = signed_in(actor)
        pages = [(place, html_of(client.get(place))) for place in (*places, *more)]
        assert any("Not known" in html for _, html in pages)
        assert any("Not set yet" in html for _, html in pages)
        assert [(place, found[0]) for place, html in pages if (found := LATENESS.search(html))] == []


SHOWS_LATENESS = re.compile(r"State\.(?:LATE|MISSING)\b|\{% state ['\"](?:late|missing)")
ASKS_HOW_IT_STOOD = re.compile(r"\bcounts_as_owed\(")


def test_whatever_shows_lateness_asks_first_how_it_stood() -> None:
    """A module that marks anything late or missing goes by `counts_as_owed`, the one rule of who owes anything."""
    showing, asking = set(), set()
    for path in SOURCE.rglob("*.*"):
        if path.suffix in (".py", ".html") and "node_modules" not in path.parts:
            module, text = path.relative_to(SOURCE).parts[0], path.read_text(encoding="utf-8")
            if SHOWS_LATENESS.search(text):
                showing.add(module)
            if ASKS_HOW_IT_STOOD.search(text) and path.name != "domain.py":
                asking.add(module)
    assert showing - asking - {"look"} == set()
    assert SHOWS_LATENESS.search('{% state "late" "214 days after first date" %}')


def test_no_page_names_a_person(cast: AlderVale) -> None:
    """Agencies answer; who of them pressed a button is the trail's alone. All of the cast are called Invented."""
    for actor in (cast.support, cast.trust_lead):
        for address, html in walked(actor):
            assert "Invented" not in html, address
            assert not re.search(r"person:\d|@aldervale", html), address


SCORES = re.compile(r"risk|score|rank|rating|league|grade", re.IGNORECASE)


def test_nobody_is_scored_or_ranked() -> None:
    fields = [
        f"{model.__name__}.{field.name}" for model in our_models() for field in model._meta.concrete_fields
    ]
    headings = [column.heading for column in columns_of_all_lists()]
    assert len(headings) >= 25
    assert [words for words in (*fields, *headings) if SCORES.search(words)] == []


def columns_of_all_lists() -> Iterator[Column[Any]]:
    for module in ("goldthread.recommendations.pages.lists", "goldthread.readings.pages.views"):
        for value in vars(import_module(module)).values():
            if isinstance(value, tuple):
                yield from (each for each in value if isinstance(each, Column))


WORDS_OF_A_CHILDS_STORY = {
    "readings.Document.content",
    "readings.Upload.content",
    "readings.Reading.contract",
    "readings.Reading.source_text",
    "look.SavedSearch.words",
}
"""A published document as it came and as it was read, and what somebody searched it for: no table about a child."""

CHILD_LEVEL = re.compile(
    r"child|birth|nhs|upn|gender|\bsex\b|ethnic|address(?!ee)|postcode|mother|father|sibling|school|pregnan|infant",
    re.IGNORECASE,
)


def test_no_table_is_about_a_child() -> None:
    identifying, named_so = set(), set()
    for model in our_models():
        declared: dict[str, str] = declaring(model).privacy  # type: ignore[attr-defined]
        for field in model._meta.concrete_fields:
            label = f"{model._meta.label}.{field.name}"
            if declared.get(field.name) in ("identifies_child", "special_category", "criminal"):
                identifying.add(label)
            if CHILD_LEVEL.search(field.name):
                named_so.add(label)
    assert identifying == WORDS_OF_A_CHILDS_STORY
    assert named_so == set()
    assert not [
        model for model in apps.get_models() if re.search(r"child|person_at_risk", model.__name__.lower())
    ]


FORMS = {
    "DocumentFilter",
    "WhoIsIt",
    "StandingFilter",
    "RecommendationFilter",
    "ResponseFilter",
    "CommitmentFilter",
    "PositionFilter",
    "PositionForm",
    "AccuracyFilter",
    "BehindFilter",
    "UploadForm",
    "ItemForm",
    "SplitForm",
    "UnderForm",
    "ReviewForm",
    "OrganisationFilter",
    "NewOrganisation",
    "CorrectedOrganisation",
    "NewCode",
    "LastDay",
    "NewAlias",
    "WhichOrganisation",
    "Why",
    "WhoHasIt",
    "HowForm",
    "WhatForm",
    "WhenForm",
    "UntilForm",
    "SourceForm",
}


def test_no_page_asks_for_what_an_import_could_bring() -> None:
    """Filters store nothing; what a document's words mean is asked since no system holds it.

    Files are the documents themselves, which no system hands over; nothing else is uploaded. What is corrected or added
    stands in a document that the reader has read, and a review is typed where no document holds it. How something stood
    before Goldthread is what a team knows: no document says it. What became of organisations is loaded from a file
    where there is one, and told by hand where there is none; who has a duty after a split stands in no register.
    """
    for path in python_files(under=ROOT / "src"):
        if path.name.endswith("forms.py"):
            import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
    ours = {form for form in _below(forms.BaseForm) if form.__module__.startswith("goldthread.")}
    assert {form.__name__ for form in ours} == FORMS, "say in the form which system it saves people from"
    takes_files = {
        form.__name__
        for form in ours
        for field in getattr(form, "base_fields", {}).values()
        if isinstance(field, forms.FileField) or isinstance(field.widget, forms.FileInput)
    }
    assert takes_files == {"UploadForm"}
    assert not [
        model for model in our_models() if any(isinstance(f, models.FileField) for f in model._meta.fields)
    ]


def _below(kind: type) -> Iterator[type]:
    each: type
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def test_a_link_by_email_is_not_spent_by_being_fetched(cast: AlderVale, settings: Settings) -> None:
    """The one link that is sent: to choose a new password. The message names nobody."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    address, new = "detective@aldervale.example", "seven other invented words"
    Client().post("/account/password/reset/", {"email": address})
    [message] = mail.outbox
    assert "Invented" not in f"{message.subject}{message.body}"
    found = re.search(r"https?://[^/\s]+(/\S+)", str(message.body))
    assert found
    for scanner in (Client(), Client()):
        assert scanner.get(found[1], follow=True).status_code == 200
        assert scanner.head(found[1]).status_code in (200, 302)
    person = Client()
    form = person.get(found[1], follow=True).request["PATH_INFO"]
    person.post(form, {"password1": new, "password2": new})
    assert user_of(cast.police_lead).check_password(new)


def test_what_is_typed_stands_in_no_log(cast: AlderVale, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    support, stranger = signed_in(cast.support, raises=False), Client(raise_request_exception=False)
    searched = support.post("/commitments", {"words": "Quillon Marsh"})
    assert "Quillon" not in searched["Location"]
    support.get(searched["Location"])
    support.get(searched["Location"] + "&format=xlsx")
    support.post("/documents/1/names", {"words": "Quillon Marsh", "organisation": ""})
    support.post("/documents/999/names", {"words": "Quillon Marsh", "organisation": cast.police})
    stranger.post(
        "/account/login/", {"login": "quillon@aldervale.example", "password": "Quillon's own secret"}
    )
    stranger.post("/account/password/reset/", {"email": "quillon@aldervale.example"})
    assert caplog.records, "the refusals above are in the log, without their words"
    assert "quillon" not in caplog.text.lower()
