"""Short documents in many layouts: how many of their recommendations, answers and speakers the reader finds.

`tests/ingest/layouts` holds them by writer, each with the first and last words of what stands in it.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldthread.ingest import read_file
from goldthread.ingest.reading import Reading, Recommendation, Response

LAYOUTS = Path(__file__).resolve().parents[1] / "tests" / "ingest" / "layouts"
SEALED = frozenset({"aa"})
HEADINGS = (
    "Documents",
    "Recommendations begun",
    "... and whole",
    "Answers in place",
    "... by the right agency",
)
_SHORTEST = 20  # characters of an ask
_COMPARED = 40  # characters by which the same words are known


@dataclass(slots=True)
class Count:
    """What is labelled in some documents, and what of it was found."""

    documents: int = 0
    asked: int = 0
    begun: int = 0
    whole: int = 0
    answers: int = 0
    placed: int = 0
    by_right_agency: int = 0

    def row(self, name: str) -> tuple[str, ...]:
        return (
            f"{name} ({self.documents})",
            _share(self.begun, self.asked),
            _share(self.whole, self.asked),
            _share(self.placed, self.answers),
            _share(self.by_right_agency, self.answers),
        )


def rows(*, sealed: bool) -> list[tuple[str, ...]]:
    """A row for each writer, and one for all of them together."""
    folders = [
        each for each in sorted(LAYOUTS.iterdir()) if each.is_dir() and (each.name in SEALED) == sealed
    ]
    counts = {folder.name: count_of(sorted(folder.glob("*.txt"))) for folder in folders}
    named = [count.row(f"layouts {name}") for name, count in counts.items()]
    return [*named, _together(counts.values()).row("all")] if len(named) > 1 else named


def count_of(paths: Sequence[Path]) -> Count:
    count = Count(documents=len(paths))
    for path in paths:
        _compare(read_file(path), json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), count)
    return count


def _compare(reading: Reading, label: Mapping[str, Any], count: Count) -> None:
    for asked in label["recommendations"]:
        found = _found(reading.recommendations, asked["text_start"])
        count.asked += 1
        count.begun += found is not None
        count.whole += found is not None and plain(found.text).endswith(plain(asked["text_end"])[-30:])
        said = _answers(reading.recommendations, found) if found else []
        for answer in asked.get("responses", []):
            count.answers += 1
            starts = [plain(words)[:30] for words in (answer["start"], *_listed(answer.get("start_alt")))]
            hit = next((each for each in said if any(words in plain(each.text) for words in starts)), None)
            count.placed += hit is not None
            count.by_right_agency += hit is not None and _is_named(hit.agency, answer)


def _found(items: Iterable[Recommendation], start: str) -> Recommendation | None:
    """The item with these first words; a label may begin with the words that tell it, "The first was that"."""
    items, words = list(items), plain(start)
    own = (each for each in items if plain(each.text).startswith(words[:_COMPARED]))
    told = (each for each in items if len(each.text) > _SHORTEST and _first_words(each.text) in words)
    return next(own, None) or next(told, None)


def _first_words(text: str) -> str:
    return " ".join(plain(text).split()[:3])


def _listed(words: str | list[str] | None) -> list[str]:
    return words if isinstance(words, list) else [words] if words else []


def _answers(items: Iterable[Recommendation], item: Recommendation) -> list[Response]:
    """What is answered to an item, its parts or its parent."""
    return [
        said
        for each in items
        if each.id in {item.id, item.parent} or each.parent == item.id
        for said in each.responses
    ]


def _is_named(agency: str | None, answer: Mapping[str, Any]) -> bool:
    """One of the labelled names, or a longer or shorter form of one."""
    found = _name(agency)
    names = [_name(each) for each in (answer.get("agency"), *answer.get("agency_alt", []))]
    return found in names or any(name and found and (name in found or found in name) for name in names)


def _name(words: str | None) -> str:
    return re.sub(r"^the ", "", plain(words or ""))


def plain(words: str) -> str:
    """Small letters and single spaces, nothing else."""
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()


def _share(found: int, labelled: int) -> str:
    return f"{found / labelled:.3f} ({labelled})" if labelled else "none"


def _together(counts: Iterable[Count]) -> Count:
    total = Count()
    for each in counts:
        for name in Count.__slots__:
            setattr(total, name, getattr(total, name) + getattr(each, name))
    return total
