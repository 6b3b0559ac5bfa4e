"""Headings after which no recommendation is being answered any more."""

import re

from goldthread.ingest.lines.heading_words import DECORATION, begins_large

_CLOSING = re.compile(
    rf"\s*{DECORATION}(?:\d+\.?\s+)?(?:conclusions?|further reading|appendi(?:x|ces)|glossary|references|bibliography|"
    r"next steps|ends?|contacts?|background|the background|introduction|good practice|key themes|key "
    r"learning(?: points)?|"
    r"learning points|resources|the review|methodology|useful links|acknowledgements?|sign(?:ed)? "
    r"off|any other business|AOB|back to top|yours (?:sincerely|faithfully|truly))\b[^.:]{0,40}:?\s*(?:\*{1,2})?\s*$",
    re.IGNORECASE,
)
_CLOSING_ALONE = re.compile(  # words that begin many a bullet point close only where they are all of the heading
    rf"\s*{DECORATION}(?:\d+\.?\s+)?(?:(?:monitoring|governance|oversight|publication|assurance|notes|risks?)"
    r"(?:(?: and|,) (?:review|governance|oversight|monitoring|assurance|publication|next steps|issues|mitigations?))?|"
    r"key(?=\s*:)|(?:closing|concluding) (?:statement|remarks|comments)|(?:legal|financial|resource|equality)"
    r"(?:(?: and|,) \w+){0,2} implications|background papers|what happens next|"
    r"signed(?: by| for| on behalf of)?[^.]{0,60}|who(?:[’']s| is) who|"
    r"(?:appendix|annex)\s+\w{1,3}\s*[:.–—-][^.]{0,60}?)\s*:?\s*(?:\*{1,2})?\s*$",
    re.IGNORECASE,
)


def is_closing(line: str) -> bool:
    """A heading after which no recommendation is being answered any more."""
    closes = _CLOSING.match(line) or _CLOSING_ALONE.match(line)
    return bool(closes) and len(line.split()) <= 8 and begins_large(line)
