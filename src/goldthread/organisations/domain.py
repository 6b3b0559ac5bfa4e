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
    """What sort of body it is; national kinds, so that a document's "the police" can be understood.

    Values are stored, so that a word may change and a value never. Who works with a partnership: the three safeguarding
    partners, and the relevant agencies of the Child Safeguarding Practice Review and Relevant Agency (England)
    Regulations 2018.
    """

    LOCAL_AUTHORITY = "local_authority"
    CHILDRENS_SERVICES = "childrens_services"
    ADULT_SERVICES = "adult_services"
    PUBLIC_HEALTH = "public_health"
    NHS_TRUST = "nhs_trust"
    AMBULANCE_TRUST = "ambulance_trust"
    INTEGRATED_CARE_BOARD = "integrated_care_board"
    CLINICAL_COMMISSIONING_GROUP = "clinical_commissioning_group"
    GENERAL_PRACTICE = "general_practice"
    POLICE = "police"
    FIRE = "fire"
    PROBATION = "probation"
    YOUTH_JUSTICE = "youth_justice"
    SECURE_ESTATE = "secure_estate"
    CAFCASS = "cafcass"
    EDUCATION = "education"
    SCHOOL = "school"
    COLLEGE = "college"
    NURSERY = "nursery"
    HOUSING = "housing"
    HOUSING_ASSOCIATION = "housing_association"
    VOLUNTARY = "voluntary"
    FAITH = "faith"
    SPORT = "sport"
    PRIVATE_PROVIDER = "private_provider"
    ARMED_FORCES = "armed_forces"
    IMMIGRATION = "immigration"
    NATIONAL_BODY = "national_body"
    SAFEGUARDING_PARTNERSHIP = "safeguarding_partnership"
    PARTNERSHIP_TEAM = "partnership_team"
    SCRUTINY = "scrutiny"
    OTHER = "other"


KIND_WORDS: Mapping[OrganisationKind, str] = {
    OrganisationKind.LOCAL_AUTHORITY: "Local authority",
    OrganisationKind.CHILDRENS_SERVICES: "Children's services",
    OrganisationKind.ADULT_SERVICES: "Adult social care",
    OrganisationKind.PUBLIC_HEALTH: "Public health",
    OrganisationKind.NHS_TRUST: "NHS trust",
    OrganisationKind.AMBULANCE_TRUST: "Ambulance trust",
    OrganisationKind.INTEGRATED_CARE_BOARD: "Integrated care board",
    OrganisationKind.CLINICAL_COMMISSIONING_GROUP: "Clinical commissioning group",
    OrganisationKind.GENERAL_PRACTICE: "GP practice",
    OrganisationKind.POLICE: "Police",
    OrganisationKind.FIRE: "Fire and rescue service",
    OrganisationKind.PROBATION: "Probation",
    OrganisationKind.YOUTH_JUSTICE: "Youth justice service",
    OrganisationKind.SECURE_ESTATE: "Prison or secure home",
    OrganisationKind.CAFCASS: "Cafcass",
    OrganisationKind.EDUCATION: "Education service",
    OrganisationKind.SCHOOL: "School",
    OrganisationKind.COLLEGE: "College",
    OrganisationKind.NURSERY: "Nursery or childminder",
    OrganisationKind.HOUSING: "Housing provider",
    OrganisationKind.HOUSING_ASSOCIATION: "Housing association",
    OrganisationKind.VOLUNTARY: "Voluntary organisation",
    OrganisationKind.FAITH: "Faith organisation",
    OrganisationKind.SPORT: "Sports body or club",
    OrganisationKind.PRIVATE_PROVIDER: "Private provider",
    OrganisationKind.ARMED_FORCES: "Armed forces",
    OrganisationKind.IMMIGRATION: "Immigration or border service",
    OrganisationKind.NATIONAL_BODY: "National body",
    OrganisationKind.SAFEGUARDING_PARTNERSHIP: "Safeguarding partnership or board",
    OrganisationKind.PARTNERSHIP_TEAM: "Partnership support team",
    OrganisationKind.SCRUTINY: "Independent scrutiny",
    OrganisationKind.OTHER: "Other",
}


class SuccessionKind(StrEnum):
    """How one organisation came to have what another had."""

    REPLACED = "replaced"
    MERGED = "merged"
    RENAMED = "renamed"
    SPLIT_BY_AREA = "split_by_area"
    SPLIT_BY_FUNCTION = "split_by_function"
    PART_TRANSFERRED = "part_transferred"
    HOSTED = "hosted"


SUCCESSION_WORDS: Mapping[SuccessionKind, str] = {
    SuccessionKind.REPLACED: "Replacement",
    SuccessionKind.MERGED: "Merger",
    SuccessionKind.RENAMED: "Renaming",
    SuccessionKind.SPLIT_BY_AREA: "Split by area",
    SuccessionKind.SPLIT_BY_FUNCTION: "Split by function",
    SuccessionKind.PART_TRANSFERRED: "Part transferred",
    SuccessionKind.HOSTED: "Hosted service",
}

WHOLE = frozenset({SuccessionKind.REPLACED, SuccessionKind.MERGED, SuccessionKind.RENAMED})
"""Everything passes to the one successor, by itself. The rest wait until a person says who has which duty."""

SPLIT = frozenset({SuccessionKind.SPLIT_BY_AREA, SuccessionKind.SPLIT_BY_FUNCTION})
"""The predecessor is no more. After a part transfer, and while a service is hosted, it goes on."""


class CodeScheme(StrEnum):
    """Whose register a code stands in."""

    ODS = "ods"
    URN = "urn"
    GSS = "gss"
    DFE = "dfe"
    OTHER = "other"


SCHEME_WORDS: Mapping[CodeScheme, str] = {
    CodeScheme.ODS: "ODS code (NHS)",
    CodeScheme.URN: "URN (school)",
    CodeScheme.GSS: "GSS code (area)",
    CodeScheme.DFE: "DfE number",
    CodeScheme.OTHER: "Other code",
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
