"""One heading over several recommendations: "Recommendations 7 and 8", then each in its own paragraph."""

import re
from collections.abc import Collection, Sequence

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.heading_words import NUMBER_WORDS, numbers_in
from goldthread.ingest.lines.headings import Numbering
from goldthread.ingest.lines.paragraphs import Paragraph

_NUMBER = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|{'|'.join(NUMBER_WORDS)})"
_HEAD = (
    rf"[\s#*_]*(?:recommendations|recs)\s+(?P<numbers>{_NUMBER}(?:\s*(?:,|&|,?\s*and|to|[-–—])\s*{_NUMBER})+)"
)
_HEADING = re.compile(rf"{_HEAD}[\s:.*_]*", re.IGNORECASE)
_ANSWERING = re.compile(rf"{_HEAD}(?:\s*[.:]|\s[–—-])[*_]*\s+(?-i:(?=[A-Z“‘\"]))", re.IGNORECASE)
_AT_FRONT = re.compile(rf"(?:recommendation |rec\.? |R)?(?P<number>{_NUMBER})\s*[:.)–-]\s+", re.IGNORECASE)
_AT_END = re.compile(rf"[(\[](?:recommendation |rec\.? |R)?(?P<number>{_NUMBER})[)\]]\.?$", re.IGNORECASE)


def grouped_numbers(line: str) -> tuple[str, ...]:
    """The numbers of a heading that stands over several recommendations and holds nothing else; () for any other."""
    match = _HEADING.fullmatch(line)
    return numbers_in(match["numbers"]) if match else ()


def answered_numbers(line: str) -> tuple[tuple[str, ...], int] | None:
    """The numbers of "Recommendations 1 and 2. We accept both", and where the words behind them begin."""
    match = _ANSWERING.match(line)
    return (numbers_in(match["numbers"]), match.end()) if match else None


def grouped_openings(
    paragraphs: Sequence[Paragraph], headed: Collection[int]
) -> dict[int, tuple[Numbering, tuple[str, ...]]]:
    """The paragraphs under such headings that are those recommendations, with all numbers that stand together.

    Each says its number at its end, or there are as many asks right under the heading as it has numbers.
    """
    found: dict[int, tuple[Numbering, tuple[str, ...]]] = {}
    for index, paragraph in enumerate(paragraphs):
        numbers = grouped_numbers(paragraph.text)
        if numbers and index not in headed:
            below = [
                at
                for at in range(index + 1, min(index + 1 + len(numbers), len(paragraphs)))
                if at not in headed
            ]
            named = _named(paragraphs, below, numbers)
            for at, number in named.items():
                front = _AT_FRONT.match(paragraphs[at].first_line)
                after = front.end() if front and numbers_in(front["number"]) == (number,) else 0
                found[at] = (Numbering(number, None, after), numbers)
    return found


def _named(paragraphs: Sequence[Paragraph], below: Sequence[int], numbers: Sequence[str]) -> dict[int, str]:
    ends = {at: match["number"] for at in below if (match := _AT_END.search(paragraphs[at].text))}
    if ends and set(ends.values()) <= set(numbers):
        return ends
    if len(below) == len(numbers) and all(asks(paragraphs[at].text) for at in below):
        return dict(zip(below, numbers, strict=True))
    return {}
