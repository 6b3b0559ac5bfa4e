"""Words and stops of a sentence with their places, contractions opened: what verb groups are found in."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from goldthread.ingest.english.vocabulary import BASES, PARTICIPLES
from goldthread.kernel.dates import mentions

_TOKEN = re.compile(
    r"[A-Za-z][A-Za-z-]*+(?![’'])|"  # most words: all that follows is for those with an apostrophe, and for stops
    r"[A-Za-z]+(?=n[’']t\b)|n[’']t\b|[’'](?:ve|ll|re|d|m)\b|"
    r"(?<=\b[Ii]t)[’']s\b|(?<=\b[Hh]e)[’']s\b|(?<=\b[Ss]he)[’']s\b|(?<=\b[Tt]hat)[’']s\b|"
    r"(?<=\b[Tt]here)[’']s\b|(?<=\b[Ww]ho)[’']s\b|"
    r"\b(?:[Ww]e|[Tt]hey|[Yy]ou|[Ii]t|[Hh]e|[Ss]he|I|[Tt]hat|[Tt]here|[Ww]ho)(?=[’'](?:s|ve|ll|re|d|m)\b)|"
    r"[A-Za-z][A-Za-z’'-]*|[.,;:()&]|\d[\w/%-]*|[–—](?!\s?\d)|(?<=\s)-(?=\s)"
)

# "The Was Not Brought policy": in capitals an auxiliary is part of a title, and says nothing of the sentence.
_LEFT_OUT = re.compile(
    r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|‘[^’]{60,}’(?!s)|‘[A-Z][^‘’]{2,60}’(?![a-z])|"
    r"\b(?:Was|Were|Did|Does|Do|Has|Have) Not (?:Been )?[A-Z][a-z]+\b"
)

_CONTRACTED = {
    "n't": "not",
    "'ve": "have",
    "'ll": "will",
    "'re": "are",
    "'d": "had",
    "'s": "is",
    "'m": "am",
    "ca": "can",
    "sha": "shall",
    "wo": "will",
    "&": "and",
}

_ASIDE = re.compile(r"\b(?:has|have|is|are|was|were|will)(?P<aside>,[\w ]{2,30},)")

_AUXILIARY_BEFORE = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|be|been)(?P<aside>\s+(?:since|in|from|during|by|on|at)\s+"
    r"(?:the\s+|early\s+|late\s+|end\s+of\s+)*)"
)
_WORD_AFTER = re.compile(r"\s+([a-z]+)")
_GOES_ON = PARTICIPLES | BASES | {"be", "been", "have"}
_KEPT = 4096  # sentences: each is asked for several times, by those who read the document one after the other


class Token(NamedTuple):
    """A word or a stop at [start, end). A tuple, since there are more of these than of anything else."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries and verb at tokens [first, last]; `main` is the verb, "" where a noun or adjective follows.

    `inside` is the word that subordinates it ("which"), or None for a group of the sentence's own level.
    """

    first: int
    last: int
    auxiliaries: tuple[str, ...]
    main: str
    inside: str | None
    start: int
    end: int
    following: str


def tokens_of(text: str) -> tuple[Token, ...]:
    """Words and stops of `text`; what stands in brackets or long quotation marks is left out."""
    return _tokens_of(text)


def forget_tokens() -> None:
    """Give back what is kept of the texts asked for so far."""
    _tokens_of.cache_clear()


@lru_cache(_KEPT)
def _tokens_of(text: str) -> tuple[Token, ...]:
    masked = _LEFT_OUT.sub(lambda m: " " * len(m.group()), text)
    if "," in masked:
        masked = _ASIDE.sub(lambda m: m.group()[: -len(m["aside"])] + " " * len(m["aside"]), masked)
    matches = _TOKEN.finditer(_without_dates_in_groups(masked))
    if "'" in masked or "’" in masked:
        return tuple(_with_has([_token(match) for match in matches]))
    # The same without asking for apostrophes, or calling anything: there are fifty thousand words.
    return tuple([Token(_CONTRACTED.get(word := m.group()) or word, *m.span()) for m in matches])


def _with_has(tokens: list[Token]) -> list[Token]:
    """ "It's been printed" is "has been": elsewhere "'s" is "is"."""
    return [
        token._replace(word="has")
        if token.word == "is" and token.end - token.start == _SHORT and after.word in {"been", "had", "since"}
        else token
        for token, after in zip(tokens, [*tokens[1:], _NO_TOKEN], strict=False)
    ]


_SHORT = len("'s")
_NO_TOKEN = Token("", 0, 0)


def _token(match: re.Match[str]) -> Token:
    word = match.group()
    return Token(_CONTRACTED.get(word.replace("’", "'")) or word, *match.span())


def _without_dates_in_groups(text: str) -> str:
    """ "have since May 2021 kept" is one verb group: a date between its words is left out."""
    parts, at = list[str](), 0
    for start, end in _dates_in_groups(text):
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]]) if parts else text


def _dates_in_groups(text: str) -> Iterator[tuple[int, int]]:
    """Each such date, from the end of the auxiliary before it to its own."""
    found = mentions(text)
    auxiliaries = list(_AUXILIARY_BEFORE.finditer(text)) if found else []
    starts = [match.start() for match in auxiliaries]
    for mention in found:
        at = bisect_left(starts, mention.start) - 1
        before = _AUXILIARY_BEFORE.fullmatch(text, starts[at], mention.start) if at >= 0 else None
        after = _WORD_AFTER.match(text, mention.end) if before else None
        if before and after and (after[1] in _GOES_ON or after[1].endswith("ed")):
            yield before.start("aside"), mention.end
