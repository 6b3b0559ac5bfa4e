"""Status histories in plain lines: a state, the day it was given and what was said then, one under the other."""

import re
from collections.abc import Sequence

from goldthread.ingest.manuscript import Cell, Manuscript, Row, SourceLine, Table
from goldthread.ingest.tables.row_states import said_state

HEADERS = ("Status", "Date of update", "Update")
_FEWEST = 2
_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}|\d{4}-\d\d-\d\d)"
_GAP = r"(?:\s{2,}|\t|\s\|\s)"
_AWAITING = re.compile(r"await", re.IGNORECASE)
_STATE_FIRST = re.compile(
    rf"^\s*(?P<state>[A-Z][\w –—,/-]{{2,40}}?){_GAP}\s*(?P<day>{_DAY})(?:{_GAP}\s*(?P<says>\S.*))?\s*$"
)
_DAY_FIRST = re.compile(
    rf"^\s*(?P<day>{_DAY}){_GAP}\s*(?P<state>[A-Z][\w –—,/-]{{2,40}}?)(?:{_GAP}\s*(?P<says>\S.*))?\s*$"
)


def history_tables(manuscript: Manuscript) -> list[Table]:
    """Every run of such lines as a table of its own, in order."""
    found: list[Table] = []
    rows: list[Row] = []
    is_open = False
    for line in manuscript.lines:
        match = None if line.in_table else _entry(line)
        if match:
            rows.append(_row(line, match))
            is_open = True
        elif line.is_blank or line.in_table:
            is_open = False
        elif rows and is_open and not line.is_lifted and not _begins_other(line):
            rows[-1] = _longer(rows[-1], line)
        elif not line.is_lifted:
            found.extend(_table(rows))
            rows, is_open = [], False
    return [*found, *_table(rows)]


def _entry(line: SourceLine) -> re.Match[str] | None:
    """A line that begins an entry: its first words have to be a state."""
    match = _STATE_FIRST.match(line.text) or _DAY_FIRST.match(line.text)
    is_state = match is not None and (
        said_state(match["state"]) is not None or _AWAITING.match(match["state"])
    )
    return match if is_state else None


def _begins_other(line: SourceLine) -> bool:
    """A labelled field or a numbered heading is no more of what was said."""
    return bool(re.match(r"\s*(?:[A-Z][\w ]{1,24}:|Recommendation\b|#)", line.text))


def _row(line: SourceLine, match: re.Match[str]) -> Row:
    spans = [match.span(name) if match[name] else (len(line.text),) * 2 for name in ("state", "day", "says")]
    return Row(tuple(Cell(line.start + a, line.start + b) for a, b in spans), line.number, line.page)


def _longer(row: Row, line: SourceLine) -> Row:
    state, day, says = row.cells
    return Row((state, day, Cell(says.start, line.end)), row.line, row.page)


def _table(rows: Sequence[Row]) -> list[Table]:
    return [Table(tuple(rows), HEADERS)] if len(rows) >= _FEWEST else []
