"""Promises without a finite verb, as tables, bullets and hurried answers have them: "First audit 31/10/23"."""

import re

from goldthread.ingest.english.verbs import tokens_of
from goldthread.ingest.english.vocabulary import ACTS, BASES, PARTICIPLES, WIDER, base_of, word_set
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
_STANDING = (
    (
        re.compile(
            r"\b(?:in (?:draft|progress|development|hand)|under ?way|(?:out|with \S+(?: \S+)?) for comments?)\b"
        ),
        "in_progress",
    ),
    (re.compile(r"\w \bin (?:daily |regular |full )?use\b"), "ongoing"),
    (re.compile(r"\w \b(?:live|in (?:place|post))\b|\bsince (?:[A-Z]\w+|\d[\w./]*)(?: \d{4})?$"), "done"),
)
_DOING = re.compile(r"(?P<verb>[A-Z][a-z]+ing)\s+(?:an?|the|our|its|with|on|to|two|three|four|\d+)\b")
_SAID_AFTER = re.compile(r"^(?P<what>[^:]{4,90}?)(?::|\s[–-])\s+(?P<state>[a-z].*)$", re.DOTALL)
_PERIOD = re.compile(r"between\b.{3,40}\band\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:signed(?: off)?|approved|prepared|agreed|endorsed|compiled|written|published)\s+(?:by|on behalf of)\b",
    re.I,
)
_OF_THE_TEXT = re.compile(
    r"(?:to be (?:reviewed|updated) (?:after|in|every)\b|next (?:update|review|report)|(?:last|first) "
    r"(?:updated|reviewed|published)\b|(?:progress |position |status )?"
    r"(?:update|position|progress|status),?(?: (?:as )?(?:at|on|to|in))? \S+(?: \S+){0,2}$)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b\d[\d,]* times$")  # "downloaded 340 times" tells how it went
_IN_PLACE = re.compile(r"(?:already |now |fully )*(?:in (?:place|use|operation)|live)\b", re.IGNORECASE)
_FOR_LATER = re.compile(
    r"(?:for|pending) (?:inclusion|discussion|decision|consideration|agreement|approval|review)\b", re.I
)
_TO_DO = re.compile(
    r"(?P<before>^|.*?\s)to\s+(?!the\b|a\b|an\b|all\b|each\b|our\b|its\b|their\b|this\b|both\b|every\b|any\b|"
    r"\w+[^s]s\b)"
    r"(?:(?P<passive>be|have)\s+)?(?P<verb>[a-z][a-z-]+)\b",
    re.IGNORECASE | re.DOTALL,
)
# After these "to" belongs to the noun: a duty to tell, a decision to extend.
_NOUNS_WITH_TO = word_set(
    "decision ability need plan opportunity way right duty failure work steps how able due response answer access "
    "agreement request power attempt reference regard relation order approach reason time him her it them as according "
    "owing thanks prior subject up"
)
_FINITE_PRESENT = re.compile(r"^as\b|\w+ly\s+[a-z]+s\s")  # "fully supports staff to ring"
_BEFORE_OBJECT = word_set(
    "and in on at by for to with from into as and within during until since , . ; across through over"
)
_FURTHER = re.compile(r"(?:a |an |the )?(?:further|first|second|third|next|final|another)\b", re.IGNORECASE)
_LONGEST_SUBJECT = 14  # words before "to" in "X to do it"
NOTED = "noted"  # a thing and a day: done or planned by the day on which the document was written
_ENDS_WITH_DATE = re.compile(
    r"^(?!next\b|page\b|version\b)[A-Z][a-z]+ .*\b\d\d?[./]\d\d?[./]\d{2,4}$|^[A-Z][a-z]+ .*\b\d\d? "
    r"[A-Z][a-z]+ \d{4}$",
    re.I,
)
_PLANNED = frozenset({"planned", "scheduled", "arranged", "booked", "timetabled", "expected", "anticipated"})
_BY_DATE = re.compile(
    r"\b(?:by|no later than|not later than|before|due)\s+(?:the\s+)?(?:end\s+)?(?:of\s+)?(?:\w+day\s+)?(?:[A-Z]|\d)"
)
_SHORT_NOTE = 12  # words
_LONGEST_NOTE = 22  # words: a noun with a date, no more


def fragment_status(text: str, *, is_bullet: bool = False) -> tuple[int, str] | None:
    """Where a promise without a finite verb begins in `text`, and its status; None where it promises nothing.

    `is_bullet` is true for an item of a list, of which a bare noun of action is enough.
    """
    assent = _ASSENT.match(text)
    start = assent.end() if assent else 0
    rest = text[start:].rstrip(" .;,")
    if not rest or _SIGNATURE.match(rest) or (_OF_THE_TEXT.match(rest) and not is_bullet):
        return None
    if _COUNT.search(rest) or _SEE.match(rest) or _PERIOD.match(rest) or rest.endswith(":"):
        return None
    status = (
        _stated(rest)
        or _to_do(rest)
        or _participle(rest)
        or _noted(rest, is_bullet=is_bullet)
        or _under_way(rest)
    )
    return (start, status) if status else None


def _stated(text: str) -> str | None:
    """ "Discussions about weekends: ongoing", "In place.", "For discussion at the Executive"."""
    if _IN_PLACE.match(text):
        return "ongoing" if repeats(text) else "done"
    standing = next((status for pattern, status in _STANDING if pattern.search(text)), None)
    if (
        standing
        and len(text.split()) <= _LONGEST_NOTE
        and not re.search(r"\b(?:now|also|then) [a-z]+s\b", text)
    ):
        return standing
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
    if match["passive"] != "have" and repeats(text) and not mentions(text) and is_verb:
        return "ongoing"  # "Compliance to be looked at monthly"
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
        if word in _PLANNED and after in {"for", "in", "on", "by"}:
            return "planned"
        if index and words[index - 1] == "being":
            return "in_progress"
        if index > 1 and words[index - 1] == "be" and words[index - 2] == "to":
            return "planned"
        if index and words[index - 1] == "now":
            return "ongoing"
        if after in _BEFORE_OBJECT or after[:1].isdigit() or after.endswith("ly") or mentions(text):
            return "ongoing" if repeats(text) else "done"
        return None
    return None


def _under_way(text: str) -> str | None:
    """ "Costing a text number now", "Working with two schools"."""
    doing = _DOING.match(text)
    verb = doing["verb"].lower() if doing else ""
    return "in_progress" if base_of(verb) != verb and not ACTS.match(text) else None


def _noted(text: str, *, is_bullet: bool) -> str | None:
    """ "First audit 31/10/23", "A further five, Q4 22/23", "Audit in October 2023: 49 of 50 forms were complete"."""
    found = mentions(text)
    opening = " ".join(text.split()[:7])
    if _BY_DATE.search(text) and found and len(text.split()) <= _LONGEST_NOTE:
        return "planned"
    if (
        _ENDS_WITH_DATE.search(text)
        and found
        and len(text.split()) <= _SHORT_NOTE
        and not ACTS.search(opening)
    ):
        return NOTED
    if repeats(text) and not found and len(text.split()) <= _SHORT_NOTE:
        return "ongoing"
    if len(text.split()) > _LONGEST_NOTE or not (ACTS.search(opening) or _FURTHER.match(text)):
        return None
    if found:
        return "done" if re.search(r":\s", text[found[0].end :]) else "planned"
    if repeats(text):
        return "ongoing"
    return "planned" if is_bullet else None
