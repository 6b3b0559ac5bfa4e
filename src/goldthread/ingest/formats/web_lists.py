"""The numbers, letters and bullets that a browser draws before the items of a list."""

import re

from lxml import etree

from goldthread.ingest.formats import counting
from goldthread.ingest.formats.counting import whole

Element = etree._Element

_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-(?:alpha|latin|roman)|decimal|disc|circle|square)"
)
_TYPES = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "1": "decimal",
}
_BULLETS = frozenset({"disc", "circle", "square"})


class Lists:
    """Every list of a page, and where each stands."""

    def __init__(self) -> None:
        self._next: dict[Element, int] = {}

    def label(self, item: Element) -> str:
        """What stands before an item, with the gap after it.

        A browser draws "a." and "iv."; written out, a letter with a full stop could be the end of a sentence, so that
        letters and Roman numerals get a bracket. A numbered list that counts for itself gives its number to each item.
        """
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            style = _drawn(item, parent)
            return "" if style == "none" else "• "
        number = self._number(item, parent)
        style = _drawn(item, parent) or "decimal"
        if style == "none":
            return ""
        if style in _BULLETS:
            return "• "
        return _written(number, style) + " "

    def _number(self, item: Element, parent: Element) -> int:
        step = -1 if parent.get("reversed") is not None else 1
        if parent not in self._next:
            first = 1 if step > 0 else sum(1 for _ in parent.iterchildren("li"))
            self._next[parent] = whole(parent.get("start"), first)
        number = whole(item.get("value"), self._next[parent])
        self._next[parent] = number + step
        return number


def _drawn(item: Element, parent: Element | None) -> str | None:
    """How the item, or else its list, says it is numbered."""
    for element in (item, parent):
        if element is None:
            continue
        styled = _STYLE.search(element.get("style", "").lower())
        if styled:
            return styled[1].replace("latin", "alpha")
        if element.get("type", "") in _TYPES:
            return _TYPES[element.get("type", "")]
    return None


def _written(number: int, style: str) -> str:
    if style == "decimal" or number < 1:
        return f"{number}."
    text = counting.letters(number) if style.endswith("alpha") else counting.roman(number)
    return f"{text.upper() if style.startswith('upper') else text})"
