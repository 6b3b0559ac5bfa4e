"""Bringing the server up and down, in spite of what a killed one left behind."""

import shlex
import subprocess
import time

from psycopg.pq import Ping

from goldthread.local_postgres.cluster import Cluster, open_log, server_options
from goldthread.local_postgres.home import SOCKET_FILE, make_private_folder
from goldthread.local_postgres.processes import clear_stale, ping, run_program
from goldthread.local_postgres.refusals import LocalDatabaseFailed

# What PostgreSQL says when something of an earlier server is still there: worth another try.
REMNANTS = ("already exists", "still in use", "is already in use", "could not bind", "Is another")


def start(cluster: Cluster, *, patience: float) -> None:
    """Start the server, or wait for the one that is starting. Call under the lock.

    Raises LocalDatabaseFailed after `patience` seconds, or at once where another try would say the same.
    """
    open_log(cluster)
    make_private_folder(cluster.socket_folder, cluster.home)
    deadline = time.monotonic() + patience
    while (answer := ping(cluster.socket_folder)) is not Ping.OK:
        if answer is Ping.NO_RESPONSE and _try_to_start(cluster, seconds=deadline - time.monotonic()):
            return
        if time.monotonic() > deadline:
            raise LocalDatabaseFailed(
                f"The database did not start within {patience:.0f} seconds; something of an earlier server "
                f"may still run. The log {cluster.log} says more."
            )
        time.sleep(0.2)


def stop(cluster: Cluster, *, patience: float) -> None:
    """Stop the server: open transactions are rolled back, committed rows are kept. Call under the lock.

    Raises LocalDatabaseFailed when it still answers after `patience` seconds.
    """
    clear_remnants(cluster)  # pg_ctl would otherwise signal whoever has the process id now
    arguments = ["stop", "--mode=fast", f"--timeout={patience:.0f}", "--wait", f"--pgdata={cluster.data}"]
    _pg_ctl(cluster, arguments)
    if ping(cluster.socket_folder) is not Ping.NO_RESPONSE:
        raise LocalDatabaseFailed(
            f"The database did not stop within {patience:.0f} seconds. The log {cluster.log} says more."
        )


def clear_remnants(cluster: Cluster) -> None:
    clear_stale(cluster.data / "postmaster.pid", data=cluster.data)
    clear_stale(cluster.socket_folder / f"{SOCKET_FILE}.lock", data=cluster.data)


def _try_to_start(cluster: Cluster, *, seconds: float) -> bool:
    """One attempt. Raises LocalDatabaseFailed when the log names a reason that waiting will not cure."""
    clear_remnants(cluster)
    said_before = cluster.log.stat().st_size
    # pg_ctl gives the server a session of its own, which Ctrl-C does not reach, and leaves reaping to init.
    arguments = ["start", "--wait", f"--timeout={max(seconds, 1):.0f}", f"--pgdata={cluster.data}"]
    options = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in server_options(cluster).items())
    tried = _pg_ctl(cluster, [*arguments, f"--log={cluster.log}", f"--options={options}"])
    if tried.returncode == 0:
        return True
    with cluster.log.open(encoding="utf-8", errors="replace") as log:
        log.seek(said_before)
        said = log.read()
    if ping(cluster.socket_folder) is Ping.NO_RESPONSE and not any(remnant in said for remnant in REMNANTS):
        raise LocalDatabaseFailed(f"The database did not start. The log {cluster.log} says why.")
    return False


def _pg_ctl(cluster: Cluster, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return run_program([cluster.programs.path("pg_ctl"), *arguments], account=cluster.home.account)
