"""How much one file may take to read. Each number has its reason; callers pass others where theirs are better."""

from dataclasses import dataclass

# Responses and plans are below 5 megabytes; reports with photographs reach 40. More is a film, a disk or a mistake.
MOST_BYTES = 50_000_000

# The slowest documents, of hundreds of pages, take some seconds; a minute allows for a slow and busy server.
SECONDS = 60

# Python with every reader takes 60 megabytes. A Word file of 20 megabytes of XML, some 2,000 pages, or a tracker of
# 50,000 rows takes 250 for its lines, and what is found in them as much again: this leaves twice that.
MEGABYTES = 1_000


@dataclass(frozen=True, slots=True)
class Limits:
    """For one file: `seconds` by the clock, and `megabytes` of memory for the whole reading process."""

    seconds: int = SECONDS
    megabytes: int = MEGABYTES


DEFAULT_LIMITS = Limits()


def too_large(count: int) -> str | None:
    """Why a file of `count` bytes is not read, as the rest of a sentence, or None."""
    if count <= MOST_BYTES:
        return None
    return (
        f"is larger than {MOST_BYTES // 1_000_000} megabytes; save it without its pictures, "
        "or save only the pages with the recommendations"
    )
