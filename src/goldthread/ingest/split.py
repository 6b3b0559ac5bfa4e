"""Where a recommendation ends and its answer begins. Most documents leave no mark; paragraphs and grammar decide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from goldthread.ingest.bodies import Bodies
from goldthread.ingest.commitments import clauses_of
from goldthread.ingest.manuscript import Source
from goldthread.ingest.outline import Entry, Piece
from goldthread.ingest.sentences import sentences
from goldthread.ingest.speakers import prefix_speaker, subject_speaker
from goldthread.ingest.tense import asks

_UNFINISHED = re.compile(r"(?::|,|;|\b(?:and|or|by|to|that|including))$")


@dataclass(slots=True)
class Split:
    """A recommendation's own words, its lettered parts, and the paragraphs that answer it."""

    text: list[Piece] = field(default_factory=list)
    parts: list[list[Piece]] = field(default_factory=list)
    answers: list[Piece] = field(default_factory=list)


def split(entry: Entry, *, source: Source, bodies: Bodies, is_answered: bool) -> Split:
    """Part an entry. `is_answered` is false for a briefing or a report, which has recommendations and no responses."""
    marked = next((i for i, piece in enumerate(entry.pieces) if piece.answers), None)
    if marked is not None:
        before = _before_mark(entry.pieces[:marked], bodies)
        return _with_parts(before, entry.pieces[len(before) :])
    asked = _asked(entry.pieces, bodies=bodies)
    rest = entry.pieces[len(asked) :] if is_answered else []
    if is_answered and asked:
        asked, within = _cut_at_answer(asked, source, bodies, is_alone=not rest)
        rest = [*within, *rest]
    return _with_parts(asked, rest)


def _before_mark(pieces: Sequence[Piece], bodies: Bodies) -> list[Piece]:
    """All that stands before "Response:" is the ask; before a mere "Update:" an answer may stand already."""
    asked = _asked(pieces, bodies=bodies)
    if any(_answers(piece.text, bodies, is_alone=False) for piece in pieces[len(asked) :]):
        return asked
    return list(pieces)


def _with_parts(asked: Sequence[Piece], rest: Sequence[Piece]) -> Split:
    """Own words up to the first lettered part, then each part with the bullets under it."""
    result = Split(answers=list(rest))
    for piece in asked:
        if piece.letter:
            result.parts.append([piece])
        elif result.parts:
            result.parts[-1].append(piece)
        else:
            result.text.append(piece)
    return result


def _asked(pieces: Sequence[Piece], *, bodies: Bodies) -> list[Piece]:
    """The first paragraph, and what follows it as lettered part, bullet, unfinished sentence or further ask."""
    taken: list[Piece] = list(pieces[:1])
    in_list = bool(taken and (taken[0].letter or taken[0].text.endswith(":")))
    for index in range(1, len(pieces)):
        piece = pieces[index]
        belongs = _is_next_part(taken, piece) or _goes_on(taken[-1], piece, in_list=in_list)
        if not belongs and (index + 1 == len(pieces) or not _is_ask(piece, bodies)):
            break
        in_list = in_list or piece.letter is not None or piece.text.endswith(":")
        taken.append(piece)
    return taken


def _is_next_part(taken: Sequence[Piece], piece: Piece) -> bool:
    letters = [earlier.letter for earlier in taken if earlier.letter]
    if piece.letter is None:
        return False
    return not letters or piece.letter == chr(ord(letters[-1][-1]) + 1) or len(piece.letter) > 1


def _goes_on(last: Piece, piece: Piece, *, in_list: bool) -> bool:
    if piece.is_bullet:
        return in_list and (last.is_bullet or last.text.endswith(":") or last.letter is not None)
    return bool(_UNFINISHED.search(last.text)) and piece.text[:1].islower()


def _is_ask(piece: Piece, bodies: Bodies) -> bool:
    """A further paragraph that asks and in which nobody answers."""
    first = re.split(r"(?<=[.?!])\s", piece.text, maxsplit=1)[0]
    return asks(first) and prefix_speaker(piece.text, bodies) is None


def _cut_at_answer(
    asked: list[Piece], source: Source, bodies: Bodies, *, is_alone: bool
) -> tuple[list[Piece], list[Piece]]:
    """Question and answer in one paragraph: cut before the first sentence at a line's start that answers.

    With no further paragraph (`is_alone`) any report after an ask answers; else an agency has to be its subject.
    """
    last = asked[-1]
    found = list(sentences(source, last.start, last.end))
    for before, sentence in pairwise(found):
        line_start = not source.text[source.text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip()
        if line_start and _answers(sentence.text, bodies, is_alone=is_alone and asks(before.text)):
            return [*asked[:-1], _part(last, source, last.start, before.end)], [
                replace(_part(last, source, sentence.start, last.end), letter=None)
            ]
    return asked, []


def _part(piece: Piece, source: Source, start: int, end: int) -> Piece:
    return replace(piece, start=start, end=end, text=source.words(start, end))


def _answers(sentence: str, bodies: Bodies, *, is_alone: bool) -> bool:
    if asks(sentence) or re.match(r"(?:This|These|It|That|Such)\b", sentence):
        return False
    speaks = is_alone or subject_speaker(sentence, bodies, opens=True) is not None
    return speaks and any(
        clause.status in {"done", "in_progress", "planned", "delayed"} for clause in clauses_of(sentence)
    )
