"""A later document laid over an earlier one: the same, in other words, new, gone; and deciding each."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from cast import AT, AlderVale, signed_in
from goldthread.ingest.reading import Commitment, Due, Reading, Recommendation, Response
from goldthread.readings import commands
from goldthread.readings.comparing.compared import Compared, compared
from goldthread.readings.comparing.words import Mark, likeness, runs
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries
from goldthread.recommendations.domain import CommitmentStatus, Standing
from goldthread.trail.context import acting
from pages_read import html_of, said
from readings_made import juniper, place

LATER = """Alder Vale Safeguarding Children Partnership
Update on the review of Baby Juniper
Recommendation 1
The Trust should review its growth chart policy.
The growth chart policy was rewritten and agreed in May 2022.
Recommendation 2
Police should record everyone who is in the house at the time.
Officers now record everyone present.
Recommendation 3
Schools should be told of every incident by the next day.
"""

POLICY = "The growth chart policy was rewritten and agreed in May 2022."
ASKED = "Police should record everyone who is in the house at the time."
OFFICERS = "Officers now record everyone present."
SCHOOLS = "Schools should be told of every incident by the next day."


def update() -> Reading:
    """One recommendation as it was, one in other words, one new, one part gone; a promise now said to be kept."""
    asks = juniper().recommendations[0]
    done = Due("in May 2022", "month", date(2022, 5, 1), date(2022, 5, 31))
    return Reading(
        file="update.txt",
        checksum=hashlib.sha256(LATER.encode()).hexdigest(),
        reader_version="by hand",
        kind="response",
        source_text=LATER,
        reviews=("Baby Juniper",),
        recommendations=(
            replace(
                asks,
                place=place(asks.text, LATER),
                responses=(Response("The Trust", POLICY, place(POLICY, LATER)),),
                commitments=(Commitment(POLICY, "The Trust", "done", done, place(POLICY, LATER)),),
            ),
            Recommendation(
                "2", None, None, "2", "Police", ASKED, place(ASKED, LATER),
                responses=(Response("Wessmoor Police", OFFICERS, place(OFFICERS, LATER)),),
            ),
            Recommendation("3", None, None, "3", None, SCHOOLS, place(SCHOOLS, LATER)),
        ),
    )  # fmt: skip


@pytest.fixture
def later(cast: AlderVale, document: int) -> int:
    """The id of the later document; everything from the earlier one is confirmed."""
    by = cast.support
    with acting(by):
        register.confirm_reading(queries.recommendations({}).rows[0].source.reading or 0, by=by, at=AT)
        return commands.load(LATER.encode(), update(), partnership=cast.partnership, by=by, at=AT).document


@pytest.fixture
def support(cast: AlderVale, later: int) -> Client:
    return signed_in(cast.support)


def laid(cast: AlderVale, later: int) -> Compared:
    with acting(cast.support):
        return compared(later)


def decide(support: Client, later: int, kind: str, item: int, *, status: int = 200, **fields: object) -> str:
    return said(
        support.post(f"/documents/{later}/compared/{kind}/{item}", fields, follow=True), status=status
    )


def test_each_item_is_the_same_in_other_words_new_or_gone(cast: AlderVale, later: int) -> None:
    found = laid(cast, later)
    assert found.earlier == ("juniper.txt",)
    assert [(pair.earlier.text[:30], pair.later.text[:30]) for pair in found.laid.reworded] == [
        ("Police should record who is in", "Police should record everyone "),
        ("The growth chart policy will b", "The growth chart policy was re"),
        ("The growth chart policy will b", "The growth chart policy was re"),
    ]
    assert SCHOOLS in [row.text for row in found.laid.new]
    assert [row.text for row in found.laid.gone] == [
        "Staff to be shown the new chart.",
        "Charts are checked each quarter.",
    ]
    assert found.laid.same == 3, "recommendation 1, and what the police said and promised"


def test_taking_the_new_words_keeps_the_old_ones_and_their_date(
    cast: AlderVale, later: int, support: Client
) -> None:
    pair = laid(cast, later).laid.reworded[2]
    told = decide(
        support, later, "commitment", pair.later.id,
        act="take", version=pair.later.version, into=pair.earlier.id, into_version=pair.earlier.version,
    )  # fmt: skip
    assert "It is one with the earlier one now, and says what this document says." in told
    with acting(cast.support):
        now = queries.commitment(pair.earlier.id)
        assert (now.text, now.status, now.standing) == (POLICY, CommitmentStatus.DONE, Standing.CONFIRMED)
        (change,) = queries.changes_on("commitment", now.id)
        assert change.before and change.before["due_latest"] == "2022-03-31"


def test_the_page_shows_removed_and_added_words_and_what_else_differs(later: int, support: Client) -> None:
    page = support.get(f"/documents/{later}/compared")
    assert "<del>" in html_of(page)
    assert "What the agency says: was Planned, now Said to be done" in said(page)
    assert (
        "Target date: was “by March 2022”, until 31 March 2022, now “in May 2022”, until 31 May 2022"
        in said(page)
    )


def test_another_one_is_accepted_and_is_asked_about_no_more(
    cast: AlderVale, later: int, support: Client
) -> None:
    pair = laid(cast, later).laid.reworded[0]
    assert "Accepted as another one" in decide(
        support, later, "recommendation", pair.later.id, act="apart", version=pair.later.version
    )
    assert pair.later.text not in [each.later.text for each in laid(cast, later).laid.reworded]


def test_what_somebody_changed_meanwhile_is_not_overwritten(
    cast: AlderVale, later: int, support: Client
) -> None:
    pair = laid(cast, later).laid.reworded[2]
    told = decide(
        support, later, "commitment", pair.later.id,
        act="take", version=pair.later.version, into=pair.earlier.id, into_version=pair.earlier.version + 1, status=403,
    )  # fmt: skip
    assert "Somebody changed this since you opened it, so nothing was saved." in told
    with acting(cast.support):
        assert queries.commitment(pair.earlier.id).status is CommitmentStatus.PLANNED


def test_an_incomplete_or_unknown_answer_is_refused(cast: AlderVale, later: int, support: Client) -> None:
    item = laid(cast, later).laid.reworded[0].later.id
    incomplete = decide(support, later, "recommendation", item, status=403, act="take")
    assert "The form came back incomplete" in incomplete
    unknown = decide(support, later, "recommendation", item, status=403, act="x", version=1)
    assert "Choose what this is" in unknown
    review = laid(cast, later).review
    joined = decide(
        support, later, "review", review or 0, status=403,
        act="take", version=2, into=review, into_version=2,
    )  # fmt: skip
    assert "Two reviews cannot be joined" in joined


def test_an_answer_waits_for_its_recommendation(cast: AlderVale, document: int) -> None:
    words = "Officers record every person who is present now."
    text = LATER.replace(OFFICERS, words)
    one, two, three = update().recommendations
    answered = replace(two, responses=(Response("Wessmoor Police", words, place(words, text)),))
    again = replace(update(), source_text=text, recommendations=(one, answered, three))
    by = cast.support
    with acting(by):
        later = commands.load(text.encode(), again, partnership=cast.partnership, by=by, at=AT).document
        waiting = next(pair for pair in compared(later).laid.reworded if pair.waits)
        assert (waiting.earlier.text, waiting.later.text) == (OFFICERS, words)
        asked = next(pair for pair in compared(later).laid.reworded if pair.later.text == ASKED)
        register.renew(
            "recommendation", asked.later.id, version=asked.later.version, into=asked.earlier.id,
            into_version=asked.earlier.version, by=by, at=AT,
        )  # fmt: skip
        assert [pair.waits for pair in compared(later).laid.reworded if pair.later.text == words] == [False]


def test_the_first_document_of_a_review_is_laid_over_nothing(cast: AlderVale, document: int) -> None:
    page = signed_in(cast.support).get(f"/documents/{document}/compared")
    assert "No earlier document of this kind stands under this review" in said(page)


def test_only_the_support_team_decides(cast: AlderVale, later: int) -> None:
    page = signed_in(cast.scrutineer).get(f"/documents/{later}/compared")
    assert page.status_code == 200
    assert "take the new words" not in said(page)


def test_likeness_counts_words_and_not_their_dress() -> None:
    assert likeness("Keep a LOG, always.", "keep a log always") == 1
    assert likeness("Keep a log.", "Train all staff") == 0
    assert likeness("", "") == 1


def test_runs_hold_every_word_of_both() -> None:
    found = runs("keep a short log", "keep one long log of visits")
    assert " ".join(run.words for run in found if run.mark is not Mark.ADDED) == "keep a short log"
    assert (
        " ".join(run.words for run in found if run.mark is not Mark.REMOVED) == "keep one long log of visits"
    )
