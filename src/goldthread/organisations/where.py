"""Where an organisation stands in recorded changes: which partnerships it works with, and what became of it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from goldthread.organisations.domain import SuccessionKind, with_predecessors
from goldthread.organisations.models import Membership, Organisation, Succession
from goldthread.organisations.passing import Lifetime, Passing, edges


def standing_changes() -> QuerySet[Succession]:
    """Every change that was not ended as a mistake, pending ones included."""
    return Succession.objects.filter(undone_at__isnull=True)


def passing_of(row: Succession) -> Passing:
    return Passing(
        row.predecessor_id,
        row.successor_id,
        SuccessionKind(row.kind),
        row.on,
        row.until_on,
        row.passes,
        row.pending,
    )


def passings() -> tuple[Passing, ...]:
    """Every standing change, as rules take them. One query."""
    return tuple(passing_of(row) for row in standing_changes())


def line_of(organisation: int, *, on: date) -> tuple[int, ...]:
    """The organisation and every one whose duties came to it by themselves."""
    return with_predecessors(organisation, edges(passings(), on=on))


def partnerships_of(organisation: int, *, on: date) -> frozenset[int]:
    """The partnerships that it, or one whose duties came to it, is an agency of on a day."""
    found = Membership.objects.filter(organisation_id__in=line_of(organisation, on=on))
    return frozenset(each.partnership_id for each in found if each.until_on is None or each.until_on >= on)


def lifetimes(organisations: Iterable[int]) -> dict[int, Lifetime]:
    found = Organisation.objects.filter(id__in=set(organisations))
    return {each.id: Lifetime(each.name, each.began_on, each.ended_on) for each in found}
