"""The likeliest parting of lines into the cells of one row, where no space says where a cell ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest

from goldthread.ingest.bodies import Bodies
from goldthread.ingest.cell_costs import is_post_name
from goldthread.ingest.column_maps import DATES, STATES, Meaning
from goldthread.ingest.row_states import is_state
from goldthread.ingest.row_values import begins_date, is_date_cell
from goldthread.ingest.tense import asks
from goldthread.kernel.dates import mentions

_BEAM = 24  # partings of a row that are followed
_KEPT = 6  # of one line
_NEVER = 9.0
_UNLIKELY = 4.0
_DOUBTFUL = 1.5
_SUITS = -2.0
_LONGEST_LEAD = 5  # words of a line
_ENDED = re.compile(r"[.?!][’”\"')]*$")
_BULLET = re.compile(r"[•●▪*-]$")
_HANGING = re.compile(r"(?:,|;|/|&|\b(?:and|or|of|the|a|an|to|for|in|with|by|on|at|from|that|which|be))$")


@dataclass(frozen=True, slots=True)
class Part:
    """A column: what it means, and how wide its lines are, 0 where nobody knows yet."""

    meaning: Meaning | None
    bodies: Bodies
    width: int = 0

    def cost(self, before: tuple[str, ...], words: str, *, is_first: bool) -> float:
        """What it costs that the column's next line is `words`, which may be none, under the lines `before`."""
        if not words:
            return self._empty(before, is_first=is_first)
        if is_first or not any(before):
            return self._opening(words) + (0.0 if is_first else _UNLIKELY)
        if not before[-1]:
            return _NEVER
        return self._going_on(before[-1], " ".join(before), words)

    def _empty(self, before: tuple[str, ...], *, is_first: bool) -> float:
        if is_first:
            return _DOUBTFUL
        is_open = bool(before and before[-1]) and bool(_HANGING.search(before[-1]))
        return _UNLIKELY if is_open else 0.0

    def _opening(self, words: str) -> float:
        if self.meaning in DATES:
            return _SUITS if _is_date(words) or begins_date(words) else _NEVER
        if self.meaning in STATES:
            return _SUITS if is_state(words) or words in {"Partly", "In", "On", "Not"} else _NEVER
        small = _UNLIKELY if words[:1].islower() else 0.0
        if self.meaning is Meaning.LEAD:
            is_lead = (
                bool(self.bodies.mentions(words)) or is_post_name(words) or words.isupper() or words == "All"
            )
            long = _UNLIKELY if len(words.split()) > _LONGEST_LEAD or _ENDED.search(words) else 0.0
            return small + long + (_SUITS / 2 if is_lead else 0.0)
        return small + self._room(words, None)

    def _going_on(self, above: str, whole: str, words: str) -> float:
        if self.meaning in DATES:
            return 0.0 if _is_date(f"{whole} {words}") else _NEVER
        if self.meaning in STATES:
            return 0.0 if is_state(f"{whole} {words}") else _NEVER
        cost = self._room(words, above)
        if self.meaning is Meaning.LEAD:
            return cost + (_DOUBTFUL / 2 if len(words.split()) <= _LONGEST_LEAD else _UNLIKELY)
        if _BULLET.match(words[:1]):
            return cost
        ended, small = bool(_ENDED.search(above)), words[:1].islower()
        return cost + (_UNLIKELY if ended and small else _DOUBTFUL / 2 if not (ended or small) else 0.0)

    def _room(self, words: str, above: str | None) -> float:
        """Lines are as wide as the column lets them be: the next word had no room on the line above."""
        if not self.width:
            return 0.0
        cost = max(0, len(words) - self.width) * 0.4
        if above is not None and len(above) + 1 + len(words.split()[0]) < self.width - 1:
            cost += _DOUBTFUL * 2
        return cost


def _is_date(words: str) -> bool:
    """A date whose last word belongs to it: "29/03/2024", not "29/03/2024 Designed."."""
    shorter, _, last = words.rpartition(" ")
    is_more = last[:1].isupper() and not mentions(f"1 {last} 2024")
    return (
        is_date_cell(words) and not last.endswith(".") and not (shorter and is_more and is_date_cell(shorter))
    )


_State = tuple[float, tuple[tuple[str, ...], ...]]


def best_partings(texts: Sequence[str], parts: Sequence[Part]) -> list[list[str]]:
    """The lines of each column for a row of these lines."""
    states: list[_State] = [(0.0, tuple(() for _ in parts))]
    for number, text in enumerate(texts):
        words = text.split()
        found = [
            (cost + more, tuple((*cell, line) for cell, line in zip(cells, parted, strict=True)))
            for cost, cells in states
            for more, parted in _line_partings(words, parts, cells, is_first=number == 0)
        ]
        states = nsmallest(_BEAM, found, key=lambda state: state[0]) or states
    ended = min(states, key=lambda state: state[0] + _left_open(state[1], parts))
    return [[line for line in cell if line] for cell in ended[1]]


def _line_partings(
    words: Sequence[str], parts: Sequence[Part], cells: Sequence[tuple[str, ...]], *, is_first: bool
) -> list[tuple[float, tuple[str, ...]]]:
    """The few best ways to part one line, with what each costs: column by column, each takes the next words."""
    ways: dict[int, list[tuple[float, tuple[str, ...]]]] = {0: [(0.0, ())]}
    for part, cell in zip(parts, cells, strict=True):
        found: dict[int, list[tuple[float, tuple[str, ...]]]] = {}
        for start, before in ways.items():
            for end in range(start, len(words) + 1):
                taken = " ".join(words[start:end])
                cost = part.cost(cell, taken, is_first=is_first)
                if cost < _NEVER:
                    found.setdefault(end, []).extend((at + cost, (*line, taken)) for at, line in before)
        ways = {end: nsmallest(_KEPT, each, key=lambda way: way[0]) for end, each in found.items()}
    return ways.get(len(words), [])


def _left_open(cells: Sequence[tuple[str, ...]], parts: Sequence[Part]) -> float:
    """What a row costs as a whole: a recommendation asks, and no cell ends in the middle of a phrase."""
    cost = 0.0
    for cell, part in zip(cells, parts, strict=True):
        whole = " ".join(line for line in cell if line)
        cost += _UNLIKELY if _HANGING.search(whole) else 0.0
        if part.meaning is Meaning.RECOMMENDATION:
            cost += 0.0 if asks(whole) else _DOUBTFUL
            cost += 0.0 if _ENDED.search(whole) else _DOUBTFUL
    return cost
