"""The labels of three real documents: they fit the texts, say only what is known, and expand for the scorer.

The texts are no part of the project. Where they do not lie beside it, what needs them is skipped.
"""

import hashlib
import importlib.util
import json
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from labels import CannotExpand, expanded, main, normalised_span, pieces, source_text, words
from the_tree import ROOT

SHARED = ROOT.parent / "shared"
LABELS = sorted((ROOT / "tests" / "ingest" / "labels").glob("*.json"))
KINDS = {"response", "briefing", "action_plan", "review", "minutes", "status_history", "other"}
STATUSES = {"done", "ongoing", "in_progress", "planned", "delayed"}

each_document = pytest.mark.parametrize("path", LABELS, ids=lambda path: path.name[:3])
needs_seeds = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the labelled documents do not lie in ../shared/seeds"
)

INVENTED = "Alder Vale\n\n1) keep a  log\nof births\n\nFernhill will keep one.\fPage 2\n It is kept.\n"


@cache
def labels_of(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def recommendations(path: Path) -> list[dict[str, Any]]:
    return list(labels_of(path)["recommendations"])


def commitments(path: Path) -> list[dict[str, Any]]:
    return [promise for each in recommendations(path) for promise in each["commitments"]]


def all_spans(path: Path) -> list[list[int]]:
    labels = labels_of(path)
    asked: list[list[int]] = [span for each in labels["recommendations"] for span in _spans_of(each)]
    traps: list[list[int]] = labels["not_deadlines"] + labels["not_recommendations"]
    tension: list[list[int]] = [each[side] for each in labels["internal_tension"] for side in ("a", "b")]
    return asked + traps + tension + [each for each in labels["reviews"] if isinstance(each, list)]


def _spans_of(label: dict[str, Any]) -> list[list[int]]:
    listed = ("text_end_alt", "commitments_optional", "quoted")
    return [
        *([label["text"]] if label["text"] else []),
        *(span for key in listed for span in label.get(key, [])),
        *(each["span"] for each in label["responses"]),
        *(piece for each in label["commitments"] for piece in pieces(each["span"])),
    ]


def test_three_documents_are_labelled() -> None:
    assert [path.name[:3] for path in LABELS] == ["000", "002", "004"]


@each_document
def test_kinds_statuses_and_agencies_are_known(path: Path) -> None:
    labels = labels_of(path)
    named = {
        name
        for each in labels["recommendations"]
        for part in each["responses"] + each["commitments"]
        for name in [part["agency"], *part.get("agency_alt", []), *part.get("joint", [])]
    }
    assert labels["type"] in KINDS
    assert {status for each in commitments(path) for status in _statuses(each)} <= STATUSES
    assert named - {None} <= set(labels["agencies"])


def _statuses(promise: dict[str, Any]) -> list[str]:
    return [promise["status"], *promise.get("status_alt", [])]


@each_document
def test_parts_name_a_parent_that_lists_them(path: Path) -> None:
    by_id = {each["id"]: each for each in recommendations(path)}
    parts = {(each.get("parent"), each["id"]) for each in by_id.values() if "parent" in each}
    listed = {(each["id"], part) for each in by_id.values() for part in each.get("parts", [])}
    assert len(by_id) == len(recommendations(path))
    assert parts == listed


@each_document
def test_dates_are_whole_and_in_order(path: Path) -> None:
    for promise in commitments(path):
        for dates in (promise["due"], promise.get("when")):
            if dates:
                known = [date.fromisoformat(dates[key]) for key in ("earliest", "latest") if dates[key]]
                assert known == sorted(known)
                assert known or dates["recurring"]["every"].startswith("P")


@each_document
def test_only_what_is_not_finished_has_a_target(path: Path) -> None:
    assert [each["span"] for each in commitments(path) if each["due"] and each["status"] == "done"] == []


@pytest.mark.seeds
@needs_seeds
@each_document
def test_every_span_holds_words_of_the_text(path: Path) -> None:
    text = source_text(labels_of(path), SHARED / "seeds")
    for start, end in all_spans(path):
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


@each_document
def test_passages_of_one_kind_do_not_overlap(path: Path) -> None:
    asked = sorted(each["text"] for each in recommendations(path) if each["text"])
    answered = sorted(part["span"] for each in recommendations(path) for part in each["responses"])
    promised = sorted(piece for each in commitments(path) for piece in pieces(each["span"]))
    for spans in (sorted(asked + answered), promised):
        assert [later for earlier, later in pairwise(spans) if later[0] < earlier[1]] == []


@each_document
def test_a_response_holds_its_commitments_or_a_note_says_why_not(path: Path) -> None:
    for each in recommendations(path):
        held = [part["span"] for part in each["responses"]]
        outside = [
            promise["span"]
            for promise in each["commitments"]
            if "note" not in promise
            and not any(start <= a and b <= end for start, end in held for a, b in pieces(promise["span"]))
        ]
        assert outside == []


@pytest.mark.seeds
@needs_seeds
@each_document
def test_the_scorer_finds_the_labels_in_themselves(path: Path) -> None:
    """A reader that read exactly what is labelled gets full marks, so the expanded form is the scorer's."""
    gold = expanded(path, SHARED / "seeds")
    text = source_text(labels_of(path), SHARED / "seeds")
    [(file, _)] = gold.items()
    read = [_as_read(text, each) for each in recommendations(path)]
    figures = _scorer()([{"file": file, "recommendations": read}], gold, True)
    assert figures.pop("notes") == []
    assert [part.get("f1", part.get("rate")) for part in figures.values()] == [1.0] * len(figures)


def _as_read(text: str, label: dict[str, Any]) -> dict[str, Any]:
    return label | {
        "text": words(text, label["text"]) if label["text"] else "",
        "responses": [each | {"text": words(text, each["span"])} for each in label["responses"]],
        "commitments": [
            each | {"text": " ".join(words(text, piece) for piece in pieces(each["span"]))}
            for each in label["commitments"]
        ],
    }


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_reading", SHARED / "tools" / "score_reading.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """Labels of an invented text, with the text beside them; one promise is broken by a page's end."""
    content = INVENTED.encode()
    (tmp_path / "invented.txt").write_bytes(content)
    promise = {"span": [_at("Fernhill will keep one"), _at("It is kept")], "agency": "Fernhill", "due": None}
    answer = {"agency": "Fernhill", "span": [_at("Fernhill")[0], _at("It is kept.")[1]]}
    asked = {"id": "1", "addressee": None, "text": _at("keep a  log\nof births"), "responses": [answer]}
    labels = {
        "file": "invented.txt",
        "sha256": hashlib.sha256(content).hexdigest(),
        "reviews": [],
        "recommendations": [asked | {"commitments": [promise | {"status": "planned"}]}],
        "not_deadlines": [_at("Page 2")],
        "not_recommendations": [],
        "internal_tension": [],
    }
    path = tmp_path / "invented.json"
    path.write_text(json.dumps(labels), encoding="utf-8")
    return path


def _at(passage: str) -> list[int]:
    start = INVENTED.index(passage)
    return [start, start + len(passage)]


def test_offsets_become_the_words_that_stand_there(invented: Path) -> None:
    labels = expanded(invented, invented.parent)["invented.txt"]
    [asked] = labels["recommendations"]
    assert (asked["text_start"], asked["text_end"]) == ("keep a log of births", "keep a log of births")
    assert asked["responses"][0]["start"] == "Fernhill will keep one. Page 2 It is"
    assert asked["responses"][0]["end"] == "one. Page 2 It is kept."
    assert asked["commitments"][0]["text"] == "Fernhill will keep one It is kept"
    assert labels["not_deadlines"] == [{"text": "Page 2"}]


def test_spans_count_the_text_with_its_white_space_normalised(invented: Path) -> None:
    [asked] = expanded(invented, invented.parent)["invented.txt"]["recommendations"]
    flat = " ".join(INVENTED.split())
    assert flat[slice(*asked["span"])] == "keep a log of births"
    assert flat[slice(*asked["commitments"][0]["span"])] == "Fernhill will keep one. Page 2 It is kept"
    assert normalised_span(INVENTED, _at("Alder")) == [0, 5]


def test_another_text_is_refused_by_its_checksum(invented: Path) -> None:
    (invented.parent / "invented.txt").write_text(INVENTED + " ", encoding="utf-8")
    with pytest.raises(CannotExpand, match=r"invented\.txt is not the text that was labelled"):
        expanded(invented, invented.parent)


def test_a_missing_text_is_refused_with_where_it_was_sought(invented: Path) -> None:
    with pytest.raises(CannotExpand, match=r"invented\.txt is not in .*Pass --seeds"):
        expanded(invented, invented.parent / "elsewhere")


def test_the_command_writes_outside_the_project_only(
    invented: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [str(invented), "--seeds", str(invented.parent), "--out"]
    assert main([*command, str(ROOT / "docs" / "words")]) == 1
    assert "lies in the project" in capsys.readouterr().err
    assert not (ROOT / "docs" / "words").exists()
    assert main([*command, str(invented.parent / "words")]) == 0
    written = json.loads((invented.parent / "words" / "invented.json").read_text(encoding="utf-8"))
    assert written == expanded(invented, invented.parent)
