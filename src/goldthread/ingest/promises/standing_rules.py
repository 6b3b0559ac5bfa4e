"""Safeguards that an agency's rule sets: "No case can be closed until a manager has read it"."""

import re

from goldthread.ingest.english.verbs import VerbGroup
from goldthread.ingest.promises.results import head_of
from goldthread.ingest.promises.undergone import is_passive_group

RULE = re.compile(r"\b(?:until|unless|without)\b(?! (?:it|this|them|one)\b)")

ARTEFACT = re.compile(
    r"(?:template|form|system|record|polic(?:y|ies)|protocol|pathway|checklist|letter|toolkit|screen|database|"
    r"website|page|"
    r"procedure|handbook|guide)s?",
    re.IGNORECASE,
)


def is_rule(group: VerbGroup, subject: str = "") -> bool:
    """ "No case can be closed until", "cannot be sent without": what must be so first is practice."""
    is_none = subject.lower().startswith(("no ", "nobody", "no one", "none "))
    if not group.auxiliaries:
        return is_none and bool(RULE.search(group.following))
    if ARTEFACT.fullmatch(head_of(subject)):
        return False  # "the form cannot be submitted without a name": how the thing was made
    if group.auxiliaries[0] == "may" and ("not" in group.auxiliaries or is_none):
        return bool(RULE.search(group.following) or re.search(r"\bmore than\b", group.following))
    if is_none and group.auxiliaries[0] in {"is", "are", "will"} and is_passive_group(group):
        return bool(RULE.search(group.following))  # "no referral is closed without a call"
    is_barred = (
        group.auxiliaries[0] == "cannot" or "not" in group.auxiliaries or "can" in group.auxiliaries[:1]
    )
    may = group.auxiliaries[0] in {"can", "cannot", "may", "must"} and is_passive_group(group)
    return may and is_barred and bool(RULE.search(group.following))
