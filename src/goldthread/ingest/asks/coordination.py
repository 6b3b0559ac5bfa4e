"""Verbs that are asked for side by side: "developing, running and evaluating", "review X and update Y"."""

from collections.abc import Sequence
from itertools import pairwise

from goldthread.ingest.asks.asked import Ask, is_base
from goldthread.ingest.english.verbs import Token
from goldthread.ingest.english.vocabulary import BASES, NEEDS_OBJECT, PARTICIPLES, base_of, word_set

_OPENS_OBJECT = word_set(
    "the a an this that these those its their our his her all any each every how what whether who which where "
    "relevant appropriate further these both"
)
_AFTER_PARTICIPLE = word_set(
    "to with by in at for as of and on through so from into against across within , . ;"
)
_NOUN_GERUNDS = word_set(
    "training planning parenting sharing learning meeting briefing working safeguarding housing funding wellbeing "
    "keeping understanding nursing recording reporting visiting monitoring screening including following"
)
_NOUN_BASES = word_set("increase progress present address cover access respect care need note")
_STEPPED_OVER = word_set("and also then to further actively regularly consistently")


def coordinated(tokens: Sequence[Token], ask: Ask, end: int) -> list[int]:
    """Token indexes of the verbs that are asked for beside the first one, in the same form."""
    words = [token.word.lower() for token in tokens]
    found, last = [], ask.at
    for index in range(ask.at + 1, end):
        if words[index] not in {"and", ","} or index <= last:
            continue
        at = index + 1
        while at < end and (words[at] in _STEPPED_OVER or words[at].endswith("ly")):
            at += 1
        if words[index] == "," and index != last + 1 and words[index + 1 : index + 2] != ["and"]:
            continue
        is_marked = words[index] == "," or bool({"also", "then", "to"} & set(words[index + 1 : at]))
        if at < end and _has_form(words, at, ask.form, is_bare=index == last + 1):
            if not is_marked and _belongs_inside(words[last + 1 : index], ask.form):
                continue
            found.append(at)
            last = at
    return found


def stand_in_a_row(tokens: Sequence[Token], at: int, following: int) -> bool:
    """True where nothing but commas and adverbs stands between two verbs: the first has no object of its own."""
    return all(t.word.lower() in _STEPPED_OVER | {","} for t in tokens[at + 1 : following])


def _has_form(words: Sequence[str], at: int, form: str, *, is_bare: bool) -> bool:
    word, after = words[at], words[at + 1] if at + 1 < len(words) else "."
    if form == "gerund":
        is_gerund = word.endswith("ing") and base_of(word) != word
        return is_gerund and (word not in _NOUN_GERUNDS or after in _OPENS_OBJECT)
    if form == "participle":
        return (word in PARTICIPLES or (base_of(word) != word and word.endswith("ed"))) and (
            is_bare or after in _AFTER_PARTICIPLE
        )
    if not is_base(word):
        return False
    noun_too = word in _NOUN_BASES or word + "s" in NEEDS_OBJECT or word + "es" in NEEDS_OBJECT
    return is_bare or not noun_too or after in _OPENS_OBJECT


def _belongs_inside(between: Sequence[str], form: str) -> bool:
    """True where the nearest verb before "and" is of the same kind: the second verb may be that one's companion."""
    for before, word in reversed(list(pairwise(["", *between]))):
        if form == "participle" and word in {"is", "are", "was", "were", "be", "been", "has", "have"}:
            return True
        if form == "gerund" and word.endswith("ing") and base_of(word) != word and word not in _NOUN_GERUNDS:
            return True
        if form == "base" and (word in {"is", "are"} or (word in PARTICIPLES and word not in BASES)):
            return False
        if form == "base" and word in BASES and (before == "to" or word + "s" not in NEEDS_OBJECT):
            return True
    return False
