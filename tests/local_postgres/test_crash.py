"""What a killed server leaves behind: nothing that was acknowledged is lost, and the next start copes."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from goldthread.local_postgres import LocalDatabaseFailed, LocalServer, ensure_running
from local_postgres.homes import postmaster, processes_in, restarted

pytestmark = pytest.mark.database


@pytest.fixture
def own_server(server: LocalServer) -> LocalServer:
    """One cluster for them all: each must cope with what the one before it killed."""
    return restarted(server)


@pytest.mark.parametrize("killed", ["the first process", "every process"])
def test_no_acknowledged_row_is_lost_by_kill_9(own_server: LocalServer, killed: str) -> None:
    with psycopg.connect(own_server.url("owner")) as connection:
        connection.execute("DROP TABLE IF EXISTS promise")
        connection.execute("CREATE TABLE promise (id int PRIMARY KEY)")
    acknowledged: list[int] = []
    enough = threading.Event()
    writing = threading.Thread(
        target=_write_until_cut_off, args=(own_server.url("app"), acknowledged, enough)
    )
    writing.start()
    assert enough.wait(60)
    _kill(own_server, everything=killed == "every process")
    writing.join(60)
    assert not writing.is_alive()

    with psycopg.connect(restarted(own_server).url("app")) as connection:
        kept = {row[0] for row in connection.execute("SELECT id FROM promise").fetchall()}
    assert len(acknowledged) >= 200
    assert set(acknowledged) <= kept
    assert len(kept) <= len(acknowledged) + 1  # the one that was on its way


def _write_until_cut_off(url: str, acknowledged: list[int], enough: threading.Event) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            for number in range(1_000_000):
                connection.execute("INSERT INTO promise VALUES (%s)", [number])
                acknowledged.append(number)
                if number == 200:
                    enough.set()
        except psycopg.OperationalError:
            return


def _kill(server: LocalServer, *, everything: bool) -> None:
    for process in processes_in(server.cluster.data) if everything else [postmaster(server)]:
        os.kill(process, signal.SIGKILL)


def test_it_starts_again_and_again_after_kill_9(own_server: LocalServer) -> None:
    for _ in range(3):
        before = postmaster(own_server)
        os.kill(before, signal.SIGKILL)
        assert postmaster(restarted(own_server)) != before


@contextmanager
def _another_program(server: LocalServer, *command: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Something else that runs as the server's account, and so may be signalled by it."""
    account = server.cluster.home.account
    with subprocess.Popen(command, user=account.uid if account else None) as other:
        try:
            yield other
        finally:
            other.kill()


def test_the_lock_file_of_another_program_does_not_stop_it(own_server: LocalServer) -> None:
    """After the machine restarts, the process id in the lock file may be anybody's."""
    lock_file = own_server.cluster.data / "postmaster.pid"
    left = lock_file.read_text()
    own_server.stop()
    with _another_program(own_server, "sleep", "600") as other:
        lock_file.write_text(left.replace(left.split()[0], str(other.pid), 1))
        server = restarted(own_server)
        assert postmaster(server) != other.pid
        assert other.poll() is None
        server.stop()
        assert other.poll() is None


def test_the_lock_file_of_a_dead_process_that_nobody_reaped_does_not_stop_it(own_server: LocalServer) -> None:
    """A killed server looks so where the system's first process reaps late or never, as in some containers."""
    lock_file = own_server.cluster.data / "postmaster.pid"
    left = lock_file.read_text()
    own_server.stop()
    with _another_program(own_server, "true") as dead:
        os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and stays a zombie
        lock_file.write_text(left.replace(left.split()[0], str(dead.pid), 1))
        assert postmaster(restarted(own_server)) != dead.pid


def test_stopping_never_signals_the_program_that_a_stale_lock_file_names(own_server: LocalServer) -> None:
    lock_file = own_server.cluster.data / "postmaster.pid"
    left = lock_file.read_text()
    own_server.stop()
    with _another_program(own_server, "sleep", "600") as other:
        lock_file.write_text(left.replace(left.split()[0], str(other.pid), 1))
        assert not own_server.stop()
        assert other.poll() is None


def test_it_never_starts_beside_a_process_of_the_killed_server(own_server: LocalServer) -> None:
    """A process that still has the shared memory could write into the same files."""
    with psycopg.connect(own_server.url("app")) as connection:
        left_over = connection.info.backend_pid
        os.kill(left_over, signal.SIGSTOP)
        try:
            os.kill(postmaster(own_server), signal.SIGKILL)
            with pytest.raises(LocalDatabaseFailed, match="did not start within 1 seconds") as failed:
                ensure_running(own_server.cluster.home.folder, patience=1)
        finally:
            os.kill(left_over, signal.SIGKILL)
        connection.close()
    assert str(own_server.cluster.log) in failed.value.sentence
    assert restarted(own_server).is_running()


def test_a_reason_that_waiting_cannot_cure_is_told_at_once_with_the_log(own_server: LocalServer) -> None:
    own_server.stop()
    settings = own_server.cluster.data / "postgresql.conf"
    kept = settings.read_text()
    settings.write_text("shared_buffers = nonsense\n")
    with pytest.raises(LocalDatabaseFailed, match=r"did not start\. The log .*postgresql-\d+\.log says why"):
        restarted(own_server)
    settings.write_text(kept)
