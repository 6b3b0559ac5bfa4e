"""What was asked held against what was answered: asks without an answer in this document, and weaker answers.

Words are compared by their stems. Silence is only claimed for one ask among several, where none of the words that are
its own stands in any response while another ask of the same recommendation is taken up: few, and nearly always right.
"""

import re
from collections.abc import Iterator, Sequence

from goldthread.ingest.english.stems import stems
from goldthread.ingest.english.vocabulary import base_of, word_set
from goldthread.ingest.findings.ground import Ground, cut
from goldthread.ingest.findings.substitutes import weaker_answers
from goldthread.ingest.reading import Finding, Limb, Recommendation

_OWN = 3  # words that only this ask has: with fewer, a missing word says little
_MAKING = word_set("develop create produce write introduce establish provide")
_ASKS_ITSELF = re.compile(r"\b(?:should|must|needs? to|ought to)\b")
_CONDITION = re.compile(r"(?:If|Where|Should|When)\b")
_TAKEN_UP = {
    "inform": "inform tell told letter explain notify share",
    "document": "document record note write log",
    "disseminate": "disseminate share circulate send distribute publish",
    "monitor": "monitor track measure report audit data",
    "evaluate": "evaluat evaluation impact measure survey audit outcome effect effectiveness feedback review",
    "review": "review revise update audit refresh amend rewrite scrutinise survey",
    "develop": "develop development produce create introduce draft write new launch design build establish",
    "run": "run launch deliver hold roll ran held pilot",
    "audit": "audit sample review scrutiny check dip",
    "train": "train training course workshop webinar induction briefing",
}


def coverage_findings(ground: Ground) -> Iterator[Finding]:
    """What the responses leave open or answer with something else; nothing in documents that answer nobody."""
    if not ground.is_answer:
        return
    for family in ground.families():
        said = " ".join(r.text for item in family for r in item.responses)
        if not said:
            yield Finding(
                "no_answer",
                "The recommendation stands here without a response.",
                (family[0].place,),
                family[0].id,
            )
            continue
        yield from _silent_parts(ground, family, said)
        yield from weaker_answers(ground, family, said)


def _silent_parts(ground: Ground, family: Sequence[Recommendation], said: str) -> Iterator[Finding]:
    """Of asks that one text joins, those that are not taken up; lettered parts are often answered in other words."""
    answered = stems(said)
    for item in family:
        verdicts = [
            _is_silent(limb, [other for other in item.limbs if other is not limb], answered)
            for limb in item.limbs
        ]
        if len(verdicts) < 2 or all(verdicts):
            continue
        for limb, is_silent in zip(item.limbs, verdicts, strict=True):
            if is_silent and _is_joined(limb, item.text):
                place = ground.within(item.place.start, item.place.end, limb.start, limb.end)
                sentence = f"“{cut(limb.text, 20)}” is not taken up by any response."
                yield Finding("part_without_answer", sentence, (place,), item.id)


def _is_joined(limb: Limb, text: str) -> bool:
    """True for an ask that leans on the one before it in the same sentence; one with its own "should" stands alone."""
    before = text[: limb.start].rstrip()
    return bool(before) and not before.endswith((".", ";")) and not _ASKS_ITSELF.search(limb.text)


def _is_silent(limb: Limb, others: Sequence[Limb], answered: frozenset[str]) -> bool:
    """None of the words that only this ask has, nor another word for its verb, stands in the answers."""
    if _CONDITION.match(limb.text):
        return False
    own = _own_words(limb, others)
    verb = limb.verb or ""
    thing = stems(limb.object or "")
    if verb in _MAKING and 2 * len(thing & answered) >= len(thing):
        return False  # what was to be made is spoken of: it is there
    if verb in _TAKEN_UP and len(own) < _OWN:
        own |= stems(_TAKEN_UP[verb])
    elif len(own) < max(_OWN, len(stems(limb.text)) / 2):
        return False
    return not own & answered


def _own_words(limb: Limb, others: Sequence[Limb]) -> frozenset[str]:
    """Stems from the verb on that no other ask has; of a shared object only what stands before it."""
    thing = _from_verb(limb)
    for other in others:
        if other.object and limb.object and other.object in limb.object:
            thing = thing.partition(other.object)[0]
        elif other.object and limb.object and limb.object in other.object:
            thing = limb.verb or ""
    own = stems(thing)
    for other in others:
        own -= stems(other.text)
    return own


def _from_verb(limb: Limb) -> str:
    """The ask without the name of whom it asks; all of it where the verb stands last or is not found."""
    words = limb.text.split()
    at = next((i for i, w in enumerate(words) if base_of(w.lower().strip(".,;:")) == limb.verb), 0)
    return (
        " ".join(words[at:])
        if limb.id == "i" and limb.object and limb.object in " ".join(words[at:])
        else limb.text
    )
