"""The same passage under two recommendations."""

import re
from collections import defaultdict
from collections.abc import Iterator

from goldthread.ingest.findings.ground import Ground, Sentence, cut
from goldthread.ingest.reading import Finding

_WORD = re.compile(r"[a-z0-9]+")
_RUN = 6  # words that must stand together to be counted as the same
_SHORTEST = 12  # words: shorter sentences are alike by chance
_ALIKE = 0.6  # share of the shorter sentence's runs that the other has too


def likeness_findings(ground: Ground) -> Iterator[Finding]:
    """One finding for each pair of recommendations that are answered in nearly the same words."""
    pairs: dict[tuple[str, str], list[tuple[Sentence, Sentence]]] = defaultdict(list)
    for earlier, later in _alike(ground):
        pairs[_root(earlier), _root(later)].append((earlier, later))
    for (first, second), found in pairs.items():
        words = cut(found[0][1].text)
        places = tuple(dict.fromkeys(ground.place(s.start, s.end) for pair in found for s in pair))
        yield Finding(
            "same_answer", f"{first} and {second} are answered in the same words: “{words}”", places, second
        )


def _root(sentence: Sentence) -> str:
    return sentence.recommendation.parent or sentence.recommendation.id


def _alike(ground: Ground) -> Iterator[tuple[Sentence, Sentence]]:
    seen: dict[tuple[str, ...], int] = {}
    asked = {item.text: _runs(item.text) for item in ground.reading.recommendations}
    runs_of: list[frozenset[tuple[str, ...]]] = []
    for index, each in enumerate(ground.spoken):
        runs = _runs(each.text) - asked[each.recommendation.text]
        runs_of.append(runs)
        shared: dict[int, int] = defaultdict(int)
        for run in runs:
            first = seen.setdefault(run, index)
            if first != index:
                shared[first] += 1
        for other, count in sorted(shared.items()):
            before = ground.spoken[other]
            enough = count >= _ALIKE * min(len(runs), len(runs_of[other]))
            if enough and _root(before) != _root(each):
                yield before, each
                break


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))
