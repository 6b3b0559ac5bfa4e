"""Bodies and names of theirs that one document teaches: by short forms, by what they belong to, by what they do."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.ingest.bodies.kind_names import as_name, name_key
from goldthread.ingest.bodies.local_names import local_names
from goldthread.ingest.bodies.named_bodies import Bodies, Body
from goldthread.ingest.english.name_words import GROUPS, NO_BODIES, ORGANS, PEOPLE, THINGS
from goldthread.ingest.english.vocabulary import SECTORS

_JOINED = re.compile(
    r" and (?:the )?(?:(?P<name>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){1,4})"
    r"(?= (?:have|will|are|should|must|were|agreed?|to [a-z]+|(?:jointly|both|each) [a-z]+)\b)|"
    r"(?P<alone>[A-Z][\w’'&-]+)(?= (?:should|must)\b))"
)
_LABEL = re.compile(
    r"(?P<name>[A-Z][\w’'&-]+(?: (?:(?:and|of|for|&) )?[A-Z][\w’'&-]*){0,4})(?::| [–—-])(?= [A-Z\d“])"
)
_FEWEST_LABELS = 2
_JOINED_BEFORE = re.compile(
    r"(?:^|[.!?:] )(?:The )?(?P<name>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){1,4}) and (?:the )?$"
)
_LONGEST_NAME = 90  # characters
_NO_BODIES = frozenset(word.lower() for word in NO_BODIES) | PEOPLE | GROUPS | THINGS
# A heading or a label of two names: "Probation Service, Wessmoor Unit", "Education, Alder Council: we have".
_PARENT = re.compile(
    r"(?P<service>(?:The )?[A-Z][\w’'-]*(?: (?:(?:and|&|of|for) )?[A-Z][\w’'-]*){0,5}), "
    r"(?P<parent>[A-Z][\w’'-]*(?: (?:(?:and|&|of|for) )?[A-Z][\w’'-]*){0,5})(?:$|:(?=\s)|\s[–—-](?=\s))"
)


# "Finding A", "Child K", "Recommendation Seven": one of several, told apart by a letter or a number.
_COUNTED = re.compile(r"\s(?:[A-Z]|\d+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)$")


def with_taught(told: Sequence[tuple[str, str]], bodies: list[Body]) -> list[Body]:
    """The short forms that the document teaches; one that it teaches for two bodies is left."""
    known = Bodies(tuple(bodies))
    shorts: dict[str, set[Body]] = {}
    for full, short in told:
        if short.split()[-1].lower() in PEOPLE | THINGS - ORGANS:
            continue
        ends = [mention.body for mention in known.mentions(full) if mention.end == len(full)]
        if ends and not known.is_name(short):
            shorts.setdefault(short, set()).add(ends[-1])
        elif _is_new_organ(full, known):
            shorts.setdefault(short, set()).add(Body(re.sub(r"^[Tt]he ", "", full), "local"))
    new = {body for found in shorts.values() for body in found if body not in bodies}
    return [
        replace(
            body, names=(*body.names, *sorted(short for short, found in shorts.items() if found == {body}))
        )
        for body in [*bodies, *sorted(new, key=lambda body: body.name)]
    ]


def with_parents(stretches: Sequence[str], bodies: list[Body]) -> list[Body]:
    """Services that headings or labels name with what they belong to: "Children's Services, Wessmoor Council"."""
    services = dict(_placed_services(stretches, Bodies(tuple(bodies))))
    counts = Counter(name_key(service) for service in services.values())
    singles = {
        name_key(service): full for full, service in services.items() if counts[name_key(service)] == 1
    }
    renamed = [_renamed(body, singles) for body in bodies]
    taken = {name_key(name) for body in renamed for name in (body.name, *body.names)}
    new = sorted(full for full in services if name_key(full) not in taken)
    return [
        *renamed,
        *(Body(full, "service", (services[full],) if full in singles.values() else ()) for full in new),
    ]


def _placed_services(stretches: Sequence[str], known: Bodies) -> Iterator[tuple[str, str]]:
    """Each full name with the service in it, whichever of the two stands first; one spelling of each."""
    seen: set[str] = set()
    for stretch in stretches:
        match = _PARENT.match(as_name(stretch) if stretch.isupper() else stretch)
        if match is None:
            continue
        full = re.sub(r"^[Tt]he ", "", match.group().rstrip(":–— -"))
        first, second = match["service"], match["parent"]
        service = first if _belongs(first, second, known) else None
        if service is None and _is_council(first, known) and _belongs(second, first, known):
            service = second
        if service and full.lower() not in seen:
            seen.add(full.lower())
            yield full, service


def _renamed(body: Body, singles: dict[str, str]) -> Body:
    """A service under its full name, without the names by which another of its kind goes."""
    full = singles.get(name_key(body.name.removeprefix("the ")))
    names = tuple(name for name in body.names if singles.get(name_key(name), full) == full)
    if full is None:
        return replace(body, names=names)
    return replace(body, name=full, names=(body.name, *names))


def _is_council(name: str, known: Bodies) -> bool:
    return any(m.body.kind == "council" for m in known.mentions(name) if (m.start, m.end) == (0, len(name)))


def _belongs(service: str, parent: str, known: Bodies) -> bool:
    """True where the second of two names is a council, or no body at all, and the first is one of the services."""
    whole = [m.body for m in known.mentions(parent) if (m.start, m.end) == (0, len(parent))]
    first = [m.body for m in known.mentions(service) if m.end == len(service) and m.start <= len("The ")]
    is_service = (
        bool(first and first[0].kind != "council")
        or service in SECTORS
        or service.split()[-1].lower() in ORGANS
    )
    if whole:
        return is_service and whole[0].kind == "council"
    if parent.split()[-1].lower() in PEOPLE or (first and first[0].kind == "council"):
        return False  # somebody's post
    is_sector = service in SECTORS and " " in parent
    return (bool(first) or is_sector) and not known.mentions(parent) and parent not in SECTORS


def _beside(stretches: Sequence[str], known: Bodies) -> Iterator[str]:
    """Names joined to a known body before a verb: "CSC and Mind Matters will agree", "the Police and Lantern have"."""
    for stretch in stretches:
        for mention in known.mentions(stretch):
            match = _JOINED.match(stretch, mention.end)
            before = _JOINED_BEFORE.search(stretch[max(0, mention.start - _LONGEST_NAME) : mention.start])
            after = re.match(r" (?!and\b|or\b)[a-z]", stretch[mention.end :])
            name = (match["name"] or match["alone"]) if match else before["name"] if before and after else ""
            words = name.lower().split()
            is_sector = name in SECTORS
            if words and not is_sector and not known.mentions(name) and words[-1] not in _NO_BODIES:
                yield name


def _labelled(stretches: Sequence[str], known: Bodies) -> Iterator[str]:
    """Names before a colon or a dash as known bodies stand there, which the text uses as names elsewhere too."""
    labels = [match["name"] for stretch in stretches if (match := _LABEL.match(stretch))]
    if sum(known.is_name(label) for label in labels) < _FEWEST_LABELS:
        return
    text = " ".join(stretches)
    for name in dict.fromkeys(labels):
        is_free = (
            name.lower().split()[-1] not in _NO_BODIES and name not in SECTORS and not known.mentions(name)
        )
        is_used = re.search(rf"(?:[a-z,.] |\(){re.escape(name)}\b(?! [A-Z])(?!:)", text)
        if is_free and is_used and not re.search(rf"\b{re.escape(name.lower())}\b", text):
            yield name


def _is_new_organ(name: str, known: Bodies) -> bool:
    is_organ = " " in name and name.split()[-1].lower() in ORGANS
    return is_organ and not name.startswith("Local ") and not known.mentions(name)


def with_local_names(stretches: Sequence[str], bodies: list[Body]) -> list[Body]:
    """The bodies by kind, then those that only this document shows, then what stands joined to any of them."""
    known = Bodies(tuple(bodies))
    found = _with_names({*local_names(stretches), *_labelled(stretches, known)}, bodies)
    return _with_names(set(_beside(stretches, Bodies(tuple(found)))), found)


def _with_names(names: set[str], bodies: list[Body]) -> list[Body]:
    """New bodies of these names; "Fernhill" may be short for one that is known, and "A and B" may be two of them."""
    known = Bodies(tuple(bodies))
    found = list(bodies)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if known.is_name(name) or known.mentions(name) or re.match(r"(?:Partnership|Board)\b", name):
            continue
        parts = re.split(r" (?:and|&|with) ", name)
        if len(parts) > 1 and (set(parts) <= names or all(part.isupper() for part in parts)):
            continue  # "WHFT and NVH" are two
        if _COUNTED.search(name) or name.lower().partition(" of ")[0] in THINGS:  # "Statement of Homes"
            continue
        longer = [at for at, body in enumerate(found) if name_key(body.name).startswith(name_key(name) + " ")]
        if len(longer) == 1 and not found[longer[0]].is_partnership:
            body = found[longer[0]]
            found[longer[0]] = replace(body, names=(*body.names, name))
        elif not any(name_key(body.name) == name_key(name) for body in found):
            found.append(Body(name, "local"))
    return found
