"""How the rows of a table in columns are told apart: by numbers or codes, empty lines, values that come again."""

import re
from collections.abc import Iterator, Sequence

from goldthread.ingest.bodies.called_names import is_organ
from goldthread.ingest.bodies.known import bodies_of
from goldthread.ingest.column_maps import DATES, STATES, Meaning, meaning_of, says_who_answers
from goldthread.ingest.english.tense import asks
from goldthread.ingest.tables.column_edges import OUT_OF_LINE, segments
from goldthread.ingest.tables.column_lines import ColumnLines, opens_matter
from goldthread.ingest.tables.row_states import is_state
from goldthread.ingest.tables.row_values import is_date_cell, is_identifier
from goldthread.ingest.tables.wrapped_rows import WrappedRow
from goldthread.kernel.dates import mentions

_NUMBERS = frozenset({Meaning.NUMBER, Meaning.REVIEW})
_VALUES = DATES | STATES | {Meaning.LEAD}
_LINES_BELOW = 200  # by which the way of the rows is judged
# "1. Schools should ...", "Rec 2: ...", "a) Write to ..."
_COUNTED = re.compile(
    r"(?:(?:rec|recommendation|action)\.? |(?-i:R))?(?P<number>\d{1,2})(?:[.):]|\.\d{1,2}\.?)? ",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"(?P<code>[A-Z]{1,4}[-/. ]?)(?P<number>\d{1,3})(?=[\s.:)]|$)"
)  # "LP1  Staff should", "C-01"
_NAME_GOES_ON = re.compile(r"(?:NHS|Foundation|Trust|Services?|Team|Unit|Board|Partnership)\b")
_LETTERED = re.compile(r"\(?[a-h][.)] ?[A-Z‘“'\"]")
_FEWEST_BLOCKS = 3  # that show that empty lines part rows


class RowsApart:
    """Judges by all lines of a table how its rows begin, and says of a line whether one does."""

    def __init__(self, under: ColumnLines, first: int) -> None:
        self.under, self.lines, self.starts = under, under.lines, under.starts
        self.header = under.header
        self.meanings = [meaning_of(name) for name in self.header.headers]
        self.code: str | None = None  # what stands before the number of each row: "LP", "C-"
        self.is_numbered = (
            self.meanings[0] in _NUMBERS and not (self._asks_at(first) or self._names_reviews(first))
        ) or not self.header.headers[0]
        self.is_counted = not self.is_numbered and self._is_counted(first)
        self.is_centred = self.is_numbered and self._are_centred(first)
        self.is_single = not self.is_numbered and self._are_single(first)
        self.is_parted = self.is_centred or (not self.is_numbered and self._are_parted(first))

    def is_alone(self, cells: Sequence[str]) -> bool:
        """Words alone where a number belongs."""
        is_one = sum(map(bool, cells)) == 1 and bool(cells[0])
        return is_one and self.is_numbered and not is_identifier(cells[0])

    def spans(self, at: int) -> bool:
        """A number and what is recommended, across the columns that hold what is done about it below."""
        words = segments(self.lines[at].text)
        if (
            not self.is_numbered
            or len(words) != 2
            or len(self.starts) <= 2
            or not is_identifier(words[0].text)
        ):
            return False
        is_across = words[1].start >= self.starts[1] - OUT_OF_LINE and words[1].end > self.starts[2]
        return is_across and asks(words[1].text) and self.row_follows(at, opens=False, skipped=0)

    def row_follows(self, at: int, *, opens: bool, skipped: int) -> bool:
        """Whether a row comes next, past so many lines of words; one that begins, where `opens` asks for that."""
        for n in self.under.near_lines(at)[: skipped + 1]:
            cells = self.under.fitting(n)
            several = cells is not None and sum(map(bool, cells)) > 1
            if cells and several and (self.opens(cells) or not opens):
                return True
            if cells and not opens and self.lines[n].words[:1].islower():
                return True
            if opens_matter(self.lines[n].text):
                return not opens and self.row_follows(self.under.run(n)[-1], opens=True, skipped=0)
        return False

    def opens(self, cells: Sequence[str]) -> bool:
        if self.is_numbered:
            return bool(cells[0]) and is_identifier(cells[0])
        if self.is_counted:
            return self._counts(cells[0])
        return bool(cells[0]) and not _goes_on(cells[0])

    def begins_row(self, row: WrappedRow, at: int, cells: Sequence[str], *, gap: bool, resumed: bool) -> bool:
        """Whether a line under `row` begins the next; `gap` after an empty line, `resumed` over a page's end."""
        if self.is_centred:
            is_whole = any(is_identifier(text) for text in row.columns[0] if text)
            return gap and self._has_number(at) and (is_whole or not resumed)
        if self.is_numbered:
            return self.opens(cells)
        if self.is_counted:
            return self._counts(cells[0])
        if self.is_single:
            return True
        if gap and not resumed:
            return not cells[0] or not _goes_on(cells[0])
        if says_who_answers(self.header.headers):
            is_whole = all(cells) and not _goes_on(cells[0])
            return is_whole and self._is_further_lead(row.columns[0], cells[0])
        return not self.is_parted and self._repeats_value(row, cells)

    def begins_action(self, row: WrappedRow, cells: Sequence[str], *, gap: bool, resumed: bool) -> bool:
        """A further action of the same recommendation: its lead, its date or its state stands beside it.

        There has to be a space above it, or as good as a whole row's values with it.
        """
        action = next((i for i, m in enumerate(self.meanings) if m is Meaning.ACTION and cells[i]), None)
        if action is None or _goes_on(cells[action]) or (self.is_parted and not gap):
            return False
        valued = [i for i, m in enumerate(self.meanings) if m in _VALUES and cells[i]]
        again = [i for i in valued if any(row.columns[i])]
        if gap and not resumed:
            return bool(valued)
        if resumed or not (row.columns[action] and row.columns[action][-1]):
            return bool(again)
        led = any(
            self.meanings[i] is Meaning.LEAD and self._is_further_lead(row.columns[i], cells[i])
            for i in again
        )
        return led and any(self._is_whole(row, i, cells[i]) for i in again)

    def _is_further_lead(self, column: Sequence[str], text: str) -> bool:
        """A further name, and not the end of one that wraps: a space, a day or a whole name stands over it."""
        above = column[-1]
        if is_date_cell(text):
            return False  # under "By", where days stand
        if not above or is_date_cell(above) or text == next(filter(None, column)):
            return True
        is_named = is_organ(above) or above.split()[-1].isupper() or bool(bodies_of(above).all)
        return is_named and not _NAME_GOES_ON.match(text)

    def _is_whole(self, row: WrappedRow, column: int, text: str) -> bool:
        """A date or a state under one that is whole without it, and so no end of one that wraps."""
        before = " ".join(filter(None, row.columns[column]))
        if self.meanings[column] in DATES:
            return is_date_cell(text) and bool(mentions(text) and mentions(before))
        return self.meanings[column] in STATES and is_state(text) and is_state(before) and text[:1].isupper()

    def _repeats_value(self, row: WrappedRow, cells: Sequence[str]) -> bool:
        """Without numbers or gaps a row begins where its first column does, beside a further date or state."""
        return not _goes_on(cells[0]) and any(
            text and any(column)
            for meaning, text, column in zip(self.meanings, cells, row.columns, strict=True)
            if meaning in DATES | STATES
        )

    def _are_centred(self, first: int) -> bool:
        """Cells set level with one another's middle: an empty line parts rows, and the number stands inside them."""
        late = tall = several = 0
        for block in self._blocks(first):
            numbered = [at for at, cells in enumerate(block) if cells[0] and is_identifier(cells[0])]
            several += len(numbered) > 1
            tall += len(numbered) == 1 and len(block) > 1
            late += len(numbered) == 1 and numbered[0] > 0 and any(block[0][1:])
        return late > 0 and 2 * late >= tall and several == 0

    def _is_counted(self, first: int) -> bool:
        """The first cells begin with numbers that rise from one, or with codes of one kind that rise."""
        cells = [row[0] for block in self._blocks(first) for row in block]
        numbers = [int(match["number"]) for text in cells if (match := _COUNTED.match(text))]
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
            return True
        codes = [match for text in cells if (match := _CODED.match(text))]
        self.code = codes[0]["code"] if codes else None
        alike = [int(code["number"]) for code in codes if code["code"] == self.code]
        self.code = self.code if len(alike) > 1 and alike == sorted(set(alike)) else None
        return self.code is not None

    def _asks_at(self, first: int) -> bool:
        """Whether the column of "Items" holds what is asked, each with its code: "A-1  Schools to tell parents"."""
        firsts = [row[0] for block in self._blocks(first, spans=False) for row in block if row[0]]
        coded = [text for text in firsts if _CODED.match(text)]
        return len(coded) > 1 and all(len(text.split()) > 2 for text in coded)

    def _names_reviews(self, first: int) -> bool:
        """Whether the first column holds the reviews' names, of which not all are numbers: "Siblings E"."""
        blocks = (block[0] for block in self._blocks(first, spans=False))
        firsts = {cells[0] for cells in blocks if sum(map(bool, cells)) > 2} - {self.header.headers[0]}
        return self.meanings[0] is Meaning.REVIEW and any(text and not is_identifier(text) for text in firsts)

    def _counts(self, text: str) -> bool:
        """Whether a first cell begins with the next number or code."""
        code = _CODED.match(text) if self.code is not None else None
        return code["code"] == self.code if code else self.code is None and bool(_COUNTED.match(text))

    def _are_single(self, first: int) -> bool:
        """Each line a row: all fill the first column and nearly all others, which lines that wrap do not."""
        rows = [cells for cells, _ in self._first_rows(first)]
        width = len(self.starts)
        return len(rows) > 1 and all(
            cells[0] and not _goes_on(cells[0]) and sum(map(bool, cells)) >= width - 1 for cells in rows
        )

    def _are_parted(self, first: int) -> bool:
        """Without numbers: an empty line parts rows, where the lines stand in several blocks of several lines."""
        sizes = [len(block) for block in self._blocks(first)]
        gaps = sum(is_apart for _, is_apart in self._first_rows(first))
        return gaps >= _FEWEST_BLOCKS - 1 and sum(sizes) >= 2 * len(sizes)

    def _first_rows(self, first: int) -> Iterator[tuple[list[str], bool]]:
        """The lines down to the first that does not fit, each with whether an empty line parts it from the last."""
        at, is_apart = first, False
        while at < min(len(self.lines), first + _LINES_BELOW):
            again = self.under.is_header_again(at)
            cells = None if self.lines[at].is_blank or again else self.under.fitting(at)
            if cells and not self.is_alone(cells):
                yield cells, is_apart
            elif not (self.lines[at].is_blank or again or self.under.is_edge(at)):
                return
            is_apart = self.lines[at].is_blank and at > first
            at += again or 1

    def _blocks(self, first: int, *, spans: bool = True) -> Iterator[list[list[str]]]:
        """The lines from here on that fit, an empty line between one block and the next."""
        block: list[list[str]] = []
        for at in range(first, min(len(self.lines), first + _LINES_BELOW)):
            cells = None if self.lines[at].is_blank or (spans and self.spans(at)) else self.under.fitting(at)
            if cells:
                block.append(cells)
            elif block:
                yield block
                block = []
        if block:
            yield block

    def _has_number(self, at: int) -> bool:
        """Whether a number stands in the block of lines that begins here."""
        block = next(self._blocks(at), [])
        return any(cells[0] and is_identifier(cells[0]) for cells in block)


def _goes_on(text: str) -> bool:
    """Whether a first cell's words are no beginning: none, or small letters that are no letter of a list."""
    return not text or (text[0].islower() and not _LETTERED.match(text))
