"""Tables of web pages: cells in their columns, whatever they span."""

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from goldthread.ingest.formats.counting import whole

Element = etree._Element

_MOST_SPANNED = 60  # columns; a wider span is a mistake or an attack
_FRAME_ROLES = frozenset({"presentation", "none"})


def is_table(element: Element) -> bool:
    """True for a table of data; one of a single column, or with tables inside and no heads, only places its parts."""
    if element.tag != "table" or element.get("role") in _FRAME_ROLES:
        return False
    rows = list(rows_of(element))
    if max(map(len, rows), default=0) < 2:
        return False
    has_heads = any(cell.tag == "th" for row in rows for cell in row)
    return has_heads or next(element.iterdescendants("table"), None) is None


def rows_of(table: Element) -> Iterator[list[Element]]:
    """The table's own cells, row by row; those of tables inside it are not."""
    for child in table:
        if child.tag == "tr":
            yield _cells(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (_cells(row) for row in child.iterchildren("tr"))


def spread(table: Element, text_of: Callable[[Element], str]) -> list[tuple[str, ...]]:
    """Rows of words. A merged cell's words stand in its first row and column; columns and rows without words go.

    A row that is one cell across the whole table stays one cell.
    """
    rows: list[list[str]] = []
    alone: list[bool] = []
    taken: dict[int, int] = {}  # by column, for how many rows more a cell from above reaches into it
    for cells in rows_of(table):
        row: list[str] = []
        reaching: dict[int, int] = {}
        for cell in cells:
            _skip_taken(row, taken)
            across = min(max(whole(cell.get("colspan"), 1), 1), _MOST_SPANNED)
            down = max(whole(cell.get("rowspan"), 1), 1)
            reaching |= dict.fromkeys(range(len(row), len(row) + across), down)
            row += [text_of(cell)] + [""] * (across - 1)
        _skip_taken(row, taken)
        rows.append(row)
        alone.append(len(cells) == 1 and not taken)
        taken = {c: n - 1 for c, n in (taken | reaching).items() if n > 1}
    return _with_words(rows, alone)


def _cells(row: Element) -> list[Element]:
    return list(row.iterchildren("td", "th"))


def _skip_taken(row: list[str], taken: dict[int, int]) -> None:
    while len(row) in taken:
        row.append("")


def _with_words(rows: Sequence[list[str]], alone: Sequence[bool]) -> list[tuple[str, ...]]:
    width = max(map(len, rows), default=0)
    wide = [row + [""] * (width - len(row)) for row in rows]
    columns = [c for c in range(width) if any(row[c].strip() for row in wide)]
    return [
        tuple(row[c] for c in (columns[:1] if is_alone else columns))
        for row, is_alone in zip(wide, alone, strict=True)
        if any(cell.strip() for cell in row)
    ]
