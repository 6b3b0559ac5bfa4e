"""Recommendations that a text tells in its own sentences: "Recommendation 2 asked that the ICB review ..."."""

import re
from collections.abc import Sequence

from goldthread.ingest.english.tense import asks
from goldthread.ingest.lines.heading_words import NUMBER_WORDS, ORDINALS
from goldthread.ingest.lines.headings import Numbering
from goldthread.ingest.lines.paragraphs import Paragraph
from goldthread.ingest.structure.openings import Opening

_FEWEST = 2
_FRONT = (
    r"\s*[“‘\"]?(?:\d{1,2}(?:\.\d{1,2})+\.?\s+)?(?:(?:yes|no)\.\s+)?"
    r"(?:(?:finally|lastly|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|also),?\s+)?"
)
_NUMBER = rf"(?P<number>\d{{1,2}}[a-z]?|{'|'.join(NUMBER_WORDS)}|(?-i:[A-H]))"
_TELLS = (
    r"(?:(?:was|is|reads?)\s*:\s*|(?:said|says|stated|states|recommended|recommends|proposed|required|requires|advised|was|is|asked|asks)\s+"
    r"that(?:\s+|$)|"
    r"(?:asked|asks|called (?:for|on|upon)|calls (?:for|on|upon)|required|requires|urged|urges|invited|invites)\s+"
    r"(?:for\s+|us\s+)?|"
    r"(?:was|is)\s+(?:for\s+[^.:]{2,60}:|for\s+[^.:]{2,40}\.(?=\s+[A-Z])|for|(?:addressed|directed|made)\s+to\s+[^.:]{2,80}[.:])(?:\s+|$))"
)
_OF_A_NUMBER = re.compile(
    rf"{_FRONT}(?:(?:recommendation|rec\.?)\s+{_NUMBER}(?:\s+of\s+the\s+(?:review|report))?|"
    rf"(?:the|our|its)\s+(?P<ordinal>{'|'.join(ORDINALS)})(?:\s+recommendation)?)"
    rf"(?:,?\s+that(?:\s+|$)|\s+(?:had\s+)?{_TELLS})(?:(?=\S)|$)",
    re.IGNORECASE,
)
_AS_TO = re.compile(
    r"\s*(?:as to|on|regarding|with regard to|in respect of|turning to|in relation to)\s+"
    rf"(?:recommendation|rec\.?)\s+{_NUMBER},?\s+(?:which (?:said|asked(?: us)?)\s+)?(?:that|to)\s+",
    re.IGNORECASE,
)
_OF_A_REVIEW = re.compile(
    rf"{_FRONT}(?:the\s+(?:same\s+|independent\s+|lead\s+)*(?:review(?:er|ers)?|report|panel|author|coroner|inspectors?|"
    r"inquiry|scrutineer)(?:\s+(?:about|into|of)\s+[^.,]{2,40}?)?|she|he|they|it|"
    r"(?-i:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,3}))\s+"
    r"(?:(?:had|was|also|then|further|therefore)\s+)*"
    r"(?:(?:recommend(?:ed|s)|propose[ds]|ask(?:ed|s)|said|says|advise[ds])\s+[“‘\"]?that(?:\s+|$)|"
    r"(?:(?:recommended|recommends|asked|asks)(?!\s+that)|called (?:for|on|upon))\s+(?:us\s+)?)(?:(?=\S)|$)",
    re.IGNORECASE,
)


def told_asks(paragraphs: Sequence[Paragraph]) -> dict[int, Opening]:
    """Paragraphs that begin by saying what was asked, by number or one after the other; two or more of them."""
    by_number: dict[int, Opening] = {}
    found: dict[int, Opening] = {}
    for index, paragraph in enumerate(paragraphs):
        line = paragraph.first_line
        numbered = _OF_A_NUMBER.match(line) or _AS_TO.match(line)
        told = _OF_A_REVIEW.match(line)
        if paragraph.text.endswith(":"):
            continue
        if numbered:
            by_number[index] = Opening(Numbering(_number(numbered), None, numbered.end()), is_told=True)
            found[index] = by_number[index]
        elif told and _is_asked(paragraph.text[told.end() :], told.group()):
            found[index] = Opening(Numbering(str(len(found) + 1), None, told.end()), is_told=True)
    if len(by_number) >= _FEWEST:
        return by_number
    return found if len(found) >= _FEWEST else {}


def _is_asked(words: str, telling: str) -> bool:
    """What is only said has to be an ask: "she said that agencies should ring", not "she said that it rained"."""
    return not re.search(r"\bsaid\s+that\s*$", telling, re.IGNORECASE) or asks(
        re.split(r"(?<=[.?!])\s", words[:1].upper() + words[1:], maxsplit=1)[0]
    )


def _number(match: re.Match[str]) -> str:
    if match.groupdict().get("ordinal"):
        return str(ORDINALS.index(match["ordinal"].lower()) + 1)
    number = str(match["number"])
    return str(NUMBER_WORDS.get(number.lower(), number))
