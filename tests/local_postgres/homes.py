"""Homes for one test, and a look at the processes that belong to them."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import goldthread
from goldthread.local_postgres import LocalServer, ensure_running, find_server

AS_ROOT = os.geteuid() == 0


@contextmanager
def a_home() -> Iterator[Path]:
    """An empty home; at the end its servers are stopped, and it is a failure if a process lingers."""
    folder = Path(tempfile.mkdtemp(prefix="gt-", dir="/tmp"))
    try:
        yield folder
        find_server(folder).stop()
        assert _gone(folder), f"a server of {folder} still runs"
    finally:
        shutil.rmtree(folder)


def postmaster(server: LocalServer) -> int:
    """The process id of the running server's first process."""
    return int((server.cluster.data / "postmaster.pid").read_text().split()[0])


def processes_in(folder: Path) -> list[int]:
    """Every live process that works in that folder or below it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            works_in = (process / "cwd").readlink()
        except OSError:
            continue  # it has ended, or is a zombie
        if works_in.is_relative_to(folder):
            found.append(int(process.name))
    return found


def environment(**changes: str) -> dict[str, str]:
    """For a process of its own: the package can be imported from its source."""
    path = [str(Path(goldthread.__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path), **changes}


def restarted(server: LocalServer) -> LocalServer:
    return ensure_running(server.cluster.home.folder)


def _gone(folder: Path) -> bool:
    for _ in range(50):
        if not processes_in(folder):
            return True
        time.sleep(0.1)
    return False
