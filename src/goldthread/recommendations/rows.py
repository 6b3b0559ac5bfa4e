"""What queries give back: frozen rows, as pages and exports show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from goldthread.recommendations.domain import ChangeKind, CommitmentStatus, Opening, Source, Standing


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """An opening position. `closed_by` is an organisation's name of the day, words, or both; `closed_words` the date's.

    `closed_earliest` and `closed_latest` are the days that those words allow, None where no date is known.
    """

    position: Opening
    closed_by: str
    closed_words: str
    closed_earliest: date | None
    closed_latest: date | None
    note: str
    at: datetime
    batch: UUID
    replaced_at: datetime | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review with its confirmed rows counted, and beside them how many are proposed."""

    id: int
    partnership: int
    partnership_name: str
    name: str
    kind: str
    standing: Standing
    version: int
    recommendations: int
    responses: int
    commitments: int
    proposed: int


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """`label` is the printed number, with its section where numbers restart; `responses` counts confirmed ones.

    `printed` is the number as the document has it: "R3." `opening` is None where none is set, and for a row that is
    not confirmed.
    """

    id: int
    partnership: int
    partnership_name: str
    review: int
    review_name: str
    parent: int | None
    label: str
    printed: str
    section: str
    addressee_words: str
    addressees: tuple[str, ...]
    text: str
    themes: tuple[str, ...]
    responses: int
    commitments: int
    standing: Standing
    version: int
    source: Source
    opening: OpeningRow | None


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """`agency` is the organisation's name of the day, or the document's words where nobody knows who they name.

    `agency_words` are those words, whoever they name.
    """

    id: int
    partnership: int
    partnership_name: str
    review: int
    review_name: str
    recommendation: int
    recommendation_label: str
    organisation: int | None
    agency: str
    agency_words: str
    agency_now: str | None
    text: str
    commitments: int
    standing: Standing
    version: int
    source: Source


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """`due_latest` is the last day that the words allow; `due_words` are the words."""

    id: int
    partnership: int
    partnership_name: str
    review: int
    review_name: str
    recommendation: int
    recommendation_label: str
    response: int | None
    organisation: int | None
    agency: str
    agency_words: str
    agency_now: str | None
    text: str
    status: CommitmentStatus
    due_words: str
    due_earliest: date | None
    due_latest: date | None
    due_precision: str
    recurring_every: str
    recurring_alternatives: tuple[str, ...]
    standing: Standing
    version: int
    source: Source
    opening: OpeningRow | None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision on a row's standing, as its history shows it."""

    was: Standing
    became: Standing
    at: datetime
    actor: str
    rows: int
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Confirmed rows that the actor may see, and proposed ones beside them.

    `openings_not_set` are confirmed recommendations, parts and commitments without an opening position.
    """

    reviews: int
    recommendations: int
    responses: int
    commitments: int
    with_target_date: int
    proposed: int
    openings_not_set: int

    @property
    def owed(self) -> int:
        """What can have an opening position."""
        return self.recommendations + self.commitments


@dataclass(frozen=True, slots=True)
class UnknownName:
    """Words for an agency that nobody has confirmed, with the number of rows that use them.

    `suggested` is the id of an organisation of exactly that name, or None.
    """

    words: str
    rows: int
    suggested: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What an act made of one row: `before` and `after` are columns, `before` None where the act made the row."""

    what: ChangeKind
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]
    at: datetime
    actor: str
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """What people made of one kind of row of one reading, in rows.

    `as_read` were confirmed and not touched, `corrected` were confirmed after a change, `rejected` were none or were
    joined to another, `added` were not read, brought by hand and confirmed, `undecided` are still proposed.
    """

    reading: int
    kind: str
    as_read: int = 0
    corrected: int = 0
    rejected: int = 0
    added: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class OpeningAct:
    """One act that set opening positions: what it said of all its rows, and which they are, as (kind, id).

    `replaced` is how many of them got another one since.
    """

    said: OpeningRow
    subjects: tuple[tuple[str, int], ...]
    replaced: int
