"""What a sentence reports as said, noted or confirmed: "It is accepted that ...", "The Trust adds that ..."."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.promises.clauses import Clause
from goldthread.ingest.promises.results import is_of_the_served

_NOTED = re.compile(
    r"^It(?:['’]s| is| was| has been) (?:also )?(?P<verb>noted|acknowledged|recognised|recommended|agreed|understood|"
    r"planned|intended|proposed|expected|hoped|anticipated|accepted)\s+"
    r"(?:(?:with|by|between|among) [^,.;]{2,60}?\s+(?=that\s))?(?:that\s+)?"
)
_REMARK = re.compile(
    r"^It (?:would|should|must|may) (?:also )?(?:be )?(?:only )?(?:fair to (?:say|add|record)|said|noted|"
    r"added|stressed|"
    r"right to say|true to say|pointed out|recorded)(?:,? however,?)?\s+(?:that\s+)?"
)
# What a meeting is told: "Members heard that the toolkit is to be launched in June".
_HEARD = re.compile(
    r"(?:(?:The )?(?:[Mm]embers|[Mm]eeting|[Gg]roup|[Ss]ub-?[Gg]roup|[Bb]oard|[Cc]ommittee|[Pp]anel|[Pp]artners|"
    r"[Ee]xecutive)"
    r"(?: (?:was|were|is|are))? (?:also )?(?:heard|noted|told|informed|advised|assured|pleased to hear)"
    r"|It was (?:also )?(?:reported|explained|confirmed|advised|stated)(?: by [\w’' ]{2,40}?)?) that\s+"
)
# An agency reports of itself: what it adds or confirms is the promise.
_ADDED = re.compile(
    r"(?P<who>[^,.;:]{2,70}?(?:, (?:which|who) [^,.;:]{3,90},)?)\s+(?:would\s+|also\s+|has\s+|have\s+|"
    r"had\s+)*(?P<verb>adds?|"
    r"added|reports?|reported|advises?|advised|says?|said|tells?|told|informs?|informed|assures?|assured|"
    r"pointed out|points? out|"
    r"writes?|wrote|explains?|explained|notes?|states?|stated|confirms?|confirmed)\s+(?:jointly\s+|also\s+)*"
    r"(?:(?:the|us|its|our) ?(?:[\w’'-]+ ){0,3})?(?:in (?:19|20)\d\d )?that\s+"
)
_OF_OTHERS = re.compile(
    r"\b(?:practitioners|staff|workers|headteachers|teachers|heads|officers|nurses|doctors|professionals|"
    r"managers|members|"
    r"leads|respondents|reviewers?|inspectors?|report|they|most|some|many|several|others|few)\b",
    re.IGNORECASE,
)
_SO_MANY = re.compile(r"(?:all|both|half|\d+|[a-z]+(?:ty|teen))\b", re.IGNORECASE)
_TOLD = frozenset({"said", "told", "pointed out"})
_TO_COME = frozenset(
    {"recommended", "planned", "intended", "proposed", "agreed", "expected", "hoped", "anticipated"}
)


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported words from `start` on; `verb` is "" for a mere remark, which promises nothing."""

    start: int
    verb: str
    is_agency: bool


def reported(body: str) -> Reported | None:
    """The words that `body` reports, or None where it speaks for itself."""
    noted = _NOTED.match(body)
    if noted:
        return Reported(noted.end(), noted["verb"], is_agency=False)
    heard = _HEARD.match(body)
    if heard:
        return Reported(heard.end(), "confirmed", is_agency=True)
    remark = _REMARK.match(body)
    if remark:
        return Reported(remark.end(), "", is_agency=False)
    added = _ADDED.match(body) if "that" in body else None
    if added and not any(group.inside is None for group in verb_groups(added["who"])):
        if _is_of_others(added["who"].split(",")[0], added["verb"]) or is_of_the_served(added["who"]):
            return Reported(added.end(), "", is_agency=False)
        return Reported(added.end(), added["verb"], is_agency=True)
    return None


def _is_of_others(who: str, verb: str) -> bool:
    """Staff, reviewers and so many of them say things; agencies confirm and report what they have done."""
    return bool(_OF_OTHERS.search(who)) or (verb in _TOLD and bool(_SO_MANY.match(who)))


def as_reported(clauses: Sequence[Clause], verb: str) -> list[Clause]:
    """The clauses with the status that the reporting verb leaves them: what is "expected" is planned."""
    if verb in _TO_COME:
        return [replace(clause, status="planned") for clause in clauses]
    if verb in {"acknowledged", "recognised", "accepted"}:
        return [clause for clause in clauses if clause.status not in {"ongoing", "done"}]
    return [clause for clause in clauses if clause.status != "ongoing"]
