"""Reading organisations, posts and who an actor is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goldthread.kernel.actor import Actor, ActorKind, Role
from goldthread.kernel.refusals import NotFound
from goldthread.organisations.change_files import read_changes as read_changes
from goldthread.organisations.domain import ROLE_WORDS, normal_words
from goldthread.organisations.duties import Duty as Duty
from goldthread.organisations.family import assigned_to as assigned_to
from goldthread.organisations.family import change as change
from goldthread.organisations.family import family_of as family_of
from goldthread.organisations.family import waiting_organisations as waiting_organisations
from goldthread.organisations.family import waiting_with as waiting_with
from goldthread.organisations.listing import holders_of as holders_of
from goldthread.organisations.listing import organisation as organisation
from goldthread.organisations.listing import organisation_rows as organisation_rows
from goldthread.organisations.listing import organisations as organisations
from goldthread.organisations.models import Alias, Organisation, Partnership, Post
from goldthread.organisations.models import User as User  # Django hands it to pages, so they may name it
from goldthread.organisations.rows import OrganisationRow as OrganisationRow
from goldthread.organisations.where import line_of
from goldthread.organisations.where import partnerships_of as partnerships_of


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post in force, as a page names it."""

    id: int
    role: Role
    role_words: str
    organisation: int
    organisation_name: str
    partnership: int | None
    partnership_name: str | None

    @property
    def words(self) -> str:
        place = self.partnership_name or self.organisation_name
        return f"{self.role_words}, {place}"


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    id: int
    slug: str
    name: str


def posts_of(user: User, *, on: date) -> tuple[HeldPost, ...]:
    """The posts that a user's person holds on a day, partnership posts first, then by organisation's name."""
    found = (
        _in_force(Post.objects.filter(person__user=user, person__isnull=False), on)
        .select_related("organisation", "partnership")
        .order_by("partnership__name", "organisation__name", "id")
    )
    return tuple(_held(post) for post in found)


def actor_for(post: HeldPost, *, user: User, on: date) -> Actor:
    """The actor that a user is in one post: what it sees whole, and every organisation whose duties it has."""
    return Actor(
        kind=ActorKind.PERSON,
        id=f"person:{user.person_id}",
        role=post.role,
        post=post.id,
        organisation=post.organisation,
        partnerships=(post.partnership,) if post.partnership else (),
        organisations=line_of(post.organisation, on=on),
    )


def partnership_by_slug(slug: str) -> PartnershipRow:
    """The partnership with this short name. Raises NotFound."""
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound(f"There is no partnership called {slug}.")
    return PartnershipRow(found.id, found.slug, found.name)


def partnerships() -> tuple[PartnershipRow, ...]:
    """Every partnership of this installation, by name."""
    return tuple(
        PartnershipRow(each.id, each.slug, each.name) for each in Partnership.objects.order_by("name")
    )


def organisations_called(words: Iterable[str | None], *, partnership: int) -> dict[str, int]:
    """Words as a document has them, to the organisation that the partnership's aliases or a full name give.

    Words that nobody has confirmed are absent: nothing is guessed.
    """
    wanted = {normal_words(each): each for each in words if each}
    known = dict(
        Alias.objects.filter(
            partnership_id=partnership, normal__in=wanted, ended_at__isnull=True
        ).values_list("normal", "organisation_id")
    )
    for each in Organisation.objects.all():
        for name in (each.name, each.short_name):
            if name and normal_words(name) in wanted:
                known.setdefault(normal_words(name), each.id)
    spellings = {each for each in words if each}
    return {each: known[normal_words(each)] for each in spellings if normal_words(each) in known}


def organisation_choices() -> tuple[tuple[int, str], ...]:
    """(id, name) of every organisation, by name, for a filter or a form."""
    return tuple(Organisation.objects.order_by("name").values_list("id", "name"))


def _in_force(posts: QuerySet[Post], on: date) -> QuerySet[Post]:
    return posts.filter(from_on__lte=on).filter(Q(until_on__isnull=True) | Q(until_on__gte=on))


def _held(post: Post) -> HeldPost:
    role = Role(post.role)
    return HeldPost(
        id=post.id,
        role=role,
        role_words=post.title or ROLE_WORDS[role],
        organisation=post.organisation_id,
        organisation_name=post.organisation.name,
        partnership=post.partnership_id,
        partnership_name=post.partnership.name if post.partnership else None,
    )
