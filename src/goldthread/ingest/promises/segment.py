"""A clause of one tense in a sentence, and what tells it from its neighbours."""

import re
from dataclasses import dataclass

from goldthread.ingest.english.verbs import VerbGroup

HELD_UP = frozenset(
    {"impacted", "affected", "hampered", "disrupted", "delayed", "postponed", "slipped", "deferred"}
)
PROMISED = ("done", "ongoing", "in_progress", "planned", "delayed")
STOPS = frozenset({";", ":"})
SAME_SUBJECT = re.compile(
    r"(?:(?:also|now|then|therefore|currently|since|subsequently|already|\w+ly|in turn|in addition|"
    r"as a result),?\s*)*"
    r"(?P<pronoun>it|they|she|he|this|these|we expect (?:it|them|this))?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """The clause of one verb group at [start, end) of its sentence."""

    start: int
    end: int
    group: VerbGroup
    status: str


def is_after_stop(body: str, tail: Segment) -> bool:
    return body[tail.start - 1 : tail.start + 1].strip()[:1] in STOPS or body[tail.start] in STOPS
