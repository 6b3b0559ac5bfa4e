"""Where an item may belong: recommendations and responses to choose from, and the form that asks."""

from collections.abc import Iterator
from typing import Any

from django import forms

from goldthread.readings.confirming.wording import NOBODY
from goldthread.recommendations import queries
from goldthread.recommendations.queries import RecommendationRow, ResponseRow

Under = tuple[str, int]

SHORT = 70
"""Characters of a place's words among the choices."""

BY_ITSELF = "by-itself"


class UnderForm(forms.Form):
    """What an item belongs to. The document says it, and the reader was wrong or silent."""

    under = forms.ChoiceField(label="What it belongs to")

    def __init__(self, *args: Any, kind: str, review: int, but: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["under"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [each for each in choices_for(kind, review) if each[0] != but]

    @property
    def has_choices(self) -> bool:
        field = self.fields["under"]
        assert isinstance(field, forms.ChoiceField)
        return bool(field.choices)

    def chosen(self) -> Under | None:
        """Kind and id of what was chosen; None for a recommendation by itself."""
        kind, _, subject = self.cleaned_data["under"].partition("-")
        return None if self.cleaned_data["under"] == BY_ITSELF else (kind, int(subject))


def choices_for(kind: str, review: int) -> Iterator[tuple[str, str]]:
    """The places in one review under which an item of this kind may stand, in the documents' order."""
    found = queries.recommendations({"review": review}).rows
    answers = queries.responses({"review": review}).rows if kind == "commitment" else ()
    if kind == "recommendation":
        yield BY_ITSELF, "Nothing: it is a recommendation by itself"
    for row in found:
        if kind != "recommendation" or row.parent is None:
            yield f"recommendation-{row.id}", _recommendation(row)
        for answer in answers:
            if answer.recommendation == row.id:
                yield f"response-{answer.id}", _response(answer)


def _recommendation(row: RecommendationRow) -> str:
    return f"{'Part' if row.parent else 'Recommendation'} {row.label}: {_short(row.text)}"


def _response(row: ResponseRow) -> str:
    return f"Response of {row.agency or NOBODY} to {row.recommendation_label}: {_short(row.text)}"


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"
