"""Taking files in, and reading each in its job: whole or not at all, once, and never left half way."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, connections, transaction
from pytest_django import Settings

from cast import AT, AlderVale, fernhill, user_of
from database_seen import (
    all_rows,
    environment_with,
    row_counts,
    session_lives,
    sessions_waiting_for_a_lock,
    until,
)
from goldthread.cli.serve import WORKER
from goldthread.ingest.column_maps import Layout, Meaning
from goldthread.ingest.limits import MOST_BYTES
from goldthread.kernel.actor import Actor, ActorKind, Role
from goldthread.kernel.clock import now
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations.models import Post
from goldthread.readings import commands, jobs, queries, uploads
from goldthread.readings import uploaded as reads
from goldthread.readings.models import Upload
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about
from readings.uploads_made import (
    CUT_OFF,
    CUT_OFF_SENTENCE,
    GOOD,
    outcomes,
    run_jobs,
    run_worker,
    uploaded,
    waiting_jobs,
)

NOTES = b"Dear all,\n\nThank you for coming.\n"


def test_files_wait_with_a_job_each_that_carries_ids_alone(cast: AlderVale) -> None:
    batch = uploaded(cast, ("response.txt", GOOD), ("plan.pdf", CUT_OFF))
    assert outcomes() == [("response.txt", "waiting", "", True), ("plan.pdf", "waiting", "", True)]
    first, second = [row for (row,) in all_rows("SELECT id FROM readings_upload ORDER BY position")]
    shared = {"partnership": cast.partnership, "actor": cast.support.id, "post": cast.support.post}
    assert waiting_jobs() == [{"upload": first, **shared}, {"upload": second, **shared}]
    with acting(cast.support):
        (entry,) = entries_about("upload", int(str(first)))
        assert [each.name for each in reads.uploaded(batch).files] == ["response.txt", "plan.pdf"]
    assert (entry.verb, entry.actor) == ("documents.uploaded", cast.support.id)
    assert entry.details == {"files": 2, "bytes": len(GOOD) + len(CUT_OFF)}


def test_a_job_loads_what_was_read_as_whoever_uploaded_it(cast: AlderVale) -> None:
    batch = uploaded(cast, ("response.txt", GOOD))
    run_jobs()
    assert outcomes() == [("response.txt", "loaded", "", False)]
    with acting(cast.support):
        (file,) = reads.uploaded(batch).files
        assert file.document is not None
        assert queries.document_bytes(file.document) == ("response.txt", GOOD)
        row = queries.document(file.document)
        assert [each.actor for each in entries_about("document", file.document)] == [cast.support.id]
        (finished, _) = entries_about("upload", 1)
    assert row.checksum == hashlib.sha256(GOOD).hexdigest()
    assert (finished.verb, finished.actor, finished.details) == (
        "upload.loaded", cast.support.id, {"document": file.document},
    )  # fmt: skip
    assert (file.made, file.proposed) == (file.proposed, file.made) and file.made > 6


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.pdf", CUT_OFF, CUT_OFF_SENTENCE),
        ("notes.doc", b"\x00\x01\x02\x03", "notes.doc is not readable text; save it as plain text in UTF-8 first."),
        ("nothing.txt", b"", "nothing.txt is empty."),
        (
            "notes.txt", NOTES,
            (
                "notes.txt: no recommendation was found in it, so there is nothing to load. "
                "Check that it is the right file."
            ),
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_loaded_leaves_its_sentence_and_no_bytes(
    cast: AlderVale, name: str, content: bytes, sentence: str
) -> None:
    uploaded(cast, (name, content))
    run_jobs()
    assert outcomes() == [(name, "refused", sentence, False)]
    assert row_counts()["readings_document"] == 0
    with acting(cast.support):
        assert [each.verb for each in entries_about("upload", 1)] == ["upload.refused", "documents.uploaded"]


HEADERS = ("Ref", "Blorp", "Lead", "By when", "RAG")
TRACKER = (
    HEADERS,
    ("1", "The Trust will rewrite its growth chart policy.", "Wessmoor Police", "31/03/2026", "Amber"),
    ("2", "Charts will be shown to all staff.", "Wessmoor Police", "30/06/2026", "Green"),
)


def test_columns_that_the_partnership_settled_are_kept_to(cast: AlderVale) -> None:
    table = "\n".join(",".join(row) for row in TRACKER).encode()
    layout = Layout(HEADERS, (Meaning.NUMBER, Meaning.ACTION, Meaning.LEAD, Meaning.DUE, Meaning.RAG))
    uploaded(cast, ("before.csv", table))
    run_jobs()
    with acting(cast.support):
        commands.settle_columns(layout, partnership=cast.partnership, by=cast.support, at=AT)
    uploaded(cast, ("after.csv", table))
    run_jobs()
    assert [row[:2] for row in outcomes()] == [("before.csv", "refused"), ("after.csv", "loaded")]


def test_running_a_job_twice_changes_nothing(cast: AlderVale) -> None:
    uploaded(cast, ("response.txt", GOOD), ("plan.pdf", CUT_OFF))
    run_jobs()
    before, stood = row_counts(), outcomes()
    run_jobs()
    assert (row_counts(), outcomes()) == (before, stood)


def test_bytes_that_are_a_document_already_are_finished_at_once(cast: AlderVale) -> None:
    uploaded(cast, ("response.txt", GOOD))
    run_jobs()
    again = uploaded(cast, ("copy.txt", GOOD))
    assert outcomes()[1] == ("copy.txt", "loaded_before", "", False)
    with acting(cast.support):
        (file,) = reads.uploaded(again).files
    assert (file.document, file.known_as) == (1, "response.txt")
    assert row_counts()["readings_document"] == 1


def test_the_same_bytes_twice_in_one_choice_are_loaded_once(cast: AlderVale) -> None:
    uploaded(cast, ("response.txt", GOOD), ("copy.txt", GOOD))
    run_jobs()
    assert [row[1] for row in outcomes()] == ["loaded", "loaded_before"]
    assert row_counts()["readings_document"] == 1


def files(number: int) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(f"{each}.txt", b"x") for each in range(number)]


class Large:
    """A file of which nothing but its size may be asked before it is refused."""

    name = "film.pdf"
    size = MOST_BYTES + 1

    def read(self) -> bytes:
        raise AssertionError("what is too large is not read")


TOO_MUCH: list[tuple[Callable[[], list[object]], str]] = [
    (list, "Choose at least one file to upload."),
    (lambda: list(files(21)), "You chose 21 files. Choose at most 20 at a time."),
    (
        lambda: [*files(1), Large()],
        (
            "film.pdf is larger than 50 megabytes; save it without its pictures, or save only the pages with the "
            "recommendations."
        ),
    ),
]


@pytest.mark.parametrize(("given", "sentence"), TOO_MUCH)
def test_nothing_and_too_much_are_refused_whole(
    cast: AlderVale, given: Callable[[], list[object]], sentence: str
) -> None:
    before = row_counts()
    with acting(cast.support), pytest.raises(Refused) as refusal:
        uploads.upload(given(), partnership=cast.partnership, by=cast.support, at=AT)  # type: ignore[arg-type]
    assert refusal.value.sentence == sentence
    assert row_counts() == before


def test_too_much_together_is_refused(cast: AlderVale, settings: Settings) -> None:
    settings.UPLOAD_MEGABYTES = 1
    given = [SimpleUploadedFile(name, b"x" * 700_000) for name in ("a.txt", "b.txt")]
    with acting(cast.support), pytest.raises(Refused) as refusal:
        uploads.upload(given, partnership=cast.partnership, by=cast.support, at=AT)
    assert refusal.value.sentence == (
        "The 2 files have 2 megabytes together. Choose files of at most 1 megabytes at a time."
    )


def test_only_the_support_team_uploads(cast: AlderVale) -> None:
    stranger, before = fernhill(), row_counts()
    for by in (cast.scrutineer, cast.trust_lead, stranger, cast.loader):
        with pytest.raises(Refused, match=r"Only the partnership's support team uploads documents\."):
            uploaded(cast, ("response.txt", GOOD), by=by)
    changed = {table for table, rows in row_counts().items() if rows != before[table]}
    assert changed == set()


def end_the_post(cast: AlderVale) -> None:
    Post.objects.using("owner").filter(id=cast.support.post).update(until_on=date(2026, 3, 3))


def bar_the_sign_in(cast: AlderVale) -> None:
    user_of(cast.support).__class__.objects.using("owner").filter(id=user_of(cast.support).id).update(
        is_active=False
    )


@pytest.mark.parametrize("end", [end_the_post, bar_the_sign_in])
def test_nothing_is_loaded_for_someone_who_has_left_the_post(
    cast: AlderVale, end: Callable[[AlderVale], None]
) -> None:
    uploaded(cast, ("response.txt", GOOD))
    end(cast)
    run_jobs()
    sentence = (
        "response.txt was not loaded, because the post in which it was uploaded has ended; whoever is in the support "
        "team now can upload it again."
    )
    assert outcomes() == [("response.txt", "refused", sentence, False)]
    assert row_counts()["readings_document"] == 0


def test_a_fault_on_the_way_is_tried_again_and_then_said(
    cast: AlderVale, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise RuntimeError("an invented fault")

    uploaded(cast, ("quillon.txt", GOOD))
    with monkeypatch.context() as patched:
        patched.setattr("goldthread.readings.commands.register.propose", fails)
        for _ in range(3):
            with pytest.raises(RuntimeError):
                run_jobs()
            assert outcomes() == [("quillon.txt", "reading", "", True)]
            assert row_counts()["readings_document"] == 0
        run_jobs()
    sentence = (
        "quillon.txt could not be loaded because of a fault in Goldthread: its reading was begun 3 times and stopped "
        "each time; report it, and save the file as plain text meanwhile."
    )
    assert outcomes() == [("quillon.txt", "refused", sentence, False)]
    assert "Upload 1 was not finished" in caplog.text
    assert "quillon" not in caplog.text
    assert jobs.AGAIN.max_attempts == 3, "the job is run once more than a reading is begun, to say so"


def test_a_fault_that_passes_costs_nothing(cast: AlderVale, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise RuntimeError("an invented fault")

    uploaded(cast, ("response.txt", GOOD))
    with monkeypatch.context() as patched:
        patched.setattr("goldthread.readings.uploads.trail.record", fails)
        with pytest.raises(RuntimeError):
            run_jobs()
    assert row_counts()["readings_document"] == 0, (
        "the load and its outcome are written together or not at all"
    )
    run_jobs()
    assert [row[1] for row in outcomes()] == ["loaded"]


def _in_the_job(status: str, *, heartbeat: timedelta | None) -> None:
    """Put the one job where a worker would have left it; `heartbeat` is how long ago that one was heard."""
    with connection.cursor() as cursor:
        worker = None
        if heartbeat is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id",
                [now() - heartbeat],
            )
            worker = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status, worker_id = %s",
            [status, worker],
        )


@pytest.mark.parametrize(
    ("status", "heartbeat"),
    [("doing", timedelta(minutes=2)), ("doing", None), ("failed", None), ("aborted", None)],
)
def test_an_upload_whose_job_died_is_taken_up_and_finished(
    cast: AlderVale, status: str, heartbeat: timedelta | None
) -> None:
    uploaded(cast, ("response.txt", GOOD))
    with acting(cast.support):
        uploads.begin(1, by=cast.support, at=AT)
    _in_the_job(status, heartbeat=heartbeat)
    assert waiting_jobs() == []
    jobs.take_up_uploads(0)
    run_jobs()
    assert [row[1] for row in outcomes()] == ["loaded"]
    jobs.take_up_uploads(0)
    assert len(waiting_jobs()) == 1, "a finished upload is not taken up again"


@pytest.mark.parametrize(("status", "heartbeat"), [("todo", None), ("doing", timedelta(seconds=5))])
def test_an_upload_whose_job_lives_is_left_to_it(
    cast: AlderVale, status: str, heartbeat: timedelta | None
) -> None:
    uploaded(cast, ("response.txt", GOOD))
    _in_the_job(status, heartbeat=heartbeat)
    before = row_counts()
    jobs.take_up_uploads(0)
    assert row_counts() == before


def test_a_real_worker_reads_what_waits(cast: AlderVale, database: str) -> None:
    uploaded(cast, ("response.txt", GOOD), ("plan.pdf", CUT_OFF))
    run_worker(database)
    assert outcomes() == [
        ("response.txt", "loaded", "", False),
        ("plan.pdf", "refused", CUT_OFF_SENTENCE, False),
    ]
    left = all_rows("SELECT id FROM procrastinate_jobs WHERE task_name = 'read_upload'")
    assert left == [], "a job that succeeded is not kept"


def test_a_worker_that_is_killed_half_way_leaves_nothing_and_the_next_finishes(
    cast: AlderVale, database: str
) -> None:
    uploaded(cast, ("response.txt", GOOD))
    with transaction.atomic(using="owner"):
        # The register's last table is held, so that the load stands still with all the others written.
        with connections["owner"].cursor() as cursor:
            cursor.execute("LOCK TABLE recommendations_commitment IN EXCLUSIVE MODE")
        working = subprocess.Popen(WORKER, env=environment_with(database))
        until(sessions_waiting_for_a_lock, "the load comes to its first commitment")
        [session] = sessions_waiting_for_a_lock()
        working.kill()
        working.wait()
    until(lambda: not session_lives(session), "the killed worker's session ends")
    assert outcomes() == [("response.txt", "reading", "", True)]
    assert row_counts()["readings_document"] == 0
    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    jobs.take_up_uploads(0)
    run_worker(database)
    assert outcomes() == [("response.txt", "loaded", "", False)]
    assert row_counts()["readings_document"] == 1


def test_each_job_runs_when_it_should() -> None:
    periodic = jobs.take_up_uploads.blueprint.periodic_registry.periodic_tasks.values()
    assert {each.task.name: each.cron for each in periodic if "uploads" in each.task.name} == {
        "take_up_uploads": "* * * * *",
        "forget_uploads": "27 2 * * *",
    }


def test_uploads_past_their_days_are_forgotten_and_their_documents_stay(cast: AlderVale) -> None:
    uploaded(cast, ("response.txt", GOOD), ("plan.pdf", CUT_OFF))
    run_jobs()
    uploaded(cast, ("waits.txt", NOTES))
    at = now()
    Upload.objects.using("owner").update(uploaded_at=at - timedelta(days=29))
    jobs.forget_uploads(0)
    assert len(outcomes()) == 3
    Upload.objects.using("owner").update(uploaded_at=at - timedelta(days=31))
    jobs.forget_uploads(0)
    assert outcomes() == [("waits.txt", "waiting", "", True)], "what is not finished is never forgotten"
    assert row_counts()["readings_document"] == 1
    assert all_rows(
        "SELECT actor, details FROM trail_entry WHERE verb = 'uploads.forgotten' ORDER BY id"
    ) == [("system:forget-uploads", json.dumps({"rows": rows})) for rows in (0, 2)]


def test_history_keeps_neither_names_nor_words_nor_bytes(cast: AlderVale) -> None:
    uploaded(cast, ("quillon.pdf", CUT_OFF))
    run_jobs()
    kept = all_rows("SELECT pgh_label, state, h::text FROM readings_uploadhistoryrow h ORDER BY pgh_id")
    assert [(label, state) for label, state, _ in kept] == [
        ("inserted", "waiting"), ("updated", "reading"), ("updated", "refused"),
    ]  # fmt: skip
    assert "quillon" not in str(kept)


def test_the_database_keeps_no_bytes_of_what_is_finished(cast: AlderVale) -> None:
    uploaded(cast, ("response.txt", GOOD))
    with acting(cast.support), pytest.raises(IntegrityError, match="bytes_until_it_is_finished"):
        Upload.objects.update(state="refused")


def test_an_upload_is_the_partnerships_own(cast: AlderVale) -> None:
    batch = uploaded(cast, ("response.txt", GOOD))
    stranger = fernhill()
    elsewhere = Actor(ActorKind.PERSON, "person:999", Role.SUPPORT_TEAM, partnerships=(cast.partnership + 7,))
    for by in (stranger, elsewhere, cast.trust_lead, None):
        with acting(by):
            assert Upload.objects.count() == 0
            assert reads.uploads({}, since=AT).total == 0
            with pytest.raises(NotFound):
                reads.uploaded(batch)
            assert Upload.objects.update(state="reading") == 0
    with acting(cast.support):
        assert Upload.objects.count() == 1
        with pytest.raises(NotFound):
            reads.uploaded(UUID(int=7))
    with acting(stranger), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM readings_uploadhistoryrow")
        assert cursor.fetchone() == (0,)


def test_uploads_are_listed_by_batch_the_last_one_first(cast: AlderVale) -> None:
    first = uploaded(cast, ("response.txt", GOOD), ("plan.pdf", CUT_OFF))
    run_jobs()
    Upload.objects.using("owner").update(uploaded_at=AT - timedelta(hours=1))
    second = uploaded(cast, ("copy.txt", GOOD), ("notes.txt", NOTES))
    with acting(cast.support):
        found = reads.uploads({}, since=AT - timedelta(days=1))
        assert reads.uploads({}, since=AT).total == 1
        assert [row.batch for row in reads.uploads({}, offset=1, limit=1, since=AT - timedelta(days=1))] == [
            first
        ]
    counted = [
        (row.batch, row.files, row.loaded, row.loaded_before, row.refused, row.unfinished) for row in found
    ]
    assert counted == [(second, 2, 0, 1, 0, 1), (first, 2, 1, 0, 1, 0)]
