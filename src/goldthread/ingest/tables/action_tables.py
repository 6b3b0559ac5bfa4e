"""Tables of recommendations and actions: who owes what by when, how it stands, what was done."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from goldthread.ingest.bodies.called_names import body_called
from goldthread.ingest.bodies.kind_names import as_name
from goldthread.ingest.bodies.known import Bodies, Body, bodies_of
from goldthread.ingest.column_maps import ColumnMap, Layout, Meaning, header_of, layout_of
from goldthread.ingest.english.sentences import passage
from goldthread.ingest.manuscript import Cell, Manuscript, Table
from goldthread.ingest.promises.about_when import about_when, sets_a_target
from goldthread.ingest.reading import Commitment, Place, Recommendation, Response
from goldthread.ingest.speech.speakers import prefix_speaker
from goldthread.ingest.structure.answers import Places, agency_of, responses_of, sentences_said, with_default
from goldthread.ingest.structure.entries import Piece
from goldthread.ingest.structure.themes import themes_of
from goldthread.ingest.tables.column_contents import ColumnContents
from goldthread.ingest.tables.row_acts import Undertaking
from goldthread.ingest.tables.row_groups import Gatherer, Group, asked_in
from goldthread.ingest.tables.row_lines import Line, LineReader
from goldthread.ingest.tables.row_promises import promises_of
from goldthread.ingest.tables.row_states import legend_of
from goldthread.ingest.tables.row_values import is_nothing, is_same
from goldthread.ingest.tables.status_histories import HEADERS
from goldthread.ingest.tables.tabled import Tabled, home_of

# Kinds of body that are services of a council. Data.
_OF_COUNCILS = frozenset({"childrens_services", "adult_services", "education", "housing", "public_health"})
_LINES_NEAR = 12
_LINES_OVER = 3  # in which a plan says whose it is
_PLAN_OF = re.compile(
    r"(?:(?:name of (?:the |your )?|your |submitting |responding )?(?:agency|organisation|service)|plan of)"
    r"\s*[:–-]\s*(?P<who>[A-Z].+)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\s*[A-Z][^.:]{1,60}?(?::|\s[-–—])\s")


def tabled_of(
    manuscript: Manuscript,
    bodies: Bodies,
    *,
    place: Places,
    read: Sequence[Recommendation] = (),
    maps: Sequence[ColumnMap] = (),
    author: Body | None = None,
) -> list[Tabled]:
    """Every recommendation that stands in a table, and the answers of tables that stand under one, in order.

    `read` are the recommendations of the text: a table under one of them may leave out whom it asks.
    `author` is whose whole document it is, and so every row that names nobody else.
    """
    reader = _Reader(manuscript, bodies, place, read, author, maps)
    return [reader.tabled(group, table, layout) for group, table, layout in reader.groups()]


def layouts_in(manuscript: Manuscript, *, maps: Sequence[ColumnMap] = ()) -> tuple[Layout, ...]:
    """The layouts of the document's tables, each once, for a person to look over.

    Those of which too little is known for them to be read are there too, where anything is.
    """
    source = manuscript.source
    layouts = [layout_of(table, source, maps=maps) for table in manuscript.tables]
    return tuple({each.fingerprint: each for each in layouts if each}.values())


class _Reader:
    """What the tables of one document are read with."""

    def __init__(
        self,
        manuscript: Manuscript,
        bodies: Bodies,
        place: Places,
        read: Sequence[Recommendation],
        author: Body | None,
        maps: Sequence[ColumnMap],
    ) -> None:
        self.manuscript, self.bodies, self.place, self.read = manuscript, bodies, place, read
        self.maps = maps
        self.source = manuscript.source
        self.starts = [line.start for line in manuscript.lines]
        self.lines = LineReader(self.source, bodies, legend_of(_plain_paragraphs(manuscript)))
        self.contents = ColumnContents(manuscript.tables, self.source, maps)
        self.returned_by = self._returned_by() or author or _alone(manuscript, bodies)

    def groups(self) -> list[tuple[Group, int, Layout]]:
        """The recommendations of every table, each with the number of the table that it begins in."""
        found: list[tuple[Group, int, Layout]] = []
        gather: Gatherer | None = None
        for number, table in enumerate(self.manuscript.tables):
            header = header_of(table, self.source, maps=self.maps)
            taken, layout = header or (0, None)
            layout = layout and self.contents.settled(layout)
            if self._is_asked_before(number) or not self._goes_on(gather, layout, table):
                home = self._home(table)
                gather = Gatherer(self.lines, layout, addressee=self.addressee, home=home) if layout else None
            if gather is not None:
                already = len(gather.groups)
                for row in table.rows[taken:]:
                    gather.take(row)
                found.extend((group, number, gather.layout) for group in gather.groups[already:])
        return found

    def _home(self, table: Table) -> Body | None:
        """The agency whose plan a table is: its name stands alone right over the table, or after "Agency:"."""
        first = min((cell.start for row in table.rows for cell in row.cells), default=0)
        over = bisect_right(self.starts, first - 1)
        near = self.manuscript.lines[max(0, over - _LINES_NEAR) : over]
        above = [line for line in near if line.end <= first and line.words][-_LINES_OVER:]
        for line in reversed(above):
            labelled = _PLAN_OF.match(line.words)
            if labelled:
                return self._called(labelled["who"])
        is_name = above and not above[-1].in_table and not above[-1].is_lifted
        return (self._called(above[-1].words) if is_name else None) or self.returned_by

    def _returned_by(self) -> Body | None:
        """The one agency whose return the document is: "Name of agency:" stands once, and no row says it again."""
        named = [match["who"] for line in self.manuscript.lines if (match := _PLAN_OF.match(line.words))]
        return self._called(named[0]) if len(named) == 1 else None

    def _called(self, words: str) -> Body | None:
        """The agency that a heading names; it may be written in capitals."""
        if words.endswith((".", ":", ",")) or re.search(r":|\s[–—-]\s", words):
            return None
        name = re.sub(r"\s*\([^()]*\)$", "", words)
        body = body_called(name, self.bodies)
        if body is None and name.isupper():
            called = bodies_of(as_name(name)).all
            body = called[0] if len(called) == 1 else None
        return None if body is None or body.is_partnership else body

    def _goes_on(self, gather: Gatherer | None, layout: Layout | None, table: Table) -> bool:
        """A table over a page's end: the same names again, or none and as many columns."""
        if gather is None:
            return False
        if layout is not None:
            is_same = layout.fingerprint == gather.layout.fingerprint
            return gather.ask is not None and is_same and self._home(table) in {None, gather.home}
        width = max((len(row.cells) for row in table.rows), default=0)
        return width == len(gather.layout.headers)

    def _is_asked_before(self, number: int) -> bool:
        """Whether a recommendation of the text stands between the table before and this one, which answers it."""
        if number == 0:
            return False
        end = max(
            (cell.end for row in self.manuscript.tables[number - 1].rows for cell in row.cells), default=0
        )
        start = min(
            (cell.start for row in self.manuscript.tables[number].rows for cell in row.cells), default=0
        )
        return any(end <= item.place.start < start for item in self.read)

    def addressee(self, group: Group) -> str | None:
        """Whom the group's recommendation asks, or the one over the table that it answers."""
        if group.ask:
            return asked_in(group, self.lines)
        over = home_of(self.read, group.number, group.start)
        return None if over is None else self.read[over].addressee

    def tabled(self, group: Group, table: int, layout: Layout) -> Tabled:
        """One recommendation with the responses and commitments of its rows."""
        text = self.lines.words(group.ask) if group.ask else ""
        asked = self.addressee(group)
        owner = self.bodies.named(asked) if asked else None
        said = [tuple(self._responses(line, owner, group.ask, layout)) for line in group.rows]
        leads = {agency_of(line.lead, self.bodies) for line in group.rows if line.lead}
        item = Recommendation(
            id=group.number,
            parent=None,
            section=group.section,
            label=group.number,
            addressee=asked or (leads.pop() if len(leads) == 1 else None),
            text=text,
            place=self._place(group.ask or Cell(group.start, group.start)),
            themes=themes_of(text),
            responses=tuple(response for row in said for response in row),
            commitments=tuple(
                promise
                for line, row in zip(group.rows, said, strict=True)
                for promise in self._commitments(line, owner, row, layout)
            ),
        )
        end = max((cell.end for line in group.rows for _, cell in line.cells), default=group.start)
        return Tabled(item, group.start, end, table, group.may_stand_alone)

    def _place(self, cell: Cell) -> Place:
        kept = passage(self.source, cell.start, cell.end)
        return self.place(kept.start, kept.end)

    def _responses(
        self, line: Line, owner: Body | None, ask: Cell | None, layout: Layout
    ) -> Iterator[Response]:
        """The action cell and the progress cell are responses of the lead; in either, others may speak by name.

        So is what is told of impact; it promises nothing.
        """
        impact = line.of(Meaning.OUTCOME) if self.contents.tell_of_impact(layout) else []
        for cell in (*line.of(Meaning.ACTION), *line.of(Meaning.PROGRESS), *impact):
            text = self.lines.words(cell)
            if cell == ask or is_nothing(text) or is_same(text):
                continue
            pieces = self._pieces(cell)
            voice = self._voice(line, cell, text)
            if voice is not None and len(pieces) == 1:
                yield Response(agency_of(voice, self.bodies), text, self._place(cell))
                continue
            said = sentences_said(pieces, source=self.source, bodies=self.bodies)
            named = {each.speaker for each in said if each.speaker}
            default = line.lead or owner or (named.pop() if len(named) == 1 else None)
            said = with_default(said, default, context=[text], bodies=self.bodies)
            yield from responses_of(said, source=self.source, bodies=self.bodies, place=self.place)

    def _voice(self, line: Line, cell: Cell, text: str) -> Body | None:
        """Who speaks in a cell: whom its first words or its column's name say, else the row's lead."""
        labelled = prefix_speaker(text, self.bodies) if _LABELLED.match(text) else None
        return labelled or line.voice_of(cell) or line.lead

    def _pieces(self, cell: Cell) -> list[Piece]:
        """A cell in pieces, a new one where a line begins with an agency and a colon."""
        starts, at = [cell.start], cell.start
        for text in self.source.text[cell.start : cell.end].split("\n"):
            if at > cell.start and _LABELLED.match(text) and prefix_speaker(text.strip(), self.bodies):
                starts.append(at)
            at += len(text) + 1
        spans = [passage(self.source, a, b) for a, b in zip(starts, [*starts[1:], cell.end], strict=True)]
        return [Piece(each.start, each.end, each.text) for each in spans if each.text]

    def _commitments(
        self, line: Line, owner: Body | None, said: Sequence[Response], layout: Layout
    ) -> Iterator[Commitment]:
        """The promises of a row: the lead's, or, without one, of whoever says them."""
        promises = promises_of(
            [Undertaking(cell, line.targets, line.states) for cell in line.of(Meaning.ACTION)],
            line.of(Meaning.PROGRESS),
            None if layout.headers == HEADERS else line.state,  # a history's states are the recommendation's
            line.target,
            source=self.source,
        )
        for promise in promises:
            text = self.source.words(promise.start, promise.end)
            agency = agency_of(line.lead or owner, self.bodies)
            if line.lead is None:
                agency = next((each.agency for each in said if _holds(each.place, promise.start)), agency)
            is_open = promise.due is None and promise.status != "done"
            yield Commitment(
                text,
                agency,
                promise.status,
                promise.due,
                self.place(promise.start, promise.end),
                target_words=about_when(text) or self._target_words(line) if is_open else None,
            )

    def _target_words(self, line: Line) -> str | None:
        """What the row's only target cell says where it names no day: "Autumn 2024", "TBC"."""
        said = [words for cell in line.of(Meaning.DUE) if (words := self.source.words(cell.start, cell.end))]
        return said[0] if len(said) == 1 and line.target.due is None and sets_a_target(said[0]) else None


def _alone(manuscript: Manuscript, bodies: Bodies) -> Body | None:
    """The only agency that a document names, with units and services of its own, where it speaks of no partnership.

    It is named outside the tables too: one that stands in a row alone is merely asked.
    """
    if bodies.partnership is not None:
        return None
    whole = [body for body in bodies.all if body.kind not in _OF_COUNCILS | {"local"}]
    is_one = len(whole) == 1 and whole[0].kind not in {"nobody", "sector"} and not whole[0].is_partnership
    has_services = any(body.kind in _OF_COUNCILS for body in bodies.all)
    if not is_one or (has_services and whole[0].kind != "council"):
        return None
    outside = "\n".join(line.words for line in manuscript.lines if not line.in_table)
    return whole[0] if any(mention.body == whole[0] for mention in bodies.mentions(outside)) else None


def _holds(place: Place, position: int) -> bool:
    return place.start <= position < place.end


def _plain_paragraphs(manuscript: Manuscript) -> list[str]:
    """Paragraphs of the lines outside tables, and single cells, where a key to the colours may stand."""
    paragraphs: list[str] = [""]
    for line in manuscript.lines:
        if line.is_blank:
            paragraphs.append("")
        elif not line.in_table:
            paragraphs[-1] += " " + line.words
    cells = [row.cells[0] for table in manuscript.tables for row in table.rows if len(row.cells) == 1]
    source = manuscript.source
    keys = (source.words(cell.start, cell.end) for cell in cells)
    return [text.strip() for text in (*paragraphs, *keys) if text]
