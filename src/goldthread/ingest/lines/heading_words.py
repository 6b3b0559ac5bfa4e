"""What headings are made of: number words, the marks of Markdown, a large first letter."""

import re

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
}

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
DECORATION = r"(?:#{1,6}\s*)?(?:\*{1,2}|_{1,2})?"


def begins_large(line: str) -> bool:
    return not line.lstrip(" \t#*_0123456789.")[:1].islower()


def numbers_in(words: str) -> tuple[str, ...]:
    """The numbers that "3 and 4", "5a and 5b", "1 to 3" or "Six" name, a range written out; "1(a)" is "1a"."""
    plain = re.sub(r"\s?\((\w)\)", r"\1", words.lower())
    tokens = re.findall(rf"\d{{1,2}}(?:\.\d)?\s?[a-z]?\b|{'|'.join(NUMBER_WORDS)}|\bto\b|[-–—]", plain)
    found: list[str] = []
    for index, token in enumerate(tokens):
        if token in {"to", "-", "–", "—"}:
            continue
        number = str(NUMBER_WORDS.get(token, token.replace(" ", "")))
        if (
            index > 1
            and tokens[index - 1] in {"to", "-", "–", "—"}
            and found
            and number.isdigit()
            and found[-1].isdigit()
        ):
            found.extend(str(between) for between in range(int(found[-1]) + 1, min(int(number), 40)))
        found.append(number)
    return tuple(dict.fromkeys(found))
