"""Blocks of labelled fields: "Action 1.1", what is to be done, "Lead: ... Due: ... RAG: ...", "Progress: ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning, meaning_of, normal_header
from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import other_heading, recommendation_heading, section_heading
from goldthread.ingest.lines.particulars import is_dated_state
from goldthread.ingest.lines.response_markers import dated_by, is_dated_entry
from goldthread.ingest.manuscript import Cell, Manuscript, Row, SourceLine, Table
from goldthread.ingest.tables.block_labels import Field, all_fields
from goldthread.ingest.tables.block_parts import NUMBER, PROGRESS, RECOMMENDATION, Block, Key
from goldthread.ingest.tables.block_titles import Owners, put_words_over, title_of
from goldthread.ingest.tables.row_values import is_identifier

_VALUES = DATES | STATES | {Meaning.LEAD}
_SHORT = _VALUES | {Meaning.NUMBER, Meaning.THEME, Meaning.REVIEW, Meaning.OTHER}
_ANNOUNCES = re.compile(
    r"(?:response|reply|answer) (?:from|by)\b", re.IGNORECASE
)  # prose follows, and no block
_FEWEST_TO_JUDGE = 5  # lines that go on in small letters
_LONGEST_TITLE = 9  # words
_HEAD = 6  # lines of a title
_FEWEST_VALUES = 2  # labels of a lead, a date or a state that make a block


def block_tables(manuscript: Manuscript) -> list[Table]:
    """Blocks that follow one another as one table, a row for each; a paragraph between them ends it."""
    manuscript = replace(manuscript, lines=closed_up(manuscript.lines))
    blocks = list(_blocks(manuscript))
    labels = _columns(blocks)
    tables: list[Table] = []
    for _, group in groupby(enumerate(blocks), key=lambda pair: _run(manuscript, blocks, pair[0])):
        tables.append(_table(manuscript, [block for _, block in group], labels))
    return tables


def closed_up(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines without the empty ones that double spacing puts between them."""
    small = [n for n, line in enumerate(lines[:-2]) if line.words and _next_after(lines, n)[:1].islower()]
    spaced = sum(lines[n + 1].is_blank for n in small)
    if len(small) < _FEWEST_TO_JUDGE or spaced * 3 < 2 * len(small):
        return tuple(lines)
    return tuple(
        line
        for n, line in enumerate(lines)
        if not (line.is_blank and 0 < n < len(lines) - 1 and lines[n - 1].words and lines[n + 1].words)
    )


def _next_after(lines: Sequence[SourceLine], number: int) -> str:
    return next((line.words for line in lines[number + 1 : number + 3] if line.words), "")


def _run(manuscript: Manuscript, blocks: Sequence[Block], index: int) -> int:
    """The number of the run that a block is in."""
    run = 0
    for before, after in pairwise(blocks[: index + 1]):
        between = manuscript.lines[before.last : after.first]
        run += any(not (line.is_blank or line.is_lifted) for line in between)
    return run


def _columns(blocks: Sequence[Block]) -> list[Key]:
    """The labels of all blocks of the document, so that they are one layout, by what they mean."""
    keys = list(dict.fromkeys(key for block in blocks for key in block.parts))
    order = list(Meaning)
    return sorted(keys, key=lambda key: (order.index(meaning_of(key[0]) or Meaning.OTHER), key[1]))


def _table(manuscript: Manuscript, blocks: Sequence[Block], keys: Sequence[Key]) -> Table:
    """A row for each block."""
    rows = []
    for block in blocks:
        first = manuscript.lines[block.first]
        cells = tuple(block.parts.get(key, Cell(first.start, first.start)) for key in keys)
        rows.append(Row(cells, first.number, first.page))
    return Table(tuple(rows), tuple(label for label, _ in keys))


def _blocks(manuscript: Manuscript) -> Iterator[Block]:
    lines, owners = manuscript.lines, Owners(manuscript)
    fields = all_fields(lines)
    at, floor = 0, 0
    leader: str | None = None
    forms: set[frozenset[str]] = (
        set()
    )  # the labels of blocks: the next with the same is one, though it has no title
    while at < len(lines):
        if not fields[at]:
            at += 1
            continue
        block, after = _block(manuscript, fields, at, leader, owners)
        is_asked = block.holds_labelled(ASKS | {Meaning.PROGRESS})
        form = frozenset(label for label, _ in block.parts)
        put_words_over(manuscript, block, floor, owners)
        if not (is_asked or floor) and _is_of_document(lines, block):
            at = after
        elif (_is_block(block) or form in forms) and not _is_told_below(lines, block.last):
            leader = leader or fields[at][0].label
            forms.add(form)
            yield block
            at = floor = block.last
        else:
            at = after
    return


def _is_of_document(lines: Sequence[SourceLine], block: Block) -> bool:
    """ "Date: ... Version: ... Owner: ..." under the title: particulars of the document, and nothing that is owed."""
    days = {normal_header(label) for label, _ in block.parts if meaning_of(label) in DATES}
    above = sum(bool(line.words) for line in lines[: block.first])
    return days <= {"date"} and above <= _HEAD and not any(label == NUMBER for label, _ in block.parts)


def _is_told_below(lines: Sequence[SourceLine], last: int) -> bool:
    """True where dated updates follow the labels: those are the answers, and what stands under them is prose."""
    below = next((line.words for line in lines[last:] if line.words.strip() and not line.is_lifted), "")
    return dated_by(below) is not None or is_dated_state(below) or is_dated_entry(below)


def _is_block(block: Block) -> bool:
    """Somebody's, by some day or in some state, and something besides that is asked, to be done or was done."""
    if any(_ANNOUNCES.match(label) for label, _ in block.parts):
        return False
    values = {meaning for label, _ in block.parts if (meaning := meaning_of(label)) in _VALUES}
    is_form = (
        bool(values)
        and block.holds(ASKS - {Meaning.ACTION})
        and block.holds({Meaning.ACTION, Meaning.PROGRESS})
    )
    return (len(values) >= _FEWEST_VALUES or is_form) and block.holds(ASKS | {Meaning.PROGRESS})


def _block(
    manuscript: Manuscript, fields: Sequence[list[Field]], at: int, leader: str | None, owners: Owners
) -> tuple[Block, int]:
    """The block whose first label stands at this line."""
    lines = manuscript.lines
    block = Block(at, at + 1)
    number, open_field = at, None
    while number < len(lines):
        line = lines[number]
        if open_field and _is_next_owner(manuscript, fields, number, block, owners):
            break
        if fields[number]:
            if any(block.repeats(each, leader) for each in fields[number]):
                break
            for each in fields[number]:
                _put(block, each, manuscript)
            open_field = fields[number][-1]
            block.last = number + 1
        elif line.is_blank:
            if not _goes_on_below(manuscript, fields, number, open_field, block, leader):
                break
        elif line.is_lifted:
            pass
        elif open_field is None or not _goes_on(block, open_field, line, manuscript):
            break
        else:
            block.last = number + 1
        number += 1
    return block, max(number, at + 1)


def _is_next_owner(
    manuscript: Manuscript, fields: Sequence[list[Field]], number: int, block: Block, owners: Owners
) -> bool:
    """An agency's name alone under a whole value and over the next labels: whose the next block is."""
    lines = manuscript.lines
    below = next((n for n in range(number + 1, len(lines)) if lines[n].words), None)
    if fields[number] or not lines[number].words or below is None or not fields[below]:
        return False
    cell = block.parts[block.latest]
    is_held = (
        meaning_of(block.latest[0]) is not Meaning.LEAD
        and manuscript.source_text[cell.start : cell.end].strip()
    )
    return (
        bool(is_held)
        and any(block.repeats(each, None) for each in fields[below])
        and owners.is_name(lines[number])
    )


def _goes_on_below(
    manuscript: Manuscript,
    fields: Sequence[list[Field]],
    number: int,
    open_field: Field | None,
    block: Block,
    leader: str | None,
) -> bool:
    """Whether a block goes on after an empty line: with a further label, or more words where those are the value's."""
    lines = manuscript.lines
    if block.names_review_alone:
        return False  # a title: "Child Safeguarding Practice Review: Ada"
    for below in range(number, len(lines)):
        if lines[below].is_blank or lines[below].is_lifted:
            continue
        if fields[below]:
            return not any(block.repeats(each, leader) for each in fields[below])
        if open_field and open_field.holds(lines[below].text):
            return True  # its second paragraph hangs under the first
        title = title_of(lines[below])
        if (
            open_field is None
            or not open_field.is_alone
            or _heads(lines[below].text)
            or (title and not title["rest"])
        ):
            return False
    return False


def _heads(text: str) -> bool:
    return (
        recommendation_heading(text) is not None
        or other_heading(text) is not None
        or section_heading(text) is not None
        or is_closing(text)
    )


def _put(block: Block, each: Field, manuscript: Manuscript) -> None:
    """A value under its label; the number that stands beside "Recommendation:" is no word of it."""
    said = manuscript.source_text[each.start : each.end].strip()
    if each.number:
        block.put(NUMBER, Cell(*each.number))
    if each.meaning in ASKS and is_identifier(said):
        block.put(NUMBER, Cell(each.start, each.end))
        block.put(each.label, Cell(each.end, each.end))
    else:
        block.put(each.label, Cell(each.start, each.end))


def _goes_on(block: Block, field_: Field, line: SourceLine, manuscript: Manuscript) -> bool:
    """A line under a label: more of its value, or, where that is short and whole, what was done."""
    cell = block.parts[block.latest]
    said = manuscript.source_text[cell.start : cell.end].strip()
    title = title_of(line) if said else None
    if said and field_.holds(line.text):
        block.parts[block.latest] = Cell(cell.start, line.end)
        return True
    if _heads(line.text) or (title and (title["what"] or not field_.is_alone)):
        return False
    under = (PROGRESS, 0)
    if block.has_words_under and block.under == block.latest:
        block.parts[under] = Cell(block.parts[under].start, line.end)
        return True
    if field_.is_alone or field_.meaning not in _SHORT or not said or _wraps(field_, said, line):
        block.parts[block.latest] = Cell(cell.start if said else line.start, line.end)
        return True
    if asks(line.words) and not block.holds(ASKS | _VALUES):
        block.put(RECOMMENDATION, Cell(line.start, line.end))
        return True
    if block.holds({Meaning.PROGRESS}):
        return False
    block.has_words_under, block.under = True, block.latest
    block.parts[under] = Cell(line.start, line.end)
    return True


def _wraps(field_: Field, said: str, line: SourceLine) -> bool:
    """A short value that goes on: small letters, or a hanging word before."""
    if said.endswith((".", ")")):
        return False
    return line.words[:1].islower() or said.endswith((",", "/", "&", " and", " of"))
