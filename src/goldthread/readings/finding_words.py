"""Where typed words stand in a document: white space and lifted lines make no difference, every other letter does."""

from collections.abc import Iterator

from goldthread.ingest.manuscript import Source

NOT_THERE = "These words do not stand in the document as you typed them. Copy them from the text."

# A keyboard has one apostrophe and one dash, a document several; each is one character, so that no place shifts.
_KEYBOARD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"})


def find_words(
    typed: str, source: Source, *, near: int = 0, within: tuple[int, int] | None = None
) -> tuple[int, int] | None:
    """[start, end) of the typed words, the place nearest to `near` where they stand more than once; None for nowhere.

    Words copied across the end of a page are found with the page's number among them and without it. `within` bounds
    the search.
    """
    start, end = within or (0, len(source.text))
    for text in (source, Source(source.text)):
        places = list(_places(typed, text, start, end))
        if places:
            return min(places, key=lambda place: abs(place[0] - near))
    return None


def _places(typed: str, source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    wanted = _as_typed(" ".join(typed.split()))
    plain, positions = source.aligned(start, end)
    plain = _as_typed(plain)
    at = plain.find(wanted) if wanted else -1
    while at >= 0:
        yield positions[at], positions[at + len(wanted) - 1] + 1
        at = plain.find(wanted, at + 1)


def _as_typed(words: str) -> str:
    return words.translate(_KEYBOARD)
