"""Numbers in a commitment and what they count. Attendances are not people: one person may attend four times."""

import re
from collections.abc import Iterator

from goldthread.ingest.reading import Count
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import NUMBERS, UNITS
from goldthread.kernel.taken import Taken

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_WORDS = "two|three|four|five|six|eight|ten|twelve"
_SMALL = "of|in|to|and|or|with|for|at|by|from|has|have|is|are|was|were|on|per|a|an|the|which|who|that|this|as|its|his"
_THING = (
    rf"(?P<thing>(?:(?!(?:{_SMALL})\b)[A-Za-z][\w’'/-]*\s+){{0,4}}?)"
    rf"(?P<noun>(?!(?:{_SMALL})\b)[a-z][a-z-]*s\b|staff\b|people\b|children\b|midwives\b)"
)
_COUNTED = re.compile(
    rf"(?<![\w./£-])(?:(?P<low>{_NUMBER})\s*(?:[–-]|to|and)\s*)?(?P<high>{_NUMBER}|(?:{_WORDS})(?=\s))(?![A-Za-z])"
    rf"(?P<share>\s?%|\s+per\s?cent)?(?:\s+of(?:\s+(?:all|the|our|its|those))*)?(?:\s*{_THING})?",
    re.IGNORECASE,
)
_PEOPLE = (
    r"staff|people|practitioners?|professionals?|officers?|nurses?|midwives|visitors|teachers|workers?|managers?|"
    r"participants?|delegates?|learners|leads?|gps?|doctors?|parents?|carers?|children|babies|families|members|"
    r"colleagues|supervisors?|volunteers|students|champions|consultants"
)
_KINDS = {
    "attendances": r"attendances?|attendees|contacts|views|hits|downloads|completions|bookings",
    "sessions": r"sessions?|workshops?|seminars?|courses?|events?|webinars?|briefings?|meetings?|panels?|classes",
    "people": _PEOPLE,
}
_NOT_COUNTED = re.compile(r"^(?:year|month|week|day|hour|minute|quarter)s?[’']?\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:section|level|recommendation|phase|step|stage|version|part|regulation|appendix|age|aged|aim|year|page|"
    r"paragraph|action|priority|no\.?|number|under|over|covid)\s*-?\s*$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 40  # characters, with what may stand between it and its number
_PER = re.compile(
    r"^\s*(?:\w+\s+){0,2}?(?:per|a|each|every)\s+(?P<unit>day|week|month|quarter|year)\b", re.IGNORECASE
)


def counts_of(text: str) -> tuple[Count, ...]:
    """Every number in `text` that counts something named beside it; dates, ages, periods and labels are none."""
    dates = Taken()
    for mention in mentions(text):
        dates.take(mention.start, mention.end)
    return tuple(_counts(text, dates))


def _counts(text: str, dates: Taken) -> Iterator[Count]:
    for match in _COUNTED.finditer(text):
        if dates.end_within(match.start(), match.end("high")) is not None:
            continue
        thing = f"{match['thing'] or ''}{match['noun'] or ''}".strip()
        near = max(0, match.start() - _LONGEST_LABEL)
        if (not thing and not match["share"]) or _LABEL.search(text, near, match.start()):
            continue
        if _NOT_COUNTED.match(thing) or _NOT_COUNTED.match(match["noun"] or ""):
            continue
        most = _value(match["high"])
        yield Count(
            words=match.group().strip(),
            least=_value(match["low"]) if match["low"] else most,
            most=most,
            noun=thing,
            measures="share" if match["share"] else _measured((match["noun"] or "").lower()),
            every=_period(text, match.end()),
        )


def _period(text: str, at: int) -> str | None:
    per = _PER.match(text[at:])
    if not per:
        return None
    unit = per["unit"].lower()
    return f"P{3 if unit == 'quarter' else 1}{UNITS[unit]}"


def _measured(noun: str) -> str:
    return next((kind for kind, words in _KINDS.items() if re.fullmatch(words, noun)), "things")


def _value(words: str) -> float:
    return float(NUMBERS[words.lower()]) if words.lower() in NUMBERS else float(words.replace(",", ""))
