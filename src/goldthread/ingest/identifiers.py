"""Ids that are unique in a document: its own number and letter, with the section where numbering begins anew."""

import re
from collections import Counter
from collections.abc import Sequence

from goldthread.ingest.entries import Entry


def entry_ids(entries: Sequence[Entry], *, has_parts: Sequence[bool]) -> list[str]:
    """One id for each entry, in order: "3", "1a", "Housing 1"; a number met again gets a count, "3 (again 2)"."""
    plain = [f"{entry.number}{entry.letter or ''}" for entry in entries]
    restarts = len(set(plain)) < len(plain)
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for entry, number in zip(entries, plain, strict=True):
        ident = f"{section_word(entry.section)} {number}" if restarts and entry.section else number
        seen[ident] += 1
        ids.append(ident if seen[ident] == 1 else f"{ident} (again {seen[ident]})")
    return ids


def section_word(section: str) -> str:
    """A section's short name: its abbreviation, or its name without "services"."""
    short = re.search(r"\(([A-Z]{2,})\)", section)
    return short[1] if short else re.sub(r"\s+Services?$", "", section).strip()
