"""A second list that says, number by number, what is answered to the first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.headings import Numbering, bullet, numbered, part_letter
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.particulars import is_field
from goldthread.ingest.structure.lists import LONGEST_LEAP
from goldthread.ingest.structure.openings import Opening, leads_in, name_of, past_title, words_after

_AS_TO = re.compile(  # "As to (ii). The Trust has"
    r"\s*(?:as to|as regards|regarding|on|in relation to|turning to|with regard to)\s+"
    r"(?:recommendation\s+|point\s+|concern\s+|matter\s+)?\(?(?P<name>[ivx]{1,4}|[a-h]|\d{1,2})\)[.,:]?\s+",
    re.IGNORECASE,
)

_MATTER = re.compile(  # a heading of a reply, "Matter (b)"
    r"[\s#*_]*(?:your )?(?:matter|concern|point|issue)(?: of concern)?\s+"
    r"\(?(?P<name>[ivx]{1,4}|[a-h]|\d{1,2})\)?[.:*_]*\s*$",
    re.IGNORECASE,
)
_CONCERN = "concern "  # before the letters of a coroner's matters
_LONGEST_REFERENCE = 6  # words; a list of further reading answers nothing


def answers_by_number(paragraphs: Sequence[Paragraph], found: Mapping[int, Opening]) -> dict[int, Opening]:
    """A second list in the order of the first, after the whole of it: what is said to each by its number."""
    names = [name_of(each.numbering) for _, each in sorted(found.items())]
    if len(names) < 2 or len(set(names)) < len(names) or not _stand_side_by_side(paragraphs, sorted(found)):
        return {}
    answers: dict[int, Opening] = {}
    at = 0
    for position in range(max(found) + 1, len(paragraphs)):
        item = _counted(paragraphs[position].first_line)
        name = _name_in(names, item) if item else None
        if item and name in names[at : at + LONGEST_LEAP]:
            at = names.index(name) + 1
            named = replace(past_title(paragraphs, position, item), number=_number_of(found, name))
            answers[position] = Opening(named, answers=True)
    words = (
        (paragraphs[at].text, words_after(paragraphs, at, each.numbering)) for at, each in answers.items()
    )
    said = sum(any(len(each.split()) > _LONGEST_REFERENCE for each in pair) for pair in words)
    return answers if len(answers) * 2 >= len(names) and said * 2 > len(answers) else {}


def _number_of(found: Mapping[int, Opening], name: str) -> str:
    """The number as the list has it, of the item with this name."""
    return next(each.numbering.number for each in found.values() if name_of(each.numbering) == name)


def _name_in(names: Sequence[str], item: Numbering) -> str | None:
    """The name of the list's item that this one answers: "9.2" for "10.2", where the answers are the next chapter."""
    name = name_of(item)
    if names[0].startswith(_CONCERN):
        return _CONCERN + name
    chapter = names[0].rpartition(".")[0]
    own, _, count = name.rpartition(".")
    if chapter.isdigit() and own.isdigit() and int(own) == int(chapter) + 1:
        return f"{chapter}.{count}"
    return name


def _counted(line: str) -> Numbering | None:
    """The number of "2. text" or the letter of "(ii) text", as a name."""
    item, part, named = numbered(line), part_letter(line), _AS_TO.match(line)
    named = named or _MATTER.match(line)
    if named:
        return Numbering(named["name"].lower(), None, named.end())
    return item[0] if item else Numbering(part[0], None, part[1]) if part else None


def _stand_side_by_side(paragraphs: Sequence[Paragraph], positions: Sequence[int]) -> bool:
    """True where nothing but parts and bullets stands between the items, so that none is answered there."""
    between = set(range(positions[0], positions[-1])) - set(positions)
    return all(
        bullet(paragraphs[i].first_line) is not None
        or part_letter(paragraphs[i].first_line) is not None
        or is_field(paragraphs[i].first_line)
        or is_title(paragraphs[i])
        or leads_in(paragraphs[i])
        or asks(paragraphs[i].text)
        for i in between
    )
