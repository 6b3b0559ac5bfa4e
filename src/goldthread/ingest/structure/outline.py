"""Paragraphs to numbered recommendations: which section, which number, which paragraphs stand under each."""

import re
from collections.abc import Mapping, Sequence

from goldthread.ingest.bodies.called_names import body_called
from goldthread.ingest.bodies.kind_names import as_name
from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.column_maps import Meaning, meaning_of
from goldthread.ingest.english.vocabulary import SECTORS
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import (
    ask_label,
    is_finding,
    is_recommendations_heading,
    section_heading,
)
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.particulars import is_field, is_status
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.manuscript import Source
from goldthread.ingest.structure.agency_chapters import chapters_of_agencies
from goldthread.ingest.structure.entries import Entry, without_repeats
from goldthread.ingest.structure.form_titles import (
    form_labels,
    is_heading,
    plain_title,
    titles_above_answers,
    titles_over_labels,
)
from goldthread.ingest.structure.grouped_headings import grouped_numbers
from goldthread.ingest.structure.lists import audience_of, is_audience
from goldthread.ingest.structure.name_lines import counted_titles, name_lines, names_like_others
from goldthread.ingest.structure.numbering import openings_in
from goldthread.ingest.structure.openings import Opening, asked_below, leads_in
from goldthread.ingest.structure.sections import sections_before
from goldthread.ingest.structure.walk import (
    Walk,
    add,
    is_all_title,
    is_kind,
    is_speaker,
    names_a_speaker,
    open_entry,
    turn_question,
)

_OUTLINE_NUMBER = re.compile(r"\s*(?P<chapter>\d{1,2})\.\d{1,2}\.?\s+(?=\S)")

_QUESTION = re.compile(r"\s*Q(?:uestion)?(?:\s?\d{1,2})?\s*[.:]\s+")


def entries_of(source: Source, paragraphs: Sequence[Paragraph], bodies: Bodies) -> list[Entry]:
    """Every recommendation in the order of the document; a list that is only repeated later is given once."""
    openings = openings_in(paragraphs)
    above = titles_above_answers(paragraphs, openings)
    names = name_lines(paragraphs, openings) or names_like_others(
        paragraphs, openings, lambda text: text in SECTORS or body_called(text, bodies) is not None
    )
    sections = sections_before(paragraphs, openings)
    heads = counted_titles(paragraphs, [at for at, each in openings.items() if not each.answers])
    above |= {at: None for at in heads if at not in sections and section_heading(paragraphs[at].text) is None}
    above |= dict.fromkeys(titles_over_labels(paragraphs, openings))
    if any(each.is_under_title for each in openings.values()):  # every title ends what stands over it
        above |= {at: None for at, each in enumerate(paragraphs) if is_title(each)}
    chapters = chapters_of_agencies(paragraphs, openings, bodies)
    walk = Walk(source, bodies, sections=sections, labels=form_labels(paragraphs, openings))
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


def _take(walk: Walk, index: int, paragraph: Paragraph, opening: Opening | None, *, is_close: bool) -> None:
    line = paragraph.first_line
    section = walk.sections.get(index) or section_heading(paragraph.text)
    if opening is not None:
        open_entry(walk, paragraph, opening)
    elif section is not None:
        _begin_section(walk, section, is_asked=index not in walk.sections)
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
        turn_question(walk, paragraph.text[asked.end() :], line)
    elif walk.current is not None:
        if ask_label(line) is not None and not walk.answers and is_all_title(walk.current):
            walk.current.pieces.clear()
        elif not _is_label(walk, paragraph):
            add(walk, paragraph, is_close=is_close)
    else:
        walk.chapter = _chapter(paragraph) or walk.chapter
        walk.over = paragraph.text if is_title(paragraph) and not leads_in(paragraph) else walk.over
        if leads_in(paragraph):
            walk.lead_in = _lead_in_addressee(paragraph.text)


def _begin_section(walk: Walk, section: str, *, is_asked: bool) -> None:
    """A new count; "Recommendations to the Fostering Team" says whom they ask too."""
    walk.section, walk.current = section, None
    walk.lead_in = section if is_asked else walk.lead_in


def _is_lead(walk: Walk, paragraph: Paragraph) -> bool:
    """A part of the form that says who leads, "Lead" over a name: whoever that is answers below."""
    if walk.names_lead:
        walk.names_lead, walk.answers, walk.speaker = False, True, paragraph.text
        return True
    title = plain_title(paragraph.text)
    is_part = is_title(paragraph) and title in walk.labels and not walk.bodies.mentions(paragraph.text)
    walk.names_lead = is_part and not names_a_speaker(paragraph, walk) and meaning_of(title) is Meaning.LEAD
    return walk.names_lead


def _is_label(walk: Walk, paragraph: Paragraph) -> bool:
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
    return not (is_speaker(text, walk) or is_kind(paragraph) or walk.bodies.mentions(text))


def _chapter(paragraph: Paragraph) -> int | None:
    """The number of a chapter's heading: 2 for "2. Recommendations and responses"."""
    match = re.match(r"(\d{1,2})\.?\s+[A-Z]", paragraph.first_line)
    return int(match[1]) if match and is_title(paragraph) else None


def _is_next_chapter(walk: Walk, paragraph: Paragraph) -> bool:
    """A heading that goes on where the one above the recommendations stopped: by its number, or in capitals too."""
    if walk.chapter > 0 and _chapter(paragraph) == walk.chapter + 1:
        return True
    text = paragraph.text
    is_like = walk.over.isupper() and text.isupper() and len(text.split()) > 1 and is_heading(paragraph)
    return is_like and not is_speaker(as_name(text), walk) and not walk.bodies.mentions(as_name(text))


def _is_next_item(walk: Walk, paragraph: Paragraph) -> bool:
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
