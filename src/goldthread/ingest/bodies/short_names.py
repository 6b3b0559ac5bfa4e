"""Short forms that a document teaches or that English makes: "(“the Trust”)", "YJS", "the Federation"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from goldthread.ingest.bodies.kind_names import initials
from goldthread.ingest.english.name_words import ORGANS

_WORD = r"(?:[A-Z][\w’'&-]*|\d{1,2}[-–]\d{1,2})"
_FULL = rf"{_WORD}(?: (?:(?:and|&|of|for|the|on|in|upon) ){{0,2}}{_WORD}){{0,8}}"
_SHORT = rf"(?P<quote>[“‘\"'])?(?P<short>(?:[Tt]he )?(?!The\b){_WORD}(?: {_WORD}){{0,3}})[”’\"']?"
_CALLED = (
    r"(?:hereafter|hereinafter|herein|also|here|below|known|called|referred to|formerly|as|or|"
    r"in this (?:report|document|response))"
)
# "Marsh Health NHS Trust (“the Trust”)", "Youth Justice Service, or YJS, has", "Alder Hubs (hereafter the Hubs)".
_INTRODUCED = re.compile(
    rf"(?P<full>{_FULL})(?:\s?\((?P<called>(?:{_CALLED},?\s)*){_SHORT}\)"
    rf"|, (?P<or>or|(?:{_CALLED} )*(?:known|called|referred to)(?: {_CALLED})*) "
    rf"{_SHORT.replace('quote', 'marks').replace('short', 'other')}(?=[,.;)]|\s))"
)
_INTRODUCING = ("(", ", or ", "known", "called", "referred to")  # one of these stands in every match
_LISTED = re.compile(
    rf"\s*(?P<short>{_WORD}(?: {_WORD}){{0,3}})"
    r"(?:\s{2,}|\t+|\s*[:=]\s*|\s+[–—-]\s+|\s+(?:means|is|stands for)\s+(?:the )?)"
    rf"(?P<full>{_FULL})"
)
_SMALL = frozenset({"and", "of", "for", "the", "on", "in", "upon", "&", "nhs"})
_FEWEST_LETTERS = 2
_COMMON = ORGANS | {
    "board",
    "force",
    "authority",
    "federation",
    "unit",
    "team",
    "office",
    "hospice",
    "infirmary",
}


def introduced(text: str) -> Iterator[tuple[str, str]]:
    """Each full name with the short form that running text gives it; "the" stays before a common word."""
    if not any(map(text.__contains__, _INTRODUCING)):
        return
    for match in _INTRODUCED.finditer(text):
        short = match["short"] or match["other"] or ""
        said = match["called"] or match["or"] or match["quote"] or match["marks"]
        bare = short.removeprefix("the ").removeprefix("The ")
        if said or bare != short or is_initials(bare, match["full"]):
            is_common = bare != short or bare.split()[-1].lower() in _COMMON
            yield match["full"], f"the {bare}" if is_common and not _is_code(bare) else bare


def listed(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Full and short names of a list, "CSC   Children's Social Care"; two rows show a column for one without a gap."""
    rows = [_LISTED.match(line) for line in lines]
    columns = Counter(row.start("full") for row in rows if row is not None)
    columns = Counter({at: count for at, count in columns.items() if count > 1})
    for line, row in zip(lines, rows, strict=True):
        pairs = [(row["short"], row["full"])] if row is not None else []
        if row is None:
            cuts = (
                (line[:at].strip(), re.match(_FULL, line[at:])) for at in columns if line[at - 1 : at] == " "
            )
            pairs = [(short, full.group()) for short, full in cuts if full]
        yield from ((full, short) for short, full in pairs if is_short_for(short, full))


def taught(stretches: Sequence[str], lines: Sequence[str]) -> list[tuple[str, str]]:
    """Every full name with a short form: from running text, from lists in `lines`, and from cells side by side."""
    told = [pair for stretch in stretches for pair in introduced(stretch)]
    beside = [
        (full, short) for short, full in pairwise(stretches) if _is_code(short) and is_initials(short, full)
    ]
    blocks = "\n".join(line.rstrip() for line in lines).split("\n\n")
    return [*told, *(pair for block in blocks for pair in listed(block.split("\n"))), *beside]


def is_short_for(short: str, full: str) -> bool:
    """True for the initials of a name, and for some of its words in order with the last: "the Community Trust"."""
    return is_initials(short, full) or is_end_of(short, full)


def is_initials(short: str, full: str) -> bool:
    """True for "WHFT" beside Wessmoor Health NHS Foundation Trust: each letter begins a word, in the words' order."""
    letters = re.sub(r"[^A-Z]", "", short)
    if len(letters) < _FEWEST_LETTERS or not _is_code(short):
        return False
    rest: Iterable[str] = iter(word[0].upper() for word in re.split(r"[\s/-]+", full) if word)
    return all(letter in rest for letter in letters) or short in initials(full)


def is_end_of(short: str, full: str) -> bool:
    """True where `short` is fewer words of `full`, in order, and both end alike: "Hospice", "Community Trust"."""
    few, many = _keys(short), _keys(full)
    if not few or len(few) >= len(many) or few[-1] != many[-1]:
        return False
    rest: Iterable[str] = iter(many)
    return all(word in rest for word in few)


def _keys(name: str) -> list[str]:
    words = re.sub(r"[’']s?\b", "", name.lower()).split()
    return [word.rstrip("s") for word in words if word not in _SMALL]


def _is_code(word: str) -> bool:
    """ "YJS", "CAMHS", "GPs", "NHSE": more letters large than small."""
    return " " not in word and sum(letter.isupper() for letter in word) > len(word) / 2
