"""Stretches of a text that share no character: who comes first has them, and each claim costs one bisection."""

from bisect import bisect_right


class Taken:
    """The stretches [start, end) taken so far, none of them empty."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Take [start, end); False, and nothing taken, where it shares a character with what is taken."""
        if self.end_within(start, end) is not None:
            return False
        at = bisect_right(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True

    def end_within(self, start: int, end: int) -> int | None:
        """The last end of those that share a character with [start, end), or None where it is free."""
        at = bisect_right(self._starts, end - 1) - 1
        return self._ends[at] if at >= 0 and self._ends[at] > start else None
