"""The order in which the parts of a page are read: column after column where it plainly has some, else from the top."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from goldthread.ingest.formats.pdf_lines import rows_of
from goldthread.ingest.formats.pdf_page import Word
from goldthread.ingest.formats.pdf_tables import PageTable

_GUTTER = 7.0  # points, the least white space between two columns
_FEWEST_LINES = 5  # on either side
_MOST_ACROSS = 0.3  # of all lines may run across both columns: titles, a summary in front
_FULL = 0.5  # of its column's width is what half of the lines take, where a column holds running text
_FEWEST_LETTERS = 15
_BESIDE = 0.5  # of the shorter column's height stands beside the other

WHOLE, LEFT, RIGHT = "whole", "left", "right"
Row = Sequence[Word]


@dataclass(slots=True)
class Flow:
    """What is read from top to bottom before the next flow begins; `kind` is the same for columns in one place."""

    kind: str
    rows: list[Row] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)

    def add(self, item: Row | PageTable) -> None:
        if isinstance(item, PageTable):
            self.tables.append(item)
        else:
            self.rows.append(item)


@dataclass(slots=True)
class _Walk:
    """Down the page: what runs across it ends the columns above, and the columns end what runs across."""

    flows: list[Flow] = field(default_factory=list)
    now: dict[str, Flow] = field(default_factory=dict)

    def add(self, kind: str, item: Row | PageTable) -> None:
        if not item:
            return
        self.end(*((LEFT, RIGHT) if kind == WHOLE else (WHOLE,)))
        self.now.setdefault(kind, Flow(kind)).add(item)

    def end(self, *kinds: str) -> None:
        self.flows += [self.now.pop(kind) for kind in kinds if kind in self.now]


def flows_of(rows: Sequence[Row], tables: Sequence[PageTable], *, kind: str = WHOLE) -> list[Flow]:
    """The flows of a page in reading order, from its rows of words and its tables; a column may be parted again."""
    edge = _right_column(rows)
    if edge is None:
        return [Flow(kind, list(rows), list(tables))] if rows or tables else []
    walk = _Walk()
    items: list[Row | PageTable] = [*rows, *tables]
    for item in sorted(items, key=_top):
        if isinstance(item, PageTable):
            walk.add(LEFT if item.right <= edge else RIGHT if item.left >= edge - _GUTTER else WHOLE, item)
        elif _is_across(item, edge):
            walk.add(WHOLE, item)
        else:
            left, right = _sides(item, edge)
            walk.add(LEFT, left)
            walk.add(RIGHT, right)
    walk.end(LEFT, RIGHT, WHOLE)
    return [
        part
        for flow in walk.flows
        for part in (
            [flow]
            if flow.kind == WHOLE
            else flows_of(_rows_alone(flow), flow.tables, kind=f"{kind} {flow.kind}")
        )
    ]


def _rows_alone(flow: Flow) -> list[list[Word]]:
    """A column's rows, apart from those of the column beside it, which stand as high or not."""
    return rows_of([word for row in flow.rows for word in row])


def _top(item: Row | PageTable) -> float:
    return item.top if isinstance(item, PageTable) else min(word.top for word in item)


def _right_column(rows: Sequence[Row]) -> float | None:
    """Where the right one of two columns begins, in points from the page's left edge; None for a page of one."""
    if len(rows) < _FEWEST_LINES:
        return None
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    begins = Counter(
        round(word.left)
        for row in rows
        for before, word in zip((None, *row), row, strict=False)
        if 0.25 < (word.left - left) / (right - left or 1) < 0.75
        and (before is None or word.left - before.right >= _GUTTER)
    )
    for place, count in begins.most_common(3):
        if count + begins[place - 1] + begins[place + 1] >= _FEWEST_LINES and _has_columns(
            rows, place - 1.0, left, right
        ):
            return place - 1.0
    return None


def _has_columns(rows: Sequence[Row], edge: float, left: float, right: float) -> bool:
    beside = [_sides(row, edge) for row in rows if not _is_across(row, edge)]
    lefts, rights = [a for a, _ in beside if a], [b for _, b in beside if b]
    if min(len(lefts), len(rights)) < _FEWEST_LINES or len(rows) - len(beside) > _MOST_ACROSS * len(rows):
        return False
    return (
        _is_running_text(lefts, edge - left)
        and _is_running_text(rights, right - edge)
        and _share_beside(lefts, rights) >= _BESIDE
    )


def _is_across(row: Row, edge: float) -> bool:
    return any(word.left < edge and word.right > edge - _GUTTER + 1 for word in row)


def _sides(row: Row, edge: float) -> tuple[Row, Row]:
    return [word for word in row if word.left < edge], [word for word in row if word.left >= edge]


def _is_running_text(parts: Sequence[Row], width: float) -> bool:
    """True where lines fill their column: a list of names or dates does not."""
    return (
        median(part[-1].right - part[0].left for part in parts) >= _FULL * width
        and median(sum(len(word.text) for word in part) for part in parts) >= _FEWEST_LETTERS
    )


def _share_beside(lefts: Sequence[Row], rights: Sequence[Row]) -> float:
    spans = [(parts[0][0].base, parts[-1][0].base) for parts in (lefts, rights)]
    shared = min(end for _, end in spans) - max(start for start, _ in spans)
    return shared / (min(end - start for start, end in spans) or 1)
