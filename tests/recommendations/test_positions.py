"""How rows stood when they came into Goldthread: set for many at once, changed, undone; who sees it; what it counts."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from cast import AT, AlderVale, alder_vale, fernhill
from goldthread.kernel.actor import Actor, Role
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands as organisations
from goldthread.recommendations import commands, queries
from goldthread.recommendations.domain import (
    NOT_SET,
    Opening,
    Stale,
    Standing,
    Stretch,
    counts_as_owed,
    is_decided,
)
from goldthread.recommendations.positions import Subject, stamp
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about
from readings_made import juniper

READING = 7
LATER = AT + timedelta(days=1)
OPEN, CLOSED, NOT_KNOWN = Opening.OPEN, Opening.CLOSED_BEFORE, Opening.NOT_KNOWN
ONLY_THE_TEAM = (
    "Only the partnership's support team sets opening positions. Tell them how this stood when it was loaded."
)


@pytest.fixture
def proposed(database: str) -> AlderVale:
    """Three recommendations and parts, three commitments, all proposed; both agencies are known."""
    made = alder_vale()
    with acting(made.support):
        for words, whose in (("The Trust", made.trust), ("Police", made.police)):
            organisations.add_alias(
                words, organisation=whose, partnership=made.partnership, by=made.support, at=AT
            )
        commands.propose(juniper(), reading_id=READING, partnership=made.partnership, by=made.support, at=AT)
    return made


@pytest.fixture
def cast(proposed: AlderVale) -> AlderVale:
    with acting(proposed.support):
        commands.confirm_reading(READING, by=proposed.support, at=AT)
    return proposed


def everything() -> tuple[Subject, ...]:
    """Every row that may have an opening position, in order."""
    return tuple((kind_of(row), row.id) for row in queries.positioned({}).rows)


def kind_of(row: queries.Owed) -> str:
    return "commitment" if isinstance(row, queries.CommitmentRow) else "recommendation"


def standing() -> list[Opening | None]:
    """What stands for each row of `everything`."""
    return [row.opening.position if row.opening else None for row in queries.positioned({}).rows]


@pytest.mark.parametrize(
    ("opening", "owed", "decided"),
    [(OPEN, True, True), (CLOSED, False, True), (NOT_KNOWN, False, False), (None, False, False)],
)
def test_only_what_was_said_to_be_open_can_be_late_or_missing(
    opening: Opening | None, owed: bool, decided: bool
) -> None:
    assert counts_as_owed(opening) is owed
    assert is_decided(opening) is decided


def test_the_rows_stand_in_the_order_of_the_documents(cast: AlderVale) -> None:
    with acting(cast.support):
        names = [
            f"under {row.recommendation_label}" if isinstance(row, queries.CommitmentRow) else row.label
            for row in queries.positioned({}).rows
        ]
    assert names == ["1", "under 1", "under 1", "1(a)", "2", "under 2"]


def test_many_are_set_at_once_and_say_who_closed_them_and_when(cast: AlderVale) -> None:
    with acting(cast.support):
        assert queries.counts().openings_not_set == 6
        first, *others = everything()
        commands.set_positions(
            [first], CLOSED, closed_by="Learning subgroup", closed_by_organisation=cast.police,
            closed_on="in March 2021", note="Minute 4", by=cast.support, at=AT,
        )  # fmt: skip
        commands.set_positions(others[:4], OPEN, by=cast.support, at=AT)
        found = queries.recommendation(first[1]).opening
        assert standing() == [CLOSED, OPEN, OPEN, OPEN, OPEN, None]
        assert queries.counts().openings_not_set == 1
    assert found
    assert (found.closed_by, found.note) == ("Wessmoor Police, Learning subgroup", "Minute 4")
    assert (found.closed_words, found.closed_earliest, found.closed_latest) == (
        "in March 2021", date(2021, 3, 1), date(2021, 3, 31),
    )  # fmt: skip


def test_a_date_of_closing_may_be_unknown_and_is_never_guessed(cast: AlderVale) -> None:
    with acting(cast.support):
        subject = everything()[0]
        commands.set_positions([subject], CLOSED, closed_by="Not recorded", by=cast.support, at=AT)
        found = queries.recommendation(subject[1]).opening
        assert found
        assert (found.closed_words, found.closed_earliest, found.closed_latest) == ("", None, None)
        for words in ("last Tuesday", "a while ago", "31 April 2021", "early 2021"):
            with pytest.raises(Refused, match=f"“{words}” is no date that can be told. Give a day, a month"):
                commands.set_positions(
                    [subject], CLOSED, closed_by="Police", closed_on=words, by=cast.support, at=AT
                )
        with pytest.raises(Refused, match="the date cannot lie ahead of today"):
            commands.set_positions(
                [subject], CLOSED, closed_by="Police", closed_on="April 2026", by=cast.support, at=AT
            )


def test_what_is_said_of_the_closing_must_fit(cast: AlderVale) -> None:
    with acting(cast.support):
        subjects = everything()
        with pytest.raises(Refused, match="Say who closed it: an organisation, or in your own words"):
            commands.set_positions(subjects, CLOSED, by=cast.support, at=AT)
        for position, words in ((OPEN, "open"), (NOT_KNOWN, "not known")):
            with pytest.raises(
                Refused, match=f"who closed it or when, and that it is {words}. Choose “closed"
            ):
                commands.set_positions(subjects, position, closed_by="Police", by=cast.support, at=AT)
        with pytest.raises(NotFound):
            commands.set_positions(subjects, CLOSED, closed_by_organisation=999, by=cast.support, at=AT)
        assert standing() == [None] * 6


def test_all_rows_or_none_and_only_confirmed_ones(proposed: AlderVale) -> None:
    by = proposed.support
    with acting(by):
        rows = queries.recommendations({}).rows
        commands.confirm("review", rows[0].review, by=by, at=AT)
        commands.confirm("recommendation", rows[0].id, by=by, at=AT)
        both = [("recommendation", row.id) for row in rows[:2]]
        with pytest.raises(
            Refused, match=r"1 of these 2 rows are not confirmed. Only what is confirmed has an"
        ):
            commands.set_positions(both, OPEN, by=by, at=AT)
        with pytest.raises(Refused, match=r"This is not confirmed. Only what is confirmed has an opening"):
            commands.set_positions(both[1:], OPEN, by=by, at=AT)
        with pytest.raises(Refused, match="Choose at least one recommendation or commitment"):
            commands.set_positions([], OPEN, by=by, at=AT)
        for none in (("recommendation", 999), ("response", 1), ("review", rows[0].review)):
            with pytest.raises(NotFound):
                commands.set_positions([both[0], none], OPEN, by=by, at=AT)
        assert queries.positions_on(*both[0]) == ()
        assert queries.counts().openings_not_set == 1


def test_a_change_of_mind_is_kept_and_undoing_it_brings_back_what_stood(cast: AlderVale) -> None:
    with acting(cast.support):
        subjects = everything()
        first = commands.set_positions(subjects, NOT_KNOWN, note="No file", by=cast.support, at=AT)
        second = commands.set_positions(subjects[:2], OPEN, by=cast.support, at=LATER)
        assert standing() == [OPEN, OPEN, *[NOT_KNOWN] * 4]
        newest, oldest = queries.positions_on(*subjects[0])
        assert (newest.position, newest.replaced_at) == (OPEN, None)
        assert (oldest.position, oldest.note, oldest.replaced_at) == (NOT_KNOWN, "No file", LATER)
        assert queries.act_on_positions(first).replaced == 2
        with pytest.raises(
            Refused, match=r"2 of these 6 rows got another opening position since. Undo that first"
        ):
            commands.undo_positions(first, by=cast.support, at=LATER)
        assert commands.undo_positions(second, by=cast.support, at=LATER) == 2
        assert standing() == [NOT_KNOWN] * 6
        with pytest.raises(Refused, match="These opening positions were undone already"):
            commands.undo_positions(second, by=cast.support, at=LATER)
        assert commands.undo_positions(first, by=cast.support, at=LATER) == 6
        assert standing() == [None] * 6
        assert [each.undone_at for each in queries.positions_on(*subjects[0])] == [LATER, LATER]


def test_the_trail_says_how_many(cast: AlderVale) -> None:
    with acting(cast.support):
        subjects = everything()
        batch = commands.set_positions(subjects, CLOSED, closed_by="Police", by=cast.support, at=AT)
        commands.undo_positions(batch, by=cast.support, at=LATER)
        entries = entries_about(*subjects[0])
    assert [(each.verb, each.details) for each in entries if "opening" in each.verb] == [
        ("opening_position.undone", {"recommendations": 3, "commitments": 3, "restored": 0}),
        (
            "opening_position.set",
            {"recommendations": 3, "commitments": 3, "position": "closed_before", "replaced": 0},
        ),
    ]


def test_what_changed_since_it_was_looked_at_is_not_overwritten(cast: AlderVale) -> None:
    with acting(cast.support):
        subjects = everything()
        seen = stamp(subjects)
        commands.set_positions(subjects[:1], OPEN, seen=stamp(subjects[:1]), by=cast.support, at=AT)
        with pytest.raises(Stale, match="Somebody changed this since you opened it, so nothing was saved"):
            commands.set_positions(subjects, NOT_KNOWN, seen=seen, by=cast.support, at=AT)
        with pytest.raises(Stale):
            commands.set_positions(subjects[:2], NOT_KNOWN, seen=stamp(subjects), by=cast.support, at=AT)
        assert standing() == [OPEN, *[None] * 5]


def test_a_position_waits_while_the_confirmation_of_its_row_is_undone(cast: AlderVale) -> None:
    """It says how the row stood, which confirming anew does not change: unseen and uncounted until then."""
    by = cast.support
    with acting(by):
        subjects = everything()
        commands.set_positions(subjects, OPEN, by=by, at=AT)
        commands.undo(*subjects[0], by=by, at=AT)
        row = queries.recommendation(subjects[0][1])
        waiting = queries.opening_before(*subjects[0])
        assert (row.standing, row.opening) == (Standing.PROPOSED, None)
        assert waiting
        assert waiting.position is OPEN
        assert queries.positioned({}).total == 0
        assert queries.recommendations({"opening": "open"}).total == 0
        with pytest.raises(Refused, match="not confirmed"):
            commands.set_positions(subjects[:1], NOT_KNOWN, by=by, at=AT)
    with acting(cast.police_lead):
        assert _count() == 0
    with acting(by):
        commands.confirm_reading(READING, by=by, at=AT)
        assert standing() == [OPEN] * 6


def test_a_row_that_a_person_added_does_not_vanish_from_under_its_position(cast: AlderVale) -> None:
    by = cast.support
    with acting(by):
        ask = queries.positioned({}).rows[0]
        split = commands.split(
            "recommendation", ask.id, version=ask.version, by=by, at=AT,
            first=Stretch("The Trust should review"), second=Stretch("its growth chart policy."),
        )  # fmt: skip
        assert queries.counts().openings_not_set == 7, "the new half is not set, whatever the first half has"
        batch = commands.set_positions([("recommendation", split)], OPEN, by=by, at=AT)
        with pytest.raises(Refused, match=r"An opening position was set for this since. Undo that first"):
            commands.undo("recommendation", ask.id, by=by, at=AT)
        commands.undo_positions(batch, by=by, at=AT)
        commands.undo("recommendation", ask.id, by=by, at=AT)
        assert queries.counts().openings_not_set == 6


def test_an_added_recommendation_that_concerns_an_agency_can_be_undone(cast: AlderVale) -> None:
    """It takes its addressees along."""
    by = cast.support
    with acting(by):
        ask = queries.positioned({}).rows[0]
        fields = {"label": "3", "addressee_words": "Police", "stretch": Stretch("Say who was there.")}
        added = commands.add(
            "recommendation", partnership=cast.partnership, under=("review", ask.review), fields=fields,
            accept=True, by=by, at=AT,
        )  # fmt: skip
        assert queries.recommendation(added).addressees == ("Wessmoor Police",)
        commands.undo("recommendation", added, by=by, at=AT)
        with pytest.raises(NotFound):
            queries.recommendation(added)


def test_lists_are_narrowed_by_opening_position(cast: AlderVale) -> None:
    with acting(cast.support):
        subjects = everything()
        commands.set_positions(subjects[:2], CLOSED, closed_by="Police", by=cast.support, at=AT)
        commands.set_positions(subjects[2:4], NOT_KNOWN, by=cast.support, at=AT)
        for opening, asked, promised in (
            (NOT_SET, ["2"], 1),
            ("closed_before", ["1"], 1),
            ("not_known", ["1(a)"], 1),
            ("open", [], 0),
            ("", ["1", "1(a)", "2"], 3),
        ):
            found = queries.recommendations({"opening": opening}).rows
            assert [row.label for row in found] == asked, opening
            assert queries.commitments({"opening": opening}).total == promised, opening
            assert queries.positioned({"opening": opening}).total == len(asked) + promised, opening


def test_rows_are_chosen_by_what_a_business_manager_knows(cast: AlderVale) -> None:
    with acting(cast.support):
        rows = queries.positioned({}).rows
        ask, part = rows[0], rows[3]
        for filters, total in (
            ({"review": ask.review}, 6),
            ({"organisation": cast.police}, 2),
            ({"kind": "recommendation"}, 3),
            ({"kind": "commitment"}, 3),
            ({"due_until": date(2022, 3, 31)}, 1),
            ({"due_until": date(2022, 3, 30)}, 0),
            ({"status": ["done"]}, 1),
            ({"status": ["done"], "kind": "recommendation"}, 0),
            ({"about": ("recommendation", ask.id)}, 4),
            ({"about": ("recommendation", part.id)}, 1),
            ({"about": ("commitment", rows[1].id)}, 1),
        ):
            assert queries.positioned(filters).total == total, filters
        assert queries.positioned({}, words="growth chart").total == 2
        second = queries.positioned({}, 2, 2)
        assert (second.rows, second.total) == (rows[2:4], 6)


def _count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM recommendations_openingposition")
        return int(cursor.fetchone()[0])


def test_an_agency_sees_the_position_of_what_it_sees_and_nothing_before_it(cast: AlderVale) -> None:
    with acting(cast.support):
        subjects = everything()
        commands.set_positions(subjects, NOT_KNOWN, by=cast.support, at=AT)
        undone = commands.set_positions(subjects, OPEN, by=cast.support, at=AT)
        commands.undo_positions(undone, by=cast.support, at=AT)
        commands.set_positions(subjects, CLOSED, closed_by="Police", by=cast.support, at=LATER)
        assert _count() == 18
    with acting(cast.police_lead):
        assert _count() == 2
        [ask] = queries.recommendations({}).rows
        [promise] = queries.commitments({}).rows
        for kind, row in (("recommendation", ask), ("commitment", promise)):
            [seen] = queries.positions_on(kind, row.id)
            assert seen == row.opening
            assert seen.position is CLOSED
    with acting(cast.trust_lead):
        assert _count() == 4
    stranger = fernhill()
    with acting(stranger):
        assert _count() == 0
    assert _count() == 0


def test_nobody_but_the_support_team_sets_or_undoes(cast: AlderVale) -> None:
    with acting(cast.support):
        subjects = everything()
        batch = commands.set_positions(subjects, OPEN, by=cast.support, at=AT)
    with acting(cast.scrutineer):
        with pytest.raises(Refused, match=ONLY_THE_TEAM):
            commands.set_positions(subjects, NOT_KNOWN, by=cast.scrutineer, at=AT)
        with pytest.raises(Refused, match=ONLY_THE_TEAM):
            commands.undo_positions(batch, by=cast.scrutineer, at=AT)
    for actor in (cast.police_lead, fernhill()):
        with acting(actor):
            with pytest.raises(NotFound):
                commands.set_positions(subjects[-1:], NOT_KNOWN, by=actor, at=AT)
            with pytest.raises(NotFound):
                commands.undo_positions(batch, by=actor, at=AT)
    with acting(cast.support):
        assert standing() == [OPEN] * 6


def test_the_database_lets_an_agency_write_none(cast: AlderVale) -> None:
    with acting(cast.support):
        commands.set_positions(everything(), OPEN, by=cast.support, at=AT)
    lead: Actor = cast.police_lead
    assert lead.role is Role.AGENCY_LEAD
    with acting(lead), connection.cursor() as cursor:
        cursor.execute("UPDATE recommendations_openingposition SET position = 'not_known'")
        assert cursor.rowcount == 0
        cursor.execute("SELECT subject_kind, subject_id FROM recommendations_openingposition LIMIT 1")
        kind, subject = cursor.fetchone()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            cursor.execute(
                "INSERT INTO recommendations_openingposition (partnership_id, subject_kind, subject_id, position,"
                " closed_by, closed_words, note, actor, at, batch, undone_by)"
                " VALUES (%s, %s, %s, 'open', '', '', '', 'x', now(), gen_random_uuid(), '')",
                [cast.partnership, kind, subject],
            )


def test_one_position_stands_for_a_row_whatever_writes_it(cast: AlderVale) -> None:
    with acting(cast.support):
        commands.set_positions(everything(), OPEN, by=cast.support, at=AT)
        with (
            pytest.raises(IntegrityError, match="one_standing_position_a_row"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "INSERT INTO recommendations_openingposition (partnership_id, subject_kind, subject_id, position,"
                " closed_by, closed_words, note, actor, at, batch, undone_by)"
                " SELECT partnership_id, subject_kind, subject_id, 'not_known', '', '', '', 'x', now(), batch, ''"
                " FROM recommendations_openingposition LIMIT 1"
            )
