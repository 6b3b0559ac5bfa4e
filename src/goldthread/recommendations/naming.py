"""Saying who a name is, and which organisations a recommendation concerns. Used by commands alone."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from goldthread.kernel.actor import Actor
from goldthread.organisations import commands as organisations
from goldthread.organisations import queries as known
from goldthread.organisations.domain import normal_words
from goldthread.recommendations import proposals
from goldthread.recommendations.domain import Basis
from goldthread.recommendations.kinship import family
from goldthread.recommendations.models import Addressee, Commitment, Recommendation, Response


@transaction.atomic
def say_who(words: str, *, organisation: int, partnership: int, by: Actor, at: datetime) -> int:
    """Confirm which organisation a document's words name, and give it the rows that use them; the number of rows.

    Known ever after: later loads find the organisation by themselves.
    """
    organisations.add_alias(words, organisation=organisation, partnership=partnership, by=by, at=at)
    return (
        _give(Response, "speaker_words", Basis.ANSWERED, words, organisation, partnership)
        + _give(Commitment, "owner_words", Basis.COMMITTED, words, organisation, partnership)
        + _address(words, organisation, partnership)
    )


def address_anew(rows: Iterable[Recommendation]) -> None:
    """Make the addressees of changed recommendations, and of their parts and parents, what the rows now say.

    An agency that answered by mistake would otherwise go on seeing what was never put to it.
    """
    touched = {one.id: one for row in rows for one in family(row)}
    for row in touched.values():
        wanted = _answering(row) | _asked(row)
        standing = {(each.organisation_id, Basis(each.basis)): each.id for each in row.addressees.all()}
        Addressee.objects.filter(id__in=[standing[each] for each in standing.keys() - wanted]).delete()
        for organisation, basis in sorted(wanted - standing.keys()):
            proposals.add_addressee(row, organisation, basis)


def _answering(row: Recommendation) -> set[tuple[int, Basis]]:
    """Who answers or promises, on the recommendation itself, on a part of it or on what it is a part of."""
    found: set[tuple[int, Basis]] = set()
    kin = Q(recommendation=row.id) | Q(recommendation__parent=row.id)
    if row.parent_id:
        kin |= Q(recommendation=row.parent_id)
    for model, basis in ((Response, Basis.ANSWERED), (Commitment, Basis.COMMITTED)):
        named = model._default_manager.filter(kin, organisation__isnull=False)
        found |= {(each, basis) for each in named.values_list("organisation_id", flat=True)}
    return found


def _asked(row: Recommendation) -> set[tuple[int, Basis]]:
    """Whom the words address: the recommendation's own, and those of its parts, whose lead-in it is."""
    words = [row.addressee_words, *row.parts.values_list("addressee_words", flat=True)]
    named = known.organisations_called(words, partnership=row.partnership_id)
    return {(each, Basis.ASKED) for each in named.values()}


def _give(
    model: type[Response] | type[Commitment],
    column: str,
    basis: Basis,
    words: str,
    organisation: int,
    partnership: int,
) -> int:
    nameless = model.objects.filter(partnership_id=partnership, organisation__isnull=True).exclude(
        **{column: ""}
    )
    rows = [
        row
        for row in nameless.select_related("recommendation")
        if normal_words(getattr(row, column)) == normal_words(words)
    ]
    model.objects.filter(id__in=[row.id for row in rows]).update(organisation_id=organisation)
    for row in rows:
        for one in family(row.recommendation):
            proposals.add_addressee(one, organisation, basis)
    return len(rows)


def _address(words: str, organisation: int, partnership: int) -> int:
    named = Recommendation.objects.filter(partnership_id=partnership).exclude(addressee_words="")
    rows = [row for row in named if normal_words(row.addressee_words) == normal_words(words)]
    for row in rows:
        for one in [row, *([row.parent] if row.parent else [])]:
            proposals.add_addressee(one, organisation, Basis.ASKED)
    return len(rows)
