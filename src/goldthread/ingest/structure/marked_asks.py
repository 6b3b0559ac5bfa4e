"""Asks that are known by what stands over or under them: a label, a quotation, a history, an answer."""

import re
from collections.abc import Sequence

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import Numbering, ask_label, numbered, other_heading, part_letter
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.particulars import is_dated_state
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.structure.lists import LETTERS, ROMAN, lettered_list, numbered_list
from goldthread.ingest.structure.openings import Opening, is_titled

_SAID = re.compile(r"\W*(?:we|you|they) said\W*", re.IGNORECASE)
_CHAPTER_ON_FINDINGS = re.compile(  # of a briefing, "3. What the review found"
    r"\s*\d{1,2}\.?\s.*\b(?:found|concluded|said|told)\b", re.IGNORECASE
)
_IN_QUOTES = re.compile(r"[“‘\"'][^“”\"]{20,}[”’\"']\.?")
_FEWEST_LETTERS = 3
_QUOTED_LETTER = re.compile(r"\s*\(?(?P<letter>[A-J])[.):]\s+(?=[“\"‘])")


def labelled(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """What stands under "The review recommended", met twice or more; numbered by the title above, or counted."""
    ends = {at: end for at in range(len(paragraphs)) if (end := _label_end(paragraphs, at)) is not None}
    labels = [
        (at, end) for at, end in ends.items() if at + 1 not in ends
    ]  # one over another is a chapter's title
    found: dict[int, Opening] = {}
    for at, end in labels:
        is_alone = not paragraphs[at].text[end:].strip()
        opening = at + is_alone
        if opening < len(paragraphs) and len(labels) > 1:
            number = _number_over(paragraphs, at) or str(len(found) + 1)
            found[opening] = Opening(Numbering(number, None, 0 if is_alone else end))
    names = [each.numbering.number for each in found.values()]
    if len(set(names)) < len(names):
        return {
            at: Opening(Numbering(str(n), None, each.numbering.after))
            for n, (at, each) in enumerate(found.items(), 1)
        }
    return found


def _label_end(paragraphs: Sequence[Paragraph], at: int) -> int | None:
    """Where a label ends: what it says is the ask, or an ask stands below it, "WE SAID"."""
    line = paragraphs[at].first_line
    if _SAID.fullmatch(line) and at + 1 < len(paragraphs) and asks(paragraphs[at + 1].text):
        return len(line)
    return None if _CHAPTER_ON_FINDINGS.match(line) else ask_label(line)


def _number_over(paragraphs: Sequence[Paragraph], at: int) -> str | None:
    """The number in the title over a label: 2 of "Ask 2: Join up", "R2. Bruising", "Priority 2"."""
    title = paragraphs[at - 1].text if at and is_title(paragraphs[at - 1]) else ""
    match = re.match(r"[\s#*_]*(?:[A-Za-z]+(?: [a-z]+){0,3}\s*)?(?P<number>\d{1,2}[a-z]?)\b", title)
    return match["number"] if match else None


def quoted(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Concerns that a reply repeats in quotation marks, A, B, C, its own paragraphs between them."""
    found: dict[int, Opening] = {}
    for index, paragraph in enumerate(paragraphs):
        match = _QUOTED_LETTER.match(paragraph.first_line)
        if match and match["letter"] == chr(ord("A") + len(found)):
            found[index] = Opening(Numbering(match["letter"], None, match.end()))
    return found if len(found) > 1 else {}


def quoted_asks(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Asks without a number, each a paragraph in quotation marks over an answer that is marked."""
    found: dict[int, Opening] = {}
    for index, paragraph in enumerate(paragraphs[:-1]):
        if _IN_QUOTES.fullmatch(paragraph.text) and asks(paragraph.text):
            found[index] = Opening(Numbering(str(len(found) + 1), None, 0))
    return found if len(found) > 1 and are_answered(paragraphs, sorted(found)) else {}


def with_histories(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Numbered matters, each over the dated states of what became of it: they need not ask in words."""
    items = [(at, item[0]) for at, each in enumerate(paragraphs) if (item := numbered(each.first_line))]
    found: dict[int, Opening] = {}
    for at, numbering in items:
        is_next = numbering.number == str(len(found) + 1) and numbering.letter is None
        if is_next and at + 1 < len(paragraphs) and is_dated_state(paragraphs[at + 1].first_line):
            found[at] = Opening(numbering)
    return found if len(found) > 1 else {}


def otherwise_headed(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """ "Learning point 1", "Concern 2", "Question 3", where at least two stand under one another."""
    found: dict[int, Opening] = {}
    for index, paragraph in enumerate(paragraphs):
        heading = other_heading(paragraph.first_line)
        if heading is not None:
            rest = paragraph.first_line[heading.after :]
            if is_titled(paragraphs, index, rest):
                heading = Numbering(heading.number, None, len(paragraph.first_line))
            found[index] = Opening(heading)
    is_distinct = any(each.numbering.number.startswith("Cause") for each in found.values())
    return found if len(found) > 1 or is_distinct else {}


def are_over_asks(paragraphs: Sequence[Paragraph], titles: Sequence[int]) -> bool:
    """True where right under each title, "Theme 2: Fathers", a numbered ask opens: a title asks nothing itself."""
    if len(titles) <= 1 or not all(is_title(paragraphs[at]) for at in titles):
        return False
    asked = numbered_list(paragraphs, -1, only_asks=True)
    return all(at + 1 in asked for at in titles) and not all(asks(paragraphs[at].text) for at in titles)


def answered_headings(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """ "Finding 1", "Priority 2", where an answer is marked under nearly every one."""
    found = otherwise_headed(paragraphs)
    if not found:
        return {}
    return found if are_answered(paragraphs, sorted(found)) else {}


def answered_letters(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """ "(i) The governance ...", "(ii) The timeliness ...", nearly each over the name of whoever answers it."""
    for signs in (ROMAN, LETTERS):
        found: dict[int, Opening] = {}
        for index, paragraph in enumerate(paragraphs):
            part = part_letter(paragraph.first_line)
            if part and len(found) < len(signs) and part[0] == signs[len(found)]:
                found[index] = Opening(Numbering(part[0], None, part[1]))
        answered = sum(at + 1 < len(paragraphs) and _is_answer_title(paragraphs[at + 1]) for at in found)
        if len(found) >= _FEWEST_LETTERS and answered * 3 >= len(found) * 2:
            return found
    return {}


def answered_items(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Whatever counts its items, by number or by letter, and marks an answer under nearly every one."""
    for index, paragraph in enumerate(paragraphs):
        item, part = numbered(paragraph.first_line), part_letter(paragraph.first_line)
        found: dict[int, Numbering] = {}
        if item:
            found = numbered_list(paragraphs, index - 1, under_titles=True)
        elif part and part[0] in {"a", "i"}:
            found = lettered_list(paragraphs, index - 1)
        if len(found) > 1 and min(found) == index and are_answered(paragraphs, sorted(found)):
            return {at: Opening(each) for at, each in found.items()}
    return {}


def are_answered(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> bool:
    """True where an answer is marked under nearly every item, before the next of them."""
    ends = [*starts[1:], len(paragraphs)]
    marked = sum(
        any(response_marker(each.first_line) is not None for each in paragraphs[start + 1 : end])
        for start, end in zip(starts, ends, strict=True)
    )
    return marked * 3 >= len(starts) * 2


def _is_answer_title(paragraph: Paragraph) -> bool:
    return is_title(paragraph) and part_letter(paragraph.first_line) is None
