"""`goldthread demo`: the story as each person finds it, starting and stopping it, and where it refuses to run."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result

from goldthread.cli.demonstration import cast, codes, place, story
from goldthread.cli.main import ExitCode, goldthread
from goldthread.ingest import read_bytes
from goldthread.kernel.actor import Actor
from goldthread.local_postgres import ensure_running
from goldthread.organisations.models import User
from goldthread.readings import queries as readings
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries
from goldthread.recommendations.domain import Standing
from goldthread.trail.context import acting
from local_postgres.homes import a_home, environment

DOCUMENTS = Path(story.__file__).parent / "documents"
LATER = datetime(2025, 12, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def told(database: str) -> str:
    story.tell()
    return database


@pytest.fixture
def seen_by(told: str) -> Iterator[Callable[[cast.Character], Actor]]:
    """Gives a function: from its call on, to the end of the test, the database shows what that person may see."""
    acts: list[Any] = []

    def act(who: cast.Character) -> Actor:
        by = cast.actor_of(who, at=LATER)
        acts.append(acting(by))
        acts[-1].__enter__()
        return by

    yield act
    for each in reversed(acts):
        each.__exit__(None, None, None)


SeenBy = Callable[[cast.Character], Actor]


def reviews() -> set[str]:
    return {row.name for row in queries.reviews({}).rows}


def test_the_support_team_finds_one_document_confirmed_one_half_done_and_one_untouched(
    seen_by: SeenBy,
) -> None:
    seen_by(cast.SUPPORT)
    standings = {row.name: queries.standings_of_reading(row.reading) for row in readings.documents({}).rows}
    wren, rowan, linnet = (
        standings[name]
        for name in (
            "wren_response_march_2021.txt",
            "rowan_response_october_2023.txt",
            "linnet_response_september_2025.txt",
        )
    )
    assert set(standings) == {path.name for path in DOCUMENTS.glob("*.txt") if "hazel" not in path.name}
    assert wren[Standing.CONFIRMED] > 50
    assert (wren[Standing.PROPOSED], wren[Standing.REJECTED]) == (0, 0)
    assert rowan[Standing.CONFIRMED] > 30
    assert rowan[Standing.PROPOSED] > 10
    assert rowan[Standing.REJECTED] == 1
    assert linnet[Standing.PROPOSED] > 40
    assert (linnet[Standing.CONFIRMED], linnet[Standing.REJECTED]) == (0, 0)
    assert reviews() == {"Baby Wren", "Rowan", "Linnet"}


def test_the_briefing_repeats_every_recommendation_word_for_word(seen_by: SeenBy) -> None:
    seen_by(cast.SUPPORT)
    [briefing] = readings.documents({"kind": "briefing"}).rows
    asked = [row for row in queries.recommendations({}).rows if row.review_name == "Baby Wren"]
    assert len(asked) == 15
    assert set(queries.standings_of_reading(briefing.reading).values()) == {0}
    for row in asked:
        assert [each.document for each in queries.repetitions_of(row.id)] == [briefing.name]


def test_one_name_is_left_for_the_visitor_to_explain(seen_by: SeenBy) -> None:
    seen_by(cast.SUPPORT)
    unknown = [
        name.words for row in readings.documents({}).rows for name in queries.unknown_names(row.reading)
    ]
    assert unknown == ["Fernhill Housing"]


def test_a_decision_that_was_undone_can_be_looked_at(seen_by: SeenBy) -> None:
    seen_by(cast.SUPPORT)
    [row] = [each for each in queries.commitments({}).rows if each.text.startswith(story.HASTY)]
    [decision] = queries.decisions_on("commitment", row.id)
    assert row.standing is Standing.PROPOSED
    assert decision.became is Standing.REJECTED
    assert decision.undone_at is not None


def test_the_nurse_finds_what_both_partnerships_asked_of_her_trust_and_its_predecessor(
    seen_by: SeenBy,
) -> None:
    seen_by(cast.NURSE)
    mine = queries.commitments({}).rows
    assert {(row.agency, row.agency_now) for row in mine} == {
        ("Alder Vale Community NHS Trust", "Wessmoor Health NHS Foundation Trust"),
        ("Wessmoor Health NHS Foundation Trust", None),
    }
    assert len({row.partnership for row in mine}) == 2
    assert {row.standing for row in mine} == {Standing.CONFIRMED}
    assert reviews() == {"Baby Wren", "Rowan", "Hazel"}


def test_the_detective_finds_the_police_alone(seen_by: SeenBy) -> None:
    seen_by(cast.DETECTIVE)
    assert {row.agency for row in queries.commitments({}).rows} == {"Wessmoor Police"}
    assert reviews() == {"Baby Wren", "Rowan", "Hazel"}


def test_the_other_partnership_finds_nothing_of_alder_vale(seen_by: SeenBy) -> None:
    seen_by(cast.ELDERWICK_SUPPORT)
    assert reviews() == {"Hazel"}
    assert readings.documents({}).total == 1


def test_commitments_are_in_every_state_and_of_every_precision(seen_by: SeenBy) -> None:
    seen_by(cast.SUPPORT)
    rows = queries.commitments({}).rows
    assert {row.status.value for row in rows} == {"done", "ongoing", "in_progress", "planned", "delayed"}
    assert {row.due_precision for row in rows} == {
        "", "day", "month", "quarter", "year", "financial_year", "recurring",
    }  # fmt: skip
    assert "by spring 2026" in {row.due_words for row in rows if row.due_latest is None}


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_document_says_that_it_is_invented(path: Path) -> None:
    assert "invented" in path.read_text(encoding="utf-8").lower()
    reading = read_bytes(path.read_bytes(), name=path.name)
    assert 8 <= len(reading.recommendations) <= 19


def rows_of_every_table() -> dict[str, str]:
    """How many rows each table has, and what stands in them, as its owner sees it."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f"SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM {table} t")
            found[table] = cursor.fetchone()[0]
    return found


def test_telling_it_again_changes_nothing(told: str) -> None:
    before = rows_of_every_table()
    story.tell()
    assert rows_of_every_table() == before


def test_what_a_visitor_did_stays(told: str) -> None:
    by = cast.actor_of(cast.SUPPORT, at=LATER)
    with acting(by):
        [rowan] = readings.documents({}, words="rowan").rows
        register.confirm_reading(rowan.reading, by=by, at=LATER)
        [figure] = [
            row
            for row in queries.commitments({"standing": "rejected"}).rows
            if row.text.startswith(story.A_FIGURE)
        ]
        register.undo("commitment", figure.id, by=by, at=LATER)
    nurse = User.objects.get(email=cast.NURSE.email)
    nurse.set_password("another word entirely")
    nurse.save()
    before = rows_of_every_table()
    story.tell()
    assert rows_of_every_table() == before


def test_a_start_that_is_cut_short_leaves_nothing_and_the_next_one_completes_it(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    empty = rows_of_every_table()
    with monkeypatch.context() as change:
        change.setattr(story, "CHAPTERS", (*story.CHAPTERS[:3], ("Interrupted", interrupted)))
        with pytest.raises(KeyboardInterrupt):
            story.tell()
    assert rows_of_every_table() == empty
    story.tell()
    assert User.objects.count() == len(cast.CHARACTERS)


def test_a_code_changes_every_half_minute_and_the_next_one_is_told(told: str) -> None:
    begun = datetime(2026, 1, 5, 10, 0, 0, tzinfo=UTC)
    first, late, second = (
        codes.code_of(cast.NURSE.email.upper(), at=begun + timedelta(seconds=seconds))
        for seconds in (0, 29, 30)
    )
    assert re.fullmatch(r"\d{6}", first.figures)
    assert (first.seconds, late.seconds, second.seconds) == (30, 1, 30)
    assert first.figures == late.figures != second.figures == first.following


def test_everybody_has_a_secret_of_their_own_made_for_this_installation(told: str) -> None:
    secrets = {codes.secret_of(user) for user in User.objects.all()}
    assert len(secrets) == len(cast.CHARACTERS)


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No setting of the person's; those that the command makes are put back after the test."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "GOLDTHREAD_ENVIRONMENT", "GOLDTHREAD_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GOLDTHREAD_DATABASE", "GOLDTHREAD_SMTP_URL"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    return monkeypatch


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(goldthread, ["demo", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("arguments", [(), ("--fresh",), ("code", cast.NURSE.email)])
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "postgresql://localhost/real", "DATABASE_URL names a database server."),
        ("DATABASE_OWNER_URL", "postgresql://localhost/real", "DATABASE_OWNER_URL names a database server."),
        ("GOLDTHREAD_ENVIRONMENT", "production", "GOLDTHREAD_ENVIRONMENT is production."),
    ],
)
def test_it_stays_out_of_a_real_database(
    surroundings: pytest.MonkeyPatch, name: str, value: str, sentence: str, arguments: tuple[str, ...]
) -> None:
    surroundings.setenv(name, value)
    result = run(*arguments)
    assert result.exit_code == ExitCode.CANNOT_RUN
    assert sentence in result.stderr
    assert place.NOT_HERE in result.stderr


def test_a_place_that_is_taken_is_a_sentence_with_a_way_out(surroundings: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        result = run("--fresh", "--address", address)
    assert result.exit_code == ExitCode.CANNOT_RUN
    assert f"Something listens on {address} already." in result.stderr


@pytest.mark.parametrize("address", ["8000", "localhost", "127.0.0.1:many", "127.0.0.1:99999"])
def test_an_address_that_is_none_is_typed_wrongly(surroundings: pytest.MonkeyPatch, address: str) -> None:
    result = run("--address", address)
    assert result.exit_code == ExitCode.USAGE
    assert f"{address} is no address to listen on. Write it like 127.0.0.1:8001." in result.stderr


def test_a_code_is_printed_alone_for_programs(surroundings: pytest.MonkeyPatch, told: str) -> None:
    result = run("code", cast.NURSE.email)
    assert result.exit_code == ExitCode.DONE
    assert re.fullmatch(r"\d{6}\n", result.stdout)
    assert re.fullmatch(r"In \d+ s it becomes \d{6}\.\n", result.stderr)


def test_a_code_for_a_stranger_names_those_who_are_here(surroundings: pytest.MonkeyPatch, told: str) -> None:
    result = run("code", "nobody@aldervale.example")
    assert result.exit_code == ExitCode.CANNOT_RUN
    assert "Nobody in the demo signs in with that address." in result.stderr
    assert cast.NURSE.email in result.stderr


def test_a_code_of_somebody_who_removed_theirs_says_what_to_do(
    surroundings: pytest.MonkeyPatch, told: str
) -> None:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user__email=cast.NURSE.email).delete()
    result = run("code", cast.NURSE.email)
    assert result.exit_code == ExitCode.CANNOT_RUN
    assert "Sign in, and the site sets up new ones." in result.stderr


@pytest.fixture
def home(surroundings: pytest.MonkeyPatch) -> Iterator[Path]:
    with a_home() as folder:
        yield folder


def started(home: Path, *arguments: str) -> tuple["subprocess.Popen[str]", str, str]:
    """The whole command in a process of its own: it, the address it was given, and what it said before the site ran."""
    with socket.create_server(("127.0.0.1", 0)) as chosen:
        address = f"127.0.0.1:{chosen.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "goldthread", "demo", "--address", address, *arguments],
        env=environment(GOLDTHREAD_HOME=str(home)),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if "Launching a worker" in line:
            break
    return process, address, said


def stopped(process: "subprocess.Popen[str]") -> tuple[int, str]:
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    return process.returncode, said


def health(address: str, process: "subprocess.Popen[str]") -> str:
    """What the site says of itself, asked again until it listens; a process that ends meanwhile is a failure."""
    while True:
        try:
            with urllib.request.urlopen(f"http://{address}/health", timeout=60) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            assert process.poll() is None, process.communicate()[0]
            time.sleep(0.1)


@pytest.mark.database
def test_it_starts_stops_starts_again_and_begins_anew(home: Path) -> None:
    process, address, said = started(home)
    try:
        assert f"The demo of Goldthread runs at http://{address}" in said
        assert all(text in said for text in (cast.PASSWORD, *(each.email for each in cast.CHARACTERS)))
        assert "answers" in health(address, process)
    finally:
        code, last = stopped(process)
    assert (code, "Stopped. What you did is kept" in last) == (0, True), said + last

    url = ensure_running(home).url("owner", database=place.DATABASE)
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE organisations_person SET name = 'Changed by a visitor'")
    for arguments, kept in (((), True), (("--fresh",), False)):
        process, address, said = started(home, *arguments)
        try:
            assert "answers" in health(address, process)
        finally:
            code, last = stopped(process)
        assert code == 0, said + last
        with psycopg.connect(url) as connection:
            names = [name for (name,) in connection.execute("SELECT name FROM organisations_person")]
        assert len(names) == len(cast.CHARACTERS)
        assert ("Changed by a visitor" in names) is kept
