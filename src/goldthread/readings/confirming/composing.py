"""One page of confirming, put together: its text with the items marked, its cards, its questions, how far one is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.readings.confirming.cards import Card, cards_of
from goldthread.readings.confirming.pages_of_text import page_at
from goldthread.readings.confirming.pieces import Piece, pieces_of
from goldthread.readings.confirming.questions import (
    Asked,
    asked_on,
    items_asked_about,
    with_questions,
)
from goldthread.readings.confirming.work import Work
from goldthread.recommendations.queries import Item, RecommendationRow

ORDER = {"recommendation": 0, "response": 2, "commitment": 3}


@dataclass(frozen=True, slots=True)
class ConfirmingPage:
    """What one page shows. `acceptable` are its cards that can be accepted together, `left` those that cannot.

    `cards` are those whose words begin on the page, `known` every card of the reading by its key, `pages_of` the page
    on which each stands. `next_open` is the number of the next page with something to decide, None where there is none.
    """

    number: int
    last: int
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    asked: tuple[Asked, ...]
    known: Mapping[str, Card]
    pages_of: Mapping[str, int]
    acceptable: tuple[Card, ...]
    left: tuple[Card, ...]
    next_open: int | None
    decided: int
    tally: Mapping[str, int]

    @property
    def total(self) -> int:
        return len(self.known)


def composed(work: Work, rows: Sequence[Item], *, number: int, at_item: str = "") -> ConfirmingPage:
    """The page on which `at_item` stands; without one page `number`, or the nearest to it that there is."""
    cards = cards_of(rows)
    about = items_asked_about(work.questions, cards)
    cards = with_questions(cards, about, work.questions)
    at = {card.key: page_at(work.pages, card.start) for card in cards}
    number = max(1, min(at.get(at_item, number), len(work.pages)))
    here = tuple(card for card in cards if at[card.key] == number)
    acceptable = _acceptable(here)
    page = work.pages[number - 1]
    return ConfirmingPage(
        number=number,
        last=len(work.pages),
        pieces=pieces_of(
            work.source.text,
            start=page.start,
            end=page.end,
            markings=(card.marking for card in cards if card.is_marked),
        ),
        cards=here,
        asked=asked_on(page, about, work.questions, at),
        known={card.key: card for card in cards},
        pages_of=at,
        acceptable=acceptable,
        left=tuple(card for card in here if not card.is_decided and card not in acceptable),
        next_open=_next_open([at[card.key] for card in cards if not card.is_decided], number),
        decided=sum(card.is_decided for card in cards),
        tally=Counter(card.kind for card in cards),
    )


def next_after(at: str, page: ConfirmingPage) -> str:
    """The key of the card that a person goes on with: the one at hand, or once it is decided the next that is not.

    "" where the page has nothing more to decide.
    """
    last = page.known.get(at)
    if last and not last.is_decided:
        return last.key
    undecided = [card for card in page.cards if not card.is_decided]
    behind = [card for card in undecided if last and card.number > last.number]
    return (behind or undecided)[0].key if undecided else ""


def _next_open(open_pages: Sequence[int], number: int) -> int | None:
    """The first page after this one with something to decide, then the first from the start."""
    after = sorted(page for page in open_pages if page > number)
    return after[0] if after else min((page for page in open_pages if page != number), default=None)


def _acceptable(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The undecided cards without a question whose line upwards is accepted or among them, what is above first."""
    chosen: dict[int, Card] = {}
    for card in sorted(cards, key=_height):
        waits = card.waits_for is not None and card.waits_for not in chosen
        if not (card.is_decided or card.questions or waits):
            chosen[card.number] = card
    return tuple(chosen.values())


def _height(card: Card) -> tuple[int, int]:
    is_part = isinstance(card.row, RecommendationRow) and card.row.parent is not None
    return ORDER[card.kind] + is_part, card.number
