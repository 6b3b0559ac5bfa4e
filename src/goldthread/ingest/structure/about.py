"""What a document is: its kind, its partnership, the reviews it answers."""

import re
from collections.abc import Callable, Sequence

from goldthread.ingest.lines.headings import is_recommendations_heading, recommendation_heading
from goldthread.ingest.lines.paragraphs import Paragraph, is_title

_TITLE_PARAGRAPHS = 6
_LONGEST_TITLE = 16  # words of a line
_MOST_TITLE_LINES = 2
_KINDS: tuple[tuple[str, str], ...] = (
    ("briefing", r"\bbriefing\b"),
    (
        "minutes",
        (
            r"\bminutes\b(?! brief)|\bnotes? of (?:the |a )?(?:\w+ ){0,2}meeting\b|"
            r"\b(?:action notes|notes (?:and|with) actions?)\b"
        ),
    ),
    ("response", r"\bresponses?\b(?=.*\baction plan\b)"),
    ("action_plan", r"\baction plans?\b|\btracker\b"),
    ("status_history", r"\b(?:progress|status) (?:update|report|history)"),
    (
        "response",
        (
            r"\b(?:responses?|reply|position (?:of|on|against|statement)|(?:agency|agencies[’']|joint) statements?)\b|"
            r"\b(?:agency|agencies[’']|partners?[’']?|single agency) updates?\b"
        ),
    ),
    ("other", r"\b(?:annual|yearly) report\b|\bregulation 28\b|\bprevent(?:ion of)? future deaths\b"),
    ("response", r"\bprogress\b|\b(?:months?|years?) on\b|\bupdate\b"),
    ("review", r"\b(?:review|report|overview)\b"),
)
_HISTORIES = 2  # headings "Status history" that make a document one
_STATUS_HISTORY = re.compile(r"\s*status history\s*:?\s*", re.IGNORECASE)
_HEAD = 12  # paragraphs at the head of a document
_ATTENDANCE = re.compile(
    r"(?:(?:members |those |also )?present|attendees|attended|attendance|in attendance|in the room|who was there|"
    r"on (?:screen|teams|zoom|line)|online|by video|"
    r"(?:sent )?apologies)\b(?:\s*:|\s{2,}|\s*$)",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:annual|yearly) report\b", re.IGNORECASE)
_SAYS_RESPONSE = re.compile(
    r"\bthis (?:document|paper|report)\b[^.]{0,60}\b(?:provides?|sets? out|contains?|is|gives?|"
    r"details?)\b[^.]{0,60}\bresponses?\b|\b(?:I|we) (?:am |are )?(?:writ(?:e|ing)|respond(?:ing)?)\b[^.]{0,40}"
    r"\b(?:response|reply|respond)\b",
    re.IGNORECASE,
)
_WHO = r"(?:Child|Baby|Infant|Family|Siblings?(?: Group)?|Children|Babies|Young Person|Young People|Adult)"
_NO_NAME = (
    r"(?!(?:Safeguarding|Protection|Partnership|Board|Death|Deaths|Practice|Sexual|Exploitation|Abuse|Health|Nurse|"
    r"Court|Hubs?|Services?|Social|In|And|Are|Looked|Learning|Review|Reviews|Justice|Support|Help|Law|Criminal|Centre|"
    r"Centres|Centred|Focused|Focussed|Care|Group|Need|Serious|Local|First|Friendly|Act|Homes?|Who|Is|Was|Has)\b)"
)
_CHILD = re.compile(
    rf"\b{_WHO}\s+(?:[A-Z]{{1,2}}\d?|[A-Z]\d{{1,3}})\b(?![’'])(?:(?:,\s*[A-Z]\d{{0,2}})*\s+and\s+[A-Z]\d{{0,2}}\b)?"
)
_NAMED_CHILD = re.compile(
    rf"\b(?:Child|Baby|Infant|Family|Young Person|Siblings)\s+{_NO_NAME}[A-Z][a-z]{{2,}}\b(?![’'])"
)
_KNOWN_AS = re.compile(
    r"\b(?:known as|referred to as|called)\s+[‘“\"']?([A-Z][a-z]+(?: [A-Z]\b)?)[’”\"']?(?=[\s.,;)])"
)
_DASHED = re.compile(r"\s[–—-]\s*[‘“\"']?(?P<name>[A-Z][^’”\"]*)")
_SPOKEN = re.compile(r"^\W*[A-Z]+[AEIOUY][A-Z]*|^\W*[AEIOUY][A-Z]{2,}")
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
            len(text.split()) > _LONGEST_TITLE * min(len(paragraph.lines), _MOST_TITLE_LINES)
            or re.search(r"[.:;]$", text)
            or recommendation_heading(text) is not None
            or is_recommendations_heading(text)
        ):
            break
        titles.append(text)
    return titles


def kind_of(paragraphs: Sequence[Paragraph], *, has_marked_answers: bool, headers: Sequence[str] = ()) -> str:
    """One of the contract's kinds, by the title, then by what the introduction says; "" where nothing says it.

    `headers` are the running headers, which say in an extract what the whole is.
    """
    if sum(bool(_STATUS_HISTORY.fullmatch(paragraph.text)) for paragraph in paragraphs) >= _HISTORIES:
        return "status_history"
    if any(_YEARLY.search(header) for header in headers):
        return "other"
    if sum(bool(_ATTENDANCE.match(line.words)) for p in paragraphs[:_HEAD] for line in p.lines) > 1:
        return "minutes"
    titles = " | ".join(title_lines(paragraphs))
    for kind, words in _KINDS:
        if re.search(words, titles, re.IGNORECASE):
            if kind in {"review", "other"} and (has_marked_answers or _says_response(paragraphs)):
                return "response"
            return kind
    return "response" if has_marked_answers or _says_response(paragraphs) else ""


def _says_response(paragraphs: Sequence[Paragraph]) -> bool:
    return any(_SAYS_RESPONSE.search(paragraph.text) for paragraph in paragraphs[:40])


def _first_of(find: Callable[[str], list[str]], texts: Sequence[str]) -> tuple[str, ...]:
    """What `find` finds in the first of the texts that has any."""
    return next((tuple(dict.fromkeys(found)) for text in texts if (found := find(text))), ())


def _lettered_children(text: str) -> list[str]:
    return [" ".join(match.group().split()) for match in _CHILD.finditer(text)]


def _children(text: str) -> list[str]:
    """Children as reviews call them: "Child P", "Baby Wren", "Family L"."""
    found = sorted([*_CHILD.finditer(text), *_NAMED_CHILD.finditer(text)], key=lambda match: match.start())
    return [" ".join(match.group().split()) for match in found]


def _cased(title: str) -> str:
    """A title in capitals as it would be written: "BABY WREN – SCR" is "Baby Wren – SCR"."""
    if not title.isupper():
        return title
    return " ".join(word.capitalize() if _SPOKEN.search(word) else word for word in title.split())


def reviews_of(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The names of the reviews: "Child P" by its child, or the title's own words where no child is named."""
    titles = [_cased(title) for title in title_lines(paragraphs)]
    openings = [paragraph.text for paragraph in paragraphs[:12]]
    found = _first_of(_children, titles) or _first_of(_lettered_children, openings)
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
    headed = tuple(
        dict.fromkeys(name for p in paragraphs if is_title(p) for name in _children(_cased(p.text)))
    )
    if headed:
        return headed
    known = [m[1] for paragraph in paragraphs[:12] for m in _KNOWN_AS.finditer(paragraph.text)]
    return tuple(known[:1])
