"""What pages call an item, and where it has a page of its own."""

from django.urls import reverse

from goldthread.readings.confirming.cards import KIND_OF
from goldthread.readings.confirming.wording import NOBODY, belonging, what_it_is
from goldthread.recommendations.queries import CommitmentRow, Item


def kind_of(row: Item) -> str:
    return KIND_OF[type(row)]


def page_of(row: Item) -> str:
    return reverse(f"recommendations:{kind_of(row)}", args=[row.id])


def named(row: Item) -> str:
    """An item alone on a page: "Part 3(b)", "Commitment of Wessmoor Police to recommendation 2"."""
    what = what_it_is(row)
    if isinstance(row, CommitmentRow):
        what = f"{what} of {row.agency or NOBODY}"
    return f"{what} {belonging(row)}".strip()
