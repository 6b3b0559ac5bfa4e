"""Rules of the register that need no database."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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
