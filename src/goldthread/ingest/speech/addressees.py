"""Whom a recommendation asks: the subject of its ask, where that is a body, a sector or all agencies."""

import re

from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.english.verbs import main_group, verb_groups
from goldthread.ingest.english.vocabulary import SECTORS, WIDER

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
    rf"professionals|police|workers?|nurses?|doctors?|teachers?|clinicians?|practices?|colleges|hospitals?|"
    rf"schools?|trusts?|councils?|(?:local )?authorit(?:y|ies)|"
    rf"commissioners?|leads?|gps?|midwi(?:fe|ves)|health visitors?|providers?|organisations?|"
    rf"{'|'.join(sector.lower() for sector in SECTORS)})\b(?![’'])",
    re.IGNORECASE,
)
# What follows says more of whoever, or whatever, is asked.
_AFTER_HEAD = re.compile(
    r"\s(?:of|for|from|by|in|at|on|to|between|about|across|within|through|recorded|undertaken|held)\s|"
    r",\sjointly\b",
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
    is_clause = plain != text
    plain = _without_front(plain, bodies)
    subject = _subject(plain, bodies, is_clause=is_clause)
    if subject is None:
        return _named_first(plain, bodies) if is_clause else None
    subject = re.split(
        r"\s+(?:attending|working|who|that|which|where|holding|providing)\b|,\s(?:with|through|as)\b", subject
    )[0]
    if not subject or len(subject.split()) > _LONGEST or _THING.search(subject):
        return None
    head = _AFTER_HEAD.split(subject, maxsplit=1)[0]
    if bodies.named(subject) or bodies.named(head) or _ROLE.search(head):
        return subject[0].upper() + subject[1:]
    return None


def may_be_asked(section: str, bodies: Bodies) -> bool:
    """True for a heading that names a body or people in some role; a child or a chapter is asked nothing."""
    return bodies.named(section) is not None or _ROLE.search(section) is not None


def _subject(asked: str, bodies: Bodies, *, is_clause: bool) -> str | None:
    """The words before the verb of the ask; None without one, or where another verb says something before it.

    In a clause ("that the Board write ...") any verb asks.
    """
    match = _ASK.search(asked)
    if is_clause:
        verb = main_group(asked)
        ends = [at for at in (match and match.start(), verb and verb.start, _bare_verb(asked, bodies)) if at]
        return asked[: min(ends)].strip(" ,") if ends else None
    if match is None:
        return None
    subject = asked[: match.start()].strip(" ,")
    return None if any(group.inside is None for group in verb_groups(subject)) else subject


def _bare_verb(asked: str, bodies: Bodies) -> int | None:
    """Where a verb follows whoever is asked at once: "[that] Wessmoor Police revisit decisions"."""
    for word in re.finditer(r"(?<=\w )[a-z]+\b", asked):
        before = asked[: word.start() - 1]
        if word[0] in WIDER and (
            _ends_in_role(before) or any(m.end == len(before) for m in bodies.mentions(before))
        ):
            return word.start()
    return None


def _ends_in_role(words: str) -> bool:
    return any(role.end() == len(words) for role in _ROLE.finditer(words))


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
