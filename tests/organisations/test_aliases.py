"""What documents call an organisation: confirmed once, moved, ended; rows that were given stay."""

import re

import pytest

from cast import AT, AlderVale, alder_vale, fernhill
from database_seen import all_rows
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands, queries
from goldthread.recommendations import commands as register
from goldthread.trail.context import acting
from readings_made import juniper


@pytest.fixture
def cast(database: str) -> AlderVale:
    return alder_vale()


def meaning(cast: AlderVale, words: str) -> int | None:
    with acting(cast.support):
        return queries.organisations_called([words], partnership=cast.partnership).get(words)


def named(cast: AlderVale, words: str = "The Trust") -> int:
    with acting(cast.support):
        return commands.add_alias(
            words, organisation=cast.trust, partnership=cast.partnership, by=cast.support, at=AT
        )


def test_that_a_name_was_confirmed_and_when_is_kept(cast: AlderVale) -> None:
    named(cast)
    with acting(cast.support):
        [alias] = queries.organisation(cast.trust, on=AT.date()).aliases
    assert (alias.words, alias.confirmed_by, alias.confirmed_at) == ("The Trust", "the support team", AT)
    assert alias.partnership_name == "Alder Vale Safeguarding Children Partnership"


def test_an_ended_name_is_asked_about_again_and_may_come_back(cast: AlderVale) -> None:
    alias = named(cast)
    with acting(cast.support):
        commands.end_alias(alias, by=cast.support, at=AT)
        with pytest.raises(Refused, match="“The Trust” has ended already"):
            commands.end_alias(alias, by=cast.support, at=AT)
    assert meaning(cast, "The Trust") is None
    assert named(cast) != alias
    assert meaning(cast, "The Trust") == cast.trust


def test_a_moved_name_gives_later_rows_and_leaves_earlier_ones(cast: AlderVale) -> None:
    alias, by = named(cast), cast.support
    with acting(by):
        register.propose(juniper(), reading_id=7, partnership=cast.partnership, by=by, at=AT)
    before = all_rows("SELECT id, organisation_id FROM recommendations_commitment ORDER BY id")
    with acting(by):
        commands.move_alias(alias, organisation=cast.trust_today, by=by, at=AT)
        with pytest.raises(Refused, match="“The Trust” has ended already"):
            commands.move_alias(alias, organisation=cast.police, by=by, at=AT)
    assert meaning(cast, "The Trust") == cast.trust_today
    assert all_rows("SELECT id, organisation_id FROM recommendations_commitment ORDER BY id") == before != []
    with acting(by):
        was, now = (
            queries.organisation(cast.trust, on=AT.date()),
            queries.organisation(cast.trust_today, on=AT.date()),
        )
    assert [bool(each.ended_at) for each in was.aliases] == [True]
    assert [bool(each.ended_at) for each in now.aliases] == [False]


def test_a_name_is_not_moved_to_where_it_is_nor_made_of_nothing(cast: AlderVale) -> None:
    alias = named(cast)
    sentence = "already means Alder Vale Community NHS Trust. Choose another organisation."
    with acting(cast.support), pytest.raises(Refused, match=re.escape(sentence)):
        commands.move_alias(alias, organisation=cast.trust, by=cast.support, at=AT)
    with pytest.raises(Refused, match="Enter the words that documents use"):
        named(cast, " … ")


def test_another_partnership_and_an_agency_cannot_touch_a_name(cast: AlderVale) -> None:
    alias, stranger = named(cast), fernhill()
    with acting(stranger), pytest.raises(NotFound):
        commands.end_alias(alias, by=stranger, at=AT)
    with acting(cast.scrutineer), pytest.raises(Refused, match="Only the partnership's support team"):
        commands.end_alias(alias, by=cast.scrutineer, at=AT)
    with acting(stranger):
        assert queries.organisation(cast.trust, on=AT.date()).aliases == ()
    assert meaning(cast, "The Trust") == cast.trust
