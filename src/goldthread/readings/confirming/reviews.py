"""What a person says of a review that no document brought."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.organisations import queries as organisations


class ReviewForm(forms.Form):
    """The least that a recommendation needs of its review. No document of it could be loaded."""

    name = forms.CharField(
        label="Name", help_text="As the partnership calls it, never a child's real name. For example, Child T",
        error_messages={"required": "Give the review a name."},
    )  # fmt: skip
    kind = forms.CharField(
        label="Kind", required=False, help_text="For example, rapid review or serious case review"
    )

    def __init__(self, *args: Any, partnerships: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._only = partnerships[0] if len(partnerships) == 1 else None
        if self._only is None:
            named = [(each.id, each.name) for each in organisations.partnerships() if each.id in partnerships]
            self.fields["partnership"] = forms.TypedChoiceField(
                label="Partnership whose review it is",
                coerce=int,
                choices=named,
                widget=forms.RadioSelect,
                error_messages={"required": "Choose the partnership whose review it is."},
            )

    @property
    def partnership(self) -> int:
        """The one chosen, or the only one there is."""
        return self._only or int(self.cleaned_data["partnership"])

    def given(self) -> dict[str, Any]:
        """What was said, as the register's command takes it."""
        return {name: self.cleaned_data[name] for name in ("name", "kind")}
