"""PostgreSQL's client programs, of the server's own version, with the password in the environment only."""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator

from goldthread.local_postgres.archive import CHUNK
from goldthread.local_postgres.passwords import read_passwords
from goldthread.local_postgres.processes import last_line, plain_environment
from goldthread.local_postgres.roles import DATABASE
from goldthread.local_postgres.server import SIGN_IN, LocalServer


class ClientFailed(Exception):
    """The program ended badly. The message quotes no row: pg_restore's words could, so they are not kept."""


def sign_in_variables(server: LocalServer, role: str, *, database: str = DATABASE) -> dict[str, str]:
    """The PG* variables that let a program sign in as `role`. They hold the password."""
    return {
        "PGHOST": str(server.cluster.socket_folder),
        "PGPORT": "5432",
        "PGUSER": SIGN_IN[role],
        "PGPASSWORD": read_passwords(server.cluster.home)[role],
        "PGDATABASE": database,
    }


def shell_environment(server: LocalServer, role: str, *, database: str = DATABASE) -> dict[str, str]:
    """For psql: the user's variables without PostgreSQL's, and no history, since queries can name people."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, **sign_in_variables(server, role, database=database), "PSQL_HISTORY": os.devnull}


def dump(server: LocalServer, database: str, *, snapshot: str) -> Iterator[bytes]:
    """pg_dump's custom archive of the database as that snapshot sees it. Raises ClientFailed."""
    arguments = [
        server.cluster.programs.path("pg_dump"),
        "--format=custom",
        f"--snapshot={snapshot}",
        "--no-password",
    ]
    environment = plain_environment() | sign_in_variables(server, "superuser", database=database)
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(
            arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env=environment, cwd="/"
        ) as process:
            if process.stdout is None:
                raise AssertionError("stdout was asked for")
            while chunk := process.stdout.read(CHUNK):
                yield chunk
        if process.returncode != 0:
            said.seek(0)
            raise ClientFailed(last_line(said.read().decode(errors="replace")))


def load(server: LocalServer, database: str, chunks: Iterable[bytes]) -> None:
    """pg_restore an archive into an empty database, whole or not at all. Raises ClientFailed."""
    arguments = [
        server.cluster.programs.path("pg_restore"),
        f"--dbname={database}",
        "--exit-on-error",
        "--single-transaction",
        "--no-password",
    ]
    environment = plain_environment() | sign_in_variables(server, "superuser", database=database)
    with subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd="/",
    ) as process:
        _feed(process, chunks)
    if process.returncode != 0:
        raise ClientFailed(f"pg_restore ended with {process.returncode}")


def _feed(process: "subprocess.Popen[bytes]", chunks: Iterable[bytes]) -> None:
    if process.stdin is None:
        raise AssertionError("stdin was asked for")
    try:
        for chunk in chunks:
            process.stdin.write(chunk)
        process.stdin.close()
    except BrokenPipeError:
        return  # it has given up; its exit code says so
