"""One cast of invented agencies and people, made through the commands that a real installation uses."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from goldthread.kernel.actor import Actor, Role, system_actor
from goldthread.organisations import commands, queries
from goldthread.organisations.models import User
from goldthread.trail.context import acting

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ON = AT.date()
LONG_AGO = date(2015, 4, 1)
PASSWORD = "four invented garden words"
SETTER_UP = system_actor("test")


@dataclass(frozen=True)
class AlderVale:
    """A partnership, its agencies, and an actor for each kind of person."""

    partnership: int
    trust: int
    trust_today: int
    police: int
    children: int
    support: Actor
    scrutineer: Actor
    trust_lead: Actor
    police_lead: Actor

    @property
    def loader(self) -> Actor:
        """The installation itself, loading for this partnership."""
        return system_actor("command-line", partnerships=(self.partnership,))


def alder_vale(*, password: str | None = None) -> AlderVale:
    """The whole cast, who sign in only where a `password` is given.

    The trust has been succeeded by another since 1 April 2024, and its lead works for that one.
    """
    with acting(SETTER_UP):
        partnership = commands.add_partnership(
            "Alder Vale Safeguarding Children Partnership", slug="alder-vale", by=SETTER_UP, at=AT
        )
    by = system_actor("test", partnerships=(partnership,))
    with acting(by):
        team = _organisation("Alder Vale Partnership Support Team", "partnership_team", by)
        scrutiny = _organisation("Alder Vale Independent Scrutiny", "scrutiny", by)
        trust = _organisation("Alder Vale Community NHS Trust", "nhs_trust", by)
        today = _organisation("Wessmoor Health NHS Foundation Trust", "nhs_trust", by)
        police = _organisation("Wessmoor Police", "police", by)
        children = _organisation("Northmere Children's Services", "childrens_services", by)
        commands.succeed(trust, successor=today, on=date(2024, 4, 1), by=by, at=AT)
        for agency in (trust, today, police, children):
            commands.add_member(agency, partnership=partnership, by=by, at=AT)
        return AlderVale(
            partnership, trust, today, police, children,
            support=appointed("support", team, Role.SUPPORT_TEAM, by, partnership, password),
            scrutineer=appointed("scrutineer", scrutiny, Role.SCRUTINEER, by, partnership, password),
            trust_lead=appointed("nurse", today, Role.AGENCY_LEAD, by, None, password),
            police_lead=appointed("detective", police, Role.AGENCY_LEAD, by, None, password),
        )  # fmt: skip


def appointed(
    name: str,
    organisation: int,
    role: Role,
    by: Actor,
    partnership: int | None = None,
    password: str | None = None,
) -> Actor:
    """A person with one post, as the actor they are in it. Their address is NAME@aldervale.example."""
    user = commands.add_person(
        f"Invented {name.title()}", email=f"{name}@aldervale.example", password=password, by=by, at=AT
    )
    commands.appoint(
        user, organisation=organisation, role=role, partnership=partnership, from_on=LONG_AGO, by=by, at=AT
    )
    found = User.objects.get(id=user)
    return queries.actor_for(queries.posts_of(found, on=ON)[0], user=found, on=ON)


def fernhill() -> Actor:
    """The support team of a second partnership, which may know nothing of the first one's."""
    with acting(SETTER_UP):
        partnership = commands.add_partnership(
            "Fernhill Safeguarding Children Partnership", slug="fernhill", by=SETTER_UP, at=AT
        )
    by = system_actor("test", partnerships=(partnership,))
    with acting(by):
        team = _organisation("Fernhill Partnership Support Team", "partnership_team", by)
        return appointed("stranger", team, Role.SUPPORT_TEAM, by, partnership)


def user_of(actor: Actor) -> User:
    """The sign-in of a person of the cast."""
    return User.objects.get(person_id=int(actor.id.removeprefix("person:")))


def signed_in(who: Actor | User, *, second_factor: bool = True, raises: bool = True) -> Client:
    """A browser in which a person of the cast has signed in, with one-time codes set up unless told otherwise.

    `raises` False lets a fault of a page become the page that a person would see.
    """
    user = user_of(who) if isinstance(who, Actor) else who
    if second_factor:
        TOTP.activate(user, generate_totp_secret())
    client = Client(raise_request_exception=raises)
    client.force_login(user)
    return client


def _organisation(name: str, kind: str, by: Actor) -> int:
    return commands.add_organisation(name, kind=kind, by=by, at=AT)
