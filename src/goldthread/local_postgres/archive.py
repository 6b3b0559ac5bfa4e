"""A backup file: one zip with pg_dump's own archive and a manifest that says what it must hold."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from goldthread.local_postgres.contents import TableContent
from goldthread.local_postgres.refusals import RestoreRefused

FORMAT = 1
DUMP, MANIFEST = "database.dump", "manifest.json"
CHUNK = 1 << 20
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup holds, who made it and when (`taken_at` is UTC, ISO 8601)."""

    application: str
    server: str
    taken_at: str
    dump_bytes: int
    dump_sha256: str
    tables: tuple[TableContent, ...]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    @property
    def server_major(self) -> int:
        return int(self.server.split(".")[0])


def write_dump(archive: zipfile.ZipFile, chunks: Iterable[bytes], *, at: datetime) -> tuple[int, str]:
    """Write the dump as it comes; gives its length in bytes and its SHA-256. It is compressed already."""
    digest, length = hashlib.sha256(), 0
    with archive.open(_entry(DUMP, at), "w", force_zip64=True) as entry:
        for chunk in chunks:
            entry.write(chunk)
            digest.update(chunk)
            length += len(chunk)
    return length, digest.hexdigest()


def write_manifest(archive: zipfile.ZipFile, manifest: Manifest, *, at: datetime) -> None:
    text = json.dumps({"format": FORMAT, **asdict(manifest)}, indent=2)
    archive.writestr(_entry(MANIFEST, at), text)


def read_manifest(path: Path) -> Manifest:
    """Raises RestoreRefused when the file is missing, is no backup, or was made in a later format."""
    try:
        with zipfile.ZipFile(path) as archive:
            values = json.loads(archive.read(MANIFEST))
        if not isinstance(values, dict) or values.pop("format", None) != FORMAT:
            raise RestoreRefused(
                f"{path} was written in a format that this version of Goldthread does not know."
            )
        return _as_manifest(values)
    except OSError as error:
        raise RestoreRefused(f"{path} cannot be opened: {error.strerror or 'unreadable'}.") from error
    except (*UNREADABLE, KeyError, TypeError, ValueError) as error:
        raise RestoreRefused(f"{path} is damaged or is not a backup made by Goldthread.") from error


def check_dump(path: Path, manifest: Manifest) -> None:
    """Raises RestoreRefused when the dump is not, byte for byte, the one that the manifest describes."""
    digest, length = hashlib.sha256(), 0
    for chunk in dump_chunks(path):
        digest.update(chunk)
        length += len(chunk)
    if (length, digest.hexdigest()) != (manifest.dump_bytes, manifest.dump_sha256):
        raise _damaged(path)


def dump_chunks(path: Path) -> Iterator[bytes]:
    """The dump's bytes. Raises RestoreRefused where the file is damaged."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(DUMP) as entry:
            while chunk := entry.read(CHUNK):
                yield chunk
    except (*UNREADABLE, KeyError, OSError) as error:
        raise _damaged(path) from error


def _as_manifest(values: dict[str, Any]) -> Manifest:
    tables = tuple(TableContent(**table) for table in values.pop("tables"))
    manifest = Manifest(tables=tables, **values)
    datetime.fromisoformat(manifest.taken_at)
    if manifest.server_major < 0 or manifest.rows < 0:
        raise ValueError("a count below nought")
    return manifest


def _damaged(path: Path) -> RestoreRefused:
    return RestoreRefused(f"{path} is damaged: what it holds is not what was written. Nothing was changed.")


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
    entry.external_attr = 0o600 << 16
    return entry
