"""Acts under way whose end the same sentence tells: "is being drawn up and will be published by May"."""

import re

from goldthread.ingest.english.function_words import INTENDING
from goldthread.ingest.english.vocabulary import base_of, word_set
from goldthread.ingest.promises.framing import FROM
from goldthread.ingest.promises.segment import SAME_SUBJECT, Segment, is_after_stop
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_MAKING = word_set(
    "build develop draw draft redraft write rewrite design redesign create produce prepare compile set "
    "finalise revise "
    "oversee rework establish assemble"
)
_UNFINISHED = frozenset({"draft", "redraft", "propose", "begin", "start", "commission"})
_THE_REST = re.compile(r"(?:all\b|the (?:rest|remainder|remaining|others?|last)\b|\d+ )", re.IGNORECASE)
_REMAINDER = re.compile(r"(?:the|all) (?:the )?(?:rest|remainder|remaining|others?)\b", re.IGNORECASE)
_HOPES = re.compile(
    r"(?:we|it is|they|it|i) (?:now )?(?:expect|hope|aim|intend|plan|anticipat)\w*\b.{0,30}\b(?:it|them|this|"
    r"both|to|being|completion)\b"
)
_SAME_HOPES = re.compile(
    r"(?:now |also )?(?:expect|hope|anticipat)\w*\s+(?:that\s+)?(?:it|this|they|them|these)\b"
)
_ENDING = word_set(
    "release decide circulate ratify test introduce install open go complete finish conclude finalise publish launch "
    "deliver end report agree approve sign implement adopt roll issue"
)


def completes(body: str, current: Segment, tail: Segment) -> bool:
    """ "is being drawn up and will be published by May", "has been drafted and is expected to": one act under way."""
    if tail.status == "in_progress" and not tail.group.inside:
        is_same = not body[tail.start : tail.group.start].strip()
        return is_same and current.status == "done" and base_of(current.group.main) in _UNFINISHED
    if tail.status != "planned":
        return False
    if current.status == "in_progress" and not is_after_stop(body, tail) and _has_end(current, tail):
        return True  # "is being drafted, and the Board will see it in May"
    subject = re.sub(r"^(?:[;:\s]|which\b|that\b)+", "", body[tail.start : tail.group.start]).strip()
    match = SAME_SUBJECT.fullmatch("" if _is_same_we(body, current, subject) else subject)
    if is_after_stop(body, tail):
        if not (match and match["pronoun"] and _is_end(tail)):
            return False
    elif _is_rest(current, tail, subject):
        return True
    tail_words = re.sub(r"^(?:[;:\s]|which\b)+", "", body[tail.start : tail.end]).lower()
    hopes = bool(_HOPES.match(tail_words)) or (
        current.status != "done" and bool(_SAME_HOPES.match(tail_words))
    )
    return (match is not None or hopes) and _goes_on(current, tail, hopes=hopes)


_TRYING = frozenset({"test", "pilot", "trial"})
_WIDELY = re.compile(r"^[^,;]{0,60}\b(?:all|every|each|others?|remaining|rest|wider)\b")
_MEANING = frozenset((word,) for word in INTENDING)  # "and plans to open it by May" is another act


def _has_end(current: Segment, tail: Segment) -> bool:
    """Whether what is to come has its day and is no beginning: then the act under way ends with it."""
    if tail.group.inside or "due" in tail.group.auxiliaries or tail.group.auxiliaries[:1] in _MEANING:
        return False
    if base_of(current.group.main) in _TRYING and _WIDELY.search(tail.group.following):
        return False  # "is being tested by six teams and will be offered to all by May" are two acts
    begins = base_of(tail.group.main) in {"begin", "start", "commence", "repeat"}
    after = tail.group.following
    ends = any(not FROM.search(after[: each.start]) for each in mentions(after))
    return not begins and ends and not repeats(after)


def _goes_on(current: Segment, tail: Segment, *, hopes: bool) -> bool:
    """Whether the head is still under way when the tail says what comes of it."""
    group, verb = current.group, base_of(current.group.main)
    if current.status == "done":
        in_principle = verb == "agree" and group.following.startswith("in principle")
        return verb in _UNFINISHED or hopes or in_principle
    if current.status == "ongoing" and group.main.endswith("ing") and group.auxiliaries:
        return hopes or _is_end(tail) or "been" in group.auxiliaries
    is_being = "being" in group.auxiliaries
    will_by = tail.group.auxiliaries[:1] == ("will",) and bool(mentions(tail.group.following))
    if is_being and will_by and verb not in _TRYING:
        return True  # "is being commissioned and will run by May": the date says when it will be there
    is_made = verb in _MAKING or "draft" in group.following[:30]
    return (current.status == "in_progress" or is_being) and (is_made or hopes or _is_end(tail))


def _is_same_we(body: str, current: Segment, subject: str) -> bool:
    """ "We are halfway through it, and we will finish in May"."""
    return subject.lower() == "we" and body[current.start : current.group.start].strip().lower().endswith(
        "we"
    )


def _is_rest(current: Segment, tail: Segment, subject: str) -> bool:
    """ "has begun, and all teams will have had it by May", "have been trained and the rest will be by May"."""
    if not mentions(tail.group.following):
        return False
    if _REMAINDER.match(subject) and current.status in {"done", "in_progress"}:
        return True
    return bool(_THE_REST.match(subject)) and _is_begun(current)


def _is_begun(current: Segment) -> bool:
    """Whether it has started, and so has a rest: "has begun", "is being delivered"."""
    verb, is_doing = base_of(current.group.main), "being" in current.group.auxiliaries
    return is_doing or current.status == "in_progress" or verb in {"begin", "start", "commence"}


def _is_end(tail: Segment) -> bool:
    """ "will be ready in May", "is expected by June", "should be finished": when what is under way will be there."""
    group = tail.group
    if base_of(group.main) in _ENDING | {"hope", "expect", "anticipate"} or group.main in {
        "expected",
        "due",
        "hoped",
        "scheduled",
        "anticipated",
    }:
        return True
    if group.auxiliaries[-1:] in {("due",), ("expected",)} and not group.main:
        return True
    if group.auxiliaries[:2] == ("will", "have"):
        return True  # "will have been to all nine by the end of May"
    return (
        "be" in group.auxiliaries and not group.main and not group.following.startswith(("asked", "reviewed"))
    )
