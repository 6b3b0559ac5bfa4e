"""Verbs without an auxiliary, told from nouns and participles of the same form by the words beside them."""

from collections.abc import Sequence

from goldthread.ingest.function_words import ADVERBS, BE, DETERMINERS, FINITE, OBJECT_OPENS, POINTERS
from goldthread.ingest.tokens import Token, VerbGroup
from goldthread.ingest.vocabulary import (
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
    word, before = words[index], words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if before in {"that", "which", "who"} and word in PRESENT_FORMS | BASES and after not in FINITE:
        return True
    if word in PRESENT_FORMS and after in FINITE and _is_in_relative(words, index, groups):
        return True
    if not before or not tokens[index].word.islower() or before in _NO_VERB_AFTER:
        return False
    if before in {"and", "or"}:
        return _is_coordinated(words, tokens, index, groups)
    if word in PAST_FORMS:
        return _is_past(words, index)
    if word in PRESENT_FORMS:
        # "The report, covering May to July, shows ...": an aside closes before the verb.
        is_open = before != "," or ("," in words[: index - 1] and all(group.inside for group in groups))
        return is_open and (_may_be_present(word, after) or before in {"it", "this", "which"})
    return _is_base_form(words, tokens, index, groups)


_NO_VERB_AFTER = BE | (DETERMINERS - POINTERS - {"and", "or"})


def _is_coordinated(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> bool:
    """After "and": "reviews it and reports to the Board", "were trained, and send a task"."""
    word, after = words[index], words[index + 1] if index + 1 < len(words) else ""
    if not groups:
        return False
    if word in PRESENT_FORMS:
        return _may_be_present(word, after)
    if word in BASES and not groups[-1].auxiliaries:
        return after in _AFTER_VERB and _third_person_of(word) not in NEEDS_OBJECT
    if word in BASES | WIDER and groups[-1].main in PARTICIPLES and index > 1:
        is_apart = words[index - 2] == "," and after in OBJECT_OPENS
        return is_apart and _has_plural_subject(tokens, groups[0].first)
    return word in PAST_FORMS and (after in _AFTER_VERB or not after)


def _is_past(words: Sequence[str], index: int) -> bool:
    word, before = words[index], words[index - 1]
    after = words[index + 1] if index + 1 < len(words) else ""
    if before.endswith(("'s", "’s", "s'", "s’")) or (after == "by" and word not in {"rose", "fell", "grew"}):
        return False
    opens = index < 2 or words[index - 2] in {",", ";", ":", "and", "but", "–", "—", "-"}
    return opens or before not in POINTERS - {"this", "these", "that"}


def _is_base_form(
    words: Sequence[str], tokens: Sequence[Token], index: int, groups: Sequence[VerbGroup]
) -> bool:
    """ "Officers attend", "Sergeants in the unit raise it": the form is a noun's too, and the subject decides."""
    word, before = words[index], words[index - 1]
    after = words[index + 1] if index + 1 < len(words) else ""
    is_first = not any(g.inside is None and not _STOPPING & set(words[g.last : index]) for g in groups)
    is_base = tokens[index].word in BASES | MENTAL
    if before == ",":
        return is_first and is_base and _third_person_of(word) not in NEEDS_OBJECT
    if not is_first or before == "to":
        return False
    if is_base and may_be_subject(tokens[index - 1].word):
        # A first word's capital proves nothing: "First audit in May", but "Staff record it".
        is_name = index > 1 or tokens[0].word.isupper() or _is_plural(tokens[0].word)
        return is_name or after in OBJECT_OPENS
    if before in _BEFORE_PRACTICE and word in BASES | WIDER and not groups and after not in {"of", "", "."}:
        return _has_plural_subject(tokens, index)
    takes_object = after in OBJECT_OPENS | {"", ".", "it", "them", "with", "to", "within", "under"}
    if (
        word not in BASES | WIDER | DESCRIPTIVE
        or not takes_object
        or (groups and groups[-1].last > index - 3)
    ):
        return False
    is_shown = before in _BEFORE_PRACTICE or (may_be_subject(tokens[index - 1].word) and word in WIDER)
    return (is_shown or after not in {"", ".", "with", "to"}) and _has_plural_subject(tokens, index)


def _is_in_relative(words: Sequence[str], index: int, groups: Sequence[VerbGroup]) -> bool:
    """ "where a child lives are required": a relative clause is open, and its verb has not come yet."""
    floor = groups[-1].last + 1 if groups else 0
    return bool({"where", "whom"} & set(words[floor:index]))


def _may_be_present(word: str, after: str) -> bool:
    """A form such as "reviews" is a verb before an object and a noun elsewhere."""
    return word not in NEEDS_OBJECT or after in OBJECT_OPENS or after.endswith("ly") or after[:1].isdigit()


def _third_person_of(word: str) -> str:
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _has_plural_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether the words before `index` begin with a noun that a bare verb agrees with: "Sergeants in the unit"."""
    words = [token.word for token in tokens[:index]]
    for position in range(len(words) - 1, -1, -1):
        if words[position] in {",", ";", ":", ".", "–", "—"}:
            words = words[position + 1 :]
            break
    if "and" in words and not {"of", "for", "with", "who", "which"} & set(words):
        return True
    head = next((i for i, word in enumerate(words) if i and word.lower() in _AFTER_HEAD), len(words))
    while head and words[head - 1].lower() in ADVERBS | _BEFORE_PRACTICE:
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
