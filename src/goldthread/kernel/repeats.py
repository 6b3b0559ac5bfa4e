"""Repeating dates in running text, as ISO 8601 durations. Words that mean two things give both."""

import re
from dataclasses import dataclass
from functools import lru_cache

from goldthread.kernel.small_letters import in_small_letters, small_letters
from goldthread.kernel.taken import Taken

_KEPT = 8192  # texts: the reader goes through a document several times
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
NUMBERS |= {"second": 2, "other": 2, "third": 3}
UNITS = {"day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "M", "year": "Y"}
MULTIPLES = {"quarter": 3, "fortnight": 2}


@dataclass(frozen=True, slots=True)
class Repeat:
    """`every` is the usual reading, `alternatives` the others, at [start, end) of the text that was read."""

    start: int
    end: int
    words: str
    every: str
    alternatives: tuple[str, ...] = ()


_FEW = "|".join(word for word in NUMBERS if word not in {"second", "other", "third"})
# "Ten reports a month" is said of work done monthly; "three days a week" of how much of a person there is.
_COUNTABLE = (
    r"(?!days?\b|evenings?\b|mornings?\b|nights?\b|hours?\b|times?\b|sessions?\b|appointments?\b)[a-z]+"
)

_FIXED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"bi-?monthly", "P2M", ("P15D",)),
    (r"bi-?annual(?:ly)?", "P6M", ("P2Y",)),
    (r"bi-?weekly", "P2W", ("P3D",)),
    (r"biennial(?:ly)?", "P2Y", ()),
    (r"twice[ -](?:a[ -]year|yearly|annually|(?:in )?(?:each|every|per|the|a) (?:\w+ )?year)", "P6M", ()),
    (
        r"(?:every|each|once an?|once (?:in )?every) (?:alternate|other|second) (?:calendar )?month|alternate months",
        "P2M",
        (),
    ),
    (
        (
            r"(?:every|each) (?:working |week|school )?(?:morning|afternoon|evening|night|weekday|working day|"
            r"school day)"
        ),
        "P1D",
        (),
    ),
    (r"every half[ -]year|(?:each|every) half of the year", "P6M", ()),
    (r"half[ -]yearly|six[ -]monthly|6[ -]monthly", "P6M", ()),
    (r"twice[ -](?:a[ -]month|monthly|(?:in )?(?:each|every|the) month|per month)", "P15D", ()),
    (r"twice[ -](?:a[ -]week|weekly|(?:in )?(?:each|every) week|per week)", "P3D", ()),
    (r"two[ -]monthly|2[ -]monthly", "P2M", ()),
    (r"three[ -]monthly|3[ -]monthly|quarterly", "P3M", ()),
    (r"fortnightly|(?:each|every|per) fortnight", "P2W", ()),
    (r"three[ -]weekly|3[ -]weekly", "P3W", ()),
    (r"four[ -]weekly|4[ -]weekly", "P4W", ()),
    (r"(?:two|2)[ -]weekly", "P2W", ()),
    (r"(?:four|4)[ -]monthly", "P4M", ()),
    (r"(?:two|2)[ -]yearly", "P2Y", ()),
    (r"(?:three|3)[ -]yearly", "P3Y", ()),
    (r"six[ -]weekly|6[ -]weekly", "P6W", ()),
    (r"three times (?:a|per|each|every) year", "P4M", ()),
    (r"four times (?:a|per|each|every) year", "P3M", ()),
    (
        r"(?:each|every|on an?) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening))?",
        "P1W",
        (),
    ),
    (
        # "on Mondays and Thursdays" is oftener than weekly, and no even step
        (
            r"(?<!days and )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:s| mornings| afternoons| evenings)"
            r"(?!(?:, | and |, and )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
        ),
        "P1W",
        (),
    ),
    (r"per annum", "P1Y", ()),
    (
        (
            r"(?:each|every) (?:January|February|March|April|May|June|July|August|September|October|November|"
            r"December|spring|summer|autumn|winter)"
        ),
        "P1Y",
        (),
    ),
    (rf"(?:\d+|{_FEW}) (?:more )?{_COUNTABLE} a week", "P1W", ()),
    (rf"(?:\d+|{_FEW}) (?:more )?{_COUNTABLE} a month", "P1M", ()),
    (rf"(?:\d+|{_FEW}) (?:more )?{_COUNTABLE} a quarter", "P3M", ()),
    (
        r"(?:on )?the (?:first|second|third|fourth|last) (?:working )?\w*day (?:of|in) (?:the|each|every) month",
        "P1M",
        (),
    ),
    (r"(?:on )?the (?:first|last) (?:working )?\w*day (?:of|in) (?:the|each|every) quarter", "P3M", ()),
    (r"monthly", "P1M", ()),
    (r"weekly", "P1W", ()),
    (r"daily", "P1D", ()),
    (r"annually|yearly|annual(?! (?:report|leave|general|appraisal|conference|review|accounts))", "P1Y", ()),
)
_PATTERNS = tuple(
    (in_small_letters(rf"(?<![\w-])(?:{words})(?![\w-])"), every, other) for words, every, other in _FIXED
)
_COUNTED = in_small_letters(
    rf"\b(?:every|each|(?:once|one \w+)?\s?per|once (?:a|every|(?:in )?(?:every|each|a)))\s+"
    rf"(?:(?P<n>\d\d?|{'|'.join(NUMBERS)})\s+)?(?:calendar |financial |working )?(?P<unit>day|week|fortnight|"
    rf"month|quarter|year)s?\b"
    r"(?!\s+(?:of (?:age|life)\b|old))"
)

_ANY = in_small_letters(
    rf"(?<![\w-])(?:{'|'.join(words for words, _, _ in _FIXED)})(?![\w-])|{_COUNTED.pattern}"
)


def repeats(text: str) -> tuple[Repeat, ...]:
    """Every repeating date in `text`, in order: "quarterly", "every two months", "bi-monthly"."""
    return _repeats(text)


@lru_cache(_KEPT)
def _repeats(text: str) -> tuple[Repeat, ...]:
    small = small_letters(text)
    first = _ANY.search(small)
    if not first:
        return ()
    found: list[Repeat] = []
    taken = Taken()
    for pattern, every, alternatives in _PATTERNS:
        for match in pattern.finditer(small, first.start()):
            start, end = match.span()
            if taken.take(start, end):
                found.append(Repeat(start, end, text[start:end], every, alternatives))
    for match in _COUNTED.finditer(small):
        start, end = match.span()
        if taken.take(start, end):
            found.append(Repeat(start, end, text[start:end].strip(), _duration(match)))
    return tuple(sorted(found, key=lambda repeat: repeat.start))


def _duration(match: re.Match[str]) -> str:
    word = match["n"] or "one"
    count = NUMBERS.get(word) or int(word) or 1
    unit = match["unit"]
    return f"P{count * MULTIPLES.get(unit, 1)}{UNITS[unit]}"
