"""A sentence cut into clauses where its coordinated verbs say different times."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.ingest.tense import is_descriptive, is_mental, status_of
from goldthread.ingest.verbs import Token, VerbGroup, tokens_of
from goldthread.ingest.vocabulary import PARTICIPLES, PAST_FORMS, base_of, word_set
from goldthread.kernel.dates import mentions

HELD_UP = frozenset(
    {"impacted", "affected", "hampered", "disrupted", "delayed", "postponed", "slipped", "deferred"}
)
PROMISED = ("done", "ongoing", "in_progress", "planned", "delayed")

_SHORTEST_TAIL = 8  # words: a shorter coordinated tail of practice or report stays with its clause


_HABIT = re.compile(r"^(?:If|Where|When|Should)\b|,\s+if\s|\broutinely\b|\balways\b")

_TAKES_EFFECT = re.compile(r"(?:takes?|comes?) (?:effect|into (?:force|effect))\b")
_PEOPLE = re.compile(
    r"\b(?:staff|managers|practitioners|officers|professionals|workers|leads|teams|they)\s*$", re.IGNORECASE
)
_LISTING = word_set("on of for in with between")
_LONGEST_LISTING = 4  # words between two connectors of which the second only lists
_CONNECTORS = frozenset({"and", "but", ";", "however", "–", "—", "-"})


def is_coming_relative(group: VerbGroup) -> bool:
    """True for "which will go to the Board" and "which is being rolled out", promises of their own.

    "which will be able to show it" only describes.
    """
    if group.inside != "which" or "able" in (*group.auxiliaries, group.main):
        return False
    status = status_of(group)
    return status == "planned" or (status == "in_progress" and "being" in group.auxiliaries)


def _after_condition(body: str, groups: Sequence[VerbGroup]) -> int:
    """Where the main clause begins after "If ..., ": the condition itself promises nothing."""
    first = next((group for group in groups if group.inside is None), groups[0])
    match = re.match(r"(?:If|Where|When|Should|Once|Whilst|While|Although)\b", body)
    if not match:
        return 0
    if first.start < 3 and len(groups) > 1:
        first = groups[1]
    comma = body.rfind(",", 0, first.start)
    return comma + 1 if comma > 0 else 0


@dataclass(frozen=True, slots=True)
class Segment:
    start: int
    end: int
    group: VerbGroup
    status: str


def segments_of(body: str, groups: Sequence[VerbGroup]) -> Iterator[Segment]:
    """The sentence cut where a coordinated verb says another time, descriptive tails left off."""
    start = _after_condition(body, groups)
    usable = [group for group in groups if group.start >= start] or list(groups[-1:])
    current = Segment(start, len(body), usable[0], _status(body, usable[0]))
    for group in usable[1:]:
        cut = _cut_before(body, usable[usable.index(group) - 1], group)
        if cut is None:
            continue
        tail = Segment(cut, len(body), group, _status(body, group))
        if _is_about_the_same(body, current, tail):
            goes_on = tail.status == "in_progress" or tail.group.main.startswith("continue")
            current = replace(current, status=tail.status if goes_on else current.status)
        elif is_descriptive(group) and not group.auxiliaries and group.main not in PAST_FORMS:
            current = replace(current, end=cut)
            break
        elif _stands_apart(body, current, tail):
            yield replace(current, end=cut)
            current = tail
    yield current


def _cut_before(body: str, before: VerbGroup, group: VerbGroup) -> int | None:
    """Where the clause of `group` begins, after the connector between it and the group before."""
    if group.inside:
        found = list(re.finditer(r"\bwhich\b", body[before.end : group.start]))
        return before.end + found[-1].start() if found else None
    tokens = [t for t in tokens_of(body) if before.end <= t.start < group.start]
    connectors = [t for t in tokens if t.word.lower() in _CONNECTORS]
    if not connectors:
        return None
    last = _outside_list(tokens, connectors)
    return last.start if last.word == ";" else last.end


def _outside_list(tokens: Sequence[Token], connectors: Sequence[Token]) -> Token:
    """The connector that joins clauses: in "and work on forms and training is due" the first, not the list's own."""
    for later, earlier in pairwise(reversed(connectors)):
        between = [t.word.lower() for t in tokens if earlier.end <= t.start < later.start]
        if len(between) > _LONGEST_LISTING or not _LISTING & set(between):
            return later
    return connectors[0]


def _is_about_the_same(body: str, current: Segment, tail: Segment) -> bool:
    """True for "... and this is in its final stages", which only says how the head stands."""
    opening = body[tail.start : tail.group.start].strip().lower()
    if opening in {"this", "it", "these"} and tail.status in {"in_progress", "ongoing", "describes"}:
        return True
    if (
        tail.group.main.startswith("continue")
        and opening in {"", "also"}
        and len(body[tail.start :].split()) < _SHORTEST_TAIL
    ):
        return True
    return (
        body[current.start : current.group.start].strip().lower().startswith("there")
        and tail.status == "in_progress"
    )


def _stands_apart(body: str, current: Segment, tail: Segment) -> bool:
    if _is_elliptic(current.group, tail.group):
        return False
    if current.group.main in HELD_UP and not body[tail.start : tail.group.start].strip():
        return False  # "has slipped and is now expected in May": late, with its new date
    if is_mental(current.group) and not is_mental(tail.group):
        return True
    if current.status == tail.status or (tail.status in {"weak", "describes"} and current.status in PROMISED):
        return False
    if tail.status in {"in_progress", "planned", "delayed"} or current.status not in PROMISED:
        return True
    return len(body[tail.start : tail.end].split()) >= _SHORTEST_TAIL


def _is_elliptic(head: VerbGroup, tail: VerbGroup) -> bool:
    """True for "are read and signed", "is sent and explained to": one auxiliary serves both."""
    leans = not tail.auxiliaries and tail.main in PARTICIPLES
    return leans and bool(head.auxiliaries) and bool(head.main) and not head.main.endswith("ing")


def _begins_on_a_day(body: str, group: VerbGroup) -> bool:
    """True for "the course begins in April 2022": a present that speaks of a day."""
    begins = base_of(group.main) in {"begin", "start", "commence"} or _TAKES_EFFECT.match(body, group.start)
    return bool(begins) and bool(mentions(body[group.end :]))


def _status(body: str, group: VerbGroup) -> str:
    status = status_of(group)
    if status == "ongoing" and not group.auxiliaries and _begins_on_a_day(body, group):
        return "planned"
    if status == "planned" and "expected" in group.auxiliaries and _PEOPLE.search(body[: group.start]):
        return "ongoing"
    if status == "planned" and _HABIT.search(body[: group.end + 20]):
        return "ongoing"
    return status
