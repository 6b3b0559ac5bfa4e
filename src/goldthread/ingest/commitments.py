"""Promises in a response: clauses that tell of an act, an arrangement or an undertaking, with their status."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.ingest.segments import HELD_UP, PROMISED, Segment, is_coming_relative, segments_of
from goldthread.ingest.tense import is_descriptive, is_mental
from goldthread.ingest.verbs import VerbGroup, may_be_subject, tokens_of, verb_groups
from goldthread.ingest.vocabulary import (
    ACTS,
    BASES,
    OUTSIDERS,
    PARTICIPLES,
    PRESENT_FORMS,
    SERVED,
    base_of,
    word_set,
)

_SHORTEST_QUOTATION = 30  # characters

_BULLET = re.compile(r"^\s*(?:[^\w‘“\"'(]+|o\s)?")

_PREFIX = re.compile(r"[A-Z][^:.]{1,110}:\s+")

_REPORTED = re.compile(
    r"^It (?:is|was|has been) (?:also )?(?P<verb>noted|acknowledged|recognised|recommended|agreed|understood|"
    r"planned|intended|proposed)"
    r"\s+(?:that\s+)?"
)

_SLIPPED = re.compile(
    r"\b(?:delayed|postponed|deferred|paused|on hold|slipped|suspended|behind schedule|overdue|(?:put|pushed|"
    r"moved) back|"
    r"remains? to be (?:completed|done))\b"
)

_JUDGED = re.compile(r"it (?:is )?(?:essential|important|vital|necessary|helpful|clear|useful)\b")
_TO_FOLLOW = re.compile(r",\s+(?P<act>with\s+(?:[\w’'-]+\s+){1,6}to\s+(?:follow|be|take|start|begin|come)\b)")

_UPCOMING = re.compile(r"\b(?:the|a|an)\s+(?:upcoming|forthcoming|planned|proposed)\s+(?=[A-Za-z])")

_ARRANGED = re.compile(
    r"^(?:now |also |all |an? |the |fully |already )*(?:embedded|committed to|able to (?:attend|access|seek|"
    r"use)|open to|"
    r"responsible for|members? of|represented|part of|mandatory|overseen|signed up)\b"
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

_OFFERED = re.compile(r"^(?:access|attend|seek|request|purchase|book|refer|use)\b")

_ASSENTING = frozenset({"accept", "agree", "endorse", "support", "welcome"})
_THE_RECOMMENDATION = re.compile(
    r"(?:with )?(?:(?:this|the|all|these|both)(?: \w+)? (?:recommendations?|"
    r"findings?|review)\b|[.\s]*$)"
)
_POINTING = re.compile(r"^(?:This|These|That|It|Those)\b")

_FINISHES = re.compile(
    r"^(?:This|The|It|These|That)\b(?:\s+\w+){0,3}\s+(?:will|is|are|should)\b.{0,40}?\b(?:complet|finish|"
    r"conclud|finalis|due\b|report back)",
    re.DOTALL,
)

_AFTER_PARTICIPLE = word_set("at by in on and with to for from as within through")
_GOING_ON = re.compile(r"\b(?:[Mm]oving|[Gg]oing) forward\b")

_QUESTION = re.compile(r"^(?:How|What|Why|Whether)\b")

_LEADS_ON = re.compile(r"\b(?:the following(?:\s+\w+)?|as follows)\s*[:.]?\s*$", re.IGNORECASE)

_PLANS = re.compile(
    r"^(?:There\s+(?:is|are)\s+(?:now\s+)?)?(?:a\s+)?plans?\b(?!\s+(?:was|were|has|have|is being))",
    re.IGNORECASE,
)

_INFINITIVE = re.compile(r"^(?:To|[A-Z][\w’'&/ -]{2,70}?\s+to)\s+(?P<verb>[a-z]+)\b")

_ABOUT_ITSELF = re.compile(
    r"\b(?:aspect|core|purpose|importance|focus|basis|ability|question)\b[^,]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A promise at [start, end) of the sentence it was found in."""

    start: int
    end: int
    status: str


def clauses_of(sentence: str) -> list[Clause]:
    """The promises of one sentence, white space already made single; [] where it promises nothing."""
    at = _after_prefix(sentence)
    body = sentence[at:]
    if is_quotation(body) or _QUESTION.match(body) or _LEADS_ON.search(body) or _tells_of_outsiders(body):
        return []
    reported = _REPORTED.match(body)
    if reported:
        inner = _promises(body[reported.end() :])
        return _shifted(_as_reported(inner, reported["verb"]), at + reported.end())
    return _shifted(_promises(body), at)


def _after_prefix(sentence: str) -> int:
    """Where the words begin after a bullet and after "Agency:"; a colon behind a verb belongs to the sentence."""
    bullet = _BULLET.match(sentence)
    at = bullet.end() if bullet else 0
    prefix = _PREFIX.match(sentence, at)
    return prefix.end() if prefix and not verb_groups(prefix.group()) else at


def is_quotation(sentence: str) -> bool:
    """Somebody else's words, whole, or with no more around them than who said so."""
    quoted = re.match(r"\s*(?:‘.*’|“.*”|\".*\")(?=[\s.,]|$)", sentence, re.DOTALL)
    return (
        quoted is not None and len(sentence) > _SHORTEST_QUOTATION and len(quoted.group()) > len(sentence) / 2
    )


def is_completion(sentence: str) -> bool:
    """True for "The rewrite is to be finished by May": the end of what the sentence before has under way."""
    return bool(_FINISHES.match(sentence.lstrip()))


def _tells_of_outsiders(body: str) -> bool:
    """An inspection found or said something."""
    groups = verb_groups(body)
    first = next((group for group in groups if group.inside is None), None)
    if first is None or not OUTSIDERS.search(body[: first.start]):
        return False
    return is_mental(first) or first.main in {
        "identified",
        "highlighted",
        "reported",
        "stated",
        "recommended",
        "noted",
    }


def _as_reported(clauses: Sequence[Clause], verb: str) -> list[Clause]:
    if verb in {"recommended", "planned", "intended", "proposed", "agreed"}:
        return [replace(clause, status="planned") for clause in clauses]
    return [clause for clause in clauses if clause.status != "ongoing"]


def _shifted(clauses: Sequence[Clause], by: int) -> list[Clause]:
    return [replace(clause, start=clause.start + by, end=clause.end + by) for clause in clauses]


def _promises(body: str) -> list[Clause]:
    if _PLANS.match(body):
        return [_trimmed(body, 0, len(body), "delayed" if _SLIPPED.search(body) else "planned")]
    groups = [group for group in verb_groups(body) if group.inside is None or is_coming_relative(group)]
    if _is_infinitive(body, groups):
        return [_trimmed(body, 0, len(body), "planned")]
    if not any(group.inside is None for group in groups):
        return _plain_present(body)
    return [clause for segment in segments_of(body, groups) for clause in _judged(body, segment)]


def _is_infinitive(body: str, groups: Sequence[VerbGroup]) -> bool:
    """True for "Practices to aim to register every baby", "To embed ...": intentions without a finite verb."""
    match = _INFINITIVE.match(body)
    if match is None or match["verb"] not in BASES:
        return False
    return not any(
        group.inside is None and (group.auxiliaries or group.start < match.start("verb")) for group in groups
    )


def _judged(body: str, segment: Segment) -> Iterator[Clause]:
    text = body[segment.start : segment.end]
    status = "delayed" if _has_slipped(text, segment) else segment.status
    if status in {"weak", "describes"}:
        status = _from_words(body, segment) or ""
    if status not in PROMISED or (status != "delayed" and _is_no_act(body, segment)):
        return
    yield from _with_upcoming(body, segment, status)


def _has_slipped(text: str, segment: Segment) -> bool:
    """Late by its own words; children "who have been affected" are not, nor is what might be postponed."""
    return segment.status != "weak" and (segment.group.main in HELD_UP or bool(_SLIPPED.search(text)))


def _with_upcoming(body: str, segment: Segment, status: str) -> Iterator[Clause]:
    """The clause; and in "the group which leads on the forthcoming audit" the audit, which is promised too."""
    follows = _TO_FOLLOW.search(body, segment.group.end, segment.end)
    if follows and status == "done":
        yield _trimmed(body, segment.start, follows.start(), status)
        yield _trimmed(body, follows.start("act"), segment.end, "planned")
        return
    match = _UPCOMING.search(body, segment.group.end, segment.end)
    if match is None or status == "planned" or not ACTS.search(body, match.end(), segment.end):
        yield _trimmed(body, segment.start, segment.end, status)
        return
    relative = body.rfind("which", segment.group.end, match.start())
    yield _trimmed(body, segment.start, relative if relative > 0 else segment.end, status)
    yield _trimmed(body, match.start(), segment.end, "planned")


def _trimmed(body: str, start: int, end: int, status: str) -> Clause:
    text = body[start:end]
    lead = len(text) - len(text.lstrip(" \n\t,;–—"))
    kept = re.sub(r"(?:[\s,;:.–—]|\b(?:and|but|however))+$", "", text)
    return Clause(start + lead, start + max(len(kept), lead), status)


def _from_words(body: str, segment: Segment) -> str | None:
    """What "is" and "can" promise: arrangements that exist, offers that are open, needs owned for the future."""
    group, subject = segment.group, body[segment.start : segment.group.start].strip()
    following = " ".join(filter(None, (group.main, group.following)))
    if segment.status == "describes":
        if subject.lower().endswith("there"):
            return None if _NOT_ARRANGED.match(following) else _existing(following)
        if re.search(r"\bin place\b|\bin operation\b", following):
            return "done"
        return "ongoing" if _ARRANGED.match(_plain(group, following)) else None
    if _GOING_ON.search(body):
        return "planned"
    if group.auxiliaries[0] in {"can", "could"} and _OFFERED.match(following):
        return "ongoing"
    return None


def _existing(following: str) -> str:
    return "done" if re.search(r"\bin (?:place|position|post)\b", following) else "ongoing"


def _plain(group: VerbGroup, following: str) -> str:
    return " ".join((*[word for word in group.auxiliaries[1:] if word in {"able", "to"}], following))


def _is_no_act(body: str, segment: Segment) -> bool:
    group = segment.group
    subject = " ".join(body[segment.start : group.start].split())
    if subject.lower().startswith("no ") or _JUDGED.match(group.following) or _is_mere_assent(group):
        return True
    if group.main in {"found", "identified", "considered"} and "been" in group.auxiliaries:
        return True
    if segment.status == "planned":
        return False
    return is_mental(group) or _only_has(group, subject) or _only_describes(group, subject)


def _only_has(group: VerbGroup, subject: str) -> bool:
    """True for "The Trust has a duty", "Families have several workers"."""
    if group.main or group.auxiliaries[:1] not in {("has",), ("have",), ("had",)}:
        return False
    return bool(_ABSTRACT.match(group.following)) or _is_of_the_served(subject)


def _only_describes(group: VerbGroup, subject: str) -> bool:
    """True for "This enables staff to see risk", "An important aspect of this is meeting families"."""
    if group.auxiliaries[:1] in {("is",), ("are",)}:
        return bool(_ABOUT_ITSELF.search(subject))
    is_pointing = bool(_POINTING.match(subject)) and len(subject.split()) <= 3
    return is_pointing and is_descriptive(group) and not group.auxiliaries


def _is_mere_assent(group: VerbGroup) -> bool:
    """The agency agrees with the recommendation: no act yet."""
    return base_of(group.main) in _ASSENTING and bool(_THE_RECOMMENDATION.match(group.following))


def _is_of_the_served(subject: str) -> bool:
    """Families and children are written of; their subject is no agency's."""
    words = subject.split()
    return bool(words) and bool(SERVED.search(" ".join(words[:4])))


def _plain_present(body: str) -> list[Clause]:
    """Practice in a present that no auxiliary shows, where the verb could not be told from a noun."""
    tokens = tokens_of(body)
    if len(tokens) > 2 and tokens[0].word.lower() in PARTICIPLES and tokens[1].word in _AFTER_PARTICIPLE:
        return [_trimmed(body, 0, len(body), "done")]  # "Considered at the Board in May"
    for before, token in pairwise(tokens):
        if token.word in BASES | PRESENT_FORMS and may_be_subject(before.word) and len(body.split()) >= 4:
            return [_trimmed(body, 0, len(body), "delayed" if _SLIPPED.search(body) else "ongoing")]
    return []
