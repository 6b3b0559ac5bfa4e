"""Where a recommendation opens, and what leads in a list of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ingest.headings import Numbering, is_recommendations_heading, section_heading
from goldthread.ingest.paragraphs import Paragraph
from goldthread.ingest.tense import asks

_LEAD_IN = re.compile(
    r"\b(?:recommend(?:s|ed|ation|ations)?|matters? of concern|concerns? (?:are|is)|learning points|questions for)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:[:–—-]|\b(?:follows|following|below)\.?)\s*[–—-]?\s*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph that begins a recommendation, or, where `answers`, what is said to the one of that number.

    `together` are the numbers of all that stand under one heading and are answered as one.
    """

    numbering: Numbering
    answers: bool = False
    together: tuple[str, ...] = ()


def leads_in(paragraph: Paragraph) -> bool:
    """A heading "Recommendations", or a sentence "The review recommends that the Board:"."""
    line = paragraph.text
    return (
        is_recommendations_heading(line)
        or section_heading(line) is not None
        or (bool(_LEAD_IN.search(line[-240:])) and bool(_LEADS.search(line)))
    )


def words_after(paragraphs: Sequence[Paragraph], at: int, numbering: Numbering) -> str:
    """The words of a heading's paragraph, or of the one below where the heading stands alone."""
    own = paragraphs[at].text[numbering.after :].strip()
    return own or (paragraphs[at + 1].text if at + 1 < len(paragraphs) else "")


def asks_first(paragraph: Paragraph) -> bool:
    return asks(re.split(r"(?<=[.?!])\s", paragraph.text, maxsplit=1)[0])


def name_of(numbering: Numbering) -> str:
    return f"{numbering.number}{numbering.letter or ''}".lower()
