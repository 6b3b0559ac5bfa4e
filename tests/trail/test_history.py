"""History: the database itself writes one row for every version, and the site can change none of them."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, connections, transaction
from pghistory.models import Event

from cast import AT, AlderVale, alder_vale
from database_seen import all_rows
from goldthread.config.migrating import migrate
from goldthread.organisations.models import Alias
from goldthread.recommendations import commands
from goldthread.recommendations.models import Recommendation, Repetition, Review
from goldthread.trail.context import acting
from readings_made import juniper


@pytest.fixture
def cast(database: str) -> AlderVale:
    made = alder_vale()
    with acting(made.loader):
        commands.propose(juniper(), reading_id=7, partnership=made.partnership, by=made.loader, at=AT)
    return made


def history(table: str, *columns: str) -> list[tuple[object, ...]]:
    """What happened, oldest first: the columns asked for, who acted and for which organisation."""
    asked = ", ".join(("pgh_label", *columns, "actor", "acting_for"))
    return all_rows(f"SELECT {asked} FROM {table}historyrow ORDER BY pgh_id")


def own(cast: AlderVale) -> tuple[str, str]:
    return cast.support.id, str(cast.support.organisation)


LOADER = ("system:command-line", "")


def test_each_kind_of_change_leaves_a_row_with_the_actor_of_its_transaction(cast: AlderVale) -> None:
    with acting(cast.support):
        one = Alias.objects.create(
            partnership_id=cast.partnership, organisation_id=cast.trust, words="The Trust", normal="trust"
        )
        one.words = "Our Trust"
        one.save()
        one.delete()
    assert history("organisations_alias", "words") == [
        ("inserted", "The Trust", *own(cast)),
        ("updated", "Our Trust", *own(cast)),
        ("deleted", "Our Trust", *own(cast)),
    ]


def test_bulk_updates_and_raw_sql_are_caught_row_by_row(cast: AlderVale) -> None:
    with acting(cast.support):
        Recommendation.objects.update(section="Health")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE recommendations_review SET kind = 'serious case review'")
            cursor.execute("DELETE FROM recommendations_commitment")
    changed = [
        row for row in history("recommendations_recommendation", "label", "section") if row[0] == "updated"
    ]
    assert sorted(changed) == [("updated", label, "Health", *own(cast)) for label in ("1", "1(a)", "2")]
    assert history("recommendations_review", "kind") == [
        ("inserted", "", *LOADER),
        ("updated", "serious case review", *own(cast)),
    ]
    assert [row[0] for row in history("recommendations_commitment")].count("deleted") == 3


def test_rows_of_one_transaction_share_its_number(cast: AlderVale) -> None:
    with acting(cast.support):
        Review.objects.update(kind="first")
        Recommendation.objects.update(section="first")
    with acting(cast.support):
        Review.objects.update(kind="second")
    reviews = all_rows(
        "SELECT kind, transaction FROM recommendations_reviewhistoryrow WHERE pgh_label = 'updated' ORDER BY pgh_id"
    )
    recommendations = all_rows(
        "SELECT DISTINCT transaction FROM recommendations_recommendationhistoryrow WHERE pgh_label = 'updated'"
    )
    (_, first), (_, second) = reviews
    assert recommendations == [(first,)]
    assert int(str(first)) < int(str(second))


def test_what_is_rolled_back_leaves_no_history(cast: AlderVale) -> None:
    with acting(cast.support):
        Review.objects.update(kind="changed")
        transaction.set_rollback(True)
    assert [row[0] for row in history("recommendations_review")] == ["inserted"]


def test_an_update_that_changes_nothing_leaves_no_row(cast: AlderVale) -> None:
    with acting(cast.support):
        Review.objects.get().save()
    assert [row[0] for row in history("recommendations_review")] == ["inserted"]


def kept_tables() -> list[str]:
    """Every history table, and the trail."""
    history_rows = [model._meta.db_table for model in apps.get_models() if issubclass(model, Event)]
    return sorted(["trail_entry", *(name for name in history_rows if not name.startswith("pghistory"))])


CHANGES = (
    "UPDATE {table} SET actor = 'somebody'",
    "DELETE FROM {table}",
    "TRUNCATE {table}",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
)


def test_the_site_can_change_no_history_and_no_trail_entry(cast: AlderVale) -> None:
    tables, allowed = kept_tables(), []
    assert len(tables) >= 16
    with acting(cast.support):
        for statement in [change.format(table=table) for table in tables for change in CHANGES]:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
                allowed.append(statement)
            except ProgrammingError as refusal:
                assert "permission denied" in str(refusal) or "must be owner" in str(refusal), refusal
    assert allowed == []


def test_rights_that_a_restore_gave_too_many_of_are_taken_back(cast: AlderVale) -> None:
    """Of history, of the trail, and of whatever else is kept unchanged."""
    tables = [*kept_tables(), "readings_document", "readings_reading"]
    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"GRANT UPDATE, DELETE, TRUNCATE ON {table} TO goldthread_app")
    migrate()
    held = all_rows(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'goldthread_app'"
    )
    assert {("trail_entry", "SELECT"), ("readings_document", "INSERT")} <= set(held)
    changing = ("UPDATE", "DELETE", "TRUNCATE")
    assert [(table, right) for table, right in held if table in tables and right in changing] == []


def test_no_setting_of_a_session_makes_history_look_away(cast: AlderVale) -> None:
    before = len(all_rows("SELECT 1 FROM recommendations_reviewhistoryrow"))
    asleep = "{" + ",".join(name for (name,) in all_rows("SELECT tgname::text FROM pg_trigger")) + "}"  # type: ignore[misc]
    with acting(cast.support), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [asleep])
        cursor.execute("UPDATE recommendations_review SET kind = 'changed in silence'")
        assert cursor.rowcount == 1
    assert len(all_rows("SELECT 1 FROM recommendations_reviewhistoryrow")) == before + 1


def test_a_password_is_in_no_history(database: str) -> None:
    alder_vale(password="four invented garden words")
    columns = all_rows(
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'organisations_userhistoryrow'"
    )
    assert ("email",) in columns
    assert ("password",) not in columns


def test_the_history_of_a_partnership_is_its_own(cast: AlderVale) -> None:
    for actor, rows in ((cast.support, 1), (cast.scrutineer, 1), (cast.police_lead, 0), (None, 0)):
        with acting(actor), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM recommendations_reviewhistoryrow")
            assert cursor.fetchone() == (rows,)
    with acting(cast.support):
        assert not Repetition.objects.exists()
