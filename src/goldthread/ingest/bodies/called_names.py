"""Words that are a name and nothing else, and whose name they are: a body, its people, a service of it, several."""

import re

from goldthread.ingest.bodies.kind_names import as_name
from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.english.body_kinds import KINDS
from goldthread.ingest.english.name_words import ORGANS, PEOPLE, THINGS, UNITS
from goldthread.ingest.english.vocabulary import SECTORS

NOBODY = Body("", "nobody")  # several or all agencies: a speaker that ends the one before

_JOINT = re.compile(r"\bjoint(?:ly)?\b|\btogether\b|\bboth\b|\bbetween them\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r",?\s+\(?(?:(?:answer(?:ing)?|respond(?:ing)?)\s+)?(?:together|jointly|combined|both)\)?$"
)
_PEOPLE_OF = re.compile(
    r"(?:(?:the|our|all|its)\s+)?(?P<people>(?:[\w’'-]+\s+){1,5}?)(?:at|of|in|within|from|for)\s+(?:the\s+)?(?P<body>.+)"
)
# "Both councils", "The two local authorities", "All five boroughs": several, and none of them by name.
COUNTED = re.compile(
    r"(?:Across )?(?:Both|(?:The|All|Our|All the) (?:two|three|four|five|six))(?: of the)?(?: [a-z]+){0,2} "
    r"(?:councils|authorities|boroughs|trusts|[A-Z]*CCGs|hospitals|forces|boards|directorates|districts)\b",
    re.IGNORECASE,
)
_COUNCIL_AND_SERVICE = 2
OF_COUNCILS = frozenset(
    [
        "childrens_services",
        "adult_services",
        "education",
        "housing",
        "youth_justice",
        "youth_service",
        "public_health",
        "virtual_school",
        "service",
        "local",
    ]
)
_HEADS = frozenset(
    ["board", "force", "commissioner", "group", "consortium", "unit", "office"]
)  # of bodies too
_SENT = re.compile(
    r"^(?:(?:joint|single|full|formal|the) )*(?:response|reply|answer|update|statement|comment|report)s?\s"
    r"(?:from|by|of|on behalf of|for)\s+",
    re.IGNORECASE,
)
_SOCIAL_CARE = frozenset(["social care", "social work"])
_EXACT_SECTORS = {sector.lower(): sector for sector in SECTORS}
# What these words name has one body in an area; "Health" and "Midwifery" may be several trusts.
_ONE_OF_A_KIND = frozenset(["police", "housing", "probation", "education", "youth_justice", "virtual_school"])


def body_called(name: str, bodies: Bodies) -> Body | None:
    """The body or sector that these words name and nothing else; NOBODY where they name several."""
    name = (
        re.sub(r"[’']s?$", "", name.strip())
        if re.search(r"\w(?:[’']s|s[’'])$", name.strip())
        else name.strip()
    )
    name = plain_name(name)
    found = _named(name, bodies) or _named(re.sub(r"^[Tt]he\s+", "", name), bodies)
    if found:
        return found
    service = _service_of_council(name, bodies)
    if service:
        return service
    alone = _TOGETHER.sub("", name)
    if COUNTED.fullmatch(alone) or names_several(alone, bodies):
        return NOBODY
    return _of_people(name, bodies) or (without_article(name, bodies) if " " in name else None)


_OWN = re.compile(
    r"(?:the |our |safeguarding |children[’']?s )*(?:partnership|board|safeguarding partners)", re.IGNORECASE
)


def _named(name: str, bodies: Bodies) -> Body | None:
    if _OWN.fullmatch(name):
        return bodies.partnership or NOBODY
    mentions = bodies.mentions(name)
    if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(name)):
        return mentions[0].body
    if bodies.is_name(name):
        return bodies.named(name)
    lowered = name.lower()
    if lowered in _SOCIAL_CARE and (care := bodies.of_kind("childrens_services")):
        return care
    sector = _EXACT_SECTORS.get(lowered) or _EXACT_SECTORS.get(re.sub(r" (?:service|services)$", "", lowered))
    return body_of_sector(sector, bodies) if sector else bodies.shortened(name)


def _service_of_council(name: str, bodies: Bodies) -> Body | None:
    """The service where a name is a council's and its own: "Wessmoor Council, Adult Social Care"."""
    found = bodies.mentions(name)
    if len(found) != _COUNCIL_AND_SERVICE or found[0].start or found[1].end != len(name):
        return None
    between = name[found[0].end : found[1].start]
    services = [mention.body for mention in found if mention.body.kind != "council"]
    is_one = re.fullmatch(r"(?:[’']s?)?(?:,|:|\s[–—-])?\s(?:\()?", between) and len(services) == 1
    return services[0] if is_one and services[0].kind in OF_COUNCILS else None


def without_article(name: str, bodies: Bodies) -> Body | None:
    """The body that a label or a heading names without its article: "Council: we have", "Regional Board"."""
    name = re.sub(r"[’']s?$", "", name)
    if not name or name.lower().split()[-1] not in ORGANS | _HEADS:
        return None
    definite = f"the {name}"
    found = bodies.mentions(definite)
    return found[0].body if found and (found[0].start, found[0].end) == (0, len(definite)) else None


def _of_people(name: str, bodies: Bodies) -> Body | None:
    """The body at which people work: "the midwives at Crale Infirmary", "Designated Nurse, ICB"."""
    match = _PEOPLE_OF.fullmatch(name)
    if match and match["people"].split()[-1].lower() in PEOPLE | UNITS:
        return _named(match["body"], bodies)
    post, _, rest = name.rpartition(", ")
    if post.strip() and post.split()[-1].lower() in PEOPLE | UNITS:
        return _named(re.sub(r"^the ", "", rest), bodies)
    return None


def body_of_sector(sector: str, bodies: Bodies) -> Body:
    """The document's only body of that sector, or else the sector by its own name."""
    named = bodies.named(sector)
    if named is None and sector.lower() in _SOCIAL_CARE:
        named = bodies.of_kind("childrens_services")
    if named:
        return named
    for kind in KINDS:
        if (
            kind.key in _ONE_OF_A_KIND
            and kind.functions
            and re.match(rf"(?:{kind.functions})", sector.lower())
        ):
            return bodies.of_kind(kind.key) or Body(sector, "sector")
    return Body(sector, "sector")


def names_several(words: str, bodies: Bodies) -> bool:
    """True for "the ICB and Wessmoor Homes", "Midwifery & 0-19 Service": names joined, and nothing beside them."""
    if bodies.is_name(words) or _service_of_council(words, bodies):
        return False
    if _are_only_bodies(words, bodies):
        return True
    parts = parts_of(words)
    named = [part for part in parts if bodies.is_name(part) or part.lower() in _EXACT_SECTORS]
    others = [part for part in parts if part not in named]
    if others and (
        "/" in words
        or any(part.split()[-1:] and part.split()[-1].lower() in UNITS | PEOPLE for part in others)
    ):
        return False
    return (
        len(parts) > 1
        and bool(named)
        and all(re.fullmatch(r"(?:[A-Z][\w’'-]*\s?)+", part) for part in others)
        and not any(part.split()[-1].lower() in THINGS for part in others)  # "Schools and Learning" is one
    )


def _are_only_bodies(words: str, bodies: Bodies) -> bool:
    """Two known bodies or more with nothing but what joins them: a name may hold an "and" of its own."""
    rest, found = words, bodies.mentions(words)
    for mention in reversed(found):
        rest = f"{rest[: mention.start]}|{rest[mention.end :]}"
    is_joined = re.fullmatch(r"(?:[Tt]he )?\|(?:(?:,| and|, and| &| with|/| /) ?(?:the )?\|)+", rest)
    return bool(is_joined) and len({mention.body for mention in found}) > 1


def parts_of(words: str) -> list[str]:
    """The names joined in `words`, without articles and asides."""
    plain = re.sub(r"\s*\([^()]*\)|^[Tt]he\s+", "", words)
    return re.split(r"(?:,\s+(?:and\s+)?|\s+(?:and|&|with)\s+|\s*/\s*)(?:the\s+)?", plain)


def plain_name(words: str) -> str:
    """A heading's words as a name is written: "A. CHILDREN’S SERVICES", "10.5 Wessmoor Homes"."""
    words = words.strip().rstrip(": ")
    plain = re.sub(
        r"^(?:\(?(?:[A-Z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*)[.)]|\d{1,2}(?:\.\d{1,2})+)\s+", "", words
    )
    plain = _SENT.sub("", plain)
    if plain != words:
        plain = plain[:1].upper() + plain[1:]
    is_levelled = plain.isupper() or (
        plain != words and plain.islower()
    )  # a heading's capitals, or none at all
    return as_name(plain.upper()) if " " in plain and is_levelled else plain


def is_joint(text: str) -> bool:
    """True where words say that several speak or act as one."""
    return bool(_JOINT.search(text))


def is_organ(name: str) -> bool:
    """True where the last word of a name says that it is a body: "Harbour Hospice", not "Action Plan"."""
    words = name.lower().replace("’", "'").split()
    return bool(words) and words[-1] in ORGANS
