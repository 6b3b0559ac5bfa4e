"""Rows of a table in columns as they are gathered, and the table that they make."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class WrappedRow:
    """A row as it is gathered: for each column its lines, blank ones kept so that what stands level stays level.

    `goes_on` where it is a further action of the recommendation that stands in a row over it.
    """

    columns: list[list[str]]
    lines: list[int]
    is_section: bool = False
    goes_on: bool = False

    def add(self, number: int, cells: Sequence[str]) -> None:
        for column, text in zip(self.columns, cells, strict=True):
            column.append(text)
        self.lines.append(number)

    @property
    def cells(self) -> list[str]:
        if self.is_section:
            return [" ".join(text for text in column if text) for column in self.columns if any(column)][:1]
        return ["\n".join(column).rstrip() for column in self.columns]


@dataclass(slots=True)
class ColumnTable:
    """A table at lines [first, last): its rows, and the lines between them that belong to the page."""

    first: int
    last: int
    headers: list[str]
    rows: list[WrappedRow] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
