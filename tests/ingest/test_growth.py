"""What is twice as long takes twice the steps, and no more: steps are calls of functions, so that no clock is asked."""

import sys
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from types import FrameType

import pytest

from goldthread.ingest import read_bytes

_HEAD = "Fernhill Safeguarding Children Partnership: response\n\nRecommendation 1\nThe Board should look at forms.\n\n"
_COUNT = 60
_MOST = 2.4  # twice, and what an even number of pieces adds at its edges


def _sentence(count: int) -> str:
    verbs = islice(cycle(("has written", "will test")), count)
    clauses = [f"the Fernhill team {verb} form {n}" for n, verb in enumerate(verbs)]
    return f"{_HEAD}Response\n{', and '.join(clauses)}.\n"


def _dates(count: int) -> str:
    days = ", and ".join(f"by {n % 28 + 1} May {2020 + n % 9}" for n in range(count))
    return f"{_HEAD}Response\nThe Fernhill team has since {days} kept its list.\n"


def _answers(count: int) -> str:
    told = (
        f"The Northmere Trust {n} has shared form {n}. It will test the form in May 2023."
        for n in range(count)
    )
    return f"{_HEAD}Response\n{chr(10).join(told)}\n"


def _recommendations(count: int) -> str:
    parts = (
        f"Recommendation {n}\nSchools should keep list {n}.\n\nResponse\nThe Alder Vale Trust has kept list {n}.\n"
        for n in range(1, count)
    )
    return f"Alder Vale Safeguarding Children Partnership: response\n\n{chr(10).join(parts)}"


def _rows(count: int) -> str:
    headers = "\t".join(("Ref", "Recommendation", "Action", "Lead", "By when", "Progress"))
    rows = (
        f"{n}\tSchools should keep list {n}.\tKeep list {n}\tFernhill Homes\tMay 2024\tThe list has been kept."
        for n in range(1, count)
    )
    return "\n".join((headers, *rows))


def _cells(count: int) -> str:
    return _rows(count).replace("\t", "\n")


def _steps(function: Callable[[], object]) -> int:
    """How many functions written in Python are called."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


def _steps_of(text: str) -> int:
    """The steps of reading `text` when nothing is kept from another reading; patterns have been made before."""
    read = partial(read_bytes, text.encode(), name="a.txt")
    read()
    for module in [module for name, module in sys.modules.items() if name.startswith("goldthread.")]:
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
    return _steps(read)


@pytest.mark.parametrize("made", [_sentence, _dates, _answers, _recommendations, _rows, _cells])
def test_twice_the_length_takes_twice_the_steps(made: Callable[[int], str]) -> None:
    once, twice = (_steps_of(made(count)) for count in (_COUNT, 2 * _COUNT))
    assert twice <= _MOST * once
