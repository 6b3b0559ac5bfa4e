"""How allauth behaves here: nobody signs up alone, and messages name nobody."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from goldthread.organisations.queries import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People are added by the support team; there is no sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def has_second_factor(user: User) -> bool:
    """Whether one-time codes are set up; no page but the setting up is open without them."""
    return bool(is_mfa_enabled(user))
