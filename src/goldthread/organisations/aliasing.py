"""What one partnership's documents call an organisation. Used through `commands` alone."""

from datetime import datetime

from django.db import transaction

from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations.domain import normal_words
from goldthread.organisations.models import Alias
from goldthread.organisations.permissions import check_can_manage
from goldthread.trail import commands as trail


@transaction.atomic
def add_alias(words: str, *, organisation: int, partnership: int, by: Actor, at: datetime) -> int:
    """What the partnership's documents call an organisation; its id. Known to every load from then on.

    Raises Refused where the words mean another organisation already, or are none.
    """
    check_can_manage(partnership, by)
    normal = normal_words(words)
    if not normal:
        raise Refused("Enter the words that documents use for this organisation.")
    found, made = Alias.objects.get_or_create(
        partnership_id=partnership,
        normal=normal,
        ended_at=None,
        defaults={
            "organisation_id": organisation,
            "words": " ".join(words.split()),
            "confirmed_at": at,
            "confirmed_by": by.id,
        },
    )
    if found.organisation_id != organisation:
        raise Refused(f"“{words}” already means {found.organisation.name}. Take that meaning away first.")
    if made:
        trail.record("alias.added", kind="alias", subject=found.id, by=by, at=at, partnership=partnership)
    return found.id


@transaction.atomic
def end_alias(alias: int, *, by: Actor, at: datetime) -> None:
    """From now on the words mean nobody, and the next load asks again. Rows that they gave stay as they are.

    Raises NotFound, and Refused where it ended already or `by` may not manage its partnership.
    """
    row = _standing(alias, by)
    row.ended_at, row.ended_by = at, by.id
    row.save(update_fields=["ended_at", "ended_by"])
    trail.record("alias.ended", kind="alias", subject=row.id, by=by, at=at, partnership=row.partnership_id)


@transaction.atomic
def move_alias(alias: int, *, organisation: int, by: Actor, at: datetime) -> int:
    """From now on the words mean another organisation; the new alias's id. Rows that they gave stay as they are.

    Raises NotFound, and Refused where they mean that organisation already.
    """
    row = _standing(alias, by)
    if row.organisation_id == organisation:
        raise Refused(f"“{row.words}” already means {row.organisation.name}. Choose another organisation.")
    end_alias(alias, by=by, at=at)
    return add_alias(row.words, organisation=organisation, partnership=row.partnership_id, by=by, at=at)


def _standing(alias: int, by: Actor) -> Alias:
    row = (
        Alias.objects.select_for_update(of=("self",)).select_related("organisation").filter(id=alias).first()
    )
    if row is None:
        raise NotFound
    check_can_manage(row.partnership_id, by)
    if row.ended_at is not None:
        raise Refused(f"“{row.words}” has ended already. Add it again if documents still use it.")
    return row
