"""One cell of a workbook as a person sees it: dates with the day first, whole numbers without a decimal point."""

import re
from datetime import date, datetime, time, timedelta

from goldthread.ingest.formats.workbook_styles import Meaning

Value = int | float | str | bool | time | date | datetime | timedelta

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def shown(value: Value, meaning: Meaning | None = None) -> str:
    """The words of a cell; `meaning` is what its number format says that the value alone does not."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _date(value, meaning)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return _number(value * 100) + "%" if meaning is Meaning.PERCENT else _number(value)


def _text(words: str) -> str:
    """Text without what Excel writes for a character that XML cannot hold, most often the end of a line."""
    plain = _ESCAPED.sub(
        lambda found: chr(int(found[1], 16)) if found[1].upper() in {"000D", "000A"} else "", words
    )
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", plain)).strip()


def _date(value: date, meaning: Meaning | None) -> str:
    if meaning is Meaning.YEAR:
        return str(value.year)
    if meaning is Meaning.MONTH:
        return f"{_MONTHS[value.month - 1]} {value.year}"
    day = f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{day} {value:%H:%M}"
    return day


def _number(value: float) -> str:
    """Fifteen figures, which is what Excel keeps; no exponent where a person would write none."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"
