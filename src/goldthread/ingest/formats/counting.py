"""Numbers as lists write them: letters, Roman numerals, words."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRST = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_MOST_ROMAN = 3999
_MOST_LETTERS = 26 * 26


def whole(text: str | None, default: int = 0, *, most: int = 1_000_000) -> int:
    """A whole number as a file's attribute gives it; `default` where it is none, never past `most`."""
    try:
        return max(-most, min(int(text or ""), most))
    except ValueError:
        return default


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is ab: as web pages count."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    more, last = divmod(number - 1, 26)
    return (chr(96 + more) if more else "") + chr(97 + last)


def doubled_letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: as Word counts."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    more, last = divmod(number - 1, 26)
    return chr(97 + last) * (more + 1)


def roman(number: int) -> str:
    """Small Roman numerals; digits where Roman ones have none."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for value, numeral in _ROMAN:
        while number >= value:
            written, number = written + numeral, number - value
    return written


def in_words(number: int) -> str:
    """one, two, twenty-one; digits from a hundred on."""
    if not 0 <= number < 100:
        return str(number)
    if number < 20:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return _TENS[tens] + (f"-{_UNITS[units]}" if units else "")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinal_in_words(number: int) -> str:
    """first, second, twenty-first."""
    if not 0 <= number < 100:
        return ordinal(number)
    before, dash, last = in_words(number).rpartition("-")
    if last in _FIRST:
        return before + dash + _FIRST[last]
    return before + dash + (last[:-1] + "ieth" if last.endswith("y") else last + "th")
