"""Lines that say what follows them: recommendation headings, sections, response markers, numbers, letters, bullets."""

import re
from dataclasses import dataclass

from goldthread.ingest.manuscript import BULLETS

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|(?-i:[IVX]{{1,6}}))"

_DECORATION = r"(?:#{1,6}\s*)?(?:\*{1,2}|_{1,2})?"
_RECOMMENDATION = re.compile(
    rf"\s*{_DECORATION}(?:(?:key|overview|final)\s+)?(?:recommendation|rec\.?|(?-i:R(?=\s?\d)))\s*(?:no\.?|"
    rf"number|#)?\s*"
    rf"(?P<number>{_NUMBER})(?:\s?\(?(?P<letter>[a-z])\)?)?(?![\w])(?:\*{{1,2}}|_{{1,2}})?"
    rf"\s*(?P<mark>[.:)–—-]+)?(?:\*{{1,2}})?\s*",
    re.IGNORECASE,
)
_SECTION = re.compile(
    rf"\s*{_DECORATION}(?:\d+\.?\s+)?(?:key\s+)?(?:recommendations?|actions)\s+(?:for|to|addressed to)\s+"
    r"(?P<name>[A-Z][^.:]*?)\s*:?\s*(?:\*{1,2})?\s*$",
    re.IGNORECASE,
)
_RECOMMENDATIONS = re.compile(
    rf"\s*{_DECORATION}(?:\d+\.?\s+)?(?:the\s+|key\s+|summary of\s+)*recommendations?(?:\s+(?:and|"
    rf"from)\s+.*)?\s*:?\s*(?:\*{{1,2}})?\s*$",
    re.IGNORECASE,
)
_RESPONSE_WORDS = (
    r"responses?|updates?|progress(?: updates?| to date| made)?|actions? taken|what (?:we have|has been) done|"
    r"position statement|current position|outcome"
)
_NAME = r"(?-i:[A-Z][\w’'&.()-]*(?:\s+(?:[A-Z(][\w’'&.()-]*|of|and|for|the|&)){0,8}?)"
_RESPONSE = re.compile(
    rf"\s*{_DECORATION}(?:(?P<before>{_NAME})\s+)??(?:{_RESPONSE_WORDS})"
    rf"(?:\s+(?:from|by)\s+(?P<after>(?:the\s+)?{_NAME})|\s*[-–(]\s*(?P<aside>{_NAME})\)?)?"
    r"(?:\s+to\s+(?:the\s+)?recommendations?(?:\s+\w+)?|\s+(?:as at|as of|at)\s+[\w /]{4,24}|\s*[-–(]\s*[\w "
    r"/]{4,24}\)?)?"
    r"\s*(?:\*{1,2})?(?::\s*(?:\*{1,2})?\s*(?=(?P<rest>\S)?)|[.–—-]?\s*(?:\*{1,2})?\s*$)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b", re.IGNORECASE)
_PART = re.compile(
    r"\s*(?:[-*•]\s*)?(?:\((?P<a>[a-z]|[ivx]{1,4})\)|(?P<b>[a-z]|[ivx]{1,4})\)|(?P<c>[a-h])\.(?=\s+[A-Z]))\s*"
)
_NUMBERED = re.compile(
    r"\s*(?:\*{1,2})?(?:\((?P<a>\d{1,2})\)|(?P<b>\d{1,2})(?P<mark>[.)])(?!\d))(?:\*{1,2})?\s*(?=\S|$)"
)
_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-–*]\s|o\s+(?=[A-Z]))\s*")
_CLOSING = re.compile(
    rf"\s*{_DECORATION}(?:\d+\.?\s+)?(?:conclusions?|further reading|appendi(?:x|ces)|glossary|references|bibliography|"
    r"next steps|ends?|contacts?|background|the background|introduction|good practice|key themes|key "
    r"learning(?: points)?|"
    r"learning points|resources|the review|methodology|useful links|acknowledgements?|sign(?:ed)? "
    r"off)\b[^.:]{0,40}:?\s*(?:\*{1,2})?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """What a heading numbers: "1", "1.2", "3" with letter "a"; `after` is where the words begin in its line."""

    number: str
    letter: str | None
    after: int


def recommendation_heading(line: str) -> Numbering | None:
    """Read "Recommendation 1a.", "RECOMMENDATION ONE:", "R1. text", "## Recommendation IV"."""
    match = _RECOMMENDATION.match(line)
    if match is None:
        return None
    rest = line[match.end() :].strip()
    if not _begins_large(line):
        return None
    if rest and not match["mark"] and not re.match(r"[A-Z“‘\"'(]", rest):
        return None
    if rest and match["mark"] == "-" and line[match.end() - 1 : match.end()] == "-":
        return None
    return Numbering(_plain_number(match["number"]), match["letter"] and match["letter"].lower(), match.end())


def _plain_number(number: str) -> str:
    if number[0].isdigit():
        return number
    word = NUMBER_WORDS.get(number.lower())
    return str(word or _roman(number))


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number.upper()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def section_heading(line: str) -> str | None:
    """Whom the recommendations below are for: "Recommendations for Housing" gives "Housing"."""
    match = _SECTION.match(line)
    return match["name"].strip() if match and len(line.split()) <= 16 and _begins_large(line) else None


def is_recommendations_heading(line: str) -> bool:
    """True for "The Recommendations" and "Summary of recommendations:"."""
    return bool(_RECOMMENDATIONS.match(line)) and len(line.split()) <= 10 and _begins_large(line)


@dataclass(frozen=True, slots=True)
class ResponseMarker:
    """A heading such as "Response from Wessmoor Police:"; `after` is where the answer begins in its line."""

    speaker: str | None
    after: int


def response_marker(line: str) -> ResponseMarker | None:
    """A line, or the start of one, that says an answer begins."""
    match = _RESPONSE.match(line)
    if match is None or not _begins_large(line) or len(line[: match.end()].split()) > 14:
        return None
    before = match["before"]
    if before and not before[0].isupper():
        return None
    aside = match["aside"] if match["aside"] and not _MONTH_FIRST.match(match["aside"]) else None
    return ResponseMarker((match["after"] or aside or before or "").strip(" ()") or None, match.end())


def part_letter(line: str) -> tuple[str, int] | None:
    """The letter of "(a) text" and where its words begin."""
    match = _PART.match(line)
    if match is None:
        return None
    return (match["a"] or match["b"] or match["c"], match.end())


def numbered(line: str) -> tuple[str, str, int] | None:
    """The number of "1) text" or "1. text", its style, and where its words begin."""
    match = _NUMBERED.match(line)
    if match is None:
        return None
    return (match["a"] or match["b"], match["mark"] or "()", match.end())


def bullet(line: str) -> int | None:
    """Where the words of a bulleted line begin."""
    match = _BULLET.match(line)
    return match.end() if match else None


def is_closing(line: str) -> bool:
    """A heading after which no recommendation is being answered any more."""
    return bool(_CLOSING.match(line)) and len(line.split()) <= 8 and _begins_large(line)


def _begins_large(line: str) -> bool:
    return not line.lstrip(" \t#*_0123456789.")[:1].islower()


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
        return not line[heading.after :].strip()
    marker = response_marker(line)
    if marker is not None and not line[marker.after :].strip():
        return True
    return (
        section_heading(line) is not None
        or is_recommendations_heading(line)
        or is_closing(line)
        or line.lstrip().startswith("#")
    )
