"""Filters of the list of documents, saying who a name is, and choosing files."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from goldthread.ingest.limits import MOST_BYTES
from goldthread.kernel.refusals import Refused
from goldthread.look.words import counted
from goldthread.organisations import queries as organisations
from goldthread.readings import queries
from goldthread.readings.domain import check_can_take

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


class SeveralFiles(forms.FileInput):
    """An input that takes several files; with a script, they can be dropped on it too."""

    allow_multiple_selected = True


class FilesField(forms.Field):
    """The chosen files, in their order; nothing and too much have their own sentence."""

    widget = SeveralFiles

    def clean(self, value: Any) -> "list[UploadedFile[Any]]":
        """Raises ValidationError with the sentence of `check_can_take`."""
        files: list[UploadedFile[Any]] = list(value or ())
        try:
            check_can_take(files, most_files=settings.UPLOAD_FILES, most_megabytes=settings.UPLOAD_MEGABYTES)
        except Refused as refusal:
            raise ValidationError(refusal.sentence) from refusal
        return files


class UploadForm(forms.Form):
    """The documents themselves. No import brings them: an agency sends them by email, or they stand on a website.

    Whoever acts for several partnerships chooses one.
    """

    documents = FilesField(label="Documents")

    def __init__(self, *args: Any, partnerships: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].help_text = (
            "PDF with a text layer (a scan has none), Word (.docx), web page, Excel, CSV or plain text. "
            f"Up to {counted(settings.UPLOAD_FILES, 'files')} at a time, each up to {MOST_BYTES // 1_000_000} "
            f"megabytes, and {settings.UPLOAD_MEGABYTES} megabytes together."
        )
        self._only = next(iter(partnerships)) if len(partnerships) == 1 else None
        if self._only is None:
            named = [(each.id, each.name) for each in organisations.partnerships() if each.id in partnerships]
            self.fields["partnership"] = forms.TypedChoiceField(
                label="Partnership whose documents they are",
                coerce=int,
                choices=named,
                widget=forms.RadioSelect,
                error_messages={"required": "Choose the partnership whose documents they are."},
            )
            self.order_fields(["partnership", "documents"])

    @property
    def partnership(self) -> int:
        """The one chosen, or the only one there is."""
        return self._only or int(self.cleaned_data["partnership"])
