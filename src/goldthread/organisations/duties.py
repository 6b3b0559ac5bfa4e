"""What organisations still owe. Duties stand in tables above this module, which tell it of themselves by `register`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """One open duty of an organisation: a row of the register, by kind and id. `words` are the duty's own.

    `about` says what it belongs to; `seen_with` are (kind, id) of what it cannot be understood without.
    """

    kind: str
    id: int
    partnership: int
    organisation: int
    words: str
    about: str
    url: str
    seen_with: tuple[tuple[str, int], ...] = ()

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}-{self.id}"


Find = Callable[[int], Iterable[Duty]]

_finders: list[Find] = []


def register(find: Find) -> None:
    """Called once, when the apps are ready: `find` gives the open duties of one organisation that the actor may see."""
    if find not in _finders:
        _finders.append(find)


def duties_of(organisations: Iterable[int]) -> tuple[Duty, ...]:
    """Every open duty of these organisations that the actor may see, in the order of the registers."""
    return tuple(duty for each in organisations for find in _finders for duty in find(each))
