"""Paragraphs to numbered recommendations: which section, which number, which paragraphs stand under each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldthread.ingest.bodies import Bodies
from goldthread.ingest.headings import (
    Numbering,
    bullet,
    is_closing,
    is_recommendations_heading,
    numbered,
    part_letter,
    recommendation_heading,
    response_marker,
    section_heading,
)
from goldthread.ingest.manuscript import Source
from goldthread.ingest.paragraphs import Paragraph
from goldthread.ingest.tense import asks
from goldthread.ingest.vocabulary import SECTORS

_LONGEST_SPEAKER = 9  # words
_LEAD_IN = re.compile(r"\brecommend(?:s|ed|ation|ations)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph under a recommendation, without its number or letter, at [start, end) of the source text.

    `speaker` is the agency that a heading above it names; `answers` says that such a heading marked it as a response.
    """

    start: int
    end: int
    text: str
    letter: str | None = None
    is_bullet: bool = False
    answers: bool = False
    speaker: str | None = None


@dataclass(slots=True)
class Entry:
    """One numbered recommendation and every paragraph under it."""

    section: str | None
    label: str
    number: str
    letter: str | None
    addressee: str | None = None
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Where the walk through the document stands."""

    source: Source
    bodies: Bodies
    entries: list[Entry] = field(default_factory=list)
    section: str | None = None
    lead_in: str | None = None
    current: Entry | None = None
    answers: bool = False
    speaker: str | None = None


def entries_of(source: Source, paragraphs: Sequence[Paragraph], bodies: Bodies) -> list[Entry]:
    """Every recommendation in the order of the document; a list that is only repeated later is given once."""
    numbering = _numbering_in(paragraphs)
    walk = _Walk(source, bodies)
    for index, paragraph in enumerate(paragraphs):
        _take(walk, paragraph, numbering.get(index))
    return _without_repeats(walk.entries)


def _numbering_in(paragraphs: Sequence[Paragraph]) -> dict[int, Numbering]:
    """The paragraphs that begin a recommendation: headings, or else a list that the word "recommend" leads in."""
    headings = {
        index: heading
        for index, paragraph in enumerate(paragraphs)
        if (heading := recommendation_heading(paragraph.first_line)) is not None
    }
    if headings:
        return headings
    for index, paragraph in enumerate(paragraphs):
        if _leads_in(paragraph):
            found = _numbered_list(paragraphs, index) or _bulleted_list(paragraphs, index)
            if found:
                return found
    return {}


def _leads_in(paragraph: Paragraph) -> bool:
    line = paragraph.text
    return (
        is_recommendations_heading(line)
        or section_heading(line) is not None
        or (bool(_LEAD_IN.search(line)) and line.rstrip().endswith(":"))
    )


def _numbered_list(paragraphs: Sequence[Paragraph], index: int) -> dict[int, Numbering]:
    """Paragraphs that count 1, 2, 3 after the lead-in, anew in each section; a list within an answer is left alone."""
    found: dict[int, Numbering] = {}
    last, style, is_nested, is_open = 0, "", False, True
    for position in range(index + 1, len(paragraphs)):
        paragraph = paragraphs[position]
        if section_heading(paragraph.text) or is_recommendations_heading(paragraph.text):
            is_open = True
            last, is_nested = (0, False) if section_heading(paragraph.text) else (last, is_nested)
        elif is_closing(paragraph.text):
            is_open = False
        item = numbered(paragraph.first_line)
        if item is None or not is_open or style not in {"", item[1]}:
            continue
        is_nested = is_nested or (item[0] == "1" and last > 0)
        if int(item[0]) == last + 1 and (not is_nested or asks(paragraph.text[item[2] :])):
            found[position] = Numbering(item[0], None, item[2])
            last, style = last + 1, item[1]
    return found


def _bulleted_list(paragraphs: Sequence[Paragraph], index: int) -> dict[int, Numbering]:
    """The bullets right under the lead-in, counted, where the document numbers nothing."""
    found: dict[int, Numbering] = {}
    for position in range(index + 1, len(paragraphs)):
        after = bullet(paragraphs[position].first_line)
        if after is None:
            break
        found[position] = Numbering(str(len(found) + 1), None, after)
    return found


def _take(walk: _Walk, paragraph: Paragraph, numbering: Numbering | None) -> None:
    line = paragraph.first_line
    if numbering is not None:
        _open(walk, paragraph, numbering)
    elif (section := section_heading(paragraph.text)) is not None:
        walk.section, walk.current = section, None
    elif is_recommendations_heading(line) or is_closing(line):
        walk.current = None
    elif walk.current is not None:
        _add(walk, walk.current, paragraph)
    elif _leads_in(paragraph):
        walk.lead_in = _lead_in_addressee(paragraph.text)


def _lead_in_addressee(text: str) -> str | None:
    """Whom a lead-in such as "The review recommends that the Board and its partners:" asks."""
    match = re.search(
        r"recommend(?:s|ed)?\s+(?:that|to)\s+(?:the\s+)?(?P<who>[A-Z][^:]{3,120}?)(?:\s+should|\s+to)?\s*:\s*$",
        text,
    )
    return match["who"].strip() if match else None


def _open(walk: _Walk, paragraph: Paragraph, numbering: Numbering) -> None:
    line = paragraph.first_line
    after = paragraph.lines[0].start + numbering.after
    label = line[: numbering.after].strip().strip("#*_").strip()
    walk.current = Entry(walk.section, label, numbering.number, numbering.letter, walk.lead_in)
    walk.answers, walk.speaker = False, None
    walk.entries.append(walk.current)
    if after < paragraph.end:
        _add_piece(walk, walk.current, Piece(after, paragraph.end, walk.source.words(after, paragraph.end)))


def _add(walk: _Walk, entry: Entry, paragraph: Paragraph) -> None:
    line = paragraph.first_line
    marker = response_marker(line)
    start = paragraph.start
    if marker is not None:
        walk.answers = True
        walk.speaker = marker.speaker or walk.speaker
        start = paragraph.lines[0].start + marker.after
        if start >= paragraph.end:
            return
    elif entry.pieces and _names_a_speaker(paragraph, walk):
        walk.answers = True
        walk.speaker = paragraph.text.strip("*_#: ")
        return
    part = part_letter(line) if marker is None else None
    letter = part[0] if part else None
    if part:
        start = paragraph.lines[0].start + part[1]
    piece = Piece(
        start,
        paragraph.end,
        walk.source.words(start, paragraph.end),
        letter,
        bullet(line) is not None and part is None,
        walk.answers,
        walk.speaker if walk.answers else None,
    )
    _add_piece(walk, entry, piece)


def _names_a_speaker(paragraph: Paragraph, walk: _Walk) -> bool:
    """A line that is an agency's name and nothing else; under a response marker, any short line with a colon."""
    text = paragraph.text.strip("*_#: ")
    if len(paragraph.lines) > 1 or not text[:1].isupper() or len(text.split()) > _LONGEST_SPEAKER:
        return False
    if walk.answers and paragraph.text.endswith(":"):
        return True
    return text in SECTORS or walk.bodies.is_name(text)


def _add_piece(walk: _Walk, entry: Entry, piece: Piece) -> None:
    lead = _indent(walk.source.text[piece.start : piece.end])
    if piece.text:
        entry.pieces.append(replace(piece, start=piece.start + lead))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _without_repeats(entries: list[Entry]) -> list[Entry]:
    """A summary list in front and the same recommendations again with their answers: the fuller one is kept."""
    kept: dict[tuple[str | None, str, str | None, str], Entry] = {}
    for entry in entries:
        opening = " ".join(entry.pieces[0].text.lower().split()[:8]) if entry.pieces else ""
        key = (entry.section, entry.number, entry.letter, opening)
        if key not in kept or len(entry.pieces) > len(kept[key].pieces):
            kept[key] = entry
    chosen = {id(entry) for entry in kept.values()}
    return [entry for entry in entries if id(entry) in chosen]
