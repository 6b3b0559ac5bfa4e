"""Answers of another kind than was asked: independent and internal, a procedure and guidance, all and some."""

import re
from collections.abc import Iterator, Sequence

from goldthread.ingest.english.vocabulary import word_set
from goldthread.ingest.findings.ground import Ground
from goldthread.ingest.reading import Finding, Limb, Recommendation

_LOOKED_AT = r"(?:audit|review|evaluation|scrutiny|assessment|inspection|investigation|inquiry)"
_INDEPENDENT = re.compile(rf"\bindependent(?:ly)?\b(?: \w+){{0,2}}? {_LOOKED_AT}", re.IGNORECASE)
_INTERNAL = re.compile(
    rf"\b(?:internal|in-house|self)(?:ly)?[- ](?:\w+ )?(?:{_LOOKED_AT}|reviewed|audited)", re.IGNORECASE
)
_OUTSIDE = re.compile(r"\bindependent|\bexternal", re.IGNORECASE)
_RULE = re.compile(
    r"\b(?:formal |written |new |agreed )*(?P<rule>procedure|protocol|policy|pathway)\b", re.IGNORECASE
)
_MAKES_RULE = word_set("develop introduce create write agree establish produce implement")
_ADVICE = re.compile(r"\b(?:guidance|guidelines?|newsletter|bulletin|briefing|reminder)\b", re.IGNORECASE)
_REVIEWED = re.compile(
    r"\b(?:review|revis|updat|audit|refresh|amend|rewrit|rewrote|redraft|replac)", re.IGNORECASE
)
_REMINDED = re.compile(
    r"\b(?:remind\w*|asked \w+ to (?:ensure|follow|note)|ensure that they are following|re-?circulat\w*|"
    r"made aware|raised awareness|awareness)\b",
    re.IGNORECASE,
)
_WHO = (
    r"(?:agencies|partners|services|teams|staff|practitioners|professionals|officers|schools|practices|providers|"
    r"settings)"
)
_ALL = re.compile(
    rf"\b(?:all|every|each)(?: of the| the)?(?: [\w-]+){{0,2}}? (?P<who>{_WHO}|agency|service|team|school)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    rf"\b(?:some|several|a (?:small |large )?number of|many|most)(?: of the| of our)?(?: \w+)? {_WHO}\b",
    re.IGNORECASE,
)


def weaker_answers(ground: Ground, family: Sequence[Recommendation], said: str) -> Iterator[Finding]:
    """Asks of a recommendation and its parts that `said`, all that answers them, meets with something else."""
    for item in family:
        for limb in item.limbs:
            sentence = _substitute(limb, said)
            if sentence:
                place = ground.within(item.place.start, item.place.end, limb.start, limb.end)
                yield Finding("something_weaker", sentence, (place,), item.id)


def _substitute(limb: Limb, said: str) -> str | None:
    # What is asked comes first in each, since it is short: `said` is all that answers, and mostly need not be searched.
    internal = _INTERNAL.search(said) if _INDEPENDENT.search(limb.text) else None
    if internal and not _OUTSIDE.search(said):
        return f"Asked for something independent; the answer tells of “{internal.group()}”."
    rule = _RULE.search(limb.object or "") if limb.verb in _MAKES_RULE else None
    advice = _ADVICE.search(said) if rule else None
    if rule and advice and not re.search(rf"\b{rule['rule'][:-1]}", said, re.IGNORECASE):
        return f"Asked for a {rule['rule'].lower()}; the answer tells of {advice.group().lower()}."
    reminded = _REMINDED.search(said) if limb.verb == "review" else None
    if reminded and not _REVIEWED.search(said):
        return f"Asked for a review; the answer says “{reminded.group()}”."
    everybody = _ALL.search(limb.text)
    some = _SOME.search(said) if everybody else None
    if everybody and some and not _ALL.search(said):
        return f"Asked of “{everybody.group()}”; the answer speaks of “{some.group()}”."
    return None
