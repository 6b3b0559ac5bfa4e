"""Word documents (.docx, .docm and their templates): the words a person sees, with lists numbered and tables whole.

The parts are read as XML rather than through python-docx, which knows no automatic numbers, no insertions, no content
controls and no text boxes, and refuses a file with macros. Macros are never looked at.
"""

import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goldthread.ingest.formats import archives
from goldthread.ingest.formats.counting import whole
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.formats.word_numbering import Numbering
from goldthread.ingest.formats.word_styles import Styles
from goldthread.ingest.formats.word_text import Fields, Line, Pages, Words
from goldthread.ingest.formats.word_xml import Element, Package, W, at, inside, is_on, value
from goldthread.ingest.manuscript import Manuscript, Writer

_MOST_COLUMNS = 63  # Word's own limit
_NO_WORDS = "has no words in it; if its pages are pictures, ask for the document that they were made from"


def manuscript_from(content: bytes) -> Manuscript:
    """The paragraphs and tables of a Word file. Raises Unreadable."""
    return manuscript_in(archives.archive_of(content))


def manuscript_in(archive: zipfile.ZipFile) -> Manuscript:
    """The same, from an archive that has been checked. Raises Unreadable."""
    package = Package(archive)
    body = at(package.document, "body")
    if body is None:
        raise Unreadable("is damaged inside; open it in Word, save it anew and try again")
    walk = _Walk.through(package, body)
    written = _Written()
    written.content(walk, body)
    written.notes(walk, package)
    manuscript = written.writer.manuscript()
    if all(line.is_blank for line in manuscript.lines):
        raise Unreadable(_NO_WORDS)
    return manuscript


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Its lines as a person sees them; `is_contents` for an entry of the table of contents."""

    lines: tuple[Line, ...]
    heading: int
    is_contents: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell begins in the table's grid, and the element; None for the lower part of a merged cell."""

    start: int
    element: Element | None


@dataclass(slots=True)
class _Walk:
    """What is remembered from one paragraph to the next."""

    styles: Styles
    numbering: Numbering
    pages: Pages = field(default_factory=Pages)
    fields: Fields = field(default_factory=Fields)
    notes: list[tuple[str, str]] = field(default_factory=list)
    carried: list[Line] = field(default_factory=list)

    @classmethod
    def through(cls, package: Package, body: Element) -> "_Walk":
        styles = Styles(package.named("styles"))
        walk = cls(styles, Numbering(styles))
        walk.numbering.add(package.named("numbering"))
        walk.pages.begin(body)
        walk.fields.begin(body)
        return walk

    def content(self, container: Element) -> Iterator[Paragraph | Element]:
        """Paragraphs and tables in order; a text box stands after the paragraph that it hangs on."""
        outside, self.carried = self.carried, []
        for block in inside(container, "p", "tbl"):
            if block.tag == W + "tbl":
                yield from self._left_over()
                yield block
                continue
            words, paragraph = self._paragraph(block)
            if paragraph is not None:
                yield paragraph
            for box in words.boxes:
                yield from self.content(box)
        yield from self._left_over()
        self.carried = outside

    def _left_over(self) -> Iterator[Paragraph]:
        """Words that were to begin a paragraph which does not come."""
        if self.carried:
            yield Paragraph(_trimmed(self.carried, "", self.pages.now), 0, is_contents=False)
            self.carried = []

    def _paragraph(self, element: Element) -> tuple[Words, Paragraph | None]:
        """None for a paragraph whose end was deleted: what is left of it begins the next one."""
        if is_on(element, "pPr/pageBreakBefore"):
            self.pages.turn(rendered=False)
        is_hidden = self.styles.is_hidden(value(element, "pPr/pStyle"))
        words = Words(self.styles, self.pages, self.fields, is_hidden, self.carried)
        words.take(element)
        self.notes += words.notes
        self.carried = []
        if _runs_on(element):
            self.carried = words.lines
            return words, None
        label = self.numbering.label(element)
        lines = _trimmed(words.lines, label, self.pages.now)
        heading = self.styles.heading(element) if any(line.text.strip() for line in lines) else 0
        return words, Paragraph(lines, heading, self.styles.is_contents(element))

    def text(self, container: Element) -> str:
        """All of a cell as one text, a table in it included."""
        parts: list[str] = []
        for item in self.content(container):
            if isinstance(item, Paragraph):
                parts += [line.text for line in item.lines]
            else:
                parts += [
                    self.text(cell.element)
                    for row in rows_of(item)
                    for cell in row
                    if cell.element is not None
                ]
        return "\n".join(parts).strip("\n")


@dataclass(slots=True)
class _Written:
    """The manuscript as it grows."""

    writer: Writer = field(default_factory=Writer)

    def content(self, walk: _Walk, container: Element) -> None:
        for item in walk.content(container):
            if isinstance(item, Paragraph):
                self._paragraph(item)
            else:
                self._table(walk, list(rows_of(item)))

    def _paragraph(self, paragraph: Paragraph) -> None:
        for number, line in enumerate(paragraph.lines):
            self.writer.line(
                line.text,
                page=line.page,
                heading=paragraph.heading,
                begins=number == 0,
                is_furniture=paragraph.is_contents,
            )

    def _table(self, walk: _Walk, rows: Sequence[Sequence[Cell]]) -> None:
        """A table of one column is a frame around paragraphs."""
        if all(len(row) == 1 for row in rows):
            for row in rows:
                if row[0].element is not None:
                    self.content(walk, row[0].element)
            return
        starts = [cell.start for cell in max(rows, key=len)]
        texts: list[tuple[str, ...]] = []
        pages: list[int | None] = []
        for row in rows:
            page = walk.pages.now
            cells = _texts(walk, row)
            if any(text.strip() for text in cells):
                texts.append(_in_columns(row, cells, starts))
                pages.append(page)
        if texts:
            self.writer.table(texts, pages=pages)

    def notes(self, walk: _Walk, package: Package) -> None:
        """Footnotes and endnotes, numbered in the order in which they are referred to."""
        for kind in ("footnotes", "endnotes"):
            wanted = [ident for each, ident in walk.notes if each == kind]
            root = package.named(kind) if wanted else None
            found = {note.get(W + "id"): note for note in root} if root is not None else {}
            for number, ident in enumerate(wanted, 1):
                if ident in found:
                    for line in f"{number} {walk.text(found[ident]).strip()}".split("\n"):
                        self.writer.line(line, begins=True, is_furniture=True)


def rows_of(table: Element) -> Iterator[tuple[Cell, ...]]:
    """A table's rows with their cells; deleted rows are none."""
    for row in inside(table, "tr"):
        if at(row, "trPr/del") is not None:
            continue
        start, cells = whole(value(row, "trPr/gridBefore"), most=_MOST_COLUMNS), []
        for cell in inside(row, "tc"):
            cells.append(Cell(start, None if _is_lower_part(cell) else cell))
            start += max(1, whole(value(cell, "tcPr/gridSpan"), 1, most=_MOST_COLUMNS))
        if cells:
            yield tuple(cells)


def _is_lower_part(cell: Element) -> bool:
    """True for a cell that is merged into the one above, or, as old files put it, into the one before."""
    return any(
        at(cell, f"tcPr/{merge}") is not None and value(cell, f"tcPr/{merge}") != "restart"
        for merge in ("vMerge", "hMerge")
    )


def _texts(walk: _Walk, row: Sequence[Cell]) -> tuple[str, ...]:
    """The cells' words. They stand side by side, so that each begins on the page on which the row does."""
    begins, latest, texts = walk.pages.now, walk.pages.now, []
    for cell in row:
        walk.pages.now = begins
        texts.append("" if cell.element is None else walk.text(cell.element))
        latest = max(latest or 0, walk.pages.now or 0) or None
    walk.pages.now = latest
    return tuple(texts)


def _in_columns(row: Sequence[Cell], texts: tuple[str, ...], starts: Sequence[int]) -> tuple[str, ...]:
    """The row as wide as the widest: a merged cell is there once, in its first column, and the rest of it is empty.

    A row with as many cells as the widest is left as it is, since borders dragged by hand shift the grid. So is one
    cell across the whole table.
    """
    if len(row) in {1, len(starts)}:
        return texts
    columns = [""] * len(starts)
    last = -1
    for number, (cell, text) in enumerate(zip(row, texts, strict=True)):
        left = len(row) - number - 1
        column = min(max(bisect_right(starts, cell.start) - 1, last + 1), len(starts) - 1 - left)
        columns[column], last = text, column
    return tuple(columns)


def _runs_on(paragraph: Element) -> bool:
    """True where the paragraph's end mark was deleted, or only parts its heading's style from the words behind it."""
    return at(paragraph, "pPr/rPr/del") is not None or is_on(paragraph, "pPr/rPr/specVanish")


def _trimmed(lines: Sequence[Line], label: str, page: int | None) -> tuple[Line, ...]:
    """The lines without empty ones around them, the label before the first."""
    kept = list(lines)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if not kept:
        is_number = any(character.isalnum() for character in label)
        return (Line(label.rstrip() if is_number else "", page),)
    return (Line(label + kept[0].text.lstrip(), kept[0].page), *kept[1:])
