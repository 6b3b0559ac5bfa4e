"""Loading: whole or not at all, once, and never changed afterwards."""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pgtrigger
import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction

from cast import AT, AlderVale, fernhill
from database_seen import (
    all_rows,
    environment_with,
    row_counts,
    session_lives,
    sessions_waiting_for_a_lock,
    until,
)
from goldthread.ingest import as_contract, read_bytes
from goldthread.ingest.reading import Commitment, Due, Reading
from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import Refused
from goldthread.readings import commands
from goldthread.readings import models as stored
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about
from readings_made import TEXT, juniper, place

FILE = Path(__file__).parents[1] / "ingest" / "documents" / "same_line.txt"


def load(cast: AlderVale, by: Actor, reading: Reading | None = None) -> commands.Loaded:
    with acting(by):
        return commands.load(TEXT.encode(), reading or juniper(), partnership=cast.partnership, by=by, at=AT)


def test_a_document_and_its_reading_are_kept_as_they_came(cast: AlderVale) -> None:
    content = FILE.read_bytes()
    reading = read_bytes(content, name=FILE.name)
    with acting(cast.support):
        loaded = commands.load(content, reading, partnership=cast.partnership, by=cast.support, at=AT)
        document = stored.Document.objects.get(id=loaded.document)
        kept = stored.Reading.objects.get(id=loaded.reading)
        entries = entries_about("document", loaded.document)
    assert bytes(document.content) == content
    assert document.checksum == hashlib.sha256(content).hexdigest()
    assert (document.name, document.loaded_at, document.actor) == (FILE.name, AT, cast.support.id)
    assert kept.contract == json.loads(json.dumps(as_contract([reading])["documents"][0]))
    assert kept.source_text == reading.source_text == content.decode()
    assert (kept.reader_version, kept.kind, kept.read_at) == (reading.reader_version, "response", AT)
    assert [(entry.verb, entry.actor, entry.details) for entry in entries] == [
        ("document.loaded", cast.support.id, {"reading": kept.id, "bytes": len(content)})
    ]


def test_every_proposed_row_points_at_its_words_in_the_text(cast: AlderVale) -> None:
    loaded = load(cast, cast.support)
    assert loaded.proposed is not None
    assert (loaded.proposed.recommendations, loaded.proposed.responses, loaded.proposed.commitments) == (
        3,
        2,
        3,
    )
    with acting(cast.support):
        found = {"reading": loaded.reading}
        places = [(row.source, row.text) for row in queries.recommendations(found)]
        places += [(row.source, row.text) for row in queries.responses(found)]
        places += [(row.source, row.text) for row in queries.commitments(found)]
    assert len(places) == 8
    assert [TEXT[source.start : source.end] for source, _ in places] == [text for _, text in places]


def test_the_same_bytes_again_change_nothing(cast: AlderVale) -> None:
    first = load(cast, cast.support)
    before = row_counts()
    again = load(cast, cast.loader)
    assert (again.document, again.reading, again.proposed) == (first.document, first.reading, None)
    assert row_counts() == before


def test_the_same_bytes_under_another_name_change_nothing(cast: AlderVale) -> None:
    load(cast, cast.support)
    before = row_counts()
    assert load(cast, cast.support, juniper(file="copy_of_juniper.txt")).name == "juniper.txt"
    assert row_counts() == before


def with_a_target_that_the_database_refuses() -> Reading:
    """Its last commitment ends before it begins, which a constraint of the register forbids."""
    reading = juniper()
    *others, last = reading.recommendations
    words = "Officers now record everyone present."
    impossible = Due("when", "day", earliest=date(2022, 3, 2), latest=date(2022, 3, 1))
    broken = replace(
        last, commitments=(Commitment(words, "Wessmoor Police", "done", impossible, place(words)),)
    )
    return replace(reading, recommendations=(*others, broken))


def test_what_the_database_refuses_in_the_middle_leaves_nothing(cast: AlderVale) -> None:
    before = row_counts()
    with pytest.raises(IntegrityError, match="due_in_order"):
        load(cast, cast.support, with_a_target_that_the_database_refuses())
    assert row_counts() == before
    assert load(cast, cast.support).proposed is not None


def test_a_fault_after_the_last_row_leaves_nothing_even_where_the_caller_goes_on(
    cast: AlderVale, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = row_counts()

    def fails(*args: object, **kwargs: object) -> None:
        raise RuntimeError("an invented fault")

    with acting(cast.support):
        with monkeypatch.context() as patched, pytest.raises(RuntimeError):
            patched.setattr("goldthread.readings.commands.trail.record", fails)
            commands.load(TEXT.encode(), juniper(), partnership=cast.partnership, by=cast.support, at=AT)
        assert not stored.Document.objects.exists()
    assert row_counts() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7 invented", "plan.txt is cut off, its end is missing; ask for the file again."),
        (b"\x00\x01\x02\x03", "plan.txt is not readable text; save it as plain text in UTF-8 first."),
        (b" \n", "plan.txt is empty."),
        (
            b"Dear all,\n\nThank you for coming.\n",
            (
                "plan.txt: no recommendation was found in it, so there is nothing to load. "
                "Check that it is the right file."
            ),
        ),
    ],
)
def test_a_file_that_holds_nothing_to_load_is_refused(cast: AlderVale, content: bytes, sentence: str) -> None:
    before = row_counts()
    reading = read_bytes(content, name="plan.txt")
    with acting(cast.support), pytest.raises(Refused) as refusal:
        commands.load(content, reading, partnership=cast.partnership, by=cast.support, at=AT)
    assert refusal.value.sentence == sentence
    assert row_counts() == before


def test_only_the_support_team_loads(cast: AlderVale) -> None:
    stranger = fernhill()
    before = row_counts()
    for by in (cast.scrutineer, cast.police_lead, stranger):
        with pytest.raises(Refused, match=r"Only the partnership's support team confirms what was read\."):
            load(cast, by)
    assert row_counts() == before


def test_whoever_may_not_load_is_not_told_what_stands_already(cast: AlderVale) -> None:
    load(cast, cast.support)
    for by in (cast.scrutineer, cast.police_lead, fernhill()):
        with pytest.raises(Refused, match="Only the partnership's support team"):
            load(cast, by)


def test_two_loads_of_one_file_at_once_leave_one_document(
    cast: AlderVale, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever comes second has to wait for the first one's end, and then finds everything there."""
    propose = register.propose

    def propose_once_the_other_waits(*args: Any, **kwargs: Any) -> register.Proposed:
        until(sessions_waiting_for_a_lock, "the second load waits for the first")
        return propose(*args, **kwargs)

    monkeypatch.setattr(register, "propose", propose_once_the_other_waits)
    with ThreadPoolExecutor(2) as threads:
        loads = [threads.submit(_load_and_hang_up, cast) for _ in range(2)]
        outcomes = [each.result() for each in loads]
    assert {outcome.document for outcome in outcomes} == {outcomes[0].document}
    assert sorted(outcome.proposed is None for outcome in outcomes) == [False, True]
    counts = row_counts()
    assert (counts["readings_document"], counts["readings_reading"]) == (1, 1)
    assert counts["recommendations_recommendation"] == 3


def _load_and_hang_up(cast: AlderVale) -> commands.Loaded:
    try:
        return load(cast, cast.loader)
    finally:
        connections.close_all()


def test_a_load_that_is_killed_half_way_leaves_nothing_and_the_next_succeeds(
    cast: AlderVale, database: str, tmp_path: Path
) -> None:
    before = row_counts()
    command = [sys.executable, "-m", "goldthread", "load", str(FILE), "--partnership", "alder-vale"]
    surroundings = environment_with(database)
    with transaction.atomic(using="owner"):
        # The register's last table is held, so that the load stands still with all the others written.
        with connections["owner"].cursor() as cursor:
            cursor.execute("LOCK TABLE recommendations_commitment IN EXCLUSIVE MODE")
        loading = subprocess.Popen(command, env=surroundings, cwd=tmp_path)
        until(sessions_waiting_for_a_lock, "the load comes to its first commitment")
        [session] = sessions_waiting_for_a_lock()
        os.kill(loading.pid, signal.SIGKILL)
        loading.wait()
    until(lambda: not session_lives(session), "the killed load's session ends")
    assert row_counts() == before
    again = subprocess.run(
        command, env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "proposed: 6 recommendations and parts" in again.stdout, again.stderr
    assert all_rows("SELECT name FROM readings_document") == [(FILE.name,)]


CHECKSUMS = "SELECT md5(d::text), md5(r::text) FROM readings_document d, readings_reading r"

STATEMENTS = (
    "UPDATE readings_document SET content = ''",
    "DELETE FROM readings_document",
    "UPDATE readings_reading SET source_text = ''",
    "DELETE FROM readings_reading",
)

CHANGES: dict[str, Callable[[int], object]] = {
    "saving a document": lambda one: stored.Document.objects.get(id=one).save(),
    "saving a reading": lambda one: stored.Reading.objects.get(document=one).save(),
    "updating documents": lambda one: stored.Document.objects.filter(id=one).update(name="other.txt"),
    "updating readings": lambda one: stored.Reading.objects.filter(document=one).update(kind="other"),
    "deleting a reading": lambda one: stored.Reading.objects.get(document=one).delete(),
    "deleting readings": lambda one: stored.Reading.objects.filter(document=one).delete(),
    "emptying the tables": lambda one: _run("TRUNCATE readings_document, readings_reading"),
    "deletion with the trigger told to look away": lambda one: _run_unwatched("DELETE FROM readings_reading"),
    "update with the trigger told to look away": lambda one: _run_unwatched(
        "UPDATE readings_document SET name = 'other.txt'"
    ),
}


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _run_unwatched(statement: str) -> None:
    triggers = ("readings.Reading:kept_unchanged", "readings.Document:kept_unchanged")
    with pgtrigger.ignore(*triggers), transaction.atomic():
        _run(statement)


def test_what_is_kept_cannot_be_changed_by_the_site(cast: AlderVale, document: int) -> None:
    before = all_rows(CHECKSUMS)
    with acting(cast.support):
        for name, change in CHANGES.items():
            assert _refused(partial(change, document)), name
        for statement in STATEMENTS:
            assert _refused(partial(_run, statement)), statement
    assert all_rows(CHECKSUMS) == before


def test_what_is_kept_cannot_be_changed_by_the_owner_of_the_tables_either(document: int) -> None:
    before = all_rows(CHECKSUMS)
    for statement in STATEMENTS:
        assert _refused(partial(all_rows, statement), using="owner"), statement
    assert all_rows(CHECKSUMS) == before


def _refused(change: Callable[[], object], using: str = "default") -> bool:
    """Whether the database refuses it, for want of a right or by the trigger."""
    try:
        with transaction.atomic(using=using):
            change()
    except DatabaseError as refusal:
        return bool(re.search(r"permission denied|Cannot update or delete rows from readings_", str(refusal)))
    return False
