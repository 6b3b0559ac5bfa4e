"""The whole site with pages that write something and then fail, each in another way; for tests alone."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from goldthread.kernel.refusals import NotFound, Refused
from goldthread.look.searches import save_search
from goldthread.trail.requests import moment_of

FAULTS: Mapping[str, Exception] = {
    "refused": Refused("Someone outside your agency has to check this."),
    "not-found": NotFound("no such thing"),
    "http-404": Http404("no such thing"),
    "permission-denied": PermissionDenied("not for you"),
    "suspicious": SuspiciousOperation("a damaged request"),
    "broken": RuntimeError("an invented fault"),
}


def writes_then_fails(request: HttpRequest, fault: str) -> HttpResponse:
    save_search("words that must not stay", at=moment_of(request))
    raise FAULTS[fault]


def writes_and_ends_well(request: HttpRequest) -> HttpResponse:
    save_search("words that stay", at=moment_of(request))
    return HttpResponse("written")


def writes_and_answers_500(request: HttpRequest) -> HttpResponse:
    save_search("words that must not stay", at=moment_of(request))
    return HttpResponse("a fault told as a page", status=500)


urlpatterns = [
    path("fails/<str:fault>", writes_then_fails, name="fails"),
    path("ends-well", writes_and_ends_well, name="ends_well"),
    path("answers-500", writes_and_answers_500, name="answers_500"),
    path("", include("goldthread.config.urls")),
]

handler400 = "goldthread.web.errors.bad_request"
handler403 = "goldthread.web.errors.forbidden"
handler404 = "goldthread.web.errors.not_found"
handler500 = "goldthread.web.errors.broken"
