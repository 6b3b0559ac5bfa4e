"""Paragraphs to numbered recommendations: which section, which number, which paragraphs stand under each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from goldthread.ingest.bodies.called_names import body_called
from goldthread.ingest.bodies.kind_names import as_name
from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.column_maps import Meaning, meaning_of
from goldthread.ingest.english.name_words import is_kind_of_body
from goldthread.ingest.english.vocabulary import SECTORS
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import (
    ask_label,
    bullet,
    is_finding,
    is_recommendations_heading,
    part_letter,
    section_heading,
)
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.particulars import dated_status, is_field, is_status, target_words, whom_asked
from goldthread.ingest.lines.response_markers import response_marker, teller
from goldthread.ingest.manuscript import Source
from goldthread.ingest.speech.addressees import may_be_asked
from goldthread.ingest.speech.speaker_labels import field_speaker
from goldthread.ingest.structure.agency_chapters import chapters_of_agencies
from goldthread.ingest.structure.entries import Entry, Piece, without_repeats
from goldthread.ingest.structure.form_titles import (
    form_labels,
    is_heading,
    plain_title,
    titles_above_answers,
    titles_over_labels,
)
from goldthread.ingest.structure.grouped_headings import grouped_numbers
from goldthread.ingest.structure.lists import audience_of, is_audience
from goldthread.ingest.structure.name_lines import counted_titles, name_lines
from goldthread.ingest.structure.numbering import openings_in
from goldthread.ingest.structure.openings import Opening, asked_below, leads_in
from goldthread.ingest.structure.sections import sections_before
from goldthread.ingest.structure.told_within import told_within

_LONGEST_TITLE = 12  # words
_LONGEST_SPEAKER = 9  # words
_OUTLINE_NUMBER = re.compile(r"\s*(?P<chapter>\d{1,2})\.\d{1,2}\.?\s+(?=\S)")

_QUESTION = re.compile(r"\s*Q(?:uestion)?(?:\s?\d{1,2})?\s*[.:]\s+")
_ANSWER = re.compile(r"A(?:nswer)?(?:\s?\d{1,2})?\s*[.:]\s+")
_ASKED_ASIDE = re.compile(  # "5.3 (Police) Officers ..."
    r"\s*[(\[](?P<who>[A-Z][^()\[\]]{1,60})[)\]]\s+(?=[A-Z“‘\"])"
)


@dataclass(slots=True)
class _Walk:
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


def entries_of(source: Source, paragraphs: Sequence[Paragraph], bodies: Bodies) -> list[Entry]:
    """Every recommendation in the order of the document; a list that is only repeated later is given once."""
    openings = openings_in(paragraphs)
    above = titles_above_answers(paragraphs, openings)
    names = name_lines(paragraphs, openings)
    sections = sections_before(paragraphs, openings)
    heads = counted_titles(paragraphs, [at for at, each in openings.items() if not each.answers])
    above |= {at: None for at in heads if at not in sections and section_heading(paragraphs[at].text) is None}
    above |= dict.fromkeys(titles_over_labels(paragraphs, openings))
    chapters = chapters_of_agencies(paragraphs, openings, bodies)
    walk = _Walk(source, bodies, sections=sections, labels=form_labels(paragraphs, openings))
    walk.is_dialogue = sum(bool(_QUESTION.match(each.first_line)) for each in paragraphs) > 1
    for index, paragraph in enumerate(paragraphs):
        opening = openings.get(index)
        if index in chapters and index not in sections:
            walk.current, walk.under = None, chapters[index]
            continue
        if index in above:
            walk.current, walk.heading = None, above[index]
            walk.group += index in heads
            continue
        if index + 1 in openings and grouped_numbers(paragraph.text):
            walk.current = None
            continue
        if index + 1 in openings and opening is None and index not in sections:
            asked = audience_of(paragraph) if is_audience(paragraph) else asked_below(paragraph.text)
            if asked:
                walk.current, walk.lead_in = None, asked
                continue
        if index in names and walk.current is not None and walk.current.pieces:
            walk.answers, walk.speaker = True, names[index]
            continue
        _take(walk, index, paragraph, opening, is_close=_is_close(paragraphs, openings, index))
    return without_repeats(sorted(walk.entries, key=lambda each: id(each) in walk.answering))


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
        or (is_closing(line) and plain_title(line) not in walk.labels)
        or is_finding(line)
        or _is_next_chapter(walk, paragraph)
        or _is_next_item(walk, paragraph)
    ):
        walk.current, walk.over = None, paragraph.text
        walk.chapter = _chapter(paragraph) or walk.chapter
    elif walk.current is not None and _is_lead(walk, paragraph):
        return
    elif walk.current is not None and walk.is_dialogue and (asked := _QUESTION.match(line)):
        _turn_question(walk, paragraph.text[asked.end() :], line)
    elif walk.current is not None:
        if ask_label(line) is not None and not walk.answers and _is_all_title(walk.current):
            walk.current.pieces.clear()
        elif not _is_label(walk, paragraph):
            _add(walk, paragraph, is_close=is_close)
    else:
        walk.chapter = _chapter(paragraph) or walk.chapter
        walk.over = paragraph.text if is_title(paragraph) and not leads_in(paragraph) else walk.over
        if leads_in(paragraph):
            walk.lead_in = _lead_in_addressee(paragraph.text)


def _turn_question(walk: _Walk, question: str, line: str) -> None:
    """What somebody asks is no answer: it says what comes next, the ask or an answer, and often whose."""
    if ask_label(line) is not None and walk.current is not None and not walk.answers:
        walk.current.pieces = [] if _is_all_title(walk.current) else walk.current.pieces
        return
    named = walk.bodies.mentions(question)
    walk.answers = True
    walk.speaker = question[named[0].start : named[0].end] if len(named) == 1 else None


def _is_all_title(entry: Entry) -> bool:
    """Nothing stands under the number yet but the words of its heading."""
    return all(
        len(piece.text.split()) <= _LONGEST_TITLE and not piece.text.endswith(".") for piece in entry.pieces
    )


def _is_lead(walk: _Walk, paragraph: Paragraph) -> bool:
    """A part of the form that says who leads, "Lead" over a name: whoever that is answers below."""
    if walk.names_lead:
        walk.names_lead, walk.answers, walk.speaker = False, True, paragraph.text
        return True
    title = plain_title(paragraph.text)
    is_part = is_title(paragraph) and title in walk.labels and not walk.bodies.mentions(paragraph.text)
    walk.names_lead = is_part and not _names_a_speaker(paragraph, walk) and meaning_of(title) is Meaning.LEAD
    return walk.names_lead


def _is_label(walk: _Walk, paragraph: Paragraph) -> bool:
    """A part of the form over an answer, "What difference it made": neither a name, nor said by anybody."""
    text = paragraph.text.strip("*_#: ")
    is_part = walk.answers and is_title(paragraph) and plain_title(paragraph.text) in walk.labels
    if (
        not is_part
        or response_marker(paragraph.first_line)
        or is_field(paragraph.first_line)
        or is_status(text)
    ):
        return False
    return not (_is_speaker(text, walk) or _is_kind(paragraph) or walk.bodies.mentions(text))


def _chapter(paragraph: Paragraph) -> int | None:
    """The number of a chapter's heading: 2 for "2. Recommendations and responses"."""
    match = re.match(r"(\d{1,2})\.?\s+[A-Z]", paragraph.first_line)
    return int(match[1]) if match and is_title(paragraph) else None


def _is_next_chapter(walk: _Walk, paragraph: Paragraph) -> bool:
    """A heading that goes on where the one above the recommendations stopped: by its number, or in capitals too."""
    if walk.chapter > 0 and _chapter(paragraph) == walk.chapter + 1:
        return True
    text = paragraph.text
    is_like = walk.over.isupper() and text.isupper() and len(text.split()) > 1 and is_heading(paragraph)
    return is_like and not _is_speaker(as_name(text), walk) and not walk.bodies.mentions(as_name(text))


def _is_next_item(walk: _Walk, paragraph: Paragraph) -> bool:
    """ "2.4 Any other matter" after "2.3 Rec 5 – ...": where paragraphs are numbered throughout, another item begins.

    Where the paragraphs that answer are numbered themselves, only the next chapter is another.
    """
    entry = walk.current
    own = entry and _OUTLINE_NUMBER.match(entry.label)
    other = _OUTLINE_NUMBER.match(paragraph.first_line)
    if entry is None or not own or not other:
        return False
    said = [piece for piece in entry.pieces[1:] if not piece.is_bullet]
    return own["chapter"] != other["chapter"] or bool(said and not _OUTLINE_NUMBER.match(said[0].text))


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


def _cut_after_ask(walk: _Walk, *, is_told: bool) -> None:
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


def _add(walk: _Walk, paragraph: Paragraph, *, is_close: bool) -> None:
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
        if _is_speaker(beside, walk):
            walk.speaker, start = beside, paragraph.lines[0].start + len(line)
    elif is_field(line):  # over the ask itself, "Published: 4 May 2023", it begins no answer
        walk.answers = walk.answers or bool(entry and entry.pieces)
        _note_addressee(walk, line)
        _note_target(walk, paragraph)
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


def _note_addressee(walk: _Walk, line: str) -> None:
    """Keep a "To: ..." of the particulars, which says whom the recommendation asks."""
    asked = whom_asked(line)
    if asked and walk.current is not None and may_be_asked(asked, walk.bodies):
        walk.current.addressee = asked


def _note_target(walk: _Walk, paragraph: Paragraph) -> None:
    """Keep a "Target date:" of the particulars: it is the target of the open acts over it."""
    for line in paragraph.lines:
        words = target_words(line.text)
        if words and walk.current is not None:
            walk.current.targets.append((line.start, words))


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


def _names_a_speaker(paragraph: Paragraph, walk: _Walk) -> bool:
    """A line that is an agency's name and nothing else; under a response marker, any short line with a colon."""
    text = paragraph.text.strip("*_#: ")
    if len(paragraph.lines) > 1 or not text[:1].isupper() or len(text.split()) > _LONGEST_SPEAKER:
        return False
    if walk.answers and paragraph.text.endswith(":"):
        return True
    return _is_speaker(text, walk) or body_called(text, walk.bodies) is not None or _is_kind(paragraph)


def _is_kind(paragraph: Paragraph) -> bool:
    return paragraph.gap > 0 and is_title(paragraph) and is_kind_of_body(paragraph.text)


def _is_speaker(text: str, walk: _Walk) -> bool:
    return bool(text) and (text in SECTORS or walk.bodies.is_name(text))


def _indent(text: str) -> int:
    """Characters before the first word: white space, or the mark of a quotation in Markdown."""
    return len(text) - len(text.lstrip(" \t\n\r\f\v\u00a0>"))
