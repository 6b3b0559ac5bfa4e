"""Dates in words: what they cover, how much they say, and when they say nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.kernel.date_words import in_words
from goldthread.kernel.dates import (
    Precision,
    Span,
    financial_year,
    mentions,
    month_span,
    quarter_of,
    read_span,
)

D = date.fromisoformat


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("3 June 2024", "2024-06-03", "2024-06-03", "day"),
        ("3rd of June 2024", "2024-06-03", "2024-06-03", "day"),
        ("June 3, 2024", "2024-06-03", "2024-06-03", "day"),
        ("03/06/2024", "2024-06-03", "2024-06-03", "day"),
        ("2024-06-03", "2024-06-03", "2024-06-03", "day"),
        ("February 2024", "2024-02-01", "2024-02-29", "month"),
        ("Sept 2021", "2021-09-01", "2021-09-30", "month"),
        ("Mar-24", "2024-03-01", "2024-03-31", "month"),
        ("March to May 2021", "2021-03-01", "2021-05-31", "month"),
        ("Quarter One of 2022/23", "2022-04-01", "2022-06-30", "quarter"),
        ("Q2 2021-22", "2021-07-01", "2021-09-30", "quarter"),
        ("Q1 25/26", "2025-04-01", "2025-06-30", "quarter"),
        ("2024/25 Q4", "2025-01-01", "2025-03-31", "quarter"),
        ("FY 23/24", "2023-04-01", "2024-03-31", "financial_year"),
        ("w/c 3 June 2024", "2024-06-03", "2024-06-09", "week"),
        ("week commencing Monday 3rd June 2024", "2024-06-03", "2024-06-09", "week"),
        ("Christmas 2022", "2022-12-25", "2022-12-25", "day"),
        ("fourth quarter of 2021/22", "2022-01-01", "2022-03-31", "quarter"),
        ("first quarter of 2024", "2024-01-01", "2024-03-31", "quarter"),
        ("last three months of 2020", "2020-10-01", "2020-12-31", "month"),
        ("first half of 2021", "2021-01-01", "2021-06-30", "month"),
        ("second half of 2024/25", "2024-10-01", "2025-03-31", "month"),
        ("first half of the financial year 2024/25", "2024-04-01", "2024-09-30", "month"),
        ("7 to 11 November 2022", "2022-11-07", "2022-11-11", "day"),
        ("7 and 11 November 2022", "2022-11-07", "2022-11-11", "day"),
        ("13th–17th May 2024", "2024-05-13", "2024-05-17", "day"),
        ("year 2024", "2024-01-01", "2024-12-31", "year"),
        ("calendar year 2025", "2025-01-01", "2025-12-31", "year"),
        ("2021/22", "2021-04-01", "2022-03-31", "financial_year"),
        ("2021/2022", "2021-04-01", "2022-03-31", "financial_year"),
        ("1999/00", "1999-04-01", "2000-03-31", "financial_year"),
        ("academic year 2021/22", "2021-09-01", "2022-08-31", "year"),
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("spring 2021", "2021-03-01", "2021-05-31", "season"),
        ("autumn 2021", "2021-09-01", "2021-11-30", "season"),
        ("winter 2023", "2023-12-01", "2024-02-29", "season"),
        ("winter 2021/22", "2021-12-01", "2022-02-28", "season"),
    ],
)
def test_words_cover_their_days(words: str, earliest: str, latest: str, precision: str) -> None:
    assert read_span(words) == Span(D(earliest), D(latest), Precision(precision))


@pytest.mark.parametrize(
    "words",
    [
        "31 February 2022",
        "29 February 2023",
        "in the near future",
        "by March",
        "2015/17",
        "March 24",
        "99/99/2022",
        "summer term 2024",
        "25/26",
        "before Christmas",
    ],
)
def test_words_that_say_no_date_give_none(words: str) -> None:
    assert mentions(words) == ()
    assert read_span(words) is None


def test_a_quarter_without_its_financial_year_is_not_guessed() -> None:
    assert read_span("Q1 2022") is None


def test_dates_are_found_in_the_order_of_the_text() -> None:
    found = mentions("Agreed on 4 May 2020, due by autumn 2021 and paid for until 2022/23.")
    assert [mention.words for mention in found] == ["4 May 2020", "autumn 2021", "2022/23"]
    assert [mention.start for mention in found] == [10, 29, 60]


def test_a_half_year_that_ends_in_the_next_year_is_written_as_it_is_read() -> None:
    span = Span(D("2023-10-01"), D("2024-03-31"), Precision.MONTH)
    assert read_span("second half of 2023/24") == span
    assert in_words(span) == "second half of 2023/24"


def test_a_part_of_a_month_is_not_written_as_the_month() -> None:
    with pytest.raises(ValueError, match="Not a whole month"):
        in_words(Span(D("2022-03-01"), D("2022-03-15"), Precision.MONTH))


years = st.integers(1990, 2089)
spans = st.one_of(
    st.dates(D("1990-01-01"), D("2089-12-31")).map(lambda day: Span(day, day, Precision.DAY)),
    st.dates(D("1990-01-01"), D("2089-12-01")).map(
        lambda day: Span(day, day + timedelta(days=6), Precision.WEEK)
    ),
    st.builds(month_span, years, st.integers(1, 12)),
    st.builds(quarter_of, years, st.integers(1, 4)),
    st.builds(financial_year, years),
    st.builds(
        lambda year, month: month_span(year, month, months=3, precision=Precision.SEASON),
        years,
        st.sampled_from([3, 6, 9, 12]),
    ),
    years.map(lambda year: month_span(year, 1, months=12, precision=Precision.YEAR)),
)


@settings(deadline=None)
@given(spans)
def test_a_written_span_is_read_back_the_same(span: Span) -> None:
    assert read_span(in_words(span)) == span


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_parser_and_every_mention_stands_in_it(text: str) -> None:
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.words
        assert mention.span.earliest <= mention.span.latest
