"""Organisations, people and posts, through their commands and queries."""

from datetime import date

import pytest

from cast import AT, LONG_AGO, ON, SETTER_UP, AlderVale, alder_vale
from goldthread.kernel.actor import Actor, Role, system_actor
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands, queries
from goldthread.organisations.models import Alias, Organisation, Post, User
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about


def test_everything_can_be_added_twice(database: str) -> None:
    first, second = alder_vale(), alder_vale()
    assert first == second
    assert Organisation.objects.count() == 6
    assert Post.objects.count() == 4


def test_a_successor_acts_for_what_its_predecessor_was_asked(database: str) -> None:
    cast = alder_vale()
    assert cast.trust_lead.organisation == cast.trust_today
    assert cast.trust_lead.organisations == tuple(sorted((cast.trust, cast.trust_today)))
    user = User.objects.get(email="nurse@aldervale.example")
    before = queries.actor_for(queries.posts_of(user, on=ON)[0], user=user, on=date(2024, 3, 31))
    assert before.organisations == (cast.trust_today,)


def test_a_post_is_held_on_its_days_and_no_other(database: str) -> None:
    cast = alder_vale()
    Post.objects.filter(organisation_id=cast.police).update(until_on=ON)
    user = User.objects.get(email="detective@aldervale.example")
    assert [post.organisation for post in queries.posts_of(user, on=ON)] == [cast.police]
    assert queries.posts_of(user, on=date(2026, 3, 3)) == ()
    assert queries.posts_of(user, on=date(2015, 3, 31)) == ()


def test_a_second_meaning_for_the_same_words_is_refused(database: str) -> None:
    cast = alder_vale()
    with acting(cast.support):
        commands.add_alias(
            "The Trust", organisation=cast.trust, partnership=cast.partnership, by=cast.support, at=AT
        )
        with pytest.raises(Refused, match="“the trust” already means Alder Vale Community NHS Trust"):
            commands.add_alias(
                "the trust", organisation=cast.police, partnership=cast.partnership, by=cast.support, at=AT
            )
        assert queries.organisations_called(["The  trust", "nobody"], partnership=cast.partnership) == {
            "The  trust": cast.trust
        }


def test_only_the_support_team_may_say_what_words_mean(database: str) -> None:
    cast = alder_vale()
    for actor in (cast.scrutineer, cast.police_lead):
        with acting(actor), pytest.raises(Refused, match="Only the partnership's support team can do this"):
            commands.add_alias("UHX", organisation=cast.trust, partnership=cast.partnership, by=actor, at=AT)
    with acting(cast.support):
        assert not Alias.objects.exists()


def test_a_weak_password_leaves_no_person_behind(database: str) -> None:
    with acting(SETTER_UP), pytest.raises(Refused, match="at least 12"):
        commands.add_person(
            "Invented Newcomer", email="newcomer@aldervale.example", password="short", by=SETTER_UP, at=AT
        )
    assert not User.objects.exists()


def test_an_unknown_partnership_is_not_found(database: str) -> None:
    with pytest.raises(NotFound, match="There is no partnership called nowhere"):
        queries.partnership_by_slug("nowhere")


def test_a_partnership_name_cannot_be_taken_twice(database: str) -> None:
    alder_vale()
    with acting(SETTER_UP), pytest.raises(Refused, match="There is already Alder Vale"):
        commands.add_partnership("Another Partnership", slug="alder-vale", by=SETTER_UP, at=AT)


def test_appointing_leaves_a_trail_entry_of_ids_alone(database: str) -> None:
    cast = alder_vale()
    by = system_actor("test", partnerships=(cast.partnership,))
    with acting(by):
        post = Post.objects.get(role=Role.SUPPORT_TEAM.value)
        entries = entries_about("post", post.id)
    assert [(entry.verb, entry.actor, entry.details) for entry in entries] == [
        ("post.added", "system:test", {})
    ]
    assert post.from_on == LONG_AGO


ADDING = {
    "organisation": lambda cast, by: commands.add_organisation(
        "Fernhill School", kind="education", by=by, at=AT
    ),
    "person": lambda cast, by: commands.add_person(
        "Invented Head", email="h@x.example", password=None, by=by, at=AT
    ),
    "succession": lambda cast, by: commands.succeed(
        cast.police, successor=cast.trust_today, on=ON, by=by, at=AT
    ),
    "post": lambda cast, by: _appoint(cast, by, organisation=cast.police),
}


def _appoint(cast: AlderVale, by: Actor, *, organisation: int) -> int:
    nurse = User.objects.get(email="nurse@aldervale.example")
    return commands.appoint(
        nurse.pk, organisation=organisation, role=Role.AGENCY_LEAD, from_on=ON, by=by, at=AT
    )


@pytest.mark.parametrize("adding", ADDING)
def test_shared_things_are_added_by_a_support_team_and_by_nobody_else(database: str, adding: str) -> None:
    cast = alder_vale()
    for actor in (cast.scrutineer, cast.trust_lead):
        with acting(actor), pytest.raises(Refused, match="Only the partnership's support team can do this"):
            ADDING[adding](cast, actor)
    with acting(cast.support):
        ADDING[adding](cast, cast.support)


def test_a_post_is_given_in_ones_own_agencies_alone(database: str) -> None:
    cast = alder_vale()
    with acting(SETTER_UP):
        school = commands.add_organisation("Fernhill School", kind="education", by=SETTER_UP, at=AT)
    with acting(cast.support), pytest.raises(Refused, match=r"no agency of your partnership. Add it as one"):
        _appoint(cast, cast.support, organisation=school)


def test_a_partnership_is_added_on_the_server(database: str) -> None:
    cast = alder_vale()
    with acting(cast.support), pytest.raises(Refused, match="A partnership is added on the server"):
        commands.add_partnership("Northmere Partnership", slug="northmere", by=cast.support, at=AT)
