"""Lines that say an answer begins, and by whom: "Response from the Police:", "What we have done"."""

import re
from dataclasses import dataclass

from goldthread.ingest.lines.heading_words import DECORATION, NUMBER_WORDS, begins_large, numbers_in

_ONE_NUMBER = r"(?:\d{1,2}(?:\.\d)?(?:\s?\(?[a-z]\)?(?![a-z]))?|" + "|".join(NUMBER_WORDS) + r")"
_NUMBERS = rf"{_ONE_NUMBER}\)?(?:\s*(?:,|and|&|to|[-–—])\s*{_ONE_NUMBER}\)?)*"
_RESPONSE_WORDS = (
    r"(?:agency |agencies[’'] |joint |our |initial |single agency )?(?:responses?|repl(?:y|ies)|answers?)|"
    r"updates?|progress(?: updates?| to date| made)?|actions? (?:taken|to date|completed)|"
    r"what (?:we|each|the|our|has|have|agencies|partners)\b[\w ]{0,30}\b(?:done|did|do|doing|says?|said|told us|"
    r"changed|promised|committed to|agreed|are planning)|where (?:we|things) (?:are|stand|have got to)(?: now| today)?|"
    r"still to do|"
    r"position statement|(?:current )?position(?= at\b|\s*:)|current position|outcome"
)
_NAME = r"(?-i:[A-Z][\w’'&.()-]*(?:,?\s+(?:[A-Z(][\w’'&.()-]*|of|and|for|the|&)){0,11}?)"
_RESPONSE = re.compile(
    rf"\s*{DECORATION}(?:(?P<before>{_NAME})\s+)??(?:{_RESPONSE_WORDS})"
    rf"(?:\s+(?:from|by)\s+(?P<after>(?:the\s+)?{_NAME})|\s*[-–(]\s*(?P<aside>{_NAME})\)?)?"
    rf"(?:\s+(?:to\s+(?:the\s+)?)?(?:recommendations?|recs?\.?|R(?=\d))\s*(?P<numbers>{_NUMBERS})?|"
    r"\s+(?:to\s+)?(?P<bare>\d{1,2}[a-z]?(?:\([a-z]\))?)(?=\s*[:.–—-]|\s*$)|\s+to\s+\([a-z]\)|"
    r"\s+(?:as at|as of|at)\s+[\w /]{4,24}|\s*[-–(]\s*[\w "
    r"/]{4,24}\)?)?"
    r"\s*(?:\*{1,2})?(?::\s*(?:\*{1,2})?\s*(?=(?P<rest>\S)?)|[.–—-]?\s*(?:\*{1,2})?\s*$)",
    re.IGNORECASE,
)
_RESPONSE_DASH = re.compile(
    rf"\s*{DECORATION}(?:(?:agency|joint|our|partnership)\s+)?(?:response|reply|answer|update|progress)(?:\*{{1,2}})?"
    r"\s+[–—-]\s+(?P<rest>[A-Z].*)$",
    re.IGNORECASE,
)
_LONGEST_ASIDE = 5  # words: "Response – Wessmoor Police" names a speaker, a sentence answers
_REFERS = re.compile(r"(?:please\s+)?(?:see|refer|as|note|per|in)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b", re.IGNORECASE)
_NO_SPEAKER = re.compile(
    r"(?:our|agency|initial|joint|single agency|the|final|latest|overall|narrative|combined|\w|red|amber|green|blue|"
    r"original|first|earlier|previous|written|"
    r"updated|formal|full|published|interim|current|agreed|management|officers?[’']?|council officers?[’']?)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:joint|multi-agency|collective|combined)\b", re.IGNORECASE)
_WIDE = re.compile(r"\s{3,}|\t")


@dataclass(frozen=True, slots=True)
class ResponseMarker:
    """A heading such as "Response from Wessmoor Police:"; `after` is where the answer begins in its line."""

    speaker: str | None
    after: int
    numbers: tuple[str, ...] = ()


def response_marker(line: str) -> ResponseMarker | None:
    """A line, or the start of one, that says an answer begins."""
    dashed = _RESPONSE_DASH.match(line)
    if dashed and (len(dashed["rest"].split()) > _LONGEST_ASIDE or dashed["rest"].rstrip().endswith(".")):
        return ResponseMarker(None, dashed.start("rest"))
    match = _RESPONSE.match(line)
    if match is None or not begins_large(line) or len(line[: match.end()].split()) > 14:
        return None
    before = match["before"]
    if before and _REFERS.match(before):
        return None
    if before and (not before[0].isupper() or _WIDE.search(line[: match.end()].strip())):
        return None
    aside = match["aside"] if match["aside"] and not _MONTH_FIRST.match(match["aside"]) else None
    speaker = (match["after"] or aside or before or "").strip(" ()") or None
    speaker = None if speaker and _NO_SPEAKER.fullmatch(speaker) else speaker
    if speaker is None and _TOGETHER.search(line[: match.end()]):
        speaker = "joint"  # nobody alone, and no longer who spoke before
    return ResponseMarker(speaker, match.end(), numbers_in(match["numbers"] or match["bare"] or ""))
