"""Lines of particulars beside a recommendation: its owner, its dates, its status and the history of that."""

import re
from functools import lru_cache

from goldthread.kernel.dates import MONTHS

_KEPT = 4096  # lines whose meaning is asked for several times in one document
_FIELD = re.compile(
    r"\s*(?:\*{1,2})?"
    r"(?:action |lead |responsible |target |original |current |revised |due |completion |start |review )*"
    r"(?:owner|lead|theme|type|deadline|due|date|status|rag(?: rating)?|priority|responsible|timescales?|timeframe|"
    r"category|agency|agencies|officer|by when|by whom|respondent|"
    r"(?:response |answer |update |return |reply )?(?:provided|completed|submitted|supplied|prepared) by|"
    r"(?:response|answer|reply|return) (?:from|by|of)|"
    r"who (?:it|this) concerns|to|for|within|accepted|closed|published|evidence|addressed to|addressee)"
    r"(?:\*{1,2})?\s*:(?:\*{1,2})?\s*\S",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\s*(?:\*{1,2})?(?:(?:target|due|completion|end) date|deadline|by when|timescales?|timeframe|due|"
    r"to be completed by)(?:\*{1,2})?\s*:(?:\*{1,2})?\s*(?P<words>\S.*)$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\s*(?:\*{1,2})?(?:to|for|addressed to|addressee|who (?:it|this) concerns)(?:\*{1,2})?\s*:(?:\*{1,2})?"
    r"\s*(?P<who>\S.*)$",
    re.IGNORECASE,
)
_STATUS_WORD = re.compile(
    r"(?:awaiting review|being progressed|re-?opened|closed|open|complete[d]?|superseded|accepted|rejected|"
    r"not accepted|on track|overdue|in progress|not started|ongoing|delayed|received)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:done|no update|not yet|being tested|new|under way|implemented|updated?)\b", re.IGNORECASE
)
_STATE_ALONE = re.compile(
    r"(?:(?:not )?(?:accepted|started)|in progress|complete[d]?|closed|open|ongoing|done(?:, being tested)?|superseded|"
    r"no update(?: received)?|delayed|overdue|on track)\b(?:\s*\([^)]*\))?[.:;,]?\s*",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"[\s#*_]*(?:status )?history\s*:?\s*$", re.IGNORECASE)
_DATED_STATUS = re.compile(
    r"\s*[A-Z][A-Za-z –—,-]{2,40}?(?:\s{2,}|\t)"
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})(?=\s{2,}|\t|\s*$)"
)
_DATE_FIRST = re.compile(
    rf"\s*(?:\*{{1,2}})?(?:update[,:]? |position at )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(MONTHS)})"
    r" \d{4}(?:\*{1,2})?"
    r"\s*[:–—-]\s*(?P<rest>.*)$",
    re.IGNORECASE,
)


def is_dated_state(line: str) -> bool:
    """ "May 2023: in progress", alone on its line or before its words: one entry of a history, the date first."""
    match = _DATE_FIRST.match(line)
    return match is not None and (not match["rest"] or is_state_word(match["rest"]))


def is_state_word(words: str) -> bool:
    return bool(_STATUS_WORD.match(words) or _STATE.match(words))


@lru_cache(_KEPT)
def is_field(line: str) -> bool:
    """A line of particulars: "Owner: Wessmoor Police. Date: 3 May 2022", or a dated line of a status history."""
    return bool(
        _FIELD.match(line) or _HISTORY.match(line) or _DATED_STATUS.match(line) or is_dated_state(line)
    )


def target_words(line: str) -> str | None:
    """The words of a line that gives the target of what stands over it: "Target date: 31 March 2025"."""
    match = _TARGET.match(line)
    return match["words"].strip() if match else None


def whom_asked(line: str) -> str | None:
    """Whom a line of particulars says that a recommendation asks: "To: Wessmoor Police"."""
    match = _ASKED.match(line)
    return match["who"].strip() if match else None


def dated_status(line: str) -> int | None:
    """Where the words of a status history's line begin, after its status and its date."""
    first = _DATE_FIRST.match(line)
    if first and is_dated_state(line):
        state = _STATE_ALONE.match(first["rest"])
        return first.start("rest") + state.end() if state else None
    match = _DATED_STATUS.match(line)
    return match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip()) if match else None


def is_status(words: str) -> bool:
    """True for "Open – on track" or "Closed, evidence seen", beside a recommendation's code."""
    return bool(_STATUS_WORD.match(words)) and len(words.split()) <= 6


def ends_at_once(line: str) -> bool:
    """True for a line of particulars that is whole: what follows is the next matter."""
    return bool(_HISTORY.match(line) or (_FIELD.match(line) and not line.rstrip().endswith((":", ","))))
