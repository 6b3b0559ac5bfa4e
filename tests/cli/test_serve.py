"""`goldthread serve`, for real: it answers, it ends without a trace, and it says why it cannot start."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from cli.typed import typed
from database_seen import environment_with, until
from local_postgres.homes import processes_in


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of this machine on which something else listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def answers(address: str) -> bytes:
    """What the address says; nothing while nobody listens there."""
    try:
        with urlopen(address) as response:
            return bytes(response.read())
    except URLError:
        return b""


def test_it_serves_and_ends_without_leaving_a_process(database: str, tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "goldthread", "serve", "--address", f"127.0.0.1:{port}"]
    for stop in (signal.SIGTERM, signal.SIGINT):
        # Whatever it starts works in this folder too, and is found by it.
        site = subprocess.Popen(
            command, cwd=tmp_path, env=environment_with(database), stderr=subprocess.PIPE, text=True
        )
        until(lambda: answers(f"http://127.0.0.1:{port}/health"), "the site answers")
        assert json.loads(answers(f"http://127.0.0.1:{port}/health")) == {"database": "answers"}
        assert b"Sign in" in answers(f"http://127.0.0.1:{port}/")
        assert len(processes_in(tmp_path)) >= 4, "the command itself, the site's processes, the worker"
        site.send_signal(stop)
        _, said = site.communicate()
        assert (site.returncode, "Traceback" in said) == (0, False), said
        assert processes_in(tmp_path) == []


def test_a_port_that_is_taken_ends_with_3_and_says_what_to_do(taken: int) -> None:
    result = typed("serve", "--address", f"127.0.0.1:{taken}")
    assert result.exit_code == 3
    assert result.stderr == (
        f"Error: Something listens on 127.0.0.1:{taken} already. Stop it, or choose another address with --address.\n"
    )


def test_an_address_of_another_machine_ends_with_3() -> None:
    result = typed("serve", "--address", "192.0.2.1:8000")
    assert result.exit_code == 3
    assert result.stderr.startswith("Error: The site cannot listen on 192.0.2.1:8000 (")


@pytest.mark.parametrize(
    "address", ["nonsense", "127.0.0.1", "127.0.0.1:http", "127.0.0.1:0", ":8000", "127.0.0.1:99999"]
)
def test_an_address_that_is_none_ends_with_2(address: str) -> None:
    result = typed("serve", "--address", address)
    assert result.exit_code == 2
    assert f"{address} is no address to listen on. Write it like 127.0.0.1:8001." in result.stderr
