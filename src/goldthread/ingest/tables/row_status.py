"""How each act of a row stands by what its progress tells of it: by its mark, by its subject, or as the one before."""

from collections.abc import Sequence
from dataclasses import replace

from goldthread.ingest.english.stems import stems
from goldthread.ingest.manuscript import Source
from goldthread.ingest.tables.row_acts import Promise
from goldthread.ingest.tables.row_states import State
from goldthread.ingest.tables.row_told import Report
from goldthread.kernel.dates import MONTHS

SUBJECT = 3  # stems at the beginning of a report by which it speaks of an act
_SETTLED = frozenset({"done", "ongoing", ""})  # states of a row that are those of all its acts
_CONTAINED = 0.8  # share of a report's words that makes it the act again
_MONTHS = stems(" ".join(MONTHS))


def told_of(
    reports: Sequence[Report], acts: Sequence[frozenset[str]], names: Sequence[str]
) -> list[tuple[int, ...]]:
    """The numbers of the acts that each report is about: those of its marks, or that of its first telling word."""
    found: list[tuple[int, ...]] = []
    last: tuple[int, ...] = ()
    for report in reports:
        about = tuple(number for number, name in enumerate(names) if name and name in report.marks)
        about = about or _by_subject(report, acts) or (last if report.goes_on else ())
        found.append(about)
        last = about
    return found


def _by_subject(report: Report, acts: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """The one act that has the first telling word; one word far from the beginning tells nothing."""
    for place, stem in enumerate(report.order):
        having = [number for number, act in enumerate(acts) if stem in act]
        if len(having) == 1:
            shared = report.words & acts[having[0]]
            return (having[0],) if place < SUBJECT or len(shared) > 1 else ()
    return ()


def each_as_reported(
    promised: Sequence[Promise], reports: Sequence[Report], state: State | None, source: Source
) -> list[Promise]:
    """The acts of one row with their states; `state` is the row's own, None where nobody gave it one.

    Where the row has no state, acts of which nothing is told are to come.
    """
    if state is not None and state.status in _SETTLED:
        return list(promised)
    words = [stems(source.words(p.start, p.end)) for p in promised]
    about = told_of(reports, words, [p.mark for p in promised])
    found: list[Promise] = []
    for number, promise in enumerate(promised):
        own = [report for report, acts in zip(reports, about, strict=True) if number in acts]
        status = None
        if not promise.is_own:
            marked = _marked(promise, reports, words[number])
            status = marked or (
                _of_several(words[number], own, reports, state)
                if len(promised) > 1
                else _of_one(words[number], reports, state)
            )
        found.append(replace(promise, status=status) if status else promise)
    return found


def _marked(promise: Promise, reports: Sequence[Report], act: frozenset[str]) -> str | None:
    """What is told of an act by its mark: late, if anything says so."""
    own = [each for each in reports if promise.mark and promise.mark in each.marks and each.status]
    told = [each.as_told_of(act) for each in own]
    return "delayed" if "delayed" in told else _together(act, own) or (told[-1] if told else None)


def _together(act: frozenset[str], own: Sequence[Report]) -> str | None:
    """An act of which something is done is done, unless more of it is under way or to come."""
    told = {each.as_told_of(act) for each in own}
    is_open = any(each.as_told_of(act) == "in_progress" and not each.is_weak for each in own) or any(
        each.status == "planned" and each.goes_on for each in own
    )
    if "done" in told:
        return "in_progress" if is_open else "done"
    return "in_progress" if "in_progress" in told else None


def _of_several(
    act: frozenset[str], own: Sequence[Report], reports: Sequence[Report], state: State | None
) -> str | None:
    together = _together(act, own)
    if state is not None:
        return together if any(each.as_told_of(act) == "done" for each in own) else None
    return together or ("planned" if reports else None)


def _of_one(act: frozenset[str], reports: Sequence[Report], state: State | None) -> str | None:
    """One act alone: a state in words is its own; a colour gives way where progress says the act again as done."""
    if state is None:
        is_to_come = any(each.status == "planned" and set(each.own[:SUBJECT]) & act for each in reports)
        if not is_to_come and any(each.is_finished and each.as_told_of(act) == "done" for each in reports):
            return "done"
        told = [each for each in reports if each.status and not each.is_weak] or reports
        about = {each.as_told_of(act) for each in told if each.words & act} - {""}
        about = about or {each.as_told_of(act) for each in told} - {""}
        if "done" in about and any(each.is_rest and each.status != "done" for each in reports):
            return "in_progress"
        if (
            about & {"planned", "in_progress"}
            and len({*about, *(each.status for each in reports)} - {""}) > 1
        ):
            return "in_progress"
        return "done" if "done" in about else "in_progress" if "in_progress" in about else None
    if state.is_said or state.status not in {"in_progress", "delayed"}:
        return None
    return "done" if any(_says_again(each, act, state) for each in reports) else None


def _says_again(report: Report, act: frozenset[str], state: State) -> bool:
    """True where a report is the act once more, as done: "Launched 5 December 2023" of what was to be launched."""
    words = report.words - _MONTHS
    is_done = report.as_told_of(act) == "done" and bool(words)
    if report.is_finished and not report.is_weak:
        return is_done and words <= act
    is_most = len(report.words) > 1 and len(report.words & act) >= _CONTAINED * len(report.words)
    return is_done and is_most and state.status == "in_progress"
