"""Proposing, deciding, undoing, and saying who a name is."""

from datetime import date

import pytest

from cast import AT, AlderVale, alder_vale
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands as organisations
from goldthread.recommendations import commands, queries
from goldthread.recommendations.domain import CommitmentStatus, Standing
from goldthread.recommendations.models import Commitment, Recommendation, Response
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about
from readings_made import juniper, juniper_briefing


@pytest.fixture
def cast(database: str) -> AlderVale:
    """The cast, with one reading proposed by the installation."""
    made = alder_vale()
    with acting(made.loader):
        commands.propose(juniper(), reading_id=7, partnership=made.partnership, by=made.loader, at=AT)
    return made


def _first(model: type) -> int:
    return int(model.objects.order_by("id").values_list("id", flat=True)[0])


def test_a_reading_becomes_proposals_word_for_word(cast: AlderVale) -> None:
    with acting(cast.support):
        rows = queries.recommendations({}).rows
        promised = queries.commitments({}).rows
    assert [(row.label, row.parent is None, row.standing) for row in rows] == [
        ("1", True, Standing.PROPOSED), ("1(a)", False, Standing.PROPOSED), ("2", True, Standing.PROPOSED),
    ]  # fmt: skip
    assert [(row.text, row.status, row.due_latest, row.recurring_every) for row in promised] == [
        (
            "The growth chart policy will be rewritten by March 2022.",
            CommitmentStatus.PLANNED,
            date(2022, 3, 31),
            "",
        ),
        ("Charts are checked each quarter.", CommitmentStatus.ONGOING, None, "P3M"),
        ("Officers now record everyone present.", CommitmentStatus.DONE, None, ""),
    ]
    assert promised[0].source.words == "juniper.txt, line 6"
    assert promised[0].response == promised[1].response != promised[2].response


def test_an_agency_is_known_by_its_full_name_and_not_by_a_guess(cast: AlderVale) -> None:
    with acting(cast.support):
        agencies = {row.agency: row.organisation for row in queries.responses({}).rows}
        assert agencies == {"The Trust": None, "Wessmoor Police": cast.police}
        assert [(name.words, name.rows) for name in queries.unknown_names(7)] == [
            ("The Trust", 4),
            ("Police", 1),
        ]


def test_proposals_count_nowhere(cast: AlderVale) -> None:
    with acting(cast.support):
        counts = queries.counts()
    assert (counts.reviews, counts.recommendations, counts.responses, counts.commitments) == (0, 0, 0, 0)
    assert counts.proposed == 8


def test_a_briefing_that_repeats_the_words_adds_no_recommendation(cast: AlderVale) -> None:
    with acting(cast.loader):
        proposed = commands.propose(
            juniper_briefing(), reading_id=8, partnership=cast.partnership, by=cast.loader, at=AT
        )
        assert (proposed.recommendations, proposed.repeated, proposed.review_name) == (0, 3, "Baby Juniper")
        assert Recommendation.objects.count() == 3
        repeated = queries.repetitions_of(_first(Recommendation))
    assert [source.words for source in repeated] == ["briefing.txt, line 3"]


def test_the_order_of_loading_makes_no_difference(database: str) -> None:
    cast = alder_vale()
    with acting(cast.loader):
        for number, reading in enumerate((juniper_briefing(), juniper()), start=1):
            commands.propose(reading, reading_id=number, partnership=cast.partnership, by=cast.loader, at=AT)
        assert Recommendation.objects.count() == 3
        assert Response.objects.count() == 2
        assert {row.review_name for row in queries.responses({}).rows} == {"A review of growth"}


def test_a_row_is_confirmed_from_the_top_down(cast: AlderVale) -> None:
    with acting(cast.support):
        response, recommendation = _first(Response), _first(Recommendation)
        with pytest.raises(Refused, match="Confirm the recommendation that this belongs to first"):
            commands.confirm("response", response, by=cast.support, at=AT)
        review = queries.recommendation(recommendation).review
        commands.confirm("review", review, by=cast.support, at=AT)
        commands.confirm("recommendation", recommendation, by=cast.support, at=AT)
        commands.confirm("response", response, by=cast.support, at=AT)
        assert queries.response(response).standing == Standing.CONFIRMED
        assert queries.counts().responses == 1


def test_confirming_twice_is_refused_and_undoing_opens_it_again(cast: AlderVale) -> None:
    with acting(cast.support):
        review = queries.reviews({}).rows[0].id
        commands.confirm("review", review, by=cast.support, at=AT)
        with pytest.raises(Refused, match=r"already confirmed\. Undo that decision first"):
            commands.confirm("review", review, by=cast.support, at=AT)
        assert commands.undo("review", review, by=cast.support, at=AT) == 1
        assert queries.review(review).standing == Standing.PROPOSED
        with pytest.raises(Refused, match="nothing to undo"):
            commands.undo("review", review, by=cast.support, at=AT)
        assert [entry.verb for entry in entries_about("review", review)] == [
            "decision.undone", "review.confirmed", "reading.proposed",
        ]  # fmt: skip


def test_a_whole_reading_is_confirmed_once_and_undone_as_one(cast: AlderVale) -> None:
    with acting(cast.support):
        assert commands.confirm_reading(7, by=cast.support, at=AT) == 8
        assert commands.confirm_reading(7, by=cast.support, at=AT) == 0
        assert queries.counts().proposed == 0
        assert commands.undo("commitment", _first(Commitment), by=cast.support, at=AT) == 9
        assert queries.counts().proposed == 8


def test_a_rejected_recommendation_takes_what_was_proposed_below_it(cast: AlderVale) -> None:
    with acting(cast.support):
        commands.reject("recommendation", _first(Recommendation), by=cast.support, at=AT)
        assert [row.label for row in queries.recommendations({}).rows] == ["2"]
        assert len(queries.commitments({"standing": "rejected"}).rows) == 2
        assert commands.confirm_reading(7, by=cast.support, at=AT) == 3


def test_what_a_confirmed_row_belongs_to_cannot_be_undone_or_rejected(cast: AlderVale) -> None:
    with acting(cast.support):
        recommendation = _first(Recommendation)
        commands.confirm("review", queries.recommendation(recommendation).review, by=cast.support, at=AT)
        commands.confirm("recommendation", recommendation, by=cast.support, at=AT)
        commands.confirm("response", _first(Response), by=cast.support, at=AT)
        with pytest.raises(Refused, match="Something confirmed since belongs to this"):
            commands.undo("recommendation", recommendation, by=cast.support, at=AT)
        with pytest.raises(Refused, match=r"already confirmed|belongs to this is confirmed"):
            commands.reject("recommendation", recommendation, by=cast.support, at=AT)
        assert queries.recommendation(recommendation).standing == Standing.CONFIRMED


def test_only_the_support_team_decides(cast: AlderVale) -> None:
    with (
        acting(cast.scrutineer),
        pytest.raises(Refused, match="Only the partnership's support team confirms"),
    ):
        commands.confirm_reading(7, by=cast.scrutineer, at=AT)


def test_saying_who_a_name_is_gives_the_agency_its_rows_and_is_known_ever_after(cast: AlderVale) -> None:
    with acting(cast.support):
        rows = commands.say_who(
            "the trust", organisation=cast.trust, partnership=cast.partnership, by=cast.support, at=AT
        )
        assert rows == 4
        assert [name.words for name in queries.unknown_names(7)] == ["Police"]
        commands.confirm_reading(7, by=cast.support, at=AT)
    with acting(cast.trust_lead):
        found = queries.responses({}).rows
    assert [(row.agency, row.agency_now) for row in found] == [
        ("Alder Vale Community NHS Trust", "Wessmoor Health NHS Foundation Trust")
    ]


def test_a_kind_that_does_not_exist_is_not_found(cast: AlderVale) -> None:
    with acting(cast.support), pytest.raises(NotFound):
        commands.confirm("secret", 1, by=cast.support, at=AT)


def test_an_organisation_added_after_the_load_is_suggested_and_not_assumed(cast: AlderVale) -> None:
    with acting(cast.support):
        added = organisations.add_organisation("The Trust", kind="nhs_trust", by=cast.support, at=AT)
        asked = {name.words: name.suggested for name in queries.unknown_names(7)}
        assert asked == {"The Trust": added, "Police": None}
        commands.say_who(
            "The Trust", organisation=added, partnership=cast.partnership, by=cast.support, at=AT
        )
        assert [name.words for name in queries.unknown_names(7)] == ["Police"]
        assert {row.organisation for row in queries.responses({}).rows} == {added, cast.police}
