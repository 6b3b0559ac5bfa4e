"""Promises in a response: clauses that tell of an act, an arrangement or an undertaking, with their status."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.ingest.fragments import fragment_status, to_do_at
from goldthread.ingest.judging import promised
from goldthread.ingest.results import is_of_the_served, opens_with_count
from goldthread.ingest.segments import Segment, is_coming_relative, segments_of
from goldthread.ingest.slips import SLIPPED, is_slip
from goldthread.ingest.tense import is_mental
from goldthread.ingest.verbs import VerbGroup, may_be_subject, tokens_of, verb_groups
from goldthread.ingest.vocabulary import (
    ACTS,
    BASES,
    OUTSIDERS,
    PARTICIPLES,
    PRESENT_FORMS,
    WIDER,
    word_set,
)
from goldthread.kernel.dates import mentions

_SHORTEST_QUOTATION = 30  # characters

_BULLET = re.compile(r"^\s*(?:[^\w‘“\"'(]+|o\s)?")

_PREFIX = re.compile(
    r"[A-Z][^:.]{1,110}:\s+|(?:[A-Z&][\w’'&/-]*\s|of\s|and\s|the\s){1,7}[–-]\s+(?=[A-Z]|agreed|accepted)"
)

_REPORTED = re.compile(
    r"^It(?:['’]s| is| was| has been) (?:also )?(?P<verb>noted|acknowledged|recognised|recommended|agreed|understood|"
    r"planned|intended|proposed|expected|hoped|anticipated|accepted)"
    r"\s+(?:that\s+)?"
)

# An agency reports of itself: what it adds or confirms is the promise.
_ADDED = re.compile(
    r"(?P<who>[^,.;:]{2,70}?)\s+(?:would\s+|also\s+|has\s+|have\s+)*(?P<verb>adds?|reports?|reported|advises?|"
    r"advised|"
    r"explains?|explained|notes?|states?|stated|confirms?|confirmed)\s+(?:jointly\s+|also\s+)*that\s+"
)

_OF_OTHERS = re.compile(
    r"\b(?:practitioners|staff|workers|headteachers|reviewers?|inspectors?|report)\b", re.IGNORECASE
)

_SO_FAR = re.compile(r"[;,–]\s(?:and )?(?:so far|to date)\b")

_THEREAFTER = re.compile(
    r",?\s+and\s+(?:then\s+)?(?P<again>(?:annually|yearly|quarterly|monthly|weekly|termly|(?:at )?(?:every|"
    r"each)\s+[\w ]{3,30}?)"
    r"\s+(?:thereafter|after that|afterwards|after this)\b)"
)

_TO_FOLLOW = re.compile(r",\s+(?P<act>with\s+(?:[\w’'-]+\s+){1,6}to\s+(?:follow|be|take|start|begin|come)\b)")

_UPCOMING = re.compile(r"\b(?:the|a|an)\s+(?:upcoming|forthcoming|planned|proposed)\s+(?=[A-Za-z])")

_FINISHES = re.compile(
    r"^(?:This|The|It|These|That)\b(?:\s+\w+){0,3}\s+(?:will|is|are|should)\b.{0,40}?\b(?:complet|finish|"
    r"conclud|finalis|due\b|report back)",
    re.DOTALL,
)

_AFTER_PARTICIPLE = word_set("at by in on and with to for from as within through")

_QUESTION = re.compile(r"^(?:How|What|Why|Whether)\b")

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


@dataclass(frozen=True, slots=True)
class Clause:
    """A promise at [start, end) of the sentence it was found in."""

    start: int
    end: int
    status: str


def clauses_of(sentence: str, *, is_bullet: bool = False) -> list[Clause]:
    """The promises of one sentence, white space already made single; [] where it promises nothing."""
    return [
        part for clause in _clauses(sentence, is_bullet=is_bullet) for part in _with_repeats(sentence, clause)
    ]


def _with_repeats(sentence: str, clause: Clause) -> Iterator[Clause]:
    """ "First audit 31/10/23 and annually after that" is two promises: the first time, and the habit."""
    again = _THEREAFTER.search(sentence, clause.start, clause.end)
    if again is None or again.start() - clause.start < 8:
        yield clause
        return
    yield replace(clause, end=again.start())
    yield Clause(again.start("again"), clause.end, "ongoing")


def _clauses(sentence: str, *, is_bullet: bool) -> list[Clause]:
    at = _after_prefix(sentence)
    body = sentence[at:]
    if (
        opens_with_count(body)
        or is_quotation(body)
        or _QUESTION.match(body)
        or _LEADS_ON.search(body)
        or _tells_of_outsiders(body)
    ):
        return []
    reported = _REPORTED.match(body)
    if reported:
        inner = _promises(body[reported.end() :])
        return _shifted(_as_reported(inner, reported["verb"]), at + reported.end())
    added = _ADDED.match(body)
    if (
        added
        and not verb_groups(added["who"])
        and not _OF_OTHERS.search(added["who"])
        and not is_of_the_served(added["who"])
    ):
        inner = _promises(body[added.end() :])
        if inner or added["verb"] != "confirmed":
            return _shifted(inner, at + added.end())
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
    quoted = re.match(r"\s*(?:‘.*’|“.*”|\".*\")(?=[\s.,]|$)", sentence, re.DOTALL)
    return (
        quoted is not None and len(sentence) > _SHORTEST_QUOTATION and len(quoted.group()) > len(sentence) / 2
    )


def is_listed_act(item: str) -> bool:
    """Whether a list's item is an act: it begins with a verb, or with a noun of action."""
    words = [token.word.lower() for token in tokens_of(item)]
    if not words:
        return False
    return words[0] in BASES | WIDER | PARTICIPLES or bool(ACTS.search(" ".join(item.split()[:7])))


def is_completion(sentence: str) -> bool:
    """True for "The rewrite is to be finished by May": the end of what the sentence before has under way."""
    return bool(_FINISHES.match(sentence.lstrip()))


def _tells_of_outsiders(body: str) -> bool:
    """An inspection found or said something."""
    groups = verb_groups(body)
    first = next((group for group in groups if group.inside is None), None)
    if first is None or not OUTSIDERS.search(body[: first.start]):
        return False
    return is_mental(first) or first.main in {
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


def _as_reported(clauses: Sequence[Clause], verb: str) -> list[Clause]:
    if verb in {
        "recommended",
        "planned",
        "intended",
        "proposed",
        "agreed",
        "expected",
        "hoped",
        "anticipated",
    }:
        return [replace(clause, status="planned") for clause in clauses]
    if verb in {"acknowledged", "recognised", "accepted"}:
        return [clause for clause in clauses if clause.status not in {"ongoing", "done"}]
    return [clause for clause in clauses if clause.status != "ongoing"]


def _shifted(clauses: Sequence[Clause], by: int) -> list[Clause]:
    return [replace(clause, start=clause.start + by, end=clause.end + by) for clause in clauses]


def _promises(body: str, *, is_bullet: bool = False) -> list[Clause]:
    if _PLANS.match(body):
        return [_trimmed(body, 0, len(body), "delayed" if SLIPPED.search(body) else "planned")]
    groups = [group for group in verb_groups(body) if group.inside is None or is_coming_relative(group)]
    if _is_infinitive(body, groups):
        return [_trimmed(body, 0, len(body), "delayed" if SLIPPED.search(body) else "planned")]
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
    return body.startswith(("If ", "Where ")) or any(
        group.auxiliaries[:1] in {("might",), ("may",), ("could",), ("would",)} for group in groups[:1]
    )


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
        yield _trimmed(body, follows.start("act"), segment.end, "planned")
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
    kept = re.sub(r"(?:[\s,;:.–—]|\b(?:and|but|however))+$", "", text)
    return Clause(start + lead, start + max(len(kept), lead), status)


def _without_verb(body: str, *, is_bullet: bool) -> list[Clause]:
    """Notes without a finite verb; and practice in a present that only its subject tells from a noun."""
    found = fragment_status(body, is_bullet=is_bullet)
    if found:
        start, status = found
        return [_trimmed(body, start, len(body), "delayed" if SLIPPED.search(body) else status)]
    tokens = tokens_of(body)
    for position, (before, token) in enumerate(pairwise(tokens)):
        is_shown = position or before.word.isupper() or before.word.endswith("s")
        if not is_shown or token.word in WIDER:
            continue
        if token.word in BASES | PRESENT_FORMS and may_be_subject(before.word) and len(body.split()) >= 4:
            return [_trimmed(body, 0, len(body), "delayed" if SLIPPED.search(body) else "ongoing")]
    return []
