"""Names of bodies that no national kind explains, learnt from what a document lets them do: ask, answer, act."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from goldthread.ingest.english.name_words import (
    DOING,
    GROUPS,
    NO_BODIES,
    ORGANS,
    PEOPLE,
    SPEAKING,
    TELLING,
    THINGS,
)
from goldthread.ingest.english.vocabulary import (
    BASES,
    PARTICIPLES,
    PAST_FORMS,
    PRESENT_FORMS,
    WIDER,
    word_set,
)

_WORD = r"(?:[A-Z][\w’'&-]{0,30}|\d{1,2}[-–]\d{1,2})"
_NAME = re.compile(
    rf"(?:[Tt]he )?(?P<name>{_WORD}(?: (?:(?:and|&|of|for|the) )?{_WORD}){{0,5}})(?P<own>[’']s\b)?"
    r"(?P<aside> \([^()]*\)|,(?! (?:and|or)\b)[^,.:]{3,140},)?(?P<rest>.*)",
    re.DOTALL,
)
# What follows is looked at first, since few characters are large letters or figures.
_SENTENCE = re.compile(r"(?=[A-Z\d])(?:^|(?<=[.?!:] )|(?<=[.?!]” )|(?<=[–;•●▪·] ))")
_PLACE = re.compile(
    r"(?P<place>(?:[A-Z][\w’-]+ (?:(?:and|of|AND|OF) )?){1,4})(?i:(?:local )?safeguarding (?:children|partnership))"
)
_MARK = re.compile(
    r"^\W*(?:(?:Recommendation |Rec |R)?\(?(?:\d{1,2}[a-zA-Z]?|[a-z])[).:]?(?:\s+\([a-z]\))?\s+)"
)
_BULLET = re.compile(r"^[^\w\s“‘\"'(\[£#|]\s+")
_ADVERB = r"(?:(?:also|now|therefore|already|both|each|recently|since|\w+ly) )*"
_ASKED = re.compile(
    rf" {_ADVERB}(?:should|must|ought to|(?:is|are) (?:asked|required|requested|recommended) to)\b"
)
_VERB = re.compile(
    rf" {_ADVERB}(?P<auxiliaries>(?:(?:has|have|had|will|would|shall|can|is|are|does|do|did|not|been|be) )*)"
    rf"{_ADVERB}(?P<verb>[a-z]+(?:-[a-z]+)?)"
)
# What only people and bodies do, whatever they are called: "CASH has offered to keep", "Tansy House hopes to".
_TO_DO = re.compile(r" to (?:also )?(?P<verb>(?!be\b)[a-z]+)\b")  # "Housing Solutions to tell"
# What a body is asked and a child is not: one word before it is a name ("Kingfisher should ensure").
_ORDERED = re.compile(
    rf" {_ADVERB}(?:should|must) (?:ensure|make sure|make certain|review|consider|develop|provide|agree|introduce|"
    r"publish|amend|revise|commission|undertake|audit|satisfy)\b"
)
_AFTER_CLAUSE = re.compile(r"[a-z], (?=[A-Z][a-z]+ )")
_WILLING = re.compile(
    rf" {_ADVERB}(?:(?:has|have|had) (?:\w+ly )?)?(?:offer|agree|undertake|undertook|undertaken|promise|decide|"
    r"refuse|decline|hope|intend|wish|expect|choose|chose|chosen|volunteer)(?:s|d|ed)? (?:not )?to [a-z]"
)
# "The Council’s Home Education Team should": what is asked is the part, not its owner.
_OWNER = re.compile(
    r"(?:The )?(?:[A-Z][\w-]+ ){0,4}(?:Council|Trust|Board|Partnership|Authority|Force|Police|ICB|Service|Group)[’']s "
    r"(?=[A-Z])"
)
_OF_SEVERAL = re.compile(rf" {_ADVERB}(?:have|are|were|do)\b")
_LABEL = re.compile(r"(?P<mark>:| [-–—])\s+\S|(?P<stop>\.)\s+[A-Z“‘\"(]")
_FORMS = PARTICIPLES | BASES | PAST_FORMS | PRESENT_FORMS
_HOLDS = re.compile(rf" {_ADVERB}(?:has|have) (?:a|an|two|three|four|five|\d+|no|in)\b")
_FUNCTION_WORDS = word_set(
    """a an any every no the this that these those in at from within as and of for by with to all some each both since
    if our we it they he she there following when while where other however although through one two three four five six
    seven eight nine ten most many several few such after before during under over on also further agreed accepted
    recommendation recommendations action priority question key named designated independent relevant multi joint
    new may local national regional chief deputy assistant senior principal lead safeguarding what how who which why"""
)

# Words that describe a post or a thing, and open the name of a service too: "Independent Reviewing Service".
_DESCRIBING = word_set("designated independent joint named new safeguarding senior specialist")
_SHORT_NAME = 2  # words
# Made once: a union of sets made for each name would take longer than all that is asked of it.
_ACTS = BASES | WIDER
_PEOPLE_OR_THINGS = PEOPLE | THINGS
_NO_BEGINNING = _FUNCTION_WORDS | PEOPLE
_NO_END = PEOPLE | GROUPS | THINGS


def without_mark(stretch: str) -> str:
    """A paragraph without the number, letter or bullet that it opens with."""
    return _MARK.sub("", _BULLET.sub("", stretch))


def local_names(stretches: Sequence[str]) -> list[str]:
    """Names that `stretches` (paragraphs without their marks) show to be bodies, the most used first.

    A name is shown by a label before an answer, by a verb of speech, by being asked, or by doing what only people do.
    """
    found: Counter[str] = Counter()
    places = _places(stretches)
    for stretch in stretches:
        for index, name in enumerate(_shown(stretch, places)):
            found[name] += 1 + (index == 0)
    text = " ".join(stretches)
    return [
        name for name, _ in found.most_common() if " " in name or name.isupper() or _is_name_alone(name, text)
    ]


def _is_name_alone(word: str, text: str) -> bool:
    """A single word is a name where it never stands in small letters, and is not what the review calls a child."""
    called = rf"\b(?i:child|baby|babies|family|siblings?|young person|case) (?:\w+ and )?{re.escape(word)}\b"
    return not re.search(rf"\b{re.escape(word.lower())}\b", text) and not re.search(called, text)


def _places(stretches: Sequence[str]) -> frozenset[str]:
    """The words of the partnership's place, in small letters: with one of them, two words in capitals are a body."""
    # The pattern is slow to find out that a stretch names none.
    may_name = (stretch for stretch in stretches if "safeguarding" in stretch.lower())
    named = (match for stretch in may_name for match in _PLACE.finditer(stretch))
    words = frozenset(word.lower() for match in named for word in match["place"].split())
    return words - THINGS - _FUNCTION_WORDS - {"and", "of", "former", "then"}


def _shown(stretch: str, places: frozenset[str]) -> Iterator[str]:
    for opening in _SENTENCE.finditer(stretch):
        match = _NAME.match(stretch, opening.start())
        owner = _OWNER.match(stretch, opening.start())
        if owner:
            match = _NAME.match(stretch, owner.end())
            if match and not _ASKED.match(match["rest"]):
                match = None
        if match and not match["own"] and _acts(match, places):
            yield from _one_or_two(match)
    for own in _OURS.finditer(stretch) if "At " in stretch or " at " in stretch else ():
        yield (own["name"] or own["us"]).strip()
    for opening in _AFTER_CLAUSE.finditer(stretch):  # "When a family moves, Housing Solutions to tell"
        match = _NAME.match(stretch, opening.end())
        is_asked = match and (_ASKED.match(match["rest"]) or _TO_DO.match(match["rest"]))
        if match and is_asked and not match["own"] and _acts(match, places):
            yield match["name"].strip()


def _one_or_two(match: re.Match[str]) -> list[str]:
    """The name, or both where a verb for several says so: "Wessmoor and Fernhill have agreed", no kind in sight."""
    name = match["name"].strip()
    parts = name.split(" and ")
    is_several = len(parts) == 2 and _OF_SEVERAL.match(match["rest"])
    return parts if is_several and name.lower().split()[-1] not in ORGANS else [name]


# "At Doorway we have": whose "we" that is, it says itself.
_OURS = re.compile(
    r"\b(?:At|Here at|We at) (?P<name>(?:[A-Z][\w’'&-]+ ?){1,4}?),? (?=[Ww]e\b)|"
    r"\bWe at (?P<us>(?:[A-Z][\w’'&-]+ ?){1,4}) (?=[a-z])"
)


def _acts(match: re.Match[str], places: frozenset[str]) -> bool:
    name, rest = match["name"], match["rest"][:200]
    words = re.sub(r"\d+$", "", name.lower().replace("’", "'")).split()
    if not _may_be_body(words, is_asked=bool(_ASKED.match(rest))):
        return False
    if name.isupper() and (len(name) < 3 or len(words) > 1 or name in NO_BODIES):
        return False
    verb = _VERB.match(rest)
    if verb and verb["verb"] in SPEAKING and not _is_passive(verb):
        return len(words) > 1 or name.isupper() or _says_as_one(match, verb)
    if len(words) == 1 and not name.isupper():
        return (
            match.start("name") == match.start() and name.lower() not in ORGANS and bool(_ORDERED.match(rest))
        )
    bare = _TO_DO.match(rest)
    if _ASKED.match(rest) or _WILLING.match(rest) or (bare and bare["verb"] in _ACTS):
        return True
    is_organ = words[-1] in ORGANS or not places.isdisjoint(words)
    if _LABEL.match(rest):
        return is_organ
    if verb and _is_doing(verb):
        return True
    is_active = bool(
        verb
        and (verb["auxiliaries"] or verb["verb"] not in BASES)
        and verb["verb"] in _FORMS
        and not _is_passive(verb)
    )
    return is_organ and (is_active or bool(_HOLDS.match(rest)))


def _may_be_body(words: Sequence[str], *, is_asked: bool) -> bool:
    """False for people, groups, things and what only describes them; `words` are a name's, in small letters."""
    is_long = len(words) > _SHORT_NAME
    is_team = words[-1] in {"team", "unit"} and is_long and is_asked
    is_cause = "for" in words[1:-1] and words[0] not in _PEOPLE_OR_THINGS  # "Together for Families"
    is_service = words[0] in _DESCRIBING and words[-1] in ORGANS and is_long
    if words[0] in _NO_BEGINNING and not is_service:
        return False
    return words[-1] not in _NO_END or is_team or is_cause


def _says_as_one(match: re.Match[str], verb: re.Match[str]) -> bool:
    """A name of one word: "Lighthouse adds", not "Partly accepted", "The Trust accepts" or "Sarah says"."""
    name = match["name"].lower()
    if name in ORGANS or name.endswith("ly") or match.start("name") > match.start():
        return False
    return (bool(verb["auxiliaries"]) or not verb["verb"].endswith("ed")) and verb["verb"] not in TELLING


def _is_passive(verb: re.Match[str]) -> bool:
    return bool({"is", "are", "been", "be"} & set(verb["auxiliaries"].split())) and not verb["verb"].endswith(
        "ing"
    )


def _is_doing(verb: re.Match[str]) -> bool:
    """ "Early Help has asked", "Harbour Light will write", not "the Toolkit has been sent"."""
    return bool(verb["auxiliaries"]) and verb["verb"] in DOING and not _is_passive(verb)
