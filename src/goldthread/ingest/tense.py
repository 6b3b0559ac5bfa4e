"""What tense and aspect say of an act: done, standing practice, under way, to come."""

import re
from collections.abc import Sequence

from goldthread.ingest.verbs import HAVE, INTENDING, PLANNING, VerbGroup, main_group
from goldthread.ingest.vocabulary import (
    DESCRIPTIVE,
    MENTAL,
    PARTICIPLES,
    PAST_FORMS,
    WITHOUT_END,
    base_of,
    word_set,
)

_UNDER_WAY = re.compile(
    r"^(?:now |currently |also |still |already )*(?:under ?way|under (?:review|development|consideration|"
    r"construction)|in progress|"
    r"in development|in (?:the )?(?:process|final stages|course)|subject to (?:further |ongoing "
    r")?(?:discussion|consultation|review)|being )\b"
)

_TO_COME = re.compile(r"^(?:currently |also |now )*(?:due|to be|scheduled|planned|aimed|in the plan)\b")

_IN_PLACE = re.compile(
    r"^(?:now |also |already |fully )*(?:in (?:place|position|post)|available|embedded|complete|live)\b"
)


def status_of(group: VerbGroup) -> str:
    """done, ongoing, in_progress, planned; or "weak" for can and should, "describes" for what a thing merely is."""
    first = group.auxiliaries[0] if group.auxiliaries else ""
    if "not" in group.auxiliaries or "never" in group.auxiliaries:
        return "planned" if "yet" in group.auxiliaries else "weak"
    if first in INTENDING:
        return "planned"
    if not first:
        return "done" if group.main in PAST_FORMS else "ongoing"
    if first in {"will", "shall"}:
        return _of_will(group)
    if first in {
        "can",
        "could",
        "may",
        "might",
        "cannot",
        "ought",
        "should",
        "do",
        "does",
        "did",
        "need",
        "needs",
    }:
        return "weak"
    if first in {"would", "must"}:
        return "ongoing"
    return _of_have(group) if first in HAVE else _of_be(group)


def _of_will(group: VerbGroup) -> str:
    rest = {*group.auxiliaries, group.main}
    return "ongoing" if rest & {"continue", "continuing"} else "planned"


def _of_have(group: VerbGroup) -> str:
    if "to" in group.auxiliaries and "continued" not in group.auxiliaries and "been" not in group.auxiliaries:
        return "ongoing"
    if "continued" in (*group.auxiliaries, group.main):
        return "ongoing"
    if "been" in group.auxiliaries:
        if group.main.endswith("ing") and group.main not in PARTICIPLES:
            return "in_progress"
        return "planned" if group.auxiliaries[-1] == "to" else "done"
    if group.main in PARTICIPLES or group.main.endswith("ed"):
        return "done"
    return "done" if group.auxiliaries[0] == "had" else "ongoing"


def _of_be(group: VerbGroup) -> str:
    first, rest = group.auxiliaries[0], group.auxiliaries[1:]
    past = first in {"was", "were"}
    if "being" in rest:
        return "ongoing" if base_of(group.main) in WITHOUT_END else "in_progress"
    if _is_to_come(group, rest) and not past:
        return "planned"
    if not past and _UNDER_WAY.match(f"{group.main} {group.following}".strip()):
        return "in_progress"
    if not past and group.main.endswith("ing"):
        has_no_end = base_of(group.main) in WITHOUT_END and not _TOWARDS.search(group.following)
        return "ongoing" if has_no_end or "continuing" in rest else "in_progress"
    if past:
        return "done"
    if group.main in PARTICIPLES or group.main.endswith("ed"):
        return "done" if base_of(group.main) in _FINISHING else "ongoing"
    return "done" if _IN_PLACE.match(group.following) else "describes"


_TOWARDS = re.compile(
    r"^[^.,;]*?\bto (?:find|develop|build|agree|create|establish|produce|implement|update|design|set up|"
    r"finalise|complete|revise)\b"
)

_FINISHING = word_set("complete confirm establish agree finalise approve publish")


def _is_to_come(group: VerbGroup, rest: Sequence[str]) -> bool:
    words = {*rest, group.main}
    if words & {"required", "able"}:
        return False
    if words & (PLANNING | {"due"}):
        return True
    return bool(rest and rest[0] == "to") or bool(_TO_COME.match(group.following))


def is_mental(group: VerbGroup) -> bool:
    """Somebody thinks, notes or finds: nothing follows from it."""
    return base_of(group.main) in MENTAL


def is_descriptive(group: VerbGroup) -> bool:
    """A thing allows, includes or means something by being there."""
    return base_of(group.main) in DESCRIPTIVE


def asks(sentence: str) -> bool:
    """True for "X should", "X is to be", "All agencies to ensure", by the main verb and not by any."""
    if re.match(r"(?:It is )?(?:also |therefore |further )?recommended\b", sentence, re.IGNORECASE):
        return True
    group = main_group(sentence)
    if group is None or group.inside:
        return bool(re.match(r"(?:To|[A-Z][\w’'&/, -]{2,90}?\s+to)\s+[a-z]+\b", sentence))
    if group.auxiliaries[:1] and group.auxiliaries[0] in {"should", "must", "ought", "need", "needs"}:
        return True
    return group.auxiliaries[:2] in {("are", "to"), ("is", "to")}
