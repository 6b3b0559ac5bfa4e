"""Answers told agency by agency: a section for each, whose sentences name the recommendations that they answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldthread.ingest.bodies.kind_names import as_name
from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.english.name_words import is_kind_of_body
from goldthread.ingest.english.sentences import sentences
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.heading_words import NUMBER_WORDS, numbers_in
from goldthread.ingest.lines.headings import bullet, circled_number
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.manuscript import Source
from goldthread.ingest.structure.entries import Entry, Piece, asked_pieces

_NUMBER = rf"(?:\(?\d{{1,2}}(?:\.\d{{1,2}})?(?:\s?\(?[a-z]\)?)?|(?i:{'|'.join(NUMBER_WORDS)}))(?![\w%])"
_NAMED = re.compile(
    rf"\b(?:[Rr]ecommendations?|[Rr]ecs?\.?)\s+(?:[Nn](?:o|umber)s?\.?\s*)?"
    rf"(?P<numbers>{_NUMBER}(?:\s*(?:,|&|,?\s*and|to|[-–—])\s*{_NUMBER})*)"
)
_CODES = re.compile(r"\b[Rr](?P<number>\d{1,2}[a-z]?)\b|[(\[]?(?P<circled>[①-⑳])[)\]]?")
_FEWEST = 2  # paragraphs, and recommendations, that must be named so
_SHARE = 0.5  # of the recommendations


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sentences at [start, end) that answer the recommendations of these numbers."""

    start: int
    end: int
    numbers: tuple[str, ...]
    speaker: str | None
    is_bullet: bool


def with_answers_by_agency(
    entries: Sequence[Entry], paragraphs: Sequence[Paragraph], *, source: Source, bodies: Bodies
) -> list[Entry]:
    """Hangs what agencies say after the list of recommendations on those that they name; else the entries as they are.

    What names no recommendation answers none, and is left out.
    """
    names = [entry.name for entry in entries]
    if len(entries) < _FEWEST or len(set(names)) < len(names) or not all(each.pieces for each in entries):
        return list(entries)
    begins = _where_agencies_answer(entries, paragraphs, bodies)
    if begins is None and _is_answered(entries[:-1]):
        return list(entries)
    entries = _before(entries, begins)
    asked = asked_pieces(entries[-1])
    tail = [each for each in paragraphs if each.start >= (begins or asked[-1].end)]
    if not _refer(tail, names):
        return list(entries)
    stretches = list(_stretches(tail, names, source, bodies))
    return [
        replace(
            entry,
            pieces=[*asked_pieces(entry), *(_piece(s, source) for s in stretches if entry.name in s.numbers)],
        )
        for entry in entries
    ]


def _where_agencies_answer(
    entries: Sequence[Entry], paragraphs: Sequence[Paragraph], bodies: Bodies
) -> int | None:
    """Where the first of several headings "Response of Wessmoor Police" stands, after the whole list of asks."""
    last = max(entry.pieces[0].start for entry in entries)
    heads = [
        (each.start, marker.speaker)
        for each in paragraphs
        if each.start > last and is_title(each) and (marker := response_marker(each.first_line))
    ]
    named = [(start, speaker) for start, speaker in heads if speaker and bodies.mentions(speaker)]
    if len({speaker for _, speaker in named}) < _FEWEST:
        return None
    begins = named[0][0]  # two agencies that answer the last recommendation alone have answered others before
    return None if _is_answered(_before(entries, begins)) else begins


def _before(entries: Sequence[Entry], begins: int | None) -> list[Entry]:
    """The entries with their asks alone, where what is answered begins after all of them."""
    if begins is None:
        return list(entries)
    return [replace(each, pieces=[p for p in each.pieces if p.start < begins]) for each in entries]


def _is_answered(entries: Sequence[Entry]) -> bool:
    return any(piece.answers for entry in entries for piece in entry.pieces)


def _refer(tail: Sequence[Paragraph], names: Sequence[str]) -> bool:
    """True where paragraphs after the list name most of its numbers: the list is answered there."""
    found = [named for each in tail if (named := set(_numbers(each.text, names)))]
    everything = set().union(*found) if found else set()
    return len(found) >= _FEWEST and len(everything) >= max(_FEWEST, _SHARE * len(names))


def _numbers(text: str, names: Sequence[str]) -> Iterator[str]:
    """Numbers that a sentence names: "recommendations 1 and 4", "[R1]", "(③)"."""
    for match in _NAMED.finditer(text):
        yield from (number for number in numbers_in(match["numbers"]) if number in names)
    for match in _CODES.finditer(text):
        number = (match["number"] or circled_number(match["circled"])).lower()
        if number in names:
            yield number


def _stretches(
    tail: Sequence[Paragraph], names: Sequence[str], source: Source, bodies: Bodies
) -> Iterator[_Stretch]:
    speaker: str | None = None
    numbers: tuple[str, ...] = ()
    are_shouted = _are_shouted(tail, bodies)
    for paragraph in tail:
        if is_closing(paragraph.first_line):
            return
        if _is_heading(paragraph, bodies):
            title = _title(paragraph)
            is_agency = (
                bool(bodies.mentions(title))
                or is_kind_of_body(title)
                or (are_shouted and paragraph.text.isupper())
            )
            speaker = title if is_agency else speaker
            numbers = ()
            continue
        is_bullet = bullet(paragraph.first_line) is not None
        for start, end, named in _parts(paragraph, names, source):
            numbers = named or numbers
            if numbers:
                yield _Stretch(start, end, numbers, speaker, is_bullet)


def _is_heading(paragraph: Paragraph, bodies: Bodies) -> bool:
    """A title, not the line that leads into a list."""
    is_lead = paragraph.text.endswith(":") and not bodies.mentions(paragraph.text)
    return is_title(paragraph) and not is_lead and bullet(paragraph.first_line) is None


def _are_shouted(tail: Sequence[Paragraph], bodies: Bodies) -> bool:
    """True where agencies' names stand over their sections in capitals: then a title in capitals names one."""
    named = [each for each in tail if _is_heading(each, bodies) and bodies.mentions(_title(each))]
    return len(named) >= _FEWEST and all(each.text.isupper() for each in named)


def _title(paragraph: Paragraph) -> str:
    words = paragraph.text.strip("#*_: ")
    return as_name(words) if words.isupper() else words


def _parts(
    paragraph: Paragraph, names: Sequence[str], source: Source
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """A paragraph cut before each sentence, but the first, that names recommendations."""
    start = paragraph.start
    named: tuple[str, ...] = ()
    for sentence in sentences(source, paragraph.start, paragraph.end):
        numbers = tuple(dict.fromkeys(_numbers(sentence.text, names)))
        if numbers and named:
            yield start, sentence.start, named
            start = sentence.start
        named = numbers or named
    yield start, paragraph.end, named


def _piece(stretch: _Stretch, source: Source) -> Piece:
    end = stretch.start + len(source.text[stretch.start : stretch.end].rstrip())
    return Piece(
        stretch.start,
        end,
        source.words(stretch.start, end),
        is_bullet=stretch.is_bullet,
        answers=True,
        speaker=stretch.speaker,
    )
