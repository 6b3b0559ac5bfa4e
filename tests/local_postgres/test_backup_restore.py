"""A backup is proved by restoring it; a damaged one never touches the live database."""

import json
import stat
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest

from goldthread.local_postgres import LocalDatabaseFailed, LocalServer, RestoreRefused, ensure_running
from goldthread.local_postgres.archive import DUMP, MANIFEST, read_manifest
from goldthread.local_postgres.backup import back_up
from goldthread.local_postgres.restore import Restored, restore
from local_postgres.homes import a_home
from local_postgres.register import databases, fill, promises, rights

pytestmark = pytest.mark.database

AT = datetime(2026, 3, 31, 9, 30, tzinfo=UTC)
DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")


def quiet(doing: str, done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture(scope="module")
def filled() -> Iterator[LocalServer]:
    with a_home() as folder:
        server = ensure_running(folder)
        fill(server)
        yield server


@pytest.fixture
def good(filled: LocalServer, tmp_path: Path) -> Path:
    """A good backup of the filled database."""
    file = tmp_path / "good.zip"
    back_up(filled, file, at=AT, progress=quiet)
    return file


_restores = iter(range(1, 1000))


def _restore(server: LocalServer, file: Path) -> Restored:
    return restore(server, file, at=AT + timedelta(seconds=next(_restores)), progress=quiet)


def test_a_backup_says_what_it_holds_and_only_its_owner_can_read_it(good: Path) -> None:
    manifest = read_manifest(good)
    rows = {f"{table.schema}.{table.name}": table.rows for table in manifest.tables}
    assert rows == {
        "public.agency": 2,
        "public.promise": 503,
        "public.promise_history": 10,
        "public.nothing": 0,
        "public.empty_one": 0,
    }
    assert manifest.taken_at == "2026-03-31T09:30:00+00:00"
    assert stat.S_IMODE(good.stat().st_mode) == 0o600
    assert [entry.name for entry in good.parent.iterdir()] == ["good.zip"]


def test_a_restore_brings_rows_owners_grants_and_policies_back(filled: LocalServer, good: Path) -> None:
    before, rights_before = promises(filled), rights(filled)
    with psycopg.connect(filled.url("owner")) as connection:
        connection.execute("DELETE FROM promise WHERE id > 100")
        connection.execute("GRANT DELETE ON promise_history TO goldthread_app")
        connection.execute("DROP POLICY mine ON promise")
    left = promises(filled)

    restored = _restore(filled, good)

    assert promises(filled) == before
    assert rights(filled) == rights_before
    assert restored.kept_as is not None
    assert promises(filled, database=restored.kept_as) == left
    with psycopg.connect(filled.url("app")) as connection:
        assert connection.execute("SELECT count(*) FROM promise").fetchone() == (0,)
        connection.execute("SELECT set_config('goldthread.agency', '2', true)")
        assert connection.execute("SELECT count(*) FROM promise").fetchone() == (250,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM promise_history")


def test_a_backup_taken_while_others_write_is_one_moment(filled: LocalServer, tmp_path: Path) -> None:
    """Were the counts and the dump of two moments, the restore would refuse."""
    before = promises(filled)
    with psycopg.connect(filled.url("owner"), autocommit=True) as other:

        def write_meanwhile(doing: str, done: int, total: int) -> None:
            other.execute("INSERT INTO promise (agency_id, words) VALUES (1, 'one more')")
            other.execute("UPDATE agency SET name = name || '.'")

        back_up(filled, tmp_path / "busy.zip", at=AT, progress=write_meanwhile)
    assert len(promises(filled)) > len(before)
    _restore(filled, tmp_path / "busy.zip")
    assert promises(filled) == before


def test_one_changed_word_is_found(filled: LocalServer, good: Path, tmp_path: Path) -> None:
    """Another moment's dump under this backup's manifest: as many rows, one of them different."""
    with psycopg.connect(filled.url("owner")) as connection:
        connection.execute("UPDATE agency SET name = 'Northmere Police' WHERE id = 1")
    later = tmp_path / "later.zip"
    back_up(filled, later, at=AT, progress=quiet)
    with zipfile.ZipFile(later) as archive:
        dump = archive.read(DUMP)
    _rewrite(
        good, lambda manifest, _: (manifest | {"dump_bytes": len(dump), "dump_sha256": _sha(dump)}, dump)
    )
    with pytest.raises(RestoreRefused, match=r"manifest says: public\.agency differ in count or checksum"):
        _restore(filled, good)


def test_open_connections_do_not_hinder_a_restore(filled: LocalServer, good: Path) -> None:
    with psycopg.connect(filled.url("app")) as connection:
        connection.execute("SELECT 1")
        _restore(filled, good)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


def test_what_an_earlier_restore_left_half_done_is_cleared(filled: LocalServer, good: Path) -> None:
    with psycopg.connect(filled.url("owner"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE goldthread_restoring_19990101000000")
    _restore(filled, good)
    assert not {name for name in databases(filled) if name.startswith("goldthread_restoring_")}


def _sha(dump: bytes) -> str:
    return sha256(dump).hexdigest()


def _flip_a_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 0xFF
    file.write_bytes(content)


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2000])


def _no_zip(file: Path) -> None:
    file.write_text("a shopping list")


def _rewrite(file: Path, change: Callable[[dict[str, Any], bytes], tuple[Any, bytes]]) -> None:
    with zipfile.ZipFile(file) as archive:
        manifest, dump = json.loads(archive.read(MANIFEST)), archive.read(DUMP)
    manifest, dump = change(manifest, dump)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(DUMP, dump)
        archive.writestr(MANIFEST, json.dumps(manifest))


def _other_bytes(file: Path) -> None:
    _rewrite(file, lambda manifest, dump: (manifest, dump[:-1] + bytes([dump[-1] ^ 1])))


def _a_row_too_many(file: Path) -> None:
    def change(manifest: dict[str, Any], dump: bytes) -> tuple[Any, bytes]:
        manifest["tables"][0]["rows"] += 1
        return manifest, dump

    _rewrite(file, change)


def _another_content(file: Path) -> None:
    def change(manifest: dict[str, Any], dump: bytes) -> tuple[Any, bytes]:
        (promise,) = (table for table in manifest["tables"] if table["name"] == "promise")
        promise["checksum"] = "0" * 32
        return manifest, dump

    _rewrite(file, change)


def _a_table_forgotten(file: Path) -> None:
    _rewrite(file, lambda manifest, dump: ({**manifest, "tables": manifest["tables"][1:]}, dump))


def _a_dump_that_is_none(file: Path) -> None:
    """Length and checksum agree with the manifest, so that only pg_restore can find out."""

    def change(manifest: dict[str, Any], dump: bytes) -> tuple[Any, bytes]:
        dump = dump[: len(dump) // 2]
        return {**manifest, "dump_bytes": len(dump), "dump_sha256": _sha(dump)}, dump

    _rewrite(file, change)


def _a_later_format(file: Path) -> None:
    _rewrite(file, lambda manifest, dump: ({**manifest, "format": 99}, dump))


def _no_manifest(file: Path) -> None:
    _rewrite(file, lambda manifest, dump: ([], dump))


def _a_newer_server(file: Path) -> None:
    _rewrite(file, lambda manifest, dump: ({**manifest, "server": "99.1"}, dump))


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (_flip_a_byte, "is damaged"),
        (_cut_short, "is damaged or is not a backup"),
        (_no_zip, "is damaged or is not a backup"),
        (_other_bytes, "is damaged: what it holds is not what was written"),
        (_a_row_too_many, r"public\.agency differ in count or checksum"),
        (_another_content, r"public\.promise differ in count or checksum"),
        (_a_table_forgotten, r"public\.agency differ in count or checksum"),
        (_a_dump_that_is_none, "could not be restored"),
        (_a_later_format, "in a format that this version of Goldthread does not know"),
        (_no_manifest, "in a format that this version of Goldthread does not know"),
        (_a_newer_server, r"was made by PostgreSQL 99"),
        (Path.unlink, "cannot be opened"),
    ],
)
def test_a_damaged_backup_is_refused_and_the_live_database_untouched(
    filled: LocalServer, good: Path, damage: Callable[[Path], None], sentence: str
) -> None:
    damage(good)
    before = databases(filled), promises(filled), rights(filled)
    with psycopg.connect(filled.url("app")) as connection:
        with pytest.raises(RestoreRefused, match=sentence):
            _restore(filled, good)
        connection.execute("SELECT 1")  # nobody was thrown out
    assert (databases(filled), promises(filled), rights(filled)) == before


def test_a_backup_never_replaces_another(filled: LocalServer, good: Path) -> None:
    before = good.read_bytes()
    with pytest.raises(LocalDatabaseFailed, match="is there already"):
        back_up(filled, good, at=AT, progress=quiet)
    assert good.read_bytes() == before


def test_a_backup_that_fails_leaves_no_file(filled: LocalServer, tmp_path: Path) -> None:
    with psycopg.connect(filled.url("superuser")) as connection:
        connection.execute("CREATE FUNCTION broken() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        connection.execute("UPDATE pg_proc SET prolang = 0 WHERE proname = 'broken'")
    try:
        with pytest.raises(LocalDatabaseFailed, match="The backup failed and nothing was written"):
            back_up(filled, tmp_path / "failed.zip", at=AT, progress=quiet)
    finally:
        with psycopg.connect(filled.url("superuser")) as connection:
            connection.execute("DELETE FROM pg_proc WHERE proname = 'broken'")
    assert not list(tmp_path.iterdir())


def test_a_backup_moves_to_another_home(good: Path, filled: LocalServer) -> None:
    with a_home() as folder:
        other = ensure_running(folder)
        _restore(other, good)
        assert promises(other) == promises(filled)


@pytest.mark.skipif(not DEBIAN_15.exists(), reason="PostgreSQL 15 is not installed here")
def test_a_backup_of_an_older_postgresql_goes_into_a_newer_one(
    filled: LocalServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDTHREAD_POSTGRES_BINARIES", str(DEBIAN_15))
    with a_home() as folder:
        older = ensure_running(folder)
        fill(older)
        back_up(older, tmp_path / "older.zip", at=AT, progress=quiet)
        expected = promises(older)
    _restore(filled, tmp_path / "older.zip")
    assert promises(filled) == expected
