"""One row of a table read: whose it is, its target, its state, with "as above" looked up in the row before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.column_maps import Meaning
from goldthread.ingest.manuscript import Cell, Source
from goldthread.ingest.promises.targets import Target, last_day, target_of
from goldthread.ingest.tables.row_leads import lead_of
from goldthread.ingest.tables.row_reports import new_date
from goldthread.ingest.tables.row_states import State, said_state, state_of, with_slip
from goldthread.ingest.tables.row_values import at_marks, begins_date, is_date_cell, is_same, targets_in
from goldthread.kernel.dates import MONTHS, mentions

_HANGING = re.compile(r"\b(?:then|and|or|to|until|by|from|of|now)$", re.IGNORECASE)
_MONTH_LAST = re.compile(rf"\b(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*$", re.IGNORECASE)
_MARK = re.compile(r"^(?:\d{1,2}[A-Z]?\.\d{1,2}|[1-9A-H][.):])\s+")  # "2.1 Green" over "2.2 Amber"
_OPENS_DATE = re.compile(
    r"(?:by|from|now|until|before|end|start|early|mid|late|in|on|every|each|monthly|weekly|termly|quarterly|annually|yearly)\b",
    re.IGNORECASE,
)
_LEAD_LAST = re.compile(r"\((?P<who>[^(),;]{2,70}?)(?:[,;–-]\s+(?P<day>[^(),;]{3,40}))?\)[.\s]*\Z")
_SEVERAL = 2  # dates or states in one cell that part its actions

Held = Sequence[tuple[Meaning, Cell]]


@dataclass(frozen=True, slots=True)
class Line:
    """One row's filled cells by meaning, and what its short cells say.

    `targets` and `states` are those of cells that hold several, each with the line of the cell it stands on. `voices`
    are those whom a column's name says to speak there: "Partners' comment".
    """

    cells: tuple[tuple[Meaning, Cell], ...]
    lead: Body | None
    state: State | None
    target: Target
    targets: tuple[tuple[int, Target], ...] = ()
    states: tuple[tuple[int, State], ...] = ()
    voices: tuple[tuple[Cell, Body], ...] = ()

    def voice_of(self, cell: Cell) -> Body | None:
        return next((body for held, body in self.voices if held == cell), None)

    def of(self, meaning: Meaning) -> list[Cell]:
        return [cell for held, cell in self.cells if held is meaning]


class LineReader:
    """Reads rows with what the document as a whole has taught: its bodies, the key to its colours."""

    def __init__(self, source: Source, bodies: Bodies, legend: Mapping[str, State]) -> None:
        self.source, self.bodies, self.legend = source, bodies, legend

    def line(self, cells: Held, before: Line | None, asked: Body | None, *, home: Body | None = None) -> Line:
        """A row's cells read; its recommendation asks `asked`, `before` is the row above, `home` whose plan it is."""
        cells = self._with_lead_in_brackets(self._with_dates_apart(cells))
        targets, states = self._targets(cells), self._states(cells)
        target = self._target(cells, before)
        state = with_slip(self._state(cells, before), target)
        return Line(tuple(cells), self._lead(cells, before, asked, home), state, target, targets, states)

    def _with_dates_apart(self, cells: Held) -> Held:
        """A column for "Lead and deadline" as two: the day stands under the name, or after it."""
        if any(meaning is Meaning.DUE for meaning, _ in cells):
            return cells
        apart: list[tuple[Meaning, Cell]] = []
        for meaning, cell in cells:
            at = self._date_after_name(cell) if meaning is Meaning.LEAD else None
            apart.append((meaning, Cell(cell.start, at) if at else cell))
            if at:
                apart.append((Meaning.DUE, Cell(at, cell.end)))
        return apart

    def _with_lead_in_brackets(self, cells: Held) -> Held:
        """An action that ends in who does it, and mostly by when: "... to all. (Fernhill ICB, June 2023)"."""
        if any(meaning is Meaning.LEAD for meaning, _ in cells):
            return cells
        action = next((cell for meaning, cell in cells if meaning is Meaning.ACTION), None)
        found = action and _LEAD_LAST.search(self.source.text, action.start, action.end)
        if action is None or not found or "(" in self.source.text[action.start : found.start()]:
            return cells
        who, day = Cell(*found.span("who")), Cell(*found.span("day"))
        dated = day.end > day.start and is_date_cell(self.words(day))
        if not (self.bodies.is_name(self.words(who)) or (dated and self.words(who)[:1].isupper())):
            return cells
        before = Cell(action.start, found.start())
        cells = [(meaning, before if cell == action else cell) for meaning, cell in cells]
        apart = [(Meaning.LEAD, who)]
        if dated and not any(meaning is Meaning.DUE for meaning, _ in cells):
            apart.append((Meaning.DUE, day))
        return [*cells, *apart]

    def _date_after_name(self, cell: Cell) -> int | None:
        """Where the words begin in a lead's cell that are a date to the end and nothing else."""
        text = self.source.text[cell.start : cell.end]
        starts = [cell.start + match.start() for match in re.finditer(r"\S+", text)][1:]
        rests = ((at, self.words(Cell(at, cell.end)).strip("()[] ")) for at in starts)
        dated = ((at, rest) for at, rest in rests if target_of(rest).due and is_date_cell(rest))
        return next((at for at, rest in dated if _opens_date(rest)), None)

    def words(self, cell: Cell) -> str:
        return self.source.words(cell.start, cell.end)

    def _texts(self, cells: Held, *meanings: Meaning) -> list[str]:
        found = [(meaning, self.words(cell)) for meaning, cell in cells if meaning in meanings]
        return [text for meaning in meanings for held, text in found if held is meaning and text]

    def _lead(self, cells: Held, before: Line | None, asked: Body | None, home: Body | None) -> Body | None:
        texts = self._texts(cells, Meaning.LEAD)
        if texts and is_same(texts[0]) and before:
            return before.lead
        named = [body for text in texts if (body := lead_of(text, self.bodies, asked=asked, home=home))]
        return named[0] if named else home

    def _target(self, cells: Held, before: Line | None) -> Target:
        texts = [text for text in self._texts(cells, Meaning.DUE) if said_state(text) != "done"]
        if texts and is_same(texts[0]) and before:
            return before.targets[-1][1] if before.targets else before.target
        first = [target_of(text) for text in self._texts(cells, Meaning.FIRST_DUE)]
        dated = [target for text in texts if (target := target_of(text)).due]
        now = dated[0] if dated else None
        if len(dated) > 1 and all(each.due and each.due.latest for each in dated):
            first += dated
            now = max(dated, key=last_day)  # "Due" and "Revised due" side by side: the later counts now
        if now is None or now.due is None:
            stands = Target(None, is_standing=any(said_state(text) == "ongoing" for text in texts))
            return next((target for target in first if target.due), stands)
        beside = self._moved_beside(cells, now)
        if beside:
            return beside
        moved = any(target.due and target.due.latest != now.due.latest for target in first)
        return replace(now, is_moved=now.is_moved or moved)

    def _moved_beside(self, cells: Held, now: Target) -> Target | None:
        """A later date that the state names as the new one: "Red. New date 31 October 2024"."""
        states = self._texts(cells, Meaning.STATUS, Meaning.RAG)
        moved = [move.due for text in states if (move := new_date(text)) and move.is_plain]
        latest = now.due.latest if now.due else None
        later = [due for due in moved if due.latest and latest and due.latest > latest]
        return replace(now, due=later[-1], is_moved=True) if later else None

    def _state(self, cells: Held, before: Line | None) -> State | None:
        texts = self._texts(cells, Meaning.STATUS, Meaning.RAG)
        if texts and is_same(texts[0]) and before:
            return before.states[-1][1] if before.states else before.state
        found = [state for text in texts if (state := state_of(text, self.legend))]
        said = [state for state in found if state.is_said]
        if said or found:
            return (said or found)[0]
        in_date = [word for text in self._texts(cells, Meaning.DUE) if (word := said_state(text))]
        if in_date and in_date[0] in {"done", "ongoing"}:
            return State(in_date[0], is_said=True)
        is_closed = any(target_of(text).due for text in self._texts(cells, Meaning.DONE_ON))
        return State("done", is_said=True) if is_closed else None

    def _targets(self, cells: Held) -> tuple[tuple[int, Target], ...]:
        values = self._several(cells, Meaning.DUE)
        values = values or [(0, text) for text in self._texts(cells, Meaning.DUE)[:1]]
        parts = [(number, part) for number, words in values for part in targets_in(words)]
        if (
            len(parts) == 1
            and (first := self._texts(cells, Meaning.FIRST_DUE))
            and target_of(parts[0][1]).beside.strip()
        ):
            parts.append((0, first[0]))  # a new date that names one act leaves the others theirs
        return tuple((number, target_of(part)) for number, part in parts) if len(parts) >= _SEVERAL else ()

    def _states(self, cells: Held) -> tuple[tuple[int, State], ...]:
        values = self._several(cells, Meaning.RAG, Meaning.STATUS)
        in_line = next((at_marks(text) for text in self._texts(cells, Meaning.RAG, Meaning.STATUS)), [])
        values = values or [(0, part) for part in in_line]
        plain = [(number, _MARK.sub("", words)) for number, words in values]
        return tuple((number, state) for number, words in plain if (state := state_of(words, self.legend)))

    def _several(self, cells: Held, *meanings: Meaning) -> list[tuple[int, str]]:
        """The lines of a short cell that are values of their own, where there are several."""
        for meaning, cell in cells:
            if meaning in meanings:
                text = self.source.text[cell.start : cell.end]
                values = values_by_line(text, is_date=Meaning.DUE in meanings)
                if len(values) >= _SEVERAL:
                    return values
        return []


def _opens_date(words: str) -> bool:
    found = mentions(words)
    return bool(_OPENS_DATE.match(words)) or (bool(found) and found[0].start == 0)


def values_by_line(text: str, *, is_date: bool) -> list[tuple[int, str]]:
    """The values of a cell that holds several, each with the line it begins on; words that wrap are put together."""
    found: list[tuple[int, str]] = []
    last = -2
    for number, words in enumerate(text.split("\n")):
        if not words.strip():
            continue
        if found and number == last + 1 and not _is_value(words, found[-1][1], is_date=is_date):
            found[-1] = (found[-1][0], f"{found[-1][1]} {words.strip()}")
        else:
            found.append((number, words.strip()))
        last = number
    return found


def _is_value(words: str, before: str, *, is_date: bool) -> bool:
    """Whether a line right under a value is a further one."""
    if is_date:
        whole = target_of(before).due is not None and not _HANGING.search(before)
        if _MONTH_LAST.search(before) and words.strip()[:2].isdigit():
            return False
        own = target_of(words)
        if whole and own.due is None and words.strip()[:1].isupper() and begins_date(words):
            return True  # "Audit: Jan", over its year
        return whole and own.due is not None and (own.is_moved or not target_of(f"{before} {words}").is_moved)
    stated, stated_before = _MARK.sub("", words.strip()), _MARK.sub("", before)
    both = state_of(stated, {}) is not None and state_of(stated_before, {}) is not None
    return both and stated[:1].isupper()
