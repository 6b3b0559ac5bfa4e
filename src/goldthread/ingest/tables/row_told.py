"""What the progress of a row tells, clause by clause: how something stands, of which act by its mark, a new date."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from goldthread.ingest.english.sentences import Passage, passage
from goldthread.ingest.english.stems import stems
from goldthread.ingest.english.vocabulary import PARTICIPLES, base_of, word_set
from goldthread.ingest.manuscript import Cell, Source
from goldthread.ingest.promises.targets import MARKS, marks_in
from goldthread.ingest.reading import Due
from goldthread.ingest.tables.row_acts import FINITE, Promise, told_in
from goldthread.ingest.tables.row_reports import (
    MARK,
    MARKED,
    SHARE,
    STEP,
    counts_a_share,
    counts_from_start,
    new_date,
    told_sentences,
)
from goldthread.ingest.tables.row_states import said_state
from goldthread.kernel.dates import mentions

_LONGEST_MARKED = 8  # words after a mark that say a state and no more
_LONGEST_STATED = 12  # words of a sentence without an act that say how one stands
_BRACKETED = re.compile(r"\((?P<mark>[a-hA-H1-9])\)")
_ALONE = re.compile(r"\(?(?P<mark>[A-Ha-h1-9]|\d{1,2}[A-Z]?\.\d{1,2})[.):]?\)?")
_PART = re.compile(r"\bso far\b|\bto date\b|\bpartly\b|\bhave not\b|\bhas not\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\bnot yet\b|\bstill to\b|\byet to\b", re.IGNORECASE)
_SAME = re.compile(
    r"(?:It|This|That|These|They|Both|Another|We|The (?:remainder|remaining|rest|others?|last|second|third|fourth)|"
    r"Final|Second|Third|Remaining|Next|Last|Further)\b"
)
_OF_IT = re.compile(r"(?:it|they|this|these|both)\b", re.IGNORECASE)
_ENDS_SO = re.compile(
    r"^\w+(?: \w+){0,2} (?:is |are |now )*(?:complete|finished|closed|done)\W*$", re.IGNORECASE
)
_NO_ENDS = word_set(
    "plan schedule book delay need require base expect propose await defer postpone reject refuse cancel"
)
_REST = re.compile(
    r"(?:The )?(?:remainder|remaining|rest|others?|final|second|third|fourth|next|last|further)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asked|told|reminded|invited|approached|requested|agreed)\s+(?:to|that|for)\b")
_STEP_WITHIN = 4  # words at the beginning of a report in which its subject stands
_FINISHED = re.compile(
    r"(?:this (?:is|has been) |now |it |fully |we )?(?:went live|live|in (?:use|place|post)|done|completed?|finished|"
    r"launched|published|issued|added|written|held)\b",
    re.IGNORECASE,
)
# How an act stands, told without telling an act: "Prompt live since May", "Draft with headteachers". Data.
_STANDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "in_progress",
        re.compile(
            r"\bin (?:\w+ )?(?:draft|test|testing|consultation|development|design)\b|\bout (?:for|to) \w+|"
            r"\b(?:draft\w*|(?:is|are|now)) with \b|\bwith (?:legal|procurement|designers?|printers?|translators?)\b|"
            r"\bbooked\b|\bunder (?:way|review|discussion)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "done",
        re.compile(
            r"(?<!go )(?<!goes )(?<!going )\blive\b|\bin use\b|\bup and running\b|"
            r"\bon (?:the )?(?:\w+ )?(?:website|intranet)\b|\bin post\b",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a clause of progress tells: its sentence's stems in order, and the marks of the acts that it is about.

    `own` are the stems of the clause alone.
    `step` are the stems of what is only on the way to an act; `goes_on` for "It", "The remainder"; `moved` is the new
    date that it gives, `is_plain` where it does so by name: "Revised date"; `is_put_off` where
    it tells that something was; `is_rest` for "The remainder", "Final session"; `is_weak` for words without a verb;
    `is_of_it` where the clause's own subject is "it" or "they".
    """

    order: tuple[str, ...]
    status: str
    marks: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    step: frozenset[str] = frozenset()
    goes_on: bool = False
    is_finished: bool = False
    is_weak: bool = False
    due: Due | None = None
    moved: Due | None = None
    is_plain: bool = False
    is_put_off: bool = False
    is_rest: bool = False
    is_of_it: bool = False
    start: int = 0
    end: int = 0

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.order)

    def as_told_of(self, act: frozenset[str]) -> str:
        """Its status for one act: a step on the way to it is not its end."""
        return "in_progress" if self.status == "done" and self.step and not self.step & act else self.status


def reports_in(progress: Sequence[Cell], names: Sequence[str], source: Source) -> list[Report]:
    """What the progress cells tell, clause by clause; a share of an act is not the whole of it.

    `names` are the marks of the row's acts: what follows one is about its act until the next.
    """
    found: list[Report] = []
    for cell in progress:
        open_marks: tuple[str, ...] = ()
        for sentence in told_sentences(cell, source):
            for part, own in _parts(sentence, {name for name in names if name}, source):
                open_marks = own or _marks_of(part.text, names) or open_marks
                is_first = not found
                found.extend(_reports(part, open_marks, source, is_marked=bool(own), is_first=is_first))
    return found


def _parts(sentence: Passage, known: Set[str], source: Source) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    """A sentence cut at the marks of acts, without them: "a) Complete b) Two of four held"."""
    text, positions = source.aligned(sentence.start, sentence.end)
    marks = [
        match
        for match in MARKS.finditer(text)
        if set(marks_in(match["marks"])) & known
        and (match.start() == 0 or not text[match.end() : match.end() + 1].islower())
    ]
    if not marks:
        yield sentence, ()
        return
    if marks[0].start():
        yield passage(source, sentence.start, positions[marks[0].start()]), ()
    ends = [*(positions[match.start()] for match in marks[1:]), sentence.end]
    for match, end in zip(marks, ends, strict=True):
        yield passage(source, positions[match.end()], end), marks_in(match["marks"])


def _marks_of(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The marks that a sentence names, where the row's acts carry them."""
    known = {name for name in names if name}
    alone = _ALONE.fullmatch(text.strip())
    opening = MARKS.match(text)
    said = [alone["mark"].upper()] if alone else [*marks_in(opening["marks"])] if opening else []
    said += [match["mark"].upper() for match in _BRACKETED.finditer(text)]
    return tuple(mark for mark in dict.fromkeys(said) if mark in known)


def _reports(
    sentence: Passage, marks: tuple[str, ...], source: Source, *, is_marked: bool, is_first: bool
) -> Iterator[Report]:
    marked = MARKED.fullmatch(sentence.text.rstrip(". "))
    marks = tuple(re.findall(MARK, marked["marks"])) if marked else marks
    says = sentence.text if is_marked else marked["says"] if marked else ""
    if state := _said_of_mark(says):
        yield Report((), _open(state), marks)
        return
    shared = _shared(sentence, marks)
    is_part = counts_a_share(sentence.text) or bool(_PART.search(sentence.text))
    clauses = list(told_in(sentence, source, is_own=True, line=0))
    for number, promise in enumerate(clauses):
        before = "" if number else source.words(sentence.start, promise.start)
        clause = source.words(promise.start, promise.end)
        report = _of_clause(shared, before, clause, promise, is_part=is_part)
        is_brief = is_first and number == 0 and not is_part and not SHARE.match(clause) and _is_brief(clause)
        goes_on = report.goes_on or (number > 0 and clause[:1].islower())
        yield replace(report, goes_on=goes_on, is_finished=report.is_finished or is_brief)
    stands = _stands(sentence.text, is_part=is_part)
    if any(each.status != "planned" for each in clauses) or (clauses and stands == "done"):
        stands = ""
    if stands or shared.moved:
        yield replace(shared, status=stands, step=_step(sentence.text), is_weak=True)


def _shared(sentence: Passage, marks: tuple[str, ...]) -> Report:
    """What is the same of every clause of a sentence: its marks, its place, the new date that it gives."""
    move = new_date(sentence.text)
    return Report(
        _order(sentence.text),
        "",
        marks,
        goes_on=bool(_SAME.match(sentence.text)),
        moved=move.due if move else None,
        is_plain=bool(move and move.is_plain),
        is_put_off=bool(move and move.is_moved),
        start=sentence.start,
        end=sentence.end,
    )


def _of_clause(shared: Report, before: str, clause: str, promise: Promise, *, is_part: bool) -> Report:
    """What one clause tells; `before` is its sentence up to it, where its subject may stand."""
    return replace(
        shared,
        order=_order(f"{before} {clause}"),
        own=_order(clause),
        is_rest=bool(_REST.match(before or clause)),
        status=_status_of(clause, promise.status, is_part=is_part or said_state(before) == "in_progress"),
        step=_step(clause),
        goes_on=bool(_SAME.match(before or clause)),
        is_of_it=bool(_OF_IT.match(clause)),
        is_finished=not (is_part or SHARE.match(clause)) and bool(_FINISHED.match(clause)),
        due=promise.due,
    )


def _is_brief(text: str) -> bool:
    """ "Letter sent 6 December": the end of an act told in the short style of cells."""
    return len(text.split()) <= _LONGEST_MARKED and not FINITE.search(text)


def _order(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem for word in re.findall(r"[A-Za-z]+", text) for stem in stems(word)))


def _step(text: str) -> frozenset[str]:
    subject = " ".join(text.split()[:_STEP_WITHIN])
    found = [match.group() for match in STEP.finditer(subject)] + [m.group() for m in _ASKED.finditer(text)]
    return frozenset(stem for words in found for stem in stems(words) or {words.lower()})


def _status_of(text: str, status: str, *, is_part: bool) -> str:
    if status == "ongoing" and _STANDS[-1][1].search(text):
        return "in_progress" if is_part else "done"  # "in use since May" says that it was done
    if status == "planned" and is_part and counts_from_start(text):
        return "in_progress"  # "Three of four trained, the fourth booked"
    if status != "done":
        return status
    if _NOT_YET.search(text):
        return "planned"
    return "in_progress" if is_part or said_state(text) == "in_progress" else status


def _stands(text: str, *, is_part: bool) -> str:
    """How something stands by a short sentence that tells no act; "" where it does not say."""
    plain = re.sub(r"n[’']t\b", " not", text)
    if counts_from_start(plain):
        return "in_progress" if is_part else "done"
    if is_part and re.search(r"\bof\b", plain, re.IGNORECASE):
        return "in_progress"
    if len(plain.split()) > _LONGEST_STATED:
        return ""
    if re.search(r"\bnot (?:yet )?(?:done|written|begun|started|ready|finished)\b", plain):
        return said_state(plain) or ""
    found = next((status for status, pattern in _STANDS if pattern.search(plain)), "")
    found = found or ("done" if _is_ended(plain) or _ENDS_SO.search(plain) else "")
    return "in_progress" if found == "done" and is_part else found


def _is_ended(text: str) -> bool:
    """ "Codes agreed": a noun and what was done to it, in the short style of cells."""
    words = text.rstrip(".").split()
    near = [word for word in words[1:_STEP_WITHIN] if word in PARTICIPLES]
    return bool(near) and not FINITE.search(text) and "to" not in words and base_of(near[0]) not in _NO_ENDS


def _said_of_mark(says: str) -> str | None:
    """The state that a few words give, or a day alone: the act was done on it."""
    if not says or len(says.split()) > _LONGEST_MARKED:
        return None
    if STEP.search(says) and said_state(says) == "done":
        return "in_progress"
    day = mentions(says)
    return said_state(says) or ("done" if day and day[0].start == 0 else None)


def _open(status: str) -> str:
    return "in_progress" if status == "ongoing" else status
