"""An opening position in words: in a list's cell, and whole."""

from goldthread.look.states import State
from goldthread.recommendations.domain import NOT_SET_WORDS, OPENING_WORDS, Opening, Standing
from goldthread.recommendations.rows import CommitmentRow, OpeningRow, RecommendationRow

Owed = RecommendationRow | CommitmentRow


def opening_words(row: Owed) -> str:
    """What a list says of a row: what was set, that nothing is yet, or that nothing can be before it is confirmed."""
    if row.standing != Standing.CONFIRMED:
        return "None before it is confirmed"
    return OPENING_WORDS[row.opening.position] if row.opening else NOT_SET_WORDS


def opening_mark(row: Owed) -> str | None:
    """A question mark in a ring where somebody said that nobody knows; nothing else is marked."""
    known = row.opening is None or row.opening.position is not Opening.NOT_KNOWN
    return None if known else State.UNKNOWN.value


def closing_words(opening: OpeningRow) -> str:
    """Who closed it and when: "by Wessmoor Police, March 2021". "" for what was not closed."""
    if opening.position is not Opening.CLOSED_BEFORE:
        return ""
    return ", ".join(part for part in (f"by {opening.closed_by}", opening.closed_words) if part)


def said_words(opening: OpeningRow) -> str:
    """The whole of it on one line, without its note: "Closed before Goldthread, by Wessmoor Police, March 2021"."""
    return ", ".join(part for part in (OPENING_WORDS[opening.position], closing_words(opening)) if part)


def name_of(row: Owed) -> str:
    """What a row is called among rows of both kinds: "Part 1(a)", "Commitment under 1"."""
    if isinstance(row, CommitmentRow):
        return f"Commitment under {row.recommendation_label}"
    return f"{'Part' if row.parent else 'Recommendation'} {row.label}"
