"""What a person says of an item: correcting one that was read, adding one that was missed."""

from collections.abc import Mapping
from typing import Any

from django import forms

from goldthread.look.fields import DateBoxes
from goldthread.organisations import queries as organisations
from goldthread.readings.confirming.targets import due_for, due_until
from goldthread.readings.confirming.work import Work
from goldthread.readings.finding_words import NOT_THERE, find_words
from goldthread.recommendations.domain import STATUS_WORDS, CommitmentStatus, Stretch
from goldthread.recommendations.queries import CommitmentRow, Item, RecommendationRow, ResponseRow

FIELDS: Mapping[str, tuple[str, ...]] = {
    "recommendation": ("words", "label", "addressee_words"),
    "response": ("words", "agency_words", "organisation"),
    "commitment": ("words", "agency_words", "organisation", "status", "target_words", "last_day"),
}
"""The boxes of each kind of item, in the order of its card."""

AGENCY_HINT = "As the document writes it. Leave it empty where nobody is named."


class ItemForm(forms.Form):
    """The words of an item and what was understood of them. They stand in the document, which nobody keys in anew;
    an item that no document holds has whatever words are typed.

    `row` is the item that is corrected, None for a new one; `near` is where its words are looked for first.
    """

    words = forms.CharField(
        label="Words", widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Copy its words from the text."},
    )  # fmt: skip
    label = forms.CharField(
        label="Number or letter", error_messages={"required": "Give the recommendation its number or letter."}
    )
    addressee_words = forms.CharField(label="Addressed to", required=False, help_text=AGENCY_HINT)
    agency_words = forms.CharField(label="Agency", required=False, help_text=AGENCY_HINT)
    organisation = forms.TypedChoiceField(
        label="Which organisation that is", coerce=int, required=False, empty_value=None,
        help_text="For this item alone. “Who is this?” on the document's page says it for every item.",
    )  # fmt: skip
    status = forms.ChoiceField(
        label="What the agency says of it",
        choices=[(each.value, words) for each, words in STATUS_WORDS.items()],
    )
    target_words = forms.CharField(
        label="Target date, in its words", required=False, help_text="Leave it empty where there is none."
    )
    last_day = DateBoxes(
        label="Its last day, where the words name none", called="the last day", required=False,
        help_text="For example, 31 3 2022. Leave it empty where the words say when.",
    )  # fmt: skip
    accept = forms.BooleanField(label="Accept it as well", required=False, initial=True)

    def __init__(
        self,
        *args: Any,
        kind: str,
        work: Work,
        row: Item | None = None,
        near: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.work, self.row, self.near = kind, work, row, near
        for name in self.fields.keys() - {*FIELDS[kind], "accept"}:
            del self.fields[name]
        if "organisation" in self.fields:
            _choices(self, "organisation", [("", "Nobody knows yet"), *organisations.organisation_choices()])
        if work.is_typed:
            self.fields["words"].error_messages["required"] = "Type its words."
        if kind == "recommendation" and row is not None and not row.text:
            self.fields["words"].required = False

    def clean_words(self) -> Stretch | None:
        """Where the words stand, or None where they are those that the item has already."""
        typed = str(self.cleaned_data["words"])
        if self.row is not None and " ".join(typed.split()) == " ".join(self.row.text.split()):
            return None
        if self.work.is_typed:
            return Stretch(" ".join(typed.split()))
        found = find_words(typed, self.work.source, near=self.near)
        if found is None:
            raise forms.ValidationError(NOT_THERE)
        return self.work.stretch(*found)

    def clean(self) -> dict[str, Any]:
        """Also what the target's words mean; words that name no day are asked about once."""
        cleaned = super().clean() or self.cleaned_data
        words, last_day = cleaned.get("target_words", ""), cleaned.get("last_day")
        if last_day and not words:
            self.add_error("target_words", "Give the words that set the target, as the document has them.")
        elif words and not (last_day or self._says_when(words) or self.data.get("without_day") == words):
            self.add_error(
                "last_day",
                f"“{words}” names no day that can be told. Give its last day, or save again to keep the words alone.",
            )
        return cleaned

    def _says_when(self, words: str) -> bool:
        unchanged = isinstance(self.row, CommitmentRow) and words == self.row.due_words
        return unchanged or due_for(words) is not None

    @property
    def without_day(self) -> str:
        """The words that were asked about, so that saving them once more keeps them without a day."""
        return str(self.data.get("target_words", "")).strip() if "last_day" in self.errors else ""

    def given(self) -> dict[str, Any]:
        """What was said, as the register's commands take it: of an item that is corrected, what differs from it."""
        cleaned, before = self.cleaned_data, initial_of(self.row)
        fields: dict[str, Any] = {
            name: cleaned[name]
            for name in ("label", "addressee_words", "agency_words", "organisation", "status")
            if name in cleaned and cleaned[name] != before.get(name)
        }
        if cleaned.get("words") is not None:
            fields["stretch"] = cleaned["words"]
        words, last_day = cleaned.get("target_words", ""), cleaned.get("last_day")
        if "target_words" in cleaned and (last_day or words != before.get("target_words", "")):
            fields["due"] = due_until(words, last_day) if last_day else due_for(words)
            fields["target_words"] = words
        if "status" in fields:
            fields["status"] = CommitmentStatus(fields["status"])
        return fields


def initial_of(row: Item | None) -> dict[str, Any]:
    """An item as its form shows it."""
    if isinstance(row, RecommendationRow):
        return {"words": row.text, "label": row.printed, "addressee_words": row.addressee_words}
    if not isinstance(row, ResponseRow | CommitmentRow):
        return {}
    found = {"words": row.text, "agency_words": row.agency_words, "organisation": row.organisation}
    if isinstance(row, CommitmentRow):
        found |= {"status": row.status.value, "target_words": row.due_words}
    return found


def _choices(form: forms.Form, name: str, choices: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
