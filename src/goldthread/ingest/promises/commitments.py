"""Promises in a response: clauses that tell of an act, an arrangement or an undertaking, with their status."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from goldthread.ingest.english.tense import status_of
from goldthread.ingest.english.verbs import VerbGroup, may_be_subject, tokens_of, verb_groups
from goldthread.ingest.english.vocabulary import ACTS, BASES, PARTICIPLES, PRESENT_FORMS, WIDER
from goldthread.ingest.promises.clause_ends import trimmed, with_upcoming
from goldthread.ingest.promises.clauses import Clause
from goldthread.ingest.promises.fragments import NOTED, fragment_status, to_do_at
from goldthread.ingest.promises.judging import promised
from goldthread.ingest.promises.reported_speech import as_reported, reported
from goldthread.ingest.promises.segment import Segment
from goldthread.ingest.promises.segments import is_coming_relative, is_practice_relative, segments_of
from goldthread.ingest.promises.series import one_by_one
from goldthread.ingest.promises.slips import SLIPPED, is_slip
from goldthread.ingest.promises.so_many import status_of_so_many
from goldthread.ingest.promises.statements import after_prefix, is_quotation, states_nothing
from goldthread.ingest.promises.written_on import as_of
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_KEPT = 1024  # sentences: a table's are asked for more than once, one row after the other

# "Staff say that the form is long; it is being cut": past the stop the agency speaks for itself again.
_SPEAKS_AGAIN = re.compile(r";\s+|,\s+(?:and|but)\s+(?=(?:the|an?|our|we|it)\b)")

_SO_FAR = re.compile(r"[;,–(]\s?(?:and )?(?:\d+ )?(?:so far|to date)\b|, of (?:whom|which) \w+ have\b")

_DENIED = re.compile(r"\b(?:cannot|not|no)\b|n[’']t\b")
_FINISHES = re.compile(
    r"^(?:This|The|It|These|That)\b(?:\s+\w+){0,3}\s+(?:will|is|are|should)\b.{0,40}?\b(?:complet|finish|"
    r"conclud|finalis|due\b|report back)|"
    r"^(?:It|They|These) (?:is|are) (?:now |then )?(?:hoped|expected|scheduled|planned|anticipated|intended|"
    r"timetabled)\b.{0,80}(?:19|20)\d\d|^(?:This|It|These|They|Both) (?:will|should) be (?:ready|in place|in use|live|"
    r"available)\b|^(?:Completion|Target|Due|End|Finish)(?: date)?\b[:\s]",
    re.DOTALL,
)

_PLANS = re.compile(
    r"^(?:There\s+(?:is|are)\s+(?:now\s+)?)?(?:a\s+)?plans?\b(?!\s+(?:was|were|has|have|is being))",
    re.IGNORECASE,
)


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
    at = after_prefix(sentence)
    body = sentence[at:]
    so_many = status_of_so_many(body)
    if so_many:
        return [trimmed(sentence, at, len(sentence), so_many)]
    if states_nothing(body):
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


def _shifted(clauses: Sequence[Clause], by: int) -> list[Clause]:
    if not by:
        return list(clauses)
    return [replace(clause, start=clause.start + by, end=clause.end + by) for clause in clauses]


def _promises(body: str, *, is_bullet: bool = False) -> list[Clause]:
    if _PLANS.match(body):
        return [trimmed(body, 0, len(body), "delayed" if SLIPPED.search(body) else "planned")]
    every = verb_groups(body)
    groups = [group for group in every if group.inside is None or is_coming_relative(body, group)]
    if groups and groups[0].inside and any(each.inside is None and each.auxiliaries for each in groups[1:]):
        groups = groups[1:]  # "The review, which is being led by a nurse, will report in May"
    if groups and groups[0].auxiliaries and status_of(groups[0]) == "done":
        groups = [group for group in every if group in groups or is_practice_relative(body, group)]
    if _is_infinitive(body, groups):
        status = "ongoing" if repeats(body) and not mentions(body) else "planned"
        is_late = SLIPPED.search(body) or is_slip(body)
        return [trimmed(body, 0, len(body), "delayed" if is_late else status)]
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
    return trimmed(body, found[0], stop.start(), "done" if stop.group().startswith(":") else found[1])


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
    return trimmed(
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
        yield from with_upcoming(body, segment, status)


def _without_verb(body: str, *, is_bullet: bool) -> list[Clause]:
    """Notes without a finite verb; and practice in a present that only its subject tells from a noun."""
    found = fragment_status(body, is_bullet=is_bullet)
    if found:
        start, status = found
        return [
            trimmed(body, start, len(body), "delayed" if is_slip(body) or SLIPPED.search(body) else status)
        ]
    tokens = tokens_of(body)
    for position, (before, token) in enumerate(pairwise(tokens)):
        is_shown = position or before.word.isupper() or before.word.endswith("s")
        if not is_shown or token.word in WIDER:
            continue
        if token.word in _FORMS and may_be_subject(before.word) and len(body.split()) >= 4:
            return [trimmed(body, 0, len(body), "delayed" if SLIPPED.search(body) else "ongoing")]
    return []
