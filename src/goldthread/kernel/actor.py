"""Who acts, for which organisation, and what that lets the database show."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """A one-time link and the system itself act too, and are never taken for a person."""

    PERSON = "person"
    LINK = "link"
    SYSTEM = "system"


class Role(StrEnum):
    """What a post lets its holder do. The value is stored; `organisations.roles` says it in words."""

    SUPPORT_TEAM = "support_team"
    SCRUTINEER = "scrutineer"
    AGENCY_LEAD = "agency_lead"


@dataclass(frozen=True, slots=True)
class Actor:
    """One person acting in one post, or the system.

    `partnerships` are those seen whole; `organisations` are the one acted for and every predecessor whose duties it
    inherited. Both are ids, sorted. They become the settings that row-level security reads.
    """

    kind: ActorKind
    id: str
    role: Role | None = None
    post: int | None = None
    organisation: int | None = None
    partnerships: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()


def system_actor(name: str, *, partnerships: tuple[int, ...] = ()) -> Actor:
    """The actor for work that no person asked for, such as a nightly job; `name` says which."""
    return Actor(kind=ActorKind.SYSTEM, id=f"system:{name}", partnerships=partnerships)
