"""One cluster: the data folder of one PostgreSQL version, made with passwords, checksums and no TCP."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from goldthread.local_postgres.binaries import Programs, find_programs
from goldthread.local_postgres.home import Home, make_private_folder
from goldthread.local_postgres.passwords import make_passwords, read_passwords, write_private
from goldthread.local_postgres.processes import last_line, run_program
from goldthread.local_postgres.refusals import LocalDatabaseFailed
from goldthread.local_postgres.roles import SUPERUSER

WHO_MAY_CONNECT = """\
# Written by Goldthread. Sockets only, always with a password.
local all all scram-sha-256
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The places of one cluster. Nothing here is made by looking."""

    home: Home
    programs: Programs

    @property
    def data(self) -> Path:
        return self.home.folder / f"postgresql-{self.programs.major}"

    @property
    def log(self) -> Path:
        return self.home.folder / f"postgresql-{self.programs.major}.log"

    @property
    def ready_mark(self) -> Path:
        """There once the roles and the database stand; a start that was cut short does its work again."""
        return self.home.folder / f"postgresql-{self.programs.major}.ready"

    @property
    def socket_folder(self) -> Path:
        return self.home.socket_folder(self.programs.major)

    @property
    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()


def find_cluster(home: Home) -> Cluster:
    return Cluster(home, find_programs(home))


def make_cluster(cluster: Cluster) -> None:
    """Run initdb beside the final place and move it there whole. Call under the lock.

    Raises LocalDatabaseFailed with the last line that initdb said.
    """
    cluster.ready_mark.unlink(missing_ok=True)
    make_passwords(cluster.home)
    partial = cluster.data.with_name(cluster.data.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    make_private_folder(partial, cluster.home)
    password_file = cluster.home.folder / "passwords.initdb"
    try:
        write_private(password_file, read_passwords(cluster.home)["superuser"])
        _give_to_server(password_file, cluster.home)
        made = run_program(_initdb(cluster, partial, password_file), account=cluster.home.account)
    finally:
        password_file.unlink(missing_ok=True)
    if made.returncode != 0:
        raise LocalDatabaseFailed(
            f"The database could not be made in {cluster.data}: {last_line(made.stderr)}"
        )
    (partial / "pg_hba.conf").write_text(WHO_MAY_CONNECT, encoding="ascii")
    partial.rename(cluster.data)


def check_owner(cluster: Cluster) -> None:
    """Raises LocalDatabaseFailed when the cluster belongs to another account than would run it."""
    if cluster.data.stat().st_uid != cluster.home.server_uid:
        raise LocalDatabaseFailed(
            f"The database in {cluster.data} belongs to another account. Run the command as that account, "
            "or, as root, set GOLDTHREAD_DATABASE_USER to it."
        )


def open_log(cluster: Cluster) -> None:
    """A log that the server's account may write; one that has grown past 10 MB is set aside as `.log.1`."""
    if cluster.log.exists() and cluster.log.stat().st_size > 10_000_000:
        cluster.log.replace(cluster.log.with_name(cluster.log.name + ".1"))
    os.close(os.open(cluster.log, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600))
    _give_to_server(cluster.log, cluster.home)


def server_options(cluster: Cluster) -> dict[str, str]:
    """Given at every start, so that a home may be moved and an edited postgresql.conf cannot undo them.

    The log holds the server's own doings, and no statement, value or error of a client: they can name people.
    """
    quoted = str(cluster.socket_folder).replace('"', '""')
    return {
        "listen_addresses": "",
        "port": "5432",
        "unix_socket_directories": f'"{quoted}"',
        "unix_socket_permissions": "0700",
        "password_encryption": "scram-sha-256",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "logging_collector": "off",
        "log_min_messages": "log",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_statement": "none",
        "log_checkpoints": "off",
    }


def _initdb(cluster: Cluster, data: Path, password_file: Path) -> list[str]:
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return [
        cluster.programs.path("initdb"),
        f"--pgdata={data}",
        f"--username={SUPERUSER}",
        f"--pwfile={password_file}",
        "--auth-local=scram-sha-256",
        "--auth-host=reject",
        "--encoding=UTF8",
        "--data-checksums",
        *(builtin if cluster.programs.major >= 17 else ["--locale=C.UTF-8"]),
    ]


def _give_to_server(path: Path, home: Home) -> None:
    if home.account:
        os.chown(path, home.account.uid, home.account.gid)
