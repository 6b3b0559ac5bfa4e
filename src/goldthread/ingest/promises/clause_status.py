"""The status of a clause, by its tense and by what stands around it: days, habits, conditions."""

import re

from goldthread.ingest.english.tense import status_of
from goldthread.ingest.english.verbs import VerbGroup
from goldthread.ingest.english.vocabulary import base_of, word_set
from goldthread.kernel.dates import MONTHS, mentions
from goldthread.kernel.repeats import repeats

_NEAR = 40  # characters before a verb in which its subject's last word stands
_HABIT = re.compile(r"^(?:If|Where|When|Should)\b|,\s+if\s|\broutinely\b|\balways\b")
_GOING = word_set("go come move join return end close become change expire transfer pass report")
_TAKES_EFFECT = re.compile(r"(?:takes?|comes?) (?:effect|place|into (?:force|effect))\b|goes? (?:live|out)\b")
_IN_MONTH = re.compile(rf"\b(?:in|from|on \d\d?(?:st|nd|rd|th)?) (?:{'|'.join(MONTHS)})\b")
_PEOPLE = re.compile(
    r"\b(?:staff|managers|practitioners|officers|professionals|workers|leads|teams|they)\s*$", re.IGNORECASE
)
_ON = re.compile(
    r"\b(?:in|on|from|by|during)\s+(?:the\s+)?(?:(?:end|start|beginning) of\s+)?(?:early |late |"
    r"mid-?)?(?:\w+day\s+)?$"
)
_BY_DAY = re.compile(r"\b(?:by|before)\b.{0,30}(?:19|20)\d\d")
_NEXT = re.compile(r"\bnext (?:week|month|term|year|spring|summer|autumn|winter)\b")
_UNTIL = re.compile(r"\b(?:until|unless|without)\b(?! (?:it|this|them|one)\b)")


def _begins_on_a_day(body: str, group: VerbGroup) -> bool:
    """True for "the course begins in April 2022": a present that speaks of a day."""
    begins = base_of(group.main) in {"begin", "start", "commence", "open", "launch"} or _TAKES_EFFECT.match(
        body, group.start
    )
    if base_of(group.main) in _GOING and _NEXT.search(group.following):
        return True
    if base_of(group.main) in _GOING and not repeats(body[group.end :]):
        ahead = [found for found in mentions(body) if found.start > group.end]
        return any(found.start - group.end <= 1 or _ON.search(body[: found.start]) for found in ahead)
    return bool(begins) and (
        any(each.start >= group.end for each in mentions(body)) or bool(_IN_MONTH.search(body, group.end))
    )


def clause_status(body: str, group: VerbGroup) -> str:
    status = status_of(group)
    if (
        status == "weak"
        and group.auxiliaries[:1] == ("cannot",)
        and "be" in group.auxiliaries
        and _UNTIL.search(group.following)
    ):
        return "ongoing"  # "cannot be closed without it": practice
    if (
        group.auxiliaries[:1] == ("should",)
        and "not" not in group.auxiliaries
        and _BY_DAY.search(group.following)
    ):
        return "planned"  # "it should be finished by the end of June 2024"
    aims = base_of(group.main) in {"aim", "want", "seek"} and not group.auxiliaries
    if aims and _BY_DAY.search(group.following):
        return "planned"
    if status == "ongoing" and not group.auxiliaries and _begins_on_a_day(body, group):
        return "planned"
    if (
        base_of(group.main) in {"expect", "anticipate", "hope"}
        and not group.auxiliaries
        and mentions(body[group.end :])
    ):
        return "planned"
    if (
        group.main == "scheduled"
        and group.auxiliaries[-1:] in {("is",), ("are",)}
        and repeats(group.following[:30])
    ):
        return "ongoing"
    if (
        status == "planned"
        and "expected" in group.auxiliaries
        and _PEOPLE.search(body, max(0, group.start - _NEAR), group.start)
    ):
        return "ongoing"
    if status == "planned" and _HABIT.search(body[: group.end + 20]) and not mentions(body[group.end :]):
        return "ongoing"
    return status
