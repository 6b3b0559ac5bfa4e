"""When a document was written, by its own head; and what that says of a note with a date and no verb."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.english.vocabulary import PARTICIPLES
from goldthread.ingest.lines.paragraphs import Paragraph
from goldthread.ingest.promises.clauses import Clause
from goldthread.kernel.dates import Precision, mentions

_HEAD = 14  # paragraphs
_LONGEST_LINE = 24  # words
_EXACT = frozenset({Precision.DAY, Precision.MONTH, Precision.WEEK})
_SENTENCE = re.compile(r"[a-z][.?!][’”)]*$")
_IS_PARTICIPLE = re.compile(r"\d|for\b|on\b|at\b|with\b|in\b|$")
_OPENS_SENTENCE = re.compile(r"(?:the|an?|our|its|this|we|it|they)\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:by|before|until|than|due|from|target)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:\w+day\s+)?$",
    re.IGNORECASE,
)


def written_on(paragraphs: Sequence[Paragraph]) -> date | None:
    """The last day that the lines at the document's head name: "Position at 11.10.24", "March 2024"; None for none."""
    found = [
        mention.span.latest
        for paragraph in paragraphs[:_HEAD]
        if len(paragraph.text.split()) <= _LONGEST_LINE and not _SENTENCE.search(paragraph.text)
        for mention in mentions(paragraph.text)
        if mention.span.precision in _EXACT
    ]
    return max(found, default=None)


def as_of(sentence: str, clauses: Sequence[Clause], written: date | None) -> list[Clause]:
    """The clauses; a note that only has a date is planned where that day was to come, and done where it was not."""
    return [_dated(sentence, clause, written) if written else clause for clause in clauses]


def _dated(sentence: str, clause: Clause, written: date) -> Clause:
    text = sentence[clause.start : clause.end]
    found = [mention for mention in mentions(text) if mention.span.precision is Precision.DAY]
    if clause.status not in {"done", "planned", "noted"} or not found:
        return clause
    groups = [group for group in verb_groups(text) if group.inside is None]
    if groups and (_OPENS_SENTENCE.match(text) or any(group.main not in PARTICIPLES for group in groups)):
        return clause
    if any(group.auxiliaries or not _IS_PARTICIPLE.match(group.following) for group in groups):
        return clause  # "The ICB issued a bulletin, 22/08/2022" has a verb, and says itself when that was
    before = text[: found[-1].start]
    if _LIMIT.search(before) or (
        clause.status == "planned" and re.search(r"\bto\s+(?:be\s+)?[a-z]+\b", before)
    ):
        return clause
    return replace(clause, status="planned" if found[-1].span.earliest > written else "done")
