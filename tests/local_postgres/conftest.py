"""Real servers, each in a folder of its own below /tmp: the server's account may not enter pytest's own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldthread.local_postgres import LocalServer, ensure_running
from local_postgres.homes import a_home


@pytest.fixture(autouse=True)
def plain_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person's reaches these tests, but for which PostgreSQL to try."""
    for name in (*(name for name in os.environ if name.startswith(("GOLDTHREAD_", "PG"))), "DATABASE_URL"):
        if name != "GOLDTHREAD_POSTGRES_BINARIES":
            monkeypatch.delenv(name, raising=False)


@pytest.fixture
def home() -> Iterator[Path]:
    with a_home() as folder:
        yield folder


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    """One server for a module's tests that leave it as they found it."""
    with a_home() as folder:
        yield ensure_running(folder)


@pytest.fixture
def own_server(home: Path) -> LocalServer:
    """A server for one test, which may do with it what it likes."""
    return ensure_running(home)
