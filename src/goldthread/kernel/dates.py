"""Dates in running text, strictly: each with its precision, and nothing where the words do not say.

Conventions (all British): "YYYY/YY" and "YYYY-YY" are financial years, 1 April to 31 March, unless called academic or
school years (1 September to 31 August); "Quarter One" is April to June and needs its financial year; seasons are the
meteorological ones (spring March to May, summer June to August, autumn September to November, winter December to
February, named by the year it begins in). "Mar-24" is March 2024, never 24 March. A month without a year, an impossible
day and "soon" are no dates.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from goldthread.kernel.small_letters import SmallPattern, in_small_letters, small_letters
from goldthread.kernel.taken import Taken

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
QUARTERS = {1: (4, 6), 2: (7, 9), 3: (10, 12), 4: (1, 3)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
ORDINALS = {"one": 1, "first": 1, "two": 2, "second": 2, "three": 3, "third": 3, "four": 4, "fourth": 4}


class Precision(StrEnum):
    """How much the words say."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day that the words cover, both included."""

    earliest: date
    latest: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at [start, end) of the text that was read."""

    start: int
    end: int
    words: str
    span: Span


def month_span(year: int, month: int, *, months: int = 1, precision: Precision = Precision.MONTH) -> Span:
    """`months` whole months from the first of `month`."""
    last_index = year * 12 + month - 1 + months - 1
    last_year, last_month = divmod(last_index, 12)
    return Span(
        date(year, month, 1),
        date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1]),
        precision,
    )


def financial_year(year: int) -> Span:
    """1 April of `year` to 31 March of the next."""
    return Span(date(year, 4, 1), date(year + 1, 3, 31), Precision.FINANCIAL_YEAR)


def quarter_of(year: int, quarter: int) -> Span:
    """A quarter (1 to 4) of the financial year that begins in `year`."""
    return month_span(year + (quarter == 4), QUARTERS[quarter][0], months=3, precision=Precision.QUARTER)


def _day(year: int, month: int, day: int) -> Span | None:
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Span(when, when, Precision.DAY)


def _month_number(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def _whole_year(text: str) -> int:
    year = int(text.lstrip("'’"))
    return year + 2000 if year < 100 else year


def _split_year(match: re.Match[str]) -> int | None:
    """The first year of "2022/23", or None where the second year does not follow the first."""
    first = _whole_year(match["fy"])
    return first if (first + 1) % 100 == int(match["fy2"][-2:]) else None


def _read_day(match: re.Match[str]) -> Span | None:
    return _day(_whole_year(match["y"]), _month_number(match["m"]), int(match["d"]))


def _read_numbers(match: re.Match[str]) -> Span | None:
    return _day(_whole_year(match["y"]), int(match["m"]), int(match["d"]))


def _read_months(match: re.Match[str]) -> Span | None:
    first, last = _month_number(match["m1"]), _month_number(match["m2"])
    return month_span(int(match["y"]), first, months=last - first + 1) if last > first else None


def _read_week(match: re.Match[str]) -> Span | None:
    """The week that begins on that day: seven days."""
    first = _read_day(match)
    return first and Span(first.earliest, first.earliest + timedelta(days=6), Precision.WEEK)


def _read_christmas(match: re.Match[str]) -> Span | None:
    return _day(int(match["y"]), 12, 25)


def _read_nothing(_: re.Match[str]) -> None:
    """A school term has no date of its own: each authority sets it."""
    return


def _read_month(match: re.Match[str]) -> Span:
    return month_span(_whole_year(match["y"]), _month_number(match["m"]))


def _read_quarter(match: re.Match[str]) -> Span | None:
    year = _split_year(match)
    word = match["q"].lower()
    return None if year is None else quarter_of(year, ORDINALS.get(word) or int(word))


def _read_academic_year(match: re.Match[str]) -> Span | None:
    year = _split_year(match)
    return None if year is None else month_span(year, 9, months=12, precision=Precision.YEAR)


def _read_financial_year(match: re.Match[str]) -> Span | None:
    year = _split_year(match)
    return None if year is None else financial_year(year)


def _read_months_of_year(match: re.Match[str]) -> Span:
    """ "the last three months of 2024": months counted from the year's beginning or end."""
    count = _COUNTS[match["n"].lower()]
    first = 1 if match["side"].lower() == "first" else 13 - count
    return month_span(int(match["y"]), first, months=count)


def _read_days(match: re.Match[str]) -> Span | None:
    """ "7 to 11 November 2022": the days from the first to the last."""
    last, first = _read_day(match), int(match["d1"])
    if last is None or not 0 < first < last.latest.day:
        return None
    return Span(last.latest.replace(day=first), last.latest, Precision.DAY)


def _read_half_of_financial_year(match: re.Match[str]) -> Span | None:
    year = _split_year(match)
    if year is None:
        return None
    return month_span(year, 4 if match["side"].lower() == "first" else 10, months=6)


def _read_half(match: re.Match[str]) -> Span:
    first = 1 if match["side"].lower() == "first" else 7
    return month_span(int(match["y"]), first, months=6)


def _read_calendar_quarter(match: re.Match[str]) -> Span:
    """ "the first quarter of 2024" is January to March; only "Quarter One" belongs to a financial year."""
    number = 4 if match["q"].lower() in {"last", "final"} else ORDINALS[match["q"].lower()]
    return month_span(int(match["y"]), number * 3 - 2, months=3, precision=Precision.QUARTER)


_COUNTS = {"two": 2, "three": 3, "four": 4, "six": 6}


def _read_season(match: re.Match[str]) -> Span:
    return month_span(int(match["y"]), SEASONS[match["s"].lower()], months=3, precision=Precision.SEASON)


def _read_winter(match: re.Match[str]) -> Span | None:
    year = _split_year(match)
    return None if year is None else month_span(year, 12, months=3, precision=Precision.SEASON)


def _read_year(match: re.Match[str]) -> Span:
    return month_span(int(match["y"]), 1, months=12, precision=Precision.YEAR)


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_ANY = rf"(?:{_MONTH}|{_SHORT})"
_YEAR = r"(?:19|20)\d\d"
_DAY_OF_MONTH = rf"(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?P<m>{_ANY})"
_SPLIT = rf"(?P<fy>{_YEAR})\s?[/–-]\s?(?P<fy2>(?:20)?\d\d)(?![\d/-])"
_NOT_IN_NUMBER = r"(?<![\d/.\w-])"

# "25/26" is a year only after a word that makes it one: "Q1 25/26".
_SHORT_SPLIT = r"(?P<fy>(?:19|20)?\d\d)\s?[/–-]\s?(?P<fy2>(?:20)?\d\d)(?![\d/-])"

_QUARTER = (
    rf"\b(?:Quarter|Qtr\.?|Q)\s?(?P<q>[1-4]|one|two|three|four)(?:\s+of|,)?(?:\s+the)?"
    rf"(?:\s+financial\s+year)?\s+{_SHORT_SPLIT}"
)

_PATTERNS: tuple[tuple[SmallPattern, Callable[[re.Match[str]], Span | None]], ...] = tuple(
    (in_small_letters(pattern), reader)
    for pattern, reader in (
        (
            rf"\b(?:w/c|week (?:commencing|beginning))\s+(?:\w+day\s+)?{_DAY_OF_MONTH},?\s+(?P<y>{_YEAR})\b",
            _read_week,
        ),
        (
            (
                rf"{_NOT_IN_NUMBER}(?P<d1>\d\d?)(?:st|nd|rd|th)?\s*(?:to|and|-|–)\s*"
                rf"{_DAY_OF_MONTH},?\s+(?P<y>{_YEAR})\b"
            ),
            _read_days,
        ),
        (
            rf"{_NOT_IN_NUMBER}(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_ANY}),?\s+(?P<y>{_YEAR})\b",
            _read_day,
        ),
        (rf"\b(?P<m>{_ANY})\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>{_YEAR})\b", _read_day),
        (
            rf"{_NOT_IN_NUMBER}(?P<d>\d\d?)(?P<sep>[-–/.])(?P<m>{_ANY})(?P=sep)(?P<y>{_YEAR}|\d\d)(?![\d-])",
            _read_day,
        ),
        (rf"{_NOT_IN_NUMBER}(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", _read_numbers),
        (rf"{_NOT_IN_NUMBER}(?P<d>\d\d?)[/.](?P<m>\d\d?)[/.](?P<y>{_YEAR}|\d\d)(?![\d/])", _read_numbers),
        (
            rf"\b(?P<m1>{_ANY})\s*(?:/|-|–|to|and|or)\s*(?P<m2>{_ANY})\s+(?P<y>{_YEAR})\b(?![/–-]\d)",
            _read_months,
        ),
        (rf"\b(?P<m>{_ANY}),?\s+(?:of\s+)?(?P<y>{_YEAR})\b(?![/–-]\d)", _read_month),
        (rf"\b(?P<m>{_ANY})(?:-|/|\s?['’])(?P<y>{_YEAR}|\d\d)\b(?![/-])", _read_month),
        (
            rf"\b(?P<side>first|second)\s+half\s+of\s+(?:the\s+)?(?:financial\s+year\s+)?{_SPLIT}",
            _read_half_of_financial_year,
        ),
        (_QUARTER, _read_quarter),
        (
            rf"{_NOT_IN_NUMBER}{_SPLIT},?\s+(?:Quarter|Qtr\.?|Q)\s?(?P<q>[1-4]|one|two|three|four)\b",
            _read_quarter,
        ),
        (
            rf"\b(?P<term>spring|summer|autumn)\s+term,?\s+(?:of\s+)?(?:{_SPLIT}|(?P<y>{_YEAR}))",
            _read_nothing,
        ),
        (rf"\bChristmas(?:\s+Day)?,?\s+(?P<y>{_YEAR})\b", _read_christmas),
        (rf"\b(?:FY|financial\s+year)\s?{_SHORT_SPLIT}", _read_financial_year),
        (
            (
                rf"\b(?P<q>first|second|third|fourth)\s+quarter(?:\s+of|"
                rf",)?(?:\s+the)?(?:\s+financial\s+year)?\s+{_SPLIT}"
            ),
            _read_quarter,
        ),
        (
            rf"\b(?P<q>first|second|third|fourth|last|final)\s+(?:calendar\s+)?quarter\s+of\s+(?P<y>{_YEAR})\b(?![/–-]\d)",
            _read_calendar_quarter,
        ),
        (
            rf"\b(?P<side>first|last|final)\s+(?P<n>two|three|four|six)\s+months\s+of\s+(?P<y>{_YEAR})\b(?![/–-]\d)",
            _read_months_of_year,
        ),
        (rf"\b(?P<side>first|second)\s+half\s+of\s+(?P<y>{_YEAR})\b(?![/–-]\d)", _read_half),
        (rf"\b(?:academic|school)\s+year\s+{_SPLIT}", _read_academic_year),
        (rf"{_NOT_IN_NUMBER}{_SPLIT}\s+(?:academic|school)\s+year\b", _read_academic_year),
        (rf"\b(?P<s>winter)\s+{_SPLIT}", _read_winter),
        (rf"(?:\bfinancial\s+year\s+)?{_NOT_IN_NUMBER}{_SPLIT}", _read_financial_year),
        (rf"\b(?P<s>spring|summer|autumn|winter)\s+(?:of\s+)?(?P<y>{_YEAR})\b(?![/–-]\d)", _read_season),
        (
            (
                rf"(?:\bcalendar\s+year\s+|(?<!financial )(?<!academic )(?<!school )\byear\s+)?"
                rf"{_NOT_IN_NUMBER}(?P<y>{_YEAR})\b(?![/–-]\d|\.\d)"
            ),
            _read_year,
        ),
    )
)


# Every date holds a year, and most sentences hold none. The reader goes through a document several times.
_KEPT = 8192
_YEAR_DIGITS = re.compile(r"\d\d")


def mentions(text: str) -> tuple[DateMention, ...]:
    """Every date in `text`, in order, the fullest reading of each; an impossible one hides no lesser date within it."""
    return _mentions(text)


@lru_cache(_KEPT)
def _mentions(text: str) -> tuple[DateMention, ...]:
    if not _YEAR_DIGITS.search(text):
        return ()
    small = small_letters(text)
    found: list[DateMention] = []
    taken = Taken()
    for pattern, reader in _PATTERNS:
        for match in pattern.finditer(small):
            start, end = match.span()
            if not taken.take(start, end):
                continue
            span = reader(match)
            if span is not None:
                found.append(DateMention(start, end, text[start:end], span))
    return tuple(sorted(found, key=lambda mention: mention.start))


def read_span(words: str) -> Span | None:
    """The span that `words` say when they are a date and nothing else."""
    stripped = words.strip()
    found = mentions(stripped)
    return found[0].span if len(found) == 1 and found[0].words == stripped else None
