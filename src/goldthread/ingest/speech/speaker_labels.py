"""Names that stand before an answer as a label: "Housing: ...", "The Trust. Staff ...", "Police – ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.ingest.bodies.called_names import (
    NOBODY,
    body_called,
    is_joint,
    is_organ,
    names_several,
    plain_name,
    without_article,
)
from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.english.name_words import GROUPS, NO_BODIES, ORGANS, PEOPLE, THINGS
from goldthread.ingest.english.verbs import main_group

_LABEL = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})+\.?\s+)?(?:[^\w\s“\"'(]\s*){0,3}"
    r"(?:(?:(?:Response|Reply|Answer|Update) )?(?:[Ff]rom|[Oo]n behalf of|[Ff]or|[Bb]y) )?"
    r"(?P<who>(?:the )?[A-Z0-9][^:.\n]{1,80}?(?:\n[^:.\n]{1,60}?)?)"
    r"(?P<aside>\s*\([^()]{1,60}\))?"
    r"(?P<to>,?\s+(?:response|reply|answer|update|position|comments?|statement|in (?:reply|response|answer)|"
    r"to|for|on)\b[^:.–—]{0,40}?)?"
    r"(?:(?P<colon>:)\s|\s(?P<dash>[-–—])\s|(?P<stop>\.)\s+(?=[A-Z0-9“‘\"(]))"
)
# "From the midwives at Crale Infirmary: ...": small letters name a body only behind such a word.
_FROM = re.compile(
    r"\s*(?:(?:Response|Reply|Answer|Update|Statement) )?(?:[Ff]rom|[Oo]n behalf of) "
    r"(?P<who>(?:the |our )?[a-z][^:.–—]{2,80}?)"
    r"(?::|\s[-–—])\s"
)
_ALL = re.compile(
    r"(?:all|both|every|each)\b.*\b(?:agenc(?:y|ies)|partners?|organisations?|services|councils)$|multi-?agency\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\s*(?:\*{1,2})?(?:lead |responsible |responding |action |owning )*"
    r"(?:agency|agencies|organisation|owner|lead|responsible|by whom|respondent|responder|"
    r"(?:response |answer |update |return |reply )?(?:provided|completed|submitted|supplied|prepared|given|sent) by|"
    r"(?:response|answer|reply|return) (?:from|by|of))"
    r"(?:\*{1,2})?\s*:(?:\*{1,2})?\s*"
    r"(?P<who>[^:]{2,90}?)\s*(?:\s{2,}|[.;]\s|[.;]?\s*$|\s(?:due|date|target|rag|original|status|current|by when)\b)",
    re.IGNORECASE,
)
_SMALL = frozenset(["and", "of", "for", "the", "&", "on", "to", "in", "with", "service", "services", "team"])
_BARE_KINDS = frozenset(["council", "constabulary", "force", "local authority", "trust", "health board"])
# "Placements: Agreed. We have": what stands before it is whoever agrees.
_AGREES = re.compile(
    r"(?:(?:[Ff]ully|[Pp]artly|[Pp]artially|[Nn]ot) )?(?:[Aa]ccepted|[Aa]greed|[Ss]upported)\b"
)
_SERVICE = re.compile(r"\b(?:services?|nursing|visiting|provider|team)$", re.IGNORECASE)
_PLACE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
_LONGEST_NAME = 6  # words
_ROOM = 40  # characters that a label may say beside the name before a colon


@dataclass(frozen=True, slots=True)
class Label:
    """The body that a label names, and where the label ends in its text."""

    body: Body
    end: int


def label_of(text: str, bodies: Bodies, *, opens: bool, is_like_others: bool = False) -> Label | None:
    """The label at the start of `text`. Inside a paragraph (`opens` false) only a name already known is one.

    Where other paragraphs of the answer open with known names (`is_like_others`), words that stand so are a name too.
    """
    sent = _FROM.match(text)
    sender = body_called(" ".join(sent["who"].split()), bodies) if sent else None
    if sent and sender:
        return Label(sender, sent.end())
    match = _LABEL.match(text)
    if match is None:
        return None
    who = " ".join(match["who"].split())
    body = _aside_body(match, who, bodies) or _joint_answer(match, who, bodies) or body_called(who, bodies)
    if match["aside"] and (body is None or body.kind == "sector"):
        aside = match["aside"].strip(" ()")
        is_name = _may_be_organ(aside) or (
            _SERVICE.search(who) and re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", aside)
        )
        body = Body(aside, "prefix") if opens and is_name else body
    if body is None and opens:
        body = without_article(who, bodies)
    if body is None and opens and _PLACE.fullmatch(who):
        body = bodies.of_place(who)  # "Wexcombe. We have", where its council is named in full
    if body is None and opens:
        is_name = is_like_others or _AGREES.match(text, match.end())
        body = _unknown(match, who, bodies, is_name=bool(is_name))
    if body is None or (match["stop"] and not opens):
        return None
    return Label(body, match.end())


def labels_within(text: str, bodies: Bodies) -> Iterator[int]:
    """Where in a sentence another agency's label begins: "... and cots are lent, Police – officers ring first"."""
    for match in re.finditer(r"[,;]\s+(?=[A-Z])", text):
        label = label_of(text[match.end() : match.end() + 90], bodies, opens=False)
        # Without a verb before it, it is one of several names before one colon; asked last, since all before is read.
        if label is not None and main_group(text[: match.start()]) is not None:
            yield match.end()


def field_speaker(line: str) -> str | None:
    """Whom a line of particulars names as the one who answers: "Agency: Wessmoor Police", "Owner: ICB. Date: ..."."""
    match = _OWNER.match(" ".join(line.split("\n")))
    return match["who"].strip() if match else None


def heading_speaker(words: str, bodies: Bodies) -> Body:
    """The body that a heading names, by itself or through a post: "Housing", "Named GP, ICB", "joint"."""
    words = plain_name(words)
    apart, _, last = re.sub(r"\s[–—-]\s", ": ", words).rpartition(": ")
    named = body_called(words, bodies) or (body_called(last, bodies) if apart else None)
    if _ALL.match(words):
        return NOBODY
    mentioned = {mention.body for mention in bodies.mentions(words)}
    if len(mentioned) > 1:  # a council beside its own service: "Wessmoor Council – Housing Options"
        mentioned = {body for body in mentioned if body.kind != "council"}
    if named or len(mentioned) == 1:
        return named or mentioned.pop()
    if is_joint(words) or names_several(words, bodies):
        return NOBODY
    _sector, apart, name = re.sub(r"\s[–—-]\s", ": ", words).partition(": ")
    if apart and is_organ(name) and "," not in name:
        return Body(name, "heading")  # "Housing – Wessmoor Housing Alliance"
    bare = bodies.named(f"the {words.lower()}") if words.lower() in _BARE_KINDS else None  # "Force position:"
    return bodies.named(words) or bare or Body(re.sub(r"^[Tt]he ", "", words), "heading")


def _aside_body(match: re.Match[str], who: str, bodies: Bodies) -> Body | None:
    """The body in brackets behind what it provides: "Health visiting and school nursing (Vale Health CIC)"."""
    aside = match["aside"].strip(" ()") if match["aside"] else ""
    named = body_called(aside, bodies) if aside else None
    own = body_called(who, bodies)
    is_service = own is None or own == NOBODY or own.kind in {"sector", "nobody"}
    return named if named and named != NOBODY and named.kind != "sector" and is_service else None


def _joint_answer(match: re.Match[str], who: str, bodies: Bodies) -> Body | None:
    if match["aside"] and is_joint(match["aside"]) and re.search(r"\band\b|&|,|/", who):
        return NOBODY
    return NOBODY if names_several(who, bodies) and not bodies.is_name(who) else None


def _may_be_organ(name: str) -> bool:
    """Some words in capitals of which the last is what bodies are called."""
    return (
        " " in name and is_organ(name) and all(word[0].isupper() or word in _SMALL for word in name.split())
    )


def _unknown(match: re.Match[str], who: str, bodies: Bodies, *, is_name: bool) -> Body | None:
    """A label that begins with a known name, or that is a body's by its own last word or by what stands about it."""
    named = bodies.named(who)
    if named and match["colon"] and len(who) <= len(named.name) + _ROOM:
        return named
    words = who.split()
    last = words[-1].lower().strip("’'")
    if len(words) > _LONGEST_NAME or not all(word[0].isupper() or word.lower() in _SMALL for word in words):
        return None
    if last in PEOPLE | GROUPS | THINGS - ORGANS:
        return None
    if last in ORGANS and (len(words) > 1 or match["colon"]):
        return Body(who, "prefix")
    if match["stop"] or who in NO_BODIES:
        return None
    is_code = re.fullmatch(r"[A-Z]{3,}", who)
    return Body(re.sub(r"^The ", "", who), "prefix") if is_code or is_name else None
