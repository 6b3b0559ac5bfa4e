"""Filters of the list of documents, and saying who a name is."""

from typing import Any

from django import forms

from goldthread.organisations import queries as organisations
from goldthread.readings import queries

KIND_WORDS = {
    "response": "Response",
    "briefing": "Briefing",
    "action_plan": "Action plan",
    "review": "Review",
    "minutes": "Minutes",
    "status_history": "Status history",
    "other": "Other",
}


class DocumentFilter(forms.Form):
    kind = forms.ChoiceField(label="Kind", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "All"), *((kind, KIND_WORDS.get(kind, kind)) for kind in queries.kinds())]


class WhoIsIt(forms.Form):
    """Which organisation a document's words name."""

    words = forms.CharField(widget=forms.HiddenInput)
    organisation = forms.TypedChoiceField(
        label="Organisation",
        coerce=int,
        error_messages={"required": "Choose which organisation these words name."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        # A page has one such form for each name, and whoever hears the page must know which one this is.
        field.label = f"Organisation meant by “{self['words'].value()}”"
        field.choices = [("", "Choose an organisation"), *organisations.organisation_choices()]
