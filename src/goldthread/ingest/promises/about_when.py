"""Words that set a target and name no day: "in the autumn", "by Christmas 2023", "early in the new year"."""

import re

_YEAR = r"(?:19|20)\d{2}(?:[/-]\d{2,4})?"
_ABOUT_WHEN = re.compile(
    r"\b(?:(?:by|before|in|during|over|from|after|at|for|until|towards|throughout)\s+)"
    r"(?:(?:the|this|next|coming|early|mid|late|later|end|start|beginning|middle|of|in|half)[\s-]+)*"
    rf"(?:(?:spring|summer|autumn|winter)(?:\s+(?:half[\s-]?)?(?:term|holidays?))?(?:\s+(?:of\s+)?{_YEAR})?|"
    rf"(?:christmas|easter|half[\s-]term|new (?:year|school year|academic year)|school year|(?:summer|easter) holidays)"
    rf"(?:\s+{_YEAR})?|(?<=early )20\d\d\b|(?<=mid )20\d\d\b|(?<=mid-)20\d\d\b|(?<=late )20\d\d\b)",
    re.IGNORECASE,
)
_NO_TARGET = re.compile(r"(?:n\s?/?\s?a|none|nil|not applicable|no date|[-–—.?]+)?\W*", re.IGNORECASE)
_LONGEST = 12  # words of a cell that holds a target and little else


def about_when(text: str) -> str | None:
    """The words of a promise that say about when; None where it has none."""
    match = _ABOUT_WHEN.search(text)
    return match.group() if match else None


def sets_a_target(cell: str) -> bool:
    """True for a target cell that says something, if no day: "TBC", "Autumn term", "May 2023, then July 2024"."""
    return len(cell.split()) <= _LONGEST and not _NO_TARGET.fullmatch(cell.strip())
