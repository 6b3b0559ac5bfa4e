"""What organisations still owe, as the register has it: told to the module that knows who takes over from whom."""

from collections.abc import Iterable

from django.urls import reverse

from goldthread.organisations.duties import Duty
from goldthread.recommendations import queries as register
from goldthread.recommendations.domain import STATUS_WORDS, CommitmentStatus, Opening, Standing
from goldthread.recommendations.rows import CommitmentRow, RecommendationRow

OPEN = [status.value for status in CommitmentStatus if status is not CommitmentStatus.DONE]

Beside = tuple[tuple[str, int], ...]


def open_duties(organisation: int) -> Iterable[Duty]:
    """Confirmed commitments that the agency does not call done, and recommendations that it was asked and that it has
    neither answered nor committed itself to. What was closed before Goldthread is no duty any more."""
    of_it = {"organisation": organisation, "standing": Standing.CONFIRMED.value}
    commitments = [row for row in register.commitments({**of_it, "status": OPEN}).rows if not _is_closed(row)]
    answered = {row.recommendation for row in register.responses(of_it).rows}
    answered |= {row.recommendation for row in register.commitments(of_it).rows}
    parents = _parents({row.recommendation for row in commitments} | answered)
    for row in commitments:
        yield _of_commitment(row, organisation, parents.get(row.recommendation))
    kin = answered | {parent for parent in (parents.get(each) for each in answered) if parent}
    for asked in register.recommendations(of_it).rows:
        if asked.id not in kin and asked.parent not in answered and not _is_closed(asked):
            yield _of_recommendation(asked, organisation)


def _is_closed(row: CommitmentRow | RecommendationRow) -> bool:
    return row.opening is not None and row.opening.position is Opening.CLOSED_BEFORE


def _parents(recommendations: set[int]) -> dict[int, int | None]:
    found = register.recommendations({"ids": recommendations, "standing": "all"}).rows
    return {row.id: row.parent for row in found}


def _of_commitment(row: CommitmentRow, organisation: int, parent: int | None) -> Duty:
    beside: Beside = (("recommendation", row.recommendation), ("review", row.review))
    beside += (("recommendation", parent),) if parent else ()
    beside += (("response", row.response),) if row.response else ()
    due = f"target date “{row.due_words}”" if row.due_words else "no target date"
    return Duty(
        kind="commitment",
        id=row.id,
        partnership=row.partnership,
        organisation=organisation,
        words=row.text,
        about=f"{STATUS_WORDS[row.status]}, {due}. {row.review_name}, recommendation {row.recommendation_label}",
        url=reverse("recommendations:commitment", args=[row.id]),
        seen_with=beside,
    )


def _of_recommendation(row: RecommendationRow, organisation: int) -> Duty:
    beside: Beside = (("review", row.review),)
    beside += (("recommendation", row.parent),) if row.parent else ()
    return Duty(
        kind="recommendation",
        id=row.id,
        partnership=row.partnership,
        organisation=organisation,
        words=row.text or row.label,
        about=f"Asked, with no answer here. {row.review_name}, recommendation {row.label}",
        url=reverse("recommendations:recommendation", args=[row.id]),
        seen_with=beside,
    )
