"""Accuracy in use: what people made of what was read, counted with n and with the items behind each number."""

import pytest
from django.test import Client

from cast import AT, AlderVale, fernhill, signed_in
from goldthread.readings.accuracy import InUse, accuracy_in_use
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries
from goldthread.trail.context import acting
from pages_read import csv_of, said, table_of

OFFICERS = "Officers now record everyone present."


@pytest.fixture
def decided(cast: AlderVale, document: int) -> None:
    """Of three recommendations one is right, one corrected and one waits; one commitment of three is rejected."""
    by = cast.support
    with acting(by):
        first, _, second = queries.recommendations({}).rows
        register.confirm("recommendation", first.id, by=by, at=AT)
        register.correct(
            "recommendation", second.id, version=1, fields={"label": "2."}, accept=True, by=by, at=AT
        )
        (officers,) = [row for row in queries.commitments({}).rows if row.text == OFFICERS]
        register.reject("commitment", officers.id, by=by, at=AT)


@pytest.fixture
def support(cast: AlderVale, decided: None) -> Client:
    return signed_in(cast.support)


def test_each_kind_of_item_is_counted_with_its_n(support: Client) -> None:
    heading, asked, answered, promised = table_of(support.get("/documents/accuracy"))
    assert heading[:4] == ["Style of document", "Documents", "Read by version", "Items"]
    assert asked[3:] == [
        "Recommendations and parts",
        "1",
        "1",
        "0",
        "0",
        "1",
        "1 of 2 (50%)",
        "2 of 2 (100%)",
    ]
    assert answered[3:] == ["Responses", "0", "0", "0", "0", "2", "None decided yet", "None decided yet"]
    assert promised[3:] == ["Commitments", "0", "0", "1", "0", "2", "0 of 1 (0%)", "None decided yet"]


def test_each_number_opens_exactly_its_items(support: Client) -> None:
    asked = {"style": "response", "version": "by hand", "kind": "commitment", "outcome": "rejected"}
    page = support.get("/documents/accuracy/items", asked)
    assert [row[:2] for row in table_of(page)[1:]] == [
        ["Commitment of Wessmoor Police to recommendation 2", OFFICERS]
    ]
    assert "1 item" in said(page)
    waiting = support.get("/documents/accuracy/items", asked | {"outcome": "undecided"})
    assert len(table_of(waiting)[1:]) == 2


def test_an_undone_decision_counts_as_undecided_again(cast: AlderVale, decided: None) -> None:
    with acting(cast.support):
        (officers,) = queries.commitments({"standing": "rejected"}).rows
        register.undo("commitment", officers.id, by=cast.support, at=AT)
        promised = accuracy_in_use({}).rows[2]
    assert (promised.rejected, promised.undecided) == (0, 3)


def test_what_was_missed_lowers_the_share_of_what_is_there() -> None:
    row = InUse("response", "commitment", "4", 3, as_read=6, corrected=2, rejected=2, added=2, undecided=9)
    assert (row.decided, row.right, row.is_there, row.found) == (10, 0.6, 10, 0.8)


def test_the_table_is_filtered_and_exported(support: Client) -> None:
    assert "No document has been read here yet" not in said(support.get("/documents/accuracy?style=response"))
    assert "Nothing is listed until this is put right" in said(support.get("/documents/accuracy?style=novel"))
    assert csv_of(support.get("/documents/accuracy?format=csv")) == table_of(
        support.get("/documents/accuracy")
    )


def test_another_partnership_sees_none_of_it(cast: AlderVale, decided: None) -> None:
    page = signed_in(fernhill()).get("/documents/accuracy")
    assert "No document has been read here yet" in said(page)


def test_a_number_that_nobody_offers_opens_nothing(support: Client) -> None:
    assert "No item counts here" in said(support.get("/documents/accuracy/items"))
