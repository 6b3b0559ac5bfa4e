"""Back up: one moment of the database into one file, with the proof of what it holds."""

import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import IsolationLevel, sql

from goldthread import __version__
from goldthread.local_postgres.archive import Manifest, write_dump, write_manifest
from goldthread.local_postgres.clients import ClientFailed, dump
from goldthread.local_postgres.contents import SAME_TEXT, Progress, list_tables, read_contents
from goldthread.local_postgres.refusals import LocalDatabaseFailed
from goldthread.local_postgres.roles import DATABASE
from goldthread.local_postgres.server import LocalServer


def usual_file(server: LocalServer, *, at: datetime) -> Path:
    return server.cluster.home.backups / f"goldthread-{at.astimezone(UTC):%Y-%m-%d-%H%M%S}.zip"


def back_up(
    server: LocalServer, file: Path, *, at: datetime, progress: Progress, database: str = DATABASE
) -> Manifest:
    """Write a backup to `file`, which must not exist; half a backup is never left under that name.

    The dump, the counts and the checksums see the same moment; others go on writing meanwhile.
    Raises LocalDatabaseFailed.
    """
    _make_folder(file)
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    try:
        with _private_zip(partial) as archive:
            manifest = _write(server, database, archive, at=at, progress=progress)
        partial.rename(file)
    except OSError as error:
        raise LocalDatabaseFailed(
            f"The backup could not be written to {file}: {error.strerror or error}."
        ) from error
    except (ClientFailed, psycopg.Error) as error:
        raise LocalDatabaseFailed(f"The backup failed and nothing was written: {error}") from error
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _write(
    server: LocalServer, database: str, archive: zipfile.ZipFile, *, at: datetime, progress: Progress
) -> Manifest:
    with psycopg.connect(server.url("superuser", database=database), options=SAME_TEXT) as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        snapshot = str(connection.execute("SELECT pg_export_snapshot()").fetchone()[0])  # type: ignore[index]
        _keep_tables(connection)
        tables = read_contents(connection, doing="Counting", progress=progress)
        chunks = _told(dump(server, database, snapshot=snapshot), progress)
        length, digest = write_dump(archive, chunks, at=at)
    taken_at = at.astimezone(UTC).isoformat(timespec="seconds")
    manifest = Manifest(__version__, server.cluster.programs.version, taken_at, length, digest, tables)
    write_manifest(archive, manifest, at=at)
    return manifest


def _keep_tables(connection: psycopg.Connection) -> None:
    """Against DROP and TRUNCATE between the counting and the dump: a snapshot does not see through them."""
    for schema, name in list_tables(connection):
        connection.execute(sql.SQL("LOCK TABLE {} IN ACCESS SHARE MODE").format(sql.Identifier(schema, name)))


def _told(chunks: Iterator[bytes], progress: Progress) -> Iterable[bytes]:
    done = 0
    for chunk in chunks:
        done += len(chunk)
        progress("Writing", done, 0)
        yield chunk


@contextmanager
def _private_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip that only its owner can read, on the disk for certain once it is closed."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            yield archive
        file.flush()
        os.fsync(file.fileno())


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise LocalDatabaseFailed(f"The folder {file.parent} cannot be made: {error.strerror}.") from error
    if file.exists():
        raise LocalDatabaseFailed(f"{file} is there already. Choose another name, or remove it.")
