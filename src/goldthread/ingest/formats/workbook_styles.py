"""What the number formats of an .xlsx say that its values do not: a month without a day, a percentage.

"Mar-23" is kept as 1 March 2023 and shown without a day; read as it is kept, a target would come thirty days early.
"""

import re
import zipfile
from enum import Enum
from io import BytesIO

from lxml import etree

from goldthread.ingest.formats import archives
from goldthread.ingest.formats.counting import whole
from goldthread.ingest.formats.unreadable import Unreadable

# Rows and columns that the cells reach over; the reader takes 24 bytes for each, empty or not.
MOST_CELLS = 20_000_000

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
# A cell with something in it, as every program writes it; empty ones, of which there may be millions, do not match.
_CELL = re.compile(rb'<(?:x:)?c r="([A-Z]{1,7})(\d{1,12})"(?: s="(\d{1,5})")?[^>/]*>(?!</)')
_UNSEEN_IN_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


class Meaning(Enum):
    """What a format shows of a value."""

    PERCENT = "percent"
    MONTH = "month"
    YEAR = "year"


_BUILT_IN = {9: Meaning.PERCENT, 10: Meaning.PERCENT, 17: Meaning.MONTH}


def meanings_of(content: bytes) -> dict[str, dict[tuple[int, int], Meaning]]:
    """For each sheet by name, the cells, as (row, column) from 0, whose format says more. Other formats: nothing.

    Raises Unreadable for a cell so far away from the rest that the space between would fill the memory.
    """
    if not content.startswith(archives.ZIP):  # an old workbook may hold a zip file's end somewhere
        return {}
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError) as fault:
        raise Unreadable("is damaged inside; open it in Excel, save it anew and try again") from fault
    names = frozenset(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    styles = _styles(archive) if "xl/styles.xml" in names else {}
    return {
        sheet: _cells(archives.part(archive, path), styles)
        for sheet, path in _sheets(archive).items()
        if path in names
    }


def meaning_of(format_code: str) -> Meaning | None:
    """What a format such as "mmm-yy" or "0.0%" shows."""
    code = _UNSEEN_IN_FORMAT.sub("", format_code).split(";")[0].lower()
    if "%" in code:
        return Meaning.PERCENT
    if "y" not in code or set("dhs") & set(code):
        return None
    return Meaning.MONTH if "m" in code else Meaning.YEAR


def _cells(sheet: bytes, styles: dict[bytes, Meaning]) -> dict[tuple[int, int], Meaning]:
    found: dict[tuple[int, int], Meaning] = {}
    first_row, last_row = 10**12, 0
    columns: dict[bytes, int] = {}
    for letters, digits, style in _CELL.findall(sheet):
        row = int(digits)
        first_row, last_row = min(first_row, row), max(last_row, row)
        column = columns.get(letters)
        if column is None:
            column = columns[letters] = _column(letters)
        if style in styles:
            found[(row - 1, column)] = styles[style]
    if columns:
        _check_reach(max(columns.values()) - min(columns.values()) + 1, last_row - first_row + 1, last_row)
    return found


def _check_reach(width: int, height: int, last_row: int) -> None:
    if width * height > MOST_CELLS:
        raise Unreadable(
            f"has a cell far away from all others, down to row {last_row}; delete the empty rows and columns "
            "between, save it and try again"
        )


def _column(letters: bytes) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet, by its name."""
    targets = {
        each.get("Id"): each.get("Target", "") for each in _parsed(archive, "xl/_rels/workbook.xml.rels")
    }
    return {
        sheet.get("name", ""): _from_root(targets.get(sheet.get(_RELATION), ""))
        for sheet in _parsed(archive, "xl/workbook.xml").iter(_SHEET + "sheet")
    }


def _from_root(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _styles(archive: zipfile.ZipFile) -> dict[bytes, Meaning]:
    """The styles of cells, by the number that a cell gives, whose format says more."""
    root = _parsed(archive, "xl/styles.xml")
    codes = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter(_SHEET + "numFmt")}
    cells = root.find(_SHEET + "cellXfs")
    found = {}
    for number, each in enumerate(cells if cells is not None else ()):
        ident = each.get("numFmtId", "0")
        meaning = meaning_of(codes[ident]) if ident in codes else _BUILT_IN.get(whole(ident))
        if meaning is not None:
            found[str(number).encode()] = meaning
    return found


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    content = archives.part(archive, name)
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root: etree._Element = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable("is damaged inside; open it in Excel, save it anew and try again") from fault
    return root
