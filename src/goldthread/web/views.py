"""The pages that belong to no module."""

from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.kernel.refusals import Refused
from goldthread.readings import queries as readings
from goldthread.recommendations import queries as register
from goldthread.recommendations.permissions import can_decide
from goldthread.web.middleware import POST_CHOSEN
from goldthread.web.requests import GoldthreadRequest, as_goldthread

FIRST = 5
"""How many of a list's rows home shows before the list itself."""


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What there is for this person to look at, by number, each number a link to its list."""
    page = as_goldthread(request)
    if page.post is None:
        return render(request, "web/no_post.html")
    may_decide = _may_decide(page)
    waiting = readings.to_confirm(FIRST) if may_decide else ()
    context = {"counts": register.counts(), "may_decide": may_decide, "waiting": waiting}
    return render(request, "web/home.html", context)


def _may_decide(page: GoldthreadRequest) -> bool:
    actor = page.actor
    return actor is not None and any(can_decide(each, actor) for each in actor.partnerships)


@require_POST
def choose_post(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own posts from now on."""
    page = as_goldthread(request)
    chosen = next((post for post in page.posts if str(post.id) == request.POST.get("post")), None)
    if chosen is None:
        raise Refused("You do not hold that post today. Choose one of your own.")
    request.session[POST_CHOSEN] = chosen.id
    messages.success(request, f"You are now acting as {chosen.words}.")
    return HttpResponseRedirect(reverse("home"))


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """For the machine that watches the site: 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"database": "answers"})


@require_GET
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(static("look/favicon.svg"))
