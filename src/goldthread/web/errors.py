"""The error pages: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.kernel.refusals import Refused


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """A rule forbids it: 403 with the rule's own sentence."""
    return render(request, "web/refused.html", {"sentence": refusal.sentence}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or came from another site: nothing was saved."""
    return render(request, "web/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or this person may not know that there is."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Rendered without the database, which may be what broke."""
    return render(None, "500.html", status=500)
