"""Bodies that are the only ones of their kind: called by it alone, by a common noun, or in two languages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldthread.ingest.bodies.named_bodies import Body
from goldthread.ingest.english.body_kinds import WELSH_HEADS

# What a document with one of them may call it by; "the Trust" may be any of several.
_CALLED = {"Council": "council", "Constabulary": "police", "Force": "police"}
_BY_KIND = re.compile(rf"\b[Tt]he ({'|'.join(_CALLED)})\b(?! (?:[A-Z]|of [A-Z]|for [A-Z]))")
_COMMON_NOUNS = {"council": "council", "police": "police"}
_OPENS = re.compile(
    rf"(?:[A-Z][^.,;:]{{2,30}}, t|T)he (?P<noun>{'|'.join(_COMMON_NOUNS)})(?: (?:also|now|already))? "
    r"(?:has|have|had|will|would|does|do|is|are) "
)
_FEWEST = 2  # times that it is called so


def only_by_kind(text: str, bodies: Sequence[Body]) -> list[Body]:
    """ "the Council", "the Constabulary": the one body of its kind, which the document calls by nothing else."""
    kinds = {body.kind for body in bodies}
    counts = Counter(_BY_KIND.findall(text))
    fits = [(word, kind) for word, kind in _CALLED.items() if counts[word] >= _FEWEST and kind not in kinds]
    return [Body(f"the {word}", kind, (word,)) for word, kind in fits]


def in_both_languages(text: str, bodies: Sequence[Body]) -> list[Body]:
    """One body of two whose names stand side by side in Welsh and in English: "Heddlu Alder / Alder Police"."""
    found = list(bodies)
    welsh = [body for body in bodies if body.name.split()[0] in WELSH_HEADS]
    for body in welsh:
        kin = [each for each in found if each.kind == body.kind and each not in welsh]
        same = [each for each in kin if _stand_side_by_side(body.name, each.name, text)]
        if len(same) == 1:
            both = (f"{body.name} / {same[0].name}", f"{same[0].name} / {body.name}")
            merged = replace(same[0], names=(*same[0].names, body.name, *body.names, *both))
            found = [merged if each is same[0] else each for each in found if each is not body]
    return found


def _stand_side_by_side(one: str, other: str, text: str) -> bool:
    a, b = re.escape(one), re.escape(other)
    return re.search(rf"{a} ?[/|] ?{b}|{b} ?[/|] ?{a}", text) is not None


def only_by_common_noun(stretches: Sequence[str], bodies: Sequence[Body]) -> list[Body]:
    """ "The police", in small letters, opening a paragraph: what a plain text calls its one force or council."""
    kinds = {body.kind for body in bodies}
    nouns = {match["noun"] for each in stretches if (match := _OPENS.match(each))}
    return [
        Body(f"the {noun}", kind)
        for noun, kind in _COMMON_NOUNS.items()
        if noun in nouns and kind not in kinds
    ]
