"""Lines that say what follows them: recommendation headings, sections, response markers, numbers, letters, bullets."""

import re
from dataclasses import dataclass
from functools import lru_cache

from goldthread.ingest.lines import particulars
from goldthread.ingest.lines.closings import is_closing
from goldthread.ingest.lines.heading_words import DECORATION, NUMBER_WORDS, ORDINALS, begins_large
from goldthread.ingest.lines.response_markers import is_dated_entry, response_marker
from goldthread.ingest.manuscript import BULLETS

_KEPT = 4096  # lines whose meaning is asked for several times in one document
_ROMAN = {"I": 1, "V": 5, "X": 10}
_NUMBER = (
    rf"(?:(?-i:[A-Z]{{1,3}}\d{{1,2}})|\d{{1,2}}(?:\.\d{{1,2}})*|"
    rf"{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|(?-i:[IVX]{{1,6}})|"
    r"(?-i:[ivx]{1,4})(?=\s*(?:[.:)–—-]|$))|"
    r"(?-i:[A-H])(?=\s*(?:[.:)–—-]|$)))"
)

_RECOMMENDATION = re.compile(
    rf"\s*{DECORATION}(?:\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+|\d{{1,2}}\.?\s+(?=[^.:]{{0,40}}$))?[“‘\"]?"
    r"(?:[A-Z][a-z]+(?:\s+\d{1,2})?\s*[/|]\s*)?"
    rf"(?:part \w{{1,3}}\s*[:.–—-]\s*)?(?:(?:key|overview|final|strategic|overarching|multi-?agency|single[- ]agency|"
    r"scr|lcspr|cspr|cpr|dhr|sar|jtai|imr|review|panel|report|agency|partnership|local|regional|national|additional|practice|thematic|priority)\s+){0,2}"
    r"(?:recommendation|rec\.?|(?-i:R\.?(?=\s?\d)))\s*(?:no\.?|"
    rf"number|#)?\s*"
    rf"(?:(?P<number>{_NUMBER})(?:\s?(?P<open>\()?(?P<letter>[a-z])(?(open)\)))?|\((?P<inside>[ivx]{{1,4}}|\d{{1,2}}|[a-h])\))(?![\w])(?:\s+of\s+\d+)?"
    rf"(?:\s+(?:for|to)\s+(?:the\s+)?(?-i:[A-Z])[^:.\n]{{2,60}}(?=:|$))?(?:\*{{1,2}}|_{{1,2}})?"
    r"(?:\s*\((?:(?:not|fully|partly|partially) )*(?:accepted|agreed|rejected|declined|noted)[^()]*\))?"
    rf"\s*(?P<mark>[.:)–—-]+)?(?:\*{{1,2}})?\s*",
    re.IGNORECASE,
)
_SECTION = re.compile(
    rf"\s*{DECORATION}(?:(?:{'|'.join(ORDINALS)}|"
    rf"(?:part|section|chapter|group|set) (?:\w{{1,3}}|{'|'.join(NUMBER_WORDS)})|"
    r"[A-Z](?=[.):]))\s*[:.,)–—-]\s*|\d+\.?\s+)?(?:key\s+)?(?:recommendations?|actions)\s+(?:for|to|addressed to)\s+"
    r"(?P<name>[A-Z][^.:]*?)\s*:?\s*(?:\*{1,2})?\s*$",
    re.IGNORECASE,
)
_RECOMMENDATIONS = re.compile(
    rf"\s*{DECORATION}(?:(?:appendix|annex|part|section|chapter)\s*\w{{0,3}}\s*[:.–—-]\s*)?(?:\d+\.?\s+)?"
    rf"(?:the\s+|key\s+|summary of\s+|list of\s+)*recommendations?(?:\s+(?:and|"
    rf"from|of|with|made by)\s+.*)?\s*:?\s*(?:\*{{1,2}})?\s*$",
    re.IGNORECASE,
)
_PREFIXED = re.compile(  # "Marble Recommendation 1" alone on its line, in a document on several reviews
    r"\s*(?:[A-Z][\w’'-]*\s+){1,3}[Rr]ecommendation\s+(?P<number>\d{1,2}[a-z]?)\s*[:.–—-]?\s*"
)
_ORDINAL = re.compile(
    rf"\s*{DECORATION}(?:the\s+)?(?P<ordinal>{'|'.join(ORDINALS)})\s+recommendation\W*"
    r"(?:[:–—-]\s+[A-Za-z][^.?!:]{2,60})?",
    re.IGNORECASE,
)
_QUOTES_BELOW = re.compile(  # "Recommendation 1 of the review is as follows:", its words below
    r"(?:(?:of|from|in) (?:the|this) [\w ]{3,40} )?(?:is|was|reads?|states?|says?|stated|asked)(?: as follows| that)?"
    r"\s*:",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"^\s*\([^()]{2,60}\)\s*$")  # "Recommendation 3 (Housing)"
_JOINT = re.compile(
    r"\s*(?:recommendations|recs)\s+\(?\d{1,2}[a-z]?\)?\s*(?:,|and|&|to|[-–—])", re.IGNORECASE
)
_ASK_LABEL = re.compile(
    rf"\s*{DECORATION}(?:Q(?:uestion)?[.:]\s+|\d{{1,2}}\.?\s+)?"
    r"(?:what (?:we|you|agencies|partners|services) (?:were|was|are|have been) asked(?: to do| for)?|"
    r"improving systems and practice|"
    r"what was (?:asked|recommended)(?: of us)?|(?:what (?:did )?)?(?:the|this|our|an) "
    r"(?:independent |serious case |practice |lead )?"
    r"(?:review|reviewer|reviewers|report|author|inspectors?|inspection|panel|coroner|scr|lcspr|scrutineer|inquiry|"
    r"enquiry|ombudsman|auditors?|audit|inquest|jury|judge)(?:[’']s)?"
    r"(?: (?:has|have))? (?:recommend(?:ed|s|ation)?|said|says?|ask(?:ed)?(?: (?:for|us))?|found|told us|concluded))"
    r"(?: that| was| (?:about|on|of|for) [^?:.]{2,60})?(?:\*{1,2})?\s*\??\s*(?::\s*(?:\*{1,2})?\s*|$)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s*(?:[-*•]\s*)?(?:(?:\d{1,2}\s?)?\((?P<a>[a-z]|[ivx]{1,4})\)|(?P<b>[a-z]|[ivx]{1,4})\)|(?P<c>[a-h])\.(?=\s+[A-Z])|"
    r"(?P<d>[ivx]{1,4})\.(?=\s))\s*"
)
_NUMBERED = re.compile(
    r"\s*(?:\*{1,2})?(?:(?P<stem>\d{1,2})\.(?P<under>[a-h])(?=\s+[A-Z])|\((?P<a>\d{1,2})\)|"
    r"\[(?P<square>\d{1,2})\]|(?P<circled>[①-⑳])|"
    r"(?P<b>\d{1,2}(?:(?P<letter>[a-zA-Z])(?=[.):]))?)(?P<mark>[.)]|:(?=\s)|\s[–—](?=\s[A-Z]))(?!\d)|"
    r"(?P<dotted>\d{1,2}\.\d{1,2})[.:)]?(?=\s+[(“‘\"]?[A-Z])|(?P<bare>\d{1,2})(?=(?:\s{2,}|\t)[A-Z][a-z’']*\s))"
    r"(?:\*{1,2})?\s*(?=\S|$)"
)
_CODED = re.compile(
    r"\s*(?:\*{1,2})?"
    r"(?P<code>[A-Z][A-Za-z]{0,5}[-/ ]?(?:[A-Z]{1,3}[-/]|\d{2,4}[-/.])?\d{1,3})(?P<mark>[.):])?(?:\*{1,2})?"
    r"(?:\s{2,}|\t|\s+(?=[A-Z(])|\s*$)"
)
_OTHER_HEADING = re.compile(
    rf"\s*{DECORATION}(?:(?:your|the|key)\s+)?(?P<noun>learning point|learning theme|learning|lesson|finding|concern|"
    r"matter of concern|matter|cause (?:of|for) concern|question|area for (?:improvement|learning|development)|"
    r"priority action|priority|"
    r"action point)"
    rf"\s*(?:no\.?|number|#)?\s*(?:\(?(?P<number>{_NUMBER})|\((?P<inside>[a-h]|[ivx]{{1,4}})\))(?![\w])(?:\*{{1,2}})?"
    r"\)?\s*(?P<mark>[.:)–—-]+)?(?:\*{1,2})?\s*",
    re.IGNORECASE,
)
_AND_ALSO = re.compile(r"and (?:the )?(?:recommendations?|learning|actions?)\W*", re.IGNORECASE)
_CAUSE = re.compile(
    rf"\s*{DECORATION}(?P<noun>cause (?:of|for) concern)\W*", re.IGNORECASE
)  # often the only one
_UNNUMBERED = re.compile(
    rf"\s*{DECORATION}(?:\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+)?(?:the\s+)?recommendation(?:\*{{1,2}})?\s*(?:[:.–—-]+\s*(?=\S)|:?\s*(?:\*{{1,2}})?\s*$)",
    re.IGNORECASE,
)
_CONTROLS = re.compile(
    r",?\s*(?:show|hide|open|expand|view)\b[\w ,/]*$", re.IGNORECASE
)  # of a web page's section
_CAPITAL_ITEM = re.compile(r"\s*[A-H]\.\s+That\b")  # "B. That the Board reviews"
_LETTER_APART = re.compile(r"\(?(?:[a-h]|[ivx]{1,4})\)\s+[A-Z]")  # "Rec 1   a)  Schools to ..."
_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-–*]\s|o\s+(?=[A-Z]))\s*")


@dataclass(frozen=True, slots=True)
class Numbering:
    """What a heading numbers: "1", "1.2", "3" with letter "a"; `after` is where the words begin in its line."""

    number: str
    letter: str | None
    after: int


@lru_cache(_KEPT)
def recommendation_heading(line: str) -> Numbering | None:
    """Read "Recommendation 1a.", "RECOMMENDATION ONE:", "R1. text", "## Recommendation IV"."""
    ordinal = _ORDINAL.fullmatch(line)
    if ordinal:
        return Numbering(str(ORDINALS.index(ordinal["ordinal"].lower()) + 1), None, len(line))
    prefixed = _PREFIXED.fullmatch(line)
    if prefixed:
        return Numbering(prefixed["number"], None, len(line))
    match = _RECOMMENDATION.match(line)
    if match is None:
        return None
    rest = _CONTROLS.sub("", line[match.end() :].strip())
    if not begins_large(line):
        return None
    if _QUOTES_BELOW.fullmatch(rest):
        return Numbering(_number_of(match), match["letter"], len(line))
    if rest and not match["mark"] and not (re.match(r"[A-Z“‘\"'(]", rest) or _LETTER_APART.match(rest)):
        return None
    if rest and match["mark"] == "-" and line[match.end() - 1 : match.end()] == "-":
        return None
    return Numbering(_number_of(match), match["letter"], match.end() if rest else len(line))


def _number_of(match: re.Match[str]) -> str:
    """As a list would have it: "(ii)" is ii, "Two" is 2, "IV" is 4."""
    return str(match["inside"] or "").lower() or _plain_number(match["number"])


def _plain_number(number: str) -> str:
    if number[0].isdigit() or re.fullmatch(r"[ivx]+", number):
        return number  # in small letters it is the name of a list's item
    word = NUMBER_WORDS.get(number.lower())
    if word is None and not set(number.upper()) <= set(_ROMAN):
        return number.upper()
    return str(word or _roman(number))


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number.upper()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def section_heading(line: str) -> str | None:
    """Whom the recommendations below are for: "Recommendations for Housing" gives "Housing"."""
    match = _SECTION.match(line)
    if match is None or len(line.split()) > 16 or not begins_large(line):
        return None
    return re.sub(r"^the\s+(?=\S)", "", match["name"].strip(), flags=re.IGNORECASE)


def is_recommendations_heading(line: str) -> bool:
    """True for "The Recommendations" and "Summary of recommendations:"."""
    return bool(_RECOMMENDATIONS.match(line)) and len(line.split()) <= 10 and begins_large(line)


@lru_cache(_KEPT)
def ask_label(line: str) -> int | None:
    """Where "What the review recommended" ends, which says that the words after it are the ask; None for any other."""
    match = _ASK_LABEL.match(line)
    return match.end() if match and begins_large(line) else None


@lru_cache(_KEPT)
def part_letter(line: str) -> tuple[str, int] | None:
    """The letter of "(a) text" and where its words begin."""
    match = _PART.match(line)
    if match is None:
        return None
    return (match["a"] or match["b"] or match["c"] or match["d"], match.end())


@lru_cache(_KEPT)
def numbered(line: str) -> tuple[Numbering, str] | None:
    """The number of "1) text", "1. text", "1A: text", "(1) text" or "[1] text", and its style."""
    match = _NUMBERED.match(line)
    if match is None:
        return None
    letter = match["letter"] or match["under"]
    number = (
        match["a"]
        or match["square"]
        or circled_number(match["circled"])
        or match["stem"]
        or match["dotted"]
        or match["bare"]
        or match["b"].rstrip(letter or "")
    )
    ways = {
        "()": match["a"],
        "[]": match["square"],
        "①": match["circled"],
        ".": match["stem"],
        "1.1": match["dotted"],
        "1": match["bare"],
    }
    style = match["mark"] or next(way for way, found in ways.items() if found)
    return Numbering(number, letter, match.end()), style


def circled_number(sign: str | None) -> str:
    """ "3" for "③"."""
    return str(ord(sign) - ord("①") + 1) if sign else ""


def coded(line: str) -> Numbering | None:
    """A code of the document's own making, "CF1" or "LR-03", at the start of a line."""
    match = _CODED.match(line)
    return Numbering(match["code"], None, match.end()) if match else None


@lru_cache(_KEPT)
def other_heading(line: str) -> Numbering | None:
    """ "Learning point 3: text", "Concern 2", "Question 4": what some documents number in place of recommendations."""
    alone = _CAUSE.fullmatch(line)
    if alone:
        return Numbering(alone["noun"].capitalize(), None, len(line))
    match = _OTHER_HEADING.match(line)
    if match is None or not begins_large(line):
        return None
    rest = line[match.end() :].strip()
    is_both = _AND_ALSO.fullmatch(rest) is not None
    if rest and not is_both and not match["mark"] and not re.match(r"[A-Z“‘\"'(]", rest):
        return None
    noun = match["noun"].strip().capitalize()
    after = len(line) if is_both else match.end()
    return Numbering(f"{noun} {_number_of(match)}", None, after)


def is_finding(line: str) -> bool:
    """ "Finding 2: text" between two recommendations: what the next one is for, and no answer to the last."""
    heading = other_heading(line)
    is_one = heading is not None and heading.number.startswith(("Finding", "Learning", "Lesson"))
    return is_one and not re.search(r"\brecommendations?\W*$", line, re.IGNORECASE)


def unnumbered_heading(line: str) -> int | None:
    """Where the words after a bare "Recommendation" or "Recommendation:" begin."""
    match = _UNNUMBERED.match(line)
    return match.end() if match and begins_large(line) else None


def bullet(line: str) -> int | None:
    """Where the words of a bulleted line begin."""
    match = _BULLET.match(line)
    return match.end() if match else None


@lru_cache(_KEPT)
def begins_something(line: str) -> bool:
    """True where a new paragraph begins whatever the spacing says."""
    return (
        recommendation_heading(line) is not None
        or section_heading(line) is not None
        or is_recommendations_heading(line)
        or is_closing(line)
        or bullet(line) is not None
        or part_letter(line) is not None
        or numbered(line) is not None
        or other_heading(line) is not None
        or particulars.is_field(line)
        or is_dated_entry(line)
        or bool(_CAPITAL_ITEM.match(line))
        or bool(_JOINT.match(line) and begins_large(line))
        or line.lstrip().startswith("#")
        or _stands_alone(line)
    )


def _stands_alone(line: str) -> bool:
    marker = response_marker(line)
    return marker is not None and (not line[marker.after :].strip() or ":" in line[: marker.after])


def ends_at_once(line: str) -> bool:
    """True for a heading that holds its whole line."""
    heading = recommendation_heading(line)
    if heading is not None:
        return not _ASIDE.sub("", line[heading.after :]).strip()
    marker = response_marker(line)
    if marker is not None and not line[marker.after :].strip():
        return True
    return (
        section_heading(line) is not None
        or is_recommendations_heading(line)
        or is_closing(line)
        or particulars.ends_at_once(line)
        or line.lstrip().startswith("#")
    )
