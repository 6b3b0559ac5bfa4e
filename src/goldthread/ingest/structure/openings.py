"""Where a recommendation opens, and what leads in a list of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import Numbering, ask_label, is_recommendations_heading, section_heading
from goldthread.ingest.lines.paragraphs import Paragraph

_LONGEST_TITLE = 12  # words
_LEAD_IN = re.compile(
    r"\b(?:recommend(?:s|ed|ation|ations)?|matters? of concern|concerns? (?:are|is|were)|learning points|"
    r"questions for)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:[:–—-]|\b(?:follows|following|below|in turn|(?:beneath|underneath)(?: it| them| each)?)\.?)\s*[–—-]?\s*$"
)
_MADE = re.compile(  # "Two recommendations were made for the Trust."
    r"\brecommendations? (?:were|was|are) (?:made|addressed|given)\b[^.]{0,60}\.$|"
    r"\b(?:made|makes) \w+ recommendations?(?: for [^.]{3,40})?\.$",
    re.IGNORECASE,
)
# "The Management Board should:"; what a paper asks its own meeting to note or to agree is no recommendation.
_ASKS_BELOW = re.compile(
    r"(?!(?:The )?(?:[A-Z]\w+ ){0,4}(?:Board|Committee|Cabinet|Members|Panel|Governors|Executive) (?:is|are) asked to)"
    r"(?:By \d[^,]{2,20}, |Within [^,]{2,30}, |Immediately, )?(?P<who>(?:the )?[A-Z][^.:;,]{2,80}?)\s+"
    r"(?:should|must|needs? to|(?:is|are|were) asked to)\s*:$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph that begins a recommendation, or, where `answers`, what is said to the one of that number.

    `is_told` where one sentence says what was asked, and the next may answer. `together` are
    the numbers of all that stand under one heading and are answered as one. `is_under_title` where
    nothing but its own title tells it from what stands before.
    """

    numbering: Numbering
    answers: bool = False
    together: tuple[str, ...] = ()
    is_told: bool = False
    is_under_title: bool = False


def leads_in(paragraph: Paragraph) -> bool:
    """A heading "Recommendations", or a sentence "The review recommends that the Board:"."""
    line = paragraph.text
    return (
        is_recommendations_heading(line)
        or section_heading(line) is not None
        or (bool(_LEAD_IN.search(line[-240:])) and bool(_LEADS.search(line)))
        or _ASKS_BELOW.match(line) is not None
        or ("recommendation" in line.lower() and _MADE.search(line) is not None)
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
    if words.endswith((".", ":", ";", ",", "?")):
        return False
    below = paragraphs[index + 1]
    if ask_label(below.first_line) is not None:
        return True
    opens = below.text.lstrip("“‘\"'* ")
    if asks(words) and not (_TELLS.match(opens) and not _TELLS.match(words)):
        return False
    return opens[:1].isupper() and bool(asks_first(below) or re.match(r"(?:That|To)\s+[a-z]", opens))


_TELLS = re.compile(
    r"[^.?!]*?\b(?:should|must)\b"
)  # an ask that leaves no doubt, beside "Placements close by"


def past_title(paragraphs: Sequence[Paragraph], index: int, numbering: Numbering) -> Numbering:
    """The numbering of a heading over an answer, with the title beside its number: "Recommendation 2 – nursing"."""
    line = paragraphs[index].first_line
    words = line[numbering.after :].strip(" *_")
    is_title = (
        words
        and len(paragraphs[index].lines) == 1
        and len(words.split()) <= _LONGEST_TITLE
        and not words.endswith((".", ";", ",", "?", "!"))
    )
    return replace(numbering, after=len(line)) if is_title and index + 1 < len(paragraphs) else numbering


def asked_below(text: str) -> str | None:
    """Whom a line asks for what stands below it: "the Board" of "The Board should:"."""
    match = _ASKS_BELOW.match(text)
    return match["who"] if match else None
