"""Bad or doubtful input is collected, never raised: a file has many faults and good rows are not lost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should look at. `sentence` is whole and plain, fit for a page.

    `row` is a line or row number from 1, `field` a column or part of the record; None where it has no place.
    """

    code: str
    sentence: str
    file: str | None = None
    row: int | None = None
    field: str | None = None
