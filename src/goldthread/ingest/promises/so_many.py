"""Sentences that begin with a number of people or things: what is under way of them, and what is done each time."""

import re

from goldthread.ingest.english.function_words import NUMERALS
from goldthread.kernel.repeats import repeats

# "61 of 140 have had it, and the remainder will have had it by May": so many of them, and when it will be all.
_THE_REST_BY = re.compile(
    r"(?:[,;]|\band|\bwith)\s+(?:the|all) (?:rest|remainder|remaining|others?|other \w+|last \w+)\b.{3,60}?"
    r"\b(?:by|before|in)\b.{3,40}(?:19|20)\d\d"
)


def status_of_so_many(body: str) -> str | None:
    """ "61 of 140 have had it, the rest will by May" is under way; "Thirty records are read monthly" is practice."""
    first = _SO_MANY_NOW.sub("", body).split(maxsplit=1)[:1]
    if not first or not (first[0].isdigit() or first[0].lower().split("-")[0] in NUMERALS):
        return None
    if _THE_REST_BY.search(body):
        return "in_progress"
    again = repeats(body)
    return "ongoing" if again and _EACH_TIME.fullmatch(body[: again[0].start]) else None


_SO_MANY_NOW = re.compile(r"^(?:To date|So far|At present),? ", re.IGNORECASE)
_EACH_TIME = re.compile(
    r"[^,;:]{3,60}?\b(?:are|is) (?:now |also )?(?!not\b)[a-z]+(?:ed|en|wn|un|ad|ld|nt)\b[^,;:]{1,60}"
)
