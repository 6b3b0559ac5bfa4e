"""Documents to break, and ways to break them: by bytes, by the parts of a zip file, by elements, by lines."""

import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from pathlib import Path

import docx

from ingest.formats.made import as_page, as_word, as_workbook, blocks_of, old_workbook, saved
from ingest.formats.typeset import as_pdf

ROOT = Path(__file__).resolve().parents[1]
_ODD_BYTES = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\x0c",
    b"\xc3",
    b"&#xD800;",
    b"&#0;",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
)
_ODD_NUMBERS = (b"-1", b"0", b"99999999999", b"2147483648", b"1.5", b"x", b"", b"NaN")
_ODD_LINES = (
    "", "\f", "Recommendation 1", "Recommendations for Housing", "1) agree", "(a) who", "Response:", "Page 3 of 9",
    "https://a.example/", "by Q3 2022/23", "| a | b |", "Action,Lead,Due", "\u2028", "\u00ad", "\ufeff", "‘" * 9,
    "12", "a" * 3000,
)  # fmt: skip
_NUMBER = re.compile(rb"\d{1,10}")
_TAG = re.compile(rb"<[^<>]{1,400}>")
_ATTRIBUTE = re.compile(rb'="([^"<>]*)"')
_MOST = 2_000_000  # bytes that a broken file may grow to


def documents() -> dict[str, bytes]:
    """Each invented document as text, Word, web page, PDF, and its paragraphs as tables, by name."""
    found: dict[str, bytes] = {}
    for path in sorted((ROOT / "tests" / "ingest" / "documents").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        rows = [
            ("Recommendation", "Lead agency", "Due"),
            *((b.lines[0], "Police", "May 2023") for b in blocks_of(text)),
        ]
        found[path.name] = text.encode()
        found[f"{path.stem}.docx"] = as_word(text)
        found[f"{path.stem}.html"] = as_page(text)
        found[f"{path.stem}.pdf"] = as_pdf(text)
        found[f"{path.stem}.table.docx"] = _table_in_word(rows)
        found[f"{path.stem}.table.html"] = _table_in_page(rows)
        found[f"{path.stem}.xls"] = old_workbook(rows[:40])
        found[f"{path.stem}.xlsx"] = as_workbook(rows)
        found[f"{path.stem}.csv"] = "\n".join('"' + '","'.join(row) + '"' for row in rows).encode()
    return found


def _table_in_word(rows: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=3)
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    if len(rows) > 2:
        table.cell(1, 0).merge(table.cell(2, 1))
    return saved(document)


def _table_in_page(rows: Sequence[Sequence[str]]) -> bytes:
    cells = ("".join(f"<td rowspan=1 colspan=1>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<html><table><tr>{'</tr><tr>'.join(cells)}</tr></table></html>".encode()


def broken(content: bytes, chance: random.Random, *, others: Sequence[bytes]) -> bytes:
    """The file broken once or a few times over."""
    for _ in range(chance.choice((1, 1, 1, 2, 4, 9))):
        content = _once(content, chance, others)[:_MOST]
    return content


def _once(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    if content.startswith(b"PK\x03\x04") and chance.random() < 0.8:
        return _zip(content, chance, others)
    if content.lstrip()[:1] == b"<" and chance.random() < 0.7:
        return _elements(content, chance)
    if chance.random() < 0.4:
        return _lines(content, chance)
    return _bytes(content, chance, others)


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + int(chance.expovariate(1 / 40)) + 1)


def _bytes(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(content, chance)
    other = chance.choice(others)
    at, to = _span(other, chance)
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: content[:start] + chance.randbytes(end - start) + content[end:],
        lambda: content[:start] + content[end:],
        lambda: content[:end] + content[start:],
        lambda: content[:start],
        lambda: content[:start] + other[at:to] + content[end:],
        lambda: content[:start] + chance.choice(_ODD_BYTES) + content[start:],
        lambda: content[:start] + other[at:],
        lambda: _number(content, chance),
        lambda: bytes(255 - b if start <= i < end else b for i, b in enumerate(content)),
    )
    return chance.choice(ways)()


def _number(content: bytes, chance: random.Random) -> bytes:
    """The next number after some place becomes an odd one: a length, an offset, a page."""
    number = _NUMBER.search(content, chance.randrange(len(content) + 1))
    if number is None:
        return content
    return content[: number.start()] + chance.choice(_ODD_NUMBERS) + content[number.end() :]


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(5)
    if way == 0:
        lines[at], lines[to] = lines[to], lines[at]
    elif way == 1:
        del lines[at]
    elif way == 2:
        lines[at:at] = lines[min(at, to) : min(at, to) + chance.randrange(1, 30)]
    elif way == 3:
        lines.insert(at, chance.choice(_ODD_LINES).encode())
    else:
        lines[at : at + 2] = [b" ".join(lines[at : at + 2])]
    return b"\n".join(lines)


def _elements(content: bytes, chance: random.Random) -> bytes:
    """Take out, double, nest or swap tags; put an odd number where an attribute has its value."""
    tags = list(_TAG.finditer(content))
    if not tags:
        return _lines(content, chance)
    one, other = sorted((chance.choice(tags), chance.choice(tags)), key=lambda tag: tag.start())
    value = chance.choice(list(_ATTRIBUTE.finditer(content)) or [one])
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: content[: one.start()] + content[one.end() :],
        lambda: content[: one.start()] + content[other.end() :],
        lambda: (
            content[: other.end()]
            + content[one.start() : other.end()] * chance.randrange(1, 6)
            + content[other.end() :]
        ),
        lambda: content[: one.start()] + one[0] * chance.choice((2, 50, 300)) + content[one.end() :],
        lambda: content[: one.start()] + other[0] + content[one.end() :],
        lambda: (
            content[: value.start()] + b'="' + chance.choice(_ODD_NUMBERS) + b'"' + content[value.end() :]
        ),
        lambda: content[: one.end()] + chance.choice(_ODD_BYTES) + content[one.end() :],
    )
    return chance.choice(ways)()


def _zip(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Break one part and zip it anew, take a part out, or give it to another."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as old:
            parts = {name: old.read(name) for name in old.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError):
        return _bytes(content, chance, others)
    if not parts:
        return _bytes(content, chance, others)
    name = chance.choice(sorted(parts, key=lambda each: ("document" in each or "sheet1" in each, each))[-12:])
    way = chance.random()
    if way < 0.08:
        del parts[name]
    elif way < 0.14:
        parts[name] = chance.choice(list(parts.values()))
    elif way < 0.3:
        parts[name] = _bytes(parts[name], chance, others)
    else:
        parts[name] = _elements(parts[name], chance)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each, part in parts.items():
            new.writestr(each, part[:_MOST])
    return out.getvalue()
