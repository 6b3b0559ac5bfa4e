"""A span of days as a person writes it, so that `dates.read_span` gives it back."""

from collections.abc import Callable, Iterator

from goldthread.kernel.dates import MONTHS, QUARTERS, SEASONS, Precision, Span, read_span


def in_words(span: Span) -> str:
    """The span as a person writes it; `read_span` gives it back.

    Raises ValueError for a span that is not the whole of its precision.
    """
    writer = _WRITERS[span.precision]
    words = next((w for w in writer(span) if read_span(w) == span), None)
    if words is None:
        raise ValueError(f"Not a whole {span.precision}: {span.earliest} to {span.latest}")
    return words


def _days_in_words(span: Span) -> Iterator[str]:
    last = f"{span.latest.day} {MONTHS[span.latest.month - 1]} {span.latest.year}"
    yield last
    yield f"{span.earliest.day} to {last}"


def _months_in_words(span: Span) -> Iterator[str]:
    first, last = span.earliest, span.latest
    yield f"{MONTHS[first.month - 1]} {first.year}"
    yield f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {first.year}"
    yield f"second half of {_split_in_words(first.year)}"  # the one that ends in the next year


def _quarter_in_words(span: Span) -> Iterator[str]:
    year = span.earliest.year - (span.earliest.month == 1)
    for quarter in QUARTERS:
        yield f"Quarter {quarter} of {_split_in_words(year)}"


def _season_in_words(span: Span) -> Iterator[str]:
    for season in SEASONS:
        yield f"{season} {span.earliest.year}"


def _split_in_words(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


_WRITERS: dict[Precision, Callable[[Span], Iterator[str]]] = {
    Precision.DAY: _days_in_words,
    Precision.WEEK: lambda s: iter(
        (f"week commencing {s.earliest.day} {MONTHS[s.earliest.month - 1]} {s.earliest.year}",)
    ),
    Precision.MONTH: _months_in_words,
    Precision.QUARTER: _quarter_in_words,
    Precision.YEAR: lambda s: iter(
        (f"{s.earliest.year}", f"academic year {_split_in_words(s.earliest.year)}")
    ),
    Precision.FINANCIAL_YEAR: lambda s: iter((_split_in_words(s.earliest.year),)),
    Precision.SEASON: _season_in_words,
}
