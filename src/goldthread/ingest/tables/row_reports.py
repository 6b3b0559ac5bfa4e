"""What a progress cell tells: acts done, being done or to come, a state to begin with, a new date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldthread.ingest.english.sentences import Passage, sentences
from goldthread.ingest.english.vocabulary import word_set
from goldthread.ingest.manuscript import Cell, Source
from goldthread.ingest.promises.due_dates import due_of
from goldthread.ingest.promises.targets import dates_of, target_of
from goldthread.ingest.reading import Due
from goldthread.ingest.tables.row_acts import FINITE, Promise, is_no_act, told_in
from goldthread.ingest.tables.row_states import said_state
from goldthread.kernel.dates import mentions

_NEW_DATE = re.compile(
    r"\b(?:revised|new|amended|extended|later) (?:(?:target|due|completion|end) )?(?:date|deadline|target|timescale)\b"
    r"(?: (?:is|of|now|agreed|set|for))*[ :–-]*(?=\W*(?:\d|[A-Z]))|"
    r"^now (?=(?:the |end |of |early |late )*(?:\d|[A-Z]))|"
    r"\b(?:moved|put back|pushed back|put off|held over|re-?booked|"
    r"deferred|extended|re-?scheduled|re-?profiled|re-?arranged|postponed|"
    r"slipped|delayed) (?:back )?(?:to|until|for) (?=\W*(?:the |end |of |early |late )*(?:\d|[A-Z]))|"
    r"\bextension (?:to|until) (?=\d|[A-Z])|"
    r"\b(?:expected|anticipated|estimated|forecast|projected|likely) (?:completion|delivery|finish|end)(?: date)?"
    r"(?: is| of)?(?: by| in)?\W*(?=(?:the |end |of |early |late )*(?:\d|[A-Z]))|"
    r"^(?:now )?(?:expected|anticipated|estimated|forecast|projected|likely|will|due)\b[^.;]{0,25}\b(?:complet|finish|"
    r"conclud|deliver)\w*(?: by| in| on)? (?=(?:the |end |of |early |late )*(?:\d|[A-Z]))|"
    r"\bnow (?:due|expected|planned|scheduled|anticipated|forecast|set)(?: to be \w+)?(?: (?:by|for|in|on|at))? "
    r"(?=\W*(?:the |end |of |early |late )*(?:\d|[A-Z]))",
    re.IGNORECASE,
)
# "It will now be sent by May", "we now expect to finish in June": the date comes somewhat later.
_NOW = re.compile(
    r"\bnow (?:to be|be|due|expected|planned|scheduled|anticipated|forecast|set|hoped|intended|likely|booked|promised|"
    r"expects?|plans?|aims?|hopes?|intends?|expecting|planning|hoping|aiming)\b|"
    r"\b(?:will|shall|is to|are to) now [a-z]+\b",
    re.IGNORECASE,
)
_NAMES_DATE = re.compile(
    r"\b(?:date|deadline|target|timescale|extension|completion|delivery|finish|end)\b", re.IGNORECASE
)
_NOT_NOW = re.compile(r"\b(?:cannot|can[’']t|will not|won[’']t) now\b", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"^[^.;]{0,80}?\b(?P<date>(?:by|in|for|until|before|on) (?:the )?(?:(?:end|start|beginning) of )?(?=\d|[A-Z]).*)"
)
# What may stand beside a state and names nothing of its own. Data.
_FILLERS = word_set("""
    action actions recommendation task target deadline milestone status item work objective this the all been and was
    were has have are now fully full yet due date not part partly successfully since already with for from its required
    agreed elements both each everything these those
    january february march april may june july august september october november december
""")
_SMALL = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|some)"
_COUNTED = re.compile(
    rf"\b(?P<part>{_SMALL}) (?:\w+ ){{0,3}}(?:out )?of (?:the |our |all )*(?P<whole>{_SMALL})\b|"
    r"\b(?!100 ?%)\d+(?:\.\d+)? ?%|\bin \d+ of (?:these|them|the)\b|"
    r"\bof (?:the |our )?\d+ [^.,;]{3,60}, \d+ (?:now )?(?:have|are|were)\b",
    re.IGNORECASE,
)
# "Two months done", "Most delivered": how much of it is, and not that it is. Data.
SHARE = re.compile(rf"(?:{_SMALL}|many|several|first)\b", re.IGNORECASE)
_LONGEST_STATE = 5  # words
_DATE_WITHIN = 25  # characters after "by" in which a date begins
# "A completed 19 June", "B: in place", "B and C – ongoing": what is told of an act by its mark.
MARK = r"(?:[A-H]|\d{1,2}[A-Z]?\.\d{1,2}|[1-9])"
MARKED = re.compile(
    rf"(?P<marks>{MARK}(?:(?:,|,? and|,? &|/) ?{MARK})*)"
    r"(?:\s*[:–—-]\s*|(?<=\d\.\d)\s+(?=[A-Z])|"
    r"\s+(?=(?:is|was|has|have|are|completed?|closed|done|in|on|not|continu\w+|ongoing|began|started|stands|yet)\b))"
    r"(?P<says>.+)"
)
# What is done on the way to an act and is not the act: "Outline written", "Venue found". Data.
STEP = re.compile(
    r"\b(?:draft\w*|outlines?|tools?|terms of reference|scop(?:e|ed|ing)|tenders?|proposals?|interviews?|adverts?|"
    r"meetings?|advertised|venues?|speakers?|quotes?|solutions?|funding|bids?|requests?|requested|licen[cs]es?|method\w*|"
    r"trial\w*|pilot\w*|first|second|third|started|begun|commenced|identified|approached|invited|"
    r"consult\w+|drawn up|phase|stage|contracts?|orders?|ordered)\b",
    re.IGNORECASE,
)
# A log keeps its entries one under the other, each with its day: "**12/06/23** Form launched. <br> **06/09/22** ...".
_ENTRY = re.compile(r"(?:<br ?/?>|\n)\s*|(?<=[.;)])\s+(?=\*\*\w)", re.IGNORECASE)
_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4}-\d\d-\d\d)"
_DAY_OF_ENTRY = re.compile(
    rf"\s*(?:(?:Updated?|Progress|Position|Status|Note) )?[\"“]?(?:{_DAY}\s*(?:[:–-]\s*(?=\S)|"
    rf"\.[ \t]*(?=\S)|\s(?=[A-Z\d]))|"
    rf"\*\*(?:{_DAY}|[A-Z][a-z]{{2,8}} \d{{4}}):?\*\*:?\s*(?=\S)|[A-Z][a-z]{{2,8}} (?:\d\d)?\d\d:\s*(?=\S))"
)


def counts_a_share(text: str) -> bool:
    """True for "17 of 29", "six of nine", "67%": how much of an act is done; "12 of 12" is all of it."""
    return any(
        match["part"] is None or match["part"].lower() != match["whole"].lower()
        for match in _COUNTED.finditer(text)
    )


def counts_from_start(text: str) -> bool:
    """True for what begins with so many of so many: "71 of 71 settings connected"."""
    match = _COUNTED.match(text)
    return match is not None and match["part"] is not None


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


@dataclass(frozen=True, slots=True)
class NewDate:
    """The date that an act is now to be done by; `is_plain` where words name it so: "Revised date".

    `is_moved` where the sentence tells that something was put off, which may be another thing than the act.
    """

    due: Due
    is_plain: bool
    is_moved: bool = False


def new_date(sentence: str) -> NewDate | None:
    """The new date that a sentence of progress gives: "Revised date March 2024", "will now be sent by May 2024"."""
    plain = _NEW_DATE.search(sentence)
    due = target_of(sentence[plain.end() :]).due if plain else None
    if plain and due:
        is_named = plain.start() == 0 or bool(_NAMES_DATE.search(plain.group()))
        return NewDate(due, is_named, not plain.group().lower().startswith("now"))
    now = _NOW.search(sentence)
    dated = _BEFORE_DATE.match(sentence[now.end() :]) if now else None
    due = _first_date(dated["date"]) if dated else None
    return NewDate(due, is_plain=bool(_NOT_NOW.search(sentence))) if due else None


def _first_date(words: str) -> Due | None:
    """The date that words begin with."""
    found = dates_of(words)
    return target_of(words[: found[0].end]).due if found and found[0].start <= _DATE_WITHIN else None


def opening_state(cell: Cell, source: Source) -> str | None:
    """The state that a progress cell begins with, where its first sentence is that and little else."""
    first = next(told_sentences(cell, source), None)
    opening = re.split(r"\s[-–—]\s|[;:,(]", first.text)[0] if first else ""
    if first is None or len(opening.split()) > _LONGEST_STATE or SHARE.match(opening):
        return None
    if MARKED.fullmatch(first.text.rstrip(". ")):
        return None  # "A completed 19 June": the state of one act
    state = said_state(opening.rstrip("."))
    return None if state == "done" and _names_more(opening) else state or None


def _names_more(text: str) -> bool:
    """True for "Draft complete", "Consultation closed": something that the sentence names is done."""
    words = re.findall(r"[a-z]{3,}", text.lower())
    return any(said_state(word) is None and word not in _FILLERS for word in words)
