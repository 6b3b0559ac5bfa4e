"""Numbers that could be somebody's NHS number, counted and never repeated."""

import re

_TEN_DIGITS = re.compile(r"(?<![\d.,/-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\d/-])")
_WEIGHTS = range(10, 1, -1)


def count_nhs_numbers(text: str) -> int:
    """How many different numbers in `text` are written like an NHS number and have its check digit.

    The last digit is a check by modulus 11 (NHS Data Dictionary, NHS NUMBER). One in eleven other numbers of ten digits
    passes too, so that a person has to look.
    """
    written = {"".join(each.group(1, 3, 4)) for each in _TEN_DIGITS.finditer(text)}
    return sum(map(_has_its_check_digit, written))


def _has_its_check_digit(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:9], strict=True))
    return (11 - total % 11) % 11 == int(
        number[9]
    )  # 10 is no digit, so that such a number is never given out
