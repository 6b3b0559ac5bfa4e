"""Which date of a promise is its target, and how open its words leave it. Dates of finished acts are no targets."""

import re
from collections.abc import Sequence
from datetime import timedelta

from goldthread.ingest.english.tense import status_of
from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.english.vocabulary import base_of
from goldthread.ingest.promises.framing import BEFORE, BEFORE_END, BY, FROM, LASTS, PREPOSITION
from goldthread.ingest.promises.no_targets import AT_FIRST, MOVED, inside_brackets, may_be_target
from goldthread.ingest.reading import Due, Recurrence
from goldthread.kernel.dates import DateMention, mentions
from goldthread.kernel.repeats import Repeat, repeats

_RANGE_JOIN = re.compile(r"^\s*(?:to|until|and|-|–|/)\s*$", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:now|revised|new|rescheduled|rearranged|re-?booked|will|expected|until|to|moved|by)\b[^.;]*$",
    re.IGNORECASE,
)


def due_of(text: str, status: str) -> Due | None:
    """The target that a promise of this status names in `text`, or None.

    Finished acts have none; standing practice has at most a repeating one.
    """
    if status == "done":
        return None
    if status != "ongoing":
        target = _target(text, status)
        if target and not _begins_a_habit(text, status):
            return target
    found = [repeat for repeat in repeats(text) if _may_repeat(text, repeat, status)]
    return _repeating(found[0]) if found else None


def _may_repeat(text: str, repeat: Repeat, status: str) -> bool:
    """Whether the act itself is what repeats.

    False in brackets, for "will be part of the guide which is reviewed annually" (the guide's habit), and for
    "A weekly panel is being set up" (one act, though of a weekly thing).
    """
    before = text[: repeat.start]
    if inside_brackets(text, repeat.start) or re.search(r"\bnext\s+$", before):
        return False
    if status == "in_progress" and _OF_ONE.search(before) and not _is_adverb(text, repeat):
        return False
    is_once = any(not LASTS.search(text[: day.start]) for day in mentions(text)) and not _is_adverb(
        text, repeat
    )
    if status == "planned" and (is_once or not _is_of_the_act(text, repeat)):
        return False
    relatives = (group for group in verb_groups(text) if group.inside in {"which", "that", "who"})
    habits = (group for group in relatives if status_of(group) != "planned")
    return status == "ongoing" or not any(group.start < repeat.start for group in habits)


def _is_of_the_act(text: str, repeat: Repeat) -> bool:
    """False for "Cover on Sundays will be looked at" and "will build a weekly report": once done, they are done."""
    before = text[: repeat.start]
    first = next((group for group in verb_groups(text) if group.inside is None), None)
    if (
        first
        and 0 < repeat.start < first.start
        and _WHEN.match(repeat.words)
        and not before.rstrip().endswith(",")
    ):
        return False
    return not (_MAKES.search(before) and not _is_adverb(text, repeat))


# Data: what is made once, though the thing itself may come weekly.
_MAKES = re.compile(
    r"\b(?:build|add|develop|create|design|trial|pilot|test|draft|write|amend|procure)\b(?:[^,;.]{0,40}\bto)?\s+"
    r"(?:an?|the|its|our|their)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:every|each)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b", re.IGNORECASE)


def _is_adverb(text: str, repeat: Repeat) -> bool:
    """ "meets weekly", "once a month"; in "a weekly meeting" the word belongs to a noun."""
    if _COUNTED.match(repeat.words):
        return True
    return bool(verb_groups(text[: repeat.start])) and bool(_NO_NOUN_AFTER.match(text, repeat.end))


def _begins_a_habit(text: str, status: str) -> bool:
    """ "Managers will meet monthly, starting in April 2024": what repeats has a beginning and no end."""
    if status != "planned":
        return False
    found = [each for each in repeats(text) if _may_repeat(text, each, status) and _is_adverb(text, each)]
    return bool(found) and all(_BEGINS.search(text[: each.start]) for each in mentions(text))


_OF_ONE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"(?:every|each|once|twice|per|on an?)\b", re.IGNORECASE)
_NO_NOUN_AFTER = re.compile(
    r"\s*(?:$|[,;.:)–—-]|(?:and|or|but|from|by|to|in|on|with|for|at|until|through|as|against|beginning|starting|using)\b)"
)
_BEGINS = re.compile(
    r"\b(?:beginning|starting|commencing|from|with effect from|as of|"
    r"(?:the|its) (?:first|next)\b(?! time)[^,;.]{0,40}?|next)"
    r"(?:\s+(?:in|on|from))?\s+(?:the\s+)?(?:(?:start|beginning) of\s+)?$",
    re.IGNORECASE,
)


def _repeating(repeat: Repeat) -> Due:
    recurrence = Recurrence(repeat.every, repeat.words, repeat.alternatives)
    return Due(repeat.words, "recurring", recurring=recurrence)


def _target(text: str, status: str) -> Due | None:
    dates = mentions(text)
    found = [mention for mention in dates if may_be_target(text, mention, status)]
    if status != "delayed":
        found = [m for m in found if not LASTS.search(text[: m.start])] or found
    if not found:
        return _bracketed(text, dates)
    first = _new_date(text, found) if status == "delayed" else _set_date(text, found)
    if first is None:
        return None
    found = found[found.index(first) :]
    is_range = len(found) > 1 and first.span.earliest <= found[1].span.latest
    if is_range and _RANGE_JOIN.match(text[first.end : found[1].start]):
        return _range(text, first, found[1])
    return _single(text, first)


def _bracketed(text: str, found: Sequence[DateMention]) -> Due | None:
    """ "The alert will be switched on (31 January 2023)": a date alone in brackets at the end is the target."""
    match = _IN_BRACKETS.search(text)
    inside = [mention for mention in found if match and match.start() < mention.start]
    if (
        match is None
        or _HAPPENED.search(text[: match.start()])
        or len(inside) != 1
        or _LEFT.sub("", text[match.start() : inside[0].start]).strip()
    ):
        return None
    return _single(text, inside[0]) if not text[inside[0].end : match.end()].strip(" ).") else None


_HAPPENED = re.compile(
    r"\b(?:inspection|review|report|incident|death|audit|findings|guidance|policy|strategy|act|inquest|"
    r"letter|version)\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)[\s.]*$")
_LEFT = re.compile(r"\(|\b(?:by|due|target|from|before|end|of|the|in|date|for|completion)\b|:", re.IGNORECASE)


def _set_date(text: str, found: list[DateMention]) -> DateMention:
    """The first date that "by" sets, or else the first date."""
    return next((mention for mention in found if BY.search(text[: mention.start])), found[0])


def _new_date(text: str, found: list[DateMention]) -> DateMention | None:
    """Where a promise slipped: the last date that its words still hold to. The one it slipped from is no target."""
    return next((m for m in reversed(found) if not _is_given_up(text, m)), None)


_WAS_TO = re.compile(
    r"^(?:was|were|had been)\s+(?:\w+\s+)?(?:due|planned|scheduled|intended|expected|to|meant|promised)\b[^,;]*$"
)


def _is_given_up(text: str, mention: DateMention) -> bool:
    before = text[: mention.start]
    groups = verb_groups(before)
    if not groups:
        return False
    last = groups[-1]
    is_past = last.auxiliaries[:1] in {("was",), ("were",), ("had",)} or "been" in last.auxiliaries
    if base_of(last.main) in MOVED or not is_past:
        return bool(AT_FIRST.search(before[last.end :]))
    return not _NOW.search(before[last.end :]) or bool(_WAS_TO.search(before[last.start :]))


_IS_OUT = re.compile(r"\s+is (?:out|over)\b")


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _range(text: str, first: DateMention, last: DateMention) -> Due:
    opening = re.search(r"\b(?:from|between)\s+$", text[: first.start], re.IGNORECASE)
    start = opening.start() if opening else first.start
    return Due(_words(text, start, last.end), first.span.precision, first.span.earliest, last.span.latest)


def _single(text: str, mention: DateMention) -> Due:
    before, span = text[: mention.start], mention.span
    precision = str(span.precision)
    match = BEFORE_END.search(before) or BY.search(before)
    if match:
        return Due(_words(text, match.start(), mention.end), precision, None, span.latest)
    match = BEFORE.search(before)
    over = _IS_OUT.match(text, mention.end)
    if match and over:  # "before 2024 is out"
        return Due(_words(text, match.start(), over.end()), precision, None, span.latest)
    if match:
        return Due(
            _words(text, match.start(), mention.end), precision, None, span.earliest - timedelta(days=1)
        )
    match = FROM.search(before)
    if match:  # the month it is to begin in
        return Due(_words(text, match.start(), mention.end), precision, span.earliest, span.latest)
    match = LASTS.search(before)
    if match:
        return Due(_words(text, match.start(), mention.end), precision, None, span.latest)
    match = PREPOSITION.search(before)
    start = match.start() if match else mention.start
    return Due(_words(text, start, mention.end), precision, span.earliest, span.latest)
