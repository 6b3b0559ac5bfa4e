"""How each act of a row stands: by its mark, by what progress tells of it, else as the row as a whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldthread.ingest.english.sentences import Passage
from goldthread.ingest.english.stems import stems
from goldthread.ingest.manuscript import Cell, Source
from goldthread.ingest.tables.row_acts import Promise, told_in
from goldthread.ingest.tables.row_reports import counts_a_share, told_sentences
from goldthread.ingest.tables.row_states import State, said_state
from goldthread.kernel.dates import mentions

_SETTLED = frozenset({"done", "ongoing", ""})  # states of a row that are those of all its acts
_CONTAINED = 0.8  # share of a report's words that makes it the act again
_LONGEST_MARKED = 8  # words after a mark that say a state and no more
# "A completed 19 June", "B: in place", "B and C – ongoing": what is told of an act by its mark.
_MARK = r"(?:[A-H]|\d{1,2}[A-Z]?\.\d{1,2}|[1-9])"
_MARKED = re.compile(
    rf"(?P<marks>{_MARK}(?:(?:,|,? and|,? &|/) ?{_MARK})*)"
    r"(?:\s*[:–—-]\s*|(?<=\d\.\d)\s+(?=[A-Z])|"
    r"\s+(?=(?:is|was|has|have|are|completed?|closed|done|in|on|not|continu\w+|ongoing|began|started|stands|yet)\b))"
    r"(?P<says>.+)"
)
_PART = re.compile(r"\bso far\b|\bto date\b|\bpartly\b|\bhave not\b|\bhas not\b|\bnot yet\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """What a clause of progress tells, and the marks of the acts that it is about, if it names them."""

    words: frozenset[str]
    status: str
    marks: tuple[str, ...] = ()


def reports_in(progress: Sequence[Cell], source: Source) -> list[Report]:
    """What the progress cells tell, clause by clause; a share of an act is not the whole of it."""
    return [
        report
        for cell in progress
        for sentence in told_sentences(cell, source)
        for report in _reports(sentence, source)
    ]


def _reports(sentence: Passage, source: Source) -> Iterator[Report]:
    marked = _MARKED.fullmatch(sentence.text.rstrip(". "))
    marks = tuple(re.findall(_MARK, marked["marks"])) if marked else ()
    if marked and (state := _said_of_mark(marked["says"])):
        yield Report(frozenset(), _open(state), marks)
        return
    is_part = counts_a_share(sentence.text) or bool(_PART.search(sentence.text))
    for promise in told_in(sentence, source, is_own=True, line=0):
        text = source.words(promise.start, promise.end)
        status = said_state(text) if promise.status == "done" and said_state(text) == "in_progress" else ""
        status = status or ("in_progress" if promise.status == "done" and is_part else promise.status)
        yield Report(stems(text), status, marks)


def _said_of_mark(says: str) -> str | None:
    """The state that a few words give, or a day alone: the act was done on it."""
    if len(says.split()) > _LONGEST_MARKED:
        return None
    day = mentions(says)
    return said_state(says) or ("done" if day and day[0].start == 0 else None)


def _open(status: str) -> str:
    return "in_progress" if status == "ongoing" else status


def each_as_reported(
    promised: Sequence[Promise], reports: Sequence[Report], state: State | None, source: Source
) -> list[Promise]:
    """The acts of one row with their states; `state` is the row's own, None where nobody gave it one.

    A report is about the act with which alone it shares a word. Where the row has no state, acts of which nothing is
    told are to come.
    """
    if state is not None and state.status in _SETTLED:
        return list(promised)
    words = [stems(source.words(p.start, p.end)) for p in promised]
    found: list[Promise] = []
    for number, promise in enumerate(promised):
        others = frozenset(word for at, other in enumerate(words) if at != number for word in other)
        status = None if promise.is_own else _marked(promise, reports)
        if status is None and not promise.is_own:
            if len(promised) > 1:
                status = _of_several(words[number] - others, reports, state)
            else:
                status = _of_one(words[number], reports, state)
        found.append(replace(promise, status=status) if status else promise)
    return found


def _marked(promise: Promise, reports: Sequence[Report]) -> str | None:
    return next(
        (each.status for each in reversed(reports) if promise.mark and promise.mark in each.marks), None
    )


def _of_several(own: frozenset[str], reports: Sequence[Report], state: State | None) -> str | None:
    told = {each.status for each in reports if own & each.words}
    if "done" in told:
        return "done"
    if state is not None:
        return None
    return "in_progress" if "in_progress" in told else "planned" if reports else None


def _of_one(act: frozenset[str], reports: Sequence[Report], state: State | None) -> str | None:
    """One act alone: a state in words is its own; a colour gives way where progress says the act again as done."""
    if state is None:
        about = {each.status for each in reports if each.words & act} or {each.status for each in reports}
        if about & {"planned", "in_progress"} and len(about) > 1:
            return "in_progress"
        return "done" if "done" in about else None
    if state.is_said or state.status != "in_progress":
        return None
    again = (
        each
        for each in reports
        if each.status == "done"
        and len(each.words) > 1
        and len(each.words & act) >= _CONTAINED * len(each.words)
    )
    return "done" if next(again, None) else None
