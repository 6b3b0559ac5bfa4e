"""Labels that stand alone on their lines without a colon, known because a document of one form repeats them."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from goldthread.ingest.column_maps import DATES, STATES, Meaning, meaning_of, normal_header
from goldthread.ingest.lines.headings import other_heading, recommendation_heading
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.row_states import is_state
from goldthread.ingest.tables.row_values import is_date_cell, is_identifier

_LONGEST = 9  # words
_FEWEST_TIMES = 2
_FEWEST_UNKNOWN_TIMES = 3
_FEWEST_LABELS = 3
_SHORT = DATES | STATES | {Meaning.LEAD}


def bare_labels(lines: Sequence[SourceLine], *, others: int = 0) -> dict[int, Meaning]:
    """What the labels mean, by the place of their lines; `others` are the labels that the document has with a mark.

    A label is repeated word for word; so are some values, but those stand right under a label. One whose words are not
    known is a label too, where it is repeated as often as those that are.
    """
    named = {n: normal_header(line.words) for n, line in enumerate(lines) if _may_be_label(line)}
    times = Counter(named.values())
    known = {
        name: meaning
        for name, count in times.items()
        if count >= _FEWEST_TIMES and (meaning := meaning_of(name))
    }
    most = max((times[name] for name in known), default=0)
    unknown = {
        name
        for name, count in times.items()
        if name not in known and count >= _FEWEST_UNKNOWN_TIMES and 2 * count >= most
    }
    labels = _without_values(lines, named, {*known, *unknown})
    found = {n: known.get(name, Meaning.OTHER) for n, name in named.items() if name in labels}
    if len(labels) + others < _FEWEST_LABELS:
        return {}
    return found if others or any(known.get(name) in _SHORT for name in labels) else {}


def _may_be_label(line: SourceLine) -> bool:
    """A short line with a large letter and no stop, which is no value by its own words."""
    words = line.words
    if line.is_blank or line.is_lifted or line.in_table or not words[:1].isupper():
        return False
    if re.search(r":\s|\s[–—-]\s", words):
        return False  # a label with its value
    if len(words.split()) > _LONGEST or words.endswith((".", ",", ";", ":")) or recommendation_heading(words):
        return False
    is_value = is_identifier(words) or is_state(words) or is_date_cell(words)
    return meaning_of(words) is not None or not (is_value or other_heading(words))


def _without_values(
    lines: Sequence[SourceLine], named: dict[int, str], names: Collection[str]
) -> frozenset[str]:
    """Those that do not mostly stand under one of the others."""
    under: Counter[str] = Counter()
    times: Counter[str] = Counter()
    above: str | None = None
    for n, line in enumerate(lines):
        if line.is_blank or line.is_lifted:
            continue
        name = named.get(n)
        name = name if name in names else None
        if name is not None:
            times[name] += 1
            is_value = above is not None
            under[name] += is_value
            above = None if is_value else name
        else:
            above = None
    return frozenset(name for name in times if 2 * under[name] < times[name])
