"""`goldthread read`: for people, for programs, and its exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldthread.cli.main import goldthread

DOCUMENTS = Path(__file__).parents[1] / "ingest" / "documents"
ONE = str(DOCUMENTS / "same_line.txt")
OTHER = str(DOCUMENTS / "numbered_with_headings.txt")


def run(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(goldthread, ["read", *arguments])


def test_people_see_who_promised_what_by_when() -> None:
    result = run(ONE)
    assert result.exit_code == 0
    text = " ".join(result.output.split())
    assert "3 recommendations with 3 lettered parts." in text
    assert "1 line 6 asks The Partnership" in text
    assert "Wessmoor Integrated Care Board line 9" in text
    assert (
        'planned will be offered to all practices by September 2023 (line 10) Target: "by September 2023", no '
        "later than" in text
    )
    assert "30 September 2023" in text


def test_what_needs_a_person_stands_first() -> None:
    text = " ".join(run(OTHER).output.split()).split("What to look at")[1]
    assert "No answer in this document: 3. The recommendation stands here" in text
    assert "Said to have slipped: 1, line 25 (staffing)." in text


def test_piped_output_has_no_colour_and_no_line_past_80_columns() -> None:
    output = run(ONE).output
    assert "\x1b" not in output
    assert max(len(line) for line in output.splitlines()) <= 80


def test_programs_get_the_contract() -> None:
    result = run(ONE, OTHER, "--json")
    documents = json.loads(result.stdout)["documents"]
    assert [document["file"] for document in documents] == ["same_line.txt", "numbered_with_headings.txt"]
    assert documents[0]["recommendations"][0]["place"]["line"] == 6
    assert result.exit_code == 0


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    result = run(missing, ONE)
    assert result.exit_code == 1
    assert "Error: missing.txt was not found." in result.stderr
    assert "same_line.txt" in result.stdout
    assert "1 of 2 files read" in result.stdout


def test_nothing_found_is_said_and_is_not_success(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,\n\nThank you for coming.\n")
    result = run(str(path))
    assert result.exit_code == 1
    assert "No recommendation was found." in result.stdout
    assert "is this the right document" in " ".join(result.stdout.split())


MINUTES = """WESSMOOR SAFEGUARDING CHILDREN PARTNERSHIP
Minutes of the meeting held on 4 March 2024

Present: Ben Larkin (BL), Wessmoor Police; Cy Marl (CM), Business Manager

1. Child Larch
The group agreed. Action 3: BL to write to each station, by 5 April 2024.
"""


def test_actions_of_minutes_are_printed_with_whose_they_are(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES)
    result = run(str(path))
    words = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "0 recommendations, 1 action of the meeting." in words
    assert "1 commitment: 1 planned; 1 of 1 with a target date." in words
    assert (
        "Actions of the meeting Wessmoor Police planned BL to write to each station, by 5 April 2024 (line 7)"
        in words
    )


@pytest.mark.parametrize("arguments", [(), ("--jsn", ONE)])
def test_a_mistyped_command_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_no_file_read_at_all_ends_with_3_and_json_holds_the_reason(tmp_path: Path) -> None:
    result = run(str(tmp_path), "--json")
    assert result.exit_code == 3
    (document,) = json.loads(result.stdout)["documents"]
    assert document["error"] == f"{tmp_path.name} is a folder; name the files in it."
    assert document["recommendations"] == []


def test_help_shows_examples_and_exit_codes() -> None:
    output = run("--help").output
    assert "goldthread read *.txt --json > readings.json" in output
    assert "3 no file could be read" in output
