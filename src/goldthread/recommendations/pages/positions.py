"""Opening positions, set for many rows at once: choose, look at what would be saved, save, undo."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.kernel.clock import today
from goldthread.kernel.refusals import NotFound
from goldthread.kernel.slices import Slice
from goldthread.look.addresses import Address
from goldthread.look.asked import Asked, asked_of
from goldthread.look.pagination import pages_of
from goldthread.look.searches import LONGEST, save_search
from goldthread.recommendations import commands, queries
from goldthread.recommendations.domain import OPENING_WORDS, STATUS_WORDS, Opening, Stale
from goldthread.recommendations.openings import subjects_of_positions
from goldthread.recommendations.pages.opening_words import name_of, opening_mark, opening_words, said_words
from goldthread.recommendations.permissions import check_can_set_positions
from goldthread.recommendations.position_forms import PositionFilter, PositionForm
from goldthread.recommendations.positions import Subject, stamp
from goldthread.recommendations.queries import Owed
from goldthread.recommendations.rows import CommitmentRow
from goldthread.trail.requests import actor_of, moment_of

get_or_post = require_http_methods(["GET", "HEAD", "POST"])

PAGE_SIZE = 50
SHOWN = 200
"""How many rows stand on the page on which they are looked at before saving; their number stands there whole."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row, to be ticked. `token` names it in the form."""

    token: str
    name: str
    url: str
    text: str
    agency: str
    review: str
    due: date | None
    due_words: str
    status: str
    opening: str
    mark: str | None


@get_or_post
def positions(request: HttpRequest) -> HttpResponse:
    """The rows that match, to be chosen from, and what to say of them. POST starts a search."""
    _check_may(request)
    if request.method == "POST":
        return _start_search(request)
    return _listed(request, _asked(request), PositionForm(today=_today(request)))


@get_or_post
def check(request: HttpRequest) -> HttpResponse:
    """What would be saved for how many rows. Nothing is saved yet."""
    _check_may(request)
    asked = _asked(request)
    if request.method != "POST":
        return HttpResponseRedirect(asked.address.having())
    form = PositionForm(request.POST, today=_today(request), matching=_matching(asked))
    if "back" in request.POST:
        return _listed(request, asked, PositionForm(initial=form.typed(), today=form.today))
    if not form.is_valid():
        return _listed(request, asked, form, status=422)
    return _to_confirm(request, asked, form)


@get_or_post
def save(request: HttpRequest) -> HttpResponse:
    """Save what was looked at, where it is still the same; else show it as it stands now."""
    _check_may(request)
    asked = _asked(request)
    if request.method != "POST":
        return HttpResponseRedirect(asked.address.having())
    form = PositionForm(request.POST, today=_today(request), matching=_matching(asked))
    if not form.is_valid():
        return _listed(request, asked, form, status=422)
    try:
        batch = commands.set_positions(
            form.subjects, **form.said(), seen=request.POST.get("seen", ""),
            by=actor_of(request), at=moment_of(request),
        )  # fmt: skip
    except Stale:
        return _to_confirm(request, asked, form, status=409)
    return HttpResponseRedirect(reverse("recommendations:position_act", args=[batch]))


@require_GET
def act(request: HttpRequest, batch: UUID) -> HttpResponse:
    """What one act set, with the button that undoes it."""
    _check_may(request)
    found = queries.act_on_positions(batch)
    rows = queries.rows_called(found.subjects[:SHOWN])
    context = {
        "act": found, "total": len(found.subjects), "said": said_words(found.said), "lines": _lines(rows),
        "not_set": queries.counts().openings_not_set,
    }  # fmt: skip
    return render(request, "recommendations/positions_act.html", context)


@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Take back what one act set."""
    rows = commands.undo_positions(batch, by=actor_of(request), at=moment_of(request))
    messages.success(request, f"Undone for {rows} {'row' if rows == 1 else 'rows'}.")
    return HttpResponseRedirect(reverse("recommendations:position_act", args=[batch]))


def _check_may(request: HttpRequest) -> None:
    """Raises Refused for anyone who could set none."""
    by = actor_of(request)
    check_can_set_positions(by.partnerships[0] if by.partnerships else None, by)


def _asked(request: HttpRequest) -> Asked:
    """The rows that the address asks for; its links lead to the list, whichever page they stand on."""
    asked = asked_of(request, (), PositionFilter)
    return replace(asked, address=Address(reverse("recommendations:positions"), asked.address.query))


def _today(request: HttpRequest) -> date:
    return today(moment_of(request))


def _start_search(request: HttpRequest) -> HttpResponse:
    """As on every list: the address gets an id that says nothing, since words may hold a name."""
    address, words = Address.of(request), request.POST.get("words", "").strip()[:LONGEST]
    if not words:
        return HttpResponseRedirect(address.without("search"))
    search = save_search(words, at=moment_of(request))
    return HttpResponseRedirect(address.having(search=str(search)))


def _matching(asked: Asked) -> tuple[Subject, ...]:
    """Every row that the address asks for; none where a filter cannot be read."""
    return subjects_of_positions(asked.filters, asked.words).rows if asked.readable else ()


def _listed(request: HttpRequest, asked: Asked, form: PositionForm, *, status: int = 200) -> HttpResponse:
    found, page = _found(asked)
    about = asked.filters.get("about") if asked.readable else None
    form.count(
        found.total, all_of="that match" if asked.in_force else "that are listed" if about else "of them"
    )
    context = {
        "asked": asked, "filter_form": asked.form, "form": form, "forms": [asked.form],
        "about": _about(about) if about else None,
        "lines": _lines(found.rows), "total": found.total, "shown": len(found.rows),
        "pages": pages_of(page, -(-found.total // PAGE_SIZE), lambda number: asked.address.having(page=str(number))),
        "counts": queries.counts(), "query": asked.address.query.urlencode(), "in_force": asked.in_force,
        "ticked": form.ticked(), "search_url": asked.address.without("search"),
        "nothing": _nothing(asked),
    }  # fmt: skip
    return render(request, "recommendations/positions.html", context, status=status)


def _found(asked: Asked) -> tuple[Slice[Owed], int]:
    """The rows of the page asked for and its number; of the first page where there is no such page."""
    if not asked.readable:
        return Slice((), 0), 1
    for page in (asked.page, 1):
        found = queries.positioned(asked.filters, (page - 1) * PAGE_SIZE, PAGE_SIZE, asked.words)
        if found.rows:
            return found, page
    return Slice((), 0), 1


def _about(subject: Subject) -> Line:
    """The one row that the page is about. Raises NotFound."""
    found = queries.rows_called([subject])
    if not found:
        raise NotFound("opening position")
    return _line(found[0])


def _nothing(asked: Asked) -> str:
    if not asked.readable:
        return "Nothing is listed until this is put right: you might set what you did not mean."
    if {each.label for each in asked.in_force} == {"Opening position"}:
        return "No row is left with this opening position. Take the filter away to see the others."
    if asked.filters.get("about"):
        return "This is not confirmed. Only what is confirmed has an opening position."
    if asked.in_force:
        return "No row matches. Take away a filter to see more."
    return (
        "Nothing is confirmed yet. Recommendations and commitments appear here once a reading is confirmed."
    )


def _to_confirm(request: HttpRequest, asked: Asked, form: PositionForm, *, status: int = 200) -> HttpResponse:
    rows = queries.rows_called(form.subjects)
    if len(rows) < len(form.subjects):
        raise NotFound("opening position")
    before = [(OPENING_WORDS[each], _count(rows, each)) for each in Opening]
    context = {
        "form": form, "query": asked.address.query.urlencode(), "total": len(rows), "kinds": _kinds(rows),
        "not_set": _count(rows, None), "before": [each for each in before if each[1]],
        "lines": _lines(rows[:SHOWN]), "said": form.said_words(), "note": form.cleaned_data["note"],
        "seen": stamp(form.subjects), "stale": status == 409, "hidden": form.carried(),
    }  # fmt: skip
    return render(request, "recommendations/positions_check.html", context, status=status)


def _count(rows: Sequence[Owed], position: Opening | None) -> int:
    return sum(1 for row in rows if (row.opening.position if row.opening else None) == position)


def _kinds(rows: Sequence[Owed]) -> list[tuple[int, str]]:
    """How many rows there are of each kind that there are any of, with the word for them."""
    commitments = sum(1 for row in rows if isinstance(row, CommitmentRow))
    parts = sum(1 for row in rows if not isinstance(row, CommitmentRow) and row.parent)
    whole = len(rows) - commitments - parts
    counted = ((whole, "recommendations"), (parts, "parts of recommendations"), (commitments, "commitments"))
    return [(number, words) for number, words in counted if number]


def _lines(rows: Sequence[Owed]) -> list[Line]:
    return [_line(row) for row in rows]


def _line(row: Owed) -> Line:
    promise = row if isinstance(row, CommitmentRow) else None
    kind = "commitment" if promise else "recommendation"
    return Line(
        token=f"{kind}-{row.id}",
        name=name_of(row),
        url=reverse(f"recommendations:{kind}", args=[row.id]),
        text=row.text or "See its parts",
        agency=promise.agency if promise else ", ".join(getattr(row, "addressees", ())),
        review=row.review_name,
        due=promise.due_latest if promise else None,
        due_words=promise.due_words if promise else "",
        status=STATUS_WORDS[promise.status] if promise else "",
        opening=opening_words(row),
        mark=opening_mark(row),
    )
