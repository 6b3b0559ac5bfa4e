"""Word's automatic numbers, written out as a person sees them: "1.", "(a)", "2.3", "Recommendation One:"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from goldthread.ingest.formats import counting
from goldthread.ingest.formats.counting import whole
from goldthread.ingest.formats.word_styles import Styles
from goldthread.ingest.formats.word_xml import Element, W, at, is_on, value
from goldthread.ingest.manuscript import BULLETS

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SHOWN_AS_THEY_ARE = frozenset(BULLETS + "-–*") - frozenset(
    chr(code) for code in range(0xF000, 0xF100)
)  # what a symbol font would draw has no sign of its own
_BULLET = "•"
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": counting.doubled_letters,
    "upperLetter": lambda n: counting.doubled_letters(n).upper(),
    "lowerRoman": counting.roman,
    "upperRoman": lambda n: counting.roman(n).upper(),
    "ordinal": counting.ordinal,
    "cardinalText": lambda n: counting.in_words(n).capitalize(),
    "ordinalText": lambda n: counting.ordinal_in_words(n).capitalize(),
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "none": lambda n: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts. `restart` is the level, from 1, after which it begins anew; 0 is never."""

    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    gap: str = " "
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs name it: lists over the same `kind` go on counting from one another."""

    kind: str
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass(slots=True)
class Numbering:
    """Every list of a document, and where each stands."""

    styles: Styles
    _kinds: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, List] = field(default_factory=dict)
    _links: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def add(self, root: Element | None) -> None:
        """Take in what the numbering part declares."""
        if root is None:
            return
        for element in root.iterfind(W + "abstractNum"):
            ident = element.get(W + "abstractNumId", "")
            self._kinds[ident] = _levels(element)
            link = value(element, "numStyleLink")
            if link is not None:
                self._links[ident] = link
        for element in root.iterfind(W + "num"):
            self._lists[element.get(W + "numId", "")] = _list(element)

    def label(self, paragraph: Element) -> str:
        """What stands before a paragraph's own words, with the gap after it; "" for a paragraph in no list."""
        place = self.styles.list_place(paragraph)
        if place is None or place[0] not in self._lists:
            return ""
        number, said, style = place
        found = self._lists[number]
        kind, levels = self._resolved(found)
        level = (
            said if style is None else next((n for n, each in levels.items() if each.style == style), said)
        )
        level = level or 0
        if not 0 <= level < LEVELS:
            return ""
        self._advance(number, found, kind, levels, level)
        return self._written(found, kind, levels, level)

    def _resolved(self, found: List) -> tuple[str, dict[int, Level]]:
        """The list's kind, through a style of lists where it names one, and its levels with the list's own changes."""
        kind, link = found.kind, self._links.get(found.kind)
        behind = self._lists.get(self.styles.list_number(link) or "") if link else None
        if behind is not None:
            kind = behind.kind
        return kind, self._kinds.get(kind, {}) | found.levels

    def _advance(self, number: str, found: List, kind: str, levels: dict[int, Level], level: int) -> None:
        counts = self._counts.setdefault(kind, [None] * LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for each in found.starts:
                counts[each] = None
        now = counts[level]
        counts[level] = _start(found, levels, level) if now is None else now + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None

    def _written(self, found: List, kind: str, levels: dict[int, Level], level: int) -> str:
        own = levels.get(level, Level())
        if own.format == "bullet":
            return _bullet(own.text)
        counts = self._counts[kind]

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            count = counts[index]
            format_ = levels.get(index, Level()).format
            plain = own.is_legal and format_ not in {"none", "bullet"}
            return _FORMATS.get("decimal" if plain else format_, str)(
                _start(found, levels, index) if count is None else count
            )

        text = _PLACE.sub(number, own.text)
        return text + own.gap if text.strip() else ""


def _start(found: List, levels: dict[int, Level], level: int) -> int:
    return found.starts.get(level, levels.get(level, Level()).start)


def _bullet(text: str) -> str:
    """A bullet that every reader of text knows; Word draws many with letters of a symbol font."""
    if not text.strip():
        return ""
    return f"{text if text in _SHOWN_AS_THEY_ARE else _BULLET} "


def _levels(element: Element) -> dict[int, Level]:
    found = {}
    for each in element.iterfind(W + "lvl"):
        index = whole(each.get(W + "ilvl"), -1)
        if 0 <= index < LEVELS:
            found[index] = _level(each)
    return found


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        start=whole(value(element, "start"), 1),
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        gap="" if value(element, "suff") == "nothing" else " ",
        restart=None if restart is None else whole(restart),
        is_legal=is_on(element, "isLgl"),
        style=value(element, "pStyle"),
    )


def _list(element: Element) -> List:
    starts, levels = {}, {}
    for each in element.iterfind(W + "lvlOverride"):
        index = whole(each.get(W + "ilvl"), -1)
        if not 0 <= index < LEVELS:
            continue
        start, level = value(each, "startOverride"), at(each, "lvl")
        if start is not None:
            starts[index] = whole(start, 1)
        if level is not None:
            levels[index] = _level(level)
    return List(value(element, "abstractNumId") or "", starts, levels)
