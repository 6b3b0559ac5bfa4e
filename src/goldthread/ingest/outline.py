"""Paragraphs to numbered recommendations: which section, which number, which paragraphs stand under each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goldthread.ingest.bodies import Bodies
from goldthread.ingest.entries import Entry, Piece, without_repeats
from goldthread.ingest.headings import (
    bullet,
    is_closing,
    is_finding,
    is_recommendations_heading,
    part_letter,
    response_marker,
    section_heading,
)
from goldthread.ingest.manuscript import Source
from goldthread.ingest.name_lines import counted_titles, name_lines
from goldthread.ingest.numbering import Opening, leads_in, openings_in, sections_before
from goldthread.ingest.paragraphs import Paragraph, is_title
from goldthread.ingest.particulars import dated_status, is_field, is_status
from goldthread.ingest.speaker_labels import field_speaker
from goldthread.ingest.vocabulary import SECTORS

_LONGEST_SPEAKER = 9  # words
_CHAPTER_TITLE = re.compile(
    r"(?:part|section|chapter|annex|appendix|table)\s+(?:\d+|[A-Z]|[IVX]+)\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Walk:
    """Where the walk through the document stands."""

    source: Source
    bodies: Bodies
    entries: list[Entry] = field(default_factory=list)
    sections: Mapping[int, str] = field(default_factory=dict)
    chapter: int = 0
    section: str | None = None
    lead_in: str | None = None
    current: Entry | None = None
    answers: bool = False
    speaker: str | None = None
    heading: str | None = None


def entries_of(source: Source, paragraphs: Sequence[Paragraph], bodies: Bodies) -> list[Entry]:
    """Every recommendation in the order of the document; a list that is only repeated later is given once."""
    openings = openings_in(paragraphs)
    above = _titles_above_answers(paragraphs, openings)
    names = name_lines(paragraphs, openings)
    above |= dict.fromkeys(counted_titles(paragraphs, openings))
    walk = _Walk(source, bodies, sections=sections_before(paragraphs, openings))
    for index, paragraph in enumerate(paragraphs):
        opening = openings.get(index)
        if index in above:
            walk.current, walk.heading = None, above[index]
            continue
        if index in names and walk.current is not None and walk.current.pieces:
            walk.answers, walk.speaker = True, names[index]
            continue
        _take(walk, index, paragraph, opening, is_close=_is_close(paragraphs, openings, index))
    return without_repeats(walk.entries)


def _titles_above_answers(
    paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening]
) -> dict[int, str | None]:
    """Titles right above an answer with its number, and who they say answers, down to the next; None for a chapter."""
    found: dict[int, str | None] = {}
    for at in sorted(at for at, each in openings.items() if each.answers):
        position = at - 1
        while position >= 0 and position not in openings and _is_heading(paragraphs[position]):
            title = paragraphs[position].text.strip("#*_: ")
            found[position] = title if position == at - 1 and not _CHAPTER_TITLE.match(title) else None
            position -= 1
    return found


def _is_heading(paragraph: Paragraph) -> bool:
    return is_title(paragraph) and response_marker(paragraph.text) is None and not is_field(paragraph.text)


def _is_close(paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening], index: int) -> bool:
    """True where the next paragraph stands right under this one."""
    if index + 1 >= len(paragraphs) or index + 1 in openings:
        return False
    return paragraphs[index + 1].gap == 0 and not paragraphs[index + 1].lines[0].begins


def _take(walk: _Walk, index: int, paragraph: Paragraph, opening: Opening | None, *, is_close: bool) -> None:
    line = paragraph.first_line
    section = walk.sections.get(index) or section_heading(paragraph.text)
    if opening is not None:
        _open(walk, paragraph, opening)
    elif section is not None:
        walk.section, walk.current = section, None
    elif (
        is_recommendations_heading(line)
        or is_closing(line)
        or is_finding(line)
        or _is_next_chapter(walk, paragraph)
    ):
        walk.current = None
        walk.chapter = _chapter(paragraph) or walk.chapter
    elif walk.current is not None:
        _add(walk, paragraph, is_close=is_close)
    else:
        walk.chapter = _chapter(paragraph) or walk.chapter
        if leads_in(paragraph):
            walk.lead_in = _lead_in_addressee(paragraph.text)


def _chapter(paragraph: Paragraph) -> int | None:
    """The number of a chapter's heading: 2 for "2. Recommendations and responses"."""
    match = re.match(r"(\d{1,2})\.?\s+[A-Z]", paragraph.first_line)
    return int(match[1]) if match and is_title(paragraph) else None


def _is_next_chapter(walk: _Walk, paragraph: Paragraph) -> bool:
    """A numbered heading that goes on counting where the heading above the recommendations stopped."""
    return walk.chapter > 0 and _chapter(paragraph) == walk.chapter + 1


def _lead_in_addressee(text: str) -> str | None:
    """Whom a lead-in such as "The review recommends that the Board and its partners:" asks."""
    match = re.search(
        r"recommend(?:s|ed)?\s+(?:that|to)\s+(?:the\s+)?(?P<who>[A-Z][^:]{3,120}?)(?:\s+should|\s+to)?\s*:\s*$",
        text,
    )
    return match["who"].strip() if match else None


def _open(walk: _Walk, paragraph: Paragraph, opening: Opening) -> None:
    line, numbering = paragraph.first_line, opening.numbering
    walk.answers, walk.speaker = opening.answers, walk.heading if opening.answers else None
    after = numbering.after
    if is_status(line[after:].strip()):
        after = len(line)
    label = line[: numbering.after].strip().strip("#*_").strip()
    walk.current = Entry(walk.section, label, numbering.number, numbering.letter, walk.lead_in)
    walk.entries.append(walk.current)
    start = paragraph.lines[0].start + after
    if start < paragraph.end:
        _add_words(walk, paragraph, start, is_bullet=False)


def _add(walk: _Walk, paragraph: Paragraph, *, is_close: bool) -> None:
    line, entry = paragraph.first_line, walk.current
    marker = response_marker(line)
    start = paragraph.start
    is_bullet = marker is None and part_letter(line) is None and bullet(line) is not None
    if marker is not None:
        _turn_to(walk, marker.numbers)
        walk.answers = True
        walk.speaker = marker.speaker or walk.speaker
        start = paragraph.lines[0].start + marker.after
        beside = line[marker.after :].strip(" *_")
        if _is_speaker(beside, walk):
            walk.speaker, start = beside, paragraph.lines[0].start + len(line)
    elif is_field(line):
        walk.answers = True
        walk.speaker = field_speaker(paragraph.text) or walk.speaker
        after = dated_status(line)
        start = paragraph.end if after is None else paragraph.lines[0].start + after
    elif entry and entry.pieces and _names_a_speaker(paragraph, walk):
        walk.answers = True
        walk.speaker = paragraph.text.strip("*_#: ")
        if not is_close or paragraph.text.endswith(
            ":"
        ):  # a name apart from the words below is a heading and no part of them
            return
    if start < paragraph.end:
        _add_words(walk, paragraph, start, is_bullet=is_bullet)


def _turn_to(walk: _Walk, numbers: Sequence[str]) -> None:
    """ "Response to recommendation 3" answers that one, wherever it stands; "to 3 and 4" answers both."""
    asked = [
        e
        for e in walk.entries
        if f"{e.number}{e.letter or ''}".lower() in numbers and e.section == walk.section
    ]
    if asked and walk.current not in asked:
        walk.current = asked[0]
    if walk.current is not None and len(asked) > 1:
        walk.current.shares = tuple(dict.fromkeys([*walk.current.shares, *numbers]))


def _add_words(walk: _Walk, paragraph: Paragraph, start: int, *, is_bullet: bool) -> None:
    source = walk.source
    start += _indent(source.text[start : paragraph.end])
    part = part_letter(source.text[start : paragraph.end])
    letter, begins = (part[0], start + part[1]) if part else (None, start)
    text = source.words(begins, paragraph.end)
    if walk.current is not None and (text or letter):
        walk.current.pieces.append(
            Piece(
                begins,
                paragraph.end,
                text,
                letter,
                is_bullet,
                walk.answers,
                walk.speaker if walk.answers else None,
                start if letter else None,
            )
        )


def _names_a_speaker(paragraph: Paragraph, walk: _Walk) -> bool:
    """A line that is an agency's name and nothing else; under a response marker, any short line with a colon."""
    text = paragraph.text.strip("*_#: ")
    if len(paragraph.lines) > 1 or not text[:1].isupper() or len(text.split()) > _LONGEST_SPEAKER:
        return False
    if walk.answers and paragraph.text.endswith(":"):
        return True
    return _is_speaker(text, walk)


def _is_speaker(text: str, walk: _Walk) -> bool:
    return bool(text) and (text in SECTORS or walk.bodies.is_name(text))


def _indent(text: str) -> int:
    """Characters before the first word: white space, or the mark of a quotation in Markdown."""
    return len(text) - len(text.lstrip(" \t\n\r\f\v\u00a0>"))
