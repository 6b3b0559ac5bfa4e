"""Lines of a name alone, over what that agency says: read by layout, for a document may name agencies nobody knows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from goldthread.ingest.english.name_words import GROUPS, PEOPLE, THINGS, UNITS
from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import bullet, numbered, part_letter
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.particulars import is_field, is_status
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.structure.openings import Opening

_AS_FAR_AS_NUMBER = re.compile(r"[^\d\W][^\d]{0,30}\d{1,2}\b|\d{1,2}[.)]\s+[A-Z][a-z]+(?=:)")
_LONGEST_NAME = 8  # words
_SMALL = frozenset({"and", "of", "for", "the", "in", "on"})
_FEWEST = 3  # recommendations that show a layout


def name_lines(paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening]) -> dict[int, str]:
    """Names that stand apart, right over words, under two in three of the recommendations; by their position.

    A line that stands under more than half of the recommendations is a label of the form and no name.
    """
    asked = sorted(at for at, each in openings.items() if not each.answers)
    if len(asked) < _FEWEST:
        return {}
    found = {
        at: paragraphs[at].text for at in range(asked[0] + 1, len(paragraphs)) if _is_name(paragraphs, at)
    }
    found = {at: text for at, text in found.items() if at not in openings}
    first = sum(at + 1 in found or (at + 2 in found and at + 1 not in openings) for at in asked)
    most = max(Counter(found.values()).values(), default=0)
    return found if first * 3 >= len(asked) * 2 and most * 2 <= len(asked) else {}


def names_like_others(
    paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening], is_known: Callable[[str], bool]
) -> dict[int, str]:
    """Titles over answers in a document where most such titles are agencies' (`is_known`): the others are names too."""
    asked = sorted(at for at, each in openings.items() if not each.answers)
    last = len(paragraphs) - 1
    found = {
        at: paragraphs[at].text
        for at in range(asked[0] + 1 if asked else last, last)
        if at not in openings and at + 1 not in openings and _is_lone_name(paragraphs, at)
    }
    known = {text for text in found.values() if is_known(text)}
    others = {at: text for at, text in found.items() if text not in known}
    return others if len(known) > 1 and len(known) >= 2 * len(set(others.values())) else {}


def _is_lone_name(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """A short line of words in capitals, apart from what is above, over a sentence; no thing's or people's name."""
    text = paragraphs[at].text.strip("*_#: ")
    last = text.lower().split()[-1:]
    return (
        paragraphs[at].gap > 0
        and _may_be_name(paragraphs[at])
        and not is_title(paragraphs[at + 1])
        and not (last and last[0] in THINGS | PEOPLE | GROUPS - UNITS)
    )


def counted_titles(paragraphs: Sequence[Paragraph], openings: Iterable[int]) -> set[int]:
    """Titles right above a recommendation: alike as far as their number ("Strand 1", "Strand 2: Homes"), or no act.

    They head what follows, and are no part of what was said before.
    """
    titles = [
        at - 1 for at in openings if at and is_title(paragraphs[at - 1]) and _stands_apart(paragraphs, at - 1)
    ]
    shapes = {at: match.group() for at in titles if (match := _AS_FAR_AS_NUMBER.match(paragraphs[at].text))}
    count = Counter(re.sub(r"\d+", "#", shape) for shape in shapes.values())
    alike = {at for at, shape in shapes.items() if count[re.sub(r"\d+", "#", shape)] > 1}
    return alike | {at for at in titles if _is_mere_title(paragraphs[at])}


def _stands_apart(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """After a gap, or after words that have ended where the document leaves no gaps."""
    return paragraphs[at].gap > 0 or (at > 0 and paragraphs[at - 1].text.endswith((".", "?", "!")))


def _is_mere_title(paragraph: Paragraph) -> bool:
    """Words in which nothing is done: neither a state, nor a field, nor a sentence without its stop."""
    text = paragraph.text
    plain = len(text.split()) > 1 and not (is_status(text) or is_field(text) or response_marker(text))
    return plain and bullet(text) is None and numbered(text) is None and not verb_groups(text)


def _is_name(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """One short line of capitalised words, a gap above it and its words right below."""
    paragraph = paragraphs[at]
    if (
        not paragraph.gap
        or at + 1 >= len(paragraphs)
        or paragraphs[at + 1].gap
        or is_title(paragraphs[at + 1])
    ):
        return False
    return _may_be_name(paragraph)


def _may_be_name(paragraph: Paragraph) -> bool:
    """One short line of capitalised words that is no part of a form or of a list."""
    text = paragraph.text
    if not is_title(paragraph) or len(text.split()) > _LONGEST_NAME or is_closing(text) or is_status(text):
        return False
    line = paragraph.first_line
    if is_field(line) or response_marker(line) or bullet(line) or numbered(line) or part_letter(line):
        return False
    name = text.rpartition(": ")[2]  # "Shared answer: Wessmoor Council, Alder Police"
    return all(word[0].isupper() or word in _SMALL for word in re.findall(r"[A-Za-z][\w’'&-]*", name))
