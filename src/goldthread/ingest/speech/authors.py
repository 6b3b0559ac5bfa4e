"""The one body whose whole document it is: the writer of a letter, or the one whose own response a title announces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from goldthread.ingest.bodies.called_names import NOBODY, body_called
from goldthread.ingest.bodies.kind_names import as_name
from goldthread.ingest.bodies.known import Bodies, Body

_GREETING = re.compile(r"Dear\s+[A-Z]")
_FAREWELL = re.compile(r"Yours\s+(?:sincerely|faithfully|truly|ever)", re.IGNORECASE)
_BEHALF = re.compile(
    r"\b(?:[Oo]n behalf of(?: (?:everyone|everybody|all|all of us|the staff|staff|colleagues) (?:at|in|of))?|"
    r"I am the [\w ]{3,40} (?:of|at)|I lead) (?P<who>(?:the )?[A-Z][^.,;]{2,80})"
)
_RESPONDS = re.compile(
    r"\b(?:response|reply|return|submission|register|log|tracker|action plan|our progress|what we (?:are|have))\b",
    re.IGNORECASE,
)
_OUR_ANSWER = re.compile(
    r"\b(?:this is|here is|sets out|gives) our (?:\w+ )?(?:response|reply|answer)\b", re.IGNORECASE
)
_COPIES = re.compile(
    r"(?:c\.?c\.?|cop(?:y|ies|ied)|enc(?:l|losures?)?|attach(?:ed|ment)|annex|appendix)\b", re.IGNORECASE
)
_COPIED_BESIDE = re.compile(r"\s(?:c\.?c\.?|Cop(?:y|ies) to:?|Copied to:?)\s")
_CHROME = 4  # lines of a web page before the name of whose it is
_LONGEST_CONTROL = 4  # words: "Skip to main content"
_TITLES = 10  # paragraphs at the head in which a title stands
_LONGEST_HEAD = 30  # words of a title and what stands right under it
_OF_COUNCILS = frozenset({"childrens_services", "adult_services", "education", "housing", "public_health"})
_FULL_NAME = 3  # words; "the Trust" may be any of several
_HEAD = 30  # paragraphs of a letterhead, an address and a date
_FOOT = 8  # paragraphs below a farewell: name, post, body
_LONGEST_TITLE = 16  # words
_TITLE = (
    re.compile(
        r"(?:response|reply|statement|submission|update|return)\s+(?:of|from|by|on behalf of)\s+"
        r"(?P<who>.+?)(?:\s+to\b.*)?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?P<who>(?:the )?[A-Z].*?)(?:[’']s?)?"
        r"(?:\s(?:single|own|agency|full|formal|management|public))*\s(?:response|reply)\b",
        re.IGNORECASE,
    ),
)
_COLON = re.compile(  # "Wessmoor Hospitals NHS Trust: response to the review"
    r"(?P<who>(?:The )?[A-Z][^:|]{3,90}?)\s*(?::|\||\s[–—-]\s)\s*(?:our |the |initial |formal )?"
    r"(?:response|reply|statement|action plan|update|position)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[–—-]\s|[:|]\s|,\s")
_OFFICER = re.compile(
    r"report (?:of|by|from) (?:the )?(?:\w+ ){0,3}(?:director|chief executive|officer|head)\b", re.IGNORECASE
)
_REPORT_OF = re.compile(
    r"\b(?:report (?:of|by|from)|sponsor|author)(?:\s*:\s*|\s+)(?P<who>(?:the )?[A-Z][^:]{3,120}?)(?=\s+\w+:|$)",
    re.IGNORECASE,
)
_ALONE = 4  # paragraphs of the head
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_OURS = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]urs?)\b")
_FEWEST_WE = 3  # paragraphs
_SEVERAL = re.compile(r"\b(?:partners?|partnership|agencies|board|bodies|joint)\b", re.IGNORECASE)
_MEMBERS = re.compile(r"\b(?:cabinet|committee|scrutiny|council)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Author:
    """Whose document it is. A letter is its writer's throughout; in a report others may speak for themselves."""

    body: Body
    is_letter: bool = False


def author_of(stretches: Sequence[str], bodies: Bodies) -> Author | None:
    """Who speaks where nobody else is named: a letter's writer, or whom a title or a report to members names.

    `stretches` are the document's paragraphs. None where several agencies may speak.
    """
    greeting = next((at for at, text in enumerate(stretches[:_HEAD]) if _GREETING.match(text)), None)
    if greeting is not None:
        writer = _writer(stretches, greeting, bodies)
        return Author(writer, is_letter=True) if writer else None
    for text in stretches[:_TITLES]:
        named = _announced(text, bodies) if len(text.split()) <= _LONGEST_HEAD else None
        if named is not None:
            return Author(named)
    own = _headed(stretches, bodies)
    if own is not None:
        return Author(own)
    alone = _reporting(stretches, bodies) or _alone_in(stretches, bodies)
    if alone is not None:
        return Author(alone)
    council = bodies.of_kind("council")
    head = stretches[:_TITLES]
    if council and any(map(_OFFICER.match, head)) and any(map(_MEMBERS.search, head)):
        return Author(council)
    return None


def says_we(text: str) -> bool:
    """True for words in which whoever writes speaks of itself."""
    return bool(_OURS.search(text))


def _reporting(stretches: Sequence[str], bodies: Bodies) -> Body | None:
    """The council whose officer a report is of: "Report of: Director of Housing, Wessmoor Council"."""
    found = next((match for text in stretches[:_TITLES] if (match := _REPORT_OF.search(text))), None)
    last = bodies.mentions(found["who"])[-1:] if found else []
    return last[0].body if last and last[0].body.kind == "council" else None


def _alone_in(stretches: Sequence[str], bodies: Bodies) -> Body | None:
    """The one local body that the head names, in a text that says "we" and that no partnership or board heads."""
    head = " ".join(stretches[:_ALONE])
    named = {mention.body for mention in bodies.mentions(head)}
    says_we = sum(bool(_WE.search(text)) for text in stretches)
    if len(named) != 1 or says_we < _FEWEST_WE or _SEVERAL.search(head):
        return None
    only = named.pop()
    return only if not only.is_partnership and only.kind not in {"nobody", "sector"} else None


def _headed(stretches: Sequence[str], bodies: Bodies) -> Body | None:
    """The agency whose name is the first line, over a title that says "response" and not whose."""
    called = (
        (at, body_called(as_name(text) if text.isupper() else text, bodies))
        for at, text in enumerate(stretches[:_CHROME])
        if text
    )
    at, named = next(((at, body) for at, body in called if body is not None), (0, None))
    if named is None or named.is_partnership or named.kind in {"nobody", "sector"}:
        return None
    if at and any(len(text.split()) > _LONGEST_CONTROL for text in stretches[:at]):
        return None  # something else than a page's controls stands before it
    title = " ".join(stretches[at + 1].split()[:_LONGEST_TITLE]) if len(stretches) > at + 1 else ""
    titles = (text for text in stretches[at + 1 : _TITLES] if len(text.split()) <= _LONGEST_TITLE)
    is_answer = any(_RESPONDS.search(text) for text in (title, *titles))
    return named if is_answer or any(map(_OUR_ANSWER.search, stretches[at + 1 : _TITLES])) else None


def _writer(stretches: Sequence[str], greeting: int, bodies: Bodies) -> Body | None:
    """Named under the farewell, or where the writer says for whom it is written, or at the head of the letter."""
    farewell = next(
        (at for at, text in enumerate(stretches) if at > greeting and _FAREWELL.match(text)), None
    )
    feet = stretches[farewell + 1 : farewell + 1 + _FOOT] if farewell is not None else []
    feet = [_COPIED_BESIDE.split(text)[0] for text in takewhile(lambda text: not _COPIES.match(text), feet)]
    behalf = _BEHALF.search(" ".join(stretches[greeting : greeting + 3]))
    signed = {mention.body for text in feet for mention in bodies.mentions(text)}
    if len(signed) > 1:
        return NOBODY  # a letter of several
    whose = behalf["who"] if behalf else ""
    is_full = any(len(whose[m.start : m.end].split()) >= _FULL_NAME for m in bodies.mentions(whose))
    for text in (*feet, *([whose] if is_full else []), *stretches[:greeting], whose):
        found = bodies.mentions(as_name(text) if text.isupper() else text)
        if found:
            return _whole(found[0].body, stretches[:greeting], bodies)
    return None


def _whole(signed: Body, head: Sequence[str], bodies: Bodies) -> Body:
    """The council at the head of the letter, where its director signs for a service of its own."""
    if signed.kind not in _OF_COUNCILS:
        return signed
    mentions = (mention.body for text in head for mention in bodies.mentions(text))
    return next((body for body in mentions if body.kind == "council"), signed)


def _announced(title: str, bodies: Bodies) -> Body | None:
    if re.match(r"joint\b", title, re.IGNORECASE):
        return None  # of several
    headed = _COLON.match(title)
    whose = body_called(headed["who"], bodies) if headed else None
    if whose is not None and whose.kind not in {"nobody", "sector"} and not whose.is_partnership:
        return whose
    for part in _PARTS.split(as_name(title) if title.isupper() else title):
        for pattern in _TITLE:
            match = pattern.search(part)
            named = body_called(match["who"], bodies) if match else None
            if named is not None and named.kind not in {"nobody", "sector"} and not named.is_partnership:
                return named
    return None
