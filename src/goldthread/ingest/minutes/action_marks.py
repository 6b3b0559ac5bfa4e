"""Where minutes say that somebody will act: after a mark, in a log, in a column of its own, in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.ingest.english.sentences import sentences
from goldthread.ingest.lines.paragraphs import Paragraph, is_title
from goldthread.ingest.manuscript import BULLETS, Source
from goldthread.ingest.minutes.attendance import INITIALS

WHO = rf"{INITIALS}(?:\s*(?:,|/|&|and)\s*{INITIALS})*"
_MARK = re.compile(
    r"(?:(?<=^)|(?<=\n)|(?<=[.!?)”\"]\s))[ \t]*[*_•\uf0b7-]*\s*(?:(?:agreed|new)\s+)?(?:ACTIONS?|Actions?)\b"
    r"(?:\s+(?:[Pp]oint|[Nn]o\.?|[Ii]tem|for (?:all|everyone)\b))?"
    r"(?:\s*(?P<number>(?:[A-Z]{1,3}[-/ ]?)?\d[\w./-]*))?"
    rf"(?:\s*(?:[(\[]|[–-]\s*)(?P<who>{INITIALS}(?:\s*(?:,|/|&|and)\s*{INITIALS})*)[)\]]?)?"
    r"\s*(?:(?:[:–—]|-\s|\*\*)[*_\s]*|(?=\s*(?:\n|$)))"
)
_LOG = re.compile(
    r"[\s#*_\d.]*(?:(?:rolling |open |outstanding |previous |agreed |new |key |summary of |review of |log of )*"
    r"(?:the )?actions?(?: points?| items?)?(?: logs?| trackers?| lists?| summary| table)?"
    r"(?: (?:arising|agreed|carried forward|from|outstanding|brought forward|for)\b.{0,60})?|matters arising)\W*",
    re.IGNORECASE,
)
_LOG_WORDS = re.compile(
    r"\b(?:outstanding|previous|open|review of) actions\b|\bactions? (?:log|arising|tracker|list)\b|"
    r"\bmatters arising\b",
    re.IGNORECASE,
)
_ARROW = re.compile(r"(?:(?<=^)|(?<=\n))[ \t]*[►▶➢➤→⇒»]\s*(?P<number>)(?P<who>)")
_UNDERTAKING = re.compile(r"[A-Z][^.:;]{1,60}? to [a-z]+ ")
_NUMBERED = re.compile(
    r"\s*(?:\(?(?P<number>(?:[A-Z]{1,3}[-/ ]?)?\d{1,4}(?:[./-]\d{1,4})*[a-z]?)\)?[.):]?)\s+(?=\S)"
)
_BULLETED = re.compile(rf"\s*[{BULLETS}*–-]\s+(?=\S)")
_MARGIN = re.compile(rf"(?<=\S)\s{{5,}}(?P<who>{INITIALS}(?:\s*(?:,|/|&|and)\s*{INITIALS})*)\s*$")
_BRACKETED_OWNER = re.compile(
    r"\[(?P<who>[A-Z]{2,}(?:(?:,| and| &|/) ?[A-Z]{2,})*)(?:(?:[,;:]\s*| )(?P<words>[^\]]+))?\]"
)
_ACTS = re.compile(r"\bto [a-z]+|\bwill\b|\basked that\b")
_GAP = re.compile(r"(?<=\S)(?:[ ]{3,}|\t+)(?=\S)")
_FEWEST_PRESENT = 3
# "ACTION: TB, by 31 October", "ACTION: CP": whose it is and by when, of what was said before.
_OWNER_ALONE = re.compile(rf"\s*(?P<who>{WHO})\s*(?:[,;:–-]\s*(?P<when>(?!to\b)[^.]{{3,60}}?))?\s*\.?\s*$")
_REMARK = re.compile(  # what a line under an entry of a log says of it
    r"\s*(?:carried|brought|deferred|(?:new|revised|amended|extended)\s+(?:target\s+)?(?:date|deadline)|closed|"
    r"completed?|done|on-?going|outstanding|superseded)\b",
    re.IGNORECASE,
)
PARAGRAPH_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+")
_AGENDA = re.compile(
    r"[\s#*_]*(?:(?:agenda )?item )?(?P<number>\d{1,2})(?:\.0)?[.):]?\s+(?=[A-Z])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Item:
    """One action with what was said of it: [start, end) of the source text; `who` stands in its mark, if anywhere.

    `beside` are the cells that stand next to it on its line: its owner, its date, how it stands. `is_said_again` where
    its mark names the owner alone: a log at the end of the minutes says in its own words what is to be done.
    """

    start: int
    end: int
    number: str = ""
    who: str = ""
    beside: tuple[str, ...] = ()
    is_said_again: bool = False


def items_of(paragraphs: Sequence[Paragraph], source: Source) -> Iterator[Item]:
    in_log = is_listing = False
    agenda = 0
    for paragraph, before, below in zip(
        paragraphs, [None, *paragraphs], [*paragraphs[1:], None], strict=False
    ):
        span = (paragraph.lines[0].start, paragraph.end)
        marks = list(_MARK.finditer(source.text, *span)) or list(_ARROW.finditer(source.text, *span))
        yield from _in_margin(paragraph, source)
        is_next = _is_agenda(paragraph, agenda + 1)
        agenda += is_next
        if marks:
            yield from _marked(marks, paragraph, before, source)
            is_listing = marks[-1].end() >= paragraph.end and not marks[-1]["number"]
            in_log = False
        elif _is_log_heading(paragraph):
            in_log, is_listing = True, False
        elif is_next:
            in_log = is_listing = False
        elif in_log or is_listing:
            listed = list(_listed(paragraph, below, is_bullet_needed=is_listing))
            yield from listed
            if not listed and (is_listing or paragraph.lines[0].heading):
                in_log = is_listing = False


def _in_margin(paragraph: Paragraph, source: Source) -> Iterator[Item]:
    """Acts whose owner stands beside them in a column of its own, or in brackets after them: "[YUSRA, by May]"."""
    told = list(sentences(source, paragraph.start, paragraph.end))
    beside = [
        (line.start + m.start(), m["who"], "") for line in paragraph.lines if (m := _MARGIN.search(line.text))
    ]
    if len(beside) >= _FEWEST_PRESENT and 2 * len(beside) > len(paragraph.lines):
        beside = []  # each line is somebody with his initials: those who were there
    after = [
        (match.start() - 1, match["who"].title(), match["words"] or "")
        for match in _BRACKETED_OWNER.finditer(source.text, paragraph.start, paragraph.end)
    ]
    for at, who, words in (*beside, *after):
        near = [each for each in told if each.end >= at] if not words and (at, who, words) in beside else []
        held = next((each for each in near if _ACTS.search(each.text)), None)
        held = held or next((each for each in reversed(told) if each.start <= at), None)
        if held:
            yield Item(held.start, held.end, who=who, beside=(words,) if words else ())


def _is_agenda(paragraph: Paragraph, number: int) -> bool:
    """True for the agenda's next item: "4.  Rapid review", whatever follows in its paragraph."""
    found = _AGENDA.match(paragraph.lines[0].text)
    return found is not None and int(found["number"]) == number


def _marked(
    marks: Sequence[re.Match[str]], paragraph: Paragraph, before: Paragraph | None, source: Source
) -> Iterator[Item]:
    """What follows each mark; where nothing does, the sentence before it: "DA will write to them. ACTION 1 (DA)"."""
    ends = [*(mark.start() for mark in marks[1:]), paragraph.end]
    said_from = paragraph.start
    for mark, stop in zip(marks, ends, strict=True):
        number, who = mark["number"] or "", mark["who"] or ""
        alone = _OWNER_ALONE.fullmatch(source.text, mark.end(), stop)
        if alone:
            before_it = (said_from, mark.start())
            yield from _said_before(before_it, before, alone, number, source)
        elif source.text[mark.end() : stop].strip():
            yield Item(mark.end(), stop, number, who)
        elif number or who:
            held = (
                (said_from, mark.start()) if source.text[said_from : mark.start()].strip() else _span(before)
            )
            last = list(sentences(source, *held))[-1:] if held else []
            yield from (Item(each.start, each.end, number, who) for each in last)
        said_from = stop


def _said_before(
    held: tuple[int, int], before: Paragraph | None, owner: re.Match[str], number: str, source: Source
) -> Iterator[Item]:
    """The last sentence before a mark that names an owner alone, where it asks or says that somebody will act."""
    span = held if source.text[held[0] : held[1]].strip() else _span(before)
    last = list(sentences(source, *span))[-1:] if span else []
    for each in last:
        if _ACTS.search(each.text):
            when = (owner["when"],) if owner["when"] else ()
            yield Item(each.start, each.end, number, owner["who"], when, is_said_again=True)


def _span(paragraph: Paragraph | None) -> tuple[int, int] | None:
    return (paragraph.start, paragraph.end) if paragraph else None


def _is_log_heading(paragraph: Paragraph) -> bool:
    """ "Action log" alone on its line, or where a paragraph ends: "Minutes: agreed. Actions from July:"."""
    if len(paragraph.lines) > 1:
        return False
    last = re.split(r"(?<=[.;])\s", paragraph.text)[-1]
    return bool(
        _LOG.fullmatch(paragraph.text)
        or (last.endswith(":") and _LOG.fullmatch(last))
        or (is_title(paragraph) and _LOG_WORDS.search(paragraph.text))
    )


def _listed(paragraph: Paragraph, below: Paragraph | None, *, is_bullet_needed: bool) -> Iterator[Item]:
    """The entries of a log in a paragraph: each begins its line with a number or a bullet, and is no heading.

    A paragraph `below` that remarks on the last of them ("Carried over to May") is said beside it.
    """
    opened = [(line.start + found.end(), found) for line in paragraph.lines if (found := _entry(line.text))]
    opened = [
        (start, found)
        for start, found in opened
        if not PARAGRAPH_NUMBER.match(found.group().strip() + " ")
        or _UNDERTAKING.match(found.string[found.end() :])
    ]
    if not opened or (is_bullet_needed and opened[0][0] > paragraph.lines[0].end):
        return
    ends = [*(start - found.end() for start, found in opened[1:]), paragraph.end]
    for (start, found), end in zip(opened, ends, strict=True):
        gap = _GAP.search(found.string, found.end())
        beside = tuple(_GAP.split(found.string[gap.end() :].strip())) if gap else ()
        under = [line.words for line in paragraph.lines if start < line.start < end]
        under += [below.text] if below and end == paragraph.end else []
        beside += tuple(words for words in under if gap and _REMARK.match(words))
        stop = start - found.end() + gap.start() if gap else end
        yield Item(start, stop, found.groupdict().get("number") or "", beside=beside)


def _entry(line: str) -> re.Match[str] | None:
    return _NUMBERED.match(line) or _BULLETED.match(line)
