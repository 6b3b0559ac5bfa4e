"""A page's pieces as the template draws them: numbers where items begin, classes for what stands within what."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.readings.confirming.composing import ConfirmingPage
from goldthread.readings.confirming.pieces import Marking, Piece


@dataclass(frozen=True, slots=True)
class Number:
    """An item's number in the text, drawn by the style sheet so that the text stays the document's alone.

    `id` is empty where the item only goes on here from the page before.
    """

    words: str
    url: str
    id: str
    is_decided: bool


@dataclass(frozen=True, slots=True)
class DrawnPiece:
    """A piece of text with the numbers before it; `classes` is empty outside every item, `url` leads to the card."""

    text: str
    numbers: tuple[Number, ...]
    classes: str
    url: str


def drawn(page: ConfirmingPage) -> Iterator[DrawnPiece]:
    """The page's text in order; joined, the pieces are exactly its characters."""
    for piece in page.pieces:
        numbers = tuple(_number(each, page, piece) for each in piece.begins)
        inmost = piece.covering[-1] if piece.covering else None
        yield DrawnPiece(piece.text, numbers, _classes(piece), _url(inmost, page) if inmost else "")


def _number(marking: Marking, page: ConfirmingPage, piece: Piece) -> Number:
    card = page.known[marking.key]
    begins_here = page.pages_of[marking.key] == page.number
    words = f"{card.number} {card.kind_words}"
    return Number(
        words=words if begins_here else f"{words}, continued",
        url=_url(marking, page),
        id=f"in-text-{marking.key}" if begins_here else "",
        is_decided=card.is_decided,
    )


def _url(marking: Marking, page: ConfirmingPage) -> str:
    number = page.pages_of[marking.key]
    return f"#{marking.key}" if number == page.number else f"?page={number}#{marking.key}"


def _classes(piece: Piece) -> str:
    kinds = dict.fromkeys(each.kind for each in piece.covering)
    return " ".join(f"gt-in--{kind}" for kind in kinds)
