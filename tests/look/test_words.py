"""Dates, counts and page numbers as the site prints them."""

from datetime import UTC, date, datetime

import pytest

from goldthread.look.pagination import pages_of
from goldthread.look.tables import printed
from goldthread.look.words import Unit, british, counted


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2022, 3, 31), "31 March 2022"),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "2 July 2026, 12:30am"),
        (datetime(2026, 1, 1, 12, 5, tzinfo=UTC), "1 January 2026, 12:05pm"),
    ],
)
def test_dates_are_british_and_moments_are_london_s(value: date, words: str) -> None:
    assert british(value) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (0, "recommendations", "0 recommendations"),
        (1, "recommendations", "1 recommendation"),
        (1, "agencies", "1 agency"),
        (1250, "actions", "1,250 actions"),
        (1, ("answer asked for", "answers asked for"), "1 answer asked for"),
        (2, ("answer asked for", "answers asked for"), "2 answers asked for"),
    ],
)
def test_counts_have_a_unit(number: int, unit: Unit, words: str) -> None:
    assert counted(number, unit) == words


def test_nothing_is_said_in_words_and_nought_is_a_number() -> None:
    assert printed(None) == "not stated"
    assert printed("", empty="no date given") == "no date given"
    assert printed(0) == "0"


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [(1, 2, "1 2"), (1, 6, "1 2 … 6"), (3, 5, "1 2 3 4 5"), (5, 9, "1 … 4 5 6 … 9"), (9, 9, "1 … 8 9")],
)
def test_page_numbers(current: int, last: int, shown: str) -> None:
    pages = pages_of(current, last, str)
    assert pages is not None
    assert " ".join(str(item.number or "…") for item in pages.items) == shown
    assert (pages.previous == "", pages.next == "") == (current == 1, current == last)


def test_one_page_has_no_numbers() -> None:
    assert pages_of(1, 1, str) is None
