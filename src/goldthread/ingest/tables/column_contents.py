"""What columns mean by what they hold, where their names alone mislead: states told at length, dates under "By"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.ingest.column_maps import ASKS, STATES, ColumnMap, Layout, Meaning, header_of
from goldthread.ingest.manuscript import Source, Table
from goldthread.ingest.tables.row_states import is_state
from goldthread.ingest.tables.row_values import is_date_cell, is_identifier

_LONGEST_STATE = 6  # words of a cell, on the average
_IMPACT = re.compile(
    r"(?:actual )?impact(?: so far| to date| achieved| on children.*)?|outcomes? (?:so far|to date|achieved)"
)
_IMPACT_SEEN = re.compile(
    r"(?:evidence of )?(?:actual )?(?:impact|difference)(?: so far| to date| made| achieved)?"
)
# What was found, with a number or a verb of the past. Data.
_FOUND = re.compile(
    r"\b(?:was|were|had|has|have|found|showed|shows|said|told|saw|came|did|rose|fell|too early|not yet)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"(?:actual )?(?:outcomes?|impact)(?: ?(?:/|and|&) ?\w+)?", re.IGNORECASE)
# How an action went, and no end that is hoped for. Data.
_REPORTS = re.compile(
    r"(?:complete|done|closed|in progress|ongoing|not (?:yet )?(?:complete|started|begun|done))\b|"
    r".*\b(?:so far|to date|not yet|yet to|awaiting|expected|(?:has|have) (?:been|signed|asked|raised|had|agreed)|"
    r"is being|are being|was|were|had|(?:19|20)\d\d)\b|\w+ (?:drafted|delivered|changed|held|agreed|issued|sent)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\w[.:] [A-Za-z]")  # "Amber. Ten done so far."
_NEXT = re.compile(r"(?:what (?:is |comes |happens )?next|next steps?|further actions?)\b", re.IGNORECASE)


class ColumnContents:
    """The columns of all tables of one document."""

    def __init__(self, tables: Sequence[Table], source: Source, maps: Sequence[ColumnMap]) -> None:
        self.maps = maps
        self.columns = self._columns(tables, source)

    def settled(self, layout: Layout) -> Layout:
        """A column of progress that holds states alone is one of states, and a state told at length is progress.

        What a person has settled stays.
        """
        if any(known.fingerprint == layout.fingerprint for known in self.maps):
            return layout
        meanings = _with_impact_told(layout)
        if Meaning.PROGRESS not in meanings:
            self._tell_of_outcomes(layout, meanings)
        for column, header in enumerate(layout.headers):
            cells = self.columns.get((layout.fingerprint, column), [])
            if not header and column == 0 and cells and all(map(is_identifier, cells)):
                meanings[column] = Meaning.NUMBER  # numbers whose column has no name
            elif cells:
                meanings[column] = _by_cells(meanings, column, header, cells)
        if not {Meaning.ACTION, Meaning.PROGRESS} & set(meanings):
            self._tell_of_answers(layout, meanings)
        return replace(layout, meanings=tuple(meanings))

    def _tell_of_outcomes(self, layout: Layout, meanings: list[Meaning | None]) -> None:
        """ "Outcome / evidence" where nothing else tells how an action went, and most of its cells do."""
        for column, header in enumerate(layout.headers):
            cells = self.columns.get((layout.fingerprint, column), [])
            is_outcome = meanings[column] is Meaning.OUTCOME and _OUTCOME.fullmatch(header.strip())
            if is_outcome and _is_told(cells) and 2 * sum(map(_reports, cells)) > len(cells):
                meanings[column] = Meaning.PROGRESS
                return

    def _tell_of_answers(self, layout: Layout, meanings: list[Meaning | None]) -> None:
        """Beside what is recommended, and where nothing else answers it, the column told at length does.

        One whose name is not known goes before one of outcomes.
        """
        if Meaning.RECOMMENDATION not in meanings:
            return
        for wanted in (None, Meaning.OUTCOME):
            for column, meaning in enumerate(meanings):
                cells = self.columns.get((layout.fingerprint, column), [])
                if meaning is wanted and layout.headers[column] and _is_told(cells):
                    meanings[column] = Meaning.PROGRESS
                    return

    def tell_of_impact(self, layout: Layout) -> bool:
        """ "Evidence of impact" that says what came of it, and no measure that is hoped for."""
        return any(
            meaning is Meaning.OUTCOME
            and _IMPACT_SEEN.fullmatch(layout.headers[column].lower())
            and _tells(self.columns.get((layout.fingerprint, column), []))
            for column, meaning in enumerate(layout.meanings)
        )

    def _columns(self, tables: Sequence[Table], source: Source) -> dict[tuple[str, int], list[str]]:
        """The words of every column of each layout of the document."""
        found: dict[tuple[str, int], list[str]] = {}
        for table in tables:
            header = header_of(table, source, maps=self.maps)
            for row in table.rows[header[0] :] if header else ():
                for column, cell in enumerate(row.cells):
                    words = source.words(cell.start, cell.end)
                    if header and words:
                        found.setdefault((header[1].fingerprint, column), []).append(words)
        return found


def _by_cells(
    meanings: Sequence[Meaning | None], column: int, header: str, cells: Sequence[str]
) -> Meaning | None:
    """What a column means by its cells, beside what the others mean."""
    meaning, held = meanings[column], set(meanings)
    if meaning is Meaning.PROGRESS and not STATES & held and _are_states(cells):
        return Meaning.STATUS
    if meaning is Meaning.NUMBER and not ASKS & held and _is_told(cells):
        return Meaning.RECOMMENDATION  # "Item", with what is asked
    if meaning in {Meaning.LEAD, Meaning.ACTION} and Meaning.DUE not in held and _are_dates(cells):
        return Meaning.DUE  # "By" somebody or by some day; a "milestone" beside a deliverable
    if meaning is Meaning.STATUS and Meaning.PROGRESS not in held and _is_told(cells):
        return Meaning.PROGRESS
    if meaning is Meaning.ACTION and Meaning.PROGRESS in held and _NEXT.match(header):
        return Meaning.PROGRESS  # what is still to come, whatever was done
    return meaning


def _reports(text: str) -> bool:
    return _REPORTS.match(text) is not None


def _are_states(cells: Sequence[str]) -> bool:
    return all(is_state(text) and not _COMMENTS.search(text) for text in cells)


def _with_impact_told(layout: Layout) -> list[Meaning | None]:
    """What the columns mean; where nothing else tells of progress "Impact" does, and "Evidence" beside it is kept."""
    meanings = list(layout.meanings)
    names = [header.lower() for header in layout.headers]
    impact = [n for n, name in enumerate(names) if _IMPACT.fullmatch(name)]
    kept = [n for n, meaning in enumerate(meanings) if meaning is Meaning.PROGRESS]
    if not impact or not all(names[n] == "evidence" for n in kept):
        return meanings
    for n in (*impact, *kept):
        meanings[n] = Meaning.PROGRESS if n in impact else Meaning.OTHER
    return meanings


def _tells(cells: Sequence[str]) -> bool:
    """Whether most cells say at length what was found."""
    return _is_told(cells) and 2 * sum(bool(_FOUND.search(text)) for text in cells) > len(cells)


def _are_dates(cells: Sequence[str]) -> bool:
    return 2 * sum(is_date_cell(text) for text in cells) > len(cells)


def _is_told(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(len(text.split()) for text in cells) > _LONGEST_STATE * len(cells)
