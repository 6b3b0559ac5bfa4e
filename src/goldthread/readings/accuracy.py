"""Accuracy in use: what people made of what the reader had read, by style of document and kind of item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldthread.kernel.slices import Slice
from goldthread.readings.models import Reading
from goldthread.recommendations import queries as register
from goldthread.recommendations.queries import Item

OUTCOMES = ("as_read", "corrected", "rejected", "added", "undecided")
KINDS = ("recommendation", "response", "commitment")


@dataclass(frozen=True, slots=True)
class InUse:
    """How the reader did in one style of document, as its kind, with one kind of item. All are numbers of items.

    `as_read` were confirmed untouched, `corrected` confirmed after a change, `rejected` were none, `added` were
    not read and brought by hand, `undecided` wait. Nothing undecided is in either share.
    """

    style: str
    kind: str
    reader_version: str
    documents: int
    as_read: int
    corrected: int
    rejected: int
    added: int
    undecided: int

    @property
    def decided(self) -> int:
        """Items that were read and that somebody decided on."""
        return self.as_read + self.corrected + self.rejected

    @property
    def right(self) -> float | None:
        """The share of what was read and decided on that was right as read; None where nothing was decided."""
        return self.as_read / self.decided if self.decided else None

    @property
    def is_there(self) -> int:
        """Items that stand in the documents: those read and confirmed, and those added."""
        return self.as_read + self.corrected + self.added

    @property
    def found(self) -> float | None:
        """The share of what is there that was read; None where nothing is there yet."""
        return (self.as_read + self.corrected) / self.is_there if self.is_there else None


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A document of which not everything is decided: how many of its items are."""

    document: int
    name: str
    decided: int
    items: int


def accuracy_in_use(
    filters: Mapping[str, Any],
    order: str = "style",
    offset: int = 0,
    limit: int | None = None,
    words: str = "",
) -> Slice[InUse]:
    """One row for each style, version of the reader and kind of item. Filters: `style`, `version`."""
    tally: dict[tuple[str, str, str], dict[str, int]] = {}
    readings = _readings(filters)
    for each in register.read_outcomes():
        if each.reading in readings:
            row = tally.setdefault(
                (*readings[each.reading], each.kind), dict.fromkeys(("documents", *OUTCOMES), 0)
            )
            row["documents"] += 1
            for outcome in OUTCOMES:
                row[outcome] += getattr(each, outcome)
    found = sorted(
        (InUse(style, kind, version, **row) for (style, version, kind), row in tally.items()),
        key=lambda row: (row.style, row.reader_version, KINDS.index(row.kind)),
    )
    end = None if limit is None else offset + limit
    return Slice(tuple(found[offset:end]), len(found), offset)


def items_with_outcome(filters: Mapping[str, Any]) -> tuple[Item, ...]:
    """The items behind one number: of `style`, `version`, `kind`, with `outcome`; none for what is no such number."""
    kind, outcome = filters.get("kind"), filters.get("outcome")
    if kind not in KINDS or outcome not in OUTCOMES:
        return ()
    ids = register.ids_with_outcome(kind, outcome, tuple(_readings(filters)))
    chosen: Mapping[str, Any] = {"ids": ids, "standing": "all"}
    if kind == "recommendation":
        return register.recommendations(chosen).rows
    return register.responses(chosen).rows if kind == "response" else register.commitments(chosen).rows


def to_confirm(limit: int) -> tuple[ToConfirm, ...]:
    """The documents with items that nobody has decided on, last loaded first, `limit` of them at most."""
    undecided: dict[int, list[int]] = {}
    for each in register.read_outcomes():
        decided = each.as_read + each.corrected + each.rejected + each.added
        row = undecided.setdefault(each.reading, [0, 0])
        row[0], row[1] = row[0] + decided, row[1] + decided + each.undecided
    open_ones = [reading for reading, (decided, items) in undecided.items() if decided < items]
    found = Reading.objects.filter(id__in=open_ones).order_by("-document__loaded_at", "-id")[:limit]
    return tuple(
        ToConfirm(document, name, *undecided[reading])
        for reading, document, name in found.values_list("id", "document_id", "document__name")
    )


def versions() -> tuple[str, ...]:
    """The versions of the reader whose readings are here, oldest first."""
    return tuple(
        Reading.objects.order_by("reader_version").values_list("reader_version", flat=True).distinct()
    )


def _readings(filters: Mapping[str, Any]) -> dict[int, tuple[str, str]]:
    """The style and version of every reading that is asked for, by its id."""
    found = Reading.objects.all()
    if filters.get("style"):
        found = found.filter(kind=filters["style"])
    if filters.get("version"):
        found = found.filter(reader_version=filters["version"])
    return {
        reading: (style, version)
        for reading, style, version in found.values_list("id", "kind", "reader_version")
    }
