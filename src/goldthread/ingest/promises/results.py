"""Clauses that tell of numbers, effects, opinions or what somebody said: nothing that an agency did or will do."""

import re

from goldthread.ingest.english.verbs import VerbGroup, tokens_of
from goldthread.ingest.english.vocabulary import ACTS, OUTSIDERS, PAST_FORMS, SERVED, base_of, word_set
from goldthread.ingest.promises.undergone import is_passive_group, is_undergone
from goldthread.kernel.dates import mentions
from goldthread.kernel.small_letters import in_small_letters

# What happens by itself, or to a number. "We have improved the form" has an object and is an act.
_BEFALLS = word_set(
    "coincide grow double struggle suffer emerge deteriorate halve treble leave average total range stand "
    "rise fall increase decrease drop improve worsen happen"
    "occur arise result last lengthen shorten"
)
# With "This", "It" or a number before them these say only what came of something.
_CAUSES = word_set(
    "cause lead help mean enable allow result reduce improve increase lengthen shorten make bring show"
)

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
_NUMBER_OPENS = re.compile(_NUMBER_FIRST.pattern, re.IGNORECASE)
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
_TO_US = re.compile(r"^(?:us|the (?:partnership|board|review(?:er)?s?|audit(?:ors)?|authors?))\b")
_SAYS = word_set(
    "tell say state comment describe explain report think feel find like want know see ask agree"
)
_TELLING = word_set("report observe estimate suggest ask notice state write add argue feel believe")
_SEES = re.compile(r"(?:no|this|that|it|little|the (?:value|need|benefit|sense|point|force))\b")
_STANCE = word_set(
    "thank apologise regret consider caution emphasise stress believe dispute wish appreciate "
    "value see "
    "agree like add"
)
_OF_THE_TEXT = re.compile(
    r"^(?:this|these|the|both|all)?\s*(?:recommendations?|responses?|document|findings?|sections?|paragraphs?)\b"
    r"(?! (?:template|form)s?\b)",
    re.IGNORECASE,
)
_THE_REVIEW = re.compile(
    r"(?:the|this)\s+(?:local |child |safeguarding |practice |serious |case |rapid |learning |"
    r"independent )*(?:review|reviewer|"
    r"author|inquest|coroner|report)s?",
    re.IGNORECASE,
)
_SAID_BY_REVIEW = word_set(
    "publish recommend find conclude identify highlight note describe state say ask raise make suggest"
)
_COMPARED = re.compile(r"(?:as a result,? )?(?:fewer|more|less|better)\b", re.IGNORECASE)
_SAID_OF_TEXT = word_set(
    "discuss debate give ask apply concern relate fall answer consider address note describe include see "
    "cover set complete accept"
)
_FOUND_OUT = word_set("find show highlight identify reveal demonstrate indicate")
_CHECK = re.compile(
    r"\b(?:a|an|the)\s+(?:[\w-]+\s+){0,3}(?:audit|re-?audit|dip[ -]sample|survey)\b.*(?:\d{4}|\bbetween\b|"
    r"\bof (?:all|the|\d))|"
    r"\brecent\b.*\b(?:audit|survey)\b",
    re.IGNORECASE,
)
_PREPOSITIONS = word_set(
    "of in at on for with by from to within across under who that which and or between about"
)


def head_of(subject: str) -> str:
    """The noun phrase's last word before its first preposition: "staff" of "All staff in the hospital"."""
    words = [token.word for token in tokens_of(subject)]
    while words and words[0].lower() in _PREPOSITIONS and "," in words:
        words = words[words.index(",") + 1 :]
    end = next((i for i, word in enumerate(words) if i and word.lower() in _PREPOSITIONS | {","}), len(words))
    return words[end - 1] if words else ""


def is_of_the_served(subject: str) -> bool:
    """Families and children are written of; a verb of theirs is no act of an agency's."""
    head = head_of(subject)
    return bool(SERVED.fullmatch(head)) and (head[:1].islower() or len(subject.split()) == 1)


def is_check_made(group: VerbGroup, subject: str) -> bool:
    """ "An audit in May 2021 found": the audit was made, whatever it found."""
    return base_of(group.main) in _FOUND_OUT and bool(_CHECK.search(subject))


_COUNT_FIRST = re.compile(r"(?:Of (?:the |these |our )?\d|Out of \d)")


def opens_with_count(sentence: str) -> bool:
    """ "Of 40 plans that were looked at nine had ...": what a count showed."""
    return bool(_COUNT_FIRST.match(sentence))


def is_result(clause: str, group: VerbGroup, subject: str) -> bool:
    """True where a clause in the past or present only reports; what is planned is never asked."""
    if is_check_made(group, subject):
        return False
    if subject.lower().startswith("that ") or _is_reply(group):
        return True
    was = group.auxiliaries[:1] in {("was",), ("were",)} and group.main in {
        "seen",
        "placed",
        "moved",
        "known",
        "taken",
    }
    is_their_own = is_of_the_served(subject) and (
        was or (not is_passive_group(group) and group.main in PAST_FORMS)
    )
    if is_their_own or _COMPARED.match(subject):
        return True
    return (
        _is_number(clause, group, subject)
        or _is_effect(group, subject)
        or _is_opinion(group, subject)
        or _is_of_the_text(clause, group, subject)
        or _is_by_outsiders(group)
        or _is_of_old(group, subject)
    )


def _is_reply(group: VerbGroup) -> bool:
    """ "Health is responding on behalf of the practices": the text speaks of itself."""
    verb = base_of(group.main)
    gives = verb == "give" and bool(re.match(r"an? (?:\w+ )?(?:response|answer|reply)\b", group.following))
    is_said = gives or verb in {"answer", "respond", "reply"}
    return is_said and not is_passive_group(group) and "within" not in group.following


def _is_number(clause: str, group: VerbGroup, subject: str) -> bool:
    own = clause[: len(subject)] + _CAME_TO.split(clause[len(subject) :])[0]
    is_share = (
        _SHARE.search((_IN_BRACKETS.sub("", own) if "(" in own else own).lower())
        and not _AIMS.search(clause)
        and not _is_agency_act(group, subject)
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


# "looked back at 40 visits and found that 22": the look was taken, whatever it found.
_CAME_TO = re.compile(
    r"\s(?:and|which|,)\s+(?:it |we |they )?(?:found|showed|identified|established|concluded)\b|, (?:finding|"
    r"showing)\b|"
    r", (?:of )?(?:which|who|whom|whose)\b|, up from\b|\s(?:that|which|who) (?:is|are|was|were|has|have)\b"
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


def _is_effect(group: VerbGroup, subject: str) -> bool:
    verb = base_of(group.main)
    if is_undergone(group, verb):
        return True
    if (verb in _FOUND_OUT and not is_passive_group(group)) or (
        verb == "take" and group.following.startswith("longer")
    ):
        return True
    if group.main in {"explained", "caused", "driven"} and group.following.startswith("by "):
        return True
    if verb == "agree" and group.following.startswith("not to"):
        return True
    if verb in _BEFALLS and not re.match(r"(?:the|our|its|their|this|these|a|an|how)\b", group.following):
        return not is_passive_group(group)
    if verb == "come" and group.following.startswith("from ") and not group.auxiliaries:
        return True
    if group.main == "working" and re.fullmatch(r"(?:this|that|it)", subject, re.IGNORECASE):
        return bool(re.match(r"(?:well|[,.;]|$)", group.following))
    if verb == "lead" and group.following.startswith("to "):
        return True
    points = re.fullmatch(r"(?:and |but )?(?:this|that|it|these|which|both)(?: \w+)?", subject, re.IGNORECASE)
    is_passive = is_passive_group(group)
    return bool(points) and verb in _CAUSES and not is_passive


_ANSWERS = re.compile(
    r"\b(?:reply|replies|acknowledgements?|response|answer|letter|confirmation)$", re.IGNORECASE
)
_FORMERLY = re.compile(r"(?:historically|previously|formerly|in the past|at that time)\b", re.IGNORECASE)


def _is_of_old(group: VerbGroup, subject: str) -> bool:
    """ "Historically the form was sent by fax", "A reply was received": how it was, and what came in."""
    if base_of(group.main) == "receive" and is_passive_group(group) and _ANSWERS.search(subject):
        return True
    is_past = group.auxiliaries[:1] in {("was",), ("were",)} or (
        not group.auxiliaries and group.main in PAST_FORMS
    )
    return is_past and bool(_FORMERLY.match(subject))


def _is_opinion(group: VerbGroup, subject: str) -> bool:
    verb = base_of(group.main)
    if _TO_US.match(group.following) and verb in {"tell", "advise", "ask", "inform"}:
        return True
    if is_passive_group(group):
        return False
    is_said = verb in _SAYS and (verb != "see" or _SEES.match(group.following))
    if is_said and (is_of_the_served(subject) or _NUMBER_OPENS.match(subject)):
        return True
    if group.auxiliaries:
        return group.auxiliaries[0] == "would" and (verb in _STANCE | {"say", "point", "note", "welcome", ""})
    return _is_stance(group, verb)


def _is_stance(group: VerbGroup, verb: str) -> bool:
    """ "We thank the family", "The Board observes that", "The Trust supports the pathway"."""
    if verb in _TELLING and group.following.startswith("that "):
        return True
    if any(verb == each and pattern.match(group.following) for each, pattern in _TURNS.items()):
        return True
    if verb not in _STANCE or _undertakes(group) or (verb == "see" and not _SEES.match(group.following)):
        return False
    if verb == "consider" and re.match(r"(?:all|each|every|any)\b", group.following):
        return False  # "A panel considers all children once a fortnight"
    return group.main not in PAST_FORMS or verb in {"thank", "apologise", "regret"}


_TURNS = {
    "support": re.compile(r"(?:the|this|these) (?:\w+ ?){1,4}\W*$"),
    "take": re.compile(r"the (?:same |opposite )?(?:view|position)\b"),
}


def _undertakes(group: VerbGroup) -> bool:
    return base_of(group.main) == "agree" and group.following.startswith("to ")


def _is_of_the_text(clause: str, group: VerbGroup, subject: str) -> bool:
    """ "This recommendation is considered complete", "This document is part of the answer"."""
    if _THE_REVIEW.fullmatch(subject) and base_of(group.main) in _SAID_BY_REVIEW:
        return True
    if mentions(clause) or not _OF_THE_TEXT.match(subject) or len(subject.split()) > 6:
        return False
    return not group.main or base_of(group.main) in _SAID_OF_TEXT


def _is_by_outsiders(group: VerbGroup) -> bool:
    """ "was inspected by Ofsted", "has since been inspected"."""
    if base_of(group.main) == "inspect" and {"was", "were", "been"} & set(group.auxiliaries):
        return True
    agent = re.match(r"by (?:the )?(?:\w+ ){0,2}", group.following)
    return bool(agent) and bool(OUTSIDERS.match(group.following[3:].removeprefix("the ").title()))
