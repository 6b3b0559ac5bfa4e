"""The inside of the reading process: sets its limits, then reads what it is sent until the pipe ends."""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from typing import IO, Any, NoReturn

from goldthread.ingest.column_maps import ColumnMap, Meaning
from goldthread.ingest.contract import as_contract
from goldthread.ingest.frames import receive, send
from goldthread.ingest.read import read_bytes
from goldthread.ingest.worker import MEMORY_EXIT

_LEFT_ALONE_AFTER = 30  # seconds past the limit; only a process whose caller was killed gets so far
_MOST_WRITTEN = 1_000_000  # bytes; it writes no file but the one for its own faults
_LOOKS_EVERY = 0.05  # seconds


def serve() -> None:
    """Read documents from standard input until it ends. Arguments: seconds for each, megabytes for all."""
    seconds, megabytes = (int(each) for each in sys.argv[1:3])
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between two messages
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is for the caller, who ends this process
    limit_memory(megabytes)
    send(out, b"ready")
    while (request := receive(sys.stdin.buffer)) is not None:
        content = receive(sys.stdin.buffer)
        if content is None:
            return
        _end_when_left_alone(seconds)
        _answer(out, content, json.loads(request))


def _answer(out: IO[bytes], content: bytes, request: Mapping[str, Any]) -> None:
    """Read and send. A bug is not caught: the process ends, and the caller says where it was."""
    try:
        maps = [ColumnMap(each["fingerprint"], _meanings(each["meanings"])) for each in request["maps"]]
        reading = read_bytes(content, name=request["name"], maps=maps)
        (document,) = as_contract([reading])["documents"]
        message = json.dumps({"document": document, "source_text": reading.source_text}).encode()
    except MemoryError:
        _end_for_memory()
    send(out, message)


def _meanings(words: Sequence[str | None]) -> tuple[Meaning | None, ...]:
    return tuple(Meaning(each) if each else None for each in words)


def limit_memory(megabytes: int) -> None:
    """Hold this process to `megabytes`: by the system on Linux; elsewhere it watches itself.

    macOS accepts the limit and does not keep it, and Windows has none. Raises OSError where neither can be done.
    """
    if sys.platform == "linux":
        import resource

        count = megabytes * 1_000_000
        for limit, most in (
            (resource.RLIMIT_AS, count),
            (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(limit)
            soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(limit, (soft, hard))
    else:
        watch_memory(megabytes)


def watch_memory(megabytes: int) -> None:
    """Look at the most memory this process has held, and end it once that is too much. Raises OSError."""
    most_held()  # where that cannot be told, the process must not start

    def look() -> None:
        while most_held() <= megabytes * 1_000_000:
            time.sleep(_LOOKS_EVERY)
        _end_for_memory()

    threading.Thread(target=look, daemon=True).start()


def most_held() -> int:
    """The most memory that this process has held so far, in bytes. Raises OSError where the system does not say."""
    if sys.platform == "win32":
        return _most_held_on_windows()
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


def _most_held_on_windows() -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "now", "a", "b", "c", "d", "paged", "peak_paged")),
        ]

    counters = Counters(size=ctypes.sizeof(Counters))
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    if not kernel.K32GetProcessMemoryInfo(
        wintypes.HANDLE(kernel.GetCurrentProcess()), ctypes.byref(counters), counters.size
    ):
        raise OSError("Windows does not say how much memory the reading process holds")
    return max(int(counters.peak), int(counters.peak_paged))


def _end_for_memory() -> NoReturn:
    os._exit(MEMORY_EXIT)


def _end_when_left_alone(seconds: int) -> None:
    """A caller that is killed cannot end this process; the system then does. Windows ends it with the pipe."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds + _LEFT_ALONE_AFTER)
