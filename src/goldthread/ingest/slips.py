"""Promises that slipped, by their own words: late, put off, or due once and expected now."""

import re

SLIPPED = re.compile(
    r"\b(?:delayed|postponed|deferred|paused|on hold|slipped|suspended|rescheduled|rearranged|behind schedule|"
    r"overdue|(?:put|pushed|"
    r"moved|set|held) "
    r"back|put off|timetable has moved|"
    r"(?:did|could) not (?:go ahead|take place|happen|proceed)|has not (?:gone ahead|taken place) (?:as|"
    r"when) planned|"
    r"remains? to be (?:completed|done)|taken longer than (?:planned|expected|hoped|intended|anticipated)|"
    r"(?:the |a )?(?:revised|new|amended) (?:target |completion |due |end )?dates? (?:is|of|being|has been)|"
    r"missed (?:its|the|this|that) (?:target|deadline|date))\b"
)
# "was due in June and will follow", "had been planned for March but ...": a time gone by, and the matter still open.
_WAS_FOR_THEN = re.compile(
    r"\b(?:was|were|had been|been)\s+(?:originally\s+|initially\s+|first\s+)?(?:due|to have been|planned|"
    r"scheduled|intended|"
    r"expected|meant|timetabled|promised|supposed)\b|\b(?:originally|initially)\s+(?:planned|due|scheduled|"
    r"intended|expected|"
    r"timetabled|promised)\b"
)
_NOT_AS_PLANNED = re.compile(
    r"\bnot\b[^.;]{0,60}\b(?:as (?:planned|intended|expected|scheduled|hoped)|on time|by (?:then|that date))\b"
)
_STILL_OPEN = re.compile(
    r"\b(?:will(?: now)?|is now|are now|now (?:be|expected|planned|due|scheduled)|has not|have not|not yet|"
    r"is still|are still|"
    r"remains?|has (?:been )?(?:moved|pushed|put|extended|rescheduled|rearranged))\b"
)
_ABOUT_THE_LAST = re.compile(
    r"(?:This|It(?! (?:is|was|has been) (?:noted|acknowledged|recognised|understood|accepted))|That|These|"
    r"They|Both|The (?:work|date|launch|delay|deadline|timetable))\b"
)


def is_slip(sentence: str) -> bool:
    """True where the sentence itself says that something is late: "was due in June and will follow"."""
    missed = _NOT_AS_PLANNED.search(sentence)
    if missed and _STILL_OPEN.search(sentence, missed.end()):
        return True
    then = _WAS_FOR_THEN.search(sentence)
    return bool(then and (_STILL_OPEN.search(sentence, then.end()) or SLIPPED.search(sentence, then.end())))


def is_note_of_slip(sentence: str) -> bool:
    """True for "This had been promised for June but was held back": the promise before it is late."""
    return bool(_ABOUT_THE_LAST.match(sentence)) and (is_slip(sentence) or bool(SLIPPED.search(sentence)))
