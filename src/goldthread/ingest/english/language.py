"""Whether a text is English, told by its commonest small words; asked only where nothing was found in it."""

import re

_WORD = re.compile(r"[^\W\d_]{2,}")
# A quarter to two fifths of English prose, and a tenth of lists and titles. Words that French, Welsh, Polish, Somali or
# Romanian write alike ("a", "on", "as", "in", "at", "is", "no") are not among them.
_COMMON = frozenset({
    "the", "of", "and", "to", "for", "that", "with", "was", "by", "be", "are", "from", "this", "which",
    "their", "they", "have", "has", "had", "will", "would", "should", "been", "were", "its", "our", "we",
    "you", "not", "it", "or", "who", "what", "when", "where", "there", "these", "those", "more", "other",
    "all", "any", "can", "may", "must", "into", "than", "also", "how",
})  # fmt: skip
_FEWEST_WORDS = 60  # in fewer, nothing can be said
_SHARE = 0.05


def is_other_than_english(text: str) -> bool:
    """True where there is enough text to tell, and hardly a word of it is a common English one."""
    words = [word.lower() for word in _WORD.findall(text)]
    return len(words) >= _FEWEST_WORDS and sum(word in _COMMON for word in words) < _SHARE * len(words)
