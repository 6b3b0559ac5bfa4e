#!/usr/bin/env python3
"""How well the reader reads: every figure of the scorer with its n, written to docs/accuracy.md.

    python scripts/accuracy.py --shared ../shared --date 2026-11-21

Needs the source documents, their labels and the scorer beside the project.
"""

import argparse
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts")]

import labels  # noqa: E402
import layouts  # noqa: E402
from goldthread.ingest import READER_VERSION, as_contract, read_file  # noqa: E402

PAGE = ROOT / "docs" / "accuracy.md"
HELD_OUT = ROOT / "tests" / "ingest" / "held_out"
WRITERS = ROOT / "tests" / "ingest" / "writers"
SECOND = ROOT / "tests" / "ingest" / "second_writer"
OFFSETS = ROOT / "tests" / "ingest" / "labels"

Score = Callable[[list[Any], Mapping[str, Any], bool], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Files to read, with the labels of each by its name."""

    paths: tuple[Path, ...]
    labels: Mapping[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="the folder with seeds, labels and tools"
    )
    parser.add_argument("--date", required=True, help="the day of measuring, YYYY-MM-DD, printed on the page")
    parser.add_argument("--out", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    options.out.write_text(page(options.shared, date=options.date), encoding="utf-8")
    print(f"Written: {options.out}")
    return 0


def page(shared: Path, *, date: str) -> str:
    """The whole page as Markdown."""
    score = _scorer(shared / "tools" / "score_reading.py")
    sources = {path.name: _labelled([path], labels_of) for path, labels_of in _sources(shared)}
    sealed, seen = _by_writer("sealed"), _by_writer("seen")
    first, tuned = _by_style("Sealed"), _by_style("Tuning")
    return _PAGE.format(
        date=date,
        version=READER_VERSION,
        aims=_table(AIMS),
        writers=_table(_rows(sealed, score)),
        first=_FIRST.format(table=_table(_rows(first, score))) if first["all"].paths else "",
        neighbours=_table(_without_recommendations(_rows(_answering(sealed["all"]), score))),
        seen=_table(_rows(seen, score)),
        layouts_sealed=_table(layouts.rows(sealed=True), layouts.HEADINGS),
        layouts_seen=_table(layouts.rows(sealed=False), layouts.HEADINGS),
        tuning=_table(_rows(tuned, score)),
        second=_table(_rows({"second writer": _labelled(sorted(SECOND.glob("*.txt")))}, score)),
        sources=_table(_rows(sources, score)),
    )


def _by_writer(half: str) -> dict[str, Labelled]:
    """The documents of one half of each writer's, with all of them last."""
    folders = sorted(path for path in WRITERS.iterdir() if path.is_dir())
    kinds = dict(
        re.findall(
            r"^\| (\w{1,2}) \| (.+?) \|$", (WRITERS / "README.md").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    found = {f"{each.name}: {kinds[each.name]}": sorted((each / half).glob("*.txt")) for each in folders}
    found = {name: paths for name, paths in found.items() if paths}
    every = [path for paths in found.values() for path in paths]
    return {name: _labelled(paths) for name, paths in (found | {"all": every}).items()}


def _answering(every: Labelled) -> dict[str, Labelled]:
    """The documents that the scorer looks at for their recommendations alone, as if each were a response."""
    kinds: dict[str, list[Path]] = {}
    for path in every.paths:
        kind = every.labels[path.name]["type"]
        if kind not in {"response", "review", "briefing"}:
            kinds.setdefault(kind, []).append(path)
    listed = dict(sorted(kinds.items()))
    listed["all"] = [path for paths in listed.values() for path in paths]
    return {
        kind: Labelled(tuple(paths), {path.name: as_response(every.labels[path.name]) for path in paths})
        for kind, paths in listed.items()
    }


def as_response(label: Mapping[str, Any]) -> dict[str, Any]:
    """A document's labels with everything counted: the actions of minutes as if one recommendation asked for them."""
    acts = label.get("commitments", [])
    asked = {
        "id": ACTIONS,
        "text_start": ACTIONS,
        "text_end": ACTIONS,
        "responses": [],
        "commitments": acts,
        "commitments_optional": label.get("commitments_optional", []),
    }
    return {
        **label,
        "type": "response",
        "recommendations": [*label["recommendations"], *([asked] if acts else [])],
    }


def with_actions(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document as read, its actions under one recommendation, as `as_response` has them."""
    asked = {
        "id": ACTIONS,
        "parent": None,
        "text": ACTIONS,
        "responses": [],
        "commitments": document["actions"],
    }
    items = document["recommendations"]
    return {**document, "recommendations": [*items, *([asked] if document["actions"] else [])]}


def _without_recommendations(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [(name, "see above", *rest) for name, _, *rest in rows]


def _sources(shared: Path) -> Iterable[tuple[Path, Mapping[str, Any]]]:
    """The five source documents with their labels: two by words, three by offsets."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((shared / "labels").glob("*.json")):
        found |= json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(OFFSETS.glob("*.json")):
        found |= labels.expanded(path, shared / "seeds")
    return [(shared / "seeds" / name, {name: found[name]}) for name in sorted(found)]


def _by_style(half: str) -> dict[str, Labelled]:
    """The documents of one half of the held-out ones, by style, with all of them last."""
    listed = (HELD_OUT / "README.md").read_text(encoding="utf-8").split(f"## {half} half")[1]
    names = re.findall(r"^- (\S+\.txt)$", listed.split("\n## ")[0], re.MULTILINE)
    styles: dict[str, list[Path]] = {}
    for name in names:
        styles.setdefault(name.split("/")[0], []).append(HELD_OUT / name)
    every = [path for paths in styles.values() for path in paths]
    return {style: _labelled(paths) for style, paths in (styles | {"all": every}).items()}


def _labelled(paths: Sequence[Path], known: Mapping[str, Any] | None = None) -> Labelled:
    if known is not None:
        return Labelled(tuple(paths), known)
    read = [json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in paths]
    return Labelled(tuple(paths), {name: label for each in read for name, label in each.items()})


def _scorer(path: Path) -> Score:
    spec = importlib.util.spec_from_file_location("score_reading", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not there; pass --shared.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Score = module.score
    return score


def _rows(groups: Mapping[str, Labelled], score: Score) -> list[tuple[str, ...]]:
    return [_row(name, group, score) for name, group in groups.items()]


def _row(name: str, group: Labelled, score: Score) -> tuple[str, ...]:
    read = as_contract([read_file(path) for path in group.paths])["documents"]
    counts_actions = any(
        each["id"] == ACTIONS for label in group.labels.values() for each in label["recommendations"]
    )
    found = [with_actions(each) if counts_actions else each for each in read]
    scores = score(found, group.labels, False)
    linked, speaker = scores["responses_under_the_right_recommendation"], scores["speaker"]
    due, status = scores["due_dates"], scores["status"]
    return (
        f"{name.replace('_', ' ')} ({len(group.paths)})",
        _figure(scores["recommendations"]["f1"], scores["recommendations"]["labelled"]),
        _figure(linked["rate"], linked["responses"]),
        _figure(speaker["rate"], speaker["characters"]),
        _figure(scores["commitments"]["f1"], scores["commitments"]["labelled"]),
        _figure(due["precision"], due["predicted"]),
        _figure(due["f1"], due["labelled"]),
        _figure(status["rate"], status["matched"]),
    )


def _figure(value: float, number: int) -> str:
    return f"{value:.3f} ({number:,})" if number else "none"


ACTIONS = "Actions of the meeting"
HEADINGS = (
    "Documents", "Recommendations: F1", "Responses in place", "Speaker", "Commitments: F1",
    "Target dates: precision", "Target dates: F1", "Status",
)  # fmt: skip


def _table(rows: Iterable[tuple[str, ...]], headings: Sequence[str] = HEADINGS) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (headings, ("---",) * len(headings), *rows))


_FIRST = """Others (`tests/ingest/held_out`, what is still sealed), written and labelled by one person in one go:

{table}

"""
AIMS = [("aim", "0.980", "0.980", "0.930", "0.880", "0.980", "0.920", "0.880")]

_PAGE = """# How well the reader reads

Reader version {version}, measured on {date}. Made by `python scripts/accuracy.py --shared ../shared --date {date}`;
do not edit by hand.

Every figure is the scorer's own, with its n in brackets. A recommendation counts where its first and last words are
right; a response where it stands under its recommendation, and its speaker where the agency is the labelled one or one
of its names (both by characters); a commitment where at least 0.6 of its words (F1 over words) agree with a labelled
one; a target date where its last day, and its interval if it repeats, agree; a status among the commitments found.

## The aim

{aims}

## Held out: never looked at

Invented documents that nobody who built the reader has opened (`tests/ingest/writers`, those that are sealed), by
writers who had not seen the reader, after what partnerships publish. m, n and aa have been scored again and again while
the reader grew, so that whatever lowered them was put right; af and ag were scored when the reader was done. **Expect a
document that Goldthread has never met to be read like af and ag.** What other batches measured before they were opened
stands in `tests/ingest/writers/README.md`. Kinds of which the scorer counts the recommendations alone give none in the
other columns here.

{writers}

What those kinds hold besides, counted as if each were a response; the actions of minutes are their commitments:

{neighbours}

{first}Short documents, each in another layout (`tests/ingest/layouts`, what is sealed), as shares of what is labelled:

{layouts_sealed}

## Seen while tuning, invented

Documents of the same kinds, which were studied to mend the reader. The figures say how well it fits what it has seen,
and nothing about others. Those of the same writers that have been opened, then those by the first and by a second.

{seen}

{tuning}

{second}

{layouts_seen}

## Seen while tuning, real

The five source documents. Two were labelled before the reader was begun, three after its first form had been tried on
them by eye; one person labelled each, without a second reader. `tests/ingest/labels` holds the latter by offset.

{sources}

The briefing has no responses. Eight more invented documents (`tests/ingest/documents`) are checked whole by the tests.
"""

if __name__ == "__main__":
    sys.exit(main())
