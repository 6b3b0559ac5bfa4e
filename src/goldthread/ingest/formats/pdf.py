"""PDF files: words to lines, tables and headings, by where they stand on the page and how they are set."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldthread.ingest.formats.pdf_aligned import Aligned, aligned_tables
from goldthread.ingest.formats.pdf_columns import WHOLE, Flow, flows_of
from goldthread.ingest.formats.pdf_furniture import Row, furniture_of, notes_begin
from goldthread.ingest.formats.pdf_grids import grids_of
from goldthread.ingest.formats.pdf_headings import Setting, settings_of
from goldthread.ingest.formats.pdf_lines import Line, lines_of, rows_of, with_bullets
from goldthread.ingest.formats.pdf_opening import pages_of
from goldthread.ingest.formats.pdf_page import Page, Word
from goldthread.ingest.formats.pdf_paragraphs import Column, beginnings_of, body_size, measured
from goldthread.ingest.formats.pdf_tables import PageTable, TableRow, goes_on, join, ruled_table
from goldthread.ingest.manuscript import Manuscript, Writer

_FEWEST_PAGES = 3  # on which a table stands with the same words at the same height: it is the pages' header
_MARGIN = 0.25  # of the page's height
_FIGURES = re.compile(r"\d+")

Drawn = tuple[PageTable, list[Word]]


@dataclass(slots=True)
class _Sheet:
    """A page with what has been made of it so far; `rows` are the words that neither table nor furniture holds."""

    page: Page
    tables: list[PageTable]
    rows: list[list[Word]]
    turned: list[Word]
    head: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    flows: list[tuple[Flow, list[Line]]] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing to write: a table, or else a line as it is set, with the signs in it that refer to notes."""

    page: int
    text: str = ""
    marks: Sequence[tuple[int, int]] = ()
    table: PageTable | None = None
    setting: Setting = field(default_factory=Setting)
    is_furniture: bool = False


def manuscript_from(content: bytes) -> Manuscript:
    """The lines and tables of a PDF file. Raises Unreadable."""
    sheets = _sheets(pages_of(content))
    _take_furniture(sheets)
    _take_aligned_tables(sheets)
    for sheet in sheets:
        flows = flows_of(sheet.rows, sheet.tables)
        sheet.flows = [(flow, lines_of(flow.rows, sheet.page.number)) for flow in flows]
    _take_notes(sheets)
    return _written(_joined(_items(sheets)))


def _sheets(pages: Sequence[Page]) -> list[_Sheet]:
    """Every page, with the tables that rules draw on it."""
    drawn = [[ruled_table(grid, page.words, page.number) for grid in grids_of(page.rules)] for page in pages]
    headers = _headers(pages, drawn)
    sheets: list[_Sheet] = []
    for page, found in zip(pages, drawn, strict=True):
        before = sheets[-1].tables[-1] if sheets and sheets[-1].tables else None
        tables, taken = list[PageTable](), set[int]()
        for table, words in found:
            is_rest = not tables and before is not None and goes_on(before, table)
            if table.rows and (table.is_whole or is_rest) and _signature(table) not in headers:
                tables.append(table)
                taken.update(map(id, words))
        words = [word for word in page.words if id(word) not in taken]
        rows = with_bullets(rows_of(words), page.dots)
        sheets.append(_Sheet(page, tables, rows, [word for word in words if not word.is_upright]))
    return sheets


def _headers(pages: Sequence[Page], drawn: Sequence[Sequence[Drawn]]) -> set[tuple[int, str]]:
    """The tables that are the pages' header or footer: alike, figures apart, at one height on several pages."""
    counts = Counter(
        _signature(table)
        for page, found in zip(pages, drawn, strict=True)
        for table, _ in found
        if table.bottom < _MARGIN * page.height or table.top > (1 - _MARGIN) * page.height
    )
    return {signature for signature, count in counts.items() if count >= _FEWEST_PAGES and signature[1]}


def _signature(table: PageTable) -> tuple[int, str]:
    words = " ".join(text for row in table.rows for text in row.cells)
    return round(table.top), _FIGURES.sub("#", words)


def _take_furniture(sheets: Sequence[_Sheet]) -> None:
    pages = [
        [
            Row(Line(tuple(row), sheet.page.number), row[0].base / sheet.page.height, sheet.page.height)
            for row in sheet.rows
        ]
        for sheet in sheets
    ]
    for sheet, rows, places in zip(sheets, pages, furniture_of(pages), strict=True):
        sheet.head = [rows[place].line for place in sorted(places) if rows[place].depth < 0.5]
        sheet.foot = [rows[place].line for place in sorted(places) if rows[place].depth >= 0.5]
        sheet.rows = [row for place, row in enumerate(sheet.rows) if place not in places]


def _take_aligned_tables(sheets: Sequence[_Sheet]) -> None:
    """The tables without rules; one that reaches the end of its page may go on at the top of the next."""
    last: Aligned | None = None
    for sheet in sheets:
        found = aligned_tables(sheet.rows, sheet.page.rules, going_on=last.columns if last else ())
        kept, end = list[list[Word]](), 0
        for table in found:
            is_rest = last is not None and table.first == 0 and len(table.columns) == len(last.columns)
            widths = last.widths if last is not None and is_rest else table.widths
            sheet.tables.append(_page_table(sheet, table, widths))
            kept += sheet.rows[end : table.first]
            end = table.end
            last = table
        is_at_end = bool(found) and end == len(sheet.rows)
        sheet.rows = kept + sheet.rows[end:]
        last = last if is_at_end else None
    for sheet in sheets:
        sheet.tables.sort(key=lambda table: table.top)


def _page_table(sheet: _Sheet, table: Aligned, widths: tuple[float, ...]) -> PageTable:
    words = [word for row in sheet.rows[table.first : table.end] for word in row]
    return PageTable(
        table.columns[0][0],
        table.columns[-1][1],
        min(word.top for word in words),
        max(word.bottom for word in words),
        widths,
        [TableRow(cells, sheet.page.number) for cells in table.rows],
    )


def _take_notes(sheets: Sequence[_Sheet]) -> None:
    size = body_size(line for sheet in sheets for _, lines in sheet.flows for line in lines)
    for sheet in sheets:
        marks = {note for _, lines in sheet.flows for line in lines for note in line.notes}
        for _, lines in sheet.flows:
            place = notes_begin(lines, body_size=size, marks=marks)
            sheet.notes += lines[place:]
            del lines[place:]


def _items(sheets: Sequence[_Sheet]) -> Iterator[_Item]:
    """Everything in the order in which it is read; a page's furniture stands around its words."""
    columns = [
        Column(flow.kind == WHOLE, sheet.page.width, lines) for sheet in sheets for flow, lines in sheet.flows
    ]
    measure = measured(columns)
    settings = iter(settings_of(columns, beginnings_of(columns, measure), measure))
    for sheet in sheets:
        yield from _furniture(sheet, (line.text for line in sheet.head))
        for flow, lines in sheet.flows:
            yield from _flow(sheet, flow, lines, next(settings))
        yield from _furniture(sheet, (line.text for line in (*sheet.notes, *sheet.foot)))
        yield from _furniture(sheet, [" ".join(word.text for word in sheet.turned)] if sheet.turned else [])


def _furniture(sheet: _Sheet, texts: Iterable[str]) -> Iterator[_Item]:
    return (_Item(sheet.page.number, text, is_furniture=True) for text in texts)


def _flow(sheet: _Sheet, flow: Flow, lines: Sequence[Line], settings: Sequence[Setting]) -> Iterator[_Item]:
    """Lines and tables from the top."""
    tables = sorted(flow.tables, key=lambda table: table.top)
    places = list(zip(lines, settings, strict=True))
    while places:
        line, setting = places.pop(0)
        while tables and tables[0].top < line.base:
            yield _Item(sheet.page.number, table=tables.pop(0))
        text = line.text
        while places and places[0][1].joins:
            text = f"{text}{'' if text.endswith('-') else ' '}{places.pop(0)[0].text}"
        yield _Item(sheet.page.number, text, line.marked, setting=setting)
    for table in tables:
        yield _Item(sheet.page.number, table=table)


def _joined(items: Iterable[_Item]) -> Iterator[_Item]:
    """The same, with a table that goes on over pages made one, where it first stands."""
    kept: list[_Item] = []
    before: _Item | None = None  # the last item that is part of the words
    ends_on = 0
    for item in items:
        if item.is_furniture:
            kept.append(item)
            continue
        is_rest = (
            before is not None
            and before.table is not None
            and item.table is not None
            and item.page == ends_on + 1
            and goes_on(before.table, item.table)
        )
        ends_on = item.page
        if is_rest and before is not None and before.table is not None and item.table is not None:
            repeated = join(before.table, item.table)
            kept += [
                _Item(row.page, " ".join(" ".join(row.cells).split()), is_furniture=True) for row in repeated
            ]
            continue
        before = item
        kept.append(item)
    yield from kept


def _written(items: Iterable[_Item]) -> Manuscript:
    writer, marks, count = Writer(), list[tuple[int, int, int]](), 0
    for item in items:
        if item.table is not None:
            rows = item.table.rows
            writer.table([row.cells for row in rows], pages=[row.page for row in rows])
            count += sum(1 + "\t".join(row.cells).count("\n") for row in rows)
            continue
        if item.setting.has_gap:
            writer.line("", page=item.page)
        writer.line(
            item.text,
            page=item.page,
            heading=item.setting.heading,
            begins=item.setting.begins,
            is_furniture=item.is_furniture,
        )
        count += 1 + item.setting.has_gap
        marks += [(count - 1, start, end) for start, end in item.marks]
    manuscript = writer.manuscript()
    starts = [line.start for line in manuscript.lines]
    places = tuple((starts[line] + start, starts[line] + end) for line, start, end in marks)
    return replace(manuscript, marks=places)
