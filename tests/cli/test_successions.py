"""`goldthread add successions`: look, load, load again; every trouble a sentence."""

from pathlib import Path

import pytest

from cast import alder_vale
from cli.typed import typed
from database_seen import row_counts
from goldthread.cli import adding
from goldthread.organisations.tables import COLUMNS

pytestmark = pytest.mark.usefixtures("database")

HEADER = ",".join(COLUMNS)
ROW = "Wessmoor Police,police,,Northmere Police,police,,merged,2024-04-01,,,,yes,An invented order,"


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    alder_vale()
    path = tmp_path / "changes.csv"
    path.write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    return path


def test_look_load_and_load_again(changes: Path) -> None:
    before = row_counts()
    looked = typed("add", "successions", str(changes), "--create", "--dry-run")
    assert looked.exit_code == 0
    assert looked.output == (
        "A trial. This would be done:\n"
        "Added: Northmere Police.\n"
        "Recorded: Wessmoor Police to Northmere Police, merged.\n"
        "0 changes stood already; 0 rows cannot be recorded. Nothing was kept.\n"
    )
    assert row_counts() == before
    loaded = typed("add", "successions", str(changes), "--create")
    assert loaded.output.endswith("0 changes stood already; 0 rows cannot be recorded.\n")
    kept = row_counts()
    assert kept != before
    assert typed("add", "successions", str(changes)).output == (
        "1 change stood already; 0 rows cannot be recorded.\n"
    )
    assert row_counts() == kept


def test_a_bad_row_is_told_with_its_place_and_the_good_one_is_kept(changes: Path) -> None:
    bad = ROW.replace("merged", "swallowed")
    unknown = ROW.replace("Northmere Police", "Fernhill Police")
    changes.write_text(f"{HEADER}\n{bad}\n{unknown}\n{ROW}\n", encoding="utf-8")
    result = typed("add", "successions", str(changes), "--create")
    assert result.exit_code == 1
    assert "changes.csv, row 2, kind: There is no kind of change swallowed." in result.stderr
    assert "changes.csv, row 4: Wessmoor Police passed everything to Fernhill Police" in result.stderr
    assert "Recorded: Wessmoor Police to Fernhill Police, merged." in result.stdout


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"predecessor\n", "The first row has to name the columns."),
        (b"\xff\xfe\x00", "changes.csv is not UTF-8 text."),
        (b"x" * 200, "changes.csv is larger than"),
    ],
)
def test_what_cannot_be_read_at_all_ends_with_3(
    changes: Path, content: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "MOST_BYTES_OF_CHANGES", 100)
    changes.write_bytes(content)
    result = typed("add", "successions", str(changes))
    assert result.exit_code == 3
    assert sentence in result.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = typed("add", "successions", str(tmp_path / "none.csv"))
    assert (result.exit_code, "none.csv cannot be read" in result.stderr) == (3, True)
