"""How well the reader does here: accuracy in use, and the items behind each of its numbers."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldthread.kernel.slices import Slice
from goldthread.look.lists import list_page
from goldthread.look.tables import Column
from goldthread.readings import accuracy, queries
from goldthread.readings.accuracy import InUse
from goldthread.readings.forms import KIND_WORDS
from goldthread.readings.pages.naming import named, page_of
from goldthread.recommendations.queries import Item
from goldthread.trail.requests import recorded_export

ITEM_WORDS: Mapping[str, str] = {
    "recommendation": "Recommendations and parts",
    "response": "Responses",
    "commitment": "Commitments",
}
OUTCOME_WORDS: Mapping[str, str] = {
    "as_read": "Right as read",
    "corrected": "Corrected, then confirmed",
    "rejected": "Rejected",
    "added": "Not read, added by hand",
    "undecided": "Not decided yet",
}


class AccuracyFilter(forms.Form):
    """What the table can be narrowed to."""

    style = forms.ChoiceField(label="Style of document", required=False)
    version = forms.ChoiceField(label="Read by version", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["style"].choices = [  # type: ignore[attr-defined]
            ("", "All"), *((kind, KIND_WORDS.get(kind, kind)) for kind in queries.kinds()),
        ]  # fmt: skip
        self.fields["version"].choices = [("", "All"), *((each, each) for each in accuracy.versions())]  # type: ignore[attr-defined]


class BehindFilter(AccuracyFilter):
    """Which number's items are shown."""

    kind = forms.ChoiceField(label="Kind of item", choices=list(ITEM_WORDS.items()), required=False)
    outcome = forms.ChoiceField(
        label="What became of it", choices=list(OUTCOME_WORDS.items()), required=False
    )

    field_order = ("style", "version", "kind", "outcome")


def share_words(part: int, whole: int, share: float | None) -> str:
    """A share with what it is of: "31 of 40 (78%)"."""
    return f"{part:,} of {whole:,} ({share:.0%})" if share is not None else "None decided yet"


def _number(outcome: str) -> Column[InUse]:
    def url(row: InUse) -> str | None:
        asked = {"style": row.style, "version": row.reader_version, "kind": row.kind, "outcome": outcome}
        return f"{reverse('readings:behind_accuracy')}?{urlencode(asked)}" if getattr(row, outcome) else None

    return Column(outcome, OUTCOME_WORDS[outcome], lambda row: getattr(row, outcome), link=url, kind="number")


COLUMNS: tuple[Column[InUse], ...] = (
    Column("style", "Style of document", lambda row: KIND_WORDS.get(row.style, row.style)),
    Column("documents", "Documents", lambda row: row.documents, kind="number"),
    Column("version", "Read by version", lambda row: row.reader_version),
    Column("kind", "Items", lambda row: ITEM_WORDS[row.kind]),
    *(_number(outcome) for outcome in accuracy.OUTCOMES),
    Column(
        "right", "Right as read, of those decided", lambda row: share_words(row.as_read, row.decided, row.right)
    ),
    Column(
        "found", "Read, of what is there",
        lambda row: share_words(row.as_read + row.corrected, row.is_there, row.found),
    ),
)  # fmt: skip


ITEM_COLUMNS: tuple[Column[Item], ...] = (
    Column("what", "Item", named, link=page_of),
    Column("text", "Its words", lambda row: row.text, kind="long", empty="See its parts"),
    Column("review", "Review", lambda row: row.review_name),
    Column("source", "Source", lambda row: row.source.words, link=lambda row: f"{page_of(row)}#source"),
)


def in_use(request: HttpRequest) -> HttpResponse:
    """What people made of what was read, by style of document and kind of item."""
    return list_page(
        request,
        title="Accuracy in use",
        caption="What people made of what was read",
        unit=("kind of item", "kinds of item"),
        columns=COLUMNS,
        form_class=AccuracyFilter,
        query=accuracy.accuracy_in_use,
        empty="No document has been read here yet. Once people confirm what was read, this says how well it was read.",
        template="readings/accuracy.html",
        searchable=False,
        on_export=recorded_export(request, "accuracy"),
    )


def behind(request: HttpRequest) -> HttpResponse:
    """The items behind one number of the table."""
    return list_page(
        request,
        title="Items behind a number",
        caption="Items read, with what became of them",
        unit=("item", "items"),
        columns=ITEM_COLUMNS,
        form_class=BehindFilter,
        query=_behind,
        empty="No item counts here. Go back to accuracy in use and choose a number.",
        template="readings/accuracy_items.html",
        searchable=False,
        on_export=recorded_export(request, "accuracy"),
    )


def _behind(
    filters: Mapping[str, Any], order: str = "", offset: int = 0, limit: int | None = None, words: str = ""
) -> Slice[Item]:
    found = accuracy.items_with_outcome(filters)
    end = None if limit is None else offset + limit
    return Slice(found[offset:end], len(found), offset)
