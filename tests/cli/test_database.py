"""`goldthread db`, as a person or a script sees it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from goldthread.cli.database import database as db
from goldthread.local_postgres import ensure_database, ensure_running
from local_postgres.homes import a_home, environment

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with a_home() as home:
        with psycopg.connect(ensure_running(home).url("owner")) as connection:
            connection.execute("CREATE TABLE promise (words text)")
            connection.execute("INSERT INTO promise VALUES ('by March'), ('by April')")
        yield home


@pytest.fixture(autouse=True)
def in_that_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "DATABASE_URL",
        "GOLDTHREAD_ENVIRONMENT",
        "GOLDTHREAD_LOCAL_DATABASE_IN_PRODUCTION",
        "GOLDTHREAD_DATABASE",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOLDTHREAD_HOME", str(folder))


def run(*arguments: str, typed: str = "") -> Result:
    result = CliRunner().invoke(db, list(arguments), input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _words(folder: Path) -> list[str]:
    with psycopg.connect(ensure_running(folder).url("app")) as connection:
        return sorted(row[0] for row in connection.execute("SELECT words FROM promise").fetchall())


def test_stop_start_and_status(folder: Path) -> None:
    assert run("stop").output == "The local database has stopped.\n"
    assert run("stop").output == "The local database was not running.\n"
    assert "is stopped" in run("status").output
    assert run("start").output.startswith("The local database runs: PostgreSQL ")
    found = json.loads(run("status", "--json").output)
    assert found["local"]
    assert found["running"]
    assert found["data_folder"].startswith(str(folder))


def test_backup_then_restore(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "before.zip"
    assert run("backup", str(file)).output == f"Backed up 2 rows in 1 table to {file}.\n"
    with psycopg.connect(ensure_running(folder).url("owner")) as connection:
        connection.execute("DELETE FROM promise")
    result = run("restore", str(file), typed="y\n")
    assert result.exit_code == 0
    assert "Restored 2 rows in 1 table" in result.output
    assert "is kept as goldthread_before_restore_" in result.output
    assert _words(folder) == ["by April", "by March"]


def test_backup_without_a_name_goes_into_the_home(folder: Path) -> None:
    assert run("backup").exit_code == 0
    (made,) = (folder / "backups").iterdir()
    assert made.suffix == ".zip"
    assert (folder / "backups").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_a_restore_that_nobody_confirms_changes_nothing(folder: Path, tmp_path: Path, typed: str) -> None:
    run("backup", str(tmp_path / "before.zip"))
    result = run("restore", str(tmp_path / "before.zip"), typed=typed)
    assert result.exit_code == 3
    assert "Nothing was restored" in result.output
    assert _words(folder) == ["by April", "by March"]


def test_a_damaged_backup_ends_with_3_and_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_text("a shopping list")
    result = run("restore", "--yes", str(tmp_path / "bad.zip"))
    assert result.exit_code == 3
    assert (
        result.output == f"Error: {tmp_path / 'bad.zip'} is damaged or is not a backup made by Goldthread.\n"
    )


def test_typed_wrongly_ends_with_2() -> None:
    assert run("restore").exit_code == 2
    assert run("shell", "--as", "superuser").exit_code == 2


@pytest.mark.parametrize(("role", "who"), [((), "goldthread_app"), (("--as", "owner"), "goldthread_owner")])
def test_shell_is_psql_signed_in(folder: Path, role: tuple[str, ...], who: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "goldthread", "db", "shell", *role],
        input="\\pset tuples_only on\nSELECT current_user;",
        env=environment(GOLDTHREAD_HOME=str(folder), PGUSER="somebody", PGHOST="elsewhere.example"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert who in result.stdout.split()


def test_roles_prints_sql_without_a_password(folder: Path) -> None:
    said = run("roles").output
    assert "CREATE ROLE goldthread_app" in said
    assert "\\password goldthread_app" in said
    for password in json.loads((folder / "passwords.json").read_text()).values():
        assert password not in said


def test_production_refuses_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_ENVIRONMENT", "production")
    result = run("start")
    assert result.exit_code == 3
    assert result.output.startswith("Error: This is production, and DATABASE_URL names no database server.")


@pytest.mark.parametrize("command", ["start", "stop", "status"])
def test_with_a_database_elsewhere_it_says_so(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:hidden@db.example/goldthread")
    result = run(command)
    assert result.exit_code == 0
    assert result.output.startswith("DATABASE_URL is set: the database is on a server elsewhere")
    assert "hidden" not in result.output


@pytest.mark.parametrize("command", [("backup",), ("restore", "x.zip"), ("shell",)])
def test_what_needs_the_local_database_refuses_another(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:hidden@db.example/goldthread")
    result = run(*command)
    assert result.exit_code == 3
    assert "the local one only" in result.output
    assert "hidden" not in result.output


def test_the_setting_names_the_database_that_is_backed_up(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ensure_running(folder)
    ensure_database(server, "goldthread_demo")
    with psycopg.connect(server.url("owner", database="goldthread_demo")) as connection:
        connection.execute("CREATE TABLE demo (id int)")
    monkeypatch.setenv("GOLDTHREAD_DATABASE", "goldthread_demo")
    assert "Backed up 0 rows in 1 table" in run("backup", str(tmp_path / "demo.zip")).output
    result = run("restore", "--yes", str(tmp_path / "demo.zip"))
    assert "is kept as goldthread_demo_before_restore_" in result.output
    assert _words(folder) == ["by April", "by March"]
