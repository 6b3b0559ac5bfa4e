"""What `goldthread read` prints first: short, weightiest first, with the line of everything."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from goldthread.cli.main import goldthread

TEXT = """\
Alder Vale Safeguarding Children Partnership Response – Child Q

Recommendation 1

It is recommended that an independent audit of the night desk is undertaken as a matter of urgency.

Wessmoor Police have completed an internal audit. Officers currently carry a card. Several sergeants have recently read
it. Cards will shortly be printed. Posters will be printed. Leaflets will be sent.

Recommendation 2

The Board should hold a fair.
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "response.txt"
    path.write_text(TEXT, encoding="utf-8")
    return CliRunner(env={"COLUMNS": "80"}).invoke(goldthread, ["read", str(path)]).output


def test_what_to_look_at_stands_before_the_recommendations(page: str) -> None:
    assert page.index("What to look at") < page.index(
        "Recommendation 1" if "Recommendation 1" in page else "1  line"
    )


def test_weighty_findings_are_written_out_in_order(page: str) -> None:
    text = " ".join(page.split())
    silent = text.index(
        "No answer in this document: 2. The recommendation stands here without a response. (line 12)"
    )
    assert silent < text.index("Answered with something else: 1. Asked for something independent")


def test_findings_about_words_are_one_line_with_the_words(page: str) -> None:
    text = " ".join(page.split())
    assert "Time words without a date: 3, lines 7 “currently”, 7 “recently”, 8 “shortly”." in text
    assert "No date in this document: 3, lines 8, 8, 8." in text


def test_an_urgent_ask_is_said_to_be_urgent(page: str) -> None:
    assert "1 ask, urgent: i It is recommended" in " ".join(page.split())


def test_the_mix_of_acts_waits_for_ten(page: str) -> None:
    assert "private prompt" not in page


def test_no_line_is_past_80_columns_and_nobody_is_blamed(page: str) -> None:
    assert max(map(len, page.splitlines())) <= 80
    assert "not answered" not in page
