"""What it costs to put a line into a column, where a table has lost its columns: words that do not suit pay.

Only the order and the rough size of the costs matter.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning
from goldthread.ingest.english.tense import asks
from goldthread.ingest.tables.row_acts import is_order, is_undertaking
from goldthread.ingest.tables.row_states import is_state
from goldthread.ingest.tables.row_values import (
    begins_date,
    is_date_cell,
    is_identifier,
    is_key,
    is_nothing,
    is_same,
)
from goldthread.kernel.dates import mentions

UNFIT = 6.0
DOUBTFUL = 2.0
SUITS = -2.0
BLANK_CELL = 1.5
MERGED_CELL = 0.5
ACROSS_GAP = 3.0
AMONG_ALIKE = 0.0
OUTSIDE = 0.6
NEW_ROW = 0.3
NEXT_SENTENCE = 0.8

STOP = re.compile(r"[.?!][’”\"')\]]*$")
_ASSENT = re.compile(r"(?:\w+ly )?(?:not )?(?:accepted|agreed|noted)\b(?! by\b.*\bshould)", re.IGNORECASE)
_DECISION = re.compile(
    r"(?:(?:\w+ly|in part|not) )?(?:accepted|agreed|rejected|declined|adopted|endorsed|approved|noted|yes|no)"
    r"(?: in (?:full|part|principle)| \w+ly)?\.?",
    re.IGNORECASE,
)
_HANGING = re.compile(r"(?:[,/&-]|\band|\bof|\bfor)$")
_POST = re.compile(  # what ends the name of a post, a team or a body. Data.
    r"\b(?:chair|manager|lead|officer|director|head|nurse|doctor|midwife|matron|team|unit|service|group|board|"
    r"inspector|superintendent|supt|insp|sergeant|commissioner|coordinator|co-ordinator|practitioner|consultant|adviser|advisor|worker|"
    r"teacher|headteacher|principal|council|trust|police|constabulary|partner|agency|school|trainer|scrutineer)(?:s|ies)?"
    r"(?:,| of\b| for\b|$)",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"\b(?:should|must|ought|needs? to)\b")
_MARK = re.compile(r"^\d{1,2}[A-Z]?\.\d{1,2}\s+(?=[A-Z])")  # "2.1 Green" over "2.2 Amber"
_ENDED_DATE = re.compile(r"\d\.$")  # "... by" over "31 March 2025." is the end of a sentence
_UNFINISHED = re.compile(r"\b(?:to|that|which|who|is|are|be|an|been|has|have|their|its|into|as|when)$")
_COUNTED = re.compile(r"\(?(?:\d{1,2}[A-Za-z]?[.):]|[a-z]\))\s+[A-Z]")
# "Signed off by the Chair: not yet" is a field and no state; "Risk of harm to a" goes on.
_HALF = re.compile(
    r"(?:[\w’'&]+ ){2,}[\w’']+:|\b(?:to|the|a|an|of|and|or|for|in|on|with|by|at|that|is|are|be)$"
)
# What was done, and no result that is hoped for. Data.
_REPORTED = re.compile(
    r"\b(?:so far|not yet|yet to|have|has been|had|was|were)\b|^\d+ |\b(?:19|20)\d\d\b", re.IGNORECASE
)
_WIDEST = 110  # characters of a line that is broken at the page's width
_FEW = 30  # one line in so many
_LONGEST_LEAD = 14  # words
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
    is_order: bool
    is_undertaking: bool

    @property
    def is_value(self) -> bool:
        """A number, a date or a state: hardly the beginning of prose."""
        return (
            self.is_identifier
            or self.is_date
            or self.begins_date
            or (self.is_state and len(self.words.split()) < 3)
        )


def seen(words: str, letters: Set[str] = frozenset()) -> Seen:
    """A line looked at once, for all columns; `letters` are those that the document's key says are states."""
    stated = _MARK.sub("", words)
    return Seen(
        words,
        is_nothing(words) or is_same(words),
        is_identifier(words) and words not in letters,
        is_date_cell(words) and not (_ENDED_DATE.search(words) or _UNFINISHED.search(words)),
        words in letters
        or (
            is_state(stated)
            and (stated[:1].isupper() or len(stated.split()) == 1)
            and not _HALF.search(words)
        ),
        begins_date(words),
        words[:1].islower(),
        bool(STOP.search(words)),
        is_order(words) and not _OUGHT.search(words),
        is_undertaking(words),
    )


def _is_post(line: Seen) -> bool:
    """ "Board Chair", "Head of Safeguarding": a short line that ends as the name of a post or a team does."""
    is_short = 1 < len(line.words.split()) <= _LONGEST_LEAD and not line.is_sentence and not line.is_small
    return is_short and bool(_POST.search(line.words)) and not asks(line.words)


class CellCosts:
    """The costs for the columns of one table."""

    def __init__(
        self, meanings: Sequence[Meaning | None], bodies: Bodies, *, decided: Set[int] = frozenset()
    ) -> None:
        self.meanings, self.bodies = tuple(meanings), bodies
        self.decided = decided  # the columns that say whether a recommendation was taken on
        self.is_wrapped = True  # False where each line is a paragraph
        self.is_counted = (
            False  # True where the recommendations count in their own cells: "1. Schools should ..."
        )
        self.nested: frozenset[str] = frozenset()  # "1.1" where "1" has a cell of its own
        self._is_numbered = Meaning.NUMBER in meanings and bool(_LED & set(meanings))

    def learn(self, texts: Sequence[str], *, is_parted: bool = False) -> None:
        """What the lines of the table show as a whole; `is_parted` where each text is a paragraph."""
        small = sum(text[:1].islower() for text in texts)
        is_broken = max(map(len, texts)) <= _WIDEST or small * _FEW > len(texts)
        self.is_wrapped = is_broken and not is_parted
        counted = [_count(text) for text in texts if _COUNTED.match(text) and _asks_below(text)]
        self.is_counted = Meaning.NUMBER not in self.meanings and len(counted) > 1 and _rises(counted)
        if self._is_numbered and Meaning.ACTION in self.meanings:
            self.nested = _nested(texts)

    def skipped(self, columns: Sequence[int]) -> float:
        """Empty cells; a recommendation merged over several rows stands there once.

        A number without its recommendation, or the other way about, is seldom left out.
        """
        left = [self.meanings[column] for column in columns]
        cost = sum(MERGED_CELL if meaning in _MERGED else BLANK_CELL for meaning in left)
        is_torn = bool(_LED & set(left)) != (Meaning.NUMBER in left)
        return cost + (DOUBTFUL if self._is_numbered and is_torn else 0.0)

    def openings(self, line: Seen, above: Seen | None = None) -> list[float]:
        """For each column what it costs that a cell begins with these words, under those of the line `above`."""
        if line.is_blank_or_same:
            return [0.0] * len(self.meanings)
        prose: dict[Meaning | None, float] = {}
        costs = [self._opening(meaning, line, prose) for meaning in self.meanings]
        if self.decided:
            costs = self._by_decision(costs, line)
        if above is None or above.words not in self.nested:
            return costs
        return [
            cost + (UNFIT if meaning in _LED else 0.0)
            for cost, meaning in zip(costs, self.meanings, strict=True)
        ]

    def _by_decision(self, costs: Sequence[float], line: Seen) -> list[float]:
        """ "Partially accepted" alone is a decision, where a column holds those, and little else is."""
        is_one = bool(_DECISION.fullmatch(line.words))
        fits, other = (2 * SUITS, UNFIT) if is_one else (UNFIT, 0.0)
        return [fits if column in self.decided else cost + other for column, cost in enumerate(costs)]

    def _opening(self, meaning: Meaning | None, line: Seen, prose: dict[Meaning | None, float]) -> float:
        if meaning in {Meaning.NUMBER, Meaning.REVIEW}:
            return 2 * SUITS if line.is_identifier else UNFIT
        if meaning in DATES:
            is_part = line.begins_date or line.words.isdigit()  # "30 November", over "2024"
            return SUITS if is_part else 2 * SUITS if line.is_date else UNFIT
        if meaning in STATES:
            return 2 * SUITS if line.is_state else UNFIT
        if meaning not in prose:
            prose[meaning] = self._as_lead(line) if meaning is Meaning.LEAD else self._as_prose(meaning, line)
        return prose[meaning]

    def _as_lead(self, line: Seen) -> float:
        if len(line.words.split()) > _LONGEST_LEAD or line.is_sentence or line.is_value:
            return UNFIT
        if _OUGHT.search(line.words) or _UNFINISHED.search(line.words) or mentions(line.words):
            return UNFIT
        if self.bodies.mentions(line.words) or _is_post(line):
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
            if self.is_counted:
                cost += SUITS if _COUNTED.match(line.words) else -SUITS if asks(line.words) else UNFIT
        if meaning is Meaning.ACTION and line.is_undertaking:
            cost -= NEW_ROW
        if meaning is Meaning.OUTCOME and (line.is_order or _REPORTED.search(line.words)):
            cost += 1.0
        return cost + (DOUBTFUL if self.bodies.is_name(line.words) or _is_post(line) else 0.0)

    def _as_more_of_lead(self, above: Seen, here: Seen) -> float:
        """A name or a post that wraps: it hangs on a comma, or the two lines name a body that neither does."""
        if _HANGING.search(above.words):
            return SUITS if self.bodies.mentions(here.words) else 0.0
        together = self.bodies.mentions(f"{above.words} {here.words}")
        spans = any(mention.start < len(above.words) < mention.end for mention in together)
        is_end = len(here.words.split()) == 1 and bool(_POST.search(here.words)) and not _is_post(above)
        return (
            SUITS if spans or is_end else MERGED_CELL if len(here.words.split()) <= _SHORT_LEAD else DOUBTFUL
        )

    def goings_on(self, above: Seen, here: Seen, *, gap: bool) -> list[float]:
        """For each column what it costs that a line goes on with the cell of the line above."""
        across = ACROSS_GAP if gap else 0.0
        alike = self._alike(above, here) if gap else frozenset[Meaning]()
        return [
            (AMONG_ALIKE if meaning in alike else across) + self._going_on(meaning, above, here)
            for meaning in self.meanings
        ]

    def _alike(self, above: Seen, here: Seen) -> frozenset[Meaning]:
        """The columns in which two paragraphs are as many values: a further act, lead, day or state of one row."""
        if above.is_date and here.is_date:
            return DATES
        if above.is_state and here.is_state:
            return STATES
        if self._is_lead(above) and self._is_lead(here):
            return frozenset({Meaning.LEAD})
        if above.is_sentence and here.is_undertaking and not asks(here.words):
            return frozenset({Meaning.ACTION})
        return frozenset({Meaning.PROGRESS}) if above.is_sentence and here.is_sentence else frozenset()

    def _is_lead(self, line: Seen) -> bool:
        return not line.is_sentence and (self.bodies.is_name(line.words) or _is_post(line))

    def _going_on(self, meaning: Meaning | None, above: Seen, here: Seen) -> float:
        if meaning is Meaning.LEAD and not (here.is_sentence or here.is_value):
            return self._as_more_of_lead(above, here)
        if meaning in DATES and above.begins_date and is_date_cell(f"{above.words} {here.words}"):
            return 0.0
        if meaning in DATES and above.is_date and (here.is_date or here.begins_date):
            return 1.0
        if meaning in STATES and above.is_state and here.is_state:
            return 0.0 if _MARK.match(above.words) and _MARK.match(here.words) else 1.0
        if meaning in _TYPED:
            return DOUBTFUL if here.is_small and meaning in STATES else UNFIT
        cost = _value_in_prose(above, here)
        if (meaning in _LED and _MARK.match(here.words)) or (
            _is_post(here) and not _HANGING.search(above.words)
        ):
            cost += DOUBTFUL
        if not self.is_wrapped:
            return cost + _next_paragraph(meaning, above, here)
        if here.is_small:
            return cost - 0.5
        if not above.is_sentence:
            return cost
        # After a full stop an order is more likely what is to be done, and "Named Doctor," who is to do it.
        is_order = meaning in _LED and (here.is_order or (here.is_undertaking and not asks(here.words)))
        return cost + NEXT_SENTENCE * (2 if is_order or here.words.endswith(",") else 1)


def _value_in_prose(above: Seen, here: Seen) -> float:
    """A number, a date or a state alone on its line has its own cell, and "30 November" under "Launch event" has."""
    if here.is_identifier or here.is_state or (here.is_date and not here.is_small):
        return UNFIT - DOUBTFUL
    is_day = here.begins_date and here.words[:1].isdigit() and not _HALF.search(above.words)
    return DOUBTFUL if is_day else 0.0


def _count(text: str) -> int:
    """The number that a text begins with, or that of its letter: 2 for "2. Schools should" and "b) Schools should"."""
    figures = re.sub(r"\D", "", text[:3])
    return int(figures) if figures else ord(text.lstrip("(")[0]) - ord("a") + 1


def _asks_below(text: str) -> bool:
    """Whether the words after a number ask; a council's panel has "That the Panel receives"."""
    words = text.partition(" ")[2].strip()
    return asks(words) or words.startswith("That ")


def _rises(numbers: Sequence[int]) -> bool:
    return (
        all(before <= after <= before + 1 for before, after in pairwise(numbers)) and numbers[0] < numbers[-1]
    )


def _nested(texts: Sequence[str]) -> frozenset[str]:
    """Numbers of actions in the column of the recommendations' numbers: "1", then "1.1" and "1.2" under it."""
    numbers = [text for text in texts if is_identifier(text)]
    plain = {number for number in numbers if number.isdigit()}
    dotted = [number for number in numbers if re.fullmatch(r"\d{1,3}\.(?:\d{1,2}|[a-z])", number)]
    below = [number for number in dotted if number.partition(".")[0] in plain]
    return frozenset(below) if below and len(below) == len(dotted) else frozenset()


def _next_paragraph(meaning: Meaning | None, above: Seen, here: Seen) -> float:
    """A further paragraph of a cell, where a line is one: an action has them most, a recommendation least."""
    if meaning is Meaning.ACTION and here.is_undertaking:
        return NEXT_SENTENCE / 2 if above.is_order and here.is_order else NEXT_SENTENCE
    return NEXT_SENTENCE if meaning is Meaning.PROGRESS else DOUBTFUL
