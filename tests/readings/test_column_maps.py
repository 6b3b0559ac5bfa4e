"""What a layout's columns mean: settled once, by whoever may decide, for one partnership."""

import pytest

from cast import AT, AlderVale, fernhill
from database_seen import all_rows
from goldthread.ingest.column_maps import Layout, Meaning
from goldthread.kernel.refusals import Refused
from goldthread.readings import commands, queries
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about

LAYOUT = Layout(
    ("Ref", "What the panel wants", "Who", "Colour"), (Meaning.NUMBER, Meaning.ACTION, Meaning.LEAD, None)
)


def settle(cast: AlderVale, layout: Layout = LAYOUT) -> bool:
    with acting(cast.support):
        return commands.settle_columns(layout, partnership=cast.partnership, by=cast.support, at=AT)


def test_a_map_is_kept_and_given_back_for_the_reader(cast: AlderVale) -> None:
    assert settle(cast)
    with acting(cast.support):
        [kept] = queries.column_maps(cast.partnership)
        assert kept == LAYOUT.as_map()
        [row] = all_rows("SELECT id FROM readings_columnmap")
        assert [entry.verb for entry in entries_about("column_map", int(str(row[0])))] == ["columns.settled"]


def test_settling_twice_changes_nothing_and_settling_otherwise_replaces(cast: AlderVale) -> None:
    settle(cast)
    assert not settle(cast)
    other = Layout(LAYOUT.headers, (Meaning.NUMBER, Meaning.RECOMMENDATION, Meaning.LEAD, Meaning.RAG))
    assert settle(cast, other)
    with acting(cast.support):
        assert queries.column_maps(cast.partnership) == (other.as_map(),)
    assert [row[0] for row in all_rows("SELECT pgh_label FROM readings_columnmaphistoryrow ORDER BY pgh_id")] == [
        "inserted", "updated",
    ]  # fmt: skip


def test_a_layout_without_an_ask_is_refused(cast: AlderVale) -> None:
    nothing = Layout(("Ref", "Colour"), (Meaning.NUMBER, Meaning.RAG))
    with pytest.raises(
        Refused, match="No column of this layout holds a recommendation, a finding or an action"
    ):
        settle(cast, nothing)


def test_only_the_partnerships_support_team_settles_columns(cast: AlderVale) -> None:
    for actor in (cast.scrutineer, cast.trust_lead):
        with acting(actor), pytest.raises(Refused):
            commands.settle_columns(LAYOUT, partnership=cast.partnership, by=actor, at=AT)


def test_another_partnership_has_its_own_maps(cast: AlderVale) -> None:
    settle(cast)
    stranger = fernhill()
    with acting(stranger):
        assert queries.column_maps(cast.partnership) == ()
