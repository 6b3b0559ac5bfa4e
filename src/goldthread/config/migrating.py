"""Bringing a database up to date: always signed in as its owner."""

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from goldthread.config.databases import APP, OWNER
from goldthread.trail.row_security import KEPT_AGAIN, TRIGGERS_NEVER_SLEEP

ONE_AT_A_TIME = 7_407_411
"""Number of the advisory lock that one migrating process holds; any fixed number does."""


def migrate(*, verbosity: int = 0) -> None:
    """Run every migration. Safe to run twice, and from two processes at once: the second waits, then finds it done."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        try:
            call_command("migrate", database=OWNER, verbosity=verbosity, interactive=False)
            cursor.execute(KEPT_AGAIN)
            cursor.execute(TRIGGERS_NEVER_SLEEP)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def is_up_to_date() -> bool:
    """Whether every migration of this version has run."""
    executor = MigrationExecutor(connections[APP])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
