#!/usr/bin/env python3
"""Two pages of reference written from the code: every key of the reading contract, and every kind of finding.

    python scripts/reading_pages.py

Tests compare the pages with what this would write, so that they are never stale.
"""

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldthread.ingest.findings.kinds import KINDS, FindingKind

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
SCHEMA = ROOT / "src" / "goldthread" / "ingest" / "contract_schema.json"
WIDTH = 120

CONTRACT_INTRODUCTION = """\
# The reading contract

Written by `python scripts/reading_pages.py` from `src/goldthread/ingest/contract_schema.json`; do not edit it by hand.

`goldthread read --json` prints `{"documents": [...]}`, one for each file. The document's own text is not in it: places
point into it. Every key below is always there; a reading kept by an earlier reader may lack the later ones.
"""

FINDINGS_INTRODUCTION = """\
# Findings

Written by `python scripts/reading_pages.py` from `src/goldthread/ingest/findings/kinds.py`; do not edit it by hand.

What `goldthread read` asks a person to look at, in the order of weight. A finding is a question about a document and no
verdict on an agency: what a document does not say is "no answer in this document", never "not answered", and is shown
to nobody but the agency until it has had ten working days to correct it. "Comes from" names the requirement and, as S0
to S4, the line of the source document that shows the matter.
"""


def main() -> int:
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
        print(f"Written: docs/reference/{name}")
    return 0


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    return {"reading_contract.md": _contract_page(), "findings.md": _findings_page()}


def _contract_page() -> str:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    sections = [line for name, part in schema["$defs"].items() for line in _definition(name, part)]
    return "\n".join([CONTRACT_INTRODUCTION, *sections]).rstrip() + "\n"


def _definition(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"## {name.capitalize()}\n"
    yield _filled(part["description"]) + "\n"
    for key, value in part["properties"].items():
        yield _filled(f"- `{key}`, {_type(value)}: {_meaning(value)}", indent="  ")
    yield ""


def _type(value: dict[str, Any]) -> str:
    """The type in words: "text or null", "list of place"."""
    if "$ref" in value:
        return f"[{_name(value)}](#{_name(value)})"
    if "anyOf" in value:
        return " or ".join(_type(each) for each in value["anyOf"])
    kinds: list[str] = value["type"] if isinstance(value["type"], list) else [value["type"]]
    words = {"string": "text", "integer": "whole number", "boolean": "true or false", "array": "list"}
    said = " or ".join(words.get(kind, kind) for kind in kinds)
    return f"{said} of {_type(value['items'])}" if "items" in value else str(said)


def _name(value: dict[str, Any]) -> str:
    return str(value["$ref"]).rpartition("/")[2]


def _meaning(value: dict[str, Any]) -> str:
    said = value.get("description", "where it stands." if _is_place(value) else "")
    allowed = value.get("enum") or value.get("items", {}).get("enum")
    if not allowed:
        return str(said)
    return f"{said} One of {', '.join(f'`{each}`' for each in allowed if each)}."


def _is_place(value: dict[str, Any]) -> bool:
    return str(value.get("$ref", "")).endswith("/place")


def _findings_page() -> str:
    sections = [line for key, kind in KINDS.items() for line in _kind(key, kind)]
    return "\n".join([FINDINGS_INTRODUCTION, *sections]).rstrip() + "\n"


def _kind(key: str, kind: FindingKind) -> Iterator[str]:
    yield f"## {key}\n"
    yield _filled(f"{kind.title}. {kind.means}") + "\n"
    yield _filled(f"- What to do: {kind.do}", indent="  ")
    yield _filled(f"- Comes from: {kind.source}.", indent="  ") + "\n"


def _filled(text: str, *, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


if __name__ == "__main__":
    raise SystemExit(main())
