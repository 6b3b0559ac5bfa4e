"""Readings as the JSON contract, and back. The keys are the contract's own; what it lacks stands beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from goldthread.ingest.reading import (
    Commitment,
    Due,
    Limb,
    Place,
    Reading,
    Recommendation,
    Recurrence,
    Response,
)

Document = Mapping[str, Any]


def as_contract(readings: Sequence[Reading]) -> dict[str, Any]:
    """`{"documents": [...]}`, ready for json.dumps; the source text itself is left out."""
    return {"documents": [_document(reading) for reading in readings]}


def _document(reading: Reading) -> dict[str, Any]:
    return {
        "file": reading.file,
        "kind": reading.kind,
        "reviews": list(reading.reviews),
        "partnership": reading.partnership,
        "error": reading.error,
        "checksum": reading.checksum,
        "reader_version": reading.reader_version,
        "lifted": [list(each) for each in reading.lifted],
        "recommendations": [_recommendation(r) for r in reading.recommendations],
    }


def _recommendation(item: Recommendation) -> dict[str, Any]:
    return {
        "id": item.id,
        "parent": item.parent,
        "section": item.section,
        "label": item.label,
        "addressee": item.addressee,
        "text": item.text,
        "place": asdict(item.place),
        "limbs": [{"id": b.id, "text": b.text, "offsets": [b.start, b.end]} for b in item.limbs],
        "themes": list(item.themes),
        "responses": [{"agency": r.agency, "text": r.text, "place": asdict(r.place)} for r in item.responses],
        "commitments": [_commitment(c) for c in item.commitments],
    }


def _commitment(item: Commitment) -> dict[str, Any]:
    return {
        "text": item.text,
        "agency": item.agency,
        "status": item.status,
        "due": _due(item.due) if item.due else None,
        "place": asdict(item.place),
    }


def _due(due: Due) -> dict[str, Any]:
    recurring = due.recurring
    return {
        "earliest": due.earliest.isoformat() if due.earliest else None,
        "latest": due.latest.isoformat() if due.latest else None,
        "recurring": recurring
        and {
            "every": recurring.every,
            "alternatives": list(recurring.alternatives),
            "words": recurring.words,
        },
        "words": due.words,
        "precision": due.precision,
    }


def from_contract(document: Document, *, source_text: str) -> Reading:
    """The reading that one of the contract's documents was made from; `source_text` is the text it was read from."""
    return Reading(
        file=document["file"],
        checksum=document["checksum"],
        reader_version=document["reader_version"],
        kind=document["kind"],
        source_text=source_text,
        partnership=document["partnership"],
        reviews=tuple(document["reviews"]),
        recommendations=tuple(_recommendation_from(item) for item in document["recommendations"]),
        error=document["error"],
        lifted=tuple((start, end) for start, end in document.get("lifted", ())),
    )


def _recommendation_from(item: Document) -> Recommendation:
    return Recommendation(
        id=item["id"],
        parent=item["parent"],
        section=item["section"],
        label=item["label"],
        addressee=item["addressee"],
        text=item["text"],
        place=Place(**item["place"]),
        limbs=tuple(Limb(b["id"], b["text"], *b["offsets"]) for b in item["limbs"]),
        themes=tuple(item["themes"]),
        responses=tuple(Response(r["agency"], r["text"], Place(**r["place"])) for r in item["responses"]),
        commitments=tuple(_commitment_from(c) for c in item["commitments"]),
    )


def _commitment_from(item: Document) -> Commitment:
    due = _due_from(item["due"]) if item["due"] else None
    return Commitment(item["text"], item["agency"], item["status"], due, Place(**item["place"]))


def _due_from(item: Document) -> Due:
    recurring = item["recurring"]
    return Due(
        words=item["words"],
        precision=item["precision"],
        earliest=_date(item["earliest"]),
        latest=_date(item["latest"]),
        recurring=recurring
        and Recurrence(recurring["every"], recurring["words"], tuple(recurring["alternatives"])),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
