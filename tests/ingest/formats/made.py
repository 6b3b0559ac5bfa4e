"""The invented documents as Word files and web pages: the same words, with numbers that the program counts itself."""

import re
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import groupby
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from goldthread.ingest.lines.paragraphs import paragraphs_of
from goldthread.ingest.manuscript import manuscript_of

_LABEL = re.compile(r"(?P<before>\(?)(?P<count>\d{1,2}|[ivx]{1,4}|[a-h])(?P<after>[.)])\s+(?=\S)")
_BULLET = re.compile(r"-\s+")
_HEADING = re.compile(r"#+\s*|(?=recommendation\s+(?:\w+)$)|(?=recommendations\b.{0,60}$)", re.IGNORECASE)
_STOPS_SHORT = 100  # characters; the documents' lines are up to 120 long
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph without its label: `pattern` is "(%1)" or a bullet, `form` Word's name for how it counts."""

    lines: tuple[str, ...]
    is_heading: bool = False
    pattern: str = ""
    form: str = ""
    number: int = 0


def blocks_of(text: str) -> Iterator[Block]:
    """The paragraphs of a text, each with the label that a program is to write."""
    manuscript = manuscript_of(text)
    for paragraph in paragraphs_of(manuscript):
        between = manuscript.lines[paragraph.lines[0].number - 1 : paragraph.lines[-1].number]
        lines = tuple(each.words for each in between if each.words and not each.words.isdigit())
        if any(each.is_lifted for each in between if not each.words.isdigit()):
            yield _block(lines)
        else:
            yield from (_block((words,)) for words in _typed(lines))


def _typed(lines: tuple[str, ...]) -> Iterator[str]:
    """The paragraphs as a person types them: one ends where a line stops short after a full stop."""
    words = ""
    for line in lines:
        words = f"{words} {line}".strip()
        if len(line) < _STOPS_SHORT and line.endswith("."):
            yield words
            words = ""
    if words:
        yield words


def _block(lines: tuple[str, ...]) -> Block:
    first = lines[0]
    heading, bullet, label = _HEADING.match(first), _BULLET.match(first), _LABEL.match(first)
    if heading and len(lines) == 1:
        return Block((first[heading.end() :],), is_heading=True)
    if bullet:
        return Block((first[bullet.end() :], *lines[1:]), pattern="-", form="bullet")
    if label:
        count = label["count"]
        form = "decimal" if count.isdigit() else "lowerRoman" if count in _ROMAN else "lowerLetter"
        number = int(count) if count.isdigit() else _ROMAN.get(count) or ord(count) - 96
        pattern = f"{label['before']}%1{label['after']}"
        return Block((first[label.end() :], *lines[1:]), pattern=pattern, form=form, number=number)
    return Block(lines)


def as_word(text: str) -> bytes:
    """A Word file in which Word counts: every label is automatic, and starts anew where the text does."""
    document = docx.Document()
    lists = WordLists(document)
    for number, block in enumerate(blocks_of(text)):
        style = "Title" if number == 0 else "Heading 2" if block.is_heading else None
        paragraph = document.add_paragraph("\n".join(block.lines), style=style)
        if block.pattern:
            lists.count(paragraph, block)
    return saved(document)


def saved(document: Any) -> bytes:
    """A Word document's or a workbook's bytes."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def changed(content: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The zip file with some of its parts rewritten."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, bytes)(old.read(name)))
    return out.getvalue()


class WordLists:
    """Numbering definitions, one for each pattern, and a list of its own wherever the count starts anew."""

    def __init__(self, document: Any) -> None:
        self._root = document.part.numbering_part.element
        self._kinds: dict[tuple[str, str], int] = {}
        self._lists: dict[tuple[str, str], tuple[int, int]] = {}

    def count(self, paragraph: Any, block: Block) -> None:
        key = (block.pattern, block.form)
        number, last = self._lists.get(key, (0, 0))
        if not number or (block.form != "bullet" and block.number != last + 1):
            number = self.add(self._kind(key), start=block.number)
        self._lists[key] = (number, block.number)
        put_in_list(paragraph, number)

    def _kind(self, key: tuple[str, str]) -> int:
        if key not in self._kinds:
            text = "\uf0b7" if key[1] == "bullet" else key[0]
            self._kinds[key] = self.define(f'<w:lvl w:ilvl="0">{level(key[1], text)}</w:lvl>')
        return self._kinds[key]

    def define(self, levels: str) -> int:
        """Add a kind of list, as XML of its levels; gives its id."""
        ident = 900 + len(self._root.findall(qn("w:abstractNum")))
        kind = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}">{levels}</w:abstractNum>')
        self._root.insert(0, kind)
        return ident

    def add(self, kind: int, *, start: int | None = None) -> int:
        """Add a list of a kind, which starts anew where `start` says so; gives its id."""
        ident = 900 + len(self._root.findall(qn("w:num")))
        override = (
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        )
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'
            )
        )
        return ident


def level(form: str, text: str, *, more: str = "") -> str:
    return f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'


def put_in_list(paragraph: Any, number: int, at: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    place = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", at), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        place.append(child)
    properties.append(place)


def as_workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with these rows on its one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def as_page(text: str) -> bytes:
    """A web page in which the browser counts, with the surroundings that pages have."""
    body = []
    for key, group in groupby(enumerate(blocks_of(text)), lambda each: (each[1].pattern, each[1].form)):
        blocks = [block for _, block in group]
        body += _listed(blocks) if key[0] else [_html(block) for block in blocks]
    return _PAGE.format("\n".join(body)).encode()


def _listed(blocks: list[Block]) -> Iterator[str]:
    """A list for each run of numbers that count on."""
    lists: list[list[Block]] = []
    for block in blocks:
        if not lists or (block.form != "bullet" and block.number != lists[-1][-1].number + 1):
            lists.append([])
        lists[-1].append(block)
    for each in lists:
        items = "".join(f"<li>{'<br>'.join(map(escape, block.lines))}</li>\n" for block in each)
        kind = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i"}.get(each[0].form)
        yield f'<ol type="{kind}" start="{each[0].number}">{items}</ol>' if kind else f"<ul>{items}</ul>"


def _html(block: Block) -> str:
    tag = "h2" if block.is_heading else "p"
    return f"<{tag}>{'<br>'.join(map(escape, block.lines))}</{tag}>"


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title><style>p {{color: black}}</style>
<script>document.write("<p>Recommendation 99</p>")</script></head>
<body><header><a href="/">Alder Vale Council</a></header><nav><ol><li>Recommendation 98</li></ol></nav>
<div id="cookie-banner">This site uses cookies.</div>
<main>
{}
</main>
<aside>Recommendation 97</aside><footer>Contact us</footer></body></html>
"""


def old_office(*names: str, content: bytes = b"") -> bytes:
    """A small file of the kind before 2007: header, sector table, directory; the names stand under its root.

    `content` is what the last of them holds.
    """
    entries = [("Root Entry", 5, 1), *((name, 2, _NONE) for name in names)]
    sectors = -(-len(entries) // 4)
    stream = content.ljust(max(_NOT_MINI, -(-len(content) // _SECTOR) * _SECTOR), b"\0") if content else b""
    directory = b""
    for number, (name, kind, child) in enumerate(entries):
        is_last = number == len(entries) - 1
        following = _NONE if is_last or number == 0 else number + 1
        words = name.encode("utf-16-le")
        directory += words.ljust(64, b"\0")
        directory += struct.pack("<HBBIII", len(words) + 2, kind, 1, _NONE, following, child) + bytes(36)
        begins = 1 + sectors if is_last and stream else _END
        directory += struct.pack("<IQ", begins, len(stream) if is_last else 0)
    held = len(stream) // _SECTOR
    chain = [
        _NONE - 2,
        *range(2, sectors + 1),
        _END,
        *range(sectors + 2, sectors + 1 + held),
        *([_END] if held else []),
    ]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIIII", 0, 1, 1, 0, _NOT_MINI, _END, 0, _END, 0, 0)
    table = struct.pack(f"<{len(chain)}I", *chain)
    return b"".join(
        (
            header.ljust(_SECTOR, b"\xff"),
            table.ljust(_SECTOR, b"\xff"),
            directory.ljust(sectors * _SECTOR, b"\0"),
            stream,
        )
    )


_SECTOR, _NOT_MINI = 512, 4096
_NONE, _END = 0xFFFFFFFF, 0xFFFFFFFE


def old_workbook(rows: Sequence[Sequence[str]], *, protection: bytes = b"") -> bytes:
    """An .xls file with one sheet of text: the records that Excel 97 to 2003 wrote, one of how it is protected."""

    def record(kind: int, content: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def begin(what: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x600, what, 0, 0, 0, 0))

    def book(sheet_begins: int) -> bytes:
        protected = record(0x2F, protection) if protection else b""
        return (
            begin(5)
            + protected
            + record(0x85, struct.pack("<IBBBB", sheet_begins, 0, 0, 4, 0) + b"Plan")
            + record(10)
        )

    cells = b"".join(
        record(0x0204, struct.pack("<HHHHB", row, column, 0, len(words), 1) + words.encode("utf-16-le"))
        for row, each in enumerate(rows)
        for column, words in enumerate(each)
    )
    return old_office("Workbook", content=book(len(book(0))) + begin(0x10) + cells + record(10))
