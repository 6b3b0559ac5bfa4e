"""Forms of two columns, a label on the left and its value on the right: one form, or one action, becomes one row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning, header_of, meaning_of, normal_header
from goldthread.ingest.lines.headings import recommendation_heading
from goldthread.ingest.manuscript import Cell, Manuscript, Row, Source, SourceLine, Table
from goldthread.ingest.tables.separated_rows import is_rule, stroked_cells

_NUMBERED = re.compile(r"(?P<name>[A-Za-z][A-Za-z ]*?) (?:no\.? ?)?(?P<number>\d{1,2}(?:\.\d{1,2})?)")
_FEWEST_LABELS = 3
_WIDTH = 2
_NUMBER = "No"
_VALUES = DATES | STATES | {Meaning.LEAD}

_Key = tuple[str, int]  # a label, and how many like it stand right before it


@dataclass(slots=True)
class _Form:
    """One row in the making: its cells by their labels."""

    first: Row
    cells: dict[_Key, Cell] = field(default_factory=dict)
    latest: _Key = ("", 0)

    def may_hold(self, label: str) -> bool:
        """Whether a label is new to the form, or follows another of its own: "Action 1" over "Action 2"."""
        return label == self.latest[0] or (label, 0) not in self.cells

    def put(self, label: str, cell: Cell) -> None:
        again = self.latest[1] + 1 if label == self.latest[0] else 0
        self.latest = (label, again)
        self.cells[self.latest] = cell


def with_forms_upright(manuscript: Manuscript) -> Manuscript:
    """The manuscript with each such table turned, so that its labels are columns; other tables stay as they are."""
    source = manuscript.source
    turned = {
        number: list(_forms(table, source))
        for number, table in enumerate(manuscript.tables)
        if _is_form(table, source)
    }
    if not turned:
        return manuscript
    keys = list(dict.fromkeys(key for forms in turned.values() for form in forms for key in form.cells))
    keys.sort(key=lambda key: list(Meaning).index(meaning_of(key[0]) or Meaning.OTHER))
    tables = (
        _table(turned[number], keys) if number in turned else table
        for number, table in enumerate(manuscript.tables)
    )
    return replace(manuscript, tables=tuple(tables))


def paired_tables(manuscript: Manuscript) -> list[Table]:
    """Runs of lines in plain text that have a label, a tab or a stroke, and a value."""
    found: list[Table] = []
    rows: list[Row] = []
    for line in manuscript.lines:
        pair = _pair(line)
        if pair:
            rows.append(Row(pair, line.number, line.page))
        elif rows and not (line.is_blank or is_rule(line.text)):
            if line.number == rows[-1].line + 1 and "\t" in manuscript.lines[rows[-1].line - 1].text:
                rows[-1] = _with_more(rows[-1], line)
            else:
                found.append(Table(tuple(rows)))
                rows = []
    found.append(Table(tuple(rows)))
    return [table for table in found if _is_form(table, manuscript.source)]


def _with_more(row: Row, line: SourceLine) -> Row:
    """A value that goes on below; the line of the row is that of its end, so that a further one may follow."""
    label, value = row.cells
    return Row((label, Cell(value.start, line.end)), line.number, row.page)


def _pair(line: SourceLine) -> tuple[Cell, Cell] | None:
    """The two cells of a line, the first of them one that may be a label."""
    if line.in_table or line.is_lifted:
        return None
    if "\t" in line.text.strip():
        at = len(line.text) - len(line.text.lstrip())
        tab = line.text.index("\t", at)
        spans = [(at, tab), (tab + 1, len(line.text))]
    else:
        spans = stroked_cells(line.text)
    if len(spans) != _WIDTH or "\t" in line.text[slice(*spans[1])].strip():
        return None
    label, value = (Cell(line.start + a, line.start + b) for a, b in spans)
    return (label, value) if _label(line.text[slice(*spans[0])]) else None


def _label(words: str) -> str:
    """A label without its colon and its number; "" where its words are not known."""
    plain = words.strip(" :*_")
    numbered = _NUMBERED.fullmatch(plain)
    name = numbered["name"] if numbered else plain
    return name if meaning_of(name) else ""


def _is_form(table: Table, source: Source) -> bool:
    """Labels on the left of most rows: somebody's, by a day or in a state, and what is asked, done or to be done."""
    if table.headers or max((len(row.cells) for row in table.rows), default=0) != _WIDTH:
        return False
    labels = [_label(source.words(row.cells[0].start, row.cells[0].end)) for row in table.rows if row.cells]
    meanings = {meaning_of(label) for label in labels if label}
    known = {normal_header(label) for label in labels if label}
    if len(known) < _FEWEST_LABELS or 2 * sum(map(bool, labels)) < len(labels):
        return False
    return (
        bool(meanings & _VALUES)
        and bool(meanings & (ASKS | {Meaning.PROGRESS}))
        and not header_of(table, source)
    )


def _forms(table: Table, source: Source) -> Iterator[_Form]:
    form: _Form | None = None
    written: dict[str, str] = {}
    for row in table.rows:
        filled = [cell for cell in row.cells if source.words(cell.start, cell.end)]
        if not filled:
            continue
        words = source.words(filled[0].start, filled[0].end)
        label = _label(words)
        label = written.setdefault(normal_header(label), label)
        heading = recommendation_heading(words)
        is_next = form is None or (label and not form.may_hold(label))
        if is_next or form is None or (heading and form.cells):
            if form is not None:
                yield form
            form = _Form(row)
        if heading:
            form.put(_NUMBER, Cell(filled[0].start, filled[0].end))
        if label and len(filled) > 1:
            form.put(label, filled[1])
    if form is not None:
        yield form


def _table(forms: Sequence[_Form], keys: Sequence[_Key]) -> Table:
    rows = []
    for form in forms:
        at = form.first.cells[0].start
        cells = tuple(form.cells.get(key, Cell(at, at)) for key in keys)
        rows.append(Row(cells, form.first.line, form.first.page))
    return Table(tuple(rows), tuple(label for label, _ in keys))
