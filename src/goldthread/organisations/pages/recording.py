"""Recording what became of an organisation: one question a page, then check, then done.

The answers stand in the session until they are recorded.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.kernel.refusals import NotFound, Refused
from goldthread.look.words import british
from goldthread.organisations import commands, queries
from goldthread.organisations.change_forms import (
    HOW,
    HowForm,
    SourceForm,
    UntilForm,
    WhatForm,
    WhenForm,
    steps,
)
from goldthread.organisations.domain import WHOLE, SuccessionKind
from goldthread.organisations.forms import WhichOrganisation, Why, refuse, typed_in
from goldthread.organisations.pages.facts import asked, changeable
from goldthread.organisations.passing import Passing, Told
from goldthread.organisations.rows import OrganisationDetails
from goldthread.trail.requests import actor_of, moment_of

Draft = dict[str, Any]

DRAFT = "change of an organisation"

QUESTIONS = {
    "how": "What became of {name}?",
    "to": "Which organisation has it now?",
    "what": "What passed from {name}?",
    "when": "When does it hold from?",
    "until": "On which day does it end?",
    "source": "Who says so?",
}

FIELDS = {"how": "kind", "to": "organisation", "what": "passes", "until": "until_on"}


@require_POST
def begin(request: HttpRequest, subject: int) -> HttpResponse:
    """Start anew."""
    changeable(request, subject)
    request.session[DRAFT] = {"organisation": subject}
    return _to("step", subject, "how")


@require_POST
def begin_correcting(request: HttpRequest, subject: int) -> HttpResponse:
    """Start from a change that is recorded."""
    row = queries.change(subject)
    changeable(request, row.predecessor)
    told = row.told
    request.session[DRAFT] = {
        "organisation": row.predecessor,
        "correcting": subject,
        "how": {"kind": told.change.kind.value},
        "to": {"organisation": told.change.successor},
        "what": {"passes": told.change.passes},
        "when": {
            "on": _kept(told.change.on),
            "pending": "pending" if told.change.pending else "",
            "on_words": told.on_words,
        },
        "until": {"until_on": _kept(told.change.until_on)},
        "source": {"source": told.source, "address": told.address},
    }
    return _to("check", row.predecessor)


def ask(request: HttpRequest, subject: int, step: str) -> HttpResponse:
    """One question. The answer is kept, and the next one that has none follows."""
    row = changeable(request, subject)
    draft = _draft(request, subject)
    if step not in _steps(draft):
        raise NotFound
    form = _form(step, row, typed_in(request), _initial(draft.get(step, {})))
    if request.method == "POST" and form.is_valid():
        draft[step] = {key: _kept(value) for key, value in form.cleaned_data.items()}
        request.session[DRAFT] = draft
        following = next((each for each in _steps(draft) if each not in draft), None)
        return _to("step", subject, following) if following else _to("check", subject)
    done = all(each in draft for each in _steps(draft))
    back = _address("check", subject) if done else reverse("organisations:organisation", args=[subject])
    context = {
        "form": form,
        "title": QUESTIONS[step].format(name=row.name),
        "back": back,
        "single": FIELDS.get(step, ""),
    }
    return render(request, "organisations/question.html", context, status=422 if form.errors else 200)


def check(request: HttpRequest, subject: int) -> HttpResponse:
    """Everything that was answered, to be looked at once more; pressed, it is recorded."""
    row = changeable(request, subject)
    draft = _draft(request, subject)
    missing = next((each for each in _steps(draft) if each not in draft), None)
    if missing:
        return _to("step", subject, missing)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        form.is_valid()
        try:
            made = _record(request, draft)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            del request.session[DRAFT]
            messages.success(request, _said(_told(draft).change))
            return HttpResponseRedirect(reverse("organisations:change", args=[made]))
    told = _told(draft)
    context = {
        "form": form,
        "row": row,
        "answers": _answers(draft, row),
        "passes_by_itself": told.change.is_whole,
    }
    return render(request, "organisations/check.html", context, status=422 if form.errors else 200)


def take_back(request: HttpRequest, subject: int) -> HttpResponse:
    """A change that was recorded by mistake: kept with the reason, and nothing passes by it any more."""
    row = queries.change(subject)
    changeable(request, row.predecessor)
    form = Why(typed_in(request))
    back = reverse("organisations:change", args=[subject])
    if request.method == "POST" and form.is_valid():
        try:
            commands.end_change(
                subject, why=form.cleaned_data["why"], by=actor_of(request), at=moment_of(request)
            )
        except Refused as refusal:
            refuse(form, refusal, "why")
        else:
            messages.success(request, "Taken back. Nothing passes by this change any more.")
            return HttpResponseRedirect(back)
    title = "Take back a change that was recorded by mistake"
    intro = f"{row.predecessor_name} to {row.successor_name}. {row.phrase}."
    return asked(request, form, title, "Take it back", back, intro)


def _record(request: HttpRequest, draft: Draft) -> int:
    told, by, at = _told(draft), actor_of(request), moment_of(request)
    if "correcting" in draft:
        commands.correct_change(draft["correcting"], told, by=by, at=at)
        return int(draft["correcting"])
    return commands.record_change(told, by=by, at=at)


def _said(change: Passing) -> str:
    if change.pending:
        return "Recorded as not settled. Nothing passes until it is."
    if change.is_whole:
        return "Recorded. Open duties pass on by themselves from that day."
    return "Recorded. From that day on, open duties wait under “Who has this now?”."


def _told(draft: Draft) -> Told:
    """The answers as a command takes them. What a later answer made needless is left out."""
    kind = SuccessionKind(draft["how"]["kind"])
    change = Passing(
        predecessor=draft["organisation"],
        successor=draft["to"]["organisation"],
        kind=kind,
        on=_date(draft["when"]["on"]),
        until_on=_date(draft["until"]["until_on"]) if kind is SuccessionKind.HOSTED else None,
        passes="" if kind in WHOLE else draft["what"]["passes"],
        pending=bool(draft["when"]["pending"]),
    )
    return Told(change, draft["when"]["on_words"], draft["source"]["source"], draft["source"]["address"])


def _answers(draft: Draft, row: OrganisationDetails) -> list[tuple[str, str, str]]:
    """(question, answer, address to change it)."""
    told = _told(draft)
    change = told.change
    names = dict(queries.organisation_choices())
    when = british(change.on) if change.on else told.on_words or "No day is known"
    said = {
        "how": HOW[change.kind],
        "to": names[change.successor],
        "what": change.passes,
        "when": f"{when}. Not settled yet: nothing passes" if change.pending else when,
        "until": british(change.until_on) if change.until_on else "Not known",
        "source": f"{told.source} {told.address}".strip(),
    }
    return [
        (QUESTIONS[each].format(name=row.name), said[each], _address("step", row.id, each))
        for each in _steps(draft)
    ]


def _form(step: str, row: OrganisationDetails, data: Any, initial: Draft) -> forms.Form:
    question = QUESTIONS[step].format(name=row.name)
    if step == "to":
        return WhichOrganisation(data, asked=question, but=[row.id], initial=initial)
    kinds: dict[str, Callable[..., forms.Form]] = {
        "how": HowForm, "what": WhatForm, "when": WhenForm, "until": UntilForm, "source": SourceForm,
    }  # fmt: skip
    form = kinds[step](data, initial=initial)
    if step in FIELDS:
        form.fields[FIELDS[step]].label = question
    return form


def _steps(draft: Draft) -> tuple[str, ...]:
    return steps(draft.get("how", {}).get("kind", SuccessionKind.REPLACED.value))


def _draft(request: HttpRequest, subject: int) -> Draft:
    """The answers so far; nobody's where another organisation's change was begun since."""
    draft: Draft = request.session.get(DRAFT, {})
    return dict(draft) if draft.get("organisation") == subject else {"organisation": subject}


def _initial(kept: Draft) -> Draft:
    return {key: _date(value) if key in ("on", "until_on") else value for key, value in kept.items()}


def _kept(value: Any) -> Any:
    """A session holds JSON alone."""
    return value.isoformat() if isinstance(value, date) else value


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _address(name: str, subject: int, *more: str) -> str:
    return reverse(f"organisations:{name}", args=[subject, *more])


def _to(name: str, subject: int, *more: str) -> HttpResponse:
    return HttpResponseRedirect(_address(name, subject, *more))
