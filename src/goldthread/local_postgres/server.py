"""The one server of a home, once it has been found: its addresses, how it stands, stopping it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.pq import Ping

from goldthread.local_postgres import roles, starting
from goldthread.local_postgres.binaries import bring_programs
from goldthread.local_postgres.cluster import Cluster
from goldthread.local_postgres.lock import alone
from goldthread.local_postgres.passwords import read_passwords
from goldthread.local_postgres.processes import ping

PATIENCE = 60.0  # seconds; a crash recovery of a small database takes a few
SIGN_IN = {"app": roles.APP, "owner": roles.OWNER, "superuser": roles.SUPERUSER}


@dataclass(frozen=True, slots=True)
class Status:
    """How the server stands. Size in bytes, of the database; both numbers are None when it is stopped."""

    running: bool
    version: str
    data_folder: Path
    socket_folder: Path
    log_file: Path
    size_bytes: int | None
    connections: int | None
    other_clusters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A private PostgreSQL: sockets only, passwords always."""

    cluster: Cluster

    def url(self, role: str, *, database: str = roles.DATABASE) -> str:
        """libpq's URL for `role` (app, owner or superuser). It holds the password: never print or log it."""
        password = read_passwords(self.cluster.home)[role]
        host, user = str(self.cluster.socket_folder), SIGN_IN[role]
        values = {"host": host, "user": user, "password": password}
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in values.items())
        return f"postgresql:///{quote(database, safe='')}?{query}"

    def is_running(self) -> bool:
        return ping(self.cluster.socket_folder) is not Ping.NO_RESPONSE

    def stop(self, *, patience: float = PATIENCE) -> bool:
        """Stop it; False when it did not run. Raises LocalDatabaseFailed when it will not stop."""
        if not self.cluster.exists:
            return False
        with alone(self.cluster.home.lock_file, patience=patience):
            bring_programs(self.cluster.programs, self.cluster.home)
            was_running = self.is_running()
            starting.stop(self.cluster, patience=patience)
            return was_running

    def status(self, *, database: str = roles.DATABASE) -> Status:
        cluster = self.cluster
        running = self.is_running()
        size, connections = self._counted(database) if running else (None, None)
        return Status(
            running=running,
            version=cluster.programs.version,
            data_folder=cluster.data,
            socket_folder=cluster.socket_folder,
            log_file=cluster.log,
            size_bytes=size,
            connections=connections,
            other_clusters=tuple(major for major in cluster.home.majors() if major != cluster.programs.major),
        )

    def _counted(self, database: str) -> tuple[int, int]:
        with psycopg.connect(self.url("superuser", database="postgres"), connect_timeout=5) as connection:
            row = connection.execute(
                """SELECT (SELECT coalesce(sum(pg_database_size(oid)), 0)::bigint
                             FROM pg_database WHERE datname = %s),
                          (SELECT count(*) FROM pg_stat_activity
                            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())""",
                [database],
            ).fetchone()
        if row is None:
            raise AssertionError("a SELECT without FROM gives one row")
        return row[0], row[1]
