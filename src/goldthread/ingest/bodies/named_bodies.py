"""The bodies of one document, found again in any text of it by name, abbreviation or short form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from goldthread.ingest.bodies.kind_names import name_key
from goldthread.ingest.bodies.short_names import is_end_of
from goldthread.ingest.english.body_kinds import KINDS


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
        self._ends: dict[str, Body | None] = {}
        self._named: dict[str, Body | None] = {}

    def also_called(self, names: Mapping[str, Body | None]) -> "Bodies":
        """The same bodies under further names: the initials of those who speak for each."""
        more = {body: [name for name, held in names.items() if held == body] for body in self.all}
        return (
            Bodies(tuple(replace(body, names=(*body.names, *more[body])) for body in self.all))
            if names
            else self
        )

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
        if words not in self._named:  # one document asks for few, and again and again
            stripped = re.sub(r"^(?:the|our)\s+", "", words.strip(), flags=re.IGNORECASE)
            found = self.mentions(words.strip())
            lead = len(words.strip()) - len(stripped)
            self._named[words] = found[0].body if found and found[0].start <= lead else None
        return self._named[words]

    def is_name(self, words: str) -> bool:
        """True where `words` are a body's name, with or without "the" and an abbreviation, and nothing else."""
        plain = _AROUND_NAME.sub("", words.strip())
        return name_key(plain) in self._by_name or name_key(words.strip()) in self._by_name

    def shortened(self, words: str) -> Body | None:
        """The only body, the partnership apart, whose name begins so: "Fernhill", or after its place "Vale Women’s"."""
        key = name_key(words)
        found = {
            body
            for name, body in self._by_name.items()
            if (name.startswith(key + " ") or name.endswith(" of " + key)) and not body.is_partnership
        }
        if not found and " " in key and self._is_placed(key):
            return self.shortened(words.split(" ", 1)[1])
        return found.pop() if len(found) == 1 and words[:1].isupper() else None

    def of_place(self, place: str) -> Body | None:
        """The only body called by that place, or else the only council or council's service that is."""
        found = self.shortened(place)
        if found is not None:
            return found
        key = name_key(place)
        councils = {
            body
            for name, body in self._by_name.items()
            if (name == key or name.startswith(key + " ") or name.endswith(" of " + key))
            and body.kind in {"council", "childrens_services"}
        }
        return councils.pop() if len(councils) == 1 else None

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
        if word == "partnership" or (word == "board" and self._is_a_board(self.partnership)):
            return self.partnership
        if word == "trust":
            return UNNAMED_TRUST
        if word in {"council", "local authority"} and self.of_kind("council"):
            return self.of_kind("council")
        return self._ending_in(short) or (self.partnership if word == "board" else None)

    @staticmethod
    def _is_a_board(body: Body | None) -> bool:
        return body is not None and any(name.endswith("Board") for name in (body.name, *body.names))

    def _ending_in(self, short: str) -> Body | None:
        """The only body whose name `short` ends: "the Federation" for the Alder Vale GP Federation."""
        if short not in self._ends:
            fits = [b for b in self.all if any(is_end_of(short, name) for name in (b.name, *b.names))]
            self._ends[short] = _only(fits)
        return self._ends[short]


UNNAMED_TRUST = Body("the Trust", "health_provider")  # which one, only its section can say
_AROUND_NAME = re.compile(r"^[Tt]he\s+|\s*\([^)]*\)$")
TRUSTS = frozenset(["health_provider", "other_trust"])  # kinds that "the Trust" may mean
# Whether a word begins is asked behind its first letter, so that the search leaps from one "t" to the next.
_DEFINITE = re.compile(
    r"[Tt](?<=\b[Tt])he[ \n]+(?P<short>constabulary|Constabulary|police|force|council|local authority|"
    r"(?:trust|partnership|board)(?! (?:of|between|with|in|and)\b)|(?:Trust|Partnership|Board|Council|Force)\b|"
    r"[A-Z][\w-]+(?:[ \n][A-Z][\w-]+){0,2}(?![ \n]+[A-Z]))"
    r"(?![ \n]+[A-Z][a-z]+ (?:Trust|Board|Council))"
)


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
        else "[Tt]he"
        if word == "the"
        else re.sub(r"(?:\\?[’'])", "[’']?", re.escape(word)) + ("s?" if word[-1:] != "s" else "")
        for word in name.split()
    ]
    return r"\s+".join(words)
