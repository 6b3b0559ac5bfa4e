"""What a person at the terminal is told: all on stderr, so that a command's own output stays clean."""

import sys
import time


class CannotRun(Exception):
    """Something outside Goldthread is missing or broken. The message says what it is and what to do."""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


class Progress:
    """One step that takes a while: a line at its start, news while it runs, its seconds at the end."""

    def __init__(self, step: str) -> None:
        self.step = step
        self.started = time.monotonic()
        self.overwrites = sys.stderr.isatty()
        say(f"{step} ...")

    @property
    def seconds_between_news(self) -> float:
        return 1.0 if self.overwrites else 10.0

    def news(self, text: str) -> None:
        line = f"  {text}, {self._seconds()} s"
        if self.overwrites:
            print(f"\r{line:<70}", end="", file=sys.stderr, flush=True)
        else:
            say(line)

    def done(self) -> None:
        start = "\r" if self.overwrites else ""
        say(f"{start}{f'  done in {self._seconds()} s':<{70 if self.overwrites else 0}}")

    def _seconds(self) -> int:
        return round(time.monotonic() - self.started)
