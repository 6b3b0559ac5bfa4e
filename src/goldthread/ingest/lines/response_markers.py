"""Lines that say an answer begins, and by whom: "Response from the Police:", "What we have done"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from goldthread.ingest.lines.heading_words import DECORATION, NUMBER_WORDS, begins_large, numbers_in
from goldthread.ingest.lines.particulars import is_state_word
from goldthread.kernel.dates import MONTHS

_KEPT = 4096  # lines whose meaning is asked for several times in one document
_ONE_NUMBER = r"(?:\d{1,2}(?:\.\d)?(?:\s?\(?[a-z]\)?(?![a-z]))?|" + "|".join(NUMBER_WORDS) + r")"
_NUMBERS = rf"{_ONE_NUMBER}\)?(?:\s*(?:,|and|&|to|[-–—])\s*{_ONE_NUMBER}\)?)*"
_RESPONSE_WORDS = (
    r"(?:(?:read|see|view) (?=our\b))?(?:agency |agencies[’'] |joint |our |initial |single agency )?"
    r"(?:responses?|repl(?:y|ies)|answers?)|"
    r"updates?|progress(?: updates?| to date| made)?|actions? (?:taken|to date|completed)|"
    r"what (?:we(?:[’'](?:ve|re))?|"
    r"each|the|our|has|have|agencies|partners)\b[\w ]{0,30}\b(?:done|did|do|doing|says?|said|told us|"
    r"happened|changed|promised|committed to|agreed|are planning|found|learnt|learned|know|will do|plan)"
    r"(?: next| now| so far| since(?: [\w ]{3,30})?)?|(?:one|two|three|four|five) years? on|"
    r"(?:three|six|nine|twelve|eighteen) months on|(?:what )?we said(?: that)?"
    r"(?: we(?: would|[’']d)(?: do)?)?|"
    r"where (?:we|things) (?:are|stand|have got to)(?: now| today)?|"
    r"how (?:we|the \w+|each \w+)(?:[’'](?:re|ve)| are| is| have| has)? (?:respond(?:ing|ed)|acting|acted)|"
    r"what[’']s (?:changed|different|been done|happened)(?: since)?|what is different(?: now)?|"
    r"still to do|what (?:remains|is (?:left|next|still))(?: to (?:be done|do|happen))?|what happens next|"
    r"position statement|(?:current )?position(?= at\b|\s*:)|current position|outcome"
)
_NAME = r"(?-i:[A-Z][\w’'&.()-]*(?:,?\s+(?:[A-Z(][\w’'&.()-]*|of|and|for|the|&)){0,11}?)"
_RESPONSE = re.compile(
    rf"\s*{DECORATION}(?:\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+)?(?:(?P<before>{_NAME})\s+)??(?:{_RESPONSE_WORDS})"
    rf"(?:\s+(?:from|by|of)\s+(?P<after>(?:the\s+)?{_NAME})|\s*[-–(]\s*(?P<aside>{_NAME})\)?)?"
    rf"(?:\s+(?:to\s+(?:the\s+)?)?(?:recommendations?|recs?\.?|R(?=\d))\s*(?P<numbers>{_NUMBERS})?|"
    r"\s+(?:to\s+)?(?P<bare>\d{1,2}[a-z]?(?:\([a-z]\))?)(?=\s*[:.–—-]|\s*$)|\s+to\s+\([a-z]\)|"
    r"\s+(?:as at|as of|at|in)\s+[\w /]{4,24}|\s*[-–(]\s*[\w "
    r"/]{4,24}\)?)?"
    rf"(?:,\s+(?:{'|'.join(MONTHS)}) \d{{4}})?"
    r"\s*(?:\*{1,2})?(?::\s*(?:\*{1,2})?\s*(?=(?P<rest>\S)?)|[.?–—-]?\s*(?:\*{1,2})?\s*$)",
    re.IGNORECASE,
)
_RESPONSE_DASH = re.compile(
    rf"\s*{DECORATION}(?:(?:agency|joint|our|partnership)\s+)?(?:response|reply|answer|update|progress)(?:\*{{1,2}})?"
    r"\s+[–—-]\s+(?P<rest>[A-Z].*)$",
    re.IGNORECASE,
)
_ACTIONS = re.compile(r"[\s#*_]*(?:our |agency |agreed )?actions[\s:*_]*", re.IGNORECASE)  # alone on its line
_RESPONSE_STOP = re.compile(
    rf"\s*{DECORATION}(?:our|agency|joint|partnership|council|trust|force|management|executive)\s+(?:response|reply|comment)"
    r"(?:\*{1,2})?\.(?:\*{1,2})?\s+(?=[A-Z])",
    re.IGNORECASE,
)
# "What health visiting said", "What Homes will do": whoever that is answers below.
_TELLER = re.compile(
    rf"\s*{DECORATION}what (?P<who>(?:the |our )?[\w’' -]{{2,60}}?) (?:ha(?:s|ve) |is |are |will )?"
    r"(?:said|says?|did|does|done|doing|do|adds?|added|told us|changed|plans?|planned|promised)\W*$",
    re.IGNORECASE,
)
# "October 2023 – from the council" over what it said then
_DATED_BY = re.compile(
    rf"\s*{DECORATION}(?:update[,:]? )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(MONTHS)}) \d{{4}}(?:\*{{1,2}})?"
    r"\s*[–—-]\s*(?:(?:update|response|reply)\s+)?(?:(?:from|by)\s+)?"
    r"(?P<who>(?:the\s+)?(?-i:[A-Z][\w’'&.()-]*(?:,? (?:[A-Z(][\w’'&.()-]*|of|and|for|the|&)){0,8})|"
    r"(?:the\s+)?(?:council|police|force|constabulary|trust|health board|board|partnership|icb|area|"
    r"inspectorate|inspectors|provider|service|school|agency))(?:\*{1,2})?\s*:?\s*$",
    re.IGNORECASE,
)
# "02 Jun 2023   Update from the council. Visits are made": a day before what was said then, and by whom
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(f'{month[:3]}[a-z]*' for month in MONTHS)})\.? \d{{4}}"
_DAY_FROM = re.compile(
    rf"\s*(?:{_DAY}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})\s*[:–—-]?\s+(?:joint |further |first |final )?"
    r"(?:update|response|reply|statement|comment)\s+(?:from|by)\s+(?P<who>(?:the\s+)?[A-Za-z][\w’'& -]{1,60}?)"
    r"\s*[.:–—]\s+(?=\S)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(rf"\s*(?:{_DAY}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})(?:\s{{2,}}|\t)\S", re.IGNORECASE)
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


def teller(line: str) -> str | None:
    """Who stands in a heading such as "What the ICB said"; whether that is a body, the line does not say."""
    match = _TELLER.match(line)
    return match["who"] if match else None


@lru_cache(_KEPT)
def response_marker(line: str) -> ResponseMarker | None:
    """A line, or the start of one, that says an answer begins."""
    dashed = _RESPONSE_DASH.match(line)
    if dashed and (len(dashed["rest"].split()) > _LONGEST_ASIDE or dashed["rest"].rstrip().endswith(".")):
        return ResponseMarker(None, dashed.start("rest"))
    if _ACTIONS.fullmatch(line):
        return ResponseMarker(None, len(line))
    stopped = _RESPONSE_STOP.match(line)
    if stopped:
        return ResponseMarker(None, stopped.end())
    dated = dated_by(line)
    if dated is not None:
        return ResponseMarker(_who_answers(dated), len(line))
    day = _DAY_FROM.match(line)
    if day:
        return ResponseMarker(_who_answers(day["who"]), day.end())
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


def _who_answers(who: str) -> str:
    """Inspectors who report what they saw are none of those that answer."""
    return "joint" if re.fullmatch(r"(?:the )?inspector(?:s|ate)", who, re.IGNORECASE) else who


def dated_by(line: str) -> str | None:
    """Who gave an update on a day: "the council" of "October 2023 – from the council", alone on its line."""
    match = _DATED_BY.match(line)
    return match["who"] if match and not is_state_word(match["who"]) else None


def is_dated_entry(line: str) -> bool:
    """ "02 Jun 2023   Update from the council. ...": an entry of a history, its day in a column of its own."""
    return bool(_DAY_FROM.match(line) or _DAY_FIRST.match(line))
