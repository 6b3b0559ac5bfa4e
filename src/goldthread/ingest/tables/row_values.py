"""What the short cells of a row say: its number, that they hold a date, nothing, or the same again."""

import re
from itertools import pairwise

from goldthread.ingest.english.stems import stems
from goldthread.ingest.promises.targets import MARKS, MOVED, dates_of, marks_in, target_of
from goldthread.kernel.dates import MONTHS
from goldthread.kernel.repeats import repeats

_LONGEST_DATE = 9  # words of a cell that holds a target and little else
_FEWEST_MARKED = 2

_IDENTIFIER = re.compile(
    r"(?:(?:rec(?:ommendation)?|action|task|item|finding)\.?\s*(?:no\.?\s*)?)?"
    r"(?:\(?[1-9]\d{0,2}(?:[./-]\d{1,2})*\.?\s?\(?[a-z]?\)?\.?|[A-Z]{1,5}[\s./-]?\d{1,3}(?:[./]\d{1,2})*[a-z]?\.?"
    r"|[A-Z][a-z]+(?: [A-Z])? \d{1,2}(?:\.\d)*[a-z]?|\(?[a-z]\)|\(?[ivx]{1,4}\))",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?:as|see|same as|ditto)(?: (?:row|rec\w*|action))?(?: \d+)? above\.?|ditto|[\"”“'’]{1,2}|as above.*",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:t\.?b\.?[cad]\.?|to be (?:confirmed|agreed|advised|determined|decided)|n/?a|none|nil|"
    r"not (?:set|known|applicable)|[-–—.?]+)?",
    re.IGNORECASE,
)
_KEY_LINE = re.compile(
    r"r\.a\.g\.?\s|(?:key|legend)\b\s*(?:to|[:–-]|$)|(?:b?rag|rating)s?\b[^:]{0,20}:|(?:grand |sub-?)?totals?\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"(?:immediate(?:ly)?|on-?going|asap|completed?|continuous|now|in place)\W*.*|"
    r"(?:within|by|end of|start of|before|to follow|after|following|once)\b.*",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?:by |from |in |the |end of |start of )*(?:spring|summer|autumn|winter|christmas|easter|half)(?: half)?"
    r"(?: term)?,? ?(?:\d{4}(?:[/-]\d{2,4})?)?",
    re.IGNORECASE,
)
_MOST_OTHERS = 1  # words of a target cell that have nothing to do with dates
_ABOUT_DATES = re.compile(
    r"(?:\b(?:by|the|end|of|start|from|to|until|now|then|and|or|was|is|in|on|at|before|within|early|mid|late|latest|"
    r"original(?:ly)?|revised|extended|moved|changed|deferred|new|target|due|date|review(?:ed)?|completed?|ongoing|"
    r"financial|year|q[1-4]|quarter|month|term|start(?:s|ed)?|begin(?:s|ning)?)\b|[^\w\s])+",
    re.IGNORECASE,
)
_UNFINISHED_DATE = re.compile(
    r"(?:[A-Z][a-z]+: ?)?(?:(?:by|end of|by the end of|start of|from|early|mid|late)\s*)*"
    r"(?:every (?:one|two|three|four|six|\d+)|Q(?:uarter)? ?[1-4]|(?:\d{1,2}(?:st|nd|rd|th)?\s*)?"
    rf"(?:{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}|Sept)?)",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"(?:first|initial|interim|pilot|phase|part|start|begin)\b", re.IGNORECASE)
_TERMLY = re.compile(r"(?:half[- ])?termly|each (?:half[- ])?term|every (?:half[- ])?term", re.IGNORECASE)


def names_in(beside: str) -> frozenset[str]:
    """What the words beside a date name, that are not about dates: the course of "First course by"."""
    return stems(_ABOUT_DATES.sub(" ", beside))


def begins_something(beside: str) -> bool:
    """True for "First report", "Pilot": the date is of a beginning."""
    return bool(_BEGINNING.match(beside.strip()))


def is_identifier(text: str) -> bool:
    """True for "3", "1.2", "CF1", "Action 4", "Larch 2": what numbers a row."""
    return bool(_IDENTIFIER.fullmatch(text.strip()))


def is_key(text: str) -> bool:
    """True for a line that explains colours, or a row that only counts."""
    return bool(_KEY_LINE.match(text.strip()))


def is_same(text: str) -> bool:
    """True for "As above" and its marks: the cell says what the one over it says."""
    return bool(_SAME.fullmatch(text.strip()))


def is_nothing(text: str) -> bool:
    """True for an empty cell and for words that put off: "TBC", "n/a", a dash."""
    return bool(_NOTHING.fullmatch(text.strip().rstrip(".")))


def is_date_cell(text: str) -> bool:
    """True for a cell that holds a target and little else: a date, "TBC", "Ongoing", "quarterly"."""
    plain = _unmarked(" ".join(re.sub(r"\([^()]*\)\s*$", "", text).split()))
    if not plain or len(plain.split()) > _LONGEST_DATE:
        return False
    if is_nothing(plain) or _STANDING.fullmatch(plain) or _TERM.fullmatch(plain):
        return True
    found = [(date.start, date.end) for date in dates_of(plain)]
    found += [(repeat.start, repeat.end) for repeat in repeats(plain)]
    for start, end in sorted(found, reverse=True):
        plain = f"{plain[:start]} {plain[end:]}"
    return bool(found) and len(_ABOUT_DATES.sub(" ", plain).split()) <= _MOST_OTHERS


def begins_date(text: str) -> bool:
    """True for a date that its line does not hold whole: "30 April", "September", "end of"."""
    return bool(_UNFINISHED_DATE.fullmatch(_unmarked(text.strip())))


def targets_in(text: str) -> list[str]:
    """The parts of a target cell that has several dates: "(a) May 2023; (b) TBC", "May 2023 (pilot); June 2024"."""
    marked = at_marks(text)
    if any(target_of(part).due for part in marked):
        return marked
    parts = [
        part.strip()
        for part in re.split(
            r";|\s/\s|(?<=\w)\.\s+(?=[A-Z])|,\s+(?=[A-Za-z][a-z]+(?: \w+){0,2}\s*[–—:-]\s)", text
        )
        if part.strip()
    ]
    plain = [_unmarked(part) for part in parts]
    is_each = all(
        target_of(part).due or is_date_cell(part) or _TERMLY.fullmatch(part) for part in plain
    ) and not any(map(MOVED.search, parts[1:]))
    return parts if len(parts) > 1 and is_each and any(target_of(part).due for part in plain) else [text]


def at_marks(text: str) -> list[str]:
    """The parts of a cell that begins with a mark and goes on with those after it; [] where it does not."""
    plain = " ".join(text.split())
    found = list(MARKS.finditer(plain))
    names = [marks_in(match["marks"]) for match in found]
    in_order = all(a and b and a[-1] < b[0] for a, b in pairwise(names))
    if len(found) < _FEWEST_MARKED or found[0].start() or not in_order:
        return []
    ends = [*(match.start() for match in found[1:]), len(plain)]
    return [plain[match.start() : end].rstrip(" ;,") for match, end in zip(found, ends, strict=True)]


def _unmarked(text: str) -> str:
    mark = MARKS.match(text)
    return text[mark.end() :] if mark else text
