"""What every page shows around its own words."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from goldthread.kernel.actor import Role
from goldthread.web.requests import GoldthreadRequest, as_goldthread


@dataclass(frozen=True, slots=True)
class NavigationItem:
    words: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The surroundings of one page. `posts` are (id, words) to choose from, with the chosen one in `acting_for`."""

    signed_in: bool
    partnership_name: str
    acting_for: str
    posts: tuple[tuple[int, str], ...]
    chosen_post: int | None
    navigation: tuple[NavigationItem, ...]


def page(request: HttpRequest | None) -> dict[str, Any]:
    """A context processor; error pages may come without a request, or before the middleware ran."""
    if request is None or not hasattr(request, "posts"):
        return {"page": Page(False, "", "", (), None, ())}
    return {"page": _page(as_goldthread(request))}


def _page(request: GoldthreadRequest) -> Page:
    post = request.post
    return Page(
        signed_in=request.user.is_authenticated,
        partnership_name=(post.partnership_name or "") if post else "",
        acting_for=post.words if post else "",
        posts=tuple((each.id, each.words) for each in request.posts),
        chosen_post=post.id if post else None,
        navigation=_navigation(request) if post else (),
    )


def _navigation(request: GoldthreadRequest) -> tuple[NavigationItem, ...]:
    places = [
        ("Home", reverse("home")),
        ("Reviews", reverse("recommendations:reviews")),
        ("Recommendations", reverse("recommendations:recommendations")),
        ("Responses", reverse("recommendations:responses")),
        ("Commitments", reverse("recommendations:commitments")),
        ("Organisations", reverse("organisations:organisations")),
    ]
    if request.actor and request.actor.role in (Role.SUPPORT_TEAM, Role.SCRUTINEER):
        places.append(("Documents", reverse("readings:documents")))
    return tuple(NavigationItem(words, url, _is_current(request.path, url)) for words, url in places)


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
