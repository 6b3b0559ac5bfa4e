"""Where the words of a promise end: before what merely follows from it, and before a second act named in its tail."""

import re
from collections.abc import Iterator

from goldthread.ingest.english.vocabulary import ACTS
from goldthread.ingest.promises.clauses import Clause
from goldthread.ingest.promises.segment import Segment

_TO_FOLLOW = re.compile(
    r",?\s+(?:with|and)\s+(?P<next>(?:an?|another|the)\s+(?:second|third|fourth|further|next|follow-up|repeat|final|"
    r"last|re-?audit)\b[^,;.]{0,40}?\b(?:planned|scheduled|booked|due|arranged|timetabled)\s+(?:for|in|on)\b"
    r".{3,30}(?:19|20)\d\d)|"
    r",\s+(?P<act>to (?:start|begin|commence|be (?:launched|completed|published)|go live)\b.{3,40}(?:19|"
    r"20)\d\d|with\s+(?:[\w’'-]+\s+){1,6}to\s+(?:follow|be|take|start|begin|come)\b)"
)

_UPCOMING = re.compile(r"\b(?:the|a|an)\s+(?:upcoming|forthcoming|planned|proposed)\s+(?=[A-Za-z])")

# What follows from an act, or takes some of it back, is no part of the promise; "so that" is its purpose.
_MERELY_FOLLOWS = re.compile(
    r",?\s+and (?:(?:it|they|we) )?(?:has |have )?found that\b|"
    r",\s+(?:so(?! that)|since when|although|though|whereas|which means|meaning|if|unless|provid(?:ed|ing)|"
    r"subject to|"
    r"(?:the )?\w+ (?:of|with) which|as (?:they|it|we|there|this)|later than|earlier than)\b|\s(?:although|"
    r"though)\s|(?<=\d)\s+(?:if|unless)\s",
)

_SHORTEST_ACT = 4  # words
_LOOSE_END = re.compile(r"(?:[\s,;:.–—]|\b(?:and|but|however|while|whilst|whereas))+$")


def with_upcoming(body: str, segment: Segment, status: str) -> Iterator[Clause]:
    """The clause; and in "the group which leads on the forthcoming audit" the audit, which is promised too."""
    follows = _TO_FOLLOW.search(body, segment.group.end, segment.end)
    if follows and status == "done":
        yield trimmed(body, segment.start, follows.start(), status)
        yield trimmed(body, follows.start("act" if follows["act"] else "next"), segment.end, "planned")
        return
    match = _UPCOMING.search(body, segment.group.end, segment.end)
    if match is None or status == "planned" or not ACTS.search(body, match.end(), segment.end):
        yield trimmed(body, segment.start, segment.end, status)
        return
    relative = body.rfind("which", segment.group.end, match.start())
    yield trimmed(body, segment.start, relative if relative > 0 else segment.end, status)
    yield trimmed(body, match.start(), segment.end, "planned")


def trimmed(body: str, start: int, end: int, status: str) -> Clause:
    """The clause at [start, end) of `body` without stops and loose ends, and without what merely follows from it."""
    text = body[start:end]
    lead = len(text) - len(text.lstrip(" \n\t,;:–—"))
    follows = _MERELY_FOLLOWS.search(text)
    if follows and status != "delayed" and len(text[: follows.start()].split()) >= _SHORTEST_ACT:
        text = text[: follows.start()]
    kept = _LOOSE_END.sub("", text)
    return Clause(start + lead, start + max(len(kept), lead), status)
