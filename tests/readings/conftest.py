"""A loaded response: the Trust is known by name, the police by their full one, and nothing is confirmed yet."""

import pytest

from cast import AT, AlderVale, alder_vale
from goldthread.organisations import commands as organisations
from goldthread.readings import commands
from goldthread.trail.context import acting
from readings_made import TEXT, juniper


@pytest.fixture
def cast(database: str) -> AlderVale:
    return alder_vale()


@pytest.fixture
def document(cast: AlderVale) -> int:
    """The id of the document."""
    with acting(cast.support):
        organisations.add_alias(
            "The Trust", organisation=cast.trust, partnership=cast.partnership, by=cast.support, at=AT
        )
        return commands.load(
            TEXT.encode(), juniper(), partnership=cast.partnership, by=cast.support, at=AT
        ).document
