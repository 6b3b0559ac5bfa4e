"""Who answers where an answer names nobody: whom a recommendation asks, whose section it is, whose work it tells of."""

import re
from collections import Counter
from collections.abc import Iterable

from goldthread.ingest.bodies.called_names import (
    NOBODY,
    body_called,
    is_organ,
    names_several,
    parts_of,
    plain_name,
)
from goldthread.ingest.bodies.known import TRUSTS, UNNAMED_TRUST, Bodies, Body
from goldthread.ingest.english.body_kinds import KINDS
from goldthread.ingest.english.name_words import GROUPS, ORGANS, PEOPLE, THINGS, UNITS

EVERYBODY = re.compile(
    r"^(?:(?:All|Relevant|Some|Partner|Individual|Local|Other|Most|Several|Many|The|Each|Every|Both)\s+)*"
    r"(?:(?:of|the|two|three|four|five|health|partner|statutory|safeguarding|other)\s+)*"
    r"(?:[Aa]genc(?:y|ies)|[Pp]artners|[Ss]ervices|[Oo]rganisations|[Mm]ulti.agency)\b"
)
OF_MANY = frozenset(["education"])  # schools answer for themselves
_SMALL = frozenset(["and", "of", "for", "the", "&"])
_LONGEST_NAME = 5  # words
_HEALTH_SECTOR = re.compile(
    r"(?:the )?(?:NHS|health)(?: (?:agencies|services|providers|partners|organisations))?", re.IGNORECASE
)
_HEALTH = frozenset(
    ["health_provider", "community_health", "camhs", "health_commissioner", "earlier_health_commissioner"]
)
_COMMUNITY = frozenset(["community_health"])
_FUNCTIONS = {kind.key: re.compile(rf"\b(?:{kind.functions})") for kind in KINDS if kind.functions}


def responder(
    addressees: Iterable[str | None], bodies: Bodies, *, author: Body | None = None, is_ours: bool = False
) -> Body | None:
    """Who answers a recommendation in which nobody is named: the one body that all its parts ask.

    In a document that is one agency's own, that is its `author` unless another is asked by name, or several are: then
    it is only where the answer says "we" (`is_ours`).
    """
    if author is not None:
        called = {body_called(each, bodies) for each in addressees if each}
        named = called.pop() if len(called) == 1 else None
        is_other = named and named.kind != "sector" and not (named == NOBODY and is_ours)
        return named if is_other else author
    asked = {body for each in addressees if each and (body := asked_body(each, bodies))}
    return asked.pop() if len(asked) == 1 else None


def asked_body(addressee: str, bodies: Bodies) -> Body | None:
    """The body that an addressee is, or whose people it names; NOBODY for several bodies."""
    if names_several(addressee, bodies) or _asks_organs_too(addressee, bodies):
        return NOBODY
    named = body_called(addressee, bodies) or bodies.named(addressee)
    if named and named.kind != "sector":
        return named
    return owner_of(kinds_asked(addressee) - OF_MANY, bodies) or named


def _asks_organs_too(addressee: str, bodies: Bodies) -> bool:
    """True for "Adult drug services and CSC": bodies asked that have no name here, besides one that has."""
    parts = [part for part in parts_of(addressee) if part]
    named = [bodies.named(part) is not None for part in parts]
    others = [part for part, has_name in zip(parts, named, strict=True) if not has_name]
    return (
        any(named)
        and bool(others)
        and all(is_organ(part) for part in others)
        and not bodies.is_name(addressee)
    )


def kinds_asked(addressee: str) -> frozenset[str]:
    """The kinds of body whose functions these words name: "Independent Reviewing Officers", "GPs"."""
    lowered = addressee.lower()
    return frozenset(key for key, functions in _FUNCTIONS.items() if functions.search(lowered))


def kinds_of_sector(section: str) -> frozenset[str]:
    """The kinds that a heading may stand for: "Health" for commissioners, hospitals and community services alike."""
    kinds = kinds_asked(section)
    return kinds | _HEALTH if _HEALTH_SECTOR.fullmatch(plain_name(section)) else kinds


def section_speaker(
    addressee: str, texts: Iterable[str], bodies: Bodies, *, is_asked: bool = False
) -> Body | None:
    """Who answers where nobody is named: the addressee itself, or the body of its kind that the section names most.

    A section for an audience that is a body by its own word, and is named nowhere else, answers under that word; so
    does one whose heading says that it is asked (`is_asked`): "Recommendations to Fostering".
    """
    addressee = plain_name(addressee)
    if names_several(addressee, bodies):
        return NOBODY
    named = bodies.named(addressee)
    if named:
        return named
    kinds = kinds_asked(addressee)
    if "partnership" in kinds or EVERYBODY.match(addressee):
        return bodies.partnership or NOBODY
    counts: Counter[Body] = Counter()
    for text in texts:
        counts.update(m.body for m in bodies.mentions(text) if m.body.kind in kinds)
    if counts:
        return counts.most_common(1)[0][0]
    plain = re.sub(r"^[Tt]he\s+|\s*\([^)]*\)$", "", addressee.strip())
    last = plain.lower().split()[-1:]
    is_body = last and (last[0] in ORGANS or (is_asked and _is_name(plain)))
    return Body(plain, "section") if is_body or body_called(plain, bodies) else None


def _is_name(words: str) -> bool:
    """A few words in capitals that are no people, no group and no thing."""
    each = words.split()
    is_large = all(word[0].isupper() or word in _SMALL for word in each) and len(each) <= _LONGEST_NAME
    last = each[-1].lower() if each else ""
    return is_large and last not in PEOPLE | THINGS | (GROUPS - UNITS)


def resolve_trust(body: Body | None, texts: Iterable[str], bodies: Bodies) -> Body | None:
    """The one trust that its section names, or else the document's only one, for "the Trust"; else it stays unnamed."""
    if body is not UNNAMED_TRUST:
        return body
    named = {
        m.body
        for text in texts
        for m in bodies.mentions(text)
        if m.body.kind in TRUSTS and m.body is not body
    }
    if not named:
        named = {
            each
            for each in bodies.all
            if each.kind in TRUSTS and each.name.endswith(("Trust", "trust", "FT"))
        }
    return named.pop() if len(named) == 1 else body


def owner_in_passing(texts: Iterable[str], bodies: Bodies) -> Body | None:
    """The only agency whose own plan, team or service a passage speaks of, where nobody is its subject."""
    owners: set[Body] = set()
    for text in texts:
        plain = " ".join(text.split())
        for mention in bodies.mentions(plain):
            after = plain[mention.end : mention.end + 40]
            before = plain[: mention.start].rstrip().lower().removesuffix(" the")
            if re.search(r",[^.;]{3,60} and$|\b(?:to|with|from|for|of|about|between|via|through)$", before):
                continue  # one of several, or somebody dealt with
            if re.match(r",? and (?:the )?[A-Z]", after):
                continue  # one of two
            if re.match(r"(?:[’']s?)?\s+[a-z]", after) or before.endswith((" by", " within")):
                owners.add(mention.body)
    named = {body for body in owners if not body.is_partnership}
    return named.pop() if len(named) == 1 else None


def owner_of(kinds: frozenset[str], bodies: Bodies) -> Body | None:
    """The only body of these kinds; a community service before the hospitals that may have the same callings."""
    owners = [body for body in bodies.all if body.kind in kinds]
    owners = [body for body in owners if body.kind in _COMMUNITY] or owners
    return owners[0] if len(owners) == 1 else None
