"""One card for each item of a reading: what it is, its words, what was understood of them, what waits for what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from goldthread.readings.confirming.pieces import Marking
from goldthread.readings.confirming.wording import Fact, belonging, facts_of, shortened, what_it_is
from goldthread.recommendations.domain import Standing
from goldthread.recommendations.queries import CommitmentRow, Item, RecommendationRow, ResponseRow

KIND_OF: Mapping[type, str] = {
    RecommendationRow: "recommendation",
    ResponseRow: "response",
    CommitmentRow: "commitment",
}


@dataclass(frozen=True, slots=True)
class Card:
    """An item as it stands. `number` counts the items of the reading from 1, `key` is its name on the page.

    `marking` is where it stands in the text, empty for an item without a place. `above` is the key of what it belongs
    to. `waits_for` is the number of that where it is not accepted, without which this cannot be. `joins` are id and
    number of the item of its kind just before it in the same place. `questions` are what the reader could not answer.
    """

    row: Item
    number: int
    kind: str
    key: str
    marking: Marking
    above: str | None
    waits_for: int | None = None
    joins: tuple[int, int] | None = None
    questions: tuple[str, ...] = ()

    @property
    def kind_words(self) -> str:
        """Its kind as its number in the text has it: a lettered piece of a recommendation is a part."""
        return "part" if isinstance(self.row, RecommendationRow) and self.row.parent else self.kind

    @property
    def what(self) -> str:
        return what_it_is(self.row)

    @property
    def belonging(self) -> str:
        return belonging(self.row)

    @property
    def text(self) -> str:
        return shortened(self.row.text)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return facts_of(self.row)

    @property
    def is_decided(self) -> bool:
        return self.row.standing != Standing.PROPOSED

    @property
    def is_accepted(self) -> bool:
        return self.row.standing == Standing.CONFIRMED

    @property
    def is_marked(self) -> bool:
        """Whether it is marked in the text: what was rejected is kept on its card alone."""
        return self.row.standing != Standing.REJECTED and self.marking.start < self.marking.end

    @property
    def start(self) -> int:
        return self.marking.start


def key(kind: str, subject: int) -> str:
    return f"{kind}-{subject}"


def cards_of(rows: Sequence[Item]) -> tuple[Card, ...]:
    """A card for each row, in their order."""
    cards = [_card(row, number) for number, row in enumerate(rows, start=1)]
    known = {card.key: card for card in cards}
    return tuple(
        replace(card, waits_for=_waits_for(card, known), joins=joins)
        for card, joins in zip(cards, _joins(cards), strict=True)
    )


def _card(row: Item, number: int) -> Card:
    kind, place = KIND_OF[type(row)], row.source
    name = key(kind, row.id)
    return Card(row, number, kind, name, Marking(name, kind, place.start or 0, place.end or 0), _above(row))


def _above(row: Item) -> str | None:
    if isinstance(row, RecommendationRow):
        return key("recommendation", row.parent) if row.parent else None
    if isinstance(row, CommitmentRow) and row.response:
        return key("response", row.response)
    return key("recommendation", row.recommendation)


def _waits_for(card: Card, known: Mapping[str, Card]) -> int | None:
    above = known.get(card.above or "")
    return above.number if above and not above.is_accepted and not card.is_decided else None


def _joins(cards: Sequence[Card]) -> Iterator[tuple[int, int] | None]:
    """Id and number of what each may be joined to: of its kind, in the same place, with nothing else between them."""
    last: dict[tuple[str, str | None], Card] = {}
    for card in cards:
        home = (card.kind, card.above)
        before = last.get(home)
        yield (before.row.id, before.number) if before and _are_neighbours(before, card, cards) else None
        if card.is_marked:
            last[home] = card


def _are_neighbours(before: Card, card: Card, cards: Sequence[Card]) -> bool:
    between = cards[before.number : card.number - 1]
    return card.is_marked and all(each.start < before.marking.end for each in between if each.is_marked)
