"""A fault in the database reaches the log without what was written."""

import logging
import sys

import pytest
from django.db import IntegrityError

from cast import alder_vale
from goldthread.config.logs import WithoutValues
from goldthread.organisations.models import Person, User

LEFT_OUT = "(the database's message is left out)"


@pytest.mark.parametrize("address", ["support@aldervale.example", "line one\nline two@aldervale.example"])
def test_an_address_that_is_there_already_is_not_in_the_log(database: str, address: str) -> None:
    alder_vale()
    person = Person.objects.create(name="Invented Other")
    User.objects.create(
        email=address, person=Person.objects.create(name="Invented First")
    ) if "\n" in address else None
    try:
        User.objects.create(email=address, person=person)
    except IntegrityError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "A fault", (), sys.exc_info())
        written = WithoutValues("{message}", style="{").format(record)
    assert "aldervale.example" not in written
    assert f"UniqueViolation: {LEFT_OUT}" in written
    assert f"IntegrityError: {LEFT_OUT}" in written
    assert "line two" not in written
    assert "test_logs.py" in written, "the lines of code stay"
