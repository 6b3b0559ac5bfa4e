"""Every page that a link leads to from the first one, looked at as each kind of person sees it."""

import pytest

from cast import AT, PASSWORD, AlderVale, alder_vale
from goldthread.ingest import read_bytes
from goldthread.organisations import commands as organisations
from goldthread.readings import commands as readings
from goldthread.trail.context import acting
from journeys.walker import Walker
from readings_made import MINUTES_TEXT, TEXT, juniper

pytestmark = pytest.mark.journey

LEFT_OUT = ("/account/", "/favicon.ico")
FILES = ("/file",)


@pytest.fixture
def cast(site: str) -> AlderVale:
    """A loaded response and minutes: the Trust is known by name, and nothing is confirmed yet."""
    made = alder_vale(password=PASSWORD)
    with acting(made.support):
        organisations.add_alias(
            "The Trust", organisation=made.trust, partnership=made.partnership, by=made.support, at=AT
        )
        minutes = read_bytes(MINUTES_TEXT.encode(), name="minutes.txt")
        for text, reading in ((TEXT, juniper()), (MINUTES_TEXT, minutes)):
            readings.load(text.encode(), reading, partnership=made.partnership, by=made.support, at=AT)
    return made


@pytest.mark.parametrize(
    ("person", "fewest"), [("support", 12), ("scrutineer", 10), ("nurse", 5), ("detective", 5)]
)
def test_every_page_from_home(cast: AlderVale, walker: Walker, person: str, fewest: int) -> None:
    walker.sign_in(f"{person}@aldervale.example", PASSWORD)
    seen, waiting = {"/"}, walker.paths()
    while waiting:
        path = waiting.pop(0)
        if path in seen or path.startswith(LEFT_OUT) or path.endswith(FILES):
            continue
        seen.add(path)
        walker.visit(path).picture(f"{person}{path.replace('/', '-')}")
        waiting += walker.paths()
    assert len(seen) >= fewest, seen
