"""A later document laid over the earlier ones of its review, and what a person makes of each difference."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.kernel.refusals import Refused
from goldthread.look.words import british
from goldthread.readings.comparing.compared import compared
from goldthread.readings.comparing.laying_over import Pair
from goldthread.readings.pages.naming import kind_of, named, page_of
from goldthread.recommendations import commands
from goldthread.recommendations.domain import STATUS_WORDS
from goldthread.recommendations.permissions import can_decide
from goldthread.recommendations.queries import CommitmentRow, Item
from goldthread.trail.requests import actor_of, moment_of

DONE: Mapping[str, str] = {
    "take": "It is one with the earlier one now, and says what this document says. What it said is kept.",
    "keep": "It is one with the earlier one now, which says what it said.",
    "apart": "Accepted as another one.",
    "reject": "Rejected. It is kept with its source, and counts nowhere.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as the page names it: what it is, and the address of its own page."""

    row: Item
    what: str
    url: str

    @property
    def kind(self) -> str:
        return kind_of(self.row)


@require_GET
def comparing(request: HttpRequest, subject: int) -> HttpResponse:
    """What this document says anew, in other words, or no longer, of the review that it is about."""
    found = compared(subject)
    context = {
        "found": found,
        "pairs": [
            (pair, Shown(pair.later, named(pair.earlier), page_of(pair.earlier)), differences(pair))
            for pair in found.laid.reworded
        ],
        "new": [Shown(row, named(row), page_of(row)) for row in found.laid.new],
        "gone": [Shown(row, named(row), page_of(row)) for row in found.laid.gone],
        "may_decide": can_decide(found.partnership, actor_of(request)),
    }
    return render(request, "readings/comparing.html", context)


@require_POST
def decide(request: HttpRequest, subject: int, kind: str, item: int) -> HttpResponse:
    """One difference decided: `act` is take, keep, apart or reject, for the versions that were shown."""
    by, at, act = actor_of(request), moment_of(request), request.POST.get("act", "")
    version = _number(request, "version")
    if act in ("take", "keep"):
        commands.renew(
            kind, item, version=version, into=_number(request, "into"),
            into_version=_number(request, "into_version"), take=act == "take", by=by, at=at,
        )  # fmt: skip
    elif act == "apart":
        commands.confirm(kind, item, version=version, by=by, at=at)
    elif act == "reject":
        commands.reject(kind, item, version=version, by=by, at=at)
    else:
        raise Refused("Choose what this is: the same in other words, another one, or nothing.")
    messages.success(request, DONE[act])
    return HttpResponseRedirect(reverse("readings:comparing", args=[subject]))


def differences(pair: Pair) -> tuple[tuple[str, str, str], ...]:
    """What else than the words differs: (name, before, now)."""
    old, new = pair.earlier, pair.later
    if not (isinstance(old, CommitmentRow) and isinstance(new, CommitmentRow)):
        return ()
    facts = (
        ("What the agency says", STATUS_WORDS[old.status], STATUS_WORDS[new.status]),
        ("Target date", _target(old), _target(new)),
    )
    return tuple(each for each in facts if each[1] != each[2])


def _target(row: CommitmentRow) -> str:
    if not row.due_words:
        return "none"
    return f"“{row.due_words}”" + (f", until {british(row.due_latest)}" if row.due_latest else "")


def _number(request: HttpRequest, name: str) -> Any:
    value = request.POST.get(name, "")
    if not (value.isascii() and value.isdigit()):
        raise Refused(
            "The form came back incomplete, so nothing was saved. Open the page again and choose there."
        )
    return int(value)
