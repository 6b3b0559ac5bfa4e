"""What the words of a target say, in a cell or after a label: the date that counts now, and whether it was moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.ingest.reading import Due, Recurrence
from goldthread.kernel.dates import MONTHS, DateMention, Precision, mentions
from goldthread.kernel.repeats import repeats

MARK = re.compile(
    r"^\(?(?P<mark>[A-H](?=[.:)]?\s)|\d{1,2}[A-Z]?\.\d{1,2}(?=\s)|[1-9](?=[.)]\s))[.:)]?\s+(?:[–—-]\s+)?(?=[A-Z0-9])"
)
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
    r"ly,? (?:from|starting|beginning)\b|\b(?:then|thereafter|and (?:every|each|annually|monthly|quarterly))\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:to|until|and|-|–)\s*")


@dataclass(frozen=True, slots=True)
class Target:
    """A target cell: the date that counts now, whether it was moved, and the words beside it: "(audit)".

    `is_standing` for "Ongoing" in a date's place; `mark` is the letter or number of the act that it is for.
    """

    due: Due | None
    is_moved: bool = False
    beside: str = ""
    is_standing: bool = False
    mark: str = ""


def target_of(text: str) -> Target:
    """The date of a target cell, the last one where it was moved; none where the words name no date."""
    plain = " ".join(text.split())
    mark = MARK.match(plain)
    if mark:
        return replace(target_of(plain[mark.end() :]), mark=mark["mark"])
    found = dates_of(plain)
    moved = [date for date in found[1:] if MOVED.search(plain[: date.start])]
    repeat = repeats(plain)
    if found and not (repeat and _THEN.search(plain)):
        if len(found) > 1 and not moved and not _is_range(plain, found):
            return Target(None)
        due = _due(plain, moved[-1] if moved else found[0], found)
        return Target(due, bool(moved), f"{plain[: found[0].start]} {plain[found[-1].end :]}")
    if repeat:
        recurrence = Recurrence(repeat[0].every, repeat[0].words, repeat[0].alternatives)
        return Target(Due(repeat[0].words, "recurring", recurring=recurrence))
    return Target(None)


def dates_of(plain: str) -> list[DateMention]:
    """The dates of a target cell, where "Dec 23" is a month and its year and "31 Mar 23" a day."""
    dashed = _SHORT_DAY.sub(r"\1-\2-\3", plain)
    dashed = _SHORT_YEAR.sub(r"\1-\2", dashed)
    return [replace(each, words=plain[each.start : each.end]) for each in mentions(dashed)]


def _is_range(plain: str, found: Sequence[DateMention]) -> bool:
    return bool(_RANGE.fullmatch(plain[found[0].end : found[1].start]))


def _due(plain: str, mention: DateMention, found: Sequence[DateMention]) -> Due:
    span, precision = mention.span, str(mention.span.precision)
    if _ONWARD.search(plain[: mention.start]):
        return Due(mention.words, precision, span.earliest, None)
    if mention is found[0] and len(found) > 1 and _is_range(plain, found):
        words = plain[mention.start : found[1].end]
        return Due(words, precision, span.earliest, found[1].span.latest)
    return Due(
        mention.words, precision, None if span.precision in _OPEN_BEFORE else span.earliest, span.latest
    )
