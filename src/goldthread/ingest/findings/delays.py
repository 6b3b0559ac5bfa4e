"""Why an act is late, as the document says it."""

import re
from collections.abc import Sequence

from goldthread.ingest.findings.ground import Ground, Sentence
from goldthread.ingest.reading import Commitment, Recommendation

NOT_STATED = "not_stated"
_WAITS = r"\b(?:awaiting|waiting (?:for|on)|await|pending|dependent (?:up)?on|until|held up by|subject to)\b"
_OTHERS = (
    r"national|government|department|nhs england|partners?|partnership|council|trust|police|region\w*|guidance|review|"
    r"inspection|decision|sign[- ]off|approval|agreement|publication|signatures?"
)
_STAFF = (
    r"\bvacanc(?:y|ies)\b|\bsickness\b|\billness\b|\bturnover\b|\brecruit\w*|\bredeploy\w*|\bmaternity leave\b|"
    r"\bstaff(?:ing)? (?:shortages?|changes?|absence|capacity|levels|pressures)\b|\bshortages?\b|\bcapacity\b|"
    r"\bleft (?:the )?(?:post|trust|service|council|force|organisation|role)\b|"
    r"\b(?:trainer|manager|nurse|lead|officer|worker|post-?holder|author|chair|co-?ordinator|midwife)s? (?:\w+ )?left\b"
)
_SYSTEMS = (
    r"(?-i:\bIT\b)|\bsoftware\b|\b(?:computer|electronic|record|recording|case management|information) systems?\b|"
    r"\bdevelopers?\b|\bdata migration\b|\bupgrade\b|\bsystem (?:change|supplier|failure|issues?)\b|\bcyber\b"
)
CAUSES: dict[str, re.Pattern[str]] = {
    key: re.compile(words, re.IGNORECASE)
    for key, words in {
        "pandemic": r"\bcovid\b|\bcoronavirus\b|\bpandemic\b|\block-?downs?\b|\bsocial distancing\b",
        "staffing": _STAFF,
        "funding": r"\bfund(?:s|ing)\b|\bbudgets?\b|\bbusiness case\b|\bfinancial\b|\bunaffordable\b",
        "procurement": r"\bprocure\w*|\btender\w*|\bre-?commission\w*|\bsuppliers?\b|\bcontract(?:s|ual)?\b",
        "it": _SYSTEMS,
        "another_body": rf"{_WAITS}[^.]{{0,80}}\b(?:{_OTHERS})\b|\breorgani[sz]ation\b|\bmerger\b|\bapproval took\b",
    }.items()
}
_BECAUSE = re.compile(
    r"\b(?:due to|because|owing to|as a result of|caused by|impact of|affected by|impacted by|in light of)\b"
)


def cause_of(words: str) -> str:
    """The cause of a delay in the words about it, the first named where there are several; "not_stated" for none."""
    because = _BECAUSE.search(words)
    if because and (cause := _first(words[because.start() :])) != NOT_STATED:
        return cause
    return _first(words)


def _first(words: str) -> str:
    found = [(match.start(), key) for key, pattern in CAUSES.items() if (match := pattern.search(words))]
    return min(found)[1] if found else NOT_STATED


def delay_causes(ground: Ground, item: Recommendation) -> Sequence[str | None]:
    """For each commitment the cause of its delay, from its sentence and those beside it; None where it is not late."""
    return [_cause(ground, c) if c.status == "delayed" else None for c in item.commitments]


def _cause(ground: Ground, promise: Commitment) -> str:
    at = ground.at(promise.place.start)
    if at is None:
        return cause_of(promise.text)
    said = ground.spoken
    for index in (at, at - 1, at + 1):
        if 0 <= index < len(said) and _are_together(said[index], said[at]):
            cause = cause_of(said[index].text)
            if cause != NOT_STATED:
                return cause
    return NOT_STATED


def _are_together(one: Sentence, other: Sentence) -> bool:
    return one.recommendation.id == other.recommendation.id and one.response.agency == other.response.agency
