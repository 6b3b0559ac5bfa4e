"""One-time codes for people of the demonstration, as an authenticator app would show them.

Each person's secret is random, made when the person is, and kept in the demonstration's database alone.
"""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt

from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations.queries import User


@dataclass(frozen=True, slots=True)
class Code:
    """The figures that are right now, for how many more seconds, and those that are right after them."""

    figures: str
    seconds: int
    following: str


def give(email: str) -> None:
    """Set up codes for somebody who has none, as the site does when a person follows its page."""
    user = User.objects.get(email=email)
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)


def code_of(email: str, *, at: datetime) -> Code:
    """The code at that moment. Raises NotFound for a stranger, Refused where the person removed the codes."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise NotFound
    secret = secret_of(user)
    counter, gone = divmod(int(at.timestamp()), app_settings.TOTP_PERIOD)
    now, following = (format_hotp_value(hotp_value(secret, each)) for each in (counter, counter + 1))
    return Code(now, app_settings.TOTP_PERIOD - gone, following)


def secret_of(user: User) -> str:
    """What an app would have been told when the codes were set up. Raises Refused where they were removed."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if found is None:
        raise Refused("This person removed the one-time codes. Sign in, and the site sets up new ones.")
    return str(decrypt(found.data["secret"]))
