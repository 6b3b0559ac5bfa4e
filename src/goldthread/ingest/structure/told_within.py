"""An ask and its answer in one paragraph: summed up in brackets, told in a sentence, or in a clause."""

import re

from goldthread.ingest.english.tense import asks

# "Recommendation 2 (that officers should speak to the child). This is accepted"
_SUMMARY = re.compile(r"\(\s*(?P<ask>(?:[^\s()]+\s+){3,}[^()]*?)\s*\)\s*(?:[.:;–—-]+\s*)+(?=\S)")
_SENTENCE = re.compile(r"(?P<ask>.{20,}?[.?!][”\"’)]?)\s+(?=[A-Z“‘\"])", re.DOTALL)
_CLAUSE = re.compile(  # "... that carers be given a history, we accept that this did not happen"
    r"(?P<ask>[^.?!]{20,}?),\s+(?=(?:I|we|this|these|it|our|there)\b)", re.DOTALL
)
_AS_TO = re.compile(
    r"(?:as to|on|regarding|with regard to|in respect of|turning to|in relation to)\b", re.IGNORECASE
)


def told_within(words: str, label: str, *, is_told: bool) -> tuple[int, int, int] | None:
    """Where the ask begins and ends in the words of its paragraph, and where its answer begins; None for no answer.

    `is_told` where the `label` before the words says what somebody asked.
    """
    summary = _SUMMARY.match(words)
    if summary and not _asks(words[summary.end() :]):
        return (*summary.span("ask"), summary.end())
    clause = _CLAUSE.match(words) if is_told and _AS_TO.match(label) else None
    sentence = _SENTENCE.match(words) if is_told else None
    found = clause or (sentence if sentence and not _asks(words[sentence.end() :]) else None)
    return (0, found.end("ask"), found.end()) if found else None


def _asks(words: str) -> bool:
    return asks(" ".join(words.split()))
