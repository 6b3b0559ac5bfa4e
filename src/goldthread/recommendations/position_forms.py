"""Which rows get an opening position, and what is said of them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from goldthread.kernel.refusals import Refused
from goldthread.organisations import queries as organisations
from goldthread.recommendations import queries
from goldthread.recommendations.domain import OPENING_WORDS, STATUS_WORDS, Opening, days_closed
from goldthread.recommendations.forms import ANY, OPENINGS, set_choices
from goldthread.recommendations.positions import HAVING, Subject

TOKEN = re.compile(rf"({'|'.join(HAVING)})-(\d{{1,18}})")


def subjects_in(tokens: Iterable[str]) -> tuple[Subject, ...]:
    """The rows that tokens such as "commitment-7" name; what names none is left out."""
    found = [TOKEN.fullmatch(each) for each in tokens]
    return tuple(sorted({(each[1], int(each[2])) for each in found if each}))


class PositionFilter(forms.Form):
    """Which confirmed rows get an opening position. `about` is one row with what is under it: "recommendation-12"."""

    opening = forms.ChoiceField(label="Opening position", choices=OPENINGS, required=False)
    review = forms.TypedChoiceField(label="Review", coerce=int, empty_value=None, required=False)
    organisation = forms.TypedChoiceField(label="Agency", coerce=int, empty_value=None, required=False)
    kind = forms.ChoiceField(
        label="Kind",
        choices=[ANY, ("recommendation", "Recommendations and parts"), ("commitment", "Commitments")],
        required=False,
    )
    due_until = forms.DateField(
        label="Target date until", required=False, help_text="Commitments alone. For example, 31 3 2022"
    )
    status = forms.MultipleChoiceField(
        label="What the agency says, of commitments alone",
        choices=[(status.value, words) for status, words in STATUS_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    about = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "review", queries.review_choices())
        set_choices(self, "organisation", queries.speaking_organisations())

    def clean_about(self) -> Subject | None:
        """The one row that is meant."""
        found = subjects_in([self.cleaned_data["about"]])
        if self.cleaned_data["about"] and not found:
            raise forms.ValidationError("The address names no recommendation or commitment.")
        return found[0] if found else None


class PositionForm(forms.Form):
    """How the chosen rows stood. No document holds it and no import could bring it: it is what the team knows.

    It saves keeping a list of one's own beside Goldthread, in which the same is said row by row.
    """

    rows = forms.ChoiceField(
        label="Which rows?",
        choices=[("ticked", "The rows that I tick"), ("all", "All of them")],
        widget=forms.RadioSelect,
        initial="ticked",
        required=False,
    )
    position = forms.ChoiceField(
        label="How did they stand when they came into Goldthread?",
        choices=[(each.value, words) for each, words in OPENING_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose how these rows stood: open, closed before Goldthread or not known."
        },
    )
    closed_by_organisation = forms.TypedChoiceField(
        label="Who closed it? An organisation", coerce=int, empty_value=None, required=False
    )
    closed_by = forms.CharField(
        label="Or who, in your own words",
        help_text="A group or a post, such as “Learning and improvement subgroup”. No name of a person.",
        max_length=200,
        required=False,
    )
    closed_on = forms.CharField(
        label="When was it closed?",
        help_text="As much as is known: 31 March 2022, March 2022 or 2022. Leave it empty where nobody knows.",
        max_length=60,
        required=False,
    )
    note = forms.CharField(
        label="Note",
        help_text="Where this is written down, or why it is not known. The agencies that see a row see its note. "
        "Name no child, family or person.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        matching: Iterable[Subject] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.today, self.matching = today, tuple(matching)
        self.subjects: tuple[Subject, ...] = ()
        set_choices(
            self,
            "closed_by_organisation",
            organisations.organisation_choices(),
            none="Choose, or leave empty",
        )

    def count(self, total: int, *, all_of: str) -> None:
        """Say in the choice of all rows how many they are: "All 31 that match"."""
        field: Any = self.fields["rows"]
        field.choices = [field.choices[0], ("all", f"All {total:,} {all_of}")]

    def ticked(self) -> frozenset[str]:
        """The tokens of the rows that are ticked, as they came."""
        data: Any = self.data or {}
        return frozenset(
            data.getlist("chosen") if hasattr(data, "getlist") else self.initial.get("chosen", ())
        )

    def typed(self) -> dict[str, Any]:
        """What was typed, for showing the form again without its faults."""
        return {**{name: self.data.get(name, "") for name in self.fields}, "chosen": sorted(self.ticked())}

    def clean(self) -> dict[str, Any]:
        """Also which rows are meant, and that what is said of their closing fits."""
        cleaned = super().clean() or self.cleaned_data
        self.subjects = self.matching if cleaned.get("rows") == "all" else self._ticked_in_order()
        if not self.subjects:
            self.add_error("rows", "Tick at least one row, or choose all of them.")
        if cleaned.get("position") != Opening.CLOSED_BEFORE:
            # Their boxes are hidden then where scripts run; the next page shows what would be saved.
            cleaned |= {"closed_by_organisation": None, "closed_by": "", "closed_on": ""}
        elif not (cleaned.get("closed_by") or cleaned.get("closed_by_organisation")):
            self.add_error(
                "closed_by_organisation", "Say who closed it: an organisation, or in your own words."
            )
        try:
            days_closed(cleaned.get("closed_on", ""), today=self.today)
        except Refused as refusal:
            self.add_error("closed_on", refusal.sentence)
        return cleaned

    def _ticked_in_order(self) -> tuple[Subject, ...]:
        """As they stand in the list; what is ticked and matches no more comes last."""
        place = {subject: number for number, subject in enumerate(self.matching)}
        return tuple(sorted(subjects_in(self.ticked()), key=lambda each: place.get(each, len(place))))

    def said(self) -> dict[str, Any]:
        """What is said of every row, as `commands.set_positions` takes it."""
        names = ("closed_by", "closed_by_organisation", "closed_on", "note")
        return {
            "position": Opening(self.cleaned_data["position"]),
            **{name: self.cleaned_data[name] for name in names},
        }

    def said_words(self) -> str:
        """What would be saved, in words: "Closed before Goldthread, by Wessmoor Police, March 2021"."""
        cleaned = self.cleaned_data
        field: Any = self.fields["closed_by_organisation"]
        organisation = dict(field.choices).get(cleaned["closed_by_organisation"], "")
        by_whom = ", ".join(part for part in (organisation, cleaned["closed_by"]) if part)
        parts = (
            OPENING_WORDS[Opening(cleaned["position"])],
            f"by {by_whom}" if by_whom else "",
            cleaned["closed_on"],
        )
        return ", ".join(part for part in parts if part)

    def carried(self) -> list[tuple[str, str]]:
        """Names and values that the next page hands back, so that saving says the same again."""
        named = [(name, str(self.data.get(name, ""))) for name in self.fields]
        chosen = () if self.cleaned_data.get("rows") == "all" else sorted(self.ticked())
        return [*named, *(("chosen", token) for token in chosen)]
