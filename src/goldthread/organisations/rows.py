"""What queries give back: frozen rows, as pages and exports show them."""

from dataclasses import dataclass
from datetime import date, datetime

from goldthread.look.words import british
from goldthread.organisations.domain import SUCCESSION_WORDS, WHOLE, CodeScheme, SuccessionKind
from goldthread.organisations.duties import Duty
from goldthread.organisations.passing import Passing, Told


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation under the name of the day; `now` is what it is called since, where it has a successor."""

    id: int
    name: str
    kind: str
    now: str | None


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation as the list of them shows it. `agency_of` are the names of its partnerships."""

    id: int
    name: str
    short_name: str
    kind_words: str
    codes: tuple[str, ...]
    now: str | None
    agency_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """One organisation with everything that its page says of it but its family."""

    id: int
    name: str
    short_name: str
    kind: str
    kind_words: str
    began_on: date | None
    ended_on: date | None
    now: str | None
    agency_of: tuple[str, ...]
    codes: "tuple[CodeRow, ...]"
    aliases: "tuple[AliasRow, ...]"


@dataclass(frozen=True, slots=True)
class CodeRow:
    """`name` is the organisation's that has it: an earlier name of this one keeps its codes."""

    id: int
    scheme: CodeScheme
    scheme_words: str
    value: str
    from_on: date | None
    until_on: date | None
    organisation: int
    name: str

    @property
    def when(self) -> str:
        """from 1 April 2019 until 31 March 2024; "" where no day is known."""
        first = f"from {british(self.from_on)}" if self.from_on else ""
        last = f"until {british(self.until_on)}" if self.until_on else ""
        return " ".join(each for each in (first, last) if each)


@dataclass(frozen=True, slots=True)
class AliasRow:
    """What one partnership's documents call an organisation. `confirmed_by` names nobody: the trail does."""

    id: int
    partnership: int
    partnership_name: str
    words: str
    confirmed_by: str
    confirmed_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of an organisation, with the names that both have in the register."""

    id: int
    predecessor: int
    predecessor_name: str
    successor: int
    successor_name: str
    kind: SuccessionKind
    on: date | None
    on_words: str
    until_on: date | None
    passes: str
    pending: bool
    source: str
    address: str
    undone_at: datetime | None
    undone_why: str

    @property
    def told(self) -> Told:
        """The change as a command takes it, to be corrected."""
        change = Passing(
            self.predecessor, self.successor, self.kind, self.on, self.until_on, self.passes, self.pending
        )
        return Told(change, self.on_words, self.source, self.address)

    @property
    def is_whole(self) -> bool:
        return self.kind in WHOLE

    @property
    def kind_words(self) -> str:
        return SUCCESSION_WORDS[self.kind]

    @property
    def what(self) -> str:
        return self.passes or "Everything"

    @property
    def when(self) -> str:
        """from 1 April 2024; until its last day for a hosted service; a source's own words where no day is known."""
        first = f"from {british(self.on)}" if self.on else f"“{self.on_words}”" if self.on_words else ""
        last = f"until {british(self.until_on)}" if self.until_on else ""
        return " ".join(each for each in (first, last) if each) or "on a day that is not known"

    @property
    def state(self) -> str:
        if self.undone_at is not None:
            return f"Recorded by mistake: {self.undone_why}"
        return "Not settled yet: nothing passes" if self.pending else "Settled"

    @property
    def phrase(self) -> str:
        """Merger: everything, from 1 April 2024. What the tree says beside a name, and the table in its columns."""
        what = self.passes or "everything"
        unsettled = "; not settled yet, nothing passes" if self.pending else ""
        return f"{self.kind_words}: {what}, {self.when}{unsettled}"


@dataclass(frozen=True, slots=True)
class Relative:
    """A line of a family tree: an organisation, the change that leads to it, and those beyond it."""

    id: int
    name: str
    change: ChangeRow
    beyond: "tuple[Relative, ...]"


@dataclass(frozen=True, slots=True)
class Family:
    """Who came before and who came after, each a tree; `changes` are all of both, for the table that says the same."""

    before: tuple[Relative, ...]
    after: tuple[Relative, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class AssignedDuty:
    """A duty that a person has given to somebody. `duty` is None where it is no longer open, or not to be seen."""

    id: int
    successor: int
    successor_name: str
    at: datetime
    by: str
    kind: str
    duty: Duty | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An organisation whose open duties wait until a person says who has them, with those that may have them.

    `choices` are (organisation, words), itself among them where it goes on.
    """

    id: int
    name: str
    choices: tuple[tuple[int, str], ...]
    duties: tuple[Duty, ...]
    assigned: tuple[AssignedDuty, ...]
