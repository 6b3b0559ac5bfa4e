"""Target dates in every way that English gives them, and dates that set no target; none is ever invented."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.ingest import read_bytes
from goldthread.ingest.promises.due_dates import due_of

TARGETS = """
planned | It will be agreed by Q1 25/26 | by Q1 25/26 | 2025-06-30
planned | A pilot will run in Q2 2023/24 | in Q2 2023/24 | 2023-09-30
planned | It will go to the Board w/c 3 June 2024 | w/c 3 June 2024 | 2024-06-09
planned | We will report before 2022 is out | before 2022 is out | 2022-12-31
planned | This will be complete by 2024 | by 2024 | 2024-12-31
planned | It will be taken to the meeting on 4 May 2022 | on 4 May 2022 | 2022-05-04
planned | The course will run in the first half of 2022/23 | in the first half of 2022/23 | 2022-09-30
planned | Launch planned for Sept-23 | for Sept-23 | 2023-09-30
planned | The course will be on offer from April 2023 | from April 2023 | 2023-04-30
planned | It will be done no later than 30.11.23 | no later than 30.11.23 | 2023-11-30
planned | Dip sample to be done on or before 16/12/2022 | on or before 16/12/2022 | 2022-12-16
planned | A report will be published in or before February 2024 | in or before February 2024 | 2024-02-29
planned | Target date: 30 June 2024, to be signed off | Target date: 30 June 2024 | 2024-06-30
planned | First audit 31/10/23 | 31/10/23 | 2023-10-31
planned | It will be published in January/February 2024 | in January/February 2024 | 2024-02-29
planned | The 2024/25 audit will include it | 2024/25 | 2025-03-31
planned | The report for 2020/21 will go to the meeting in September 2021 | in September 2021 | 2021-09-30
planned | The module will be available for the academic year 2024/25 | for the academic year 2024/25 | 2025-08-31
in_progress | The form is being tried until 31 July 2023 | until 31 July 2023 | 2023-07-31
in_progress | A form is being drafted, to be in use by 1 May 2023 | by 1 May 2023 | 2023-05-01
planned | We will meet the families by Friday 15 December 2023 | by Friday 15 December 2023 | 2023-12-15
planned | It will be sent by the last working day of May 2024 | by the last working day of May 2024 | 2024-05-31
planned | It will reach all of them by end June 2022 | by end June 2022 | 2022-06-30
planned | Six sessions will be set for the first quarter of 2024 | for the first quarter of 2024 | 2024-03-31
planned | An audit will be held in the last three months of 2020 | in the last three months of 2020 | 2020-12-31
planned | It will run in the second half of 2024 | in the second half of 2024 | 2024-12-31
planned | Kits will be offered by the end of the calendar year 2025 | by the end of the calendar year 2025 | 2025-12-31
planned | The tool, which was revised in 2022, will be used from 1 May 2024 | from 1 May 2024 | 2024-05-01
in_progress | The ward is out to tender, with delivery anticipated in Q3 2024/25 | in Q3 2024/25 | 2024-12-31
planned | The alert will be switched on (31 January 2023) | 31 January 2023 | 2023-01-31
planned | We will ask children who have moved on, beginning in March 2024 | in March 2024 | 2024-03-31
in_progress | It is out until 9 May 2022, with a view to its adoption in June 2022 | in June 2022 | 2022-06-30
delayed | The record was to be there from April 2021; it has been pushed back to May 2021 | to May 2021 | 2021-05-31
delayed | It was due in March 2021 and will now be done in May 2021 | in May 2021 | 2021-05-31
delayed | Planned for March 2021, it has been postponed and will be held in October 2021 | in October 2021 | 2021-10-31
delayed | The launch has been postponed until September 2021 | until September 2021 | 2021-09-30
delayed | The launch has slipped from May 2021 to August 2021 | to August 2021 | 2021-08-31
delayed | The deadline of 31 March 2022 was missed; the new date is 30 June 2022 | 30 June 2022 | 2022-06-30
"""
NO_TARGETS = """
delayed | It was due in August 2023; it will not now happen before January 2024
planned | The course will run in Spring 2022
planned | We will report before Christmas 2022
in_progress | A review is under way and is to report in early 2024
planned | It will be ready by the end of the summer term 2024
planned | It will be ready by the end of the financial year
planned | The audit will be done within six weeks
planned | It will be done by 14 May
planned | The guidance will reflect the Domestic Abuse Act 2021
planned | Version 2.1 of the 2019 protocol will be used
planned | It will be informed by the 2020/21 report
planned | The audit of 2021/22 data will be repeated
planned | Following the inspection in May 2021 we will review it
planned | The plan agreed on 3 March 2021 will be reviewed
planned | The officer will attend the course which was set up in May 2020
planned | It will be funded until March 2025
in_progress | The council is testing it with grant money that ends on 31 March 2024
delayed | An evaluation, which had been planned for May 2023, has had to be postponed; a new date has still to be set
planned | It will be part of the guide, which is reviewed annually
planned | It will be shared (see the letter of 4 May 2022)
planned | The officer will write to the 2,021 families
delayed | The launch, originally planned for May 2021, has slipped
delayed | It was due by June 2022 but has not been completed
done | It was published in May 2021
ongoing | It has been used since May 2021
"""
VOCABULARY = """
will be the audit report by in from until before since was due planned for May 2022 March 14 2021/22 Q3 2023-24 25/26
quarterly each year and or , ; ( ) 31/10/23 30.9.24 Sept-25 spring term Act Christmas bi-monthly now
"""
WORDS = st.sampled_from(VOCABULARY.split())


def _rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in text.strip().split("\n")]


@pytest.mark.parametrize(("status", "text", "words", "latest"), _rows(TARGETS))
def test_a_target_in_its_words(status: str, text: str, words: str, latest: str) -> None:
    due = due_of(text, status)
    assert due is not None
    assert due.words == words
    assert str(due.latest) == latest


@pytest.mark.parametrize(("status", "text"), _rows(NO_TARGETS))
def test_a_date_that_is_no_target(status: str, text: str) -> None:
    assert due_of(text, status) is None


@settings(max_examples=500, deadline=None)
@given(
    st.lists(WORDS, max_size=14).map(" ".join),
    st.sampled_from(["done", "ongoing", "in_progress", "planned", "delayed"]),
)
def test_no_date_is_invented(text: str, status: str) -> None:
    due = due_of(text, status)
    if due is None:
        return
    assert status != "done"
    assert due.words in text
    if due.recurring is None:
        assert re.search(r"\d\d", due.words)
        assert due.latest is not None
        assert due.earliest is None or due.earliest <= due.latest
        assert any(str(due.latest.year + step)[2:] in due.words for step in (-1, 0, 1))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["ongoing", "in_progress", "planned", "delayed"]))
def test_no_text_breaks_it(text: str, status: str) -> None:
    due = due_of(text, status)
    assert due is None or due.words in " ".join(text.split())


BELOW = (
    "Response to the review of Child Larch\n\nRecommendation 1\n\nThe council should visit each home.\n\n"
    "Management response\n\n1.1 A team was set up in April 2024. {acts}\n\n"
    "Responsible officer: Head of Visits\nTarget date: 20 December 2024\n"
)


def test_a_target_date_under_the_answer_is_that_of_the_only_open_act() -> None:
    (item,) = read_bytes(
        BELOW.format(acts="The rest will be visited in turn.").encode(), name="x"
    ).recommendations
    assert [(each.status, each.due and each.due.latest) for each in item.commitments] == [
        ("done", None),
        ("planned", date(2024, 12, 20)),
    ]


def test_of_several_open_acts_over_a_target_date_none_is_given_it() -> None:
    acts = "The rest will be visited in turn. A leaflet will be printed."
    (item,) = read_bytes(BELOW.format(acts=acts).encode(), name="x").recommendations
    assert [each.due for each in item.commitments] == [None, None, None]
