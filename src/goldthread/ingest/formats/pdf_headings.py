"""Which lines of a PDF are headings: paragraphs of larger type, or of bold type that are short and end no sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.ingest.formats.pdf_lines import Line
from goldthread.ingest.formats.pdf_paragraphs import (
    OTHER_SIZE,
    SENTENCE,
    Beginning,
    Column,
    Measure,
    are_centred,
    rounded,
)

_LARGER = 1.12  # of the body's type
_MOST_LINES = 3
_LONGEST = 25  # words, of larger type
_LONGEST_BOLD = 14


@dataclass(frozen=True, slots=True)
class Setting:
    """A line as it is set: it begins a paragraph, white space stands before it, it is a heading of a level from 1.

    A line that `joins` goes on with the heading whose first line did not hold it.
    """

    begins: bool = False
    has_gap: bool = False
    heading: int = 0
    joins: bool = False


def settings_of(
    columns: Sequence[Column], beginnings: Sequence[Sequence[Beginning]], measure: Measure
) -> list[list[Setting]]:
    """For every column, and every line in it, how it is set. Levels go by size, bold type of the body's size last."""
    found = [[Setting(each.begins, each.has_gap) for each in places] for places in beginnings]
    headings: list[tuple[int, range, float]] = []
    for number, (column, places) in enumerate(zip(columns, beginnings, strict=True)):
        for paragraph in _paragraphs(places):
            lines = column.lines[paragraph.start : paragraph.stop]
            if _is_heading(lines, measure):
                headings.append((number, paragraph, max(rounded(lines[0].size), measure.size)))
    sizes = sorted({size for *_, size in headings if size > _LARGER * measure.size}, reverse=True)
    for number, paragraph, size in headings:
        level = sizes.index(size) + 1 if size in sizes else len(sizes) + 1
        for place in paragraph:
            joins = place > paragraph.start and _was_full(columns[number], place, measure)
            has_gap = found[number][place].has_gap
            found[number][place] = Setting(not joins, has_gap, level, joins)
    return found


def _paragraphs(places: Sequence[Beginning]) -> Iterator[range]:
    starts = [place for place, each in enumerate(places) if each.begins or not place]
    yield from map(range, starts, [*starts[1:], len(places)])


def _is_heading(lines: Sequence[Line], measure: Measure) -> bool:
    count = sum(len(line.plain.split()) for line in lines)
    if len(lines) > _MOST_LINES or not any(character.isalpha() for line in lines for character in line.plain):
        return False
    least = min(line.size for line in lines)
    if least > _LARGER * measure.size:
        return count <= _LONGEST
    is_bold = not measure.is_bold and all(line.is_bold for line in lines)
    ends_sentence = bool(SENTENCE.search(lines[-1].plain))
    return (
        is_bold and least > measure.size * (1 - OTHER_SIZE) and count <= _LONGEST_BOLD and not ends_sentence
    )


def _was_full(column: Column, place: int, measure: Measure) -> bool:
    """True where the line before had no room for this one's first word, so that nobody broke it there on purpose."""
    before, line = column.lines[place - 1], column.lines[place]
    left = min(each.left for each in column.lines) if are_centred(before, line) else before.left
    width = before.right - before.left + 0.3 * line.size + line.first_width
    return width > measure.edge(column) - left
