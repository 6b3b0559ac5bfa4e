"""Names of bodies by national kind, as a text spells them: "Wessmoor Police", "Vale NHS Trust (VNT)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from goldthread.ingest.vocabulary import CHILDREN, KINDS, BodyKind, word_set

_WORD = r"[A-Z][A-Za-z0-9’'-]{0,30}"  # bounded, as no name is longer and a search must end
_NOT_A_NAME = (
    "A|An|Any|Every|No|The|This|That|These|Those|In|At|From|Within|As|And|Of|For|By|With|To|All|Some|Each|Both|"
    "Since|If|Recommendations?|"
    "Response|Serious|Review|Our|Named|Working|Following|When|While|Where|Head|Director|Chief|Other|Local(?= Children)|"
    "Step|Section|Individual|Key|However|Although|Through|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Agency|"
    "Subgroup|Sub-group|Subcommittee|FT|SCP|ICB|CCG|Constabulary|OFFICIAL|SENSITIVE|RESTRICTED|CONFIDENTIAL|DRAFT|FINAL|"
    r"(?:Council|Trust|Board|Partnership|Constabulary|Police|Group|Service|CCG|ICB)[’']s|"
    "Action|Owner|Update|Progress|Answer|Reply|Locally|Jointly|Also|Chair|Designated|Since|After|Before|Although"
)
# Words with which one name ends, so that "and" after them begins another: "Police and Wessmoor Homes".
_ENDING = word_set(
    """Trust Service Services Care Police Board Council Group Hospital Hospitals Partnership Constabulary CCG Health
    Education Maternity Midwifery Housing Nursing Probation Schools Homes Officers Visiting ICB CSC CAMHS"""
)
_NO_AND_AFTER = "".join(rf"(?<!\b{word} )" for word in [*sorted(_ENDING), "[A-Z]{2}", "[A-Z]{3}", "[A-Z]{4}"])
_MODIFIERS = rf"(?:(?!(?:{_NOT_A_NAME})\b){_WORD} (?:{_NO_AND_AFTER}(?:and|of|&|upon|on) (?=[A-Z]))?){{0,5}}"
_ABBREVIATION = re.compile(
    r"[\s]*\(\s*(?:hereafter |hereinafter |the |also |known as |referred to as |or |called )*[‘“\"']?"
    r"(?P<short>[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*)s?[’”\"']?\s*\)"
)
# As a list of abbreviations gives them: "WHFT   Wessmoor Health NHS Foundation Trust".
_LISTED = re.compile(r"(?P<short>[A-Z][A-Za-z]*[A-Z]) (?P<name>[A-Z].*)")


@dataclass(frozen=True, slots=True)
class KindName:
    """A name as it stands: the words of its place before the head, and the abbreviation that follows in brackets."""

    words: str
    area: str
    kind: str
    short: str | None


def kind_names(text: str) -> Iterator[KindName]:
    """Every name in `text`, kind by kind; where two kinds claim the same words the earlier kind has them."""
    taken: list[tuple[int, int]] = []
    for kind in KINDS:
        for match in _free(_kind_pattern(kind), text, taken):
            local, words = match["local"].strip(), match.group()
            if words.lower() in _TOO_LITTLE or words.startswith("Local Safeguarding"):
                continue
            listed = _LISTED.match(words)
            if listed and listed["short"] in initials(listed["name"]):
                local = local.removeprefix(listed["short"]).strip()
                words = listed["name"]
            short = listed if words == (listed and listed["name"]) else _ABBREVIATION.match(text, match.end())
            area = re.sub(rf"(?:\b(?:Local|New|{CHILDREN})\s*)+$", "", local).strip()
            if kind.key == "national_charity" or (
                re.fullmatch(r"[A-Z]{3,}", words) and words not in _KINDS_IN_SHORT
            ):
                area = words  # initials, and a charity's name, say whose it is
            yield KindName(words, area, kind.key, short["short"].rstrip("s") if short else None)


def _free(pattern: re.Pattern[str], text: str, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Matches that share no word with `taken`, which grows by them; one that does is sought again behind it."""
    position = 0
    while match := pattern.search(text, position):
        ends = [end for start, end in taken if match.start() < end and start < match.end()]
        position = min(max(ends, default=match.end()), match.end())
        if not ends:
            taken.append(match.span())
            yield match


@cache
def _kind_pattern(kind: BodyKind) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?P<local>{_MODIFIERS})(?:{kind.head})(?![A-Za-z])")


_KINDS_IN_SHORT = {"ICB", "CCG", "FNP", "CSC", "CYPS", "CAMHS", "SCP", "SCB", "LSCB"}

_TOO_LITTLE = {
    "ft",
    "nhs ft",
    "scp",
    "scb",
    "lscb",
    "lscp",
    "trust",
    "hospital",
    "hospitals",
    "council",
    "homes",
    "partnership board",
    "nhs trust",
    "housing services",
}


def without_shouting(text: str) -> list[str]:
    """Lines in capitals as names are written, each a sentence: a title may be the one place that says who it is."""
    lines = (line.strip() for line in text.split("\n"))
    return [f"{_as_name(line)}." for line in lines if line.isupper() and len(line.split()) > 1]


def _as_name(line: str) -> str:
    small = {"AND", "OF", "FOR", "THE", "ON", "UPON", "TO"}
    kept = {"NHS", "CCG", "ICB", "SCP", "SCB", "FNP"}
    words = (w.lower() if w in small else w if w in kept else w[:1] + w[1:].lower() for w in line.split())
    return " ".join(words)


def name_key(name: str) -> str:
    words = re.sub(r"[’']s?\b", "", name.lower()).replace("&", "and").split()
    return " ".join(word.rstrip("s") for word in words)


def trust_short_forms(words: list[str]) -> set[str]:
    """Other names of "ABC Trust": "ABC" and "ABCFT"."""
    found = (re.fullmatch(r"([A-Z]{2,6}) (?:NHS )?(?:Foundation )?Trust", w) for w in words)
    return {form for match in found if match for form in (match[1], f"{match[1]}FT")}


def initials(name: str) -> set[str]:
    """Both with and without "NHS": "WHFT" stands for Wessmoor Health NHS Foundation Trust in practice."""
    words = [
        word
        for word in re.split(r"[\s-]+", name)
        if word.lower() not in {"and", "of", "&", "the", "on", "upon"}
    ]
    plain = "".join(word[0].upper() for word in words)
    without = "".join(word[0].upper() for word in words if word != "NHS")
    whole = "".join("NHS" if word == "NHS" else word[0].upper() for word in words)
    spelt = "".join(word if word.isupper() else word[0].upper() for word in words if word != "NHS")
    short = without[:-2] if without.endswith("FT") and len(without) > 4 else without
    return {form for form in (plain, without, whole, short, spelt) if len(form) >= 3}
