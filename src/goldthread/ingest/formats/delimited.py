"""Tables written as text with commas, semicolons or tabs between, such as a tracker exported as CSV."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

from goldthread.ingest.manuscript import Manuscript, Writer

_TRACKER_WORDS = re.compile(
    r"\b(?:recommendation|action|agency|organisation|owner|lead|due|target|deadline|timescale|date|status|rag|update|"
    r"progress|response|evidence|outcome|finding|review|ref|reference|number|responsible|complete|completion)s?\b",
    re.IGNORECASE,
)
_DELIMITERS = ",;\t|"
_LONGEST_NAME = 60  # characters of a column's name
_FEWEST_COLUMNS = 3
_FEWEST_KNOWN = 2  # columns whose name is a word of trackers


def manuscript_of_table(text: str) -> Manuscript | None:
    """The text as one table, where its first line names the columns of a tracker and the others fit under it."""
    first = text.lstrip("\ufeff\n").split("\n", 1)[0]
    if first.lstrip().startswith("|"):
        return None  # drawn with strokes at its edges too: a table of plain text
    for delimiter in _DELIMITERS:
        if first.count(delimiter) >= _FEWEST_COLUMNS - 1:
            rows = _rows(text.lstrip("\ufeff\n"), delimiter)
            if rows is not None and _is_tracker(rows):
                writer = Writer()
                writer.table([row for row in rows if any(cell.strip() for cell in row)])
                return writer.manuscript()
    return None


def _rows(text: str, delimiter: str) -> list[list[str]] | None:
    """The fields of every line; None where quotation marks do not close or a field is longer than a page can be."""
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _is_tracker(rows: Sequence[Sequence[str]]) -> bool:
    header = rows[0]
    names = [name.strip() for name in header if name.strip()]
    if len(rows) < 2 or len(names) < _FEWEST_COLUMNS or max(map(len, names)) > _LONGEST_NAME:
        return False
    if sum(bool(_TRACKER_WORDS.search(name)) for name in names) < _FEWEST_KNOWN:
        return False
    below = [row for row in rows[1:] if row]
    return bool(below) and sum(len(row) == len(header) for row in below) >= 0.9 * len(below)
