"""The options that say how long, and in how much memory, one file may be read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from goldthread.ingest.limits import MEGABYTES, SECONDS, Limits

_LEAST_MEGABYTES = 256  # Python and the readers themselves take most of that


def reading_limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --seconds and --megabytes, as its argument `limits`."""

    @click.option(
        "--seconds",
        type=click.IntRange(min=1),
        default=SECONDS,
        show_default=True,
        help="The longest that one file may take to read.",
    )
    @click.option(
        "--megabytes",
        type=click.IntRange(min=_LEAST_MEGABYTES),
        default=MEGABYTES,
        show_default=True,
        help="The most memory that the reading process may take.",
    )
    @wraps(command)
    def with_limits(*args: Any, seconds: int, megabytes: int, **kwargs: Any) -> Any:
        return command(*args, limits=Limits(seconds, megabytes), **kwargs)

    return with_limits
