"""Opening positions as pages show them: which stand, what stood before, what one act set. Shown by `queries`."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Q, TextField, Value
from django.db.models.functions import Coalesce

from goldthread.kernel.refusals import NotFound
from goldthread.kernel.slices import Slice
from goldthread.organisations import queries as organisations
from goldthread.recommendations.domain import Opening, Standing
from goldthread.recommendations.models import Commitment, OpeningPosition, Recommendation, Registered
from goldthread.recommendations.positions import HAVING, STANDS, Subject
from goldthread.recommendations.rows import OpeningAct, OpeningRow
from goldthread.recommendations.selecting import (
    CONFIRMED,
    Filters,
    commitments_found,
    positions_standing,
    recommendations_found,
)

OF_COMMITMENTS = ("status", "due_until")
"""Filters that no recommendation could answer to."""

ORDER = ("by_review", "of_review", "by_ask", "by_place", "of_ask", "by_kind", "by_own", "by_own_place", "id")


def without_position() -> int:
    """Confirmed recommendations, parts and commitments whose opening position nobody has set yet."""
    return sum(
        model._default_manager.filter(CONFIRMED, ~Exists(positions_standing(model))).count()
        for model in HAVING.values()
    )


def openings_of(rows: Iterable[Registered]) -> dict[int, OpeningRow]:
    """By id, the position that stands for each of these rows of one kind. A row that is not confirmed has none."""
    confirmed = [row for row in rows if row.standing == Standing.CONFIRMED]
    if not confirmed:
        return {}
    kind, ids = confirmed[0]._meta.model_name, [row.pk for row in confirmed]
    found = list(OpeningPosition.objects.filter(STANDS, subject_kind=kind, subject_id__in=ids))
    return {each.subject_id: shown for each, shown in zip(found, _shown(found), strict=True)}


def opening_before(kind: str, subject: int) -> OpeningRow | None:
    """What was set for a row whose confirmation was undone since, and counts again once it is confirmed again."""
    found = OpeningPosition.objects.filter(STANDS, subject_kind=kind, subject_id=subject)
    return next(iter(_shown(found)), None)


def positions_on(kind: str, subject: int) -> tuple[OpeningRow, ...]:
    """Every opening position that one row had, newest first, undone ones too; an agency sees the one that stands."""
    found = OpeningPosition.objects.filter(subject_kind=kind, subject_id=subject)
    return tuple(_shown(found.order_by("-at", "-id")))


def act_on_positions(batch: UUID) -> OpeningAct:
    """What one act set. Raises NotFound, also where the actor may not know of it."""
    found = list(OpeningPosition.objects.filter(batch=batch).order_by("id"))
    if not found:
        raise NotFound("opening position")
    replaced = sum(1 for each in found if each.replaced_by)
    subjects = tuple((each.subject_kind, each.subject_id) for each in found)
    return OpeningAct(next(iter(_shown(found[:1]))), subjects, replaced)


def subjects_of_positions(filters: Filters, words: str) -> Slice[Subject]:
    """(kind, id) of every row that `queries.positioned` gives for these filters, in its order."""
    confirmed = {**filters, "standing": Standing.CONFIRMED.value}
    of_commitments = any(filters.get(name) for name in OF_COMMITMENTS)
    kind, found = filters.get("kind"), []
    if kind != "commitment" and not of_commitments:
        found.append(_asks(_about(recommendations_found(confirmed, words), filters)))
    if kind != "recommendation":
        found.append(_promises(_about(commitments_found(confirmed, words), filters)))
    rows = found[0].union(*found[1:], all=True).order_by(*ORDER) if found else ()
    chosen = tuple((str(of_kind), int(subject)) for of_kind, subject, *_ in rows)
    return Slice(chosen, len(chosen))


def _about(found: Any, filters: Filters) -> Any:
    """The one row that the filters name, or what is under it; everything where they name none."""
    if not filters.get("about"):
        return found
    kind, subject = filters["about"]
    if found.model is Recommendation:
        return found.filter(Q(pk=subject) | Q(parent=subject)) if kind == "recommendation" else found.none()
    if kind == "commitment":
        return found.filter(pk=subject)
    return found.filter(Q(recommendation=subject) | Q(recommendation__parent=subject))


def _asks(found: Any) -> Any:
    return _keyed(
        found, Recommendation, by_review=F("review__name"), of_review=F("review_id"), by_ask=F("position"),
        by_place=Coalesce("source_start", 0), of_ask=F("id"), by_own=Value(0), by_own_place=Value(0),
    )  # fmt: skip


def _promises(found: Any) -> Any:
    return _keyed(
        found, Commitment, by_review=F("recommendation__review__name"), of_review=F("recommendation__review_id"),
        by_ask=F("recommendation__position"), by_place=Coalesce("recommendation__source_start", 0),
        of_ask=F("recommendation_id"), by_own=F("position"), by_own_place=Coalesce("source_start", 0),
    )  # fmt: skip


def _keyed(found: Any, model: type[Registered], **keys: Any) -> Any:
    """Kind and id of each row, with what orders rows of both kinds among one another."""
    kind = Value(model._meta.model_name, output_field=TextField())
    level = Value(list(HAVING.values()).index(model))
    keyed = found.order_by().annotate(of_kind=kind, by_kind=level, **keys)
    return keyed.values_list("of_kind", "id", "by_kind", *sorted(keys))


def _shown(found: Iterable[OpeningPosition]) -> Iterable[OpeningRow]:
    rows = list(found)
    names: Mapping[int, Any] = organisations.organisation_rows(
        each.closed_by_organisation_id for each in rows if each.closed_by_organisation_id
    )
    for each in rows:
        organisation = names.get(each.closed_by_organisation_id or 0)
        by_whom = [organisation.name if organisation else "", each.closed_by]
        yield OpeningRow(
            Opening(each.position),
            ", ".join(part for part in by_whom if part),
            each.closed_words,
            each.closed_earliest,
            each.closed_latest,
            each.note,
            each.at,
            each.batch,
            each.replaced_at,
            each.undone_at,
        )
