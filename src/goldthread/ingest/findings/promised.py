"""Findings about what is promised: late, no owner, no date, nothing new."""

import re
from collections.abc import Iterator

from goldthread.ingest.english.vocabulary import PARTICIPLES
from goldthread.ingest.findings.delays import NOT_STATED
from goldthread.ingest.findings.ground import Ground, cut
from goldthread.ingest.reading import Commitment, Finding, Recommendation, Response
from goldthread.kernel.dates import MONTHS, mentions

AHEAD = frozenset({"planned", "in_progress", "delayed"})
CAUSE_WORDS = {
    "pandemic": "the pandemic",
    "staffing": "staffing",
    "funding": "funding",
    "procurement": "procurement",
    "it": "IT",
    "another_body": "waiting for another body",
    NOT_STATED: "not stated",
}
_CHANGE = re.compile(
    r"\b(?:now|new|newly|since|recent(?:ly)?|introduc(?:ed|ing)|updated|changed|revised|launched|additional|extra|"
    r"strengthened|enhanced|as a result|will (?:now )?(?:start|begin|become|change)|working (?:with|to|on|together)|"
    r"following (?:the|this) (?:review|recommendation|case))\b",
    re.IGNORECASE,
)
_DATED = re.compile(rf"\b(?:each|every) (?:{'|'.join(MONTHS)}|term|year|quarter|month)\b")
_PASSIVE = re.compile(r"\b(?:be|being)\s+(?:\w+ly\s+)?(?P<verb>[a-z-]+)")
_ACTOR = re.compile(
    r"\b(?:we|our|partners?|partnership|board|agenc(?:y|ies)|groups?|subgroup|services?|teams?|leads?|officers?|managers?|"
    r"staff|schools?|practices?|trusts?|police|nurses?|chairs?|professionals|practitioners|colleagues|commissioners?)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?:the|our|an?|its) (?!end\b|start\b|beginning\b|time\b|close\b)")


def promise_findings(ground: Ground) -> Iterator[Finding]:
    """Every finding about the commitments of the document, recommendation by recommendation."""
    if not ground.is_answer:
        return
    for item in ground.reading.recommendations:
        for index, promise in enumerate(item.commitments):
            yield from _of_promise(ground, item, index, promise)
        for response in item.responses:
            if ground.reading.kind == "response" and _is_existing(response, item):
                yield Finding(
                    "existing_practice",
                    f"{response.agency or 'This response'} tells of what is already done and names no change.",
                    (response.place,),
                    item.id,
                )


def _of_promise(ground: Ground, item: Recommendation, index: int, promise: Commitment) -> Iterator[Finding]:
    if promise.status not in AHEAD:
        return
    places = (promise.place,)
    if promise.status == "delayed":
        cause = CAUSE_WORDS[promise.delay_cause or NOT_STATED]
        yield Finding("slipped", f"“{cut(promise.text)}” Cause: {cause}.", places, item.id, index)
        return
    at = ground.at(promise.place.start)
    around = promise.text if at is None else ground.spoken[at].text
    if promise.due is None and not _DATED.search(around) and not mentions(around):
        said = f" but “{promise.target_words}”" if promise.target_words else ""
        sentence = f"No date in this document{said} for “{cut(promise.text)}”"
        yield Finding("no_date", sentence, places, item.id, index)
    if ground.reading.kind != "response" or ground.reading.layouts:
        return  # a table gives owners in a column of their own
    if promise.agency or not _is_left_open(promise.text):
        return
    if not _names_an_owner(ground, at, around):
        yield Finding(
            "no_owner", f"Who will do this is not said: “{cut(promise.text)}”", places, item.id, index
        )


def _is_left_open(text: str) -> bool:
    """A passive ("will be agreed") or "there are plans": what is to be done, without who."""
    if re.search(r"\b(?:no|not)\b", text):
        return False
    passive = _PASSIVE.search(text)
    return text.startswith("There ") or bool(
        passive and (passive["verb"] in PARTICIPLES or passive["verb"].endswith("ed"))
    )


def _names_an_owner(ground: Ground, at: int | None, around: str) -> bool:
    """A body, a group or "we" in the sentence, or a body that the response has named before it."""
    if ground.bodies.mentions(around) or _ACTOR.search(around) or _BY.search(around):
        return True
    if at is None:
        return False
    here = ground.spoken[at]
    before = ground.source.words(here.response.place.start, here.start)
    return bool(ground.bodies.mentions(before))


def _is_existing(response: Response, item: Recommendation) -> bool:
    """True where everything that the agency tells of here is standing practice, and no word tells of a change."""
    inside = [c for c in item.commitments if response.place.start <= c.place.start < response.place.end]
    if not inside or any(c.status not in {"ongoing", "done"} or c.due for c in inside):
        return False
    standing = [
        c for c in inside if c.status == "ongoing" or re.search(r"\b(?:is|are) .*\bin place\b", c.text)
    ]
    return len(standing) == len(inside) and not _CHANGE.search(response.text)
