"""Asks without a number, each the first paragraph under a title of its own and over what was done about it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import Numbering
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.structure.openings import Opening

_FEWEST = 3
_REPORTS = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|has|have|had|was|were|will|now)\b")


def titled_asks(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """The first paragraph under each title, where three titles or more on end stand over an ask and then a report.

    A text that is laid out alike under title after title is a list, whether it counts its items or not: one title
    among them that is laid out otherwise, and the titles are chapters.
    """
    titles = [at for at, each in enumerate(paragraphs) if is_title(each)]
    ends = pairwise([*titles, len(paragraphs)])
    alike = [_asks_then_reports(paragraphs[at + 1 : end]) for at, end in ends]
    if sum(alike) < _FEWEST:
        return {}
    first, last = alike.index(True), len(alike) - alike[::-1].index(True)
    if not all(alike[first:last]):
        return {}
    return {
        at + 1: Opening(Numbering(str(n), None, 0), is_under_title=True)
        for n, at in enumerate(titles[first:last], 1)
    }


def _asks_then_reports(below: Sequence[Paragraph]) -> bool:
    """The first paragraph asks in one of its sentences; those behind it ask nothing, and one of them reports."""
    if len(below) < 2 or not _asks_within(below[0].text):
        return False
    return not any(_asks_within(each.text) for each in below[1:]) and any(
        _REPORTS.search(each.text) for each in below[1:]
    )


def _asks_within(text: str) -> bool:
    return any(asks(sentence) for sentence in re.split(r"(?<=[.?!])\s", text))
