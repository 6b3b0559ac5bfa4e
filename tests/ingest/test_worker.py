"""Reading in a process apart: the same readings, and one sentence for a file that hangs, crashes or takes too much."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from goldthread.ingest import read_bytes, read_file, worker
from goldthread.ingest.column_maps import ColumnMap, Meaning, fingerprint
from goldthread.ingest.limits import Limits
from goldthread.ingest.worker import CannotStart, Worker, read_bytes_apart, read_files
from ingest.formats.made import as_page, as_word, as_workbook

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))
GOOD = b"Recommendation 1\n\nThe Board should change its form.\n"
LESS = "save only the part with the recommendations, and read that."
STOPPED = (
    "stopped the reading process: it is damaged, or needs more than 500 megabytes of memory; open it in the program "
    "that it came from, save it anew and try again."
)
START = worker._START
# In the reading process, a file that says BAD does what the test says; every other is read.
BAD_FILE = """
from goldthread.ingest import worker_process
import os, signal, sys, threading
read = worker_process.read_bytes
def bad(content, name):
    return WHAT
def either(content, *, name, **more):
    return bad(content, name) if content.startswith(b"BAD") else read(content, name=name, **more)
worker_process.read_bytes = either
"""

posix_only = pytest.mark.skipif(os.name != "posix", reason="signals as Unix has them")


def bad_file_does(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_START", BAD_FILE.replace("WHAT", what) + START)


def errors_around_a_bad_file(limits: Limits) -> list[str | None]:
    """What the bad file gives, and what the one after it gives, which has to be read all the same."""
    with Worker(limits) as reader:
        before = reader.read(GOOD, name="before.txt")
        bad = reader.read(b"BAD", name="bad.txt")
        after = reader.read(GOOD, name="after.txt")
    assert (before.error, len(before.recommendations)) == (None, 1)
    assert (after.error, len(after.recommendations)) == (None, 1)
    assert (bad.source_text, bad.recommendations) == ("", ())
    return [bad.error]


def test_readings_are_the_same_as_in_this_process(tmp_path: Path) -> None:
    text = DOCUMENTS[0].read_text(encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(as_word(text))
    (tmp_path / "a.html").write_bytes(as_page(text))
    odd = Path(os.fsdecode(bytes(tmp_path) + b"/r\xe9ponse.txt"))
    odd.write_bytes(GOOD)
    paths = [*DOCUMENTS, tmp_path / "a.docx", tmp_path / "a.html", odd, tmp_path / "missing.txt", tmp_path]
    assert list(read_files(paths)) == [read_file(path) for path in paths]


def test_what_a_partnership_settled_about_columns_goes_with_the_file() -> None:
    headers = ("Our words", "Who", "When")
    maps = [ColumnMap(fingerprint(headers), (Meaning.ACTION, Meaning.LEAD, Meaning.DUE))]
    table = as_workbook([headers, ("The force should change its form.", "Wessmoor Police", "May 2023")])
    apart = read_bytes_apart(table, name="a.xlsx", maps=maps)
    assert apart == read_bytes(table, name="a.xlsx", maps=maps)
    assert apart != read_bytes_apart(table, name="a.xlsx")


def test_one_process_reads_all_files(monkeypatch: pytest.MonkeyPatch) -> None:
    bad_file_does("read(content[3:], name=str(os.getpid()))", monkeypatch)
    with Worker() as reader:
        pids = {reader.read(b"BAD" + GOOD, name="x").file for _ in range(3)}
    assert len(pids) == 1
    assert str(os.getpid()) not in pids


def test_no_process_is_started_for_files_that_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_START", "raise SystemExit(1)")
    assert [reading.error for reading in read_files([tmp_path / "no.txt"])] == ["no.txt was not found."]


def test_a_file_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    bad_file_does("threading.Event().wait()", monkeypatch)
    assert errors_around_a_bad_file(Limits(seconds=2)) == [
        f"bad.txt took longer than 2 seconds to read; {LESS}"
    ]


@pytest.mark.parametrize(
    "what",
    [
        "bytearray(10**10)",
        "sys.stderr.write('memory allocation of 24 bytes failed') and sys.stderr.flush() or os.abort()",
        "worker_process._end_for_memory()",
    ],
    ids=["Python", "a library", "its own watch"],
)
def test_a_file_that_needs_too_much_memory_says_so(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bad_file_does(what, monkeypatch)
    assert errors_around_a_bad_file(Limits(megabytes=500)) == [
        f"bad.txt needs more than 500 megabytes of memory to read; {LESS}"
    ]


def test_a_document_too_large_for_the_memory_allowed_says_so() -> None:
    content = b"Recommendation 1\n\nThe Board should change its form.\n" * 800_000
    reading = read_bytes_apart(content, name="long.txt", limits=Limits(megabytes=300))
    assert reading.error is not None
    assert reading.error.startswith("long.txt needs more than 300 megabytes of memory to read")


@posix_only
@pytest.mark.parametrize("how", ["SIGSEGV", "SIGKILL", "SIGABRT"])
def test_a_crash_is_one_sentence(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bad_file_does(f"os.kill(os.getpid(), signal.{how})", monkeypatch)
    assert errors_around_a_bad_file(Limits(megabytes=500)) == [f"bad.txt {STOPPED}"]


def test_a_fault_of_our_own_is_named_and_shows_nothing_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad_file_does("int('Child Q')", monkeypatch)
    (error,) = errors_around_a_bad_file(Limits())
    assert error is not None
    assert error.startswith(
        "bad.txt could not be read because of a fault in Goldthread (ValueError, worker_process.py line"
    )
    assert "Child Q" not in error


def test_what_a_library_prints_does_not_come_between(monkeypatch: pytest.MonkeyPatch) -> None:
    bad_file_does(
        "print('a warning', flush=True) or os.write(1, b'x' * 99) and read(content[3:], name=name)",
        monkeypatch,
    )
    with Worker() as reader:
        assert [reader.read(b"BAD" + GOOD, name="a").error for _ in range(2)] == [None, None]


@pytest.mark.parametrize("answer", ["b'no json'", "b'[]'", 'b\'{"document": {}, "source_text": 1}\''])
def test_an_answer_that_is_none_of_ours_is_not_believed(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from a reading process that a file has taken over."""
    start = (
        BAD_FILE.replace("WHAT", "None")
        + f"worker_process._answer = lambda out, *_: worker_process.send(out, {answer})\n"
    )
    monkeypatch.setattr(worker, "_START", start + START)
    assert str(read_bytes_apart(GOOD, name="a.txt").error).startswith("a.txt stopped the reading process")


def test_a_process_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_START", "raise RuntimeError('no room')")
    with pytest.raises(
        CannotStart, match=r"The reading process could not be started\. RuntimeError: no room"
    ):
        read_bytes_apart(GOOD, name="a.txt")


def test_the_process_holds_itself_to_a_limit_where_the_system_does_not() -> None:
    code = (
        "from goldthread.ingest.worker_process import watch_memory\nimport threading\n"
        "watch_memory(200)\nkept = bytearray(b'1') * 400_000_000\nthreading.Event().wait(60)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == worker.MEMORY_EXIT


@posix_only
def test_the_process_ends_with_the_block_and_with_its_caller() -> None:
    with Worker() as reader:
        reader.read(GOOD, name="a.txt")
        process = reader._process
        assert process is not None
    assert process._popen.returncode is not None
    alone = worker._Process(Limits())
    assert alone._popen.stdin is not None
    alone._popen.stdin.close()  # as the system does for a caller that was killed
    assert alone._popen.wait(timeout=60) == 0
    alone.end()


@posix_only
def test_ctrl_c_ends_both() -> None:
    code = (
        f"from goldthread.ingest import worker\nworker._START = {HANGS + START!r}\n"
        "worker.read_bytes_apart(b'x', name='a.txt')"
    )
    caller = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert caller.stderr is not None
    with caller, caller.stderr:
        reader = int(caller.stderr.readline())
        os.killpg(caller.pid, signal.SIGINT)
        assert caller.wait(timeout=60) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(reader, 0)


# Says its own number to the caller's standard error, which it finds by the caller's own, and then hangs.
HANGS = """
from goldthread.ingest import worker_process
import os, threading
def hang(content, **_):
    with open(f"/proc/{os.getppid()}/fd/2", "w") as seen:
        seen.write(f"{os.getpid()}\\n")
    threading.Event().wait()
worker_process.read_bytes = hang
"""
