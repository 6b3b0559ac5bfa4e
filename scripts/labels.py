#!/usr/bin/env python3
"""Labels kept as offsets, turned back into the words that a scorer compares.

    python scripts/labels.py tests/ingest/labels/*.json --seeds ../shared/seeds --out FOLDER

The labels of a real document hold its SHA-256 and where each passage starts and ends, never its words. Each
expanded file holds the words again, so FOLDER must lie outside the project. `tests/ingest/labels/README.md`
says what the labels mean.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]

# How many words stand for a long passage: its beginning and its end tell whether it was found whole.
TEXT_START, TEXT_END = 9, 7
RESPONSE_START, RESPONSE_END = 8, 6

Span = list[int]


class CannotExpand(ValueError):
    """The labels cannot be laid over the text. The message says why and what would change it."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    try:
        for path in options.labels:
            print(f"Written: {write(path, options.seeds, options.out)}")
    except CannotExpand as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def write(path: Path, seeds: Path, out: Path) -> Path:
    """Expand one file of labels into `out`, which is made where it is missing. Gives the file written.

    Raises CannotExpand where `out` lies in the project.
    """
    if out.resolve().is_relative_to(ROOT):
        raise CannotExpand(f"{out} lies in the project, which holds no real document. Name another folder.")
    content = json.dumps(expanded(path, seeds), indent=1, ensure_ascii=False)
    out.mkdir(parents=True, exist_ok=True)
    target = out / path.name
    target.write_text(content + "\n", encoding="utf-8")
    return target


def expanded(path: Path, seeds: Path) -> dict[str, Any]:
    """The labels in the form that the scorer takes: {file name: labels with words}.

    `span` counts characters of the text with its white space normalised, [start, end).
    Raises CannotExpand where the text is missing or is not the one that was labelled.
    """
    labels = json.loads(path.read_text(encoding="utf-8"))
    text = source_text(labels, seeds)
    kept = {key: value for key, value in labels.items() if key not in {"file", "sha256"}}
    return {
        labels["file"]: kept
        | {
            "reviews": [each if isinstance(each, str) else words(text, each) for each in labels["reviews"]],
            "recommendations": [_recommendation(text, each) for each in labels["recommendations"]],
            "not_deadlines": [{"text": words(text, each)} for each in labels["not_deadlines"]],
            "not_recommendations": [{"text": words(text, each)} for each in labels["not_recommendations"]],
            "internal_tension": [
                each | {side: words(text, each[side]) for side in ("a", "b")}
                for each in labels["internal_tension"]
            ],
        }
    }


def source_text(labels: dict[str, Any], seeds: Path) -> str:
    """The labelled document's text exactly as it stands, line ends included.

    Raises CannotExpand where it is missing, or its bytes differ from those that were labelled.
    """
    source = seeds / str(labels["file"])
    if not source.is_file():
        raise CannotExpand(f"{labels['file']} is not in {seeds}. Pass --seeds with the folder that holds it.")
    content = source.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != labels["sha256"]:
        raise CannotExpand(
            f"{labels['file']} is not the text that was labelled: its SHA-256 is {found}, the labels are of "
            f"{labels['sha256']}. Bring back that text, or label this one."
        )
    return content.decode("utf-8")


def words(text: str, span: Span) -> str:
    """What stands at `span`, with its white space normalised."""
    return " ".join(text[slice(*span)].split())


def normalised_span(text: str, span: Span) -> Span:
    """The same passage's place in the text with its white space normalised."""
    end = len(words(text, [0, span[1]]))
    return [end - len(words(text, span)), end]


def pieces(span: Span | list[Span]) -> list[Span]:
    """The spans of an act, which is in pieces where a page header or another sentence breaks it."""
    return [piece for piece in span if isinstance(piece, list)] or [
        [end for end in span if isinstance(end, int)]
    ]


def _recommendation(text: str, label: dict[str, Any]) -> dict[str, Any]:
    spans = {"text", "text_end_alt", "responses", "commitments", "commitments_optional", "quoted"}
    return (
        {key: value for key, value in label.items() if key not in spans}
        | _asked(text, label)
        | {
            "responses": [_response(text, each) for each in label["responses"]],
            "commitments": [_commitment(text, each) for each in label["commitments"]],
            "commitments_optional": [words(text, each) for each in label.get("commitments_optional", [])],
            "quoted": [words(text, each) for each in label.get("quoted", [])],
        }
    )


def _asked(text: str, label: dict[str, Any]) -> dict[str, Any]:
    """The recommendation's own words; a parent that is no more than a number has none."""
    if label["text"] is None:
        return {"text_start": None, "text_end": None}
    ends = [_last(words(text, each), TEXT_END) for each in label.get("text_end_alt", [])]
    whole = words(text, label["text"])
    return {
        "text_start": _first(whole, TEXT_START),
        "text_end": _last(whole, TEXT_END),
        "span": normalised_span(text, label["text"]),
    } | ({"text_end_alt": ends} if ends else {})


def _response(text: str, label: dict[str, Any]) -> dict[str, Any]:
    whole = words(text, label["span"])
    return label | {
        "start": _first(whole, RESPONSE_START),
        "end": _last(whole, RESPONSE_END),
        "span": normalised_span(text, label["span"]),
    }


def _commitment(text: str, label: dict[str, Any]) -> dict[str, Any]:
    parts = pieces(label["span"])
    return label | {
        "text": " ".join(words(text, part) for part in parts),
        "span": normalised_span(text, [parts[0][0], parts[-1][1]]),
    }


def _first(passage: str, count: int) -> str:
    return " ".join(passage.split()[:count])


def _last(passage: str, count: int) -> str:
    return " ".join(passage.split()[-count:])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", nargs="+", type=Path, help="files of labels kept as offsets")
    parser.add_argument("--seeds", type=Path, required=True, help="the folder with the documents' texts")
    parser.add_argument("--out", type=Path, required=True, help="a folder outside the project")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
