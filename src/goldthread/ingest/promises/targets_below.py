"""Targets that stand under an answer, "Target date: 31 March 2025": the target of the one open act over it."""

from collections.abc import Sequence
from dataclasses import replace

from goldthread.ingest.promises.targets import target_of
from goldthread.ingest.reading import Commitment

_OPEN = frozenset({"planned", "in_progress", "delayed"})


def with_targets(
    commitments: Sequence[Commitment], targets: Sequence[tuple[int, str]]
) -> tuple[Commitment, ...]:
    """The commitments, with the date of a target for the only open act without one between it and the target before.

    Of several nobody can say which is meant, and a done act has no target.
    """
    found = list(commitments)
    start = 0
    for at, words in targets:
        over = [i for i, each in enumerate(found) if start <= each.place.start < at]
        undated = [i for i in over if found[i].due is None and found[i].status in _OPEN]
        due = target_of(words).due
        if due and len(undated) == 1:
            found[undated[0]] = replace(found[undated[0]], due=due)
        start = at
    return tuple(found)
