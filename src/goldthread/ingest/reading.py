"""What a reader found in one document. Frozen, complete, and the only thing that leaves this package."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in `Reading.source_text`: [start, end) in characters, the line and the page from 1."""

    start: int
    end: int
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A repeating date. `every` is an ISO 8601 duration; `alternatives` are other readings of the same words."""

    every: str
    words: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A target date as its words allow: "by March 2022" has no earliest and ends on 31 March 2022.

    `precision` is day, month, quarter, year, financial_year, season or recurring.
    """

    words: str
    precision: str
    earliest: date | None = None
    latest: date | None = None
    recurring: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What an agency says it did, does or will do. `status`: done, ongoing, in_progress, planned, delayed."""

    text: str
    agency: str | None
    status: str
    due: Due | None
    place: Place


@dataclass(frozen=True, slots=True)
class Response:
    """What one agency says to one recommendation; `agency` None is the partnership or nobody named."""

    agency: str | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Limb:
    """One separate ask inside a recommendation's sentence, at [start, end) of that recommendation's text."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One numbered or lettered ask. `id` is unique in the document; `parent` is set on a lettered part.

    A parent that only introduces its parts has their shared lead-in as `text`, or "".
    """

    id: str
    parent: str | None
    section: str | None
    label: str
    addressee: str | None
    text: str
    place: Place
    limbs: tuple[Limb, ...] = ()
    themes: tuple[str, ...] = ()
    responses: tuple[Response, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as read. `error` is one sentence where it could not be read; then there is nothing else.

    `source_text` is the document's text with line ends made "\\n" and nothing else changed; every place points into it.
    `checksum` is the SHA-256 of the file's bytes, in hexadecimal. `kind` is response, briefing, action_plan, review,
    minutes, status_history or other. `lifted` are the [start, end) of lines that stand between the words without being
    part of them: page numbers, addresses, running headers.
    """

    file: str
    checksum: str
    reader_version: str
    kind: str
    source_text: str
    partnership: str | None = None
    reviews: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    error: str | None = None
    lifted: tuple[tuple[int, int], ...] = ()
