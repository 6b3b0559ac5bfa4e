"""`ensure_running`: the local PostgreSQL starts by itself, or is found running."""

import os
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.pq import Ping

from goldthread.local_postgres import roles, starting
from goldthread.local_postgres.binaries import bring_programs
from goldthread.local_postgres.cluster import check_owner, find_cluster, make_cluster
from goldthread.local_postgres.home import find_home, make_home
from goldthread.local_postgres.lock import alone
from goldthread.local_postgres.passwords import read_passwords
from goldthread.local_postgres.preparation import prepare_cluster, prepare_database
from goldthread.local_postgres.processes import ping
from goldthread.local_postgres.refusals import LocalDatabaseFailed, LocalDatabaseRefused
from goldthread.local_postgres.server import PATIENCE, LocalServer


def find_server(home: str | Path | None = None) -> LocalServer:
    """The server of that home, running or not. Starts and creates nothing."""
    if os.name != "posix":
        raise LocalDatabaseFailed(
            "The local database runs on Linux and macOS only. Set DATABASE_URL to a PostgreSQL server."
        )
    return LocalServer(find_cluster(find_home(home)))


def ensure_running(home: str | Path | None = None, *, patience: float = PATIENCE) -> LocalServer:
    """Start the local PostgreSQL, or find it running; the first start makes the cluster, roles and database.

    Several processes may call it at once: one starts, the others wait. The server outlives who started it.
    Raises LocalDatabaseRefused in production, LocalDatabaseFailed with what to do when it cannot run.
    """
    check_not_production()
    server = find_server(home)
    cluster = server.cluster
    if cluster.ready_mark.exists() and cluster.programs.are_there and ping(cluster.socket_folder) is Ping.OK:
        return server
    if cluster.exists:
        check_owner(cluster)
    make_home(cluster.home)
    with alone(cluster.home.lock_file, patience=patience * 2):
        bring_programs(cluster.programs, cluster.home)
        if not cluster.exists:
            make_cluster(cluster)
        starting.start(cluster, patience=patience)
        if not cluster.ready_mark.exists():
            _prepare(server)
    return server


def ensure_database(server: LocalServer, database: str) -> None:
    """Another database on the same server, made by its owner with the same rights; nothing where it stands."""
    if database == roles.DATABASE:
        return
    with (
        alone(server.cluster.home.lock_file, patience=PATIENCE),
        psycopg.connect(server.url("owner", database="postgres"), autocommit=True) as connection,
    ):
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        if connection.execute(query, [database]).fetchone():
            return
        unready = sql.Identifier(
            f"{database}_unready"
        )  # a start that is cut short leaves nothing half prepared
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(unready))
        connection.execute(roles.create_database(f"{database}_unready"))
        prepare_database(server.url("owner"), f"{database}_unready")
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(unready, sql.Identifier(database))
        )


def _prepare(server: LocalServer) -> None:
    home = server.cluster.home
    try:
        prepare_cluster(server.url("superuser"), read_passwords(home))
    except psycopg.OperationalError as error:
        raise LocalDatabaseFailed(
            f"The database runs, but nobody can sign in with the passwords in {home.passwords}. Bring back "
            f"the file that belongs to it; the log {server.cluster.log} says more."
        ) from error
    server.cluster.ready_mark.touch(mode=0o600)


def check_not_production() -> None:
    """A database that starts by itself on the web server is for trying out, development and tests."""
    production = os.environ.get("GOLDTHREAD_ENVIRONMENT", "").strip().lower() == "production"
    if production and os.environ.get("GOLDTHREAD_LOCAL_DATABASE_IN_PRODUCTION") != "yes":
        raise LocalDatabaseRefused(
            "This is production, and DATABASE_URL names no database server. Set DATABASE_URL; or, if the "
            "local one is really meant, set GOLDTHREAD_LOCAL_DATABASE_IN_PRODUCTION=yes."
        )
