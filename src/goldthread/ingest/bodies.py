"""The bodies that one document names: variants of one name put together, with the abbreviations that it teaches."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from goldthread.ingest.kind_names import (
    KindName,
    initials,
    kind_names,
    name_key,
    trust_short_forms,
    without_shouting,
)
from goldthread.ingest.local_names import local_names, without_mark
from goldthread.ingest.vocabulary import KINDS

_SAME_SPELLING = 0.93
_PLACED = 3  # a name that says where weighs three bare ones
_CAPITALS = re.compile(r"\b[A-Z]{2,}[A-Za-z]*\b")


@dataclass(frozen=True, slots=True)
class Body:
    """One body as the document calls it; `names` are its other names there, abbreviations among them."""

    name: str
    kind: str
    names: tuple[str, ...] = ()

    @property
    def is_partnership(self) -> bool:
        return self.kind == "partnership"


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at [start, end) of some text."""

    start: int
    end: int
    body: Body


class Bodies:
    """All bodies of one document; finds them in any text of it."""

    def __init__(self, bodies: tuple[Body, ...]) -> None:
        self.all = bodies
        self._by_name: dict[str, Body] = {}
        for body in bodies:
            for name in (body.name, *body.names):
                self._by_name.setdefault(name_key(name), body)
        self._pattern = _names_pattern(self._by_name)
        self._generic = {kind.key: _only([b for b in bodies if b.kind == kind.key]) for kind in KINDS}

    @property
    def partnership(self) -> Body | None:
        """The document's own partnership: the one named most; today's word is preferred to an earlier board's."""
        return next((body for body in self.all if body.is_partnership), None)

    def mentions(self, text: str) -> list[Mention]:
        """Bodies named in `text`, in order, by full name, abbreviation or short form ("the constabulary")."""
        found = [
            Mention(m.start(), m.end(), self._by_name[name_key(m.group())])
            for m in self._pattern.finditer(text)
        ]
        for match in _DEFINITE.finditer(text):
            body = self._definite(match["short"])
            if body and not any(m.start < match.end() and match.start() < m.end for m in found):
                found.append(Mention(match.start(), match.end(), body))
        return sorted(found, key=lambda mention: mention.start)

    def named(self, words: str) -> Body | None:
        """The body that `words` are about from their start, such as "Wessmoor Police staff" or "the Trust's team"."""
        stripped = re.sub(r"^(?:the|our)\s+", "", words.strip(), flags=re.IGNORECASE)
        found = self.mentions(words.strip())
        lead = len(words.strip()) - len(stripped)
        return found[0].body if found and found[0].start <= lead else None

    def is_name(self, words: str) -> bool:
        """True where `words` are a body's name, with or without "the" and an abbreviation, and nothing else."""
        plain = re.sub(r"^[Tt]he\s+|\s*\([^)]*\)$", "", words.strip())
        return name_key(plain) in self._by_name

    def shortened(self, words: str) -> Body | None:
        """The only body, the partnership apart, whose name begins so: "Fernhill", or after its place "Vale Women’s"."""
        key = name_key(words)
        found = {
            body
            for name, body in self._by_name.items()
            if name.startswith(key + " ") and not body.is_partnership
        }
        if not found and " " in key and self._is_placed(key):
            return self.shortened(words.split(" ", 1)[1])
        return found.pop() if len(found) == 1 and words[:1].isupper() else None

    def _is_placed(self, key: str) -> bool:
        place = key.split(" ", 1)[0]
        return any(name.split(" ", 1)[0] == place for name in self._by_name if " " in name)

    def of_kind(self, kind: str) -> Body | None:
        """The only body of that kind, if there is exactly one."""
        return self._generic.get(kind)

    def _definite(self, short: str) -> Body | None:
        word = short.lower()
        if word in {"constabulary", "force", "police"}:
            return self.of_kind("police")
        if word in {"partnership", "board"}:
            return self.partnership
        return UNNAMED_TRUST if word == "trust" else self.of_kind("council")


UNNAMED_TRUST = Body("the Trust", "health_provider")  # which one, only its section can say
TRUSTS = frozenset(["health_provider", "other_trust"])  # kinds that "the Trust" may mean
_DEFINITE = re.compile(
    r"\b[Tt]he[ \n]+(?P<short>constabulary|Constabulary|police|Trust|Partnership|Board|Council|Force|force)\b(?![ "
    r"\n]+[A-Z][a-z]+ (?:Trust|Board|Council))"
)


def bodies_of(text: str) -> Bodies:
    """Every body that `text` names, variants of one name put together, the fullest first."""
    stretches = [without_mark(" ".join(stretch.split())) for stretch in re.split(r"\n\s*\n", text)]
    shown = " | ".join([*without_shouting(text), *stretches])
    found = tuple(kind_names(shown))
    shorts = {name.words: name.short for name in found if name.short}
    counts = Counter(name.words for name in found)
    groups = _grouped(list(set(found)), shorts, counts)
    bodies = [_body(group, counts, shorts) for group in groups]
    bodies.sort(key=lambda body: _weight(body, shown))
    bodies = _with_local_names(stretches, _with_initials(shown, bodies))
    return Bodies(tuple(_with_article(body, shown) for body in bodies))


def _with_article(body: Body, text: str) -> Body:
    """ "the Police", "the ICB": one common word names nobody by itself, and keeps the article that it mostly has."""
    if " " in body.name or body.kind == "local":
        return body
    articled = len(re.findall(rf"\b[Tt]he {re.escape(body.name)}\b", text))
    if articled * 2 <= len(re.findall(rf"\b{re.escape(body.name)}\b", text)):
        return body
    return replace(body, name=f"the {body.name}", names=(body.name, *body.names))


def _with_local_names(stretches: Sequence[str], bodies: list[Body]) -> list[Body]:
    """The bodies by kind, then those that only this document shows; "Fernhill" may be short for one of those."""
    known = Bodies(tuple(bodies))
    all_bodies = list(bodies)
    for name in sorted(local_names(stretches), key=len, reverse=True):
        if known.is_name(name) or known.mentions(name) or re.match(r"(?:Partnership|Board)\b", name):
            continue
        longer = [
            at for at, body in enumerate(all_bodies) if name_key(body.name).startswith(name_key(name) + " ")
        ]
        if len(longer) == 1 and not all_bodies[longer[0]].is_partnership:
            body = all_bodies[longer[0]]
            all_bodies[longer[0]] = replace(body, names=(*body.names, name))
        elif not any(name_key(body.name) == name_key(name) for body in all_bodies):
            all_bodies.append(Body(name, "local"))
    return all_bodies


def _grouped(names: list[KindName], shorts: dict[str, str], counts: Counter[str]) -> list[list[KindName]]:
    """Names of one kind that are one body: the same words, the end of a longer name, an abbreviation, one area."""
    groups: list[list[KindName]] = []
    for name in sorted(names, key=lambda n: (not n.area, -len(n.words), n.words)):
        kin = [g for g in groups if g[0].kind == name.kind]
        fits = [g for g in kin if any(_same(name, other, shorts) for other in g)]
        if not fits and not name.area and (len(kin) == 1 or name.kind == "partnership"):
            fits = sorted(kin, key=lambda g: -sum(counts[n.words] for n in g))
        if fits:
            fits[0].append(name)
        else:
            groups.append([name])
    return groups


def _same(name: KindName, other: KindName, shorts: dict[str, str]) -> bool:
    a, b = name_key(name.words), name_key(other.words)
    if a == b or b.endswith(" " + a) or shorts.get(other.words, "").lower() == a:
        return True
    if name.words in initials(other.words) | trust_short_forms([other.words]):
        return True
    if name.kind == "partnership" and name.area and name_key(name.area) == name_key(other.area):
        return True
    return SequenceMatcher(None, a, b).ratio() >= _SAME_SPELLING


def _body(group: list[KindName], counts: Counter[str], shorts: dict[str, str]) -> Body:
    """A group under the name most used; a partnership's own word before the board it succeeded, a place before none."""
    words = sorted({name.words for name in group})
    placed = {name.words for name in group if name.area}
    name = max(
        words,
        key=lambda w: (
            "Partnership" in w,
            not w.rstrip("s").isupper(),
            counts[w] * (_PLACED if w in placed else 1),
            not w.endswith("trust"),
            len(w),
            w,
        ),
    )
    others = {w for w in words if w != name} | {shorts[w] for w in words if w in shorts and shorts[w] != name}
    return Body(name, group[0].kind, tuple(sorted(others | trust_short_forms(words))))


def _weight(body: Body, text: str) -> tuple[bool, bool, int, str]:
    """Bodies by how often they are named; partnerships under that word before boards."""
    count = sum(len(re.findall(rf"\b{re.escape(n)}\b", text)) for n in (body.name, *body.names))
    is_for_children = bool(re.search(r"Safeguarding|SC[PB]\b", body.name))
    return (not is_for_children, "Partnership" not in body.name, -count, body.name)


def _with_initials(text: str, bodies: list[Body]) -> list[Body]:
    """Abbreviations that nobody explained but whose letters are the initials of exactly one name."""
    known = {name for body in bodies for name in (body.name, *body.names)}
    unknown = {word for word in _CAPITALS.findall(text) if word not in known}
    spelt = {body: {form for name in (body.name, *body.names) for form in initials(name)} for body in bodies}
    fits = {word: [body for body in bodies if word in spelt[body]] for word in unknown}
    return [
        Body(b.name, b.kind, (*b.names, *sorted(w for w, found in fits.items() if found == [b])))
        for b in bodies
    ]


def _only(bodies: list[Body]) -> Body | None:
    return bodies[0] if len(bodies) == 1 else None


def _names_pattern(names: dict[str, Body]) -> re.Pattern[str]:
    """One pattern for every spelling, loose about spaces, apostrophes, "and" and plurals, as extracted text needs."""
    spelt = [_loose(name) for body in dict.fromkeys(names.values()) for name in (body.name, *body.names)]
    spelt.sort(key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(spelt) or '(?!)'})(?![A-Za-z])")


def _loose(name: str) -> str:
    words = [
        "(?:and|&)"
        if word in {"and", "&"}
        else re.sub(r"(?:\\?[’'])", "[’']?", re.escape(word)) + ("s?" if word[-1:] != "s" else "")
        for word in name.split()
    ]
    return r"\s+".join(words)
