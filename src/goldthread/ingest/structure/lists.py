"""Lists that count their items after a lead-in: by number, by letter, by bullet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import (
    Numbering,
    bullet,
    is_recommendations_heading,
    numbered,
    part_letter,
    section_heading,
)
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.response_markers import response_marker

_OPENING = 6  # words by which a repeated item is known
LETTERS = "abcdefghijkl"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_PROVEN = 3  # numbers in order, after which one may be missing
LONGEST_LEAP = 2  # numbers that a slip may leave out


@dataclass(slots=True)
class Count:
    """Where a list's counting stands."""

    number: int = 0
    stem: str = ""
    letter: str | None = None
    style: str = ""
    is_nested: bool = False

    def follows(self, item: Numbering, *, style: str, asked: bool) -> bool:
        """True where `item` is the next of the list; a slip in the numbers is borne where the item asks."""
        stem, number = _stem_and_number(item)
        if self.style not in {"", style} or (self.number and stem != self.stem):
            return False
        letter = item.letter and item.letter.lower()
        if number == self.number and letter:
            return letter == "a" if self.letter is None else ord(letter) == ord(self.letter) + 1
        if letter not in {None, "a"} or (letter and number != self.number + 1):
            return False
        if self.is_nested and not asked:
            return False
        if number == self.number + 1 or (number == self.number + 2 and self.number >= _PROVEN):
            return True
        return asked and self.number > 0 and self.number <= number <= self.number + LONGEST_LEAP

    def is_next_chapter(self, item: Numbering) -> bool:
        """ "3.1" after "2.4"."""
        stem, _ = _stem_and_number(item)
        return stem.isdigit() and self.stem.isdigit() and int(stem) == int(self.stem) + 1

    def take(self, item: Numbering, style: str) -> None:
        self.stem, self.number = _stem_and_number(item)
        self.letter, self.style = item.letter and item.letter.lower(), style


def _stem_and_number(item: Numbering) -> tuple[str, int]:
    """ "4.2" is the second under "4"."""
    stem, _, number = item.number.rpartition(".")
    return stem, int(number)


def numbered_list(
    paragraphs: Sequence[Paragraph], index: int, *, only_asks: bool = False, under_titles: bool = False
) -> dict[int, Numbering]:
    """Paragraphs that count 1, 2, 3 after the lead-in, anew in each section; a list within an answer is left alone.

    `under_titles`: they begin anew under any title, whether they ask or not.
    """
    found: dict[int, Numbering] = {}
    count, is_open = Count(), True
    for position in range(index + 1, len(paragraphs)):
        paragraph = paragraphs[position]
        if section_heading(paragraph.text) is not None or (count.number and is_audience(paragraph)):
            count, is_open = Count(style=count.style), True
        elif is_recommendations_heading(paragraph.text):
            is_open = True
        elif is_closing(paragraph.text) or _is_chapter(paragraph):
            is_open = False
        item = numbered(paragraph.first_line)
        if item is None or not is_open:
            continue
        numbering, style = item
        asked = asks(paragraph.text[numbering.after :])
        if only_asks and not asked:
            continue
        if _begins_anew(numbering) and count.number > 0:
            if (asked or under_titles or count.is_next_chapter(numbering)) and _is_section_before(
                paragraphs, position
            ):
                count = Count(style=count.style)
            else:
                count.is_nested = True
        if count.follows(numbering, style=style, asked=asked):
            found[position] = numbering
            count.take(numbering, style)
    return found | _restated(paragraphs, found)


def _begins_anew(numbering: Numbering) -> bool:
    return _stem_and_number(numbering)[1] == 1 and (numbering.letter or "a").lower() == "a"


def _restated(paragraphs: Sequence[Paragraph], found: Mapping[int, Numbering]) -> dict[int, Numbering]:
    """The items of a list once more, word for word, each followed by its answer."""
    openings = {_first_words(paragraphs[at], each): each for at, each in found.items()}
    again: dict[int, Numbering] = {}
    for position in range(min(found, default=len(paragraphs)), len(paragraphs)):
        item = numbered(paragraphs[position].first_line)
        if item and position not in found:
            known = openings.get(_first_words(paragraphs[position], item[0]))
            if known and (known.number, known.letter) == (item[0].number, item[0].letter):
                again[position] = item[0]
    return again


def _first_words(paragraph: Paragraph, numbering: Numbering) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", paragraph.text[numbering.after :].lower())[:_OPENING])


def _is_section_before(paragraphs: Sequence[Paragraph], position: int) -> bool:
    before = paragraphs[position - 1]
    return is_title(before) and response_marker(before.text) is None and not before.text.endswith(":")


def is_audience(paragraph: Paragraph) -> bool:
    """ "For Harrowmead Police": whom the next items of a list ask."""
    return is_title(paragraph) and bool(re.match(r"\W*(?:For|To)\s+(?:the\s+)?[A-Z]", paragraph.text))


def audience_of(paragraph: Paragraph) -> str:
    """ "Harrowmead Police" of "For Harrowmead Police"."""
    return re.sub(r"^\W*(?:For|To)\s+(?:the\s+)?", "", paragraph.text).strip(" :*_")


def _is_chapter(paragraph: Paragraph) -> bool:
    """A heading in capitals with a chapter's number: "6  ACTION SHOULD BE TAKEN"."""
    return bool(re.match(r"\d{1,2}(?:\.\d+)*\.?\s+[A-Z][A-Z’']+(?:\s|$)", paragraph.first_line)) and (
        re.sub(r"\band\b", "", paragraph.first_line).upper() == re.sub(r"\band\b", "", paragraph.first_line)
    )


def _capital(line: str) -> tuple[str, int] | None:
    """The letter of "A. Text" and where its words begin."""
    match = re.match(r"\s*\(?([A-L])[.)]\s+(?=[A-Z“‘\"'])", line)
    return (match[1], match.end()) if match else None


def _is_numbered_title(paragraph: Paragraph) -> bool:
    """ "6. What happens next?": another chapter, and no item of a list without numbers."""
    return is_title(paragraph) and bool(re.match(r"\d{1,2}(?:\.\d+)*[.)]?\s+[A-Z]", paragraph.first_line))


def lettered_list(paragraphs: Sequence[Paragraph], index: int) -> dict[int, Numbering]:
    """Paragraphs that count a, b, c or i, ii, iii right under the lead-in."""
    found: dict[int, Numbering] = {}
    for position in range(index + 1, len(paragraphs)):
        if len(found) == len(ROMAN):
            break
        part = part_letter(paragraphs[position].first_line) or _capital(paragraphs[position].first_line)
        is_apart = position > index + 1 or not is_title(
            paragraphs[position]
        )  # a title over the first of them
        if (
            is_closing(paragraphs[position].text)
            or _is_chapter(paragraphs[position])
            or (part is None and not found and is_apart)
        ):
            break
        if part and part[0] in (LETTERS[len(found)], ROMAN[len(found)], LETTERS[len(found)].upper()):
            found[position] = Numbering(part[0], None, part[1])
    return found if len(found) > 1 else {}


def bulleted_list(paragraphs: Sequence[Paragraph], index: int) -> dict[int, Numbering]:
    """The bullets under the lead-in, counted, where the document numbers nothing: side by side, or each an ask."""
    found: dict[int, Numbering] = {}
    side_by_side = True
    for position in range(index + 1, len(paragraphs)):
        after = bullet(paragraphs[position].first_line)
        if (after is None and not found) or is_closing(paragraphs[position].text):
            break
        if _is_numbered_title(paragraphs[position]):
            break
        if after is None:
            side_by_side = False
        elif side_by_side or _asks_or_that(paragraphs[position].text[after:]):
            found[position] = Numbering(str(len(found) + 1), None, after)
    return found


def _asks_or_that(words: str) -> bool:
    """An ask, or the clause that one is given in: "That the Trust revises its process"."""
    return asks(words) or bool(re.match(r"[Tt]hat\s+[a-z]", words))
