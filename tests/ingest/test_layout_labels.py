"""The labels of the short documents agree with their texts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layouts import LAYOUTS, plain

DOCUMENTS = sorted(LAYOUTS.glob("*/*.txt"))


def words_of(label: dict[str, Any]) -> Iterator[str]:
    for asked in label["recommendations"]:
        yield from (asked["text_start"], asked["text_end"])
        yield from (answer["start"] for answer in asked.get("responses", []))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_word_that_is_labelled_stands_in_the_text(document: Path) -> None:
    label = json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))
    text = plain(document.read_text(encoding="utf-8"))
    assert label["recommendations"]
    assert [words for words in words_of(label) if plain(words) not in text] == []
