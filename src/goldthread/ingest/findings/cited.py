"""Law and guidance that a document cites, held against the locked list, and agencies that it spells several ways."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from goldthread.ingest.findings.ground import Ground
from goldthread.ingest.reading import Citation, Finding, Place
from goldthread.kernel.citations import LOCKED, Cited, citations
from goldthread.kernel.dates import mentions

_LIKE = 0.8  # how alike a listed title must be to be offered in place of one that is not listed
_RULED_BY = re.compile(
    r"\b(?:in accordance with|under|in line with|laid out in|set out in|as required by)\b", re.IGNORECASE
)


def citations_of(ground: Ground) -> tuple[Citation, ...]:
    """Every citation with its place, in order."""
    text, positions = ground.whole
    return tuple(
        Citation(
            c.words,
            c.work.key if c.work else None,
            c.work.issued if c.work else None,
            _place(ground, c, positions),
        )
        for c in citations(text)
    )


def _place(ground: Ground, cited: Cited, positions: Sequence[int]) -> Place:
    return ground.place(positions[cited.start], positions[cited.end - 1] + 1)


def citation_findings(ground: Ground) -> Iterator[Finding]:
    """Citations that are not on the list, and works cited for a day on which they had not been issued."""
    text, positions = ground.whole
    places: dict[str, list[Place]] = defaultdict(list)
    found = citations(text)
    for cited in found:
        if cited.work is None:
            places[cited.words].append(_place(ground, cited, positions))
    for words, stands in places.items():
        yield Finding(
            "unlocked_citation",
            f"“{words}” is not on the list of law and guidance.{_offered(words)}",
            tuple(stands),
        )
    yield from _not_yet(ground, text, positions, found)


def _offered(words: str) -> str:
    """The listed title of the same year that is most like it: a body's new name may have crept into a statute."""
    year = words[-4:]
    near = [
        (SequenceMatcher(None, words.lower(), work.title.lower()).ratio(), work.title)
        for work in LOCKED.values()
        if work.title.endswith(year)
    ]
    best = max(near, default=(0.0, ""))
    return f" Is it the {best[1]}?" if best[0] >= _LIKE else " Check its name and year."


def _not_yet(
    ground: Ground, text: str, positions: Sequence[int], found: Sequence[Cited]
) -> Iterator[Finding]:
    """An act dated before the work that it is said to follow; only where every date of the sentence is before it."""
    for cited in found:
        if cited.work is None:
            continue
        start = max(text.rfind(". ", 0, cited.start) + 1, 0)
        before = text[start : cited.start]
        others = [(c.start - start, c.end - start) for c in found if c is not cited]
        dates = [d for d in mentions(before) if not any(a <= d.start < b for a, b in others)]
        if dates and _RULED_BY.search(before) and all(d.span.latest < cited.work.issued for d in dates):
            sentence = (
                f"“{cited.words}” is cited for {dates[-1].words}; it was issued in {cited.work.issued:%B %Y}."
            )
            yield Finding("edition_not_yet", sentence, (_place(ground, cited, positions),))


def name_findings(ground: Ground) -> Iterator[Finding]:
    """Bodies whose full names are spelt in ways that are not one another's beginning, end or abbreviation."""
    text, positions = ground.whole
    spelt: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for mention in ground.bodies.mentions(text):
        words = re.sub(r"^[Tt]he\s+", "", text[mention.start : mention.end])
        if not mention.body.is_partnership and not words.isupper() and " " in words:
            spelt[mention.body.name].setdefault(_typed(words), (mention.start, mention.end))
    for forms in spelt.values():
        names = [n for n in forms if not any(n != other and n.lower() in other.lower() for other in forms)]
        if len(names) > 1:
            listed = ", ".join(f"“{n}”" for n in names)
            stands = tuple(
                ground.place(positions[a], positions[b - 1] + 1) for a, b in (forms[n] for n in names)
            )
            yield Finding("spelt_differently", f"{listed}: one agency?", stands)


def _typed(words: str) -> str:
    """Curly and straight apostrophes, "&" and "and" are one spelling."""
    return words.replace("'", "’").replace("&", "and")
