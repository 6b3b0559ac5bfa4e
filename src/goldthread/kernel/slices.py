"""One page of a longer answer, as queries give it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """`rows` of `total` matching ones, beginning at `offset` (from nought)."""

    rows: tuple[Row, ...]
    total: int
    offset: int = 0

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)
