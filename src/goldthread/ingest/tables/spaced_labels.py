"""Labels that spaces alone, or a leader of dots, part from their values: "Owner         Head of Service"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldthread.ingest.column_maps import ASKS, DATES, STATES, Meaning, is_header, meaning_of, normal_header
from goldthread.ingest.manuscript import SourceLine

_SPACED = re.compile(
    r"^\s{0,16}(?P<label>[A-Z][A-Za-z/'’ -]{1,40}?(?: ?\([^()]{1,24}\))?)"
    r"(?: (?P<number>(?:[A-Z]{1,3}[-/.]?)?\d{1,3}(?:\.\d{1,2})*[a-z]?))?:?"
    r"(?:\s{2,}|\s?(?:\.{3,}|…+)\s?)(?P<value>\S.*)$"
)
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_FEWEST = 2  # times that a label stands beside its value
_FEWEST_LABELS = 3
_FEWEST_FIRST = 2  # of them that begin a line
_NUMBERED = frozenset({Meaning.ACTION, Meaning.RECOMMENDATION})
_CODED = _NUMBERED | {Meaning.PROGRESS}  # "Update Q3"
_BESIDE = DATES | STATES | {Meaning.LEAD, Meaning.NUMBER, Meaning.REVIEW}  # that stand two on a line


@dataclass(frozen=True, slots=True)
class Spaced:
    """A label and its value by their places in the line's text; `column` is where the value is seen to begin."""

    label: str
    meaning: Meaning
    start: int
    end: int
    column: int
    number: tuple[int, int] | None = None


def spaced_labels(lines: Sequence[SourceLine]) -> dict[int, tuple[Spaced, ...]]:
    """The labels of a form whose values stand beside them in a column of their own, by the places of their lines.

    A line may hold further labels of short values beside the first: "Target   May 2024     RAG   B".
    """
    begun = _level(
        {number: match for number, line in enumerate(lines) if (match := _begun(line)) and _meaning(match)}
    )
    times = Counter(normal_header(match["label"]) for match in begun.values())
    first = {label for label, count in times.items() if count >= _FEWEST}
    beside = _beside(begun)
    if len(first) < _FEWEST_FIRST or len(first | beside) < _FEWEST_LABELS or not _is_form(first | beside):
        return {}
    return {number: tuple(_on_line(lines[number].text, match, beside)) for number, match in begun.items()}


def _level(begun: Mapping[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """The lines whose values stand under one another, or, where few do, as far from their labels as one another."""
    for where in (_column, _gap):
        edges = Counter(map(where, begun.values()))
        edge, level = edges.most_common(1)[0] if edges else (0, 0)
        if 2 * level >= len(begun):
            return {number: match for number, match in begun.items() if where(match) == edge}
    return {}


def _column(match: re.Match[str]) -> int:
    return match.start("value")


def _gap(match: re.Match[str]) -> int:
    return match.start("value") - match.end("label")


def _begun(line: SourceLine) -> re.Match[str] | None:
    """A line that may begin with a label; the names of a table's columns are no label and value."""
    if line.in_table or line.is_lifted:
        return None
    plain = line.text.expandtabs(8)
    match = _SPACED.match(plain)
    return match if match and not is_header(_SEGMENT.findall(plain)) else None


def _meaning(match: re.Match[str]) -> Meaning | None:
    """What a label means; of those with a number only an action's, a recommendation's and an update's are labels."""
    meaning = meaning_of(match["label"])
    return meaning if not match["number"] or meaning in _CODED else None


def _is_form(labels: set[str]) -> bool:
    """Somebody's, by a day or in a state, and what is asked, done or to be done."""
    meanings = {meaning_of(label) for label in labels}
    return bool(meanings & (DATES | STATES | {Meaning.LEAD})) and bool(meanings & (ASKS | {Meaning.PROGRESS}))


def _beside(begun: Mapping[int, re.Match[str]]) -> frozenset[str]:
    """The labels that stand again and again further along a line, each after a gap."""
    times = Counter(
        normal_header(segment.group())
        for match in begun.values()
        for segment in list(_SEGMENT.finditer(match["value"]))[1:]
        if meaning_of(segment.group().rstrip(":")) in _BESIDE
    )
    return frozenset(label for label, count in times.items() if count >= _FEWEST)


def _on_line(text: str, match: re.Match[str], beside: frozenset[str]) -> Iterator[Spaced]:
    """The first label of a line with its value, and those that stand beside it with theirs."""
    whole, at = match.string, match.start("value")
    further = [
        segment
        for segment in list(_SEGMENT.finditer(whole, at))[1:]
        if normal_header(segment.group()) in beside
    ]
    starts = [at, *(segment.end() for segment in further)]
    ends = [*(segment.start() for segment in further), len(whole)]
    names = [match["label"], *(segment.group().rstrip(":") for segment in further)]
    for index, (name, start, end) in enumerate(zip(names, starts, ends, strict=True)):
        value = whole[start:end]
        inner = start + len(value) - len(value.lstrip())
        meaning = meaning_of(name) or Meaning.OTHER
        is_numbered = not index and match["number"] and meaning in _NUMBERED
        number = _place(text, match.span("number")) if is_numbered else None
        yield Spaced(name.strip(), meaning, *_place(text, (inner, max(inner, end))), inner, number)


def _place(text: str, columns: tuple[int, int]) -> tuple[int, int]:
    """Where columns of a line with its tabs spread out stand in the line as it is."""
    if "\t" not in text:
        return columns
    seen = [len(text[:index].expandtabs(8)) for index in range(len(text) + 1)]
    first, last = (next((i for i, at in enumerate(seen) if at >= column), len(text)) for column in columns)
    return first, last
