"""Who speaks: named before a colon, as the subject of a sentence, by a heading, or by the section's own addressee."""

import re
from functools import lru_cache

from goldthread.ingest.bodies.called_names import (
    COUNTED,
    NOBODY,
    OF_COUNCILS,
    body_called,
    body_of_sector,
    is_joint,
    names_several,
    parts_of,
)
from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.english.name_words import PEOPLE, SPEAKING
from goldthread.ingest.english.verbs import VerbGroup, main_group
from goldthread.ingest.english.vocabulary import PARTICIPLES, SECTOR_PEOPLE, SECTORS, word_set
from goldthread.ingest.speech.answerers import EVERYBODY, OF_MANY, asked_body, kinds_asked, owner_of
from goldthread.ingest.speech.speaker_labels import label_of

_KEPT = 1024  # sentences: each is asked for several times, by those who read it one after the other
_SECTOR = re.compile(
    rf"^(?:All |Our |The )?(?P<sector>{'|'.join(sorted(SECTORS, key=len, reverse=True))}|Social [Cc]are)\b(?P<people> "
    rf"(?:{SECTOR_PEOPLE}))?"
)
_ORGAN = re.compile(
    r"(?:[Tt]he )?(?:chair of the )?(?:[A-Z][\w’'-]+ (?:(?:and|of|for|&) )?){0,6}?"
    r"(?:Business (?:Unit|Manager)|Sub-?[Gg]roup|Independent (?:Scrutineer|Chair)|Executive)\b(?! (?:Director|Officer))"
)
# Posts that a health commissioner holds by statutory guidance, wherever their holders work.
_COMMISSIONED = re.compile(r"(?:The )?(?:Named GPs?|Designated (?:Nurse|Doctor|GP|Professional)s?)\b")
_CHIEF_CONSTABLE = re.compile(r"The (?:(?:Deputy|Assistant) )?Chief (?:Constable|Superintendent)\b")
_FRONTED = re.compile(
    r"(?:According to|On the part of|In the case of|From the (?:perspective|point of view|side) of|"
    r"As (?:for|regards|to)|On behalf of|Speaking for|For|In|Within|At)\s+(?P<who>[^,.;:]{3,80}?)(?:[’']s? part)?,\s"
)
# "So far as part (c) is concerned, a survey": what is answered, before who answers.
_TOPIC = re.compile(
    r"^(?:(?:(?:In )?so|as) far as|with (?:regard|respect|reference) to|in (?:respect of|relation to|response to|"
    r"answer to)|further to|regarding|as regards|turning to|on|for)\s(?!(?:its|their|our) part)"
    r"(?=[^,]*\b(?:recommendations?|parts?|points?|questions?|actions?)\b)[^,]*,\s+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r",? (?:and|but|while|whereas) (?=(?:the )?[A-Z])")
# Of a whole clause behind another only these say that its subject speaks: "..., and the Board does not think".
_MINDING = word_set(
    "think thinks believe believes consider considers expect expects feel feels accept accepts agree agrees regret"
)
_SHARED = re.compile(r"^There (?:is|are) (?:an? )?(?:\w+ )?multi.agency\b", re.IGNORECASE)
_TOLD = word_set(
    """updated informed assured advised provided notified asked invited sent given reminded consulted told contacted
    shown offered required expected commissioned funded inspected criticised involved included represented approached
    encouraged requested instructed copied"""
)
# "The service was asked to find the time": a paragraph that opens so goes on with what it did.
_BIDDEN = word_set("asked required expected requested encouraged instructed invited")
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
# "Heads, through the Association,": many who are spoken for.
_THROUGH = re.compile(r", (?:through|via|represented by|on behalf of) (?:the )?(?P<who>[^,]{2,60}),?$")
# "For the Youth Justice Service the question was another", without a comma.
_CONCERNED = re.compile(r"For (?P<who>(?:the )?[A-Z][^,.;:]{2,60}?) (?:the|this|that|it|there|a|these) ")
# "In Fernhill there were eleven": a council may be called by its place.
_IN_PLACE = re.compile(
    r"In (?P<who>[A-Z][\w’'-]+(?: (?:(?:and|of|on|upon) )?[A-Z][\w’'-]+){0,3})"
    r"(?=,? (?:there|the|this|that|these|a|an|all|it|both|most|every|each|we|our|some|about|over|\d+)\b)"
)
# "Children's Services in Wessmoor and Fernhill": each council has its own, and these are two.
_IN_TWO_PLACES = re.compile(r" (?:in|of|for|from) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2} and (?:the )?[A-Z]")
# "Homes, which has no duty to, will": what is said of a name in passing is no part of the sentence.
_IN_PASSING = re.compile(
    r"^(?P<name>[^,.;:]{3,80}), (?:(?:in|at|for|of|to|with|by|from|on) )?(?:which|who|whose|whom)\b"
    r"[^,;:]{3,160}, (?=[a-z])"
)
_MARK = re.compile(r"^[^\w\s“‘\"'(£]\s+")  # of a list
_WE = re.compile(r"We(?:,| \() ?(?P<who>(?:the )?[A-Z][^,()]{2,60})[,)]\s")  # "We (Wessmoor Police) have"
_STANCES = frozenset(
    ["position", "view", "response", "answer", "stance", "reply", "understanding", "advice", "practice"]
)
_ADVERBIAL = re.compile(
    r"(?:In|On|By|Moving|Going|Since|As|Following|During|Again|Also|However|Currently|Now|Further|At|After|Before|From|With|"
    r"Meanwhile|Similarly|Although|While|Whilst|Where|When|If|To|For|Through|Under|Within|Alongside|Given|Despite)\b"
)
# "Brookside", "Brookside’s nurses": a name cut short, and nothing between it and the verb but what it owns.
_SHORT = re.compile(
    r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})(?:[’']s?\s[a-z].*|,.*|\s(?:also|now|too|itself))?$"
)
_MINDED = frozenset(
    ["committed", "engaged", "involved", "represented", "dedicated", "pleased", "satisfied", "agreed"]
)
_LONGEST_CALLING = 3  # words: "the health visitors"
# Done to what another did: "The plan was approved by the Police" tells nobody's deed.
_NO_DEED = word_set(
    """approved agreed endorsed ratified accepted considered received noted welcomed supported funded attended asked
    required recommended criticised inspected affected"""
)
# Services that are no ordinary nouns: "Probation asked for it" has a subject anywhere, "Health is poor" has not.
_SERVICES = frozenset(
    [
        "probation",
        "early help",
        "adult social care",
        "virtual school",
        "youth justice",
        "school nursing",
        "health visiting",
    ]
)
_OWNING = frozenset(["within", "at", "in"])


def prefix_speaker(text: str, bodies: Bodies, *, is_like_others: bool = False) -> Body | None:
    """The agency that a label at the start of a paragraph names: "WHFT: ...", "Housing – ...", "The Trust. ..."."""
    label = label_of(text, bodies, opens=True, is_like_others=is_like_others)
    return label.body if label else None


def subject_speaker(text: str, bodies: Bodies, *, opens: bool) -> Body | None:
    """The body that is the grammatical subject of a sentence, or NOBODY where all agencies are.

    `opens` is true for the first sentence of a paragraph, where a whole sector may begin to speak.
    """
    text = _without_passing(text)
    if opens and _SHARED.match(text):
        return NOBODY
    group = main_group(text)
    concerned = _CONCERNED.match(text)
    if concerned and (found := body_called(concerned["who"], bodies)):
        return found
    own = _WE.match(text)
    if own and (found := body_called(own["who"], bodies)):
        return found
    placed = _IN_PLACE.match(text)
    if placed and (found := bodies.of_place(placed["who"])):
        return found
    subject = _subject(text, group, bodies)
    fronted = _FRONTED.match(text)
    front = body_called(fronted["who"], bodies) if fronted else None
    if not subject:
        return front
    if group and _is_told(group):
        is_own = opens and (group.main in _BIDDEN or "not" in group.auxiliaries)
        called = body_called(_plain_subject(subject), bodies) if is_own else None
        return front or (called if called and called.kind != "sector" else None)
    if re.match(r"(?:Neither|None of)\b", subject):
        return NOBODY
    several = _plain_subject(subject)
    if names_several(several, bodies):
        return NOBODY if is_joint(text) else body_called(parts_of(several)[0], bodies)
    found = _said_by(subject, group, bodies, opens=opens)
    agent = _agent(text, group, bodies) if opens and not found and not front else None
    return found or front or agent


def _agent(text: str, group: VerbGroup | None, bodies: Bodies) -> Body | None:
    """Who does it, said behind a passive verb: "A survey will be carried out by the Partnership"."""
    if group is None or not _is_passive(group) or group.main in _NO_DEED:
        return None
    match = re.match(r"(?: (?:out|up|on|forward|\w+ly))? by (?=[A-Z]|the )", text[group.end :])
    after = text[group.end + match.end() :] if match else ""
    return bodies.named(after) if after else None


def passes_word(text: str, bodies: Bodies) -> Body | None:
    """The body to which a sentence passes the word, whoever spoke before: "The ICB adds that", "Homes would say"."""
    text = _without_passing(text)
    _first, *others = _CLAUSE.split(text)
    later = (_speaks(clause, bodies, verbs=_MINDING) for clause in others)
    return _speaks(text, bodies, verbs=SPEAKING) or next((body for body in later if body), None)


def speaks_for_its_part(text: str, bodies: Bodies) -> Body | None:
    """The body of which even another's letter says what it does "for its part"."""
    return _speaks(_without_passing(text), bodies, verbs=frozenset())


@lru_cache(_KEPT)
def _without_passing(text: str) -> str:
    """A sentence on one line, without the mark or topic in front of it and without an aside on its subject."""
    plain = _MARK.sub("", " ".join(text.split()))
    return _IN_PASSING.sub(r"\g<name> ", _TOPIC.sub("", plain))


def _speaks(text: str, bodies: Bodies, *, verbs: frozenset[str]) -> Body | None:
    group = main_group(text)
    if group is None or _is_told(group) or {"be", "been"} & set(group.auxiliaries):
        return None
    main = group.main or next(iter(re.findall(r"^(?:not )?([a-z]+)", group.following)), "")
    if main not in verbs and not re.search(r"\b[Ff]or (?:its|their) part\b", text[: group.start]):
        return None
    subject = _plain_subject(_subject(text, group, bodies))
    if names_several(subject, bodies):
        return NOBODY if is_joint(text) else None
    return body_called(subject, bodies)


@lru_cache(_KEPT)
def _plain_subject(subject: str) -> str:
    """A subject without its opening word or its aside: "Jointly the ICB", "The ICB, which took over in 2022,"."""
    plain = _FOR_ITS_PART.sub("", _OPENING_WORD.sub("", subject.strip()))
    return _ASIDE.sub("", _LINKING.sub("", plain)).strip()


_OPENING_WORD = re.compile(r"^(?:Jointly|Together|Both)\b,?\s*")
_FOR_ITS_PART = re.compile(r"^For (?:its|their|our) part\b,?\s*|,?\s+for (?:its|their|our) part\b,?")
_LINKING = re.compile(r",? (?:too|as well|in turn|likewise|similarly|however|meanwhile|for one),?$")
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|,\s*(?:which|who|as|whose)\b.*|,|\s(?:also|both|each))$")


def _said_by(subject: str, group: VerbGroup | None, bodies: Bodies, *, opens: bool) -> Body | None:
    joint = subject.partition(" including ")[2]
    named = (_named_in(joint, bodies) if joint and opens else None) or _named_in(subject, bodies)
    if named:
        return named
    through = _THROUGH.search(subject)
    if through and (spokesman := body_called(through["who"], bodies)):
        return spokesman
    short = _SHORT.match(subject)
    is_alone = (
        short is not None and short["name"] == _plain_subject(subject) and not (group and _is_passive(group))
    )
    if short and (opens or is_alone) and (found := bodies.shortened(short["name"])):
        return found
    if COUNTED.match(subject) and not (group and _is_passive(group)):
        return NOBODY
    if EVERYBODY.match(subject):
        return NOBODY if opens else None
    if (opens or _ORGAN.fullmatch(_plain_subject(subject))) and _ORGAN.match(subject):
        return bodies.partnership or NOBODY
    if opens and _COMMISSIONED.match(subject):
        return asked_body("primary care", bodies)
    if _CHIEF_CONSTABLE.match(subject):
        return bodies.of_kind("police")
    if group and _is_passive(group):
        return None
    return _sector(_plain_subject(subject), bodies, opens=opens) or _employer(_plain_subject(subject), bodies)


def _employer(subject: str, bodies: Bodies) -> Body | None:
    """The only body whose people these are by their calling: "Health visitors", "School nurses"."""
    words = subject.lower().split()
    if (
        not 1 < len(words) <= _LONGEST_CALLING
        or words[-1] not in PEOPLE
        or words[0] in {"our", "its", "their"}
    ):
        return None
    return owner_of(kinds_asked(subject) - OF_MANY, bodies)


def _is_passive(group: VerbGroup) -> bool:
    forms = {"be", "been", "being", "are", "is", "was", "were"}
    return bool(forms & set(group.auxiliaries)) and group.main in PARTICIPLES - _MINDED


def _subject(text: str, group: VerbGroup | None, bodies: Bodies) -> str:
    """The words before the verb without what is put in front: "In 2021, with our help, the Board" is "the Board"."""
    before = text[: group.start] if group else " ".join(text.split()[:6])
    before = re.sub(r"^(?!Early|Family)[A-Z][a-z]{3,}ly\s(?=[A-Z]|the )", "", before.strip())
    parts = [part.strip() for part in before.split(",")]
    for index, part in enumerate(parts):
        if index and bodies.named(part) is not None:
            return ", ".join(parts[index:])
        if bodies.named(part) is not None:
            break
    if len(parts) > 1 and _ADVERBIAL.match(parts[0]):
        return ", ".join(parts[1:])
    return before


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
        if mention.body.kind in OF_COUNCILS and _IN_TWO_PLACES.match(subject, mention.end):
            return NOBODY
        before = re.findall(r"[A-Za-z]+", subject[: mention.start])
        lowered = [word.lower() for word in before]
        if lowered and lowered[-1] == "the":
            lowered.pop()
        if lowered and lowered[-1] in _OWNING and len(lowered) < 8:
            return mention.body
        if lowered[-1:] in (["of"], ["for"]) and set(lowered[-3:-1]) & PEOPLE and len(lowered) < 6:
            return mention.body  # "Officers of Wessmoor Police", "The Director of Housing at"
        if lowered[-1:] == ["of"] and set(lowered[-2:-1]) & _STANCES:
            return mention.body
        if len(lowered) <= 3 and not (_PREPOSITIONS | _POINTS_ELSEWHERE) & set(lowered):
            return mention.body
    return None


def _sector(subject: str, bodies: Bodies, *, opens: bool) -> Body | None:
    match = _SECTOR.match(subject)
    if match is None or not (match["people"] or re.fullmatch(r"\s*(?:,.*)?", subject[match.end() :])):
        return None
    is_named = match["sector"].lower() in _SERVICES and match.end() == len(subject)
    if not (opens or is_named) and (match["people"] or "").strip() in {"", "service", "services"}:
        return None
    return body_of_sector(match["sector"], bodies)
