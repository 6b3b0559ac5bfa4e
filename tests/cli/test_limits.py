"""--seconds and --megabytes: how long, and in how much memory, one file may be read."""

import json
from pathlib import Path

import pytest

from cli.typed import typed
from goldthread.ingest import worker

LESS = "save only the part with the recommendations, and read that."
HANGS = """
from goldthread.ingest import worker_process
import threading
worker_process.read_bytes = lambda content, **_: threading.Event().wait()
"""


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "response.txt"
    path.write_text("Recommendation 1\n\nThe Board should change its form.\n")
    return str(path)


def test_a_file_that_takes_too_long_is_one_sentence(document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_START", HANGS + worker._START)
    result = typed("read", document, "--seconds", "1", "--json")
    assert result.exit_code == 3
    (found,) = json.loads(result.stdout)["documents"]
    assert found["error"] == f"response.txt took longer than 1 second to read; {LESS}"


def test_a_reading_process_that_cannot_start_ends_the_command(
    document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_START", "raise RuntimeError('no room')")
    result = typed("read", document)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "Error: The reading process could not be started. RuntimeError: no room\n"


@pytest.mark.parametrize("option", [("--seconds", "0"), ("--megabytes", "100"), ("--seconds", "soon")])
def test_limits_in_which_nothing_can_be_read_are_typed_wrongly(
    document: str, option: tuple[str, str]
) -> None:
    assert typed("read", document, *option).exit_code == 2


def test_the_least_limits_are_enough_for_a_small_file(document: str) -> None:
    assert typed("read", document, "--megabytes", "256", "--seconds", "60").exit_code == 0
