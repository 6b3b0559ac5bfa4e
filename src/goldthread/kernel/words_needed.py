"""What stands in whatever a pattern finds, told from the pattern: to look for it first is much quicker."""

import re

_FEWEST_LETTERS = 3  # of a word: fewer stand in every sentence
_TOKEN = re.compile(
    r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|"  # what is escaped; one of several characters
    r"\(\?P=\w+\)|\(\?(?:P<\w+>|<?[=!]|[a-z-]*:)|[()|]|"  # groups and choices
    r"[?*+][?+]?|\{[\d,]*\}[?+]?|"  # how often
    r"[a-z -]+(?![a-z -]*[?*+{])|[a-z -]+(?=[a-z -][?*+{])|.",  # plain letters; that with "how often" stands apart
    re.DOTALL,
)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz -")
_ENDS = frozenset({"|", ")", ""})
_ALWAYS = frozenset({"", "+"})  # once, or more than once
_WORDS = frozenset[str]


def words_needed(pattern: str) -> _WORDS:
    """Words of which one stands in every match of a pattern in small letters; none where that cannot be told."""
    words = _Reader(pattern).choice()
    if any(len(word) < _FEWEST_LETTERS for word in words):
        return _WORDS()
    return _WORDS(word for word in words if not any(other in word for other in words - {word}))


class _Reader:
    """Goes through a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._tokens: list[str] = [*_TOKEN.findall(pattern), ""]
        self._at = 0

    def choice(self) -> _WORDS:
        """The words of everything up to the end of the group: those of each of its choices, where all have some."""
        found = [self._sequence()]
        while self._tokens[self._at] == "|":
            self._at += 1
            found.append(self._sequence())
        return _WORDS().union(*found) if all(found) else _WORDS()

    def _sequence(self) -> _WORDS:
        """The words of that part of one choice that says most: whose shortest word is the longest."""
        parts, run = list[_WORDS](), ""
        while (token := self._tokens[self._at]) not in _ENDS:
            self._at += 1
            words = self._group(token) if token[0] == "(" else _WORDS()
            often = self._how_often()
            if often in _ALWAYS and token[0] in _LETTERS:
                run += token
                if not often:
                    continue
            elif words and often in _ALWAYS:
                parts.append(words)
            if run:
                parts.append(_WORDS({run}))
                run = ""
        return max([*parts, _WORDS({run} if run else ())], key=_least)

    def _group(self, token: str) -> _WORDS:
        """The words of a group that begins with this token; none where it tells what stands around, or must not."""
        if token.startswith("(?P="):
            return _WORDS()
        words = self.choice()
        self._at += 1  # its end
        return words if token in {"(", "(?:"} or token.startswith("(?P<") else _WORDS()

    def _how_often(self) -> str:
        """The sign behind a part that says how often it stands there, its first character; "" for once."""
        token = self._tokens[self._at]
        if not token or token[0] not in "?*+{":
            return ""
        self._at += 1
        return token[0]


def _least(words: _WORDS) -> int:
    return min(map(len, words), default=0)
