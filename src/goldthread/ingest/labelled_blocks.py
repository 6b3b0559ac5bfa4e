"""Blocks of labelled fields: "Action 1.1", what is to be done, "Lead: ... Due: ... RAG: ...", "Progress: ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning, meaning_of
from goldthread.ingest.manuscript import Cell, Manuscript, Row, SourceLine, Table
from goldthread.ingest.row_states import is_state
from goldthread.ingest.row_values import is_identifier

_LABEL = re.compile(
    r"(?:^\s*(?:[-*•]\s+)?|\s{2,}|\t|[.;|]\s+)(?P<label>[A-Z][A-Za-z/()'’ -]{1,30}?)\s*:(?=\s|$)"
)
_TITLE = re.compile(
    r"^\s*(?P<what>Action|Task|Milestone|Objective|Recommendation|Rec|Finding|Learning point|Commitment)?\.?\s*"
    r"(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?|[A-Z]{1,4}\d{1,3}(?:\.\d{1,2})?[a-z]?)(?P<mark>[.:)]|(?=\s|$))"
    r"\s*[-–—]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_VALUES = DATES | STATES | {Meaning.LEAD}
_SHORT = _VALUES | {Meaning.NUMBER, Meaning.THEME, Meaning.REVIEW, Meaning.OTHER}
_FEWEST_VALUES = 2  # labels of a lead, a date or a state that make a block


@dataclass(slots=True)
class _Block:
    """One block: its parts by what they mean, each a stretch of the text, and the lines that it takes.

    `has_words_under` says that the words under its labels, which have none of their own, are its progress.
    """

    first: int
    last: int
    parts: dict[Meaning, Cell] = field(default_factory=dict)
    labels: dict[Meaning, str] = field(default_factory=dict)
    has_words_under: bool = False


def block_tables(manuscript: Manuscript) -> list[Table]:
    """Blocks that follow one another as one table, a row for each; a paragraph between them ends it."""
    blocks = list(_blocks(manuscript))
    tables: list[Table] = []
    for _, group in groupby(enumerate(blocks), key=lambda pair: _run(manuscript, blocks, pair[0])):
        tables.append(_table(manuscript, [block for _, block in group], blocks))
    return tables


def _run(manuscript: Manuscript, blocks: Sequence[_Block], index: int) -> int:
    """The number of the run that a block is in."""
    run = 0
    for before, after in pairwise(blocks[: index + 1]):
        between = manuscript.lines[before.last : after.first]
        run += any(not (line.is_blank or line.is_lifted) for line in between)
    return run


def _table(manuscript: Manuscript, blocks: Sequence[_Block], every: Sequence[_Block]) -> Table:
    """A row for each block, with the columns that any block of the document has, so that they are one layout."""
    meanings = [meaning for meaning in Meaning if any(meaning in block.parts for block in every)]
    names = [next(b.labels[m] for b in every if m in b.labels) for m in meanings]
    rows = []
    for block in blocks:
        first = manuscript.lines[block.first]
        cells = tuple(block.parts.get(meaning, Cell(first.start, first.start)) for meaning in meanings)
        rows.append(Row(cells, first.number, first.page))
    return Table(tuple(rows), tuple(names))


@dataclass(frozen=True, slots=True)
class _Field:
    """A label at a line, and where its value begins and, on that line, ends."""

    meaning: Meaning
    label: str
    line: int
    start: int
    end: int


def _fields(lines: Sequence[SourceLine], number: int) -> list[_Field]:
    """The labelled values of one line; [] where it does not begin with a label."""
    text = lines[number].text
    found = [(m, meaning) for m in _LABEL.finditer(text) if (meaning := meaning_of(m["label"]))]
    if not found or text[: found[0][0].start("label")].strip(" \t-*•"):
        return []
    ends = [match.start() for match, _ in found[1:]] + [len(text)]
    at = lines[number].start
    return [
        _Field(meaning, match["label"].strip(), number, at + match.end(), at + end)
        for (match, meaning), end in zip(found, ends, strict=True)
    ]


def _blocks(manuscript: Manuscript) -> Iterator[_Block]:
    lines = manuscript.lines
    fields = [[] if line.in_table else _fields(lines, n) for n, line in enumerate(lines)]
    at, floor = 0, 0
    while at < len(lines):
        if not fields[at]:
            at += 1
            continue
        block, after = _block(manuscript, fields, at, floor)
        if sum(meaning in _VALUES for meaning in block.labels) >= _FEWEST_VALUES:
            yield block
            at = floor = block.last
        else:
            at = after
    return


def _block(manuscript: Manuscript, fields: Sequence[list[_Field]], at: int, floor: int) -> tuple[_Block, int]:
    """The block whose first label stands at this line."""
    lines = manuscript.lines
    block = _Block(at, at + 1)
    number, open_field = at, None
    while number < len(lines):
        line = lines[number]
        if fields[number]:
            if any(each.meaning in block.labels for each in fields[number]):
                break
            for each in fields[number]:
                _put(block, each, lines)
            open_field = fields[number][-1]
            block.last = number + 1
        elif line.is_blank:
            follows = next((n for n in range(number, len(lines)) if not lines[n].is_blank), None)
            if (
                follows is None
                or not fields[follows]
                or any(f.meaning in block.labels for f in fields[follows])
            ):
                break
        elif line.is_lifted:
            pass
        elif open_field is None or _title(line) or not _goes_on(block, open_field, line, manuscript):
            break
        else:
            block.last = number + 1
        number += 1
    _before(manuscript, block, floor)
    return block, max(number, at + 1)


def _put(block: _Block, each: _Field, lines: Sequence[SourceLine]) -> None:
    block.labels[each.meaning] = each.label
    block.parts[each.meaning] = Cell(each.start, each.end)


def _goes_on(block: _Block, field_: _Field, line: SourceLine, manuscript: Manuscript) -> bool:
    """A line under a label: more of its value, or, where that is short and whole, what was done."""
    cell = block.parts[field_.meaning]
    said = manuscript.source_text[cell.start : cell.end].strip()
    if field_.meaning not in _SHORT or not said or _wraps(field_, said, line):
        block.parts[field_.meaning] = Cell(cell.start, line.end)
        return True
    if Meaning.PROGRESS in block.labels and not block.has_words_under:
        return False
    begins = block.parts[Meaning.PROGRESS].start if block.has_words_under else line.start
    block.has_words_under = True
    block.labels[Meaning.PROGRESS] = "Progress"
    block.parts[Meaning.PROGRESS] = Cell(begins, line.end)
    return True


def _wraps(field_: _Field, said: str, line: SourceLine) -> bool:
    """A short value that goes on: small letters, or a hanging word before."""
    if said.endswith((".", ")")):
        return False
    return line.words[:1].islower() or said.endswith((",", "/", "&", " and", " of"))


def _before(manuscript: Manuscript, block: _Block, floor: int) -> None:
    """The title and the words over the labels: what is recommended, or what is to be done."""
    lines = manuscript.lines
    near, further = (_paragraph_above(lines, block.first, floor), list[int]())
    start = next((i for i in range(len(near) - 1, -1, -1) if _title(lines[near[i]])), None)
    if start is None and near:
        further = _paragraph_above(lines, near[0], floor)
        further = further if further and _title(lines[further[0]]) else []
    _with_title(manuscript, block, [*further, *near[start or 0 :]])


def _paragraph_above(lines: Sequence[SourceLine], first: int, floor: int) -> list[int]:
    """The lines of the paragraph that ends over `first`."""
    number = first - 1
    while number >= floor and lines[number].is_blank:
        number -= 1
    found: list[int] = []
    while number >= floor and not (lines[number].is_blank or lines[number].in_table or lines[number].heading):
        if not lines[number].is_lifted:
            found.insert(0, number)
        number -= 1
    return found


def _title(line: SourceLine) -> re.Match[str] | None:
    """ "Action 1.1", "CF1   Closed": a number, alone or with a state or the words themselves after it."""
    match = _TITLE.match(line.text)
    if match is None or (not match["what"] and match["number"].isdigit() and not match["mark"]):
        return None
    if not match["what"] and not is_identifier(match["number"]):
        return None
    return match


def _with_title(manuscript: Manuscript, block: _Block, above: Sequence[int]) -> None:
    lines = manuscript.lines
    if not above:
        return
    first = lines[above[0]]
    title = _title(first)
    what = Meaning.ACTION
    start = first.start
    if title:
        named = (title["what"] or "").lower()
        what = (
            Meaning.ACTION
            if named in {"action", "task", "milestone", "commitment"}
            else Meaning.RECOMMENDATION
        )
        block.parts[Meaning.NUMBER] = Cell(
            first.start + title.start("number"), first.start + title.end("number")
        )
        block.labels.setdefault(Meaning.NUMBER, "No")
        start = first.start + title.start("rest")
        if is_state(title["rest"]) and len(above) > 1:
            block.parts.setdefault(Meaning.STATUS, Cell(start, first.end))
            block.labels.setdefault(Meaning.STATUS, "Status")
            start = lines[above[1]].start
        elif not title["rest"] or re.fullmatch(r"of \d+", title["rest"]):
            start = lines[above[1]].start if len(above) > 1 else first.end
    block.first = above[0]
    end = lines[above[-1]].end
    asked = [meaning for meaning in ASKS if meaning in block.labels]
    if manuscript.source_text[start:end].strip() and what not in asked:
        block.parts[what] = Cell(start, end)
        block.labels[what] = "Recommendation" if what is Meaning.RECOMMENDATION else "Action"
