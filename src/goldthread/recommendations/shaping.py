"""From the tables' rows to the frozen rows of `rows`: used by `queries` alone."""

from collections.abc import Iterable
from typing import Any

from goldthread.organisations import queries as organisations
from goldthread.recommendations.domain import CommitmentStatus, Source, Standing, number_in
from goldthread.recommendations.models import Addressee, Recommendation, Registered, Response
from goldthread.recommendations.openings import openings_of
from goldthread.recommendations.rows import CommitmentRow, RecommendationRow, ResponseRow, ReviewRow


def source_of(row: Registered) -> Source:
    return Source(
        row.source_reading,
        row.source_document,
        row.source_start,
        row.source_end,
        row.source_line,
        row.source_page,
    )


def review_rows(found: list[Any]) -> Iterable[ReviewRow]:
    for each in found:
        yield ReviewRow(
            each.id,
            each.partnership_id,
            each.partnership.name,
            each.name,
            each.kind,
            Standing(each.standing),
            each.version,
            each.recommendation_count,
            each.response_count,
            each.commitment_count,
            each.proposed_count,
        )


def _label(row: Recommendation) -> str:
    number = number_in(row.label)
    if row.parent is not None and number.startswith("("):
        number = f"{number_in(row.parent.label)}{number}"
    return f"{number}, {row.section}" if row.section else number


def recommendation_rows(found: list[Any]) -> Iterable[RecommendationRow]:
    ids = [each.id for each in found]
    asked = Addressee.objects.filter(recommendation_id__in=ids).values_list(
        "recommendation_id", "organisation__name"
    )
    names: dict[int, set[str]] = {}
    for recommendation_id, name in asked:
        names.setdefault(recommendation_id, set()).add(name)
    openings = openings_of(found)
    for each in found:
        yield RecommendationRow(
            id=each.id,
            partnership=each.partnership_id,
            partnership_name=each.partnership.name,
            review=each.review_id,
            review_name=each.review.name,
            parent=each.parent_id,
            label=_label(each),
            printed=each.label,
            section=each.section,
            addressee_words=each.addressee_words,
            addressees=tuple(sorted(names.get(each.id, ()))),
            text=each.text,
            themes=tuple(each.themes),
            responses=each.response_count,
            commitments=each.commitment_count,
            standing=Standing(each.standing),
            version=each.version,
            source=source_of(each),
            opening=openings.get(each.id),
        )


def response_rows(found: list[Any]) -> Iterable[ResponseRow]:
    for each, answer in _answers(found):
        yield ResponseRow(**answer, commitments=each.commitment_count)


def commitment_rows(found: list[Any]) -> Iterable[CommitmentRow]:
    openings = openings_of(found)
    for each, answer in _answers(found):
        yield CommitmentRow(
            **answer,
            response=each.response_id,
            status=CommitmentStatus(each.status),
            due_words=each.due_words,
            due_earliest=each.due_earliest,
            due_latest=each.due_latest,
            due_precision=each.due_precision,
            recurring_every=each.recurring_every,
            recurring_alternatives=tuple(each.recurring_alternatives),
            opening=openings.get(each.id),
        )


def _answers(found: list[Any]) -> Iterable[tuple[Any, dict[str, Any]]]:
    """Each row with what responses and commitments both say: to what, whose, in which words, from where."""
    today = organisations.organisation_rows(each.organisation_id for each in found if each.organisation_id)
    for each in found:
        organisation = today.get(each.organisation_id)
        answer = {
            "id": each.id,
            "partnership": each.partnership_id,
            "partnership_name": each.partnership.name,
            "review": each.recommendation.review_id,
            "review_name": each.recommendation.review.name,
            "recommendation": each.recommendation_id,
            "recommendation_label": _label(each.recommendation),
            "organisation": each.organisation_id,
            "agency": each.agency_name,
            "agency_words": each.speaker_words if isinstance(each, Response) else each.owner_words,
            "agency_now": organisation.now if organisation else None,
            "text": each.text,
            "standing": Standing(each.standing),
            "version": each.version,
            "source": source_of(each),
        }
        yield each, answer
