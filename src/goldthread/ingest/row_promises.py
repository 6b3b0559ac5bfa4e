"""The promises in a row: what its action cell undertakes, with the row's state and date, and what its progress adds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from goldthread.ingest.commitments import Clause, clauses_of
from goldthread.ingest.due_dates import due_of
from goldthread.ingest.manuscript import Cell, Source
from goldthread.ingest.reading import Due
from goldthread.ingest.row_states import State, said_state, with_slip
from goldthread.ingest.row_values import Target, is_nothing, is_same, target_of
from goldthread.ingest.sentences import Passage, sentences
from goldthread.ingest.verbs import verb_groups
from goldthread.ingest.vocabulary import ACTS, BASES, PARTICIPLES
from goldthread.kernel.dates import mentions

_ASSENT = re.compile(
    r"(?:(?:fully|partially|partly|also|not|this (?:recommendation )?is|recommendation)\s+)*"
    r"(?:accepted|agreed|noted|supported|"
    r"endorsed|yes|complete[d]?|closed|done|not applicable|no (?:action|change|update)\w*)"
    r"(?:\s+(?:in (?:principle|part|full)|by \w+(?: \w+)?))?\W*",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:see|refer to|please see|as)\s+(?:also\s+)?(?:above|below|rec\w*|action|row|appendix|attached)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"(?:to\s+|[A-Z][\w’'&/., -]{1,90}?\s+to\s+(?:be\s+)?)(?P<verb>[a-z-]+)\b")
_ITEM = re.compile(
    r"[ \t]*(?:[•●▪◦‣·*\uf0b7-]\s+|\(?\d{1,2}[.)]\s+|\d{1,2}(?:\.\d{1,2})+[.)]?\s+|\(?[a-z][.)]\s+|[ivx]{1,4}[.)]\s+)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|does|do|did|isn[’']t|aren[’']t|won[’']t)\b(?!\s+to\b)",
    re.IGNORECASE,
)
Value = TypeVar("Value")

_NEW_DATE = re.compile(
    r"\b(?:revised|new|amended|extended|later) (?:(?:target|due|completion|end) )?(?:date|deadline|target|timescale)\b"
    r"(?: (?:is|of|now|agreed|set|for))*[ :–-]*(?=\W*(?:\d|[A-Z]))|"
    r"\b(?:moved|put back|deferred|extended|re-?scheduled|postponed|"
    r"slipped|delayed) (?:back )?(?:to|until) (?=\W*(?:the |end |of |early |late )*(?:\d|[A-Z]))",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b\d+ (?:out )?of (?:the )?\d+\b|\b\d+(?:\.\d+)? ?%|\bin \d+ of (?:these|them|the)\b")
_LONGEST_STATE = 5  # words
_REPEATED = 0.6  # share of words that makes progress the action again
_SHORTEST = 2  # words of an undertaking


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An action cell; `targets` and `states` are those of cells beside it that hold several, with their lines."""

    cell: Cell
    targets: tuple[tuple[int, Target], ...] = ()
    states: tuple[tuple[int, State], ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise at [start, end) of the source text. `is_own` where its sentence says its time and state itself."""

    start: int
    end: int
    status: str
    due: Due | None
    is_own: bool = False
    line: int = 0


def promises_of(
    actions: Sequence[Undertaking],
    progress: Sequence[Cell],
    state: State | None,
    target: Target,
    *,
    source: Source,
) -> list[Promise]:
    """Every promise of one row, the action cell's first."""
    told = [promise for cell in progress for promise in _told(cell, source)]
    resolved = _resolved(state, progress, told, source)
    later = _moved_to(progress, source) if not resolved or resolved.status != "done" else None
    if later:
        target = Target(later, is_moved=True)
        resolved = with_slip(resolved, target)
    promised = [p for each in actions for p in _promised(each, resolved, target, source)]
    if not promised:
        return _carried(told, progress, state and resolved, target, source)
    words = [_word_set(source.words(p.start, p.end)) for p in promised]
    return [*promised, *(p for p in told if not _repeats(source.words(p.start, p.end), words))]


def _resolved(
    state: State | None, progress: Sequence[Cell], told: Sequence[Promise], source: Source
) -> State | None:
    """The row's state. What its progress opens with settles a colour that may mean two, or one nobody explained."""
    opening = next((said for cell in progress if (said := _opening_state(cell, source))), None)
    if state is None:
        if opening:
            return State(opening, True)
        return State("in_progress", False) if any(p.status in {"done", "in_progress"} for p in told) else None
    if state.is_said or not opening or opening == state.status:
        return state
    if opening in state.others or opening in {"planned", "done", "delayed"}:
        return replace(state, status=opening)
    return state


def _opening_state(cell: Cell, source: Source) -> str | None:
    """The state that a progress cell begins with, where its first sentence is that and little else."""
    first = next(sentences(source, cell.start, cell.end), None)
    if first is None or len(first.text.split()) > 5:
        return None
    return said_state(first.text.rstrip(".")) or None


def _promised(each: Undertaking, state: State | None, target: Target, source: Source) -> list[Promise]:
    found = list(_undertaken(each.cell, source))
    several = sum(not promise.is_own for promise in found) > 1
    if len(each.targets) > 1 or len(each.states) > 1:
        return [_paired(p, n, len(found), each, state, target) for n, p in enumerate(found)]
    if found and all(promise.is_own for promise in found):
        first = found[0]
        status = (
            state.status if state and state.status in {"delayed", "in_progress", "done"} else first.status
        )
        return [replace(first, status=status, due=first.due or target.due), *found[1:]]
    return [_with_row(promise, state, target, several=several) for promise in found]


def _with_row(promise: Promise, state: State | None, target: Target, *, several: bool) -> Promise:
    """An undertaking with its row's state and date; one of several that names its own date keeps it."""
    if promise.is_own:
        return promise
    own = promise.due if several and promise.due else None
    due = own or target.due or promise.due
    status = state.status if state and state.status else promise.status
    if due and due.recurring and status == "in_progress":
        status = "ongoing"
    return replace(promise, due=due, status=status)


def _paired(
    promise: Promise, number: int, count: int, each: Undertaking, state: State | None, target: Target
) -> Promise:
    """The date and the state that stand level with an action, or, where the cells count alike, in its order."""
    level = _level(promise.line, number, count, each.targets)
    stated = _level(promise.line, number, count, each.states)
    due = level.due if level else (target.due if len(each.targets) < 2 else None)
    own = stated or (state if len(each.states) < 2 else None)
    status = own.status if own and own.status else promise.status
    return replace(promise, due=due or promise.due, status=status)


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
        first = next((s for cell in progress for s in sentences(source, cell.start, cell.end)), None)
        if first is not None and not _is_no_act(first.text) and said_state(first.text) != "":
            found = [Promise(first.start, _trimmed_end(first, source), state.status, None)]
    if not found:
        return []
    words = source.words(found[0].start, found[0].end)
    return [_with_state(found[0], words, state, target), *found[1:]]


def _with_state(promise: Promise, words: str, state: State | None, target: Target) -> Promise:
    """What was told, with its row's date. The row's state counts over a report; over a plan only if done or late.

    The date of what is done is no target: then only the row's own counts.
    """
    status = promise.status
    reported = status in {"done", "in_progress"}
    if state is not None and (
        reported or state.status == "delayed" or (state.status, status) == ("done", "planned")
    ):
        status = state.status
    own = promise.due if status == promise.status else due_of(words, status)
    return replace(promise, status=status, due=own or target.due)


def _told(cell: Cell, source: Source) -> Iterator[Promise]:
    """What progress says was done, is being done or will be; a bare state, a new date or a count is no act."""
    for sentence in sentences(source, cell.start, cell.end):
        if _is_no_act(sentence.text) or _is_bare_state(sentence.text) or _NEW_DATE.search(sentence.text):
            continue
        for promise in _clauses(sentence, source, is_own=True, line=0):
            text = source.words(promise.start, promise.end)
            if promise.status != "done" or not _COUNTED.search(text):
                yield _as_habit(promise, text)


def _as_habit(promise: Promise, text: str) -> Promise:
    """In the short style of cells "Briefing repeated yearly" is what is done, not what was."""
    if promise.status != "done" or _FINITE.search(text) or mentions(text):
        return promise
    repeating = due_of(text, "ongoing")
    return replace(promise, status="ongoing", due=repeating) if repeating else promise


def _is_bare_state(text: str) -> bool:
    """ "Not started (not due)", "Slipped": the state again, and no more."""
    plain = re.sub(r"\([^)]*\)", "", text).strip(" .;,")
    return len(plain.split()) <= _LONGEST_STATE and said_state(plain) in {"", "planned", "delayed"}


def _moved_to(progress: Sequence[Cell], source: Source) -> Due | None:
    """The new date that progress gives the act: "Revised date March 2024"."""
    for cell in progress:
        for sentence in sentences(source, cell.start, cell.end):
            match = _NEW_DATE.search(sentence.text)
            found = target_of(sentence.text[match.end() :]).due if match else None
            if found:
                return found
    return None


def _undertaken(cell: Cell, source: Source) -> Iterator[Promise]:
    """The undertakings of an action cell, item by item and sentence by sentence."""
    for start, end in _items(cell, source):
        for sentence in sentences(source, start, end):
            if not _is_no_act(sentence.text):
                line = source.text.count("\n", cell.start, sentence.start)
                yield from _of_sentence(sentence, source, line)


def _items(cell: Cell, source: Source) -> list[tuple[int, int]]:
    """Bulleted or numbered lines of a cell and paragraphs in it; the whole cell where it has neither."""
    starts = [cell.start]
    at, was_blank = cell.start, False
    for text in source.text[cell.start : cell.end].split("\n"):
        mark = _ITEM.match(text)
        if at > cell.start and text.strip() and (mark or (was_blank and text.strip()[:1].isupper())):
            starts.append(at)
        was_blank = not text.strip()
        at += len(text) + 1
    ends = [*starts[1:], cell.end]
    return [(_after_mark(source, start, end), end) for start, end in zip(starts, ends, strict=True)]


def _after_mark(source: Source, start: int, end: int) -> int:
    mark = _ITEM.match(source.text, start, end)
    return mark.end() if mark else start


def _of_sentence(sentence: Passage, source: Source, line: int) -> Iterator[Promise]:
    if is_undertaking(sentence.text):
        end = _trimmed_end(sentence, source)
        yield Promise(sentence.start, end, "planned", due_of(sentence.text, "planned"), line=line)
        return
    for promise in _clauses(sentence, source, is_own=True, line=line):
        yield replace(promise, is_own=promise.status not in {"planned", "in_progress"})


def is_undertaking(text: str) -> bool:
    """True for an order, an infinitive or a mere noun: "Write guidance", "ICB to write", "Audit of closures"."""
    plain = text.strip(" .;,")
    if len(plain.split()) < _SHORTEST:
        return False
    first = plain.split()[0].lower()
    if plain[0].isupper() and (first in BASES or ACTS.match(plain)) and not _opens_finite(plain):
        return True
    infinitive = _INFINITIVE.match(plain)
    if infinitive and not _FINITE.search(plain[: infinitive.end()]):
        return True
    return not any(group.inside is None for group in verb_groups(plain))


def _opens_finite(plain: str) -> bool:
    """True for "Review has been held", "Training delivered": the first word is a noun of which something is told."""
    after = plain.split()[1]
    return bool(_FINITE.match(after)) or after in PARTICIPLES


def _clauses(sentence: Passage, source: Source, *, is_own: bool, line: int) -> Iterator[Promise]:
    text, positions = source.aligned(sentence.start, sentence.end)
    for clause in clauses_of(text):
        start, end = positions[clause.start], positions[clause.end - 1] + 1
        yield Promise(start, end, clause.status, _due(text, clause), is_own, line)


def _due(text: str, clause: Clause) -> Due | None:
    return due_of(text[clause.start : clause.end], clause.status)


def _is_no_act(text: str) -> bool:
    plain = text.strip()
    return bool(_ASSENT.fullmatch(plain) or _POINTS.match(plain)) or is_nothing(plain) or is_same(plain)


def _trimmed_end(sentence: Passage, source: Source) -> int:
    return sentence.start + len(source.text[sentence.start : sentence.end].rstrip(" .;,\n\t"))


def _word_set(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]{3,}", text.lower()))


def _repeats(text: str, promised: Sequence[frozenset[str]]) -> bool:
    words = _word_set(text)
    return bool(words) and any(len(words & other) >= _REPEATED * len(words) for other in promised)
