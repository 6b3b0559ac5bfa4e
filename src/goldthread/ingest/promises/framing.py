"""The words before a date that say what kind of limit it is: by, before, from, until, in."""

import re

BY = re.compile(
    r"\b(?:by|on or before|in or before|no later than|not later than|ahead of|deadline of|deadline is|for completion|"
    r"target(?: date)?(?: of| is|:)?|completion date(?: of|:)?|due)\s+(?:the\s+)?"
    r"(?:(?:very\s+)?(?:end|close|start|beginning|middle|(?:last|final|first) (?:working )?(?:day|week)) "
    r"of\s+|end[- ])?"
    r"(?:the\s+)?(?:early[- ]|mid-?\s?|late[- ])?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
BEFORE = re.compile(r"\b(?:before|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
BEFORE_END = re.compile(r"\b(?:before|prior to)\s+the\s+end\s+of\s+(?:the\s+)?$", re.IGNORECASE)
FROM = re.compile(
    r"\b(?:from|starting(?: in)?|with effect from)\s+(?:the\s+)?(?:(?:start|beginning) of\s+)?$",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\b(?:in|during|within|on|for|at|to|throughout|around|over|between|"
    r"(?:over|in) the course of)\s+(?:the\s+)?(?:end of\s+|early\s+|late\s+|"
    r"mid-?\s?)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
LASTS = re.compile(r"\b(?:until|till|up to)\s+(?:the\s+)?(?:end of\s+)?(?:the\s+)?$", re.IGNORECASE)
