"""Adding what the reader missed: its words copied from the text, or marked there."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.kernel.refusals import Refused
from goldthread.readings.confirming.cards import Card, cards_of, key
from goldthread.readings.confirming.forms import FIELDS, ItemForm
from goldthread.readings.confirming.places import BY_ITSELF, UnderForm
from goldthread.readings.confirming.work import Work, work_on
from goldthread.readings.pages.confirming import back_to, number_of
from goldthread.readings.pages.correcting import beside, get_or_post
from goldthread.recommendations import commands, queries
from goldthread.recommendations.permissions import check_can_decide
from goldthread.trail.requests import actor_of, moment_of

ARTICLES: Mapping[str, str] = {
    "recommendation": "a recommendation or part", "response": "a response", "commitment": "a commitment",
}  # fmt: skip


@get_or_post
def add_item(request: HttpRequest, subject: int, typed: bool = False) -> HttpResponse:
    """A recommendation, response or commitment that stands in the document and was not read."""
    work = work_on(subject, typed=typed)
    check_can_decide(work.partnership, actor_of(request))
    asked = request.POST or request.GET
    kind, review = asked.get("kind", ""), work.its_review() or _chosen(work, asked)
    if kind in FIELDS and review is not None:
        return _form(request, work, review, kind, asked)
    title = "Add to this review" if work.is_typed else "Add something that was not read"
    choices = () if review else queries.review_choices()
    context = {"work": work, "title": title, "asked": asked, "review": review, "choices": choices}
    return render(request, "readings/add_what.html", context)


def _chosen(work: Work, asked: Mapping[str, str]) -> int | None:
    """The review that a person chose for a document that says nothing of one."""
    chosen = number_of(asked.get("review", ""))
    if not chosen:
        return None
    row = queries.review(chosen)
    return row.id if row.partnership == work.partnership else None


def _form(request: HttpRequest, work: Work, review: int, kind: str, asked: Mapping[str, str]) -> HttpResponse:
    start, end = marked_in(work, asked)
    cards = cards_of(work.items())
    place = likely_place(kind, cards, start if asked.get("end") else end)
    under = UnderForm(request.POST or None, kind=kind, review=review, initial={"under": place})
    if not under.has_choices:
        raise Refused(f"Add a recommendation first: {ARTICLES[kind]} belongs to one.")
    words = work.source.words(start, end) if asked.get("end") else ""
    form = ItemForm(request.POST or None, kind=kind, work=work, near=start, initial={"words": words})
    if request.method == "POST" and form.is_valid() and under.is_valid():
        try:
            waits = _waits(under.cleaned_data["under"], cards)
            made = commands.add(
                kind, partnership=work.partnership, under=under.chosen() or ("review", review),
                fields=form.given(), accept=bool(form.cleaned_data["accept"]) and not waits,
                by=actor_of(request), at=moment_of(request),
            )  # fmt: skip
            messages.success(request, f"The {kind} is added.{waits}")
            return back_to(work, {}, at=key(kind, made))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {
        "work": work, "kind": kind, "form": form, "under": under, "forms": [under],
        "title": f"Add {ARTICLES[kind]}", "submit_words": "Add", "asked": asked,
        "beside": beside(work, start, end if words else start),
    }  # fmt: skip
    return render(request, "readings/item_form.html", context, status=422 if request.POST else 200)


def _waits(place: str, cards: Sequence[Card]) -> str:
    """What to say where that which a new item belongs to is not accepted, since it cannot be accepted then either."""
    above = next((card for card in cards if card.key == place), None)
    if above is None or above.is_accepted:
        return ""
    return f" Accept it once item {above.number} is accepted, which it belongs to."


def marked_in(work: Work, asked: Mapping[str, str]) -> tuple[int, int]:
    """[start, end) of what was marked, or of the page that the person came from."""
    start, end = number_of(asked.get("start", "")), number_of(asked.get("end", ""))
    if start < end <= len(work.source.text):
        return start, end
    number = max(1, min(number_of(asked.get("page", "")), len(work.pages)))
    page = work.pages[number - 1]
    return page.start, page.end


def likely_place(kind: str, cards: Sequence[Card], start: int) -> str:
    """What an item at `start` most likely belongs to: the last of its kind above that begins before it."""
    above = {"response": ("recommendation",), "commitment": ("response", "recommendation")}.get(kind)
    if above is None:
        return BY_ITSELF
    before = [card for card in cards if card.kind in above and card.start <= start]
    around = [card for card in before if start < card.marking.end]
    last = max(around or before, key=lambda card: (card.start, card.number), default=None)
    return last.key if last else ""
