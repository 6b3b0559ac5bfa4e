"""Titles that belong to a document's form: over an answer, over an ask, or the same under every recommendation."""

import re
from collections.abc import Iterator, Mapping, Sequence

from goldthread.ingest.lines.headings import ask_label
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.particulars import is_field
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.structure.openings import Opening

_LONGEST_TITLE = 12  # words
_ROW = re.compile(r"[\s#*_]*(?P<stem>\d{1,2})\.\d{1,2}\.?\s+[A-Z]")
_CHAPTER_TITLE = re.compile(
    r"(?:part|section|chapter|annex|appendix|table)\s+(?:\d+|[A-Z]|[IVX]+)\b", re.IGNORECASE
)


def form_labels(paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening]) -> frozenset[str]:
    """Titles met under more than one recommendation: parts of a form, such as "Next steps", which close nothing."""
    found: dict[str, set[int]] = {}
    current = None
    for index, paragraph in enumerate(paragraphs):
        current = index if index in openings else current
        if current is not None and index != current and is_title(paragraph):
            found.setdefault(plain_title(paragraph.text), set()).add(current)
    return frozenset(title for title, under in found.items() if len(under) > 1)


def plain_title(title: str) -> str:
    """A title without its aside and its marks: "Further action (O)" is "further action"."""
    return re.sub(r"\s*\([^()]*\)$", "", title.strip("*_#: ")).lower()


def titles_over_labels(paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening]) -> Iterator[int]:
    """Lines such as "The review recommended", which belong to what follows, with the title right above each."""
    for index, paragraph in enumerate(paragraphs):
        end = ask_label(paragraph.first_line)
        if end is None or paragraph.text[end:].strip():
            continue
        if index in openings or index + 1 in openings:
            yield index
            if index and index - 1 not in openings and _is_long_title(paragraphs[index - 1]):
                yield index - 1


def _is_long_title(paragraph: Paragraph) -> bool:
    return len(paragraph.text.split()) <= 2 * _LONGEST_TITLE and not paragraph.text.endswith((".", ";", ":"))


def titles_above_answers(
    paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening]
) -> dict[int, str | None]:
    """Titles right above an answer with its number, and who they say answers, down to the next; None for a chapter."""
    found: dict[int, str | None] = {}
    for at in sorted(at for at, each in openings.items() if each.answers):
        position = at - 1
        while position >= 0 and position not in openings and is_heading(paragraphs[position]):
            title = paragraphs[position].text.strip("#*_: ")
            found[position] = title if position == at - 1 and not _CHAPTER_TITLE.match(title) else None
            position -= 1
    return found | _between(paragraphs, openings, found)


def _between(
    paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening], titles: Mapping[int, str | None]
) -> dict[int, str | None]:
    """Titles numbered in one row with others that name who answers, "10.6 Wessmoor Police" after "10.5 ...".

    What stands under one of them is said by nobody but whom it names, whatever it answers.
    """
    stems = {match["stem"] for title in titles.values() if title and (match := _ROW.match(title))}
    found: dict[int, str | None] = {}
    for at in range(min(titles, default=len(paragraphs)), len(paragraphs)):
        match = _ROW.match(paragraphs[at].first_line)
        if match and match["stem"] in stems and at not in {*openings, *titles} and is_heading(paragraphs[at]):
            found[at] = paragraphs[at].text.strip("#*_: ")
    return found


def is_heading(paragraph: Paragraph) -> bool:
    return is_title(paragraph) and response_marker(paragraph.text) is None and not is_field(paragraph.text)
