"""Confirming one by one: the source page by page, its items as cards, and the acts of their buttons."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from goldthread.kernel.refusals import NotFound, Refused
from goldthread.readings.confirming.cards import Card, cards_of, key
from goldthread.readings.confirming.composing import composed, next_after
from goldthread.readings.confirming.drawing import drawn
from goldthread.readings.confirming.wording import counted_kinds, listed
from goldthread.readings.confirming.work import Work, stamp_on, work_on
from goldthread.recommendations import commands
from goldthread.recommendations.domain import Stale
from goldthread.recommendations.permissions import can_decide
from goldthread.trail.requests import actor_of, moment_of

LONGEST_NUMBER = 9
"""Figures of a number in an address or a form; Python will not read one of thousands of figures."""

Act = Callable[[HttpRequest, Work, Card], str]


@require_GET
def confirming(request: HttpRequest, subject: int, typed: bool = False) -> HttpResponse:
    """One page of a document's text, and beside it the cards of what was read there."""
    work = work_on(subject, typed=typed)
    at, items = request.GET.get("at", ""), work.items()
    page = composed(work, items, number=number_of(request.GET.get("page", "")), at_item=at)
    context = {
        "work": work,
        "here": page,
        "pieces": drawn(page),
        "text_start": work.pages[page.number - 1].start,
        "kinds": ", ".join(counted_kinds(page.tally)),
        "stamp": work.stamp(),
        "may_decide": can_decide(work.partnership, actor_of(request)),
        "said": list(messages.get_messages(request)),
        "at": at,
        "at_is_here": any(card.key == at for card in page.cards),
        "focus": next_after(at, page),
        "left": listed([card.number for card in page.left]),
    }
    return render(request, "readings/confirming.html", context)


@require_GET
def stamp(request: HttpRequest, subject: int, typed: bool = False) -> HttpResponse:
    """Another string after any change: what an open page asks every few seconds."""
    return HttpResponse(stamp_on(subject, typed=typed), content_type="text/plain")


@require_POST
def decide(request: HttpRequest, subject: int, kind: str, item: int, typed: bool = False) -> HttpResponse:
    """One button of one card: accept, reject, undo, or join to the one before."""
    work = work_on(subject, typed=typed)
    card = card_of(work, kind, item)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Refused("Choose accept, reject, undo or join.")
    try:
        messages.success(request, act(request, work, card))
    except Stale:
        messages.error(request, changed_by_another(card))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return back_to(work, request.POST, at=card.key)


@require_POST
def accept_page(request: HttpRequest, subject: int, typed: bool = False) -> HttpResponse:
    """Accept what the page offered to accept together; what another person changed meanwhile is left."""
    work = work_on(subject, typed=typed)
    known = {card.key: card for card in cards_of(work.items())}
    accepted, left = [], []
    for seen in request.POST.getlist("seen"):
        name, _, version = seen.partition(":")
        card = known.get(name)
        if card is None:
            raise NotFound
        try:
            commands.confirm(
                card.kind,
                card.row.id,
                version=number_of(version),
                by=actor_of(request),
                at=moment_of(request),
            )
            accepted.append(card.number)
        except Refused:
            left.append(card.number)
    messages.success(request, f"Accepted {len(accepted)} {'item' if len(accepted) == 1 else 'items'}.")
    if left:
        messages.error(
            request, f"Left as they are, since somebody changed them or what they belong to: {listed(left)}."
        )
    return back_to(work, request.POST)


@require_POST
def undo_last(request: HttpRequest, subject: int, typed: bool = False) -> HttpResponse:
    """Take back the newest thing that this person did to what was read from the document."""
    work = work_on(subject, typed=typed)
    try:
        undone = commands.undo_last(work.reading or 0, by=actor_of(request), at=moment_of(request))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return back_to(work, request.POST)
    if undone is None:
        messages.error(request, "You have done nothing here that could be undone.")
        return back_to(work, request.POST)
    messages.success(request, "Your last change is undone.")
    return back_to(work, request.POST, at=key(*undone))


def card_of(work: Work, kind: str, item: int) -> Card:
    """The card of one item. Raises NotFound for one that is not of this work."""
    found = [card for card in cards_of(work.items()) if card.key == key(kind, item)]
    if not found:
        raise NotFound
    return found[0]


def back_to(work: Work, form: Mapping[str, str], *, at: str = "") -> HttpResponse:
    """The page that the form stood on, at the card that was acted on."""
    asked = {"page": form.get("page", ""), "at": at}
    query = urlencode({name: value for name, value in asked.items() if value})
    return HttpResponseRedirect(f"{work.base}/confirming?{query}" + (f"#{at}" if at else ""), status=303)


def number_of(words: str) -> int:
    """A number of an address or a form; 0 for what is none."""
    return int(words) if words.isascii() and words.isdigit() and len(words) <= LONGEST_NUMBER else 0


def changed_by_another(card: Card) -> str:
    return (
        f"Another member of the team changed item {card.number} since you opened it, so nothing was saved. "
        "Look at it as it stands now."
    )


def _accept(request: HttpRequest, work: Work, card: Card) -> str:
    commands.confirm(
        card.kind, card.row.id, version=_seen(request), by=actor_of(request), at=moment_of(request)
    )
    return f"Item {card.number} is accepted."


def _reject(request: HttpRequest, work: Work, card: Card) -> str:
    commands.reject(
        card.kind, card.row.id, version=_seen(request), by=actor_of(request), at=moment_of(request)
    )
    return f"Item {card.number} is rejected, with whatever belonged to it."


def _undo(request: HttpRequest, work: Work, card: Card) -> str:
    rows = commands.undo(card.kind, card.row.id, by=actor_of(request), at=moment_of(request))
    return (
        f"Undone for item {card.number}."
        if rows == 1
        else f"Undone for item {card.number} and {rows - 1} more."
    )


def _join(request: HttpRequest, work: Work, card: Card) -> str:
    """The words of both, from where the first begins to where the last one ends."""
    before = card_of(work, card.kind, number_of(request.POST.get("into", "")))
    ends = (min(before.start, card.start), max(before.marking.end, card.marking.end))
    commands.join(
        card.kind, card.row.id, version=_seen(request), into=before.row.id, stretch=work.stretch(*ends),
        by=actor_of(request), at=moment_of(request),
    )  # fmt: skip
    return f"Item {card.number} is joined to item {before.number}."


def _seen(request: HttpRequest) -> int:
    return number_of(request.POST.get("version", ""))


ACTS: Mapping[str, Act] = {"accept": _accept, "reject": _reject, "undo": _undo, "join": _join}
