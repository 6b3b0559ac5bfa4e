"""Which verbs a recommendation's sentence asks for: "should review", "All agencies to ensure", "the provision of"."""

import re
from collections.abc import Sequence

from goldthread.ingest.asks.asked import Ask, active, is_base, passive
from goldthread.ingest.asks.asks_named import infinitive, named, without_modal
from goldthread.ingest.english.verbs import Token, VerbGroup, verb_groups
from goldthread.ingest.english.vocabulary import PARTICIPLES, word_set

_RECOMMENDED = re.compile(
    r"^(?:It is (?:therefore |also |further )?recommended|We recommend|The (?:review|panel|reviewers?) recommends?)"
    r"\s+that\s+",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(r"\b(?:be|is) (?:achieved|done|delivered|met|addressed)\b[\s,]*(?:by|through)\s+")
_ASKING = word_set("should must shall need needs ought")


def asks_in(sentence: str, tokens: Sequence[Token]) -> list[Ask]:
    """What one sentence asks for, first verbs only; [] where it only explains."""
    achieved = _ACHIEVED.search(sentence)
    if achieved and (by := named(sentence, tokens, achieved.end())):
        return by
    recommended = _RECOMMENDED.match(sentence)
    lead = recommended.end() if recommended else 0
    groups = [g for g in verb_groups(sentence[lead:]) if g.inside is None]
    asking = [g for g in groups if g.auxiliaries[:1] and (g.auxiliaries[0] in _ASKING or _is_to(g))]
    if recommended and not asking:
        asking = groups[:1]
    found = [_of_group(sentence, tokens, g, lead, first=i == 0) for i, g in enumerate(asking)]
    opening = [] if recommended else infinitive(sentence, tokens)
    asks = [ask for ask in found if ask]
    if opening and (not asks or opening[0].at < asks[0].at):
        asks = [*named(sentence, tokens, 0)[:1], *opening][:1] + [ask for ask in asks if ask.start]
    return _connected(sentence, tokens, asks) or without_modal(sentence, tokens, groups)


def _connected(sentence: str, tokens: Sequence[Token], asks: Sequence[Ask]) -> list[Ask]:
    """Asks after the first only where "and" or a semicolon lies between: else they belong to what is asked before."""
    kept: list[Ask] = list(asks[:1])
    for ask in asks[1:]:
        between = sentence[tokens[kept[-1].at].end : max(ask.start, 0)]
        if ask.start > tokens[kept[-1].at].end and re.search(r"(?:\band|[;.])\s*$", between):
            kept.append(ask)
    return kept


def _is_to(group: VerbGroup) -> bool:
    asked = {"are", "is", "be"} & set(group.auxiliaries) and "to" in group.auxiliaries
    words = {"asked", "required", "requested", "reminded", "encouraged", "recommended"}
    return group.auxiliaries[:2] in {("are", "to"), ("is", "to")} or bool(
        asked and words & set(group.auxiliaries)
    )


def _of_group(
    sentence: str, tokens: Sequence[Token], group: VerbGroup, lead: int, *, first: bool
) -> Ask | None:
    """The ask of a finite verb group; a later one begins where its subject does, after the connector before it."""
    at = next((i for i, t in enumerate(tokens) if t.end == group.end + lead), None)
    if at is not None and not group.main:  # a verb that the lexicon lacks, after "to" or a modal
        at = at + 1 if at + 1 < len(tokens) and is_base(tokens[at + 1].word.lower()) else None
        return active(sentence, tokens, at, 0) if at and first else None
    if at is None:
        return None
    start = 0 if first else _after_connector(sentence, group.start + lead)
    subject = re.sub(r"^(?:and|also)\s+", "", sentence[max(lead, start) : group.start + lead].strip(" ,;"))
    is_passive = bool({"be", "been", "is", "are", "being"} & set(group.auxiliaries)) and group.auxiliaries[
        -1:
    ] != ("to",)
    if is_passive and (group.main in PARTICIPLES or group.main.endswith("ed")):
        return passive(at, start, group, subject)
    return active(sentence, tokens, at, start)


def _after_connector(sentence: str, before: int) -> int:
    found = list(re.finditer(r"[,;:]?\s*\band\s+|;\s*", sentence[:before]))
    return found[-1].end() if found else 0
