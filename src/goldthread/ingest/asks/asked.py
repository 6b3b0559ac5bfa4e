"""The verb that is asked for and what it takes, active or passive: "consider reviewing X", "X should be reviewed"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ingest.english.verbs import Token, VerbGroup
from goldthread.ingest.english.vocabulary import BASES, MENTAL, base_of, word_set

_PASSED_ON = word_set("request ask require")
_ENDS_OBJECT = re.compile(
    r"[,;:]|\.\s|\.$|\s+(?:so that|to ensure|in order to|and that|–|—|-\s|by [a-z]+ing\b|which\b)",
    re.IGNORECASE,
)
MOST_WORDS = 14  # of an object


@dataclass(frozen=True, slots=True)
class Ask:
    """The verb at token `at`, in the form (base, gerund, participle) that what is coordinated with it must share.

    The ask begins at character `start` of its sentence. `object` is set where the verb is passive or a noun.
    """

    at: int
    start: int
    verb: str
    form: str
    object: str | None = None
    is_hedged: bool = False
    is_active: bool = True


def is_base(word: str) -> bool:
    """True for the bare form of any verb in the lexicon."""
    forms = (word + "s", word + "es", word[:-1] + "ies")
    return word in BASES or word in MENTAL or any(base_of(form) == word for form in forms)


def object_after(words: str) -> str | None:
    """The thing that the words after a verb begin with, at most 14 words of it; None for nothing."""
    cut = _ENDS_OBJECT.search(words, 1)
    thing = " ".join(words[: cut.start() if cut else len(words)].split()[:MOST_WORDS])
    return re.sub(r"(?:\s*[.,;:]|\s+(?:and|also|to))+$", "", thing).strip() or None


def passive(at: int, start: int, group: VerbGroup, subject: str) -> Ask:
    """The ask of a passive at token `at`: its subject is its object, save where somebody is reminded of something."""
    if group.main == "made" and group.following.startswith("aware"):
        return Ask(
            at,
            start,
            "be aware",
            "participle",
            object_after(group.following[5:]),
            is_hedged=True,
            is_active=False,
        )
    if "consideration" in subject.lower() and group.main == "given":
        thing = object_after(re.sub(r"^to\s+", "", group.following))
        return Ask(at, start, "consider", "participle", thing, is_hedged=True, is_active=False)
    verb = base_of(group.main)
    if verb in {"remind", "encourage", "advise"}:
        thing = object_after(re.sub(r"^(?:of|that|to)\s+", "", group.following)) or subject or None
        return Ask(at, start, verb, "participle", thing, is_active=False)
    return Ask(at, start, verb, "participle", subject or None, is_active=False)


def active(sentence: str, tokens: Sequence[Token], at: int, start: int) -> Ask:
    """Follows "consider reviewing", "continue to use", "gives consideration to launching", "request that X review"."""
    words = [token.word.lower() for token in tokens]
    verb, form, is_hedged = base_of(words[at]), "base", False
    after = words[at + 1 : at + 4]
    if (
        verb in {"continue", "seek", "work", "aim"}
        and after[:1] == ["to"]
        and len(after) > 1
        and is_base(after[1])
    ):
        return active(sentence, tokens, at + 2, start)
    if verb in _PASSED_ON and (passed := _passed_on(words, at)):
        return active(sentence, tokens, passed, start)
    if verb == "give" and after[:2] == ["consideration", "to"]:
        at, verb, is_hedged = at + 2, "consider", True
    is_hedged = is_hedged or verb == "consider"
    following = words[at + 1] if at + 1 < len(words) else ""
    if is_hedged and following.endswith("ing") and base_of(following) != following:
        return Ask(at + 1, start, base_of(following), "gerund", is_hedged=True)
    return Ask(at, start, verb, form, is_hedged=is_hedged)


def _passed_on(words: Sequence[str], at: int) -> int | None:
    """The verb that somebody is asked to do: "request agencies to review", "request that agencies review"."""
    for index in range(at + 1, min(len(words), at + 14)):
        before = words[index - 1]
        if is_base(words[index]) and (before == "to" or (before.endswith("s") and "that" in words[at:index])):
            return index
    return None
