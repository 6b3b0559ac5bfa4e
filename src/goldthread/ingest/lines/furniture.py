"""Running headers, footers and footnotes in plain lines: found by what repeats about the ends of pages, and marked."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.ingest.lines.footnotes import Footnotes, footnotes_in
from goldthread.ingest.lines.headings import ask_label, begins_something, ends_at_once, numbered
from goldthread.ingest.lines.particulars import is_field
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.manuscript import Manuscript, SourceLine
from goldthread.kernel.small_letters import in_small_letters

_BARE_NUMBER = re.compile(r"[-–—|\s]*(?:page|p\.?|pg\.?)?\s?(\d{1,3})[-–—|\s]*", re.IGNORECASE)
_PAGE_WORDS = in_small_letters(
    r"(?:^|\s{2,}|\|\s*|[-–—]\s*)(?:page|pg\.?)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\s*(?:\||$)|^page\s+\d{1,3}\b|"
    r"\s{2,}p\.?\s?\d{1,3}\s?/\s?\d{1,3}$|"
    r"\b\d{1,3}\s*\|\s*(?:[^|]{0,20}/ ?)?p a g e$|\bp a g e\s*\|?\s*\d{1,3}$"  # as word processors space it
)
_FIGURE = re.compile(r"\d")
_ENDS_IN_NUMBER = re.compile(r"(?P<wide>\s{3,}|\s*\|\s*)?(?P<number>\d{1,3})(?:\s?(?:/|of)\s?\d{1,3})?$")
_ENDED = re.compile(r"[.?!:;][’”\"')\]]*$")
_LETTERED = re.compile(r"\(?(?:[A-Za-z]|[ivx]{1,4})[.)]\s+\S")  # an item of a list
_WIDE = re.compile(r"\s{3,}|\t")
_TITLE_LIKE = re.compile(
    r"\b(?:Partnership|Board|[A-Z]{1,6}SC[PB]|OFFICIAL|Restricted|Confidential|[Vv]ersion|[Vv]\d)\b"
)
# What a web page shows to be pressed, and no words of the document.
_CONTROL = re.compile(
    r"(?:(?:show|hide|expand|collapse)(?: all| this)?(?: sections?)?|this section is (?:open|closed)|"
    r"skip to main content|was this page (?:helpful|useful)|back to top|"
    r"(?:print|share|download|e-?mail) (?:this|these|the) (?:page|plan|document|response|results?|table)"
    r"(?:\s*\([^()]{1,24}\))?(?::.{0,60})?|"
    r"yes\s+no(?:\s+report a problem.*)?)\W*",
    re.IGNORECASE,
)
_FEWEST = 4  # words of a line that a sentence runs on from
_SHORTEST_TITLE = 3  # words
_LONGEST = 24  # words of a running header
_LONGEST_RUN = 5  # lines of furniture between two lines of one sentence
_OPENING_LINES = 8  # a title stands here, and may be the same as the running header
_SHORT = 0.8  # of the usual width: a header that stands once is no full line
_SHARE = 0.7  # of a line's occurrences that have to stand at a page's end


def with_furniture_marked(manuscript: Manuscript) -> Manuscript:
    """The manuscript with `is_furniture` set on the lines that only the page has, and footnote marks taken out."""
    lines = [line for line in manuscript.lines if not (line.is_blank or line.in_table or line.is_furniture)]
    found = _running(lines)
    notes = footnotes_in(
        manuscript.source_text,
        [line for line in lines if line.number not in found],
        ends=_ends_of_pages(lines, found),
    )
    found |= notes.lines | {line.number for line in lines if _CONTROL.fullmatch(line.words)}
    if not found and not notes.marks:
        return manuscript
    marked = tuple(
        replace(line, is_furniture=line.is_furniture or line.number in found) for line in manuscript.lines
    )
    return replace(manuscript, lines=marked, marks=_marks(manuscript, notes))


def _marks(manuscript: Manuscript, notes: Footnotes) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({*manuscript.marks, *notes.marks}))


def _running(lines: Sequence[SourceLine]) -> set[int]:
    """Numbers of the lines that are running headers or footers."""
    anchors = _page_numbers(lines)
    repeated = {i for group in _repeated(lines).values() for i in group} - anchors
    by_page = _beside_page_ends(lines, anchors, repeated)
    repeated = {
        i for i in repeated if not lines[i].words[0].islower()
    }  # such a line may be one of a sentence
    found = anchors | by_page | _between_words(lines, repeated - by_page, anchors | by_page)
    found |= _only_once(lines, anchors, found)
    return {lines[i].number for i in found}


def _key(line: SourceLine) -> str:
    return " ".join(re.sub(r"\d+", "#", line.words.lower()).split())


def _repeated(lines: Sequence[SourceLine]) -> dict[str, list[int]]:
    """Lines that stand more than once, figures apart, by their words, without those of the document's own form."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if _may_be_furniture(line):
            groups[_key(line)].append(index)
    return {key: group for key, group in groups.items() if len(group) > 1}


def _may_be_furniture(line: SourceLine) -> bool:
    words = line.words
    if line.heading or line.begins or len(words.split()) > _LONGEST:
        return False
    if "\t" in words or (len(_WIDE.findall(words)) > 1 and "recommendation" in words.lower()):
        return False
    if _LETTERED.match(words):
        return False
    is_title = response_marker(words) is not None and len(words.split()) > _SHORTEST_TITLE - 1
    begins = begins_something(words) and not is_title  # "WSCP response – Heron" may head each page
    return not (begins or is_field(words) or ask_label(words) is not None) and not words.endswith(
        (",", ":", ".")
    )


def _page_numbers(lines: Sequence[SourceLine]) -> set[int]:
    """Lines that number the pages: alone, after "page", or at the end of a line that is the same but for the number."""
    found = {i for i, line in enumerate(lines) if not line.begins and _names_page(line.words.lower())}
    bare = [(i, int(m[1])) for i, line in enumerate(lines) if (m := _BARE_NUMBER.fullmatch(line.words))]
    found |= set(_counting(bare))
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        ending = _ENDS_IN_NUMBER.search(line.words) if line.words[-1:].isdigit() else None
        if ending and (ending["wide"] or _interrupts(lines, index)) and not numbered(line.words):
            groups[_key(line)].append((index, int(ending["number"])))
    for key, group in groups.items():
        counted = list(_counting(group))
        if len(counted) > 1 and len(key) > 2:
            found |= set(counted)
    return found


def _names_page(words: str) -> bool:
    """Looks for a number first, which most lines have none of: the pattern is slow to find that out."""
    return _FIGURE.search(words) is not None and _PAGE_WORDS.search(words) is not None


def _counting(numbered_lines: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Of lines with numbers, those that count upwards by one."""
    last: int | None = None
    for index, number in numbered_lines:
        if last is None or number == last + 1:
            last = number
            yield index


def _beside_page_ends(lines: Sequence[SourceLine], anchors: set[int], repeated: set[int]) -> set[int]:
    """Repeated lines that stand beside a page number or a form feed, or beside others that do."""
    breaks = anchors | {i for i, line in enumerate(lines) if "\f" in line.text}
    beside: set[int] = set()
    for step in (1, -1):
        for index in breaks:
            at = index if index in repeated and (step == 1 or index not in anchors) else index + step
            if step == -1 and "\f" in lines[index].text and index not in anchors:
                at = index - 1
            while 0 <= at < len(lines) and at in repeated:
                beside.add(at)
                at += step
    found: set[int] = set()
    for group in _groups(lines, repeated):
        later = [i for i in group if i >= _OPENING_LINES]
        if later and sum(i in beside for i in later) >= _SHARE * len(later):
            found |= {i for i in group if (i in beside and i >= _OPENING_LINES) or i in later}
    return found


def _groups(lines: Sequence[SourceLine], indices: Iterable[int]) -> list[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for index in sorted(indices):
        groups[_key(lines[index])].append(index)
    return list(groups.values())


def _between_words(lines: Sequence[SourceLine], repeated: set[int], known: set[int]) -> set[int]:
    """Lines that come again, and at least once stand between two lines of one sentence."""
    found: set[int] = set()
    for group in _groups(lines, repeated):
        if any(_interrupts(lines, i, known | repeated) for i in group if i >= 2):
            found |= {i for i in group if i >= _OPENING_LINES or _interrupts(lines, i, known | repeated)}
    return found


def _interrupts(
    lines: Sequence[SourceLine], index: int, passing: set[int] | frozenset[int] = frozenset()
) -> bool:
    """True where the line before it has not ended its sentence and the line after goes on in small letters."""
    before, after = index - 1, index + 1
    while before >= 0 and before in passing:
        before -= 1
    while after < len(lines) and after in passing:
        after += 1
    if before < 0 or after >= len(lines) or after - before > _LONGEST_RUN + 1:
        return False
    words, opening = lines[index].words, lines[before].words
    capital = words[:1].isupper() or words[:1].isdigit()
    return (
        capital
        and lines[after].words[0].islower()
        and not (_ENDED.search(opening) or ends_at_once(opening))
        and (len(opening.split()) > _FEWEST or opening[:1].islower())
    )


def _only_once(lines: Sequence[SourceLine], anchors: set[int], found: set[int]) -> set[int]:
    """A header that stands once, in a document of two pages: by a page number, within a sentence or like a title."""
    extra: set[int] = set()
    short = _SHORT * _usual_width(lines)
    for anchor in anchors:
        before, after = anchor, anchor
        while before - 1 in found or before == anchor:
            before -= 1
        while after + 1 in found:
            after += 1
        after += 1
        if before < 0 or after >= len(lines) or lines[after].words[0].islower():
            continue
        if not _may_be_furniture(lines[after]):
            continue
        is_short = len(lines[after].words) < short or bool(_WIDE.search(lines[after].words))
        if (is_short and _interrupts(lines, after, found)) or _is_a_title(lines, after):
            extra.add(after)
    return extra


def _usual_width(lines: Sequence[SourceLine]) -> int:
    return sorted(len(line.words) for line in lines)[len(lines) // 2] if lines else 0


def _is_a_title(lines: Sequence[SourceLine], index: int) -> bool:
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    gap_after = after is None or after.number > line.number + 1 or len(_WIDE.findall(after.words)) > 1
    follows_page = index > 0 and (line.number > lines[index - 1].number + 1 or "\f" in line.text)
    words = line.words
    return (
        follows_page
        and (gap_after or bool(_WIDE.search(words)))
        and not _ENDED.search(words)
        and len(words.split()) <= _LONGEST
        and bool(_TITLE_LIKE.search(words))
        and bool(re.search(r"\b\d|[-–—|]|\s{3,}", words))
    )


def _ends_of_pages(lines: Sequence[SourceLine], found: set[int]) -> set[int]:
    """Numbers of the lines of words after which a page, or the document, ends."""
    kept = [line for line in lines if line.number not in found]
    marks = sorted({line.number for line in lines if line.number in found or "\f" in line.text})
    ends = {kept[-1].number} if kept else set()
    for before, after in pairwise(kept):
        at = bisect_right(marks, before.number)
        if at < len(marks) and marks[at] <= after.number:
            ends.add(before.number)
    return ends
