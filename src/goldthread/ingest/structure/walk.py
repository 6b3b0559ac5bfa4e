"""Where a walk through the paragraphs stands, and what each adds to the recommendation that it stands under."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from goldthread.ingest.bodies.called_names import body_called
from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.english.name_words import is_kind_of_body
from goldthread.ingest.english.vocabulary import SECTORS
from goldthread.ingest.lines.headings import (
    ask_label,
    bullet,
    part_letter,
)
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.particulars import dated_status, is_field, is_status, target_words, whom_asked
from goldthread.ingest.lines.response_markers import response_marker, teller
from goldthread.ingest.manuscript import Source
from goldthread.ingest.speech.addressees import may_be_asked
from goldthread.ingest.speech.speaker_labels import field_speaker
from goldthread.ingest.structure.entries import Entry, Piece
from goldthread.ingest.structure.openings import Opening
from goldthread.ingest.structure.told_within import told_within

_LONGEST_TITLE = 12  # words
_LONGEST_SPEAKER = 9  # words
_ANSWER = re.compile(r"A(?:nswer)?(?:\s?\d{1,2})?\s*[.:]\s+")
_ASKED_ASIDE = re.compile(  # "5.3 (Police) Officers ..."
    r"\s*[(\[](?P<who>[A-Z][^()\[\]]{1,60})[)\]]\s+(?=[A-Z“‘\"])"
)


@dataclass(slots=True)
class Walk:
    """Where the walk through the document stands."""

    source: Source
    bodies: Bodies
    entries: list[Entry] = field(default_factory=list)
    sections: Mapping[int, str] = field(default_factory=dict)
    chapter: int = 0
    group: int = 0  # titles above recommendations so far
    over: str = ""  # the last title above the list
    section: str | None = None
    under: str | None = None  # the agency whose chapter it is
    is_dialogue: bool = False  # of questions and answers
    labels: frozenset[str] = frozenset()  # headings that stand under several recommendations
    answering: set[int] = field(
        default_factory=set
    )  # ids of the entries that only answer an earlier or later one
    lead_in: str | None = None
    current: Entry | None = None
    answers: bool = False
    names_lead: bool = False  # the next paragraph does
    speaker: str | None = None
    heading: str | None = None


def turn_question(walk: Walk, question: str, line: str) -> None:
    """What somebody asks is no answer: it says what comes next, the ask or an answer, and often whose."""
    if ask_label(line) is not None and walk.current is not None and not walk.answers:
        walk.current.pieces = [] if is_all_title(walk.current) else walk.current.pieces
        return
    named = walk.bodies.mentions(question)
    walk.answers = True
    walk.speaker = question[named[0].start : named[0].end] if len(named) == 1 else None


def is_all_title(entry: Entry) -> bool:
    """Nothing stands under the number yet but the words of its heading."""
    return all(
        len(piece.text.split()) <= _LONGEST_TITLE and not piece.text.endswith(".") for piece in entry.pieces
    )


def open_entry(walk: Walk, paragraph: Paragraph, opening: Opening) -> None:
    line, numbering = paragraph.first_line, opening.numbering
    walk.answers, walk.speaker = opening.answers, walk.heading if opening.answers else None
    after = numbering.after
    if is_status(line[after:].strip()):
        after = len(line)
    label = line[: numbering.after].strip().strip("#*_").strip() or numbering.number
    walk.current = Entry(
        walk.section,
        label,
        numbering.number,
        numbering.letter,
        walk.lead_in,
        group=walk.group,
        under=walk.under,
    )
    walk.entries.append(walk.current)
    if opening.answers:  # the same words under each number: they share one list of pieces
        others = [replace(walk.current, number=each) for each in opening.together[1:]]
        walk.entries += others
        walk.answering.update(map(id, [walk.current, *others]))
    else:
        walk.current.shares = opening.together
    start = paragraph.lines[0].start + after
    asked = _ASKED_ASIDE.match(walk.source.text, start, paragraph.end)
    if asked and not opening.answers and may_be_asked(asked["who"], walk.bodies):
        walk.current.addressee, start = asked["who"], asked.end()
    if start < paragraph.end:
        _add_words(walk, paragraph, start, is_bullet=False)
        _cut_after_ask(walk, is_told=opening.is_told)
        if opening.is_told and not paragraph.text.endswith(":"):
            walk.answers = True


def _cut_after_ask(walk: Walk, *, is_told: bool) -> None:
    """Part an answer from the ask before it in one paragraph."""
    entry = walk.current
    piece = entry.pieces[-1] if entry and len(entry.pieces) == 1 else None
    if entry is None or piece is None or piece.answers:
        return
    ends = told_within(walk.source.text[piece.start : piece.end], entry.label, is_told=is_told)
    if ends is None:
        return
    start, end, after = (piece.start + at for at in ends)
    entry.pieces = [replace(piece, start=start, end=end, text=walk.source.words(start, end))]
    if after < piece.end:
        walk.answers, walk.speaker = True, None
        entry.pieces.append(Piece(after, piece.end, walk.source.words(after, piece.end), answers=True))


def add(walk: Walk, paragraph: Paragraph, *, is_close: bool) -> None:
    line, entry = paragraph.first_line, walk.current
    told = teller(line)
    if entry and entry.pieces and told and body_called(told, walk.bodies) is not None:
        walk.answers, walk.speaker = True, told
        return
    marker = response_marker(line)
    start = paragraph.start
    is_bullet = marker is None and part_letter(line) is None and bullet(line) is not None
    if marker is not None:
        _turn_to(walk, marker.numbers)
        walk.answers = True
        walk.speaker = marker.speaker or walk.speaker
        start = paragraph.lines[0].start + marker.after
        beside = line[marker.after :].strip(" *_")
        if is_speaker(beside, walk):
            walk.speaker, start = beside, paragraph.lines[0].start + len(line)
    elif is_field(line):  # over the ask itself, "Published: 4 May 2023", it begins no answer
        walk.answers = walk.answers or bool(entry and entry.pieces)
        _note_addressee(walk, line)
        _note_target(walk, paragraph)
        walk.speaker = field_speaker(paragraph.text) or walk.speaker
        after = dated_status(line)
        start = paragraph.end if after is None else paragraph.lines[0].start + after
    elif entry and entry.pieces and names_a_speaker(paragraph, walk):
        walk.answers = True
        walk.speaker = paragraph.text.strip("*_#: ")
        if not is_close or paragraph.text.endswith(
            ":"
        ):  # a name apart from the words below is a heading and no part of them
            return
    if start < paragraph.end:
        _add_words(walk, paragraph, start, is_bullet=is_bullet)


def _note_addressee(walk: Walk, line: str) -> None:
    """Keep a "To: ..." of the particulars, which says whom the recommendation asks."""
    asked = whom_asked(line)
    if asked and walk.current is not None and may_be_asked(asked, walk.bodies):
        walk.current.addressee = asked


def _note_target(walk: Walk, paragraph: Paragraph) -> None:
    """Keep a "Target date:" of the particulars: it is the target of the open acts over it."""
    for line in paragraph.lines:
        words = target_words(line.text)
        if words and walk.current is not None:
            walk.current.targets.append((line.start, words))


def _turn_to(walk: Walk, numbers: Sequence[str]) -> None:
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


def _add_words(walk: Walk, paragraph: Paragraph, start: int, *, is_bullet: bool) -> None:
    source = walk.source
    start += _indent(source.text[start : paragraph.end])
    if walk.is_dialogue and (answer := _ANSWER.match(source.text, start, paragraph.end)):
        start = answer.end()
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


def names_a_speaker(paragraph: Paragraph, walk: Walk) -> bool:
    """A line that is an agency's name and nothing else; under a response marker, any short line with a colon."""
    text = paragraph.text.strip("*_#: ")
    if len(paragraph.lines) > 1 or not text[:1].isupper() or len(text.split()) > _LONGEST_SPEAKER:
        return False
    if walk.answers and paragraph.text.endswith(":"):
        return True
    return is_speaker(text, walk) or body_called(text, walk.bodies) is not None or is_kind(paragraph)


def is_kind(paragraph: Paragraph) -> bool:
    return paragraph.gap > 0 and is_title(paragraph) and is_kind_of_body(paragraph.text)


def is_speaker(text: str, walk: Walk) -> bool:
    return bool(text) and (text in SECTORS or walk.bodies.is_name(text))


def _indent(text: str) -> int:
    """Characters before the first word: white space, or the mark of a quotation in Markdown."""
    return len(text) - len(text.lstrip(" \t\n\r\f\v\u00a0>"))
