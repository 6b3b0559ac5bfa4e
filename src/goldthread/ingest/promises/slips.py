"""Promises that slipped, by their own words: late, put off, or due once and expected now."""

import re

from goldthread.kernel.dates import MONTHS

SLIPPED = re.compile(
    r"\b(?=[dps])(?<!\bof )(?<!\bthe )(?<!\bany )(?<!\ba )(?:delayed|postponed|deferred|paused|suspended)\b|\b(?:on "
    r"hold|slipped|(?:weeks?|months?|years?) (?:behind|late)|behind (?:time|plan)|"
    r"rescheduled|rearranged|behind schedule|(?:been|was|were) held up|"
    r"(?:is|are|was|were|now|still|currently) overdue|(?:put|pushed|"
    r"moved|set|held) "
    r"back(?! (?:to|into|in|at|with) (?!(?:the )?(?:end|start|early|late|mid|spring|summer|autumn|winter|new year|\d|"
    rf"{'|'.join(MONTHS)})))|"
    r"put off|timetable has moved|"
    r"(?:did|could) not (?:go ahead|take place|happen|proceed)|has not (?:gone ahead|taken place) (?:as|"
    r"when) planned|"
    r"remains? to be (?:completed|done)|\w++ (?:weeks?|months?|years?) later than|(?:taken|took) "
    r"longer than (?:planned|expected|hoped|intended|anticipated)|"
    r"(?:the |a )?(?:revised|new|amended) (?:target |completion |due |end )?dates? (?:is|of|being|has been)|"
    r"missed (?:its|the|this|that) (?:target|deadline|date)|not met (?:its|the) (?:target|deadline|date))\b"
    r"|\b(?:moved|deferred|pushed)\s+(?:out\s+|on\s+)?(?:from\s[^,;.]{3,30}?\s)?(?:to|until)\s+(?:the\s+)?"
    r"(?:(?:end of|early|late|mid-?)\s*)?(?:\w+day\s+)?(?:\d\d?(?:st|nd|rd|th)?\s+)?"
    rf"(?:{'|'.join(MONTHS)})\b"
    r"|\b(?:deadline|date|timescales?|timetable|completion)\s+(?:has|have|was|were) (?:been )?extended\b"
    r"|\b(?<!no )(?<!not )later than (?:was |were |we |had |it |is |first |originally |initially )*"
    r"(?:hoped|planned|expected|intended|promised|scheduled|anticipated|agreed|told|said)\b"
)
# "was due in June and will follow", "had been planned for March but ...": a time gone by, and the matter still open.
_WAS_FOR_THEN = re.compile(
    r"\b(?:should|ought to) have been\b(?=.{0,60}\bwill now\b)|"
    r"\b(?:was|were|had been|been)\s+(?:originally\s+|initially\s+|first\s+)?(?:due|to have been|planned|"
    r"scheduled|intended|"
    r"expected|meant|timetabled|promised|supposed|agreed (?:for|to (?:start|begin)))\b|\b(?:originally|"
    r"initially)\s+(?:planned|due|scheduled|"
    r"intended|expected|"
    r"timetabled|promised)\b"
)
_WAS_TO = re.compile(
    r"\b(?:was|were) (?:originally |initially |first )?to (?:have (?:been |gone )?|be |go |start |begin |"
    r"launch |open |take )"
)
_AIMS = re.compile(r"\b(?:aims?|purpose|intention|idea|task|objective|role|remit) (?:was|were)\b")
_HAD_HOPED = re.compile(
    r"\b(?:had (?:\w+ )?(?:hoped|planned|intended|expected|meant|aimed|wanted|promised|said)|(?:hoped|meant) to)\b"
)
_CAME_OTHERWISE = re.compile(
    r"\b(?:but|however|although|because|until|longer than|since then|and then)\b|[;–]"
)
_NOT_AS_PLANNED = re.compile(
    r"\bnot\b[^.;]{0,60}\b(?:as (?:planned|intended|expected|scheduled|hoped)|on time|in time|by (?:then|"
    r"that date))\b"
)
_STILL_OPEN = re.compile(
    r"\b(?:will(?: now)?|is now|are now|now (?:be|expected|planned|due|scheduled)|has not|have not|not yet|"
    r"is still|are still|now not|"
    r"remains?|has (?:been )?(?:moved|pushed|put|extended|rescheduled|rearranged))\b"
)
_NOTED_SLIP = re.compile(
    r"\b(?:[Pp]romised|[Pp]lanned|[Dd]ue|[Ss]cheduled|[Ee]xpected)\s+(?:to (?:be )?\w+ )?(?:for|in|by)\b"
    r".{3,80}\bnow\s+(?:the |by |for |in |expected |due )*"
    r"(?:end\b|mid|early\b|late\b|\d|[A-Z])"
)
_NOT_MET = re.compile(
    r"\bwill not now\b.*\buntil\b|"
    r"\b(?:plan|target|date|deadline)\b.{0,60}\b(?:has not been|was not|could not be|will not be) met\b"
)
_CANCELLED = re.compile(r"\b(?:was|were|been) cancelled\b")
_AGAIN = re.compile(r"\b(?:will(?: now)?|is now|are now|re-?booked|re-?arranged|rescheduled|new date)\b")
_BUT_NOT = re.compile(r"(?:\bbut\b|;)[^.;]*(?:\b(?:not|no|nobody|none|unable|too few)\b|n[’']t\b)")
_NOW_FOR = re.compile(
    r"(?:This|It|That|These|They|Both|The (?:new |revised )?(?:work|date|launch|timetable|target|"
    r"deadline))\s+(?:(?:is|are|will) (?:now|to)\b|(?:will|should|is|are)\b.{0,40}\bnow\b|is (?:expected|due|"
    r"planned|scheduled)\b)"
    r"|There are now plans|We now (?:expect|plan|aim|intend)|(?:The )?(?:new|revised) (?:target|date)"
)
_ABOUT_THE_LAST = re.compile(
    r"(?:This|It(?! (?:is|was|has been) (?:noted|acknowledged|recognised|understood|accepted))|That|These|"
    r"They|Both|The (?:work|date|launch|delay|deadline|timetable))\b"
)


def is_slip(sentence: str) -> bool:
    """True where the sentence itself says that something is late: "was due in June and will follow"."""
    # Behind each word stands a pattern that needs it: to look for the word takes a twentieth of the time.
    if "now" in sentence and _NOTED_SLIP.search(sentence):
        return True
    if " not " in sentence and _NOT_MET.search(sentence):
        return True
    cancelled = _CANCELLED.search(sentence) if "cancelled" in sentence else None
    if cancelled and _AGAIN.search(sentence, cancelled.end()):
        return True
    hoped = _HAD_HOPED.search(sentence)
    if hoped and sentence.startswith("We ") and re.search(r"\bwill\b|\bnow\b", sentence[hoped.end() :]):
        return True
    missed = _NOT_AS_PLANNED.search(sentence) if "not" in sentence else None
    if missed and _STILL_OPEN.search(sentence, missed.end()):
        return True
    then = _WAS_FOR_THEN.search(sentence) or (None if _AIMS.search(sentence) else _WAS_TO.search(sentence))
    if then and (_NOT_AS_PLANNED.search(sentence, then.end()) or _BUT_NOT.search(sentence, then.end())):
        return True
    return bool(then and (_STILL_OPEN.search(sentence, then.end()) or SLIPPED.search(sentence, then.end())))


def is_note_of_slip(sentence: str) -> bool:
    """True for "This had been promised for June but was held back": the promise before it is late."""
    return bool(_ABOUT_THE_LAST.match(sentence)) and (is_slip(sentence) or bool(SLIPPED.search(sentence)))


def is_time_gone(sentence: str) -> bool:
    """True for "The clinic was to open in July 2023": what was for then, and may be late."""
    return bool(_WAS_FOR_THEN.search(sentence) or (_WAS_TO.search(sentence) and not _AIMS.search(sentence)))


def tells_of_slip(sentence: str) -> bool:
    """True for "Vacancies have delayed it", "Installation is now planned for September"."""
    return bool(SLIPPED.search(sentence) or _NOW_PLANNED.search(sentence))


_NOW_PLANNED = re.compile(
    r"(?:\b(?:is|are)|[’']s|[’']re) now (?:to\b|for\b|planned|expected|due|scheduled|promised|booked|likely|"
    r"set)|\bwill now\b|"
    r"\b[Ww]e(?:[’']ll| will) (?:now )?(?:do|hold|run|finish|complete|publish|repeat) (?:it|this|that)\b|"
    r"\bdate (?:is )?to be (?:confirmed|agreed|set)\b|\bas (?:the|a|its) (?:revised|new|later) (?:target |"
    r"completion )?date\b"
)


def is_wish_missed(sentence: str) -> bool:
    """True for "We had hoped to begin in May but nobody applied": what was promised just before is late."""
    hoped = _HAD_HOPED.search(sentence)
    return bool(hoped and (_CAME_OTHERWISE.search(sentence, hoped.end()) or SLIPPED.search(sentence)))


def is_new_date(sentence: str) -> bool:
    """True for "It is now scheduled for May": what the sentence before calls late has its new date here."""
    return bool(_NOW_FOR.match(sentence))
