"""The demonstration's organisations and people. Invented, each of them; what stands already is left as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from goldthread.cli.demonstration import codes
from goldthread.kernel.actor import Actor, Role, system_actor
from goldthread.kernel.clock import LONDON, today
from goldthread.organisations import commands, queries
from goldthread.organisations.domain import OrganisationKind as Kind
from goldthread.trail.context import acting

BEGAN = datetime(2025, 9, 1, 9, 0, tzinfo=LONDON)
PASSWORD = "seven invented garden gates"

ALDER_VALE, ELDERWICK = "alder-vale", "elderwick"
PARTNERSHIPS: Mapping[str, str] = {
    ALDER_VALE: "Alder Vale Safeguarding Children Partnership",
    ELDERWICK: "Elderwick Safeguarding Children Partnership",
}

TEAM, SCRUTINY = "Alder Vale Partnership Support Team", "Alder Vale Independent Scrutiny"
ELDERWICK_TEAM = "Elderwick Partnership Support Team"
OLD_TRUST, TRUST = "Alder Vale Community NHS Trust", "Wessmoor Health NHS Foundation Trust"
OLD_GROUP, BOARD = "Alder Vale Clinical Commissioning Group", "Wessmoor Integrated Care Board"
POLICE = "Wessmoor Police"

ORGANISATIONS: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
    (TEAM, Kind.PARTNERSHIP_TEAM, ()),
    (SCRUTINY, Kind.SCRUTINY, ()),
    (ELDERWICK_TEAM, Kind.PARTNERSHIP_TEAM, ()),
    (OLD_TRUST, Kind.NHS_TRUST, (ALDER_VALE,)),
    (TRUST, Kind.NHS_TRUST, (ALDER_VALE, ELDERWICK)),
    (OLD_GROUP, Kind.CLINICAL_COMMISSIONING_GROUP, (ALDER_VALE,)),
    (BOARD, Kind.INTEGRATED_CARE_BOARD, (ALDER_VALE, ELDERWICK)),
    (POLICE, Kind.POLICE, (ALDER_VALE, ELDERWICK)),
    ("Northmere Children's Services", Kind.CHILDRENS_SERVICES, (ALDER_VALE,)),
    ("Northmere Education Service", Kind.EDUCATION, (ALDER_VALE,)),
    ("Fernhill Family Nurse Partnership", Kind.OTHER, (ALDER_VALE,)),
    ("Fernhill Homes", Kind.HOUSING, (ALDER_VALE,)),
    ("Elderwick Children's Services", Kind.CHILDRENS_SERVICES, (ELDERWICK,)),
)
"""Name, kind, and the partnerships that each is an agency of."""

SUCCESSIONS = ((OLD_GROUP, BOARD, date(2022, 7, 1)), (OLD_TRUST, TRUST, date(2024, 4, 1)))


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody to sign in as; `sees` is for the terminal. `posts` are (organisation, role, partnership, from)."""

    email: str
    name: str
    work: str
    sees: str
    posts: tuple[tuple[str, Role, str | None, date], ...]


SUPPORT = Character(
    "support@aldervale.example", "Maud Thistlewood", "Partnership support team",
    "all of Alder Vale; two documents wait to be confirmed",
    ((TEAM, Role.SUPPORT_TEAM, ALDER_VALE, date(2019, 9, 29)),),
)  # fmt: skip
SCRUTINEER = Character(
    "scrutineer@aldervale.example", "Osric Larchmead", "Independent scrutineer",
    "all of both partnerships, one post at a time; changes nothing",
    (
        (SCRUTINY, Role.SCRUTINEER, ALDER_VALE, date(2020, 1, 6)),
        (SCRUTINY, Role.SCRUTINEER, ELDERWICK, date(2023, 4, 3)),
    ),
)  # fmt: skip
NURSE = Character(
    "nurse@wessmoor-health.example", "Idony Fallowmere", "Named nurse of an NHS trust",
    "what both partnerships asked of her trust, and of the one it took over in 2024",
    ((TRUST, Role.AGENCY_LEAD, None, date(2024, 4, 1)),),
)  # fmt: skip
DETECTIVE = Character(
    "detective@wessmoor-police.example", "Corin Wychbrook", "Detective",
    "what both partnerships asked of Wessmoor Police",
    ((POLICE, Role.AGENCY_LEAD, None, date(2020, 2, 3)),),
)  # fmt: skip
ELDERWICK_SUPPORT = Character(
    "support@elderwick.example", "Perpetua Hollinshaw", "The other support team",
    "all of Elderwick, nothing of Alder Vale",
    ((ELDERWICK_TEAM, Role.SUPPORT_TEAM, ELDERWICK, date(2021, 3, 1)),),
)  # fmt: skip
CHARACTERS = (SUPPORT, NURSE, DETECTIVE, SCRUTINEER, ELDERWICK_SUPPORT)


def assemble() -> None:
    """Partnerships, organisations, successions and people. The caller holds the transaction."""
    by = system_actor("demonstration")
    with acting(by):
        partnerships = {
            slug: commands.add_partnership(name, slug=slug, by=by, at=BEGAN)
            for slug, name in PARTNERSHIPS.items()
        }
    by = system_actor("demonstration", partnerships=tuple(sorted(partnerships.values())))
    with acting(by):
        organisations = _organisations(partnerships, by)
        for each in CHARACTERS:
            _person(each, partnerships, organisations, by)


def actor_of(who: Character, *, at: datetime) -> Actor:
    """The actor that a character is in the first of the posts held at that moment."""
    user = queries.User.objects.get(email=who.email)
    return queries.actor_for(queries.posts_of(user, on=today(at))[0], user=user, on=today(at))


def _organisations(partnerships: Mapping[str, int], by: Actor) -> dict[str, int]:
    made = {}
    for name, kind, member_of in ORGANISATIONS:
        made[name] = commands.add_organisation(name, kind=kind, by=by, at=BEGAN)
        for slug in member_of:
            commands.add_member(made[name], partnership=partnerships[slug], by=by, at=BEGAN)
    for before, after, on in SUCCESSIONS:
        commands.succeed(made[before], successor=made[after], on=on, by=by, at=BEGAN)
    return made


def _person(
    who: Character, partnerships: Mapping[str, int], organisations: Mapping[str, int], by: Actor
) -> None:
    """Made once; a visitor who has since changed the password or the codes keeps what they changed."""
    if queries.User.objects.filter(email=who.email).exists():
        return
    user = commands.add_person(who.name, email=who.email, password=PASSWORD, by=by, at=BEGAN)
    for organisation, role, slug, from_on in who.posts:
        commands.appoint(
            user, organisation=organisations[organisation], role=role, from_on=from_on, by=by, at=BEGAN,
            partnership=partnerships[slug] if slug else None,
        )  # fmt: skip
    codes.give(who.email)
