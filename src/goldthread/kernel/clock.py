"""The one place that reads the time; everywhere else `at` is passed in."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the one reading of the clock


def today(at: datetime | None = None) -> date:
    """The date in London at `at`, or now: what a partnership means by today."""
    return (at or now()).astimezone(LONDON).date()
