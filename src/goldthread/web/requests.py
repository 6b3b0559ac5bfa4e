"""What a page knows of its request: who acts, in which post, and when."""

from datetime import datetime
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from goldthread.kernel.actor import Actor
from goldthread.organisations.queries import HeldPost, User


class GoldthreadRequest(HttpRequest):
    """A request as the acting middleware leaves it. `actor` is None for a visitor who has not signed in."""

    user: User | AnonymousUser
    actor: Actor | None
    post: HeldPost | None
    posts: tuple[HeldPost, ...]
    at: datetime


def as_goldthread(request: HttpRequest) -> GoldthreadRequest:
    """The same request, with the middleware's types."""
    return cast(GoldthreadRequest, request)
