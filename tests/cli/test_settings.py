"""`goldthread settings`: what is set and what is wrong with it, without a secret."""

import json
import os
from collections.abc import Iterator

import pytest
from click.testing import Result

from cli.typed import typed
from goldthread.config.environment import SETTINGS

SECRETS = {
    "GOLDTHREAD_SECRET_KEY": "an-invented-key-that-is-longer-than-fifty-characters-altogether",
    "GOLDTHREAD_SMTP_URL": "smtp://goldthread:an-invented-secret@mail.example:587",
    "DATABASE_URL": "postgresql://app:an-invented-secret@db.example/goldthread",
    "DATABASE_OWNER_URL": "postgresql://owner:an-invented-secret@db.example/goldthread",
}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith(("GOLDTHREAD_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    yield


def found(result: Result) -> dict[str, object]:
    shown: dict[str, object] = json.loads(result.stdout)
    assert set(shown) == {"settings", "faults"}
    return shown


def test_every_setting_is_shown_with_its_value_and_meaning() -> None:
    result = typed("settings", GOLDTHREAD_ADDRESS="127.0.0.1:8123")
    assert (result.exit_code, result.stderr) == (0, "")
    for setting in SETTINGS:
        assert f"{setting.name} = " in result.stdout
        assert setting.meaning in result.stdout
    assert "GOLDTHREAD_ADDRESS = 127.0.0.1:8123" in result.stdout
    assert "DATABASE_URL = not set" in result.stdout
    assert typed("settings", GOLDTHREAD_ADDRESS="127.0.0.1:8123").output == result.output


def test_programs_get_the_same() -> None:
    result = typed("settings", "--json", GOLDTHREAD_SEARCH_DAYS="3")
    assert result.exit_code == 0
    shown = found(result)
    assert shown["faults"] == []
    settings = shown["settings"]
    assert isinstance(settings, dict)
    assert list(settings) == [setting.name for setting in SETTINGS]
    assert (settings["GOLDTHREAD_SEARCH_DAYS"], settings["DATABASE_URL"]) == ("3", "not set")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_secret_is_said_to_be_set_and_never_shown(form: tuple[str, ...]) -> None:
    result = typed("settings", *form, **SECRETS)
    assert result.exit_code == 0
    for name, value in SECRETS.items():
        assert value not in result.output
        assert f"{name} = set" in result.stdout or f'"{name}": "set"' in result.stdout
    assert "an-invented" not in result.output


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("GOLDTHREAD_ENVIRONMENT", "live", "must be one of development, production."),
        ("GOLDTHREAD_SECRET_KEY", "short", "must be 50 characters or more."),
        ("GOLDTHREAD_HTTPS", "maybe", "must be one of yes, no."),
        ("GOLDTHREAD_SESSION_MINUTES", "0", "must be a whole number above nought."),
        ("GOLDTHREAD_SEARCH_DAYS", "-1", "must be a whole number above nought."),
        ("DATABASE_URL", "mysql://root:an-invented-secret@db.example/x", "must start with postgresql://"),
        ("GOLDTHREAD_DATABASE", "Gold Thread", "must be lower-case letters, digits and _."),
    ],
)
def test_what_is_wrong_is_said_and_ends_with_1(name: str, value: str, sentence: str) -> None:
    result = typed("settings", **{name: value})
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Wrong: {name} {sentence}")
    assert "an-invented-secret" not in result.output
    programs = typed("settings", "--json", **{name: value})
    assert programs.exit_code == 1
    faults = found(programs)["faults"]
    assert isinstance(faults, list)
    assert [fault.startswith(f"{name} {sentence}") for fault in faults] == [True]


def test_production_names_everything_that_it_lacks() -> None:
    result = typed("settings", GOLDTHREAD_ENVIRONMENT="production")
    assert result.exit_code == 1
    faults = [line.removeprefix("Wrong: ") for line in result.stderr.splitlines()]
    assert [fault.split()[0] for fault in faults] == [
        "GOLDTHREAD_SECRET_KEY", "GOLDTHREAD_HTTPS", "DATABASE_URL",
    ]  # fmt: skip
    assert (
        typed("settings", GOLDTHREAD_ENVIRONMENT="production", GOLDTHREAD_HTTPS="yes", **SECRETS).exit_code
        == 0
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://[half/an/address"),
        ("DATABASE_URL", "postgresql://app:an-%zz-secret@db.example/goldthread"),
        ("GOLDTHREAD_SMTP_URL", "smtp://mail.example:not-a-port"),
        ("GOLDTHREAD_SESSION_MINUTES", "²"),
    ],
)
def test_a_value_that_is_no_address_or_number_at_all_is_a_fault_and_no_traceback(
    name: str, value: str
) -> None:
    result = typed("settings", **{name: value})
    assert result.exit_code == 1
    assert f"Wrong: {name} must be " in result.stderr
    assert "secret" not in result.stderr


def test_several_servers_behind_one_setting_are_no_fault() -> None:
    url = (
        "postgresql://app:hidden@one.example:5432,two.example:5433/goldthread?target_session_attrs=read-write"
    )
    assert typed("settings", DATABASE_URL=url).exit_code == 0
