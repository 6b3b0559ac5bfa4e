"""Dates of a promise that are no targets: of finished acts, of titles, of how long something lasts or is paid for."""

import re

from goldthread.ingest.english.tense import status_of
from goldthread.ingest.english.verbs import VerbGroup, verb_groups
from goldthread.ingest.english.vocabulary import PARTICIPLES, base_of, word_set
from goldthread.ingest.promises.framing import BEFORE, BEFORE_END, BY, FROM, LASTS, PREPOSITION
from goldthread.kernel.dates import DateMention, Precision

AT_FIRST = re.compile(
    r"\b(?:originally|initially|previously|(?:was|were|been|at) first)\b[^,;.]*$", re.IGNORECASE
)
_PAST_FRAME = re.compile(
    r"\b(?:since|following|after|in response to|in light of|dated|as a result of|having|as at)\b[^,;]*$",
    re.IGNORECASE,
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
    r"\b(?:funding|contract|money|grant|licence|lease)\b[^,;.]{0,40}\bto\s+(?:the\s+)?(?:end of\s+)?$|"
    r"\b(?:that|which) (?:ends?|ended|expires?|expired|runs? out|is funded|lasts?)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
_NAMES_BEFORE_YEAR = re.compile(
    r"(?:\bAct|\bTogether|\bRegulations|\bGuidance|\bStrategy|\bFramework|\bCensus|COVID|\bWT)\s*$",
    re.IGNORECASE,
)


MOVED = frozenset(
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
_AWAITED = frozenset({"anticipated", "expected", "planned", "scheduled", "hoped", "intended", "timetabled"})
# "the audit (last) completed by us in", and what stands before the participle
_PARTICIPLE = re.compile(
    r"(?P<ahead>[\w’'-]+|,)\s+(?:(?:first|last|recently|newly|originally|already|jointly)\s+)?(?P<word>[a-z-]+)"
    r"(?:\s+(?:up|out|in|off|on|over|back|by [\w’' &-]{2,40}|to [\w’' &-]{2,40}))?\s+"
    r"(?:in|on|during|at|from|since|between)\s+(?:the\s+)?(?:end of\s+|start of\s+)?(?:early\s+|late\s+|mid[- ]?)?$"
)
_NO_NOUN_AHEAD = word_set(
    "be been being to is are was were will has have had not then also now get gets it they we"
)
_CAUSES = re.compile(r"\b(?:have|has|get|gets|see|sees|want|wants|need|needs|with)\b[^,;]{0,40}$")
# "will not now happen before May": when it may begin, and no day by which
_NOT_BEFORE = re.compile(
    r"\b(?:not|never)\b[^,;.]{0,40}\b(?:before|earlier than)\s+(?:the\s+)?(?:end of\s+)?$"
)
# "will not begin until May", "will take until May": then it is there
_NOT_UNTIL = re.compile(
    r"\b(?:(?:not|take|takes) |won[’']t )[^,;.]*\b(?:until|till|up to)\s+(?:the\s+)?(?:end of\s+)?$"
)
_STARTING = re.compile(
    r",\s+(?:beginning|starting|commencing|to (?:begin|start))\s+(?:in|on|from)\s+(?:the\s+)?$"
)


def may_be_target(text: str, mention: DateMention, status: str) -> bool:
    before = text[: mention.start]
    lasts = LASTS.search(before) and not _NOT_UNTIL.search(before)
    if lasts and status not in {"in_progress", "delayed"}:
        return False  # how long it goes on, not when it is to be done
    if _RUNS_OUT.search(before) or _REPORT_FOR.search(before) or _is_titled(text, mention):
        return False
    if inside_brackets(text, mention.start) or _is_of_the_past(text, mention):
        return False
    if _is_about_when(mention, before) or _NOT_BEFORE.search(before):
        return False
    if mention.span.precision is Precision.YEAR and not _is_framed(before):
        return False
    return not _belongs_to_finished_act(text, mention, status)


def _is_about_when(mention: DateMention, before: str) -> bool:
    """A season, a feast, "early 2024": no two readers would name the same last day, and a day is never guessed."""
    span = mention.span
    if span.precision is Precision.SEASON or mention.words.lower().startswith("christmas"):
        return True
    return span.precision is Precision.YEAR and bool(_ABOUT.search(before))


_ABOUT = re.compile(r"\b(?:early|mid|late|the (?:start|beginning|middle) of)\W*$", re.IGNORECASE)


def _is_titled(text: str, mention: DateMention) -> bool:
    """ "the 2021 Act", "the 2020/21 report": the year is part of a name."""
    if mention.span.precision not in {Precision.YEAR, Precision.FINANCIAL_YEAR}:
        return False
    return bool(_TITLE_AFTER.match(text, mention.end))


def _is_of_the_past(text: str, mention: DateMention) -> bool:
    """A date that tells when something happened: "the inspection of May 2021", "a plan agreed in June 2020"."""
    before = text[: mention.start]
    if BY.search(before):
        return False
    groups = verb_groups(before)
    act = _PAST_ACT.search(before)
    if (
        act
        and before[: act.end("before")].strip()
        and not {"be", "been", "being", "is", "are"} & set(act["before"].split())
    ):
        return True
    return (
        bool(AT_FIRST.search(before))
        or _is_of_participle(text, before)
        or _is_framed_by_the_past(before)
        or bool(groups and _PAST_EVENT.search(before))
    )


def _is_framed_by_the_past(before: str) -> bool:
    """ "Following the inspection in May"; past a verb of its own the sentence has left that frame."""
    frame = _PAST_FRAME.search(before, max(0, len(before) - 90))
    if frame is None:
        return False
    return not any(group.auxiliaries and group.start > frame.start() for group in verb_groups(before))


def _is_of_participle(text: str, before: str) -> bool:
    """ "The group, set up in May", "the audit completed in May": a participle that tells which, and is no verb."""
    match = _PARTICIPLE.search(before)
    if match is None or match["word"] not in PARTICIPLES or match["word"] in _AWAITED:
        return False
    if match["ahead"] in _NO_NOUN_AHEAD or _CAUSES.search(before[: match.start("word")]):
        return False
    groups = [group for group in verb_groups(text) if group.start < len(before)]
    if any(group.end == match.end("word") for group in groups):
        # "The group, set up in May": its bare form looks like the verb that is still to come
        return match["ahead"] == "," and before[: match.start("ahead")].count(",") == 0 and len(groups) == 1
    return match["ahead"] not in {",", "and", "or"} or not any(group.auxiliaries for group in groups)


def _is_framed(before: str) -> bool:
    """A bare year is a date only after a word that makes it one; "Working Together 2018" is a title."""
    if _NAMES_BEFORE_YEAR.search(before):
        return False
    return any(pattern.search(before) for pattern in (BY, BEFORE, BEFORE_END, FROM, PREPOSITION))


def _belongs_to_finished_act(text: str, mention: DateMention, status: str) -> bool:
    """True where the verb before the date tells of something done: "the form which was issued in May"."""
    before = text[: mention.start]
    if _STARTING.search(before) or (status == "planned" and BY.search(before)):
        return False
    groups = _before_in_its_clause(text, mention)
    if status == "delayed" and groups and base_of(groups[-1].main) in MOVED:
        return False
    is_bare = len(groups) > 1 and not groups[-1].auxiliaries and not groups[-1].inside
    if is_bare and groups[-2].auxiliaries and groups[-2].main:
        groups.pop()  # "will be audited and the audit reported by May": one auxiliary serves both
    if not groups or groups[-1].main in _AWAITED:
        return False  # "with delivery anticipated in May"
    if (
        groups[-1].inside in {"which", "who"}
        and "have" in groups[-1].auxiliaries
        and status_of(groups[-1]) == "weak"
    ):
        return True  # "the launch, which should have been in May"
    if status_of(groups[-1]) != "done":
        return False
    is_told_of = len(groups) > 1 or groups[-1].inside is not None
    return is_told_of or (status == "in_progress" and _is_beginning(text, mention, groups[-1]))


def _before_in_its_clause(text: str, mention: DateMention) -> list[VerbGroup]:
    """The verbs before the date, without those of asides that a comma has closed: ", which looked at 2021, "."""
    is_set_off = _SET_OFF.search(text[: mention.start]) is not None
    return [
        group
        for group in verb_groups(text)
        if group.start < mention.start
        and not (is_set_off and group.inside in {"whether", "how", "what", "why", "if"})
        and not (
            group.inside in {"which", "who"}
            and _ASIDE.search(text[: group.start])
            and "," in text[group.end : mention.start]
        )
    ]


# "will check whether visits took place, in May": the comma gives the date back to the checking.
_SET_OFF = re.compile(r",\s+(?:in|during|on|at)\s+(?:the\s+)?$")
_ASIDE = re.compile(r",\s+(?:which|who)\b[^,]*$")


def _is_beginning(text: str, mention: DateMention, group: VerbGroup) -> bool:
    """ "The review started in May and is to end in June": when an act under way began."""
    between = text[group.end : mention.start]
    is_told = group.auxiliaries[:1] in {("was",), ("were",)} and status_of(group) == "done"
    if is_told and not re.search(r"\bto\b", between):
        return True  # "were completed by May, and the others will be by June"
    return not BY.search(between) and not _OTHER_ACT.search(between)


_OTHER_ACT = re.compile(r"[,;]|\b(?:to|with|for)\b")


def inside_brackets(text: str, position: int) -> bool:
    before = text[:position]
    return before.count("(") > before.count(")")
