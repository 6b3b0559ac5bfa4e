"""How it was for somebody, and what somebody felt: clauses that tell of no act, though they have an active verb."""

import re

from goldthread.ingest.english.verbs import VerbGroup
from goldthread.ingest.english.vocabulary import word_set

_UNDERGONE = word_set("experience experienced face encounter lack enjoy describe")
_FELT = word_set(
    "concerned worried pleased disappointed surprised reassured satisfied grateful disheartened divided"
)
_HARDER = re.compile(r"[^,;]{0,40}\b(?:harder|easier|(?:more |less )?difficult|worse|better|possible)\b")


def is_passive_group(group: VerbGroup) -> bool:
    """Whether something is done to the subject: "has been found", "is shown"."""
    if group.main.endswith("ing"):
        return False
    return bool({"been", "is", "are", "was", "were", "being", "be"} & set(group.auxiliaries))


def is_undergone(group: VerbGroup, verb: str) -> bool:
    """ "The Trust has experienced difficulties", "Turnover has made this harder", "The pilot was well received"."""
    if is_passive_group(group):
        return group.main in _FELT or (verb == "receive" and "well" in group.auxiliaries)
    if verb == "raise" and re.match(r"(?:\w+ )?(?:concerns?|questions?|doubts?|worries)\b", group.following):
        return True
    if verb == "make":
        return bool(_HARDER.match(group.following))
    return verb in _UNDERGONE or (verb == "come" and group.following.startswith(("to light", "forward")))
