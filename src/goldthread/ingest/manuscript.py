"""What every format reader yields: one source text and its lines with their places. All else is shared."""

import re
from dataclasses import dataclass

PRIVATE_BULLET = "\uf0b7"
BULLETS = f"•●▪◦‣·{PRIVATE_BULLET}\uf0a7\uf0d8\uf02d"

_URL = re.compile(r"\(?\[?<?(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|page\s+\d{1,3}\b.*|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s*\|\s*page",
    re.IGNORECASE,
)
_LEADER = re.compile(r"\.{4,}\s*\d{1,3}$|…+\s*\d{1,3}$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line at [start, end) of the source text, without its line end; `number` and `page` count from 1."""

    text: str
    start: int
    end: int
    number: int
    page: int | None = None

    @property
    def words(self) -> str:
        return self.text.strip()

    @property
    def is_blank(self) -> bool:
        return not self.words

    @property
    def is_lifted(self) -> bool:
        """True for a line that stands between the words without being part of them: an address, a page number."""
        return is_lifted(self.words)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document as lines; `source_text` holds every character of it."""

    source_text: str
    lines: tuple[SourceLine, ...]


def is_lifted(words: str) -> bool:
    """A web address alone on its line, a page number, or an entry of a table of contents."""
    return bool(_URL.fullmatch(words) or _PAGE_NUMBER.fullmatch(words) or _LEADER.search(words))


def manuscript_of(text: str) -> Manuscript:
    """Plain text as lines. A form feed begins a page; without one, no page is known."""
    lines, at, page = [], 0, 1
    has_pages = "\f" in text
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count("\f")
        lines.append(SourceLine(line, at, at + len(line), number, page if has_pages else None))
        at += len(line) + 1
    return Manuscript(text, tuple(lines))


def clean(text: str) -> str:
    """`text` word for word: white space made single, and lines that are lifted out left out."""
    kept = (line for line in text.split("\n") if not is_lifted(line.strip()))
    return " ".join(" ".join(kept).split())


def aligned(source: str, start: int, end: int) -> tuple[str, list[int]]:
    """`clean(source[start:end])`, and for each of its characters where that stands in `source`."""
    characters: list[str] = []
    positions: list[int] = []
    at = start
    for line in source[start:end].split("\n"):
        if not is_lifted(line.strip()):
            for offset, character in enumerate(f"{line}\n", at):
                if not character.isspace():
                    characters.append(character)
                    positions.append(offset)
                elif characters and characters[-1] != " ":
                    characters.append(" ")
                    positions.append(offset)
        at += len(line) + 1
    if characters and characters[-1] == " ":
        characters.pop()
        positions.pop()
    return "".join(characters), positions
