"""Who speaks: named before a colon, as the subject of a sentence, by a heading, or by the section's own addressee."""

import re
from collections import Counter
from collections.abc import Iterable

from goldthread.ingest.bodies import TRUSTS, UNNAMED_TRUST, Bodies, Body
from goldthread.ingest.name_words import ORGANS, SPEAKING
from goldthread.ingest.speaker_labels import (
    NOBODY,
    body_called,
    body_of_sector,
    is_joint,
    label_of,
    names_several,
    parts_of,
)
from goldthread.ingest.verbs import VerbGroup, main_group
from goldthread.ingest.vocabulary import KINDS, PARTICIPLES, SECTOR_PEOPLE, SECTORS, word_set

_SECTOR = re.compile(
    rf"^(?:All |Our |The )?(?P<sector>{'|'.join(sorted(SECTORS, key=len, reverse=True))})\b(?P<people> "
    rf"(?:{SECTOR_PEOPLE}))?"
)
_EVERYBODY = re.compile(
    r"^(?:(?:All|Relevant|Some|Partner|Individual|Local|Other|Most|Several|Many|The|Each|Every|Both)\s+)*"
    r"(?:(?:of|the|two|three|four|five|health|partner|statutory|safeguarding|other)\s+)*"
    r"(?:[Aa]genc(?:y|ies)|[Pp]artners|[Ss]ervices|[Oo]rganisations|[Mm]ulti.agency)\b"
)
_ORGAN = re.compile(
    r"(?:[Tt]he )?(?:chair of the )?(?:[A-Z][\w’'-]+ (?:(?:and|of|for|&) )?){0,6}?"
    r"(?:Business (?:Unit|Manager)|Sub-?[Gg]roup|Independent (?:Scrutineer|Chair)|Executive)\b(?! (?:Director|Officer))"
)
# Posts that a health commissioner holds by statutory guidance, wherever their holders work.
_COMMISSIONED = re.compile(r"(?:The )?(?:Named GPs?|Designated (?:Nurse|Doctor|GP|Professional)s?)\b")
_FRONTED = re.compile(
    r"(?:As (?:for|regards|to)|For|In|Within|At|On behalf of|Speaking for)\s+(?:the\s+)?"
    r"(?P<who>[^,.;:]{3,80}?)(?:[’']s? part)?,\s"
)
_SHARED = re.compile(r"^There (?:is|are) (?:an? )?(?:\w+ )?multi.agency\b", re.IGNORECASE)
_TOLD = word_set(
    """updated informed assured advised provided notified asked invited sent given reminded consulted told contacted
    shown offered required expected commissioned funded inspected criticised involved included represented approached
    encouraged requested instructed copied"""
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
_POINTS_ELSEWHERE = frozenset(["such", "see", "note", "refer", "please", "that", "which", "who", "whom"])
_OF_MANY = frozenset(["education"])  # schools answer for themselves
_MINDED = frozenset(
    ["committed", "engaged", "involved", "represented", "dedicated", "pleased", "satisfied", "agreed"]
)
_OWNING = frozenset(["within", "at", "in"])


def prefix_speaker(text: str, bodies: Bodies) -> Body | None:
    """The agency that a label at the start of a paragraph names: "WHFT: ...", "Housing – ...", "The Trust. ..."."""
    label = label_of(text, bodies, opens=True)
    return label.body if label else None


def subject_speaker(text: str, bodies: Bodies, *, opens: bool) -> Body | None:
    """The body that is the grammatical subject of a sentence, or NOBODY where all agencies are.

    `opens` is true for the first sentence of a paragraph, where a whole sector may begin to speak.
    """
    text = " ".join(text.split())
    if opens and _SHARED.match(text):
        return NOBODY
    group = main_group(text)
    subject = _subject(text, group)
    fronted = _FRONTED.match(text)
    front = body_called(fronted["who"], bodies) if fronted else None
    if not subject or (group and _is_told(group)):
        return front
    several = _plain_subject(subject)
    if names_several(several, bodies):
        return NOBODY if is_joint(text) else body_called(parts_of(several)[0], bodies)
    found = _said_by(subject, group, bodies, opens=opens)
    return found or front


def passes_word(text: str, bodies: Bodies) -> Body | None:
    """The body to which a sentence passes the word, whoever spoke before: "The ICB adds that", "Homes would say"."""
    text = " ".join(text.split())
    group = main_group(text)
    if group is None or _is_told(group) or {"be", "been"} & set(group.auxiliaries):
        return None
    if group.main not in SPEAKING and not re.search(r"\bfor (?:its|their) part\b", text[: group.start]):
        return None
    subject = _plain_subject(_subject(text, group))
    if names_several(subject, bodies):
        return NOBODY if is_joint(text) else None
    return body_called(subject, bodies)


def _plain_subject(subject: str) -> str:
    """A subject without its opening word or its aside: "Jointly the ICB", "The ICB, which took over in 2022,"."""
    plain = re.sub(r"^(?:Jointly|Together|Both)\b,?\s*", "", subject.strip())
    plain = re.sub(r",?\s+for (?:its|their|our) part\b,?", "", plain)
    return re.sub(
        r"\s*(?:\([^()]*\)|,\s*(?:which|who|as|whose)\b.*|,|\s(?:also|both|each))$", "", plain
    ).strip()


def _said_by(subject: str, group: VerbGroup | None, bodies: Bodies, *, opens: bool) -> Body | None:
    joint = subject.partition(" including ")[2]
    named = (_named_in(joint, bodies) if joint and opens else None) or _named_in(subject, bodies)
    if named:
        return named
    if _EVERYBODY.match(subject):
        return NOBODY if opens else None
    if opens and _ORGAN.match(subject):
        return bodies.partnership or NOBODY
    if opens and _COMMISSIONED.match(subject):
        return asked_body("primary care", bodies)
    return None if group and _is_passive(group) else _sector(_plain_subject(subject), bodies, opens=opens)


def _is_passive(group: VerbGroup) -> bool:
    forms = {"be", "been", "being", "are", "is", "was", "were"}
    return bool(forms & set(group.auxiliaries)) and group.main in PARTICIPLES - _MINDED


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
    return (
        group.main in _TOLD
        and group.inside is None
        and bool({"be", "been", "being", "are", "is", "was", "were"} & set(group.auxiliaries))
    )


def _named_in(subject: str, bodies: Bodies) -> Body | None:
    """A body that the subject is or belongs to: "The lead within the CCG", but not "Feedback from the CCG"."""
    subject = re.sub(r"\([^()]*(?:\)|$)", lambda aside: " " * len(aside.group()), subject)
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
    return body_of_sector(match["sector"], bodies)


def responder(addressees: Iterable[str | None], bodies: Bodies) -> Body | None:
    """Who answers a recommendation in which nobody is named: the one body that all its parts ask."""
    asked = {body for each in addressees if each and (body := asked_body(each, bodies))}
    return asked.pop() if len(asked) == 1 else None


def asked_body(addressee: str, bodies: Bodies) -> Body | None:
    """The body that an addressee is, or whose people it names; NOBODY for several bodies."""
    if names_several(addressee, bodies):
        return NOBODY
    named = body_called(addressee, bodies) or bodies.named(addressee)
    if named and named.kind != "sector":
        return named
    kinds = kinds_asked(addressee) - _OF_MANY
    owners = {body for body in bodies.all if body.kind in kinds}
    return owners.pop() if len(owners) == 1 else named


def kinds_asked(addressee: str) -> frozenset[str]:
    """The kinds of body whose functions these words name: "Independent Reviewing Officers", "GPs"."""
    lowered = addressee.lower()
    asked = (kind for kind in KINDS if kind.functions and re.search(rf"\b(?:{kind.functions})", lowered))
    return frozenset(kind.key for kind in asked)


def section_speaker(addressee: str, texts: Iterable[str], bodies: Bodies) -> Body | None:
    """Who answers where nobody is named: the addressee itself, or the body of its kind that the section names most.

    A section for an audience that is a body by its own word, and is named nowhere else, answers under that word.
    """
    if names_several(addressee, bodies):
        return NOBODY
    named = bodies.named(addressee)
    if named:
        return named
    kinds = kinds_asked(addressee)
    if "partnership" in kinds or _EVERYBODY.match(addressee):
        return bodies.partnership or NOBODY
    counts: Counter[Body] = Counter()
    for text in texts:
        counts.update(m.body for m in bodies.mentions(text) if m.body.kind in kinds)
    if counts:
        return counts.most_common(1)[0][0]
    plain = re.sub(r"^[Tt]he\s+|\s*\([^)]*\)$", "", addressee.strip())
    is_body = plain.lower().split()[-1:] and plain.lower().split()[-1] in ORGANS
    return Body(plain, "section") if is_body or body_called(plain, bodies) else None


def resolve_trust(body: Body | None, texts: Iterable[str], bodies: Bodies) -> Body | None:
    """The one trust that its section names, for "the Trust"; where that names none or several it stays unnamed."""
    if body is not UNNAMED_TRUST:
        return body
    named = {
        m.body
        for text in texts
        for m in bodies.mentions(text)
        if m.body.kind in TRUSTS and m.body is not body
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
            if re.search(r",[^.;]{3,60} and$|\b(?:to|with|from|for|of|about|between|via|through)$", before):
                continue  # one of several, or somebody dealt with
            if re.match(r"(?:[’']s?)?\s+[a-z]", after) or before.endswith((" by", " within")):
                owners.add(mention.body)
    named = {body for body in owners if not body.is_partnership}
    return named.pop() if len(named) == 1 else None
