"""The five source documents: how many recommendations they hold, and that everything read stands where it says."""

from pathlib import Path

import pytest

from goldthread.ingest import read_file
from goldthread.ingest.manuscript import Source

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
EXPECTED = {"000": 10, "001": 10, "002": 9, "003": 19, "004": 4}

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside the project"),
]


def _seed(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.txt"))


@pytest.mark.parametrize("number", EXPECTED)
def test_every_recommendation_is_found(number: str) -> None:
    reading = read_file(_seed(number))
    assert reading.error is None
    assert sum(1 for item in reading.recommendations if item.parent is None) == EXPECTED[number]


@pytest.mark.parametrize("number", EXPECTED)
def test_every_item_stands_in_its_place(number: str) -> None:
    reading = read_file(_seed(number))
    for item in reading.recommendations:
        for part in (item, *item.responses, *item.commitments):
            assert (
                Source(reading.source_text, reading.lifted).words(part.place.start, part.place.end)
                == part.text
            )


def test_only_the_briefing_has_no_responses() -> None:
    kinds = {number: read_file(_seed(number)) for number in EXPECTED}
    assert [number for number, reading in kinds.items() if reading.kind == "briefing"] == ["001"]
    answered = {n: sum(1 for i in r.recommendations if i.responses) for n, r in kinds.items()}
    assert answered == {"000": 10, "001": 0, "002": 9, "003": 19, "004": 4}
