"""Writing organisations, partnerships, people and posts. Each can be run twice: what stands is left as it is.

Behind this door stand `aliasing` (what documents call an organisation), `coding` (codes and dates), `succeeding` (what
became of it), `assigning` (who has what after a split) and `loading` (a file of changes).
"""

from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from goldthread.kernel.actor import Actor, Role
from goldthread.kernel.refusals import Refused
from goldthread.organisations.aliasing import add_alias as add_alias
from goldthread.organisations.aliasing import end_alias as end_alias
from goldthread.organisations.aliasing import move_alias as move_alias
from goldthread.organisations.assigning import assign as assign
from goldthread.organisations.assigning import take_back as take_back
from goldthread.organisations.coding import add_code as add_code
from goldthread.organisations.coding import correct_organisation as correct_organisation
from goldthread.organisations.coding import end_code as end_code
from goldthread.organisations.domain import OrganisationKind
from goldthread.organisations.loading import load_changes as load_changes
from goldthread.organisations.models import Membership, Organisation, Partnership, Person, Post, User
from goldthread.organisations.permissions import (
    check_can_appoint,
    check_can_found,
    check_can_manage,
    check_can_set_up,
)
from goldthread.organisations.succeeding import correct_change as correct_change
from goldthread.organisations.succeeding import end_change as end_change
from goldthread.organisations.succeeding import record_change as record_change
from goldthread.organisations.succeeding import succeed as succeed
from goldthread.trail import commands as trail


@transaction.atomic
def add_organisation(name: str, *, kind: str, short_name: str = "", by: Actor, at: datetime) -> int:
    """An organisation by its full name; the id of the one that stands where there is one already.

    Raises Refused unless `by` is of a support team.
    """
    check_can_set_up(by)
    found, made = Organisation.objects.get_or_create(
        name=name, defaults={"kind": OrganisationKind(kind).value, "short_name": short_name}
    )
    if made:
        trail.record("organisation.added", kind="organisation", subject=found.id, by=by, at=at)
    return found.id


@transaction.atomic
def add_partnership(name: str, *, slug: str, by: Actor, at: datetime) -> int:
    """A partnership. Raises Refused for a person, and where its short name or its name is another's."""
    check_can_found(by)
    found = Partnership.objects.filter(slug=slug).first() or Partnership.objects.filter(name=name).first()
    if found is None:
        found = Partnership.objects.create(name=name, slug=slug)
        trail.record(
            "partnership.added", kind="partnership", subject=found.id, by=by, at=at, partnership=found.id
        )
    if (found.slug, found.name) != (slug, name):
        raise Refused(
            f"There is already {found.name}, called {found.slug}. Choose another name and short name."
        )
    return found.id


@transaction.atomic
def add_member(
    organisation: int, *, partnership: int, from_on: date | None = None, by: Actor, at: datetime
) -> None:
    """An organisation becomes an agency of a partnership. Raises Refused unless `by` may manage it."""
    check_can_manage(partnership, by)
    found, made = Membership.objects.get_or_create(
        partnership_id=partnership, organisation_id=organisation, defaults={"from_on": from_on}
    )
    if made:
        trail.record(
            "member.added", kind="membership", subject=found.id, by=by, at=at, partnership=partnership
        )


@transaction.atomic
def add_person(name: str, *, email: str, password: str | None, by: Actor, at: datetime) -> int:
    """A person with a sign-in; the id of the user that stands where the address is known already.

    Raises Refused where the password is too weak, which is checked before anything is kept, and unless `by` is of a
    support team.
    """
    check_can_set_up(by)
    standing = User.objects.filter(email=email.strip().lower()).first()
    if standing is not None:
        return standing.id
    user = User(email=email.strip().lower())
    if password is not None:
        _check_password(password, user)
    user.person = Person.objects.create(name=name)
    user.set_password(password)
    user.save()
    trail.record("person.added", kind="person", subject=user.person.id, by=by, at=at)
    return user.id


@transaction.atomic
def appoint(
    user: int,
    *,
    organisation: int,
    role: Role,
    partnership: int | None = None,
    title: str = "",
    from_on: date,
    by: Actor,
    at: datetime,
) -> int:
    """A post for a user's person; the one that stands on `from_on` where they hold it already.

    Raises Refused unless `by` is of the support team of the partnership that the post sees whole or, for a post in an
    agency, of one that the agency belongs to.
    """
    if partnership is not None:
        check_can_manage(partnership, by)
    else:
        member_of = Membership.objects.filter(organisation_id=organisation)
        check_can_appoint(list(member_of.values_list("partnership_id", flat=True)), by)
    person = User.objects.get(id=user).person
    same = {
        "person": person,
        "organisation_id": organisation,
        "partnership_id": partnership,
        "role": role.value,
    }
    held = Post.objects.filter(**same, from_on__lte=from_on)
    standing = held.filter(Q(until_on__isnull=True) | Q(until_on__gte=from_on)).first()
    if standing is not None:
        return standing.id
    post = Post.objects.create(**same, from_on=from_on, title=title)
    trail.record("post.added", kind="post", subject=post.id, by=by, at=at, partnership=partnership)
    return post.id


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as fault:
        raise Refused(" ".join(fault.messages)) from fault
