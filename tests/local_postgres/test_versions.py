"""Which PostgreSQL is used, and what happens to a cluster that another version made."""

from pathlib import Path

import psycopg
import pytest

from goldthread.local_postgres import LocalDatabaseFailed, ensure_running, find_server

pytestmark = pytest.mark.database

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")


@pytest.fixture(autouse=True)
def no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOLDTHREAD_POSTGRES_BINARIES", raising=False)


@pytest.mark.skipif(not DEBIAN_15.exists(), reason="PostgreSQL 15 is not installed here")
def test_clusters_of_two_versions_lie_side_by_side(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = ensure_running(home)
    with psycopg.connect(newest.url("owner")) as connection:
        connection.execute("CREATE TABLE promise (words text)")
    monkeypatch.setenv("GOLDTHREAD_POSTGRES_BINARIES", str(DEBIAN_15))
    older = ensure_running(home)
    try:
        assert older.status().other_clusters == (newest.cluster.programs.major,)
        with psycopg.connect(older.url("app")) as connection:
            assert connection.info.server_version // 10_000 == 15
            assert connection.execute("SELECT to_regclass('promise')").fetchone() == (None,)
    finally:
        older.stop()
    monkeypatch.delenv("GOLDTHREAD_POSTGRES_BINARIES")
    with psycopg.connect(ensure_running(home).url("app")) as connection:
        assert connection.execute("SELECT count(*) FROM promise").fetchone() == (0,)


@pytest.mark.skipif(not DEBIAN_15.exists(), reason="PostgreSQL 15 is not installed here")
def test_a_cluster_that_is_there_decides_the_version(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_POSTGRES_BINARIES", str(DEBIAN_15))
    ensure_running(home).stop()
    monkeypatch.delenv("GOLDTHREAD_POSTGRES_BINARIES")
    assert find_server(home).cluster.programs.major == 15


def test_a_cluster_whose_version_is_gone_is_never_replaced_by_an_empty_one(home: Path) -> None:
    usual = find_server(home).cluster.programs
    gone = home / "postgresql-14"
    gone.mkdir()
    (gone / "PG_VERSION").write_text("14\n")
    with pytest.raises(
        LocalDatabaseFailed, match=r"was made by PostgreSQL 14, and only PostgreSQL"
    ) as failed:
        ensure_running(home)
    assert str(usual.major) in failed.value.sentence
    (gone / "PG_VERSION").unlink()


def test_a_setting_that_names_no_postgresql_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_POSTGRES_BINARIES", "/nowhere/bin")
    with pytest.raises(
        LocalDatabaseFailed, match="GOLDTHREAD_POSTGRES_BINARIES names /nowhere/bin, which holds no"
    ):
        ensure_running(home)
    monkeypatch.delenv("GOLDTHREAD_POSTGRES_BINARIES")
