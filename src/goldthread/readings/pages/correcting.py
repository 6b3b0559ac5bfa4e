"""Correcting, splitting and moving one item: each a page of its own, which keeps what was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goldthread.kernel.refusals import Refused
from goldthread.readings.confirming.cards import Card
from goldthread.readings.confirming.forms import ItemForm, initial_of
from goldthread.readings.confirming.places import BY_ITSELF, UnderForm
from goldthread.readings.confirming.splitting import SplitForm
from goldthread.readings.confirming.work import Work, work_on
from goldthread.readings.pages.confirming import back_to, card_of, number_of
from goldthread.recommendations import commands
from goldthread.recommendations.domain import Stale
from goldthread.recommendations.permissions import check_can_decide
from goldthread.trail.requests import actor_of, moment_of

BEFORE, AFTER = 350, 2_500
"""Characters of the text that stand beside a form round the item: little before it, so that it is seen at once."""

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def correct(request: HttpRequest, subject: int, kind: str, item: int, typed: bool = False) -> HttpResponse:
    """The item's words, and what was understood of them, to be set right."""
    work, card = _asked(request, subject, kind, item, typed)
    form = ItemForm(
        request.POST or None,
        kind=kind,
        work=work,
        row=card.row,
        near=card.start,
        initial=initial_of(card.row),
    )
    if card.is_accepted or card.waits_for:
        del form.fields["accept"]

    def save() -> str:
        accept = bool(form.cleaned_data.get("accept"))
        changed = commands.correct(
            kind, item, version=_seen(request), fields=form.given(), accept=accept,
            by=actor_of(request), at=moment_of(request),
        )  # fmt: skip
        did = "corrected" if changed else "left as it was"
        return f"Item {card.number} is {did} and accepted." if accept else f"Item {card.number} is {did}."

    title = f"Correct item {card.number}"
    return _worked(request, work, card, form, save, title=title, submit_words="Save")


@get_or_post
def split(request: HttpRequest, subject: int, kind: str, item: int, typed: bool = False) -> HttpResponse:
    """Where the second of two items begins that were read as one."""
    work, card = _asked(request, subject, kind, item, typed)
    form = SplitForm(request.POST or None, source=work.source, start=card.marking.start, end=card.marking.end)

    def save() -> str:
        first, second = (work.stretch(*ends) for ends in form.ends())
        commands.split(
            kind,
            item,
            version=_seen(request),
            first=first,
            second=second,
            by=actor_of(request),
            at=moment_of(request),
        )
        return f"Item {card.number} is split in two. The second one stands after it."

    title = f"Split item {card.number}"
    return _worked(request, work, card, form, save, title=title, submit_words="Split in two")


@get_or_post
def move(request: HttpRequest, subject: int, kind: str, item: int, typed: bool = False) -> HttpResponse:
    """What the item belongs to, where it was put under something else."""
    work, card = _asked(request, subject, kind, item, typed)
    form = UnderForm(
        request.POST or None, kind=kind, review=card.row.review, but=card.key,
        initial={"under": card.above or BY_ITSELF},
    )  # fmt: skip

    def save() -> str:
        commands.move(
            kind,
            item,
            version=_seen(request),
            under=form.chosen(),
            by=actor_of(request),
            at=moment_of(request),
        )
        return f"Item {card.number} is moved."

    title = f"Move item {card.number}"
    return _worked(request, work, card, form, save, title=title, submit_words="Move")


def _asked(request: HttpRequest, subject: int, kind: str, item: int, typed: bool) -> tuple[Work, Card]:
    """The work and the card. Raises Refused for who may not decide, NotFound for an item of another document."""
    work = work_on(subject, typed=typed)
    card = card_of(work, kind, item)
    check_can_decide(work.partnership, actor_of(request))
    return work, card


def _worked(
    request: HttpRequest,
    work: Work,
    card: Card,
    form: forms.Form,
    save: Callable[[], str],
    **words: str,
) -> HttpResponse:
    """Back to the card once it is saved; else the form again with what was typed, and what another person saved."""
    status, theirs = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                messages.success(request, save())
                return back_to(work, {}, at=card.key)
            except Stale:
                theirs, status = card_of(work, card.kind, card.row.id), 409
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
    context = {
        "work": work, "card": card, "form": form, "theirs": theirs, "title": words["title"],
        "submit_words": words["submit_words"], "beside": beside(work, card.marking.start, card.marking.end),
        "version": theirs.row.version if theirs else _seen(request) or card.row.version,
    }  # fmt: skip
    return render(request, "readings/item_form.html", context, status=status)


def beside(work: Work, start: int, end: int) -> dict[str, Any]:
    """The text round a place, to read and to copy from."""
    text = work.source.text
    return {
        "before": text[max(0, start - BEFORE) : start],
        "marked": text[start:end],
        "after": text[end : end + AFTER],
    }


def _seen(request: HttpRequest) -> int:
    return number_of(request.POST.get("version", ""))
