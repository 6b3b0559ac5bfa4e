"""Who has this now? Open duties of an organisation that was split, or that passed a part of its work on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.kernel.actor import Actor
from goldthread.kernel.clock import today
from goldthread.kernel.refusals import Refused
from goldthread.look.words import counted
from goldthread.organisations import commands, queries
from goldthread.organisations.forms import WhoHasIt, refuse, typed_in
from goldthread.organisations.permissions import can_set_up
from goldthread.trail.requests import actor_of, moment_of

NOT_YOURS = (
    "What waits for a decision after a split is shown to the partnership that asked for it. What it gives to your "
    "agency stands under Recommendations and Commitments."
)


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Every organisation with duties that wait, and how many."""
    _checked(request)
    found = queries.waiting_organisations(on=today(moment_of(request)))
    return render(request, "organisations/waiting.html", {"found": found})


def one(request: HttpRequest, subject: int) -> HttpResponse:
    """The duties that wait with one organisation; who has those chosen."""
    by = _checked(request)
    waiting = queries.waiting_with(subject, on=today(moment_of(request)))
    form = WhoHasIt(typed_in(request), waiting=waiting) if waiting.duties and can_set_up(by) else None
    if request.method == "POST" and form is not None and form.is_valid():
        chosen = [duty for duty in waiting.duties if duty.key in form.cleaned_data["duties"]]
        to = form.cleaned_data["organisation"]
        try:
            given = commands.assign(chosen, predecessor=subject, successor=to, by=by, at=moment_of(request))
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Saved: who has {counted(given, 'duties')} now.")
            return HttpResponseRedirect(reverse("organisations:waiting_with", args=[subject]))
    context = {"row": waiting, "form": form, "may_assign": can_set_up(by)}
    status = 422 if form is not None and form.errors else 200
    return render(request, "organisations/waiting_with.html", context, status=status)


@require_POST
def take_back(request: HttpRequest, subject: int, assignment: int) -> HttpResponse:
    """The duty waits again."""
    commands.take_back(assignment, by=actor_of(request), at=moment_of(request))
    messages.success(request, "Taken back. The duty waits here again.")
    return HttpResponseRedirect(reverse("organisations:waiting_with", args=[subject]))


def _checked(request: HttpRequest) -> Actor:
    by = actor_of(request)
    if not by.partnerships:
        raise Refused(NOT_YOURS)
    return by
