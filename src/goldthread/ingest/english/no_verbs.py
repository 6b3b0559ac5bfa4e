"""Forms that look like verbs and are none where they stand: nouns, and participles of an aside."""

from collections.abc import Sequence

from goldthread.ingest.english.function_words import ADVERBS, FINITE
from goldthread.ingest.english.vocabulary import DESCRIPTIVE, PARTICIPLES, PRESENT_FORMS, word_set


def is_noun(words: Sequence[str], index: int) -> bool:
    """ "a transfer of notices", "ten of these calls": few verbs stand before "of", and none after a noun's pointer."""
    after = words[index + 1] if index + 1 < len(words) else ""
    if after == "of":
        return words[index] not in _WITH_OF
    return index > 1 and words[index - 1] in _NEAR_AND_FAR and words[index - 2] in _LEADS_TO_NOUN


_WITH_OF = word_set(
    """consist consists consisted approve approves approved dispose disposes disposed think thought know knew
    speak speaks spoke learn learns learned learnt hear heard become became complain complained inform informed
    advise advised notify notified remind reminds reminded take takes took make makes made"""
)
_NEAR_AND_FAR = frozenset({"this", "these", "that", "those"})
_LEADS_TO_NOUN = word_set(
    "of in at on for with by from to about into under over within through across between"
)


def is_aside(words: Sequence[str], index: int) -> bool:
    """ "The group, set up in May, meets weekly": a participle between commas, and the verb is still to come."""
    if words[index] not in PARTICIPLES or words[0] in _OPENS_PHRASE:
        return False
    closes = next((at for at in range(index + 1, len(words)) if words[at] == ","), len(words))
    rest = [word for word in words[closes + 1 : closes + 3] if word not in ADVERBS]
    is_act = bool(rest) and rest[0] in PRESENT_FORMS and rest[0] not in DESCRIPTIVE
    return is_act or (bool(rest) and rest[0] in FINITE)


_OPENS_PHRASE = word_set("in on by since from after following during as at to for with under over through")
