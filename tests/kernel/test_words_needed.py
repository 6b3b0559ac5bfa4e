"""What a pattern needs, told from the pattern, and that nothing is missed by looking for that first."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.kernel.small_letters import in_small_letters
from goldthread.kernel.words_needed import words_needed

PATTERNS = [
    r"bi-?monthly|six[ -]monthly",
    r"(?P<season>spring|summer)\s+(?:term )?(?P<year>(?:19|20)\d\d)",
    r"\b(?<!not )(?:is|are|remains?) (?:now |also )*(?:aware|mindful)\b",
    r"colou?r+ed (?:in)+side(?: out){2}",
    r"(?:(?:co-)?located|under (?:one|the same) roof)(?=\W|$)",
    r"[abc]lpha\d{1,3}?beta|gamma?delta",
    r"(?P<quote>['\"])stop(?P=quote)|halt\.",
]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"bi-?monthly", {"monthly"}),
        (r"half[ -]yearly|six[ -]monthly", {"yearly", "monthly"}),
        (r"\b(?:is|are) (?:aware|mindful)\b", {"aware", "mindful"}),
        (r"three (?:or|and) four months?", {" four month"}),
        (r"(?:very )?late(?! again)", {"late"}),
        (r"april|apr", {"apr"}),
        (r"\d\d|may", set()),
        (r"(?:soon)?|(?:later)*", set()),
        (r"on|at", set()),
    ],
)
def test_the_words_are_those_of_the_part_that_says_most(pattern: str, words: set[str]) -> None:
    assert words_needed(pattern) == words


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None, derandomize=True)
@given(data=st.data())
def test_one_of_the_words_stands_in_every_match(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern)))

    assert any(word in text for word in words_needed(pattern))
    assert in_small_letters(pattern).search(text) is not None
    assert [m.span() for m in in_small_letters(pattern).finditer(text)] == [
        m.span() for m in re.finditer(pattern, text)
    ]
