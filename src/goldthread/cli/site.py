"""Setting Django up for a command: settings checked, database there, migrations run."""

import os

import django
from django.core.exceptions import ImproperlyConfigured

from goldthread.cli.main import CannotRun
from goldthread.config.environment import read_environment
from goldthread.local_postgres import LocalDatabaseFailed, LocalDatabaseRefused


def prepare_site(*, migrated: bool = True) -> None:
    """Everything a command that uses the database needs.

    The local database is brought up to date by itself; a named server only says that it is behind. Raises CannotRun
    with one sentence, also for faults in the settings.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    try:
        django.setup()
    except (ImproperlyConfigured, LocalDatabaseFailed, LocalDatabaseRefused) as fault:
        raise CannotRun(str(fault)) from fault
    if migrated:
        _bring_up_to_date()


def _bring_up_to_date() -> None:
    from django.db import OperationalError

    from goldthread.config.migrating import is_up_to_date, migrate

    try:
        if is_up_to_date():
            return
        if read_environment()["DATABASE_URL"]:
            raise CannotRun("The database is older than this version of Goldthread. Run: goldthread migrate")
        migrate()
    except OperationalError as fault:
        raise CannotRun(
            "The database does not answer. Check DATABASE_URL, and that the server runs and accepts this role."
        ) from fault
