"""Titles under which the numbering of recommendations begins anew: whom those below are for."""

import re
from collections.abc import Mapping, Sequence

from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.headings import is_recommendations_heading, section_heading
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.lines.response_markers import response_marker
from goldthread.ingest.structure.openings import Opening

_BEFORE_NAME = re.compile(
    r"^(?:[A-Z][.)]\s+|\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:(?:for|to)\s+)?", re.IGNORECASE
)  # "A. For the police", "3 Housing"


_PARTICULAR = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,3}: [^.:]{2,80}")


def sections_before(paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening]) -> dict[int, str]:
    """Titles under which numbering begins anew, whatever their words: "For schools", "Midwifery"; by their position."""
    firsts = [
        at for at, each in sorted(openings.items()) if each.numbering.number == "1" and not each.answers
    ]
    firsts = [at for at in firsts if openings[at].numbering.letter in {None, "a", "A"}]
    above = (_title_above(paragraphs, at) for at in firsts)
    titles = {at: paragraphs[at] for at in above if at is not None}
    names = {
        at: _section_name(title.text) for at, title in titles.items() if section_heading(title.text) is None
    }
    plain = {
        at: name for at, name in names.items() if name and not is_recommendations_heading(titles[at].text)
    }
    return plain if len(firsts) > 1 and len(set(plain.values())) > 1 and len(plain) >= len(firsts) - 1 else {}


def _title_above(paragraphs: Sequence[Paragraph], at: int) -> int | None:
    """The title right over a paragraph; one line of particulars may stand between: "Accountable: Chief Nurse"."""
    over = at - 2 if at > 1 and _PARTICULAR.fullmatch(paragraphs[at - 1].text) else at - 1
    return next((index for index in (over, at - 1) if index >= 0 and is_title(paragraphs[index])), None)


def _section_name(title: str) -> str | None:
    """ "FOR THE POLICE" gives "The police"; None for a heading that names no audience."""
    if response_marker(title) is not None or is_closing(title):
        return None
    name = _BEFORE_NAME.sub("", title.strip("#*_ :"))
    return name[:1].upper() + (name[1:].lower() if name.isupper() and len(name) > 5 else name[1:])
