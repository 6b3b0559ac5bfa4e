"""A text read as a document, and what of it most tests look at."""

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading


def read(text: str, *, name: str = "document.txt") -> Reading:
    return read_bytes(text.encode(), name=name)


def asked(text: str) -> list[tuple[str, str]]:
    """The number and the words of each recommendation."""
    return [(each.id, each.text) for each in read(text).recommendations]


def answered(text: str) -> dict[str, list[tuple[str | None, str]]]:
    """Who answers each recommendation, and in what words."""
    return {
        item.id: [(each.agency, each.text) for each in item.responses] for item in read(text).recommendations
    }
