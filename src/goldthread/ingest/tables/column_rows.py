"""The lines under a table's names as rows: wrapped cells, further actions, headings between rows, page edges."""

from collections.abc import Iterator, Sequence

from goldthread.ingest.column_maps import DATES, STATES, Meaning, meaning_of
from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import other_heading, recommendation_heading
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.column_edges import Header, Words, header_at, segments
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
_OUT_OF_LINE = 2  # characters by which a cell may begin left of its header
_LINES_BELOW = 200  # by which the way of the rows is judged
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
        self.meanings = [meaning_of(name) for name in header.headers]
        self.is_numbered = self.meanings[0] in _NUMBERS
        self.rows: list[WrappedRow] = []
        self.furniture: list[int] = []
        self.gap = True
        self.resumed = False
        self.end = 0
        self.is_centred = self.is_numbered and self._are_centred(first)
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
        if again:
            self.resumed = True
            self.end = at + again
            self.furniture.extend(range(at, at + again))
            return again
        cells = self._fitting(at)
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

    def _is_header_again(self, at: int) -> int:
        words = segments(self.lines[at].text)
        if len(words) > 1:
            again = header_at(self.lines, at)
            if again and again.headers == self.header.headers:
                return again.depth
        return 0

    def _fitting(self, at: int) -> list[str] | None:
        """The words of a line in their columns; None where they do not stand under the header."""
        line = self.lines[at]
        return None if self._is_edge(at) else self._cells(segments(line.text))

    def _is_loose(self, cells: Sequence[str]) -> bool:
        """Words alone where a number belongs: a heading between rows, or what stands under the table."""
        is_alone = self.gap and not self.resumed and sum(map(bool, cells)) == 1
        return is_alone and self.is_numbered and bool(cells[0]) and not is_identifier(cells[0])

    def _cells(self, words: Sequence[Words]) -> list[str] | None:
        """The words of a line in their columns; None where they do not stand under the header."""
        cells = [""] * len(self.starts)
        for word in words:
            if len(words) == 1 and self._crosses(word):
                return None  # a line of prose may have a space at a border by chance
            for column, text in self._parted(word):
                if column is None:
                    return None
                cells[column] = f"{cells[column]}  {text}".strip()
        return cells

    def _crosses(self, word: Words) -> bool:
        inside = [start for start in self.starts[1:] if word.start + _OUT_OF_LINE < start < word.end]
        return bool(inside)

    def _parted(self, word: Words) -> list[tuple[int | None, str]]:
        """A word in its column; one that runs into the next is parted where a space stands at the border."""
        column = max(i for i, start in enumerate(self.starts) if start <= word.start + _OUT_OF_LINE)
        if (
            word.start + _OUT_OF_LINE >= self.starts[column] > word.start
            and column
            and not self._near(word, column)
        ):
            column -= 1
        after = self.starts[column + 1] if column + 1 < len(self.starts) else None
        if after is None or word.end <= after + 1:
            return [(column, word.text)]
        cut = after - word.start
        if cut > 0 and word.text[cut - 1] == " ":
            rest = Words(word.text[cut:], after, word.end)
            return [(column, word.text[:cut].rstrip()), *self._parted(rest)]
        return [(None, word.text)]

    def _near(self, word: Words, column: int) -> bool:
        return word.end > self.starts[column]

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

    def _are_parted(self, first: int) -> bool:
        """Without numbers: an empty line parts rows, where the lines stand in several blocks of several lines."""
        sizes = [len(block) for block in self._blocks(first)]
        return len(sizes) >= _FEWEST_BLOCKS and sum(sizes) >= 2 * len(sizes)

    def _blocks(self, first: int) -> Iterator[list[list[str]]]:
        """The lines from here on that fit, an empty line between one block and the next."""
        block: list[list[str]] = []
        for at in range(first, min(len(self.lines), first + _LINES_BELOW)):
            cells = None if self.lines[at].is_blank else self._fitting(at)
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
        if self.gap and not self.resumed:
            return not cells[0] or not cells[0][0].islower()
        return not self.is_parted and self._repeats_value(cells)

    def _opens(self, cells: Sequence[str]) -> bool:
        if self.is_numbered:
            return bool(cells[0]) and is_identifier(cells[0])
        return bool(cells[0]) and not cells[0][0].islower()

    def _begins_action(self, cells: Sequence[str]) -> bool:
        """A further action of the same recommendation: its lead, its date or its state stands beside it.

        There has to be a space above it, or as good as a whole row's values with it.
        """
        row = self.rows[-1]
        action = next((i for i, m in enumerate(self.meanings) if m is Meaning.ACTION and cells[i]), None)
        if action is None or cells[action][0].islower() or (self.is_parted and not self.gap):
            return False
        valued = [i for i, m in enumerate(self.meanings) if m in _VALUES and cells[i]]
        again = [i for i in valued if any(row.columns[i])]
        if self.gap and not self.resumed:
            return bool(valued)
        if self.resumed or not (row.columns[action] and row.columns[action][-1]):
            return bool(again)
        led = any(self.meanings[i] is Meaning.LEAD for i in again)
        return led and any(self._is_whole(i, cells[i]) for i in again)

    def _is_whole(self, column: int, text: str) -> bool:
        """A date or a state under one that is whole without it, and so no end of one that wraps."""
        before = " ".join(filter(None, self.rows[-1].columns[column]))
        if self.meanings[column] in DATES:
            return is_date_cell(text) and bool(mentions(text) and mentions(before))
        return self.meanings[column] in STATES and is_state(text) and is_state(before) and text[:1].isupper()

    def _repeats_value(self, cells: Sequence[str]) -> bool:
        """Without numbers or gaps a row begins where its first column does, beside a further date or state."""
        row = self.rows[-1]
        return bool(cells[0]) and any(
            text and any(column)
            for meaning, text, column in zip(self.meanings, cells, row.columns, strict=True)
            if meaning in DATES | STATES
        )


def _opens_matter(line: str) -> bool:
    """A recommendation over a table's names: the next table is its own, not this one going on overleaf."""
    return recommendation_heading(line) is not None or other_heading(line) is not None or asks(line)
