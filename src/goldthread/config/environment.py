"""Every setting, its meaning and its check. Read once at start; each fault is a sentence."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

Kind = Literal["development", "production"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment. `check` returns what is wrong with a value, or None."""

    name: str
    meaning: str
    default: str = ""
    secret: bool = False
    check: Callable[[str], str | None] = field(default=lambda value: None)


def _one_of(*allowed: str) -> Callable[[str], str | None]:
    return lambda value: None if value in allowed else f"must be one of {', '.join(allowed)}"


def _postgresql_url(value: str) -> str | None:
    if value and not value.startswith(("postgresql://", "postgres://")):
        return "must start with postgresql://, since PostgreSQL is the one database Goldthread uses"
    try:
        conninfo_to_dict(value)
    except ProgrammingError:
        return "must be an address such as postgresql://app:password@host:5432/goldthread"
    return None


def _smtp_url(value: str) -> str | None:
    if value and not value.startswith(("smtp://", "smtps://")):
        return "must start with smtp:// (STARTTLS) or smtps:// (TLS from the first byte)"
    try:
        urlsplit(value).port  # noqa: B018  reading it is what checks it
    except ValueError:
        return "must be an address such as smtp://user:password@host:587"
    return None


def _whole_number(value: str) -> str | None:
    number = value.isascii() and value.isdigit() and int(value) > 0
    return None if number else "must be a whole number above nought"


YES_OR_EMPTY = _one_of("", "yes")

SETTINGS = (
    Setting(
        "GOLDTHREAD_ENVIRONMENT",
        "development, or production, which refuses convenience.",
        "development",
        check=_one_of("development", "production"),
    ),
    Setting(
        "GOLDTHREAD_SECRET_KEY",
        "Signs sessions; 50 characters or more. Made and kept in the home folder in development.",
        secret=True,
        check=lambda value: "must be 50 characters or more" if 0 < len(value) < 50 else None,
    ),
    Setting(
        "GOLDTHREAD_ALLOWED_HOSTS",
        "Host names the site answers to, with commas between.",
        "localhost,127.0.0.1,[::1]",
    ),
    Setting(
        "GOLDTHREAD_HTTPS",
        "no lets the site run without HTTPS; production always needs it.",
        "no",
        check=_one_of("yes", "no"),
    ),
    Setting(
        "GOLDTHREAD_SESSION_MINUTES",
        "Minutes without a request after which a person is signed out.",
        "60",
        check=_whole_number,
    ),
    Setting(
        "GOLDTHREAD_PROXIES",
        "Web servers in front, each adding to X-Forwarded-For; the limits on sign-in count by the address before them.",
        "0",
        check=lambda value: None if value in {"0", "1", "2", "3"} else "must be 0, 1, 2 or 3",
    ),
    Setting("GOLDTHREAD_ADDRESS", "Address and port the site listens on.", "127.0.0.1:8000"),
    Setting(
        "GOLDTHREAD_SMTP_URL",
        "Mail server, as smtp://user:password@host:587. Unset in development: mail lands in the home folder.",
        secret=True,
        check=_smtp_url,
    ),
    Setting("GOLDTHREAD_MAIL_FROM", "The address that mail comes from.", "goldthread@localhost"),
    Setting(
        "GOLDTHREAD_HOME",
        "Folder for the local database, the secret key and mail. Default: .goldthread in the checkout.",
    ),
    Setting(
        "DATABASE_URL",
        "The PostgreSQL server, signed in as the app role. Unset: a private local one starts by itself.",
        secret=True,
        check=_postgresql_url,
    ),
    Setting(
        "DATABASE_OWNER_URL",
        "The same database signed in as the owner role; needed by migrations and tests alone.",
        secret=True,
        check=_postgresql_url,
    ),
    Setting(
        "GOLDTHREAD_DATABASE",
        "Name of the database on the local server.",
        "goldthread",
        check=lambda value: (
            None if value.isidentifier() and value.islower() else "must be lower-case letters, digits and _"
        ),
    ),
    Setting(
        "GOLDTHREAD_SEARCH_DAYS",
        "Days after which the words of a search are forgotten.",
        "7",
        check=_whole_number,
    ),
    Setting(
        "GOLDTHREAD_UPLOAD_FILES",
        "Most files of one upload. The responses to one review are seldom more.",
        "20",
        check=_whole_number,
    ),
    Setting(
        "GOLDTHREAD_UPLOAD_MEGABYTES",
        "Most megabytes of one upload together; one file may have 50. A web server in front must let it through.",
        "200",
        check=_whole_number,
    ),
    Setting(
        "GOLDTHREAD_UPLOAD_DAYS",
        "Days after which it is forgotten what became of an upload; its documents stay.",
        "30",
        check=_whole_number,
    ),
    Setting("GOLDTHREAD_POSTGRES_BINARIES", "Folder of PostgreSQL's own programs for the local database."),
    Setting(
        "GOLDTHREAD_DATABASE_USER",
        "The user that runs the local database when Goldthread runs as root. Default: postgres, else nobody.",
    ),
    Setting(
        "GOLDTHREAD_LOCAL_DATABASE_IN_PRODUCTION",
        "yes allows the local database in production.",
        check=YES_OR_EMPTY,
    ),
)


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings in force, and one sentence for each fault."""

    values: Mapping[str, str]
    faults: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    @property
    def production(self) -> bool:
        return self["GOLDTHREAD_ENVIRONMENT"] == "production"


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """Read every setting; nothing is raised, faults are sentences that name the setting and what to do."""
    given = os.environ if variables is None else variables
    values = {each.name: given.get(each.name, each.default).strip() for each in SETTINGS}
    faults = [f"{each.name} {fault}." for each in SETTINGS if (fault := each.check(values[each.name]))]
    return Environment(values, tuple(faults + _faults_between(values)))


def _faults_between(values: Mapping[str, str]) -> list[str]:
    if values["GOLDTHREAD_ENVIRONMENT"] != "production":
        return []
    faults = []
    if not values["GOLDTHREAD_SECRET_KEY"]:
        faults.append("GOLDTHREAD_SECRET_KEY must be set in production.")
    if values["GOLDTHREAD_HTTPS"] != "yes":
        faults.append("GOLDTHREAD_HTTPS must be yes in production.")
    if not values["DATABASE_URL"] and values["GOLDTHREAD_LOCAL_DATABASE_IN_PRODUCTION"] != "yes":
        faults.append(
            "DATABASE_URL must be set in production, or GOLDTHREAD_LOCAL_DATABASE_IN_PRODUCTION be yes "
            "to use the local database."
        )
    return faults
