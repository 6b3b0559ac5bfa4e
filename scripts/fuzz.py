#!/usr/bin/env python3
"""Reads the invented documents, broken in every way, until something is neither a reading nor a sentence.

    python scripts/fuzz.py --minutes 3
    python scripts/fuzz.py --minutes 3 --seed 7 --with plan.pdf

What is wrong stops it with the file saved. The same seed breaks the same files in the same order.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "scripts")]

from breaking import broken, documents  # noqa: E402
from goldthread.ingest.limits import Limits  # noqa: E402
from goldthread.ingest.manuscript import Source  # noqa: E402
from goldthread.ingest.reading import Place, Reading  # noqa: E402
from goldthread.ingest.worker import Worker  # noqa: E402

NAME = "broken"
# The invented documents are a few pages; one that takes longer than this is a fault of its own.
LIMITS = Limits(seconds=30, megabytes=1_000)
NO_SENTENCE = ("fault in Goldthread", "stopped the reading process", "took longer than", "needs more than")
# An old workbook says for each cell where it stands, and the Excel reader makes room for all between the first and the
# last: one broken number may ask for more memory than there is, and then that is the right sentence.
OLD_WORKBOOK = (b"\xd0\xcf\x11\xe0", "needs more than")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument(
        "--with", dest="more", type=Path, nargs="*", default=[], help="further files to break"
    )
    parser.add_argument("--only", default="", help="break only documents whose name has this in it")
    parser.add_argument("--save", type=Path, default=Path("/tmp"), help="the folder for what goes wrong")
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}")
    whole = documents() | {path.name: path.read_bytes() for path in options.more}
    whole = {name: content for name, content in whole.items() if options.only in name}
    seen: Counter[str] = Counter()
    until = time.monotonic() + 60 * options.minutes
    with Worker(LIMITS) as worker:
        for number, (name, content) in enumerate(_endless(whole, options.seed)):
            if time.monotonic() > until:
                break
            reading = worker.read(content, name=NAME)
            wrong = _wrong(reading, content)
            if wrong:
                path = options.save / f"fuzz_{options.seed}_{number}_{name}"
                path.write_bytes(content)
                print(f"{path}: {wrong}")
                return 1
            seen["read" if reading.error is None else reading.error.removeprefix(f"{NAME} ")] += 1
    for outcome, count in seen.most_common():
        print(f"{count:7} {outcome}")
    print(f"{sum(seen.values()):7} in all, nothing wrong")
    return 0


def _endless(whole: dict[str, bytes], seed: int) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(seed)
    yield from whole.items()
    while True:
        name = chance.choice(sorted(whole))
        yield name, broken(whole[name], chance, others=tuple(whole.values()))


def _wrong(reading: Reading, content: bytes) -> str | None:
    """What is wrong with a reading, or None."""
    error = reading.error
    if error is not None:
        is_sentence = error.startswith(f"{NAME} ") and error.endswith(".") and "\n" not in error
        if is_sentence and content.startswith(OLD_WORKBOOK[0]) and OLD_WORKBOOK[1] in error:
            return None
        if not is_sentence or any(words in error for words in NO_SENTENCE):
            return error
        return "an error with words beside it" if reading.source_text or reading.recommendations else None
    if not reading.source_text.strip() or "\x00" in reading.source_text:
        return "text that is empty or cannot be stored"
    try:
        reading.source_text.encode()
    except UnicodeEncodeError:
        return "text that cannot be stored"
    return next(filter(None, (_misplaced(reading, text, place) for text, place in _items(reading))), None)


def _items(reading: Reading) -> Iterator[tuple[str, Place]]:
    for item in reading.recommendations:
        if item.text:
            yield item.text, item.place
        for each in (*item.responses, *item.commitments):
            yield each.text, each.place


def _misplaced(reading: Reading, text: str, place: Place) -> str | None:
    if Source(reading.source_text, reading.lifted).words(place.start, place.end) != text:
        return f"an item that does not stand at {place.start} to {place.end}"
    if reading.source_text.count("\n", 0, place.start) + 1 != place.line:
        return f"an item that does not stand on line {place.line}"
    return None


if __name__ == "__main__":
    sys.exit(main())
