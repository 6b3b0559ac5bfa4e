"""The actions of minutes: marked where they were agreed, or listed in an action log, with whoever took each on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.english.sentences import sentences
from goldthread.ingest.lines.paragraphs import Paragraph
from goldthread.ingest.manuscript import Source
from goldthread.ingest.minutes.action_marks import PARAGRAPH_NUMBER, WHO, Item, items_of
from goldthread.ingest.minutes.attendance import INITIALS
from goldthread.ingest.promises.about_when import about_when
from goldthread.ingest.promises.due_dates import due_of
from goldthread.ingest.promises.targets import target_of
from goldthread.ingest.reading import Commitment, Due, Recommendation
from goldthread.ingest.structure.answers import Places, agency_of
from goldthread.ingest.tables.row_states import said_state, state_of
from goldthread.ingest.tables.tabled import Tabled

_OPENING = re.compile(rf"(?P<who>{WHO})\s*(?::|[–-]\s|to\b|will\b|(?=should\b|agreed\b))\s*")
_NEXT_OWNER = re.compile(rf"(?<=\S )(?={WHO}\s*(?::|[–-]\s|to\b))")
_CLOSING = re.compile(
    rf"\s*[(\[]?(?:[–—-]\s*)?(?:(?:owner|lead|action)\s*:\s*)?(?P<who>(?-i:{WHO}))[)\]]?\s*\.?$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(\[](?P<words>[^()\[\]]{3,60})[)\]]\s*\.?$")
_PUT_OFF = re.compile(
    r"(?:(?:new|revised|amended|extended)\s+(?:target\s+|due\s+)?(?:date|deadline)|carried (?:forward|over)|deferred|"
    r"(?:deadline |date )?(?:moved|extended|put back) to)\b[ :–-]*",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(r"all(?: (?:members|agencies|partners|present))?", re.IGNORECASE)
_LONGEST_INITIALS = 4
_LONGEST_STATE = 6  # words of a remark that is a state
_FEWEST_WORDS = 3  # of an act
_SAME = 0.75  # share of words by which an action of the log is one that was agreed further up


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
    items = list(items_of(paragraphs, source))
    if len(tabled) >= sum(item.is_said_again for item in items):
        items = [item for item in items if not item.is_said_again]  # the log has them all
    found = [(item.number, each) for item in items if (each := reader.action(item))]
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


class _Reader:
    """What the actions of one document's minutes are read with."""

    def __init__(
        self, people: Mapping[str, Body | None], source: Source, bodies: Bodies, place: Places
    ) -> None:
        self.people, self.source, self.bodies, self.place = people, source, bodies, place

    def action(self, item: Item) -> Commitment | None:
        """The commitment of one item: its first sentence is the act, what follows says how it stands."""
        told = list(sentences(self.source, item.start, item.end))
        if not told or len(told[0].text.split()) < _FEWEST_WORDS:
            return None
        text, positions = self.source.aligned(told[0].start, told[0].end)
        length, aside = _without_bracket(text)
        lead = found.end() if (found := PARAGRAPH_NUMBER.match(text)) else 0
        act = text[lead:length].rstrip(" .;,")
        after = " ".join([*item.beside, *(each.text for each in told[1:])])
        status = _status(". ".join([aside, *item.beside, *(each.text for each in told[1:])]))
        due = _due(act, (aside, *item.beside), after, status)
        return Commitment(
            act,
            agency_of(self._owner(item, act, after), self.bodies),
            status,
            due,
            self.place(positions[lead], positions[lead + len(act) - 1] + 1),
            target_words=None if due else about_when(act),
        )

    def _owner(self, item: Item, text: str, after: str) -> Body | None:
        """Whom the item's mark, its opening or its end names; nobody where several do it together."""
        closing = _CLOSING.search(text) or _CLOSING.fullmatch(after)
        beside = next((cell for cell in item.beside if re.fullmatch(WHO, cell)), "")
        for who in (item.who, beside, _who(_OPENING.match(text)), _who(closing)):
            named = {self._body(name) for name in re.findall(rf"[A-Z][a-z]+|{INITIALS}", who)}
            if named:
                return named.pop() if len(named) == 1 else None
        opening = re.split(r"\b(?:to|will|should)\b", text, maxsplit=1)[0]
        found = {body for who, body in self.people.items() if _stands_in(who, opening)}
        return found.pop() if len(found) == 1 else self.bodies.named(opening) if not found else None

    def apart(self, commitment: Commitment) -> list[Commitment]:
        """A row's commitment; where several people's stand in its cell one after the other, each of them."""
        text, positions = self.source.aligned(commitment.place.start, commitment.place.end)
        starts = [match.start() for match in _NEXT_OWNER.finditer(text)]
        if not starts:
            return [] if re.fullmatch(WHO, text) else [self.named(commitment)]
        cuts = [*(positions[at] for at in (0, *starts)), commitment.place.end]
        acts = (self.action(Item(start, end)) for start, end in pairwise(cuts))
        return [each for each in acts if each]

    def named(self, commitment: Commitment) -> Commitment:
        """A row's commitment by the body of whoever its column names; nobody where they are of several bodies."""
        lead = commitment.agency or ""
        if _EVERYBODY.fullmatch(lead):
            return replace(commitment, agency=None)
        found = {body for who, body in self.people.items() if _stands_in(who, lead)}
        if not found:
            return commitment
        return replace(commitment, agency=agency_of(found.pop() if len(found) == 1 else None, self.bodies))

    def _body(self, initials: str) -> Body | None:
        return self.people.get(initials) or self.bodies.named(initials)


def _stands_in(who: str, opening: str) -> bool:
    """True for a name as it is written, and for a post ("Named Doctor") however it begins."""
    case = re.IGNORECASE if len(who) > _LONGEST_INITIALS else 0
    return re.search(rf"(?<!\w){re.escape(who)}(?!\w)", opening, case) is not None


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
    parts = (part.strip() for said in (*asides, after) for part in re.split(r"(?<=[.;])\s", said))
    moved = [part for part in parts if _PUT_OFF.match(part)]
    for words in (*moved, *asides):
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
