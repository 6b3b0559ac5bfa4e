"""What runs and what only looks as if it did: programs called, servers pinged, stale lock files cleared."""

import os
import subprocess
from pathlib import Path

from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from goldthread.local_postgres.account import Account, as_user


def run_program(
    arguments: list[str], *, account: Account | None = None, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs to its end, with nothing of our environment but what it needs."""
    return subprocess.run(
        arguments,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        cwd=folder or "/",
        env=plain_environment(),
        **as_user(account),
    )


def plain_environment() -> dict[str, str]:
    """No PG* variable reaches PostgreSQL's programs: the user's PGHOST or PGOPTIONS would mislead them."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def last_line(text: str) -> str:
    """What a program said last: its reason, when it failed."""
    return text.strip().rpartition("\n")[2] or "it said nothing"


def ping(socket_folder: Path) -> Ping:
    """Whether a server answers there: OK, REJECT (starting or stopping) or NO_RESPONSE. Needs no password."""
    where = make_conninfo(
        host=str(socket_folder), port=5432, dbname="postgres", user="ping", connect_timeout=3
    )
    return Ping(PGconn.ping(where.encode()))


def clear_stale(lock_file: Path, *, data: Path) -> None:
    """Remove a lock file whose process is a zombie, or is not a server of `data` at all.

    PostgreSQL only asks whether the process id exists. A killed server that nobody reaped, or another program
    given the same id after a restart of the machine, then keeps it from starting for ever. What really
    runs on is noticed by its shared memory, which PostgreSQL finds by the data folder and not by this file.
    """
    process = _process_in(lock_file)
    if process and _is_no_server_of(process, data):
        lock_file.unlink(missing_ok=True)


def _process_in(lock_file: Path) -> int | None:
    try:
        first = lock_file.read_text(encoding="ascii", errors="replace").split("\n", 1)[0].strip()
    except FileNotFoundError:
        return None
    return abs(int(first)) if first.lstrip("-").isdigit() else None


def _is_no_server_of(process: int, data: Path) -> bool:
    """True only where /proc says so; no such process and no /proc are left to PostgreSQL's check."""
    folder = Path(f"/proc/{process}")
    if not folder.exists():
        return False
    if _is_zombie(folder):
        return True
    try:
        return not os.path.samefile(folder / "cwd", data)  # a server's working folder is its data folder
    except OSError:
        return False


def _is_zombie(folder: Path) -> bool:
    try:
        return (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[0] in {"Z", "X"}
    except OSError:
        return False
