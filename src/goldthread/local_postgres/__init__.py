"""A private PostgreSQL that starts by itself. Needs no Django."""

from goldthread.local_postgres.preparation import prepare_database
from goldthread.local_postgres.refusals import LocalDatabaseFailed, LocalDatabaseRefused, RestoreRefused
from goldthread.local_postgres.running import ensure_database, ensure_running, find_server
from goldthread.local_postgres.server import LocalServer, Status

__all__ = [
    "LocalDatabaseFailed",
    "LocalDatabaseRefused",
    "LocalServer",
    "RestoreRefused",
    "Status",
    "ensure_database",
    "ensure_running",
    "find_server",
    "prepare_database",
]
