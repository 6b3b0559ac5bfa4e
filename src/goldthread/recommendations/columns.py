"""From what a person says of a row to its columns, and back into a change. Used by commands alone."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from goldthread.kernel.refusals import Refused
from goldthread.organisations import queries as organisations
from goldthread.recommendations.domain import CommitmentStatus, Stretch, fingerprint, normal_name
from goldthread.recommendations.models import Registered
from goldthread.recommendations.proposals import due_columns

Fields = Mapping[str, Any]
Columns = dict[str, Any]

AGENCY_COLUMN = {"response": "speaker_words", "commitment": "owner_words"}

KEPT: Mapping[str, frozenset[str]] = {
    "review": frozenset({"name", "kind"}),
    "recommendation": frozenset({"label", "section", "addressee_words", "stretch"}),
    "response": frozenset({"agency_words", "organisation", "stretch"}),
    "commitment": frozenset({"agency_words", "organisation", "status", "due", "target_words", "stretch"}),
}
"""The fields that a person may set, for each kind of row."""

WORDLESS = "Say what it is: copy or type its words."
NUMBERLESS = "Give the recommendation its number or letter, so that people can speak of it."

NEEDED: Mapping[str, Mapping[str, str]] = {
    "review": {"name": "Give the review a name."},
    "recommendation": {"label": NUMBERLESS, "stretch": WORDLESS},
    "response": {"stretch": WORDLESS},
    "commitment": {
        "stretch": WORDLESS,
        "status": "Say what the agency says of it: done, under way, planned.",
    },
}
"""What a new row cannot stand without, and the sentence for each."""


def columns_of(kind: str, fields: Fields, *, partnership: int) -> Columns:
    """The columns that `fields` set. Raises Refused for a row without words, KeyError for a field that it has not."""
    unknown = fields.keys() - KEPT[kind]
    if unknown:
        raise KeyError(f"A {kind} has no {', '.join(sorted(unknown))}.")
    columns: Columns = {}
    for name, value in fields.items():
        columns |= SETTERS.get(name, _plain(name))(kind, value)
    if "agency_words" in fields and "organisation" not in fields:
        words = fields["agency_words"]
        columns["organisation_id"] = organisations.organisations_called([words], partnership=partnership).get(
            words
        )
    if kind == "commitment" and {"due", "target_words"} & fields.keys():
        columns |= due_columns(fields.get("due"), fields.get("target_words"))
    return columns


def check_is_whole(kind: str, fields: Fields) -> None:
    """Raises Refused where a new row lacks what it cannot stand without."""
    for name, sentence in NEEDED[kind].items():
        if not fields.get(name):
            raise Refused(sentence)


def place_of(stretch: Stretch) -> Columns:
    """The columns that say where words stand."""
    return {
        "source_reading": stretch.reading,
        "source_document": stretch.document,
        "source_start": stretch.start,
        "source_end": stretch.end,
        "source_line": stretch.line,
        "source_page": stretch.page,
    }


def stored(columns: Columns) -> Columns:
    """Columns as a change keeps them: what JSON makes of them."""
    kept: Columns = json.loads(json.dumps(columns, cls=DjangoJSONEncoder))
    return kept


def held(row: Registered, names: Columns) -> Columns:
    """The same columns as the row has them now."""
    return {name: getattr(row, name) for name in names}


def _plain(name: str) -> Callable[[str, Any], Columns]:
    return lambda kind, value: {name: value}


def _words(kind: str, stretch: Stretch) -> Columns:
    if not stretch.text.strip():
        raise Refused(WORDLESS)
    columns = {"text": stretch.text, **place_of(stretch)}
    return columns | {"fingerprint": fingerprint(stretch.text)} if kind == "recommendation" else columns


def _label(kind: str, label: str) -> Columns:
    if not label.strip():
        raise Refused(NUMBERLESS)
    return {"label": label.strip()}


def _name(kind: str, name: str) -> Columns:
    if not normal_name(name):
        raise Refused("Give the review a name.")
    return {"name": name.strip(), "normal": normal_name(name)}


SETTERS: Mapping[str, Callable[[str, Any], Columns]] = {
    "name": _name,
    "label": _label,
    "stretch": _words,
    "agency_words": lambda kind, words: {AGENCY_COLUMN[kind]: words},
    "organisation": lambda kind, organisation: {"organisation_id": organisation},
    "status": lambda kind, status: {"status": CommitmentStatus(status).value},
    "due": lambda kind, due: {},
    "target_words": lambda kind, words: {},
}
