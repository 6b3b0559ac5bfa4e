"""Lines to paragraphs, by line statistics: extracted text is double-spaced here and broken by pages there."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import begins_something, ends_at_once, recommendation_heading
from goldthread.ingest.manuscript import Manuscript, Source, SourceLine

_WINDOW = 8  # lines either side whose spacing and width a line is judged by
_PAGE_BREAK = 9  # blank lines that a page break inside a sentence may leave
_PAGE = re.compile(r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|page\s+\d{1,3}\b.*", re.IGNORECASE)
_ENDED = re.compile(r"[.?!:;][’”\"')\]]*$")
_HANGING = re.compile(
    r"(?:,|\b(?:and|or|the|of|to|for|in|with|a|an|by|on|from|that|which|their|its|our|be|is|are|[Tt]his can))$"
)
_LAST = frozenset(".?!:;’”\"')]")  # characters with which a match of `_ENDED` ends
_LONGEST_HANGING = 10  # characters, and more than any match of `_HANGING` takes
_LONGEST_TITLE = 8  # words of a recommendation's title
_LONGEST_LINE = 12  # words of any title
_LONGEST_NAME = 9  # words
_SMALL = frozenset(["and", "of", "for", "the", "upon", "on"])
_SHORT_OF_WIDTH = 0.86  # a full stop on a line shorter than this leaves room for the next word
_MARKEDLY_SHORT = 0.68
_LONGEST_WRAPPED = 170  # characters: wider than any page
_FEW = 3  # lines that lost their break prove nothing
_WIDER = 1.2  # no line that is set to a width is so much wider
_SHARE_OF_FULL = 0.15  # of lines, where text is set to a width
_LONGEST_NEVER_FULL = 32  # in a narrow list nothing can be said from width


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, at [start, end) of the source text. `gap` is the blank lines before it."""

    lines: tuple[SourceLine, ...]
    start: int
    end: int
    text: str
    gap: int

    @property
    def first_line(self) -> str:
        return self.lines[0].text


def paragraphs_of(manuscript: Manuscript) -> tuple[Paragraph, ...]:
    """The document's paragraphs in order. Lifted lines (addresses, page numbers) lie inside or between them."""
    lines = [line for line in manuscript.lines if not (line.is_blank or line.is_lifted or line.in_table)]
    if not lines:
        return ()
    gaps = _gaps(manuscript, lines)
    groups: list[list[SourceLine]] = [[lines[0]]]
    openings = [gaps[0]]
    page_ends = _page_ends(manuscript)
    breaks = _breaks_unwrapped if _is_unwrapped(lines) else _breaks
    for index in range(1, len(lines)):
        is_over_page = bisect(page_ends, lines[index - 1].number) < bisect(page_ends, lines[index].number)
        if breaks(lines, gaps, index) and not (is_over_page and _goes_on_overleaf(lines, index)):
            groups.append([])
            openings.append(gaps[index])
        groups[-1].append(lines[index])
    source = manuscript.source
    return tuple(_paragraph(source, group, gap) for group, gap in zip(groups, openings, strict=True))


def _paragraph(source: Source, lines: Sequence[SourceLine], gap: int) -> Paragraph:
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    return Paragraph(tuple(lines), start, end, source.words(start, end), gap)


def _gaps(manuscript: Manuscript, lines: Sequence[SourceLine]) -> list[int]:
    """Blank lines before each line of words."""
    blanks = [0]
    for line in manuscript.lines:
        blanks.append(blanks[-1] + line.is_blank)
    before = [blanks[line.number] for line in lines]
    return [before[0], *(after - earlier for earlier, after in pairwise(before))]


def _page_ends(manuscript: Manuscript) -> list[int]:
    """Numbers of the lines that only the page has: running headers, page numbers."""
    return [line.number for line in manuscript.lines if line.is_furniture or _PAGE.fullmatch(line.words)]


def _goes_on_overleaf(lines: Sequence[SourceLine], index: int) -> bool:
    """A full line that has not ended, and then a page's end: the sentence goes on, even with a capital letter."""
    before, after = lines[index - 1], lines[index]
    if after.begins or before.heading or begins_something(after.text) or ends_at_once(before.text):
        return False
    near = sorted(len(line.words) for line in lines[max(0, index - _WINDOW) : index + _WINDOW + 1])
    is_full = len(before.words) >= _SHORT_OF_WIDTH * near[len(near) * 3 // 4]
    return is_full and not _has_ended(before.words) and not before.words.isupper()


def _is_unwrapped(lines: Sequence[SourceLine]) -> bool:
    """True where lines are paragraphs, as a web page or a word processor gives them: long ones, of no common width."""
    lengths = sorted(len(line.words) for line in lines)
    width = lengths[-min(len(lengths), _FEW)]
    full = sum(_SHORT_OF_WIDTH * width <= length <= _WIDER * width for length in lengths)
    return width > _LONGEST_WRAPPED and full < _SHARE_OF_FULL * len(lengths)


def _breaks_unwrapped(lines: Sequence[SourceLine], gaps: Sequence[int], index: int) -> bool:
    """Every line is a paragraph, but one that goes on with a small letter where the line before has not ended."""
    before, after = lines[index - 1], lines[index]
    is_broken = not _has_ended(before.words) and after.words[0].islower() and not begins_something(after.text)
    return gaps[index] > 0 or not is_broken


def _breaks(lines: Sequence[SourceLine], gaps: Sequence[int], index: int) -> bool:
    before, after, gap = lines[index - 1], lines[index], gaps[index]
    if gap == 0 and not after.begins and _points_to(before.words, after.text):
        return False
    if after.begins or before.heading or begins_something(after.text) or ends_at_once(before.text):
        return True
    if _is_titled(before.text, after.words, is_apart=gap > _usual_gap(lines, gaps, index)):
        return True
    if gap and before.words.isupper() and not after.words.isupper() and len(before.words.split()) > 2:
        return True  # a title in capitals
    ended = _has_ended(before.words)
    runs_on = after.words[0].islower() or after.words[0] == "(" or _is_hanging(before.words)
    if not ended and runs_on:
        return gap > _PAGE_BREAK
    if gap > _usual_gap(lines, gaps, index):
        return True
    if (before.words.endswith(":") and gap) or (gap and ended and _is_name_alone(lines, index)):
        return True
    return _leaves_room(lines, index, ended=ended)


def _has_ended(words: str) -> bool:
    return words[-1:] in _LAST and bool(_ENDED.search(words))  # most lines end in a letter


def _is_hanging(words: str) -> bool:
    return bool(_HANGING.search(words, max(0, len(words) - _LONGEST_HANGING)))


def _points_to(before: str, line: str) -> bool:
    """ "... what was asked for in" over "Recommendation 2 and": the number is the sentence's, and heads nothing."""
    return _is_hanging(before) and recommendation_heading(line) is not None


def _is_titled(line: str, after: str, *, is_apart: bool) -> bool:
    """ "Recommendation 3 – Supervision" over a line in which somebody is asked: its words are a title."""
    heading = recommendation_heading(line)
    title = line[heading.after :].strip() if heading else ""
    return (
        0 < len(title.split()) <= _LONGEST_TITLE
        and not (_has_ended(title) or (_is_hanging(title) and not is_apart) or asks(title))
        and after.lstrip("“‘\"'")[:1].isupper()
        and asks(after)
    )


def _usual_gap(lines: Sequence[SourceLine], gaps: Sequence[int], index: int) -> int:
    """Blank lines between the lines of one sentence hereabouts: 0, or 1 where the text is double-spaced."""
    near = range(max(1, index - _WINDOW), min(len(lines), index + _WINDOW + 1))
    inside = [
        gaps[i]
        for i in near
        if i != index and lines[i].words[0].islower() and not _has_ended(lines[i - 1].words) and gaps[i] <= 1
    ]
    return 1 if sum(inside) * 2 > len(inside) else 0


def _leaves_room(lines: Sequence[SourceLine], index: int, *, ended: bool) -> bool:
    """True where the line before stops although the next word would have fitted on it."""
    near = sorted(len(line.words) for line in lines[max(0, index - _WINDOW) : index + _WINDOW + 1])
    width = near[-2] if len(near) > 3 else near[-1]  # one line that lost its break may be any length
    if width < _LONGEST_NEVER_FULL:
        return True
    needed = len(lines[index - 1].words) + 1 + len(lines[index].words.split()[0])
    return needed < width * (_SHORT_OF_WIDTH if ended else _MARKEDLY_SHORT)


def _is_name_alone(lines: Sequence[SourceLine], index: int) -> bool:
    """A line of few words in capitals, after which another begins with room to spare: a name over an answer."""
    words = lines[index].words.split()
    if index + 1 >= len(lines) or len(words) > _LONGEST_NAME or _ENDED.search(lines[index].words):
        return False
    is_name = all(word[0].isupper() or word[0] in "(&" or word in _SMALL for word in words)
    follows = lines[index + 1].words
    return is_name and follows[0].isupper() and _leaves_room(lines, index + 1, ended=False)


def is_title(paragraph: Paragraph) -> bool:
    """One short line that is no sentence."""
    words = paragraph.text.split()
    return (
        len(paragraph.lines) == 1
        and len(words) <= _LONGEST_LINE
        and not paragraph.text.rstrip("*_").endswith((".", ";", ","))
        and paragraph.text.lstrip("#*_ \t0123456789.")[:1].isupper()
    )
