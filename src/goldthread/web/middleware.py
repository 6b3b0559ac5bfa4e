"""One transaction a request, in which the database knows who acts; and refusals as pages."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from goldthread.kernel.actor import Actor
from goldthread.kernel.clock import now, today
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations.queries import HeldPost, User, actor_for, posts_of
from goldthread.trail.context import acting
from goldthread.web import errors
from goldthread.web.accounts import has_second_factor
from goldthread.web.requests import GoldthreadRequest, as_goldthread

GetResponse = Callable[[HttpRequest], HttpResponse]

POST_CHOSEN = "post"

ANSWERS = (ImmediateHttpResponse, ReauthenticationRequired)

OPEN_TO_ALL = ("/account/", "/static/", "/accessibility", "/health", "/favicon.ico")


class ActingMiddleware:
    """Opens the request's one transaction as the person signed in, in the post they chose."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = as_goldthread(request)
        page.at = now()
        page.posts, page.post = _posts(page)
        page.actor = _actor(page)
        turned_away = _must_sign_in(page)
        if turned_away is not None:
            return turned_away
        with acting(page.actor):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


class RefusalMiddleware:
    """Turns a refusal and a missing thing into a page, and takes back what the request had written."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Runs for every exception of a view; None lets Django's own and bugs fall through to their pages.

        Whatever was written is taken back with all of them, save for two by which allauth merely says where to go.
        """
        if not isinstance(exception, ANSWERS) and transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
        if isinstance(exception, Refused):
            return errors.refused(request, exception)
        if isinstance(exception, NotFound):
            return errors.not_found(request, exception)
        return None


def _posts(page: GoldthreadRequest) -> tuple[tuple[HeldPost, ...], HeldPost | None]:
    """The posts held today and the one chosen; none before the second factor is set up, so nothing is shown either."""
    if not page.user.is_authenticated or not has_second_factor(_user(page)):
        return (), None
    held = posts_of(_user(page), on=today(page.at))
    chosen = page.session.get(POST_CHOSEN)
    return held, next((post for post in held if post.id == chosen), held[0] if held else None)


def _actor(page: GoldthreadRequest) -> Actor | None:
    return None if page.post is None else actor_for(page.post, user=_user(page), on=today(page.at))


def _user(page: GoldthreadRequest) -> User:
    return page.user  # type: ignore[return-value]  # a lazy object that stands for the User


def _must_sign_in(page: GoldthreadRequest) -> HttpResponse | None:
    """Every page needs a sign-in with a second factor, save the few that lead there."""
    if page.path.startswith(OPEN_TO_ALL):
        return None
    if not page.user.is_authenticated:
        return HttpResponseRedirect(
            f"{reverse('account_login')}?{urlencode({'next': page.get_full_path()}, safe='/')}"
        )
    if not has_second_factor(_user(page)):
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
    return None
