"""What a card says of an item in words: what it is, whose, by when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.look.words import british
from goldthread.recommendations.domain import STATUS_WORDS, duration_words
from goldthread.recommendations.queries import CommitmentRow, Item, RecommendationRow, ResponseRow

NOBODY = "the partnership, or nobody named"
LONGEST_TEXT = 420
"""Characters of an item's words on its card; all of them stand beside it in the text."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a card: the document's words, and what was understood of them; `is_open` where nobody knows yet."""

    name: str
    words: str
    understood: str = ""
    is_open: bool = False


def what_it_is(row: Item) -> str:
    """A card's heading: "Recommendation 3", "Part 3(b)", "Response: Wessmoor Police", "Commitment"."""
    if isinstance(row, RecommendationRow):
        return f"{'Part' if row.parent else 'Recommendation'} {row.label}"
    if isinstance(row, ResponseRow):
        return f"Response: {row.agency or NOBODY}"
    return "Commitment"


def belonging(row: Item) -> str:
    """What a response or commitment belongs to, in words."""
    return "" if isinstance(row, RecommendationRow) else f"to recommendation {row.recommendation_label}"


def facts_of(row: Item) -> tuple[Fact, ...]:
    """The lines of a card, in the order in which a person checks them."""
    if isinstance(row, RecommendationRow):
        return (Fact("Addressed to", row.addressee_words),) if row.addressee_words else ()
    if isinstance(row, ResponseRow):
        return (_agency(row),)
    return (_agency(row), Fact("Status", "", STATUS_WORDS[row.status]), _target(row))


def due_words(row: CommitmentRow) -> str:
    """What a target date's words were understood to mean, or "" where they name no day."""
    if row.recurring_every:
        every = [row.recurring_every, *row.recurring_alternatives]
        return f"repeats {' or '.join(map(duration_words, every))}"
    return days_words(row.due_earliest, row.due_latest)


def days_words(earliest: date | None, latest: date | None) -> str:
    """The days that a target allows: "by 31 March 2022", "1 April 2022 to 30 June 2022", "on 4 May 2022"."""
    if latest is None:
        return f"from {british(earliest)}" if earliest else ""
    if earliest is None:
        return f"by {british(latest)}"
    return f"on {british(latest)}" if earliest == latest else f"{british(earliest)} to {british(latest)}"


def shortened(text: str) -> str:
    """An item's words as its card shows them, cut at a word where they are long."""
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[:LONGEST_TEXT].rsplit(' ', 1)[0]} …"


def listed(numbers: Sequence[int]) -> str:
    """1, 2 and 5."""
    return " and ".join(filter(None, [", ".join(map(str, numbers[:-1])), *map(str, numbers[-1:])]))


def counted_kinds(tally: Mapping[str, int]) -> Iterator[str]:
    """12 recommendations and parts, 1 response: how many items of each kind."""
    units = {
        "recommendation": ("recommendation or part", "recommendations and parts"),
        "response": ("response", "responses"),
        "commitment": ("commitment", "commitments"),
    }
    for kind, (one, many) in units.items():
        number = tally.get(kind, 0)
        yield f"{number} {one if number == 1 else many}"


def _agency(row: ResponseRow | CommitmentRow) -> Fact:
    if not row.agency_words and row.organisation is None:
        return Fact("Agency", "", NOBODY)
    known = row.agency if row.organisation is not None else "nobody has said who this is"
    return Fact("Agency", row.agency_words, known, is_open=row.organisation is None)


def _target(row: CommitmentRow) -> Fact:
    if not row.due_words:
        return Fact("Target date", "", due_words(row) or "none")
    understood = due_words(row)
    return Fact("Target date", row.due_words, understood or "names no day", is_open=not understood)
