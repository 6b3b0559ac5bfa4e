"""Tables flattened to one cell on a line: the columns' names once in a run, then the cells row by row.

Cells may wrap, and empty ones leave nothing behind. The likeliest way through the lines is sought: each line goes on
with a cell or begins a later one, and pays where its words do not suit the column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.ingest.bodies.called_names import body_called
from goldthread.ingest.column_maps import DATES, Meaning, is_decision, meaning_of
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import other_heading, recommendation_heading
from goldthread.ingest.manuscript import Cell, Manuscript, Row, SourceLine, Table
from goldthread.ingest.tables.cell_costs import DOUBTFUL, NEW_ROW, OUTSIDE, CellCosts, seen
from goldthread.ingest.tables.cell_document import CellDocument, section_number, section_over
from goldthread.ingest.tables.cell_headers import Header, header_at
from goldthread.ingest.tables.cell_rows import header_row, rows_of
from goldthread.ingest.tables.column_edges import segments
from goldthread.ingest.tables.row_states import is_state
from goldthread.ingest.tables.row_values import is_date_cell, is_identifier, is_key

_LINES_OF_ASK = 16  # from its heading to the names under it


def cell_tables(manuscript: Manuscript) -> tuple[list[Table], set[int]]:
    """Every such table in the plain lines, in order, and the numbers of the lines in them that only the page has."""
    found: list[Table] = []
    furniture: set[int] = set()
    lines = [line for line in manuscript.lines if not (line.is_blank or line.in_table)]
    document: CellDocument | None = None
    number = 0
    while number < len(lines):
        header = header_at(lines, number)
        if header is None:
            number += 1
            continue
        document = document or CellDocument(manuscript)
        walk = _Walk(document, header)
        table, number = walk.table(lines, number)
        if table is not None:
            found.append(table)
            furniture |= walk.furniture
    return found, furniture


@dataclass(frozen=True, slots=True)
class _Step:
    """The best way to put a line into a column: what it has cost so far, and where the line before it stood."""

    cost: float
    column: int
    before: "_Step | None"
    opens: bool


def _words(lines: Sequence[SourceLine], unit: Sequence[int]) -> str:
    return " ".join(lines[number].words for number in unit)


class _Walk:
    """One table's lines in its columns; the column after the last is what stands behind the table."""

    def __init__(self, document: CellDocument, header: Header) -> None:
        self.document, self.manuscript, self.header = document, document.manuscript, header
        self.meanings = [meaning_of(name) for name in header.names]
        self.width = len(self.meanings)
        decided = frozenset(column for column, name in enumerate(header.names) if is_decision(name))
        self.costs = CellCosts(self.meanings, document.bodies, decided=decided)
        columns = range(self.width)
        self.between = [[self.costs.skipped(self._left_out(a, b)) for b in columns] for a in columns]
        self.unfinished = [*(self.costs.skipped(range(a + 1, self.width)) for a in columns), 0.0]
        self.is_spaced = self.is_parted = False
        self.of_page, self.edges, self.letters = document.of_page, document.edges, document.letters
        self.over: frozenset[int] = frozenset()
        self.furniture: set[int] = set()
        self.sections: list[tuple[int, int]] = []  # lines [first, last) that run across the columns

    def table(self, lines: Sequence[SourceLine], number: int) -> tuple[Table | None, int]:
        """The table that begins at `number`, and the line after its last."""
        kept = list(self._body(lines, number + self.header.depth))
        if not kept:
            return None, number + self.header.depth
        units = self._units(lines, number, kept)
        self.costs.learn([_words(lines, unit) for unit in units], is_parted=self.is_parted)
        columns = self._likeliest(lines, units)
        inside = [
            (n, column, opens and n == unit[0])
            for unit, (column, opens) in zip(units, columns, strict=True)
            for n in unit
            if column < self.width
        ]
        rows = self._with_sections(lines, rows_of(lines, inside, self.width))
        if not rows:
            return None, number + self.header.depth
        return Table((header_row(lines, number, self.header), *rows)), inside[-1][0] + 1

    def _body(self, lines: Sequence[SourceLine], at: int) -> Iterator[int]:
        """The lines that may be cells, without page edges and the names where a page repeats them."""
        self.over = self.document.over_headers(lines, self.header.names)
        section = section_over(lines, at - self.header.depth)
        while at < len(lines):
            again = header_at(lines, at)
            if again and again.names == self.header.names:
                self.furniture.update(line.number for line in lines[at : at + again.depth])
                at += again.depth
            elif [word.text for word in segments(lines[at].text)] == list(self.header.names):
                self.furniture.add(lines[at].number)  # the names once more, beside one another
                at += 1
            elif self._is_of_page(lines, at):
                self.furniture.add(lines[at].number)
                at += 1
            elif (
                (is_closing(lines[at].text) and not self._is_value(lines[at].words))
                or self._heads_next(lines, at)
                or (section and section_number(lines[at]) == section + 1)
            ):
                return
            elif is_key(lines[at].words):
                at += 1
            elif across := self._across(lines, at):
                self.sections.append((at, at + across))
                at += across
            else:
                yield at
                at += 1

    def _is_value(self, words: str) -> bool:
        """A state, or a day in a table that has days: what closes a letter has its own cell here."""
        return is_state(words) or (bool(DATES & set(self.meanings)) and is_date_cell(words))

    def _across(self, lines: Sequence[SourceLine], at: int) -> int:
        """How many lines a recommendation takes that stands across the table, over the first of its numbered rows.

        An agency's name over a number is one line, where no column holds those who lead.
        """
        if self._is_owner(lines, at):
            return 1
        if self.meanings[0] is not Meaning.NUMBER or Meaning.RECOMMENDATION in self.meanings:
            return 0
        if recommendation_heading(lines[at].text) is None or is_identifier(lines[at].words):
            return 0
        near = range(at + 1, min(len(lines), at + _LINES_OF_ASK))
        end = next((n for n in near if is_identifier(lines[n].words)), None)
        return end - at if end else 0

    def _is_owner(self, lines: Sequence[SourceLine], at: int) -> bool:
        is_over = (
            self.meanings[0] is Meaning.NUMBER and at + 1 < len(lines) and is_identifier(lines[at + 1].words)
        )
        return (
            is_over
            and Meaning.LEAD not in self.meanings
            and body_called(lines[at].words, self.document.bodies) is not None
        )

    def _heads_next(self, lines: Sequence[SourceLine], at: int) -> bool:
        """A numbered heading, of what is recommended, or an agency's name over the next table with these names."""
        if self._owns_next(lines, at):
            return True
        if not (recommendation_heading(lines[at].text) or other_heading(lines[at].text)):
            return False
        near = range(at + 1, min(len(lines), at + _LINES_OF_ASK))
        over = next(
            (n for n in near if (again := header_at(lines, n)) and again.names == self.header.names), None
        )
        return over is not None and not any(is_identifier(line.words) for line in lines[at + 1 : over])

    def _owns_next(self, lines: Sequence[SourceLine], at: int) -> bool:
        """An agency's name right over the names of the columns, under which the numbers begin again."""
        again = header_at(lines, at + 1) if at + 1 < len(lines) else None
        if again is None or again.names != self.header.names:
            return False
        below = at + 1 + again.depth
        is_first = below < len(lines) and lines[below].words.strip(" .)") in {"1", "1.1"}
        is_led = Meaning.LEAD in self.meanings
        return (is_first or not is_led) and body_called(lines[at].words, self.document.bodies) is not None

    def _is_of_page(self, lines: Sequence[SourceLine], at: int) -> bool:
        line = lines[at]
        is_foot = self.edges.is_foot(line) and not line.words.isdigit()
        if (
            is_foot
            or line.is_furniture
            or self._is_edge(line)
            or (line.is_lifted and not line.words.isdigit())
        ):
            return True
        beside = lines[max(0, at - 1) : at + 2]
        return line.words.isdigit() and any(self._is_edge(near) for near in beside)

    def _is_edge(self, line: SourceLine) -> bool:
        return line.number in self.of_page or line.number in self.over

    def _left_out(self, column: int, after: int) -> list[int]:
        """The cells that stay empty between one of `column` and the next, of `after`."""
        if after > column:
            return list(range(column + 1, after))
        return [*range(column + 1, self.width), *range(after)]

    def _units(self, lines: Sequence[SourceLine], number: int, kept: Sequence[int]) -> list[list[int]]:
        """The lines that go into columns together: by paragraph where an empty line parts the names, else singly."""
        self.is_spaced = self._mostly_spaced(lines, kept)
        ends = [(number + last - 1, number + first) for (_, last), (first, _) in pairwise(self.header.spans)]
        self.is_parted = all(self._blanks(lines[a], lines[b]) for a, b in ends)
        self.is_parted = self.is_parted or self._values_stand_alone(lines, kept)
        if not self.is_parted:
            return [[n] for n in kept]
        self.is_spaced = True
        units: list[list[int]] = []
        for n in kept:
            above = lines[units[-1][-1]] if units else None
            if above and not self._is_apart(above, lines[n]) and not is_identifier(above.words):
                units[-1].append(n)
            else:
                units.append([n])
        return units

    def _values_stand_alone(self, lines: Sequence[SourceLine], kept: Sequence[int]) -> bool:
        """Whether empty lines part the cells though not the names: dates and states stand between two of them."""
        alone = [
            lines[b].number - lines[a].number > 1 and lines[c].number - lines[b].number > 1
            for a, b, c in zip(kept, kept[1:], kept[2:], strict=False)
            if is_date_cell(lines[b].words) or is_state(lines[b].words) or lines[b].words in self.letters
        ]
        return len(alone) > 1 and sum(alone) * 3 > 2 * len(alone)

    def _is_apart(self, one: SourceLine, two: SourceLine) -> bool:
        return bool(self._blanks(one, two)) or self._is_over_page(one, two)

    def _is_over_page(self, one: SourceLine, two: SourceLine) -> bool:
        """Whether a page ends between two lines."""
        return any(number in self.furniture for number in range(one.number + 1, two.number))

    def _mostly_spaced(self, lines: Sequence[SourceLine], kept: Sequence[int]) -> bool:
        gaps = [lines[b].number - lines[a].number > 1 for a, b in pairwise(kept)]
        return sum(gaps) * 3 > 2 * len(gaps)

    def _likeliest(
        self, lines: Sequence[SourceLine], units: Sequence[Sequence[int]]
    ) -> list[tuple[int, bool]]:
        """For each unit its column and whether it begins a cell, by the way that costs least as a whole."""
        looked_at = [seen(_words(lines, unit), self.letters) for unit in units]
        steps: list[_Step | None] = [
            _Step(cost + self.costs.skipped(range(column)), column, None, True)
            for column, cost in enumerate(self.costs.openings(looked_at[0]))
        ]
        steps.append(None)
        for (one, two), (above, here) in zip(pairwise(units), pairwise(looked_at), strict=True):
            last, first = lines[one[-1]], lines[two[0]]
            blanks = 0 if self.is_spaced else self._blanks(last, first)
            gap = not self._is_over_page(last, first) if self.is_parted else blanks > 0
            opening, going_on = self.costs.openings(here, above), self.costs.goings_on(above, here, gap=gap)
            steps = self._stepped(steps, opening, going_on, blanks=blanks)
        step: _Step | None = min(
            (step for step in steps if step), key=lambda step: step.cost + self.unfinished[step.column]
        )
        way: list[tuple[int, bool]] = []
        while step is not None:
            way.append((step.column, step.opens))
            step = step.before
        return way[::-1]

    def _stepped(
        self,
        steps: Sequence[_Step | None],
        opening: Sequence[float],
        going_on: Sequence[float],
        *,
        blanks: int,
    ) -> list[_Step | None]:
        """The best way to each column for one more line."""
        inside = [step for step in steps[: self.width] if step]
        found: list[_Step | None] = []
        for column in range(self.width):
            ways = [
                (step.cost + self._cost(step.column, column, opening, blanks), step, True) for step in inside
            ]
            before = steps[column]
            if before is not None:
                ways.append((before.cost + going_on[column], before, False))
            cost, step, opens = min(ways, key=lambda way: way[0], default=(0.0, None, False))
            found.append(_Step(cost, column, step, opens) if step else None)
        return [*found, self._behind(steps)]

    def _cost(self, column: int, after: int, opening: Sequence[float], blanks: int) -> float:
        """To begin a cell of a later column, or of the next row.

        An empty line in the middle of a row is unlikely, but for one in each empty cell's place.
        """
        if after <= column:
            return self.between[column][after] + opening[after] + NEW_ROW
        if blanks and blanks == after - column - 1:
            return opening[after]
        return self.between[column][after] + opening[after] + (DOUBTFUL if blanks else 0.0)

    def _blanks(self, one: SourceLine, two: SourceLine) -> int:
        return sum(line.is_blank for line in self.manuscript.lines[one.number : two.number - 1])

    def _behind(self, steps: Sequence[_Step | None]) -> _Step | None:
        """One more line that stands behind the table."""
        ways = [
            (
                step.cost
                + OUTSIDE
                + (0.0 if step.column == self.width else 2 + self.unfinished[step.column]),
                step,
            )
            for step in steps
            if step
        ]
        cost, step = min(ways, key=lambda way: way[0], default=(0.0, None))
        return _Step(cost, self.width, step, False) if step else None

    def _with_sections(self, lines: Sequence[SourceLine], rows: Sequence[Row]) -> list[Row]:
        """The rows with a row of one cell for whatever runs across the table over one of them."""
        last = rows[-1].line if rows else 0
        across = [
            Row((Cell(lines[a].start, lines[b - 1].end),), lines[a].number, lines[a].page)
            for a, b in self.sections
            if lines[a].number < last
        ]
        return sorted([*rows, *across], key=lambda row: row.line)
