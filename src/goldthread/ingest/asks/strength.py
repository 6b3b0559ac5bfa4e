"""How much an act of its kind changes: the bands of the action hierarchy, and the grades of what is asked.

The bands are those of the United States' root cause analysis guidance (National Patient Safety Foundation, RCA2, after
the Veterans Affairs hierarchy): stronger acts change what can happen, weaker ones ask people to remember. Of 1,137
recommendations from 227 analyses in Victoria, 2010 to 2015, 8% were strong, 44% medium and 48% weak
(https://researchers.mq.edu.au/en/publications/are-root-cause-analyses-recommendations-effective-and-sustainable). A
band is a private prompt for whoever drafts or follows an action: it is no mark and makes no league.
"""

import re

from goldthread.kernel.small_letters import in_small_letters

BASE_RATE = {"stronger": 8, "intermediate": 44, "weaker": 48}  # per cent of 1,137 recommendations
BASE_RATE_OF = 1137

_SYSTEM = (
    r"(?:new|electronic|information|data|case|recording|patient) (?:\w+ )?"
    r"(?:system|platform|dashboard|tracker)"
)
_STAFF = r"(?:staff|posts?|capacity|resources?|nurses?|workers?|officers?|support)"
_WORDS = {
    "stronger": (
        r"\bmandatory (?:field|question|section|step)|\bautomat(?:ic|ed)(?:ally)?\b|\bforcing function|\bhard stop\b|"
        r"\b(?:has|have) to be (?:filled in|completed|ticked)\b|\bwill not (?:allow|let)\b|\bco-?locat|"
        r"\bcannot be (?:closed|saved|submitted|completed|discharged|signed off)\b|"
        r"\b(?:single|one|simplified|standardised) (?:\w+ )?(?:form|process|pathway|record|template|front door)\b"
    ),
    "intermediate": (
        rf"\bcheck-?lists?\b|\bprompt(?:s|ed)? (?:in|on|within)\b|\b{_SYSTEM}\b|\btrack(?:ing|er)\b|\bdashboards?\b|"
        r"\b(?:template|pro-?forma|flowchart|assessment tool|toolkit)s?\b|\binformation sharing agreements?\b|"
        rf"\b(?:recruit|appoint)\w*\b|\b(?:additional|extra|new|dedicated|designated|more) (?:\w+ ){{0,2}}{_STAFF}\b|"
        r"\bcaseloads?\b|\bflags?\b"
    ),
    "weaker": (
        r"\btrain(?:s|ed|ing)?\b|\bworkshops?\b|\bwebinars?\b|\bbriefings?\b|\bnewsletters?\b|\bbulletins?\b|"
        r"\bpolic(?:y|ies)\b|\bprocedures?\b|\bprotocols?\b|\bguid(?:ance|elines?)\b|\bremind\w*\b|\bawareness\b|"
        r"\bcirculat\w+|\bdisseminat\w+|\bhighlight\w*|\bencourag\w+|\bcommunications?\b|\bcampaign\b|\bposters?\b|"
        r"\blearning (?:event|circle|session)s?\b|\bdiscuss(?:ed|es|ion)?\b|\bshared with\b"
    ),
}
_BANDS = {band: in_small_letters(words) for band, words in _WORDS.items()}

_REMINDING = frozenset(
    {"remind", "be aware", "consider", "encourage", "recognise", "acknowledge", "understand", "note"}
)
_CHECKING = frozenset(
    {"audit", "monitor", "evaluate", "check", "test", "scrutinise", "inspect", "measure", "sample"}
)
_GRADES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (grade, re.compile(words, re.IGNORECASE))
    for grade, words in (
        ("remind", r"^(?:the )?(?:\w+ )?awareness\b"),
        ("resource", r"\b(?:funding|resources?|capacity|posts?|staffing|recruitment|business support)\b"),
        ("train", r"\b(?:training|workshops?|webinars?|induction|learning events?)\b"),
        ("procedure", r"\b(?:polic(?:y|ies)|procedures?|protocols?|guidance|pathway|framework|strategy|standards)\b"),
        ("check", r"\b(?:audit|review|assurance|oversight|scrutiny|system|form|template|tool|record)s?\b"),
    )
)  # fmt: skip


def band_of(text: str) -> str | None:
    """stronger, intermediate or weaker for the words of an act, the strongest that shows; None where none does."""
    small = text.lower()
    return next((band for band, words in _BANDS.items() if words.search(small)), None)


def grade_of(verb: str | None, thing: str, *, is_hedged: bool = False) -> str | None:
    """remind, train, procedure, check or resource for what is asked, from weak to strong; None where it cannot be told.

    "Consider reviewing" is graded as a reminder: it is met by having thought about it.
    """
    if is_hedged or verb in _REMINDING:
        return "remind"
    if verb in _CHECKING:
        return "check"
    if verb == "train":
        return "train"
    if verb in {"fund", "resource", "recruit", "appoint", "commission"}:
        return "resource"
    found = [(match.start(), grade) for grade, words in _GRADES if (match := words.search(thing))]
    return min(found)[1] if found else None
