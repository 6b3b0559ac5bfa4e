"""`goldthread load`: for people, for programs, its exit codes, and what it leaves behind."""

import json
import os
from pathlib import Path

import pytest

from cast import AlderVale, alder_vale
from cli.typed import typed
from database_seen import all_rows, row_counts

DOCUMENTS = Path(__file__).parents[1] / "ingest" / "documents"
SAME_LINE = str(DOCUMENTS / "same_line.txt")
NOTHING_FOUND = (
    "no recommendation was found in it, so there is nothing to load. Check that it is the right file."
)
NUMBERED = str(DOCUMENTS / "numbered_with_headings.txt")
TO_ALDER_VALE = ("--partnership", "alder-vale")


@pytest.fixture(autouse=True)
def cast(database: str) -> AlderVale:
    return alder_vale()


def names_loaded() -> list[str]:
    return [str(name) for (name,) in all_rows("SELECT name FROM readings_document ORDER BY id")]


def test_people_are_told_what_was_proposed_and_whom_to_name() -> None:
    result = typed("load", SAME_LINE, *TO_ALDER_VALE)
    assert result.stderr == ""
    assert "review “" in result.stdout
    assert "proposed: 6 recommendations and parts" in result.stdout
    assert "who is this? " in result.stdout
    assert "Say who they are on the document's page" in result.stdout
    assert result.exit_code == 1, "names are not known, and a person has to say"
    assert names_loaded() == ["same_line.txt"]


def test_a_second_time_changes_nothing_and_says_so() -> None:
    typed("load", SAME_LINE, *TO_ALDER_VALE)
    before = row_counts()
    again = typed("load", SAME_LINE, SAME_LINE, *TO_ALDER_VALE)
    assert again.stdout == f"{SAME_LINE}: already loaded, nothing changed.\n" * 2
    assert again.exit_code == 0
    assert row_counts() == before


def test_programs_get_what_became_of_each_file(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    result = typed("load", SAME_LINE, missing, SAME_LINE, "--json", *TO_ALDER_VALE)
    first, second, third = json.loads(result.stdout)["files"]
    nothing_new = {"is_new": False, "proposed": None, "actions": 0}
    assert set(first) == set(second) == set(third) == {"file", "error", "document", *nothing_new}
    assert (first["file"], first["error"]) == (SAME_LINE, None)
    assert first["proposed"]["recommendations"] == 6
    assert isinstance(first["proposed"]["unknown_names"], list)
    assert (
        second
        == {
            "file": missing,
            "error": "missing.txt was not found.",
            "document": None,
        }
        | nothing_new
    )
    assert third == {"file": SAME_LINE, "error": None, "document": first["document"]} | nothing_new
    assert result.exit_code == 1
    again = typed("load", SAME_LINE, "--json", *TO_ALDER_VALE)
    assert (json.loads(again.stdout)["files"], again.exit_code) == ([third], 0)


def test_a_bad_file_does_not_stop_the_good_ones(tmp_path: Path) -> None:
    bad = {
        "folder.txt": " is a folder; name the files in it.",
        "picture.txt": " is a picture; Goldthread reads text.",
        "binary.txt": " is not readable text; save it as plain text in UTF-8 first.",
        "empty.txt": " is empty.",
        "letter.txt": f": {NOTHING_FOUND}",
        "missing.txt": " was not found.",
    }
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "letter.txt").write_text("Dear all,\n\nThank you for coming.\n")
    result = typed("load", *(str(tmp_path / name) for name in bad), NUMBERED, *TO_ALDER_VALE)
    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if line.startswith("Not loaded.")] == [
        f"Not loaded. {name}{sentence}" for name, sentence in bad.items()
    ]
    assert names_loaded() == ["numbered_with_headings.txt"]


def test_a_file_whose_name_is_no_text_is_loaded_all_the_same(tmp_path: Path) -> None:
    """A name from an older system, in bytes that are not UTF-8."""
    odd = os.fsdecode(bytes(tmp_path) + b"/r\xe9ponse.txt")
    Path(odd).write_bytes(Path(SAME_LINE).read_bytes())
    result = typed("load", odd, *TO_ALDER_VALE)
    assert "proposed: 6 recommendations and parts" in result.stdout
    assert names_loaded() == ["r�ponse.txt"]


def test_an_unknown_partnership_ends_with_3_and_names_those_there_are() -> None:
    before = row_counts()
    for form in ((), ("--json",)):
        result = typed("load", SAME_LINE, "--partnership", "aldervale", *form)
        assert result.exit_code == 3
        assert result.stderr == "Error: There is no partnership called aldervale. Known: alder-vale.\n"
        assert result.stdout == ""
    assert row_counts() == before


def test_nothing_but_unreadable_files_ends_with_1(tmp_path: Path) -> None:
    before = row_counts()
    result = typed("load", str(tmp_path), *TO_ALDER_VALE)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == f"Not loaded. {tmp_path.name} is a folder; name the files in it.\n"
    assert row_counts() == before


def test_minutes_are_kept_with_their_actions_and_propose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Wessmoor Partnership\nMinutes of 4 March 2024\n\n1. Audit\nAction 3: Police to write to each station.\n"
    )
    result = typed("load", str(path), *TO_ALDER_VALE)
    assert "minutes.txt: stored; nothing in it could be proposed" in result.stdout
    assert "kept with the document: 1 action of the meeting, under no recommendation" in result.stdout
    assert result.exit_code == 0
    assert typed("load", str(path), *TO_ALDER_VALE).stdout.endswith("already loaded, nothing changed.\n")
