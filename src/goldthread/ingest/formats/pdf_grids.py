"""Ruled lines put together to grids of cells.

The lines of one table cut its area into fields. Fields with no line between them are one cell, so that a merged cell
needs no rule of its own, nor does a row whose borders were dragged aside by hand.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.ingest.formats.pdf_page import Rule, Word

_NEAR = 3.0  # points: lines this close are one, and ends this close meet
_MOST_RULES = 600  # a page-long table of ten columns has at most half of them; thousands are a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """Fields between the lines `xs` and `ys`, in order; `cells[row][column]` is the number of a field's cell, or None.

    None is a field outside the table: one that is open to a side.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int | None, ...], ...]

    @property
    def left(self) -> float:
        return self.xs[0]

    @property
    def right(self) -> float:
        return self.xs[-1]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def cell_at(self, word: Word) -> int | None:
        x, y = word.middle
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.cells) and 0 <= column < len(self.cells[row]):
            return self.cells[row][column]
        return None

    def row(self, number: int) -> tuple[tuple[int, int], ...]:
        """The cells that a row of fields passes through, from the left: each with the column in which it begins."""
        found: dict[int, int] = {}
        for column, cell in enumerate(self.cells[number]):
            if cell is not None:
                found.setdefault(cell, column)
        return tuple(found.items())


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Every grid of at least two columns, from the top of the page. One of a single row may go on from the last."""
    level, upright = _joined([r for r in rules if r.is_level]), _joined([r for r in rules if not r.is_level])
    if len(level) + len(upright) > _MOST_RULES:
        return []
    found = []
    for group in _groups(level, upright):
        grid = _grid([r for r in group if r.is_level], [r for r in group if not r.is_level])
        if grid is not None:
            found.append(grid)
    return sorted(_outermost(found), key=lambda grid: grid.top)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Lines drawn piece by piece, or as the two sides of a thin box, made one."""
    found: list[Rule] = []
    for line in _lines(rules):
        at = sum(rule.at for rule in line) / len(line)
        start, end = line[0].start, line[0].end
        for rule in line[1:]:
            if rule.start > end + _NEAR:
                found.append(Rule(rule.is_level, at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        found.append(Rule(line[0].is_level, at, start, end))
    return found


def _lines(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that lie on one line, each list from its start to its end."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lines and rule.at - lines[-1][0].at <= _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [sorted(line, key=lambda rule: rule.start) for line in lines]


def _groups(level: Sequence[Rule], upright: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that cross or touch, and the lines that those touch, and so on."""
    groups: list[list[Rule]] = []
    for rule in (*level, *upright):
        touched = [g for g in groups if any(_meet(rule, other) for other in g)]
        merged = [rule, *(other for group in touched for other in group)]
        groups = [g for g in groups if not any(g is t for t in touched)] + [merged]
    return groups


def _meet(a: Rule, b: Rule) -> bool:
    if a.is_level is b.is_level:
        return False
    return a.start - _NEAR <= b.at <= a.end + _NEAR and b.start - _NEAR <= a.at <= b.end + _NEAR


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    if not level or not upright:
        return None
    upright = [*upright, *_open_sides(level, upright)]
    level = [*level, *_open_sides(upright, level)]
    xs, ys = _places(upright), _places(level)
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Grid(xs, ys, _cells(xs, ys, level, upright))


def _places(rules: Sequence[Rule]) -> tuple[float, ...]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return tuple(places)


def _open_sides(across: Sequence[Rule], along: Sequence[Rule]) -> list[Rule]:
    """Sides that are not drawn: at least two lines run on beyond the outermost that crosses them, and end together."""
    outermost = [rule.at for rule in along]
    begins = [rule.start for rule in across if rule.start < min(outermost) - 2 * _NEAR]
    ends = [rule.end for rule in across if rule.end > max(outermost) + 2 * _NEAR]
    first = min([rule.at for rule in across] + [rule.start for rule in along])
    last = max([rule.at for rule in across] + [rule.end for rule in along])
    return [
        Rule(not across[0].is_level, places[0], first, last)
        for places in (begins, ends)
        if len(places) > 1 and max(places) - min(places) <= _NEAR
    ]


def _cells(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> tuple[tuple[int | None, ...], ...]:
    """Number the fields so that those without a line between them have the same number; -1, outside, is all around."""
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(columns * rows + 1))  # the last is outside

    def root(field: int) -> int:
        while parent[field] != field:
            parent[field] = parent[parent[field]]
            field = parent[field]
        return field

    outside = columns * rows
    upright_at, level_at = _by_place(xs, upright), _by_place(ys, level)
    for row in range(rows):
        for line in range(columns + 1):
            if not _is_drawn(upright_at[line], ys[row], ys[row + 1]):
                before = row * columns + line - 1 if line else outside
                after = row * columns + line if line < columns else outside
                parent[root(before)] = root(after)
    for column in range(columns):
        for line in range(rows + 1):
            if not _is_drawn(level_at[line], xs[column], xs[column + 1]):
                before = (line - 1) * columns + column if line else outside
                after = line * columns + column if line < rows else outside
                parent[root(before)] = root(after)
    return tuple(
        tuple(
            None if root(f) == root(outside) else root(f) for f in range(row * columns, (row + 1) * columns)
        )
        for row in range(rows)
    )


def _by_place(places: Sequence[float], rules: Sequence[Rule]) -> list[list[Rule]]:
    return [[rule for rule in rules if abs(rule.at - place) <= _NEAR] for place in places]


def _is_drawn(rules: Sequence[Rule], start: float, end: float) -> bool:
    """True where one of the rules of this line runs between two fields."""
    middle = (start + end) / 2
    return any(rule.start <= middle <= rule.end for rule in rules)


def _outermost(grids: Sequence[Grid]) -> list[Grid]:
    """A table inside a table's cell is read as part of that cell."""
    return [
        grid
        for grid in grids
        if not any(
            other is not grid
            and other.left - _NEAR <= grid.left
            and grid.right <= other.right + _NEAR
            and other.top - _NEAR <= grid.top
            and grid.bottom <= other.bottom + _NEAR
            for other in grids
        )
    ]


def columns_of(grid: Grid) -> tuple[int, ...]:
    """The columns in which the cells of the grid's fullest row begin."""
    fullest = max((grid.row(number) for number in range(len(grid.cells))), key=len)
    return tuple(column for _, column in fullest)


def widths_of(grid: Grid) -> tuple[float, ...]:
    """The widths of the fullest row's cells, in points: by these a table is known again on the next page."""
    starts = [grid.xs[column] for column in columns_of(grid)]
    return tuple(right - left for left, right in pairwise([*starts, grid.right]))
