"""Readings as the JSON contract, and back. The keys are the contract's own; what it lacks stands beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from goldthread.ingest.column_maps import Layout, Meaning
from goldthread.ingest.reading import (
    Citation,
    Commitment,
    Count,
    Due,
    Finding,
    Limb,
    Link,
    Place,
    Reading,
    Recommendation,
    Recurrence,
    Response,
    Section,
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
        "pages": list(reading.pages),
        "layouts": [_layout(each) for each in reading.layouts],
        "recommendations": [_recommendation(r) for r in reading.recommendations],
        "review_kinds": list(reading.review_kinds),
        "citations": [
            {
                **asdict(each),
                "is_locked": each.key is not None,
                "issued": each.issued.isoformat() if each.issued else None,
            }
            for each in reading.citations
        ],
        "sections": [asdict(each) for each in reading.sections],
        "links": [asdict(each) for each in reading.links],
        "findings": [
            {**asdict(each), "places": [asdict(p) for p in each.places]} for each in reading.findings
        ],
        "actions": [_commitment(each) for each in reading.actions],
    }


def _layout(item: Layout) -> dict[str, Any]:
    meanings = [meaning and str(meaning) for meaning in item.meanings]
    return {"fingerprint": item.fingerprint, "headers": list(item.headers), "meanings": meanings}


def _layout_from(item: Document) -> Layout:
    meanings = tuple(Meaning(meaning) if meaning else None for meaning in item["meanings"])
    return Layout(tuple(item["headers"]), meanings)


def _recommendation(item: Recommendation) -> dict[str, Any]:
    return {
        "id": item.id,
        "parent": item.parent,
        "section": item.section,
        "label": item.label,
        "addressee": item.addressee,
        "text": item.text,
        "place": asdict(item.place),
        "limbs": [_limb(each) for each in item.limbs],
        "themes": list(item.themes),
        "responses": [{"agency": r.agency, "text": r.text, "place": asdict(r.place)} for r in item.responses],
        "commitments": [_commitment(c) for c in item.commitments],
    }


def _limb(item: Limb) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "offsets": [item.start, item.end],
        "verb": item.verb,
        "object": item.object,
        "is_urgent": item.is_urgent,
        "grade": item.grade,
    }


def _commitment(item: Commitment) -> dict[str, Any]:
    return {
        "text": item.text,
        "agency": item.agency,
        "status": item.status,
        "due": _due(item.due) if item.due else None,
        "place": asdict(item.place),
        "strength": item.strength,
        "delay_cause": item.delay_cause,
        "counts": [asdict(each) for each in item.counts],
        "target_words": item.target_words,
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
    """The reading that one of the contract's documents was made from; `source_text` is the text it was read from.

    Documents kept by an earlier reader lack the later keys: what they would hold is empty then.
    """
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
        layouts=tuple(_layout_from(each) for each in document.get("layouts", ())),
        review_kinds=tuple(document.get("review_kinds", ())),
        citations=tuple(
            Citation(c["words"], c["key"], _date(c["issued"]), Place(**c["place"]))
            for c in document.get("citations", ())
        ),
        sections=tuple(
            Section(s["key"], s["heading"], s["text"], Place(**s["place"]))
            for s in document.get("sections", ())
        ),
        links=tuple(
            Link(each["address"], Place(**each["place"]), each["note"]) for each in document.get("links", ())
        ),
        findings=tuple(_finding_from(each) for each in document.get("findings", ())),
        actions=tuple(_commitment_from(each) for each in document.get("actions", ())),
        pages=tuple(document.get("pages", ())),
    )


def _finding_from(item: Document) -> Finding:
    places = tuple(Place(**place) for place in item["places"])
    return Finding(item["key"], item["sentence"], places, item["recommendation"], item["commitment"])


def _recommendation_from(item: Document) -> Recommendation:
    return Recommendation(
        id=item["id"],
        parent=item["parent"],
        section=item["section"],
        label=item["label"],
        addressee=item["addressee"],
        text=item["text"],
        place=Place(**item["place"]),
        limbs=tuple(_limb_from(each) for each in item["limbs"]),
        themes=tuple(item["themes"]),
        responses=tuple(Response(r["agency"], r["text"], Place(**r["place"])) for r in item["responses"]),
        commitments=tuple(_commitment_from(c) for c in item["commitments"]),
    )


def _limb_from(item: Document) -> Limb:
    start, end = item["offsets"]
    return Limb(
        item["id"],
        item["text"],
        start,
        end,
        verb=item.get("verb"),
        object=item.get("object"),
        is_urgent=item.get("is_urgent", False),
        grade=item.get("grade"),
    )


def _commitment_from(item: Document) -> Commitment:
    due = _due_from(item["due"]) if item["due"] else None
    return Commitment(
        item["text"],
        item["agency"],
        item["status"],
        due,
        Place(**item["place"]),
        item.get("strength"),
        item.get("delay_cause"),
        tuple(Count(**each) for each in item.get("counts", ())),
        item.get("target_words"),
    )


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
