"""Where the demonstration lives: a database of its own on the local server, and nowhere else. Imports no Django."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from goldthread.cli.main import CannotRun
from goldthread.config.environment import Environment, read_environment
from goldthread.local_postgres import LocalDatabaseFailed, LocalDatabaseRefused, ensure_running

DATABASE = "goldthread_demo"
NOT_HERE = "The demonstration never writes its invented people into a database that somebody works with."


def settle() -> Environment:
    """Point this process, and those it starts, at the demonstration's database. The settings, as they then are.

    Must run before Django's settings are read. Raises CannotRun in production, where
    DATABASE_URL names a server, and on Windows, which has neither the local database nor the site's server.
    """
    if os.name != "posix":
        raise CannotRun("The demo runs on Linux and macOS. On Windows, use the Windows Subsystem for Linux.")
    environment = read_environment()
    if environment.production:
        raise CannotRun(f"GOLDTHREAD_ENVIRONMENT is production. {NOT_HERE} Run it on a computer of your own.")
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        if environment[name]:
            raise CannotRun(f"{name} names a database server. {NOT_HERE} Unset {name}, then run it again.")
    os.environ["GOLDTHREAD_DATABASE"] = DATABASE
    os.environ["GOLDTHREAD_SMTP_URL"] = ""  # no mail of the demonstration leaves this computer
    return read_environment()


def drop(environment: Environment) -> None:
    """Remove the demonstration's database, if there is one; connections to it are ended. Raises CannotRun."""
    with _sentences():
        server = ensure_running(environment["GOLDTHREAD_HOME"] or None)
        # Only a superuser may end the connections of both other roles.
        with psycopg.connect(server.url("superuser", database="postgres"), autocommit=True) as connection:
            name = sql.Identifier(DATABASE)
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except (LocalDatabaseFailed, LocalDatabaseRefused) as fault:
        raise CannotRun(str(fault)) from fault
