"""Chapters of a document that are one agency's each: its name stands over the recommendations that it answers."""

import re
from collections.abc import Mapping, Sequence

from goldthread.ingest.bodies.kind_names import as_name
from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.structure.openings import Opening

_LONGEST_NAME = 9  # words
_LONGEST_LINK = 3  # letters of "and", "of", "the"


def chapters_of_agencies(
    paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening], bodies: Bodies
) -> dict[int, str]:
    """Names of agencies right above recommendations, "3.1 Wessmoor Police": each answers those under its name.

    Where most such titles are names that the document uses, the others are names too.
    """
    titles = {
        at - 1: _without_number(paragraphs[at - 1].text)
        for at, opening in openings.items()
        if at and not opening.answers and at - 1 not in openings and _may_be_name(paragraphs[at - 1])
    }
    named = [name for name in titles.values() if _opens_with_agency(name, bodies)]
    return titles if len(set(named)) > 1 and len(named) * 3 >= len(titles) * 2 else {}


def _may_be_name(paragraph: Paragraph) -> bool:
    """A short title whose words mostly begin with a capital letter, and that marks no answer."""
    words = [word for word in paragraph.text.split() if word[0].isalpha() and len(word) > _LONGEST_LINK]
    return (
        is_title(paragraph)
        and response_marker(paragraph.first_line) is None
        and 0 < len(words) <= _LONGEST_NAME
        and sum(word[0].isupper() for word in words) * 3 >= len(words) * 2
    )


def _without_number(title: str) -> str:
    return re.sub(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+", "", title).strip("*_#: ")


def _opens_with_agency(title: str, bodies: Bodies) -> bool:
    first = next(iter(bodies.mentions(as_name(title) if title.isupper() else title)), None)
    return first is not None and first.start == 0 and not first.body.is_partnership
