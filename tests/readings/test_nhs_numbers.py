"""Numbers that could be an NHS number. Those of the tests begin with 999, which the NHS gives to nobody."""

import pytest

from goldthread.readings.nhs_numbers import count_nhs_numbers


@pytest.mark.parametrize(
    "text", ["NHS number 999 012 3454.", "9990123454", "(999-012-3454)", "is 999 012 3454, born"]
)
def test_a_number_with_its_check_digit_is_counted(text: str) -> None:
    assert count_nhs_numbers(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "999 012 3455",
        "99 9012 3454",
        "999 012 34541",
        "1999 012 3454",
        "999 012-3454",
        "0161 496 0000",
        "24/9990123454",
        "no number at all",
    ],
)
def test_any_other_number_is_not(text: str) -> None:
    assert count_nhs_numbers(text) == 0


def test_one_number_in_two_spellings_is_one() -> None:
    assert count_nhs_numbers("999 012 3454 and 9990123454 and 999 234 5675") == 2
