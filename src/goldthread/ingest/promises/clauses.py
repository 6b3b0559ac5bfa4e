"""A clause that promises something: what `commitments` finds in a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """A promise at [start, end) of the sentence it was found in."""

    start: int
    end: int
    status: str
