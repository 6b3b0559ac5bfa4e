"""Rules of the register that need no database."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.kernel.dates import Span, read_span
from goldthread.kernel.refusals import Refused


class Standing(StrEnum):
    """What the partnership has made of a row."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.PROPOSED: "Proposed",
    Standing.CONFIRMED: "Confirmed",
    Standing.REJECTED: "Rejected",
}

DECISIONS: Mapping[Standing, frozenset[Standing]] = {
    Standing.PROPOSED: frozenset({Standing.CONFIRMED, Standing.REJECTED}),
    Standing.CONFIRMED: frozenset(),
    Standing.REJECTED: frozenset(),
}
"""What may be decided from each standing. Anything else goes by undoing the decision that stands."""


class ChangeKind(StrEnum):
    """What a person did to a row's columns, apart from deciding on its standing."""

    CORRECTED = "corrected"
    SPLIT = "split"
    JOINED = "joined"
    MOVED = "moved"
    ADDED = "added"
    RENEWED = "renewed"


CHANGE_WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.CORRECTED: "Corrected",
    ChangeKind.SPLIT: "Split",
    ChangeKind.JOINED: "Joined",
    ChangeKind.MOVED: "Moved",
    ChangeKind.ADDED: "Added by hand",
    ChangeKind.RENEWED: "Renewed from a later document",
}


class Stale(Refused):
    """Somebody else changed the row since it was shown. Nothing was saved, so nothing was overwritten."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody changed this since you opened it, so nothing was saved. Look at it as it stands now, "
            "then decide again."
        )


class CommitmentStatus(StrEnum):
    """What the words say of the act: it is the agency's own account, and nobody has checked it."""

    DONE = "done"
    ONGOING = "ongoing"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    DELAYED = "delayed"


STATUS_WORDS: Mapping[CommitmentStatus, str] = {
    CommitmentStatus.DONE: "Said to be done",
    CommitmentStatus.ONGOING: "Standing practice",
    CommitmentStatus.IN_PROGRESS: "Under way",
    CommitmentStatus.PLANNED: "Planned",
    CommitmentStatus.DELAYED: "Said to be delayed",
}


class Opening(StrEnum):
    """How a confirmed recommendation or commitment stood when it came into Goldthread."""

    OPEN = "open"
    CLOSED_BEFORE = "closed_before"
    NOT_KNOWN = "not_known"


OPENING_WORDS: Mapping[Opening, str] = {
    Opening.OPEN: "Open",
    Opening.CLOSED_BEFORE: "Closed before Goldthread",
    Opening.NOT_KNOWN: "Not known",
}

NOT_SET, NOT_SET_WORDS = "not_set", "Not set yet"
"""What a confirmed row has until somebody sets its opening position; nowhere stored."""


def counts_as_owed(opening: Opening | None) -> bool:
    """Whether a row can be late or missing, and stand among those of which a share is kept or late.

    Only where somebody said that it was open. "Not known" and None ("not set yet") owe nothing, so that a history
    loaded today is no wall of red.
    """
    return opening is Opening.OPEN


def is_decided(opening: Opening | None) -> bool:
    """Whether a row may stand in the denominator of any rate at all, such as the share that is closed."""
    return opening is Opening.OPEN or opening is Opening.CLOSED_BEFORE


def check_opening(opening: Opening, *, by_whom: bool, when: bool) -> None:
    """Raises Refused where it is said who closed something that was not closed, or not said who closed what was.

    `by_whom` and `when` are whether these were given.
    """
    if opening is not Opening.CLOSED_BEFORE and (by_whom or when):
        raise Refused(
            f"You said who closed it or when, and that it is {OPENING_WORDS[opening].lower()}. Choose “closed before "
            "Goldthread”, or leave out who and when."
        )
    if opening is Opening.CLOSED_BEFORE and not by_whom:
        raise Refused("Say who closed it: an organisation, or in your own words.")


def days_closed(words: str, *, today: date) -> Span | None:
    """The first and last day that the words of a closing date allow, None for no words. Nothing is guessed.

    Raises Refused for words that are no date, and for one that lies ahead of `today`.
    """
    if not words:
        return None
    span = read_span(re.sub(r"^(?:in|on)\s+", "", words.strip(), flags=re.IGNORECASE))
    if span is None:
        raise Refused(
            f"“{words}” is no date that can be told. Give a day, a month or a year, such as 31 March 2022, March 2022 "
            "or 2022, or leave it empty and say it in the note."
        )
    if span.earliest > today:
        raise Refused("It was closed before Goldthread, so the date cannot lie ahead of today.")
    return span


class Basis(StrEnum):
    """Why a recommendation concerns an organisation."""

    ASKED = "asked"
    ANSWERED = "answered"
    COMMITTED = "committed"


def check_decision(standing: Standing, decided: Standing) -> None:
    """Raises Refused where `decided` cannot follow `standing`."""
    if decided not in DECISIONS[standing]:
        raise Refused(f"This is already {standing.value}. Undo that decision first.")


def fingerprint(text: str) -> str:
    """What two printings of one recommendation share: letters and digits alone, so that hyphens and spaces lost or
    gained on the way to a PDF make no difference. SHA-256, in hexadecimal."""
    return hashlib.sha256(re.sub(r"[\W_]+", "", text).lower().encode()).hexdigest()


def normal_name(name: str) -> str:
    """How two names of one review are compared."""
    return re.sub(r"[\W_]+", " ", name).strip().lower()


_WORD_BEFORE_NUMBER = re.compile(
    r"^(?:(?:key|overview|final)\s+)?(?:recommendation|rec\b\.?|R(?=\s?\d))\s*(?:no\.?|number|#)?\s*",
    re.IGNORECASE,
)


def number_in(label: str) -> str:
    """The number alone of a label as printed, since pages say "Recommendation" themselves: "R3." gives "3"."""
    number = _WORD_BEFORE_NUMBER.sub("", label.strip()).rstrip(" .:–—-") or label
    return number if "(" in number else number.rstrip(")")


UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def duration_words(duration: str) -> str:
    """An ISO 8601 duration of one unit in words: P3M is "every 3 months", P1Y "every year"."""
    number, unit = int(duration[1:-1]), UNITS[duration[-1]]
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a row, and where they stand: [start, end) in a reading's source text; all None for words typed by hand.

    `text` are those words with white space made single and running headers left out.
    """

    text: str
    reading: int | None = None
    document: str = ""
    start: int | None = None
    end: int | None = None
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source with the words around it. `url` opens the whole document there; None where one may not."""

    document: str
    line: int | None
    page: int | None
    before: str
    words: str
    after: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A row's place as the register keeps it: [start, end) in the source text of a reading."""

    reading: int | None
    document: str
    start: int | None
    end: int | None
    line: int | None
    page: int | None

    @property
    def words(self) -> str:
        """The place in words: "response.txt, page 2, line 38"."""
        parts = [self.document or "Typed in by hand"]
        parts += [f"page {self.page}"] if self.page else []
        parts += [f"line {self.line}"] if self.line else []
        return ", ".join(parts)
