"""A sentence that promises several things one after the other: each with its day, and then the habit."""

import re
from collections.abc import Iterator
from dataclasses import replace

from goldthread.ingest.english.vocabulary import BASES, PARTICIPLES, WIDER
from goldthread.ingest.promises.clauses import Clause
from goldthread.ingest.promises.due_dates import due_of
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_ACTED = BASES | WIDER | PARTICIPLES

_THEREAFTER = re.compile(
    r",?\s+and\s+(?:then\s+)?(?P<again>(?:annually|yearly|quarterly|monthly|weekly|termly|(?:at )?(?:every|"
    r"each)\s+[\w ]{3,30}?)"
    r"\s+(?:thereafter|after that|afterwards|after this)\b)|"
    r",?\s+and\s+(?P<later>(?:thereafter|after that|from then(?: on)?)\s+(?:annually|yearly|quarterly|monthly|"
    r"weekly|termly|(?:at )?(?:every|each)\s+[\w ]{3,30}))"
)

_THE_FIRST = re.compile(
    r",\s+(?P<first>the first (?:of (?:which|these|them) )?(?:being|to be|will be|is|due|in|on)\b.{2,60}(?:19|20)\d\d)"
)


def one_by_one(sentence: str, clause: Clause) -> Iterator[Clause]:
    """ "First audit 31/10/23 and annually after that" is two promises: the first time, and the habit."""
    first = _THE_FIRST.search(sentence, clause.start, clause.end)
    if first and repeats(sentence[clause.start : first.start()]):
        yield replace(clause, end=first.start())
        yield Clause(first.start("first"), clause.end, "planned" if clause.status == "planned" else "done")
        return
    if clause.status == "planned":
        yield from _each_with_its_date(sentence, clause)
        return
    yield from _with_habit(sentence, clause)


def _each_with_its_date(sentence: str, clause: Clause) -> Iterator[Clause]:
    """ "will audit it by June 2024 and report on it in September 2024" is two promises, each with its day."""
    at = clause.start
    for day in mentions(sentence[clause.start : clause.end]):
        found = _AND_DO.match(sentence, clause.start + day.end, clause.end)
        if found is None or found["verb"] not in _ACTED:
            continue
        if due_of(sentence[at : found.start()], "planned") and due_of(
            sentence[found.end() : clause.end], "planned"
        ):
            yield from _with_habit(sentence, replace(clause, start=at, end=found.start()))
            at = found.start("verb")
    yield from _with_habit(sentence, replace(clause, start=at))


_AND_DO = re.compile(r"(?:[,;]| and|, and)(?: then)?(?: will| to)? (?P<verb>[a-z-]+)(?= )")


def _with_habit(sentence: str, clause: Clause) -> Iterator[Clause]:
    again = _THEREAFTER.search(sentence, clause.start, clause.end)
    if again is None or again.start() - clause.start < 8:
        yield clause
        return
    yield replace(clause, end=again.start())
    yield Clause(again.start("again" if again["again"] else "later"), clause.end, "ongoing")
