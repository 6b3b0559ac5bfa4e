"""What repeats in a plain text from page to page: running heads and feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.column_edges import segments

_FOOT = re.compile(
    r"(?P<foot>.*?)(?:\s{3,}(?:(?P<page>page) )?|(?:^|[|/,–—-]\s*)(?P<paged>page) )"
    r"\d{1,3}(?:\s?(?:of|/)\s?\d{1,3})?\s*",
    re.IGNORECASE,
)


_OF = re.compile(r"[|/–—-]\s*(?:page )?\d{1,3} of \d{1,3}\b|\bpage \d{1,3} of \d{1,3}\b", re.IGNORECASE)


def _without_numbers(words: str) -> str:
    return re.sub(r"\d+", "#", words)


class PageEdges:
    """What repeats in a document from page to page."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self.times = Counter(line.words for line in lines)
        self.counted = Counter(_without_numbers(line.words) for line in lines if _OF.search(line.words))
        self.feet = Counter(foot["foot"].strip() for line in lines if (foot := _FOOT.fullmatch(line.text)))

    def is_repeated(self, line: SourceLine) -> bool:
        return self.times[line.words] > 1

    def is_foot(self, line: SourceLine) -> bool:
        """A page number, by itself or at the end of a running foot."""
        if _OF.search(line.words) and self.counted[_without_numbers(line.words)] > 1:
            return True
        foot = _FOOT.fullmatch(line.text)
        if foot is None or len(segments(line.text)) > 2:
            return line.is_lifted
        return bool(foot["page"] or foot["paged"]) or self.feet[foot["foot"].strip()] > 1
