"""What the columns of a table mean: national words of headers, and maps that a person has corrected, one per layout."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from goldthread.ingest.english.header_words import DECISION, HEADS, PHRASES
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

_PHRASES = tuple((Meaning(meaning), re.compile(words)) for meaning, words in PHRASES)
_MEANING_OF_HEAD = {word: Meaning(meaning) for meaning, words in HEADS.items() for word in words}
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
        if words.fullmatch(plain):
            return meaning
    parts = re.split(r"\s?/\s?", plain)
    return _meaning_of_head(parts[0]) or (_meaning_of_head(plain) if len(parts) > 1 else None)


def _meaning_of_head(words: str) -> Meaning | None:
    head = _AFTER_HEAD.sub("", _TRAILING.sub("", words)).split()
    last = head[-1] if head else ""
    return _MEANING_OF_HEAD.get(last) or _MEANING_OF_HEAD.get(_singular(last))


def is_decision(header: str) -> bool:
    """Whether a column says that recommendations were taken on: "Accepted / Rejected", "Decision"."""
    return bool(re.fullmatch(DECISION, normal_header(header)))


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


def is_pair(headers: Sequence[str]) -> bool:
    """Two columns that are enough for a table: who answers and how, or what is recommended and what is answered."""
    if len(headers) != _FEWEST_KNOWN:
        return False
    asked, said = map(meaning_of, headers)
    is_answered = asked is Meaning.RECOMMENDATION and said in {Meaning.ACTION, Meaning.PROGRESS}
    return is_answered or says_who_answers(headers)


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
