"""What holds for every command: help with an example, the exit codes, and no traceback for a slip of the finger."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from cli.typed import typed
from database_seen import environment_with
from goldthread import __version__
from goldthread.cli.main import COMMANDS, goldthread


def commands(group: click.Group = goldthread, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command with the words that lead to it: ("db", "backup")."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))


def test_without_arguments_everything_is_listed() -> None:
    result = typed()
    assert result.exit_code == 2
    for name, (_, words) in COMMANDS.items():
        assert f"{name} " in result.output
        assert words in result.output


def test_help_of_every_command_has_an_example_of_it() -> None:
    """A group's help may hold those of the commands in it."""
    listed = list(commands())
    assert len(listed) >= 15
    without = []
    for words in listed:
        results = [typed(*words[:deep], "--help") for deep in range(1, len(words) + 1)]
        assert {result.exit_code for result in results} == {0}
        examples = "".join(result.output.partition("Example")[2] for result in results)
        if f"goldthread {' '.join(words)}" not in examples:
            without.append(words)
    assert without == []


def test_the_version_is_told() -> None:
    assert typed("--version").output == f"goldthread, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("laod", "x.txt"), "No such command 'laod'"),
        (("load", "x.txt"), "Missing option '--partnership'"),
        (("load", "--partnership", "alder-vale"), "Missing argument 'FILES...'"),
        (("add", "agency"), "No such command 'agency'"),
        (("add", "partnership"), "Missing argument 'NAME'"),
        (("settings", "--yaml"), "No such option '--yaml'"),
        (("serve", "--port", "8001"), "No such option '--port'"),
        (("migrate", "now"), "unexpected extra argument (now)"),
        (("db", "dance"), "No such command 'dance'"),
    ],
)
def test_typed_wrongly_ends_with_2_and_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    result = typed(*words)
    assert result.exit_code == 2
    assert sentence.replace("'", "") in result.stderr.replace("'", "").replace(": --", " --")


def test_migrating_twice_changes_nothing(database: str) -> None:
    for _ in range(2):
        result = typed("migrate", DATABASE_URL=None, DATABASE_OWNER_URL=None)
        assert result.exit_code == 0
        assert "No migrations to apply" in result.output


def test_migrating_a_named_server_needs_its_owner() -> None:
    url = "postgresql://app:hidden@db.example/goldthread"
    result = typed("migrate", DATABASE_URL=url, DATABASE_OWNER_URL=None)
    assert result.exit_code == 3
    assert result.stderr == (
        "Error: DATABASE_OWNER_URL must be set: only the owner of the tables may change them.\n"
    )


def in_a_process_of_its_own(
    *words: str, database: str, **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "goldthread", *words],
        env=environment_with(database, **environment),
        capture_output=True,
        text=True,
        check=False,
    )


def test_djangos_own_commands_take_their_own_options(database: str) -> None:
    result = in_a_process_of_its_own("manage", "showmigrations", "--plan", database=database)
    assert (result.returncode, result.stderr) == (0, "")
    assert "[X]  readings.0001_initial" in result.stdout


def test_a_wrong_setting_stops_a_command_with_one_sentence(database: str) -> None:
    result = in_a_process_of_its_own(
        "load",
        "x.txt",
        "--partnership",
        "alder-vale",
        database=database,
        GOLDTHREAD_SESSION_MINUTES="an hour",
    )
    assert result.returncode == 3
    assert result.stderr == "Error: GOLDTHREAD_SESSION_MINUTES must be a whole number above nought.\n"
    assert result.stdout == ""


def test_a_server_that_does_not_answer_stops_a_command_with_one_sentence(database: str) -> None:
    """Nothing listens on port 1 of this machine."""
    url = "postgresql://app:hidden@127.0.0.1:1/goldthread"
    result = in_a_process_of_its_own(
        "load",
        "x.txt",
        "--partnership",
        "alder-vale",
        database=database,
        DATABASE_URL=url,
        DATABASE_OWNER_URL=url,
    )
    assert result.returncode == 3
    assert result.stderr == (
        "Error: The database does not answer. Check DATABASE_URL, and that the server runs and accepts this role.\n"
    )
