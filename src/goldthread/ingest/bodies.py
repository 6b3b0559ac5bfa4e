"""The bodies that one document names: full names by national kind of body, and the abbreviations it teaches."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from goldthread.ingest.vocabulary import CHILDREN, KINDS, BodyKind

_SAME_SPELLING = 0.93
_PLACED = 3  # a name that says where weighs three bare ones
_WORD = r"(?:[A-Z][A-Za-z0-9’'-]*|[A-Z]+)"
_NOT_A_NAME = (
    "A|An|Any|Every|No|The|This|That|These|Those|In|At|From|Within|As|And|Of|For|By|With|To|All|Some|Each|Both|"
    "Since|If|Recommendations?|"
    "Response|Serious|Review|Our|Named|Working|Following|When|While|Where|Head|Director|Chief|Other|Local(?= Children)|"
    "Step|Section|Individual|Key|However|Although|Through"
)
_NO_AND_AFTER = "".join(
    rf"(?<!\b{word} )"
    for word in [
        "Trust",
        "Service",
        "Services",
        "Care",
        "Police",
        "Board",
        "Council",
        "Group",
        "Hospital",
        "Partnership",
        "Constabulary",
        "CCG",
        "Health",
        "Education",
        "Maternity",
        "Midwifery",
        "Housing",
        "Nursing",
        "Probation",
    ]
)
_MODIFIERS = rf"(?:(?!(?:{_NOT_A_NAME})\b){_WORD} (?:{_NO_AND_AFTER}(?:and|of|&|upon|on) (?=[A-Z]))?){{0,5}}"
_ABBREVIATION = re.compile(
    r"[\s]*\(\s*(?:hereafter |hereinafter |the |also |known as |referred to as |or |called )*[‘“\"']?"
    r"(?P<short>[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*)s?[’”\"']?\s*\)"
)
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
                self._by_name.setdefault(_key(name), body)
        self._pattern = _names_pattern(self._by_name)
        self._generic = {kind.key: _only([b for b in bodies if b.kind == kind.key]) for kind in KINDS}

    @property
    def partnership(self) -> Body | None:
        """The document's own partnership: the one named most; today's word is preferred to an earlier board's."""
        return next((body for body in self.all if body.is_partnership), None)

    def mentions(self, text: str) -> list[Mention]:
        """Bodies named in `text`, in order, by full name, abbreviation or short form ("the constabulary")."""
        found = [
            Mention(m.start(), m.end(), self._by_name[_key(m.group())]) for m in self._pattern.finditer(text)
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
        return _key(plain) in self._by_name

    def of_kind(self, kind: str) -> Body | None:
        """The only body of that kind, if there is exactly one."""
        return self._generic.get(kind)

    def _definite(self, short: str) -> Body | None:
        word = short.lower()
        if word == "constabulary" or word == "force":
            return self.of_kind("police")
        if word in {"partnership", "board"}:
            return self.partnership
        return UNNAMED_TRUST if word == "trust" else self.of_kind("council")


UNNAMED_TRUST = Body("the Trust", "health_provider")  # which one, only its section can say
_DEFINITE = re.compile(
    r"\b[Tt]he[ \n]+(?P<short>constabulary|Constabulary|Trust|Partnership|Board|Council|Force)\b(?![ "
    r"\n]+[A-Z][a-z]+ (?:Trust|Board|Council))"
)


def bodies_of(text: str) -> Bodies:
    """Every body that `text` names, variants of one name put together, the fullest first."""
    text = " ".join(f"{_without_shouting(text)} {text}".split())
    found = tuple(_named(text))
    shorts = {name.words: name.short for name in found if name.short}
    counts = Counter(name.words for name in found)
    groups = _grouped(list(set(found)), shorts, counts)
    bodies = [_body(group, counts, shorts) for group in groups]
    bodies.sort(key=lambda body: _weight(body, text))
    return Bodies(tuple(_with_initials(text, bodies)))


def _without_shouting(text: str) -> str:
    """Lines in capitals as names are written, each a sentence: a title may be the one place that says who it is."""
    lines = (line.strip() for line in text.split("\n"))
    return " ".join(f"{_as_name(line)}." for line in lines if line.isupper() and len(line.split()) > 2)


def _as_name(line: str) -> str:
    small = {"AND", "OF", "FOR", "THE", "ON", "UPON", "TO"}
    kept = {"NHS", "CCG", "ICB"}
    words = (w.lower() if w in small else w if w in kept else w[:1] + w[1:].lower() for w in line.split())
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it stands: the words of its place before the head, and the abbreviation that follows in brackets."""

    words: str
    area: str
    kind: str
    short: str | None


def _named(text: str) -> Iterator[_Name]:
    taken: list[tuple[int, int]] = []
    for kind in KINDS:
        for match in _kind_pattern(kind).finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            local, words = match["local"].strip(), match.group()
            taken.append(match.span())
            if words.lower() in _TOO_LITTLE or words.startswith("Local Safeguarding"):
                continue
            short = _ABBREVIATION.match(text, match.end())
            area = re.sub(rf"(?:\b(?:Local|New|{CHILDREN})\s*)+$", "", local).strip()
            yield _Name(words, area, kind.key, short["short"].rstrip("s") if short else None)


def _kind_pattern(kind: BodyKind) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?P<local>{_MODIFIERS})(?:{kind.head})(?![A-Za-z])")


_TOO_LITTLE = {
    "trust",
    "hospital",
    "hospitals",
    "council",
    "homes",
    "partnership board",
    "nhs trust",
    "housing services",
}


def _key(name: str) -> str:
    words = re.sub(r"[’']s?\b", "", name.lower()).replace("&", "and").split()
    return " ".join(word.rstrip("s") for word in words)


def _grouped(names: list[_Name], shorts: dict[str, str], counts: Counter[str]) -> list[list[_Name]]:
    """Names of one kind that are one body: the same words, the end of a longer name, an abbreviation, one area."""
    groups: list[list[_Name]] = []
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


def _same(name: _Name, other: _Name, shorts: dict[str, str]) -> bool:
    a, b = _key(name.words), _key(other.words)
    if a == b or b.endswith(" " + a) or shorts.get(other.words, "").lower() == a:
        return True
    if name.kind == "partnership" and name.area and _key(name.area) == _key(other.area):
        return True
    return SequenceMatcher(None, a, b).ratio() >= _SAME_SPELLING


def _body(group: list[_Name], counts: Counter[str], shorts: dict[str, str]) -> Body:
    """A group under the name most used; a partnership's own word before the board it succeeded, a place before none."""
    words = sorted({name.words for name in group})
    placed = {name.words for name in group if name.area}
    name = max(
        words,
        key=lambda w: (
            "Partnership" in w,
            not w.isupper(),
            counts[w] * (_PLACED if w in placed else 1),
            not w.endswith("trust"),
            len(w),
            w,
        ),
    )
    others = {w for w in words if w != name} | {shorts[w] for w in words if w in shorts and shorts[w] != name}
    return Body(name, group[0].kind, tuple(sorted(others | _trust_short_forms(words))))


def _trust_short_forms(words: list[str]) -> set[str]:
    """Other names of "ABC Trust": "ABC" and "ABCFT"."""
    found = (re.fullmatch(r"([A-Z]{2,6}) (?:NHS )?(?:Foundation )?Trust", w) for w in words)
    return {form for match in found if match for form in (match[1], f"{match[1]}FT")}


def _weight(body: Body, text: str) -> tuple[bool, int, str]:
    """Bodies by how often they are named; partnerships under that word before boards."""
    count = sum(len(re.findall(rf"\b{re.escape(n)}\b", text)) for n in (body.name, *body.names))
    return ("Partnership" not in body.name, -count, body.name)


def _with_initials(text: str, bodies: list[Body]) -> list[Body]:
    """Abbreviations that nobody explained but whose letters are the initials of exactly one name."""
    known = {name for body in bodies for name in body.names}
    unknown = {word for word in _CAPITALS.findall(text) if word not in known}
    fits = {word: [body for body in bodies if word in _initials(body.name)] for word in unknown}
    return [
        Body(b.name, b.kind, (*b.names, *sorted(w for w, found in fits.items() if found == [b])))
        for b in bodies
    ]


def _initials(name: str) -> set[str]:
    """Both with and without "NHS": "WHFT" stands for Wessmoor Health NHS Foundation Trust in practice."""
    words = [
        word
        for word in re.split(r"[\s-]+", name)
        if word.lower() not in {"and", "of", "&", "the", "on", "upon"}
    ]
    plain = "".join(word[0].upper() for word in words)
    without = "".join(word[0].upper() for word in words if word != "NHS")
    whole = "".join("NHS" if word == "NHS" else word[0].upper() for word in words)
    short = without[:-2] if without.endswith("FT") and len(without) > 4 else without
    return {form for form in (plain, without, whole, short) if len(form) >= 3}


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
