"""Invented documents set as PDF files, as a word processor would set them."""

from collections.abc import Iterator, Sequence

import typst

from goldthread.ingest.formats.counting import doubled_letters, roman
from goldthread.ingest.formats.pdf import manuscript_from
from goldthread.ingest.manuscript import Manuscript, SourceLine
from ingest.formats.made import Block, blocks_of

HEADER = "OFFICIAL #h(1fr) Joint answer, version 2"
FOOTER = "#context [Working draft #h(1fr) Page #counter(page).display() of #counter(page).final().first()]"
_COUNTS = {"decimal": str, "lowerRoman": roman, "lowerLetter": doubled_letters, "bullet": lambda _: "-"}


def pdf_of(
    markup: str, *, paper: str = "a4", header: str = "", footer: str = "", margin: str = "2.2cm"
) -> bytes:
    """Typst's markup as a PDF."""
    page = f'#set page(paper: "{paper}", margin: {margin}, header: [{header}], footer: [{footer}])\n'
    return typst.compile((page + "#set text(size: 11pt)\n" + markup).encode(), format="pdf")


def read(markup: str, **page: str) -> Manuscript:
    """What is read out of Typst's markup, set as a PDF."""
    return manuscript_from(pdf_of(markup, **page))


def words_of(manuscript: Manuscript) -> list[str]:
    """The lines that are neither furniture, nor in a table, nor blank."""
    return [line.text for line in body_of(manuscript)]


def body_of(manuscript: Manuscript) -> list[SourceLine]:
    return [line for line in manuscript.lines if not (line.is_furniture or line.in_table or line.is_blank)]


def furniture_of(manuscript: Manuscript) -> list[str]:
    return [line.text for line in manuscript.lines if line.is_furniture]


def cells_of(manuscript: Manuscript) -> list[list[list[str]]]:
    """Every table's rows of cells, line ends within a cell made spaces."""
    text = manuscript.source_text
    return [
        [[" ".join(text[cell.start : cell.end].split()) for cell in row.cells] for row in table.rows]
        for table in manuscript.tables
    ]


def quoted(words: str) -> str:
    """Words that typst shows as they are, none of them broken at its hyphen."""
    return " ".join(
        f"#box({_string(word)})" if "-" in word else f"#{_string(word)}" for word in words.split()
    )


def _string(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_pdf(text: str, *, paper: str = "a4") -> bytes:
    """A plain text document, its lines broken anew and its pages with furniture around them."""
    return pdf_of("\n\n".join(_set(list(blocks_of(text)))), paper=paper, header=HEADER, footer=FOOTER)


def _set(blocks: list[Block]) -> Iterator[str]:
    for place, block in enumerate(blocks):
        words = r" \ ".join(quoted(line) for line in block.lines)
        if place == 0 or block.is_heading:
            yield f"#heading(level: {1 if place == 0 else 2})[{words}]"
        elif block.pattern:
            label = block.pattern.replace("%1", _COUNTS[block.form](block.number)).replace("-", "\u2022")
            yield f"#grid(columns: (1.8em, 1fr), [{quoted(label)}], [{words}])"
        else:
            yield words


def handmade(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
    return content + head + table + trailer


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)
