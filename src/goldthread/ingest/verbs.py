"""Verb groups of a sentence, found without a language model: auxiliaries, a lexicon of forms, and the words beside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.ingest.vocabulary import (
    BASES,
    MENTAL,
    NEEDS_OBJECT,
    PARTICIPLES,
    PAST_FORMS,
    PRESENT_FORMS,
    word_set,
)

_TOKEN = re.compile(r"[A-Za-z][A-Za-z’'-]*|[.,;:()]|\d[\d/%-]*|[–—](?!\s?\d)|(?<=\s)-(?=\s)")

_ASIDE = re.compile(r"\b(?:has|have|is|are|was|were|will)(?P<aside>,[\w ]{2,30},)")

_FINITE = word_set(
    "is are was were has have had will would shall should must can could may might cannot ought do does did am "
    "need needs"
)

_BE = word_set("be been being is are was were am")

HAVE = word_set("has have had")

_ADVERBS = word_set(
    "also now still already since not currently recently previously actively fully regularly routinely always often "
    "usually continually constantly further both then therefore subsequently successfully formally jointly closely "
    "well not yet presently just only ever never all each clearly consistently widely strongly positively effectively"
)

_SUBORDINATORS = word_set(
    "which who whom whose that where when whenever if unless as because while whilst although though until once after "
    "before how what whether so why"
)

_DETERMINERS = word_set(
    "the a an this that these those its their our his her any all each some every no to of for in on with by "
    "from at into "
    "between within through about and or as current new"
)


@dataclass(frozen=True, slots=True)
class Token:
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries and verb at tokens [first, last]; `main` is the verb, "" where a noun or adjective follows.

    `inside` is the word that subordinates it ("which"), or None for a group of the sentence's own level.
    """

    first: int
    last: int
    auxiliaries: tuple[str, ...]
    main: str
    inside: str | None
    start: int
    end: int
    following: str


def tokens_of(text: str) -> list[Token]:
    """Words and stops of `text`; what stands in brackets or long quotation marks is left out."""
    masked = re.sub(
        r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|‘[^’]{60,}’(?!s)|‘[A-Z][^‘’]{2,60}’(?![a-z])",
        lambda m: " " * len(m.group()),
        text,
    )
    masked = _ASIDE.sub(lambda m: m.group()[: -len(m["aside"])] + " " * len(m["aside"]), masked)
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(masked)]


def verb_groups(text: str) -> list[VerbGroup]:
    """Finite verb groups in order, those inside relative and other subordinate clauses marked."""
    tokens = tokens_of(text)
    words = [token.word.lower() for token in tokens]
    groups: list[VerbGroup] = []
    index = 0
    while index < len(tokens):
        last = _group_end(words, tokens, index, groups)
        if last is None:
            index += 1
            continue
        groups.append(_group(text, tokens, words, index, last, groups))
        index = last + 1
    return _without_reduced(groups, words)


def _group_end(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> int | None:
    """The last token of the verb group that begins at `index`, or None where none does."""
    word = words[index]
    before = words[index - 1] if index else ""
    if before == "to" and word in {"do", "have", "need", "be"}:
        return None
    if word in INTENDING and before not in _DETERMINERS - _POINTERS - {"and"} and _next_is_to(words, index):
        return index + 2 if index + 2 < len(words) else index + 1
    if word in _FINITE:
        if word in {"need", "needs"} and not _is_verb_of_needing(words, index):
            return None
        if word == "may" and tokens[index].word == "May":
            return None
        if word in {"may", "will"} and before in {"in", "of", "by", "the", "a"}:
            return None
        return _auxiliary_end(words, index)
    return index if _is_bare_verb(words, tokens, index, groups) else None


def _is_bare_verb(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> bool:
    """A past or present form without an auxiliary, told from like nouns and participles by the words beside it."""
    word, before = words[index], words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if (
        not tokens[index].word.islower()
        or not before
        or before in _BE
        or before in _DETERMINERS - _POINTERS - {"and", "or"}
    ):
        return False
    if before in {"and", "or"}:
        if word in PRESENT_FORMS:
            return bool(groups) and _may_be_present(word, after)
        if word in BASES and groups and not groups[-1].auxiliaries:
            return after in _AFTER_VERB and _third_person_of(word) not in NEEDS_OBJECT
        return bool(groups) and word in PAST_FORMS and (after in _AFTER_VERB or not after)
    if word in PAST_FORMS and before.endswith(("'s", "’s", "s'", "s’")):
        return False
    if word in PAST_FORMS:
        return after != "by" and before not in _POINTERS - {"this", "these", "that"}
    if word in PRESENT_FORMS:
        return before != "," and (_may_be_present(word, after) or before in {"it", "this", "which"})
    is_first = not any(group.inside is None for group in groups)
    is_base = tokens[index].word in BASES | MENTAL
    if before == ",":
        return is_first and is_base and _third_person_of(word) not in NEEDS_OBJECT
    return is_first and is_base and may_be_subject(tokens[index - 1].word)


def _may_be_present(word: str, after: str) -> bool:
    """A form such as "reviews" is a verb before an object and a noun elsewhere."""
    return word not in NEEDS_OBJECT or after in _OBJECT_OPENS or after.endswith("ly") or after[:1].isdigit()


def _third_person_of(word: str) -> str:
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def may_be_subject(word: str) -> bool:
    """Whether a verb in the bare present may follow: a name, a plural, "staff", "they", an adverb."""
    return (
        word[0].isupper()
        or (word.endswith("s") and len(word) > 3 and not word.endswith("ss"))
        or word in {"staff", "they", "we", "team", "also", "now"}
        or (word.endswith("ly") and word != "early")
    )


_AS_CLAUSE = word_set("it they we there he she this")  # elsewhere "as" is "as part of", "as well as"

_POINTERS = word_set("this that these those it they we")

_AFTER_VERB = word_set(
    "the a an this that these to of for in on with by from at into within through as and an active , . ; prior "
    "all its their our how"
)

_OBJECT_OPENS = word_set(
    "effect place part account the a an this that these those all any each every one its their his her our how "
    "what whether both no and two three"
)


def _is_verb_of_needing(words: Sequence[str], index: int) -> bool:
    before = words[index - 1] if index else ""
    return (
        before not in _DETERMINERS and index + 1 < len(words) and words[index + 1] in {"to", "an", "a", "the"}
    )


INTENDING = word_set("plans plan intends intend aims aim hopes expects expect proposes propose")


def _next_is_to(words: Sequence[str], index: int) -> bool:
    return index + 1 < len(words) and words[index + 1] == "to"


def _auxiliary_end(words: Sequence[str], index: int) -> int:
    last = index
    seen_main = False
    for position in range(index + 1, min(len(words), index + 9)):
        word = words[position]
        if seen_main:
            break
        if word in _ADVERBS or (word.endswith("ly") and word not in {"family", "early", "only"}):
            continue
        if (
            word in {"be", "been", "being", "have", "continue", "continued", "continuing", "due", "to"}
            or word in PLANNING
        ):
            last = position
            if word == "to" and words[position - 1] not in PLANNING | {
                "due",
                "continued",
                "continue",
                "continuing",
                "be",
                words[index],
            }:
                break
            continue
        if word in PARTICIPLES or word in BASES or word.endswith(("ing", "ed")):
            last, seen_main = position, True
            continue
        break
    return last


PLANNING = word_set(
    "planned planning expected intended aimed going set proposed scheduled anticipated likely required able"
)


def _group(
    text: str,
    tokens: Sequence[Token],
    words: Sequence[str],
    first: int,
    last: int,
    groups: Sequence[VerbGroup],
) -> VerbGroup:
    span = words[first : last + 1]
    is_auxiliary = words[first] in _FINITE | INTENDING and len(span) + (words[first] in _FINITE) > 1
    main = span[-1] if not is_auxiliary or (len(span) > 1 and span[-1] not in _BE | {"to", "have"}) else ""
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
        return groups[-1].inside
    for position in range(first - 1, floor - 1, -1):
        word = words[position]
        if word in _SUBORDINATORS:
            if word == "that" and position and words[position - 1] in {"in", "of", "for", "all", "and"}:
                continue
            if word == "as" and (words[position + 1] not in _AS_CLAUSE):
                continue
            if word == "so" and (position + 1 >= len(words) or words[position + 1] != "that"):
                continue
            return word
        if word in {",", ";"} and position and not _comma_continues(words, position, first):
            break
    return None


def _comma_continues(words: Sequence[str], position: int, first: int) -> bool:
    """A comma inside a list or an aside does not end the clause that "which" began."""
    return first - position > 12


def _without_reduced(groups: list[VerbGroup], words: Sequence[str]) -> list[VerbGroup]:
    """Drop bare forms that only describe a noun, or are one: "cases allocated to students are reviewed"."""
    kept: list[VerbGroup] = []
    followers: list[VerbGroup | None] = [*groups[1:], None]
    for group, after in zip(groups, followers, strict=False):
        if not group.auxiliaries and kept and not _may_follow(words, kept[-1], group):
            continue
        if (
            not group.auxiliaries
            and after is not None
            and after.inside is None
            and not _joined(words, group, after)
        ):
            continue
        kept.append(group)
    return kept


def _may_follow(words: Sequence[str], before: VerbGroup, group: VerbGroup) -> bool:
    """A bare form after another verb is a verb past a connector or a stop; elsewhere it describes a noun."""
    between = words[before.last + 1 : group.first]
    return any(
        word in {"and", "but", "or", ",", ";", ":", "–", "—", "-"} or word in _SUBORDINATORS
        for word in between
    )


def _joined(words: Sequence[str], group: VerbGroup, after: VerbGroup) -> bool:
    between = words[group.last + 1 : after.first]
    if any(word == "," and following in _POINTERS for word, following in pairwise(between)):
        return True
    return any(
        word in {"and", "but", ";", "–", "—", "-", "however", "so"} or word in _SUBORDINATORS
        for word in between
    ) or (any(word == "to" and following in BASES for word, following in pairwise(between)))


def main_group(text: str) -> VerbGroup | None:
    """The first verb group of the sentence's own level, or the first of any."""
    groups = verb_groups(text)
    return next((group for group in groups if group.inside is None), groups[0] if groups else None)
