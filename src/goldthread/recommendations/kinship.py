"""How the register's rows hang together: what a row belongs to, what belongs to it. Used by commands alone."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import NotFound
from goldthread.recommendations.domain import Stale
from goldthread.recommendations.models import Commitment, Recommendation, Registered, Response, Review
from goldthread.recommendations.permissions import check_can_decide

KINDS: Mapping[str, type[Registered]] = {
    "review": Review,
    "recommendation": Recommendation,
    "response": Response,
    "commitment": Commitment,
}
"""What an act can be about, in the order in which one must stand before the next."""


def row_called(kind: str, subject: int) -> Registered:
    """The row, locked for this transaction. Raises NotFound, also where the actor may not know of it."""
    if kind not in KINDS:
        raise NotFound(kind)
    found = KINDS[kind]._default_manager.select_for_update(of=("self",)).filter(pk=subject).first()
    if found is None:
        raise NotFound(kind)
    return found


def for_change(kind: str, subject: int, by: Actor, *, version: int | None = None) -> Registered:
    """The row, where `by` may change it. `version` is the one that the person saw: raises Stale for another."""
    row = row_called(kind, subject)
    check_can_decide(row.partnership_id, by)
    if version is not None and row.version != version:
        raise Stale
    return row


def kind_of(row: Registered) -> str:
    return row._meta.model_name or ""


def above(row: Registered) -> Iterable[Registered]:
    """What a row belongs to, nearest last."""
    if isinstance(row, Recommendation):
        yield row.review
        if row.parent is not None:
            yield row.parent
    if isinstance(row, Response | Commitment):
        yield row.recommendation
    if isinstance(row, Commitment) and row.response is not None:
        yield row.response


def below(row: Registered) -> Iterable[Registered]:
    """Everything that belongs to a row, however deep."""
    if isinstance(row, Review):
        for each in row.recommendations.filter(parent__isnull=True):
            yield each
            yield from below(each)
    if isinstance(row, Recommendation):
        for part in row.parts.all():
            yield part
            yield from below(part)
        yield from row.responses.all()
        yield from row.commitments.all()
    if isinstance(row, Response):
        yield from row.commitments.all()


def whole_line(row: Registered) -> Iterable[Registered]:
    """The row and everything above it."""
    yield row
    for each in above(row):
        yield from whole_line(each)


def family(row: Recommendation) -> Iterable[Recommendation]:
    """A recommendation with its parts and with what it is a part of: what answers one answers the others."""
    return Recommendation.objects.filter(Q(id=row.id) | Q(parent=row.id) | Q(id=row.parent_id))
