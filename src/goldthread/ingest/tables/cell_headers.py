"""The names of columns in a table flattened to one cell on a line: a run of lines, of which a name may take two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ingest.bodies.known import bodies_of
from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning, is_header, meaning_of
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.column_edges import segments
from goldthread.ingest.tables.row_states import is_state
from goldthread.kernel.dates import mentions

_FEWEST_COLUMNS = 3
LONGEST_NAME = 6  # words
_LONGEST_STATE = 4  # words: "Key milestones achieved in enacting ..." is none
_VALUED = DATES | STATES | {Meaning.PROGRESS}
_STATE_NAME = re.compile(
    r"(?:complete|completed|closed|achieved|done)\??(?: (?:by|on|date|y/n))?", re.IGNORECASE
)
_CHOICE = re.compile(r"[A-Za-z ]{3,20}(?: ?/ ?| or )[A-Za-z /]{3,40}\??")  # "Open / Closed"
_ASKED = re.compile(r"(?:what|where|how|who|when) [a-z]", re.IGNORECASE)  # "What has been done" is no state
_EXPLAINED = re.compile(r"\s\(?(?:i\.?e|e\.?g)\b.*$")  # "Scope of recommendation i.e. local or regional"
_ASIDE = re.compile(r"\([^()]{1,30}\)")


@dataclass(frozen=True, slots=True)
class Header:
    """Names of columns, each of the lines [first, last) that make it up."""

    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def depth(self) -> int:
        return self.spans[-1][1]


def header_at(lines: Sequence[SourceLine], number: int) -> Header | None:
    """The run of columns' names that begins at this line; a name may wrap over two lines."""
    names: list[str] = []
    spans: list[tuple[int, int]] = []
    at = number
    while at < len(lines) and (taken := _name_at(lines, at, names)):
        names.append(" ".join(line.words for line in lines[at : at + taken]))
        spans.append((at - number, at - number + taken))
        at += taken
    if names and _is_title(lines, number, names, spans):
        return None
    if len(names) < _FEWEST_COLUMNS or not is_header(names):
        return None
    return Header(tuple(names), tuple(spans))


def _is_title(
    lines: Sequence[SourceLine], number: int, names: Sequence[str], spans: Sequence[tuple[int, int]]
) -> bool:
    """True where the run begins with a title over the table: "Action plan" over "Action", or a line set apart."""
    meanings = [meaning_of(name) for name in names]
    if meanings[0] in meanings[1:] and meanings[0] in ASKS:
        return True
    gaps = [lines[number + after].number - lines[number + after - 1].number > 1 for after, _ in spans[1:]]
    return bool(gaps) and gaps[0] and not any(gaps[1:])


def _name_at(lines: Sequence[SourceLine], at: int, names: Sequence[str]) -> int:
    """How many lines make a column's name here: two where only together they are one, 0 for none."""
    for taken in (1, 2):
        words = " ".join(line.words for line in lines[at : at + taken])
        if at + taken > len(lines) or not _is_name(words):
            continue
        if any(len(segments(line.text)) > 1 for line in lines[at : at + taken]):
            continue  # what spaces set apart are cells beside one another, or a label and its value
        if taken == 1 and _wraps(lines, at):
            continue
        if taken == 2 and (
            not _may_wrap(lines[at].words, lines[at + 1].words)
            or (re.search(r"\d", words) and not _ASIDE.fullmatch(lines[at + 1].words))
            or any(
                len(n.words.split()) > 2
                for n in lines[at : at + 2]
                if not _ASIDE.fullmatch(lines[at + 1].words)
            )
        ):
            continue
        return taken if words.lower() not in {name.lower() for name in names} else 0
    return 0


def _may_wrap(above: str, below: str) -> bool:
    """ "Target" over "date", "Progress /" over "evidence", "Update" over "(May 2024)"; not one name over another."""
    return (
        bool(_ASIDE.fullmatch(below))
        or below[:1].islower()
        or above.endswith(("/", "&", "-", " of", " and"))
        or len(above.split()) == 1
    )


def _wraps(lines: Sequence[SourceLine], at: int) -> bool:
    """ "Progress since" over "last meeting": the second line is no name of its own."""
    if at + 1 >= len(lines):
        return False
    below = lines[at + 1].words
    is_aside = bool(_ASIDE.fullmatch(below))
    return is_aside or (
        below[:1].islower() and len(below.split()) <= LONGEST_NAME and _is_name(f"{lines[at].words} {below}")
    )


def _is_name(words: str) -> bool:
    words = _EXPLAINED.sub("", words)
    if len(words.split()) > LONGEST_NAME or re.search(r"[:;]|,$|\w{4}\.$", words) or not words[:1].isupper():
        return words.strip() == "#"
    meaning = meaning_of(words)
    if meaning and _ASKED.match(words):
        return True
    is_short = len(words.split()) <= _LONGEST_STATE
    if (meaning in DATES | STATES and mentions(words)) or (
        meaning in _VALUED and is_short and is_state(words)
    ):
        return bool(_STATE_NAME.fullmatch(words) or _CHOICE.fullmatch(words))
    if meaning is Meaning.LEAD and len(words.split()) > 1 and bodies_of(words).all:
        return False  # "Wessmoor Housing Service" leads; it is no name of the column
    return meaning is not None
