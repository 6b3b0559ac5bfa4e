"""Trail entries: who may leave and read them, and what is left when something is taken away."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from cast import AT, AlderVale, alder_vale, fernhill
from database_seen import all_rows
from goldthread.kernel.actor import Actor, system_actor
from goldthread.kernel.refusals import Refused
from goldthread.trail import commands as trail
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about
from goldthread.trail.requests import actor_of, moment_of, recorded_export


@pytest.fixture
def cast(database: str) -> AlderVale:
    return alder_vale()


def leave(verb: str, by: Actor, partnership: int | None, hours: int = 0) -> None:
    with acting(by):
        trail.record(
            verb, kind="review", subject=5, by=by, at=AT + timedelta(hours=hours), partnership=partnership,
            details={"rows": 2},
        )  # fmt: skip


def verbs_seen(by: Actor | None, kind: str = "review", subject: int = 5) -> list[str]:
    with acting(by):
        return [entry.verb for entry in entries_about(kind, subject)]


def test_an_entry_says_who_did_what_for_whom(cast: AlderVale) -> None:
    leave("review.confirmed", cast.support, cast.partnership)
    with acting(cast.support):
        [entry] = entries_about("review", 5)
    assert (entry.at, entry.actor, entry.acting_for) == (AT, cast.support.id, cast.support.organisation)
    assert (entry.verb, entry.subject_kind, entry.subject_id) == ("review.confirmed", "review", 5)
    assert entry.details == {"rows": 2}


def test_entries_come_newest_first_and_about_one_subject_alone(cast: AlderVale) -> None:
    leave("review.second", cast.support, cast.partnership, hours=2)
    leave("review.first", cast.support, cast.partnership, hours=1)
    leave("review.third", cast.scrutineer, cast.partnership, hours=2)
    assert verbs_seen(cast.support) == ["review.third", "review.second", "review.first"]
    assert verbs_seen(cast.support, subject=6) == verbs_seen(cast.support, kind="response") == []


def test_members_see_their_partnerships_and_everyone_their_own(cast: AlderVale) -> None:
    stranger = fernhill()
    leave("review.by_the_team", cast.support, cast.partnership)
    leave("review.by_an_agency", cast.police_lead, None, hours=1)
    leave("review.by_another", stranger, stranger.partnerships[0], hours=2)
    assert verbs_seen(cast.support) == verbs_seen(cast.scrutineer) == ["review.by_the_team"]
    assert verbs_seen(cast.police_lead) == ["review.by_an_agency"]
    assert verbs_seen(stranger) == ["review.by_another"]
    assert verbs_seen(cast.trust_lead) == verbs_seen(None) == verbs_seen(system_actor("nightly")) == []


@pytest.mark.parametrize("name", ["person:1000", ""])
def test_nobody_leaves_an_entry_in_another_name(cast: AlderVale, name: str) -> None:
    with (
        acting(cast.support),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO trail_entry (at, actor, verb, subject_kind, details) VALUES (now(), %s, 'x', 'x', '{}')",
            [name],
        )


def test_nobody_at_all_leaves_no_entry(cast: AlderVale) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), acting(None):
        trail.record("review.confirmed", kind="review", by=cast.support, at=AT)


def test_an_entry_goes_with_the_transaction_that_left_it(cast: AlderVale) -> None:
    before = all_rows("SELECT count(*) FROM trail_entry")
    with acting(cast.support):
        trail.record("review.confirmed", kind="review", by=cast.support, at=AT)
        transaction.set_rollback(True)
    assert all_rows("SELECT count(*) FROM trail_entry") == before


EXPORTED = (
    "SELECT verb, actor, acting_for, partnership_id, subject_id, details->>'form', details->>'rows', at"
    " FROM trail_entry WHERE verb LIKE '%%exported'"
)


def test_an_export_is_recorded_with_its_form_and_rows(cast: AlderVale, rf: RequestFactory) -> None:
    request = rf.get("/commitments")
    request.at = AT  # type: ignore[attr-defined]
    for actor in (cast.support, cast.police_lead):
        with acting(actor):
            recorded_export(request, "commitment")("csv", 31)
    with acting(cast.scrutineer):
        recorded_export(request, "document", subject=4)("file", 1)
    support, police, scrutineer = cast.support, cast.police_lead, cast.scrutineer
    assert all_rows(f"{EXPORTED} ORDER BY id") == [
        ("commitment.exported", support.id, support.organisation, cast.partnership, None, "csv", "31", AT),
        ("commitment.exported", police.id, police.organisation, None, None, "csv", "31", AT),
        ("document.exported", scrutineer.id, scrutineer.organisation, cast.partnership, 4, "file", "1", AT),
    ]


def test_an_export_by_someone_of_two_partnerships_names_neither(cast: AlderVale, rf: RequestFactory) -> None:
    both = system_actor("both", partnerships=(cast.partnership, *fernhill().partnerships))
    with acting(both):
        recorded_export(rf.get("/commitments"), "commitment")("csv", 1)
    assert [row[3] for row in all_rows(EXPORTED)] == [None]


def test_without_a_post_nothing_is_taken_away(cast: AlderVale, rf: RequestFactory) -> None:
    with acting(None):
        for act in (lambda: recorded_export(rf.get("/"), "review")("csv", 1), lambda: actor_of(rf.get("/"))):
            with pytest.raises(
                Refused, match=r"You hold no post today.*Ask your partnership's support team\."
            ):
                act()
    assert all_rows(EXPORTED) == []


def test_a_page_has_one_moment_for_all_it_writes(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.at = AT  # type: ignore[attr-defined]
    assert moment_of(request) == moment_of(request) == AT
