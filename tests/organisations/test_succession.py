"""Who sees what after a change: on a real database, under row-level security, as each agency's lead."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from cast import AT, AlderVale, alder_vale, appointed, fernhill
from database_seen import all_rows
from goldthread.kernel.actor import Actor, Role, system_actor
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands, queries
from goldthread.organisations.domain import SuccessionKind as Kind
from goldthread.organisations.models import User
from goldthread.organisations.passing import Passing, Told
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries as rows
from goldthread.trail.context import acting
from readings_made import juniper

ON, BEFORE = date(2025, 4, 1), date(2025, 3, 31)
POLICY = "The growth chart policy will be rewritten by March 2022."
CHARTS = "Charts are checked each quarter."


@pytest.fixture
def cast(database: str) -> AlderVale:
    """The Trust, which Wessmoor Health took over in 2024, has two open commitments; the police one that is done."""
    made = alder_vale()
    by = made.support
    with acting(by):
        for words, whose in (("The Trust", made.trust), ("Police", made.police)):
            commands.add_alias(words, organisation=whose, partnership=made.partnership, by=by, at=AT)
        register.propose(juniper(), reading_id=7, partnership=made.partnership, by=by, at=AT)
        register.confirm_reading(7, by=by, at=AT)
    return made


def agency(cast: AlderVale, name: str, who: str, kind: str = "nhs_trust") -> tuple[int, Actor]:
    """A new organisation and its lead."""
    by = system_actor("test", partnerships=(cast.partnership,))
    with acting(by):
        made = commands.add_organisation(name, kind=kind, by=by, at=AT)
        return made, appointed(who, made, Role.AGENCY_LEAD, by)


def on(day: date, lead: Actor) -> Actor:
    """The same person on a day: what the settings of a request made that day are."""
    user = User.objects.get(person_id=int(lead.id.removeprefix("person:")))
    return queries.actor_for(queries.posts_of(user, on=day)[0], user=user, on=day)


def sees(lead: Actor) -> list[str]:
    with acting(lead):
        return [row.text for row in rows.commitments({}, order="review").rows]


def change(cast: AlderVale, before: int, after: int, kind: Kind = Kind.MERGED, passes: str = "") -> int:
    with acting(cast.support):
        return commands.succeed(
            before, successor=after, on=ON, kind=kind, passes=passes, by=cast.support, at=AT
        )


def test_a_merged_agency_sees_its_predecessors_from_the_day_on_and_not_before(cast: AlderVale) -> None:
    north, lead = agency(cast, "Northmere Health NHS Trust", "matron")
    assert sees(on(ON, lead)) == []
    change(cast, cast.trust_today, north)
    assert sees(on(BEFORE, lead)) == []
    assert sees(on(ON, lead)) == [POLICY, CHARTS], "down the whole line, from the Trust of before 2024"
    assert sees(on(ON, cast.trust_lead)) == [POLICY, CHARTS], "who owed it sees it still"


def test_history_keeps_the_name_of_the_day_and_shows_todays(cast: AlderVale) -> None:
    north, _ = agency(cast, "Northmere Health NHS Trust", "matron")
    change(cast, cast.trust_today, north)
    with acting(cast.support):
        row = rows.commitments({"organisation": cast.trust}).rows[0]
        assert (row.agency, row.agency_now) == (
            "Alder Vale Community NHS Trust",
            "Northmere Health NHS Trust",
        )
        named = queries.organisation_rows([cast.trust], on=date(2024, 6, 1))[cast.trust]
        assert named.now == "Wessmoor Health NHS Foundation Trust"
        assert queries.organisation_rows([cast.trust], on=date(2024, 3, 31))[cast.trust].now is None


def test_a_post_under_the_old_name_of_a_renamed_body_goes_on(cast: AlderVale) -> None:
    later, _ = agency(cast, "Wessmoor Constabulary", "sergeant", "police")
    change(cast, cast.police, later, Kind.RENAMED)
    assert on(ON, cast.police_lead).organisations == tuple(sorted((cast.police, later)))
    assert on(BEFORE, cast.police_lead).organisations == (cast.police,)


def test_after_a_split_each_sees_only_what_a_person_gave_it(cast: AlderVale) -> None:
    north, matron = agency(cast, "Northmere Health NHS Trust", "matron")
    south, sister = agency(cast, "Fernhill Health NHS Trust", "sister")
    change(cast, cast.trust_today, north, Kind.SPLIT_BY_AREA, "the north")
    change(cast, cast.trust_today, south, Kind.SPLIT_BY_AREA, "the south")
    matron, sister = on(ON, matron), on(ON, sister)
    assert sees(matron) == sees(sister) == []
    with acting(cast.support):
        [waiting] = queries.waiting_organisations(on=ON)
        assert [duty.words for duty in waiting.duties] == [
            POLICY,
            CHARTS,
            "Staff to be shown the new chart.",
        ][:2]
        policy = [duty for duty in waiting.duties if duty.words == POLICY]
        commands.assign(policy, predecessor=cast.trust_today, successor=north, by=cast.support, at=AT)
    assert sees(matron) == [POLICY]
    assert sees(sister) == []
    with acting(matron):
        assert [row.text for row in rows.recommendations({}).rows] == [
            "The Trust should review its growth chart policy."
        ]
        assert [row.name for row in rows.reviews({}).rows] == ["Baby Juniper"]
        assert rows.commitments({}).rows[0].response == rows.responses({}).rows[0].id
        assert queries.assigned_to("commitment", [policy[0].id]) == {
            policy[0].id: "Northmere Health NHS Trust"
        }
    with acting(cast.support):
        [waiting] = queries.waiting_organisations(on=ON)
        assert [duty.words for duty in waiting.duties] == [CHARTS]
        [given] = waiting.assigned
        assert (given.successor_name, given.by) == ("Northmere Health NHS Trust", "the support team")
        commands.take_back(given.id, by=cast.support, at=AT)
        with pytest.raises(Refused, match="This was taken back already"):
            commands.take_back(given.id, by=cast.support, at=AT)
    assert sees(matron) == []


def given_to(cast: AlderVale, successor: int, kind: Kind, **more: object) -> int:
    """A part of the trust's work has passed, and the policy was given to the successor; the change's id."""
    with acting(cast.support):
        told = Told(Passing(cast.trust_today, successor, kind, ON, passes="the north", **more))  # type: ignore[arg-type]
        made = commands.record_change(told, by=cast.support, at=AT)
        duties = queries.waiting_with(cast.trust_today, on=ON).duties
        commands.assign(
            [duty for duty in duties if duty.words == POLICY],
            predecessor=cast.trust_today, successor=successor, by=cast.support, at=AT.replace(year=2025, month=4),
        )  # fmt: skip
    return made


def test_a_change_ended_as_a_mistake_gives_nothing_any_more(cast: AlderVale) -> None:
    north, matron = agency(cast, "Northmere Health NHS Trust", "matron")
    made = given_to(cast, north, Kind.PART_TRANSFERRED)
    assert sees(on(ON, matron)) == [POLICY]
    with acting(cast.support):
        with pytest.raises(Refused, match="Say why this change was recorded by mistake"):
            commands.end_change(made, why=" ", by=cast.support, at=AT)
        commands.end_change(made, why="Another trust was meant", by=cast.support, at=AT)
        with pytest.raises(Refused, match="This change was taken back already"):
            commands.end_change(made, why="again", by=cast.support, at=AT)
        family = queries.family_of(north)
        assert family.before == ()
        assert family.changes[0].state == "Recorded by mistake: Another trust was meant"
    assert sees(on(ON, matron)) == []
    history = all_rows(
        "SELECT pgh_label, undone_why FROM organisations_successionhistoryrow WHERE id = %s", made
    )
    assert history == [("inserted", ""), ("updated", "Another trust was meant")]


def test_a_hosted_service_gives_nothing_after_its_last_day(cast: AlderVale) -> None:
    north, matron = agency(cast, "Northmere Health NHS Trust", "matron")
    given_to(cast, north, Kind.HOSTED, until_on=date(2025, 6, 30))
    assert sees(on(ON, matron)) == [], "the last day is over, whatever day the lead is asked about"
    with connection.cursor() as cursor:
        cursor.execute("SELECT (now() AT TIME ZONE 'Europe/London')::date > DATE '2025-06-30'")
        assert cursor.fetchone() == (True,)
    with acting(cast.support):
        assert queries.waiting_with(cast.trust_today, on=date(2025, 7, 1)).choices == ()


def test_where_the_predecessor_goes_on_a_duty_may_stay_with_it(cast: AlderVale) -> None:
    north, matron = agency(cast, "Northmere Health NHS Trust", "matron")
    change(cast, cast.trust_today, north, Kind.PART_TRANSFERRED, "the north")
    with acting(cast.support):
        waiting = queries.waiting_with(cast.trust_today, on=ON)
        assert [words for _, words in waiting.choices] == [
            "Northmere Health NHS Trust, which has the north", "It stays with Wessmoor Health NHS Foundation Trust",
        ]  # fmt: skip
        commands.assign(
            waiting.duties, predecessor=cast.trust_today, successor=cast.trust_today, by=cast.support, at=AT
        )
        assert queries.waiting_with(cast.trust_today, on=ON).duties == ()
    assert sees(on(ON, matron)) == []
    assert sees(on(ON, cast.trust_lead)) == [POLICY, CHARTS]


def test_what_cannot_be_given_is_refused_in_words(cast: AlderVale) -> None:
    north, _ = agency(cast, "Northmere Health NHS Trust", "matron")
    change(cast, cast.trust_today, north, Kind.SPLIT_BY_AREA, "the north")
    by, early = cast.support, AT.replace(year=2025, month=3)
    with acting(by):
        duties = queries.waiting_with(cast.trust_today, on=ON).duties

        def give(to: int, some: object = duties, at: object = AT, who: Actor = by) -> None:
            commands.assign(some, predecessor=cast.trust_today, successor=to, by=who, at=at)  # type: ignore[arg-type]

        for sentence, act in {
            "Choose at least one duty": lambda: give(north, ()),
            "Nothing passes before 1 April 2025": lambda: give(north, at=early),
            "was split up, so nothing can stay with it": lambda: give(cast.trust_today),
            "Nothing passed from Wessmoor Health NHS Foundation Trust to Wessmoor Police": lambda: give(
                cast.police
            ),
            "Only the partnership's support team": lambda: give(north, who=cast.scrutineer),
        }.items():
            with pytest.raises(Refused, match=sentence):
                act()
        give(north)
        with pytest.raises(
            Refused, match=r"was given to Northmere Health NHS Trust already. Take that back first"
        ):
            give(north)
        with pytest.raises(Refused, match="No part of this organisation's work has passed"):
            commands.assign(duties, predecessor=cast.police, successor=north, by=by, at=AT)
    stranger = fernhill()
    with acting(stranger):
        assert queries.waiting_organisations(on=ON) == (), "another partnership's duties"
        with pytest.raises(NotFound):
            commands.take_back(1, by=stranger, at=AT)


def test_before_the_day_nothing_waits_and_what_is_done_never_does(cast: AlderVale) -> None:
    north, _ = agency(cast, "Northmere Police", "sergeant", "police")
    change(cast, cast.trust_today, north, Kind.PART_TRANSFERRED, "the north")
    change(cast, cast.police, north, Kind.PART_TRANSFERRED, "the north")
    with acting(cast.support):
        assert queries.waiting_organisations(on=BEFORE) == ()
        assert [each.name for each in queries.waiting_organisations(on=ON)] == [
            "Wessmoor Health NHS Foundation Trust"
        ]


def test_a_pending_change_passes_once_it_is_settled(cast: AlderVale) -> None:
    north, matron = agency(cast, "Northmere Health NHS Trust", "matron")
    passing = Passing(cast.trust_today, north, Kind.MERGED, None, pending=True)
    with acting(cast.support):
        told = Told(passing, "spring 2025", "An invented order")
        made = commands.record_change(told, by=cast.support, at=AT)
        assert commands.record_change(told, by=cast.support, at=AT) == made
        assert queries.change(made).when == "“spring 2025”"
    assert sees(on(ON, matron)) == []
    with acting(cast.support):
        settled = replace(told, change=replace(passing, on=ON, pending=False))
        commands.correct_change(made, settled, by=cast.support, at=AT)
        with pytest.raises(Refused, match="A correction cannot move a change to another organisation"):
            wrong = replace(passing, predecessor=cast.police)
            commands.correct_change(made, replace(told, change=wrong), by=cast.support, at=AT)
    assert sees(on(ON, matron)) == [POLICY, CHARTS]


def test_the_same_change_with_another_date_is_corrected_and_not_added(cast: AlderVale) -> None:
    with (
        acting(cast.support),
        pytest.raises(Refused, match=r"already recorded with another date. Correct that one"),
    ):
        commands.succeed(cast.trust, successor=cast.trust_today, on=ON, by=cast.support, at=AT)


def test_a_change_needs_two_organisations_that_exist(cast: AlderVale) -> None:
    with acting(cast.support):
        with pytest.raises(NotFound):
            commands.succeed(cast.police, successor=999, on=ON, by=cast.support, at=AT)
        with pytest.raises(NotFound):
            commands.end_change(999, why="x", by=cast.support, at=AT)


def test_the_family_is_told_in_both_directions_with_every_change(cast: AlderVale) -> None:
    north, _ = agency(cast, "Northmere Health NHS Trust", "matron")
    change(cast, cast.trust_today, north)
    with acting(cast.support):
        family = queries.family_of(cast.trust_today)
        assert [(each.name, each.change.phrase) for each in family.before] == [
            ("Alder Vale Community NHS Trust", "Replacement: everything, from 1 April 2024")
        ]
        assert [each.name for each in family.after] == ["Northmere Health NHS Trust"]
        last = queries.family_of(north)
        assert [each.name for each in last.before[0].beyond] == ["Alder Vale Community NHS Trust"]
        assert [row.when for row in last.changes] == ["from 1 April 2024", "from 1 April 2025"]


def test_an_agency_reads_no_assignment_but_its_own_and_writes_none(cast: AlderVale) -> None:
    north, matron = agency(cast, "Northmere Health NHS Trust", "matron")
    given_to(cast, north, Kind.PART_TRANSFERRED)
    for lead, most in ((on(ON, matron), 1), (on(ON, cast.trust_lead), 1), (cast.police_lead, 0)):
        with acting(lead), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM organisations_assignment")
            assert cursor.fetchone() == (most,)
            cursor.execute("UPDATE organisations_assignment SET successor_id = %s", [cast.police])
            assert cursor.rowcount == 0


def test_a_partnership_cannot_give_away_what_is_anothers(cast: AlderVale) -> None:
    """The command takes what the register shows its team; the row policy does not trust that alone."""
    north, matron = agency(cast, "Northmere Health NHS Trust", "matron")
    change(cast, cast.trust_today, north, Kind.PART_TRANSFERRED, "the north")
    with acting(cast.support):
        [policy, *_] = queries.waiting_with(cast.trust_today, on=ON).duties
    stranger = fernhill()
    with acting(stranger):
        forged = replace(policy, partnership=stranger.partnerships[0])
        commands.assign([forged], predecessor=cast.trust_today, successor=north, by=stranger, at=AT)
    assert sees(on(ON, matron)) == []
