"""What is taken from one page of a PDF before anything is made of it: words and ruled lines with their places.

All lengths are points, 72 to the inch. Places are those of the page as it is shown, turned pages included: `x` from its
left edge, `y` from its top edge downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass


# Not frozen: that takes three times as long to make, and a document has tens of thousands.
@dataclass(slots=True)
class Word:
    """Characters that stand together, from `left` to `right` on the baseline `base`, in type of `size`.

    `is_spaced` says that white space was written before it; `is_raised` that it is set above the line, as the mark of
    a footnote is. A word that is not `is_upright` is turned: a label along a table's side, a stamp across the page.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False
    is_spaced: bool = False
    is_raised: bool = False
    is_upright: bool = True

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.2 * self.size

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, self.base - 0.3 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: at height `at` from `start` to `end` where `is_level`, else at `at` from the left edge."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A small filled shape that is as high as wide: browsers draw the bullets of lists so."""

    left: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page, `number` from 1. `glyphs` counts its characters and `unmapped` those that no letter is known for."""

    number: int
    width: float
    height: float
    words: Sequence[Word]
    rules: Sequence[Rule]
    dots: Sequence[Dot]
    pictures: int
    glyphs: int
    unmapped: int


@dataclass(frozen=True, slots=True)
class Turn:
    """From a PDF's own coordinates, which begin at the bottom left and know nothing of turned pages, to ours."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def of(cls, box: tuple[float, float, float, float], degrees: int) -> "Turn":
        """For a page whose visible `box` is left, bottom, right, top, shown turned clockwise by `degrees`."""
        left, bottom, right, top = box
        return {
            90: cls(0, 1, 1, 0, -bottom, -left),
            180: cls(-1, 0, 0, 1, right, -bottom),
            270: cls(0, -1, -1, 0, top, right),
        }.get(degrees, cls(1, 0, 0, -1, -left, top))

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def across(self, x: float, y: float) -> float:
        """The first of `point`."""
        return self.a * x + self.c * y + self.e

    def direction(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y, self.b * x + self.d * y
