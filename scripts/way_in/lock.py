"""One set-up at a time. The operating system frees the lock when its holder ends, however it ends."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from way_in.speech import say


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold `path` as a lock; wait, and say so, while another process holds it."""
    with path.open("a+b") as handle:
        if not _taken(handle):
            say("Another goldthread is setting up here; waiting for it to finish.")
            while not _taken(handle):
                time.sleep(0.2)
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: IO[bytes]) -> bool:
        handle.seek(0)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
