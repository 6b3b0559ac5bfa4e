"""What it costs to put a line into a column, where a table has lost its columns: words that do not suit pay.

Only the order and the rough size of the costs matter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ingest.bodies import Bodies
from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning
from goldthread.ingest.row_promises import is_undertaking
from goldthread.ingest.row_states import is_state
from goldthread.ingest.row_values import begins_date, is_date_cell, is_identifier, is_key, is_nothing, is_same
from goldthread.ingest.tense import asks

UNFIT = 6.0
DOUBTFUL = 2.0
SUITS = -2.0
BLANK_CELL = 1.5
MERGED_CELL = 0.5
ACROSS_GAP = 3.0
OUTSIDE = 0.6
NEW_ROW = 0.3
NEXT_SENTENCE = 0.8

STOP = re.compile(r"[.?!][’”\"')\]]*$")
_ASSENT = re.compile(r"(?:\w+ly )?(?:not )?(?:accepted|agreed|noted)\b(?! by\b.*\bshould)", re.IGNORECASE)
_HANGING = re.compile(r"(?:[,/&-]|\band|\bof|\bfor)$")
_LONGEST_LEAD = 10  # words
_SHORT_LEAD = 3
_TYPED = DATES | STATES | {Meaning.NUMBER, Meaning.REVIEW, Meaning.LEAD}
_MERGED = frozenset({Meaning.NUMBER, Meaning.REVIEW, Meaning.RECOMMENDATION, Meaning.FINDING, Meaning.THEME})
_LED = frozenset({Meaning.RECOMMENDATION, Meaning.FINDING})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a line's words show by themselves."""

    words: str
    is_blank_or_same: bool
    is_identifier: bool
    is_date: bool
    is_state: bool
    begins_date: bool
    is_small: bool
    is_sentence: bool

    @property
    def is_value(self) -> bool:
        """A number, a date or a state: hardly the beginning of prose."""
        return (
            self.is_identifier
            or self.is_date
            or self.begins_date
            or (self.is_state and len(self.words.split()) < 3)
        )


def seen(words: str) -> Seen:
    """A line looked at once, for all columns."""
    return Seen(
        words,
        is_nothing(words) or is_same(words),
        is_identifier(words),
        is_date_cell(words),
        is_state(words),
        begins_date(words),
        words[:1].islower(),
        bool(STOP.search(words)),
    )


class CellCosts:
    """The costs for the columns of one table."""

    def __init__(self, meanings: Sequence[Meaning | None], bodies: Bodies) -> None:
        self.meanings, self.bodies = tuple(meanings), bodies
        self._is_numbered = Meaning.NUMBER in meanings and bool(_LED & set(meanings))

    def skipped(self, columns: Sequence[int]) -> float:
        """Empty cells; a recommendation merged over several rows stands there once.

        A number without its recommendation, or the other way about, is seldom left out.
        """
        left = [self.meanings[column] for column in columns]
        cost = sum(MERGED_CELL if meaning in _MERGED else BLANK_CELL for meaning in left)
        is_torn = bool(_LED & set(left)) != (Meaning.NUMBER in left)
        return cost + (DOUBTFUL if self._is_numbered and is_torn else 0.0)

    def openings(self, line: Seen) -> list[float]:
        """For each column what it costs that a cell begins with these words."""
        if line.is_blank_or_same:
            return [0.0] * len(self.meanings)
        prose: dict[Meaning | None, float] = {}
        return [self._opening(meaning, line, prose) for meaning in self.meanings]

    def _opening(self, meaning: Meaning | None, line: Seen, prose: dict[Meaning | None, float]) -> float:
        if meaning in {Meaning.NUMBER, Meaning.REVIEW}:
            return 2 * SUITS if line.is_identifier else UNFIT
        if meaning in DATES:
            return 2 * SUITS if line.is_date else SUITS if line.begins_date else UNFIT
        if meaning in STATES:
            return 2 * SUITS if line.is_state else UNFIT
        if meaning not in prose:
            prose[meaning] = self._as_lead(line) if meaning is Meaning.LEAD else self._as_prose(meaning, line)
        return prose[meaning]

    def _as_lead(self, line: Seen) -> float:
        if len(line.words.split()) > _LONGEST_LEAD or line.is_sentence or line.is_value:
            return UNFIT
        if self.bodies.mentions(line.words):
            return SUITS
        return DOUBTFUL if line.is_small else 0.0

    def _as_prose(self, meaning: Meaning | None, line: Seen) -> float:
        if is_key(line.words):
            return UNFIT
        if _ASSENT.match(line.words):
            return SUITS if meaning is Meaning.ACTION else DOUBTFUL
        if line.is_value:
            return UNFIT if meaning in ASKS else DOUBTFUL
        if line.words.endswith(","):  # "Named Doctor," wants a name
            return DOUBTFUL
        cost = DOUBTFUL if line.is_small else 0.0
        if meaning in _LED:
            cost += SUITS if asks(line.words) else 1.0
        if meaning is Meaning.ACTION and is_undertaking(line.words):
            cost -= NEW_ROW
        return cost + (DOUBTFUL if self.bodies.is_name(line.words) else 0.0)

    def _as_more_of_lead(self, above: Seen, here: Seen) -> float:
        """A name or a post that wraps: it hangs on a comma, or the two lines name a body that neither does."""
        if _HANGING.search(above.words):
            return SUITS if self.bodies.mentions(here.words) else 0.0
        together = self.bodies.mentions(f"{above.words} {here.words}")
        spans = any(mention.start < len(above.words) < mention.end for mention in together)
        return SUITS if spans else MERGED_CELL if len(here.words.split()) <= _SHORT_LEAD else DOUBTFUL

    def goings_on(self, above: Seen, here: Seen, *, gap: bool) -> list[float]:
        """For each column what it costs that a line goes on with the cell of the line above."""
        across = ACROSS_GAP if gap else 0.0
        return [across + self._going_on(meaning, above, here) for meaning in self.meanings]

    def _going_on(self, meaning: Meaning | None, above: Seen, here: Seen) -> float:
        if meaning is Meaning.LEAD and not (here.is_sentence or here.is_value):
            return self._as_more_of_lead(above, here)
        if meaning in DATES and above.begins_date and is_date_cell(f"{above.words} {here.words}"):
            return 0.0
        if meaning in _TYPED:
            return DOUBTFUL if here.is_small and meaning in STATES else UNFIT
        is_value = here.is_identifier or here.is_state or (here.is_date and not here.is_small)
        cost = UNFIT - DOUBTFUL if is_value else 0.0
        if here.is_small:
            return cost - 0.5
        if not above.is_sentence:
            return cost
        # After a full stop an order is more likely what is to be done, and "Named Doctor," who is to do it.
        is_order = meaning in _LED and is_undertaking(here.words) and not asks(here.words)
        return cost + NEXT_SENTENCE * (2 if is_order or here.words.endswith(",") else 1)
