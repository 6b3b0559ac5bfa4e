"""Verb groups of a sentence, found without a language model: auxiliaries, a lexicon of forms, and the words beside."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from goldthread.ingest.english.bare_verbs import is_bare_verb, may_be_subject, may_begin_group
from goldthread.ingest.english.function_words import (
    ADVERBS,
    AS_CLAUSE,
    BE,
    DETERMINERS,
    FINITE,
    HAVE,
    INTENDING,
    PLANNING,
    POINTERS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from goldthread.ingest.english.tokens import Token, VerbGroup, forget_tokens, tokens_of
from goldthread.ingest.english.vocabulary import BASES, PARTICIPLES, WIDER
from goldthread.kernel.dates import MONTHS

__all__ = [
    "Token",
    "VerbGroup",
    "forget_sentences",
    "main_group",
    "may_be_subject",
    "tokens_of",
    "verb_groups",
]

_KEPT = 4096  # sentences: each is asked for several times, by those who read the document one after the other
_PREFIXED = re.compile(r"^(?:re|co|pre|e|de|over|under|cross)-(?=[a-z]{3})")


def verb_groups(text: str) -> tuple[VerbGroup, ...]:
    """Finite verb groups in order, those inside relative and other subordinate clauses marked."""
    return _verb_groups(text)


@lru_cache(_KEPT)
def _verb_groups(text: str) -> tuple[VerbGroup, ...]:
    tokens = tokens_of(text)
    words = [token.word.lower() for token in tokens]
    if "-" in text:
        words = [_plain(word) for word in words]
    groups: list[VerbGroup] = []
    index = 0
    while index < len(tokens):
        if not may_begin_group(words, tokens, index):  # of three words in four that is all there is to ask
            index += 1
            continue
        last = _group_end(words, tokens, index, groups)
        if last is None:
            index += 1
            continue
        groups.append(_group(text, tokens, words, index, last, groups))
        index = last + 1
    return tuple(_without_reduced(groups, words))


def forget_sentences() -> None:
    """Give back the words and verb groups that are kept of the sentences read so far."""
    forget_tokens()
    _verb_groups.cache_clear()


_ARTICLES = DETERMINERS - POINTERS - {"and"}
_PERSONAL = POINTERS - {"this", "these", "that", "those"}
_BEFORE_TO = frozenset({"due", "continued", "continue", "continuing", "be"})


def _plain(word: str) -> str:
    return _PREFIXED.sub("", word) if "-" in word else word


def _group_end(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> int | None:
    """The last token of the verb group that begins at `index`, or None where none does."""
    word = words[index]
    before = words[index - 1] if index else ""
    if before == "to" and word in {"do", "have", "need", "be"}:
        return None
    if word in INTENDING and before not in _ARTICLES and _next_is_to(words, index):
        at = index + 1 if words[index + 1] == "to" else index + 2
        return min(at + 1, len(words) - 1)
    if word in FINITE:
        if word in {"need", "needs"} and not _is_verb_of_needing(words, index):
            return None
        if word == "may" and tokens[index].word == "May":
            return None
        if word in {"may", "will"} and before in {"in", "of", "by", "the", "a"}:
            return None
        return _auxiliary_end(words, index)
    return index if is_bare_verb(words, tokens, index, groups) else None


def _is_verb_of_needing(words: Sequence[str], index: int) -> bool:
    before = words[index - 1] if index else ""
    return (
        before not in DETERMINERS and index + 1 < len(words) and words[index + 1] in {"to", "an", "a", "the"}
    )


def _next_is_to(words: Sequence[str], index: int) -> bool:
    """ "expects to have", "expect them to be filled"."""
    if index + 2 < len(words) and words[index + 1] in {"it", "them", "this", "these", "all"}:
        return words[index + 2] == "to"
    return index + 1 < len(words) and words[index + 1] == "to"


def _auxiliary_end(words: Sequence[str], index: int) -> int:
    last = index
    seen_main = False
    for position in range(index + 1, min(len(words), index + 9)):
        word = words[position]
        if seen_main:
            break
        if word == "no" and words[position + 1 : position + 2] == ["longer"]:
            continue
        if word in ADVERBS or (word.endswith("ly") and word not in {"family", "early", "only"}):
            continue
        if (
            word in {"be", "been", "being", "have", "continue", "continued", "continuing", "due", "to"}
            or word in PLANNING
        ):
            last = position
            ahead = words[position - 1]
            if word == "to" and not (ahead in _BEFORE_TO or ahead in PLANNING or ahead == words[index]):
                break
            continue
        follows = words[position + 1] if position + 1 < len(words) else ""
        if words[last] in BE and word in BASES and word not in PARTICIPLES and follows in PARTICIPLES:
            continue  # "are hand delivered"
        if word in _ADVERBIAL_NOUNS and follows in PARTICIPLES:
            continue  # "has quality assured", "have been block purchased"
        is_modal = words[last] in _MODAL_WORDS and word in WIDER
        is_had = word == "had" and (words[index] == "will" or words[index] in HAVE)
        if is_had or is_modal or word in PARTICIPLES or word in BASES or word.endswith(("ing", "ed")):
            last, seen_main = position, True
            continue
        break
    return last


def _group(
    text: str,
    tokens: Sequence[Token],
    words: Sequence[str],
    first: int,
    last: int,
    groups: Sequence[VerbGroup],
) -> VerbGroup:
    span = words[first : last + 1]
    is_auxiliary = (words[first] in FINITE or words[first] in INTENDING) and len(span) + (
        words[first] in FINITE
    ) > 1
    main = span[-1] if not is_auxiliary or (len(span) > 1 and span[-1] not in BE | {"to", "have"}) else ""
    auxiliaries = tuple(span[:-1] if main else span) if is_auxiliary else ()
    return VerbGroup(
        first,
        last,
        auxiliaries,
        main,
        _inside(words, first, groups),
        tokens[first].start,
        tokens[last].end,
        text[tokens[last].end :].strip().lower(),
    )


def _inside(words: Sequence[str], first: int, groups: Sequence[VerbGroup]) -> str | None:
    """The subordinator between this group and the one before it, unless a stop or "and" has closed that clause."""
    floor = groups[-1].last + 1 if groups else 0
    if groups and groups[-1].inside and words[first - 1] in {"and", "or"} and "," not in words[floor:first]:
        turns = words[first] == "will" and groups[-1].auxiliaries[:1] not in {("will",), ("would",)}
        turns = turns or (words[first] in HAVE and groups[-1].auxiliaries[:1] in _MODALS)
        return None if turns else groups[-1].inside
    for position in range(first - 1, floor - 1, -1):
        word = words[position]
        if word in _CONTRASTING and position:
            return None
        if word in SUBORDINATORS and _subordinates(words, position, groups):
            return "so" if word == "that" and position and words[position - 1] == "so" else word
        if word in {",", ";"} and position and not _comma_continues(words, position, first):
            break
    return None


def _subordinates(words: Sequence[str], position: int, groups: Sequence[VerbGroup]) -> bool:
    """False where the word is a preposition, an adverb or a pointer: "before the launch", "once a year", "in that"."""
    word, before = words[position], words[position - 1] if position else ""
    after = words[position + 1] if position + 1 < len(words) else ""
    if word in _PREPOSITIONS_TOO and before not in {"", ",", ";", "and", "but"}:
        # "a survey before the launch found": the main verb is still to come
        if after in _DATING or after[:1].isdigit():
            return False  # "the money until March 2026 and the bid will": with a date it is a preposition
        return any(group.inside not in _RELATIVES for group in groups)
    if after in {"then", "now", "when", "to"}:
        return False
    return not (
        (word == "that" and before in _BEFORE_POINTER)
        or (word == "as" and after not in AS_CLAUSE)
        or (word == "once" and after in {"a", "an", "every", "each", "per", "in"})
        or (word == "so" and after != "that")
    )


_BEFORE_POINTER = frozenset(
    {"in", "of", "for", "all", "and", "with", "by", "from", "to", "at", "about", "after"}
)
_ADVERBIAL_NOUNS = frozenset({"quality", "dip", "block", "spot", "hand", "peer", "risk", "case"})
_MODAL_WORDS = frozenset({"will", "would", "shall", "can", "could", "may", "might", "must", "should", "to"})
_MODALS = frozenset({("should",), ("would",), ("could",), ("must",), ("may",), ("can",)})
_OPENERS = tuple([word] for word in AS_CLAUSE)
_CONTRASTING = frozenset({"while", "whilst", "whereas"})  # in mid-sentence they join two statements
_PREPOSITIONS_TOO = frozenset({"before", "after", "until", "than"})
_DATING = frozenset({month.lower() for month in MONTHS}) | {"spring", "summer", "autumn", "winter", "easter"}
_RELATIVES = frozenset({"that", "which", "who", "whom", "whose", "where"})


def _comma_continues(words: Sequence[str], position: int, first: int) -> bool:
    """A comma inside a list or an aside does not end the clause that "which" began."""
    return first - position > 12


def _without_reduced(groups: list[VerbGroup], words: Sequence[str]) -> list[VerbGroup]:
    """Drop bare forms that only describe a noun, or are one: "cases allocated to students are reviewed"."""
    kept: list[VerbGroup] = []
    followers: list[VerbGroup | None] = [*groups[1:], None]
    for group, after in zip(groups, followers, strict=False):
        ends_relative = bool(kept) and kept[-1].inside in {"which", "who", "that"} and not group.inside
        is_subject_still = ends_relative and all(each.inside for each in kept)
        if (
            not group.auxiliaries
            and kept
            and words[group.first - 1] not in SUBJECT_PRONOUNS
            and not is_subject_still
            and not _may_follow(words, kept[-1], group)
        ):
            continue
        if (
            not group.auxiliaries
            and after is not None
            and after.inside is None
            and (after.auxiliaries or after.main not in PARTICIPLES or _may_follow(words, group, after))
            and not _joined(words, group, after)
        ):
            continue
        kept.append(group)
    return kept


def _may_follow(words: Sequence[str], before: VerbGroup, group: VerbGroup) -> bool:
    """A bare form after another verb is a verb past a connector or a stop; elsewhere it describes a noun."""
    between = words[before.last + 1 : group.first]
    return any(
        word in {"and", "but", "or", ",", ";", ":", "–", "—", "-"} or word in SUBORDINATORS
        for word in between
    )


def _joined(words: Sequence[str], group: VerbGroup, after: VerbGroup) -> bool:
    between = words[group.last + 1 : after.first]
    if between[:1] and between[0] in _PERSONAL:  # "Most said it takes too long"
        return True
    if any(word == "," and following in POINTERS for word, following in pairwise(between)):
        return True
    return any(
        word in {"and", "but", ";", ":", "–", "—", "-", "however", "so"}
        or (word in SUBORDINATORS and (word != "as" or between[at + 1 : at + 2][:1] in _OPENERS))
        for at, word in enumerate(between)
    ) or (any(word == "to" and following in BASES for word, following in pairwise(between)))


def main_group(text: str) -> VerbGroup | None:
    """The first verb group of the sentence's own level, or the first of any."""
    groups = verb_groups(text)
    return next((group for group in groups if group.inside is None), groups[0] if groups else None)
