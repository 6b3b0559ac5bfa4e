"""The reader's questions, each with the item that it is about, as cards and pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goldthread.readings.confirming.cards import Card
from goldthread.readings.confirming.pages_of_text import PageOfText
from goldthread.readings.confirming.pieces import DEPTH
from goldthread.readings.confirming.work import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks on one page about one item, or about the text where `card` is None. `url` leads there."""

    sentences: tuple[str, ...]
    card: Card | None = None
    url: str = ""


def with_questions(
    cards: Sequence[Card], about: Sequence[Card | None], questions: Sequence[Question]
) -> tuple[Card, ...]:
    """The cards, each with the questions that are about its words; `about` is the item of each question."""
    sentences: dict[str, list[str]] = {}
    for question, card in zip(questions, about, strict=True):
        if card:
            sentences.setdefault(card.key, []).append(question.sentence)
    return tuple(
        replace(card, questions=tuple(sentences[card.key])) if card.key in sentences else card
        for card in cards
    )


def asked_on(
    page: PageOfText, about: Sequence[Card | None], questions: Sequence[Question], pages_of: Mapping[str, int]
) -> tuple[Asked, ...]:
    """The questions whose first place stands on a page, those about one item together; the first page has the rest."""
    found: dict[str, Asked] = {}
    for place, (question, card) in enumerate(zip(questions, about, strict=True)):
        if _is_on(question, page):
            name = card.key if card else f"text-{place}"
            known = found.get(name, Asked((), card, _url(card, page, pages_of)))
            found[name] = replace(known, sentences=(*known.sentences, question.sentence))
    return tuple(found.values())


def items_asked_about(questions: Sequence[Question], cards: Sequence[Card]) -> tuple[Card | None, ...]:
    """The item whose words each question is about: exactly those, or else the narrowest round them."""
    marked = [card for card in cards if card.is_marked]
    return tuple(_about(question, marked) for question in questions)


def _about(question: Question, marked: Sequence[Card]) -> Card | None:
    if not question.places:
        return None
    start, end = question.places[0]
    around = [card for card in marked if card.marking.start <= start < card.marking.end]
    exact = [card for card in around if (card.start, card.marking.end) == (start, end)]
    return min(exact or around, key=_narrowest, default=None)


def _narrowest(card: Card) -> tuple[int, int]:
    """A commitment that is a whole response comes before that response."""
    return card.marking.end - card.start, -DEPTH[card.kind]


def _is_on(question: Question, page: PageOfText) -> bool:
    return page.holds(question.places[0][0]) if question.places else page.number == 1


def _url(card: Card | None, page: PageOfText, pages_of: Mapping[str, int]) -> str:
    if card is None:
        return ""
    number = pages_of[card.key]
    return f"#{card.key}" if number == page.number else f"?page={number}#{card.key}"
