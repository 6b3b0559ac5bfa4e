"""Whether a clause of a given tense is an act, an arrangement or an undertaking at all; and then its status."""

import re

from goldthread.ingest.results import head_of, is_check_made, is_of_the_served, is_result
from goldthread.ingest.segments import HELD_UP, PROMISED, Segment
from goldthread.ingest.slips import SLIPPED
from goldthread.ingest.tense import is_descriptive, is_mental
from goldthread.ingest.verbs import VerbGroup
from goldthread.ingest.vocabulary import ACTS, base_of
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_JUDGED = re.compile(r"it (?:is )?(?:essential|important|vital|necessary|helpful|clear|useful)\b")

_SOON = 8  # characters after "is"
_ARRANGED = re.compile(
    r"^(?:now |also |all |an? |the |fully |already )*(?:embedded|committed to|able to (?:attend|access|seek|"
    r"use)|open to|"
    r"responsible for|(?:standing|regular|permanent|core) (?:item|part|feature|agenda)|members? of|"
    r"represented|part of|mandatory|overseen|signed up)\b"
)

_NOT_ARRANGED = re.compile(
    r"^(?:now |also |an? |the |no |clear |significant |further |some )*(?:\w+ )?(?:evidence|need|concern|"
    r"concerns|risk|doubt|number|"
    r"reason|likelihood|recognition|acknowledgement)\b"
)

_ABSTRACT = re.compile(
    r"^(?:an? |the |no |clear |key |statutory |legal |strong |good )*(?:responsibilit|dut(?:y|ies)\b|roles?\b|"
    r"combination|"
    r"understanding|concerns?\b|needs?\b|impact|experience|knowledge|difficult)"
)

_OFFERED = re.compile(
    r"^(?:access|attend|seek|request|purchase|book|refer|use|ring|call|contact|join|obtain|self-refer|borrow|"
    r"speak to)\b"
)

_ASSENTING = frozenset({"accept", "agree", "endorse", "support", "welcome"})

_THE_RECOMMENDATION = re.compile(
    r"(?:with )?(?:(?:this|the|all|these|both)(?: \w+)? (?:recommendations?|"
    r"findings?|review)\b|[.\s]*$)"
)

_POINTING = re.compile(r"^(?:This|These|That|It|Those)\b")

_GOING_ON = re.compile(r"\b(?:[Mm]oving|[Gg]oing) forward\b")

_ABOUT_ITSELF = re.compile(
    r"\b(?:aspect|core|purpose|importance|focus|basis|ability|question)\b[^,]*$", re.IGNORECASE
)

_ARTEFACT = re.compile(
    r"(?:template|form|system|record|polic(?:y|ies)|protocol|pathway|checklist|letter|toolkit|screen|database|"
    r"website|page|"
    r"procedure|handbook|guide)s?",
    re.IGNORECASE,
)

_ASKING = frozenset(
    {"ask", "agree", "invite", "request", "require", "instruct", "task", "commission", "fund", "secure"}
)

_BY = re.compile(r"\b(?:by|no later than|not later than|before|on or before)\s+(?:the\s+)?(?:end of\s+)?$")


def promised(body: str, segment: Segment) -> str | None:
    """The status of what the clause promises, or None where it promises nothing."""
    status = (
        "delayed" if _has_slipped(body[segment.start : segment.end], segment) else _still_open(body, segment)
    )
    if status in {"weak", "describes"}:
        status = _from_words(body, segment) or ""
    if status not in PROMISED or (status != "delayed" and _is_no_act(body, segment)):
        return None
    return status


def _still_open(body: str, segment: Segment) -> str:
    """What is asked for or agreed with a date to come is not done: "have been asked to report by May"."""
    group = segment.group
    if _is_artefact_with(body, segment):
        return "done"
    if segment.status != "done":
        return segment.status
    verb, following = base_of(group.main), body[group.end : segment.end]
    is_to_come = any(_BY.search(following[: found.start]) for found in mentions(following))
    if verb in _ASKING and is_to_come:
        return (
            "planned"
            if re.match(r"(?:\s+[\w’'-]+){0,5}?\s+to\s+[a-z]", following) and verb != "agree"
            else "in_progress"
        )
    if verb == "agree" and group.auxiliaries[:1] in {("has",), ("have",)} and following.startswith(" to "):
        return "in_progress"
    return segment.status


def _is_artefact_with(body: str, segment: Segment) -> bool:
    """ "The template has a section for fathers": a thing that was made, and is there."""
    group = segment.group
    if group.main not in {"", "had"} or group.auxiliaries[:1] not in {("has",), ("have",)}:
        return False
    subject = body[segment.start : group.start]
    return bool(_ARTEFACT.fullmatch(head_of(subject))) and bool(re.match(r"an? ", group.following))


def _has_slipped(text: str, segment: Segment) -> bool:
    """Late by its own words; children "who have been affected" are not, nor is what might be postponed."""
    fell = SLIPPED.search(text)
    if fell and segment.group.auxiliaries[:2] in {("did", "not"), ("could", "not")}:
        return fell.start() <= segment.group.end - segment.start
    return segment.status != "weak" and (segment.group.main in HELD_UP or bool(SLIPPED.search(text)))


def _from_words(body: str, segment: Segment) -> str | None:
    """What "is" and "can" promise: arrangements that exist, offers that are open, needs owned for the future."""
    group, subject = segment.group, body[segment.start : segment.group.start].strip().lower()
    following = " ".join(filter(None, (group.main, group.following)))
    if segment.status == "describes":
        return _there_is(following) if subject.endswith("there") else _is(group, following)
    if _GOING_ON.search(body):
        return "planned"
    was_there = subject.endswith("there") and group.auxiliaries[0] in {"was", "were"}
    if was_there and ACTS.search(following):
        return "done"
    if group.auxiliaries[0] in {"can", "could"} and _OFFERED.match(following):
        return "ongoing"
    return None


def _there_is(following: str) -> str | None:
    """ "There is now a flag", "There is a lead nurse in post"; but not "There is no feed", "There is variation"."""
    if re.match(r"(?:now|also) an? ", following):
        return "done"
    if following.startswith(("no ", "not ")) or len(following.split()) == 1 or _NOT_ARRANGED.match(following):
        return None
    return _existing(following)


def _is(group: VerbGroup, following: str) -> str | None:
    again = repeats(following)
    if again and again[0].start < _SOON:  # "Supervision is weekly"
        return "ongoing"
    if re.search(r"\bin place\b|\bin operation\b", following):
        return "done"
    is_arranged = re.match(r"now (?:an?|the|part|one)\b", following) or _ARRANGED.match(
        _plain(group, following)
    )
    return "ongoing" if is_arranged else None


def _existing(following: str) -> str:
    return "done" if re.search(r"\bin (?:place|position|post)\b", following) else "ongoing"


def _plain(group: VerbGroup, following: str) -> str:
    return " ".join((*[word for word in group.auxiliaries[1:] if word in {"able", "to"}], following))


def _is_no_act(body: str, segment: Segment) -> bool:
    group = segment.group
    subject = " ".join(body[segment.start : group.start].split())
    if (
        subject.lower().startswith(("no ", "not ", "none "))
        or _JUDGED.match(group.following)
        or (segment.status != "planned" and _is_mere_assent(group))
    ):
        return True
    if group.main in {"found", "identified", "considered"} and "been" in group.auxiliaries:
        return not mentions(body[segment.start : segment.end])
    if segment.status == "planned" or group.auxiliaries[:1] == ("will",):
        return False
    if is_check_made(group, subject):
        return False
    if is_result(" ".join(body[segment.start : segment.end].split()), group, subject):
        return True
    return is_mental(group) or _only_has(group, subject) or _only_describes(group, subject)


def _only_has(group: VerbGroup, subject: str) -> bool:
    """True for "The Trust has a duty", "Families have several workers"."""
    if group.main not in {"", "had"} or group.auxiliaries[:1] not in {("has",), ("have",), ("had",)}:
        return False
    if re.match(
        r"(?:no|limits?|\d+|one|two|three|four|five|six|several)\b(?!.*\bin (?:place|post)\b)",
        group.following,
    ):
        return True
    return bool(_ABSTRACT.match(group.following)) or is_of_the_served(subject)


def _only_describes(group: VerbGroup, subject: str) -> bool:
    """True for "This enables staff to see risk", "An important aspect of this is meeting families"."""
    if group.auxiliaries[:1] in {("is",), ("are",)}:
        return bool(_ABOUT_ITSELF.search(subject))
    is_pointing = bool(_POINTING.match(subject)) and len(subject.split()) <= 3
    return is_pointing and is_descriptive(group) and not group.auxiliaries


def _is_mere_assent(group: VerbGroup) -> bool:
    """The agency agrees with the recommendation: no act yet."""
    if re.match(r"(?:&|and)\s", group.following):  # "agreed & a note was issued"
        return base_of(group.main) in _ASSENTING and not group.auxiliaries
    return base_of(group.main) in _ASSENTING and bool(_THE_RECOMMENDATION.match(group.following))
