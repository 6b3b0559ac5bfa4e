"""What an action cell undertakes: orders, infinitives, mere nouns, item by item; and what it only tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.ingest.english.sentences import Passage, passage, sentences
from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.english.vocabulary import ACTS, BASES, PARTICIPLES
from goldthread.ingest.manuscript import Cell, Source
from goldthread.ingest.promises.commitments import Clause, clauses_of
from goldthread.ingest.promises.due_dates import due_of
from goldthread.ingest.promises.targets import Target
from goldthread.ingest.reading import Due
from goldthread.ingest.tables.row_states import State, said_state
from goldthread.ingest.tables.row_values import is_nothing, is_same

_ASSENT = re.compile(
    r"(?:(?:fully|partially|partly|also|not|this (?:recommendation )?is|recommendation)\s+)*"
    r"(?:accepted|agreed|noted|supported|"
    r"endorsed|yes|complete[d]?|closed|done|not applicable|no (?:action|change|update)\w*)"
    r"(?:\s+(?:in (?:principle|part|full)|by \w+(?: \w+)?))?\W*",
    re.IGNORECASE,
)
_NOTHING_TOLD = re.compile(
    r"(?:there (?:is|was|has been) )?(?:no|nothing)\b(?: \w+){0,3} (?:to report|to add)\b|"
    r"no (?:further |recent )?(?:progress|update|change)s?\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:see|refer to|please see|as)\s+(?:also\s+)?(?:above|below|rec\w*|action|row|appendix|attached)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"(?:to\s+|[A-Z][\w’'&/., -]{1,90}?\s+to\s+(?:be\s+)?)(?P<verb>[a-z-]+)\b")
_EXPECTED = re.compile(r"(?:Due|Expected|Anticipated|Scheduled|Planned|Hoped|Intended|Likely) to [a-z]+")
_TO_BE = re.compile(r"[A-Z][^.,;:]{2,80}? (?P<to>to be) [a-z]+\b")
_ITEM = re.compile(
    r"[ \t]*(?:[•●▪◦‣·*\uf0b7-]\s+|\(?\d{1,2}[.)]\s+|\d{1,2}[A-Z]?(?:\.\d{1,2})+[.)]?\s+|\(?[a-zA-H][.)]\s+|"
    r"[ivx]{1,4}[.)]\s+)"
)
# A run of items in one cell. A full stop also ends sentences: such a mark has to follow one.
_RUNS = tuple(
    re.compile(rf"(?:^\s*|{before}\s+)(?P<mark>{mark})\s+(?=[A-Z0-9])")
    for before, mark in (
        (r"(?<=[.;:])", r"(?P<name>[A-H])[.):]"),
        ("", r"\(?(?P<name>[a-h])\)"),
        (r"(?<=[.;:])", r"(?P<name>[1-9])[.]"),
        ("", r"\(?(?P<name>[1-9])\)"),
        ("", r"(?P<name>\d{1,2}[A-Z]?\.[1-9])[.)]?"),
    )
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|does|do|did|isn[’']t|aren[’']t|won[’']t)\b(?!\s+to\b)"
)
_HANGING = re.compile(r"(?:[,/&(-]|\b(?:and|or|of|the|a|to|for|in|with|by|on|from|at))$", re.IGNORECASE)
_SHORTEST = 2  # words of an undertaking
_BREAK = 40  # characters that may part two items
_NEAR = 3000  # characters either side by which the width of lines is judged
_SHORT_OF_WIDTH = 0.86


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An action cell; `targets` and `states` are those of cells beside it that hold several, with their lines."""

    cell: Cell
    targets: tuple[tuple[int, Target], ...] = ()
    states: tuple[tuple[int, State], ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise at [start, end) of the source text. `is_own` where its sentence says its time and state itself.

    `mark` is the letter or number of its item, by which progress may speak of it; `is_told` where the cell tells of
    it and orders nothing.
    """

    start: int
    end: int
    status: str
    due: Due | None
    is_own: bool = False
    line: int = 0
    mark: str = ""
    is_told: bool = False


def undertaken(cell: Cell, source: Source, level: Sequence[int] = ()) -> Iterator[Promise]:
    """The undertakings of an action cell, item by item and sentence by sentence; `level` as for `_items`."""
    for start, end in _items(cell, source, level):
        for sentence in sentences(source, start, end):
            if is_no_act(sentence.text):
                continue
            line = source.text.count("\n", cell.start, sentence.start)
            mark = _mark_before(source, start, cell)
            parts = _parts(sentence, source)
            for part in parts:
                found = _of_sentence(part, source, line, is_part=len(parts) > 1)
                yield from (replace(each, mark=mark) for each in found)


def _mark_before(source: Source, start: int, cell: Cell) -> str:
    """The letter or number that stands before an item: B of "B. Train the officers"."""
    found = re.search(
        r"(\d{1,2}[A-Z]?\.\d{1,2}|[A-Za-h1-9](?=[.):]))[.):]?\s+$",
        source.text[max(cell.start, start - 8) : start],
    )
    return found[1].upper() if found else ""


def _parts(sentence: Passage, source: Source) -> list[Passage]:
    """ "Recruit four nurses; restore the visits": undertakings that only a semicolon parts."""
    cuts = [m.end() for m in re.finditer(";", source.text[sentence.start : sentence.end])]
    edges = [sentence.start, *(sentence.start + cut for cut in cuts), sentence.end]
    parts = [passage(source, a, b) for a, b in pairwise(edges)]
    return (
        parts
        if len(parts) > 1
        and is_undertaking(parts[0].text)
        and not any(FINITE.search(each.text) for each in parts)
        else [sentence]
    )


def _items(cell: Cell, source: Source, level: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Bulleted or numbered lines of a cell, paragraphs in it and lines that end early; else the whole cell.

    Items that carry letters or numbers of a run end nowhere but at the next; `level` are lines beside which stands a
    date or a state.
    """
    lettered = _lettered(cell, source)
    breaks = re.finditer(r"<br ?/?>\s*(?=\S)", source.text[cell.start : cell.end])
    lines = _line_starts(cell, source, level, is_lettered=len(lettered) > 1)
    starts = sorted({cell.start, *lines, *lettered, *(cell.start + each.end() for each in breaks)})
    ends = [_without_break(source, end) for end in (*starts[1:], cell.end)]
    return [(_after_mark(source, start, end), end) for start, end in zip(starts, ends, strict=True)]


def _line_starts(cell: Cell, source: Source, level: Sequence[int], *, is_lettered: bool) -> Iterator[int]:
    """Where the lines begin that begin an item."""
    at, was_blank, before = cell.start, False, ""
    width = _width(cell, source)
    is_spaced = re.search(r"\n\s*\n\s*[a-z]", source.text[cell.start : cell.end]) is not None
    for number, text in enumerate(source.text[cell.start : cell.end].split("\n")):
        is_apart = was_blank and not is_spaced and not is_lettered
        is_after = _is_level(before, number, level) or (not is_lettered and _ends_early(before, text, width))
        begins = text.strip()[:1].isupper() and (is_apart or is_after)
        if at > cell.start and text.strip() and (_ITEM.match(text) or begins):
            yield at
        was_blank, before = not text.strip(), text.strip()
        at += len(text) + 1


def _is_level(before: str, number: int, level: Sequence[int]) -> bool:
    """A line beside which a further date or state begins, where the one over it may end."""
    return number in level and bool(before) and not _HANGING.search(before)


def _without_break(source: Source, end: int) -> int:
    found = re.search(r"(?:<br ?/?>|\s)+$", source.text[max(0, end - _BREAK) : end])
    return end - len(found.group()) if found else end


def _lettered(cell: Cell, source: Source) -> list[int]:
    """Where the items of a run "A. Write the protocol. B. Train the officers." begin; [] where it is none."""
    text = source.text[cell.start : cell.end]
    for pattern in _RUNS:
        marks = list(pattern.finditer(text))
        names = [match["name"] for match in marks]
        steps = [ord(after[-1]) - ord(before[-1]) for before, after in pairwise(names)]
        if len(names) > 1 and all(step == 1 for step in steps) and len({name[:-1] for name in names}) == 1:
            return [cell.start + match.start("mark") for match in marks]
    return []


def _width(cell: Cell, source: Source) -> int:
    """How wide lines run about a cell that has its lines to itself; 0 for one that stands between others.

    What a spreadsheet puts in quotation marks has no width: its lines end where somebody ended them.
    """
    text = source.text
    if text[max(0, cell.start - 1) : cell.start] == '"' and text.startswith('"', cell.end):
        return _NEAR
    has_own_lines = text[max(0, cell.start - 99) : cell.start].rstrip(" ")[-1:] in {"", "\n"} and text[
        cell.end : cell.end + 1
    ] in {
        "",
        "\n",
    }
    if not has_own_lines:
        return 0
    near = text[max(0, cell.start - _NEAR) : cell.end + _NEAR].split("\n")[1:-1]
    return max(map(len, near), default=0)


def _ends_early(before: str, after: str, width: int) -> bool:
    """A line without a stop that left room for the next word: what follows is a further item."""
    if not before or not after.strip() or _HANGING.search(before):
        return False
    if len(after.split()) < _SHORTEST <= len(before.split()):
        return False  # a last word that wrapped
    return len(before) + 1 + len(after.split()[0]) < _SHORT_OF_WIDTH * width


def _after_mark(source: Source, start: int, end: int) -> int:
    mark = _ITEM.match(source.text, start, end)
    return mark.end() if mark else start


def _of_sentence(sentence: Passage, source: Source, line: int, *, is_part: bool) -> Iterator[Promise]:
    """An undertaking, or what is told; words in which neither can be seen are what the column says that they are.

    `is_part` for one of several that semicolons part, which may begin with a small letter.
    """
    text = sentence.text[:1].upper() + sentence.text[1:] if is_part else sentence.text
    is_meant = is_undertaking(text)
    told = [] if is_order(text) else list(told_in(sentence, source, is_own=True, line=line))
    found = [] if is_meant and not any(each.status == "done" for each in told) else told
    if found:
        yield from (
            replace(each, is_own=each.status not in {"planned", "in_progress"}, is_told=True)
            for each in found
        )
    elif is_meant or not (FINITE.search(sentence.text) or said_state(sentence.text)):
        end = trimmed_end(sentence, source)
        yield Promise(sentence.start, end, "planned", due_of(sentence.text, "planned"), line=line)


def is_undertaking(text: str) -> bool:
    """True for an order, an infinitive or a mere noun: "Write guidance", "ICB to write", "Audit of closures"."""
    plain = text.strip(" .;,")
    if len(plain.split()) < _SHORTEST:
        return False
    return is_order(plain) or not any(group.inside is None for group in verb_groups(plain))


def is_order(text: str) -> bool:
    """True for an order or an infinitive: "Write guidance", "ICB to write", "Protocol to be amended"."""
    plain = text.strip(" .;,")
    if len(plain.split()) < _SHORTEST:
        return False
    first = plain.split()[0].lower()
    if plain[0].isupper() and (first in BASES or ACTS.match(plain)) and not _opens_finite(plain):
        return True
    infinitive = _INFINITIVE.match(plain)
    return infinitive is not None and not FINITE.search(plain[: infinitive.end()])


def _opens_finite(plain: str) -> bool:
    """True for "Review has been held", "Training delivered": the first word is a noun of which something is told."""
    after = plain.split()[1]
    return bool(FINITE.match(after)) or after in PARTICIPLES


def told_in(sentence: Passage, source: Source, *, is_own: bool, line: int) -> Iterator[Promise]:
    """The clauses of a sentence that promise or report an act."""
    text, positions = source.aligned(sentence.start, sentence.end)
    is_to_come = _is_to_come(text)
    for clause in clauses_of(text):
        start, end = positions[clause.start], positions[clause.end - 1] + 1
        clause = replace(clause, status="planned") if is_to_come and clause.status == "done" else clause
        yield Promise(start, end, clause.status, _due(text, clause), is_own, line)


def _is_to_come(text: str) -> bool:
    """True for "Terms of reference to be written": nothing before "to be" tells of anything done."""
    if _EXPECTED.match(text):
        return True
    match = _TO_BE.match(text)
    before = text[: match.start("to")].split() if match else []
    return bool(before) and not any(word in PARTICIPLES for word in before)


def _due(text: str, clause: Clause) -> Due | None:
    return due_of(text[clause.start : clause.end], clause.status)


def is_no_act(text: str) -> bool:
    """True for assent, for a pointer to another row and for an empty cell's words."""
    plain = text.strip()
    is_told = bool(_ASSENT.fullmatch(plain) or _POINTS.match(plain) or _NOTHING_TOLD.match(plain))
    return is_told or is_nothing(plain) or is_same(plain)


def trimmed_end(sentence: Passage, source: Source) -> int:
    """Where a sentence's words end, without its stop."""
    return sentence.start + len(source.text[sentence.start : sentence.end].rstrip(" .;,\n\t"))
