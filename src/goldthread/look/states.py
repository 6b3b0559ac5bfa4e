"""The states a thread's parts can be in, each with a shape of its own in goldthread.css."""

from enum import StrEnum


class State(StrEnum):
    """What a mark says. Red (late, missing) is used only where somebody was asked."""

    THERE = "there"  # it happened: asked, answered as asked, promised with a date, reported complete
    PART = "part"  # it happened in part, or something else was given
    CHECKED = "checked"  # checked by someone who did not lead it
    DUE = "due"  # promised, not yet due
    LATE = "late"  # past the date now agreed
    MISSING = "missing"  # should exist, does not, and was asked for
    SILENT = "silent"  # a loaded document does not say
    UNKNOWN = "unknown"  # opening position not known, or cannot tell
    NOT_APPLICABLE = "na"
