"""Which date of a promise is its target, and how open its words leave it. Dates of finished acts are no targets."""

import re
from collections.abc import Sequence
from datetime import timedelta

from goldthread.ingest.english.tense import status_of
from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.english.vocabulary import base_of
from goldthread.ingest.reading import Due, Recurrence
from goldthread.kernel.dates import DateMention, Precision, mentions
from goldthread.kernel.repeats import Repeat, repeats

_BY = re.compile(
    r"\b(?:by|on or before|in or before|no later than|not later than|ahead of|deadline of|deadline is|for completion|"
    r"target(?: date)?(?: of| is|:)?|completion date(?: of|:)?|due)\s+(?:the\s+)?"
    r"(?:(?:very\s+)?(?:end|close|start|beginning|middle|(?:last|final|first) (?:working )?(?:day|week)) "
    r"of\s+|end[- ])?"
    r"(?:the\s+)?(?:early[- ]|mid-?\s?|late[- ])?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE_END = re.compile(r"\b(?:before|prior to)\s+the\s+end\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|starting(?: in)?|with effect from)\s+(?:the\s+)?(?:(?:start|beginning) of\s+)?$",
    re.IGNORECASE,
)
_RANGE_JOIN = re.compile(r"^\s*(?:to|until|and|-|–|/)\s*$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:in|during|within|on|for|at|to|throughout|around|over|between)\s+(?:the\s+)?(?:end of\s+|early\s+|late\s+|"
    r"mid-?\s?)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"\b(?:originally|initially|previously|(?:was|were|been|at) first)\b[^,;.]*$", re.IGNORECASE
)
_PAST_FRAME = re.compile(
    r"\b(?:since|following|after|in response to|in light of|dated|as a result of)\b[^,;]*$", re.IGNORECASE
)
_PAST_EVENT = re.compile(
    r"\b(?:the|an?|this|that|its|our|their|Ofsted)\s+(?:\w+\s+){0,3}(?:inspection|review|report|incident|death|"
    r"audit|findings)"
    r"\s+(?:in|of|from)\s+$",
    re.IGNORECASE,
)
_PAST_ACT = re.compile(
    r"(?P<before>(?:\w+\s+){0,2})\b(?:published|issued|introduced|held|agreed|launched|written|made)\s+(?:in|"
    r"on|during)\s+$"
)
_TITLE_AFTER = re.compile(
    r"\s+(?:Act|Regulations|census|edition|version|inspection|review\b(?! group)|report|accounts|figures|data)\b",
    re.IGNORECASE,
)
_REPORT_FOR = re.compile(
    r"\b(?:reports?|accounts|data|figures|returns?|statistics|results|activity|compliance)\s+(?:for|of|"
    r"from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_RUNS_OUT = re.compile(
    r"\b(?:that|which) (?:ends?|ended|expires?|expired|runs? out|is funded|lasts?)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now|revised|new|rescheduled|rearranged|re-?booked|will|expected|until|to|moved|by)\b[^.;]*$",
    re.IGNORECASE,
)
_MOVED = frozenset(
    {
        "postpone",
        "move",
        "reschedule",
        "defer",
        "put",
        "delay",
        "extend",
        "rearrange",
        "rebook",
        "rebooked",
        "rearranged",
        "push",
        "set",
        "hold",
    }
)
_LASTS = re.compile(r"\b(?:until|till|up to)\s+(?:the\s+)?(?:end of\s+)?(?:the\s+)?$", re.IGNORECASE)
_NAMES_BEFORE_YEAR = re.compile(
    r"(?:\bAct|\bTogether|\bRegulations|\bGuidance|\bStrategy|\bFramework|\bCensus|COVID|\bWT)\s*$",
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
        if target:
            return target
    found = [repeat for repeat in repeats(text) if _may_repeat(text, repeat, status)]
    return _repeating(found[0]) if found else None


def _may_repeat(text: str, repeat: Repeat, status: str) -> bool:
    """False in brackets, and for "will be part of the guide which is reviewed annually": that is the guide's habit."""
    if _inside_brackets(text, repeat.start) or re.search(r"\bnext\s+$", text[: repeat.start]):
        return False
    relatives = (group for group in verb_groups(text) if group.inside in {"which", "that", "who"})
    return status == "ongoing" or not any(group.start < repeat.start for group in relatives)


def _repeating(repeat: Repeat) -> Due:
    recurrence = Recurrence(repeat.every, repeat.words, repeat.alternatives)
    return Due(repeat.words, "recurring", recurring=recurrence)


def _target(text: str, status: str) -> Due | None:
    dates = mentions(text)
    found = [mention for mention in dates if _may_be_target(text, mention, status)]
    if status != "delayed":
        found = [m for m in found if not _LASTS.search(text[: m.start])] or found
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
    return next((mention for mention in found if _BY.search(text[: mention.start])), found[0])


def _new_date(text: str, found: list[DateMention]) -> DateMention | None:
    """Where a promise slipped: the last date that its words still hold to. The one it slipped from is no target."""
    return next((m for m in reversed(found) if not _is_given_up(text, m)), None)


def _is_given_up(text: str, mention: DateMention) -> bool:
    before = text[: mention.start]
    groups = verb_groups(before)
    if not groups:
        return False
    last = groups[-1]
    is_past = last.auxiliaries[:1] in {("was",), ("were",), ("had",)} or "been" in last.auxiliaries
    if base_of(last.main) in _MOVED or not is_past:
        return bool(_AT_FIRST.search(before[last.end :]))
    return not _NOW.search(before[last.end :]) or bool(_WAS_TO.search(before[last.start :]))


_AWAITED = frozenset({"anticipated", "expected", "planned", "scheduled", "hoped", "intended", "timetabled"})
_STARTING = re.compile(
    r",\s+(?:beginning|starting|commencing|to (?:begin|start))\s+(?:in|on|from)\s+(?:the\s+)?$"
)
_WAS_TO = re.compile(
    r"^(?:was|were|had been)\s+(?:\w+\s+)?(?:due|planned|scheduled|intended|expected|to|meant|promised)\b[^,;]*$"
)


def _may_be_target(text: str, mention: DateMention, status: str) -> bool:
    before = text[: mention.start]
    if _LASTS.search(before) and status not in {"in_progress", "delayed"}:
        return False  # how long it goes on, not when it is to be done
    if _RUNS_OUT.search(before) or _REPORT_FOR.search(before) or _is_titled(text, mention):
        return False
    if _inside_brackets(text, mention.start) or _is_of_the_past(text, mention):
        return False
    if mention.span.precision is Precision.YEAR and not _is_framed(before):
        return False
    return not _belongs_to_finished_act(text, mention, status)


def _is_titled(text: str, mention: DateMention) -> bool:
    """ "the 2021 Act", "the 2020/21 report": the year is part of a name."""
    if mention.span.precision not in {Precision.YEAR, Precision.FINANCIAL_YEAR}:
        return False
    return bool(_TITLE_AFTER.match(text, mention.end))


def _is_of_the_past(text: str, mention: DateMention) -> bool:
    """A date that tells when something happened: "the inspection of May 2021", "a plan agreed in June 2020"."""
    before = text[: mention.start]
    if _BY.search(before):
        return False
    groups = verb_groups(before)
    act = _PAST_ACT.search(before)
    if act and not {"be", "been", "being", "is", "are"} & set(act["before"].split()):
        return True
    return (
        bool(_AT_FIRST.search(before))
        or bool(_PAST_FRAME.search(before[-90:]))
        or bool(groups and _PAST_EVENT.search(before))
    )


def _is_framed(before: str) -> bool:
    """A bare year is a date only after a word that makes it one; "Working Together 2018" is a title."""
    if _NAMES_BEFORE_YEAR.search(before):
        return False
    return any(pattern.search(before) for pattern in (_BY, _BEFORE, _BEFORE_END, _FROM, _PREPOSITION))


def _belongs_to_finished_act(text: str, mention: DateMention, status: str) -> bool:
    """True where the verb before the date tells of something done: "the form which was issued in May"."""
    if _STARTING.search(text[: mention.start]):
        return False
    groups = [group for group in verb_groups(text) if group.start < mention.start]
    if status == "delayed" and groups and base_of(groups[-1].main) in _MOVED:
        return False
    if len(groups) > 1 and not groups[-1].auxiliaries and groups[-2].auxiliaries and groups[-2].main:
        groups.pop()  # "will be audited and the audit reported by May": one auxiliary serves both
    if not groups or groups[-1].main in _AWAITED:
        return False  # "with delivery anticipated in May"
    return status_of(groups[-1]) == "done" and (len(groups) > 1 or groups[-1].inside is not None)


def _inside_brackets(text: str, position: int) -> bool:
    before = text[:position]
    return before.count("(") > before.count(")")


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _range(text: str, first: DateMention, last: DateMention) -> Due:
    opening = re.search(r"\b(?:from|between)\s+$", text[: first.start], re.IGNORECASE)
    start = opening.start() if opening else first.start
    return Due(_words(text, start, last.end), first.span.precision, first.span.earliest, last.span.latest)


def _single(text: str, mention: DateMention) -> Due:
    before, span = text[: mention.start], mention.span
    precision = str(span.precision)
    match = _BEFORE_END.search(before) or _BY.search(before)
    if match:
        return Due(_words(text, match.start(), mention.end), precision, None, span.latest)
    match = _BEFORE.search(before)
    if match:
        return Due(
            _words(text, match.start(), mention.end), precision, None, span.earliest - timedelta(days=1)
        )
    match = _FROM.search(before)
    if match:  # the month it is to begin in
        return Due(_words(text, match.start(), mention.end), precision, span.earliest, span.latest)
    match = _LASTS.search(before)
    if match:
        return Due(_words(text, match.start(), mention.end), precision, None, span.latest)
    match = _PREPOSITION.search(before)
    start = match.start() if match else mention.start
    return Due(_words(text, start, mention.end), precision, span.earliest, span.latest)
