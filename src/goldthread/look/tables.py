"""A table's columns, and how its rows become cells for a page or an export."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from goldthread.look.addresses import Address
from goldthread.look.words import british

Row = TypeVar("Row")
Kind = Literal["text", "number", "date", "long"]
Value = str | int | date | None


@dataclass(frozen=True)  # no slots: with them Column[Row](...) fails in Python 3.11
class Column(Generic[Row]):
    """One column of rows of one kind. `key` is its name in the address; `empty` are the words for None.

    `mark` gives a value of look.states.State, drawn before the words, or None for no mark.
    """

    key: str
    heading: str
    value: Callable[[Row], Value]
    link: Callable[[Row], str | None] | None = None
    sortable: bool = False
    kind: Kind = "text"
    empty: str = "not stated"
    mark: Callable[[Row], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    heading: str
    words: str
    kind: Kind
    url: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """`url` sorts by this column; `sorted` is the order now; `next` says which way the link would sort."""

    words: str
    kind: Kind
    url: str = ""
    sorted: Literal["", "ascending", "descending"] = ""
    next: str = ""

    @property
    def arrow(self) -> str:
        return {"ascending": "▲", "descending": "▼"}.get(self.sorted, "")


@dataclass(frozen=True, slots=True)
class TableView:
    """A table ready to be drawn by `{% table view %}`."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count_words: str = ""

    @property
    def wide(self) -> bool:
        """Many columns: its rows become cards sooner."""
        return len(self.headings) > 5


def table_view(columns: Sequence[Column[Row]], rows: Iterable[Row], *, caption: str) -> TableView:
    """A small table that stands on a page by itself, without order, filters or pages."""
    headings = tuple(Heading(column.heading, column.kind) for column in columns)
    return TableView(caption, headings, cells_of(columns, rows))


def cells_of(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(column, row) for column in columns) for row in rows)


def headings_of(columns: Sequence[Column[Row]], *, order: str, address: Address) -> tuple[Heading, ...]:
    """Headings with the links that sort; `order` is a column's key, with a minus for downwards."""
    return tuple(_heading(column, order, address) for column in columns)


def printed(value: Value, *, empty: str = "not stated") -> str:
    """A value as a page prints it: 31 March 2022, 1,250, or the words for nothing."""
    if value is None or value == "":
        return empty
    if isinstance(value, date):
        return british(value)
    return f"{value:,}" if isinstance(value, int) else value


def _cell(column: Column[Row], row: Row) -> Cell:
    return Cell(
        heading=column.heading,
        words=printed(column.value(row), empty=column.empty),
        kind=column.kind,
        url=(column.link(row) or "") if column.link else "",
        mark=(column.mark(row) or "") if column.mark else "",
    )


def _heading(column: Column[Row], order: str, address: Address) -> Heading:
    if not column.sortable:
        return Heading(column.heading, column.kind)
    upwards = order == column.key
    following = f"-{column.key}" if upwards else column.key
    return Heading(
        words=column.heading,
        kind=column.kind,
        url=address.having(order=following),
        sorted="ascending" if upwards else "descending" if order == f"-{column.key}" else "",
        next="downwards" if upwards else "upwards",
    )
