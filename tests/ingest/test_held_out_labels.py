"""The labels of the held-out documents agree with their texts, so that what they measure is the reading."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HELD_OUT = Path(__file__).parent / "held_out"
WRITERS = Path(__file__).parent / "writers"
LEAST = {
    "numbered_with_letters": 5,
    "numbered_1a_1b": 5,
    "words_restarting_by_audience": 5,
    "bracket_with_bullets": 5,
    "tables": 5,
    "other_genre": 10,
}
STATUSES = {"done", "ongoing", "in_progress", "planned", "delayed"}
TYPES = {"response", "briefing", "action_plan", "review", "minutes", "status_history", "other"}
DURATION = re.compile(r"P\d+[DWMY]")

Label = dict[str, Any]


def documents() -> list[Path]:
    """Those of every writer; `each_held_out` takes the first one's, which are listed by half."""
    return [*sorted(HELD_OUT.glob("*/*.txt")), *sorted(WRITERS.glob("*/*/*.txt"))]


def label_of(document: Path) -> Label:
    """The labels beside a document, which name it and nothing else."""
    labels: dict[str, Label] = json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))
    assert list(labels) == [document.name]
    return labels[document.name]


def normalised(document: Path) -> str:
    return " ".join(document.read_text(encoding="utf-8").split())


def commitments_of(label: Label) -> Iterator[Label]:
    """Commitments under recommendations, and those of minutes, which hang on none."""
    yield from label.get("commitments", [])
    for recommendation in label["recommendations"]:
        yield from recommendation["commitments"]


def responses_of(label: Label) -> Iterator[Label]:
    for recommendation in label["recommendations"]:
        yield from recommendation["responses"]


def slice_of(text: str, labelled: Label) -> str:
    start, end = labelled["span"]
    assert 0 <= start < end <= len(text)
    return text[start:end]


def stands_in(text: str, pieces: list[str]) -> bool:
    """Every piece occurs, each after the one before it."""
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def name_of(path: Path) -> str:
    return "/".join(path.parts[-3:-1]) + f"/{path.stem}"


each_document = pytest.mark.parametrize("document", documents(), ids=name_of)
each_held_out = pytest.mark.parametrize("document", sorted(HELD_OUT.glob("*/*.txt")), ids=name_of)
each_writer = pytest.mark.parametrize(
    "folder", sorted(path for path in WRITERS.iterdir() if path.is_dir()), ids=lambda path: path.name
)


@pytest.mark.parametrize(("style", "least"), LEAST.items())
def test_each_style_has_its_documents_and_every_document_its_labels(style: str, least: int) -> None:
    texts = {path.stem for path in (HELD_OUT / style).glob("*.txt")}
    labels = {path.stem for path in (HELD_OUT / style).glob("*.json")}
    assert len(texts) >= least
    assert texts == labels


@each_writer
def test_no_document_of_a_writer_is_both_seen_and_sealed(folder: Path) -> None:
    seen, sealed = ({path.name for path in (folder / half).glob("*.txt")} for half in ("seen", "sealed"))
    assert seen | sealed
    assert not seen & sealed


@each_held_out
def test_every_document_stands_in_one_half(document: Path) -> None:
    halves = (HELD_OUT / "README.md").read_text(encoding="utf-8").partition("## Sealed half")
    name = f"{document.parent.name}/{document.name}"
    assert [name in halves[0], name in halves[2]].count(True) == 1


@each_document
def test_the_type_and_statuses_are_known(document: Path) -> None:
    label = label_of(document)
    assert {label["type"], *label.get("type_alt", [])} <= TYPES
    used = {s for c in commitments_of(label) for s in [c["status"], *c.get("status_alt", [])]}
    assert used <= STATUSES


@each_document
def test_recommendations_begin_and_end_where_their_spans_say(document: Path) -> None:
    text, wrong = normalised(document), []
    for recommendation in label_of(document)["recommendations"]:
        if recommendation["text_start"] is None:
            assert recommendation["parts"]
            continue
        found = slice_of(text, recommendation)
        if not (
            found.startswith(recommendation["text_start"]) and found.endswith(recommendation["text_end"])
        ):
            wrong.append(recommendation["id"])
    assert wrong == []


@each_document
def test_responses_begin_and_end_where_their_spans_say(document: Path) -> None:
    text = normalised(document)
    for response in responses_of(label_of(document)):
        found = slice_of(text, response)
        assert found.startswith(response["start"])
        assert found.endswith(response["end"])


@each_document
def test_commitments_stand_in_the_text(document: Path) -> None:
    text = normalised(document)
    for commitment in commitments_of(label_of(document)):
        found = slice_of(text, commitment)
        pieces = commitment.get("pieces", [commitment["text"]])
        assert " ".join(pieces) == commitment["text"]
        assert stands_in(found, pieces)
        assert len(pieces) > 1 or found == commitment["text"]


@each_document
def test_traps_and_optional_commitments_stand_in_the_text(document: Path) -> None:
    text, label = normalised(document), label_of(document)
    optional = [o for r in label["recommendations"] for o in r.get("commitments_optional", [])]
    tension = [side for pair in label.get("internal_tension", []) for side in (pair["a"], pair["b"])]
    traps = [trap["text"] for trap in label["not_deadlines"] + label["not_recommendations"]]
    for wanted in [*optional, *tension, *traps]:
        assert stands_in(text, wanted["pieces"] if isinstance(wanted, dict) else [wanted])


@each_document
def test_due_dates_are_dates_in_order_with_words_from_the_text(document: Path) -> None:
    text = normalised(document)
    for commitment in commitments_of(label_of(document)):
        due = commitment["due"]
        spans = [span for span in (due, commitment.get("when")) if span]
        for span in spans:
            first, last = (date.fromisoformat(d) if d else None for d in (span["earliest"], span["latest"]))
            assert first is None or last is None or first <= last
        if due:
            # A cell may break between the words of a date.
            assert due["raw"] in text or all(word in text for word in due["raw"].split())
            repeat = due.get("recurring")
            assert bool(repeat) != bool(due["latest"])
            assert not repeat or all(
                map(DURATION.fullmatch, [repeat["every"], *repeat.get("alternatives", [])])
            )


@each_document
def test_parts_and_parents_name_each_other(document: Path) -> None:
    recommendations = label_of(document)["recommendations"]
    by_id = {recommendation["id"]: recommendation for recommendation in recommendations}
    assert len(by_id) == len(recommendations)
    claimed = {part: r["id"] for r in recommendations for part in r.get("parts", [])}
    named = {r["id"]: r["parent"] for r in recommendations if r.get("parent")}
    assert claimed == named
    spoken = [x for r in recommendations for x in r["responses"] + r["commitments"] if "part" in x]
    assert all(answer["part"] in named for answer in spoken)


@each_document
def test_every_agency_is_in_the_list_of_agencies(document: Path) -> None:
    label = label_of(document)
    used = set()
    for spoken in [*responses_of(label), *commitments_of(label)]:
        used |= {spoken["agency"], *spoken.get("agency_alt", []), *spoken.get("joint", [])}
    assert used - {None} <= set(label["agencies"])
