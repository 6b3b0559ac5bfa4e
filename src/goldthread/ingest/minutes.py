"""The actions of minutes: marked where they were agreed, or listed in an action log, with whoever took each on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.ingest.answers import Places, agency_of
from goldthread.ingest.attendance import INITIALS
from goldthread.ingest.bodies import Bodies, Body
from goldthread.ingest.due_dates import due_of
from goldthread.ingest.manuscript import BULLETS, Source
from goldthread.ingest.paragraphs import Paragraph, is_title
from goldthread.ingest.reading import Commitment, Due, Recommendation
from goldthread.ingest.row_states import said_state, state_of
from goldthread.ingest.row_values import target_of
from goldthread.ingest.sentences import sentences
from goldthread.ingest.tabled import Tabled

_MARK = re.compile(
    r"(?:(?<=^)|(?<=\n)|(?<=[.!?)”\"]\s))[ \t]*[*_•\uf0b7-]*\s*(?:(?:agreed|new)\s+)?(?:ACTIONS?|Actions?)\b"
    r"(?:\s+(?:[Pp]oint|[Nn]o\.?|[Ii]tem))?"
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
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+")
_WHO = rf"{INITIALS}(?:\s*(?:,|/|&|and)\s*{INITIALS})*"
_OPENING = re.compile(rf"(?P<who>{_WHO})\s*(?::|[–-]\s|to\b|will\b|(?=should\b|agreed\b))\s*")
_NEXT_OWNER = re.compile(rf"(?<=\S )(?={_WHO}\s*(?::|[–-]\s|to\b))")
_CLOSING = re.compile(
    rf"\s*[(\[]?(?:[–—-]\s*)?(?:(?:owner|lead|action)\s*:\s*)?(?P<who>(?-i:{_WHO}))[)\]]?\s*\.?$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(\[](?P<words>[^()\[\]]{3,60})[)\]]\s*\.?$")
_AGENDA = re.compile(
    r"[\s#*_]*(?:(?:agenda )?item )?(?P<number>\d{1,2})(?:\.0)?[.):]?\s+(?=[A-Z])", re.IGNORECASE
)
_PUT_OFF = re.compile(
    r"(?:(?:new|revised|amended|extended)\s+(?:target\s+|due\s+)?(?:date|deadline)|carried (?:forward|over)|deferred|"
    r"(?:deadline |date )?(?:moved|extended|put back) to)\b[ :–-]*",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(r"all(?: (?:members|agencies|partners|present))?", re.IGNORECASE)
_LONGEST_STATE = 6  # words of a remark that is a state
_FEWEST_WORDS = 3  # of an act
_SAME = 0.75  # share of words by which an action of the log is one that was agreed further up


@dataclass(frozen=True, slots=True)
class _Item:
    """One action with what was said of it: [start, end) of the source text; `who` stands in its mark, if anywhere.

    `beside` are the cells that stand next to it on its line: its owner, its date, how it stands.
    """

    start: int
    end: int
    number: str = ""
    who: str = ""
    beside: tuple[str, ...] = ()


def actions_of(
    paragraphs: Sequence[Paragraph],
    people: Mapping[str, Body | None],
    *,
    source: Source,
    bodies: Bodies,
    place: Places,
    tabled: Sequence[Tabled] = (),
) -> tuple[Commitment, ...]:
    """Every action of the minutes in order; one that stands again in a log is given once, as the log has it.

    `tabled` are the rows of tables without recommendations of their own: an action log.
    """
    reader = _Reader(people, source, bodies, place)
    found = [(item.number, each) for item in _items(paragraphs, source) if (each := reader.action(item))]
    logged = [
        (row.item.id if len(acts) == 1 else "", act)
        for row in tabled
        if (acts := [act for each in row.item.commitments for act in reader.apart(each)])
        for act in acts
    ]
    return tuple(_once([*found, *logged]))


def without_actions(
    items: Sequence[Recommendation], actions: Sequence[Commitment]
) -> tuple[Recommendation, ...]:
    """Recommendations that minutes discuss, without the commitments that are the meeting's own actions."""
    spans = [(each.place.start, each.place.end) for each in actions]
    return tuple(
        replace(
            item,
            commitments=tuple(
                each
                for each in item.commitments
                if not any(a < each.place.end and each.place.start < b for a, b in spans)
            ),
        )
        for item in items
    )


def _items(paragraphs: Sequence[Paragraph], source: Source) -> Iterator[_Item]:
    in_log = is_listing = False
    agenda = 0
    for paragraph, before in zip(paragraphs, [None, *paragraphs], strict=False):
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
            listed = list(_listed(paragraph, is_bullet_needed=is_listing))
            yield from listed
            if not listed and (is_listing or paragraph.lines[0].heading):
                in_log = is_listing = False


def _in_margin(paragraph: Paragraph, source: Source) -> Iterator[_Item]:
    """Acts whose owner stands beside them in a column of its own, or in brackets after them: "[YUSRA, by May]"."""
    told = list(sentences(source, paragraph.start, paragraph.end))
    beside = [
        (line.start + m.start(), m["who"], "") for line in paragraph.lines if (m := _MARGIN.search(line.text))
    ]
    after = [
        (match.start() - 1, match["who"].title(), match["words"] or "")
        for match in _BRACKETED_OWNER.finditer(source.text, paragraph.start, paragraph.end)
    ]
    for at, who, words in (*beside, *after):
        near = [each for each in told if each.end >= at] if not words and (at, who, words) in beside else []
        held = next((each for each in near if _ACTS.search(each.text)), None)
        held = held or next((each for each in reversed(told) if each.start <= at), None)
        if held:
            yield _Item(held.start, held.end, who=who, beside=(words,) if words else ())


def _is_agenda(paragraph: Paragraph, number: int) -> bool:
    """True for the agenda's next item: "4.  Rapid review", whatever follows in its paragraph."""
    found = _AGENDA.match(paragraph.lines[0].text)
    return found is not None and int(found["number"]) == number


def _marked(
    marks: Sequence[re.Match[str]], paragraph: Paragraph, before: Paragraph | None, source: Source
) -> Iterator[_Item]:
    """What follows each mark; where nothing does, the sentence before it: "DA will write to them. ACTION 1 (DA)"."""
    ends = [*(mark.start() for mark in marks[1:]), paragraph.end]
    said_from = paragraph.start
    for mark, stop in zip(marks, ends, strict=True):
        number, who = mark["number"] or "", mark["who"] or ""
        if source.text[mark.end() : stop].strip():
            yield _Item(mark.end(), stop, number, who)
        elif number or who:
            held = (
                (said_from, mark.start()) if source.text[said_from : mark.start()].strip() else _span(before)
            )
            last = list(sentences(source, *held))[-1:] if held else []
            yield from (_Item(each.start, each.end, number, who) for each in last)
        said_from = stop


def _span(paragraph: Paragraph | None) -> tuple[int, int] | None:
    return (paragraph.start, paragraph.end) if paragraph else None


def _is_log_heading(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1 and bool(
        _LOG.fullmatch(paragraph.text) or (is_title(paragraph) and _LOG_WORDS.search(paragraph.text))
    )


def _listed(paragraph: Paragraph, *, is_bullet_needed: bool) -> Iterator[_Item]:
    """The entries of a log in a paragraph: each begins its line with a number or a bullet, and is no heading."""
    opened = [(line.start + found.end(), found) for line in paragraph.lines if (found := _entry(line.text))]
    opened = [
        (start, found)
        for start, found in opened
        if not _PARAGRAPH_NUMBER.match(found.group().strip() + " ")
        or _UNDERTAKING.match(found.string[found.end() :])
    ]
    if not opened or (is_bullet_needed and opened[0][0] > paragraph.lines[0].end):
        return
    ends = [*(start - found.end() for start, found in opened[1:]), paragraph.end]
    for (start, found), end in zip(opened, ends, strict=True):
        gap = _GAP.search(found.string, found.end())
        beside = tuple(_GAP.split(found.string[gap.end() :].strip())) if gap else ()
        stop = start - found.end() + gap.start() if gap else end
        yield _Item(start, stop, found.groupdict().get("number") or "", beside=beside)


def _entry(line: str) -> re.Match[str] | None:
    return _NUMBERED.match(line) or _BULLETED.match(line)


class _Reader:
    """What the actions of one document's minutes are read with."""

    def __init__(
        self, people: Mapping[str, Body | None], source: Source, bodies: Bodies, place: Places
    ) -> None:
        self.people, self.source, self.bodies, self.place = people, source, bodies, place

    def action(self, item: _Item) -> Commitment | None:
        """The commitment of one item: its first sentence is the act, what follows says how it stands."""
        told = list(sentences(self.source, item.start, item.end))
        if not told or len(told[0].text.split()) < _FEWEST_WORDS:
            return None
        text, positions = self.source.aligned(told[0].start, told[0].end)
        length, aside = _without_bracket(text)
        lead = found.end() if (found := _PARAGRAPH_NUMBER.match(text)) else 0
        act = text[lead:length].rstrip(" .;,")
        after = " ".join([*item.beside, *(each.text for each in told[1:])])
        status = _status(". ".join([aside, *item.beside, *(each.text for each in told[1:])]))
        return Commitment(
            act,
            agency_of(self._owner(item, act, after), self.bodies),
            status,
            _due(act, (aside, *item.beside), after, status),
            self.place(positions[lead], positions[lead + len(act) - 1] + 1),
        )

    def _owner(self, item: _Item, text: str, after: str) -> Body | None:
        """Whom the item's mark, its opening or its end names; nobody where several do it together."""
        closing = _CLOSING.search(text) or _CLOSING.fullmatch(after)
        beside = next((cell for cell in item.beside if re.fullmatch(_WHO, cell)), "")
        for who in (item.who, beside, _who(_OPENING.match(text)), _who(closing)):
            named = {self._body(name) for name in re.findall(rf"[A-Z][a-z]+|{INITIALS}", who)}
            if named:
                return named.pop() if len(named) == 1 else None
        opening = re.split(r"\b(?:to|will|should)\b", text, maxsplit=1)[0]
        people = {
            word: self.people[word] for word in re.findall(r"[A-Z][\w’'-]+", opening) if word in self.people
        }
        found = set(people.values())
        return found.pop() if len(found) == 1 else self.bodies.named(opening) if not found else None

    def apart(self, commitment: Commitment) -> list[Commitment]:
        """A row's commitment; where several people's stand in its cell one after the other, each of them."""
        text, positions = self.source.aligned(commitment.place.start, commitment.place.end)
        starts = [match.start() for match in _NEXT_OWNER.finditer(text)]
        if not starts:
            return [] if re.fullmatch(_WHO, text) else [self.named(commitment)]
        cuts = [*(positions[at] for at in (0, *starts)), commitment.place.end]
        acts = (self.action(_Item(start, end)) for start, end in pairwise(cuts))
        return [each for each in acts if each]

    def named(self, commitment: Commitment) -> Commitment:
        """A row's commitment by the body whose initials stand in its column."""
        if _EVERYBODY.fullmatch(commitment.agency or ""):
            return replace(commitment, agency=None)
        who = re.findall(rf"\b{INITIALS}\b", commitment.agency or "")
        body = self.people.get(who[0]) if len(who) == 1 else None
        if len(who) == 1 and who[0] in self.people:
            return replace(commitment, agency=agency_of(body, self.bodies))
        return commitment

    def _body(self, initials: str) -> Body | None:
        return self.people.get(initials) or self.bodies.named(initials)


def _who(match: re.Match[str] | None) -> str:
    return match["who"] if match else ""


def _without_bracket(text: str) -> tuple[int, str]:
    """How long the act is without a remark in brackets at its end, and that remark: "(due 30/11/23)"."""
    bracket = _BRACKET.search(text)
    if bracket and (target_of(bracket["words"]).due or said_state(bracket["words"]) is not None):
        return bracket.start(), bracket["words"]
    return len(text), ""


def _status(said: str) -> str:
    """Planned, unless what follows the act says how it stands: the last state that is named counts."""
    states = [state for part in re.split(r"(?<=[.;])\s", said) if (state := _state(part))]
    return states[-1] if states else "planned"


def _state(part: str) -> str | None:
    """A short remark such as "CLOSED", "Not done", "Overdue"; a new date says that the act was put off."""
    words = part.strip(" .;")
    if _PUT_OFF.match(words):
        return "delayed"
    found = state_of(words, {}) if len(words.split()) <= _LONGEST_STATE else None
    return found.status if found else None


def _due(act: str, asides: Sequence[str], after: str, status: str) -> Due | None:
    """The date that counts now: a new one that follows, the one in brackets, or the act's own."""
    moved = next((m for part in re.split(r"(?<=[.;])\s", after) if (m := _PUT_OFF.match(part.strip()))), None)
    for words in (after[after.find(moved.group()) :] if moved else "", *asides):
        if words and (due := target_of(words).due):
            return due
    return due_of(act, "planned" if status == "delayed" else status) or due_of(act, "planned")


def _once(found: Sequence[tuple[str, Commitment]]) -> Iterator[Commitment]:
    """Each action once, `found` with its number: for one that stands again, what is said last counts."""
    kept: list[tuple[str, Commitment]] = []
    for number, each in found:
        same = next((at for at, other in enumerate(kept) if _is_same((number, each), other)), None)
        if same is None:
            kept.append((number, each))
        else:
            kept[same] = (kept[same][0] or number, _brought_up_to_date(kept[same][1], each))
    yield from (each for _, each in kept)


def _brought_up_to_date(first: Commitment, later: Commitment) -> Commitment:
    return replace(
        first,
        agency=first.agency if _OPENING.match(first.text) else first.agency or later.agency,
        due=later.due or first.due,
        status=first.status if later.status == "planned" else later.status,
    )


def _is_same(one: tuple[str, Commitment], other: tuple[str, Commitment]) -> bool:
    """The same number, or, where one has none, the same words as far as the shorter goes."""
    if one[0] and other[0]:
        return one[0] == other[0]
    words, others = _words(one[1].text), _words(other[1].text)
    shared = len(words & others)
    return shared >= _FEWEST_WORDS and shared >= _SAME * min(len(words), len(others))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]{4,}", text.lower()))
