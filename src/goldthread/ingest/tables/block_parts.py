"""One block of labelled fields as it is gathered: its parts by their labels, and the lines that it takes."""

from collections.abc import Set
from dataclasses import dataclass, field

from goldthread.ingest.column_maps import Meaning, meaning_of
from goldthread.ingest.manuscript import Cell
from goldthread.ingest.tables.block_labels import Field

Key = tuple[str, int]  # a label, and how many like it stand before it in its block
# Labels of what stands in a block without one.
NUMBER, ACTION, RECOMMENDATION, STATUS, PROGRESS, LEAD = (
    "No",
    "Action",
    "Recommendation",
    "Status",
    "Progress",
    "Lead",
)


@dataclass(slots=True)
class Block:
    """One block: its parts by their labels, each a stretch of the text, and the lines that it takes.

    `has_words_under` says that the words under its labels, which have none of their own, are its progress; `under` is
    the label that they stand under.
    """

    first: int
    last: int
    parts: dict[Key, Cell] = field(default_factory=dict)
    has_words_under: bool = False
    latest: Key = ("", 0)
    under: Key = ("", 0)

    def put(self, label: str, cell: Cell) -> None:
        """One more part; an update that follows the last one stands beside it."""
        again = self.latest[1] + 1 if label == self.latest[0] else 0
        self.latest = (label, again)
        self.parts[self.latest] = cell

    def put_aside(self, label: str, cell: Cell) -> None:
        """A part that stands over the labels, and so is not the latest of them."""
        self.parts[(label, 0)] = cell

    def holds(self, meanings: Set[Meaning]) -> bool:
        return any(meaning_of(label) in meanings for label, _ in self.parts)

    def holds_labelled(self, meanings: Set[Meaning]) -> bool:
        """The same of what has a label of its own."""
        labels = [key for key in self.parts if not (self.has_words_under and key == (PROGRESS, 0))]
        return any(meaning_of(label) in meanings for label, _ in labels)

    @property
    def names_review_alone(self) -> bool:
        """Whether nothing but the review that a document is about has a label so far."""
        labels = {meaning_of(label) for label, _ in self.parts if (label, 0) != (PROGRESS, 0)}
        return labels == {Meaning.REVIEW}

    def repeats(self, each: Field, leader: str | None) -> bool:
        """Whether this label begins the next block: it was there already, or it is the one that blocks begin with."""
        if each.label == self.latest[0] and (each.meaning is Meaning.PROGRESS or each.number):
            return False  # "Action 2:" right under "Action 1: ..."
        return bool(self.parts) and ((each.label, 0) in self.parts or each.label == leader)
