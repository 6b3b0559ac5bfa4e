"""Two ways into one database: `default` signs in as app, `owner` migrates and is used for nothing else."""

from dataclasses import dataclass
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from goldthread.config.environment import Environment

# What a connection is for. Only migrations and the preparation of tests use the second.
APP, OWNER = "default", "owner"


@dataclass(frozen=True, slots=True)
class Urls:
    """Where the database is, for each of the two roles. They hold passwords: never print or log them."""

    app: str
    owner: str


def urls(environment: Environment) -> Urls:
    """The named server's, or those of the local PostgreSQL, which is started, or found running."""
    if environment["DATABASE_URL"]:
        return Urls(environment["DATABASE_URL"], environment["DATABASE_OWNER_URL"])
    from goldthread.local_postgres import ensure_database, ensure_running

    name = environment["GOLDTHREAD_DATABASE"]
    server = ensure_running(environment["GOLDTHREAD_HOME"] or None)
    ensure_database(server, name)
    return Urls(server.url("app", database=name), server.url("owner", database=name))


def from_environment(environment: Environment) -> dict[str, dict[str, Any]]:
    """Django's DATABASES."""
    found = urls(environment)
    return {APP: _database(found.app), OWNER: _database(found.owner or found.app)}


def _database(url: str) -> dict[str, Any]:
    parts: dict[str, Any] = dict(conninfo_to_dict(url))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
        "ATOMIC_REQUESTS": False,  # the acting middleware opens the one transaction, so that it can set who acts
    }
