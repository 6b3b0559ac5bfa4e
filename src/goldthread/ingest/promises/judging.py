"""Whether a clause of a given tense is an act, an arrangement or an undertaking at all; and then its status."""

import re

from goldthread.ingest.english.verbs import VerbGroup
from goldthread.ingest.english.vocabulary import ACTS, base_of
from goldthread.ingest.promises.no_acts import is_no_act
from goldthread.ingest.promises.results import head_of
from goldthread.ingest.promises.segment import HELD_UP, PROMISED, Segment
from goldthread.ingest.promises.slips import SLIPPED
from goldthread.ingest.promises.standing_rules import ARTEFACT, is_rule
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_TARGET = re.compile(r"\b(?:target|aim|goal|ambition|deadline)\b")
_ON_SHOW = re.compile(
    r"(?:now |also |already )*(?:published |available )?(?:on|at) (?:the|our|its|their|every|each) [^.;]{0,50}"
    r"(?:website|web ?site|web ?page|intranet|page|internet|shared drive)\b"
)
_SOON = 8  # characters after "is"
_ARRANGED = re.compile(
    r"^(?:now |also |all |an? |the |fully |already )*(?:embedded|committed to|able to (?:attend|access|seek|"
    r"use)|open to|"
    r"responsible for|(?:standing|regular|permanent|core) (?:item|part|feature|agenda)|members? of|"
    r"represented|part of|mandatory|overseen|signed up)\b"
)

_NOT_ARRANGED = re.compile(
    r"^(?:now |also |accordingly |currently |still |therefore |at present |an? |the |no |clear |significant |"
    r"further |some )*(?:\w+ )?(?:evidence|need|concern|"
    r"concerns|risk|doubt|number of|limit|gap|difficulty|scope|shortage|"
    r"reason|likelihood|recognition|acknowledgement)\b"
)

_OFFERED = re.compile(
    r"^(?:access|attend|seek|request|purchase|book|refer|use|ring|call|contact|join|obtain|self-refer|borrow|"
    r"speak to)\b"
)

_GOING_ON = re.compile(r"\b(?:[Mm]oving|[Gg]oing) forward\b")

_ASKING = frozenset(
    {"ask", "agree", "invite", "request", "require", "instruct", "task", "commission", "fund", "secure"}
)

_BY = re.compile(
    r"\b(?:due (?:in|on)|by|no later than|not later than|before|on or before)\s+(?:the\s+)?(?:(?:end|last "
    r"(?:working )?day)\s+(?:of\s+)?)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri)day,?\s+)?$"
)


def promised(body: str, segment: Segment) -> str | None:
    """The status of what the clause promises, or None where it promises nothing."""
    status = (
        "delayed" if _has_slipped(body[segment.start : segment.end], segment) else _still_open(body, segment)
    )
    if status in {"weak", "describes"}:
        status = _from_words(body, segment) or ""
    if status not in PROMISED or (
        status != "delayed"
        and not (_is_artefact_with(body, segment) or _is_built_in(segment.group))
        and is_no_act(body, segment)
    ):
        return None
    return status


def _still_open(body: str, segment: Segment) -> str:
    """What is asked for or agreed with a date to come is not done: "have been asked to report by May"."""
    group = segment.group
    if _is_artefact_with(body, segment):
        return "done"
    if (
        segment.status == "in_progress"
        and _is_doing(group)
        and _HABITUAL.search(body[group.end : segment.end])
        and not mentions(body[group.end : segment.end])
    ):
        return "ongoing"
    if segment.status == "ongoing" and _is_doing(group) and _has_limit(body[group.end : segment.end]):
        return "in_progress"
    if segment.status != "done":
        return segment.status
    verb, following = base_of(group.main), body[group.end : segment.end]
    is_to_come = _has_limit(following)
    asked_to = re.match(r"(?:\s+[\w’'-]+){0,5}?\s+to\s+[a-z]", following)
    if verb in _ASKING and (
        is_to_come or (asked_to and verb != "agree" and mentions(following[asked_to.end() :]))
    ):
        return "planned" if asked_to and verb != "agree" else "in_progress"
    if verb == "agree" and group.auxiliaries[:1] in {("has",), ("have",)} and following.startswith(" to "):
        return "in_progress"
    return segment.status


_HABITUAL = re.compile(
    r"\b(?:termly|(?:each|every) (?:term|week|month|day|quarter|case|child|baby)|weekly|monthly|quarterly|daily)\b"
)


def _is_doing(group: VerbGroup) -> bool:
    return bool(group.auxiliaries) and (group.main.endswith("ing") or "being" in group.auxiliaries)


def _has_limit(text: str) -> bool:
    """ "... by May 2024": what goes on has an end."""
    return any(_BY.search(text[: found.start]) for found in mentions(text))


def _is_artefact_with(body: str, segment: Segment) -> bool:
    """ "The template has a section for fathers": a thing that was made, and is there."""
    group = segment.group
    if group.main not in {"", "had"} or group.auxiliaries[:1] not in {("has",), ("have",)}:
        return False
    subject = body[segment.start : group.start]
    if (
        "now" in group.auxiliaries
        and re.match(r"(?:an?|separate|mandatory) ", group.following)
        and not repeats(group.following)
    ):
        return True
    return bool(ARTEFACT.fullmatch(head_of(subject))) and bool(
        re.match(r"(?:an?|separate|new|two|three|four|five|six|its own) ", group.following)
    )


def _has_slipped(text: str, segment: Segment) -> bool:
    """Late by its own words; children "who have been affected" are not, nor is what might be postponed."""
    if text.lstrip().startswith(("If ", "Where ", "When ")):
        return False  # "if a parent cannot come the meeting is put back": practice
    fell = SLIPPED.search(text)
    if fell and segment.group.auxiliaries[:2] in {("did", "not"), ("could", "not")}:
        return fell.start() <= segment.group.end - segment.start
    is_cause = (
        not segment.group.auxiliaries and segment.group.main != "slipped"
    )  # "the pandemic affected visits"
    is_held_up = segment.group.main in HELD_UP and not is_cause
    return segment.status != "weak" and (is_held_up or bool(fell))


def _from_words(body: str, segment: Segment) -> str | None:
    """What "is" and "can" promise: arrangements that exist, offers that are open, needs owned for the future."""
    group, subject = segment.group, body[segment.start : segment.group.start].strip().lower()
    if not group.auxiliaries:
        return None
    following = _said_of_it(group)
    if segment.status == "describes":
        return _there_is(following) if subject.endswith("there") else _is(group, following, subject)
    if _GOING_ON.search(body):
        return "planned"
    has_been = subject.endswith("there") and "been" in group.auxiliaries
    if has_been and _SINCE_DAY.match(body[segment.start :].lstrip()) and re.match(r"an? ", group.following):
        return "done"
    was_there = subject.endswith("there") and group.auxiliaries[0] in {"was", "were"}
    if was_there and ACTS.search(following):
        return "done"
    if is_rule(group, subject):
        return "ongoing"
    if group.auxiliaries[0] in {"do", "does"} and not group.main and _SO_TOO.match(following):
        return "ongoing"  # "Fernhill does so every quarter": what was just told of another
    if group.auxiliaries[0] in {"can", "could"} and _OFFERED.match(following):
        return "ongoing"
    if group.auxiliaries[0] in {"can", "may"} and "now" in group.auxiliaries and group.main:
        return "done"  # "Officers can now open the record": what made it so is in place
    return None


_SO_TOO = re.compile(r"(?:so|the same|likewise)\s+(?!if\b|when\b|where\b|because\b)\w+")
_SINCE_DAY = re.compile(r"(?:From|Since)\b")


def _there_is(following: str) -> str | None:
    """ "There is now a flag", "There is a lead nurse in post"; but not "There is no feed", "There is variation"."""
    if re.match(r"(?:now|also) an? ", following):
        return "done"
    found = mentions(following)
    if found and ACTS.search(following[: found[0].start]) and _ON_DAY.search(following[: found[0].start]):
        return "planned"  # "There is a workshop on 4 March 2025"
    if following.startswith(("no ", "not ")) or len(following.split()) == 1 or _NOT_ARRANGED.match(following):
        return None
    return _existing(following)


_ON_DAY = re.compile(r"\bon\s+(?:\w+day,?\s+)?(?:the\s+)?$")


def _is(group: VerbGroup, following: str, subject: str) -> str | None:
    if _TARGET.search(subject) and mentions(following):
        return "planned"
    if _OUR_AIM.match(following) and mentions(following):
        return "planned"
    again = repeats(following)
    if again and again[0].start < _SOON:  # "Supervision is weekly"
        return "ongoing"
    if re.search(r"\bin place\b|\bin operation\b", following) or _ON_SHOW.match(following):
        return "done"
    if re.match(r"(?:now |also |already |still )*in (?:daily |regular )?use\b", following):
        return "ongoing"
    if _MADE_SO.match(following):
        return "done"
    built_in = _BUILT_IN.match(following)
    if built_in and built_in["meets"]:
        return "planned" if mentions(following[built_in.end() :]) else "ongoing"
    if built_in:
        return "done"
    is_arranged = re.match(r"now (?:an?|the|part|one)\b", following) or _ARRANGED.match(
        _plain(group, following)
    )
    return "ongoing" if is_arranged else None


# "is now automatic": how it is "now" and was not before is what somebody has made so.
_MADE_SO = re.compile(
    r"now (?:an? |fully |also )*(?:automatic|automated|mandatory|compulsory|electronic|standard|routine|obligatory|"
    r"computerised|digital|online)\b"
)
# "The question is now on the form", "The list is on the agenda": made part of what is used each time.
_BUILT_IN = re.compile(
    r"(?:now |also |already )*(?:on|in|at the (?:top|head|front) of|part of)\s+(?:the|our|its|their|every|each|all)\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?:forms?|templates?|checklists?|screens?|tablets?|specifications?|contracts?|"
    r"(?P<meets>agendas?|timetables?|curriculum|syllabus|calendar))\b"
)


def _is_built_in(group: VerbGroup) -> bool:
    return group.auxiliaries[:1] in {("is",), ("are",)} and bool(_BUILT_IN.match(_said_of_it(group)))


def _said_of_it(group: VerbGroup) -> str:
    return " ".join(filter(None, (group.main, group.following)))


# "It is our intention to have recruited by May", "It is the aim of all partners that ..."
_OUR_AIM = re.compile(
    r"(?:our|its|their|the [\w’' -]{0,40}?)\s?(?:intention|aim|plan|hope|ambition|expectation|goal|target)\b"
    r"(?: of [\w’' -]{2,40}?)? (?:to|that)\b"
)


def _existing(following: str) -> str:
    return "done" if re.search(r"\bin (?:place|position|post)\b", following) else "ongoing"


def _plain(group: VerbGroup, following: str) -> str:
    return " ".join((*[word for word in group.auxiliaries[1:] if word in {"able", "to"}], following))
