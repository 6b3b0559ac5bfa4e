"""The status of a clause, by its tense and by what stands around it: days, habits, conditions."""

import re

from goldthread.ingest.english.tense import status_of
from goldthread.ingest.english.verbs import VerbGroup, verb_groups
from goldthread.ingest.english.vocabulary import base_of, word_set
from goldthread.kernel.dates import MONTHS, mentions
from goldthread.kernel.repeats import repeats

_NEAR = 40  # characters before a verb in which its subject's last word stands
_HABIT = re.compile(r"^(?:If|Where|When|Should)\b|,\s+if\s|\broutinely\b|\balways\b")
_GOING = word_set("go come move join return end close become change expire transfer pass report")
_TAKES_EFFECT = re.compile(
    r"takes? up (?:post|office)\b|(?:takes?|comes?) (?:effect|place|into (?:force|effect))\b|goes? (?:live|out)\b"
)
_IN_MONTH = re.compile(rf"\b(?:in|from|on \d\d?(?:st|nd|rd|th)?) (?:{'|'.join(MONTHS)})\b")
_PEOPLE = re.compile(
    r"\b(?:staff|managers|practitioners|officers|professionals|\w*workers|leads|teams|they)\s*$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:in|on|from|by|during)\s+(?:the\s+)?(?:(?:end|start|beginning) of\s+)?(?:early |late |"
    r"mid-?)?(?:\w+day\s+)?$"
)
_BY_DAY = re.compile(r"\b(?:[Bb]y|[Bb]efore|[Nn]o later than)\b.{0,30}(?:19|20)\d\d")
_NEXT = re.compile(r"\bnext (?:week|month|term|year|spring|summer|autumn|winter)\b")
_SINCE = re.compile(r"\bsince\b")  # "has met every month since": a habit that began and goes on
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


def _is_fixed(body: str, group: VerbGroup) -> bool:
    """ "has been scheduled for May 2024", "has set itself a target of 80% by May 2024": a day is fixed, no act done."""
    is_perfect = group.auxiliaries[:1] in {("has",), ("have",)}
    if not is_perfect or not mentions(body[group.start :]):
        return is_perfect and group.main == "set" and bool(_DAY_AHEAD.search(body[: group.start]))
    if base_of(group.main) in _FIXING and "been" in group.auxiliaries:
        return bool(_FOR_DAY.match(body[group.end :]))
    return group.main == "set" and bool(_TARGET_SET.match(group.following))


def _says_what_will_be(body: str, group: VerbGroup) -> bool:
    """ "undertakes that every ward will have it", "has agreed that they are to report"."""
    if base_of(group.main) not in _RESOLVING or group.auxiliaries[:1] in {("had",), ("was",), ("were",)}:
        return False
    after = next((each for each in verb_groups(body) if each.start > group.end), None)
    if after is None or after.inside != "that" or status_of(after) != "planned":
        return False
    return base_of(group.main) not in _SETTLING or bool(mentions(body[group.end :]))


_STANDS = re.compile(r"(?:now |also |already )*in (?:place|operation|use)\b")
_ASKING = word_set("ask require request invite instruct")
_FIXING = word_set("schedule book arrange timetable plan fix rebook")
_RESOLVING = word_set("undertake pledge promise commit resolve agree decide guarantee hope expect anticipate")
_SETTLING = word_set("resolve agree decide")  # what is settled without a day is done
_ASKED_BY = re.compile(
    r"to [a-z]+ .*?\b(?:by|before|no later than)\s+(?:the\s+)?(?:end|start|beginning|\d|[A-Z])", re.I
)
_FOR_DAY = re.compile(
    r"\s+(?:to (?:start|begin|take place|run)\s+)?(?:for|on|in|between|from)\s+(?:the\s+)?(?:\w+ of\s+)?"
    rf"(?:\w+day,?\s+)?(?:\d|early |late |mid-?|{'|'.join(MONTHS)})"
)
_TARGET_SET = re.compile(
    r"(?:itself|themselves|ourselves|(?:an?|the|its|our) (?:\w+ )?(?:target|goal|deadline|date)\b)"
)
_DAY_AHEAD = re.compile(r"\b(?:[Dd]ate|[Tt]arget|[Dd]eadline|[Gg]oal)\b.{0,30}(?:19|20)\d\d")


# Talks come to an end, so what "is continuing" is under way and no standing practice.
_TALKS = re.compile(
    r"(?:^|[,;.] |\band )(?:\w+ ){0,2}(?:discussions?|talks|negotiations?|conversations|recruitment)\b[^,;]*$",
    re.IGNORECASE,
)


def clause_status(body: str, group: VerbGroup) -> str:
    """The status of the clause of `group`: its tense, unless a day or a habit beside it says otherwise."""
    status = status_of(group)
    if status == "ongoing" and base_of(group.main) == "continue" and _TALKS.search(body[: group.start]):
        return "in_progress"
    if _is_practice(body, group, status):
        return "ongoing"
    return "planned" if _is_to_come(body, group, status) else status


def _is_practice(body: str, group: VerbGroup, status: str) -> bool:
    if status == "weak":  # "cannot be closed without it"
        is_barred = group.auxiliaries[:1] == ("cannot",) and "be" in group.auxiliaries
        return is_barred and bool(_UNTIL.search(group.following))
    if status == "done" and group.auxiliaries[:1] in {("has",), ("have",)} and _SINCE.search(group.following):
        return bool(repeats(group.following)) and not mentions(group.following)
    if status == "done":  # "A monthly panel is in place"
        return bool(_STANDS.match(group.following) and repeats(body[: group.start]))
    if (
        group.main == "scheduled"
        and group.auxiliaries[-1:] in {("is",), ("are",)}
        and repeats(group.following[:30])
    ):
        return True
    if status != "planned":
        return False
    near = body[max(0, group.start - _NEAR) : group.start]
    if "expected" in group.auxiliaries and _PEOPLE.search(near):
        return True
    return bool(_HABIT.search(body[: group.end + 20])) and not mentions(body[group.end :])


def _is_to_come(body: str, group: VerbGroup, status: str) -> bool:
    if group.auxiliaries[:1] == ("would",) and status == "ongoing" and _BY_DAY.search(group.following):
        return True  # "reported that its audit would be complete by April 2024"
    is_owed = group.auxiliaries[:1] in {("should",), ("must",)} and "not" not in group.auxiliaries
    if is_owed and (_BY_DAY.search(group.following) or _BY_DAY.search(body[: group.start])):
        return True  # "it should be finished by the end of June 2024"
    if status in {"done", "ongoing"} and (_is_fixed(body, group) or _says_what_will_be(body, group)):
        return True
    if group.auxiliaries:
        is_asked = group.auxiliaries[-1:] in {("is",), ("are",)} and base_of(group.main) in _ASKING
        return is_asked and bool(_ASKED_BY.match(body[group.end :].strip()))
    verb = base_of(group.main)
    if verb in {"aim", "want", "seek"} and _BY_DAY.search(group.following):
        return True
    if status == "ongoing" and _begins_on_a_day(body, group):
        return True
    return verb in {"expect", "anticipate", "hope"} and bool(mentions(body[group.end :]))
