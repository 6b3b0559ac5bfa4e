"""Whom a recommendation asks: the subject of its ask, where that is a body, a sector or all agencies."""

import re

from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.english.vocabulary import SECTORS

_ASK = re.compile(
    r"\s(?:should|must|shall|ought|to (?!be used)[a-z]+|(?:is|are|be) (?:to be )?(?:asked|required|reminded|"
    r"requested|recommended)|are to|is to|"
    r"needs? to|requests?|promotes?|ensures?|reviews?|gives?|considers?|develops?|undertakes?)\b"
)
_RECOMMENDED = re.compile(
    r"^(?:(?:It is|We|I|The (?:review|reviewers?|author|panel))\s+(?:also |therefore )*"
    r"recommend(?:s|ed)?,?\s+)?that,?\s+",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?:Whilst|While|Where|Wherever|When|Whenever|If|In|Before|After|Once|As|At|By|For|From|Following|During|Until|Unless|"
    r"Within|With|Through|To|On|Given|Because|Since|Prior)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:[Ll]ed by|[Ww]ith) (?P<who>(?:the )?[A-Z][^,.;]{2,60}?)(?P<leading> (?:leading|in the lead|as lead))?[,.;]"
)
_ROLE = re.compile(
    rf"\b(?:agenc(?:y|ies)|partners|partnership|board|services?|officers?|chairs?|managers?|practitioners|"
    rf"professionals|police|workers?|nurses?|doctors?|teachers?|clinicians?|"
    rf"schools?|trusts?|council|commissioners?|leads?|gps?|midwi(?:fe|ves)|health visitors?|providers?|organisations?|"
    rf"{'|'.join(sector.lower() for sector in SECTORS)})\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:protocol|policy|guidance|training|document|system|procedures?|research|findings|use|assurance|"
    r"supervision|consideration)\b",
    re.I,
)
_LONGEST = 14  # words


def addressee_of(text: str, bodies: Bodies) -> str | None:
    """The addressee in the recommendation's own words: "All agencies", "Chairs of conferences"; None if none."""
    led = _LED.search(text)
    if led and (led["leading"] or led.group().lower().startswith("led")) and bodies.named(led["who"]):
        return led["who"][0].upper() + led["who"][1:]
    plain = _RECOMMENDED.sub("", text)
    plain = _without_front(plain, bodies)
    match = _ASK.search(plain)
    if match is None:
        return _named_first(plain, bodies) if plain != text else None
    subject = plain[: match.start()].strip(" ,")
    subject = re.split(r"\s+(?:attending|working|who|that|which|where|holding|providing)\b", subject)[0]
    if not subject or len(subject.split()) > _LONGEST or _THING.search(subject):
        return None
    if bodies.named(subject) or _ROLE.search(subject):
        return subject[0].upper() + subject[1:]
    return None


def _without_front(asked: str, bodies: Bodies) -> str:
    """An ask without the clauses in front of whom it asks: "When a family moves, or is moved, the Council"."""
    parts = asked.split(", ")
    if not _FRONT.match(parts[0]):
        return asked
    for index, part in enumerate(parts[1:], 1):
        if bodies.named(part) is not None or _ROLE.match(
            re.sub(r"^(?:the|all|each|every|both)\s+", "", part)
        ):
            return ", ".join(parts[index:])
    return ", ".join(parts[1:]) or asked


def _named_first(asked: str, bodies: Bodies) -> str | None:
    """The body that a clause begins with, whatever its verb: "[that] Wessmoor Police looks again at ..."."""
    if bodies.named(asked) is None:
        return None
    first = bodies.mentions(asked)[0]
    words = asked[: first.end]
    return words[0].upper() + words[1:]
