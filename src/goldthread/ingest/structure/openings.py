"""Where a recommendation opens, and what leads in a list of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import Numbering, ask_label, is_recommendations_heading, section_heading
from goldthread.ingest.lines.paragraphs import Paragraph

_LONGEST_TITLE = 12  # words
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


def is_titled(paragraphs: Sequence[Paragraph], index: int, rest: str) -> bool:
    """ "Recommendation 3 – Supervision" over a paragraph that asks: the words beside the number are its title."""
    words = rest.strip(" *_")
    if (
        not words
        or len(paragraphs[index].lines) > 1
        or len(words.split()) > _LONGEST_TITLE
        or index + 1 >= len(paragraphs)
    ):
        return False
    if words.endswith((".", ":", ";", ",", "?")) or (
        asks(words) and ask_label(paragraphs[index + 1].first_line) is None
    ):
        return False
    below = paragraphs[index + 1]
    if ask_label(below.first_line) is not None:
        return True
    return below.text[:1].isupper() and bool(
        asks_first(below) or re.match(r"(?:That|To)\s+[a-z]", below.text)
    )
