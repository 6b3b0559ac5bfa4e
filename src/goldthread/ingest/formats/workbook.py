"""Excel workbooks (.xlsx, .xlsm, .xlsb, .xls) and OpenDocument sheets: every sheet that can be seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.formats.workbook_cells import Value, shown
from goldthread.ingest.formats.workbook_styles import Meaning, meanings_of
from goldthread.ingest.manuscript import Manuscript, Writer

_DAMAGED = "is damaged inside; open it in Excel, save it anew and try again"
_PASSWORD = "is protected by a password; open it, save it without the password and try again"
_HEADER_WITHIN = 40  # rows with words above the names of the columns: title, purpose, key
_LONGEST_NAME = 80  # characters of a column's name; some ask a whole question
_LOOKED_AT = 30  # rows that show whether the rest fits under a header
_MOST = 0.75
# A title taken for the header does less harm than the other way round: a table is searched for its header once more.
_FIT = 0.6


@dataclass(frozen=True, slots=True)
class Row:
    """A row with words: for each column left, its words and whether they are text; `is_title` if merged across."""

    words: tuple[str, ...]
    is_text: tuple[bool, ...]
    is_title: bool

    @property
    def filled(self) -> frozenset[int]:
        return frozenset(column for column, words in enumerate(self.words) if words)


def manuscript_from(content: bytes) -> Manuscript:
    """Sheet after sheet: its name, the lines above its table, its table. Raises Unreadable."""
    writer = Writer()
    hidden = 0
    book = _opened(content)
    if not book.sheets_metadata:
        raise Unreadable(_DAMAGED)
    meanings = meanings_of(content)
    for sheet in book.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible is not SheetVisibleEnum.Visible:
            hidden += 1
            continue
        _write(writer, sheet.name, _rows(_loaded(book, sheet), meanings.get(sheet.name, {})))
    manuscript = writer.manuscript()
    if not manuscript.lines:
        where = "any sheet that can be seen; show its hidden sheets and save it" if hidden else "any sheet"
        raise Unreadable(f"has no words on {where}")
    if not hidden:
        return manuscript
    writer.line(f"[Not read: {hidden} hidden {'sheet' if hidden == 1 else 'sheets'}]", is_furniture=True)
    return writer.manuscript()


def _opened(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as fault:
        raise Unreadable(_PASSWORD) from fault
    except CalamineError as fault:
        raise Unreadable(_DAMAGED) from fault
    except BaseException as fault:
        raise _read_as_damage(fault) from fault


def _loaded(book: CalamineWorkbook, sheet: SheetMetadata) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(sheet.name)
    except CalamineError as fault:
        raise Unreadable(_DAMAGED) from fault
    except BaseException as fault:
        raise _read_as_damage(fault) from fault


def _read_as_damage(fault: BaseException) -> BaseException:
    """The Excel reader gives up on some damage in a way that would end the program; anything else stays itself."""
    return Unreadable(_DAMAGED) if type(fault).__name__ == "PanicException" else fault


def _rows(sheet: CalamineSheet, meanings: dict[tuple[int, int], Meaning]) -> list[Row]:
    """The rows with words; rows and columns without any are left out."""
    _, left = sheet.start or (0, 0)  # rows come from the first on, columns from the first that is used
    kept: list[tuple[int, list[Value]]] = [
        (number, row) for number, row in enumerate(sheet.iter_rows()) if any(cell != "" for cell in row)
    ]
    texts = [
        [
            shown(cell, meanings.get((number, column)) if meanings else None)
            for column, cell in enumerate(row, left)
        ]
        for number, row in kept
    ]
    columns = [c for c in range(max(map(len, texts), default=0)) if any(row[c] for row in texts)]
    titles = _titles(sheet, len(columns))
    return [
        Row(
            tuple(words[c] for c in columns),
            tuple(isinstance(values[c], str) for c in columns),
            number in titles and sum(map(bool, words)) == 1,
        )
        for (number, values), words in zip(kept, texts, strict=True)
        if any(words)
    ]


def _titles(sheet: CalamineSheet, width: int) -> frozenset[int]:
    """Rows in which one cell is merged over more than half of the table."""
    return frozenset(
        first[0]
        for first, last in sheet.merged_cell_ranges or ()
        if width > 1 and last[1] - first[1] + 1 > width / 2
    )


def _write(writer: Writer, name: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    writer.line(name, heading=1)
    header = _header(rows)
    for row in rows[:header]:
        writer.line(" ".join("\n".join(filter(None, row.words)).split("\n")), begins=True)
    if header < len(rows):
        writer.table([row.words[:1] if _is_across(row) else row.words for row in rows[header:]])


def _is_across(row: Row) -> bool:
    return row.is_title and bool(row.words[0])


def _header(rows: Sequence[Row]) -> int:
    """The row that names the columns; past the last row where none does."""
    for number, row in enumerate(islice(rows, _HEADER_WITHIN)):
        if _names_columns(row) and _fit(row, rows[number + 1 : number + 1 + _LOOKED_AT]):
            return number
    return len(rows)


def _names_columns(row: Row) -> bool:
    """Most of the columns have a word here, and most of those are short text."""
    names = list(_filled(row))
    short = sum(is_text and len(words) <= _LONGEST_NAME for words, is_text in names)
    return len(names) >= max(2, len(row.words) / 2) and short >= _MOST * len(names)


def _filled(row: Row) -> Iterator[tuple[str, bool]]:
    return ((words, is_text) for words, is_text in zip(row.words, row.is_text, strict=True) if words)


def _fit(header: Row, below: Sequence[Row]) -> bool:
    """Most words below stand under one of the header's; a column or two may have been left without a name."""
    filled = sum(len(row.filled) for row in below)
    return bool(below) and sum(len(row.filled & header.filled) for row in below) >= _FIT * filled
