"""Acts under way whose end the same sentence tells: "is being drawn up and will be published by May"."""

import re

from goldthread.ingest.segment import SAME_SUBJECT, Segment, is_after_stop
from goldthread.ingest.vocabulary import base_of, word_set
from goldthread.kernel.dates import mentions

_MAKING = word_set(
    "build develop draw draft redraft write rewrite design redesign create produce prepare compile set "
    "finalise revise "
    "oversee rework establish assemble"
)
_UNFINISHED = frozenset({"draft", "redraft", "propose", "begin", "start", "commission"})
_THE_REST = re.compile(r"(?:all\b|the (?:rest|remainder|remaining|others?|last)\b|\d+ )", re.IGNORECASE)
_REMAINDER = re.compile(r"(?:the|all) (?:the )?(?:rest|remainder|remaining|others?)\b", re.IGNORECASE)
_HOPES = re.compile(
    r"(?:we|it is|they|it) (?:now )?(?:expect|hope|aim|intend|plan|anticipat)\w*\b.{0,30}\b(?:it|them|this|"
    r"both|to|being|completion)\b"
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
    subject = re.sub(r"^(?:[;:\s]|which\b|that\b)+", "", body[tail.start : tail.group.start]).strip()
    match = SAME_SUBJECT.fullmatch(subject)
    before = body[current.start : current.group.start].strip().lower()
    if subject.lower() == "we" and before.endswith("we"):
        match = SAME_SUBJECT.fullmatch("")
    if _REMAINDER.match(subject) and not is_after_stop(body, tail) and mentions(tail.group.following):
        return current.status in {"done", "in_progress"}
    if (
        _THE_REST.match(subject)
        and not is_after_stop(body, tail)
        and _is_begun(current)
        and mentions(tail.group.following)
    ):
        return True
    if is_after_stop(body, tail) and not (match and match["pronoun"] and _is_end(body, tail)):
        return False
    hopes = _HOPES.match(re.sub(r"^(?:[;:\s]|which\b)+", "", body[tail.start : tail.end]).lower())
    if match is None and not hopes:
        return False
    in_principle = base_of(current.group.main) == "agree" and current.group.following.startswith(
        "in principle"
    )
    if current.status == "done" and in_principle:
        return True
    if current.status == "done":
        return base_of(current.group.main) in _UNFINISHED or bool(hopes)
    is_made = base_of(current.group.main) in _MAKING or "draft" in current.group.following[:30]
    is_doing = current.group.main.endswith("ing") and bool(current.group.auxiliaries)
    if current.status == "ongoing" and is_doing:
        return bool(hopes) or _is_end(body, tail) or "been" in current.group.auxiliaries
    is_under_way = current.status == "in_progress" or "being" in current.group.auxiliaries
    is_trial = base_of(current.group.main) in {"test", "pilot", "trial"}
    if (
        "being" in current.group.auxiliaries
        and not is_trial
        and tail.group.auxiliaries[:1] == ("will",)
        and mentions(tail.group.following)
    ):
        return True  # "is being commissioned and will run by May": the date says when it will be there
    return is_under_way and (is_made or bool(hopes) or _is_end(body, tail))


def _is_begun(current: Segment) -> bool:
    """Whether it has started, and so has a rest: "has begun", "is being delivered"."""
    verb, is_doing = base_of(current.group.main), "being" in current.group.auxiliaries
    return is_doing or current.status == "in_progress" or verb in {"begin", "start", "commence"}


def _is_end(body: str, tail: Segment) -> bool:
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
