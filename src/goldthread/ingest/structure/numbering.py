"""Which paragraphs begin a recommendation, in whatever way the document numbers them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import (
    Numbering,
    bullet,
    coded,
    is_recommendations_heading,
    numbered,
    part_letter,
    recommendation_heading,
    section_heading,
    unnumbered_heading,
)
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.particulars import is_field
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.structure.answers_by_number import answers_by_number
from goldthread.ingest.structure.grouped_headings import grouped_openings
from goldthread.ingest.structure.listed_apart import (
    listed_after,
    listed_before,
    lists_in,
    second_run,
    with_groups,
)
from goldthread.ingest.structure.lists import (
    bulleted_list,
    is_audience,
    lettered_list,
    numbered_list,
)
from goldthread.ingest.structure.marked_asks import (
    answered_headings,
    answered_items,
    answered_letters,
    are_answered,
    are_over_asks,
    labelled,
    otherwise_headed,
    quoted,
    quoted_asks,
    with_histories,
)
from goldthread.ingest.structure.openings import Opening, asks_first, is_titled, leads_in, name_of, past_title
from goldthread.ingest.structure.section_lists import listed_in_sections
from goldthread.ingest.structure.titled_asks import titled_asks
from goldthread.ingest.structure.told_asks import told_asks

_CONCERN = re.compile(r"\bconcerns?\b", re.IGNORECASE)
_RISKS = re.compile(
    r"\W*(?:(?:key|main|our|the) )*risks?\b(?: \w+){0,3}\W*", re.IGNORECASE
)  # "R1", "R2" under it
_POSITIONS = re.compile(r"(?:R\d{1,2}\b[\s:–-]*[A-Za-z]\w*[\s;,.]*){2,}")  # "R1 Amber R2 Green"
_CODE = re.compile(r"\W*R\d")


def openings_in(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """The paragraphs that begin a recommendation, by their position; the plainest way of numbering counts."""
    headed = _headed(paragraphs)
    if headed:
        front = paragraphs[: min(headed)]
        lists = (_listed(front) or _asking_list(front), *lists_in(front))
        listed = next((found for each in lists if (found := listed_before(each, paragraphs, headed))), {})
        listed = listed or listed_after(paragraphs, headed)
        if listed:
            headed = {
                at: replace(each, answers=True, numbering=past_title(paragraphs, at, each.numbering))
                for at, each in with_groups(paragraphs, headed).items()
            }
        beside = {} if listed else {**_list_besides(front, headed), **_headed_besides(paragraphs, headed)}
        return {
            **listed,
            **headed,
            **beside,
            **listed_in_sections(paragraphs, headed),
            **second_run(paragraphs, headed),
        }
    for way in (
        told_asks,
        _recommendation_labels,
        labelled,
        answered_headings,
        answered_letters,
        _coded,
        _by_audience,
        quoted,
        quoted_asks,
        with_histories,
        _listed,
        otherwise_headed,
        _unnumbered,
        _asking_list,
        _asking_letters,
        answered_items,
        titled_asks,
    ):
        found = way(paragraphs)
        if are_over_asks(paragraphs, sorted(found)):
            continue
        if found and way is _listed:
            found = _around(paragraphs, found)
        if found:
            return {**found, **answers_by_number(paragraphs, found)}
    return {}


def _headed(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Paragraphs that begin with "Recommendation 1", "Rec 2a" or "R3"."""
    found: dict[int, Opening] = {}
    is_risk = False
    for index, paragraph in enumerate(paragraphs):
        heading = recommendation_heading(paragraph.first_line)
        if heading is None or not _CODE.match(paragraph.first_line):
            is_risk = bool(_RISKS.fullmatch(paragraph.text)) or (is_risk and not is_title(paragraph))
        if heading is not None and not is_risk and not _POSITIONS.fullmatch(paragraph.text):
            rest = paragraph.first_line[heading.after :]
            marker = response_marker(rest) if rest.strip() else None
            if marker is not None and not rest[marker.after :].strip():
                heading = Numbering(heading.number, heading.letter, heading.after + marker.after)
            elif is_titled(paragraphs, index, rest):
                heading = Numbering(heading.number, heading.letter, len(paragraph.first_line))
            found[index] = Opening(heading, answers=marker is not None)
    grouped = grouped_openings(paragraphs, found) if found else {}
    return found | {at: Opening(each, together=numbers) for at, (each, numbers) in grouped.items()}


def _headed_besides(paragraphs: Sequence[Paragraph], headed: Mapping[int, Opening]) -> dict[int, Opening]:
    """A second kind of ask after the last recommendation, with a count of its own: "AFI 1", "AFI 2"."""
    last = max(headed)
    after = {
        at: each for at, each in (otherwise_headed(paragraphs) or _coded(paragraphs)).items() if at > last
    }
    asked = sum(_asks_below(paragraphs, at, each.numbering) for at, each in after.items())
    return after if len(after) > 1 and asked * 2 > len(after) else {}


def _list_besides(front: Sequence[Paragraph], headed: Mapping[int, Opening]) -> dict[int, Opening]:
    """A list of another review's asks before the first heading, counted in another way: "(i)" before "A."."""
    found = _listed(front)
    names = {name_of(each.numbering) for each in headed.values()}
    is_other = len(found) > 1 and not names & {name_of(each.numbering) for each in found.values()}
    asked = sum(asks(front[at].text[each.numbering.after :]) for at, each in found.items())
    return found if is_other and asked == len(found) else {}


def _coded(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Codes of the document's own making, of which each stem counts from 1: "CF1", "CF2", in whatever order."""
    found = {at: Opening(code) for at, each in enumerate(paragraphs) if (code := coded(each.first_line))}
    numbers: dict[str, set[int]] = {}
    for each in found.values():
        stem, number = _code_parts(each.numbering)
        numbers.setdefault(stem, set()).add(number)
    counted = {
        stem
        for stem, held in numbers.items()
        if held == set(range(1, len(held) + 1)) or _all_ask(paragraphs, found, stem)
    }
    found = {at: each for at, each in found.items() if _code_parts(each.numbering)[0] in counted}
    asked = sum(_asks_below(paragraphs, index, each.numbering) for index, each in found.items())
    return found if any(len(numbers[stem]) > 1 for stem in counted) and asked * 2 > len(found) else {}


def _all_ask(paragraphs: Sequence[Paragraph], found: Mapping[int, Opening], stem: str) -> bool:
    """Codes that rise with gaps, since only some of a list are told of again: each has to ask."""
    at = [index for index, each in sorted(found.items()) if _code_parts(each.numbering)[0] == stem]
    counts = [_code_parts(found[index].numbering)[1] for index in at]
    rises = all(a < b for a, b in pairwise(counts))
    return len(at) > 1 and rises and all(_asks_below(paragraphs, i, found[i].numbering) for i in at)


def _code_parts(code: Numbering) -> tuple[str, int]:
    """ "CF" and 2 of "CF2"."""
    stem = code.number.rstrip("0123456789")
    return stem, int(code.number[len(stem) :])


def _asks_below(paragraphs: Sequence[Paragraph], index: int, numbering: Numbering) -> bool:
    below = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
    if is_field(below) or any(is_field(each.first_line) for each in paragraphs[index + 2 : index + 3]):
        return True
    return asks(paragraphs[index].text[numbering.after :].strip()) or asks(below)


def _listed(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    for index, paragraph in enumerate(paragraphs):
        if leads_in(paragraph):
            found = (
                _letters_below(paragraphs, index)
                or numbered_list(paragraphs, index)
                or lettered_list(paragraphs, index)
                or bulleted_list(paragraphs, index)
            )
            if found:
                prefix = (
                    "Concern " if _CONCERN.search(paragraph.text) and "ecommend" not in paragraph.text else ""
                )
                return {at: Opening(_named(each, prefix)) for at, each in found.items()}
    return {}


def _by_audience(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Numbered under "For schools", "For the police", anew under each: asks in whatever words, orders too."""
    heads = [
        at
        for at, each in enumerate(paragraphs[:-1])
        if is_audience(each) and (item := numbered(paragraphs[at + 1].first_line)) and item[0].number == "1"
    ]
    if len(heads) < 2:
        return {}
    found = numbered_list(paragraphs, heads[0] - 1)
    end = next(
        (at for at in range(heads[-1] + 1, len(paragraphs)) if is_title(paragraphs[at])), len(paragraphs)
    )
    return {at: Opening(each) for at, each in found.items() if heads[0] < at < end}


def _letters_below(paragraphs: Sequence[Paragraph], index: int) -> dict[int, Numbering]:
    """The lettered list that begins right under its lead-in, whatever is numbered further on."""
    below = paragraphs[index + 1].first_line if index + 1 < len(paragraphs) else ""
    return lettered_list(paragraphs, index) if part_letter(below) else {}


def _named(numbering: Numbering, prefix: str) -> Numbering:
    return Numbering(prefix + numbering.number, numbering.letter, numbering.after)


def _asking_list(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Numbered paragraphs that ask, two or more of them, though nothing leads them in."""
    found = numbered_list(paragraphs, -1, only_asks=True)
    return {at: Opening(each) for at, each in found.items()} if len(found) > 1 else {}


def _asking_letters(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Lettered paragraphs that ask, each of them, two or more, though nothing leads them in."""
    for index, paragraph in enumerate(paragraphs):
        part = part_letter(paragraph.first_line)
        found = lettered_list(paragraphs, index - 1) if part and part[0] in {"a", "i"} else {}
        if found and all(asks(paragraphs[at].text[each.after :].strip()) for at, each in found.items()):
            return {at: Opening(each) for at, each in found.items()}
    return {}


def _around(paragraphs: Sequence[Paragraph], found: dict[int, Opening]) -> dict[int, Opening]:
    """The numbered list that begins before `found` where an item of it leads in those: they are its parts."""
    outer = _asking_list(paragraphs)
    within = outer and min(outer) < min(found) and not outer.keys() & found.keys()
    return outer if within else found


def _unnumbered(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Headings "Recommendation" without a number, or else every paragraph that asks under "Recommendations"."""
    found: dict[int, Opening] = {}
    for index, paragraph in enumerate(paragraphs):
        after = unnumbered_heading(paragraph.first_line)
        if after is not None:
            found[index] = Opening(Numbering(str(len(found) + 1), None, after))
    if found:
        return found
    return {
        position: Opening(Numbering(str(count), None, 0))
        for count, position in enumerate(_asking_paragraphs(paragraphs), 1)
    }


def _recommendation_labels(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """ "Recommendation: ..." beside the words, twice or more, each over an answer that is marked."""
    found = {
        at: after
        for at, each in enumerate(paragraphs)
        if (after := unnumbered_heading(each.first_line)) is not None and each.first_line[after:].strip()
    }
    numbered_on = {
        at: Opening(Numbering(str(n), None, after)) for n, (at, after) in enumerate(found.items(), 1)
    }
    return numbered_on if len(found) > 1 and are_answered(paragraphs, sorted(found)) else {}


def _asking_paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    is_open = False
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if is_recommendations_heading(text) or section_heading(text) is not None:
            is_open = index + 1 < len(paragraphs) and (is_open or asks_first(paragraphs[index + 1]))
        elif is_closing(text) or (response_marker(paragraph.first_line) is not None and is_title(paragraph)):
            is_open = is_open and not is_closing(text)
        elif (
            is_open
            and not is_title(paragraph)
            and bullet(paragraph.first_line) is None
            and asks_first(paragraph)
        ):
            yield index
