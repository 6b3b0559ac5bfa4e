"""The container of old Office files: what stands at its root says which program wrote it."""

import struct
from collections.abc import Iterator

_END = 0xFFFFFFFA  # sector numbers from here on mean "no further sector"
_ENTRY = 128  # bytes of one directory entry
_SHIFTS = frozenset({9, 12})  # sectors of 512 and of 4096 bytes
_IN_HEADER = 109
_ROOT = 5
_RECORD = struct.Struct("<HH")  # of a workbook: what it is, how long it is
_FILE_PASS = 0x2F
_LOCK_WITHIN = 4  # records; only the beginning and a wish not to be written to stand before it
_MOST_ENTRIES = 100_000


def root_entries(content: bytes) -> dict[str, int]:
    """What stands right under the root, such as WordDocument or EncryptedPackage, with the byte where each begins.

    Nothing where the file is damaged.
    """
    try:
        directory = _directory(content)
        count = min(len(directory) // _ENTRY, _MOST_ENTRIES)
        entries = [directory[i * _ENTRY : (i + 1) * _ENTRY] for i in range(count)]
        root = next(each for each in entries if each[66] == _ROOT)
        siblings = _siblings(entries, struct.unpack_from("<I", root, 76)[0])
        return {name: (sector + 1) * _sector_size(content) for name, sector in siblings}
    except (struct.error, StopIteration, IndexError, OverflowError):
        return {}


def is_locked_workbook(content: bytes, start: int) -> bool:
    """True for an old workbook, beginning at `start`, whose first records say that the rest is encrypted."""
    at = start
    for _ in range(_LOCK_WITHIN):
        if at + _RECORD.size > len(content):
            return False
        kind, length = _RECORD.unpack_from(content, at)
        if kind == _FILE_PASS:
            return True
        at += _RECORD.size + length
    return False


def _directory(content: bytes) -> bytes:
    """The directory's sectors, put together along their chain in the file's sector table."""
    size = _sector_size(content)
    table = _sector_table(content, size)
    at: int = struct.unpack_from("<I", content, 48)[0]
    parts, seen = [], set()
    while at < _END and at not in seen:
        seen.add(at)
        parts.append(content[(at + 1) * size : (at + 2) * size])
        at = table[at]
    return b"".join(parts)


def _sector_size(content: bytes) -> int:
    shift: int = struct.unpack_from("<H", content, 30)[0]
    if shift not in _SHIFTS:
        raise struct.error("no sectors of that size")
    return 1 << shift


def _sector_table(content: bytes, size: int) -> list[int]:
    """For each sector the number of the next."""
    table: list[int] = []
    for sector in _table_sectors(content, size):
        piece = content[(sector + 1) * size : (sector + 2) * size]
        table.extend(struct.unpack_from(f"<{len(piece) // 4}I", piece))
    return table


def _table_sectors(content: bytes, size: int) -> list[int]:
    """Where the sector table stands: 109 numbers in the header; a file past 7 megabytes has more in a chain."""
    numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    at: int = struct.unpack_from("<I", content, 68)[0]
    seen = set()
    while at < _END and at not in seen:
        seen.add(at)
        *more, at = struct.unpack_from(f"<{size // 4}I", content, (at + 1) * size)
        numbers += more
    return [each for each in numbers if each < _END]


def _siblings(entries: list[bytes], first: int) -> Iterator[tuple[str, int]]:
    """The name and first sector of an entry and of all its siblings, which hang together as a tree."""
    waiting, seen = [first], set()
    while waiting:
        number = waiting.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        entry = entries[number]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        yield name, struct.unpack_from("<I", entry, 116)[0]
        waiting.extend(struct.unpack_from("<II", entry, 68))
