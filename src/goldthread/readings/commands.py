"""Loading documents."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goldthread.ingest import as_contract
from goldthread.ingest import reading as read
from goldthread.ingest.column_maps import ASKS, Layout
from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import Refused
from goldthread.readings.models import ColumnMap, Document, Reading
from goldthread.recommendations import commands as register
from goldthread.recommendations.permissions import check_can_decide
from goldthread.trail import commands as trail


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading one file did: nothing where not `is_new`, since the same bytes had been loaded before.

    `proposed` is None where nothing in it could be proposed: minutes whose `actions` answer no recommendation.
    """

    document: int
    reading: int
    name: str
    is_new: bool = False
    proposed: register.Proposed | None = None
    actions: int = 0


@transaction.atomic
def load(content: bytes, reading: read.Reading, *, partnership: int, by: Actor, at: datetime) -> Loaded:
    """Store a file with its reading, and propose rows for the register; whole or not at all.

    `reading` is what `ingest.read_bytes` made of `content`. Raises Refused where it could not be read, where it holds
    neither recommendation nor action, or where `by` may not decide for the partnership. The same bytes again change
    nothing.
    """
    check_can_decide(partnership, by)
    _check_can_load(reading)
    document, new = Document.objects.get_or_create(
        partnership_id=partnership,
        checksum=reading.checksum,
        defaults={"name": reading.file, "content": content, "loaded_at": at, "actor": by.id},
    )
    if not new:
        standing = document.readings.order_by("id")[0]
        return Loaded(document.id, standing.id, document.name)
    stored = _store(reading, document, at=at)
    proposed = (
        register.propose(reading, reading_id=stored.id, partnership=partnership, by=by, at=at)
        if reading.recommendations
        else None
    )
    trail.record(
        "document.loaded", kind="document", subject=document.id, by=by, at=at, partnership=partnership,
        details={"reading": stored.id, "bytes": len(content)},
    )  # fmt: skip
    return Loaded(document.id, stored.id, document.name, True, proposed, len(reading.actions))


@transaction.atomic
def settle_columns(layout: Layout, *, partnership: int, by: Actor, at: datetime) -> bool:
    """Keep what the columns of a layout mean, for every later table that has it; whether anything changed.

    Raises Refused unless `by` may decide for the partnership, or where no column holds an ask.
    """
    check_can_decide(partnership, by)
    if not ASKS & set(layout.meanings):
        raise Refused(
            "No column of this layout holds a recommendation, a finding or an action, so nothing could be read from "
            "it. Say which one does."
        )
    kept = {"headers": list(layout.headers), "meanings": list(layout.meanings)}
    standing = ColumnMap.objects.select_for_update().filter(
        partnership_id=partnership, fingerprint=layout.fingerprint
    )
    known = standing.first()
    if known is not None and known.meanings == kept["meanings"]:
        return False
    settled, _ = ColumnMap.objects.update_or_create(
        partnership_id=partnership, fingerprint=layout.fingerprint,
        defaults={**kept, "settled_at": at, "actor": by.id},
    )  # fmt: skip
    trail.record(
        "columns.settled", kind="column_map", subject=settled.id, by=by, at=at, partnership=partnership,
        details={"columns": len(layout.headers)},
    )  # fmt: skip
    return True


def _check_can_load(reading: read.Reading) -> None:
    if reading.error:
        raise Refused(reading.error)
    if not (reading.recommendations or reading.actions):
        raise Refused(
            f"{reading.file}: no recommendation was found in it, so there is nothing to load. "
            "Check that it is the right file."
        )


def _store(reading: read.Reading, document: Document, *, at: datetime) -> Reading:
    contract = as_contract([reading])["documents"][0]
    return Reading.objects.create(
        partnership_id=document.partnership_id,
        document=document,
        reader_version=reading.reader_version,
        kind=reading.kind,
        contract=contract,
        source_text=reading.source_text,
        read_at=at,
    )
