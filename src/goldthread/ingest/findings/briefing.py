"""The headed parts of a briefing or review (background, themes, learning, good practice) and any document's links."""

import re
from collections.abc import Iterator

from goldthread.ingest.findings.ground import Ground
from goldthread.ingest.reading import Link, Section

_WORDS = {
    "background": "background|context|introduction|why (?:it|this) matters|summary of the case|case summary|the case",
    "review": "review|about (?:the|this) review|review process|what happened|the incident|how the review was done",
    "key_themes": "(?:key |main |emerging )?themes|(?:key )?(?:issues|findings)|what (?:did we|we) (?:find|found)",
    "learning_points": (
        "(?:key |main )?learning(?: points?)?|(?:key )?lessons(?: learn(?:ed|t))?|learning for practice|"
        "what (?:have we|did we|we) learn(?:ed|t)?"
    ),
    "good_practice": "(?:areas of )?good practice|what (?:went|worked) well|strengths",
    "recommendations": (
        "(?:key )?recommendations(?: and actions)?|what needs to (?:happen|change)|what to do|next steps"
    ),
    "questions": r"questions (?:to consider|for (?:you|reflection|your team)[\w ]*)|reflective questions|key questions",
    "further_reading": (
        r"further (?:reading|information)(?: and resources)?|resources(?: and [\w ]+)?|useful (?:links|resources)|"
        "references|find out more|more information"
    ),
}
HEADINGS = {
    key: re.compile(
        rf"(?:the |our |\d[.):]?\s+|step \d[:.]?\s+)*(?:{words})(?: continued| \(continued\)|:)?",
        re.IGNORECASE,
    )
    for key, words in _WORDS.items()
}
_HEAD = 2500  # characters in which a document says what it is about
_LONGEST_HEADING = 8  # words
_FEWEST = 3  # headings of different keys, for a document to have sections at all
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”]+")
_SECTIONED = frozenset({"briefing", "review", "other"})


def sections_of(ground: Ground) -> tuple[Section, ...]:
    """The headed parts, in order, those of one key joined where a heading is repeated as "continued".

    () in responses, and where fewer than three kinds of heading stand on lines of their own.
    """
    if ground.reading.kind not in _SECTIONED:
        return ()
    heads = list(_headings(ground.source.text))
    if len({key for key, *_ in heads}) < _FEWEST:
        return ()
    ends = [start for _, _, start, _ in heads[1:]] + [len(ground.source.text)]
    found: list[Section] = []
    for (key, heading, _, begins), end in zip(heads, ends, strict=True):
        words = ground.source.words(begins, end)
        if found and found[-1].key == key:
            before = found[-1]
            place = ground.place(before.place.start, end)
            found[-1] = Section(key, before.heading, f"{before.text} {words}".strip(), place)
        elif ground.source.text[
            begins:end
        ].strip():  # a list of links alone has no words: addresses are lifted
            found.append(Section(key, heading, words, ground.place(begins, end)))
    return tuple(found)


def _headings(text: str) -> Iterator[tuple[str, str, int, int]]:
    """(key, heading, where its line begins, where the words after it begin)."""
    at = 0
    for line in text.split("\n"):
        words = re.sub(r"^[\s#*•–-]+|[\s#*]+$", "", line)
        if words and len(words.split()) <= _LONGEST_HEADING:
            key = next((key for key, pattern in HEADINGS.items() if pattern.fullmatch(words)), None)
            if key:
                yield key, words, at, min(at + len(line) + 1, len(text))
        at += len(line) + 1


def links_of(ground: Ground) -> tuple[Link, ...]:
    """Every web address, with a note where it stands between other words or may have lost a hyphen."""
    found = []
    for match in _ADDRESS.finditer(ground.source.text):
        address = match.group().rstrip(".,;:)]’'")
        place = ground.place(match.start(), match.start() + len(address))
        found.append(Link(address, place, _note(ground, match.start(), address)))
    return tuple(found)


def _note(ground: Ground, start: int, address: str) -> str | None:
    notes = []
    inside = next((r for r in ground.reading.recommendations if r.place.start < start < r.place.end), None)
    if inside and ground.source.is_lifted_at(start):
        notes.append(f"It stood between the words of recommendation {inside.id} and was lifted out of them.")
    if _lost_hyphen(address):
        notes.append("A hyphen may be lost where a line ended: try the address.")
    if "%" in address or not address.isascii():
        notes.append("It holds characters that browsers write otherwise: try the address.")
    return " ".join(notes) or None


def _lost_hyphen(address: str) -> bool:
    """A long last part without a hyphen, in an address whose other parts have them."""
    parts = [part for part in re.sub(r"^\w+://", "", address).split("/")[1:] if part and "." not in part]
    return (
        len(parts) > 1 and parts[-1].isalpha() and len(parts[-1]) >= 12 and any("-" in p for p in parts[:-1])
    )


_REVIEW_KINDS = {
    "serious_case_review": r"\bserious case reviews?\b|\bSCRs?\b",
    "local_child_safeguarding_practice_review": (
        r"\b(?:local )?child safeguarding practice reviews?\b|\bLC?SPRs?\b|\bCSPRs?\b"
    ),
    "thematic_review": r"\bthematic (?:\w+ ){0,3}review\b",
    "rapid_review": r"\brapid reviews?\b",
    "national_review": r"\bnational (?:\w+ ){0,2}reviews?\b",
    "domestic_homicide_review": r"\bdomestic (?:homicide|abuse related death) reviews?\b|\bDHRs?\b",
    "safeguarding_adult_review": r"\bsafeguarding adults? reviews?\b|\bSARs?\b",
    "child_death_review": r"\bchild death reviews?\b",
    "learning_review": r"\b(?:learning|partnership|multi-agency case|appreciative inquiry) reviews?\b",
}


def review_kinds_of(ground: Ground) -> tuple[str, ...]:
    """What kinds of review the head of the document says it is about, in the order in which it names them."""
    first = next((r.place.start for r in ground.reading.recommendations if r.text), _HEAD)
    head = " ".join(ground.source.text[: min(first, _HEAD)].split())
    found = [
        (match.start(), kind)
        for kind, words in _REVIEW_KINDS.items()
        if (match := re.search(words, head, re.IGNORECASE))
    ]
    return tuple(kind for _, kind in sorted(found))
