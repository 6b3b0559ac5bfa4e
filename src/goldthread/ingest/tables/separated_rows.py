"""Tables whose cells are parted by a mark: tabs as copied from a spreadsheet, or the upright strokes of Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.ingest.column_maps import is_header, is_pair
from goldthread.ingest.lines.headings import recommendation_heading
from goldthread.ingest.manuscript import Cell, Manuscript, Row, SourceLine, Table
from goldthread.ingest.tables.row_values import is_identifier

_FEWEST_COLUMNS = 3
_MOST_LINES_IN_ROW = 60
_STROKES = "|│┃║"
_RULE = re.compile(
    rf"[\s{_STROKES}+:=─━═┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝-]*(?:[-=─━═┄┈]{{3,}}|:-+:?)[\s{_STROKES}+:=─━═┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝-]*"
)
_QUOTE_OPENS = re.compile(r"(?:^|\t)\"(?!\")")
_QUOTE_ENDS = re.compile(r"(?<!\")\"(?=\t|\s*$)")
_STROKE = re.compile(rf"[{_STROKES}](?<!\\[{_STROKES}])")  # the stroke first: the search leaps to it


def without_strokes(text: str) -> str:
    """A line of a grid with spaces where its strokes stand."""
    return _STROKE.sub(" ", text) if text.lstrip()[:1] in set(_STROKES) else text


def is_rule(text: str) -> bool:
    """True for a line that only rules off: "| --- | --- |", "+----+----+", "-------"."""
    return bool(_RULE.fullmatch(text))


def stroked_cells(text: str) -> list[tuple[int, int]]:
    """Where the cells of a line between strokes stand, without what sets them in bold; [] for any other line."""
    strokes = [match.start() for match in _STROKE.finditer(text)]
    if not strokes or text[: strokes[0]].strip():
        return []
    edges = [*strokes, len(text)]
    cells = [_without_bold(text, a + 1, b) for a, b in pairwise(edges)]
    return cells[:-1] if not text[strokes[-1] + 1 :].strip() else cells


def _without_bold(text: str, start: int, end: int) -> tuple[int, int]:
    """A cell's span inside its asterisks, where it begins and ends with two."""
    bold = re.fullmatch(r"\s*\*\*(?P<words>[^*]+)\*\*\s*", text[start:end])
    return (start + bold.start("words"), start + bold.end("words")) if bold else (start, end)


def separated_tables(manuscript: Manuscript) -> tuple[list[Table], set[int]]:
    """Every such table in the plain lines, in order, and the numbers of the lines in them that only rule off."""
    found: list[Table] = []
    rules: set[int] = set()
    lines, number = manuscript.lines, 0
    while number < len(lines):
        reader = _reader_at(manuscript, number)
        if reader is None:
            number += 1
            continue
        rows, after = reader.rows(number)
        if len(rows) > 1:
            found.append(Table(tuple(rows)))
            rules |= {line.number for line in lines[number:after] if is_rule(line.text)}
        number = max(after, number + 1)
    return found, rules


def _reader_at(manuscript: Manuscript, number: int) -> "_Tabbed | _Stroked | None":
    """What reads the table whose names stand at this line."""
    line = manuscript.lines[number]
    if line.in_table:
        return None
    for reader in (_Tabbed, _Stroked):
        names = [line.text[a:b].strip(" *_") for a, b in reader.spans(line.text)]
        is_wide = len([name for name in names if name]) >= _FEWEST_COLUMNS
        if (is_wide or is_pair(names)) and is_header(names):
            return reader(manuscript, len(names))
    return None


@dataclass(frozen=True, slots=True)
class _Stroked:
    """Each line a row, its cells between strokes; a line without a stroke ends the table."""

    manuscript: Manuscript
    width: int

    @staticmethod
    def spans(text: str) -> list[tuple[int, int]]:
        """The cells of a line, without a stroke at its beginning or end."""
        strokes = [match.start() for match in _STROKE.finditer(text)]
        if len(strokes) < _FEWEST_COLUMNS - 1:
            return []
        edges = [-1, *strokes, len(text)]
        cells = [_without_bold(text, a + 1, b) for a, b in pairwise(edges)]
        if not text[: strokes[0]].strip():
            cells = cells[1:]
        return cells[:-1] if not text[strokes[-1] + 1 :].strip() else cells

    def rows(self, number: int) -> tuple[list[Row], int]:
        """Rows from the header on; none where strokes stand level over lines that wrap, which columns read."""
        lines, rows = self.manuscript.lines, list[Row]()
        last = number
        while last < len(lines) and (is_rule(lines[last].text) or self.spans(lines[last].text)):
            last += 1
        if self._is_grid(lines[number:last]):
            return [], last
        for line in lines[number:last]:
            if not is_rule(line.text):
                cells = [Cell(line.start + a, line.start + b) for a, b in self.spans(line.text)]
                rows.append(Row(tuple(cells[: self.width]), line.number, line.page))
        return rows, last

    def _is_grid(self, lines: Sequence[SourceLine]) -> bool:
        """Several rules, or cells that go on in small letters on the next line."""
        if sum(is_rule(line.text) for line in lines) > 2:
            return True
        starts = [line.text[a:b].strip()[:1] for line in lines for a, b in self.spans(line.text)[1:]]
        level = {tuple(a for a, _ in self.spans(line.text)) for line in lines if not is_rule(line.text)}
        return len(level) == 1 and sum(start.islower() for start in starts) * 8 > len(starts)


@dataclass(frozen=True, slots=True)
class _Tabbed:
    """Rows with a tab between cells; a cell may go on over lines without tabs."""

    manuscript: Manuscript
    width: int

    @staticmethod
    def spans(text: str) -> list[tuple[int, int]]:
        edges = [-1, *(match.start() for match in re.finditer("\t", text)), len(text)]
        return [(a + 1, b) for a, b in pairwise(edges)]

    def rows(self, number: int) -> tuple[list[Row], int]:
        """Rows from a header on, until lines come that cannot be one; and the line after them."""
        lines, rows = self.manuscript.lines, list[Row]()
        while number < len(lines):
            if lines[number].is_blank or lines[number].is_lifted:
                number += 1
                continue
            last = self._row_end(number)
            if last is None:
                break
            rows.append(self._row(lines[number], lines[last]))
            number = last + 1
        return rows, number

    def _row_end(self, number: int) -> int | None:
        """The last line of the row that begins here: tabs are counted until it is as wide as the header.

        A line without tabs over a whole row is a heading between rows; None where no row begins.
        """
        quoted = self._quoted_end(number)
        if quoted is not None:
            return quoted
        lines, tabs = self.manuscript.lines, 0
        if self.width < _FEWEST_COLUMNS and "\t" not in lines[number].text:
            return None
        if self._is_row(number, self.width // 2) and self._is_row(number + 1, 1):
            return number
        for last in range(number, min(len(lines), number + _MOST_LINES_IN_ROW)):
            here = lines[last].text.count("\t")
            if last > number and here >= self.width - 1 and not lines[last].words[:1].islower():
                return last - 1
            if last > number and tabs == 0 and recommendation_heading(lines[last].text):
                return last - 1
            tabs += here
            if tabs >= self.width - 1:
                return self._with_wrapped_end(last)
            if lines[last].is_blank and tabs == 0:
                break
        return number if "\t" in lines[number].text else None

    def _is_row(self, number: int, fewest: int) -> bool:
        """A line that begins a row by its number, whose last cells may be empty and their tabs lost."""
        if number >= len(self.manuscript.lines):
            return False
        first, tab, rest = self.manuscript.lines[number].text.partition("\t")
        return bool(tab) and is_identifier(first) and rest.count("\t") >= fewest - 1

    def _quoted_end(self, number: int) -> int | None:
        """The line on which a row ends whose cells stand in quotation marks where they have several lines."""
        lines, is_open = self.manuscript.lines, False
        if not _QUOTE_OPENS.search(lines[number].text):
            return None
        for last in range(number, min(len(lines), number + _MOST_LINES_IN_ROW)):
            text = lines[last].text
            if is_open:
                end = _QUOTE_ENDS.search(text)
                if end is None:
                    continue
                text = text[end.end() :]
            is_open = any(not _QUOTE_ENDS.search(cell) for cell in _QUOTE_OPENS.split(text)[1:])
            if not is_open:
                return last
        return None

    def _with_wrapped_end(self, last: int) -> int:
        """The row's last cell may go on below; small letters show it."""
        lines = self.manuscript.lines
        while (
            last + 1 < len(lines) and lines[last + 1].words[:1].islower() and "\t" not in lines[last + 1].text
        ):
            last += 1
        return last

    def _row(self, first: SourceLine, last: SourceLine) -> Row:
        return Row(
            tuple(self._cells(first.start, self.manuscript.source_text[first.start : last.end])),
            first.number,
            first.page,
        )

    def _cells(self, at: int, text: str) -> Iterator[Cell]:
        for start, end in self.spans(text):
            is_quoted = end - start > 1 and text[start] == text[end - 1] == '"'
            yield Cell(at + start + is_quoted, at + end - is_quoted)
