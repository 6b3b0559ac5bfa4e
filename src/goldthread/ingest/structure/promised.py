"""The promises in the sentences of an answer: what each says, whose it is, how it stands and by when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.ingest.bodies.known import UNNAMED_TRUST, Bodies, Body
from goldthread.ingest.english.verbs import main_group
from goldthread.ingest.manuscript import Source
from goldthread.ingest.promises.about_when import about_when
from goldthread.ingest.promises.commitments import (
    Clause,
    clauses_of,
    is_completion,
    is_listed_act,
)
from goldthread.ingest.promises.due_dates import due_of
from goldthread.ingest.promises.slips import (
    is_new_date,
    is_note_of_slip,
    is_time_gone,
    is_wish_missed,
    tells_of_slip,
)
from goldthread.ingest.reading import Commitment, Due
from goldthread.ingest.speech.speakers import (
    subject_speaker,
)
from goldthread.ingest.structure.answers import Places, Said, agency_of


@dataclass(frozen=True, slots=True)
class _Promise:
    start: int
    end: int
    status: str
    speaker: Body | None
    sentence: int
    due: Due | None = None  # the target that a list's head sets for its items


def commitments_of(
    said: Sequence[Said], *, source: Source, bodies: Bodies, place: Places, written: date | None = None
) -> tuple[Commitment, ...]:
    """Every promise in the sentences, in order; `written` is the day of the document, where its head says."""
    promises: list[_Promise] = []
    listed: str | None = None
    head_due: Due | None = None
    for index, sentence in enumerate(said):
        if sentence.is_quoted or not sentence.passage.text:  # nothing but lines that belong to the page
            continue
        if sentence.is_bullet and listed:
            if is_listed_act(sentence.passage.text):
                promises.append(replace(_bulleted(sentence, listed, source, index), due=head_due))
            continue
        text, positions = source.aligned(sentence.passage.start, sentence.passage.end)
        clauses = clauses_of(text, is_bullet=sentence.is_bullet, written=written)
        end = positions[len(text.rstrip(" .;")) - 1] + 1
        late = _made_late(promises, said, index, text, end)
        if late:
            promises[-1] = late
            continue
        listed = _listing(said, index, clauses)
        if listed:
            head_due = due_of(text, listed)
            continue
        last = promises[-1] if promises and promises[-1].sentence == index - 1 else None
        if last and _tells_its_end(last, text, source):
            promises[-1] = replace(last, end=end)
            continue
        promises.extend(_promise(sentence, clause, positions, index) for clause in clauses)
    return tuple(_commitment(promise, source, bodies, place) for promise in promises)


def _made_late(
    promises: Sequence[_Promise], said: Sequence[Said], index: int, text: str, end: int
) -> _Promise | None:
    """The last promise, late by what the sentence says of it; None where it says nothing of the kind."""
    if not promises:
        return None
    last, is_next = promises[-1], promises[-1].sentence == index - 1
    is_noted = is_note_of_slip(text) or (last.status == "delayed" and is_new_date(text))
    if (is_next and is_noted) or _is_late_after(promises, said, index, text):
        return replace(last, end=end, status="delayed")
    if is_next and last.status in _OPEN and is_wish_missed(text):
        return replace(last, status="delayed")
    return None


def _tells_its_end(last: _Promise, text: str, source: Source) -> bool:
    """ "It will be finished by May", after what is under way or what has no date of its own."""
    if not is_completion(text):
        return False
    if last.status == "in_progress":
        return True
    is_of_it = re.match(r"(?:This|It|These|They|Both)\s+(?:will|is|are|should)\b", text)
    is_undated = due_of(source.words(last.start, last.end), last.status) is None
    return bool(is_of_it) and last.status == "planned" and is_undated and due_of(text, "planned") is not None


def _is_late_after(promises: Sequence[_Promise], said: Sequence[Said], index: int, text: str) -> bool:
    """ "It was to open in July. The supplier could not do it. It is now planned for May": one promise that slipped."""
    if not promises or not 1 <= index - promises[-1].sentence <= _NEAR:
        return False
    first = said[promises[-1].sentence]
    return first.piece == said[index].piece and is_time_gone(first.passage.text) and tells_of_slip(text)


_NEAR = 2  # sentences


_OPEN = frozenset({"planned", "in_progress"})


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
    due = due_of(text, promise.status) or promise.due
    return Commitment(
        text,
        agency_of(owner or promise.speaker, bodies),
        promise.status,
        due,
        place(promise.start, promise.end),
        target_words=None if due or promise.status == "done" else about_when(text),
    )
