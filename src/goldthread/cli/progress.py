"""A moving line for long work: on standard error, and only where a person is watching."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def shown() -> Iterator[Callable[[str, int, int], None]]:
    """Gives a function to call as work goes on: what is done, how much of it, of how much (0: unknown)."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        line = progress.add_task("Starting", total=None)

        def tell(doing: str, done: int, total: int) -> None:
            progress.update(line, description=doing, completed=done, total=total or None)

        yield tell
