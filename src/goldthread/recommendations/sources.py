"""Where a row's words stand. Readings are built on the register, so the lookup is handed in by `config`."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source with the words around it. `url` opens the whole document there; None where one may not."""

    document: str
    line: int | None
    page: int | None
    before: str
    words: str
    after: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A row's place as the register keeps it: [start, end) in the source text of a reading."""

    reading: int | None
    document: str
    start: int | None
    end: int | None
    line: int | None
    page: int | None

    @property
    def words(self) -> str:
        """The place in words: "response.txt, page 2, line 38"."""
        parts = [self.document or "Typed in by hand"]
        parts += [f"page {self.page}"] if self.page else []
        parts += [f"line {self.line}"] if self.line else []
        return ", ".join(parts)


Lookup = Callable[[Source], Passage | None]

_lookups: list[Lookup] = []


def register(lookup: Lookup) -> None:
    """Called once by `config`, when the apps are ready."""
    _lookups[:] = [lookup]


def passage_of(source: Source, *, text: str) -> Passage:
    """The passage with its surroundings where the actor may see the document; else the row's own words alone."""
    found = _lookups[0](source) if _lookups and source.reading else None
    return found or Passage(source.document, source.line, source.page, "", text, "", None)
