"""Lists of recommendations that stand apart from what is said to each: in front, in an appendix, or met again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import Numbering, part_letter, section_heading
from goldthread.ingest.lines.paragraphs import Paragraph
from goldthread.ingest.structure.grouped_headings import answered_numbers, grouped_numbers
from goldthread.ingest.structure.lists import lettered_list, numbered_list
from goldthread.ingest.structure.openings import Opening, leads_in, name_of, words_after


def listed_before(
    listed: Mapping[int, Opening], paragraphs: Sequence[Paragraph], headed: Mapping[int, Opening]
) -> dict[int, Opening]:
    """A bare list in front, where the headings after it carry the same numbers and what is said to each."""
    numbers = {name_of(each.numbering) for each in listed.values()}
    answered = {name_of(each.numbering) for each in headed.values()}
    is_list = len(numbers) > 1 and numbers >= answered
    asked = sum(asks(words_after(paragraphs, at, each.numbering)) for at, each in headed.items())
    return dict(listed) if is_list and asked * 4 < len(headed) else {}


def lists_in(front: Sequence[Paragraph]) -> Iterator[dict[int, Opening]]:
    """Every list that a colon leads in, by number or by letter; and a run of paragraphs that ask under a lead-in."""
    for index, paragraph in enumerate(front):
        if leads_in(paragraph):
            run = takewhile(lambda at: asks(front[at].text), range(index + 1, len(front)))
            yield {at: Opening(Numbering(str(n), None, 0)) for n, at in enumerate(run, 1)}
        if leads_in(paragraph) or paragraph.text.endswith(":"):
            for found in (numbered_list(front, index), lettered_list(front, index)):
                yield {at: Opening(each) for at, each in found.items()}


def listed_after(paragraphs: Sequence[Paragraph], headed: Mapping[int, Opening]) -> dict[int, Opening]:
    """The list itself in an appendix, where the headings before it only say to which number each answers."""
    last = max(headed)
    heading = next((at for at in range(last + 1, len(paragraphs)) if leads_in(paragraphs[at])), None)
    if heading is None:
        return {}
    found = {at: Opening(each) for at, each in numbered_list(paragraphs, heading).items()}
    numbers = {each.numbering.number for each in found.values()}
    is_list = len(numbers) > 1 and numbers >= {each.numbering.number for each in headed.values()}
    asked = sum(asks(words_after(paragraphs, at, each.numbering)) for at, each in headed.items())
    return found if is_list and asked * 4 < len(headed) else {}


def with_groups(paragraphs: Sequence[Paragraph], headed: Mapping[int, Opening]) -> dict[int, Opening]:
    """The headings with those over several numbers, "Recs 4 and 5", apart or before what is said to them."""
    groups = dict(headed)
    for at, each in enumerate(paragraphs):
        numbers, after = grouped_numbers(each.text), len(each.first_line)
        if not numbers and (answered := answered_numbers(each.first_line)):
            numbers, after = answered
        if numbers and at not in headed:
            groups[at] = Opening(Numbering(numbers[0], None, after), together=numbers)
    return groups


def second_run(paragraphs: Sequence[Paragraph], headed: Mapping[int, Opening]) -> dict[int, Opening]:
    """The headings that carry the numbers of a whole list in front of them again, and under which nothing is asked."""
    seen: set[str] = set()
    positions = sorted(headed)
    turn = next(
        (i for i, at in enumerate(positions) if _met(name_of(headed[at].numbering), seen)), len(positions)
    )
    first, rest = positions[:turn], positions[turn:]
    is_subset = {name_of(headed[at].numbering) for at in rest} <= seen
    if len(first) < 2 or len(rest) < 2 or not is_subset:
        return {}
    if any(section_heading(paragraphs[at].text) for at in range(first[0], rest[-1])):
        return {}
    asked = [sum(_is_asked(paragraphs, at, headed[at].numbering) for at in run) for run in (first, rest)]
    answers = asked[0] * 2 > len(first) and asked[1] * 4 < len(rest)
    return {at: replace(headed[at], answers=True) for at in rest} if answers else {}


def _met(name: str, seen: set[str]) -> bool:
    if name in seen:
        return True
    seen.add(name)
    return False


def _is_asked(paragraphs: Sequence[Paragraph], at: int, numbering: Numbering) -> bool:
    words = words_after(paragraphs, at, numbering)
    part = part_letter(words)
    return asks(words[part[1] :] if part else words)
