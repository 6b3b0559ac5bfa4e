"""Where paragraphs begin, from gaps, indents, widths and type."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.ingest.formats.pdf_lines import Line
from goldthread.ingest.lines.headings import begins_something

_WIDE_GAP = 1.25  # of the lines' own distance
OTHER_SIZE = 0.08
_LARGER = 1.12  # than the body's type: a heading
_INDENT = (0.8, 5.0)  # of the type's size
_SAME_COLUMN = 20  # points by which columns on two pages may lie apart
_COMMON = (
    0.12  # the share of a size's lines that a distance needs, to be the distance of lines inside a paragraph
)
_ENDED = re.compile(r"[.?!:;][’”\"')\]]*$")
SENTENCE = re.compile(r"[.?!;,][’”\"')\]]*$")
_HANGING = re.compile(
    r"(?:,|\b(?:and|or|the|of|to|for|in|with|a|an|by|on|from|that|which|their|its|our|be|is|are))$"
)


Place = tuple[bool, int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other, on a page of `width`; `is_whole` where the page has no other column."""

    is_whole: bool
    width: float
    lines: Sequence[Line]

    @property
    def place(self) -> Place:
        return self.is_whole, round(self.width), round(min((line.left for line in self.lines), default=0))


@dataclass(frozen=True, slots=True)
class Beginning:
    """Whether a paragraph begins with a line, and whether white space above it says so."""

    begins: bool
    has_gap: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in the document: distances of lines by type size, right edges by column, the body's type."""

    distances: dict[float, float]
    edges: dict[Place, float]
    size: float
    is_bold: bool

    def distance(self, size: float) -> float:
        return self.distances.get(rounded(size), 1.35 * size)

    def edge(self, column: Column) -> float:
        return self.edges.get(column.place, column.width)


def beginnings_of(columns: Sequence[Column], measure: Measure) -> list[list[Beginning]]:
    """For every column, and every line in it, whether a paragraph begins there."""
    found: list[list[Beginning]] = []
    before: Line | None = None
    edge = 0.0
    for column in columns:
        found.append(list(_begun(column, before, edge, measure)))
        if column.lines:
            before, edge = column.lines[-1], measure.edge(column)
    return found


def body_size(lines: Iterable[Line]) -> float:
    """The type size in which most characters of a document are set, in points."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[rounded(line.size)] += len(line.plain)
    return counts.most_common(1)[0][0] if counts else 0


def rounded(size: float) -> float:
    return round(size * 2) / 2


def measured(columns: Sequence[Column]) -> Measure:
    lines = [line for column in columns for line in column.lines]
    bold = sum(len(line.plain) for line in lines if line.is_bold)
    return Measure(
        _distances(columns),
        _edges(columns),
        body_size(lines),
        bold * 2 > sum(len(line.plain) for line in lines),
    )


def _distances(columns: Sequence[Column]) -> dict[float, float]:
    """For each type size the distance of lines inside a paragraph: the least that is common."""
    counts: dict[float, Counter[float]] = defaultdict(Counter)
    for column in columns:
        for before, after in zip(column.lines, column.lines[1:], strict=False):
            if rounded(before.size) == rounded(after.size) and after.base > before.base:
                counts[rounded(after.size)][round(after.base - before.base, 0)] += 1
    return {
        size: min(each for each, n in found.items() if n >= _COMMON * found.total())
        for size, found in counts.items()
    }


def _edges(columns: Sequence[Column]) -> dict[Place, float]:
    """How far right the lines of each place of columns reach, the odd one that sticks out left aside."""
    rights: dict[Place, list[float]] = defaultdict(list)
    for column in columns:
        if column.lines:
            rights[column.place] += [line.right for line in column.lines]
    edges = {}
    for place in rights:
        near = [right for other, found in rights.items() if _is_near(place, other) for right in found]
        edges[place] = sorted(near)[int(0.97 * (len(near) - 1))]
    return edges


def _is_near(place: Place, other: Place) -> bool:
    return place[:2] == other[:2] and abs(place[2] - other[2]) <= _SAME_COLUMN


def _begun(column: Column, before: Line | None, edge: float, measure: Measure) -> Iterable[Beginning]:
    """For each line of a column whether it begins a paragraph.

    `before` is the last line of the column before, whose right edge is `edge`: between columns no gap says anything.
    """
    lines, begins_before, own_edge = column.lines, True, measure.edge(column)
    for place, line in enumerate(lines):
        if place:
            before, edge = lines[place - 1], own_edge
        if before is None:
            yield Beginning(begins=True, has_gap=False)
            continue
        after = lines[place + 1] if place + 1 < len(lines) else None
        has_gap = place > 0 and _gap(before, line) > _WIDE_GAP * _usual(before, line, measure)
        runs_on = _runs_on(before, line)
        begins = not runs_on and (has_gap or _changes_type(before, line, edge))
        begins = begins or _leaves_room(before, line, edge)
        if place and not are_centred(before, line):
            begins = begins or _is_indented(before, line, after)
            begins = begins or (not runs_on and _is_outdented(before, line, begins_before=begins_before))
        yield Beginning(begins, begins and has_gap)
        begins_before = begins or begins_something(line.plain)


def _gap(before: Line, line: Line) -> float:
    return line.base - before.base


def _usual(before: Line, line: Line, measure: Measure) -> float:
    return max(measure.distance(before.size), measure.distance(line.size))


def _runs_on(before: Line, line: Line) -> bool:
    """True in the middle of a sentence, whatever the space between."""
    if _ENDED.search(before.plain):
        return False
    return line.plain[0].islower() or line.plain[0] == "(" or bool(_HANGING.search(before.plain))


def _changes_type(before: Line, line: Line, edge: float) -> bool:
    """True where type of another size or weight begins; a word of code in a line, say, is set a little smaller too."""
    has_room = before.right + line.first_width + 0.3 * line.size < edge
    change = abs(before.size - line.size) / max(before.size, line.size)
    if change > OTHER_SIZE:
        return change > 2 * OTHER_SIZE or has_room or bool(_ENDED.search(before.plain))
    return before.is_bold is not line.is_bold and has_room and not SENTENCE.search(before.plain)


def _leaves_room(before: Line, line: Line, edge: float) -> bool:
    """True where a sentence ends on a line that had room for the next word."""
    return bool(_ENDED.search(before.plain)) and before.right + line.first_width + 0.6 * line.size < edge


def _is_indented(before: Line, line: Line, after: Line | None) -> bool:
    """True for a first line that stands in from the one before and from the one after it."""
    least, most = (share * line.size for share in _INDENT)
    return (
        least <= line.left - before.left <= most
        and bool(_ENDED.search(before.plain))
        and (after is None or line.left - after.left >= least)
    )


def _is_outdented(before: Line, line: Line, *, begins_before: bool) -> bool:
    """True for a line that stands out from the lines of the paragraph before, its first line apart."""
    return before.left - line.left > _INDENT[0] * line.size and not begins_before


def are_centred(before: Line, line: Line) -> bool:
    """True for two lines with the same middle and different ends."""
    middles = (before.left + before.right) / 2, (line.left + line.right) / 2
    return abs(middles[0] - middles[1]) < 3 and abs(before.left - line.left) > 3
