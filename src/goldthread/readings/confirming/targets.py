"""What typed words of a target date mean, by the reader's own rules: nothing is guessed."""

from dataclasses import replace
from datetime import date

from goldthread.ingest.promises.due_dates import due_of
from goldthread.ingest.promises.targets import target_of
from goldthread.ingest.reading import Due


def due_for(words: str) -> Due | None:
    """The days that the words of a target allow, or None where they name none ("in the autumn", "TBC")."""
    plain = " ".join(words.split()).rstrip(".")
    if not plain:
        return None
    found = due_of(f"It will be done {plain}.", "planned") or target_of(plain).due
    return replace(found, words=plain) if found else None


def due_until(words: str, last_day: date) -> Due:
    """A target whose last day a person gave, since its words name none."""
    return Due(" ".join(words.split()), "day", None, last_day)
