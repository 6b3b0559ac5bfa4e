"""Patterns for a text in small letters."""

import re

import pytest

from goldthread.kernel.small_letters import in_small_letters

TEXTS = ("The MASH met", "no mash here", "A Threshold document", "MASHED", "Step 4", "")


@pytest.mark.parametrize("pattern", [r"\bMASH\b", r"threshold\S*", r"(?P<word>STEP)\s\d", r"\Wm[AE]t"])
@pytest.mark.parametrize("text", TEXTS)
def test_it_finds_what_is_found_without_regard_to_case(pattern: str, text: str) -> None:
    with_case_ignored = re.search(pattern, text, re.IGNORECASE)
    found = in_small_letters(pattern).search(text.lower())
    assert (found and found.span()) == (with_case_ignored and with_case_ignored.span())
