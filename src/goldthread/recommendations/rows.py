"""What queries give back: frozen rows, as pages and exports show them."""

from dataclasses import dataclass
from datetime import date, datetime

from goldthread.recommendations.domain import CommitmentStatus, Source, Standing


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review with its confirmed rows counted, and beside them how many are proposed."""

    id: int
    partnership: int
    partnership_name: str
    name: str
    kind: str
    standing: Standing
    recommendations: int
    responses: int
    commitments: int
    proposed: int


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """`label` is the printed number, with its section where numbers restart; `responses` counts confirmed ones."""

    id: int
    partnership: int
    partnership_name: str
    review: int
    review_name: str
    parent: int | None
    label: str
    section: str
    addressee_words: str
    addressees: tuple[str, ...]
    text: str
    themes: tuple[str, ...]
    responses: int
    commitments: int
    standing: Standing
    source: Source


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """`agency` is the organisation's name of the day, or the document's words where nobody knows who they name."""

    id: int
    partnership: int
    partnership_name: str
    review: int
    review_name: str
    recommendation: int
    recommendation_label: str
    organisation: int | None
    agency: str
    agency_now: str | None
    text: str
    commitments: int
    standing: Standing
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
    source: Source


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
    """Confirmed rows that the actor may see, and proposed ones beside them."""

    reviews: int
    recommendations: int
    responses: int
    commitments: int
    with_target_date: int
    proposed: int


@dataclass(frozen=True, slots=True)
class UnknownName:
    """Words for an agency that nobody has confirmed, with the number of rows that use them.

    `suggested` is the id of an organisation of exactly that name, or None.
    """

    words: str
    rows: int
    suggested: int | None = None
