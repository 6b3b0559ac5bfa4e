"""Lettered parts inside one paragraph: "(a) agree a form; (b) print it"."""

import re
from collections.abc import Sequence

_INSIDE = re.compile(r"(?:(?<=[.;:,!?–—-])|\band)\s+\((?P<letter>[a-z]|[ivx]{1,4})\)\s+(?=[\w‘“\"'])")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")

Part = tuple[str | None, int, int]


def lettered(text: str, start: int, end: int, *, first: str | None) -> list[Part]:
    """[start, end) as stretches with their letters; `first` is the letter that stands before it."""
    parts: list[Part] = [(first, start, end)]
    for match in _in_order(first, list(_INSIDE.finditer(text, start, end))):
        letter, begins, _ = parts[-1]
        parts[-1] = (letter, begins, match.start())
        parts.append((match["letter"], match.end(), end))
    return parts


def _in_order(first: str | None, matches: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The letters that follow one another from the first; none where they do not count up."""
    letters = [m["letter"] for m in matches]
    names = [first, *letters] if first else letters
    if len(names) < 2 or names[0] not in {"a", "i"}:
        return []
    expected = _ROMAN if names[:2] == ["i", "ii"] else tuple("abcdefghijklmnopqrstuvwxyz")
    count = 0
    while count < len(names) and count < len(expected) and names[count] == expected[count]:
        count += 1
    if count < 2:
        return []
    return list(matches[: count - (1 if first else 0)])
