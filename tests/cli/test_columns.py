"""`goldthread columns` over the real database: what a tracker's columns mean, settled once, read by ever after."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from cast import AlderVale, alder_vale
from cli.typed import typed

HEADERS = ("Ref", "What we undertook", "Lead", "By when", "RAG")
ROW = ("1", "The Trust will rewrite its growth chart policy.", "Wessmoor Police", "31/03/2026", "Amber")


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """An invented tracker whose second column no list of words explains."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        HEADERS,
        ROW,
        ("2", "Charts will be shown to all staff.", "Wessmoor Police", "30/06/2026", "Green"),
    ):
        sheet.append(row)
    path = tmp_path / "tracker.xlsx"
    book.save(path)
    return path


@pytest.fixture
def cast(database: str) -> AlderVale:
    return alder_vale()


SETTLE = ("--partnership", "alder-vale", "--set", "What we undertook=action")


def test_the_columns_are_shown_with_what_they_are_taken_to_mean(cast: AlderVale, tracker: Path) -> None:
    shown = typed("columns", str(tracker))
    assert "Lead" in shown.output
    assert "lead" in shown.output


def test_a_settled_column_is_read_by_every_later_load(cast: AlderVale, tracker: Path) -> None:
    assert typed("columns", str(tracker), *SETTLE).exit_code == 0
    again = typed("columns", str(tracker), "--partnership", "alder-vale")
    assert (again.exit_code, "not known" in again.output) == (0, False)
    loaded = json.loads(typed("load", str(tracker), "--partnership", "alder-vale", "--json").stdout)
    assert loaded["files"][0]["error"] is None
    assert loaded["files"][0]["proposed"]["commitments"] >= 2


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--set", "Lead=lead"), 2, "--set needs --partnership"),
        (
            ("--partnership", "alder-vale", "--set", "Lead=boss"),
            2,
            "--set takes HEADER=MEANING, with one of",
        ),
        (("--partnership", "alder-vale", "--set", "Weather=lead"), 2, "No column is headed 'weather'"),
        (("--partnership", "nowhere"), 3, "There is no partnership called nowhere. Known: alder-vale."),
    ],
)
def test_what_is_typed_wrongly_gets_a_sentence(
    cast: AlderVale, tracker: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    done = typed("columns", str(tracker), *arguments)
    assert (done.exit_code, sentence in done.output) == (code, True), done.output


def test_a_file_that_cannot_be_read_gets_its_sentence(cast: AlderVale, tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").touch()
    done = typed("columns", str(tmp_path / "empty.xlsx"))
    assert done.exit_code == 3
    assert "empty.xlsx" in done.output
