"""A sentence cut into clauses where its coordinated verbs say different times."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.ingest.slips import SLIPPED
from goldthread.ingest.tense import is_descriptive, is_mental, status_of
from goldthread.ingest.verbs import Token, VerbGroup, tokens_of
from goldthread.ingest.vocabulary import BASES, PARTICIPLES, PAST_FORMS, base_of, word_set
from goldthread.kernel.dates import MONTHS, mentions
from goldthread.kernel.repeats import repeats

HELD_UP = frozenset(
    {"impacted", "affected", "hampered", "disrupted", "delayed", "postponed", "slipped", "deferred"}
)
PROMISED = ("done", "ongoing", "in_progress", "planned", "delayed")

_NEAR = 40  # characters before a verb in which its subject's last word stands
_SHORTEST_TAIL = 8  # words: a shorter coordinated tail of practice or report stays with its clause


_HABIT = re.compile(r"^(?:If|Where|When|Should)\b|,\s+if\s|\broutinely\b|\balways\b")

_GOING = word_set("go come move join return end close become change expire transfer pass report")
_TAKES_EFFECT = re.compile(r"(?:takes?|comes?) (?:effect|place|into (?:force|effect))\b|goes? (?:live|out)\b")
_IN_MONTH = re.compile(rf"\b(?:in|from|on \d\d?(?:st|nd|rd|th)?) (?:{'|'.join(MONTHS)})\b")
_PEOPLE = re.compile(
    r"\b(?:staff|managers|practitioners|officers|professionals|workers|leads|teams|they)\s*$", re.IGNORECASE
)
_PAIRED = re.compile(r"\b(?:between|both)\b[^,;]*$")  # "between the hub and the ward": no clause ends there
_LISTING = word_set("on of for in with between")
_LONGEST_LISTING = 4  # words between two connectors of which the second only lists
_CONNECTORS = frozenset({"while", "whilst", "whereas", "so", "and", "but", ";", ":", "however", "–", "—", "-"})
_STOPS = frozenset({";", ":"})
_SAME_SUBJECT = re.compile(
    r"(?:(?:also|now|then|therefore|currently|since|subsequently|already|\w+ly|in turn|in addition|"
    r"as a result),?\s*)*"
    r"(?P<pronoun>it|they|she|he|this|these|we expect (?:it|them|this))?\s*",
    re.IGNORECASE,
)
_MAKING = word_set(
    "build develop draw draft redraft write rewrite design redesign create produce prepare compile set finalise revise "
    "oversee rework establish assemble"
)
_UNFINISHED = frozenset({"draft", "redraft", "propose", "begin", "start", "commission"})


def is_coming_relative(group: VerbGroup) -> bool:
    """True for "which will go to the Board" and "which is being rolled out", promises of their own.

    "which will be able to show it" only describes.
    """
    if group.inside not in {"which", "that"} or group.main == "say" or "able" in (*group.auxiliaries, group.main):
        return False
    status = status_of(group)
    if group.inside == "that":
        return status == "planned" and bool(mentions(group.following)) and group.auxiliaries[:1] in {("will",), ("is",)}
    return status == "planned" or (status == "in_progress" and "being" in group.auxiliaries)


def _after_condition(body: str, groups: Sequence[VerbGroup]) -> int:
    """Where the main clause begins after "If ..., ": the condition itself promises nothing."""
    first = next((group for group in groups if group.inside is None), groups[0])
    linking = _LINKING.match(body)
    if linking and any(group.start >= linking.end() for group in groups):
        return linking.end()
    reason = _REASON.match(body)
    if reason and len(groups) > 1:
        comma = body.find(",", groups[0].end, groups[1].start)
        if comma > 0:
            return comma + 1
    match = re.match(
        r"(?:If|Where|When|Should|Once(?! an? | every | each | per )|Whilst|While|Although|Because|Until)\b(?! then| now)", body
    )
    if not match:
        return 0
    if first.start < 3 and len(groups) > 1:
        first = groups[1]
    comma = body.rfind(",", 0, first.start)
    return comma + 1 if comma > 0 else 0


_REASON = re.compile(r"(?:As|Since|Given that|In order that)\s+(?!part|well|for|of|to|at|a\b|an\b|the (?:review|report)\b)")
_LINKING = re.compile(
    r"(?:In the (?:meantime|interim)|Locally|Meanwhile|Until then|For (?:its|their|our) part|To that end),?\s+|"
    r"So far as [^,]{1,80} (?:is|are) concerned,\s+|(?:On|For|Under|Against) (?:the )?recommendations? [^,:]{1,60}[,:]\s+|"
    r"(?:In (?:relation|regard|respect|answer|response) (?:to|"
    r"of)|Further to|As to|With (?:regard|respect) to|As regards|Regarding|In terms of|"
    r"As (?:\w+ly )?(?:noted|described|stated|set out|highlighted|above|identified|mentioned))\b[^,]{0,200},\s+"
)


@dataclass(frozen=True, slots=True)
class Segment:
    start: int
    end: int
    group: VerbGroup
    status: str


def segments_of(body: str, groups: Sequence[VerbGroup]) -> Iterator[Segment]:
    """The sentence cut where a coordinated verb says another time, descriptive tails left off."""
    start = _after_condition(body, groups)
    usable = [group for group in groups if group.start >= start] or list(groups[-1:])
    start = max(start, body.rfind("; ", start, usable[0].start) + 1)  # a note without a verb stands before the stop
    current = Segment(start, len(body), usable[0], _status(body, usable[0]))
    for before, group in pairwise(usable):
        cut = _cut_before(body, before, group)
        if cut is None:
            continue
        tail = Segment(cut, len(body), group, _status(body, group))
        if _is_about_the_same(body, current, tail):
            goes_on = tail.status == "in_progress" or tail.group.main.startswith("continue")
            current = replace(current, status=tail.status if goes_on else current.status)
        elif (
            is_descriptive(group)
            and not group.auxiliaries
            and group.main not in PAST_FORMS
            and not _CONTRAST.search(body, current.group.end, cut)
        ):
            current = replace(current, end=cut)
            break
        elif tail.group.inside and is_descriptive(current.group) and not current.group.auxiliaries:
            current = replace(
                current, status=tail.status
            )  # "The form contains a box, which will be made mandatory"
        elif _completes(body, current, tail):
            current = replace(current, status="in_progress")
        elif _stands_apart(body, current, tail):
            yield replace(current, end=cut)
            current = tail
    yield current


def _cut_before(body: str, before: VerbGroup, group: VerbGroup) -> int | None:
    """Where the clause of `group` begins, after the connector between it and the group before."""
    if group.inside:
        found = list(
            re.finditer(
                rf"(?:\b(?:after|during|in|at|from|for|of|with|by|on|under) )?\b{group.inside}\b",
                body[before.end : group.start],
            )
        )
        return before.end + found[-1].start() if found else None
    aside = _WITH_ASIDE.search(body, 0, group.start)
    if aside and before.inside and aside.end() == group.start:
        return aside.start() + len("and")
    every = tokens_of(body)
    first, last_one = (bisect_left(every, at, key=_start) for at in (before.end, group.start))
    tokens = every[first:last_one]
    connectors = [t for t in tokens if t.word.lower() in _CONNECTORS and not _is_purpose(body, t, group)]
    if not connectors:
        return None
    last = _outside_list(tokens, connectors)
    has_words = bool(body[last.end : group.start].strip())
    if last.word == "and" and has_words and _PAIRED.search(body, before.end, last.start):
        return None
    return last.start if last.word in _STOPS else last.end


# "and Fernhill, which has fewer flats, will": the subject of the second clause has a relative of its own.
_WITH_ASIDE = re.compile(r"\band\s+(?:[A-Z]|the\s|its\s|our\s)[^,;]{1,60}, (?:which|who|whose)\b[^,;]{2,120},\s+$")


def _is_purpose(body: str, token: Token, group: VerbGroup) -> bool:
    """ "so that they know", "so staff know": what an act is for; ", so a second person has been named" is an act."""
    if token.word.lower() != "so":
        return False
    is_apart = body[: token.start].rstrip().endswith(",") and not re.match(r"\s+(?:that|far|as)\b", body[token.end :])
    return not (is_apart and group.auxiliaries[:1] in {("has",), ("have",), ("will",)})


def _start(token: Token) -> int:
    return token.start


def _outside_list(tokens: Sequence[Token], connectors: Sequence[Token]) -> Token:
    """The connector that joins clauses: in "and work on forms and training is due" the first, not the list's own."""
    for later, earlier in pairwise(reversed(connectors)):
        between = [t.word.lower() for t in tokens if earlier.end <= t.start < later.start]
        if len(between) > _LONGEST_LISTING or not _LISTING & set(between):
            return later
    return connectors[0]


def _is_about_the_same(body: str, current: Segment, tail: Segment) -> bool:
    """True for "... and this is in its final stages", which only says how the head stands."""
    opening = body[tail.start : tail.group.start].strip().lower()
    if opening in {"this", "it", "these"} and tail.status in {"in_progress", "ongoing", "describes"}:
        return True
    if (
        tail.group.main.startswith("continue")
        and opening in {"", "also"}
        and len(body[tail.start :].split()) < _SHORTEST_TAIL
    ):
        return True
    return (
        body[current.start : current.group.start].strip().lower().startswith("there")
        and tail.status == "in_progress"
    )


def _stands_apart(body: str, current: Segment, tail: Segment) -> bool:
    if _is_after_stop(body, tail) and not _NO_NEW_ACT.match(body[tail.start :].lstrip(" ;:")):
        return True
    if _is_elliptic(current.group, tail.group):
        return False
    is_late = current.group.main in HELD_UP or SLIPPED.search(body, current.start, tail.start)
    if is_late and _STILL_AWAITED.search(body, tail.start):
        return False
    if is_late and not body[tail.start : tail.group.start].strip():
        return False  # "has slipped and is now expected in May": late, with its new date
    if is_mental(current.group) and not is_mental(tail.group):
        return True
    if _has_own_subject(body, current, tail) or _is_withdrawn(body, tail):
        return True
    if current.status == tail.status or (tail.status in {"weak", "describes"} and current.status in PROMISED):
        return False
    if tail.status in {"in_progress", "planned", "delayed"} or current.status not in PROMISED:
        return True
    turns_active = not tail.group.auxiliaries and tail.group.main in BASES and bool(current.group.auxiliaries)
    if turns_active or (tail.status == "ongoing" and any(each.start >= tail.start for each in repeats(body))):
        return True
    return len(body[tail.start : tail.end].split()) >= _SHORTEST_TAIL


def _is_after_stop(body: str, tail: Segment) -> bool:
    return body[tail.start - 1 : tail.start + 1].strip()[:1] in _STOPS or body[tail.start] in _STOPS


def _has_own_subject(body: str, current: Segment, tail: Segment) -> bool:
    """True for "and a briefing will be circulated", "but the audit is late"; a relative has none."""
    subject = body[tail.start : tail.group.start].strip()
    if tail.group.inside or _NO_NEW_ACT.match(subject):
        return False
    if not tail.group.auxiliaries and _CONTACT.search(subject):
        return False
    if _SAME_SUBJECT.fullmatch(subject):
        return subject.lower() == "this" and tail.status == "done" and "been" in tail.group.auxiliaries
    if _ECHO.match(subject) and (current.status == tail.status or base_of(tail.group.main) == "await"):
        return False
    is_perfect = tail.group.auxiliaries[:1] in {("has",), ("have",)} and _ANEW.search(body[: tail.start])
    if _EMBEDS.search(body, current.group.end, tail.group.start) and not is_perfect:
        return False
    if not tail.group.auxiliaries and _REDUCED.match(tail.group.following) and tail.group.main in PARTICIPLES:
        return base_of(tail.group.main) in {"go", "come", "meet", "run", "begin", "start", "report"}
    return (bool(tail.group.auxiliaries) and tail.status in PROMISED) or bool(_OPENS_SUBJECT.match(subject))


_STILL_AWAITED = re.compile(r"\bnow (?:expects?|hopes?|plans?|aims?|intends?) (?:it|them|this|to)\b")
_CONTRAST = re.compile(r"\b(?:while|whilst|whereas)\s*$")
_ANEW = re.compile(r"(?:,\s+and|\bwhile|\bwhilst|\bwhereas)\s*$")
# "... to ensure that staff know and families are told" is one purpose; "its findings have been shared" the same audit.
_EMBEDS = re.compile(r"\b(?:ensur\w+|so that|that\b(?!,)|whether|how|where|which|who|includ\w+)\b")
_NO_NEW_ACT = re.compile(r"(?:no|none|nobody|not|with|to|by|including)\b", re.IGNORECASE)
_CONTACT = re.compile(r"\w\s+(?:it|they|we|he|she|you)$")  # "and the challenge it brings" is a noun
_REDUCED = re.compile(
    r"(?:in|on|at|by|for|to|with|from|as|within|through|across)\b"
)  # "and the measures put in place"
_ECHO = re.compile(
    r"(?:its|their)\b|(?:the |these |this |all |any |some )*(?:\w+ )?(?:results?|findings?|outcomes?|changes|"
    r"feedback|"
    r"learning|reply|replies|actions?|recommendations?)\b(?! plan)",
    re.IGNORECASE,
)
_OPENS_SUBJECT = re.compile(r"(?i:the|a|an|this|these|our|we|they|it|she|he|each|all|both|every)\b|[A-Z]")


def _is_withdrawn(body: str, tail: Segment) -> bool:
    """ "but it was not embedded": what is taken back is no part of the act."""
    return tail.status == "weak" and bool(re.search(r"\b(?:but|however)\W*$", body[: tail.start]))


def _completes(body: str, current: Segment, tail: Segment) -> bool:
    """ "is being drawn up and will be published by May", "has been drafted and is expected to": one act under way."""
    if tail.status == "in_progress" and not tail.group.inside:
        is_same = not body[tail.start : tail.group.start].strip()
        return is_same and current.status == "done" and base_of(current.group.main) in _UNFINISHED
    if tail.status != "planned":
        return False
    subject = re.sub(r"^(?:[;:\s]|which\b|that\b)+", "", body[tail.start : tail.group.start]).strip()
    match = _SAME_SUBJECT.fullmatch(subject)
    if _is_after_stop(body, tail) and not (match and match["pronoun"] and _is_end(body, tail)):
        return False
    hopes = _HOPES.match(re.sub(r"^(?:[;:\s]|which\b)+", "", body[tail.start : tail.end]).lower())
    if match is None and not hopes:
        return False
    if current.status == "done":
        return base_of(current.group.main) in _UNFINISHED or bool(hopes)
    is_made = base_of(current.group.main) in _MAKING or "draft" in current.group.following[:30]
    is_doing = current.group.main.endswith("ing") and bool(current.group.auxiliaries)
    if current.status == "ongoing" and is_doing:
        return bool(hopes) or _is_end(body, tail) or "been" in current.group.auxiliaries
    is_under_way = current.status == "in_progress" or "being" in current.group.auxiliaries
    return is_under_way and (is_made or bool(hopes) or _is_end(body, tail))


_HOPES = re.compile(
    r"(?:we|it is|they|it) (?:now )?(?:expect|hope|aim|intend|plan|anticipat)\w*\b.{0,30}\b(?:it|them|this|both|to)\b"
)
_ENDING = word_set(
    "decide circulate ratify test introduce install open go complete finish conclude finalise publish launch deliver end report agree approve sign implement adopt roll issue"
)


def _is_end(body: str, tail: Segment) -> bool:
    """ "will be ready in May", "is expected by June", "should be finished": when what is under way will be there."""
    group = tail.group
    if base_of(group.main) in _ENDING | {"hope", "expect", "anticipate"} or group.main in {"expected", "due", "hoped", "scheduled", "anticipated"}:
        return True
    if group.auxiliaries[-1:] in {("due",), ("expected",)} and not group.main:
        return True
    if group.auxiliaries[:2] == ("will", "have"):
        return True  # "will have been to all nine by the end of May"
    return "be" in group.auxiliaries and not group.main and not group.following.startswith(("asked", "reviewed"))


def _is_elliptic(head: VerbGroup, tail: VerbGroup) -> bool:
    """True for "are read and signed", "is sent and explained to": one auxiliary serves both."""
    leans = not tail.auxiliaries and tail.main in PARTICIPLES
    return leans and bool(head.auxiliaries) and bool(head.main) and not head.main.endswith("ing")


def _begins_on_a_day(body: str, group: VerbGroup) -> bool:
    """True for "the course begins in April 2022": a present that speaks of a day."""
    begins = base_of(group.main) in {"begin", "start", "commence", "open", "launch"} or _TAKES_EFFECT.match(
        body, group.start
    )
    if base_of(group.main) in _GOING and not repeats(body[group.end :]):
        return any(_ON.search(body[: found.start]) for found in mentions(body) if found.start > group.end)
    return bool(begins) and (
        any(each.start >= group.end for each in mentions(body)) or bool(_IN_MONTH.search(body, group.end))
    )


_ON = re.compile(r"\b(?:in|on|from|by|during)\s+(?:the\s+)?(?:(?:end|start|beginning) of\s+)?(?:early |late |mid-?)?(?:\w+day\s+)?$")


def _status(body: str, group: VerbGroup) -> str:
    status = status_of(group)
    if status == "ongoing" and not group.auxiliaries and _begins_on_a_day(body, group):
        return "planned"
    if base_of(group.main) in {"expect", "anticipate", "hope"} and not group.auxiliaries and mentions(body[group.end :]):
        return "planned"
    if (
        group.main == "scheduled"
        and group.auxiliaries[-1:] in {("is",), ("are",)}
        and repeats(group.following[:30])
    ):
        return "ongoing"
    if status == "planned" and "expected" in group.auxiliaries and _PEOPLE.search(body, max(0, group.start - _NEAR), group.start):
        return "ongoing"
    if status == "planned" and _HABIT.search(body[: group.end + 20]) and not mentions(body[group.end :]):
        return "ongoing"
    return status
