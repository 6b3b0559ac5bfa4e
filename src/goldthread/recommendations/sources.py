"""How pages come by the words around a row. Readings are built on the register, so `config` hands the lookup in."""

from collections.abc import Callable

from goldthread.recommendations.domain import Passage, Source

Lookup = Callable[[Source], Passage | None]

_lookups: list[Lookup] = []


def register(lookup: Lookup) -> None:
    """Called once by `config`, when the apps are ready."""
    _lookups[:] = [lookup]


def passage_of(source: Source, *, text: str) -> Passage:
    """The passage with its surroundings where the actor may see the document; else the row's own words alone."""
    found = _lookups[0](source) if _lookups and source.reading else None
    return found or Passage(source.document, source.line, source.page, "", text, "", None)
