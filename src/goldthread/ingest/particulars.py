"""Lines of particulars beside a recommendation: its owner, its dates, its status and the history of that."""

import re

_FIELD = re.compile(
    r"\s*(?:\*{1,2})?"
    r"(?:action |lead |responsible |target |original |current |revised |due |completion |start |review )*"
    r"(?:owner|lead|theme|type|deadline|due|date|status|rag(?: rating)?|priority|responsible|timescales?|timeframe|"
    r"category|agency|agencies|officer|by when|by whom|accepted|closed|evidence|addressed to|addressee)"
    r"(?:\*{1,2})?\s*:(?:\*{1,2})?\s*\S",
    re.IGNORECASE,
)
_STATUS_WORD = re.compile(
    r"(?:awaiting review|being progressed|re-?opened|closed|open|complete[d]?|superseded|accepted|rejected|"
    r"not accepted|on track|overdue|in progress|not started|ongoing|delayed|received)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"[\s#*_]*(?:status )?history\s*:?\s*$", re.IGNORECASE)
_DATED_STATUS = re.compile(
    r"\s*[A-Z][A-Za-z –—,-]{2,40}?(?:\s{2,}|\t)"
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})(?=\s{2,}|\t|\s*$)"
)


def is_field(line: str) -> bool:
    """A line of particulars: "Owner: Wessmoor Police. Date: 3 May 2022", or a dated line of a status history."""
    return bool(_FIELD.match(line) or _HISTORY.match(line) or _DATED_STATUS.match(line))


def dated_status(line: str) -> int | None:
    """Where the words of a status history's line begin, after its status and its date."""
    match = _DATED_STATUS.match(line)
    return match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip()) if match else None


def is_status(words: str) -> bool:
    """True for "Open – on track" or "Closed, evidence seen", beside a recommendation's code."""
    return bool(_STATUS_WORD.match(words)) and len(words.split()) <= 6


def ends_at_once(line: str) -> bool:
    """True for a line of particulars that is whole: what follows is the next matter."""
    return bool(_HISTORY.match(line) or (_FIELD.match(line) and not line.rstrip().endswith((":", ","))))
