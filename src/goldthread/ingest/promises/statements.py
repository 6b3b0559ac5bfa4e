"""Where a sentence's statement begins, and which sentences state nothing: questions, quotations, pointers, leads."""

import re

from goldthread.ingest.english.tense import is_mental
from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.english.vocabulary import OUTSIDERS, PAST_FORMS, word_set
from goldthread.ingest.promises.counts import opens_with_count
from goldthread.kernel.dates import mentions

_SHORTEST_QUOTATION = 30  # characters
_QUOTED = re.compile(r"\s*(?:‘.*’|“.*”|\".*\")(?=[\s.,]|$)", re.DOTALL)

_BULLET = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z])|[^\w‘“\"'(]+|o\s)?")

_PREFIX = re.compile(
    r"[A-Z][^:.]{1,110}:\s+|(?:[A-Z&][\w’'&/-]*\s|of\s|and\s|the\s){1,7}[—–-]\s+(?=[A-Za-z])"
)

# A question, an open quotation, a pointer elsewhere, a word to the reader, a note about the page.
_NO_STATEMENT = re.compile(
    r"[“\"][^”\"]*$|(?:see|please)\b|(?:(?:This )?(?:[Pp]age|[Dd]ocument) )?(?:was |is )?"
    r"(?:[Ll]ast|[Ff]irst) (?:updated|reviewed)\b|"
    r"[A-Z][^:.]{1,60}(?::|\s[—–-])\s+(?:Accepted|Agreed|Noted|Completed?|Done)\W*$"
)
_ASKS_READER = re.compile(r"\?\s*$|\bplease (?:see|speak|ring|call|contact|email)\b")
_QUESTION = re.compile(r"^(?:How|What|Why|Whether)\b")

# "What they say will be published in June 2025", "Whether it works is not known; we will look in May 2025"
_ASKED_ABOUT = re.compile(r"^[^?]*\b(?:will|is to|are to)\s+[a-z]+\b[^?]*(?:19|20)\d\d[^?]*$")

_LEADS_ON = re.compile(r"\b(?:the following(?:\s+\w+)?|as follows)\s*[:.]?\s*$", re.IGNORECASE)

_HEADS = re.compile(
    r"(?:updates?|progress|position|status|as (?:at|of)|responses?|actions?|date)\b", re.IGNORECASE
)
_SHORTEST_SAID = 3  # words after "Agency:"


def states_nothing(body: str) -> bool:
    """True for a question, a quotation, a lead-in to a list, a pointer elsewhere, and what outsiders said."""
    return (
        opens_with_count(body)
        or is_quotation(body)
        or bool(_QUESTION.match(body) and not _ASKED_ABOUT.search(body))
        or bool(_NO_STATEMENT.match(body))
        or bool(("?" in body or "please" in body) and _ASKS_READER.search(body))
        or bool(_LEADS_ON.search(body))
        or _tells_of_outsiders(body)
    )


def after_prefix(sentence: str) -> int:
    """Where the words begin after a bullet and after "Agency:"; a colon behind a verb belongs to the sentence."""
    bullet = _BULLET.match(sentence)
    at = bullet.end() if bullet else 0
    prefix = _PREFIX.match(sentence, at)
    if (
        prefix is None
        or verb_groups(prefix.group())
        or len(sentence[prefix.end() :].split()) < _SHORTEST_SAID
    ):
        return at
    if mentions(prefix.group()) and not _HEADS.match(prefix.group()):  # "Audit in May 2022: ..." is no label
        return at
    return prefix.end()


def is_quotation(sentence: str) -> bool:
    """Somebody else's words, whole, or with no more around them than who said so."""
    quoted = _QUOTED.match(sentence)
    return (
        quoted is not None and len(sentence) > _SHORTEST_QUOTATION and len(quoted.group()) > len(sentence) / 2
    )


def _tells_of_outsiders(body: str) -> bool:
    """An inspection found or said something."""
    groups = verb_groups(body)
    first = next((group for group in groups if group.inside is None), None)
    if first is None or not OUTSIDERS.search(body[: first.start]):
        return False
    is_their_act = first.main in PAST_FORMS and not first.auxiliaries and OUTSIDERS.match(body)
    return bool(is_their_act) or is_mental(first) or first.main in _SAID_OF_US


_SAID_OF_US = word_set(
    "identified highlighted reported stated recommended noted invited asked said concluded observed considered"
)
