"""Names that stand before an answer as a label: "Housing: ...", "The Trust. Staff ...", "Police – ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.ingest.bodies import Bodies, Body
from goldthread.ingest.name_words import GROUPS, ORGANS, PEOPLE, THINGS
from goldthread.ingest.vocabulary import KINDS, SECTORS

NOBODY = Body("", "nobody")  # several or all agencies: a speaker that ends the one before

_LABEL = re.compile(
    r"\s*(?:[^\w\s“\"'(]\s*){0,3}(?:(?:(?:Response|Reply|Answer|Update) )?(?:[Ff]rom|[Oo]n behalf of|[Ff]or|[Bb]y) )?"
    r"(?P<who>(?:the )?[A-Z0-9][^:.\n]{1,80}?(?:\n[^:.\n]{1,60}?)?)"
    r"(?P<aside>\s*\([^()]{1,60}\))?"
    r"(?P<to>,?\s+(?:response|reply|answer|update|position|in (?:reply|response|answer)|to|for|on)\b[^:.–—]{0,40}?)?"
    r"(?:(?P<colon>:)\s|\s(?P<dash>[-–—])\s|(?P<stop>\.)\s+(?=[A-Z0-9“‘\"(]))"
)
_OWNER = re.compile(
    r"\s*(?:\*{1,2})?(?:lead |responsible |responding |action |owning )*"
    r"(?:agency|agencies|organisation|owner|lead|responsible|by whom)(?:\*{1,2})?\s*:(?:\*{1,2})?\s*"
    r"(?P<who>[^:]{2,90}?)\s*(?:\s{2,}|[.;]\s|[.;]?\s*$|\s(?:due|date|target|rag|original|status|current|by when)\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\bjoint(?:ly)?\b|\btogether\b|\bboth\b|\bbetween them\b", re.IGNORECASE)
_SMALL = frozenset(["and", "of", "for", "the", "&", "on", "to", "in", "with", "service", "services", "team"])
_LONGEST_NAME = 6  # words
_ROOM = 40  # characters that a label may say beside the name before a colon
_EXACT_SECTORS = {sector.lower(): sector for sector in SECTORS}
# What these words name has one body in an area; "Health" and "Midwifery" may be several trusts.
_ONE_OF_A_KIND = frozenset(["police", "housing", "probation", "education", "youth_justice", "virtual_school"])


@dataclass(frozen=True, slots=True)
class Label:
    """The body that a label names, and where the label ends in its text."""

    body: Body
    end: int


def label_of(text: str, bodies: Bodies, *, opens: bool) -> Label | None:
    """The label at the start of `text`. Inside a paragraph (`opens` false) only a name already known is one."""
    match = _LABEL.match(text)
    if match is None:
        return None
    who = " ".join(match["who"].split())
    body = _joint_answer(match, who, bodies) or body_called(who, bodies)
    if match["aside"] and (body is None or body.kind == "sector"):
        body = body_called(match["aside"].strip(" ()"), bodies) or body
    if body is None and opens:
        body = _unknown(match, who, bodies)
    if body is None or (match["stop"] and not opens):
        return None
    return Label(body, match.end())


def labels_within(text: str, bodies: Bodies) -> Iterator[int]:
    """Where in a sentence another agency's label begins: "... and cots are lent, Police – officers ring first"."""
    for match in re.finditer(r"[,;]\s+(?=[A-Z])", text):
        label = label_of(text[match.end() : match.end() + 90], bodies, opens=False)
        if label is not None:
            yield match.end()


def field_speaker(line: str) -> str | None:
    """Whom a line of particulars names as the one who answers: "Agency: Wessmoor Police", "Owner: ICB. Date: ..."."""
    match = _OWNER.match(" ".join(line.split("\n")))
    return match["who"].strip() if match else None


def heading_speaker(words: str, bodies: Bodies) -> Body:
    """The body that a heading names, by itself or through a post: "Housing", "Named GP, ICB", "joint"."""
    named = body_called(words, bodies)
    mentioned = {mention.body for mention in bodies.mentions(words)}
    if named or len(mentioned) == 1:
        return named or mentioned.pop()
    if is_joint(words) or names_several(words, bodies):
        return NOBODY
    return bodies.named(words) or Body(re.sub(r"^[Tt]he ", "", words), "heading")


def body_called(name: str, bodies: Bodies) -> Body | None:
    """The body or sector that these words name and nothing else; NOBODY where they name several."""
    mentions = bodies.mentions(name)
    if (
        len(mentions) == 1
        and not re.sub(r"^[Tt]he\s+", "", name[: mentions[0].start])
        and mentions[0].end == len(name)
    ):
        return mentions[0].body
    name = re.sub(r"^[Tt]he\s+", "", name)
    if bodies.is_name(name):
        return bodies.named(name)
    sector = _EXACT_SECTORS.get(name.lower()) or _EXACT_SECTORS.get(
        re.sub(r" (?:service|services)$", "", name.lower())
    )
    if sector:
        return body_of_sector(sector, bodies)
    return bodies.shortened(name) or (NOBODY if names_several(name, bodies) else None)


def body_of_sector(sector: str, bodies: Bodies) -> Body:
    """The document's only body of that sector, or else the sector by its own name."""
    named = bodies.named(sector)
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
    parts = parts_of(words)
    named = [part for part in parts if bodies.is_name(part) or part.lower() in _EXACT_SECTORS]
    others = [part for part in parts if part not in named]
    if others and "/" in words:
        return False
    return (
        len(parts) > 1
        and bool(named)
        and all(re.fullmatch(r"(?:[A-Z][\w’'-]*\s?)+", part) for part in others)
    )


def parts_of(words: str) -> list[str]:
    """The names joined in `words`, without articles and asides."""
    plain = re.sub(r"\s*\([^()]*\)|^[Tt]he\s+", "", words)
    return re.split(r"(?:,\s+(?:and\s+)?|\s+(?:and|&|with)\s+|\s*/\s*)(?:the\s+)?", plain)


def is_joint(text: str) -> bool:
    """True where words say that several speak or act as one."""
    return bool(_JOINT.search(text))


def _joint_answer(match: re.Match[str], who: str, bodies: Bodies) -> Body | None:
    if match["aside"] and is_joint(match["aside"]) and re.search(r"\band\b|&|,|/", who):
        return NOBODY
    return NOBODY if names_several(who, bodies) and not bodies.is_name(who) else None


def _unknown(match: re.Match[str], who: str, bodies: Bodies) -> Body | None:
    """A label that begins with a known name, or whose own last word says that it is a body."""
    named = bodies.named(who)
    if named and match["colon"] and len(who) <= len(named.name) + _ROOM:
        return named
    words = who.split()
    last = words[-1].lower().strip("’'")
    if len(words) > _LONGEST_NAME or not all(word[0].isupper() or word.lower() in _SMALL for word in words):
        return None
    if last in PEOPLE | GROUPS | THINGS - ORGANS:
        return None
    if last in ORGANS and (len(words) > 1 or match["colon"]):
        return Body(who, "prefix")
    return Body(who, "prefix") if re.fullmatch(r"[A-Z]{3,}", who) and match["colon"] else None
