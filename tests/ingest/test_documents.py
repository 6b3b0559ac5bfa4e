"""Eight invented documents in eight styles, each with what a person finds in it, written down by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from goldthread.ingest import read_file
from goldthread.ingest.reading import Commitment, Due, Reading

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> tuple[Reading, dict[str, Any]]:
    path: Path = request.param
    return read_file(path), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def test_kind_partnership_and_reviews(document: tuple[Reading, dict[str, Any]]) -> None:
    reading, expected = document
    assert (reading.error, reading.kind, reading.partnership) == (
        None,
        expected["kind"],
        expected["partnership"],
    )
    assert list(reading.reviews) == expected["reviews"]


def test_recommendations_with_their_parts(document: tuple[Reading, dict[str, Any]]) -> None:
    reading, expected = document
    found = [
        {"id": r.id, "parent": r.parent, "addressee": r.addressee, "text": r.text, "themes": list(r.themes)}
        for r in reading.recommendations
    ]
    assert found == [{key: item[key] for key in found[0]} for item in expected["recommendations"]]


def test_responses_with_their_speakers(document: tuple[Reading, dict[str, Any]]) -> None:
    reading, expected = document
    for item, labelled in zip(reading.recommendations, expected["recommendations"], strict=True):
        assert [response.agency for response in item.responses] == [
            r["agency"] for r in labelled["responses"]
        ]
        for response, label in zip(item.responses, labelled["responses"], strict=True):
            assert response.text.startswith(label["starts"])
            assert response.text.endswith(label["ends"])


def test_commitments_with_status_and_target(document: tuple[Reading, dict[str, Any]]) -> None:
    reading, expected = document
    found = [[_labelled(c) for c in item.commitments] for item in reading.recommendations]
    assert found == [item["commitments"] for item in expected["recommendations"]]


def _labelled(item: Commitment) -> dict[str, Any]:
    return {"status": item.status, "agency": item.agency, "text": item.text, "due": _due(item.due)}


def _due(due: Due | None) -> list[str | None] | None:
    if due is None:
        return None
    return [
        due.words,
        due.earliest and due.earliest.isoformat(),
        due.latest and due.latest.isoformat(),
        due.recurring and due.recurring.every,
    ]
