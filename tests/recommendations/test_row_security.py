"""Who sees which row, asked in SQL as `app`: the second lock on the door."""

from collections.abc import Iterator

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from cast import AT, AlderVale, alder_vale
from goldthread.kernel.actor import Actor, ActorKind, Role
from goldthread.organisations import commands as organisations
from goldthread.recommendations import commands, queries
from goldthread.trail.context import acting
from readings_made import juniper

OWNED = (
    "recommendations_review", "recommendations_recommendation", "recommendations_response",
    "recommendations_commitment", "recommendations_decision", "recommendations_reviewhistoryrow",
)  # fmt: skip


@pytest.fixture
def cast(database: str) -> AlderVale:
    """A confirmed reading with two agencies whose names are known."""
    made = alder_vale()
    with acting(made.support):
        by = made.support
        organisations.add_alias(
            "The Trust", organisation=made.trust, partnership=made.partnership, by=by, at=AT
        )
        commands.propose(juniper(), reading_id=7, partnership=made.partnership, by=by, at=AT)
        commands.confirm_reading(7, by=by, at=AT)
    return made


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_the_tests_connect_as_app_and_app_is_held_by_the_policies(cast: AlderVale) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("goldthread_app", False, False)


@pytest.mark.parametrize("table", OWNED)
def test_nobody_sees_nothing(cast: AlderVale, table: str) -> None:
    assert _count(table) == 0
    with acting(None):
        assert _count(table) == 0
    with acting(cast.support):
        assert _count(table) > 0


@pytest.mark.parametrize("table", OWNED)
def test_another_partnership_sees_nothing(cast: AlderVale, table: str) -> None:
    stranger = Actor(ActorKind.PERSON, "person:999", Role.SUPPORT_TEAM, partnerships=(cast.partnership + 1,))
    with acting(stranger):
        assert _count(table) == 0


def test_an_agency_sees_its_own_and_no_other(cast: AlderVale) -> None:
    with acting(cast.police_lead):
        assert [row.label for row in queries.recommendations({}).rows] == ["2"]
        assert [row.agency for row in queries.responses({}).rows] == ["Wessmoor Police"]
        assert _count("recommendations_commitment") == 1
        assert _count("recommendations_review") == 1
        assert _count("recommendations_decision") == 0
    with acting(cast.trust_lead):
        assert [row.label for row in queries.recommendations({}).rows] == ["1", "1(a)"]
        assert _count("recommendations_commitment") == 2


def test_an_agency_sees_no_proposal(cast: AlderVale) -> None:
    with acting(cast.support):
        recommendation = queries.recommendations({}).rows[0].id
        commands.undo("recommendation", recommendation, by=cast.support, at=AT)
    for lead in (cast.police_lead, cast.trust_lead):
        with acting(lead):
            assert queries.recommendations({}).rows == ()
            assert _count("recommendations_response") == 0


def test_an_agency_cannot_write_even_what_it_sees(cast: AlderVale) -> None:
    with acting(cast.police_lead), connection.cursor() as cursor:
        cursor.execute("UPDATE recommendations_commitment SET text = 'changed'")
        assert cursor.rowcount == 0


def test_a_row_cannot_be_moved_into_another_partnership(cast: AlderVale) -> None:
    with (
        acting(cast.support),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE recommendations_response SET partnership_id = partnership_id + 1")


def test_settings_end_with_their_transaction(cast: AlderVale) -> None:
    with acting(cast.support):
        with acting(cast.police_lead):
            assert _count("recommendations_commitment") == 1
        assert _count("recommendations_commitment") == 3
    assert _count("recommendations_commitment") == 0


@pytest.fixture
def as_support(cast: AlderVale) -> Iterator[AlderVale]:
    with acting(cast.support):
        yield cast


@pytest.mark.parametrize("change", ["UPDATE {table} SET actor = 'somebody'", "DELETE FROM {table}"])
@pytest.mark.parametrize(
    "table", ["recommendations_reviewhistoryrow", "organisations_userhistoryrow", "trail_entry"]
)
def test_history_and_trail_cannot_be_changed(as_support: AlderVale, change: str, table: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table=table))


def test_a_trail_entry_cannot_be_left_in_another_name(as_support: AlderVale) -> None:
    refused = pytest.raises((ProgrammingError, InternalError), match="row-level security")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO trail_entry (at, actor, verb, subject_kind, details)"
            " VALUES (now(), 'person:1000', 'x', 'x', '{}')"
        )


def test_history_keeps_every_version_with_its_actor_also_of_raw_sql(as_support: AlderVale) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE recommendations_review SET kind = 'serious case review'")
        cursor.execute(
            "SELECT pgh_label, kind, actor, acting_for FROM recommendations_reviewhistoryrow ORDER BY pgh_id"
        )
        rows = cursor.fetchall()
    own = (as_support.support.id, str(as_support.support.organisation))
    assert rows == [
        ("inserted", "", *own), ("updated", "", *own), ("updated", "serious case review", *own),
    ]  # fmt: skip


def test_every_partnership_owned_table_has_policies(database: str) -> None:
    """Any table with a partnership column, history included; posts are shared: a partnership is only their reach."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, c.relrowsecurity, count(p.polname) FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'partnership_id'
            LEFT JOIN pg_policy p ON p.polrelid = c.oid
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            AND c.relname NOT LIKE 'organisations_post%'
            GROUP BY 1, 2 ORDER BY 1
            """
        )
        rows = cursor.fetchall()
    assert len(rows) >= 18
    assert [name for name, secured, policies in rows if not secured or not policies] == []
