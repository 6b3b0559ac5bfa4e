"""What a document is: its kind, its partnership, the reviews it answers."""

import re
from collections.abc import Sequence

from goldthread.ingest.paragraphs import Paragraph

_TITLE_PARAGRAPHS = 6
_LONGEST_TITLE = 16  # words
_KINDS: tuple[tuple[str, str], ...] = (
    ("briefing", r"\bbriefing\b"),
    ("minutes", r"\bminutes\b(?! brief)"),
    ("action_plan", r"\baction plan\b"),
    ("status_history", r"\b(?:progress|status) (?:update|report|history)|\btracker\b"),
    ("response", r"\bresponses?\b"),
    ("review", r"\b(?:review|report|overview)\b"),
)
_SAYS_RESPONSE = re.compile(
    r"\bthis (?:document|paper|report)\b[^.]{0,60}\b(?:provides?|sets? out|contains?|is|gives?|"
    r"details?)\b[^.]{0,60}\bresponses?\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:Child|Baby|Children|Family|Sibling Group|Young Person)\s+(?:[A-Z]{1,2}\d?|"
    r"[A-Z]\d{1,3})\b(?:\s+and\s+[A-Z]\b)?"
)
_KNOWN_AS = re.compile(
    r"\b(?:known as|referred to as|called)\s+[‘“\"']?([A-Z][a-z]+(?: [A-Z]\b)?)[’”\"']?(?=[\s.,;)])"
)
_DASHED = re.compile(r"\s[–—-]\s*[‘“\"']?(?P<name>[A-Z][^’”\"]*)")
_REVIEW_WORDS = re.compile(r"\b(?:[Rr]eview|[Ii]nquiry|LCSPR|CSPR|SCR)\b")
_ANSWER_TO = re.compile(
    r"^.*\b[Rr]esponses? to (?:the )?(?:recommendations (?:of|from) (?:the )?)?", re.IGNORECASE
)


def title_lines(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The short paragraphs at the head of the document, before its first sentence."""
    titles: list[str] = []
    for paragraph in paragraphs[:_TITLE_PARAGRAPHS]:
        text = paragraph.text.strip("#* ")
        if (
            len(text.split()) > _LONGEST_TITLE
            or re.search(r"[.:;]$", text)
            or re.match(r"Recommendation", text)
        ):
            break
        titles.append(text)
    return titles


def kind_of(paragraphs: Sequence[Paragraph], *, has_marked_answers: bool) -> str:
    """One of the contract's kinds, by the title, then by what the introduction says, then by what stands in it."""
    titles = " | ".join(title_lines(paragraphs))
    for kind, words in _KINDS:
        if re.search(words, titles, re.IGNORECASE):
            if kind == "review" and (has_marked_answers or _says_response(paragraphs)):
                return "response"
            return kind
    return "response" if has_marked_answers or _says_response(paragraphs) else "other"


def _says_response(paragraphs: Sequence[Paragraph]) -> bool:
    return any(_SAYS_RESPONSE.search(paragraph.text) for paragraph in paragraphs[:40])


def reviews_of(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The names of the reviews: "Child P" by its child, or the title's own words where no child is named."""
    titles = title_lines(paragraphs)
    for text in [*titles, *(paragraph.text for paragraph in paragraphs[:12])]:
        found = tuple(dict.fromkeys(" ".join(m.group().split()) for m in _CHILD.finditer(text)))
        if found:
            return found
    for title in titles:
        dashed = _DASHED.search(title)
        if (
            dashed
            and "thematic" not in title.lower()
            and len(dashed["name"].split()) <= 2
            and not _REVIEW_WORDS.search(dashed["name"])
        ):
            return (dashed["name"].strip(),)
    for title in titles:
        name = _ANSWER_TO.sub("", title)
        if _REVIEW_WORDS.search(name):
            return (name,)
    known = [m[1] for paragraph in paragraphs[:12] for m in _KNOWN_AS.finditer(paragraph.text)]
    return tuple(known[:1])
