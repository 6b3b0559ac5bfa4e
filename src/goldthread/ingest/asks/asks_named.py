"""Asks without a modal: an infinitive, an opening verb, a noun ("Development of"), a need, a means ("by ensuring")."""

import re
from collections.abc import Sequence

from goldthread.ingest.asks.asked import MOST_WORDS, Ask, active, is_base, object_after, passive
from goldthread.ingest.english.verbs import Token, VerbGroup
from goldthread.ingest.english.vocabulary import PARTICIPLES, base_of

_TO = re.compile(
    r"^(?!(?:In|For|Due|According|With|As|When|Where|If|Prior|Whilst|While|Following|Further)\b)"
    r"(?:[(\d]*[a-z\d]*\)\s*)?(?P<who>To|[A-Z][\w’'&/, -]{1,160}?\s+to)\s+(?P<be>be\s+)?(?P<verb>[a-z]+)\b"
)
_NEED_FOR = re.compile(
    r"\bneed\b(?: \w+){0,4}? for (?:an? |the )?(?P<how>improved|enhanced|better|more|increased|greater|further)\b"
)
_REQUIRES = re.compile(
    r"\brequires? (?:an? )?(?:\w+ )?(?P<noun>review|revision|evaluation|audit|development)\b"
)
_NOUNS = {
    "provision": "provide", "development": "develop", "review": "review", "introduction": "introduce",
    "delivery": "deliver", "training": "train", "implementation": "implement", "establishment": "establish",
    "creation": "create", "revision": "revise", "evaluation": "evaluate", "dissemination": "disseminate",
    "promotion": "promote", "audit": "audit",
}  # fmt: skip
_NOUN = re.compile(rf"^(?:the |an? |further |additional )*(?P<noun>{'|'.join(_NOUNS)})\b", re.IGNORECASE)
_BETTER = {
    "improved": "improve",
    "enhanced": "enhance",
    "better": "improve",
    "more": "increase",
    "increased": "increase",
    "greater": "increase",
    "further": "develop",
}
_ASKS_OTHERS = re.compile(r"\b(?:requests?|asks?|requires?)\b")


def without_modal(sentence: str, tokens: Sequence[Token], groups: Sequence[VerbGroup]) -> list[Ask]:
    """The ask of a sentence in which nothing "should" be; [] where it only explains."""
    needs = list(_NEED_FOR.finditer(sentence))
    if needs:
        return [_need(sentence, tokens, match, first=i == 0) for i, match in enumerate(needs)]
    required = _REQUIRES.search(sentence)
    if required:
        at = next(i for i, t in enumerate(tokens) if t.end == required.end())
        thing = " ".join(sentence[: required.start()].split()[:MOST_WORDS])
        return [Ask(at, 0, _NOUNS[required["noun"]], "none", thing or None, is_active=False)]
    return infinitive(sentence, tokens) or _opening(sentence, tokens) or _plain(sentence, tokens, groups)


def _need(sentence: str, tokens: Sequence[Token], match: re.Match[str], *, first: bool) -> Ask:
    at = next(i for i, t in enumerate(tokens) if t.end == match.end("how"))
    thing = object_after(re.sub(r"\s+and the$", "", sentence[match.end() :].partition(" and the need")[0]))
    start = (
        0
        if first
        else sentence.rfind("the ", 0, match.start() + 1)
        if "the " in sentence[: match.start()]
        else match.start()
    )
    return Ask(at, start, _BETTER[match["how"]], "none", thing, is_active=False)


def infinitive(sentence: str, tokens: Sequence[Token]) -> list[Ask]:
    """ "All agencies to ensure", "Agencies to be made aware", "To develop further training"."""
    match = _TO.match(sentence)
    at = match and next((i for i, t in enumerate(tokens) if t.end == match.end("verb")), None)
    if not match or at is None or _ASKS_OTHERS.search(match["who"]):
        return []
    verb = match["verb"]
    if match["be"]:
        if verb not in PARTICIPLES and not verb.endswith("ed"):
            return []
        group = VerbGroup(
            at, at, ("to", "be"), verb, None, 0, match.end("verb"), sentence[match.end("verb") :].strip()
        )
        return [passive(at, 0, group, re.split(r"\bthat\b", match["who"][:-2])[-1].strip())]
    return [active(sentence, tokens, at, 0)] if is_base(verb) else []


def _opening(sentence: str, tokens: Sequence[Token]) -> list[Ask]:
    """A sentence that begins with its verb or its act: "review what", "Providing training", "Development of"."""
    if not tokens:
        return []
    word, after = tokens[0].word.lower(), tokens[1].word.lower() if len(tokens) > 1 else ""
    if is_base(word) and after not in {"of", "on", "for", "and", "in", "should", "must"}:
        return [active(sentence, tokens, 0, 0)]
    if word.endswith("ing") and base_of(word) != word and word not in {"training"}:
        return [Ask(0, 0, base_of(word), "gerund")]
    return named(sentence, tokens, 0)


def named(sentence: str, tokens: Sequence[Token], start: int) -> list[Ask]:
    """An act named by its noun or gerund from `start` on: "by the provision of training", "by ensuring that"."""
    rest = sentence[start:]
    match = _NOUN.match(rest)
    if match:
        at = next(i for i, t in enumerate(tokens) if t.end == start + match.end())
        thing = object_after(
            re.sub(r"^\s*(?:and \w+(?: out| up)? )?(?:of|for|to|on)\b", "", rest[match.end() :])
        )
        return [Ask(at, 0, _NOUNS[match["noun"].lower()], "none", thing, is_active=False)]
    at = next((i for i, t in enumerate(tokens) if t.start >= start), len(tokens) - 1)
    word = tokens[at].word.lower() if tokens else ""
    return (
        [Ask(at, 0, base_of(word), "gerund")]
        if start and word.endswith("ing") and base_of(word) != word
        else []
    )


def _plain(sentence: str, tokens: Sequence[Token], groups: Sequence[VerbGroup]) -> list[Ask]:
    """ "The Partnership request agencies to review": a bare base form with its subject before it."""
    first = groups[0] if groups else None
    if first is None or first.auxiliaries or not is_base(first.main) or first.first == 0:
        return []
    return [active(sentence, tokens, first.last, 0)]
