"""Statements of one document that cannot both be right: dates of one event, an approval before the change, counts."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from goldthread.ingest.findings.counts import counts_of
from goldthread.ingest.findings.ground import Ground, Sentence
from goldthread.ingest.reading import Finding, Place
from goldthread.kernel.dates import DateMention, mentions

_WORD = r"[A-Z][\w’'&/-]*"
_ANY_ARTEFACT = re.compile(
    r"(?:Protocol|Policy|Strategy|Framework|Toolkit|Guidance|Procedure|Pathway|Programme|Charter|Handbook|Campaign|Tool)\b"
)
_ARTEFACT = re.compile(
    rf"(?:{_WORD} (?:(?:of|and|for|in|on|to|the) (?=[A-Z]))?){{1,8}}{_ANY_ARTEFACT.pattern}"
)
_EVENTS = {
    "launched": re.compile(r"(?<![\w-])launch(?:ed)?\b"),
    "published": re.compile(r"(?<![\w-])(?:published|issued)\b"),
    "approved": re.compile(r"(?<![\w-])(?:approved|ratified|signed off)\b"),
    "updated": re.compile(r"(?<![\w-])(?:updated|revised|amended|rewritten)\b"),
}
_ONCE = ("launched", "published", "approved")
_TO_COME = re.compile(r"\b(?:will|to be|due|planned|expected|would|should)\b[\w ]{0,25}$")
_NAMING = 3  # words of a name that make it one
_NEAR = 80  # characters between an event and its date
_SHARE = re.compile(
    r"\b(?P<part>\d+)\s+(?:out )?of (?:the |all |its |our )*(?P<whole>\d+)\b[^.;()]{0,40}[(,]\s*"
    r"(?P<share>\d+(?:\.\d+)?)\s?(?:%|per cent)"
)


@dataclass(frozen=True, slots=True)
class _Event:
    thing: str
    kind: str
    when: DateMention
    sentence: Sentence
    place: Place


def consistency_findings(ground: Ground) -> Iterator[Finding]:
    """Every pair of statements at odds, with both places."""
    by_name: dict[str, list[_Event]] = defaultdict(list)
    for event in _events(ground):
        by_name[" ".join(_words(event.thing)[-_NAMING:])].append(event)
    for one, other in (pair for events in by_name.values() for pair in combinations(events, 2)):
        if not _same(one.thing, other.thing):
            continue
        sentence = _two_dates(one, other) or _too_early(one, other)
        if sentence:
            yield Finding("at_odds", sentence, (one.place, other.place), other.sentence.recommendation.id)
    yield from _shares(ground)
    yield from _counted_twice(ground)


def _events(ground: Ground) -> Iterator[_Event]:
    """Dated events of named protocols, policies and the like; "this policy" is the one named last in the response."""
    last: tuple[object, str] | None = None
    for each in ground.spoken:
        named = list(_ARTEFACT.finditer(each.text)) if _ANY_ARTEFACT.search(each.text) else []
        dates = mentions(each.text)
        inherited = last[1] if last and last[0] is each.response else None
        for kind, words in _EVENTS.items() if dates else ():
            for match in words.finditer(each.text):
                when = _nearest(dates, match)
                thing = _named_for(named, match) or inherited
                if when and thing and not _TO_COME.search(each.text[: match.start()]):
                    place = ground.within(each.start, each.end, match.start(), match.end())
                    yield _Event(thing, kind, when, each, place)
        if named:
            last = (each.response, named[0].group())


def _nearest(dates: tuple[DateMention, ...], match: re.Match[str]) -> DateMention | None:
    near = [(_gap(d, match), d.start, d) for d in dates if _gap(d, match) <= _NEAR]
    return min(near)[2] if near else None


def _gap(when: DateMention, match: re.Match[str]) -> int:
    return when.start - match.end() if when.start >= match.end() else match.start() - when.end + 1


def _named_for(named: list[re.Match[str]], match: re.Match[str]) -> str | None:
    """The last thing named before the event: its subject."""
    before = [m.group() for m in named if m.start() < match.start()]
    return before[0] if before else None


def _same(one: str, other: str) -> bool:
    a, b = sorted((_words(one), _words(other)), key=len)
    return len(a) >= _NAMING and b[-len(a) :] == a


def _words(name: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"^The\s+", "", name).lower())


def _two_dates(one: _Event, other: _Event) -> str | None:
    a, b = one.when.span, other.when.span
    if (
        one.kind != other.kind
        or one.kind not in _ONCE
        or not (a.latest < b.earliest or b.latest < a.earliest)
    ):
        return None
    return f"{_short(other.thing, one.thing)} {one.kind} in {one.when.words} and in {other.when.words}."


def _too_early(one: _Event, other: _Event) -> str | None:
    """The text says first that a thing was changed, then that it was approved, on a day before the change."""
    if (one.kind, other.kind) != (
        "updated",
        "approved",
    ) or one.sentence.response is not other.sentence.response:
        return None
    if other.when.span.latest >= one.when.span.earliest:
        return None
    return f"{_short(one.thing, other.thing)} approved in {other.when.words} but updated in {one.when.words}."


def _short(one: str, other: str) -> str:
    return re.sub(r"^The\s+", "", min(one, other, key=len))


def _shares(ground: Ground) -> Iterator[Finding]:
    for each in ground.spoken:
        for match in _SHARE.finditer(each.text):
            part, whole, share = int(match["part"]), int(match["whole"]), float(match["share"])
            if not whole or abs(100 * part / whole - share) >= 1:
                place = ground.within(each.start, each.end, match.start(), match.end())
                says = (
                    f"“{match.group()}”: {part} of {whole} is {round(100 * part / whole)}%"
                    if whole
                    else match.group()
                )
                yield Finding("at_odds", f"{says}.", (place,), each.recommendation.id)


def _counted_twice(ground: Ground) -> Iterator[Finding]:
    """The same thing counted differently for the same date, in two sentences."""
    seen: dict[tuple[str, str], tuple[float, Sentence]] = {}
    for each in ground.spoken:
        dates = mentions(each.text)
        counted = [c for c in counts_of(each.text) if c.least == c.most and c.measures != "share"]
        if (
            len(dates) != 1
            or len(counted) != 1
            or re.search(r"\b(?:further|another|additional|more)\b", each.text)
        ):
            continue
        key = (counted[0].noun.lower(), dates[0].words.lower())
        before = seen.setdefault(key, (counted[0].most, each))
        if before[0] != counted[0].most:
            places = (ground.place(before[1].start, before[1].end), ground.place(each.start, each.end))
            said = f"{before[0]:g} and {counted[0].most:g} {counted[0].noun} in {dates[0].words}."
            yield Finding("at_odds", said, places, each.recommendation.id)
