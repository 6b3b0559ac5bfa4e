"""Clauses that only count: how many came, what share was met, what a sample showed."""

import re

from goldthread.ingest.english.verbs import VerbGroup
from goldthread.ingest.english.vocabulary import ACTS, PAST_FORMS, base_of, word_set
from goldthread.ingest.promises.undergone import is_passive_group
from goldthread.kernel.repeats import repeats
from goldthread.kernel.small_letters import in_small_letters

_NUMBER = (
    r"(?:(?!(?:19|20)\d\d\b)\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|"
    r"eigh|nine)ty(?:-\w+)?|several|some|many|most|few|none|others?)"
)
_CASEWORK = (
    r"(?:referrals?|assessments?|cases?|children|young people|famil(?:y|ies)|parents|incidents?|contacts?|calls?|"
    r"visits?|notifications?|tasks?|concerns|escalations?|adults?|attendances?|attendees|enquiries|women|men|fathers|"
    r"mothers|bab(?:y|ies)|plans|applications?|admissions?|records|files|clients|patients)"
)
_COUNTED = re.compile(
    rf"^(?:\W|and |but |only |so far |to date |in total |a total of |(?:at|by) the (?:date|time|end) of "
    rf"[^,\d]{{3,30}} |(?:in|as at|at|by) [^,]{{3,45}}, )*{_NUMBER}"
    rf"(?:\s+(?:such|of|the|more|other|different|further|new|\w+ly|section \d+))*\s*(?:{_CASEWORK})?\b",
    re.IGNORECASE,
)
_SHARE = in_small_letters(
    rf"\d\s?%|\b(?:per ?cent\b|{_NUMBER}(?:\s+(?:thirds?|quarters?|fifths?|tenths?|half|{_CASEWORK}))? (?:out )?"
    rf"of (?:the |these |them\b|whom\b|which\b|\d)|"
    rf"{_NUMBER} (?:\w+ )?out of (?:the )?{_NUMBER}\b|"
    rf"(?:asked|found|recorded|seen|present|completed|met|used) in (?:only |all )?{_NUMBER}\b|"
    r"compared (?:to|with)\b|(?:up|down) from\b|(?<!of )(?<!on )(?:the|an?) (?:average|median|"
    r"proportion|percentage|figure)\b|"
    rf"the (?:total )?(?:number|rate)s?\b[^,;]{{0,60}}\b(?:(?:is|are|was|were) {_NUMBER}\b|r[io]se|fell|went)\b|"
    r"(?:for|in) (?:only )?\d\d?\d?\.?$|st(?:ands?|ood) at\b|\d[\d,]* times\b|on average\b)"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_MANY = re.compile(rf"(?:a total of |over |more than |some |around |about )*(?!\d\d?[./]){_NUMBER}\b")
_NUMBER_FIRST, _NUMBER_ALONE = re.compile(rf"{_NUMBER}\b"), re.compile(_NUMBER)
NUMBER_OPENS = re.compile(_NUMBER_FIRST.pattern, re.IGNORECASE)
# Numbers of people who came, booked or did so are no act of an agency's.
_REACHED = word_set("come book do respond have complete return cancel decline accept drop begin use")
_STAFF = re.compile(
    r"\b(?:officers|staff|practitioners|managers|workers|nurses|midwives|teachers|leads|doctors|sergeants|"
    r"chairs|visitors|"
    r"practices|schools|teams)\b"
)
_SHORTEST_ACTOR = 6  # words
_AIMS = re.compile(r"\bto (?:achieve|reach|raise|increase|reduce|bring)\b|\btarget\b")
_IN_SO_MANY = (
    rf"(?:and |but |only )*in {_NUMBER} (?:(?:somebody|someone|nobody|they|it|there|the|an?)\b|"
    rf"(?:of )?(?:the|these|those|them)\b|(?:\w+ )?{_CASEWORK}\b)|in {_NUMBER}, "
)
_PERIOD = re.compile(
    rf"^(?:{_IN_SO_MANY}|of (?:the )?\d|between\b.{{3,40}}\band\b|at the (?:last|latest) count|as at\b)",
    re.IGNORECASE,
)

_COUNT_FIRST = re.compile(r"(?:Of (?:the |these |our )?\d|Out of \d)")


def opens_with_count(sentence: str) -> bool:
    """ "Of 40 plans that were looked at nine had ...": what a count showed."""
    return bool(_COUNT_FIRST.match(sentence))


def is_count(clause: str, group: VerbGroup, subject: str) -> bool:
    own = clause[: len(subject)] + _CAME_TO.split(clause[len(subject) :])[0]
    is_share = (
        _SHARE.search((_IN_BRACKETS.sub("", own) if "(" in own else own).lower())
        and not _AIMS.search(clause)
        and not _is_agency_act(group, subject)
        and not _is_held_again(group)
        and not _is_given(group)
    )
    if _PERIOD.match(clause) or is_share:
        return True
    if subject.lower().endswith("there"):
        is_since = "been" in group.auxiliaries and re.match(r"(?:from|since)\b", subject, re.IGNORECASE)
        return _is_mere_being(group) and not is_since
    if base_of(group.main) in _COUNTING and not is_passive_group(group):
        many = _MANY.match(group.following)
        is_event = base_of(group.main) == "hold" and many and _EVENTS.match(group.following, many.end())
        if many and not is_event and not ACTS.search(group.following):
            return True
    counted = _COUNTED.match(subject)
    if counted is None:
        return False
    if base_of(group.main) == "make" and is_passive_group(group):
        return True
    if (
        base_of(group.main) in _REACHED
        and not (base_of(group.main) == "complete" and _STAFF.search(subject))
        and not is_passive_group(group)
        and len(subject.split()) <= _SHORTEST_ACTOR
    ):
        return True
    if base_of(group.main) == "complete" and _STAFF.search(subject):
        return False
    is_all = len(subject) - counted.end() < 3
    return is_all and (base_of(group.main) not in {"audit", "sample", "review", "check", "train"})


def _is_given(group: VerbGroup) -> bool:
    """ "has been delivered to 46 of 50 caretakers": what was given out, and how far it went."""
    has_been = group.auxiliaries[:1] in {("has",), ("have",)} and "been" in group.auxiliaries
    return has_been and base_of(group.main) in _GIVEN and group.following.startswith("to ")


_GIVEN = word_set("give deliver provide issue offer send")


def _is_held_again(group: VerbGroup) -> bool:
    """ "are held every six weeks in 27 of the 33 practices": a habit, and how far it goes."""
    if not group.auxiliaries and group.main not in PAST_FORMS:
        return bool(repeats(group.following))
    is_present = group.auxiliaries[:1] in {("is",), ("are",)} and bool(group.main)
    return is_present and any(each.start < _SOON for each in repeats(group.following))


_SOON = 12  # characters after the verb in which the interval begins
# "looked back at 40 visits and found that 22": the look was taken, whatever it found.
_CAME_TO = re.compile(
    r"\s(?:and|which|,)\s+(?:it |we |they )?(?:found|showed|identified|established|concluded)\b|, (?:finding|"
    r"showing)\b|"
    r", having \w+|, (?:of )?(?:which|who|whom|whose)\b|, up from\b|\s(?:that|which|who) (?:is|are|was|were|has|have)\b"
)
_EVENTS = re.compile(r"\s+(?:\S+ ){0,2}(?:days?|mornings|groups?|sessions?|class|clinic|talk|seminar)")
_COUNTING = word_set("record receive hold log total number handle")


def _is_agency_act(group: VerbGroup, subject: str) -> bool:
    """An agency checks, trains, reaches so many of so many: the number tells how far the act went."""
    return bool(re.search(r"\b(?:we|all|each|every)\b", subject, re.IGNORECASE)) or base_of(group.main) in {
        "try",
        "fill",
        "test",
        "pilot",
        "trial",
        "install",
        "read",
        "examine",
        "meet",
        "speak",
        "talk",
        "visit",
        "interview",
        "train",
        "check",
        "audit",
        "sample",
        "review",
        "publish",
        "agree",
    }


def _is_mere_being(group: VerbGroup) -> bool:
    """ "There were 23", "There has been an increase", "There are some 900 each month"."""
    if group.auxiliaries[:1] in {("was",), ("were",), ("has",), ("have",), ("had",)}:
        return not ACTS.search(group.following) or bool(_NUMBER_FIRST.match(group.following))
    opening = re.match(r"(?:now |also |currently |still )*(?P<word>[\w’'-]+)", group.following)
    return (
        opening is not None
        and bool(_NUMBER_ALONE.fullmatch(opening["word"]))
        and "in p" not in group.following
    )
