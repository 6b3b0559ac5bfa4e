"""Tables without rules: a row that names the columns of a plan, and words below that keep to those columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldthread.ingest.column_maps import is_header
from goldthread.ingest.formats.pdf_lines import lines_of, rows_of, text_of
from goldthread.ingest.formats.pdf_page import Rule, Word

_COLUMN_GAP = 0.8  # of the type's size: white space this wide may part columns
_BETWEEN = 1.5  # points of white space between two columns
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3  # with words in two columns or more, the names among them
_LONGEST_NAME = 40  # characters
_UNDER = 1.0  # points between the beginnings of a name and of the words under it
_ROW_GAP = 1.25  # of the lines' own distance: more than this parts rows
_FAR = 2.2  # ... and more than this, with nothing but a heading behind it, ends the table


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table found among the rows of a page, from row `first` up to `end`.

    `widths` are the distances from one column's beginning to the next, `columns` the stretches that the columns take,
    all in points.
    """

    first: int
    end: int
    widths: tuple[float, ...]
    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[str, ...], ...]


def names_columns(words: Sequence[Word]) -> bool:
    """True for a row of three or more short names, with capitals, that are those of a plan's columns."""
    parts = parted(words)
    if len(parts) < _FEWEST_COLUMNS:
        return False
    names = [text_of(part) for part in parts]
    return max(map(len, names)) <= _LONGEST_NAME and is_header(names)


def parted(words: Sequence[Word]) -> list[list[Word]]:
    """A row cut at its wide gaps."""
    parts = [[words[0]]]
    for before, after in pairwise(words):
        if after.left - before.right > _COLUMN_GAP * max(before.size, after.size):
            parts.append([])
        parts[-1].append(after)
    return parts


def _is_level(above: Sequence[Word], row: Sequence[Word]) -> bool:
    """True where the row above has the same columns: what looks like names stands in the middle of columns of text."""
    lefts = [part[0].left for part in parted(above)]
    return sum(any(abs(left - part[0].left) < 2 for left in lefts) for part in parted(row)) > 1


@dataclass(slots=True)
class _Columns:
    """The stretches of the page's width that the columns have been seen to take, and where their names begin."""

    taken: list[tuple[float, float]]
    starts: list[float]

    def placed(self, words: Sequence[Word]) -> list[list[Word]] | None:
        """The row's words in their columns, which grow with them; None where words cross from one into another."""
        cells: list[list[Word]] = [[] for _ in self.taken]
        grown = list(self.taken)
        for part in self._parted(words):
            left, right = part[0].left, max(word.right for word in part)
            column = _column(grown, left, right)
            if column is None:
                return None
            grown[column] = min(grown[column][0], left), max(grown[column][1], right)
            cells[column] += part
        if any(after[0] - before[1] < _BETWEEN for before, after in pairwise(grown)):
            return None
        self.taken = grown
        return cells

    def _parted(self, words: Sequence[Word]) -> list[list[Word]]:
        """A row cut at its wide gaps, and where a word begins just under a column's name."""
        parts = []
        for part in parted(words):
            parts.append(part[:1])
            for word in part[1:]:
                if any(abs(word.left - start) < _UNDER for start in self.starts):
                    parts.append([])
                parts[-1].append(word)
        return parts


def _column(columns: Sequence[tuple[float, float]], left: float, right: float) -> int | None:
    touched = [n for n, (start, end) in enumerate(columns) if left < end + 1 and right > start - 1]
    if len(touched) == 1:
        return touched[0]
    if touched:
        return None
    before = [n for n, (start, _) in enumerate(columns) if start < left]
    return before[-1] if before else None


@dataclass(slots=True)
class _Open:
    """A table while its rows are gathered: each line's words in their columns, and its height on the page."""

    columns: _Columns
    cells: list[list[list[Word]]] = field(default_factory=list)
    bases: list[float] = field(default_factory=list)


def aligned_tables(
    rows: Sequence[Sequence[Word]], rules: Sequence[Rule], *, going_on: Sequence[tuple[float, float]] = ()
) -> list[Aligned]:
    """Every table without rules on a page. `going_on` are the columns of one that reached the end of the last."""
    found, place = [], 0
    while place < len(rows):
        columns: Sequence[tuple[float, float]] = ()
        if names_columns(rows[place]) and not (place and _is_level(rows[place - 1], rows[place])):
            columns = [(part[0].left, max(w.right for w in part)) for part in parted(rows[place])]
        elif place == 0:
            columns = going_on
        fewest = 1 if place == 0 and going_on else _FEWEST_ROWS
        table = _table(rows, place, columns, rules, fewest=fewest) if columns else None
        if table is not None:
            found.append(table)
        place = table.end if table is not None else place + 1
    return found


def _table(
    rows: Sequence[Sequence[Word]],
    first: int,
    columns: Sequence[tuple[float, float]],
    rules: Sequence[Rule],
    *,
    fewest: int,
) -> Aligned | None:
    gathered = _Open(_Columns(list(columns), [left for left, _ in columns]))
    end = first
    while end < len(rows) and not _ends(gathered, rows, end):
        cells = gathered.columns.placed(rows[end])
        if cells is None:
            break
        gathered.cells.append(cells)
        gathered.bases.append(rows[end][0].base)
        end += 1
    written = [_texts(group) for group in _row_groups(gathered, rules)]
    full = [row for row in written if sum(bool(text) for text in row) > 1]
    if len(full) < fewest or len(written) < min(fewest, 2):
        return None
    widths = tuple(after[0] - before[0] for before, after in pairwise(columns))
    return Aligned(first, end, widths, tuple(gathered.columns.taken), tuple(written))


def _ends(table: _Open, rows: Sequence[Sequence[Word]], place: int) -> bool:
    """True where, after a wide gap, words stand in the first column only: a heading, or the next paragraph."""
    if len(table.bases) < 2:
        return False
    gap = rows[place][0].base - table.bases[-1]
    row = rows[place]
    is_alone = len(parted(row)) == 1 and row[0].left < table.columns.taken[1][0] - 1
    usual = min(b - a for a, b in pairwise(table.bases))
    return is_alone and (gap > _FAR * max(usual, row[0].size) or row[0].size > 1.12 * rows[place - 1][0].size)


def _row_groups(table: _Open, rules: Sequence[Rule]) -> list[list[list[list[Word]]]]:
    """Lines of cells gathered to rows: parted by rules, else by wider gaps, else by words in the first column."""
    gaps = [after - before for before, after in pairwise(table.bases)]
    usual = min((gap for gap in gaps if gap > 1), default=0)
    begins = [_is_ruled_off(table, n, rules) for n in range(1, len(table.bases))]
    if sum(begins) < 2:
        begins = [gap > _ROW_GAP * usual for gap in gaps]
    if sum(begins) < 2:
        begins = [is_wide or bool(cells[0]) for is_wide, cells in zip(begins, table.cells[1:], strict=True)]
    groups = [[table.cells[0]]] if table.cells else []
    for begin, cells in zip(begins, table.cells[1:], strict=True):
        if begin:
            groups.append([])
        groups[-1].append(cells)
    return groups


def _is_ruled_off(table: _Open, line: int, rules: Sequence[Rule]) -> bool:
    left, right = table.columns.taken[0][0], table.columns.taken[-1][1]
    return any(
        rule.is_level
        and table.bases[line - 1] <= rule.at <= table.bases[line]
        and rule.start <= left + 6
        and rule.end >= right - 6
        for rule in rules
    )


def _texts(group: Sequence[Sequence[Sequence[Word]]]) -> tuple[str, ...]:
    """One row's cells, the lines of each with line ends between."""
    columns = zip(*group, strict=True)
    return tuple(
        "\n".join(line.text for line in lines_of(rows_of([word for words in column for word in words]), 0))
        for column in columns
    )
