"""What every format reader yields: one source text and its lines with their places. All else is shared."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

_KEPT = 4096  # lines: the reader asks for each several times
PRIVATE_BULLET = "\uf0b7"
BULLETS = f"•●▪◦‣›▸·{PRIVATE_BULLET}\uf0a7\uf0d8\uf02d"

_URL = re.compile(r"\(?\[?<?(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|page\s+\d{1,3}\b.*|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s*\|\s*p\s?a\s?g\s?e",
    re.IGNORECASE,
)
_RUN = re.compile(r"\S+(?: \S+)*|\s+")  # words with single spaces are kept as they stand
_LEADER = re.compile(r"\.{4,}\s*\d{1,3}$|…+\s*\d{1,3}$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line at [start, end) of the source text, without its line end; `number` and `page` count from 1.

    What the format itself knows: `heading` is the level of a heading from 1, 0 for words that are none; `begins` that a
    paragraph begins here whatever the spacing says; `in_table` that the line belongs to a table, which has its own
    reader; `is_furniture` that it is a running header, a footer or a footnote.
    """

    text: str
    start: int
    end: int
    number: int
    page: int | None = None
    heading: int = 0
    begins: bool = False
    in_table: bool = False
    is_furniture: bool = False
    words: str = field(init=False, repr=False, compare=False)  # kept, since each is asked for fifty times

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", self.text.strip())

    @property
    def is_blank(self) -> bool:
        return not self.words

    @property
    def is_lifted(self) -> bool:
        """True for a line that stands between the words without being part of them: an address, a page number.

        A number alone on its line is a cell in a table.
        """
        return self.is_furniture or (not self.in_table and is_lifted(self.words))


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell at [start, end) of the source text; it may hold several lines."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: its cells in order, and the line on which it begins. A cell merged over several is there once."""

    cells: tuple[Cell, ...]
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together; a table that goes on over pages is one where the format says so.

    `headers` are the columns' names where no row of the table holds them: labels before each value, say.
    """

    rows: tuple[Row, ...]
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)  # no slots: the source is made once and kept
class Manuscript:
    """A document as lines and tables; `source_text` holds every character of it.

    `marks` are the [start, end) of footnote numbers: they stand in a line and are no part of its words.
    """

    source_text: str
    lines: tuple[SourceLine, ...]
    tables: tuple[Table, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()

    @cached_property
    def source(self) -> "Source":
        lifted = [(each.start, each.end) for each in self.lines if each.is_lifted]
        return Source(_blanked(self.source_text, self.marks), tuple(sorted({*lifted, *self.marks})))

    @property
    def page_starts(self) -> tuple[int, ...]:
        """Where each page begins; empty where the format knows none."""
        starts: dict[int, int] = {}
        for line in self.lines:
            if line.page is not None:
                starts.setdefault(line.page, line.start)
        return tuple(sorted(starts.values()))


@dataclass(
    frozen=True, slots=True, eq=False
)  # one is itself alone: to compare two would take their whole texts
class Source:
    """The source text, and the places of the lines that are lifted out of it, in order."""

    text: str
    lifted: tuple[tuple[int, int], ...] = ()

    def words(self, start: int, end: int) -> str:
        """[start, end) word for word: white space made single, and lifted lines left out."""
        if not self._lifted_in(start, end):
            return " ".join(self.text[start:end].split())
        return " ".join(" ".join(self.text[a:b] for a, b in self.kept(start, end)).split())

    def _lifted_in(self, start: int, end: int) -> bool:
        following = bisect_right(self.lifted, (start, -1))
        return following < len(self.lifted) and self.lifted[following][0] < end

    def kept(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of [start, end) that are no lifted line."""
        at = start
        for index in range(bisect_right(self.lifted, (start, -1)), len(self.lifted)):
            begins, ends = self.lifted[index]
            if begins >= end:
                break
            if begins > at:
                yield at, begins
            at = min(max(at, ends), end)
        if at < end:
            yield at, end

    def is_lifted_at(self, position: int) -> bool:
        index = bisect_right(self.lifted, (position, len(self.text))) - 1
        return index >= 0 and position < self.lifted[index][1]

    def aligned(self, start: int, end: int) -> tuple[str, Sequence[int]]:
        """`words(start, end)`, and for each of its characters where that stands in the text."""
        if not self._lifted_in(start, end):
            plain = " ".join(self.text[start:end].split())
            if len(plain) == end - start:  # all white space is single already, as in most sentences
                return plain, range(start, end)
        parts: list[str] = []
        positions: list[int] = []
        for begins, ends in self.kept(start, end):
            for run in _RUN.finditer(self.text, begins, ends):
                if not run.group()[0].isspace():
                    parts.append(run.group())
                    positions.extend(range(*run.span()))
                elif parts and parts[-1] != " ":
                    parts.append(" ")
                    positions.append(run.start())
        if parts and parts[-1] == " ":
            parts.pop()
            positions.pop()
        return "".join(parts), positions


@dataclass(slots=True)
class Writer:
    """Puts a manuscript together line by line: what every format reader writes to."""

    _parts: list[str] = field(default_factory=list)
    _lines: list[SourceLine] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _at: int = 0

    def line(
        self,
        text: str,
        *,
        page: int | None = None,
        heading: int = 0,
        begins: bool = False,
        is_furniture: bool = False,
    ) -> None:
        """Add one line; `text` holds no line end."""
        self._add(text, page=page, heading=heading, begins=begins or bool(heading), is_furniture=is_furniture)

    def table(self, rows: Sequence[Sequence[str]], *, pages: Sequence[int | None] = ()) -> None:
        """Add a table, row by row; a cell may hold line ends. `pages` gives each row's page, where known."""
        written = [self._row(row, pages[number] if pages else None) for number, row in enumerate(rows)]
        self._tables.append(Table(tuple(written)))

    def manuscript(self) -> Manuscript:
        return Manuscript("".join(self._parts), tuple(self._lines), tuple(self._tables))

    def _row(self, row: Sequence[str], page: int | None) -> Row:
        """Cells stand one after the other with a tab between them."""
        cells, at, first = [], self._at, len(self._lines) + 1
        for text in row:
            cells.append(Cell(at, at + len(text)))
            at += len(text) + 1
        for line in "\t".join(row).split("\n"):
            self._add(line, page=page, in_table=True)
        return Row(tuple(cells), first, page)

    def _add(
        self,
        text: str,
        *,
        page: int | None,
        heading: int = 0,
        begins: bool = False,
        in_table: bool = False,
        is_furniture: bool = False,
    ) -> None:
        end = self._at + len(text)
        self._lines.append(
            SourceLine(
                text, self._at, end, len(self._lines) + 1, page, heading, begins, in_table, is_furniture
            )
        )
        self._parts.append(text + "\n")
        self._at = end + 1


def _blanked(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """`text` with spaces where the marks stand, so that a sentence ends where it would without them."""
    for start, end in marks:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@lru_cache(_KEPT)
def is_lifted(words: str) -> bool:
    """A web address alone on its line, a page number, or an entry of a table of contents."""
    ends_in_figure = words[-1:].isdigit()  # without one there is nothing to search for
    return bool(
        _URL.fullmatch(words) or _PAGE_NUMBER.fullmatch(words) or (ends_in_figure and _LEADER.search(words))
    )


def manuscript_of(text: str) -> Manuscript:
    """Plain text as lines. A form feed begins a page; without one, no page is known."""
    lines, at, page = [], 0, 1
    has_pages = "\f" in text
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count("\f")
        lines.append(SourceLine(line, at, at + len(line), number, page if has_pages else None))
        at += len(line) + 1
    return Manuscript(text, tuple(lines))
