"""Repeating dates in words, and the words that mean two things."""

import pytest

from goldthread.kernel.repeats import repeats


@pytest.mark.parametrize(
    ("words", "every", "alternatives"),
    [
        ("is held quarterly", "P3M", ()),
        ("one session per quarter", "P3M", ()),
        ("a weekly sample", "P1W", ()),
        ("every two months", "P2M", ()),
        ("every 6 weeks", "P6W", ()),
        ("every other month", "P2M", ()),
        ("twice a year", "P6M", ()),
        ("annually", "P1Y", ()),
        ("on an annual basis", "P1Y", ()),
        ("bi-monthly", "P2M", ("P15D",)),
        ("biannually", "P6M", ("P2Y",)),
        ("biennial", "P2Y", ()),
        ("fortnightly", "P2W", ()),
        ("twice each year", "P6M", ()),
        ("twice in each year", "P6M", ()),
        ("at least once a year", "P1Y", ()),
        ("every afternoon at four", "P1D", ()),
        ("each working day", "P1D", ()),
        ("on Mondays", "P1W", ()),
        ("ten reports a month", "P1M", ()),
        ("thirty episodes a quarter", "P3M", ()),
        ("on the first Wednesday of the month", "P1M", ()),
        ("the last working day of every month", "P1M", ()),
        ("on the first Monday of each quarter", "P3M", ()),
        ("each June", "P1Y", ()),
        ("every nine months", "P9M", ()),
        ("once in each quarter", "P3M", ()),
        ("three times a year", "P4M", ()),
        ("on a Friday", "P1W", ()),
        ("each Saturday morning", "P1W", ()),
        ("six-weekly", "P6W", ()),
        ("a survey each year of those who came", "P1Y", ()),
    ],
)
def test_words_give_their_interval(words: str, every: str, alternatives: tuple[str, ...]) -> None:
    (found,) = repeats(words)
    assert (found.every, found.alternatives) == (every, alternatives)


@pytest.mark.parametrize(
    "words",
    [
        "the annual report",
        "regularly",
        "termly",
        "on Friday",
        "by six weeks of age",
        "each year of age",
        "one week",
    ],
)
def test_words_that_repeat_nothing_give_none(words: str) -> None:
    assert repeats(words) == ()
