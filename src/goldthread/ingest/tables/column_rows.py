"""The lines under a table's names as rows: wrapped cells, further actions, headings between rows, page edges."""

import re
from collections.abc import Iterator, Sequence

from goldthread.ingest.bodies.called_names import is_organ
from goldthread.ingest.bodies.known import bodies_of
from goldthread.ingest.column_maps import DATES, STATES, Meaning, meaning_of, says_who_answers
from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import other_heading, recommendation_heading
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.column_edges import OUT_OF_LINE, Columns, Header, depth_again, segments
from goldthread.ingest.tables.page_edges import PageEdges
from goldthread.ingest.tables.row_states import is_state
from goldthread.ingest.tables.row_values import is_date_cell, is_identifier
from goldthread.ingest.tables.separated_rows import is_rule
from goldthread.ingest.tables.wrapped_rows import ColumnTable, WrappedRow
from goldthread.kernel.dates import mentions

_LOOK_AHEAD = 12  # lines in which a table that a page or a heading interrupts goes on
_PAGE_EDGE = 4  # lines of a foot and a head
_NUMBERS = frozenset({Meaning.NUMBER, Meaning.REVIEW})
_MERGED = frozenset({Meaning.NUMBER, Meaning.REVIEW, Meaning.RECOMMENDATION, Meaning.FINDING, Meaning.THEME})
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


class Rows:
    """Gathers the lines under one header into rows."""

    def __init__(
        self,
        lines: Sequence[SourceLine],
        first: int,
        header: Header,
        starts: list[int],
        *,
        page_edges: PageEdges,
    ) -> None:
        self.lines, self.header, self.starts, self.page_edges = lines, header, starts, page_edges
        self.columns = Columns(starts)
        self.meanings = [meaning_of(name) for name in header.headers]
        self.is_numbered = (self.meanings[0] in _NUMBERS and not self._asks_at(first)) or not header.headers[
            0
        ]
        self.rows: list[WrappedRow] = []
        self.furniture: list[int] = []
        self.gap = True
        self.resumed = False
        self.end = 0
        self.code: str | None = None  # what stands before the number of each row: "LP", "C-"
        self.is_counted = not self.is_numbered and self._is_counted(first)
        self.is_centred = self.is_numbered and self._are_centred(first)
        self.is_single = not self.is_numbered and self._are_single(first)
        self.is_parted = self.is_centred or (not self.is_numbered and self._are_parted(first))

    def take(self, at: int) -> int:
        """How many lines from `at` belong to the table, 0 where it is over."""
        line = self.lines[at]
        if line.in_table:
            return 0
        if line.is_blank or is_rule(line.text):
            self.gap = True
            if not line.is_blank:
                self.furniture.append(at)
            return 1
        again = self._is_header_again(at)
        if not again and self._is_head_of_page(at):
            self.furniture.append(at)
            return 1
        if again:
            self.resumed = True
            self.end = at + again
            self.furniture.extend(range(at, at + again))
            return again
        cells = self._fitting(at)
        if self._spans(at):
            self.rows.append(
                WrappedRow([[line.words], *([] for _ in self.starts[1:])], [at], is_section=True)
            )
            self.gap = False
            return 1
        if cells is None or self._is_loose(cells):
            return self._between(at)
        self._add(at, cells)
        return 1

    def table(self, number: int, last: int) -> ColumnTable:
        rows = self._without_loose_end()
        end = max((row.lines[-1] + 1 for row in rows), default=number)
        furniture = [n for n in self.furniture if n < max(end, self.end)]
        end = max([end, *(n + 1 for n in furniture if n < end)])
        kept = [n for n in furniture if n < end]
        return ColumnTable(number, end, list(self.header.headers), rows, kept)

    def _without_loose_end(self) -> list[WrappedRow]:
        """Words alone at the foot of the table ("Notes", a caption) are no row of it."""
        rows = list(self.rows)
        while rows and (rows[-1].is_section or sum(map(bool, rows[-1].cells)) < 2):
            rows.pop()
        return rows

    def _is_head_of_page(self, at: int) -> bool:
        """Words that the document repeats, apart from the row above and over the names where a page has them again."""
        is_again = self.gap and self.page_edges.is_repeated(self.lines[at])
        for n in self._near_lines(at)[:_PAGE_EDGE] if is_again else []:
            if self._is_header_again(n):
                return True
            if not (self._is_edge(n) or self.page_edges.is_repeated(self.lines[n])):
                return False
        return False

    def _is_header_again(self, at: int) -> int:
        return depth_again(self.lines, at, self.header)

    def _fitting(self, at: int) -> list[str] | None:
        """The words of a line in their columns; None where they do not stand under the header."""
        line = self.lines[at]
        return None if self._is_edge(at) else self.columns.cells(segments(line.text))

    def _spans(self, at: int) -> bool:
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
        return is_across and asks(words[1].text) and self._row_follows(at, opens=False, skipped=0)

    def _is_loose(self, cells: Sequence[str]) -> bool:
        """Words alone where a number belongs: a heading between rows, or what stands under the table."""
        is_alone = self.gap and not self.resumed and sum(map(bool, cells)) == 1
        return is_alone and self.is_numbered and bool(cells[0]) and not is_identifier(cells[0])

    def _between(self, at: int) -> int:
        """Lines that are no row: a heading between rows or the edge of a page where rows follow, else the end."""
        run = self._run(at)
        if self._header_follows(run[-1]):
            if _opens_matter(self.lines[at].text) or not self._is_of_page(at, run):
                return 0
            self.furniture.extend(run)
        elif self._is_edge_run(at, run):
            self.furniture.extend(run)
            self.resumed = True
        elif self._row_follows(run[-1], opens=True, skipped=0):
            columns = [[self.lines[n].words for n in run], *([] for _ in self.starts[1:])]
            self.rows.append(WrappedRow(columns, run, is_section=True))
            self.gap = False
        else:
            return 0
        return len(run)

    def _run(self, at: int) -> list[int]:
        """The lines of the paragraph that begins here, as far as they are no row."""
        run = [at]
        while run[-1] + 1 < len(self.lines) and len(run) < _LOOK_AHEAD:
            below = run[-1] + 1
            line = self.lines[below]
            if line.is_blank or line.in_table or self._is_header_again(below) or not self._is_more(at, below):
                break
            run.append(below)
        return run

    def _is_more(self, at: int, below: int) -> bool:
        """A line under a heading that goes on with it: it does not fit, or runs on without a gap past its column."""
        words = segments(self.lines[below].text)
        if self._fitting(below) is None:
            return self._is_edge(at) == self._is_edge(below)
        same = len(self.lines[below].text) - len(self.lines[below].text.lstrip())
        indent = len(self.lines[at].text) - len(self.lines[at].text.lstrip())
        return (
            len(words) == 1
            and same == indent
            and words[0].end > self.starts[1]
            and not is_identifier(words[0].text)
        )

    def _is_of_page(self, at: int, run: Sequence[int]) -> bool:
        """A page's foot or head: a page number is in it or stands by, or its words come again."""
        above = [n for n in range(max(0, at - _PAGE_EDGE), at) if self.lines[n].words]
        is_below_foot = bool(above) and above[-1] in self.furniture and self._is_edge(above[-1])
        near = (*run, *self._near_lines(run[-1])[:1])
        return (
            is_below_foot
            or any(self._is_edge(n) for n in near)
            or all(self.page_edges.is_repeated(self.lines[n]) for n in run)
        )

    def _is_edge_run(self, at: int, run: Sequence[int]) -> bool:
        """The edge of a page with rows below it."""
        return (
            self._is_of_page(at, run)
            and not _opens_matter(self.lines[at].text)
            and self._row_follows(run[-1], opens=False, skipped=_PAGE_EDGE)
        )

    def _row_follows(self, at: int, *, opens: bool, skipped: int) -> bool:
        """Whether a row comes next, past so many lines of words; one that begins, where `opens` asks for that."""
        for n in self._near_lines(at)[: skipped + 1]:
            cells = self._fitting(n)
            several = cells is not None and sum(map(bool, cells)) > 1
            if cells and several and (self._opens(cells) or not opens):
                return True
            if cells and not opens and self.lines[n].words[:1].islower():
                return True
            if _opens_matter(self.lines[n].text):
                return not opens and self._row_follows(self._run(n)[-1], opens=True, skipped=0)
        return False

    def _is_edge(self, at: int) -> bool:
        return self.page_edges.is_foot(self.lines[at])

    def _near_lines(self, at: int) -> list[int]:
        return [n for n in range(at + 1, min(len(self.lines), at + _LOOK_AHEAD)) if self.lines[n].words]

    def _header_follows(self, at: int) -> bool:
        return any(self._is_header_again(n) for n in self._near_lines(at)[:6])

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
            again = self._is_header_again(at)
            cells = None if self.lines[at].is_blank or again else self._fitting(at)
            if cells and not self._is_loose(cells):
                yield cells, is_apart
            elif not (self.lines[at].is_blank or again or self._is_edge(at)):
                return
            is_apart = self.lines[at].is_blank and at > first
            at += again or 1

    def _blocks(self, first: int, *, spans: bool = True) -> Iterator[list[list[str]]]:
        """The lines from here on that fit, an empty line between one block and the next."""
        block: list[list[str]] = []
        for at in range(first, min(len(self.lines), first + _LINES_BELOW)):
            cells = None if self.lines[at].is_blank or (spans and self._spans(at)) else self._fitting(at)
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

    def _add(self, at: int, cells: list[str]) -> None:
        begins = not self.rows or self.rows[-1].is_section or self._begins_row(at, cells)
        if begins and self._is_heading(at, cells):
            columns = [[cells[0]], *([] for _ in self.starts[1:])]
            self.rows.append(WrappedRow(columns, [at], is_section=True))
        elif begins or self._begins_action(cells):
            self.rows.append(WrappedRow([[] for _ in self.starts], [], goes_on=not begins))
            self._put(at, cells)
        else:
            self._put(at, cells)
        self.gap = self.resumed = False

    def _is_heading(self, at: int, cells: Sequence[str]) -> bool:
        is_alone = sum(map(bool, cells)) == 1 and bool(cells[0])
        return is_alone and not is_identifier(cells[0]) and self._row_follows(at, opens=True, skipped=0)

    def _put(self, at: int, cells: Sequence[str]) -> None:
        """A line into the last row; a recommendation merged over several actions goes on in the first of them."""
        head = next((row for row in reversed(self.rows) if not row.goes_on), self.rows[-1])
        merged = [meaning in _MERGED for meaning in self.meanings]
        if head is not self.rows[-1] and not head.is_section:
            for column, text, is_merged in zip(head.columns, cells, merged, strict=True):
                if is_merged and text:
                    column.append(text)
            cells = ["" if is_merged else text for text, is_merged in zip(cells, merged, strict=True)]
        self.rows[-1].add(at, cells)

    def _begins_row(self, at: int, cells: Sequence[str]) -> bool:
        if self.is_centred:
            is_whole = any(is_identifier(text) for text in self.rows[-1].columns[0] if text)
            return self.gap and self._has_number(at) and (is_whole or not self.resumed)
        if self.is_numbered:
            return self._opens(cells)
        if self.is_counted:
            return self._counts(cells[0])
        if self.is_single:
            return True
        if self.gap and not self.resumed:
            return not cells[0] or not _goes_on(cells[0])
        if says_who_answers(self.header.headers):
            is_whole = all(cells) and not _goes_on(cells[0])
            return is_whole and self._is_further_lead(self.rows[-1].columns[0], cells[0])
        return not self.is_parted and self._repeats_value(cells)

    def _opens(self, cells: Sequence[str]) -> bool:
        if self.is_numbered:
            return bool(cells[0]) and is_identifier(cells[0])
        if self.is_counted:
            return self._counts(cells[0])
        return bool(cells[0]) and not _goes_on(cells[0])

    def _begins_action(self, cells: Sequence[str]) -> bool:
        """A further action of the same recommendation: its lead, its date or its state stands beside it.

        There has to be a space above it, or as good as a whole row's values with it.
        """
        row = self.rows[-1]
        action = next((i for i, m in enumerate(self.meanings) if m is Meaning.ACTION and cells[i]), None)
        if action is None or _goes_on(cells[action]) or (self.is_parted and not self.gap):
            return False
        valued = [i for i, m in enumerate(self.meanings) if m in _VALUES and cells[i]]
        again = [i for i in valued if any(row.columns[i])]
        if self.gap and not self.resumed:
            return bool(valued)
        if self.resumed or not (row.columns[action] and row.columns[action][-1]):
            return bool(again)
        led = any(
            self.meanings[i] is Meaning.LEAD and self._is_further_lead(row.columns[i], cells[i])
            for i in again
        )
        return led and any(self._is_whole(i, cells[i]) for i in again)

    def _is_further_lead(self, column: Sequence[str], text: str) -> bool:
        """A further name, and not the end of one that wraps: a space, a day or a whole name stands over it."""
        above = column[-1]
        if is_date_cell(text):
            return False  # under "By", where days stand
        if not above or is_date_cell(above) or text == next(filter(None, column)):
            return True
        is_named = is_organ(above) or above.split()[-1].isupper() or bool(bodies_of(above).all)
        return is_named and not _NAME_GOES_ON.match(text)

    def _is_whole(self, column: int, text: str) -> bool:
        """A date or a state under one that is whole without it, and so no end of one that wraps."""
        before = " ".join(filter(None, self.rows[-1].columns[column]))
        if self.meanings[column] in DATES:
            return is_date_cell(text) and bool(mentions(text) and mentions(before))
        return self.meanings[column] in STATES and is_state(text) and is_state(before) and text[:1].isupper()

    def _repeats_value(self, cells: Sequence[str]) -> bool:
        """Without numbers or gaps a row begins where its first column does, beside a further date or state."""
        row = self.rows[-1]
        return not _goes_on(cells[0]) and any(
            text and any(column)
            for meaning, text, column in zip(self.meanings, cells, row.columns, strict=True)
            if meaning in DATES | STATES
        )


def _goes_on(text: str) -> bool:
    """Whether a first cell's words are no beginning: none, or small letters that are no letter of a list."""
    return not text or (text[0].islower() and not _LETTERED.match(text))


def _opens_matter(line: str) -> bool:
    """A recommendation over a table's names: the next table is its own, not this one going on overleaf."""
    return recommendation_heading(line) is not None or other_heading(line) is not None or asks(line)
