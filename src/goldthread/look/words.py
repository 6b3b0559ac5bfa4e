"""How the site prints dates, numbers and counts."""

from datetime import date, datetime

from goldthread.kernel.clock import LONDON

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Unit = str | tuple[str, str]
"""What is counted: "recommendations", or ("answer asked for", "answers asked for") for an odd plural."""


def british(value: date) -> str:
    """31 March 2022; for a moment, 31 March 2022, 2:05pm in London."""
    if isinstance(value, datetime):
        here = value.astimezone(LONDON)
        return f"{british(here.date())}, {here.hour % 12 or 12}:{here:%M}{'am' if here.hour < 12 else 'pm'}"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def counted(number: int, unit: Unit) -> str:
    """1 recommendation, 1,250 recommendations, 0 agencies."""
    return f"{number:,} {one(unit) if number == 1 else many(unit)}"


def many(unit: Unit) -> str:
    return unit if isinstance(unit, str) else unit[1]


def one(unit: Unit) -> str:
    """The unit for a single thing: agencies to agency, responses to response."""
    if not isinstance(unit, str):
        return unit[0]
    if unit.endswith("ies"):
        return unit.removesuffix("ies") + "y"
    return unit.removesuffix("s")
