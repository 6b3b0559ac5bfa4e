"""Correcting what was read: words and fields, splitting, joining, moving, adding; undoing each; two people at once."""

from datetime import date

import pytest

from cast import AT, AlderVale, alder_vale
from goldthread.ingest.reading import Due
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands as organisations
from goldthread.recommendations import commands, queries
from goldthread.recommendations.domain import ChangeKind, CommitmentStatus, Stale, Standing, Stretch
from goldthread.recommendations.queries import Item
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about
from readings_made import TEXT, juniper, place

READING = 7
POLICY = "The growth chart policy will be rewritten by March 2022."
CHARTS = "Charts are checked each quarter."
OFFICERS = "Officers now record everyone present."


@pytest.fixture
def cast(database: str) -> AlderVale:
    made = alder_vale()
    with acting(made.loader):
        organisations.add_alias(
            "The Trust", organisation=made.trust, partnership=made.partnership, by=made.loader, at=AT
        )
        commands.propose(juniper(), reading_id=READING, partnership=made.partnership, by=made.loader, at=AT)
    return made


def stretch(words: str) -> Stretch:
    at = place(words)
    return Stretch(words, READING, "juniper.txt", at.start, at.end, at.line, at.page)


def item(words: str) -> tuple[str, Item]:
    """The kind and the row that begins with these words, the widest of its kind."""
    names = {
        "RecommendationRow": "recommendation",
        "ResponseRow": "response",
        "CommitmentRow": "commitment",
    }
    found = next(row for row in queries.items_of_reading(READING) if row.text.startswith(words))
    return names[type(found).__name__], found


def commitment(words: str) -> queries.CommitmentRow:
    return next(row for row in queries.commitments({"standing": "all"}).rows if row.text == words)


def test_every_change_raises_the_version_and_the_reading_s_stamp(cast: AlderVale) -> None:
    with acting(cast.support):
        before, stamp = commitment(OFFICERS), queries.stamp_of_reading(READING)
        commands.correct(
            "commitment",
            before.id,
            version=before.version,
            fields={"status": "ongoing"},
            by=cast.support,
            at=AT,
        )
        after = commitment(OFFICERS)
        assert (before.version, after.version) == (1, 2)
        assert queries.stamp_of_reading(READING) != stamp
        assert after.status is CommitmentStatus.ONGOING


def test_what_another_person_changed_is_not_overwritten(cast: AlderVale) -> None:
    with acting(cast.support):
        seen = commitment(OFFICERS)
        fields = {"status": "planned"}
        commands.correct("commitment", seen.id, version=seen.version, fields=fields, by=cast.support, at=AT)
        with pytest.raises(Stale, match="Somebody changed this since you opened it, so nothing was saved"):
            commands.correct(
                "commitment", seen.id, version=seen.version, fields={"status": "done"}, by=cast.support, at=AT
            )
        with pytest.raises(Stale):
            commands.confirm("commitment", seen.id, version=seen.version, by=cast.support, at=AT)
        with pytest.raises(Stale):
            commands.reject("commitment", seen.id, version=seen.version, by=cast.support, at=AT)
        assert commitment(OFFICERS).status is CommitmentStatus.PLANNED


def test_a_correction_is_kept_beside_what_was_read_and_can_be_undone(cast: AlderVale) -> None:
    due = Due("by June 2022", "month", latest=date(2022, 6, 30))
    with acting(cast.support):
        seen = commitment(POLICY)
        fields = {
            "stretch": stretch("policy will be rewritten"),
            "due": due,
            "agency_words": "Wessmoor Police",
        }
        assert commands.correct("commitment", seen.id, version=1, fields=fields, by=cast.support, at=AT)
        now = queries.commitment(seen.id)
        assert (now.text, now.due_latest, now.organisation) == (
            "policy will be rewritten", date(2022, 6, 30), cast.police,
        )  # fmt: skip
        (change,) = queries.changes_on("commitment", seen.id)
        assert change.before and change.before["text"] == POLICY
        assert change.after["due_latest"] == "2022-06-30"
        assert commands.undo("commitment", seen.id, by=cast.support, at=AT) == 1
        back = queries.commitment(seen.id)
        assert (back.text, back.due_latest, back.organisation) == (POLICY, date(2022, 3, 31), cast.trust)
        assert queries.changes_on("commitment", seen.id)[0].undone_at == AT
        assert [entry.verb for entry in entries_about("commitment", seen.id)] == [
            "decision.undone", "commitment.corrected",
        ]  # fmt: skip


def test_a_correction_that_changes_nothing_leaves_nothing(cast: AlderVale) -> None:
    with acting(cast.support):
        seen = commitment(OFFICERS)
        assert not commands.correct(
            "commitment", seen.id, version=1, fields={"status": "done"}, by=cast.support, at=AT
        )
        assert queries.changes_on("commitment", seen.id) == ()
        assert commitment(OFFICERS).version == 1


def test_correcting_may_accept_in_the_same_act(cast: AlderVale) -> None:
    with acting(cast.support):
        kind, asked = item("The Trust should review")
        commands.correct(
            kind, asked.id, version=1, fields={"label": "1."}, accept=True, by=cast.support, at=AT
        )
        assert queries.recommendation(asked.id).standing == Standing.CONFIRMED
        assert queries.review(queries.recommendation(asked.id).review).standing == Standing.CONFIRMED
        assert commands.undo(kind, asked.id, by=cast.support, at=AT) == 1
        row = queries.recommendation(asked.id)
        assert (row.standing, row.label) == (Standing.PROPOSED, "1")


def test_undoing_waits_for_what_was_changed_since(cast: AlderVale) -> None:
    with acting(cast.support):
        kind, answer = item("The growth chart policy")
        assert kind == "response"
        new = commands.split(
            kind, answer.id, version=1, first=stretch(POLICY), second=stretch(CHARTS), by=cast.support, at=AT
        )
        late = commands.add(
            "commitment", partnership=cast.partnership, under=("response", new),
            fields={"stretch": stretch(CHARTS), "status": "ongoing"}, by=cast.support, at=AT,
        )  # fmt: skip
        with pytest.raises(Refused, match="Something was put under this since"):
            commands.undo("response", answer.id, by=cast.support, at=AT)
        commands.undo("commitment", late, by=cast.support, at=AT)
        commands.undo("response", answer.id, by=cast.support, at=AT)
        assert queries.response(answer.id).text == f"{POLICY} {CHARTS}"


def test_a_split_response_takes_each_commitment_where_its_words_are(cast: AlderVale) -> None:
    with acting(cast.support):
        kind, answer = item("The growth chart policy")
        new = commands.split(
            kind, answer.id, version=1, first=stretch(POLICY), second=stretch(CHARTS), by=cast.support, at=AT
        )
        texts = [row.text for row in queries.responses({}).rows]
        assert texts == [POLICY, CHARTS, OFFICERS], "the second comes right after the first"
        assert (commitment(POLICY).response, commitment(CHARTS).response) == (answer.id, new)
        assert queries.response(new).organisation == cast.trust
        assert commands.undo(kind, new, by=cast.support, at=AT) == 3
        assert [row.text for row in queries.responses({}).rows] == [f"{POLICY} {CHARTS}", OFFICERS]
        assert commitment(CHARTS).response == answer.id


def test_joining_gives_the_other_the_words_and_what_hung_below(cast: AlderVale) -> None:
    with acting(cast.support):
        _, asked = item("The Trust should review")
        kind, part = item("Staff to be shown")
        both = stretch(
            "The Trust should review its growth chart policy.\n(a) Staff to be shown the new chart."
        )
        commands.join(kind, part.id, version=1, into=asked.id, stretch=both, by=cast.support, at=AT)
        assert queries.recommendation(asked.id).text.endswith("shown the new chart.")
        assert queries.recommendation(part.id).standing == Standing.REJECTED
        assert {row.recommendation for row in queries.responses({}).rows} >= {asked.id}
        assert commands.undo(kind, part.id, by=cast.support, at=AT) == 2
        assert queries.recommendation(part.id).standing == Standing.PROPOSED
        assert queries.recommendation(asked.id).text == "The Trust should review its growth chart policy."


def test_joining_refuses_what_would_not_be_one(cast: AlderVale) -> None:
    with acting(cast.support):
        answer, other = (row.id for row in queries.responses({}).rows)
        words = stretch(POLICY)
        with pytest.raises(Refused, match="These stand in different places"):
            commands.join("response", answer, version=1, into=other, stretch=words, by=cast.support, at=AT)
        with pytest.raises(Refused, match="Choose another row of the same kind"):
            commands.join("response", answer, version=1, into=answer, stretch=words, by=cast.support, at=AT)
        _, asked = item("The Trust should review")
        _, part = item("Staff to be shown")
        with pytest.raises(Refused, match="not the other way round"):
            commands.join(
                "recommendation", asked.id, version=1, into=part.id, stretch=words, by=cast.support, at=AT
            )


def test_a_moved_response_takes_its_commitments_and_its_agency_s_sight_along(cast: AlderVale) -> None:
    with acting(cast.support):
        _, second = item("Police should record")
        kind, answer = item("The growth chart policy")
        commands.move(kind, answer.id, version=1, under=("recommendation", second.id), by=cast.support, at=AT)
        assert {row.recommendation for row in queries.commitments({"organisation": cast.trust}).rows} == {
            second.id
        }
        commands.confirm_reading(READING, by=cast.support, at=AT)
    with acting(cast.trust_lead):
        assert {row.label for row in queries.recommendations({}).rows} == {"1", "2"}, (
            "it was asked 1, answers 2"
        )
    with acting(cast.police_lead):
        assert {row.label for row in queries.recommendations({}).rows} == {"2"}


def test_a_part_becomes_a_recommendation_and_back(cast: AlderVale) -> None:
    with acting(cast.support):
        kind, part = item("Staff to be shown")
        _, second = item("Police should record")
        _, first = item("The Trust should review")
        commands.move(kind, part.id, version=1, under=None, by=cast.support, at=AT)
        assert queries.recommendation(part.id).parent is None
        commands.move(kind, part.id, version=2, under=("recommendation", second.id), by=cast.support, at=AT)
        assert queries.recommendation(part.id).parent == second.id
        with pytest.raises(Refused, match="That is a part itself"):
            commands.move(kind, first.id, version=1, under=(kind, part.id), by=cast.support, at=AT)
        with pytest.raises(Refused, match="What has parts of its own cannot become a part"):
            commands.move(kind, second.id, version=1, under=(kind, first.id), by=cast.support, at=AT)
        with pytest.raises(Refused, match="Choose what this recommendation belongs to"):
            answer = queries.responses({}).rows[0]
            commands.move(kind, part.id, version=3, under=("response", answer.id), by=cast.support, at=AT)


def test_what_was_missed_is_added_under_what_it_answers(cast: AlderVale) -> None:
    with acting(cast.support):
        _, part = item("Staff to be shown")
        new = commands.add(
            "response", partnership=cast.partnership, under=("recommendation", part.id),
            fields={"stretch": stretch(CHARTS), "agency_words": "Wessmoor Police"}, by=cast.support, at=AT,
        )  # fmt: skip
        row = queries.response(new)
        assert (row.recommendation, row.organisation, row.standing) == (
            part.id,
            cast.police,
            Standing.PROPOSED,
        )
        assert queries.changes_on("response", new)[0].what is ChangeKind.ADDED
        commands.undo("response", new, by=cast.support, at=AT)
        with pytest.raises(NotFound):
            queries.response(new)


def test_records_typed_by_hand_need_no_document(cast: AlderVale) -> None:
    by, at = cast.support, AT
    with acting(by):
        review = commands.add(
            "review", partnership=cast.partnership, fields={"name": "Child Sedge"}, accept=True, by=by, at=at
        )
        asked = commands.add(
            "recommendation", partnership=cast.partnership, under=("review", review), accept=True,
            fields={"label": "1", "stretch": Stretch("Keep a log of visits."), "addressee_words": "Wessmoor Police"},
            by=by, at=at,
        )  # fmt: skip
        commands.add(
            "commitment", partnership=cast.partnership, under=("recommendation", asked), accept=True,
            fields={"stretch": Stretch("A log is kept."), "status": "done", "agency_words": "Wessmoor Police"},
            by=by, at=at,
        )  # fmt: skip
    with acting(cast.police_lead):
        (seen,) = queries.recommendations({}).rows
        assert (seen.label, seen.source.words) == ("1", "Typed in by hand")
        assert [row.text for row in queries.commitments({}).rows] == ["A log is kept."]


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("review", {"name": "Baby  juniper"}, "There is a review of this name already"),
        ("review", {"name": " - "}, "Give the review a name"),
    ],
)
def test_a_review_needs_a_name_of_its_own(
    cast: AlderVale, kind: str, fields: dict[str, object], sentence: str
) -> None:
    with acting(cast.support), pytest.raises(Refused, match=sentence):
        commands.add(kind, partnership=cast.partnership, fields=fields, by=cast.support, at=AT)


def test_a_new_row_says_what_it_lacks(cast: AlderVale) -> None:
    by = cast.support
    with acting(by):
        _, asked = item("The Trust should review")
        under = ("recommendation", asked.id)
        for kind, fields, sentence in (
            ("commitment", {"stretch": stretch(CHARTS)}, "Say what the agency says of it"),
            ("response", {}, "Say what it is: copy or type its words"),
            ("recommendation", {"stretch": stretch(CHARTS)}, "Give the recommendation its number or letter"),
        ):
            with pytest.raises(Refused, match=sentence):
                commands.add(kind, partnership=cast.partnership, under=under, fields=fields, by=by, at=AT)
        with pytest.raises(Refused, match="Choose what this response belongs to"):
            commands.add("response", partnership=cast.partnership, fields={}, by=by, at=AT)


def test_only_the_support_team_changes_rows(cast: AlderVale) -> None:
    with acting(cast.support):
        seen = commitment(OFFICERS)
    with acting(cast.scrutineer), pytest.raises(Refused, match="Only the partnership's support team"):
        commands.correct(
            "commitment", seen.id, version=1, fields={"status": "done"}, by=cast.scrutineer, at=AT
        )
    with acting(cast.police_lead), pytest.raises(NotFound):
        commands.move("commitment", seen.id, version=1, under=None, by=cast.police_lead, at=AT)
    with acting(cast.scrutineer), pytest.raises(Refused, match="Only the partnership's support team"):
        commands.add("review", partnership=cast.partnership, fields={"name": "X"}, by=cast.scrutineer, at=AT)


def test_a_rejected_row_is_not_changed(cast: AlderVale) -> None:
    with acting(cast.support):
        seen = commitment(OFFICERS)
        commands.reject("commitment", seen.id, by=cast.support, at=AT)
        with pytest.raises(Refused, match="This commitment was rejected"):
            commands.correct(
                "commitment", seen.id, version=2, fields={"status": "ongoing"}, by=cast.support, at=AT
            )


def test_a_person_takes_back_their_own_last_act_on_a_document(cast: AlderVale) -> None:
    by = cast.support
    with acting(by):
        assert commands.undo_last(READING, by=by, at=AT) is None
        seen, other = commitment(OFFICERS), commitment(CHARTS)
        commands.correct("commitment", seen.id, version=1, fields={"status": "ongoing"}, by=by, at=AT)
    with acting(cast.loader):
        commands.reject("commitment", other.id, by=cast.loader, at=AT)
    with acting(by):
        assert commands.undo_last(READING, by=by, at=AT) == ("commitment", seen.id)
        assert commitment(OFFICERS).status is CommitmentStatus.DONE
        assert commitment(CHARTS).standing == Standing.REJECTED


def test_accuracy_in_use_counts_what_people_made_of_each_row(cast: AlderVale) -> None:
    by = cast.support
    with acting(by):
        _, first = item("The Trust should review")
        commands.confirm("recommendation", first.id, by=by, at=AT)
        _, second = item("Police should record")
        commands.correct(
            "recommendation", second.id, version=1, fields={"label": "2."}, accept=True, by=by, at=AT
        )
        commands.reject("commitment", commitment(OFFICERS).id, by=by, at=AT)
        commands.add(
            "commitment", partnership=cast.partnership, under=("recommendation", first.id), accept=True,
            fields={"stretch": stretch(CHARTS), "status": "ongoing"}, by=by, at=AT,
        )  # fmt: skip
        told = {each.kind: each for each in queries.read_outcomes() if each.reading == READING}
    asked, promised = told["recommendation"], told["commitment"]
    assert (asked.as_read, asked.corrected, asked.undecided) == (1, 1, 1)
    assert (promised.rejected, promised.added, promised.undecided) == (1, 1, 2)


def test_the_text_of_the_readings_is_the_one_the_places_point_into() -> None:
    assert TEXT[place(CHARTS).start : place(CHARTS).end] == CHARTS


@pytest.fixture
def later(cast: AlderVale) -> queries.CommitmentRow:
    """A later document says of the same act that it is done; the commitment as that document has it."""
    by = cast.support
    with acting(by):
        commands.confirm_reading(READING, by=by, at=AT)
        said = commitment(POLICY)
        new = commands.add(
            "commitment", partnership=cast.partnership, under=("recommendation", said.recommendation), by=by, at=AT,
            fields={
                "stretch": Stretch("The growth chart policy was rewritten in May 2022.", 8, "update.txt", 10, 60, 2),
                "status": "done", "agency_words": "The Trust",
            },
        )  # fmt: skip
        return queries.commitment(new)


def test_a_later_document_renews_what_an_earlier_one_said(
    cast: AlderVale, later: queries.CommitmentRow
) -> None:
    by = cast.support
    with acting(by):
        said = commitment(POLICY)
        commands.renew(
            "commitment", later.id, version=1, into=said.id, into_version=said.version, by=by, at=AT
        )
        now = queries.commitment(said.id)
        assert (now.text, now.status, now.due_latest) == (later.text, CommitmentStatus.DONE, None)
        assert (now.standing, now.source.document) == (Standing.CONFIRMED, "update.txt")
        assert queries.commitment(later.id).standing == Standing.REJECTED
        (change,) = queries.changes_on("commitment", said.id)
        assert change.before and change.before["due_latest"] == "2022-03-31", "the first date is kept"
        commands.undo("commitment", said.id, by=by, at=AT)
        assert commitment(POLICY).due_latest == date(2022, 3, 31)
        assert queries.commitment(later.id).standing == Standing.PROPOSED


def test_the_earlier_words_may_stay(cast: AlderVale, later: queries.CommitmentRow) -> None:
    by = cast.support
    with acting(by):
        said = commitment(POLICY)
        ids = {"into": said.id, "into_version": said.version}
        commands.renew("commitment", later.id, version=1, **ids, take=False, by=by, at=AT)
        assert commitment(POLICY).status is CommitmentStatus.PLANNED
        commands.undo("commitment", said.id, by=by, at=AT)
        assert queries.commitment(later.id).standing == Standing.PROPOSED


def test_renewing_what_somebody_changed_since_is_refused(
    cast: AlderVale, later: queries.CommitmentRow
) -> None:
    by = cast.support
    with acting(by):
        said = commitment(POLICY)
        with pytest.raises(Stale):
            commands.renew(
                "commitment", later.id, version=1, into=said.id, into_version=said.version + 1, by=by, at=AT
            )


def test_what_became_one_with_an_earlier_row_was_read_rightly(
    cast: AlderVale, later: queries.CommitmentRow
) -> None:
    by = cast.support
    with acting(by):
        said = commitment(POLICY)
        ids = {"into": said.id, "into_version": said.version}
        commands.renew("commitment", later.id, version=1, **ids, take=False, by=by, at=AT)
        told = {(each.reading, each.kind): each for each in queries.read_outcomes()}
    assert (8, "commitment") not in told, "it counts neither as rejected nor as added"
    assert told[READING, "commitment"].as_read == 3
