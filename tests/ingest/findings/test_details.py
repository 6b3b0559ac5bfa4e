"""Of one commitment: the band of its act, why it is late, what its numbers count."""

import pytest

from goldthread.ingest.asks.strength import band_of
from goldthread.ingest.findings.counts import counts_of
from goldthread.ingest.findings.delays import cause_of


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("The record cannot be closed before the school's name is in it", "stronger"),
        ("A mandatory field was added to the form after a course", "stronger"),
        ("A checklist hangs in every ward, and staff were trained", "intermediate"),
        ("Two additional nurses were appointed", "intermediate"),
        ("The policy was revised", "weaker"),
        ("Staff were reminded by newsletter", "weaker"),
        ("The Board met in May", None),
    ],
)
def test_the_strongest_act_gives_the_band(text: str, band: str | None) -> None:
    assert band_of(text) == band


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The course was put off due to Covid restrictions.", "pandemic"),
        ("Funding was found, but it was delayed because of lockdown.", "pandemic"),
        ("The fair was postponed because the trainer left.", "staffing"),
        ("This slipped for want of a budget.", "funding"),
        ("It waits for the tender.", "procurement"),
        ("The upgrade of the record system is late.", "it"),
        ("It is delayed while waiting for national guidance.", "another_body"),
        ("It has slipped.", "not_stated"),
    ],
)
def test_the_cause_of_a_delay_is_the_one_in_the_words(text: str, cause: str) -> None:
    assert cause_of(text) == cause


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 300 attendances by 120 staff.", [(300, "attendances"), (120, "people")]),
        ("A course with 20 CPT participants was held in Nov 2019.", [(20, "people")]),
        ("Four sessions a year are held.", [(4, "sessions")]),
        ("It was discussed in 93% of all discharges.", [(93, "share")]),
        ("1,200 leaflets were sent.", [(1200, "things")]),
    ],
)
def test_numbers_say_what_they_count(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(count.most, count.measures) for count in counts_of(text)] == expected


@pytest.mark.parametrize(
    "text", ["by 6 weeks of age", "Level 3 training", "Section 11 audits", "in March 2021", "4XY forms"]
)
def test_dates_ages_periods_and_labels_count_nothing(text: str) -> None:
    assert counts_of(text) == ()


def test_a_range_keeps_both_ends_and_its_period() -> None:
    (count,) = counts_of("The panel will read between 60 – 450 incidents per month.")
    assert (count.least, count.most, count.noun, count.every) == (60, 450, "incidents", "P1M")
