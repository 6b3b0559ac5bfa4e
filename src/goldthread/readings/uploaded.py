"""Reading what became of uploads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q

from goldthread.kernel.refusals import NotFound
from goldthread.kernel.slices import Slice
from goldthread.readings.domain import UNFINISHED, UploadState
from goldthread.readings.models import Reading, Upload
from goldthread.readings.nhs_numbers import count_nhs_numbers
from goldthread.recommendations import queries as register
from goldthread.recommendations.domain import Standing


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file of an upload. What hangs on its document is None or nought while there is none.

    `loaded_at` and `known_as` are the document's; `made` counts the rows that came of it, `proposed` those that still
    wait, `names` the words that name an agency and nobody has said which, `nhs_numbers` what could be one.
    """

    position: int
    name: str
    state: UploadState
    sentence: str
    document: int | None = None
    loaded_at: datetime | None = None
    known_as: str = ""
    made: int = 0
    proposed: int = 0
    names: int = 0
    nhs_numbers: int = 0

    @property
    def is_finished(self) -> bool:
        return self.state not in UNFINISHED


@dataclass(frozen=True, slots=True)
class UploadRow:
    """Files that were chosen together, and how many of them stand where."""

    batch: UUID
    uploaded_at: datetime
    files: int
    loaded: int
    loaded_before: int
    refused: int
    unfinished: int


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One upload whole. `stamp` is another string once any file stands elsewhere, and tells nothing else."""

    batch: UUID
    uploaded_at: datetime
    actor: str
    stamp: str
    files: tuple[UploadedFile, ...]

    @property
    def is_finished(self) -> bool:
        return all(each.is_finished for each in self.files)

    def count(self, *states: UploadState) -> int:
        """How many files stand in one of these states."""
        return sum(each.state in states for each in self.files)


def stamp_of(batch: UUID) -> str:
    """What changes when a file of the upload goes on; cheap, since pages ask every two seconds. Raises NotFound."""
    states = Upload.objects.filter(batch=batch).order_by("position").values_list("state", flat=True)
    if not (found := list(states)):
        raise NotFound
    short = {state.value: str(number) for number, state in enumerate(UploadState)}
    return "".join(short[each] for each in found)


def uploaded(batch: UUID) -> Uploaded:
    """One upload with its files in the order of choosing. Raises NotFound, also where the actor may not know of it."""
    stamp = stamp_of(batch)
    rows = Upload.objects.filter(batch=batch).select_related("document").order_by("position")
    files = list(rows.defer("content", "document__content"))
    readings = _readings([row.document_id for row in files if row.document_id])
    return Uploaded(
        batch, files[0].uploaded_at, files[0].actor, stamp, tuple(_file(row, readings) for row in files)
    )


def uploads(
    filters: Any,
    order: str = "",
    offset: int = 0,
    limit: int | None = None,
    words: str = "",
    *,
    since: datetime,
) -> Slice[UploadRow]:
    """Uploads since a moment, the last one first, in the one order that there is."""
    grouped = (
        Upload.objects.filter(uploaded_at__gte=since)
        .values("batch")
        .annotate(
            at=Min("uploaded_at"), files=Count("id"),
            loaded=_standing(UploadState.LOADED), loaded_before=_standing(UploadState.LOADED_BEFORE),
            refused=_standing(UploadState.REFUSED), unfinished=_standing(*UNFINISHED),
        )
        .order_by(F("at").desc(), "batch")
    )  # fmt: skip
    chosen = grouped[offset : offset + limit] if limit is not None else grouped[offset:]
    rows = tuple(
        UploadRow(
            each["batch"], each["at"], each["files"], each["loaded"], each["loaded_before"], each["refused"],
            each["unfinished"],
        )
        for each in chosen
    )  # fmt: skip
    return Slice(rows, grouped.count(), offset)


def _standing(*states: UploadState) -> Count:
    return Count("id", filter=Q(state__in=[state.value for state in states]))


def _readings(documents: list[int]) -> dict[int, Reading]:
    """The first reading of each document."""
    found = Reading.objects.filter(document__in=documents).defer("contract").order_by("-id")
    return {each.document_id: each for each in found}


def _file(row: Upload, readings: dict[int, Reading]) -> UploadedFile:
    state = UploadState(row.state)
    if row.document is None:
        return UploadedFile(row.position, row.name, state, row.sentence)
    reading = readings[row.document.id]
    standings = register.standings_of_reading(reading.id)
    return UploadedFile(
        row.position, row.name, state, row.sentence, row.document.id, row.document.loaded_at, row.document.name,
        made=sum(standings.values()), proposed=standings[Standing.PROPOSED],
        names=len(register.unknown_names(reading.id)), nhs_numbers=count_nhs_numbers(reading.source_text),
    )  # fmt: skip
