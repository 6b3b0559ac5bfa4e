"""Patterns for a text in small letters."""

import re

import pytest

from goldthread.kernel.dates import mentions
from goldthread.kernel.repeats import repeats
from goldthread.kernel.small_letters import in_small_letters, small_letters

TEXTS = ("The MASH met", "no mash here", "A Threshold document", "MASHED", "Step 4", "")


@pytest.mark.parametrize("pattern", [r"\bMASH\b", r"threshold\S*", r"(?P<word>STEP)\s\d", r"\Wm[AE]t"])
@pytest.mark.parametrize("text", TEXTS)
def test_it_finds_what_is_found_without_regard_to_case(pattern: str, text: str) -> None:
    with_case_ignored = re.search(pattern, text, re.IGNORECASE)
    found = in_small_letters(pattern).search(text.lower())
    assert (found and found.span()) == (with_case_ignored and with_case_ignored.span())


@pytest.mark.parametrize("text", ["", "Alder VALE", "STRAßE", "İstanbul in MAY", "ŞİŞLİ"])
def test_a_text_keeps_its_places_in_small_letters(text: str) -> None:
    small = small_letters(text)
    assert len(small) == len(text)
    assert all(now == before or now in before.lower() for now, before in zip(small, text, strict=True))


def test_dates_and_repeats_are_given_as_they_are_written() -> None:
    text = "The İpek Centre reports EVERY Two Months, first on 3 MARCH 2024."
    (mention,), (repeat,) = mentions(text), repeats(text)
    assert (mention.words, text[mention.start : mention.end]) == ("3 MARCH 2024", "3 MARCH 2024")
    assert (repeat.words, text[repeat.start : repeat.end]) == ("EVERY Two Months", "EVERY Two Months")
