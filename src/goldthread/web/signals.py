"""Signing in and out are trail entries too."""

from typing import Any

from allauth.account.signals import user_logged_in, user_logged_out
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest

from goldthread.kernel.actor import Actor, ActorKind
from goldthread.kernel.clock import now
from goldthread.organisations.queries import User
from goldthread.trail import commands as trail
from goldthread.trail.context import acting


def connect() -> None:
    """Called once, when the apps are ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="trail.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="trail.signed_out")
    user_login_failed.connect(_refused, dispatch_uid="trail.sign_in_refused")


def _signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    _record("user.signed_in", user)


def _signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        _record("user.signed_out", user)


def _refused(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    """A wrong password is recorded without what was typed; the address may be a stranger's."""
    nobody = Actor(kind=ActorKind.SYSTEM, id="system:sign-in")
    with acting(nobody):
        trail.record("user.sign_in_refused", kind="user", by=nobody, at=now())


def _record(verb: str, user: User) -> None:
    by = Actor(kind=ActorKind.PERSON, id=f"person:{user.person_id}")
    with acting(by):
        trail.record(verb, kind="user", subject=user.pk, by=by, at=now())
