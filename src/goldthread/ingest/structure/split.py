"""Where a recommendation ends and its answer begins. Most documents leave no mark; paragraphs and grammar decide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.english.sentences import sentences
from goldthread.ingest.english.tense import asks
from goldthread.ingest.manuscript import Source
from goldthread.ingest.promises.commitments import clauses_of
from goldthread.ingest.speech.speakers import prefix_speaker, subject_speaker
from goldthread.ingest.structure.entries import Entry, Piece, refers
from goldthread.ingest.structure.parts import lettered

_UNFINISHED = re.compile(r"(?::|,|;|\b(?:and|or|by|to|that|including))$")


_ACCEPTS = re.compile(
    r"(?:(?:fully|partly|partially|not|also|now)\s+)?(?:accepted|agreed|rejected|declined|not accepted)\b(?!\s+that\b)",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"\b(?:[Ww]e|[Oo]ur|has|have|had|already|currently|needs? to)\b")
_SAYS = re.compile(  # as minutes tell it
    r"[^.,;]{3,60}? (?:said|reported|explained|advised|confirmed|informed|told|noted|updated|stated|gave|tabled)\b"
)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_ENDED = re.compile(r"[.?!][’”\"')\]]*$")


_NEAR = 300  # characters of headings and particulars between an ask and its answer
_FEWEST_ALIKE = 2  # answers, beside the last, that show how all are laid out


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
        if marked and _stands_elsewhere(entry.pieces[marked - 1], entry.pieces[marked]):
            return _with_parts(_asked(entry.pieces[:marked], bodies=bodies), entry.pieces[marked:], source)
        before = _before_mark(entry.pieces[:marked], bodies)
        rest = entry.pieces[len(before) :]
        if before and entry.under:
            before, within = _cut_at_answer(before, source, bodies, is_alone=True)
            rest = [*within, *rest]
        return _with_parts(before, rest, source)
    asked = _asked(entry.pieces, bodies=bodies)
    rest = entry.pieces[len(asked) :] if is_answered else []
    if is_answered and asked:
        asked, within = _cut_at_answer(asked, source, bodies, is_alone=not rest)
        rest = [*within, *rest]
    return _with_parts(asked, rest, source)


def _stands_elsewhere(ask: Piece, answer: Piece) -> bool:
    """True for an answer in another chapter: what stands behind the ask in its own is said of all that was asked."""
    return not 0 <= answer.start - ask.end <= _NEAR


def without_closing(splits: Sequence[Split]) -> list[Split]:
    """The same without the paragraphs that end the document, where its other answers end with bullets.

    What stands behind the last bullet of all, is none itself, and has its like under no other recommendation is said
    of the whole document: who watches over it, whom to ring.
    """
    *others, last = [each for each in splits if any(piece.is_bullet for piece in each.answers)] or [Split()]
    if len(others) < _FEWEST_ALIKE or last is not next(s for s in reversed(splits) if s.answers):
        return list(splits)
    if not all(each.answers[-1].is_bullet for each in others):
        return list(splits)
    end = max(at for at, piece in enumerate(last.answers) if piece.is_bullet) + 1
    return [replace(each, answers=each.answers[:end]) if each is last else each for each in splits]


def most_are_answered(entries: Sequence[Entry], bodies: Bodies) -> bool:
    """True where an agency reports under more than half of the recommendations, two or more of them."""
    below = [entry.pieces[len(_asked(entry.pieces, bodies=bodies)) :] for entry in entries]
    answered = sum(
        any(_answers(piece.text, bodies, is_alone=False) or _OURS.search(piece.text) for piece in each)
        for each in below
    )
    return answered > 1 and answered * 2 > len(entries)


def _before_mark(pieces: Sequence[Piece], bodies: Bodies) -> list[Piece]:
    """All that stands before "Response:" is the ask; before a mere "Update:" an answer may stand already."""
    asked = _asked(pieces, bodies=bodies)
    if any(_answers(piece.text, bodies, is_alone=False) for piece in pieces[len(asked) :]):
        return asked
    return list(pieces)


def _with_parts(asked: Sequence[Piece], rest: Sequence[Piece], source: Source) -> Split:
    """Own words up to the first lettered part, then each part with the bullets under it; answers keep their letters."""
    result = Split(answers=[_with_letter(piece, source) for piece in rest if piece.text])
    for piece in (part for each in asked for part in _lettered(each, source)):
        if piece.letter:
            result.parts.append([piece])
        elif result.parts:
            result.parts[-1].append(piece)
        else:
            result.text.append(piece)
    result.parts = [part for part in result.parts if any(piece.text for piece in part)]
    return result


def _lettered(piece: Piece, source: Source) -> list[Piece]:
    found = lettered(source.text, piece.start, piece.end, first=piece.letter)
    if len(found) == 1:
        return [piece]
    parts = (replace(_part(piece, source, begins, ends), letter=letter) for letter, begins, ends in found)
    return [part for part in parts if part.text or part.letter]


def _with_letter(piece: Piece, source: Source) -> Piece:
    """An answer that opens with "(b)" says so in its text."""
    if piece.opens is None:
        return piece
    return replace(_part(piece, source, piece.opens, piece.end), letter=None)


def _asked(pieces: Sequence[Piece], *, bodies: Bodies) -> list[Piece]:
    """The first paragraph, and what follows it as lettered part, bullet, unfinished sentence or further ask."""
    taken: list[Piece] = list(pieces[:1])
    in_list = bool(taken and (taken[0].letter or not _ENDED.search(taken[0].text)))
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
    if not last.text:
        return True
    if piece.is_bullet:
        is_open = not _ENDED.search(last.text)
        return (in_list or is_open) and (last.is_bullet or is_open or last.letter is not None)
    return bool(_UNFINISHED.search(last.text)) and piece.text[:1].islower()


def _is_ask(piece: Piece, bodies: Bodies) -> bool:
    """A further paragraph that asks and in which nobody answers."""
    first = re.split(r"(?<=[.?!])\s", piece.text, maxsplit=1)[0]
    return asks(first) and not _REPORTS.search(first) and prefix_speaker(piece.text, bodies) is None


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
    """A stretch of a piece, drawn in to its first and last word."""
    words = source.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    end = max(start, end)
    return replace(piece, start=start, end=end, text=source.words(start, end))


def _answers(sentence: str, bodies: Bodies, *, is_alone: bool) -> bool:
    if refers(sentence) or _ACCEPTS.match(sentence):
        return True
    if asks(sentence) or re.match(r"(?:This|These|That|Such)\b", sentence):
        return False
    if re.match(r"(?:We|Our|I)\b", sentence):
        return True
    if re.match(r"(?:It|They)\b", sentence):  # of a thing asked for only a report says what became of it
        return is_alone and any(clause.status in {"done", "in_progress"} for clause in clauses_of(sentence))
    named = subject_speaker(sentence, bodies, opens=True) is not None
    if named and _SAYS.match(sentence):
        return True
    statuses = {"done", "in_progress", "planned", "delayed"} | ({"ongoing"} if is_alone and named else set())
    return (is_alone or named) and any(clause.status in statuses for clause in clauses_of(sentence))
