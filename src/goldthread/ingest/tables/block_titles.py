"""What stands over a block of labelled fields: its title, what is recommended or to be done, and whose it is."""

import re
from collections.abc import Sequence
from functools import cached_property

from goldthread.ingest.bodies.called_names import body_called
from goldthread.ingest.bodies.known import Bodies, bodies_of
from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning
from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import recommendation_heading
from goldthread.ingest.manuscript import Cell, Manuscript, SourceLine
from goldthread.ingest.tables.block_labels import is_labelled
from goldthread.ingest.tables.block_parts import ACTION, LEAD, NUMBER, RECOMMENDATION, STATUS, Block
from goldthread.ingest.tables.row_acts import is_undertaking
from goldthread.ingest.tables.row_states import is_state
from goldthread.ingest.tables.row_values import is_identifier

_TITLE = re.compile(
    r"^\s*(?:Part [\dA-Z]{1,2}\s*[:.–—-]\s*)?"
    r"(?P<what>Action|Task|Milestone|Objective|Recommendation|Rec|Finding|Learning point|Commitment|"
    r"Priority|Concern|Area for (?:improvement|development|learning|action))?\.?\s*"
    r"(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?|[A-H](?=\s*$)|(?-i:[A-Z]{2,4}) \d{1,2}(?=\s*$)|"
    r"[A-Z]{1,4}[/-]?\d{1,3}(?:\.\d{1,2})?[a-z]?)(?P<mark>[.:)]|(?=\s|$))"
    r"\s*[-–—]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 9  # words
_MUCH_LONGER = 20  # characters: no line that wraps
_LONGEST_NAME = 9  # words of an owner's name


class Owners:
    """Whose blocks are, where a body's name stands alone over the labels: "Northmere Police"."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript

    @cached_property
    def bodies(self) -> Bodies:
        return bodies_of(self.manuscript.source_text)

    def is_name(self, line: SourceLine) -> bool:
        words = line.words.strip(" :*_#•–-")
        is_short = len(words.split()) <= _LONGEST_NAME and words[:1].isupper() and not words.endswith(".")
        return is_short and title_of(line) is None and body_called(words, self.bodies) is not None


def put_words_over(manuscript: Manuscript, block: Block, floor: int, owners: Owners) -> None:
    """The title and the words over the labels: what is recommended, or what is to be done, and by whom."""
    lines = manuscript.lines
    near, further = _paragraph_above(lines, block.first, floor), list[int]()
    has_values = block.holds(DATES | STATES) and not block.holds({Meaning.LEAD})
    if near and has_values and _ends_in_name(lines, near, owners):
        name = near.pop()
        block.put(LEAD, Cell(lines[name].start, lines[name].end))
        block.first = name
        near = near or _paragraph_above(lines, name, floor)
    start = next((i for i in range(len(near) - 1, -1, -1) if title_of(lines[near[i]])), None)
    if start is None and near:
        further = _paragraph_above(lines, near[0], floor)
        further = further if further and title_of(lines[further[0]]) else []
    _with_title(manuscript, block, [*further, *near[start or 0 :]])


def _ends_in_name(lines: Sequence[SourceLine], near: Sequence[int], owners: Owners) -> bool:
    """Whether the last line is a body's name by itself, and no end of a sentence that wraps."""
    above = lines[near[-2]] if len(near) > 1 else None
    is_apart = above is None or above.words.endswith((".", ":")) or title_of(above) is not None
    return is_apart and owners.is_name(lines[near[-1]])


def _paragraph_above(lines: Sequence[SourceLine], first: int, floor: int) -> list[int]:
    """The lines of the paragraph that ends over `first`."""
    number = first - 1
    while number >= floor and lines[number].is_blank:
        number -= 1
    found: list[int] = []
    while number >= floor and not (lines[number].is_blank or lines[number].in_table or lines[number].heading):
        if not lines[number].is_lifted:
            found.insert(0, number)
        number -= 1
    return found


def title_of(line: SourceLine) -> re.Match[str] | None:
    """ "Action 1.1", "CF1   Closed": a number, alone or with a state or the words themselves after it."""
    match = _TITLE.match(line.text)
    if match is None or (not match["what"] and match["number"].isdigit() and not match["mark"]):
        return None
    if (
        not match["what"]
        and (len(match["number"]) == 1 or not is_identifier(match["number"]))
        and not match["mark"]
    ):
        return None
    return match


def _said_again(rest: str) -> int:
    """How much of "1. Recommendation: ..." says what the number counts."""
    match = re.match(r"(?:recommendation|finding|action)\s*[:–—]\s*(?=\S)", rest, re.IGNORECASE)
    return match.end() if match else 0


def _is_title_over(rest: str, line: SourceLine, below: SourceLine | None) -> bool:
    """ "Recommendation 5 – Night staffing" over a quotation, or over a longer line that asks: no words of it."""
    if below is None or len(rest.split()) > _LONGEST_TITLE or rest.endswith((".", ",", ":")) or asks(rest):
        return False
    if below.words[:1] in '“‘"':
        return True
    is_longer = len(below.words) >= len(line.words) + _MUCH_LONGER
    return is_longer and below.words[:1].isupper() and asks(below.words)


def _is_under(number: str, above: Sequence[SourceLine]) -> bool:
    """ "2.1" below "Recommendation 2": an action of it."""
    stem, dot, _ = number.partition(".")
    headings = (recommendation_heading(line.text) for line in reversed(above))
    return bool(dot) and any(heading.number == stem for heading in headings if heading)


def _with_title(manuscript: Manuscript, block: Block, above: Sequence[int]) -> None:
    """What stands over the labels, from the title on, put into the block."""
    lines = manuscript.lines
    if not above:
        return
    first = lines[above[0]]
    title = title_of(first)
    if title is None and len(above) == 1 and is_identifier(first.words):
        block.put_aside(NUMBER, Cell(first.start, first.end))
        block.first = above[0]
        return
    what, start = _put_title(lines, block, above, title) if title else _put_heading(lines, block, above)
    block.first = above[0]
    end = lines[above[-1]].end
    words = manuscript.source_text[start:end].strip()
    if title is None and (
        is_labelled(lines[above[-1]].text) or block.holds_labelled({Meaning.RECOMMENDATION})
    ):
        return  # what is asked has a label of its own
    is_coded = title is not None and (title["what"] or title["number"][0].isalpha())
    is_answered = block.holds(ASKS | {Meaning.PROGRESS})
    if not (is_coded or is_answered or asks(words) or is_undertaking(words)):
        return  # a paragraph of prose over "Lead: ..." is neither
    held = {Meaning.ACTION} if what == ACTION else {Meaning.RECOMMENDATION}
    if what == RECOMMENDATION and len(words.split()) <= _LONGEST_TITLE and not words.endswith("."):
        held = {Meaning.RECOMMENDATION, Meaning.FINDING}  # a title over what was found
    if words and not block.holds(held):
        block.put_aside(what, Cell(start, end))


def _put_heading(lines: Sequence[SourceLine], block: Block, above: Sequence[int]) -> tuple[str, int]:
    """What stands there and where it begins, under a heading in two languages, or under none."""
    first = lines[above[0]]
    heading = recommendation_heading(first.text)
    if not heading or heading.number not in first.text or first.text[heading.after :].strip():
        return ACTION, first.start
    at = first.start + first.text.rindex(heading.number)  # "Argymhelliad 1 / Recommendation 1"
    block.put_aside(NUMBER, Cell(at, at + len(heading.number)))
    return RECOMMENDATION, lines[above[1]].start if len(above) > 1 else first.end


def _put_title(
    lines: Sequence[SourceLine], block: Block, above: Sequence[int], title: re.Match[str]
) -> tuple[str, int]:
    """The number of a title, and its state if it has one; what the words after them are, and where they begin."""
    first, below = lines[above[0]], [lines[number] for number in above[1:]]
    named = (title["what"] or "").lower()
    is_action = named in {"action", "task", "milestone", "commitment"} or (
        not named and _is_under(title["number"], lines[: above[0]])
    )
    what = ACTION if is_action else RECOMMENDATION
    block.put_aside(NUMBER, Cell(first.start + title.start("number"), first.start + title.end("number")))
    start = first.start + title.start("rest") + _said_again(title["rest"])
    if is_state(title["rest"]) and below:
        if not block.holds({Meaning.STATUS}):
            block.put_aside(STATUS, Cell(start, first.end))
        return what, below[0].start
    if not title["rest"] or re.fullmatch(r"of \d+", title["rest"]):
        return what, next((line.start for line in below if not is_labelled(line.text)), first.end)
    if _is_title_over(title["rest"], first, below[0] if below else None):
        return what, below[0].start
    return what, start
