"""What is asked to record a change of an organisation: one question a page."""

from collections.abc import Mapping
from typing import Any

from django import forms

from goldthread.look.fields import DateBoxes
from goldthread.organisations.domain import WHOLE, SuccessionKind

HOW: Mapping[SuccessionKind, str] = {
    SuccessionKind.REPLACED: "It was replaced: one other organisation has everything",
    SuccessionKind.MERGED: "It merged with others: the merged organisation has everything",
    SuccessionKind.RENAMED: "It was renamed: the same organisation under another name",
    SuccessionKind.SPLIT_BY_AREA: "It was split by area: one of several has a part of its area",
    SuccessionKind.SPLIT_BY_FUNCTION: "It was split by function: one of several has a part of its work",
    SuccessionKind.PART_TRANSFERRED: "It goes on, and a part of its work passed to another",
    SuccessionKind.HOSTED: "It goes on, and another runs a service for it for a time",
}


class HowForm(forms.Form):
    """In which way."""

    kind = forms.ChoiceField(
        choices=[(kind.value, words) for kind, words in HOW.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of it."},
    )


class WhatForm(forms.Form):
    """Which part, where not everything passes."""

    passes = forms.CharField(
        max_length=200,
        help_text="In a few words, such as “community services” or “the northern district”",
        error_messages={"required": "Say which area or function passes."},
    )


class WhenForm(forms.Form):
    """The day from which it holds, or that nobody has settled it."""

    on = DateBoxes(
        label="First day", called="the first day", required=False, help_text="The day itself included"
    )
    pending = forms.ChoiceField(
        label="Is it settled?",
        choices=[
            ("", "Yes, it holds from that day"),
            ("pending", "Not yet: the day or the boundary may change"),
        ],
        widget=forms.RadioSelect,
        required=False,
        help_text="Nothing passes before it is settled.",
    )
    on_words = forms.CharField(
        label="The day in a source's words (optional)",
        help_text="Where no day is known, such as “autumn 2027”",
        max_length=100,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if "on" in found and found["on"] is None and not found.get("pending"):
            self.add_error("on", "Enter the first day, or say that it is not settled yet.")
        return found


class UntilForm(forms.Form):
    """The last day of a hosted service, where one is known."""

    until_on = DateBoxes(called="the last day", required=False, help_text="Leave empty while nobody knows")


class SourceForm(forms.Form):
    """Who says so. Every partnership sees it, and acts on it."""

    source = forms.CharField(
        label="Who says so?",
        max_length=200,
        help_text="Such as the organisation's own website, an order, or a letter with its date",
        error_messages={"required": "Say who says so: every partnership acts on this change."},
    )
    address = forms.URLField(
        label="Web address (optional)", max_length=500, required=False, assume_scheme="https"
    )


def steps(kind: str) -> tuple[str, ...]:
    """The questions in their order; everything passes whole without asking which part."""
    whole = kind in {each.value for each in WHOLE}
    hosted = kind == SuccessionKind.HOSTED.value
    part = () if whole else ("what",)
    return ("how", "to", *part, "when", *(("until",) if hosted else ()), "source")
