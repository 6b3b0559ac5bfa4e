"""Reading in a process of its own, under limits: a file that hangs, crashes or fills the memory costs one sentence.

One process reads every file of a call and is started again after a file that ended it. What it found comes back as the
JSON contract and not as a pickle: if a file ever took the reading process over, a pickle would let it run code here.
"""

import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from goldthread.ingest.contract import from_contract
from goldthread.ingest.files import content_of, unread
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.frames import receive, send
from goldthread.ingest.limits import DEFAULT_LIMITS, Limits
from goldthread.ingest.reading import Reading

if TYPE_CHECKING:
    from goldthread.ingest.column_maps import ColumnMap

_START = "from goldthread.ingest.worker_process import serve; serve()"
_STARTS_WITHIN = 60  # seconds; a moment, save on a machine that is out of memory
_ENDS_WITHIN = 10  # seconds; writing a memory image may take some
_SHOWN = 20_000  # bytes of what the process said before it ended
_OUT_OF_MEMORY = re.compile(
    rb"MemoryError|memory allocation|bad_alloc|out of memory|cannot allocate", re.IGNORECASE
)
_FAULT = re.compile(rb'File "[^"\n]*?([\w.]+)", line (\d+)[^\n]*')
_RAISED = re.compile(rb"^([A-Za-z_][\w.]*)(?::|$)", re.MULTILINE)
_LESS = "save only the part with the recommendations, and read that"
MEMORY_EXIT = 77  # how the process ends where it watches its memory itself


class CannotStart(Exception):
    """The reading process could not be started; the message says why."""


def read_files(
    paths: Sequence[Path], *, limits: Limits = DEFAULT_LIMITS, maps: "Sequence[ColumnMap]" = ()
) -> Iterator[Reading]:
    """One reading for each file, in order; `maps` say what the columns of known layouts mean. Raises CannotStart."""
    with Worker(limits, maps=maps) as worker:
        for path in paths:
            try:
                content = content_of(path)
            except Unreadable as problem:
                yield unread(path.name, problem)
            else:
                yield worker.read(content, name=path.name)


def read_bytes_apart(
    content: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS, maps: "Sequence[ColumnMap]" = ()
) -> Reading:
    """As `read_bytes`, in a process that is started for it. Raises CannotStart."""
    with Worker(limits, maps=maps) as worker:
        return worker.read(content, name=name)


class Worker:
    """Reads bytes apart, as often as asked; the process starts with the first and ends with the block."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS, *, maps: "Sequence[ColumnMap]" = ()) -> None:
        self._limits = limits
        self._maps = [asdict(each) for each in maps]
        self._process: _Process | None = None

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, content: bytes, *, name: str) -> Reading:
        """Read one document's bytes within the limits. Raises CannotStart."""
        process = self._process = self._process or _Process(self._limits)
        try:
            answer = process.ask({"name": name, "maps": self._maps}, content)
        except TimeoutError:
            self._end()
            return unread(name, Unreadable(_too_slow(self._limits)))
        reading = _reading(answer)
        if reading is None:
            problem = process.ended(has_answered=answer is not None)
            self._end()
            return unread(name, problem)
        return reading

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None


class _Process:
    """The process and its two pipes. What it says on standard error goes to a file that nobody else sees."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed in `end`
        self._popen = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, str(limits.seconds), str(limits.megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        try:
            is_ready = self._exchange((), _STARTS_WITHIN) is not None
            last_words = "" if is_ready else self._last_words()
        except BaseException:
            self.end()
            raise
        if not is_ready:
            self.end()
            raise CannotStart(f"The reading process could not be started. {last_words}")

    def ask(self, request: Mapping[str, Any], content: bytes) -> bytes | None:
        """What it answers; None where it ended. Raises TimeoutError."""
        return self._exchange((json.dumps(request).encode(), content), self._limits.seconds)

    def ended(self, *, has_answered: bool) -> Unreadable:
        """Why it ended, as far as can be told. One whose answer is not believed is ended here."""
        code = None if has_answered else self._code()
        said = self._errors()
        if code == MEMORY_EXIT or _OUT_OF_MEMORY.search(said):
            return Unreadable(_too_large(self._limits))
        places, raised = _FAULT.findall(said), _RAISED.findall(said)
        if places and raised:
            file, line = (each.decode() for each in places[-1])
            return Unreadable(
                f"could not be read because of a fault in Goldthread ({raised[-1].decode()}, {file} line {line}); "
                "report it, and save the file as plain text meanwhile"
            )
        return Unreadable(
            f"stopped the reading process: it is damaged, or needs more than {self._limits.megabytes} "
            "megabytes of memory; open it in the program that it came from, save it anew and try again"
        )

    def end(self) -> None:
        """End the process whatever it does; it keeps nothing."""
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe is not None:
                _close(pipe)
        self._said.close()

    def _exchange(self, frames: Sequence[bytes], seconds: float) -> bytes | None:
        """Send, and wait for the answer. A thread does so, since no wait on a pipe ends by itself on every system."""
        answers: queue.Queue[bytes | None] = queue.Queue()
        threading.Thread(target=self._talk, args=(frames, answers), daemon=True).start()
        try:
            return answers.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None

    def _talk(self, frames: Sequence[bytes], answers: "queue.Queue[bytes | None]") -> None:
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        try:
            for frame in frames:
                send(self._popen.stdin, frame)
            answers.put(receive(self._popen.stdout))
        except (OSError, ValueError):  # the pipe broke, or was closed while we waited
            answers.put(None)

    def _code(self) -> int | None:
        """How it ended; its pipe is closed already, so that it is about to."""
        try:
            return self._popen.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            return None

    def _errors(self) -> bytes:
        self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, self._said.tell() - _SHOWN))
        return self._said.read()

    def _last_words(self) -> str:
        lines = self._errors().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else f"It ended with {self._popen.poll()}."


def _reading(answer: bytes | None) -> Reading | None:
    """The reading that an answer holds; None for no answer, and for one that is none of ours."""
    if answer is None:
        return None
    try:
        found = json.loads(answer)
        text = found["source_text"]
        return from_contract(found["document"], source_text=text) if isinstance(text, str) else None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _close(pipe: IO[bytes]) -> None:
    with suppress(OSError):  # what had not been sent cannot be
        pipe.close()


def _too_slow(limits: Limits) -> str:
    return f"took longer than {limits.seconds} second{'' if limits.seconds == 1 else 's'} to read; {_LESS}"


def _too_large(limits: Limits) -> str:
    return f"needs more than {limits.megabytes} megabytes of memory to read; {_LESS}"
