"""Whether a clause of a given tense is an act, an arrangement or an undertaking at all; and then its status."""

import re

from goldthread.ingest.results import head_of, is_check_made, is_of_the_served, is_passive_group, is_result
from goldthread.ingest.segments import HELD_UP, PROMISED, Segment
from goldthread.ingest.slips import SLIPPED
from goldthread.ingest.tense import is_descriptive, is_mental
from goldthread.ingest.verbs import VerbGroup
from goldthread.ingest.vocabulary import ACTS, base_of
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_DELIBERATED = re.compile(
    r"(?:carefully |fully |also )*(?:the|this|these|that|its|our|\w+[’']s) (?:\w+ ){0,2}(?:comments?|view|report|review|recommendations?|findings?|"
    r"case|issue|matter|proposal|question)\b(?! group| panel| team)"
)
_MINDS = frozenset({"exist", "cease", "know", "want", "recall", "remember", "appreciate"})
_DELIBERATING = frozenset({"echo", "discuss", "consider", "debate", "note", "reflect", "read", "welcome"})
_ASKED_WHETHER = re.compile(r"(?!\d|for\b|each|every|all\b)(?:[\w’'(),-]+\s+){0,6}?(?:how|whether|what|why|who|which|if|where)\b|that it be\b|for it to be\b")
_NEXT_REPORT = re.compile(
    r"(?:the |our |a )?(?:next|further) (?:progress |position )?(?:updates?|progress reports?|review of (?:this|the) (?:plan|"
    r"document|response|action))\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:leads?|champions?|officers?|nurses?|managers?|workers?|co-?ordinators?|contacts?|representatives?|chairs?|deput(?:y|ies)|"
    r"doctors?|midwi(?:fe|ves)|posts?|funding|venues?|providers?|suppliers?|sponsors?|trainers?)\b",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"(?:a|some|no|any|little|good) (?:real |big |great )?(?:difference|progress|sense)\b|(?:this|it|these|that) on board\b")
_TARGET = re.compile(r"\b(?:target|aim|goal|ambition|deadline)\b")
_RULE = re.compile(r"\b(?:until|unless|without)\b")
_ON_SHOW = re.compile(
    r"(?:now |also |already )*(?:published |available )?(?:on|at) (?:the|our|its|their|every|each) [^.;]{0,50}"
    r"(?:website|web ?site|web ?page|intranet|page|internet|shared drive)\b"
)
_JUDGED = re.compile(r"it (?:is )?(?:essential|important|vital|necessary|helpful|clear|useful)\b")

_SOON = 8  # characters after "is"
_ARRANGED = re.compile(
    r"^(?:now |also |all |an? |the |fully |already )*(?:embedded|committed to|able to (?:attend|access|seek|"
    r"use)|open to|"
    r"responsible for|(?:standing|regular|permanent|core) (?:item|part|feature|agenda)|members? of|"
    r"represented|part of|mandatory|overseen|signed up)\b"
)

_NOT_ARRANGED = re.compile(
    r"^(?:now |also |accordingly |currently |still |therefore |at present |an? |the |no |clear |significant |further |some )*(?:\w+ )?(?:evidence|need|concern|"
    r"concerns|risk|doubt|number of|limit|gap|difficulty|scope|shortage|"
    r"reason|likelihood|recognition|acknowledgement)\b"
)

_ABSTRACT = re.compile(
    r"^(?:an? |the |no |clear |key |statutory |legal |strong |good )*(?:responsibilit|dut(?:y|ies)\b|roles?\b|"
    r"combination|"
    r"understanding|rights?\b|concerns?\b|needs?\b|impact|experience|knowledge|difficult)"
)

_OFFERED = re.compile(
    r"^(?:access|attend|seek|request|purchase|book|refer|use|ring|call|contact|join|obtain|self-refer|borrow|"
    r"speak to)\b"
)

_ASSENTING = frozenset({"commit", "accept", "agree", "endorse", "support", "welcome"})

_THE_RECOMMENDATION = re.compile(
    r"(?:with |to )?(?:(?:this|that|it)\b(?=(?: without| in| fully|[.,;]|$))|(?:this|the|all|these|both)(?: \w+)? (?:recommendations?|"
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

_BY = re.compile(
    r"\b(?:by|no later than|not later than|before|on or before)\s+(?:the\s+)?(?:(?:end|last (?:working )?day) of\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri)day,?\s+)?$"
)


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
    if segment.status == "in_progress" and _is_doing(group) and _HABITUAL.search(body[group.end : segment.end]):
        return "ongoing"
    if segment.status == "ongoing" and _is_doing(group) and _has_limit(body[group.end : segment.end]):
        return "in_progress"
    if segment.status != "done":
        return segment.status
    verb, following = base_of(group.main), body[group.end : segment.end]
    is_to_come = _has_limit(following)
    asked_to = re.match(r"(?:\s+[\w’'-]+){0,5}?\s+to\s+[a-z]", following)
    if verb in _ASKING and (is_to_come or (asked_to and verb != "agree" and mentions(following[asked_to.end() :]))):
        return (
            "planned"
            if asked_to and verb != "agree"
            else "in_progress"
        )
    if verb == "agree" and group.auxiliaries[:1] in {("has",), ("have",)} and following.startswith(" to "):
        return "in_progress"
    return segment.status


_HABITUAL = re.compile(r"\b(?:termly|(?:each|every) (?:term|week|month|day|quarter|case|child|baby)|weekly|monthly|quarterly|daily)\b")


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
    return bool(_ARTEFACT.fullmatch(head_of(subject))) and bool(re.match(r"(?:an?|separate|new|two|three|its own) ", group.following))


def _has_slipped(text: str, segment: Segment) -> bool:
    """Late by its own words; children "who have been affected" are not, nor is what might be postponed."""
    if text.lstrip().startswith(("If ", "Where ", "When ")):
        return False  # "if a parent cannot come the meeting is put back": practice
    fell = SLIPPED.search(text)
    if fell and segment.group.auxiliaries[:2] in {("did", "not"), ("could", "not")}:
        return fell.start() <= segment.group.end - segment.start
    is_cause = not segment.group.auxiliaries and segment.group.main != "slipped"  # "the pandemic affected visits"
    is_held_up = segment.group.main in HELD_UP and not is_cause
    return segment.status != "weak" and (is_held_up or bool(fell))


def _from_words(body: str, segment: Segment) -> str | None:
    """What "is" and "can" promise: arrangements that exist, offers that are open, needs owned for the future."""
    group, subject = segment.group, body[segment.start : segment.group.start].strip().lower()
    if not group.auxiliaries:
        return None
    following = " ".join(filter(None, (group.main, group.following)))
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
    if _is_rule(group, subject):
        return "ongoing"
    if group.auxiliaries[0] in {"can", "could"} and _OFFERED.match(following):
        return "ongoing"
    return None


_SINCE_DAY = re.compile(r"(?:From|Since)\b")


def _is_rule(group: VerbGroup, subject: str = "") -> bool:
    """ "No case can be closed until", "cannot be sent without": what must be so first is practice."""
    is_none = subject.lower().startswith("no ")
    if group.auxiliaries[0] == "may" and ("not" in group.auxiliaries or is_none):
        return bool(_RULE.search(group.following) or re.search(r"\bmore than\b", group.following))
    is_barred = group.auxiliaries[0] == "cannot" or "not" in group.auxiliaries or "can" in group.auxiliaries[:1]
    may = group.auxiliaries[0] in {"can", "cannot", "may", "must"} and is_passive_group(group)
    return may and is_barred and bool(_RULE.search(group.following))


def _there_is(following: str) -> str | None:
    """ "There is now a flag", "There is a lead nurse in post"; but not "There is no feed", "There is variation"."""
    if re.match(r"(?:now|also) an? ", following):
        return "done"
    if following.startswith(("no ", "not ")) or len(following.split()) == 1 or _NOT_ARRANGED.match(following):
        return None
    return _existing(following)


def _is(group: VerbGroup, following: str, subject: str) -> str | None:
    if _TARGET.search(subject) and mentions(following):
        return "planned"
    again = repeats(following)
    if again and again[0].start < _SOON:  # "Supervision is weekly"
        return "ongoing"
    if re.search(r"\bin place\b|\bin operation\b", following) or _ON_SHOW.match(following):
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
    if group.auxiliaries and _is_rule(group, subject):
        return False
    if segment.status == "planned" and group.auxiliaries[:1] == ("will",) and _RULE.search(group.following):
        return False
    if (
        subject.lower().startswith(("no ", "not ", "none ", "that ", "nobody ", "nothing "))
        or _NEXT_REPORT.match(subject)
        or _JUDGED.match(group.following)
        or (segment.status != "planned" and _is_mere_assent(group))
    ):
        return True
    if group.main in {"found", "identified", "considered"} and "been" in group.auxiliaries:
        return not (mentions(body[segment.start : segment.end]) or _ROLE.search(subject))
    is_echo = group.main == "done" and "been" not in group.auxiliaries and not group.following.strip(" .;,")
    if group.main in HELD_UP and not group.auxiliaries:
        return True
    if _IDIOM.match(group.following) or re.search(r"\b(?:nobody|no one|none)$", subject.lower()):
        return True
    if is_echo or subject.lower() in {"you", "you also"} or group.following.startswith("to say ") or _is_of_the_mind(group):
        return True
    if segment.status == "planned" or group.auxiliaries[:1] == ("will",):
        return False
    if is_check_made(group, subject):
        return False
    if is_result(" ".join(body[segment.start : segment.end].split()), group, subject):
        return True
    if _is_deliberation(group):
        return True
    return is_mental(group) or _only_has(group, subject) or _only_describes(group, subject)


def _is_of_the_mind(group: VerbGroup) -> bool:
    return base_of(group.main) in _MINDS and not is_passive_group(group)


def _is_deliberation(group: VerbGroup) -> bool:
    """ "The Forum discussed the report", "asked whether midwives could be told": words, and no act yet."""
    verb = base_of(group.main)
    if verb == "see":
        return group.auxiliaries[:1] in {("has",), ("have",)} and "been" not in group.auxiliaries
    if verb == "ask":
        return not is_passive_group(group) and bool(_ASKED_WHETHER.match(group.following))
    if verb in {"consider", "decide", "debate"} and re.match(r"(?:whether|how|if|not|against|that)\b", group.following):
        return not is_passive_group(group)
    return verb in _DELIBERATING and not is_passive_group(group) and bool(_DELIBERATED.match(group.following))


def _only_has(group: VerbGroup, subject: str) -> bool:
    """True for "The Trust has a duty", "Families have several workers"."""
    if group.main not in {"", "had"} or group.auxiliaries[:1] not in {("has",), ("have",), ("had",)}:
        return False
    if re.match(
        r"(?:no|nothing|little|limits?|\d+|one|two|three|four|five|six|several)\b(?!.*\bin (?:place|post)\b)",
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
    if base_of(group.main) not in _ASSENTING:
        return False
    if is_passive_group(group):
        return not group.auxiliaries[-1:] == ("been",) and bool(_THE_RECOMMENDATION.match(group.following))
    return bool(_THE_RECOMMENDATION.match(group.following) or re.match(r"\s*(?:[,;.]|$|and\b)", group.following))
