"""What the worker does by itself each night."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from cast import AlderVale, alder_vale
from database_seen import all_rows, row_counts
from goldthread.kernel.clock import now
from goldthread.look.searches import save_search
from goldthread.trail.context import acting
from goldthread.web.jobs import forget


@pytest.fixture
def cast(database: str) -> AlderVale:
    """Searches of two people, two of them past their days, and sessions that end an hour ago and in an hour."""
    made, at = alder_vale(), now()
    for actor in (made.support, made.police_lead):
        with acting(actor):
            save_search("past its days", at=at - timedelta(days=7, minutes=1))
            save_search("still kept", at=at - timedelta(days=6, hours=23))
    for hours in (-1, 1):
        session = SessionStore()
        session["post"] = hours
        session.create()
        Session.objects.filter(session_key=session.session_key).update(
            expire_date=at + timedelta(hours=hours)
        )
    return made


def left() -> tuple[list[object], list[object]]:
    """The words of the searches and the marks of the sessions that are still there."""
    searches = [words for (words,) in all_rows("SELECT words FROM look_savedsearch ORDER BY words")]
    sessions = [session.get_decoded()["post"] for session in Session.objects.all()]
    return searches, sessions


def entries() -> list[tuple[object, ...]]:
    return all_rows(
        "SELECT verb, actor, details::text FROM trail_entry WHERE verb = 'searches.forgotten' ORDER BY id"
    )


def test_searches_and_sessions_are_forgotten_when_their_days_are_over(cast: AlderVale) -> None:
    forget(0)
    assert left() == (["still kept", "still kept"], [1])
    assert entries() == [("searches.forgotten", "system:forget", '{"rows": 2}')]


def test_a_second_run_finds_nothing_more_to_forget(cast: AlderVale) -> None:
    forget(0)
    before = row_counts()
    forget(0)
    assert left() == (["still kept", "still kept"], [1])
    assert entries()[1:] == [("searches.forgotten", "system:forget", '{"rows": 0}')]
    changed = {table for table, rows in row_counts().items() if rows != before[table]}
    assert changed <= {"trail_entry"}


def test_a_fault_on_the_way_forgets_nothing(cast: AlderVale, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise RuntimeError("an invented fault")

    monkeypatch.setattr("goldthread.web.jobs.trail.record", fails)
    before = row_counts()
    with pytest.raises(RuntimeError):
        forget(0)
    assert row_counts() == before


def test_it_runs_each_night_under_a_lock_of_its_own() -> None:
    assert forget.queueing_lock == "forget"
    periodic = forget.blueprint.periodic_registry.periodic_tasks
    assert [each.cron for each in periodic.values() if each.task is forget] == ["17 2 * * *"]
