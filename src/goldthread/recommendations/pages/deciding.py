"""Confirm, reject and undo, from the page of the row."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.kernel.refusals import Refused
from goldthread.recommendations import commands
from goldthread.trail.requests import actor_of, moment_of


@require_POST
def decide(request: HttpRequest, kind: str, subject: int) -> HttpResponse:
    """One button was pressed: `decision` is confirm, reject or undo."""
    by, at = actor_of(request), moment_of(request)
    decision = request.POST.get("decision")
    if decision == "confirm":
        commands.confirm(kind, subject, by=by, at=at)
        words = f"Confirmed. This {kind} now counts, and the agencies it concerns can see it."
    elif decision == "reject":
        commands.reject(kind, subject, by=by, at=at)
        words = f"Rejected. This {kind} is kept with its source, and counts nowhere."
    elif decision == "undo":
        rows = commands.undo(kind, subject, by=by, at=at)
        words = f"Undone for {rows} {'row' if rows == 1 else 'rows'}."
    else:
        raise Refused("Choose confirm, reject or undo.")
    messages.success(request, words)
    return HttpResponseRedirect(reverse(f"recommendations:{kind}", args=[subject]))
