"""Restore: into a new database first, proved table by table, and only then in the live one's place."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.errors import ObjectInUse

from goldthread.local_postgres import roles
from goldthread.local_postgres.archive import Manifest, check_dump, dump_chunks, read_manifest
from goldthread.local_postgres.clients import ClientFailed, load
from goldthread.local_postgres.contents import SAME_TEXT, Progress, TableContent, read_contents
from goldthread.local_postgres.lock import alone
from goldthread.local_postgres.refusals import LocalDatabaseFailed, RestoreRefused
from goldthread.local_postgres.server import LocalServer

ATTEMPTS = 3  # PostgreSQL waits five seconds in each for the last connection to go


@dataclass(frozen=True, slots=True)
class Restored:
    """What now is live, and the name under which the earlier database is kept (None: there was none)."""

    manifest: Manifest
    kept_as: str | None


def restore(
    server: LocalServer, file: Path, *, at: datetime, progress: Progress, database: str = roles.DATABASE
) -> Restored:
    """Put the backup in the live database's place. Connections to the live database are ended.

    Raises RestoreRefused, with the live database untouched, when the file is damaged or any table differs in
    count or checksum from the manifest; LocalDatabaseFailed when the live database cannot be set aside.
    A backup is run as a superuser: restore only files that you trust.
    """
    manifest = read_manifest(file)
    if manifest.server_major > server.cluster.programs.major:
        raise RestoreRefused(
            f"{file} was made by PostgreSQL {manifest.server_major}, and this database is PostgreSQL "
            f"{server.cluster.programs.major}: an older version cannot read it. Nothing was changed."
        )
    check_dump(file, manifest)
    stamp = f"{at.astimezone(UTC):%Y%m%d%H%M%S}"
    fresh, before = f"{_restoring(database)}{stamp}", f"{database}_before_restore_{stamp}"
    with (
        alone(server.cluster.home.folder / "database-restore.lock", patience=5),
        _maintenance(server) as maintenance,
    ):
        _drop_left_over(maintenance, database)
        maintenance.execute(roles.create_database(fresh))
        try:
            _fill(server, fresh, file, manifest, progress)
            kept_as = _swap(maintenance, fresh, database, before)
        finally:
            _drop_left_over(maintenance, database)  # after the swap no database has such a name
    return Restored(manifest, kept_as)


def differences(expected: tuple[TableContent, ...], found: tuple[TableContent, ...]) -> list[str]:
    """The tables, as schema.name, that are missing, too many, or differ in count or checksum."""
    return sorted({f"{table.schema}.{table.name}" for table in set(expected) ^ set(found)})


def _fill(server: LocalServer, database: str, file: Path, manifest: Manifest, progress: Progress) -> None:
    progress("Restoring", 0, 0)
    try:
        load(server, database, dump_chunks(file))
    except ClientFailed as error:
        raise RestoreRefused(
            f"{file} could not be restored: {error}. The live database was not touched."
        ) from error
    with psycopg.connect(server.url("superuser", database=database), options=SAME_TEXT) as connection:
        connection.execute(roles.on_database(database))
        found = read_contents(connection, doing="Checking", progress=progress)
    wrong = differences(manifest.tables, found)
    if wrong:
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        raise RestoreRefused(
            f"{file} does not hold what its manifest says: {', '.join(wrong[:3])}{more} differ in count or "
            "checksum. The live database was not touched."
        )


def _swap(maintenance: psycopg.Connection, fresh: str, live: str, before: str) -> str | None:
    """Both renames in one transaction: at every moment one database has the name, or a crash undid both."""
    there = maintenance.execute("SELECT 1 FROM pg_database WHERE datname = %s", [live]).fetchone()
    for _ in range(ATTEMPTS):
        _end_connections(maintenance, [live, fresh])
        try:
            with maintenance.transaction():
                if there:
                    _rename(maintenance, live, before)
                _rename(maintenance, fresh, live)
        except ObjectInUse:
            continue
        return before if there else None
    raise LocalDatabaseFailed(
        "The live database is in use and was not replaced. Stop the site and the worker, then restore again."
    )


def _rename(maintenance: psycopg.Connection, old: str, new: str) -> None:
    names = sql.Identifier(old), sql.Identifier(new)
    maintenance.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*names))


def _end_connections(maintenance: psycopg.Connection, databases: list[str]) -> None:
    maintenance.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = ANY(%s)", [databases]
    )


def _drop_left_over(maintenance: psycopg.Connection, database: str) -> None:
    """What an earlier restore left half done; nobody else restores while we hold the lock."""
    query = "SELECT datname FROM pg_database WHERE starts_with(datname::text, %s)"
    for (name,) in maintenance.execute(query, [_restoring(database)]).fetchall():
        maintenance.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _restoring(database: str) -> str:
    return f"{database}_restoring_"


def _maintenance(server: LocalServer) -> psycopg.Connection:
    return psycopg.connect(server.url("superuser", database="postgres"), autocommit=True)
