"""Recommendations of the text and of tables as one list: which table answers which, and in what order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goldthread.ingest.reading import Place, Recommendation
from goldthread.ingest.structure.identifiers import counted_id
from goldthread.ingest.structure.themes import themes_of

_FEWEST_TO_COMPARE = 2
_SAME_ASK = 0.85  # share of words that two recommendations have in common


@dataclass(frozen=True, slots=True)
class Tabled:
    """What one recommendation's rows give. `item` has no text where only the text over the table says it.

    `table` is the number of its table, which ends at `end`. `may_stand_alone` says that its first action can be the
    ask.
    """

    item: Recommendation
    start: int
    end: int
    table: int
    may_stand_alone: bool


def home_of(read: Sequence[Recommendation], number: str, start: int) -> int | None:
    """The recommendation of the text with the number of a table's row, else the last one over the table."""
    by_number = next((i for i, item in enumerate(read) if number and item.id == _whole(number)), None)
    if by_number is not None:
        return by_number
    over = [i for i, item in enumerate(read) if item.parent is None and item.place.start < start]
    return over[-1] if over else None


def _whole(number: str) -> str:
    """The recommendation of an action's number: 3 of "3.2"."""
    return re.split(r"[./-]", number)[0] if re.match(r"\d", number) else number


def together(read: Sequence[Recommendation], tabled: Sequence[Tabled]) -> tuple[Recommendation, ...]:
    """Recommendations of the text and of tables in document order.

    A table without recommendations of its own answers the one over it; one that repeats a recommendation of the text
    adds its answers there.
    """
    homes = _Homes(read, tabled)
    found = _without_tail(read, {home: each.end for each in tabled if (home := homes.of(each)) is not None})
    for each in tabled:
        home = homes.of(each)
        if home is not None:
            found[home] = _with_answers(found[home], each.item)
        elif each.item.text:
            homes.add(each.item, len(found))
            found.append(each.item)
        elif each.may_stand_alone and each.item.responses:
            found.append(_from_action(each.item))
    return _with_ids(_in_order(found))


def _without_tail(read: Sequence[Recommendation], ends: Mapping[int, int]) -> list[Recommendation]:
    """What stands under the last table is no answer, where no other recommendation is answered below its table."""
    found = list(read)
    if len(ends) < _FEWEST_TO_COMPARE:
        return found
    *others, last = sorted(ends, key=lambda home: ends[home])
    if any(_below(answer.place, ends[home]) for home in others for answer in read[home].responses):
        return found
    found[last] = replace(
        read[last],
        responses=tuple(each for each in read[last].responses if not _below(each.place, ends[last])),
        commitments=tuple(each for each in read[last].commitments if not _below(each.place, ends[last])),
    )
    return found


def _below(place: Place, end: int) -> bool:
    return place.start >= end


class _Homes:
    """Finds the recommendation that a table's rows answer, where they are none of their own."""

    def __init__(self, read: Sequence[Recommendation], tabled: Sequence[Tabled]) -> None:
        self.read = read
        self.words = [_word_set(item.text) for item in read]
        self.numbers: dict[str, int] = {}
        self.apart = len({each.table for each in tabled if not each.item.text}) == 1
        for index, item in enumerate(read):
            if item.text:
                self.add(item, index)

    def add(self, item: Recommendation, index: int) -> None:
        if item.id:
            self.numbers.setdefault(item.id, index)

    def of(self, each: Tabled) -> int | None:
        if each.item.text:
            wanted = _word_set(each.item.text)
            return next((i for i, words in enumerate(self.words) if _is_same(words, wanted)), None)
        number = _whole(each.item.id)
        if number in self.numbers:
            return self.numbers[number]
        return None if self._stands_apart(each) else home_of(self.read, "", each.start)

    def _stands_apart(self, each: Tabled) -> bool:
        """One plan under a whole list of recommendations that nobody has answered is no answer to the last of them."""
        if not self.apart:
            return False
        over = [item for item in self.read if item.parent is None and item.place.start < each.start]
        return len(over) > 1 and not any(item.responses for item in over)


def _word_set(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower()))


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _SAME_ASK * max(len(one), len(other))


def _in_order(found: Sequence[Recommendation]) -> list[Recommendation]:
    """By place; a part stays behind its parent, whose own text may be empty."""
    starts: list[tuple[int, int]] = []
    at = 0
    for number, item in enumerate(found):
        at = max(item.place.start, at) if item.parent or not item.text else item.place.start
        starts.append((at, number))
    return [found[number] for _, number in sorted(starts)]


def _with_answers(item: Recommendation, more: Recommendation) -> Recommendation:
    return replace(
        item,
        responses=(*item.responses, *more.responses),
        commitments=(*item.commitments, *more.commitments),
    )


def _from_action(item: Recommendation) -> Recommendation:
    """A plan of actions alone: each action is what was asked."""
    first, *rest = item.responses
    return replace(
        item, text=first.text, place=first.place, themes=themes_of(first.text), responses=tuple(rest)
    )


def _with_ids(items: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """Ids that are unique: a row without a number is counted, one met again says so."""
    seen: dict[str, int] = {}
    taken = {item.id for item in items if item.id}
    done: list[Recommendation] = []
    count = 0
    for item in items:
        ident = item.id
        while not ident:
            count += 1
            ident = str(count) if str(count) not in taken else ""
        seen[ident] = seen.get(ident, 0) + 1
        done.append(replace(item, id=counted_id(ident, seen[ident]), label=item.label or ident))
    return tuple(done)
