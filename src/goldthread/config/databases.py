"""Two ways into one database: `default` signs in as app, `owner` migrates and is used for nothing else."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

from goldthread.config.environment import Environment

# What a connection is for. Only migrations, tests' preparation and the demo's reset use the second.
APP, OWNER = "default", "owner"


def from_environment(environment: Environment) -> dict[str, dict[str, Any]]:
    """Django's DATABASES. Without DATABASE_URL the local PostgreSQL is started, or found running."""
    app_url, owner_url = environment["DATABASE_URL"], environment["DATABASE_OWNER_URL"]
    if not app_url:
        from goldthread.local_postgres import ensure_running

        server = ensure_running()
        app_url, owner_url = server.url("app"), server.url("owner")
    return {APP: _database(app_url), OWNER: _database(owner_url or app_url)}


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
