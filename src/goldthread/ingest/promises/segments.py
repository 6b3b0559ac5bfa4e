"""A sentence cut into clauses where its coordinated verbs say different times."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.ingest.english.tense import is_descriptive, is_mental, status_of
from goldthread.ingest.english.verbs import Token, VerbGroup, tokens_of
from goldthread.ingest.english.vocabulary import BASES, PARTICIPLES, PAST_FORMS, WIDER, base_of, word_set
from goldthread.ingest.promises.clause_status import clause_status
from goldthread.ingest.promises.completions import completes
from goldthread.ingest.promises.no_acts import is_no_act
from goldthread.ingest.promises.segment import HELD_UP, PROMISED, SAME_SUBJECT, STOPS, Segment, is_after_stop
from goldthread.ingest.promises.slips import SLIPPED
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_SHORTEST_TAIL = 8  # words: a shorter coordinated tail of practice or report stays with its clause


_PAIRED = re.compile(r"\b(?:between|both)\b[^,;]*$")  # "between the hub and the ward": no clause ends there
_LISTING = word_set("on of for in with between")
_LONGEST_LISTING = 4  # words between two connectors of which the second only lists
_CONNECTORS = frozenset(
    {"while", "whilst", "whereas", "so", "and", "but", ";", ":", "however", "–", "—", "-"}
)


def is_coming_relative(body: str, group: VerbGroup) -> bool:
    """True for "which will go to the Board" and "which is being rolled out", promises of their own.

    "which will be able to show it" only describes.
    """
    if (
        group.inside not in {"which", "that"}
        or group.main == "say"
        or "able" in (*group.auxiliaries, group.main)
    ):
        return False
    status = status_of(group)
    if group.inside == "that":
        return (
            status == "planned"
            and body[: group.start].rstrip().endswith("that")  # with a subject between it opens what is said
            and not _IS_THAT.search(body, 0, group.start)
            and bool(mentions(group.following))
            and group.auxiliaries[:1] in {("will",), ("is",)}
        )
    return status == "planned" or (status == "in_progress" and "being" in group.auxiliaries)


def is_practice_relative(body: str, group: VerbGroup) -> bool:
    """ "a log, which is checked every week", "a meeting which takes place monthly": a habit of what was set up."""
    if group.inside not in {"which", "who", "where"} or status_of(group) not in {"ongoing", "describes"}:
        return False
    again = repeats(body[group.end :])
    return bool(again) and "," not in body[group.end : group.end + again[0].start]


_IS_THAT = re.compile(
    r"\b(?:is|was|are|so|agreed|expected|hoped|said|noted)\s+that\b[^,;]*$"
)  # "our target is that"


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
        r"(?:If|Where|When|Should|Once(?! an? | every | each | per )|Whilst|While|Although|Because|"
        r"Until)\b(?! then| now)",
        body,
    )
    if not match:
        return 0
    if first.start < 3 and len(groups) > 1:
        first = groups[1]
    comma = body.rfind(",", 0, first.start)
    return comma + 1 if comma > 0 else 0


_REASON = re.compile(
    r"(?:As|Since|Given that|In order that)\s+(?!part|well|for|of|to|at|a\b|an\b|the (?:review|report)\b)"
)
_LINKING = re.compile(
    r"(?:In the (?:meantime|interim)|Locally|Meanwhile|Until then|For (?:its|their|our) part|To that end),?\s+|"
    r"So far as [^,]{1,80} (?:is|are) concerned,\s+|(?:On|For|Under|Against) (?:the )?recommendations? "
    r"[^,:]{1,60}[,:]\s+|"
    r"(?:In (?:relation|regard|respect|answer|response) (?:to|"
    r"of)|Further to|As to|With (?:regard|respect) to|As regards|Regarding|In terms of|"
    r"As (?:\w+ly )?(?:noted|described|stated|set out|highlighted|above|identified|mentioned))\b[^,]{0,200},\s+"
)


def segments_of(body: str, groups: Sequence[VerbGroup]) -> Iterator[Segment]:
    """The sentence cut where a coordinated verb says another time, descriptive tails left off."""
    start = _after_condition(body, groups)
    usable = [group for group in groups if group.start >= start] or list(groups[-1:])
    start = max(
        start, body.rfind("; ", start, usable[0].start) + 1
    )  # a note without a verb stands before the stop
    current = Segment(start, len(body), usable[0], clause_status(body, usable[0]))
    for before, group in pairwise(usable):
        cut = _cut_before(body, before, group)
        if cut is None:
            continue
        tail = Segment(cut, len(body), group, clause_status(body, group))
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
        elif completes(body, current, tail):
            current = replace(current, status="in_progress")
        elif _stands_apart(body, current, tail) or _is_remark(body, current, tail):
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
    return last.start if last.word in STOPS else last.end


# "and Fernhill, which has fewer flats, will": the subject of the second clause has a relative of its own.
_WITH_ASIDE = re.compile(
    r"\band\s+(?:[A-Z]|the\s|its\s|our\s)[^,;]{1,60}, (?:which|who|whose)\b[^,;]{2,120},\s+$"
)


def _is_purpose(body: str, token: Token, group: VerbGroup) -> bool:
    """ "so that they know", "so staff know": what an act is for; ", so a second person has been named" is an act."""
    if token.word.lower() != "so":
        return False
    is_apart = body[: token.start].rstrip().endswith(",") and not re.match(
        r"\s+(?:that|far|as)\b", body[token.end :]
    )
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
    if opening in _POINTERS and tail.status in {"in_progress", "ongoing", "describes"}:
        return not _is_habit_of_it(body, current, tail)
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


def _is_act_of_its_own(body: str, current: Segment, tail: Segment) -> bool:
    return (
        _has_own_subject(body, current, tail)
        or _is_habit_of_it(body, current, tail)
        or _has_own_day(body, current, tail)
    )


def _has_own_day(body: str, current: Segment, tail: Segment) -> bool:
    """ "were rewritten in May 2021 and were rolled out in July 2021": two acts, since each has a day of its own."""
    if not (current.status == tail.status == "done" and tail.group.auxiliaries) or tail.group.inside:
        return False
    first = mentions(body[current.group.end : tail.start])
    return bool(first) and bool(mentions(tail.group.following))


_POINTERS = frozenset({"this", "it", "these"})


def _is_habit_of_it(body: str, current: Segment, tail: Segment) -> bool:
    """ "was introduced in May and it is sent to every school": a habit beside the act that it came from."""
    opening = body[tail.start : tail.group.start].strip().lower()
    is_habit = tail.status == "ongoing" and current.status == "done" and not is_descriptive(tail.group)
    is_told = bool(tail.group.main) and not tail.group.main.endswith("ing")
    is_told = is_told and not _CONTRAST.search(body, current.group.end, tail.start)  # "while it is rewritten"
    return opening in _POINTERS and is_habit and is_told


def _stands_apart(body: str, current: Segment, tail: Segment) -> bool:
    if is_after_stop(body, tail) and not _NO_NEW_ACT.match(body[tail.start :].lstrip(" ;:")):
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
    if _is_withdrawn(body, tail) or _is_act_of_its_own(body, current, tail):
        return True
    if current.status == tail.status or (tail.status in {"weak", "describes"} and current.status in PROMISED):
        return False
    if tail.status in {"in_progress", "planned", "delayed"} or current.status not in PROMISED:
        return True
    is_bare = not tail.group.auxiliaries and bool(current.group.auxiliaries)
    turns_active = is_bare and (tail.group.main in BASES or _has_plural_subject(body, tail))
    if turns_active or (tail.status == "ongoing" and any(each.start >= tail.start for each in repeats(body))):
        return True
    return len(body[tail.start : tail.end].split()) >= _SHORTEST_TAIL


def _is_remark(body: str, current: Segment, tail: Segment) -> bool:
    """ "and he was satisfied that they are safe", "and the average is 24": a new subject, and no act of anybody's."""
    subject = body[tail.start : tail.group.start].strip(" ,;:")
    is_late = current.group.main in HELD_UP or SLIPPED.search(body, current.start, tail.start)
    if tail.group.inside or is_late or tail.status not in {"done", "ongoing"}:
        return False
    if not _OPENS_SUBJECT.match(subject) or subject.split()[0].endswith("ing"):
        return False
    return is_no_act(body, tail)


def _has_plural_subject(body: str, tail: Segment) -> bool:
    """ "and call handlers now connect directly": a plural, and the bare present that it asks for."""
    words = [
        word for word in body[tail.start : tail.group.start].split() if word not in {"now", "then", "also"}
    ]
    is_present = tail.group.main in WIDER and tail.group.main not in PAST_FORMS
    return is_present and bool(words) and words[-1].endswith("s") and not SAME_SUBJECT.fullmatch(words[-1])


def _has_own_subject(body: str, current: Segment, tail: Segment) -> bool:
    """True for "and a briefing will be circulated", "but the audit is late"; a relative has none."""
    subject = body[tail.start : tail.group.start].strip()
    if tail.group.inside or _NO_NEW_ACT.match(subject):
        return False
    if not tail.group.auxiliaries and _CONTACT.search(subject):
        return False
    if (
        subject.lower() == "they"
        and base_of(tail.group.main) in {"agree", "undertake"}
        and tail.group.auxiliaries
    ):
        return True
    if SAME_SUBJECT.fullmatch(subject):
        return subject.lower() == "this" and tail.status == "done" and "been" in tail.group.auxiliaries
    if _ECHO.match(subject) and (current.status == tail.status or base_of(tail.group.main) == "await"):
        return False
    is_perfect = tail.group.auxiliaries[:1] in {("has",), ("have",)} and _ANEW.search(body[: tail.start])
    is_clear = _ANEW.search(body[: tail.start]) and not _HOLDS.search(
        body, current.group.end, tail.group.start
    )
    if _EMBEDS.search(body, current.group.end, tail.group.start) and not (is_perfect or is_clear):
        return False
    if not tail.group.auxiliaries and _REDUCED.match(tail.group.following) and tail.group.main in PARTICIPLES:
        return base_of(tail.group.main) in {"go", "come", "meet", "run", "begin", "start", "report"}
    return (bool(tail.group.auxiliaries) and tail.status in PROMISED) or bool(_OPENS_SUBJECT.match(subject))


_STILL_AWAITED = re.compile(r"\bnow (?:expects?|hopes?|plans?|aims?|intends?) (?:it|them|this|to)\b")
_CONTRAST = re.compile(r"\b(?:while|whilst|whereas)\s*$")
_ANEW = re.compile(r"(?:,\s+and|\bwhile|\bwhilst|\bwhereas)\s*$")
# "... to ensure that staff know and families are told" is one purpose; "its findings have been shared" the same audit.
_EMBEDS = re.compile(r"\b(?:ensur\w+|so that|that\b(?!,)|whether|how|where|which|who|includ\w+)\b")
# A relative clause ends where ", and the log is read" begins; what somebody ensures or says does not.
_HOLDS = re.compile(r"\b(?:ensur\w+|so that|that\b(?!,)|whether|how|includ\w+)\b")
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


def _is_elliptic(head: VerbGroup, tail: VerbGroup) -> bool:
    """True for "are read and signed", "is sent and explained to": one auxiliary serves both."""
    leans = not tail.auxiliaries and tail.main in PARTICIPLES
    return leans and bool(head.auxiliaries) and bool(head.main) and not head.main.endswith("ing")
