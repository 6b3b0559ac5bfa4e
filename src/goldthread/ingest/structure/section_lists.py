"""Sections of a document that count what they recommend in ways of their own: "Recommendation 1" here, "1." there."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import Numbering, numbered
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.structure.openings import Opening

_LETTERED = re.compile(r"\s*(?P<letter>[A-Z])[.)]?\s+[A-Z]")
_FEWEST = 2  # sections that begin again at the first number


def listed_in_sections(paragraphs: Sequence[Paragraph], headed: Mapping[int, Opening]) -> dict[int, Opening]:
    """The numbered asks of each section that has no "Recommendation 1", where those of others begin again at 1."""
    sections = _sections(paragraphs)
    again = [
        range_
        for range_ in sections
        if any(headed[at].numbering.number == "1" for at in range_ if at in headed)
    ]
    if len(again) < _FEWEST:
        return {}
    bare = [range_ for range_ in sections if not any(at in headed for at in range_)]
    return {at: Opening(number) for range_ in bare for at, number in _asked(paragraphs, range_).items()}


def _sections(paragraphs: Sequence[Paragraph]) -> list[range]:
    """From each lettered title, "A. Fernhill Hospitals", to the next; the letters follow one another."""
    starts: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        match = _LETTERED.match(paragraph.text)
        if match and is_title(paragraph) and ord(match["letter"]) == ord("A") + len(starts):
            starts.append(at)
    return [range(a, b) for a, b in pairwise([*starts, len(paragraphs)])]


def _asked(paragraphs: Sequence[Paragraph], section: range) -> dict[int, Numbering]:
    """The paragraphs of a section numbered from 1 on, if all of them ask."""
    items = {at: item[0] for at in section if (item := numbered(paragraphs[at].first_line))}
    in_order = [each.number for each in items.values()] == [str(n) for n in range(1, len(items) + 1)]
    return (
        items
        if in_order and all(asks(paragraphs[at].text[each.after :]) for at, each in items.items())
        else {}
    )
