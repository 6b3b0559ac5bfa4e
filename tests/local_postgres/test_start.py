"""Starting: by itself, once, private, and never in production by accident."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from goldthread.local_postgres import (
    LocalDatabaseFailed,
    LocalDatabaseRefused,
    LocalServer,
    ensure_running,
    find_server,
    prepare_database,
)
from local_postgres.homes import a_home, environment, postmaster, processes_in, restarted

pytestmark = pytest.mark.database

START = """
import sys
from goldthread.local_postgres import ensure_running
server = ensure_running(sys.argv[1])
print((server.cluster.data / "postmaster.pid").read_text().split()[0], flush=True)
"""


def _one(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
        return row[0] if row else None


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("role", ["app", "owner", "superuser"])
def test_every_role_that_signs_in_can_sign_in(server: LocalServer, role: str) -> None:
    assert _one(server.url(role), "SELECT current_user") == f"goldthread_{role}"


@pytest.mark.parametrize("role", ["goldthread_app", "goldthread_owner", "goldthread_evaluator"])
def test_no_role_but_the_superuser_gets_round_row_level_security(server: LocalServer, role: str) -> None:
    query = f"SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = '{role}'"
    assert _one(server.url("owner"), query) is False


def test_app_cannot_create_a_table_a_database_or_a_temporary_table(server: LocalServer) -> None:
    for statement in ("CREATE TABLE mine (id int)", "CREATE TEMP TABLE mine (id int)", "CREATE SCHEMA mine"):
        with (
            psycopg.connect(server.url("app")) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(statement)
    with (
        psycopg.connect(server.url("app"), autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("CREATE DATABASE mine")


def test_app_cannot_enter_another_database(server: LocalServer) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(server.url("app", database="postgres"))


def test_the_owner_prepares_a_test_database_without_a_superuser(server: LocalServer) -> None:
    with psycopg.connect(server.url("owner", database="postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE goldthread_test_of_this")
    prepare_database(server.url("owner"), "goldthread_test_of_this")
    prepare_database(server.url("owner"), "goldthread_test_of_this")
    with psycopg.connect(server.url("owner", database="goldthread_test_of_this")) as connection:
        connection.execute("CREATE TABLE promise (id bigint GENERATED ALWAYS AS IDENTITY, words text)")
        connection.execute("CREATE FUNCTION answer() RETURNS int LANGUAGE sql AS 'SELECT 42'")
        connection.execute("ALTER FUNCTION answer() OWNER TO goldthread_evaluator")
    app = server.url("app", database="goldthread_test_of_this")
    assert _one(app, "INSERT INTO promise (words) VALUES ('by March') RETURNING id") == 1


@pytest.mark.parametrize("role", ["app", "owner", "superuser"])
def test_a_wrong_password_is_refused(server: LocalServer, role: str) -> None:
    for wrong in ("not-the-password", ""):
        with pytest.raises(
            psycopg.OperationalError, match=r"password authentication failed|no password supplied"
        ):
            psycopg.connect(server.url(role), password=wrong)
    assert (
        _one(server.url("superuser"), "SELECT count(*) FROM pg_authid WHERE rolpassword !~ '^SCRAM-SHA-256'")
        == 0
    )
    query = "SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules"
    assert _one(server.url("superuser"), query) == "scram-sha-256"


def test_nothing_listens_on_the_network(server: LocalServer) -> None:
    assert _one(server.url("owner"), "SHOW listen_addresses") == ""
    sockets = {
        os.readlink(link) for link in Path(f"/proc/{postmaster(server)}/fd").iterdir() if link.is_symlink()
    }
    listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    inodes = {line.split()[9] for line in listening.splitlines() if line.split()[3] == "0A"}
    assert not {f"socket:[{inode}]" for inode in inodes} & sockets


def test_only_their_owners_can_reach_socket_data_and_passwords(server: LocalServer) -> None:
    home = server.cluster.home
    assert _mode(server.cluster.socket_folder) == _mode(server.cluster.data) == 0o700
    assert _mode(home.passwords) == _mode(server.cluster.log) == 0o600
    assert server.cluster.socket_folder.stat().st_uid == home.server_uid != 0
    assert _mode(home.folder) & 0o066 == 0


def test_the_settings_that_guard_the_data_are_on(server: LocalServer) -> None:
    expected = {"fsync": "on", "data_checksums": "on", "server_encoding": "UTF8", "TimeZone": "UTC"}
    assert {name: _one(server.url("app"), f"SHOW {name}") for name in expected} == expected


def test_the_log_and_the_process_list_hold_no_password_and_no_value(server: LocalServer) -> None:
    with psycopg.connect(server.url("owner")) as connection, pytest.raises(psycopg.Error):
        connection.execute("SELECT 'Fernhill'::int")
    log = server.cluster.log.read_text()
    command_line = Path(f"/proc/{postmaster(server)}/cmdline").read_text()
    assert "ready to accept connections" in log
    assert "Fernhill" not in log
    for password in _passwords(server):
        assert password not in log + command_line


def _passwords(server: LocalServer) -> list[str]:
    import json

    passwords = list(json.loads(server.cluster.home.passwords.read_text()).values())
    assert len(set(passwords)) == 3
    return passwords


def test_finding_it_running_starts_nothing(server: LocalServer) -> None:
    before = postmaster(server)
    assert postmaster(restarted(server)) == before


def test_status_says_how_it_stands(server: LocalServer) -> None:
    with psycopg.connect(server.url("app")):
        found = server.status()
    assert found.running
    assert found.connections == 1
    assert found.size_bytes is not None
    assert found.size_bytes > 1_000_000
    assert found.data_folder == server.cluster.data


def test_four_processes_at_once_get_one_server(home: Path) -> None:
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(home)], env=environment(), stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = [start.communicate(timeout=120)[0].strip() for start in starts]
    assert [start.returncode for start in starts] == [0] * 4
    assert len(set(said)) == 1
    assert _one(find_server(home).url("app"), "SELECT current_user") == "goldthread_app"


def test_it_outlives_the_process_that_started_it_and_its_ctrl_c(home: Path) -> None:
    script = START + "import signal; signal.pause()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(home)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as starter:
        assert starter.stdout is not None
        pid = int(starter.stdout.readline())
        os.killpg(starter.pid, signal.SIGINT)
    assert postmaster(restarted(find_server(home))) == pid


def test_rows_are_there_after_a_restart(own_server: LocalServer) -> None:
    with psycopg.connect(own_server.url("owner")) as connection:
        connection.execute("CREATE TABLE promise (words text)")
        connection.execute("INSERT INTO promise VALUES ('by March')")
    assert own_server.stop()
    assert not own_server.status().running
    assert not own_server.stop()
    assert _one(restarted(own_server).url("app"), "SELECT words FROM promise") == "by March"


def test_a_first_start_that_was_cut_short_is_finished_by_the_next(own_server: LocalServer) -> None:
    with psycopg.connect(own_server.url("superuser", database="postgres"), autocommit=True) as connection:
        connection.execute("ALTER ROLE goldthread_app PASSWORD NULL")
    own_server.cluster.ready_mark.unlink()
    assert _one(restarted(own_server).url("app"), "SELECT current_user") == "goldthread_app"


def test_a_home_too_deep_for_a_socket_gets_one_elsewhere() -> None:
    with a_home() as folder:
        folder.chmod(0o711)  # a parent that the server's account can pass through
        deep = folder / ("a" * 60) / ("b, c" * 10)
        server = ensure_running(deep)
        try:
            assert _one(server.url("app"), "SELECT current_user") == "goldthread_app"
            assert not server.cluster.socket_folder.is_relative_to(folder)
            assert len(os.fsencode(server.cluster.socket_folder / ".s.PGSQL.5432")) <= 100
            assert _mode(server.cluster.socket_folder) == 0o700
        finally:
            server.stop()
            server.cluster.socket_folder.rmdir()


def test_a_socket_folder_that_others_can_enter_is_refused(own_server: LocalServer) -> None:
    own_server.stop()
    own_server.cluster.socket_folder.chmod(0o755)
    with pytest.raises(LocalDatabaseFailed, match="is not a private folder"):
        restarted(own_server)
    assert not processes_in(own_server.cluster.data)


def test_passwords_open_to_others_or_lost_are_refused_with_a_sentence(home: Path) -> None:
    ensure_running(home)
    passwords = find_server(home).cluster.home.passwords
    passwords.chmod(0o644)
    with pytest.raises(LocalDatabaseFailed, match="Other accounts can read"):
        find_server(home).url("app")
    passwords.unlink()
    with pytest.raises(LocalDatabaseFailed, match="Bring the file back from a copy"):
        find_server(home).url("app")


def test_production_refuses_it_unless_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_ENVIRONMENT", "production")
    with pytest.raises(LocalDatabaseRefused) as refused:
        ensure_running(home)
    assert refused.value.sentence == (
        "This is production, and DATABASE_URL names no database server. Set DATABASE_URL; or, if the local "
        "one is really meant, set GOLDTHREAD_LOCAL_DATABASE_IN_PRODUCTION=yes."
    )
    assert not list(home.iterdir())
    monkeypatch.setenv("GOLDTHREAD_LOCAL_DATABASE_IN_PRODUCTION", "yes")
    assert ensure_running(home).is_running()


def test_another_database_is_made_whole_by_several_processes(own_server: LocalServer, home: Path) -> None:
    script = (
        "import sys\nfrom goldthread.local_postgres import ensure_database, ensure_running\n"
        "ensure_database(ensure_running(sys.argv[1]), 'goldthread_demo')"
    )
    makers = [
        subprocess.Popen([sys.executable, "-c", script, str(home)], env=environment()) for _ in range(3)
    ]
    assert [maker.wait(60) for maker in makers] == [0] * 3
    with psycopg.connect(own_server.url("owner", database="goldthread_demo")) as connection:
        connection.execute("CREATE TABLE promise (words text)")
    assert _one(own_server.url("app", database="goldthread_demo"), "SELECT count(*) FROM promise") == 0
