"""Briefings that tell under each recommendation, in bullets, what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from goldthread.ingest.english.tense import asks
from goldthread.ingest.promises.commitments import clauses_of
from goldthread.ingest.structure.entries import Entry, Piece

_FEWEST = 2  # recommendations that bullets answer
_TOLD = frozenset({"done", "in_progress", "planned", "delayed"})


def with_bulleted_answers(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with their bullets as answers, where those of most tell; what stands under the bullets is left out.

    Bullets that ask, or that tell a reader what to do, answer nothing.
    """
    bullets = [_bullets(entry) for entry in entries]
    told = [bool(each) and _tell(each) for each in bullets]
    if sum(told) < _FEWEST or 2 * sum(told) <= len(entries):
        return list(entries)
    return [
        replace(entry, pieces=[entry.pieces[0], *(replace(piece, answers=True) for piece in each)])
        if is_told
        else entry
        for entry, each, is_told in zip(entries, bullets, told, strict=True)
    ]


def _bullets(entry: Entry) -> list[Piece]:
    """The bullets right under a recommendation that is one whole sentence."""
    first = entry.pieces[0].text if entry.pieces else ""
    if not first.endswith((".", "”", "’")):
        return []
    return list(takewhile(lambda piece: piece.is_bullet and not piece.letter, entry.pieces[1:]))


def _tell(bullets: Sequence[Piece]) -> bool:
    """Whether at least half say what was or will be done, and none asks."""
    texts = [piece.text.lstrip("•▪●■✓◦*–- ") for piece in bullets]
    told = [any(clause.status in _TOLD for clause in clauses_of(text, is_bullet=True)) for text in texts]
    if any(text.endswith("?") or (asks(text) and not tells) for text, tells in zip(texts, told, strict=True)):
        return False
    return 2 * sum(told) >= len(told)
