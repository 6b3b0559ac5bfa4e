"""Ids that are unique in a document: its own number and letter, with the section where numbering begins anew."""

import re
from collections import Counter
from collections.abc import Sequence

from goldthread.ingest.structure.entries import Entry

_ORDINALS = {
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
}


def entry_ids(entries: Sequence[Entry], *, has_parts: Sequence[bool]) -> list[str]:
    """One id for each entry, in order: "3", "1a", "Housing 1"; a number met again says so, "3 (second)"."""
    plain = [f"{entry.number}{entry.letter or ''}" for entry in entries]
    restarts = len(set(plain)) < len(plain)
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for entry, number in zip(entries, plain, strict=True):
        ident = f"{section_word(entry.section)} {number}" if restarts and entry.section else number
        seen[ident] += 1
        ids.append(counted_id(ident, seen[ident]))
    return ids


def counted_id(ident: str, times: int) -> str:
    """An id that is unique: the number as it stands the first time, then "3 (second)", "3 (third)"."""
    return ident if times == 1 else f"{ident} ({_ORDINALS.get(times, f'{times}th')})"


def is_counted(ident: str) -> bool:
    """True for an id whose number the document has used before."""
    return bool(re.search(rf" \((?:{'|'.join(_ORDINALS.values())}|\d+th)\)", ident))


def section_word(section: str) -> str:
    """A section's short name: its abbreviation, or its name without "services"."""
    short = re.search(r"\(([A-Z]{2,})\)", section)
    return short[1] if short else re.sub(r"\s+Services?$", "", section).strip()
