"""Who speaks: named before a colon, as the subject of a sentence, by a heading, or by the section's own addressee."""

import re
from collections import Counter
from collections.abc import Iterable

from goldthread.ingest.bodies import UNNAMED_TRUST, Bodies, Body
from goldthread.ingest.verbs import VerbGroup, main_group
from goldthread.ingest.vocabulary import KINDS, SECTOR_PEOPLE, SECTORS

NOBODY = Body("", "nobody")  # several or all agencies: a speaker that ends the one before

_PREFIX = re.compile(r"\s*(?:\W\s*)?(?P<who>[A-Z][^:.\n]{1,80}(?:\n[^:.\n]{1,60})?):\s")
_ORGANISATION = re.compile(
    r"\b(?:Service|Services|Team|Trust|Police|Council|Association|Homes|Care|Health|Education|Schools?|Housing|"
    r"Group|Board|"
    r"Practice|Nursing|Midwifery|Commissioning|Probation|College|Charity)$|^[A-Z]{3,}$"
)
_SECTOR = re.compile(
    rf"^(?:All |Our |The )?(?P<sector>{'|'.join(sorted(SECTORS, key=len, reverse=True))})\b(?P<people> "
    rf"(?:{SECTOR_PEOPLE}))?"
)
_EVERYBODY = re.compile(
    r"^(?:(?:All|Relevant|Some|Partner|Individual|Local|Other|Most|Several|Many|The)\s+)*(?:partner\s+)?"
    r"(?:[Aa]genc(?:y|ies)|[Pp]artners|[Ss]ervices|[Oo]rganisations|[Mm]ulti.agency)\b"
)
_SHARED = re.compile(r"^There (?:is|are) (?:an? )?(?:\w+ )?multi.agency\b", re.IGNORECASE)
_TOLD = frozenset(
    [
        "updated",
        "informed",
        "assured",
        "advised",
        "provided",
        "notified",
        "asked",
        "invited",
        "sent",
        "given",
        "reminded",
        "consulted",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "of",
        "by",
        "to",
        "with",
        "for",
        "from",
        "about",
        "on",
        "through",
        "between",
        "into",
        "regarding",
        "across",
        "including",
        "as",
        "than",
    ]
)
_POINTS_ELSEWHERE = frozenset(["such", "see", "note", "refer", "please"])
_OWNING = frozenset(["within", "at", "in"])


def prefix_speaker(text: str, bodies: Bodies) -> Body | None:
    """The agency before the colon at the start of a paragraph: "UHSFT: ...", "Housing Services: ..."."""
    match = _PREFIX.match(text)
    if match is None:
        return None
    who = " ".join(match["who"].split())
    named = bodies.named(who)
    if named and len(who) <= len(named.name) + 40:
        return named
    return Body(who, "prefix") if _ORGANISATION.search(who) and len(who.split()) <= 6 else None


def subject_speaker(text: str, bodies: Bodies, *, opens: bool) -> Body | None:
    """The body that is the grammatical subject of a sentence, or NOBODY where all agencies are.

    `opens` is true for the first sentence of a paragraph, where a whole sector may begin to speak.
    """
    text = " ".join(text.split())
    if opens and _SHARED.match(text):
        return NOBODY
    group = main_group(text)
    subject = _subject(text, group)
    if not subject or (group and _is_told(group)):
        return None
    joint = subject.partition(" including ")[2]
    named = (_named_in(joint, bodies) if joint and opens else None) or _named_in(subject, bodies)
    if named:
        return named
    if _EVERYBODY.match(subject):
        return NOBODY if opens else None
    return _sector(subject, bodies, opens=opens)


def _subject(text: str, group: VerbGroup | None) -> str:
    """The words before the verb without an adverbial in front: "In November 2021, the Board" is "the Board"."""
    before = text[: group.start] if group else " ".join(text.split()[:6])
    parts = [part.strip() for part in before.split(",")]
    if len(parts) > 1 and re.match(
        r"(?:In|On|By|Moving|Going|Since|As|Following|During|Again|Also|However|Currently|Now|Further)\b",
        parts[0],
    ):
        return ", ".join(parts[1:])
    return before.strip()


def _is_told(group: VerbGroup) -> bool:
    return group.main in _TOLD and bool(
        {"be", "been", "being", "are", "is", "was", "were"} & set(group.auxiliaries)
    )


def _named_in(subject: str, bodies: Bodies) -> Body | None:
    """A body that the subject is or belongs to: "The lead within the CCG", but not "Feedback from the CCG"."""
    for mention in bodies.mentions(subject):
        before = re.findall(r"[A-Za-z]+", subject[: mention.start])
        lowered = [word.lower() for word in before]
        if lowered and lowered[-1] == "the":
            lowered.pop()
        if lowered and lowered[-1] in _OWNING and len(lowered) < 8:
            return mention.body
        if len(lowered) <= 3 and not (_PREPOSITIONS | _POINTS_ELSEWHERE) & set(lowered):
            return mention.body
    return None


def _sector(subject: str, bodies: Bodies, *, opens: bool) -> Body | None:
    match = _SECTOR.match(subject)
    if match is None or not (match["people"] or re.fullmatch(r"\s*(?:,.*)?", subject[match.end() :])):
        return None
    if not opens and (match["people"] or "").strip() in {"", "service", "services"}:
        return None
    return bodies.named(match["sector"]) or Body(match["sector"], "sector")


def section_speaker(addressee: str, texts: Iterable[str], bodies: Bodies) -> Body | None:
    """Who answers where nobody is named: the addressee itself, or the body of its kind that the section names most."""
    named = bodies.named(addressee)
    if named:
        return named
    lowered = addressee.lower()
    kinds = [kind.key for kind in KINDS if kind.functions and re.search(rf"\b(?:{kind.functions})", lowered)]
    counts: Counter[Body] = Counter()
    for text in texts:
        counts.update(m.body for m in bodies.mentions(text) if m.body.kind in kinds)
    return counts.most_common(1)[0][0] if counts else None


def resolve_trust(body: Body | None, texts: Iterable[str], bodies: Bodies) -> Body | None:
    """The one trust that its section names, for "the Trust"; where that names none or several it stays unnamed."""
    if body is not UNNAMED_TRUST:
        return body
    named = {
        m.body
        for text in texts
        for m in bodies.mentions(text)
        if m.body.kind == "health_provider" and m.body is not body
    }
    return named.pop() if len(named) == 1 else body


def owner_in_passing(texts: Iterable[str], bodies: Bodies) -> Body | None:
    """The only agency whose own plan, team or service a passage speaks of, where nobody is its subject."""
    owners: set[Body] = set()
    for text in texts:
        plain = " ".join(text.split())
        for mention in bodies.mentions(plain):
            after = plain[mention.end : mention.end + 40]
            before = plain[: mention.start].rstrip().lower().removesuffix(" the")
            if re.match(r"(?:[’']s?)?\s+[a-z]", after) or before.endswith((" by", " within")):
                owners.add(mention.body)
    named = {body for body in owners if not body.is_partnership}
    return named.pop() if len(named) == 1 else None
