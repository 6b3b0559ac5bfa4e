"""Promises in a response: clauses that tell of an act, an arrangement or an undertaking, with their status."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from goldthread.ingest.english.tense import is_mental, status_of
from goldthread.ingest.english.verbs import VerbGroup, may_be_subject, tokens_of, verb_groups
from goldthread.ingest.english.vocabulary import (
    ACTS,
    BASES,
    OUTSIDERS,
    PARTICIPLES,
    PAST_FORMS,
    PRESENT_FORMS,
    WIDER,
)
from goldthread.ingest.promises.clauses import Clause
from goldthread.ingest.promises.fragments import NOTED, fragment_status, to_do_at
from goldthread.ingest.promises.judging import promised
from goldthread.ingest.promises.reported_speech import as_reported, reported
from goldthread.ingest.promises.results import opens_with_count
from goldthread.ingest.promises.segment import Segment
from goldthread.ingest.promises.segments import is_coming_relative, is_practice_relative, segments_of
from goldthread.ingest.promises.series import one_by_one
from goldthread.ingest.promises.slips import SLIPPED, is_slip
from goldthread.ingest.promises.so_many import status_of_so_many
from goldthread.ingest.promises.written_on import as_of
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_KEPT = 1024  # sentences: a table's are asked for more than once, one row after the other
_SHORTEST_QUOTATION = 30  # characters
_QUOTED = re.compile(r"\s*(?:‘.*’|“.*”|\".*\")(?=[\s.,]|$)", re.DOTALL)

_BULLET = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z])|[^\w‘“\"'(]+|o\s)?")

_PREFIX = re.compile(
    r"[A-Z][^:.]{1,110}:\s+|(?:[A-Z&][\w’'&/-]*\s|of\s|and\s|the\s){1,7}[—–-]\s+(?=[A-Za-z])"
)

# "Staff say that the form is long; it is being cut": past the stop the agency speaks for itself again.
_SPEAKS_AGAIN = re.compile(r";\s+|,\s+(?:and|but)\s+(?=(?:the|an?|our|we|it)\b)")

_SO_FAR = re.compile(r"[;,–(]\s?(?:and )?(?:\d+ )?(?:so far|to date)\b|, of (?:whom|which) \w+ have\b")

_DENIED = re.compile(r"\b(?:cannot|not|no)\b|n[’']t\b")
_TO_FOLLOW = re.compile(
    r",?\s+(?:with|and)\s+(?P<next>(?:an?|another|the)\s+(?:second|third|fourth|further|next|follow-up|repeat|final|"
    r"last|re-?audit)\b[^,;.]{0,40}?\b(?:planned|scheduled|booked|due|arranged|timetabled)\s+(?:for|in|on)\b"
    r".{3,30}(?:19|20)\d\d)|"
    r",\s+(?P<act>to (?:start|begin|commence|be (?:launched|completed|published)|go live)\b.{3,40}(?:19|"
    r"20)\d\d|with\s+(?:[\w’'-]+\s+){1,6}to\s+(?:follow|be|take|start|begin|come)\b)"
)

_UPCOMING = re.compile(r"\b(?:the|a|an)\s+(?:upcoming|forthcoming|planned|proposed)\s+(?=[A-Za-z])")

_FINISHES = re.compile(
    r"^(?:This|The|It|These|That)\b(?:\s+\w+){0,3}\s+(?:will|is|are|should)\b.{0,40}?\b(?:complet|finish|"
    r"conclud|finalis|due\b|report back)|"
    r"^(?:It|They|These) (?:is|are) (?:now |then )?(?:hoped|expected|scheduled|planned|anticipated|intended|"
    r"timetabled)\b.{0,80}(?:19|20)\d\d|^(?:This|It|These|They|Both) (?:will|should) be (?:ready|in place|in use|live|"
    r"available)\b|^(?:Completion|Target|Due|End|Finish)(?: date)?\b[:\s]",
    re.DOTALL,
)

# A question, an open quotation, a pointer elsewhere, a word to the reader, a note about the page.
_NO_STATEMENT = re.compile(
    r"[“\"][^”\"]*$|(?:see|please)\b|(?:Last|"
    r"First) (?:updated|reviewed)\b|[A-Z][^:.]{1,60}(?::|\s[—–-])\s+(?:Accepted|Agreed|Noted|Completed?|Done)\W*$"
)
_ASKS_READER = re.compile(r"\?\s*$|\bplease (?:see|speak|ring|call|contact|email)\b")
_QUESTION = re.compile(r"^(?:How|What|Why|Whether)\b")

# "What they say will be published in June 2025", "Whether it works is not known; we will look in May 2025"
_ASKED_ABOUT = re.compile(r"^[^?]*\b(?:will|is to|are to)\s+[a-z]+\b[^?]*(?:19|20)\d\d[^?]*$")

_LEADS_ON = re.compile(r"\b(?:the following(?:\s+\w+)?|as follows)\s*[:.]?\s*$", re.IGNORECASE)

_PLANS = re.compile(
    r"^(?:There\s+(?:is|are)\s+(?:now\s+)?)?(?:a\s+)?plans?\b(?!\s+(?:was|were|has|have|is being))",
    re.IGNORECASE,
)

# What follows from an act, or takes some of it back, is no part of the promise; "so that" is its purpose.
_MERELY_FOLLOWS = re.compile(
    r",\s+(?:so(?! that)|since when|although|though|whereas|which means|meaning|if|unless|provid(?:ed|ing)|"
    r"subject to|"
    r"(?:the )?\w+ (?:of|with) which|as (?:they|it|we|there|this)|later than|earlier than)\b|\s(?:although|"
    r"though)\s|(?<=\d)\s+(?:if|unless)\s",
)

_HEADS = re.compile(
    r"(?:updates?|progress|position|status|as (?:at|of)|responses?|actions?|date)\b", re.IGNORECASE
)
_SHORTEST_SAID = 3  # words after "Agency:"

_SHORTEST_ACT = 4  # words
_LOOSE_END = re.compile(r"(?:[\s,;:.–—]|\b(?:and|but|however|while|whilst|whereas))+$")


def clauses_of(sentence: str, *, is_bullet: bool = False, written: date | None = None) -> list[Clause]:
    """The promises of one sentence, white space already made single; [] where it promises nothing.

    `written` is the day of the document: by it a note with a date and no verb is done or planned.
    """
    return list(_clauses_of(sentence, is_bullet=is_bullet, written=written))


@lru_cache(_KEPT)
def _clauses_of(sentence: str, *, is_bullet: bool, written: date | None) -> tuple[Clause, ...]:
    found = [
        part for clause in _clauses(sentence, is_bullet=is_bullet) for part in one_by_one(sentence, clause)
    ]
    return tuple(clause for clause in as_of(sentence, found, written) if clause.status != NOTED)


__all__ = ["Clause", "clauses_of", "is_completion", "is_listed_act", "is_quotation"]


def _clauses(sentence: str, *, is_bullet: bool) -> list[Clause]:
    at = _after_prefix(sentence)
    body = sentence[at:]
    so_many = status_of_so_many(body)
    if so_many:
        return [_trimmed(sentence, at, len(sentence), so_many)]
    if (
        opens_with_count(body)
        or is_quotation(body)
        or (_QUESTION.match(body) and not _ASKED_ABOUT.search(body))
        or _NO_STATEMENT.match(body)
        or (("?" in body or "please" in body) and _ASKS_READER.search(body))
        or _LEADS_ON.search(body)
        or _tells_of_outsiders(body)
    ):
        return []
    told = reported(body)
    if told and not told.verb:
        ends = _SPEAKS_AGAIN.search(body, told.start)
        return _shifted(_promises(body[ends.end() :]), at + ends.end()) if ends else []
    inner = _promises(body[told.start :]) if told else []
    if told and not told.is_agency:
        return _shifted(as_reported(inner, told.verb), at + told.start)
    if told and told.verb == "confirmed" and not inner and _DENIED.search(body, told.start):
        return []
    if told and (inner or told.verb != "confirmed"):
        return _shifted(inner, at + told.start)
    return _shifted(_promises(body, is_bullet=is_bullet), at)


def _after_prefix(sentence: str) -> int:
    """Where the words begin after a bullet and after "Agency:"; a colon behind a verb belongs to the sentence."""
    bullet = _BULLET.match(sentence)
    at = bullet.end() if bullet else 0
    prefix = _PREFIX.match(sentence, at)
    if (
        prefix is None
        or verb_groups(prefix.group())
        or len(sentence[prefix.end() :].split()) < _SHORTEST_SAID
    ):
        return at
    if mentions(prefix.group()) and not _HEADS.match(prefix.group()):  # "Audit in May 2022: ..." is no label
        return at
    return prefix.end()


def is_quotation(sentence: str) -> bool:
    """Somebody else's words, whole, or with no more around them than who said so."""
    quoted = _QUOTED.match(sentence)
    return (
        quoted is not None and len(sentence) > _SHORTEST_QUOTATION and len(quoted.group()) > len(sentence) / 2
    )


_ACTED = BASES | WIDER | PARTICIPLES
_FORMS = BASES | PRESENT_FORMS


def is_listed_act(item: str) -> bool:
    """Whether a list's item is an act: it begins with a verb, or with a noun of action."""
    words = [token.word.lower() for token in tokens_of(item)]
    if not words:
        return False
    return words[0] in _ACTED or bool(ACTS.search(" ".join(item.split()[:7])))


def is_completion(sentence: str) -> bool:
    """True for "The rewrite is to be finished by May": the end of what the sentence before has under way."""
    return bool(_FINISHES.match(sentence.lstrip()))


def _tells_of_outsiders(body: str) -> bool:
    """An inspection found or said something."""
    groups = verb_groups(body)
    first = next((group for group in groups if group.inside is None), None)
    if first is None or not OUTSIDERS.search(body[: first.start]):
        return False
    is_their_act = first.main in PAST_FORMS and not first.auxiliaries and OUTSIDERS.match(body)
    return (
        bool(is_their_act)
        or is_mental(first)
        or first.main
        in {
            "identified",
            "highlighted",
            "reported",
            "stated",
            "recommended",
            "noted",
            "invited",
            "asked",
            "said",
            "concluded",
            "observed",
            "considered",
        }
    )


def _shifted(clauses: Sequence[Clause], by: int) -> list[Clause]:
    if not by:
        return list(clauses)
    return [replace(clause, start=clause.start + by, end=clause.end + by) for clause in clauses]


def _promises(body: str, *, is_bullet: bool = False) -> list[Clause]:
    if _PLANS.match(body):
        return [_trimmed(body, 0, len(body), "delayed" if SLIPPED.search(body) else "planned")]
    every = verb_groups(body)
    groups = [group for group in every if group.inside is None or is_coming_relative(body, group)]
    if groups and groups[0].inside and any(each.inside is None and each.auxiliaries for each in groups[1:]):
        groups = groups[1:]  # "The review, which is being led by a nurse, will report in May"
    if groups and groups[0].auxiliaries and status_of(groups[0]) == "done":
        groups = [group for group in every if group in groups or is_practice_relative(body, group)]
    if _is_infinitive(body, groups):
        status = "ongoing" if repeats(body) and not mentions(body) else "planned"
        is_late = SLIPPED.search(body) or is_slip(body)
        return [_trimmed(body, 0, len(body), "delayed" if is_late else status)]
    if not any(group.inside is None for group in groups):
        return _without_verb(body, is_bullet=is_bullet)
    if is_slip(body) and not _is_conditional(body, groups):
        return [_late(body, groups)]
    head = _headed(body, groups)
    if head:
        return [
            head,
            *_shifted(
                _promises(body[head.end + 1 :].lstrip()), len(body) - len(body[head.end + 1 :].lstrip())
            ),
        ]
    found = [clause for segment in segments_of(body, groups) for clause in _judged(body, segment)]
    return _with_progress(body, found)


def _headed(body: str, groups: Sequence[VerbGroup]) -> Clause | None:
    """ "Audit of 50 records in May 2022: the question was asked in 49": an act named before what it found."""
    stop = _STOP.search(body)
    if stop is None or stop.start() > groups[0].start:
        return None
    found = fragment_status(body[: stop.start()])
    if not found or not mentions(body[: stop.start()]):
        return None
    return _trimmed(body, found[0], stop.start(), "done" if stop.group().startswith(":") else found[1])


_STOP = re.compile(r"[:;]\s")


def _is_infinitive(body: str, groups: Sequence[VerbGroup]) -> bool:
    """True for "Practices to aim to register every baby", "To embed ...": intentions without a finite verb."""
    at = to_do_at(body)
    if at is None:
        return False
    return not any(g.inside is None and (g.auxiliaries or g.start < at) for g in groups)


def _late(body: str, groups: Sequence[VerbGroup]) -> Clause:
    """The sentence as one promise that slipped, up to a last clause that only gives the reason."""
    last = body.rfind(";")
    is_reason = last > 0 and not mentions(body[last:]) and not SLIPPED.search(body[last:])
    first = next(segments_of(body, groups))
    return _trimmed(
        body, first.start, last if is_reason and last > groups[-1].start - 80 else len(body), "delayed"
    )


def _is_conditional(body: str, groups: Sequence[VerbGroup]) -> bool:
    if body.startswith(("If ", "Where ")):
        return True
    return groups[0].auxiliaries[:1] in _CONDITIONAL and groups[0].auxiliaries[:2] != ("could", "not")


_CONDITIONAL = frozenset({("might",), ("may",), ("could",), ("would",)})


def _with_progress(body: str, clauses: Sequence[Clause]) -> list[Clause]:
    """ "All will have had it by May; so far 171 have": a plan of which part is done is under way."""
    if not _SO_FAR.search(body):
        return list(clauses)
    return [replace(c, status="in_progress") if c.status == "planned" else c for c in clauses]


def _judged(body: str, segment: Segment) -> Iterator[Clause]:
    status = promised(body, segment)
    if status:
        yield from _with_upcoming(body, segment, status)


def _with_upcoming(body: str, segment: Segment, status: str) -> Iterator[Clause]:
    """The clause; and in "the group which leads on the forthcoming audit" the audit, which is promised too."""
    follows = _TO_FOLLOW.search(body, segment.group.end, segment.end)
    if follows and status == "done":
        yield _trimmed(body, segment.start, follows.start(), status)
        yield _trimmed(body, follows.start("act" if follows["act"] else "next"), segment.end, "planned")
        return
    match = _UPCOMING.search(body, segment.group.end, segment.end)
    if match is None or status == "planned" or not ACTS.search(body, match.end(), segment.end):
        yield _trimmed(body, segment.start, segment.end, status)
        return
    relative = body.rfind("which", segment.group.end, match.start())
    yield _trimmed(body, segment.start, relative if relative > 0 else segment.end, status)
    yield _trimmed(body, match.start(), segment.end, "planned")


def _trimmed(body: str, start: int, end: int, status: str) -> Clause:
    text = body[start:end]
    lead = len(text) - len(text.lstrip(" \n\t,;:–—"))
    follows = _MERELY_FOLLOWS.search(text)
    if follows and status != "delayed" and len(text[: follows.start()].split()) >= _SHORTEST_ACT:
        text = text[: follows.start()]
    kept = _LOOSE_END.sub("", text)
    return Clause(start + lead, start + max(len(kept), lead), status)


def _without_verb(body: str, *, is_bullet: bool) -> list[Clause]:
    """Notes without a finite verb; and practice in a present that only its subject tells from a noun."""
    found = fragment_status(body, is_bullet=is_bullet)
    if found:
        start, status = found
        return [
            _trimmed(body, start, len(body), "delayed" if is_slip(body) or SLIPPED.search(body) else status)
        ]
    tokens = tokens_of(body)
    for position, (before, token) in enumerate(pairwise(tokens)):
        is_shown = position or before.word.isupper() or before.word.endswith("s")
        if not is_shown or token.word in WIDER:
            continue
        if token.word in _FORMS and may_be_subject(before.word) and len(body.split()) >= 4:
            return [_trimmed(body, 0, len(body), "delayed" if SLIPPED.search(body) else "ongoing")]
    return []
