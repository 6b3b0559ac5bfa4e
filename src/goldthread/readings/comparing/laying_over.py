"""Which item of a later document says again what an item of an earlier one said. Pure: rows in, pairs out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from goldthread.organisations.domain import normal_words
from goldthread.readings.comparing.words import Run, likeness, runs
from goldthread.recommendations.domain import fingerprint
from goldthread.recommendations.queries import CommitmentRow, Item, RecommendationRow, ResponseRow

ALIKE: Mapping[type, float] = {RecommendationRow: 0.6, ResponseRow: 0.35, CommitmentRow: 0.5}
"""From which likeness on two wordings are proposed as one. An answer by the same agency to the same recommendation may
be written anew almost whole; two acts of one agency share many words."""

SAME_NUMBER = 0.15
"""What the same number in both documents adds: recommendations are renumbered less often than they are reworded."""

AnyItem = TypeVar("AnyItem", RecommendationRow, ResponseRow, CommitmentRow)


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the later document and the earlier one that it seems to say again; `waits` for what it belongs to."""

    earlier: Item
    later: Item
    waits: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        return runs(self.earlier.text, self.later.text)


@dataclass(frozen=True, slots=True)
class LaidOver:
    """What a later document does to what stands. `same` counts the items that stand in both word for word."""

    same: int
    reworded: tuple[Pair, ...]
    new: tuple[Item, ...]
    gone: tuple[Item, ...]


def laid_over(earlier: Sequence[Item], later: Sequence[Item], *, said_again: Collection[str]) -> LaidOver:
    """Compare what stands with the undecided items of a later document.

    `said_again` are fingerprints of every item of the later document: an earlier item among them is the same.
    """
    changed = [row for row in earlier if fingerprint(row.text) not in said_again]
    asked = _pairs(_only(changed, RecommendationRow), _only(later, RecommendationRow), homes={})
    homes = {pair.later.id: pair.earlier.id for pair in asked}
    answered = _pairs(_only(changed, ResponseRow), _only(later, ResponseRow), homes=homes)
    promised = _pairs(_only(changed, CommitmentRow), _only(later, CommitmentRow), homes=homes)
    pairs = [*asked, *answered, *promised]
    paired = {(type(row), row.id) for pair in pairs for row in (pair.earlier, pair.later)}
    return LaidOver(
        same=len(earlier) - len(changed),
        reworded=tuple(pairs),
        new=tuple(row for row in later if (type(row), row.id) not in paired),
        gone=tuple(row for row in changed if (type(row), row.id) not in paired and row.text),
    )


def _only(rows: Iterable[Item], kind: type[AnyItem]) -> list[AnyItem]:
    return [row for row in rows if isinstance(row, kind)]


def _pairs(earlier: Sequence[AnyItem], later: Sequence[AnyItem], *, homes: Mapping[int, int]) -> list[Pair]:
    """The likeliest pairs first; each item is in one pair at most. In the order of the later document."""
    scored = [
        (_score(old, new, homes), -old.id, old, new)
        for new in later
        for old in earlier
        if _may_be(old, new, homes)
    ]
    scored = [each for each in scored if each[0] >= ALIKE[type(each[2])]]
    taken: set[tuple[str, int]] = set()
    found: dict[int, Pair] = {}
    for _, _, old, new in sorted(scored, key=lambda each: each[:2], reverse=True):
        if not taken & {("old", old.id), ("new", new.id)}:
            taken |= {("old", old.id), ("new", new.id)}
            found[new.id] = Pair(old, new, waits=_waits(old, new))
    return [found[new.id] for new in later if new.id in found]


def _score(old: Item, new: Item, homes: Mapping[int, int]) -> float:
    alike = likeness(old.text, new.text)
    if isinstance(old, RecommendationRow) and isinstance(new, RecommendationRow) and old.label == new.label:
        return alike + SAME_NUMBER
    return alike


def _may_be(old: Item, new: Item, homes: Mapping[int, int]) -> bool:
    """Whether the two could be one: whole with whole and part with part; an answer by the same agency to the same."""
    if isinstance(old, RecommendationRow) or isinstance(new, RecommendationRow):
        return (
            isinstance(old, RecommendationRow)
            and isinstance(new, RecommendationRow)
            and (old.parent is None) == (new.parent is None)
        )
    same_home = homes.get(new.recommendation, new.recommendation) == old.recommendation
    return same_home and _same_agency(old, new)


def _same_agency(old: ResponseRow | CommitmentRow, new: ResponseRow | CommitmentRow) -> bool:
    if old.organisation and new.organisation:
        return old.organisation == new.organisation
    return normal_words(old.agency) == normal_words(new.agency)


def _waits(old: Item, new: Item) -> bool:
    """An answer can become one with the earlier only once their recommendations are one."""
    if isinstance(old, RecommendationRow) or isinstance(new, RecommendationRow):
        return False
    return old.recommendation != new.recommendation
