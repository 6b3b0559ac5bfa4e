"""The numbers under a list of several pages."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageItem:
    """One number, or (None) the dots that stand for several."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """`previous` and `next` are addresses, empty where there is none."""

    items: tuple[PageItem, ...]
    previous: str
    next: str


def pages_of(current: int, last: int, url: Callable[[int], str]) -> Pages | None:
    """First, last, current page and its neighbours, with addresses from `url`; None for one page alone."""
    if last < 2:
        return None
    return Pages(
        items=tuple(PageItem(n, url(n) if n else "", n == current) for n in _numbers(current, last)),
        previous=url(current - 1) if current > 1 else "",
        next=url(current + 1) if current < last else "",
    )


def _numbers(current: int, last: int) -> list[int | None]:
    shown = sorted({1, last, *range(max(1, current - 1), min(last, current + 1) + 1)})
    numbers: list[int | None] = []
    for number, following in zip(shown, [*shown[1:], last + 1], strict=True):
        numbers.append(number)
        if following - number == 2:
            numbers.append(number + 1)
        elif following - number > 2:
            numbers.append(None)
    return numbers
