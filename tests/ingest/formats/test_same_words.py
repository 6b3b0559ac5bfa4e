"""Each invented document, saved as Word and as a web page, gives what its plain text gives."""

from pathlib import Path
from typing import Any

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading
from ingest.formats.made import as_page, as_word

DOCUMENTS = sorted((Path(__file__).parents[1] / "documents").glob("*.txt"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("saved", [as_word, as_page], ids=["word", "web page"])
def test_a_document_says_the_same_in_every_format(path: Path, saved: Any) -> None:
    text = path.read_text(encoding="utf-8")
    plain = read_bytes(text.encode(), name=path.name)
    other = read_bytes(saved(text), name=path.name)
    assert other.error is None
    assert (other.kind, other.partnership, other.reviews) == (plain.kind, plain.partnership, plain.reviews)
    assert _found(other) == _found(plain)
    assert len(_found(plain)) >= 2


def _found(reading: Reading) -> list[Any]:
    return [
        (
            item.id,
            item.parent,
            item.section,
            item.label.strip("().:"),
            item.addressee,
            _words(item.text),
            item.themes,
            [(each.agency, _words(each.text)) for each in item.responses],
            [(each.agency, _words(each.text), each.status, each.due) for each in item.commitments],
        )
        for item in reading.recommendations
    ]


def _words(text: str) -> str:
    """Without bullets, which each format draws in its own way."""
    return text.replace("• ", "").replace("- ", "")
