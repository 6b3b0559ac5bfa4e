"""Labels and where their values begin: "Lead: ...", "Deadline – ...", or a label alone over its value."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from goldthread.ingest.column_maps import ASKS, DATES, Meaning, meaning_of, normal_header
from goldthread.ingest.manuscript import SourceLine
from goldthread.ingest.tables.bare_labels import bare_labels
from goldthread.ingest.tables.spaced_labels import Spaced, spaced_labels

_LABEL = re.compile(
    r"(?:^\s*(?:[-*•]\s+|[A-Z][.)]\s+)?|\s{2,}|\t|[.;|]\s+)"
    r"(?P<label>[A-Z](?:[A-Za-z/'’ -]|\(s\)){1,44}?(?:\s[Nn]os?\.)?(?:\s?\([^():]{1,30}\))?)"
    r"(?:\s+(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?)|"
    r"\s+(?P<day>\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:\d{1,2} )?[A-Z][a-z]{2,8} \d{4}))?\s*:(?=\s|$)"
)
_TITLE = re.compile(r"\bplans?$", re.IGNORECASE)  # "Action plan: Child K"
_DASHED = re.compile(r"^\s*(?P<label>[A-Z][A-Za-z/'’ -]{1,30}?)\s[-–—]\s+(?=\S)")
_LONGEST_LEAD = 14  # words
_FEWEST_IN = 8  # characters by which values stand in that hang under one another
_FEWEST_UNKNOWN = 3
_FEWEST_OF_FORM = 3  # meanings of labels without a mark
_FEWEST_DASHED = 3  # of one label before a dash
_FEWEST_DASHED_LABELS = 2


@dataclass(frozen=True, slots=True)
class Field:
    """A label at a line, where its value begins and, on that line, ends, and where its number stands, if it has one.

    `is_alone` where its value is on the lines below, down to the next label. `column` is where a value stands on its
    line that has the line to itself: what wraps may hang under it.
    """

    meaning: Meaning
    label: str
    line: int
    start: int
    end: int
    number: tuple[int, int] | None = None
    is_alone: bool = False
    column: int = 0

    def holds(self, text: str) -> bool:
        """Whether a line below hangs under the value, well in from where labels begin."""
        plain = text.expandtabs(8)
        indent = len(plain) - len(plain.lstrip())
        return self.column >= _FEWEST_IN and indent >= self.column - 1


def is_labelled(text: str) -> bool:
    """Whether a line begins with a label and its colon, known or not."""
    return _first_label(text) is not None


def _first_label(text: str) -> re.Match[str] | None:
    """The label with which a line begins; most lines have no colon at all."""
    return _LABEL.match(text) if ":" in text else None


def _unknown_labels(lines: Sequence[SourceLine]) -> frozenset[str]:
    """Labels that nobody has explained, which begin a line as often as those that are known."""
    begun = [match for line in lines if not line.in_table and (match := _first_label(line.text))]
    times = Counter(normal_header(match["label"]) for match in begun if not match["number"])
    most = max((count for label, count in times.items() if meaning_of(label)), default=0)
    fewest = max(_FEWEST_UNKNOWN, most / 2)
    return frozenset(label for label, count in times.items() if count >= fewest and not meaning_of(label))


def _dashed_labels(lines: Sequence[SourceLine]) -> frozenset[str]:
    """Labels that a dash parts from their values, where a document has several of them again and again."""
    begun = [match for line in lines if not line.in_table and (match := _before_dash(line.text))]
    times = Counter(normal_header(match["label"]) for match in begun)
    known = frozenset(label for label, n in times.items() if n >= _FEWEST_DASHED and meaning_of(label))
    return known if len(known) >= _FEWEST_DASHED_LABELS else frozenset()


def _before_dash(text: str) -> re.Match[str] | None:
    """A label with the dash behind it; few lines have a dash at all."""
    return _DASHED.match(text) if "-" in text or "–" in text or "—" in text else None


def _dashed(line: SourceLine, number: int, labels: dict[str, str], known: Collection[str]) -> list[Field]:
    match = _before_dash(line.text) if known else None
    meaning = meaning_of(match["label"]) if match else None
    if match is None or meaning is None or normal_header(match["label"]) not in known:
        return []
    name = labels.setdefault(normal_header(match["label"]), match["label"].strip())
    return [Field(meaning, name, number, line.start + match.end(), line.end)]


def _spaced(
    line: SourceLine, number: int, labels: dict[str, str], known: Mapping[int, Sequence[Spaced]]
) -> list[Field]:
    """The values beside a form's labels; the last of a line may hang under itself on the lines below."""
    return [
        Field(
            each.meaning,
            labels.setdefault(normal_header(each.label), each.label),
            number,
            line.start + each.start,
            line.start + each.end,
            number=(line.start + each.number[0], line.start + each.number[1]) if each.number else None,
            is_alone=each.end == each.start,
            column=each.column,
        )
        for each in known.get(number, ())
    ]


def _fields(
    lines: Sequence[SourceLine], number: int, labels: dict[str, str], others: Collection[str]
) -> list[Field]:
    """The labelled values of one line; [] where it does not begin with a label.

    `labels` has each label as it was first written, so that one is itself in capitals too.
    """
    text = lines[number].text
    if _first_label(text) is None:
        return []
    found = [
        (match, meaning)
        for match in _LABEL.finditer(text)
        if (meaning := _labels(match, others))
        and not (meaning is Meaning.LEAD and _speaks(text[match.end() :]))
    ]
    if not found or found[0][0].start():
        return []
    ends = [match.start() for match, _ in found[1:]] + [len(text)]
    at = lines[number].start
    return [
        Field(
            meaning,
            labels.setdefault(normal_header(match["label"]), match["label"].strip()),
            number,
            at + match.end(),
            at + end,
            (at + match.start("number"), at + match.end("number")) if match["number"] else None,
            is_alone=not text[match.end() :].strip(),
            column=_value_column(text, match.end()) if len(found) == 1 else 0,
        )
        for (match, meaning), end in zip(found, ends, strict=True)
    ]


def _value_column(text: str, after: int) -> int:
    """At which character of a line, tabs spread out, the words after a label begin; 0 where there are none."""
    rest = text[after:]
    return len(text[: len(text) - len(rest.lstrip())].expandtabs(8)) if rest.strip() else 0


def _speaks(said: str) -> bool:
    """Whether words are too many to name a lead: "Legal Services: two solicitors have left. ..."."""
    words = re.split(r"[.;]\s|\s{2}", said.strip())[0].split()
    return len(words) > _LONGEST_LEAD or (len(words) > 1 and words[0].islower())


def _labels(match: re.Match[str], others: Collection[str]) -> Meaning | None:
    """What a label's value means; of those with a number only "Action 2.1:" is one, others are headings."""
    meaning = None if _TITLE.search(match["label"]) else meaning_of(match["label"])
    if meaning is None and match.start() == 0 and normal_header(match["label"]) in others:
        return Meaning.OTHER
    return meaning if not match["number"] or meaning is Meaning.ACTION else None


def _is_form(bare: Set[Meaning], marked: Set[Meaning | None]) -> bool:
    """Whether labels without a mark are a form's, and not one "Response" under each heading.

    A register has "Text" and "Updates" alone on their lines beside "Due: ...".
    """
    is_register = {Meaning.RECOMMENDATION, Meaning.PROGRESS} <= bare and bool(DATES & marked)
    return len(bare - {Meaning.OTHER}) >= _FEWEST_OF_FORM or is_register


def all_fields(lines: Sequence[SourceLine]) -> list[list[Field]]:
    """The labelled values that begin on each line; a label alone has its value on the lines below."""
    labels: dict[str, str] = {}
    dashed, spaced = _dashed_labels(lines), spaced_labels(lines)
    beside = {normal_header(each.label) for line in spaced.values() for each in line}
    inline = Counter(normal_header(match["label"]) for line in lines if (match := _first_label(line.text)))
    bare = bare_labels(
        lines, others=len({*dashed, *beside, *(label for label in inline if meaning_of(label))})
    )
    is_form = _is_form(
        set(bare.values()), {meaning_of(label) for label, n in inline.items() if n >= _FEWEST_OF_FORM}
    )
    others = _unknown_labels(lines)
    found: list[list[Field]] = []
    for number, line in enumerate(lines):
        fields = [] if line.in_table else _fields(lines, number, labels, others)
        if is_form and fields and inline[normal_header(fields[0].label)] == 1:
            fields = []  # met once with a colon, where labels stand alone: words of a value
        if not fields and not line.in_table:
            fields = _dashed(line, number, labels, dashed) or _spaced(line, number, labels, spaced)
        if not fields and number in bare and (is_form or bare[number] not in ASKS):
            name = labels.setdefault(normal_header(line.words), line.words)
            fields = [Field(bare[number], name, number, line.end, line.end, is_alone=True)]
        found.append(fields)
    return found
