"""Each invented document, set as a PDF with headers and footers, gives what its plain text gives."""

from pathlib import Path
from typing import Any

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.manuscript import Source
from goldthread.ingest.reading import Reading
from ingest.formats.typeset import as_pdf

DOCUMENTS = sorted((Path(__file__).parents[1] / "documents").glob("*.txt"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_a_document_says_the_same_as_a_pdf(path: Path, paper: str) -> None:
    text = path.read_text(encoding="utf-8")
    plain = read_bytes(text.encode(), name=path.name)
    other = read_bytes(as_pdf(text, paper=paper), name=path.name)
    assert other.error is None
    assert (other.kind, other.partnership, other.reviews) == (plain.kind, plain.partnership, plain.reviews)
    assert _found(other) == _found(plain)
    assert len(_found(plain)) >= 2


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_everything_read_stands_on_its_page_where_it_says(path: Path) -> None:
    reading = read_bytes(as_pdf(path.read_text(encoding="utf-8"), paper="a5"), name=path.name)
    source = Source(reading.source_text, reading.lifted)
    for item in reading.recommendations:
        for part in (*([item] if item.text else []), *item.responses, *item.commitments):
            assert part.place.page is not None
            assert source.words(part.place.start, part.place.end) == part.text


def _found(reading: Reading) -> list[Any]:
    return [
        (
            item.id,
            item.parent,
            item.addressee,
            _words(item.text),
            item.themes,
            [(each.agency, _words(each.text)) for each in item.responses],
            [(each.agency, _words(each.text), each.status, each.due) for each in item.commitments],
        )
        for item in reading.recommendations
    ]


def _words(text: str) -> str:
    """Without bullets: a PDF has round ones where the text has dashes."""
    return text.replace("• ", "").replace("- ", "")
