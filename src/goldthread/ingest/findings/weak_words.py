"""Findings about the words of a response: stances, awareness, time words, vague numbers, unclear frequencies."""

import re
from collections.abc import Iterator
from itertools import groupby

from goldthread.ingest.findings.ground import Ground, Sentence, cut
from goldthread.ingest.reading import Finding
from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import UNITS, Repeat, repeats
from goldthread.kernel.small_letters import in_small_letters, small_letters

_GOING_ON = (
    r"ensur|support|promot|rais|encourag|engag|monitor|work|seek|provid|offer|develop|improv|strengthen|embed|build|"
    r"be (?:embedded|promoted|monitored|scrutinised|reviewed|raised)|cooperat"
)
_ENDLESS = in_small_letters(
    r"\b(?:(?:is|are|remains?) (?:fully |strongly |absolutely )?committed to|(?:is|are|remains?) ongoing|"
    rf"continu(?:e|es|ed|ing) to (?:{_GOING_ON})\w*|ongoing (?:work|commitment|piece of work))"
)
_AWARE = in_small_letters(
    r"\b(?<!not )(?:is|are|remains?) (?:now |also |all |fully |well |already )*(?:aware|mindful|cognisant|sighted)"
    r" (?:of|that|on)\b"
)
_HIDDEN = re.compile(
    r"^(?:It is (?:therefore |also |further )?(?:recommended|suggested|proposed) that|"
    r"We (?:would )?(?:also )?recommend|(?:A|One|The) (?:further |additional )?recommendation (?:is|would be))\b"
)
_RELATIVE = in_small_letters(
    r"\b(?:recently|currently|at present|presently|in the (?:near|coming) (?:future|months|weeks)|shortly|imminently|"
    r"soon|upcoming|forthcoming|in due course|(?<!up )to date|moving forward|going forward|"
    r"as soon as (?:possible|practicable))\b"
)
_AS_AT = re.compile(r"\b(?:[Aa]s at|[Aa]s of|[Cc]orrect at|[Pp]osition at|[Uu]pdated on)\s+(?:\d|[A-Z])")
_OPENING = 3000  # characters at the head of a document, where a date for all of it may stand
_VAGUE = in_small_letters(
    r"\b(?:the (?:vast |large |great )?majority|most of|several|numerous|many (?:of )?|well[- ]attended|widely|"
    r"extensive(?:ly)?|considerable|a (?:small |large |significant |growing |great )?number of|"
    r"a few|good (?:attendance|uptake|take[- ]up)|high (?:attendance|uptake|take[- ]up)|regular(?:ly)?)\b"
)
_OUT_OF = re.compile(r"\d\s*(?:%|per cent|(?:out )?of \d)")
_LISTED = re.compile(r":\s*$|\bincluding\b|\bsuch as\b|\bnamely\b")
_SAID = (
    r"(?:addressed|noted|outlined|described|mentioned|identified|detailed|set out|stated|highlighted|referenced|"
    r"discussed|covered)"
)
_ELSEWHERE = in_small_letters(
    rf"\b(?:(?:as|is|are|been|was|were|being) (?:previously |already |further |also )?{_SAID}|as|see|refer to|"
    r"please see) (?:above|previously|earlier|in (?:the )?(?:previous|earlier|above)|(?:the )?(?:response|answer) to|"
    rf"(?:in )?recommendations? \d)|\bas previously {_SAID}\b"
)
_TWICE = {"P15D": "twice a month", "P3D": "twice a week"}  # as kernel/repeats.py writes these
_DURATION = {code: unit for unit, code in UNITS.items() if unit != "quarter"}


def word_findings(ground: Ground) -> Iterator[Finding]:
    """Every finding about the words of the responses, in the order of the document."""
    is_dated = bool(_AS_AT.search(ground.source.text[:_OPENING]))
    for response, said in groupby(ground.spoken, key=lambda each: each.response):
        has_as_at = is_dated or bool(_AS_AT.search(response.text))
        for each in said:
            yield from _in_sentence(ground, each, has_as_at=has_as_at)
    for item in ground.reading.recommendations:
        for repeat in repeats(item.text):
            if repeat.alternatives:
                place = ground.within(item.place.start, item.place.end, *_at(item.text, repeat))
                yield Finding("two_meanings", _both(repeat), (place,), item.id)


def _at(text: str, repeat: Repeat) -> tuple[int, int]:
    return repeat.start, min(repeat.end, len(text))


def _in_sentence(ground: Ground, each: Sentence, *, has_as_at: bool) -> Iterator[Finding]:
    dates, again, small = mentions(each.text), repeats(each.text), small_letters(each.text)
    hidden = _HIDDEN.match(each.text)
    if hidden:
        yield _found(
            ground,
            each,
            hidden,
            "hidden_recommendation",
            f"This response itself recommends: “{cut(each.text)}”",
        )
    elsewhere = _ELSEWHERE.search(small)
    if elsewhere:
        yield _found(
            ground,
            each,
            elsewhere,
            "answered_elsewhere",
            f"“{_around(each.text, elsewhere)}” points to other words.",
        )
    aware = _AWARE.search(small)
    if aware:
        yield _found(
            ground, each, aware, "awareness_only", f"“{_around(each.text, aware)}”: what is done differently?"
        )
    endless = _ENDLESS.search(small)
    if endless and not dates and not again:
        words = each.text[endless.start() : endless.end()]
        yield _found(ground, each, endless, "endless_present", f"“{words}”: which act, by whom, how often?")
    if not dates and not has_as_at:
        for match in _RELATIVE.finditer(small):
            words = each.text[match.start() : match.end()]
            yield _found(ground, each, match, "relative_time", f"“{words}”: on what date?")
    yield from _vague(ground, each, is_counted=bool(again))
    for repeat in again:
        if repeat.alternatives:
            place = ground.within(each.start, each.end, repeat.start, repeat.end)
            yield Finding("two_meanings", _both(repeat), (place,), each.recommendation.id)


def _vague(ground: Ground, each: Sentence, *, is_counted: bool) -> Iterator[Finding]:
    """A vague word with a number or an interval beside it is no longer vague; nor is one that a list follows."""
    found = list(_VAGUE.finditer(small_letters(each.text)))
    if not found or _LISTED.search(each.text) or _OUT_OF.search(each.text):
        return
    for match in found:
        word = each.text[match.start() : match.end()].strip()
        if word.lower().startswith("regular") and is_counted:
            continue
        yield _found(
            ground, each, match, "no_number", f"“{word}”: how many, out of how many, in what period?"
        )


def _found(ground: Ground, each: Sentence, match: re.Match[str], key: str, sentence: str) -> Finding:
    place = ground.within(each.start, each.end, match.start(), match.end())
    return Finding(key, sentence, (place,), each.recommendation.id)


def _around(text: str, match: re.Match[str]) -> str:
    """The words found with a few on either side, "..." where more stand there."""
    before = re.search(r"(?:\S+\s+){0,5}$", text[: match.start()])
    after = re.match(r"(?:\s*\S+){0,7}", text[match.end() :])
    start = before.start() if before else match.start()
    end = match.end() + (after.end() if after else 0)
    return ("... " if start else "") + text[start:end].strip(" ,;") + (" ..." if end < len(text) else "")


def _both(repeat: Repeat) -> str:
    return f"“{repeat.words}” can mean {' or '.join(every(each) for each in (repeat.every, *repeat.alternatives))}."


def every(duration: str) -> str:
    """An ISO 8601 duration in words: P2M is "every 2 months", P15D "twice a month"."""
    if duration in _TWICE:
        return _TWICE[duration]
    number, unit = int(duration[1:-1]), _DURATION[duration[-1]]
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"
