"""Word's styles: what a paragraph takes over from the style it has, and from the styles that one is based on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.ingest.formats.counting import whole
from goldthread.ingest.formats.word_xml import Element, W, at, is_on, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d|table of figures", re.IGNORECASE)
_NO_LEVEL = 9  # Word's outline levels are 0 to 8; 9 is body text


@dataclass(frozen=True, slots=True)
class Style:
    """One style's own say; None is left to the style it is based on."""

    name: str
    based_on: str | None
    list_number: str | None
    list_level: int | None
    outline: int | None
    is_hidden: bool


class Styles:
    """All styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in root.iterfind(W + "style") if root is not None else ():
            ident = element.get(W + "styleId", "")
            self._styles[ident] = _style(element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true"}:
                self._default = ident

    def heading(self, paragraph: Element) -> int:
        """The level of a heading from 1; 0 for a paragraph that is none."""
        own = value(paragraph, "pPr/outlineLvl")
        if own is not None:
            return _level(whole(own, _NO_LEVEL))
        for _, style in self._chain(paragraph):
            named = _HEADING.fullmatch(style.name)
            if named:
                return int(named[1])
            if style.name.lower() == "title":
                return 1
            if style.outline is not None:
                return _level(style.outline)
        return 0

    def is_contents(self, paragraph: Element) -> bool:
        """True for an entry of a table of contents."""
        return any(_CONTENTS.fullmatch(style.name) for _, style in self._chain(paragraph))

    def is_hidden(self, style: str | None) -> bool:
        return any(each.is_hidden for _, each in self._upwards(style))

    def list_place(self, paragraph: Element) -> tuple[str, int | None, str | None] | None:
        """The list a paragraph belongs to: its number, its level where that is said, and the style that says so."""
        own = at(paragraph, "pPr/numPr")
        number, level = value(own, "numId"), value(own, "ilvl")
        if number is not None:
            return (number, whole(level), None)
        for ident, style in self._chain(paragraph):
            if style.list_number is not None:
                said = whole(level) if level is not None else style.list_level
                return (style.list_number, said, ident)
        return None

    def list_number(self, style: str) -> str | None:
        """The list that a style of lists stands for."""
        found = self._styles.get(style)
        return found.list_number if found else None

    def _chain(self, paragraph: Element) -> Iterator[tuple[str, Style]]:
        return self._upwards(value(paragraph, "pPr/pStyle") or self._default)

    def _upwards(self, ident: str | None) -> Iterator[tuple[str, Style]]:
        seen: set[str] = set()
        while ident is not None and ident in self._styles and ident not in seen:
            seen.add(ident)
            yield ident, self._styles[ident]
            ident = self._styles[ident].based_on


def _style(element: Element) -> Style:
    level, outline = value(element, "pPr/numPr/ilvl"), value(element, "pPr/outlineLvl")
    return Style(
        name=value(element, "name") or "",
        based_on=value(element, "basedOn"),
        list_number=value(element, "pPr/numPr/numId"),
        list_level=None if level is None else whole(level),
        outline=None if outline is None else whole(outline, _NO_LEVEL),
        is_hidden=is_on(element, "rPr/vanish"),
    )


def _level(outline: int) -> int:
    return outline + 1 if 0 <= outline < _NO_LEVEL else 0
