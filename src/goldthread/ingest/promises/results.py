"""Clauses that tell of numbers, effects, opinions or what somebody said: nothing that an agency did or will do."""

import re

from goldthread.ingest.english.verbs import VerbGroup, tokens_of
from goldthread.ingest.english.vocabulary import OUTSIDERS, PAST_FORMS, SERVED, base_of, word_set
from goldthread.ingest.promises.counts import NUMBER_OPENS, is_count
from goldthread.ingest.promises.undergone import is_passive_group, is_undergone
from goldthread.kernel.dates import mentions

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
        is_count(clause, group, subject)
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


def _is_effect(group: VerbGroup, subject: str) -> bool:
    verb = base_of(group.main)
    if is_undergone(group, verb):
        return True
    if (verb in _FOUND_OUT and not is_passive_group(group) and not _finds_person(group, verb)) or (
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


# Posts that somebody is found for: "has identified a Team Manager in each locality" is an appointment. Data.
_POST = re.compile(
    r"(?:an?|one|two|three|four|its|their|our|named|new) (?:[\w-]+ ){0,3}(?:leads?|champions?|managers?|officers?|"
    r"nurses?|workers?|co-?ordinators?|doctors?|midwi(?:fe|ves)|deput(?:y|ies)|chairs?|trainers?|providers?)\b"
)


def _finds_person(group: VerbGroup, verb: str) -> bool:
    """ "has identified a lead nurse": who is found for a post is an act; what is found out is none."""
    return verb in {"identify", "find"} and bool(_POST.match(group.following))


_ANSWERS = re.compile(
    r"\b(?:reply|replies|acknowledgements?|response|answer|letter|confirmation)$", re.IGNORECASE
)
_FORMERLY = re.compile(
    r"(?:historically|previously|formerly|at that time|at the time(?: of [^,]{3,50})?|during the pandemic)\b",
    re.IGNORECASE,
)


def _is_of_old(group: VerbGroup, subject: str) -> bool:
    """ "Historically the form was sent by fax", "A reply was received": how it was, and what came in."""
    if base_of(group.main) == "receive" and is_passive_group(group) and _ANSWERS.search(subject):
        return True
    is_past = group.auxiliaries[:1] in {("was",), ("were",)} or (
        not group.auxiliaries and group.main in PAST_FORMS
    )
    if is_past and subject.lower() in {"he", "she"} and not mentions(group.following):
        return True  # "She was asked about it": the story of a person
    if is_past and subject.lower() == "it" and _WAS_SAID.match(f"{group.main} {group.following}"):
        return True
    if "formerly" in group.auxiliaries or "hitherto" in group.auxiliaries:
        return True
    return (is_past and bool(_FORMERLY.match(subject))) or (
        (is_past or group.auxiliaries[:1] in {("has",), ("have",)}) and bool(_UNTIL_NOW.match(subject))
    )


_WAS_SAID = re.compile(
    r"(?:explained|suggested|said|pointed out|observed|felt|thought)\b[^.;]{0,60}?\bthat\b"
)
_UNTIL_NOW = re.compile(r"(?:in the past|hitherto|until (?:now|recently)|up to now)\b", re.IGNORECASE)


def _is_opinion(group: VerbGroup, subject: str) -> bool:
    verb = base_of(group.main)
    if _TO_US.match(group.following) and verb in {"tell", "advise", "ask", "inform"}:
        return True
    if is_passive_group(group):
        return False
    is_said = verb in _SAYS and (verb != "see" or _SEES.match(group.following))
    if is_said and (is_of_the_served(subject) or NUMBER_OPENS.match(subject)):
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
    "support": re.compile(r"(?:the|this|these) (?:\w+ ?){1,4}(?:\W*$|,? but\b)"),
    "share": re.compile(
        r"(?:the|this|that|these|those) (?:\w+ )?(?:concerns?|views?|aims?|frustrations?|worr\w+)\b"
    ),
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
