"""Rules of organisations that need no database."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from goldthread.kernel.actor import Role

ROLE_WORDS: Mapping[Role, str] = {
    Role.SUPPORT_TEAM: "Partnership support team",
    Role.SCRUTINEER: "Independent scrutineer",
    Role.AGENCY_LEAD: "Agency safeguarding lead",
}


class OrganisationKind(StrEnum):
    """What sort of body it is; national kinds, so that a document's "the police" can be understood."""

    LOCAL_AUTHORITY = "local_authority"
    CHILDRENS_SERVICES = "childrens_services"
    NHS_TRUST = "nhs_trust"
    INTEGRATED_CARE_BOARD = "integrated_care_board"
    CLINICAL_COMMISSIONING_GROUP = "clinical_commissioning_group"
    GENERAL_PRACTICE = "general_practice"
    POLICE = "police"
    PROBATION = "probation"
    EDUCATION = "education"
    HOUSING = "housing"
    VOLUNTARY = "voluntary"
    PARTNERSHIP_TEAM = "partnership_team"
    SCRUTINY = "scrutiny"
    OTHER = "other"


KIND_WORDS: Mapping[OrganisationKind, str] = {
    OrganisationKind.LOCAL_AUTHORITY: "Local authority",
    OrganisationKind.CHILDRENS_SERVICES: "Children's services",
    OrganisationKind.NHS_TRUST: "NHS trust",
    OrganisationKind.INTEGRATED_CARE_BOARD: "Integrated care board",
    OrganisationKind.CLINICAL_COMMISSIONING_GROUP: "Clinical commissioning group",
    OrganisationKind.GENERAL_PRACTICE: "GP practice",
    OrganisationKind.POLICE: "Police",
    OrganisationKind.PROBATION: "Probation",
    OrganisationKind.EDUCATION: "School, college or education service",
    OrganisationKind.HOUSING: "Housing provider",
    OrganisationKind.VOLUNTARY: "Voluntary organisation",
    OrganisationKind.PARTNERSHIP_TEAM: "Partnership support team",
    OrganisationKind.SCRUTINY: "Independent scrutiny",
    OrganisationKind.OTHER: "Other",
}

ROLES_OF_A_PARTNERSHIP = frozenset({Role.SUPPORT_TEAM, Role.SCRUTINEER})


def normal_words(words: str) -> str:
    """How two spellings of one name are compared: lower case, straight apostrophes, single spaces, no leading "the"."""
    plain = re.sub(r"[‘’]", "'", words).lower()
    return re.sub(r"\s+", " ", re.sub(r"[^\w'&/ -]", " ", plain)).strip().removeprefix("the ")


def with_predecessors(organisation: int, successions: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The organisation and everything whose duties came to it. `successions` are (predecessor, successor) in force.

    A loop, which only a wrong entry could make, ends where it began.
    """
    before: dict[int, set[int]] = {}
    for predecessor, successor in successions:
        before.setdefault(successor, set()).add(predecessor)
    found: set[int] = set()
    waiting = [organisation]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(before.get(current, ()))
    return tuple(sorted(found))


_EVERYBODY = re.compile(
    r"(?:(?:all|any|other|our|partner|individual|relevant|local|several|multi-agency|single|each|every|both|named|"
    r"and|of|safeguarding|frontline|health) ?)*"
    r"(?:agenc(?:y|ies)|partners|partnerships?|boards?|organisations?|professionals?|practitioners?|staff|services?)"
)


def names_no_single_body(words: str) -> bool:
    """True for "All agencies", "The Partnership", "Health professionals": no one organisation can be meant."""
    return bool(_EVERYBODY.fullmatch(normal_words(words)))
