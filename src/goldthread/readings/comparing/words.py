"""How alike two wordings are, and where they differ. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow one another, and what became of them."""

    mark: Mark
    words: str


def likeness(one: str, other: str) -> float:
    """From 0, no word in common, to 1, the same words in the same order; case and punctuation make no difference."""
    return Indel.normalized_similarity(_plain(one), _plain(other))


def runs(before: str, after: str) -> tuple[Run, ...]:
    """The two wordings as one text: what was removed stands before what came in its place."""
    old, new = before.split(), after.split()
    found: list[Run] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "insert":
            found.append(Run(Mark.ADDED, " ".join(new[step.dest_start : step.dest_end])))
        else:
            mark = Mark.SAME if step.tag == "equal" else Mark.REMOVED
            found.append(Run(mark, " ".join(old[step.src_start : step.src_end])))
    return tuple(found)


def _plain(words: str) -> list[str]:
    return re.findall(r"\w+", words.lower())
