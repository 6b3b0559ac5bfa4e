"""The words of one Word paragraph: its lines with their pages, and what hangs on it."""

import re
from dataclasses import dataclass, field

from goldthread.ingest.formats.word_styles import Styles
from goldthread.ingest.formats.word_xml import Element, W, alternative, at, is_on, is_placeholder, value

_LINE_ENDS = re.compile(r"[\r\n]+")
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Deleted and moved-away words, properties, and the reading aid above a Chinese or Japanese word.
_SILENT = frozenset(W + name for name in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "tblPr", "rt", "sectPr"))
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class Pages:
    """The page that the walk has come to. Word marks where it last broke a page; else only forced breaks count."""

    now: int | None = None
    by_rendering: bool = False

    def begin(self, body: Element) -> None:
        self.by_rendering = next(body.iter(W + "lastRenderedPageBreak"), None) is not None
        if self.by_rendering or any(
            _forces_page(each) for each in body.iter(W + "br", W + "pageBreakBefore")
        ):
            self.now = 1

    def turn(self, *, rendered: bool) -> None:
        if self.now is not None and rendered == self.by_rendering:
            self.now += 1


@dataclass(slots=True)
class Fields:
    """The fields that are open, and of each whether its result has begun: its formula stands before, unseen.

    A file in which not every field ends has all its words read, since else one stray mark would hide the rest.
    """

    is_balanced: bool = True
    _open: list[bool] = field(default_factory=list)

    def begin(self, body: Element) -> None:
        kinds = [each.get(W + "fldCharType") for each in body.iter(W + "fldChar") if not _is_deleted(each)]
        self.is_balanced = kinds.count("begin") == kinds.count("end")

    @property
    def are_shown(self) -> bool:
        return all(self._open)

    def mark(self, kind: str | None) -> None:
        if not self.is_balanced:
            return
        if kind == "begin":
            self._open.append(False)
        elif kind == "separate" and self._open:
            self._open[-1] = True
        elif kind == "end" and self._open:
            self._open.pop()


@dataclass(slots=True)
class Line:
    text: str = ""
    page: int | None = None


@dataclass(slots=True)
class Words:
    """Puts the lines of one paragraph together; `boxes` are its text boxes, `notes` the kind and id of its notes."""

    styles: Styles
    pages: Pages
    fields: Fields
    is_hidden: bool = False
    lines: list[Line] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def take(self, element: Element) -> None:
        """Add what an element and everything in it says."""
        for child in element:
            tag = child.tag
            if tag in {W + "t", _MATHS_TEXT}:
                self._write(child.text or "")
            elif tag == W + "r":
                if not self._hides(child):
                    self.take(child)
            elif tag == W + "txbxContent":
                self.boxes.append(child)
            elif tag == W + "sdt":
                if not is_placeholder(child):
                    self.take(child)
            elif (chosen := alternative(child)) is not None:
                self.take(chosen)
            elif not self._sign(child):
                self.take(child)

    def _sign(self, element: Element) -> bool:
        """Act on an element that stands for something itself; False for one to look into."""
        tag = element.tag
        if tag in _SILENT or not isinstance(tag, str):
            return True
        if tag in _SIGNS:
            self._write(_SIGNS[tag])
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], element.get(W + "id", "")))
        elif tag == W + "sym":
            self._write(_symbol(element))
        elif tag == W + "fldChar":
            self.fields.mark(element.get(W + "fldCharType"))
        elif tag in {W + "br", W + "cr", W + "lastRenderedPageBreak"}:
            self._break(element)
        else:
            return False
        return True

    def _break(self, element: Element) -> None:
        if element.tag == W + "lastRenderedPageBreak":
            self.pages.turn(rendered=True)
            return
        if _forces_page(element):
            self.pages.turn(rendered=False)
        self.lines.append(Line(page=self.pages.now))

    def _write(self, text: str) -> None:
        if not text or not self.fields.are_shown:
            return
        if not self.lines:
            self.lines.append(Line())
        line = self.lines[-1]
        if not line.text:
            line.page = self.pages.now
        line.text += _LINE_ENDS.sub(" ", text)

    def _hides(self, run: Element) -> bool:
        if at(run, "rPr/vanish") is not None:
            return is_on(run, "rPr/vanish")
        return self.is_hidden or self.styles.is_hidden(value(run, "rPr/rStyle"))


def _is_deleted(element: Element) -> bool:
    return any(each.tag in {W + "del", W + "moveFrom"} for each in element.iterancestors())


def _forces_page(element: Element) -> bool:
    if element.tag == W + "pageBreakBefore":
        return is_on(element.getparent(), "pageBreakBefore")
    return element.get(W + "type") == "page"


def _symbol(element: Element) -> str:
    code = element.get(W + "char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else ""
