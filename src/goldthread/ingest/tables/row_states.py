"""What cells say of how an act stands: words, colours, and the document's own key to its colours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from goldthread.ingest.promises.targets import Target
from goldthread.ingest.tables.row_values import is_nothing

_LONGEST = 6  # words of a cell that is a state and nothing else

_DONE = r"(?:met|achieved|completed?|delivered|done|implemented|closed|finished|in place)"
# In order: the first that is found says the state. "On track for completion" is no completion. Data.
_PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "",  # no state of an act: nobody has taken it on
        (
            r"\b(?:not|never) (?:accepted(?! as)|agreed|taken forward|pursued|applicable)",
            r"\breject|\bsupersed|\bwithdrawn|\bno longer|\bdeclined",
            r"\bno (?:response|answer|reply|update)",
        ),
    ),
    (
        "planned",
        (
            r"\b(?:not|never|yet|still) (?:yet )?(?:to )?(?:be )?(?:started?|begun?|begin|commenced?|due|initiated)\b",
            r"\b(?:planned|scheduled|proposed|pending|future|awaiting (?:start|review))\b",
            r"^0 ?%",
            r"\bstarts? (?:later|in)\b|\bto (?:be )?start",
            r"^in (?:the )?(?:\w+ ){0,3}(?:calendar|diary|work ?plan|programme|forward plan|schedule)$",
        ),
    ),
    (
        "delayed",
        (
            r"\b(?:not|never) (?:been )?(?:met|achieved|delivered|done|on (?:track|target|course))",
            rf"\b(?:will not|won[’']t|cannot|unlikely to|not (?:expected|likely|going) to) (?:now )?be {_DONE}",
            r"(?<!risk of )(?<!some )(?<!slight )(?<!minor )\b(?:delay|slipp)",
            r"\boverdue\b|\bbehind\b|\boff[- ](?:track|target|course)|\bmissed\b|\bstalled\b",
            r"\bcarried (?:forward|over)\b|\brolled (?:forward|over)\b|\bdeferred\b|\bpostponed\b",
            r"\bon hold\b|\bpaused\b|\blate\b|\bpast (?:its )?due",
        ),
    ),
    (
        "in_progress",
        (
            r"\bon (?:track|target|course|schedule)|\bin[- ]progress|\bunder ?way\b|\bprogress(?:ing|ed)",
            r"\bstarted\b|\bbegun\b|\bcommenced\b|\bopen(?:ed)?\b|\bre-?opened\b|\bcurrent\b|\bactive\b",
            r"\b(?:part(?:ly|ially)?|mostly|largely)[- ](?:met|complete|done|achieved|implemented|delivered)",
            r"\bincomplete",
            rf"\b{_DONE} in part\b|\b(?:will|should|(?:expected|due|likely|set) to) (?:now |still )?be {_DONE}",
            r"\b(?:await|near|approach)\w* completion",
            r"\b(?:not|nearly|almost|partly|yet to be|to be) (?:yet |fully )*(?:complete|implement|clos|done)",
            r"\b(?:some |at |minor )?risk\b|\b(?:some|slight|minor) (?:delay|slipp)",
            r"\brecoverable\b|\bnot accepted as\b",
            r"\bbeing\b|\bworking\b|\b\d{1,2} ?%|\bslight|\brequires? action",
        ),
    ),
    (
        "done",
        (
            r"\bcomplet(?!ion\b|e by\b)|\bclosed?\b|\bachieved\b|\bdone\b|\bimplemented\b|\bdelivered\b|\bmet\b",
            r"\bembedded\b",
            r"\bsigned[- ]off|\bdischarged\b|\bfinished\b|\bfulfilled\b|\bactioned\b|\bresolved\b|\bin place\b",
            r"\b100 ?%|^y(?:es)?$",
        ),
    ),
    ("ongoing", (r"\bon-?going\b|\bcontinu|\bbau\b|\bbusiness as usual|\brolling\b|\broutine",)),
    ("planned", (r"^no$|^new$|\bto do\b",)),
)
_STATES = tuple((state, re.compile("|".join(words), re.IGNORECASE)) for state, words in _PHRASES)

# What a colour means where the document does not say. Green alone is on track, which is never done.
_COLOURS: Mapping[str, str] = {
    **dict.fromkeys(("blue", "purple"), "done"),
    **dict.fromkeys(("green", "amber", "yellow", "orange"), "in_progress"),
    "red": "delayed",
    **dict.fromkeys(("grey", "white"), "planned"),
}
_LETTER = r"(?-i:[BGARYW])(?=\s*(?:[-–—:(/=]|means|is|$))"
_COLOUR = (
    rf"(?:(?:dark |light )?(?:blue|purple|green|amber|yellow|red|grey|gray|white|orange)|{_LETTER})(?!\w)"
)
_KEY = re.compile(
    rf"(?<!\w)(?P<key>{_COLOUR})\s*(?:=|:|\s[-–—]\s|–|means|is|indicates)\s*(?P<says>[^;.=]+?)"
    rf"(?=[;.,]|\s+{_COLOUR}\s*(?:=|:|\s[-–—]\s)|$)",
    re.IGNORECASE,
)
# A key that says that it is one may do without marks: "R.A.G. GREEN Complete. AMBER In progress."
_NAMED_KEY = re.compile(r"(?:b?r\.?a\.?g\.?|key|legend|status|rating)\b", re.IGNORECASE)
_BARE_KEY = re.compile(
    rf"(?<!\w)(?P<key>{_COLOUR})\s+(?P<says>[^;.=]+?)(?=[;.,]|\s+{_COLOUR}\s|$)", re.IGNORECASE
)
# Letters of a document's own making: "C = completed   O = on track   D = delayed".
_LETTER_KEY = re.compile(
    r"(?<!\w)(?P<key>[A-Z])\s?(?:=|\s[-–—])\s?(?P<says>[a-zA-Z][^;.=]*?)(?=[;.,]|\s+[A-Z]\s?(?:=|\s[-–—]\s)|$)"
)
_BARE_LETTER_KEY = re.compile(r"(?<![\w’'])(?P<key>[A-Z])\s+(?P<says>[a-z][^;,.=:]*?)(?=[;,.]|$)")
# One to a line, its words set apart: "B    Closed.", "G    On course".
_GAPPED_KEY = re.compile(
    r"(?<!\S)(?P<key>(?:blue|purple|green|amber|yellow|red|grey|white|orange|(?-i:[BGARYW]))) {2,}(?P<says>[^;.=]+?)"
    r"(?=[;.=]|\s+(?:blue|purple|green|amber|yellow|red|grey|white|orange|(?-i:[BGARYW])) {2,}|$)",
    re.IGNORECASE,
)

_KEPT = 1024  # cells: the states of a tracker are few


@dataclass(frozen=True, slots=True)
class State:
    """What a cell says of the state; `status` "" is none of ours: not accepted, superseded.

    `is_said` by words and not by a colour alone; `others` are further states that the colour may mean.
    """

    status: str
    is_said: bool
    others: tuple[str, ...] = ()


@lru_cache(_KEPT)
def said_state(words: str) -> str | None:
    """The state that words name, "" for one that is no state of an act, None where they name none."""
    return next((state for state, pattern in _STATES if pattern.search(words)), None)


def state_of(text: str, legend: Mapping[str, State]) -> State | None:
    """The state that a cell of status or colour gives; its words count before its colour."""
    plain = " ".join(text.split()).strip(" .")
    if is_nothing(plain):
        return None
    if len(plain) == 1 and plain in legend:
        return legend[plain]
    colour = re.match(_COLOUR, plain, re.IGNORECASE)
    said = said_state(plain[colour.end() :].lstrip(" -–—:(/") if colour else plain)
    if said is not None:
        return State(said, is_said=True)
    if colour is None:
        return None
    key = _colour(colour.group())
    return legend.get(key) or State(_COLOURS[key], is_said=False)


def _colour(words: str) -> str:
    """The colour that a name or a letter stands for: "green" for "Dark green" and for "G"."""
    last = words.lower().split()[-1].replace("gray", "grey")
    return next(colour for colour in _COLOURS if colour.startswith(last))


def is_state(text: str) -> bool:
    """True for a cell that holds a state or a colour and nothing else."""
    plain = " ".join(text.split()).strip(" .")
    return bool(plain) and len(plain.split()) <= _LONGEST and state_of(plain, {}) is not None


def legend_of(paragraphs: Sequence[str]) -> dict[str, State]:
    """What the document says its colours mean: "B = complete with evidence seen; G = on track".

    By the colour's name, or by the letter where the letters are no colours'. One that means both something done and
    something open is left out.
    """
    found: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        is_named = _NAMED_KEY.match(paragraph) is not None
        letters = [key for key in _LETTER_KEY.finditer(paragraph) if said_state(key["says"]) is not None]
        if not letters and is_named:
            letters = list(_BARE_LETTER_KEY.finditer(paragraph))  # "Key: C complete, P in progress"
        is_own = any(key["key"] not in "BGARYW" for key in letters)
        keys = letters if is_own else list(_KEY.finditer(paragraph))
        if not keys and is_named:
            keys = list(_BARE_KEY.finditer(paragraph))
        if not keys or not all(said_state(key["says"]) for key in keys):
            gapped = [key for key in _GAPPED_KEY.finditer(paragraph) if said_state(key["says"]) is not None]
            keys = gapped if len(gapped) >= len(keys) else keys
        if len({key["key"].lower() for key in keys}) < 2:
            continue
        for key in keys:
            said = [state for part in re.split(r"\bor\b|/", key["says"]) if (state := said_state(part))]
            name = key["key"] if is_own else _colour(key["key"])
            found.setdefault(name, []).extend(dict.fromkeys(said))
    return {
        key: State(states[0], is_said=False, others=tuple(states[1:]))
        for key, states in found.items()
        if states and not ("done" in states and len(set(states)) > 1)
    }


def with_slip(state: State | None, target: Target) -> State | None:
    """A moved date is a delay where no words say another state."""
    if not target.is_moved:
        return state
    if state is None:
        return State("delayed", is_said=False)
    return replace(state, status="delayed") if not state.is_said and state.status == "in_progress" else state
