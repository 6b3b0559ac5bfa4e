"""Blocks of labelled fields: "Action 1.1", what is to be done, "Lead: ... Due: ... RAG: ...", "Progress: ..."."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning, meaning_of
from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import other_heading, recommendation_heading, section_heading
from goldthread.ingest.manuscript import Cell, Manuscript, Row, SourceLine, Table
from goldthread.ingest.tables.block_labels import Field, all_fields, is_labelled
from goldthread.ingest.tables.row_acts import is_undertaking
from goldthread.ingest.tables.row_states import is_state
from goldthread.ingest.tables.row_values import is_identifier

_Key = tuple[str, int]  # a label, and how many like it stand before it in its block
_TITLE = re.compile(
    r"^\s*(?:Part [\dA-Z]{1,2}\s*[:.–—-]\s*)?"
    r"(?P<what>Action|Task|Milestone|Objective|Recommendation|Rec|Finding|Learning point|Commitment|"
    r"Priority|Concern|Area for (?:improvement|development|learning|action))?\.?\s*"
    r"(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?|[A-H](?=\s*$)|(?-i:[A-Z]{2,4}) \d{1,2}(?=\s*$)|"
    r"[A-Z]{1,4}[/-]?\d{1,3}(?:\.\d{1,2})?[a-z]?)(?P<mark>[.:)]|(?=\s|$))"
    r"\s*[-–—]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_VALUES = DATES | STATES | {Meaning.LEAD}
_SHORT = _VALUES | {Meaning.NUMBER, Meaning.THEME, Meaning.REVIEW, Meaning.OTHER}
# Labels of what stands in a block without one.
_NUMBER, _ACTION, _RECOMMENDATION, _STATUS, _PROGRESS = "No", "Action", "Recommendation", "Status", "Progress"
_ANNOUNCES = re.compile(
    r"(?:response|reply|answer) (?:from|by)\b", re.IGNORECASE
)  # prose follows, and no block
_FEWEST_TO_JUDGE = 5  # lines that go on in small letters
_LONGEST_TITLE = 9  # words
_FEWEST_VALUES = 2  # labels of a lead, a date or a state that make a block


@dataclass(slots=True)
class _Block:
    """One block: its parts by their labels, each a stretch of the text, and the lines that it takes.

    `has_words_under` says that the words under its labels, which have none of their own, are its progress.
    """

    first: int
    last: int
    parts: dict[_Key, Cell] = field(default_factory=dict)
    has_words_under: bool = False
    latest: _Key = ("", 0)

    def put(self, label: str, cell: Cell) -> None:
        """One more part; an update that follows the last one stands beside it."""
        again = self.latest[1] + 1 if label == self.latest[0] else 0
        self.latest = (label, again)
        self.parts[self.latest] = cell

    def holds(self, meanings: Set[Meaning]) -> bool:
        return any(meaning_of(label) in meanings for label, _ in self.parts)

    def repeats(self, each: "Field", leader: str | None) -> bool:
        """Whether this label begins the next block: it was there already, or it is the one that blocks begin with."""
        if each.label == self.latest[0] and each.meaning is Meaning.PROGRESS:
            return False
        return bool(self.parts) and ((each.label, 0) in self.parts or each.label == leader)


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


def _run(manuscript: Manuscript, blocks: Sequence[_Block], index: int) -> int:
    """The number of the run that a block is in."""
    run = 0
    for before, after in pairwise(blocks[: index + 1]):
        between = manuscript.lines[before.last : after.first]
        run += any(not (line.is_blank or line.is_lifted) for line in between)
    return run


def _columns(blocks: Sequence[_Block]) -> list[_Key]:
    """The labels of all blocks of the document, so that they are one layout, by what they mean."""
    keys = list(dict.fromkeys(key for block in blocks for key in block.parts))
    order = list(Meaning)
    return sorted(keys, key=lambda key: (order.index(meaning_of(key[0]) or Meaning.OTHER), key[1]))


def _table(manuscript: Manuscript, blocks: Sequence[_Block], keys: Sequence[_Key]) -> Table:
    """A row for each block."""
    rows = []
    for block in blocks:
        first = manuscript.lines[block.first]
        cells = tuple(block.parts.get(key, Cell(first.start, first.start)) for key in keys)
        rows.append(Row(cells, first.number, first.page))
    return Table(tuple(rows), tuple(label for label, _ in keys))


def _blocks(manuscript: Manuscript) -> Iterator[_Block]:
    lines = manuscript.lines
    fields = all_fields(lines)
    at, floor = 0, 0
    leader: str | None = None
    while at < len(lines):
        if not fields[at]:
            at += 1
            continue
        block, after = _block(manuscript, fields, at, floor, leader)
        if _is_block(block):
            leader = leader or fields[at][0].label
            yield block
            at = floor = block.last
        else:
            at = after
    return


def _is_block(block: _Block) -> bool:
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
    manuscript: Manuscript, fields: Sequence[list[Field]], at: int, floor: int, leader: str | None
) -> tuple[_Block, int]:
    """The block whose first label stands at this line."""
    lines = manuscript.lines
    block = _Block(at, at + 1)
    number, open_field = at, None
    while number < len(lines):
        line = lines[number]
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
    _before(manuscript, block, floor)
    return block, max(number, at + 1)


def _goes_on_below(
    manuscript: Manuscript,
    fields: Sequence[list[Field]],
    number: int,
    open_field: Field | None,
    block: _Block,
    leader: str | None,
) -> bool:
    """Whether a block goes on after an empty line: with a further label, or more words where those are the value's."""
    lines = manuscript.lines
    for below in range(number, len(lines)):
        if lines[below].is_blank or lines[below].is_lifted:
            continue
        if fields[below]:
            return not any(block.repeats(each, leader) for each in fields[below])
        title = _title(lines[below])
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


def _put(block: _Block, each: Field, manuscript: Manuscript) -> None:
    """A value under its label; the number that stands beside "Recommendation:" is no word of it."""
    said = manuscript.source_text[each.start : each.end].strip()
    if each.number:
        block.put(_NUMBER, Cell(*each.number))
    if each.meaning in ASKS and is_identifier(said):
        block.put(_NUMBER, Cell(each.start, each.end))
        block.put(each.label, Cell(each.end, each.end))
    else:
        block.put(each.label, Cell(each.start, each.end))


def _goes_on(block: _Block, field_: Field, line: SourceLine, manuscript: Manuscript) -> bool:
    """A line under a label: more of its value, or, where that is short and whole, what was done."""
    cell = block.parts[block.latest]
    said = manuscript.source_text[cell.start : cell.end].strip()
    title = _title(line) if said else None
    if _heads(line.text) or (title and (title["what"] or not field_.is_alone)):
        return False
    under = (_PROGRESS, 0)
    if block.has_words_under:
        block.parts[under] = Cell(block.parts[under].start, line.end)
        return True
    if field_.is_alone or field_.meaning not in _SHORT or not said or _wraps(field_, said, line):
        block.parts[block.latest] = Cell(cell.start if said else line.start, line.end)
        return True
    if asks(line.words) and not block.holds(ASKS | _VALUES):
        block.put(_RECOMMENDATION, Cell(line.start, line.end))
        return True
    if block.holds({Meaning.PROGRESS}):
        return False
    block.has_words_under = True
    block.parts[under] = Cell(line.start, line.end)
    return True


def _wraps(field_: Field, said: str, line: SourceLine) -> bool:
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
    if (
        not match["what"]
        and (len(match["number"]) == 1 or not is_identifier(match["number"]))
        and not match["mark"]
    ):
        return None
    return match


def _is_under(number: str, above: Sequence[SourceLine]) -> bool:
    """ "2.1" below "Recommendation 2": an action of it."""
    stem, dot, _ = number.partition(".")
    headings = (recommendation_heading(line.text) for line in reversed(above))
    return bool(dot) and any(heading.number == stem for heading in headings if heading)


def _with_title(manuscript: Manuscript, block: _Block, above: Sequence[int]) -> None:
    lines = manuscript.lines
    if not above:
        return
    first = lines[above[0]]
    title = _title(first)
    what = _ACTION
    start = first.start
    if title:
        named = (title["what"] or "").lower()
        is_action = named in {"action", "task", "milestone", "commitment"} or (
            not named and _is_under(title["number"], lines[: above[0]])
        )
        what = _ACTION if is_action else _RECOMMENDATION
        block.parts[(_NUMBER, 0)] = Cell(
            first.start + title.start("number"), first.start + title.end("number")
        )
        start = first.start + title.start("rest")
        if is_state(title["rest"]) and len(above) > 1:
            if not block.holds({Meaning.STATUS}):
                block.parts[(_STATUS, 0)] = Cell(start, first.end)
            start = lines[above[1]].start
        elif not title["rest"] or re.fullmatch(r"of \d+", title["rest"]):
            words_below = (lines[number] for number in above[1:] if not is_labelled(lines[number].text))
            start = next((line.start for line in words_below), first.end)
    block.first = above[0]
    end = lines[above[-1]].end
    words = manuscript.source_text[start:end].strip()
    is_coded = title is not None and (title["what"] or title["number"][0].isalpha())
    if title is None and is_labelled(lines[above[-1]].text):
        return
    if (
        not is_coded
        and not block.holds(ASKS | {Meaning.PROGRESS})
        and not (asks(words) or is_undertaking(words))
    ):
        return  # a paragraph of prose over "Lead: ..." is neither
    held = {Meaning.ACTION} if what == _ACTION else {Meaning.RECOMMENDATION}
    if what == _RECOMMENDATION and len(words.split()) <= _LONGEST_TITLE and not words.endswith("."):
        held = {Meaning.RECOMMENDATION, Meaning.FINDING}  # a title over what was found
    if words and not block.holds(held):
        block.parts[(what, 0)] = Cell(start, end)
