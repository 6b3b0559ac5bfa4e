"""How allauth behaves here: nobody signs up alone, and messages name nobody."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.account.views import EmailView
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.views.decorators.http import require_GET

from goldthread.kernel.clock import now
from goldthread.organisations.queries import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """People are added by the support team; there is no sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Who signed in a moment ago to set up codes is not asked for the same password again."""
        return not _is_setting_up_codes(self.request) and bool(
            super().is_reauthentication_required(app=app, **kwargs)
        )


account_address = require_GET(EmailView.as_view())


def has_second_factor(user: User) -> bool:
    """Whether one-time codes are set up; no page but the setting up is open without them."""
    return bool(is_mfa_enabled(user))


def _is_setting_up_codes(request: HttpRequest) -> bool:
    """True in a first sign-in, which is the only one without a code: those shown next may be seen in it too."""
    records = get_authentication_records(request, request.user) if isinstance(request.user, User) else []
    if not records or any(record["method"] == "mfa" for record in records):
        return False
    return bool(now().timestamp() - records[-1]["at"] < REAUTHENTICATION_TIMEOUT)
