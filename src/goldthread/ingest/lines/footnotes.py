"""Footnotes: a small number in a sentence, and its note at the page's foot or the document's end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from goldthread.ingest.manuscript import SourceLine

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
_NOTE = re.compile(
    rf"\s*\[?(?P<number>\d{{1,2}})\]?(?P<mark>[.)])?\s+(?!{_MONTH})(?=[A-Z“‘\"'(]|https?:)(?!.*(?:\t|\s{{3}}))"
)
_ENDED = re.compile(r"[.?!:;][’”\"')\]]*$|https?://\S+$")
_RULE = re.compile(r"\s*(?:[-_–—]\s?){5,}$")
_LONGEST_NOTE = 6  # lines
_MOST = 20  # notes at one foot
_WAYS = (
    r"(?:(?<=[a-z]{2})|(?<=[a-z)][,;:’”\"')\]])){n}(?=[\s.,;:)’”]|$)",
    r"(?:(?<=[a-z%)]\.)|(?<=\d\d\.)){n}(?=\s*\n|\s+[A-Z]|$)",
    r"(?<=[a-z] ){n}(?= [a-z])",
)


@dataclass(slots=True)
class Footnotes:
    """The lines that hold notes, by number, and where in the text their marks stand."""

    lines: set[int] = field(default_factory=set)
    marks: set[tuple[int, int]] = field(default_factory=set)


def footnotes_in(text: str, lines: Sequence[SourceLine], *, ends: Iterable[int]) -> Footnotes:
    """Notes that end a page or the document and whose number is marked in a sentence above.

    `lines` are lines of words without running headers, `ends` the numbers of those after which a page ends.
    """
    found = Footnotes()
    ends = set(ends)
    for index, line in enumerate(lines):
        number = _note_number(lines, index)
        last = _end_of_note(lines, index, ends) if number else None
        if number is None or last is None:
            continue
        mark = _mark_of(text[: line.start], _WAYS if _is_under_rule(lines, index) else _WAYS[:2], number)
        if mark is None:
            continue
        found.marks.add(mark)
        found.lines |= {each.number for each in lines[index : last + 1]}
    found.lines |= {line.number for line in lines if _RULE.match(line.text)}
    return found


def _note_number(lines: Sequence[SourceLine], index: int) -> str | None:
    """The number that a line opens with, where the line before it has ended and it is no line of a table."""
    match = _NOTE.match(lines[index].text)
    if match is None or index == 0:
        return None
    before = lines[index - 1]
    follows = lines[index].number > before.number + 1 or bool(
        _ENDED.search(before.words) or _RULE.match(before.text)
    )
    return match["number"] if follows else None


def _is_under_rule(lines: Sequence[SourceLine], index: int) -> bool:
    return index > 0 and bool(_RULE.match(lines[index - 1].text))


def _end_of_note(lines: Sequence[SourceLine], index: int, ends: set[int], others: int = _MOST) -> int | None:
    """The index of the note's last line: before the next note, a blank line or the page's end."""
    is_under_rule = _is_under_rule(lines, index)
    for last in range(index, min(index + _LONGEST_NOTE, len(lines))):
        if lines[last].number in ends:
            return last
        after = lines[last + 1]
        if _note_number(lines, last + 1):
            stands = is_under_rule or (
                others > 0 and _end_of_note(lines, last + 1, ends, others - 1) is not None
            )
            return last if stands else None
        if is_under_rule and (after.number > lines[last].number + 1 or after.words[:1].isupper()):
            return last
    return None


def _mark_of(before: str, ways: Sequence[str], number: str) -> tuple[int, int] | None:
    """The last place above the note where its number hangs on a word or stands loose among words."""
    for way in ways:
        found = list(re.finditer(way.replace("{n}", number), before))
        if found:
            return found[-1].span()
    return None
