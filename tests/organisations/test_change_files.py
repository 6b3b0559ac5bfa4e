"""A file of changes: what is read, what is found wrong, what comes of it; and the file that comes with Goldthread."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from cast import AT, AlderVale, alder_vale
from database_seen import row_counts
from goldthread.kernel.actor import system_actor
from goldthread.kernel.refusals import Refused
from goldthread.organisations import commands, queries
from goldthread.organisations.change_files import read_changes
from goldthread.organisations.domain import SuccessionKind
from goldthread.organisations.loading import LoadedFile
from goldthread.organisations.tables import COLUMNS
from goldthread.trail.context import acting
from the_tree import ROOT, SOURCE

HEADER = ",".join(COLUMNS)
BY = system_actor("command-line")
REFERENCE = SOURCE / "organisations" / "reference"
POLICE = "Wessmoor Police,police,ods:X9P,Northmere Police,police,,merged,2024-04-01,,,,yes,An invented order,"


def file_of(*rows: str) -> str:
    return "\n".join([HEADER, *rows, ""])


def load(text: str, *, create: bool = True, trial: bool = False) -> LoadedFile:
    lines, findings = read_changes(text)
    assert findings == ()
    with acting(BY):
        return commands.load_changes(lines, create=create, trial=trial, by=BY, at=AT)


def test_a_row_is_read_whatever_the_order_of_its_columns_and_with_a_mark_at_the_top() -> None:
    header = ",".join(reversed(COLUMNS))
    row = ",".join(reversed(POLICE.split(",")))
    [line], findings = read_changes(f"\ufeff{header}\r\n\r\n{row}\r\n")
    assert findings == ()
    assert (line.row, line.kind, line.on) == (3, SuccessionKind.MERGED, date(2024, 4, 1))
    assert (line.predecessor.name, line.predecessor.codes) == ("Wessmoor Police", (("ods", "X9P"),))
    assert (line.successor.codes, line.until_on, line.pending) == ((), None, False)


WRONG = {
    POLICE.replace("merged", "swallowed"): (
        "kind",
        "There is no kind of change swallowed. Choose one of replaced,",
    ),
    POLICE.replace("2024-04-01", "1 April 2024"): ("on", "1 April 2024 is no day. Write it as 2024-04-01"),
    POLICE.replace("2024-04-01", "2024-02-30"): ("on", "2024-02-30 is no day."),
    POLICE.replace("yes", "perhaps"): ("settled", "perhaps is neither yes nor no."),
    POLICE.replace("An invented order", ""): ("source", "This must be given."),
    POLICE.replace("ods:X9P", "X9P"): ("predecessor_codes", "X9P is no code with its scheme."),
    POLICE.replace("ods:X9P", "ods:X"): ("predecessor_codes", "An ODS code has 3 to 10 letters and figures"),
    POLICE.replace("Police,police,,", "Police,orchestra,,"): (
        "successor_kind",
        "There is no kind orchestra.",
    ),
    POLICE + "order.example": ("address", "A web address begins with https://"),
    POLICE + ",more": (None, "It has more fields than the header."),
    POLICE.replace("An invented order", "x" * 501): ("source", "This is longer than 500 characters."),
}


@pytest.mark.parametrize("row", WRONG)
def test_a_row_that_cannot_be_read_is_one_sentence_and_keeps_no_other_back(row: str) -> None:
    field, sentence = WRONG[row]
    lines, [finding] = read_changes(file_of(POLICE, row, POLICE))
    assert [line.row for line in lines] == [2, 4]
    assert (finding.row, finding.field) == (3, field)
    assert finding.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The first row has to name the columns. Missing: predecessor,"),
        ("predecessor,successor\n", "Missing: predecessor_kind"),
        (f"{HEADER},colour\n", "There is no column colour."),
        (f'{HEADER}\n"Wessmoor "Police"\n', "This is no CSV file."),
    ],
)
def test_what_is_no_such_file_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_changes(text)


@pytest.fixture
def cast(database: str) -> AlderVale:
    return alder_vale()


def test_nothing_is_added_that_nobody_asked_for(cast: AlderVale) -> None:
    before = row_counts()
    found = load(file_of(POLICE), create=False)
    assert row_counts() == before
    assert found.done == ()
    assert [(each.row, each.field, each.sentence) for each in found.findings] == [
        (2, "predecessor", "ODS code (NHS) X9P of Wessmoor Police is not recorded. Run again with --create.")
    ]
    [finding] = load(file_of(POLICE.replace("ods:X9P", "")), create=False).findings
    assert finding.sentence == (
        "There is no organisation called Northmere Police. Run again with --create, which adds it."
    )


def test_a_trial_says_what_would_be_done_and_does_none_of_it(cast: AlderVale) -> None:
    before = row_counts()
    said = load(file_of(POLICE), trial=True).done
    assert row_counts() == before
    assert (
        said
        == load(file_of(POLICE)).done
        == (
            "Added: ODS code (NHS) X9P of Wessmoor Police.",
            "Added: Northmere Police.",
            "Recorded: Wessmoor Police to Northmere Police, merged.",
        )
    )


def test_twice_changes_nothing_and_a_code_finds_an_organisation_under_another_name(cast: AlderVale) -> None:
    load(file_of(POLICE))
    before = row_counts()
    again = load(file_of(POLICE, POLICE.replace("Wessmoor Police", "The Wessmoor Force")), create=False)
    assert (again.done, again.standing, again.findings) == ((), 2, ())
    assert row_counts() == before


def test_a_row_that_cannot_be_recorded_is_taken_back_whole(cast: AlderVale) -> None:
    second = POLICE.replace("Northmere Police", "Fernhill Police").replace("ods:X9P", "")
    third = "Fernhill Homes,,,Wessmoor Homes,housing,,merged,2024-04-01,,,,yes,An invented order,"
    found = load(file_of(POLICE, second, third))
    assert [(each.row, each.field) for each in found.findings] == [(3, None), (4, "predecessor")]
    assert "everything can go to one organisation alone" in found.findings[0].sentence
    assert "Give its kind, so that it can be added." in found.findings[1].sentence
    with acting(BY):
        names = {name for _, name in queries.organisation_choices()}
    assert not names & {"Fernhill Police", "Wessmoor Homes", "Fernhill Homes"}


def test_a_name_and_a_code_of_two_organisations_are_a_finding(cast: AlderVale) -> None:
    load(file_of(POLICE))
    mixed = POLICE.replace("Wessmoor Police", "Northmere Children's Services")
    [finding] = load(file_of(mixed)).findings
    assert (
        "lead to different organisations: Northmere Children's Services and Wessmoor Police."
        in finding.sentence
    )


def test_a_file_is_loaded_by_a_support_team_alone(cast: AlderVale) -> None:
    with acting(cast.police_lead), pytest.raises(Refused, match="Only the partnership's support team"):
        commands.load_changes((), create=True, by=cast.police_lead, at=AT)


def files() -> list[Path]:
    return sorted(REFERENCE.glob("*.csv"))


def test_the_reference_files_are_found() -> None:
    assert [path.name for path in files()] == ["succession_hampshire_2019_2026.csv"]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_reference_file_loads_whole_with_a_source_for_every_row(path: Path, database: str) -> None:
    text = path.read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert all(row["source"] and row["address"].startswith("http") for row in rows)
    assert {SuccessionKind(row["kind"]) for row in rows} >= {
        SuccessionKind.REPLACED, SuccessionKind.MERGED, SuccessionKind.RENAMED, SuccessionKind.PART_TRANSFERRED,
        SuccessionKind.HOSTED,
    }  # fmt: skip
    found = load(text)
    assert found.findings == ()
    assert len([each for each in found.done if each.startswith("Recorded")]) == len(rows)
    before = row_counts()
    assert load(text, create=False).standing == len(rows)
    assert row_counts() == before


def test_the_page_of_the_contract_names_every_column_and_no_other() -> None:
    page = (ROOT / "docs" / "reference" / "successions.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == tuple(COLUMNS)
