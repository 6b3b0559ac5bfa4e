"""Clauses that tell of no act: assent, talk, states, what a thing is for, and the text speaking of itself."""

import re

from goldthread.ingest.english.tense import is_descriptive, is_mental
from goldthread.ingest.english.verbs import VerbGroup
from goldthread.ingest.english.vocabulary import base_of, word_set
from goldthread.ingest.promises.results import is_check_made, is_of_the_served, is_result
from goldthread.ingest.promises.segment import HELD_UP, Segment
from goldthread.ingest.promises.standing_rules import RULE, is_rule
from goldthread.ingest.promises.undergone import is_passive_group
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats

_DELIBERATED = re.compile(
    r"(?:carefully |fully |also )*(?:the|this|these|that|its|our|\w+[’']s) (?:\w+ ){0,2}(?:comments?|view|"
    r"report|review|recommendations?|findings?|"
    r"case|issue|matter|proposal|question)\b(?! group| panel| team)"
)
_MINDS = frozenset({"wish", "exist", "cease", "know", "want", "recall", "remember", "appreciate"})
_DELIBERATING = frozenset({"echo", "discuss", "consider", "debate", "note", "reflect", "read", "welcome"})
_ASKED_WHETHER = re.compile(
    r"(?!\d|for\b|each|every|all\b)(?:[\w’'(),-]+\s+){0,6}?(?:how|whether|what|why|who|which|if|where)\b|"
    r"that it be\b|for it to be\b"
)
# "ask to see where a baby sleeps", "asked the group to decide what", "ask at each review who": a request, or a habit.
_ASKED_TO_ACT = re.compile(r"\bto (?!be\b)[a-z]+\b|\b(?:each|every)\b")
_NEXT_REPORT = re.compile(
    r"^(?:the |our |a )?(?:next|further) (?:progress |position )?(?:updates?|progress reports?|review of "
    r"(?:this|the) (?:plan|"
    r"document|response|action))\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:leads?|champions?|officers?|nurses?|managers?|workers?|co-?ordinators?|contacts?|representatives?|"
    r"chairs?|deput(?:y|ies)|"
    r"doctors?|midwi(?:fe|ves)|analysts?|advis[eo]rs?|clinicians?|specialists?|sergeants?|inspectors?|"
    r"paediatricians?|teachers?|mentors?|posts?|funding|venues?|providers?|suppliers?|sponsors?|trainers?)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:no|not|none|that|nobody|nothing|no one)\b|\b(?:nobody|no one|none)$", re.IGNORECASE
)
_IDIOM = re.compile(
    r"to say\b|no (?:promise|comment|criticism)\b|(?:a|some|no|any|little|good) (?:real |big |great "
    r")?(?:difference|progress|sense)\b|(?:this|it|these|"
    r"that) on board\b"
)
_JUDGED = re.compile(r"it (?:is )?(?:essential|important|vital|necessary|helpful|clear|useful)\b")
_ABSTRACT = re.compile(
    r"^(?:an? |the |no |clear |key |statutory |legal |strong |good )*(?:responsibilit|dut(?:y|ies)\b|roles?\b|"
    r"combination|"
    r"understanding|rights?\b|concerns?\b|needs?\b|impact|experience|knowledge|difficult)"
)
_ASSENTING = frozenset({"commit", "accept", "agree", "endorse", "support", "welcome"})
_THE_RECOMMENDATION = re.compile(
    r"(?:with |to )?(?:(?:this|that|it)\b(?=(?: without| in| fully| and|[.,;]|$))|(?:this|the|all|these|both)(?: "
    r"\w+)? (?:recommendations?|"
    r"findings?|review)\b|[.\s]*$)"
)
_POINTING = re.compile(r"^(?:This|These|That|It|Those)\b")
_ABOUT_ITSELF = re.compile(
    r"\b(?:aspect|core|purpose|importance|focus|basis|ability|question)\b[^,]*$", re.IGNORECASE
)
_MONEY = re.compile(
    r"(?:the |our |its |this |current )*(?:funding|grant|contract|money|lease|secondment)\b", re.IGNORECASE
)
_BY_DAY = re.compile(r"\b(?:by|before)\b.{0,30}(?:19|20)\d\d")
_FINISHED = frozenset(
    {"done", "implemented", "completed", "complete", "achieved", "met", "actioned", "closed"}
)


_LOOKING = word_set("listen look read sample check audit examine test visit ring")


def is_no_act(body: str, segment: Segment) -> bool:
    """True where the clause, whatever its tense, tells of nothing that an agency did or will do."""
    group = segment.group
    subject = " ".join(body[segment.start : group.start].split())
    is_sure = segment.status == "planned" and group.auxiliaries[:1] == ("will",)
    if is_rule(group, subject) or (is_sure and RULE.search(group.following)):
        return False
    if _is_empty(group, subject) or (segment.status != "planned" and _is_mere_assent(group)):
        return True
    if group.main in {"found", "identified", "considered"} and "been" in group.auxiliaries:
        return not (mentions(body[segment.start : segment.end]) or _ROLE.search(subject))
    if segment.status == "planned" or group.auxiliaries[:1] == ("will",) or is_check_made(group, subject):
        return False
    if not group.auxiliaries and base_of(group.main) in _LOOKING and repeats(group.following):
        return False  # "listens to ten of these calls weekly"
    return (
        _is_turned_to(group, subject)
        or is_result(" ".join(body[segment.start : segment.end].split()), group, subject)
        or _is_deliberation(group)
        or is_mental(group)
        or _only_has(group, subject)
        or _only_describes(group, subject)
    )


def _is_turned_to(group: VerbGroup, subject: str) -> bool:
    """ "The ICB was asked to comment", "A bid was refused", "A reply is awaited": how matters stood, and no act yet.

    "All workers were asked to complete it" is an act: a request that went to each of them.
    """
    verb = base_of(group.main)
    if verb in _NOT_DOING:
        return True
    if verb == "await" and not mentions(group.following):
        return bool(group.auxiliaries) or len(subject.split()) <= _BRIEF
    if verb in {"recommend", "hear"}:
        return not is_passive_group(group)
    if verb == "manage" and not is_passive_group(group):
        return bool(re.match(r"(?:it|that|this|only|\d)", group.following))
    if group.auxiliaries[:1] == ("would",) and not {"routinely", "always", "usually"} & set(
        group.auxiliaries
    ):
        is_ours = subject.lower() in {"i", "we"} or not group.main or "likely" in group.auxiliaries
        return (
            is_ours and not mentions(group.following) and not group.following.startswith(("by ", "before "))
        )
    is_told = group.auxiliaries[:1] in {("was",), ("were",)} and verb in {"ask", "invite"}
    is_dated = bool(mentions(group.following) or mentions(subject))
    return is_told and not is_dated and not re.match(r"(?:all|each|every)\b", subject, re.IGNORECASE)


_NOT_DOING = word_set("refuse decline")
_BRIEF = 2  # words of a subject: "Legal advice awaited"


def _is_empty(group: VerbGroup, subject: str) -> bool:
    """Nobody does it, or it is a turn of speech: true of what is to come as of what has been."""
    is_echo = group.main == "done" and "been" not in group.auxiliaries and not group.following.strip(" .;,")
    is_cause = group.main in HELD_UP and not group.auxiliaries
    is_echo = is_echo or (
        group.auxiliaries == ("will",) and not group.main and not group.following.strip(" .;,")
    )
    runs_out = base_of(group.main) in {"end", "expire"} and bool(_MONEY.match(subject))
    runs_out = runs_out and not is_passive_group(group)  # "the contract was ended": somebody did that
    is_thought = group.main in {"thought", "believed", "said", "understood"} and group.following.startswith(
        "to "
    )
    is_offer = base_of(group.main) == "offer" and group.following.startswith("to help")
    return (
        is_echo
        or is_cause
        or is_offer
        or is_thought
        or runs_out
        or subject.lower() in {"you", "you also"}
        or _is_of_the_mind(group)
        or _says_only_how_it_stands(group, subject)
        or _is_about_this_text(group, subject)
        or any(pattern.search(subject) for pattern in (_NOBODY, _NEXT_REPORT))
        or _JUDGED.match(group.following) is not None
        or (_IDIOM.match(group.following) is not None and not _is_reworded(group))
    )


def _is_reworded(group: VerbGroup) -> bool:
    """ "The policy has been amended to say so": what is written now says something, which is no turn of speech."""
    return group.following.startswith("to say") and is_passive_group(group)


def _says_only_how_it_stands(group: VerbGroup, subject: str) -> bool:
    """ "This is complete", "It has been used twice", "It will show our own wards only": no act beside the last."""
    if not (_POINTING.fullmatch(subject) or subject.lower() in {"it", "they"}):
        return group.main == "done" and bool(re.match(r"(?:this|that|so)\W*$", group.following))
    if group.main in _FINISHED or (not group.main and re.match(r"complete\b", group.following)):
        return not group.following.strip(" .;,") or group.following.startswith("complete")
    if group.auxiliaries[:1] == ("will",):
        return not is_passive_group(group) and base_of(group.main) in _MEANS
    is_past = bool({"been", "was", "were"} & set(group.auxiliaries))
    return is_past and base_of(group.main) in _TAKEN_UP


_MEANS = word_set("show mean give allow enable")
# What others did with a thing that was made: "It has been viewed 212 times", "They were attended by forty".
_TAKEN_UP = word_set("use view download watch listen attend")


def _is_about_this_text(group: VerbGroup, subject: str) -> bool:
    """ "I will take these together", "These two are dealt with together": how the answer is set out."""
    if re.match(r"(?:these|both|they)\b", subject.lower()) and base_of(group.main) in {
        "take",
        "deal",
        "answer",
    }:
        return is_passive_group(group) and "together" in group.following
    if subject.lower() in {"i", "we"} and base_of(group.main) in {"attach", "enclose"}:
        return True
    is_own = subject.lower() in {"i", "we"} and base_of(group.main) in {
        "take",
        "turn",
        "deal",
        "answer",
        "address",
        "describe",
    }
    return is_own and bool(
        re.match(
            r"(?:these|this|them|the|both|to|with)\b.*\b(?:together|first|in turn|below|above|later)\b",
            group.following,
        )
    )


def _is_of_the_mind(group: VerbGroup) -> bool:
    aims = base_of(group.main) in {"want", "aim"} and bool(_BY_DAY.search(group.following))
    return base_of(group.main) in _MINDS and not is_passive_group(group) and not aims


def _is_deliberation(group: VerbGroup) -> bool:
    """ "The Forum discussed the report", "asked whether midwives could be told": words, and no act yet."""
    verb = base_of(group.main)
    if verb == "see":
        return group.auxiliaries[:1] in {("has",), ("have",)} and "been" not in group.auxiliaries
    if verb in {"ask", "recommend", "invite"} and group.auxiliaries[:1] in {("is",), ("are",)}:
        return bool(re.match(r"to (?:note|agree|approve|consider)\b", group.following))
    if verb == "look" and not group.main.endswith("ing"):
        return bool(re.match(r"(?:again\W*$|(?:at|into) (?:whether|how|what))", group.following))
    if verb == "ask":
        asked = None if is_passive_group(group) else _ASKED_WHETHER.match(group.following)
        return asked is not None and not _ASKED_TO_ACT.search(asked.group())
    if verb in {"consider", "decide", "debate"} and re.match(
        r"(?:whether|how|if|not|against|that)\b", group.following
    ):
        return not is_passive_group(group)
    return verb in _DELIBERATING and not is_passive_group(group) and bool(_DELIBERATED.match(group.following))


def _only_has(group: VerbGroup, subject: str) -> bool:
    """True for "The Trust has a duty", "Families have several workers"."""
    if group.main not in {"", "had"} or group.auxiliaries[:1] not in {("has",), ("have",), ("had",)}:
        return False
    if re.match(
        r"(?:no|nothing|little|limits?|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
        r"several)\b(?!.*\bin (?:place|post)\b)",
        group.following,
    ):
        return True
    return bool(_ABSTRACT.match(group.following)) or is_of_the_served(subject)


def _only_describes(group: VerbGroup, subject: str) -> bool:
    """True for "This enables staff to see risk", "An important aspect of this is meeting families"."""
    if group.auxiliaries[:1] in {("is",), ("are",)}:
        return "now" not in group.auxiliaries and bool(_ABOUT_ITSELF.search(subject))
    is_pointing = bool(_POINTING.match(subject)) and len(subject.split()) <= 3
    if group.auxiliaries or not is_pointing:
        return False
    return is_descriptive(group) or bool(_OF_A_THING.match(f"{base_of(group.main)} {group.following}"))


# What a document or a service is like: "It replaces five forms", "It runs to 26 pages", "It sets out who decides".
_OF_A_THING = re.compile(
    r"(?:replace|refer to|apply to|run to|set out|name|carry|list|describe|consist|last|cost|begin with|end with|"
    r"draw on|build on|require)\b"
)


def _is_mere_assent(group: VerbGroup) -> bool:
    """The agency agrees with the recommendation: no act yet."""
    if re.match(r"(?:&|and)\s", group.following):  # "agreed & a note was issued"
        return base_of(group.main) in _ASSENTING and not group.auxiliaries
    if base_of(group.main) not in _ASSENTING:
        return False
    if is_passive_group(group):
        return group.auxiliaries[-1:] != ("been",) and bool(_THE_RECOMMENDATION.match(group.following))
    return bool(
        _THE_RECOMMENDATION.match(group.following) or re.match(r"\s*(?:[,;.]|$|and\b)", group.following)
    )
