"""Targets and no targets: what a promise's own words say of when."""

from datetime import date

import pytest

from goldthread.ingest.promises.due_dates import due_of


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("It will be finished by March 2022", "by March 2022", None, "2022-03-31"),
        ("It will be finished by the end of 2023", "by the end of 2023", None, "2023-12-31"),
        ("We will recruit before April 2022", "before April 2022", None, "2022-03-31"),
        ("It will start from January 2022", "from January 2022", "2022-01-01", "2022-01-31"),
        (
            "A course will be held in Quarter One of 2022/23",
            "in Quarter One of 2022/23",
            "2022-04-01",
            "2022-06-30",
        ),
        ("This will be in the 2022/23 audit", "in the 2022/23", "2022-04-01", "2023-03-31"),
        (
            "It will run from March 2022 to May 2022",
            "from March 2022 to May 2022",
            "2022-03-01",
            "2022-05-31",
        ),
        ("The Board will see it on 14 June 2023", "on 14 June 2023", "2023-06-14", "2023-06-14"),
        ("A course is planned for 7 to 11 June 2021", "for 7 to 11 June 2021", "2021-06-07", "2021-06-11"),
    ],
)
def test_a_target_is_as_open_as_its_words(
    text: str, words: str, earliest: str | None, latest: str | None
) -> None:
    due = due_of(text, "planned")
    assert due is not None
    assert due.words == words
    assert due.earliest == (earliest and date.fromisoformat(earliest))
    assert due.latest == (latest and date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The form was changed in May 2019", "done"),
        ("It will be done in the near future", "planned"),
        ("The plan agreed in June 2020 will be reviewed", "planned"),
        ("It will take account of the inspection (November 2019)", "planned"),
        ("It will use the form which was issued in May 2019", "planned"),
        ("It will follow Working Together 2018", "planned"),
        ("Cards will be paid for until March 2019", "planned"),
        ("It will be ready on 31 February 2022", "planned"),
        ("Meetings have taken place quarterly", "done"),
    ],
)
def test_other_dates_are_no_target(text: str, status: str) -> None:
    assert due_of(text, status) is None


def test_standing_practice_has_a_repeating_date_with_both_its_meanings() -> None:
    due = due_of("The unit holds bi-monthly sessions", "ongoing")
    assert due is not None
    assert due.recurring is not None
    assert (due.earliest, due.latest, due.precision) == (None, None, "recurring")
    assert (due.recurring.every, due.recurring.alternatives) == ("P2M", ("P15D",))
