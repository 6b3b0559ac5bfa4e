"""Adding an organisation, putting its facts right, its codes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goldthread.kernel.clock import today
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands, queries
from goldthread.organisations.domain import OrganisationKind
from goldthread.organisations.forms import (
    CorrectedOrganisation,
    LastDay,
    NewCode,
    NewOrganisation,
    refuse,
    typed_in,
)
from goldthread.organisations.permissions import check_can_change, check_can_set_up
from goldthread.organisations.rows import OrganisationDetails
from goldthread.trail.requests import actor_of, moment_of


def add(request: HttpRequest) -> HttpResponse:
    """A new organisation; one that is there already under this name is shown instead."""
    check_can_set_up(actor_of(request))
    form = NewOrganisation(typed_in(request))
    if request.method == "POST" and form.is_valid():
        made = commands.add_organisation(
            form.cleaned_data["name"],
            kind=form.cleaned_data["kind"].value,
            short_name=form.cleaned_data["short_name"],
            by=actor_of(request),
            at=moment_of(request),
        )
        messages.success(request, f"{form.cleaned_data['name']} is here.")
        return back_to(made)
    return asked(
        request, form, "Add an organisation", "Add this organisation", reverse("organisations:organisations")
    )


def correct(request: HttpRequest, subject: int) -> HttpResponse:
    """Put right a name that was written wrongly, a kind, a day."""
    row = changeable(request, subject)
    standing = {
        "name": row.name,
        "short_name": row.short_name,
        "kind": OrganisationKind(row.kind),
        "began_on": row.began_on,
        "ended_on": row.ended_on,
    }
    form = CorrectedOrganisation(typed_in(request), initial=standing | {"kind": row.kind})
    if request.method == "POST" and form.is_valid():
        try:
            commands.correct_organisation(
                subject, **form.cleaned_data, by=actor_of(request), at=moment_of(request)
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Saved.")
            return back_to(subject)
    return asked(
        request, form, f"Correct {row.name}", "Save", _page_of(subject),
        "Only what was written down wrongly. A new name from a day on is a change: record that, so that history keeps "
        "the name of the day.",
    )  # fmt: skip


def add_code(request: HttpRequest, subject: int) -> HttpResponse:
    """A code in somebody's register."""
    row = changeable(request, subject)
    form = NewCode(typed_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            commands.add_code(subject, **form.cleaned_data, by=actor_of(request), at=moment_of(request))
        except Refused as refusal:
            refuse(form, refusal, "value")
        else:
            messages.success(request, "Saved. The organisation can be found by this code.")
            return back_to(subject)
    return asked(request, form, f"Add a code of {row.name}", "Add this code", _page_of(subject))


def end_code(request: HttpRequest, subject: int, code: int) -> HttpResponse:
    """The last day of a code."""
    row = changeable(request, subject)
    found = next((each for each in row.codes if each.id == code), None)
    if found is None:
        raise NotFound
    form = LastDay(typed_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            commands.end_code(
                code, until_on=form.cleaned_data["until_on"], by=actor_of(request), at=moment_of(request)
            )
        except Refused as refusal:
            refuse(form, refusal, "until_on")
        else:
            messages.success(request, f"{found.value} has ended, and stays on this page.")
            return back_to(subject)
    title = f"End {found.scheme_words} {found.value}"
    return asked(request, form, title, "Save its last day", _page_of(subject))


def changeable(request: HttpRequest, subject: int) -> OrganisationDetails:
    """The organisation. Raises NotFound, and Refused for somebody who may not change it."""
    on = today(moment_of(request))
    row = queries.organisation(subject, on=on)
    check_can_change(queries.partnerships_of(subject, on=on), actor_of(request))
    return row


def asked(
    request: HttpRequest, form: object, title: str, submit_words: str, back: str, intro: str = ""
) -> HttpResponse:
    """A page with one form; what was typed is kept where it is wrong."""
    wrong = bool(getattr(form, "errors", None))
    context = {"form": form, "title": title, "submit_words": submit_words, "back": back, "intro": intro}
    return render(request, "organisations/form.html", context, status=422 if wrong else 200)


def back_to(subject: int) -> HttpResponse:
    return HttpResponseRedirect(_page_of(subject))


def _page_of(subject: int) -> str:
    return reverse("organisations:organisation", args=[subject])
