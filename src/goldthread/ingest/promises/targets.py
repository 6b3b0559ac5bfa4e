"""What the words of a target say, in a cell or after a label: the date that counts now, and whether it was moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.ingest.reading import Due, Recurrence
from goldthread.kernel.dates import MONTHS, DateMention, Precision, mentions
from goldthread.kernel.repeats import repeats

_ONE_MARK = r"(?:\([a-hA-H1-9]\)|[a-h1-9]\)|[A-H1-9][.:]|\d{1,2}[A-Z]?\.\d{1,2}(?=[\s,]))"
MARKS = re.compile(
    rf"(?<![\w.(])(?P<marks>{_ONE_MARK}(?:\s*(?:,|&|\band\b|/)\s*{_ONE_MARK})*|[A-H](?=\s(?:[–—-]\s)?[A-Z0-9]))"
    r"[.:]?\s+(?:[–—-]\s+)?(?=[A-Za-z0-9])"
)
_NAME_OF_MARK = re.compile(r"(?<!\w)(?:\d{1,2}[A-Z]?\.\d{1,2}|[A-Ha-h1-9])(?!\w)")
MOVED = re.compile(
    r"\b(?:now|revised?|moved|extended|changed|new date|re-?scheduled|deferred|slipped|current(?: date)?|put back)\b|"
    r"→|->",
    re.IGNORECASE,
)
_OPEN_BEFORE = frozenset({Precision.DAY, Precision.MONTH})
_ONWARD = re.compile(r"\b(?:from|starting|since)\s+(?:the\s+)?$", re.IGNORECASE)
_SHORT_YEAR = re.compile(
    rf"(?<!\d )(?<!\d)\b((?:{'|'.join(month[:3] for month in MONTHS)}|Sept)[a-z]*) (\d\d)(?![\d/.-])",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(
    rf"\b(\d{{1,2}}) ((?:{'|'.join(month[:3] for month in MONTHS)}|Sept)[a-z]*) (\d\d)(?![\d/.-])",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"ly,? (?:from|starting|beginning|(?:the )?first)\b|"
    r"\b(?:then|thereafter|and (?:every|each|annually|monthly|quarterly))\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\s*(?:to|until|and|-|–|[;,]?\s*(?:end|finish|complet\w+)(?: (?:date|by|on))?\s*:?)\s*", re.IGNORECASE
)
# The date that no longer counts: "Dec 2023 (revised from Sept 2023)", "(originally June)".
_NO_LONGER = re.compile(
    r"\b(?:(?:revised|moved|changed|extended|slipped|deferred|put back|re-?scheduled) from|originally|previously|was|"
    r"(?:original|initial|previous|old)(?: target| due)?(?: date| deadline)?)\W*(?:for |end |of |the |due |by )*$",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"~~.+?~~")
# When somebody looks at it again, which is no day to have it done by.
_LOOKS_AGAIN = re.compile(
    r"\b(?:to be )?(?:reviewed|review|next review|re-?visit(?:ed)?)(?: date| due)?\W*(?:by|in|on|at|for|from)?\W*"
    r"(?:the |end |of )*$",
    re.IGNORECASE,
)
# A season, a feast or a school term says about when, and a quarter needs its kind of year. Data.
_ABOUT_WHEN = re.compile(
    r"\b(?:spring|summer|autumn|winter|christmas|easter|whitsun|michaelmas|term|holidays?|early|mid|late|"
    r"(?:start|beginning|middle) of|q(?:uarter|tr)?\s?[1-4]|quarter)\W*(?:of\W+)?$",
    re.IGNORECASE,
)
_NAMES_A_THING = re.compile(
    r"\s+(?!(?:and|or|to|until|then|onwards?|at|by|if|subject|now|latest|target)\b)[a-z]"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A target cell: the date that counts now, whether it was moved, and the words beside it: "(audit)".

    `is_standing` for "Ongoing" in a date's place; `marks` are the letters or numbers of the acts that it is for;
    `once` is the date beside a repeating one: "31/03/2023 and quarterly".
    """

    due: Due | None
    is_moved: bool = False
    beside: str = ""
    is_standing: bool = False
    marks: tuple[str, ...] = ()
    once: Due | None = None


def last_day(target: Target) -> date:
    """The end of a target; the first day of all where it has none."""
    return (target.due and target.due.latest) or date.min


def target_of(text: str) -> Target:
    """The date of a target cell, the last one where it was moved; none where the words name no day that ends it."""
    words = " ".join(text.split())
    plain = _STRUCK.sub(" ", words).strip()
    mark = MARKS.match(plain)
    if mark:
        return replace(target_of(plain[mark.end() :]), marks=marks_in(mark["marks"]))
    every = [date for date in dates_of(plain) if not _LOOKS_AGAIN.search(plain[: date.start])]
    found = [date for date in every if not _NO_LONGER.search(plain[: date.start])] or every
    was_moved = len(found) < len(every) or len(plain) < len(words)
    repeat = repeats(plain)
    is_onward = bool(repeat and found and _ONWARD.search(plain[: found[0].start]))
    if found and not is_onward and not (repeat and _THEN.search(plain)):
        return _dated(plain, found, was_moved=was_moved)
    if repeat:
        recurrence = Recurrence(repeat[0].every, repeat[0].words, repeat[0].alternatives)
        once = _due(plain, found[0], found) if len(found) == 1 else None
        return Target(Due(repeat[0].words, "recurring", recurring=recurrence), once=once)
    return Target(None)


def _dated(plain: str, found: Sequence[DateMention], *, was_moved: bool) -> Target:
    """The date that counts of several: the first after the last word that moves it; of two that nothing tells, none."""
    moves = [match.end() for match in MOVED.finditer(plain, found[0].end, found[-1].start)]
    now = next((date for date in found if moves and date.start >= moves[-1]), None)
    if len(found) > 1 and now is None and not _is_range(plain, found):
        return Target(None)
    due = _due(plain, now or found[0], found)
    return Target(due, now is not None or was_moved, f"{plain[: found[0].start]} {plain[found[-1].end :]}")


def marks_in(words: str) -> tuple[str, ...]:
    """The letters and numbers of acts: A and B of "(a) and (b)"."""
    return tuple(name.upper() for name in _NAME_OF_MARK.findall(words))


def dates_of(plain: str) -> list[DateMention]:
    """The dates of a target cell, where "Dec 23" is a month and its year and "31 Mar 23" a day."""
    dashed = _SHORT_DAY.sub(r"\1-\2-\3", plain)
    dashed = _SHORT_YEAR.sub(r"\1-\2", dashed)
    return [replace(each, words=plain[each.start : each.end]) for each in mentions(dashed)]


def _is_range(plain: str, found: Sequence[DateMention]) -> bool:
    return bool(_RANGE.fullmatch(plain[found[0].end : found[1].start]))


def _due(plain: str, mention: DateMention, found: Sequence[DateMention]) -> Due | None:
    """The days of a target; None for about when, for a year that is part of a name, and for a mere beginning."""
    span, precision = mention.span, str(mention.span.precision)
    if _is_about_when(plain, mention):
        return None
    if mention is found[0] and len(found) > 1 and _is_range(plain, found):
        words = plain[mention.start : found[1].end]
        return Due(words, precision, span.earliest, found[1].span.latest)
    if _ONWARD.search(plain[: mention.start]):
        return None  # when it begins, and not when it is to be done
    return Due(
        mention.words, precision, None if span.precision in _OPEN_BEFORE else span.earliest, span.latest
    )


def _is_about_when(plain: str, mention: DateMention) -> bool:
    if mention.span.precision is Precision.SEASON or re.match(r"christmas", mention.words, re.IGNORECASE):
        return True
    if mention.span.precision is not Precision.YEAR:
        return False
    return bool(_ABOUT_WHEN.search(plain[: mention.start]) or _NAMES_A_THING.match(plain, mention.end))
