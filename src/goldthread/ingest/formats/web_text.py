"""The words of a web page in lines: paragraphs, line breaks, list numbers. One pass, no recursion into the tree."""

import re
from collections.abc import Sequence
from typing import Protocol

from lxml import etree

from goldthread.ingest.formats.counting import whole
from goldthread.ingest.formats.web_content import Element
from goldthread.ingest.formats.web_lists import Lists
from goldthread.ingest.formats.web_table import is_table, spread

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85]+")
# Soft hyphens and joiners are not seen, and would part a word from itself; control characters cannot be stored.
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]")


class Lines(Protocol):
    """Where lines and tables go: the manuscript, or the text of one cell."""

    def line(self, text: str, *, heading: int = 0, begins: bool = False) -> None: ...

    def table(self, rows: Sequence[Sequence[str]]) -> None: ...


class CellText:
    """All of a cell as one text; a table in it is its rows' words."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def line(self, text: str, *, heading: int = 0, begins: bool = False) -> None:
        self.lines.append(text)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        self.lines += [cell for row in rows for cell in row if cell]


class PageWalk:
    """Walks an element from its first word to its last."""

    def __init__(self, out: Lines) -> None:
        self._out = out
        self._lists = Lists()
        self._parts: list[str] = []
        self._heading = 0
        self._begins = True
        self._label = ""
        self._as_written = 0  # how many elements are open in which white space counts

    def take(self, top: Element) -> None:
        walk = etree.iterwalk(top, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if is_table(element):
                    self._table(element)
                    walk.skip_subtree()
                else:
                    self._open(element)
            else:
                self._close(element)
                if element is not top and element.tail:
                    self._parts.append(element.tail)
        self._end_block()

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._end_block()
            self._heading = _level(element) or self._heading
            self._as_written += tag == "pre"
            if tag == "li":
                self._label += self._lists.label(element)
        if element.text:
            self._parts.append(element.text)

    def _close(self, element: Element) -> None:
        if element.tag not in _BLOCKS:
            return
        self._end_block()
        if _level(element):
            self._heading = 0
        self._as_written -= element.tag == "pre"
        if element.tag == "li":
            self._label = ""

    def _break(self) -> None:
        """A line ends; two ends with nothing between are the gap between paragraphs."""
        if not self._write():
            self._begins = True

    def _end_block(self) -> None:
        self._write()
        self._begins = True

    def _write(self) -> bool:
        """Write the words so far; False where there are none."""
        text = _UNSEEN.sub("", "".join(self._parts))
        self._parts.clear()
        if self._as_written:
            lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
        else:
            lines = [_SPACE.sub(" ", text).strip(" ")]
        if not "".join(lines).strip():
            return False
        for line in lines:
            words = self._label + line if line.strip() else line
            self._out.line(words, heading=self._heading if line.strip() else 0, begins=self._begins)
            if line.strip():
                self._label, self._begins = "", False
        return True

    def _table(self, table: Element) -> None:
        self._end_block()
        for caption in table.iterchildren("caption"):
            self.take(caption)
        rows = spread(table, cell_text)
        if rows:
            self._out.table(rows)


def cell_text(cell: Element) -> str:
    """One cell's words, lines kept."""
    out = CellText()
    PageWalk(out).take(cell)
    return "\n".join(out.lines)


def _level(element: Element) -> int:
    """A heading's level from 1, or 0."""
    named = _HEADING.fullmatch(element.tag) if isinstance(element.tag, str) else None
    if named:
        return int(named[1])
    if element.get("role") == "heading" and element.tag in _BLOCKS:
        return min(max(whole(element.get("aria-level"), 2), 1), 6)
    return 0
