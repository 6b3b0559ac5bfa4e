"""The answers to one recommendation: who says which sentence, the responses that makes, and the promises in them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.ingest.bodies import TRUSTS, UNNAMED_TRUST, Bodies, Body
from goldthread.ingest.commitments import Clause, clauses_of, is_completion, is_listed_act, is_quotation
from goldthread.ingest.due_dates import due_of
from goldthread.ingest.entries import Piece
from goldthread.ingest.manuscript import Source
from goldthread.ingest.reading import Commitment, Place, Response
from goldthread.ingest.sentences import Passage, passage, sentences
from goldthread.ingest.slips import is_note_of_slip
from goldthread.ingest.speaker_labels import NOBODY, heading_speaker, label_of, labels_within
from goldthread.ingest.speakers import (
    kinds_asked,
    owner_in_passing,
    passes_word,
    prefix_speaker,
    resolve_trust,
    subject_speaker,
)
from goldthread.ingest.verbs import main_group
from goldthread.ingest.vocabulary import OUTSIDERS

_QUOTES = re.compile(
    r"\b(?:stat|conclud|report|said|says|found|comment|noted|feedback|quot|includ)\w*\b[^.]*:$", re.IGNORECASE
)
_ANY_AGENCY = re.compile(
    r"(?:the |our |single|multi|partner|individual|[ -])*(?:agency|agencies)", re.IGNORECASE
)
_PARTNERSHIP = re.compile(r"(?:the |our |safeguarding )*(?:partnership|board)", re.IGNORECASE)
_FEEDBACK = re.compile(r"\b(?:feedback|comments|quot|said|told us)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of an answer; `speaker` None where nobody has been named yet."""

    passage: Passage
    speaker: Body | None
    piece: int
    is_quoted: bool = False
    is_bullet: bool = False


_WIDE_HEADINGS = frozenset(
    ["nobody", "partnership", "sector"]
)  # under these, agencies speak one after the other


def sentences_said(pieces: Sequence[Piece], *, source: Source, bodies: Bodies) -> list[Said]:
    """Every sentence of the pieces with its speaker, as far as the recommendation's own answers name one."""
    said: list[Said] = []
    speaker: Body | None = None
    for index, piece in enumerate(pieces):
        found = list(_passages(piece, source, bodies))
        headed = _headed(piece, bodies)
        is_held = headed is not None and headed.kind not in _WIDE_HEADINGS
        prefix = prefix_speaker(piece.text, bodies)
        speaker = prefix or headed or speaker
        is_quoted = _is_quoted(pieces, index)
        for position, sentence in enumerate(found):
            label = label_of(sentence.text, bodies, opens=False) if position else None
            subject = (label.body if label else None) or passes_word(sentence.text, bodies)
            passes = subject is not None
            subject = subject or subject_speaker(sentence.text, bodies, opens=position == 0)
            if subject is UNNAMED_TRUST and speaker is not None and speaker.kind in TRUSTS:
                subject = speaker
            is_quoted = is_quoted and not (
                position and subject
            )  # an agency speaks again: the quotation is over
            if not (is_quoted or piece.is_bullet) and (passes or not (is_held or prefix)):
                speaker = subject or speaker
            said.append(Said(sentence, speaker, index, is_quoted, piece.is_bullet))
    return said


def _passages(piece: Piece, source: Source, bodies: Bodies) -> Iterator[Passage]:
    """The sentences of a piece; one in which another agency's label stands is two."""
    for sentence in sentences(source, piece.start, piece.end):
        text, positions = source.aligned(sentence.start, sentence.end)
        cuts = [sentence.start, *(positions[at] for at in labels_within(text, bodies)), sentence.end]
        yield from (passage(source, start, end) for start, end in pairwise(cuts))


def _headed(piece: Piece, bodies: Bodies) -> Body | None:
    if piece.speaker is None:
        return None
    if _ANY_AGENCY.fullmatch(piece.speaker):
        return None
    if _PARTNERSHIP.fullmatch(piece.speaker):
        return bodies.partnership or NOBODY
    return heading_speaker(piece.speaker, bodies)


def _is_quoted(pieces: Sequence[Piece], index: int) -> bool:
    """The paragraph after "The inspection stated that:", or one that stands in quotation marks."""
    if is_quotation(pieces[index].text):
        return True
    if index == 0:
        return False
    if pieces[index].is_bullet:
        return False
    before = re.split(r"(?<=[.?!])\s", pieces[index - 1].text)[-1]
    return bool(_QUOTES.search(before)) and bool(OUTSIDERS.search(before) or _FEEDBACK.search(before))


def with_default(
    said: Sequence[Said], default: Body | None, *, context: Sequence[str], bodies: Bodies
) -> list[Said]:
    """Sentences before anybody is named go to `default`, or to the one agency whose own service they speak of."""
    unnamed = [s.passage.text for s in said if s.speaker is None]
    if default and default.kind == "section" and _speaks_of_partnership(unnamed, bodies):
        default = None
    fallback = default or (owner_in_passing(unnamed, bodies) if unnamed else None)
    return [
        replace(s, speaker=resolve_trust(_of_section(s.speaker, fallback), context, bodies)) for s in said
    ]


def _of_section(speaker: Body | None, default: Body | None) -> Body | None:
    """Who speaks, or `default`; a sector that is the default's own work speaks for it ("Maternity" for its trust)."""
    if speaker is None or (
        default and speaker.kind == "sector" and default.kind in kinds_asked(speaker.name)
    ):
        return default
    return speaker


def _speaks_of_partnership(texts: Sequence[str], bodies: Bodies) -> bool:
    """True where nobody of the section is named and the partnership is: it says what it does about them."""
    mentioned = {mention.body for text in texts for mention in bodies.mentions(text)}
    return bodies.partnership in mentioned


def agency_of(body: Body | None, bodies: Bodies) -> str | None:
    """The name for the contract: None for the document's own partnership, for all agencies, and for nobody."""
    if body is None or body == NOBODY or body == bodies.partnership:
        return None
    return body.name


def responses_of(
    said: Sequence[Said], *, source: Source, bodies: Bodies, place: "Places"
) -> tuple[Response, ...]:
    """One response for each run of sentences by one agency."""
    runs: list[list[Said]] = []
    for sentence in said:
        if runs and agency_of(runs[-1][-1].speaker, bodies) == agency_of(sentence.speaker, bodies):
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return tuple(_response(run, source, bodies, place) for run in runs)


def _response(run: Sequence[Said], source: Source, bodies: Bodies, place: "Places") -> Response:
    start, end = run[0].passage.start, run[-1].passage.end
    return Response(agency_of(run[0].speaker, bodies), source.words(start, end), place(start, end))


class Places:
    """Makes a Place from offsets: knows the document's lines."""

    def __init__(self, starts: Sequence[int], pages: Sequence[int | None]) -> None:
        self._starts = starts
        self._pages = pages

    def __call__(self, start: int, end: int) -> Place:
        line = bisect_right(self._starts, start)
        return Place(start, end, line, self._pages[line - 1])


@dataclass(frozen=True, slots=True)
class _Promise:
    start: int
    end: int
    status: str
    speaker: Body | None
    sentence: int


def commitments_of(
    said: Sequence[Said], *, source: Source, bodies: Bodies, place: Places
) -> tuple[Commitment, ...]:
    """Every promise in the sentences, in order."""
    promises: list[_Promise] = []
    listed: str | None = None
    for index, sentence in enumerate(said):
        if sentence.is_quoted:
            continue
        if sentence.is_bullet and listed:
            if is_listed_act(sentence.passage.text):
                promises.append(_bulleted(sentence, listed, source, index))
            continue
        text, positions = source.aligned(sentence.passage.start, sentence.passage.end)
        clauses = clauses_of(text, is_bullet=sentence.is_bullet)
        if promises and promises[-1].sentence == index - 1 and is_note_of_slip(text):
            promises[-1] = replace(
                promises[-1], end=positions[len(text.rstrip(" .;")) - 1] + 1, status="delayed"
            )
            continue
        listed = _listing(said, index, clauses)
        if listed:
            continue
        if (
            promises
            and promises[-1].status == "in_progress"
            and promises[-1].sentence == index - 1
            and is_completion(text)
        ):
            promises[-1] = replace(promises[-1], end=positions[len(text.rstrip(" .;")) - 1] + 1)
            continue
        promises.extend(_promise(sentence, clause, positions, index) for clause in clauses)
    return tuple(_commitment(promise, source, bodies, place) for promise in promises)


def _listing(said: Sequence[Said], index: int, clauses: Sequence[Clause]) -> str | None:
    """The status that a sentence ending with a colon gives to the bullets after it; they are the promises then."""
    sentence = said[index]
    if not sentence.passage.text.endswith(":") or index + 1 >= len(said):
        return None
    if said[index + 1].is_quoted:
        return "quoted"
    if not said[index + 1].is_bullet:
        return None
    if re.search(r"\bto:$", sentence.passage.text):
        return "planned"  # "has been asked to:", "will work to:"
    return clauses[-1].status if clauses else None


def _bulleted(sentence: Said, status: str, source: Source, index: int) -> _Promise:
    text, positions = source.aligned(sentence.passage.start, sentence.passage.end)
    match = re.match(r"\s*(?:[^\w‘“\"'(]+|o\s)?", text)
    clause = Clause(match.end() if match else 0, len(text.rstrip(" .;,")), status)
    return _promise(sentence, clause, positions, index)


def _promise(sentence: Said, clause: Clause, positions: Sequence[int], index: int) -> _Promise:
    return _Promise(
        positions[clause.start], positions[clause.end - 1] + 1, clause.status, sentence.speaker, index
    )


def _commitment(promise: _Promise, source: Source, bodies: Bodies, place: Places) -> Commitment:
    text = source.words(promise.start, promise.end)
    owner = subject_speaker(text, bodies, opens=False) if main_group(text) else None
    if owner is UNNAMED_TRUST and promise.speaker and promise.speaker.kind == owner.kind:
        owner = promise.speaker
    return Commitment(
        text,
        agency_of(owner or promise.speaker, bodies),
        promise.status,
        due_of(text, promise.status),
        place(promise.start, promise.end),
    )
