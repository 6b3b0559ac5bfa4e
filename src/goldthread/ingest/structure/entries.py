"""Recommendations as entries of pieces: the same one met twice is one, and several may be answered together."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.heading_words import numbers_in

_OPENING = 8  # words by which the same recommendation is known again
_TOGETHER = re.compile(
    r"\b(?:answered|responded to|taken|considered|addressed|dealt with) (?:together|jointly)\b|\btogether\b|"
    r"\bboth (?:parts|recommendations)\b|\bjoint(?:ly)?\b|\bcombined\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:recommendations?|recs?\.?|to)\s+"
    r"(?P<numbers>\(?\d{1,2}[a-z]?\)?(?:\s*(?:,|and|&|to|[-–—])\s*\d{1,2}[a-z]?\)?)+)",
    re.IGNORECASE,
)


_SEE = re.compile(
    r"(?:please |also )*(?:see|refer to|as (?:in|at|for|per|under|described (?:in|under)|set out (?:in|under)))\b"
    r"[^.]{0,60}\b(?:recommendations?|recs?\b|R\d|above|below)",
    re.IGNORECASE,
)
_THESE = re.compile(
    r"\W*(?:These|The|Both|All) (?:(?:these|the|last|above) )?(?P<count>two|three|four)\b[^.]{0,80}?"
    r"\b(?:together|jointly|as one)\b",
    re.IGNORECASE,
)
_NEAR = 30  # characters within which a sentence that answers several says which


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph under a recommendation, without its number or letter, at [start, end) of the source text.

    `speaker` is the agency that a heading above it names; `answers` says that such a heading marked it as a response;
    `opens` is where its letter begins.
    """

    start: int
    end: int
    text: str
    letter: str | None = None
    is_bullet: bool = False
    answers: bool = False
    speaker: str | None = None
    opens: int | None = None


@dataclass(slots=True)
class Entry:
    """One numbered recommendation and every paragraph under it.

    `shares` are the numbers of all recommendations that its answer answers, where that says so; `parent` is the number
    under which lettered recommendations are answered together. Those of one `group` stand under one title, from 1.
    `under` is the agency in whose chapter it stands.
    """

    section: str | None
    label: str
    number: str
    letter: str | None
    addressee: str | None = None
    pieces: list[Piece] = field(default_factory=list)
    shares: tuple[str, ...] = ()
    parent: str | None = None
    group: int = 0
    under: str | None = None
    # Where a target stands below the acts, and its words.
    targets: list[tuple[int, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.number}{self.letter or ''}".lower()


def asked_pieces(entry: Entry) -> list[Piece]:
    """The ask itself with its parts: the first piece and what is lettered or bulleted right after it."""
    kept = entry.pieces[:1]
    for piece in entry.pieces[1:]:
        if piece.answers or not (piece.letter or piece.is_bullet):
            break
        kept.append(piece)
    return kept


def without_repeats(entries: Sequence[Entry]) -> list[Entry]:
    """A list in front and the same numbers again: the fuller of two alike, or the second as answer to the first."""
    numbered: defaultdict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in _without_contents(entries):
        earlier = numbered[entry.section, entry.name]
        alike = next((e for e in earlier if _is_alike(e, entry)), None)
        if alike is not None and entry.under != alike.under:
            given = [replace(piece, answers=True) for piece in entry.pieces[len(asked_pieces(entry)) :]]
            alike.pieces = [*alike.pieces, *(replace(p, speaker=p.speaker or entry.under) for p in given)]
        elif alike is not None:
            if len(entry.pieces) >= len(alike.pieces):
                earlier[earlier.index(alike)] = entry
        elif earlier and _answers(earlier[-1], entry):
            if _stands_before(entry, earlier[-1]):  # an appendix: what follows the list is no part of it
                answered = [piece for piece in earlier[-1].pieces if piece.answers]
                earlier[-1].pieces = [*asked_pieces(earlier[-1]), *answered]
            given = [replace(piece, answers=True) for piece in entry.pieces]
            earlier[-1].pieces = [*earlier[-1].pieces, *given]  # entries made for one line share a list
        else:
            earlier.append(entry)
    order = {id(entry): at for at, entry in enumerate(entries)}
    return sorted(chain.from_iterable(numbered.values()), key=lambda entry: order[id(entry)])


def _without_contents(entries: Sequence[Entry]) -> list[Entry]:
    """Leaves out lines of a table of contents: a number with a title that heads the recommendation further on."""
    headed = {(each.name, title) for each in entries if (title := _title_in(each.label))}
    return [
        each for each in entries if not (each.pieces and (each.name, each.pieces[0].text.lower()) in headed)
    ]


def _title_in(label: str) -> str:
    """The words of "Recommendation 3: Home conditions" that are no number."""
    return re.sub(r"^\W*(?:rec\w*\W*)?[\d.()a-z]{0,5}\W+", "", label.lower()).strip()


def _stands_before(one: Entry, other: Entry) -> bool:
    return bool(one.pieces and other.pieces) and one.pieces[0].start < other.pieces[0].start


def _is_alike(one: Entry, other: Entry) -> bool:
    """True for the same first words, as far as the shorter goes."""
    a, b = _opening(one), _opening(other)
    shorter = min(len(a), len(b))
    return a[:shorter] == b[:shorter] if shorter else a == b


def _opening(entry: Entry) -> list[str]:
    asked = [piece for piece in entry.pieces if not piece.answers]
    return re.findall(r"[a-z0-9]+", " ".join(piece.text for piece in asked).lower())[:_OPENING]


def _answers(first: Entry, second: Entry) -> bool:
    """True where the second of one number holds no ask, and the first no answer yet."""
    marked = bool(second.pieces) and second.pieces[0].answers
    if any(piece.answers for piece in first.pieces):
        return marked
    return marked or (bool(second.pieces) and not asks(_first_sentence(second.pieces[0].text)))


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.?!])\s", text, maxsplit=1)[0]


def answered_together(entries: Sequence[Entry], answers: Sequence[Sequence[Piece]]) -> list[Entry]:
    """Sets `shares` and `parent` by what an answer says of the recommendations that it answers besides its own.

    `answers` are the pieces that answer each entry.
    """
    for index, entry in enumerate(entries):
        if not answers[index]:
            continue
        family = [*_letters_before(entries, answers, index), entry]
        named = {*entry.shares, *_named(answers[index][0]), *_counted(entries, answers, index)}
        if len(family) > 1:
            for each in family:
                each.parent = entry.number
        elif named:
            entry.shares = tuple(e.name for e in entries if e.section == entry.section and e.name in named)
        elif entry.group:
            entry.shares = _of_one_theme(entries, answers, index)
    return list(entries)


def _counted(entries: Sequence[Entry], answers: Sequence[Sequence[Piece]], index: int) -> list[str]:
    """The numbers up to this one that "these two" are, where those before it have no answer of their own."""
    match = _THESE.match(answers[index][0].text)
    if match is None:
        return []
    first = index - int(numbers_in(match["count"])[0]) + 1
    alone = first >= 0 and not any(answers[at] for at in range(first, index))
    return [each.name for each in entries[first : index + 1]] if alone else []


def _of_one_theme(
    entries: Sequence[Entry], answers: Sequence[Sequence[Piece]], index: int
) -> tuple[str, ...]:
    """The recommendations under one title of which only the last is answered: one answer for the theme.

    A document with a single such title has no themes: it heads the whole list.
    """
    if len({each.group for each in entries}) < 2:
        return ()
    members = [at for at, each in enumerate(entries) if each.group == entries[index].group]
    if len(members) < 2 or members[-1] != index or any(answers[at] for at in members[:-1]):
        return ()
    return tuple(entries[at].name for at in members)


def _letters_before(entries: Sequence[Entry], answers: Sequence[Sequence[Piece]], index: int) -> list[Entry]:
    """The lettered entries of the same number right before this one, none of them answered."""
    entry, first = entries[index], index
    while (
        entry.letter
        and first
        and not answers[first - 1]
        and entries[first - 1].letter
        and (entries[first - 1].section, entries[first - 1].number) == (entry.section, entry.number)
    ):
        first -= 1
    return list(entries[first:index])


def refers(sentence: str) -> bool:
    """ "See response to recommendation 1", "Recommendations 5a and 5b are answered together": an answer, not an ask."""
    found = _REFERENCE.search(sentence)
    return bool(_SEE.match(sentence) or (found and _TOGETHER.search(sentence) and found.start() < _NEAR))


def _named(answer: Piece) -> set[str]:
    """The numbers that the first paragraph of the answer says it answers together."""
    opening = " ".join(answer.text.split()[:25])
    found = _REFERENCE.search(opening)
    return set(numbers_in(found["numbers"])) if found and _TOGETHER.search(opening) else set()
