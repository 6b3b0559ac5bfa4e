"""Words and stops of a sentence with their places, contractions opened: what verb groups are found in."""

import re
from dataclasses import dataclass

from goldthread.ingest.vocabulary import BASES, PARTICIPLES
from goldthread.kernel.dates import mentions

_TOKEN = re.compile(
    r"[A-Za-z]+(?=n[’']t\b)|n[’']t\b|[’'](?:ve|ll|re|d)\b|(?<=\bit)[’']s\b|(?<=\bthat)[’']s\b|(?<=\bthere)[’']s\b|"
    r"(?:[Ww]e|[Tt]hey|[Yy]ou)(?=[’'])|(?:[Ii]t|[Tt]hat|[Tt]here)(?=[’']s\b)|"
    r"[A-Za-z][A-Za-z’'-]*|[.,;:()&]|\d[\w/%-]*|[–—](?!\s?\d)|(?<=\s)-(?=\s)"
)

_CONTRACTED = {
    "n't": "not",
    "'ve": "have",
    "'ll": "will",
    "'re": "are",
    "'d": "had",
    "'s": "is",
    "ca": "can",
    "wo": "will",
    "&": "and",
}

_ASIDE = re.compile(r"\b(?:has|have|is|are|was|were|will)(?P<aside>,[\w ]{2,30},)")

_AUXILIARY_BEFORE = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|be|been)(?P<aside>\s+(?:since|in|from|during|by|on|at)\s+"
    r"(?:the\s+|early\s+|late\s+|end\s+of\s+)*)$"
)


@dataclass(frozen=True, slots=True)
class Token:
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


def tokens_of(text: str) -> list[Token]:
    """Words and stops of `text`; what stands in brackets or long quotation marks is left out."""
    masked = re.sub(
        r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|‘[^’]{60,}’(?!s)|‘[A-Z][^‘’]{2,60}’(?![a-z])",
        lambda m: " " * len(m.group()),
        text,
    )
    masked = _ASIDE.sub(lambda m: m.group()[: -len(m["aside"])] + " " * len(m["aside"]), masked)
    return [_token(m) for m in _TOKEN.finditer(_without_dates_in_groups(masked))]


def _token(match: re.Match[str]) -> Token:
    word = match.group().replace("’", "'")
    return Token(_CONTRACTED.get(word, match.group()), match.start(), match.end())


def _without_dates_in_groups(text: str) -> str:
    """ "have since May 2021 kept" is one verb group: a date between its words is left out."""
    for mention in mentions(text):
        before = _AUXILIARY_BEFORE.search(text, 0, mention.start)
        after = re.match(r"\s+([a-z]+)", text[mention.end :])
        if (
            before
            and after
            and (after[1] in PARTICIPLES | BASES | {"be", "been", "have"} or after[1].endswith("ed"))
        ):
            start = before.start("aside")
            text = text[:start] + " " * (mention.end - start) + text[mention.end :]
    return text
