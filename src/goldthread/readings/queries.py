"""Reading documents, what was found in them, and passages of their text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F
from django.urls import reverse

from goldthread.ingest import column_maps as columns
from goldthread.kernel.refusals import NotFound
from goldthread.kernel.slices import Slice
from goldthread.readings.accuracy import to_confirm as to_confirm
from goldthread.readings.models import ColumnMap, Document, Reading
from goldthread.recommendations.domain import Passage, Source

AROUND = 600
"""Characters of the source shown before and after a passage."""

ORDERS = {"name": "document__name", "loaded": "document__loaded_at", "kind": "kind"}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A loaded document with its first reading. `reading` is that reading's id."""

    id: int
    reading: int
    partnership: int
    name: str
    kind: str
    checksum: str
    reader_version: str
    loaded_at: datetime
    characters: int


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document's text in three pieces round a marked place; nothing marked leaves `marked` and `after` empty."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """Where a finding's words stand: the line, and the address that opens the text there."""

    line: int
    url: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something in a document that a person should look at: a machine's question, no judgement."""

    key: str
    sentence: str
    recommendation: str | None
    places: tuple[FindingPlace, ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What a meeting's minutes say somebody will do; `due` are the document's words for the target, or ""."""

    agency: str | None
    text: str
    status: str
    due: str
    place: FindingPlace


def documents(
    filters: Mapping[str, Any],
    order: str = "-loaded",
    offset: int = 0,
    limit: int | None = None,
    words: str = "",
) -> Slice[DocumentRow]:
    """Documents, last loaded first unless told otherwise. `words` are looked for in names."""
    found = Reading.objects.select_related("document").defer("contract", "document__content")
    if filters.get("kind"):
        found = found.filter(kind=filters["kind"])
    if words:
        found = found.filter(document__name__icontains=words)
    key = F(ORDERS.get(order.removeprefix("-"), "document__loaded_at"))
    ordered = found.order_by(key.desc() if order.startswith("-") else key.asc(), "id")
    chosen = ordered[offset : offset + limit] if limit is not None else ordered[offset:]
    return Slice(tuple(_row(each) for each in chosen), found.count(), offset)


def document(subject: int) -> DocumentRow:
    """One document. Raises NotFound, also where the actor may not know of it."""
    return _row(_reading_of(subject))


def document_text(subject: int, *, start: int | None, end: int | None) -> DocumentText:
    """The whole source text, with [start, end) marked. Raises NotFound."""
    text = _reading_of(subject).source_text
    if start is None or end is None or not 0 <= start < end <= len(text):
        return DocumentText(text, "", "")
    return DocumentText(text[:start], text[start:end], text[end:])


def findings(subject: int) -> tuple[FindingRow, ...]:
    """What the reader thinks a person should look at in a document, in its order. Raises NotFound."""
    found = _reading_of(subject)
    return tuple(_finding(each, found) for each in found.contract.get("findings", ()))


def actions(subject: int) -> tuple[ActionRow, ...]:
    """The actions of a meeting that a document's reading holds, in its order. Raises NotFound."""
    found = _reading_of(subject)
    return tuple(_action(each, found) for each in found.contract.get("actions", ()))


def column_maps(partnership: int) -> tuple[columns.ColumnMap, ...]:
    """What the partnership has settled about the columns of layouts, for the reader."""
    kept = ColumnMap.objects.filter(partnership_id=partnership).order_by("id")
    return tuple(
        columns.ColumnMap(
            each.fingerprint,
            tuple(columns.Meaning(meaning) if meaning else None for meaning in each.meanings),
        )
        for each in kept
    )


def document_bytes(subject: int) -> tuple[str, bytes]:
    """The file's name and its bytes as they came. Raises NotFound."""
    found = Document.objects.filter(id=subject).first()
    if found is None:
        raise NotFound
    return found.name, bytes(found.content)


def kinds() -> tuple[str, ...]:
    """The kinds of document that have been loaded, in alphabetical order."""
    return tuple(Reading.objects.order_by("kind").values_list("kind", flat=True).distinct())


def passage(source: Source) -> Passage | None:
    """A register row's words in their surroundings; None where the actor may not see the document."""
    found = Reading.objects.filter(id=source.reading).first() if source.reading else None
    if found is None or source.start is None or source.end is None:
        return None
    text = found.source_text
    place = reverse("readings:document", args=[found.document_id])
    return Passage(
        document=source.document,
        line=source.line,
        page=source.page,
        before=text[max(0, source.start - AROUND) : source.start],
        words=text[source.start : source.end],
        after=text[source.end : source.end + AROUND],
        url=f"{place}?start={source.start}&end={source.end}#passage",
    )


def _reading_of(document_id: int) -> Reading:
    found = Reading.objects.select_related("document").filter(document_id=document_id).order_by("id").first()
    if found is None:
        raise NotFound
    return found


def _finding(item: Mapping[str, Any], reading: Reading) -> FindingRow:
    places = tuple(_place(each, reading) for each in item["places"])
    return FindingRow(item["key"], item["sentence"], item["recommendation"], places)


def _action(item: Mapping[str, Any], reading: Reading) -> ActionRow:
    due = item["due"]["words"] if item["due"] else item.get("target_words") or ""
    return ActionRow(item["agency"], item["text"], item["status"], due, _place(item["place"], reading))


def _place(item: Mapping[str, Any], reading: Reading) -> FindingPlace:
    page = reverse("readings:document", args=[reading.document_id])
    return FindingPlace(item["line"], f"{page}?start={item['start']}&end={item['end']}#passage")


def _row(each: Reading) -> DocumentRow:
    return DocumentRow(
        id=each.document_id,
        reading=each.id,
        partnership=each.partnership_id,
        name=each.document.name,
        kind=each.kind,
        checksum=each.document.checksum,
        reader_version=each.reader_version,
        loaded_at=each.document.loaded_at,
        characters=len(each.source_text),
    )
