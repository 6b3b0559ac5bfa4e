"""The JSON contract: its schema says every key, readings keep to it, and earlier readings can still be read."""

import json
from pathlib import Path
from typing import Any

import pytest

import goldthread.ingest
import reading_pages
from goldthread.ingest import as_contract, from_contract, read_file
from goldthread.ingest.findings.kinds import KINDS
from goldthread.kernel.dates import Precision

SCHEMA = json.loads((Path(goldthread.ingest.__file__).parent / "contract_schema.json").read_text("utf-8"))
DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))
LATER = ("review_kinds", "citations", "sections", "links", "findings", "layouts", "lifted", "pages")
TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """What in `value` is not as the schema has it; the words of JSON Schema that ours uses, and no others."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], at)
    if "anyOf" in schema:
        return [] if any(not faults(value, each, at) for each in schema["anyOf"]) else [f"{at}: fits none"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(value, kind) for kind in kinds):
        return [f"{at}: {type(value).__name__} is none of {kinds}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is not allowed"]
    if isinstance(value, list):
        return [
            fault for i, each in enumerate(value) for fault in faults(each, schema["items"], f"{at}[{i}]")
        ]
    if isinstance(value, dict):
        known = schema["properties"]
        missing = [f"{at}.{key}: missing" for key in schema["required"] if key not in value]
        extra = [f"{at}.{key}: not in the schema" for key in value if key not in known]
        inside = [f for key in known if key in value for f in faults(value[key], known[key], f"{at}.{key}")]
        return missing + extra + inside
    return []


def _is(value: Any, kind: str) -> bool:
    if kind == "null":
        return value is None
    return isinstance(value, TYPES[kind]) and not (isinstance(value, bool) and kind != "boolean")  # type: ignore[arg-type]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_readings_keep_to_the_schema(path: Path) -> None:
    assert faults(as_contract([read_file(path)]), SCHEMA) == []


def test_an_unread_file_keeps_to_the_schema(tmp_path: Path) -> None:
    assert faults(as_contract([read_file(tmp_path / "missing.txt")]), SCHEMA) == []


def test_the_schema_tells_a_fault() -> None:
    document = as_contract([read_file(DOCUMENTS[0])])
    document["documents"][0]["kind"] = "letter"
    document["documents"][0]["mood"] = "glad"
    del document["documents"][0]["recommendations"][0]["limbs"]
    assert len(faults(document, SCHEMA)) == 3


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_contract_gives_the_whole_reading_back(path: Path) -> None:
    reading = read_file(path)
    (document,) = json.loads(json.dumps(as_contract([reading])))["documents"]
    assert from_contract(document, source_text=reading.source_text) == reading


def test_what_an_earlier_reader_kept_can_be_read() -> None:
    (document,) = as_contract([read_file(DOCUMENTS[0])])["documents"]
    earlier = {key: value for key, value in document.items() if key not in LATER}
    for item in earlier["recommendations"]:
        item["limbs"] = [{key: b[key] for key in ("id", "text", "offsets")} for b in item["limbs"]]
        for promise in item["commitments"]:
            for key in ("strength", "delay_cause", "counts"):
                del promise[key]
    reading = from_contract(earlier, source_text="")
    assert reading.findings == ()
    assert len(reading.recommendations) == len(document["recommendations"])


def test_every_key_has_a_meaning() -> None:
    for name, part in SCHEMA["$defs"].items():
        silent = [
            key
            for key, value in part["properties"].items()
            if "description" not in value and "$ref" not in value
        ]
        assert silent == [], name


@pytest.mark.parametrize("name", reading_pages.pages())
def test_the_pages_of_reference_are_fresh(name: str) -> None:
    """Run `python scripts/reading_pages.py` where this fails."""
    assert (reading_pages.REFERENCE / name).read_text(encoding="utf-8") == reading_pages.pages()[name]


def test_every_kind_of_finding_says_what_to_do_and_where_it_comes_from() -> None:
    assert all(kind.title and kind.means and kind.do and kind.source for kind in KINDS.values())
    assert not any("not answered" in f"{kind.title} {kind.means} {kind.do}" for kind in KINDS.values())


def test_the_schema_knows_every_precision_of_a_date() -> None:
    allowed = set(SCHEMA["$defs"]["due"]["properties"]["precision"]["enum"])
    assert {*Precision, "recurring"} <= allowed
