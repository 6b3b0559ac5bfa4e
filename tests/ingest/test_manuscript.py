"""The words of a stretch of the source, where each of their characters stands, and where pages begin."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.manuscript import Source


@pytest.mark.parametrize(
    ("text", "lifted", "words"),
    [
        ("Alder Vale\nreads the form.", (), "Alder Vale reads the form."),
        ("  Alder  Vale\n\nreads\tthe form. ", (), "Alder Vale reads the form."),
        ("Alder Vale reads\n12\nthe form.", ((17, 19),), "Alder Vale reads the form."),
        (" \n ", (), ""),
    ],
)
def test_each_character_of_the_words_is_found_in_the_source(
    text: str, lifted: tuple[tuple[int, int], ...], words: str
) -> None:
    source = Source(text, lifted)
    aligned, positions = source.aligned(0, len(text))
    assert aligned == source.words(0, len(text)) == words
    assert len(positions) == len(words)
    assert all(
        text[at] == c or (c == " " and text[at].isspace()) for at, c in zip(positions, words, strict=True)
    )


def test_a_reading_says_where_each_page_of_its_text_begins() -> None:
    text = "Recommendation 1\nKeep a log.\n\fRecommendation 2\nRead the log.\n\f\n"
    reading = read_bytes(text.encode(), name="two.txt")
    assert [reading.source_text[at : at + 17] for at in reading.pages] == [
        "Recommendation 1\n", "\fRecommendation 2", "\f\n",
    ]  # fmt: skip
    assert read_bytes(b"Recommendation 1\nKeep a log.\n", name="one.txt").pages == ()
