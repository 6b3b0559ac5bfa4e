"""Names of bodies by national kind, as a text spells them: "Wessmoor Police", "Vale NHS Trust (VNT)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from goldthread.ingest.english.body_kinds import CHILDREN, KINDS, SMALL_BEGINNINGS
from goldthread.ingest.english.vocabulary import word_set
from goldthread.kernel.taken import Taken

_WORD = r"[A-Z][A-Za-z0-9’'-]{0,30}"  # bounded, as no name is longer and a search must end
_NOT_A_NAME = (
    "A|An|Any|Every|No|The|This|That|These|Those|In|At|From|Within|As|And|Of|For|By|With|To|All|Some|Each|Both|"
    "Since|If|Recommendations?|"
    "Response|Serious|Review|Our|Named|Working|Following|When|While|Where|Head|Director|Chief|Other|Local(?= Children)|"
    "Step|Section|Individual|Key|However|Although|Through|Agency|Trust(?= Trust)|"
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?! [A-Z][a-z]+ [A-Z])|"
    "Subgroup|Sub-group|Subcommittee|FT|SCP|ICB|CCG|Constabulary|OFFICIAL|SENSITIVE|RESTRICTED|CONFIDENTIAL|DRAFT|FINAL|"
    "Like|Unlike|Meanwhile|Alongside|Together|Besides|Despite|Until|Because|Whilst|Once|Under|Across|Between|Outside|"
    r"(?!Early|Family|Friendly|Assembly)[A-Z][a-z]{3,}ly|"
    r"(?:Council|Trust|Board|Partnership|Constabulary|Police|Group|Service|CCG|ICB)[’']s|"
    "Action|Owner|Update|Progress|Answer|Reply|Locally|Jointly|Also|Chair|Designated|Since|After|Before|Although|"
    "Accepted|Agreed|Rejected|Noted|Partially|Partly|Declined|Completed?|Ongoing|Status|Position|Closed|Delayed|From|"
    "What|Whose|How|Why|Statement|Statements|Comments?|Contribution|Submission|Reports?|Letter|Views?|Replies|Summary|"
    "Ask|Encourage|Require|Remind|Invite|Request|Urge|Enable|Assist|Ensure|Instruct|Advise|Obtain|Seek|Consider|"
    "Joint|Lead|Outstanding|Dear|Yours|Heads|Directors|Managers?|Officers?|Members|Staff|Colleagues|Nurses?|Doctors?"
)
# Words with which one name ends, so that "and" after them begins another: "Police and Wessmoor Homes".
_ENDING = word_set(
    """Trust Service Services Care Police Board Council Group Hospital Hospitals Partnership Constabulary CCG Health
    Education Maternity Midwifery Housing Nursing Probation Schools Homes Officers Visiting ICB CSC CAMHS
    Federation Hospice Infirmary Infirmaries School Academy College Authority Network Centre CIC Aid Refuge Association
    Team Unit Alliance Acute Options Needs Inclusion"""
)
_NO_AND_AFTER = "".join(rf"(?<!\b{word} )" for word in [*sorted(_ENDING), "[A-Z]{2}", "[A-Z]{3}", "[A-Z]{4}"])
_MODIFIER = re.compile(rf"(?=[A-Z])(?!(?:{_NOT_A_NAME})\b){_WORD} ")
# "Health and Care" is one name, and what "Trust and Care" says is two.
# The word is looked for first: what must not stand before it is a long list, and it is seldom there.
_JOINT = re.compile(
    rf"(?=[aou&]){_NO_AND_AFTER}(?:and|of|&|upon|on) (?=[A-Z])|"
    r"(?<=\bHealth )(?:and|&) (?=(?:Social )?(?:Care|Wellbeing)\b|Learning Disabilit)"
)
# "Education and Children's Services", "Adults and Children's Services": one directorate.
_DIRECTORATE = re.compile(
    r"(?:Adults?|Education|Learning|Schools?|Skills|Health|Famil(?:y|ies)|Housing|Inclusion) (?:and|&) $"
)
_MOST_MODIFIERS = 5
# "Tarrow and the Mewsey Isles"
_OVER_PLACES = re.compile(rf"(?=and the ){_NO_AND_AFTER}and the (?=[A-Z][a-z])")
_HEAD = 12  # paragraphs in which a title stands
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


@dataclass(frozen=True, slots=True)
class _Claim:
    """A name of some kind at [start, end) of a text, its head at `head`."""

    start: int
    head: int
    end: int


def kind_names(text: str) -> Iterator[KindName]:
    """Every name in `text`, kind by kind; where two kinds claim the same words the earlier kind has them."""
    taken = Taken()
    for kind, claims in zip(KINDS, _claims(text), strict=True):
        for claim in _free(claims, taken):
            local, words = text[claim.start : claim.head].strip(), text[claim.start : claim.end]
            is_shouted = words.isupper() and " " in words  # read by `without_shouting`
            if is_shouted or words.lower() in _TOO_LITTLE or words.startswith("Local Safeguarding"):
                continue
            listed = _LISTED.match(words)
            if listed and listed["short"] in initials(listed["name"]):
                local = local.removeprefix(listed["short"]).strip()
                words = listed["name"]
            short = listed if words == (listed and listed["name"]) else _ABBREVIATION.match(text, claim.end)
            area = re.sub(rf"(?:\b(?:Local|New|University|Teaching|{CHILDREN})\s*)+$", "", local).strip()
            if (
                kind.key == "national_charity"
                or (kind.key != "health_provider" and _PLACED_HEAD.match(words))
                or (re.fullmatch(r"[A-Z]{3,}", words) and words not in _KINDS_IN_SHORT)
            ):
                area = words  # initials, a charity's name and "NHS Wessmoor" say whose it is
            yield KindName(words, area, kind.key, short["short"].rstrip("s") if short else None)


def _free(claims: Sequence[_Claim], taken: Taken) -> Iterator[_Claim]:
    """Those that share no word with `taken`, which grows by them; one that does is sought again behind it."""
    position = 0
    for claim in claims:
        if claim.start < position:
            continue
        end = taken.end_within(claim.start, claim.end)
        position = claim.end if end is None else min(end, claim.end)
        if end is None:
            taken.take(claim.start, claim.end)
            yield claim


def _claims(text: str) -> list[list[_Claim]]:
    """For each of the kinds every name in `text`, by where it begins; names may overlap.

    What stands before a head is the same for every kind: to go through it once for all takes a tenth of the time.
    """
    found: list[list[_Claim]] = [[] for _ in KINDS]
    words = _Words(text)
    for match in _beginning().finditer(text):
        start = match.start()
        plain = words.ends(start)[::-1]
        claims: dict[int, _Claim] = {}
        for at in words.ends_over_places(plain):
            for number in _OF_AREAS:
                if end := words.heads(at).get(number):
                    claims.setdefault(number, _Claim(start, at, end))
        for at in plain:
            if at > start and words.is_another(start, at):
                continue
            for number, end in words.heads(at).items():
                claims.setdefault(number, _Claim(start, at, end))
        for number, claim in claims.items():
            found[number].append(claim)
    return found


# Bodies of two areas or more, "Wessmoor and the Vale Integrated Care Board"; the first kind of each key.
_OF_AREAS = [[kind.key for kind in KINDS].index(key) for key in ("partnership", "health_commissioner")]


class _Words:
    """What stands where in one text: the words that a name's head may follow, and the heads."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._heads: dict[int, dict[int, int]] = {}

    def ends(self, start: int) -> list[int]:
        """Where a head may stand in a name that begins at `start`, the nearest first; one may stand there itself."""
        found = [start]
        for _ in range(_MOST_MODIFIERS):
            word = _MODIFIER.match(self.text, found[-1])
            if word is None:
                break
            found.append(word.end())
            if joint := _JOINT.match(self.text, word.end()):
                found.append(joint.end())
        return found

    def is_another(self, start: int, head: int) -> bool:
        """True where a head for children stands right behind "and", as in "Fernhill and Children's Services"."""
        before = self.text[start:head]
        return (
            before.endswith((" and ", " & "))
            and not _DIRECTORATE.search(before)
            and bool(re.match(CHILDREN, self.text[head:]))
        )

    def ends_over_places(self, ends: Sequence[int]) -> Iterator[int]:
        """The same, the furthest first, in a name that goes on over "and the" after one of `ends`."""
        for end in ends[:-1]:
            if onward := _OVER_PLACES.match(self.text, end):
                yield from reversed(self.ends(onward.end())[1:])  # a place of its own behind "and the"

    def heads(self, at: int) -> dict[int, int]:
        """Where the head at this place ends, by the number of its kind."""
        if at not in self._heads:
            is_any = _any_head().match(self.text, at)
            ends = (
                ((number, each.match(self.text, at)) for number, each in enumerate(_heads()))
                if is_any
                else ()
            )
            self._heads[at] = {number: match.end() for number, match in ends if match}
        return self._heads[at]


@cache
def _heads() -> list[re.Pattern[str]]:
    return [re.compile(rf"(?:{kind.head})(?![A-Za-z])") for kind in KINDS]


@cache
def _any_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(kind.head for kind in KINDS)})(?![A-Za-z])")


@cache
def _beginning() -> re.Pattern[str]:
    """A capital letter, or how a head may begin that needs none: to look for whole heads takes ten times as long."""
    return re.compile(rf"(?<![A-Za-z])(?=[A-Z0]|(?i:{SMALL_BEGINNINGS}))")


def is_bare_kind(name: str) -> bool:
    """True for a kind of organisation without a place or a name of its own: "Health Board", "University Hospital"."""
    if _PLACED_HEAD.match(name):
        return False  # "NHS Wessmoor Integrated Care Board" is all head, and says where
    said = {name, _UNPLACED.sub("", name)}
    local = (head for kind, head in zip(KINDS, _heads(), strict=True) if kind.key not in _NATIONAL)
    return name.endswith(_ORGANISATIONS) and any(head.fullmatch(each) for head in local for each in said)


# What tells one of a kind from another inside an area, and not where it is.
_UNPLACED = re.compile(
    r"^(?:(?:Local|New|University|Teaching|Royal|General|Acute|Community|Regional|Mental|Health|Hospitals?) )+"
)
# National bodies, and those that are called by their initials.
_NATIONAL = frozenset(
    {
        "court_welfare",
        "prison",
        "national_charity",
        "national_health_commissioner",
        "earlier_health_commissioner",
    }
)
# One in an area, with a name in full that a document need not say.
_ORGANISATIONS = (
    "Board", "Council", "Authority", "Infirmary", "Hospital", "Group", "Service", "Commissioner",
)  # fmt: skip
_PLACED_HEAD = re.compile(r"NHS |(?:London|Royal|Metropolitan) Borough of |Heddlu ")
_KINDS_IN_SHORT = {"ICB", "CCG", "FNP", "CSC", "CYPS", "CAMHS", "SCP", "SCB", "LSCB", "LSCP", "BCU"}

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
    return [f"{as_name(line)}." for line in lines if line.isupper() and len(line.split()) > 1]


def broken_titles(stretches: Sequence[str]) -> list[str]:
    """Names that a title breaks before their kind: "Alder Vale" over "Safeguarding Children Partnership"."""
    found = []
    for above, below in pairwise(as_name(each) if each.isupper() else each for each in stretches[:_HEAD]):
        kinds = [name for name in kind_names(below) if name.words == below and not name.area and " " in below]
        if kinds and re.fullmatch(
            r"[A-Z][\w’'-]*(?: (?:(?:and|of|on|upon|the|&) )*[A-Z][\w’'-]*){0,5}", above
        ):
            found.append(f"{above} {below}")
    return found


def as_name(line: str) -> str:
    """A line in capitals as a name is written: "FERNHILL HOSPITALS NHS TRUST" is Fernhill Hospitals NHS Trust."""
    small = {"AND", "OF", "FOR", "THE", "ON", "UPON", "TO"}
    kept = {"NHS", "CCG", "ICB", "SCP", "SCB", "FNP", "GP", "CIC", "CAMHS", "SARC", "YJS", "CSC", "MASH"}
    words = re.split(r"([\s-]+)", line)
    return "".join(w.lower() if w in small else w if w in kept else w[:1] + w[1:].lower() for w in words)


@lru_cache(4096)
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
        if word and word.lower() not in {"and", "of", "&", "the", "on", "upon"}
    ]
    plain = "".join(word[0].upper() for word in words)
    without = "".join(word[0].upper() for word in words if word != "NHS")
    whole = "".join("NHS" if word == "NHS" else word[0].upper() for word in words)
    spelt = "".join(word if word.isupper() else word[0].upper() for word in words if word != "NHS")
    short = without[:-2] if without.endswith("FT") and len(without) > 4 else without
    return {form for form in (plain, without, whole, short, spelt) if len(form) >= 3}
