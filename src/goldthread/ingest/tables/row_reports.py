"""What a progress cell tells: acts done, being done or to come, a state to begin with, a new date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.ingest.english.sentences import Passage, sentences
from goldthread.ingest.manuscript import Cell, Source
from goldthread.ingest.promises.due_dates import due_of
from goldthread.ingest.promises.targets import target_of
from goldthread.ingest.reading import Due
from goldthread.ingest.tables.row_acts import FINITE, Promise, is_no_act, told_in
from goldthread.ingest.tables.row_states import said_state
from goldthread.kernel.dates import mentions

_NEW_DATE = re.compile(
    r"\b(?:revised|new|amended|extended|later) (?:(?:target|due|completion|end) )?(?:date|deadline|target|timescale)\b"
    r"(?: (?:is|of|now|agreed|set|for))*[ :–-]*(?=\W*(?:\d|[A-Z]))|"
    r"\b(?:moved|put back|deferred|extended|re-?scheduled|postponed|"
    r"slipped|delayed) (?:back )?(?:to|until|for) (?=\W*(?:the |end |of |early |late )*(?:\d|[A-Z]))|"
    r"\bnow (?:due|expected|planned|scheduled|anticipated|forecast|set)(?: to be \w+)?(?: (?:by|for|in|on|at))? "
    r"(?=\W*(?:the |end |of |early |late )*(?:\d|[A-Z]))",
    re.IGNORECASE,
)
_SMALL = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|some)"
_COUNTED = re.compile(
    rf"\b{_SMALL} (?:out )?of (?:the )?{_SMALL}\b|\b\d+(?:\.\d+)? ?%|\bin \d+ of (?:these|them|the)\b",
    re.IGNORECASE,
)
# "Two months done", "Most delivered": how much of it is, and not that it is. Data.
_SHARE = re.compile(rf"(?:{_SMALL}|many|several|first)\b", re.IGNORECASE)
_LONGEST_STATE = 5  # words
# A log keeps its entries one under the other, each with its day: "**12/06/23** Form launched. <br> **06/09/22** ...".
_ENTRY = re.compile(r"(?:<br ?/?>|\n)\s*|(?<=[.;)])\s+(?=\*\*\w)", re.IGNORECASE)
_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4}-\d\d-\d\d)"
_DAY_OF_ENTRY = re.compile(
    rf"\s*(?:(?:Updated?|Progress|Position|Status|Note) )?[\"“]?(?:{_DAY}\s*(?:[:.–-]\s*(?=\S)|\s(?=[A-Z\d]))|"
    rf"\*\*(?:{_DAY}|[A-Z][a-z]{{2,8}} \d{{4}}):?\*\*:?\s*(?=\S)|[A-Z][a-z]{{2,8}} (?:\d\d)?\d\d:\s*(?=\S))"
)


def counts_a_share(text: str) -> bool:
    """True for "17 of 29", "six of nine", "67%": how much of an act is done."""
    return bool(_COUNTED.search(text))


def told(cell: Cell, source: Source) -> Iterator[Promise]:
    """What progress says was done, is being done or will be; a bare state, a new date or a count is no act."""
    for sentence in told_sentences(cell, source):
        if is_no_act(sentence.text) or _is_bare_state(sentence.text) or _NEW_DATE.search(sentence.text):
            continue
        for promise in told_in(sentence, source, is_own=True, line=0):
            text = source.words(promise.start, promise.end)
            if promise.status != "done" or not _COUNTED.search(text):
                yield _as_habit(promise, text)


def told_sentences(cell: Cell, source: Source) -> Iterator[Passage]:
    """The sentences of a progress cell, entry by entry where it is a log, without the entries' days."""
    for start, end in _entries(cell, source):
        yield from sentences(source, start, end)


def _entries(cell: Cell, source: Source) -> list[tuple[int, int]]:
    text = source.text[cell.start : cell.end]
    starts = [0, *(match.end() for match in _ENTRY.finditer(text) if _DAY_OF_ENTRY.match(text, match.end()))]
    spans = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        day = _DAY_OF_ENTRY.match(text, start, end)
        words = re.sub(r"(?:<br ?/?>|\s)+$", "", text[start:end])
        spans.append((cell.start + (day.end() if day else start), cell.start + start + len(words)))
    return spans


def _as_habit(promise: Promise, text: str) -> Promise:
    """In the short style of cells "Briefing repeated yearly" is what is done, not what was."""
    if promise.status != "done" or FINITE.search(text) or mentions(text):
        return promise
    repeating = due_of(text, "ongoing")
    return replace(promise, status="ongoing", due=repeating) if repeating else promise


def _is_bare_state(text: str) -> bool:
    """ "Not started (not due)", "Slipped": the state again, and no more."""
    plain = re.sub(r"\([^)]*\)", "", text).strip(" .;,")
    return len(plain.split()) <= _LONGEST_STATE and said_state(plain) in {"", "planned", "delayed"}


def moved_to(progress: Sequence[Cell], source: Source) -> Due | None:
    """The new date that progress gives the act: "Revised date March 2024"."""
    for cell in progress:
        for sentence in told_sentences(cell, source):
            match = _NEW_DATE.search(sentence.text)
            found = target_of(sentence.text[match.end() :]).due if match else None
            if found:
                return found
    return None


def opening_state(cell: Cell, source: Source) -> str | None:
    """The state that a progress cell begins with, where its first sentence is that and little else."""
    first = next(told_sentences(cell, source), None)
    if first is None or len(first.text.split()) > _LONGEST_STATE or _SHARE.match(first.text):
        return None
    return said_state(first.text.rstrip(".")) or None
