"""The test's database as its owner sees it: every row of every table, and who waits for whom."""

import os
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.db import connections

from local_postgres.homes import environment

PATIENCE = 30.0  # seconds after which something that has not happened is taken for a failure


def row_counts() -> dict[str, int]:
    """How many rows each table has, whoever they belong to."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        tables = [row[0] for row in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return {str(table): int(rows) for table, rows in cursor.fetchall()}


def all_rows(statement: str, *values: str | int) -> list[tuple[object, ...]]:
    """What a query finds among everybody's rows."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def sessions_waiting_for_a_lock() -> list[int]:
    """Process numbers of the database's sessions that wait for another one to end its transaction."""
    all_rows("SELECT pg_stat_clear_snapshot()")
    found = all_rows(
        "SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)"
        " WHERE NOT granted AND datname = current_database()"
    )
    return [int(str(pid)) for (pid,) in found]


def session_lives(pid: int) -> bool:
    all_rows("SELECT pg_stat_clear_snapshot()")
    return bool(all_rows("SELECT 1 FROM pg_stat_activity WHERE pid = %s", pid))


def until(happened: Callable[[], object], what: str) -> None:
    """Return once `happened` gives something true; a failure that says `what` never came."""
    last = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < last, f"{what}: this did not happen"
        time.sleep(0.02)


def environment_with(database: str, **changes: str) -> dict[str, str]:
    """For a process of its own that is to work on this database."""
    named = {
        name: urlsplit(os.environ[name])._replace(path=f"/{database}").geturl()
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL")
        if os.environ.get(name)
    }
    return environment(GOLDTHREAD_DATABASE=database, **named, **changes)
