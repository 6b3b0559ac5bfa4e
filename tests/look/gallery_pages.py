"""Pages that show every part of the look, for tests alone: no address of the site leads here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path

from goldthread.kernel.refusals import Refused
from goldthread.kernel.slices import Slice
from goldthread.look.fields import DateBoxes
from goldthread.look.lists import list_page
from goldthread.look.states import State
from goldthread.look.tables import Column, table_view

AGENCIES = ("Wessmoor Police", "Northmere Children's Services", "Fernhill Family Nurse Partnership")


@dataclass(frozen=True)
class Promise:
    """One row of an invented list."""

    number: int
    words: str
    agency: str
    due: date | None
    days: int | None
    state: State


def _promise(number: int) -> Promise:
    due = None if number % 7 == 0 else date(2026, 1, 1) + timedelta(days=number)
    words = f"Promise {number}: tell every health visitor how to reach the duty desk out of hours"
    state = list(State)[number % len(State)]
    return Promise(number, words, AGENCIES[number % 3], due, None if number % 5 else number * 100, state)


PROMISES = tuple(_promise(number) for number in range(1, 138))
EXPORTED: list[tuple[str, int]] = []


class PromiseFilters(forms.Form):
    agency = forms.MultipleChoiceField(
        label="Agency", choices=[(each, each) for each in AGENCIES], required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )  # fmt: skip
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Any"), *((each.value, each.name.capitalize()) for each in State)],
    )
    due_before = DateBoxes(label="Due before", called="the date to look before", required=False)
    dated = forms.BooleanField(label="With a date only", required=False)


def _address(row: Promise) -> str:
    return f"/gallery?n={row.number}"


COLUMNS = (
    Column[Promise]("number", "Number", lambda row: row.number, kind="number", sortable=True),
    Column[Promise]("words", "Promise", lambda row: row.words, link=_address, kind="long"),
    Column[Promise]("agency", "Agency", lambda row: row.agency, sortable=True),
    Column[Promise]("due", "Due", lambda row: row.due, kind="date", sortable=True, empty="no date given"),
    Column[Promise]("days", "Days", lambda row: row.days, kind="number"),
    Column[Promise]("state", "State", lambda row: row.state.name.lower(), mark=lambda row: row.state.value),
)  # fmt: skip


def find_promises(
    filters: Mapping[str, Any], offset: int, limit: int | None, words: str, order: str = ""
) -> Slice[Promise]:
    found = [each for each in PROMISES if _wanted(each, filters, words)]
    key = order.removeprefix("-") or "number"
    found.sort(
        key=lambda row: (getattr(row, key) is None, getattr(row, key) or 0), reverse=order.startswith("-")
    )
    end = None if limit is None else offset + limit
    return Slice(tuple(found[offset:end]), len(found), offset)


def _wanted(row: Promise, filters: Mapping[str, Any], words: str) -> bool:
    return (
        (not filters["agency"] or row.agency in filters["agency"])
        and (not filters["state"] or row.state == filters["state"])
        and (not filters["due_before"] or (row.due is not None and row.due < filters["due_before"]))
        and (not filters["dated"] or row.due is not None)
        and words.lower() in row.words.lower()
    )


def promises(request: HttpRequest) -> HttpResponse:
    return list_page(
        request,
        title="Promises",
        unit="promises",
        columns=COLUMNS,
        form_class=PromiseFilters,
        query=find_promises,
        empty="No promise is loaded yet. Load a published response and its promises appear here.",
        caption="Promises by number",
        on_export=lambda kind, number: EXPORTED.append((kind, number)),
        organisation="Wessmoor Police",
    )


class EveryField(forms.Form):
    name = forms.CharField(label="Name of the group", help_text="As it stands on its terms of reference")
    email = forms.EmailField(label="Email address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    account = forms.CharField(label="What was decided", widget=forms.Textarea(attrs={"rows": 3}))
    agency = forms.ChoiceField(
        label="Agency", choices=[("", "Choose one"), *((each, each) for each in AGENCIES)]
    )
    answer = forms.ChoiceField(
        label="Was it answered?", widget=forms.RadioSelect, choices=[("asked", "As asked"), ("part", "In part")],
        error_messages={"required": "Choose how it was answered"},
    )  # fmt: skip
    told = forms.MultipleChoiceField(
        label="Who was told?", widget=forms.CheckboxSelectMultiple, choices=[("gp", "GP"), ("school", "School")],
        help_text="Tick each",
    )  # fmt: skip
    sent = DateBoxes(
        label="When was it sent?", called="the date it was sent", help_text="For example, 31 3 2022"
    )
    minutes = forms.FileField(label="Minutes")
    agreed = forms.BooleanField(label="I have read the minutes")


def every_field(request: HttpRequest) -> HttpResponse:
    form = EveryField(request.POST or None, request.FILES or None)
    if form.is_valid():
        messages.success(request, "The decision is saved.")
        messages.info(request, "A second message.")
    return render(request, "look/form_page.html", {"title": "Record a decision", "form": form})


GALLERY = (Path(__file__).parent / "gallery.html").read_text(encoding="utf-8")


def gallery(request: HttpRequest) -> HttpResponse:
    small = table_view(COLUMNS[:4], PROMISES[:2], caption="A small table")
    rows = [
        ("Owner", "Wessmoor Police"),
        ("First date", "31 March 2022", "/promises", "Correct", "the first date"),
    ]
    words = engines["django"].from_string(GALLERY).render({"small": small, "rows": rows}, request)
    return HttpResponse(words)


def refused(request: HttpRequest) -> HttpResponse:
    raise Refused("Someone outside your agency has to check this. Ask the partnership's scrutineer.")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("invented fault")


urlpatterns = [
    path("promises", promises),
    path("every-field", every_field),
    path("gallery", gallery),
    path("refused", refused),
    path("broken", broken),
    path("", include("goldthread.config.urls")),
]

handler400 = "goldthread.web.errors.bad_request"
handler403 = "goldthread.web.errors.forbidden"
handler404 = "goldthread.web.errors.not_found"
handler500 = "goldthread.web.errors.broken"
