"""The real database for tests: made and cleaned by its owner, used by the code under test as app."""

import os
import signal
from collections.abc import Iterator

import pytest

from way_in import chromium

CLEAN = """
    DO $$ DECLARE tables text;
    BEGIN
        SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO tables FROM pg_tables
        WHERE schemaname = 'public'
        AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission');
        EXECUTE 'TRUNCATE ' || tables || ' RESTART IDENTITY CASCADE';
    END $$
"""


def pytest_configure() -> None:
    """Ctrl-C reaches what the tests start, even where a shell's background job was told to ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the database carries the mark, so that it can be run again on another PostgreSQL.

    Journeys, and only they, are skipped where there is no Chromium.
    """
    found = chromium.chromium_program()
    for item in items:
        if "database" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.database)
        if not found and item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.skip(reason=chromium.MISSING))


@pytest.fixture(scope="session")
def migrated_database(django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh database for this run, with every migration, dropped at the end. Gives its name."""
    from django.db import connections

    from goldthread.config.databases import urls
    from goldthread.config.environment import read_environment
    from goldthread.config.migrating import migrate
    from goldthread.local_postgres import prepare_database

    name = f"goldthread_test_{os.getpid()}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        owner = connections["owner"]
        kept = owner.settings_dict["NAME"]
        with owner.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        prepare_database(urls(read_environment()).owner, name)
        _point_at(name)
        migrate()
        yield name
        _point_at(kept)
        with connections["owner"].cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
        connections.close_all()


def _point_at(name: str) -> None:
    from django.db import connections

    connections.close_all()
    for alias in connections:
        connections[alias].settings_dict["NAME"] = name


@pytest.fixture
def database(migrated_database: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """An empty, migrated database; what a test commits is really committed, and cleaned away after it."""
    from django.db import connections

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield migrated_database
        connections["default"].close()
        with connections["owner"].cursor() as cursor:
            cursor.execute(CLEAN)
        connections.close_all()
