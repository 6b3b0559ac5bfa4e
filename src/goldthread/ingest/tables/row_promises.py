"""The promises in a row: what its action cell undertakes, with the row's state and date, and what its progress adds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from goldthread.ingest.english.stems import stems
from goldthread.ingest.manuscript import Cell, Source
from goldthread.ingest.promises.due_dates import due_of
from goldthread.ingest.promises.targets import Target, last_day
from goldthread.ingest.tables.row_acts import Promise, Undertaking, is_no_act, trimmed_end, undertaken
from goldthread.ingest.tables.row_moves import each_as_moved
from goldthread.ingest.tables.row_reports import opening_state, told, told_sentences
from goldthread.ingest.tables.row_states import State, said_state
from goldthread.ingest.tables.row_status import each_as_reported
from goldthread.ingest.tables.row_told import reports_in
from goldthread.ingest.tables.row_values import begins_something, names_in

Value = TypeVar("Value")

_NAMES_NOUN = re.compile(r"[- ](?!(?:and|to|by|with|in|on|at|for|from|of|until|or)\b)[a-zA-Z]")
_REPEATED = 0.6  # share of words that makes progress the action again


def promises_of(
    actions: Sequence[Undertaking],
    progress: Sequence[Cell],
    state: State | None,
    target: Target,
    *,
    source: Source,
) -> list[Promise]:
    """Every promise of one row, the action cell's first."""
    reports = [promise for cell in progress for promise in told(cell, source)]
    dates = [target, *(each for action in actions for _, each in action.targets)]
    has_end = any(each.due is not None and each.due.recurring is None for each in dates)
    resolved = _resolved(state, progress, reports, has_end=has_end, source=source)
    promised = _of_cells(actions, resolved, target, source)
    if not promised:
        return _carried(reports, progress, state and resolved, target, source)
    told_of_acts = reports_in(progress, [p.mark for p in promised], source)
    if all(len(each.states) < 2 for each in actions):
        known = resolved if state or (resolved and resolved.is_said) else None
        promised = each_as_reported(promised, told_of_acts, known, source)
    promised, used = each_as_moved(promised, told_of_acts, resolved, source)
    promised = [_as_habit(p, resolved, is_standing=target.is_standing) for p in promised]
    words = [stems(source.words(p.start, p.end)) for p in promised]
    kept = [p for p in reports if not any(each.start <= p.start < each.end for each in used)]
    return [*promised, *(p for p in kept if not _repeats(source.words(p.start, p.end), words))]


def _as_habit(promise: Promise, state: State | None, *, is_standing: bool) -> Promise:
    """What is done again and again is never finished by being done once; only words of the row say so."""
    repeats = _repeating(promise)
    is_said = state is not None and state.is_said and state.status == "done"
    if (promise.status == "in_progress" and (repeats or is_standing)) or (
        promise.status == "done" and repeats and not is_said
    ):
        return replace(promise, status="ongoing")
    return promise


def _resolved(
    state: State | None,
    progress: Sequence[Cell],
    reports: Sequence[Promise],
    *,
    has_end: bool,
    source: Source,
) -> State | None:
    """The row's state. What its progress opens with settles a colour that may mean two, or one nobody explained."""
    opening = next((said for cell in progress if (said := opening_state(cell, source))), None)
    if state is None and opening:
        return State("in_progress" if opening == "ongoing" and has_end else opening, True)
    if state is None:
        is_under_way = any(p.status in {"done", "in_progress"} for p in reports)
        return State("in_progress", False) if is_under_way else None
    if state.is_said or not opening or opening == state.status:
        return state
    if opening in state.others or opening in {"planned", "done", "delayed"}:
        return replace(state, status=opening)
    return state


def _of_cells(
    actions: Sequence[Undertaking], state: State | None, target: Target, source: Source
) -> list[Promise]:
    """The acts of a row's cells. Where one orders them, what another tells has its own time and state: "Response"."""
    cells = [(each, list(undertaken(each.cell, source, _level_lines(each)))) for each in actions]
    orders = [any(not promise.is_told for promise in found) for _, found in cells]
    return [
        promise
        for (each, found), is_plan in zip(cells, orders, strict=True)
        for promise in (
            _promised(each, found, state, target, source) if is_plan or not any(orders) else found
        )
    ]


def _level_lines(each: Undertaking) -> list[int]:
    """The lines of a cell beside which a further date or state stands."""
    values = (values for values in (each.targets, each.states) if len(values) > 1)
    return sorted({line for several in values for line, _ in several if line})


def _promised(
    each: Undertaking, found: Sequence[Promise], state: State | None, target: Target, source: Source
) -> list[Promise]:
    several = len(found) > 1
    if len(each.targets) > 1 or len(each.states) > 1:
        named = _marked(found, each.targets)
        named = named or _named([stems(source.words(p.start, p.end)) for p in found], each.targets)
        return [_paired(p, n, len(found), each, state, target, named.get(n)) for n, p in enumerate(found)]
    if found and all(promise.is_own for promise in found):
        first = found[0]
        status = (
            state.status if state and state.status in {"delayed", "in_progress", "done"} else first.status
        )
        return [replace(first, status=status, due=first.due or target.due, is_own=False), *found[1:]]
    targets = _of_each(target, [stems(source.words(p.start, p.end)) for p in found], found)
    is_late = state is not None and state.status == "delayed"
    return [
        _with_row(
            promise,
            state,
            own,
            several=several or (not is_late and _is_habit(promise, source.words(promise.start, promise.end))),
        )
        for promise, own in zip(found, targets, strict=True)
    ]


def _is_habit(promise: Promise, words: str) -> bool:
    """ "Dip test 25 records each quarter", "to be presented quarterly": how often, whatever date the row begins with.

    A late act is due on the row's date; so is a "Quarterly report", of which it only says which report it is.
    """
    if promise.due is None or promise.due.recurring is None:
        return False
    said = words.find(promise.due.words)
    after = words[said + len(promise.due.words) :] if said >= 0 else ""
    return said > 0 and not _NAMES_NOUN.match(after)


def _of_each(target: Target, words: Sequence[frozenset[str]], acts: Sequence[Promise]) -> list[Target]:
    """The row's one target for each of its acts: that of the one that it names; "First course by May" is of none.

    Where one of several acts is done again and again, a repeating target is its own.
    """
    if len(acts) > 1 and target.due is not None and target.due.recurring and any(map(_repeating, acts)):
        return [target if _repeating(act) else replace(target, due=target.once) for act in acts]
    names = names_in(target.beside)
    named = [number for number, act in enumerate(words) if names & act]
    is_of_none = not named and begins_something(target.beside)
    if len(acts) < 2 or not names or not (len(named) == 1 or is_of_none):
        return [target] * len(acts)
    return [target if number in named else replace(target, due=None) for number in range(len(acts))]


def _repeating(promise: Promise) -> bool:
    return promise.due is not None and promise.due.recurring is not None


def _with_row(promise: Promise, state: State | None, target: Target, *, several: bool) -> Promise:
    """An undertaking with its row's state and date; one of several that names its own date keeps it."""
    if promise.is_own:
        return promise
    repeats = _repeating(promise)
    has_end = target.due is not None and target.due.latest is not None
    own = promise.due if promise.due and (several or (repeats and not has_end)) else None
    due = own or target.due or promise.due
    status = state.status if state and state.status else promise.status
    is_habit = repeats and due is promise.due
    is_open = status == "in_progress" or (status == "done" and (is_habit or not (state and state.is_said)))
    if due and is_open and (is_habit or due.recurring):
        status = "ongoing"
    return replace(promise, due=due, status=status)


def _paired(
    promise: Promise,
    number: int,
    count: int,
    each: Undertaking,
    state: State | None,
    target: Target,
    named: Target | None,
) -> Promise:
    """The date that names an action, or stands level with it, or, where the cells count alike, in its order."""
    level = named or _level(promise.line, number, count, each.targets)
    if count == 1 and named is None:
        level = max(
            (t for _, t in each.targets if t.due), key=last_day, default=level
        )  # the later one counts now
    stated = _level(promise.line, number, count, each.states)
    due = level.due if level else (target.due if len(each.targets) < 2 else None)
    own = stated or (state if len(each.states) < 2 else None)
    status = own.status if own and own.status else promise.status
    return replace(promise, due=due or promise.due, status=status)


def _marked(acts: Sequence[Promise], targets: Sequence[tuple[int, Target]]) -> dict[int, Target]:
    """The dates that carry the letter or number of an act, by the number of the act."""
    by_mark = {mark: target for _, target in targets for mark in target.marks}
    return {number: by_mark[act.mark] for number, act in enumerate(acts) if act.mark and act.mark in by_mark}


def _named(acts: Sequence[frozenset[str]], targets: Sequence[tuple[int, Target]]) -> dict[int, Target]:
    """The dates that say what they are for, "June 2023 (audit)", by the number of the act.

    One that says nothing is that of all the others.
    """
    found: dict[int, Target] = {}
    for _, target in targets:
        shared = [len(stems(target.beside) & act) for act in acts]
        if any(shared):
            found.setdefault(shared.index(max(shared)), target)
    plain = [target for _, target in targets if not stems(target.beside)]
    if found and len(plain) == 1:
        found |= {number: plain[0] for number in range(len(acts)) if number not in found}
    return found


def _level(line: int, number: int, count: int, values: Sequence[tuple[int, Value]]) -> Value | None:
    if len(values) == count and count > 1:
        return values[number][1]
    return next((value for at, value in values if at == line), None)


def _carried(
    told: Sequence[Promise], progress: Sequence[Cell], state: State | None, target: Target, source: Source
) -> list[Promise]:
    """Rows without an action: the first thing told has the row's state and date."""
    if state is not None and not state.status:
        return list(told)
    found = list(told)
    if not found and state is not None:
        first = next((s for cell in progress for s in told_sentences(cell, source)), None)
        if first is not None and not is_no_act(first.text) and said_state(first.text) != "":
            found = [Promise(first.start, trimmed_end(first, source), state.status, None)]
    if not found:
        return []
    words = source.words(found[0].start, found[0].end)
    return [_with_state(found[0], words, state, target), *found[1:]]


def _with_state(promise: Promise, words: str, state: State | None, target: Target) -> Promise:
    """What was told, with its row's date. The row's state counts over what goes on; over a plan only if done or late.

    No state undoes what was done. The date of what is done is no target: then only the row's own counts.
    """
    status = promise.status
    is_counted = status == "in_progress" or (
        state is not None and (state.status == "delayed" or (state.status, status) == ("done", "planned"))
    )
    if state is not None and status != "done" and is_counted:
        status = state.status
    own = promise.due if status == promise.status else due_of(words, status)
    return replace(promise, status=status, due=own or target.due)


def _repeats(text: str, promised: Sequence[frozenset[str]]) -> bool:
    words = stems(text)
    return bool(words) and any(len(words & other) >= _REPEATED * len(words) for other in promised)
