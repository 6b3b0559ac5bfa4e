"""A page's text in pieces, so that items can be marked in place without a character lost or added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

DEPTH = {"recommendation": 0, "response": 1, "commitment": 2}
"""What stands round what, where two items begin and end alike."""


@dataclass(frozen=True, slots=True)
class Marking:
    """An item's place in the text. `key` is its own, such as "commitment-12"; `kind` says how it is drawn."""

    key: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a page's text that lies within the same items all along.

    `covering` are the items round it, widest first; `begins` are those whose words begin with it on this page.
    """

    text: str
    covering: tuple[Marking, ...] = ()
    begins: tuple[Marking, ...] = ()


def pieces_of(text: str, *, start: int, end: int, markings: Iterable[Marking]) -> tuple[Piece, ...]:
    """[start, end) of `text` in pieces. Joined, their texts are exactly those characters."""
    here = sorted((each for each in markings if _is_on(each, start, end)), key=_widest_first)
    cuts = sorted({start, end, *(cut for each in here for cut in _ends_within(each, start, end))})
    pieces = [
        Piece(text[a:b], _covering(here, a, b), tuple(each for each in here if max(each.start, start) == a))
        for a, b in pairwise(cuts)
    ]
    return tuple(pieces)


def _is_on(marking: Marking, start: int, end: int) -> bool:
    return marking.start < marking.end and marking.start < end and marking.end > start


def _widest_first(marking: Marking) -> tuple[int, int, int]:
    return marking.start, -marking.end, DEPTH.get(marking.kind, 0)


def _ends_within(marking: Marking, start: int, end: int) -> tuple[int, int]:
    return max(marking.start, start), min(marking.end, end)


def _covering(markings: Sequence[Marking], a: int, b: int) -> tuple[Marking, ...]:
    return tuple(each for each in markings if each.start <= a and b <= each.end)
