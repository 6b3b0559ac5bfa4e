"""Learning points held against the recommendations that they became: what must be, and what is only asked."""

import re
from collections import Counter
from collections.abc import Iterator

from goldthread.ingest.english.sentences import Passage, sentences
from goldthread.ingest.english.stems import stems
from goldthread.ingest.findings.ground import Ground, cut
from goldthread.ingest.manuscript import BULLETS, Source
from goldthread.ingest.reading import Finding, Limb, Recommendation, Section

# From weak to strong. The weakest words of a sentence decide: "should consider" is considering.
_FORCES = {
    1: (
        r"\bconsider(?:ation|ed|ing)?\b|\b(?:be|are) reminded\b|\bencouraged?\b|\b(?:be|made|are) aware\b|\bmay\b|"
        r"\brecognise\b|\bwould be (?:beneficial|helpful)\b|\bwhere possible\b"
    ),
    2: r"\bshould\b(?! not)|\b(?:needs?|ought) to\b|\bto (?:ensure|review|develop|provide)\b",
    3: (
        r"\b(?:should|must|cannot|can) not\b|\bcannot\b|\bmust\b|\brequired\b|\bpre-?requisite\b|\bfundamental\b|"
        r"\bessential\b|\bit is not sufficient\b|\bneeds? to include\b|\bneeds? to be raised\b"
    ),
}
_LINKED = 2.0  # weight of shared words that makes a learning point and a recommendation one matter
_STRONG = 3


def learning_findings(ground: Ground) -> Iterator[Finding]:
    """One finding for each recommendation that asks clearly less than a learning point on the same matter says."""
    points = [
        (sentence, whole)
        for section in ground.reading.sections
        if section.key == "learning_points"
        for sentence, whole in _points(ground.source, section)
    ]
    limbs = [(item, limb) for item in ground.reading.recommendations for limb in item.limbs]
    rare = _rarity([limb.text for _, limb in limbs])
    told: set[str] = set()
    for point, whole in points:
        if force_of(point.text) < _STRONG:
            continue
        item, limb, weight = _nearest(whole, limbs, rare)
        if item and limb and weight >= _LINKED and force_of(limb.text) == 1 and item.id not in told:
            told.add(item.id)
            places = (
                ground.place(point.start, point.end),
                ground.within(item.place.start, item.place.end, limb.start, limb.end),
            )
            yield Finding(
                "weaker_than_learning",
                f"{item.id} only asks “{cut(limb.text)}”; the learning point says “{cut(point.text)}”",
                places,
                item.id,
            )


def _points(source: Source, section: Section) -> list[tuple[Passage, str]]:
    """Each sentence of a section with the whole bullet point that it is part of: "these issues" are named there."""
    groups: list[list[Passage]] = []
    for sentence in sentences(source, section.place.start, section.place.end):
        if not groups or re.match(rf"[-–{BULLETS}]", sentence.text):
            groups.append([])
        groups[-1].append(sentence)
    return [(each, " ".join(p.text for p in group)) for group in groups for each in group]


def force_of(text: str) -> int:
    """0 for nothing asked, 1 to consider or remind, 2 should or needs to, 3 must, must not or cannot do without.

    A sentence with both a weak and a strong word is weak where it asks to consider, unless it also forbids.
    """
    found = {force for force, words in _FORCES.items() if re.search(words, text, re.IGNORECASE)}
    if 3 in found and (
        1 not in found or re.search(r"\b(?:must|should|can) ?not\b|\bneeds? to be raised\b", text)
    ):
        return 3
    return min(found, default=0)


def _rarity(texts: list[str]) -> dict[str, float]:
    """A stem's weight: 1 where one ask has it, less where many have."""
    counts = Counter(stem for text in texts for stem in stems(text))
    return {stem: 1 / count for stem, count in counts.items()}


def _nearest(
    text: str, limbs: list[tuple[Recommendation, Limb]], rare: dict[str, float]
) -> tuple[Recommendation | None, Limb | None, float]:
    own = stems(text)
    scored = [(sum(rare[s] for s in own & stems(limb.text)), -i) for i, (_, limb) in enumerate(limbs)]
    if not scored:
        return None, None, 0.0
    weight, place = max(scored)
    return (*limbs[-place], weight)
