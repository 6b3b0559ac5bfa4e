"""What the columns of a table mean: national words of headers, and maps that a person has corrected, one per layout."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from goldthread.ingest.english.vocabulary import word_set
from goldthread.ingest.manuscript import Source, Table
from goldthread.kernel.dates import mentions

HEADER_WITHIN = 8  # rows from the top in which a table names its columns
_LONGEST_HEADER = 9  # words
_KEPT = 1024  # headers: each is asked about again at every row
_FEWEST_KNOWN = 2


class Meaning(StrEnum):
    """What a column holds. `other` is one that is understood, or that a person has set aside, and not read."""

    NUMBER = "number"
    REVIEW = "review"
    RECOMMENDATION = "recommendation"
    FINDING = "finding"
    ACTION = "action"
    LEAD = "lead"
    DUE = "due"
    FIRST_DUE = "first_due"
    DONE_ON = "done_on"
    STATUS = "status"
    RAG = "rag"
    PROGRESS = "progress"
    OUTCOME = "outcome"
    THEME = "theme"
    OTHER = "other"


DATES = frozenset({Meaning.DUE, Meaning.FIRST_DUE, Meaning.DONE_ON})
STATES = frozenset({Meaning.STATUS, Meaning.RAG})
PROSE = frozenset(
    {
        Meaning.RECOMMENDATION,
        Meaning.FINDING,
        Meaning.ACTION,
        Meaning.PROGRESS,
        Meaning.OUTCOME,
        Meaning.THEME,
        Meaning.OTHER,
    }
)
ASKS = frozenset({Meaning.RECOMMENDATION, Meaning.FINDING, Meaning.ACTION})
_OF_PLANS = ASKS | STATES | {Meaning.PROGRESS, Meaning.DUE}

# Whether a recommendation was taken on: "Accepted / Rejected", "Agreed?", "Decision".
_DECISION = (
    r"(?:(?:fully|partly|partially|in part|not) )?(?:accept|agree|reject|adopt|endorse|approve)(?:ed|d|s)?"
    r"(?: in (?:full|part|principle))?(?: ?/ ?[\w ]+| or [\w ]+)*(?: y/n)?|decision"
)
# Headers whose meaning is not that of their last word.
_PHRASES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.PROGRESS, r"(?:key )?milestones? in (?:enacting|delivering|meeting).*"),
    (Meaning.PROGRESS, r"date of complet\w+ and .*"),
    (Meaning.OTHER, r"(?:next )?review (?:date|by)|date (?:of|added|raised|opened|agreed|last|for review).*"),
    (Meaning.OTHER, r"date|last updated?|(?:last|next) (?:meeting|update)(?: date)?|start(?:ing)?(?: date)?"),
    (Meaning.OTHER, r"(?:report )?(?:para(?:graph)?|page)s?(?: (?:ref\w*|nos?|numbers?))?"),
    (
        Meaning.OTHER,
        r"(?:signed off|sign off|assured|approved|verified|checked|reported|monitored)(?: (?:by|to))?",
    ),
    (
        Meaning.OTHER,
        r"(?:how|method of|arrangements for) (?:is it |will (?:it|this) be )?(?:monitor|assur|review)\w*.*",
    ),
    (Meaning.OTHER, r"support(?:ing|ed)?(?: (?!lead|officer)\w+)*|contribut(?:ors?|ing \w+)"),
    (
        Meaning.OTHER,
        r"(?:documentary |supporting )?(?:evidence|assurance) (?:required|needed|expected|to be \w+)",
    ),
    (Meaning.OTHER, r"direction of travel|dot|y/n|yes/no"),
    (Meaning.OTHER, _DECISION),
    (
        Meaning.FINDING,
        r"areas? (?:for|of|in need of|requiring) (?:improvement|development|action|learning|concern|attention|focus)",
    ),
    (Meaning.PROGRESS, r"(?:reasons?|reasoning|explanation|justification)(?: (?:for|given|and)\b.*)?"),
    (
        Meaning.STATUS,
        r"(?:open|closed?|complete|live|done|met|on track)(?:(?: ?/ ?| or )(?:not |in |part(?:ly|ially)? )?"
        r"(?:open|closed?|complete|live|done|met|late|overdue|progress|ongoing))+",
    ),
    (Meaning.NUMBER, r"s/?n|s/no|ser(?:ial)?|u?id|row|line|code"),
    (Meaning.LEAD, r"(?:single )?point of contact|sp?oc|sro"),
    (Meaning.RAG, r"(?:blue|red|amber|green)(?:(?: ?/ ?| or | )(?:blue|red|amber|green|grey|white|purple))+"),
    (
        Meaning.DUE,
        r"(?:by )?when (?:will|is|should|must|by|due|for).*|(?:extended|deferred|moved) to|forecast",
    ),
    (Meaning.DONE_ON, r"actual"),
    (
        Meaning.PROGRESS,
        r"(?:what is |work |actions? )?(?:still )?outstanding(?: work| actions?)?",
    ),
    (
        Meaning.PROGRESS,
        (
            r"(?:what (?:is |s )?|work |actions? |steps? )?(?:(?:still |yet )?(?:left|remain(?:s|ing)?)|(?:still|yet) to (?:be )?"
            r"do(?:ne)?)(?: (?:work|actions?|steps?|tasks?))?(?: to (?:be )?do(?:ne)?)?(?: and (?:by )?(?:when|whom))?"
        ),
    ),
    (
        Meaning.PROGRESS,
        (
            r"(?:work )?(?:delivered|done|achieved|completed) (?:in|during|since|this|last|so far|to date)\b.*|"
            r"(?:to be )?(?:carry|carried|brought|rolled) (?:forward|over)\b.*"
        ),
    ),
    (
        Meaning.PROGRESS,
        (
            r"what (?!(?:the|this) (?:\w+ )?(?:review|report|audit|panel|author|case|family|coroner)\b)(?:\w+ ){1,3}"
            r"(?:told us|reported|replied|answered|responded|wrote)(?: back)?"
        ),
    ),
    (
        Meaning.PROGRESS,
        r"what happened(?: next| since)?|(?:the )?(?:situation|picture)(?: now| today| at)?.*",
    ),
    (
        Meaning.RECOMMENDATION,
        (
            r"(?:rec|recommendations?)(?: nos?)?(?: and)? (?:text|wording|in full|detail)|"
            r"(?:full )?(?:text|wording) of (?:the )?rec\w*"
        ),
    ),
    (
        Meaning.FIRST_DUE,
        r"(?:original|initial|first|previous|old|baseline)(?: \w+){0,2} (?:date|deadline|due|timescale)",
    ),
    (
        Meaning.DONE_ON,
        r"(?:date|when) (?:of )?(?:complet\w+|closed?|closure|achieved|done|signed off)|closed on",
    ),
    (Meaning.DONE_ON, r"(?:actual|closed|completed|achieved)(?: completion)? (?:date|on)|closed|signed off"),
    (Meaning.RAG, r".*\bb?ragb?\b.*|.*\btraffic light.*"),
    (
        Meaning.DUE,
        r"(?:to be )?(?:complete|completed|completion|achieve|done|deliver\w*) (?:by|when|due|date)|by when",
    ),
    (Meaning.LEAD, r"(?:action |led |owned )?by(?: whom)?|for(?: action)?(?: by)?|who .*|whose .*"),
    (
        Meaning.OUTCOME,
        (
            r"how (?:(?:will|do|would|can) (?:we|you|i)|we(?: will| ll)?|(?:it|this|success) will be) "
            r"(?:know|measured?).*|evidence of (?:impact|outcome|success).*"
        ),
    ),
    (Meaning.PROGRESS, r"what (?:difference|impact) (?:has|have|did|it has|this has|we have).*"),
    (Meaning.ACTION, r"what (?:will|must|should) change"),
    (Meaning.STATUS, r"(?:is it )?done(?: yet)?(?: y/n)?"),
    (Meaning.OUTCOME, r"what (?:will|would|should) (?:be different|success|good|change|it look|improve).*"),
    (Meaning.OUTCOME, r"what (?:difference|impact).*"),
    (
        Meaning.PROGRESS,
        r"what (?:was|has been|have we|we have|did we|is|has) (?:\w+ )?(?:done|do|did|happened|changed|deliver\w*|achiev\w*).*",
    ),
    (
        Meaning.PROGRESS,
        (
            r"(?:key )?(?:actions?|steps?|work|activity|milestones?) (?:already )?"
            r"(?:taken|done|completed|undertaken|achieved|reached).*"
        ),
    ),
    (Meaning.RECOMMENDATION, r"(?:the |our |key )?asks?(?: (?:of|from|made|arising)\b.*)?"),
    (Meaning.RECOMMENDATION, r"what (?:we|they|you|agencies|partners) (?:were|was|are) asked.*"),
    (Meaning.PROGRESS, r"what (?:we|they|agencies|partners) (?:did|have done|have achieved).*"),
    (Meaning.PROGRESS, r"(?:current |latest )?position(?: now| to date| today)?"),
    (Meaning.ACTION, r"what (?:is|comes|happens|will happen) next|next steps?.*"),
    (
        Meaning.RECOMMENDATION,
        r"the (?:review|report|panel|author|reviewer)s? (?:recommended|recommends|asked|asks|said|says).*",
    ),
    (Meaning.RECOMMENDATION, r"what (?:was|is|did the review) recommend\w*.*"),
    (
        Meaning.RECOMMENDATION,
        r"what (?:the|this) \w+ (?:said|says|ask(?:s|ed)|recommend(?:s|ed)|call(?:s|ed)|wants)(?: for)?(?: us to do)?",
    ),
    (
        Meaning.ACTION,
        (
            r"what (?:we|they|partners|agencies) (?:said|agreed|promised|undertook|plan|intend|are|will|need|"
            r"(?:still )?have (?:still )?to).*"
        ),
    ),
    (Meaning.PROGRESS, r"(?:current )?status (?:and|or|with) .*|status update.*"),
    (Meaning.FINDING, r"what (?:the )?(?!we\b)\w+(?: \w+)? (?:found|saw|identified|concluded)|why.*"),
    (
        Meaning.FINDING,
        r"what (?:did|does|has) (?:the|this) (?:\w+ )?(?:review|report|audit)\w* (?:tell|f[io]u?nd|say|show).*",
    ),
    (Meaning.FINDING, r"what (?:did|have) we learn\w*.*|what (?:was|we) (?:found|learn\w*).*"),
    (Meaning.PROGRESS, r"where (?:are we|we are|we(?: have| ve)? got|things stand|this stands).*"),
    (Meaning.OTHER, r"where .*|reported (?:to|by).*"),
    (Meaning.ACTION, r"(?:what|how) (?:will|we will|are we|do we|needs?|must|should|is to|shall).*|what|how"),
    (Meaning.THEME, r"(?:key |priority |practice )?areas?"),
    (Meaning.NUMBER, r"#|rec"),
)

# The last word of a header, before any "of" or "for", says what the column holds: "lead agency", "action owner".
_HEADS: Mapping[Meaning, frozenset[str]] = {
    Meaning.NUMBER: word_set("no nos nr num number numbers ref refs reference id uid identifier item"),
    Meaning.RECOMMENDATION: word_set("recommendation"),
    Meaning.FINDING: word_set("finding learning lesson issue concern gap objective point improvement"),
    Meaning.ACTION: word_set(
        "action response task step activity milestone plan commitment reply answer deliverable output intervention "
        "undertaking promise proposal change"
    ),
    Meaning.LEAD: word_set(
        "lead owner agency organisation partner officer who whom responsible responsibility accountable "
        "accountability sponsor service manager team addressee leader body holder person professional department "
        "directorate division"
    ),
    Meaning.DUE: word_set(
        "due deadline timescale timeframe timeline when date target completion timing duedate"
    ),
    Meaning.STATUS: word_set("status state stat st stage complete completed outcome/status"),
    Meaning.RAG: word_set("rag brag rating colour"),
    Meaning.PROGRESS: word_set(
        "progress update log comment commentary narrative evidence position note assurance achievement made done "
        "remark observation feedback"
    ),
    Meaning.OUTCOME: word_set(
        "outcome impact measure success criteria criterion difference benefit result indicator kpi measurement"
    ),
    Meaning.THEME: word_set("theme priority domain category topic workstream heading practice standard"),
    Meaning.REVIEW: word_set("review case lcspr cspr scr"),
    Meaning.OTHER: word_set(
        "cost scope resource budget risk source link hyperlink attachment group subgroup meeting monitoring governance "
        "oversight barrier blocker confidence tracking dependency"
    ),
}
_MEANING_OF_HEAD = {word: meaning for meaning, words in _HEADS.items() for word in words}
_EVIDENCE = re.compile(r"(?:source of |supporting |documentary )?evidence\b", re.IGNORECASE)
_EXPLAINS = re.compile(r"\s=\s|:\s+\S")  # a key to the colours: "Blue = completed"
_DATE_HEAD = re.compile(
    r"(?:target|due|end|delivery|current|revised|new|agreed|expected|planned|proposed)? ?date"
)
_AFTER_HEAD = re.compile(
    r"\s(?:of|for|to|since|against|from|as|at|in|on|with|and|or|by|including|following|this|if|so far)\b.*"
)
_TRAILING = re.compile(
    r"\s(?:required|agreed|needed|planned|proposed|identified|received|due from|s|responding|reporting|asked|named|"
    r"involved|concerned|leading|assigned|allocated|addressed|requested|expected|made|given|sought|desired|intended|anticipated|submitted|held)$"
)


@lru_cache(_KEPT)
def meaning_of(header: str) -> Meaning | None:
    """What a column under this header holds, or None where its words are not known."""
    plain = normal_header(_without_date(header))
    if not plain or len(plain.split()) > _LONGEST_HEADER:
        return None
    if _DATE_HEAD.fullmatch(plain):
        return Meaning.DUE
    for meaning, words in _PHRASES:
        if re.fullmatch(words, plain):
            return meaning
    parts = re.split(r"\s?/\s?", plain)
    return _meaning_of_head(parts[0]) or (_meaning_of_head(plain) if len(parts) > 1 else None)


def _meaning_of_head(words: str) -> Meaning | None:
    head = _AFTER_HEAD.sub("", _TRAILING.sub("", words)).split()
    last = head[-1] if head else ""
    return _MEANING_OF_HEAD.get(last) or _MEANING_OF_HEAD.get(_singular(last))


def is_decision(header: str) -> bool:
    """Whether a column says that recommendations were taken on: "Accepted / Rejected", "Decision"."""
    return bool(re.fullmatch(_DECISION, normal_header(header)))


@lru_cache(_KEPT)
def normal_header(header: str) -> str:
    """A header in small letters without brackets and stops, so that one layout is itself however it is typed."""
    plain = re.sub(r"\(s\)", "s", " ".join(header.lower().split()))
    plain = re.sub(r"\([^)]*\)|[’']s?\b", " ", plain).replace("&", " and ")
    return " ".join(re.sub(r"[^a-z0-9/#%]+", " ", plain).split())


def _without_date(header: str) -> str:
    """A header that names the day of its news: "Update January 2024"."""
    found = mentions(header)
    is_last = bool(found) and found[-1].start > 0 and not header[found[-1].end :].strip(" ):")
    return header[: found[-1].start] if is_last else header


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What the columns of one layout mean, as a person has settled it; `fingerprint` says for which layout.

    `meanings` has one entry for each header, None for a column that is not to be read.
    """

    fingerprint: str
    meanings: tuple[Meaning | None, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's headers with what each is taken to mean, for a person to correct; None is not known."""

    headers: tuple[str, ...]
    meanings: tuple[Meaning | None, ...]

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.headers)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headers that nobody has explained yet."""
        pairs = zip(self.headers, self.meanings, strict=True)
        return tuple(header for header, meaning in pairs if header and meaning is None)

    def as_map(self) -> ColumnMap:
        """The proposal as a map: what a person who agrees with it would send back."""
        return ColumnMap(self.fingerprint, self.meanings)


def fingerprint(headers: Iterable[str]) -> str:
    """The same for every table with these headers in this order, whatever their capitals, spaces and stops."""
    words = "|".join(normal_header(header) for header in headers)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def layout_of(table: Table, source: Source, *, maps: Sequence[ColumnMap] = ()) -> Layout | None:
    """The table's headers and their meanings: a person's map where there is one, else what the words say.

    None where the table names no columns. A first row of which one is a plan's is shown, though not yet read.
    """
    found = header_of(table, source, maps=maps)
    if found:
        return found[1]
    top = [source.words(cell.start, cell.end) for cell in table.rows[0].cells] if len(table.rows) > 1 else []
    may_name = len(top) > _FEWEST_KNOWN and all(top) and not any(map(_is_sentence, top))
    layout = _layout(top, maps)
    return layout if may_name and set(layout.meanings) & _OF_PLANS else None


def header_of(table: Table, source: Source, *, maps: Sequence[ColumnMap] = ()) -> tuple[int, Layout] | None:
    """The layout, and how many rows of the table its headers take up."""
    if table.headers:
        return 0, _layout(table.headers, maps)
    rows = [[source.words(cell.start, cell.end) for cell in row.cells] for row in table.rows[:HEADER_WITHIN]]
    found: list[tuple[int, int, Layout]] = []
    for number, row in enumerate(rows):
        for depth, headers in (
            (1, row),
            (2, _stacked(row, rows[number + 1]) if number + 1 < len(rows) else []),
        ):
            layout = _layout(headers, maps)
            if any(known.fingerprint == layout.fingerprint for known in maps):
                return number + depth, layout
            if is_header(headers):
                found.append((_known(layout), number + depth, layout))
    if not found:
        return None
    best = max(known for known, _, _ in found)
    return next((taken, layout) for known, taken, layout in found if known == best)


def is_header(headers: Sequence[str]) -> bool:
    """Whether these cells name columns: most of them known, at least two kinds, none a sentence."""
    named = [header for header in headers if header.strip()]
    meanings = [meaning_of(header) for header in named]
    known = {meaning for meaning in meanings if meaning}
    if len(known) < _FEWEST_KNOWN or any(
        _is_sentence(header) or _EXPLAINS.search(header) for header in named
    ):
        return False
    if not known & (ASKS | {Meaning.PROGRESS}):
        return False
    if any(re.search(r"\d", header) for header, meaning in zip(named, meanings, strict=True) if not meaning):
        return False
    return 2 * sum(meaning is not None for meaning in meanings) >= len(named)


def says_who_answers(headers: Sequence[str]) -> bool:
    """ "Partner" beside "Response": the only two columns of a table under what they answer."""
    if len(headers) != _FEWEST_KNOWN:
        return False
    who, said = map(meaning_of, headers)
    return who is Meaning.LEAD and said in {Meaning.ACTION, Meaning.PROGRESS}


def _is_sentence(header: str) -> bool:
    return len(header.split()) > 2 * _LONGEST_HEADER or bool(re.search(r"[a-z]{4}\.(?:\s|$)", header))


def _known(layout: Layout) -> int:
    return len({meaning for meaning in layout.meanings if meaning}) + sum(map(bool, layout.meanings))


def _stacked(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two rows of headers as one, where the upper names groups: "Target" over "first" and "now"."""
    if (
        len(upper) != len(lower)
        or all(upper)
        or not all(not text or len(text.split()) <= 4 for text in lower)
    ):
        return []
    return [f"{above} {below}".strip() for above, below in zip(upper, lower, strict=True)]


def _layout(headers: Sequence[str], maps: Sequence[ColumnMap]) -> Layout:
    mark = fingerprint(headers)
    settled = next((each for each in maps if each.fingerprint == mark), None)
    if settled is not None and len(settled.meanings) == len(headers):
        return Layout(tuple(headers), settled.meanings)
    return Layout(tuple(headers), _meanings(headers))


def _meanings(headers: Sequence[str]) -> tuple[Meaning | None, ...]:
    """What each header means; evidence beside a column of progress is what is kept, and tells of nothing."""
    found = [meaning_of(header) for header in headers]
    is_kept = [bool(_EVIDENCE.match(header.strip())) for header in headers]
    if any(meaning is Meaning.PROGRESS and not kept for meaning, kept in zip(found, is_kept, strict=True)):
        found = [
            Meaning.OTHER if meaning is Meaning.PROGRESS and kept else meaning
            for meaning, kept in zip(found, is_kept, strict=True)
        ]
    return tuple(found)
