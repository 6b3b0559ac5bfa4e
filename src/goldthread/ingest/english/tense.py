"""What tense and aspect say of an act: done, standing practice, under way, to come."""

import re
from collections.abc import Sequence

from goldthread.ingest.english.function_words import HAVE, INTENDING, PLANNING
from goldthread.ingest.english.verbs import VerbGroup, main_group
from goldthread.ingest.english.vocabulary import (
    DESCRIPTIVE,
    MENTAL,
    PARTICIPLES,
    PAST_FORMS,
    WITHOUT_END,
    base_of,
    word_set,
)

_PART = (
    r"(?:about |almost |nearly |over |some |now )?(?:half|two[- ]thirds|three[- ]quarters|part|"
    r"partly|partially|\d+ ?%)"
)
_UNDER_WAY = re.compile(
    rf"^on order\b|^(?:now |currently |also |still |already |well )*(?:{_PART} (?:complete|finished|done|"
    rf"delivered|built|written|\w+ed)\b|"
    r"in (?:hand|train|testing|trial|procurement|production|print|preparation)\b|"
    r"in (?:\w+ )?(?:discussions?|talks|negotiations?|dialogue|correspondence) (?:with|over|about)\b|"
    r"(?:halfway|part[- ]?way|"
    r"midway) through\b|ongoing|"
    r"near(?:ing|ly) (?:completion|complete)|on track|advanced|under ?way|under "
    r"(?:review|development|consideration|"
    r"construction)|in progress|"
    r"in development|in (?:the )?(?:process|final stages|course|draft)|"
    r"(?:at|on) (?:its |the |a )?(?:first|second|third|fourth|final|early|\w+)?\s?draft|half[ -]done|nearly complete|"
    r"(?:out|with [^.;]{3,60}?) (?:for|to) (?:consultation|tender|comments?|approval|sign[ -]?off|agreement)|"
    r"awaiting|awaited|"
    r"with (?:the|our|its|their) [\w -]{0,40}(?:suppliers?|constable|directors?|minist\w+|board|committee|executive|"
    r"department|solicitors?|lawyers?|developers?|printers?|regulator)\b|subject to (?:further |ongoing "
    r")?(?:discussion|consultation|review)|being )\b"
)

_TO_COME = re.compile(r"^(?:currently |also |now )*(?:due|to be|scheduled|planned|aimed|in the plan)\b")

_IN_PLACE = re.compile(
    r"^(?:now |also |already |fully )*(?:in (?:place|position|post)|available|embedded|complete|live)\b"
)


_MAY_BE = word_set("can could may might cannot ought should do does did need needs")


def status_of(group: VerbGroup) -> str:
    """done, ongoing, in_progress, planned; or "weak" for can and should, "describes" for what a thing merely is."""
    first = group.auxiliaries[0] if group.auxiliaries else ""
    if "not" in group.auxiliaries or "never" in group.auxiliaries:
        is_open = (
            "yet" in group.auxiliaries
            and group.auxiliaries[0] in {"is", "are", "has", "have"}
            and group.main not in {"known", "clear", "certain"}
        )
        return "planned" if is_open and not group.following.startswith(("known", "clear")) else "weak"
    if first in INTENDING:
        return "planned"
    if not first:
        return _of_bare(group)
    if first in {"will", "shall"}:
        return _of_will(group)
    if first in _MAY_BE:
        return "weak"
    if first == "would" and (_JUDGING.match(group.following) or "have" in group.auxiliaries):
        return "weak"
    if first in {"would", "must"}:
        return "ongoing"
    return _of_have(group) if first in HAVE else _of_be(group)


def _of_bare(group: VerbGroup) -> str:
    """A past or a present without an auxiliary, and the few that say what is to come."""
    verb = base_of(group.main)
    if verb in {"undertake", "pledge", "promise"} and _WITH_TO.match(group.following):
        return "planned"
    if verb in {"plan", "intend", "propose"} and group.main not in PAST_FORMS:
        return "planned"
    if group.main == "awaited":
        return "in_progress"
    if group.main in _PLANNED and _AHEAD.match(group.following):
        return "planned"  # "further meeting arranged for 10 July"
    if group.main == "used" and group.following.startswith("to "):
        return "weak"  # "used to leave": how it was
    return "done" if group.main in PAST_FORMS else "ongoing"


def _of_will(group: VerbGroup) -> str:
    rest = {*group.auxiliaries, group.main}
    if group.main == "go" and _GOES_ON.match(group.following):
        return "ongoing"
    return "ongoing" if rest & {"continue", "continuing"} else "planned"


def _of_have(group: VerbGroup) -> str:
    words, verb = group.auxiliaries, base_of(group.main)
    if words[0] == "had" or ("yet" in words and "not" not in words and "to" in words):
        return "weak"  # what had been before tells of no act
    if "continued" in (*words, group.main) or ("to" in words and "been" not in words):
        return "ongoing"
    if "been" in words:
        return _of_been(group)
    if verb in {"commit", "pledge", "undertake"} and group.following.startswith("to "):
        return "planned"
    if verb == "go" and _GOES_ON.match(group.following):
        return "ongoing"
    if verb in {"begin", "start", "commence"} and _STARTED.match(group.following):
        return "in_progress"
    is_done = group.main == "had" or group.main in PARTICIPLES or group.main.endswith("ed")
    return "done" if is_done else "ongoing"


def _of_been(group: VerbGroup) -> str:
    if group.main.endswith("ing") and group.main not in PARTICIPLES:
        return "in_progress" if _has_an_end(group) else "ongoing"
    if base_of(group.main) in {"keep", "retain", "maintain"}:
        return "ongoing"
    if group.auxiliaries[-1] == "to":
        return "planned"
    # "has been a duty for years", "has been positive"
    return "done" if group.main or _THERE.match(group.following) else "weak"


def _of_be(group: VerbGroup) -> str:
    rest = group.auxiliaries[1:]
    if (
        "being" in rest
        and base_of(group.main) in {"take", "deliver"}
        and not group.following.startswith("place")
    ):
        return "in_progress"
    if "being" in rest:
        return "ongoing" if base_of(group.main) in WITHOUT_END else "in_progress"
    if group.auxiliaries[0] in {"was", "were"}:
        return _of_was(group)
    if _is_to_come(group, rest):
        return "planned"
    if _UNDER_WAY.match(f"{group.main} {group.following}".strip()) or base_of(group.main) == "await":
        return "in_progress"
    if group.main.endswith("ing"):
        return _of_doing(group)
    if "required" in rest:
        return "ongoing"
    if group.main in PARTICIPLES or group.main.endswith("ed"):
        is_habit = re.search(r"\b(?:each|every|whenever|always|routinely)\b", group.following)
        return "done" if base_of(group.main) in _FINISHING and not is_habit else "ongoing"
    return "done" if group.main == "complete" or _IN_PLACE.match(group.following) else "describes"


def _of_was(group: VerbGroup) -> str:
    is_meant = group.main in {"meant", "supposed", "intended"} and group.following.startswith("to ")
    if group.auxiliaries[1:2] == ("to",) or is_meant:
        return "planned"  # "was to be held in May": what was meant to be
    if group.main.endswith("ing") and group.main not in PARTICIPLES:
        return "weak"  # "was happening" tells how things were
    return "done" if group.main or _TAKEN_PLACE.match(group.following) else "weak"


def _of_doing(group: VerbGroup) -> str:
    if group.main == "taking" and group.following.startswith("place"):
        return "in_progress"
    has_no_end = base_of(group.main) in WITHOUT_END and not _TOWARDS.search(group.following)
    has_no_end = has_no_end and not (group.main == "working" and _WORKS_ON.match(group.following))
    return "ongoing" if has_no_end or "continuing" in group.auxiliaries else "in_progress"


def _has_an_end(group: VerbGroup) -> bool:
    """ "has been developing" ends one day; "has been running" is practice."""
    return base_of(group.main) in _WITH_END or bool(_TOWARDS.search(group.following))


_PLANNED = frozenset(
    {"planned", "scheduled", "arranged", "booked", "timetabled", "expected", "anticipated", "rebooked"}
)
_AHEAD = re.compile(r"(?:for|in|on|by|to (?:be|start|begin|take|go))\b")
_WITH_TO = re.compile(r"to (?!.*\b(?:each|every|always)\b)")
_GOES_ON = re.compile(r"on \w+ing\b")
_JUDGING = re.compile(
    r"(?:be )?(?:very |more |un)?(?:helpful|useful|welcome|good|better|wrong|realistic|difficult|important|"
    r"appropriate|wise|like)\b"
)
_THERE = re.compile(
    r"(?:now |also |already |fully )*(?:in (?:place|post|use|operation)|live|available|complete|operational|"
    r"subject to|part of|"
    r"able|represented|involved|(?:an? )?[\w -]{0,30}(?:audits?|samples?|training|sessions?|meetings?|"
    r"workshops?|events?))\b"
)
_STARTED = re.compile(
    r"(?:to|work|on|\w+ing)\b|(?:an?|the|our|its) [^.,;]{0,40}?\b(?:programme|roll-?out|recruitment|review|"
    r"process|consultation|"
    r"audit|training|work|project|procurement|development|exercise)\b|[.;,]|\s*$"
)

_TAKEN_PLACE = re.compile(
    r"^(?:held|subject to|in (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:19|20)\d\d)|on \d)",
    re.IGNORECASE,
)

_WITH_END = word_set(
    """develop build design draft write rewrite review revise recruit update explore prepare negotiate scope consider
    investigate plan procure consult finalise roll implement establish create produce undertake conduct refresh redesign
    amend map pilot trial test redraft replace commission"""
)

_TOWARDS = re.compile(
    r"^towards\b|^[^.,;]*?\bto (?:find|develop|build|agree|create|establish|produce|implement|update|design|set up|"
    r"finalise|complete|revise)\b"
)

# "working on an alert", "working with parents on a card", "working out what to say": what is made will be finished.
_WORKS_ON = re.compile(
    r"(?:(?:together |jointly |closely )?with [^,;.]{3,80}? )?on (?!-|behalf|call|duty|site|shift)|"
    r"through the\b|out\b"
)

_FINISHING = word_set("complete confirm establish agree finalise approve publish")


def _is_to_come(group: VerbGroup, rest: Sequence[str]) -> bool:
    words = {*rest, group.main}
    if words & {"required", "able"}:
        return False
    if words & (PLANNING | {"due"}):
        return True
    return bool(rest and rest[0] == "to") or bool(_TO_COME.match(group.following))


def is_mental(group: VerbGroup) -> bool:
    """Somebody thinks, notes or finds: nothing follows from it."""
    if base_of(group.main) == "appear" and group.following.startswith(
        ("on ", "in ", "at ", "when", "if ", "as ")
    ):
        return False
    if group.main == "varied" and {"being", "been", "be"} & {*group.auxiliaries}:
        return False
    return base_of(group.main) in MENTAL


def is_descriptive(group: VerbGroup) -> bool:
    """A thing allows, includes or means something by being there."""
    return base_of(group.main) in DESCRIPTIVE


_FRONTED = re.compile(  # "Where a man has a history, and is expecting a child, the police should ..."
    r"(?:Where|When|Whenever|If|Once|Before|After|In cases? where|As soon as)\b[^.;]*,\s+"
    r"(?:the\s+)?[^,.;]{2,80}\b(?:should|must|needs? to|ought to)\b"
)
_QUOTED_WHOLE = re.compile(r"^[“‘\"]([^“”\"]*)[”’\"]\W*$")


def asks(sentence: str) -> bool:
    """True for "X should", "X is to be", "All agencies to ensure", by the main verb and not by any."""
    sentence = _QUOTED_WHOLE.sub(r"\1", sentence.strip())
    if re.match(r"(?:It is )?(?:also |therefore |further )?recommended\b", sentence, re.IGNORECASE):
        return True
    if _FRONTED.match(sentence):
        return True
    group = main_group(sentence)
    if group is None or group.inside:
        if re.match(r"(?:What|Where|When|Who|Whom|How|Which|Whether)\b", sentence):  # "Where to read more"
            return False
        return bool(re.match(r"(?:To|[A-Z][\w’'&/, -]{2,90}?\s+to)\s+[a-z]+\b", sentence))
    if group.auxiliaries[:1] and group.auxiliaries[0] in {"should", "must", "ought", "need", "needs"}:
        return True
    return group.auxiliaries[:2] in {("are", "to"), ("is", "to")}
