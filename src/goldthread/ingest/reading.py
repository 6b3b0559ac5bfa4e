"""What a reader found in one document. Frozen, complete, and the only thing that leaves this package."""

from dataclasses import dataclass
from datetime import date

from goldthread.ingest.column_maps import Layout


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

    `precision` is day, week, month, quarter, year, financial_year, season or recurring.
    """

    words: str
    precision: str
    earliest: date | None = None
    latest: date | None = None
    recurring: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts: "60 to 450 incidents a month" has least 60, most 450, every P1M.

    `measures` is people, attendances, sessions, share (per cent) or things. Attendances are not people: one person may
    attend four times.
    """

    words: str
    least: float
    most: float
    noun: str
    measures: str
    every: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What an agency says it did, does or will do. `status`: done, ongoing, in_progress, planned, delayed.

    `strength` is stronger, intermediate, weaker, or None where it cannot be told: a private drafting prompt, never a
    mark. `delay_cause` belongs to delayed ones: pandemic, staffing, funding, procurement, it, another_body, not_stated.
    `target_words` are words that set a target and name no day, "in the autumn", "TBC"; `due` is None then.
    """

    text: str
    agency: str | None
    status: str
    due: Due | None
    place: Place
    strength: str | None = None
    delay_cause: str | None = None
    counts: tuple[Count, ...] = ()
    target_words: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What one agency says to one recommendation; `agency` None is the partnership or nobody named."""

    agency: str | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Limb:
    """One separate ask inside a recommendation's sentence, at [start, end) of that recommendation's text.

    `verb` is what is asked, as its base form, and `object` of what; coordinated verbs share the last one's. `grade` is
    how much an ask of its kind changes: remind, train, procedure, check, resource; None where it cannot be told.
    """

    id: str
    text: str
    start: int
    end: int
    verb: str | None = None
    object: str | None = None
    is_urgent: bool = False
    grade: str | None = None


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
class Section:
    """A step of a briefing, or another headed part. `key` is one of `briefing.py`; `text` has no lifted line."""

    key: str
    heading: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A web address as it stands; `note` says what a person should mend or check, None where nothing shows."""

    address: str
    place: Place
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Law or guidance that the document cites. `key` and `issued` are None where it is not on the locked list."""

    words: str
    key: str | None
    issued: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should look at; `sentence` is whole and plain. It is a question, never a verdict.

    `key` is one of `finding_kinds.py`. `recommendation` is an id, `commitment` an index into its commitments.
    """

    key: str
    sentence: str
    places: tuple[Place, ...] = ()
    recommendation: str | None = None
    commitment: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as read. `error` is one sentence where it could not be read; then there is nothing else.

    `source_text` is the document's text with line ends made "\\n" and columns that plain text sets side by side laid
    out cell by cell; no word is changed, and every place points into it.
    `checksum` is the SHA-256 of the file's bytes, in hexadecimal. `kind` is response, briefing, action_plan, review,
    minutes, status_history or other. `lifted` are the [start, end) of lines that stand between the words without being
    part of them: page numbers, addresses, running headers. `sections` are those of a briefing or a review; `findings`
    are what a person should look at first, in the order of their weight. `layouts` are the tables' headers with what
    each was taken to mean. `actions` answer no recommendation: what a meeting's minutes say somebody will do. `pages`
    are the starts of the pages in the source text, empty where the format knows none.
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
    layouts: tuple[Layout, ...] = ()
    review_kinds: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    actions: tuple[Commitment, ...] = ()
    pages: tuple[int, ...] = ()
