"""Tables whose columns were run together: each line holds its part of every cell, with one space between.

Where the parts end is not written. The likeliest parting of a row's lines is sought: cells begin on its first line,
short ones hold what they may, and words go on where the line above was full.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.ingest.bodies import Bodies, bodies_of
from goldthread.ingest.column_edges import segments
from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning, meaning_of
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.page_edges import PageEdges
from goldthread.ingest.parted_lines import Part, best_partings
from goldthread.ingest.row_values import is_identifier
from goldthread.ingest.wrapped_rows import ColumnTable, WrappedRow

_FEWEST_COLUMNS = 5
_FEWEST_ROWS = 2
_LONGEST_NAME = 5  # words
_MOST_LINES = 15  # of a row
_PASSES = 3  # the widths of columns are learnt from the parting before
_WIDE = 0.9  # of a column's lines, those that show how wide it is


def run_together_tables(lines: Sequence[SourceLine]) -> list[ColumnTable]:
    """Every such table of a text, in order."""
    found: list[ColumnTable] = []
    number, after = 0, 0
    for number, line in enumerate(lines):
        names = [] if number < after or line.in_table else header_names(line.text)
        if names and (table := _table(lines, number, names)):
            found.append(table)
            after = table.last
    return found


def header_names(text: str) -> list[str]:
    """The names of columns that a line holds and nothing else, by as many known names as there can be."""
    words = text.split()
    if len(words) < _FEWEST_COLUMNS or len(segments(text)) != 1 or not is_number_name(words[0]):
        return []
    best: list[list[str] | None] = [[], *[None] * len(words)]
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _LONGEST_NAME), end):
            before, name = best[start], " ".join(words[start:end])
            if before is None or meaning_of(name) is None or not name[:1].isupper():
                continue
            if best[end] is None or len(before) + 1 > len(best[end] or []):
                best[end] = [*before, name]
    return _joined(best[-1] or [])


def is_number_name(word: str) -> bool:
    return meaning_of(word) is Meaning.NUMBER


def _joined(names: Sequence[str]) -> list[str]:
    """ "Lead" and "agency" are one name; [] where the names are no plan's."""
    joined: list[str] = []
    for name in names:
        if joined and meaning_of(joined[-1]) is meaning_of(name):
            joined[-1] += f" {name}"
        else:
            joined.append(name)
    meanings = {meaning_of(name) for name in joined}
    is_plan = bool(meanings & ASKS) and bool(meanings & (DATES | STATES)) and len(meanings) == len(joined)
    return joined if len(joined) >= _FEWEST_COLUMNS and is_plan else []


@dataclass(slots=True)
class _Row:
    """The lines of one row, the number taken off the first."""

    number: str
    at: list[int]
    texts: list[str]


def _table(lines: Sequence[SourceLine], header: int, names: list[str]) -> ColumnTable | None:
    rows, furniture = _rows(lines, header, names)
    if len(rows) < _FEWEST_ROWS:
        return None
    parted = _parted(rows, names, bodies_of("\n".join(line.text for line in lines)))
    last = rows[-1].at[-1] + 1
    wrapped = [WrappedRow([[row.number], *parts], row.at) for row, parts in zip(rows, parted, strict=True)]
    return ColumnTable(header, last, names, wrapped, [n for n in furniture if n < last])


def _rows(lines: Sequence[SourceLine], header: int, names: Sequence[str]) -> tuple[list[_Row], list[int]]:
    """The rows by their numbers, which count on, and the lines between them that belong to the page."""
    edges, rows, furniture = PageEdges(lines), list[_Row](), list[int]()
    for at in range(header + 1, len(lines)):
        text = lines[at].text.strip()
        first, _, rest = text.partition(" ")
        if lines[at].is_blank or lines[at].in_table or text.lower().startswith("recommendation "):
            break
        if text == " ".join(names) or edges.is_foot(lines[at]):
            furniture.append(at)
        elif rest and is_identifier(first) and _follows(rows[-1].number if rows else "", first):
            rows.append(_Row(first, [at], [rest]))
        elif rows and len(rows[-1].at) < _MOST_LINES:
            rows[-1].at.append(at)
            rows[-1].texts.append(text)
        else:
            break
    return _without_tail(rows), furniture


def _follows(before: str, number: str) -> bool:
    """1 begins, 2 follows 1, R3 follows R2."""
    digits = re.findall(r"\d+", number)
    if not before:
        return bool(digits) and digits[-1] == "1"
    stem = re.sub(r"\d+$", "", before)
    return (
        number.startswith(stem)
        and bool(digits)
        and int(digits[-1]) == int(re.findall(r"\d+", before)[-1]) + 1
    )


def _without_tail(rows: list[_Row]) -> list[_Row]:
    """A last row without what stands under the table: it has no more lines than the tallest of the others."""
    if len(rows) > 1:
        tallest = max(len(row.at) for row in rows[:-1])
        rows[-1].at, rows[-1].texts = rows[-1].at[:tallest], rows[-1].texts[:tallest]
    return rows


def _parted(rows: Sequence[_Row], names: Sequence[str], bodies: Bodies) -> list[list[list[str]]]:
    """For each row the lines of each column, by widths that are learnt from one parting to the next."""
    parts = [Part(meaning_of(name), bodies) for name in names[1:]]
    parted: list[list[list[str]]] = []
    for _ in range(_PASSES):
        parted = [best_partings(row.texts, parts) for row in rows]
        parts = [
            Part(part.meaning, bodies, _width(row[column] for row in parted))
            for column, part in enumerate(parts)
        ]
    return parted


def _width(cells: Iterator[list[str]]) -> int:
    """How wide a column is: as wide as nearly all of its lines."""
    lengths = sorted(len(line) for cell in cells for line in cell if line)
    return lengths[min(len(lengths) - 1, int(_WIDE * len(lengths)))] if lengths else 0
