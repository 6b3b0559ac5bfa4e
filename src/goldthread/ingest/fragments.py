"""Promises without a finite verb, as tables, bullets and hurried answers have them: "First audit 31/10/23"."""

import re

from goldthread.ingest.verbs import tokens_of
from goldthread.ingest.vocabulary import ACTS, BASES, PARTICIPLES, WIDER, word_set
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_ASSENT = re.compile(
    r"(?:(?:fully|partly|partially|not yet|not)\s+)?(?:agreed|accepted|noted|supported|endorsed|done|"
    r"completed?|closed|yes|"
    r"no|n/?a|not started|rejected|achieved|slipped|declined)(?: and noted| in principle| in (?:full|part)|"
    r" by (?:both|all)\b[^,.;]*)?\s*(?:[,.;:–-]\s*|$)",
    re.IGNORECASE,
)
_SEE = re.compile(r"(?:please |also )?(?:see|refer to|as (?:above|for|under))\b", re.IGNORECASE)
_STATES = (
    (re.compile(r"(?:ongoing|continuing)\b", re.IGNORECASE), "in_progress"),
    (
        re.compile(r"(?:in progress|under ?way|under review|in development|in draft)\b", re.IGNORECASE),
        "in_progress",
    ),
    (re.compile(r"(?:complete|completed|done|in place|achieved|delivered)\b", re.IGNORECASE), "done"),
    (
        re.compile(
            r"(?:planned|scheduled|to follow|tbc|not (?:yet )?(?:started|begun|due))\b", re.IGNORECASE
        ),
        "planned",
    ),
    (re.compile(r"(?:delayed|slipped|overdue|postponed|deferred|on hold)\b", re.IGNORECASE), "delayed"),
)
_SAID_AFTER = re.compile(r"^(?P<what>[^:]{4,90}?)(?::|\s[–-])\s+(?P<state>[a-z].*)$", re.DOTALL)
_PERIOD = re.compile(r"between\b.{3,40}\band\b", re.IGNORECASE)
_IN_PLACE = re.compile(r"(?:already |now |fully )*(?:in (?:place|use|operation)|live)\b", re.IGNORECASE)
_FOR_LATER = re.compile(
    r"(?:for|pending) (?:inclusion|discussion|decision|consideration|agreement|approval|review)\b", re.I
)
_TO_DO = re.compile(
    r"(?P<before>^|.*?\s)to\s+(?:(?P<passive>be|have)\s+)?(?P<verb>[a-z][a-z-]+)\b", re.IGNORECASE | re.DOTALL
)
# After these "to" belongs to the noun: a duty to tell, a decision to extend.
_NOUNS_WITH_TO = word_set(
    "decision ability need plan opportunity way right duty failure work steps how able due response answer access "
    "agreement request power attempt reference regard relation order approach reason time him her it them"
)
_FINITE_PRESENT = re.compile(r"^as\b|\w+ly\s+[a-z]+s\s")  # "fully supports staff to ring"
_BEFORE_OBJECT = word_set(
    "and in on at by for to with from into as and within during until since , . ; across through over"
)
_FURTHER = re.compile(r"(?:a |an |the )?(?:further|first|second|third|next|final|another)\b", re.IGNORECASE)
_LONGEST_SUBJECT = 14  # words before "to" in "X to do it"
_LONGEST_NOTE = 22  # words: a noun with a date, no more


def fragment_status(text: str, *, is_bullet: bool = False) -> tuple[int, str] | None:
    """Where a promise without a finite verb begins in `text`, and its status; None where it promises nothing.

    `is_bullet` is true for an item of a list, of which a bare noun of action is enough.
    """
    assent = _ASSENT.match(text)
    start = assent.end() if assent else 0
    rest = text[start:].rstrip(" .;,")
    if not rest or _SEE.match(rest) or _PERIOD.match(rest) or rest.endswith(":"):
        return None
    status = _stated(rest) or _to_do(rest) or _participle(rest) or _noted(rest, is_bullet=is_bullet)
    return (start, status) if status else None


def _stated(text: str) -> str | None:
    """ "Discussions about weekends: ongoing", "In place.", "For discussion at the Executive"."""
    if _IN_PLACE.match(text):
        return "ongoing" if repeats(text) else "done"
    if _FOR_LATER.match(text):
        return "planned"
    after = _SAID_AFTER.match(text)
    state = after["state"] if after else ""
    return next((status for pattern, status in _STATES if pattern.match(state)), None)


def to_do_at(text: str) -> int | None:
    """Where the verb stands in "Dip sample to be done by May", "To embed the form", "Practices to register"."""
    match = _TO_DO.match(text)
    return match.start("verb") if match and _to_do(text) else None


def _to_do(text: str) -> str | None:
    match = _TO_DO.match(text)
    if match is None:
        return None
    before = match["before"].split()
    if _FINITE_PRESENT.search(match["before"]):
        return None
    if len(before) > _LONGEST_SUBJECT or (before and before[-1].lower().strip(",") in _NOUNS_WITH_TO):
        return None
    verb = match["verb"].lower()
    is_verb = verb in (PARTICIPLES if match["passive"] else BASES | WIDER) or (
        match["passive"] and verb.endswith("ed")
    )
    is_adverb = verb in {"always", "also", "then", "now"} or verb.endswith("ly")
    return "planned" if is_verb or is_adverb or match["passive"] == "be" else None


def _participle(text: str) -> str | None:
    """ "Poster frames fitted in all 17 halls", "Protocol signed 2021", "Considered at the Board in May"."""
    words = [token.word.lower() for token in tokens_of(text)]
    for index, word in enumerate(words[:12]):
        if word not in PARTICIPLES and not (word.endswith("ed") and len(word) > 4):
            continue
        after = words[index + 1] if index + 1 < len(words) else "."
        if {"which", "who", "that", "where"} & set(words[:index]):
            return None
        if index and words[index - 1] in {"the", "a", "an", "of", "and", "with", "for", "to", "not", ","}:
            return None
        if after in _BEFORE_OBJECT or after[:1].isdigit() or after.endswith("ly") or mentions(text):
            return "ongoing" if repeats(text) else "done"
        return None
    return None


def _noted(text: str, *, is_bullet: bool) -> str | None:
    """ "First audit 31/10/23", "A further five, Q4 22/23", "Audit in October 2023: 49 of 50 forms were complete"."""
    found = mentions(text)
    opening = " ".join(text.split()[:7])
    if len(text.split()) > _LONGEST_NOTE or not (ACTS.search(opening) or _FURTHER.match(text)):
        return None
    if found:
        return "done" if re.search(r":\s", text[found[0].end :]) else "planned"
    if repeats(text):
        return "ongoing"
    return "planned" if is_bullet else None
