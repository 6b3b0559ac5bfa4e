"""The separate asks inside a recommendation's words: "developing, running and evaluating a campaign" is three.

Grammar only: verbs that are asked for, found by `asks_in.py`, and what is coordinated with them here. Where the grammar
leaves it open whether a second verb is asked for or only belongs to a purpose ("to assess and share that risk"), it
stays with the first: one ask too few is seen at once, one too many is believed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldthread.ingest.asks.asked import object_after
from goldthread.ingest.asks.asks_in import asks_in
from goldthread.ingest.asks.coordination import coordinated, stand_in_a_row
from goldthread.ingest.asks.strength import grade_of
from goldthread.ingest.english.sentences import sentences
from goldthread.ingest.english.verbs import Token, tokens_of, verb_groups
from goldthread.ingest.english.vocabulary import base_of
from goldthread.ingest.manuscript import Source
from goldthread.ingest.reading import Limb

_LONGEST = 4000  # characters: no sentence is that long, a text without full stops may be
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_URGENT = re.compile(
    r"\bas a matter of urgency\b|\burgent(?:ly)? (?:review|action|attention|consider\w*|work|address\w*)|"
    r"\bwithout delay\b|\bas soon as (?:is )?(?:possible|practicable)\b",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r"(?:,|\band\b)\s+(?:and\s+|also\s+)*(?P<that>that)\b")
_ENSURES = re.compile(r"\b(?:ensur\w+|assur\w+|so|recommended|confirm\w*|check\w*|strategy)\b")
_EVALUATED = re.compile(
    r"^(?:the )?(?:impact|effectiveness|effects?|outcomes?|quality|use|success)(?: \w+)? of ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Found:
    """An ask that begins at `start` of the recommendation's text."""

    start: int
    verb: str | None
    object: str | None
    is_hedged: bool = False


def limbs_of(text: str) -> tuple[Limb, ...]:
    """Every separate ask of a recommendation's text, in order; () for no words or a lead-in that ends in a colon.

    A sentence that only explains belongs to the ask before it. Words that ask nothing we can find are one ask.
    """
    if not text.strip() or text.rstrip().endswith(":"):
        return ()
    found: list[_Found] = []
    for sentence in sentences(Source(text), 0, len(text)):
        if len(sentence.text) <= _LONGEST:
            found.extend(_in_sentence(sentence.text, sentence.start))
    return tuple(_limbs(text, found or [_Found(0, None, None)]))


def _limbs(text: str, found: Sequence[_Found]) -> Iterator[Limb]:
    first = [_Found(0, found[0].verb, found[0].object, found[0].is_hedged), *found[1:]]
    ends = [each.start for each in found[1:]] + [len(text)]
    for number, (each, end) in enumerate(zip(first, ends, strict=True), 1):
        start = each.start + len(text[each.start : end]) - len(text[each.start : end].lstrip())
        words = re.sub(r"(?:[\s,;:–—-]|\b(?:and|also|to))+$", "", text[start:end])
        yield Limb(
            id=_roman(number),
            text=words,
            start=start,
            end=start + len(words),
            verb=each.verb,
            object=each.object,
            is_urgent=bool(_URGENT.search(words)),
            grade=grade_of(each.verb, each.object or words, is_hedged=each.is_hedged),
        )


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def _in_sentence(sentence: str, offset: int) -> Iterator[_Found]:
    tokens = tokens_of(sentence)
    asks = asks_in(sentence, tokens)
    lead = _AND_THAT.search(sentence, 0, tokens[asks[0].at].start) if asks else None
    if lead and re.search(r"\bthat\b", sentence[: lead.start()]):
        before = [g for g in verb_groups(sentence[: lead.start()]) if g.main]
        yield _Found(offset, base_of(before[-1].main) if before else None, None)
        asks[0] = replace(asks[0], start=lead.start("that"))
    for index, ask in enumerate(asks):
        end = asks[index + 1].at if index + 1 < len(asks) else len(tokens)
        members = [ask.at, *coordinated(tokens, ask, end)]
        for position, at in enumerate(members):
            start = ask.start if position == 0 else tokens[at].start
            verb = ask.verb if position == 0 else base_of(tokens[at].word.lower())
            thing = _object(sentence, tokens, members, position) if ask.is_active else ask.object
            yield _Found(offset + start, verb, thing, ask.is_hedged)
        yield from _that_clauses(sentence, offset, tokens, members[-1], end)


def _object(sentence: str, tokens: Sequence[Token], members: Sequence[int], position: int) -> str | None:
    """What the verb takes; verbs that stand in a row without objects of their own share the last one's."""
    at = position
    while at + 1 < len(members) and stand_in_a_row(tokens, members[at], members[at + 1]):
        at += 1
    end = tokens[members[at + 1]].start if at + 1 < len(members) else len(sentence)
    found = object_after(sentence[tokens[members[at]].end : end])
    return _EVALUATED.sub("", found) if found and at > position else found


def _that_clauses(
    sentence: str, offset: int, tokens: Sequence[Token], last: int, end: int
) -> Iterator[_Found]:
    """Each further "and that ..." of something to be ensured is an ask of its own."""
    stop = tokens[end].start if end < len(tokens) else len(sentence)
    for match in _AND_THAT.finditer(sentence, tokens[last].end, stop):
        if _ENSURES.search(sentence, 0, match.start()):
            yield _Found(
                offset + match.start("that"), "ensure", object_after(sentence[match.start("that") : stop])
            )
