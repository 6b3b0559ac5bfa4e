"""Filters of the lists: what may be chosen, and what stands in the address."""

from typing import Any

from django import forms

from goldthread.recommendations import queries
from goldthread.recommendations.domain import (
    NOT_SET,
    NOT_SET_WORDS,
    OPENING_WORDS,
    STANDING_WORDS,
    STATUS_WORDS,
)

ANY = ("", "All")

STANDINGS = [
    ("", "Confirmed and proposed"),
    *((standing.value, words) for standing, words in STANDING_WORDS.items()),
]

OPENINGS = [ANY, (NOT_SET, NOT_SET_WORDS), *((each.value, words) for each, words in OPENING_WORDS.items())]


class StandingFilter(forms.Form):
    """What every list of the register can be narrowed to."""

    standing = forms.ChoiceField(label="Standing", choices=STANDINGS, required=False)


class RecommendationFilter(StandingFilter):
    """Filters of the list of recommendations."""

    review = forms.TypedChoiceField(label="Review", coerce=int, empty_value=None, required=False)
    organisation = forms.TypedChoiceField(label="Agency", coerce=int, empty_value=None, required=False)
    theme = forms.ChoiceField(label="Theme", required=False)
    opening = forms.ChoiceField(label="Opening position", choices=OPENINGS, required=False)

    field_order = ("review", "organisation", "theme", "opening", "standing")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "review", queries.review_choices())
        set_choices(self, "organisation", queries.speaking_organisations())
        set_choices(self, "theme", [(key, theme_words(key)) for key in queries.theme_choices()])


class ResponseFilter(StandingFilter):
    """Filters of the list of responses."""

    review = forms.TypedChoiceField(label="Review", coerce=int, empty_value=None, required=False)
    organisation = forms.TypedChoiceField(label="Agency", coerce=int, empty_value=None, required=False)

    field_order: tuple[str, ...] = ("review", "organisation", "standing")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "review", queries.review_choices())
        set_choices(self, "organisation", queries.speaking_organisations())


class CommitmentFilter(ResponseFilter):
    """Filters of the list of commitments."""

    status = forms.MultipleChoiceField(
        label="What the agency says",
        choices=[(status.value, words) for status, words in STATUS_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    dated = forms.ChoiceField(
        label="Target date",
        choices=[ANY, ("yes", "With a target date"), ("no", "Without a target date")],
        required=False,
    )
    due_from = forms.DateField(label="Target date from", required=False, help_text="For example, 31 3 2022")
    due_until = forms.DateField(label="Target date until", required=False, help_text="For example, 30 9 2022")
    opening = forms.ChoiceField(label="Opening position", choices=OPENINGS, required=False)

    field_order = (
        "review",
        "organisation",
        "status",
        "dated",
        "due_from",
        "due_until",
        "opening",
        "standing",
    )


def theme_words(key: str) -> str:
    """A theme's key in words: "unborn_baby_protocol" reads "Unborn baby protocol"."""
    return key.replace("_", " ").capitalize()


def set_choices(form: forms.Form, name: str, choices: Any, *, none: str = "All") -> None:
    """Give a field these choices, after one that is none of them."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", none), *choices]
