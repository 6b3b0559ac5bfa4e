"""What passes when an organisation changes, and which changes cannot be. Pure: names come in, sentences go out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.kernel.refusals import Refused
from goldthread.look.words import british
from goldthread.organisations.domain import SPLIT, WHOLE, SuccessionKind


@dataclass(frozen=True, slots=True)
class Passing:
    """One change: from `on`, and for a hosted service until `until_on`, `predecessor` passes something on.

    `passes` is the area or function in words, "" for everything; `on` is None for a change whose day nobody knows.
    """

    predecessor: int
    successor: int
    kind: SuccessionKind
    on: date | None
    until_on: date | None = None
    passes: str = ""
    pending: bool = False

    @property
    def is_whole(self) -> bool:
        return self.kind in WHOLE

    def in_force(self, on: date) -> bool:
        """Whether it holds on a day, its first and last included. What is pending never does."""
        if self.pending or self.on is None or self.on > on:
            return False
        return self.until_on is None or self.until_on >= on


@dataclass(frozen=True, slots=True)
class Told:
    """A change with who says so: `on_words` are a source's words for a day that is not known to the day."""

    change: Passing
    on_words: str = ""
    source: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Lifetime:
    """What an organisation is called, and its first and last day where they are known."""

    name: str
    began_on: date | None = None
    ended_on: date | None = None


def edges(changes: Iterable[Passing], *, on: date) -> tuple[tuple[int, int], ...]:
    """(predecessor, successor) of what passes by itself on a day. A renamed body is one body, so both ways."""
    found = []
    for each in changes:
        if each.is_whole and each.in_force(on):
            found.append((each.predecessor, each.successor))
            if each.kind is SuccessionKind.RENAMED:
                found.append((each.successor, each.predecessor))
    return tuple(found)


def today_of(organisation: int, changes: Sequence[Passing], *, on: date) -> tuple[int, ...]:
    """Which organisations have what this one had: one after a merger, several after a split, none where it goes on."""
    found: list[int] = []
    waiting, seen = [organisation], {organisation}
    while waiting:
        current = waiting.pop(0)
        later = [
            each.successor
            for each in changes
            if each.predecessor == current and each.in_force(on) and (each.is_whole or each.kind in SPLIT)
        ]
        if not later and current != organisation:
            found.append(current)
        waiting += [each for each in later if each not in seen]
        seen.update(later)
    return tuple(found)


def check_words(change: Passing) -> None:
    """Raises Refused where the parts of one change do not go together, whatever else is recorded."""
    if change.predecessor == change.successor:
        raise Refused("An organisation cannot take over from itself. Choose another one.")
    if change.is_whole and change.passes:
        raise Refused(
            "A merger, a renaming and a replacement pass everything on. Leave the area or function empty, or say "
            "that a part was transferred."
        )
    if not change.is_whole and not change.passes:
        raise Refused(
            "Say which area or function passes, so that a person can tell later who has which duty."
        )
    if change.on is None and not change.pending:
        raise Refused("Enter the day from which it holds, or say that the day is not settled yet.")
    if change.until_on is not None and change.kind is not SuccessionKind.HOSTED:
        raise Refused("Only a hosted service has a last day. Leave it empty.")
    if change.until_on is not None and change.on is not None and change.until_on < change.on:
        raise Refused("The last day of a hosted service cannot come before its first. Check both dates.")


def check_change(change: Passing, others: Sequence[Passing], lives: Mapping[int, Lifetime]) -> None:
    """Raises Refused, in words, for a change that cannot be beside `others`, which all stand."""
    check_words(change)
    if change.on is not None:
        _check_lifetimes(change, change.on, lives)
    _check_circle(change, others, lives)
    if change.pending or change.on is None:
        return
    settled = [each for each in others if not each.pending and each.on is not None]
    _check_given_away(change, change.on, settled, lives)
    _check_taken_over(change, change.on, settled, lives)
    _check_one_chain(change, settled, lives)


def _check_lifetimes(change: Passing, on: date, lives: Mapping[int, Lifetime]) -> None:
    for each in (lives[change.predecessor], lives[change.successor]):
        if each.began_on is not None and on < each.began_on:
            raise Refused(
                f"{each.name} began on {british(each.began_on)}, which is after this change. Check the date."
            )
        if each.ended_on is not None and on > each.ended_on + timedelta(days=1):
            raise Refused(
                f"{each.name} ended on {british(each.ended_on)}, which is before this change. Check the date."
            )


def _check_circle(change: Passing, others: Sequence[Passing], lives: Mapping[int, Lifetime]) -> None:
    """Everything that passes whole comes to an end somewhere."""
    if not change.is_whole:
        return
    waiting, seen = [change.successor], set[int]()
    while waiting:
        current = waiting.pop()
        if current == change.predecessor:
            raise Refused(
                f"{lives[change.successor].name} has itself passed everything on to "
                f"{lives[change.predecessor].name}, so this would go round in a circle. Check which came first."
            )
        if current not in seen:
            seen.add(current)
            waiting += [each.successor for each in others if each.is_whole and each.predecessor == current]


def _check_given_away(
    change: Passing, on: date, settled: Sequence[Passing], lives: Mapping[int, Lifetime]
) -> None:
    """What has passed everything on has nothing left to pass."""
    name = lives[change.predecessor].name
    for each in settled:
        if each.predecessor != change.predecessor or each.on is None:
            continue
        other = f"{lives[each.successor].name} from {british(each.on)}"
        if each.is_whole and change.is_whole:
            raise Refused(
                f"{name} passed everything to {other} already, and everything can go to one organisation alone. "
                "Take that change back first, or record both as parts of a split."
            )
        if each.is_whole and on >= each.on:
            raise Refused(
                f"{name} passed everything to {other}, so nothing is left to pass on. Check the date."
            )
        if change.is_whole and each.on >= on:
            raise Refused(
                f"{name} passed a part to {other}, so it cannot have passed everything on by {british(on)}. "
                "Check the date, or record this as a part too."
            )


def _check_taken_over(
    change: Passing, on: date, settled: Sequence[Passing], lives: Mapping[int, Lifetime]
) -> None:
    """Nobody takes over once everything has passed on from them."""
    for each in settled:
        if each.on is None:
            continue
        if each.is_whole and each.predecessor == change.successor and each.on < on:
            raise Refused(
                f"{lives[change.successor].name} passed everything to {lives[each.successor].name} from "
                f"{british(each.on)}, so it cannot take over on {british(on)}. Choose {lives[each.successor].name}."
            )
        if change.is_whole and each.successor == change.predecessor and each.on > on:
            raise Refused(
                f"{lives[change.predecessor].name} took over from {lives[each.predecessor].name} on "
                f"{british(each.on)}, so it cannot have passed everything on by {british(on)}. Check the date."
            )


def _check_one_chain(change: Passing, settled: Sequence[Passing], lives: Mapping[int, Lifetime]) -> None:
    """A body has one name at a time: two that come under one name have merged."""
    renamed = SuccessionKind.RENAMED
    for each in settled:
        if change.kind is renamed and each.kind is renamed and each.successor == change.successor:
            raise Refused(
                f"{lives[change.successor].name} is already the later name of {lives[each.predecessor].name}. "
                "Where two organisations became one, record a merger."
            )
