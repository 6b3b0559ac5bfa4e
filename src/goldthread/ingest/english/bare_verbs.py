"""Verbs without an auxiliary, told from nouns and participles of the same form by the words beside them."""

from collections.abc import Sequence

from goldthread.ingest.english.common_verbs import PAST_ONLY
from goldthread.ingest.english.function_words import (
    ADVERBS,
    BE,
    DETERMINERS,
    FINITE,
    INTENDING,
    NUMERALS,
    OBJECT_OPENS,
    POINTERS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from goldthread.ingest.english.no_verbs import is_aside, is_noun
from goldthread.ingest.english.tokens import Token, VerbGroup
from goldthread.ingest.english.vocabulary import (
    BASES,
    DESCRIPTIVE,
    MENTAL,
    NEEDS_OBJECT,
    PARTICIPLES,
    PAST_FORMS,
    PRESENT_FORMS,
    WIDER,
    word_set,
)

_BEFORE_PRACTICE = word_set(
    "then also now still both each all routinely always usually often together jointly"
)

_AFTER_HEAD = word_set(
    "of in at on for with by from to within across under who that which and where until since during"
)

_AFTER_VERB = word_set(
    "the a an this that these to of for in on with by from at into within through as and an active , . ; prior "
    "all its their our how"
)

_STOPPING = frozenset({";", ":"})


def is_bare_verb(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> bool:
    """A past or present form without an auxiliary, told from like nouns and participles by the words beside it."""
    return _follows_pronoun(words, tokens, index) or (
        _is_form(words[index], tokens[index].word) and _is_used_as_verb(words, tokens, index, groups)
    )


def may_begin_group(words: Sequence[str], tokens: Sequence[Token], index: int) -> bool:
    """False for a word that is no form of a verb, and that no pronoun makes one."""
    word, before = words[index], words[index - 1] if index else ""
    return (
        word in _OPENING or _is_form(word, tokens[index].word) or before in _SUBJECTS or before.endswith("ly")
    )


def _is_form(word: str, written: str) -> bool:
    return word in _FORMS or word.endswith("ed") or written in _FORMS


def _is_used_as_verb(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> bool:
    """For a form that may be a verb's: whether it is one here."""
    word, before = words[index], words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if before in {"that", "which", "who"} and word in _PRESENT and after not in FINITE:
        return True
    if _closes_relative(words, index, groups):
        return True
    if word in PRESENT_FORMS and after in FINITE and _is_in_relative(words, index, groups):
        return True
    if not before or not tokens[index].word.islower() or before in _NO_VERB_AFTER or is_noun(words, index):
        return False
    if before in {"and", "or"}:
        return _is_coordinated(words, tokens, index, groups)
    if word in PAST_FORMS or _looks_past(word, before, after):
        closes_aside = before == "," and not groups and is_aside(words, index)
        return not closes_aside and _is_past(words, index)
    if word in PRESENT_FORMS:
        # "The report, covering May to July, shows ...": an aside closes before the verb.
        is_open = not (before == "," or before in NUMERALS) or (
            before == "," and "," in words[: index - 1] and all(group.inside for group in groups)
        )
        return (
            is_open
            and not _has_relative(words, index)
            and (_may_be_present(words, index) or before in {"it", "this", "which"})
        )
    return _is_base_form(words, tokens, index, groups)


def _looks_past(word: str, before: str, after: str) -> bool:
    """ "The nurse brokered all this": an unknown word in "-ed" between a noun and an object."""
    if not word.endswith("ed") or len(word) < _SHORTEST_PAST or word in _ACTS:
        return False
    return after in _DEFINITE and before.isalpha() and before not in _NO_NOUNS


_SHORTEST_PAST = 6  # letters
_NO_NOUNS = FINITE | DETERMINERS | SUBORDINATORS
_DEFINITE = word_set("the a an this these all its their our both every each him her it them")


def _follows_pronoun(words: Sequence[str], tokens: Sequence[Token], index: int) -> bool:
    """ "We count", "they also ring": after "we" and "they" comes a verb, whether it is known or not."""
    at = index - 1
    if at < 0 or not (words[at] in _SUBJECTS or words[at].endswith("ly")):
        return False
    while at > 0 and (words[at] in _BETWEEN or words[at].endswith("ly")):
        at -= 1
    word = words[index]
    is_small = word in _NO_VERBS or word.endswith("ly")
    return (
        at >= 0
        and words[at] in SUBJECT_PRONOUNS
        and word.isalpha()
        and tokens[index].word.islower()
        and not is_small
    )


_YEAR_DIGITS = 4
_FLOATING = word_set("all both each themselves ourselves together do")

# Made once: a union of sets made at each word would take longer than all that is asked of it.
_PRESENT = PRESENT_FORMS | BASES
_BETWEEN = ADVERBS | _FLOATING
_SUBJECTS = SUBJECT_PRONOUNS | _BETWEEN
_NO_VERBS = _BETWEEN | FINITE | DETERMINERS | SUBORDINATORS
_ACTS = BASES | WIDER
_BARE = BASES | MENTAL
_ANY_BASE = _ACTS | DESCRIPTIVE | PAST_ONLY  # "Officers tick a box": a noun too, but here it has an object
_FORMS = _PRESENT | PAST_FORMS | _BARE | _ANY_BASE
_OPENING = FINITE | INTENDING
_LIGHT = ADVERBS | _BEFORE_PRACTICE
_POSSESSORS = POINTERS - {"this", "these", "that"}
_AFTER_ACT = OBJECT_OPENS | _AFTER_VERB
_AFTER_BARE = OBJECT_OPENS | {
    "",
    ".",
    "it",
    "them",
    "with",
    "to",
    "within",
    "under",
    "through",
    "down",
    "up",
    "once",
    "twice",
}

_NO_VERB_AFTER = BE | {"having"} | (DETERMINERS - POINTERS - {"and", "or"})


def _is_coordinated(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> bool:
    """After "and": "reviews it and reports to the Board", "were trained, and send a task"."""
    word, after = words[index], words[index + 1] if index + 1 < len(words) else ""
    if not groups:
        return False
    if word in PRESENT_FORMS:
        return _may_be_present(words, index)
    if word in BASES and not groups[-1].auxiliaries:
        return after in _AFTER_VERB and _third_person_of(word) not in NEEDS_OBJECT
    if word in _ACTS and groups[-1].main in PARTICIPLES and index > 1:
        is_apart = words[index - 2] == "," and after in OBJECT_OPENS
        return is_apart and _has_plural_subject(tokens, groups[0].first)
    return word in PAST_FORMS and (after in _AFTER_VERB or not after)


def _is_past(words: Sequence[str], index: int) -> bool:
    word, before = words[index], words[index - 1]
    after = words[index + 1] if index + 1 < len(words) else ""
    if before in NUMERALS or (before.isdigit() and len(before) < _YEAR_DIGITS):
        return index < 2 or after in _AFTER_ACT  # "ten closed referrals" says which
    if before.endswith("ly") and after and after not in _AFTER_ACT:
        return False  # "newly qualified workers"
    if before.endswith(("'s", "’s", "s'", "s’")) or (after == "by" and word not in {"rose", "fell", "grew"}):
        return False
    opens = index < 2 or words[index - 2] in {",", ";", ":", "and", "but", "–", "—", "-"}
    return opens or before not in _POSSESSORS


def _is_base_form(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> bool:
    """ "Officers attend", "Sergeants in the unit raise it": the form is a noun's too, and the subject decides."""
    word, before = words[index], words[index - 1]
    after = words[index + 1] if index + 1 < len(words) else ""
    before_it = next((g for g in reversed(groups) if g.inside is None), None)
    is_first = before_it is None or not _STOPPING.isdisjoint(words[before_it.last : index])
    is_first = is_first or (before != "," and _opens_clause(words, index, after, before_it))
    is_base = tokens[index].word in _BARE
    if before == ",":
        return is_first and is_base and _third_person_of(word) not in NEEDS_OBJECT
    if not is_first or before == "to":
        return False
    if is_base and may_be_subject(tokens[index - 1].word):
        # A first word's capital proves nothing: "First audit in May", but "Staff record it".
        is_name = index > 1 or tokens[0].word.isupper() or _is_plural(tokens[0].word)
        return is_name or after in OBJECT_OPENS
    if before in _BEFORE_PRACTICE and word in _ACTS and is_first and after not in {"of", "", "."}:
        return _has_plural_subject(tokens, index)
    takes_object = after in _AFTER_BARE or after.endswith("ly")
    if word not in _ANY_BASE or not takes_object or (groups and groups[-1].last > index - 3):
        return False
    is_shown = before in _BEFORE_PRACTICE or (may_be_subject(tokens[index - 1].word) and word in WIDER)
    return (is_shown or after not in {"", ".", "with", "to"}) and _has_plural_subject(tokens, index)


def _opens_clause(words: Sequence[str], index: int, after: str, before_it: VerbGroup | None) -> bool:
    """ "..., and health visitors now draw a genogram": past a comma and "and" a new subject may have its verb."""
    floor = before_it.last if before_it else 0
    at = next((k for k in range(index - 1, floor, -1) if words[k] in _CONNECTING), None)
    if at is None or index - at > _LONGEST_SUBJECT:
        return False
    near = (index - at <= _SHORT_SUBJECT or _is_plural_head(words, at, index)) and (
        after in OBJECT_OPENS or after in _PARTICLES or words[index - 1] in _BEFORE_PRACTICE
    )
    return (near or words[at - 1] == "," or words[at] in _CONTRASTING) and after != "and"


def _is_plural_head(words: Sequence[str], at: int, index: int) -> bool:
    """ "and assessors in the Hub view the footage": a plural after "and", before its first preposition."""
    end = next((k for k in range(at + 2, index) if words[k] in _AFTER_HEAD or words[k] in _LIGHT), index)
    if "to" in words[at:index]:
        return False  # "and aids to help staff use a new approach"
    return words[at] == "and" and _is_plural(words[end - 1]) and words[at + 1] not in _AFTER_HEAD


_PARTICLES = frozenset({"back", "up", "out", "down", "off", "away"})


_CONTRASTING = frozenset({"while", "whilst", "whereas"})
_CONNECTING = frozenset({"and", "but"}) | _CONTRASTING
_SHORT_SUBJECT, _LONGEST_SUBJECT = 3, 8  # words


def _closes_relative(words: Sequence[str], index: int, groups: Sequence[VerbGroup]) -> bool:
    """ "Children who move keep their place": the verb of the relative clause, and then the sentence's own."""
    if not groups or groups[-1].inside not in {"who", "which", "that"} or groups[-1].last != index - 1:
        return False
    return words[index] in _ACTS and not groups[-1].auxiliaries and all(group.inside for group in groups)


def _has_relative(words: Sequence[str], index: int) -> bool:
    """ "the reviews that took place": a noun that a relative clause follows."""
    if words[index] not in NEEDS_OBJECT or words[index + 1 : index + 2] not in (["that"], ["who"], ["which"]):
        return False
    verb = words[index + 2] if index + 2 < len(words) else ""
    return verb in FINITE or verb in PAST_FORMS or verb in PRESENT_FORMS


def _is_in_relative(words: Sequence[str], index: int, groups: Sequence[VerbGroup]) -> bool:
    """ "where a child lives are required": a relative clause is open, and its verb has not come yet."""
    floor = groups[-1].last + 1 if groups else 0
    return bool({"where", "whom"} & set(words[floor:index]))


def _may_be_present(words: Sequence[str], index: int) -> bool:
    """A form such as "reviews" is a verb before an object and a noun elsewhere; "each month" is no object."""
    word, after, unit = (*words[index : index + 3], "", "")[:3]
    if word in _NEVER_NOUNS and after not in FINITE:
        return True
    if after in {"each", "every", "this", "that", "all"} and unit in _TIMES:
        return word not in NEEDS_OBJECT
    if (
        word in NEEDS_OBJECT
        and words[index - 1].endswith(_AGENTS)
        and after.isalpha()
        and after not in _NO_OBJECT
    ):
        return True  # "the team manager reviews timeliness"
    return word not in NEEDS_OBJECT or after in OBJECT_OPENS or after.endswith("ly") or after[:1].isdigit()


_NEVER_NOUNS = word_set("asks meets sits listens keeps takes tells refers puts speaks")
_AGENTS = (
    "manager",
    "officer",
    "worker",
    "visitor",
    "nurse",
    "midwife",
    "doctor",
    "panel",
    "board",
    "committee",
    "group",
)
_NO_OBJECT = _AFTER_VERB | FINITE | SUBORDINATORS | DETERMINERS | word_set("and or but with")
_TIMES = word_set("day week fortnight month quarter term year morning afternoon evening night time")


def _third_person_of(word: str) -> str:
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _has_plural_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether the words before `index` begin with a noun that a bare verb agrees with: "Sergeants in the unit"."""
    stops = {",", ";", ":", ".", "–", "—"}
    first = next((at + 1 for at in range(index - 1, -1, -1) if tokens[at].word in stops), 0)
    words = [token.word for token in tokens[first:index]]
    if "and" in words and not {"of", "for", "with", "who", "which"} & set(words):
        return True
    head = next((i for i, word in enumerate(words) if i and word.lower() in _AFTER_HEAD), len(words))
    while head and words[head - 1].lower() in _LIGHT:
        head -= 1
    return bool(head) and _is_plural(words[head - 1])


def _is_plural(word: str) -> bool:
    if word.lower() in {
        "staff",
        "team",
        "police",
        "people",
        "we",
        "they",
        "you",
        "all",
        "both",
        "colleagues",
    }:
        return True
    return word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "’s", "'s"))


def may_be_subject(word: str) -> bool:
    """Whether a verb in the bare present may follow: a name, a plural, "staff", "they", an adverb."""
    return (
        word[0].isupper()
        or (word.endswith("s") and len(word) > 3 and not word.endswith("ss"))
        or word in {"staff", "they", "we", "team", "police", "people", "also", "now"}
        or (word.endswith("ly") and word != "early")
    )
