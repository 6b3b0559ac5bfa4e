"""One process at a time: a lock on a file, which the system gives up when its holder dies."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goldthread.local_postgres.refusals import LocalDatabaseFailed


@contextmanager
def alone(path: Path, *, patience: float) -> Iterator[None]:
    """Hold the lock at `path`. Raises LocalDatabaseFailed if another process keeps it `patience` seconds."""
    import fcntl  # not on Windows, where the package must still import

    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    deadline = time.monotonic() + patience
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise LocalDatabaseFailed(
                        f"Another process has held {path} for {patience:.0f} seconds. Wait for it, or end it."
                    ) from None
                time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)
