"""Which rows of a table stand under which recommendation: merged cells, headings between rows, repeated headers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from goldthread.ingest.bodies.called_names import NOBODY, body_called
from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.column_maps import DATES, Layout, Meaning, normal_header
from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.heading_words import NUMBER_WORDS
from goldthread.ingest.lines.headings import Numbering, numbered, part_letter, recommendation_heading
from goldthread.ingest.manuscript import Cell, Row, Source
from goldthread.ingest.speech.addressees import addressee_of
from goldthread.ingest.tables.row_lines import Held, Line, LineReader
from goldthread.ingest.tables.row_values import is_identifier, is_key, is_nothing, is_same

_NUMBERING = re.compile(r"^\W*(?:rec(?:ommendation)?\.?\s*)?", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:the )?(?P<who>.{2,60}?)(?:[’']s|s[’'])? "
    r"(?:comments?|response|repl(?:y|ies)|answer|update|view|position|challenge)",
    re.IGNORECASE,
)
_SPELT = re.compile(
    rf"(?P<number>{'|'.join(NUMBER_WORDS)})[.:] (?=[A-Z])", re.IGNORECASE
)  # "One. Schools should"
_OVER_NESTED = re.compile(r"(?P<number>\d{1,2})[.):]? +(?=[A-Z])")
_PARTNERSHIP = re.compile(
    r"(?:safeguarding )?(?:partners?|partnership|board|executive|business unit|(?:independent )?(?:chair|scrutineer))",
    re.IGNORECASE,
)
# "LP1 Babies should ...", "C-01 (Child Quill) Refresh the tool"
_CODE = re.compile(r"(?P<code>[A-Z]{1,4}[-/. ]?\d{1,3})[.:)]?\s+(?:\([^()]{3,40}\)\s+)?(?=[A-Z][a-z’']*\s)")
_LEADERSHIP = re.compile(r"executive|cabinet|management|directors?|service|chief executive", re.IGNORECASE)
_NARROW = 3  # columns from which a row with one cell is a heading


@dataclass(slots=True)
class Group:
    """One recommendation of a table with its rows; `ask` None where only its number, or nothing, stands there.

    `may_stand_alone` says that its action can be the ask, where no recommendation is found for it.
    """

    number: str
    ask: Cell | None
    section: str | None
    start: int
    may_stand_alone: bool = False
    rows: list[Line] = field(default_factory=list)


def ask_of(layout: Layout) -> Meaning | None:
    """The column that says what is asked: recommendations, or findings where actions answer them."""
    if Meaning.RECOMMENDATION in layout.meanings:
        return Meaning.RECOMMENDATION
    answered = {Meaning.ACTION, Meaning.PROGRESS} & set(layout.meanings)
    return Meaning.FINDING if Meaning.FINDING in layout.meanings and answered else None


def is_plan(layout: Layout) -> bool:
    """True for a plan of actions alone: somebody leads them, or they have a date. A chronology begins with the day."""
    known = set(layout.meanings)
    named = " ".join(
        header.lower()
        for header, m in zip(layout.headers, layout.meanings, strict=True)
        if m is Meaning.ACTION
    )
    is_led = Meaning.LEAD in known or (Meaning.DUE in known and layout.meanings[0] not in DATES)
    return "response" not in named and Meaning.ACTION in known and is_led


class Gatherer:
    """Rows of one layout to recommendations, in order."""

    def __init__(
        self,
        reader: LineReader,
        layout: Layout,
        *,
        addressee: Callable[[Group], str | None],
        home: Body | None = None,
    ) -> None:
        self.reader, self.layout, self.addressee, self.home = reader, layout, addressee, home
        self.source: Source = reader.source
        self.speakers = [_speaker_of(header, reader.bodies, home) for header in layout.headers]
        self.plain = [normal_header(header) for header in layout.headers]
        self.ask = ask_of(layout)
        self.groups: list[Group] = []
        self.section: str | None = None
        self.line: Line | None = None

    def take(self, row: Row) -> None:
        """One more row. Totals, keys and headers that a page repeats are passed over."""
        texts = [self.reader.words(cell) for cell in row.cells]
        filled = [(cell, text) for cell, text in zip(row.cells, texts, strict=True) if text]
        if not filled or is_key(filled[0][1]) or [normal_header(text) for text in texts] == self.plain:
            return
        if self._is_section(row, texts):
            self._open_section(filled[0][0])
            return
        pairs = zip(self.layout.meanings, row.cells, texts, strict=False)
        cells = [(meaning, cell) for meaning, cell, text in pairs if meaning and text]
        if cells:
            group = self._group(row, cells)
            self.line = self.reader.line(cells, self.line, self._asked(group), home=self.home)
            self.line = replace(self.line, voices=self._voices(row))
            group.rows.append(self.line)

    def _voices(self, row: Row) -> tuple[tuple[Cell, Body], ...]:
        """The cells whose columns belong to somebody by their names, with whom."""
        return tuple(
            (cell, body) for cell, body in zip(row.cells, self.speakers, strict=False) if body is not None
        )

    def _is_section(self, row: Row, texts: Sequence[str]) -> bool:
        """A row with one cell, which runs across the table or stands in its first column alone."""
        filled = [index for index, text in enumerate(texts) if text]
        if len(filled) != 1 or len(self.layout.headers) < _NARROW:
            return False
        if len(row.cells) == 1:
            return True
        if filled[0] >= len(self.layout.meanings):
            return True
        is_ask = self.ask is not None and self.layout.meanings[filled[0]] is self.ask
        return filled[0] == 0 and not is_ask and not is_identifier(texts[0])

    def _open_section(self, cell: Cell) -> None:
        """A heading between rows: a recommendation in full, or what the rows below have in common."""
        text = self.reader.words(cell)
        heading = recommendation_heading(text) or _counted_ask(text)
        if heading is None:
            self.section = text
            owner = body_called(text, self.reader.bodies)
            if owner is not None and not owner.is_partnership and Meaning.LEAD not in self.layout.meanings:
                self.home = owner  # whose rows follow
            return
        ask = (
            Cell(_after(self.source, cell, heading.after), cell.end)
            if text[heading.after :].strip()
            else None
        )
        self._opened(Group(f"{heading.number}{heading.letter or ''}", ask, self.section, cell.start))
        self.line = None

    def _asked(self, group: Group) -> Body | None:
        asked = self.addressee(group)
        return self.reader.bodies.named(asked) if asked else None

    def _group(self, row: Row, cells: Held) -> Group:
        """The recommendation that a row belongs to: the one in its own cell, or the last where that is merged."""
        number = self._number(cells)
        ask = next((cell for meaning, cell in cells if self.ask is not None and meaning is self.ask), None)
        words = self.reader.words(ask) if ask else ""
        if ask is None or is_same(words) or is_nothing(words):
            return self._without_ask(row, cells, number)
        last = self.groups[-1] if self.groups else None
        number, own = self._numbered(number, ask, words)
        if last and last.ask and own and self.reader.words(last.ask) == self.reader.words(own):
            return last
        return self._opened(Group(number, own, self._section(cells), row.cells[0].start))

    def _without_ask(self, row: Row, cells: Held, number: str) -> Group:
        """A row without its own recommendation goes to the one over it, in the table or in the text."""
        last = self.groups[-1] if self.groups else None
        is_led = last is not None and (self.ask is not None or last.ask is not None)
        is_action = any(meaning is Meaning.ACTION for meaning, _ in cells)
        if last is not None and (is_led or not is_action):
            return last
        alone = is_action and is_plan(self.layout)
        return self._opened(Group(number, None, self._section(cells), row.cells[0].start, alone))

    def _opened(self, group: Group) -> Group:
        self.groups.append(group)
        return group

    def _section(self, cells: Held) -> str | None:
        review = next((self.reader.words(cell) for meaning, cell in cells if meaning is Meaning.REVIEW), None)
        return review if review and not is_identifier(review) else self.section

    def _number(self, cells: Held) -> str:
        for wanted in (Meaning.NUMBER, Meaning.REVIEW):
            for meaning, cell in cells:
                text = self.reader.words(cell).strip(" .()")
                if meaning is wanted and is_identifier(text):
                    return _NUMBERING.sub("", text).strip(" .") or text
        return ""

    def _numbered(self, number: str, ask: Cell, words: str) -> tuple[str, Cell | None]:
        """The number that stands in the recommendation's own cell, "Recommendation 3: ..." or "3. ...", taken off."""
        over = _OVER_NESTED.match(words)
        if over and number.startswith(
            f"{over['number']}."
        ):  # "1 Schools should ..." beside "1.1", its first action
            return over["number"], Cell(_after(self.source, ask, over.end()), ask.end)
        item = numbered(words)
        spelt = _SPELT.match(words)
        if spelt and not number:
            said = NUMBER_WORDS[spelt["number"].lower()]
            return str(said), Cell(_after(self.source, ask, spelt.end()), ask.end)
        heading = recommendation_heading(words) or (item and item[0])
        if not heading and not number:
            heading = _coded(words) or _lettered(words)
        if not heading:
            return (number or words, None) if is_identifier(words) else (number, ask)
        own = f"{heading.number}{heading.letter or ''}"
        if not words[heading.after :].strip():
            return number or own, None
        return number or own, Cell(_after(self.source, ask, heading.after), ask.end)


def asked_in(group: Group, reader: LineReader) -> str | None:
    """Whom the group's own recommendation asks."""
    return addressee_of(reader.words(group.ask), reader.bodies) if group.ask else None


def _speaker_of(header: str, bodies: Bodies, home: Body | None) -> Body | None:
    """Whose a column is by its name: "Police response", "Partners' comment", "Scrutineer's view".

    "Executive response" in one agency's own document is that agency's.
    """
    match = _OWNED.fullmatch(" ".join(header.split()))
    if match is None:
        return None
    if home is not None and _LEADERSHIP.fullmatch(match["who"]):
        return home
    if _PARTNERSHIP.fullmatch(match["who"]):
        return bodies.partnership or NOBODY
    return body_called(match["who"], bodies)


def _counted_ask(text: str) -> Numbering | None:
    """ "3 Schools should know who has a plan", across a table."""
    match = re.match(r"(?P<number>\d{1,2}(?:\.\d{1,2})?)[.):]? +(?=[A-Z])", text)
    return Numbering(match["number"], None, match.end()) if match and asks(text[match.end() :]) else None


def _coded(text: str) -> Numbering | None:
    """A code of the document's own before the words, and the review that it is of: "C-01 (Child Q) Refresh ..."."""
    match = _CODE.match(text)
    return Numbering(match["code"].rstrip(" .:)"), None, match.end()) if match else None


def _lettered(text: str) -> Numbering | None:
    """The letter of a recommendation, "b) That the panel ...", that has no further ones in it."""
    letter = part_letter(text)
    is_one = (
        letter is not None
        and re.match(r"\(?(?:[a-z]|[ivx]{2,4})\)", text)
        and not re.search(r"(?<!\w)\(?[b-z]\)\s", text[letter[1] :])
    )
    return Numbering(letter[0], None, letter[1]) if letter and is_one else None


def _after(source: Source, cell: Cell, after: int) -> int:
    """Where the character number `after` of a cell's words stands in the text."""
    _, positions = source.aligned(cell.start, cell.end)
    return positions[after] if after < len(positions) else cell.end
