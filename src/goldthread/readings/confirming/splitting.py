"""Where one item becomes two: its sentences to choose from, or the words with which the second begins."""

from typing import Any

from django import forms

from goldthread.ingest.english.sentences import sentences
from goldthread.ingest.manuscript import Source
from goldthread.readings.finding_words import find_words

ELSEWHERE = "elsewhere"
SHORT = 110
NOT_INSIDE = (
    "These words do not stand in this item, after its beginning. Copy the first words of the second one."
)


class SplitForm(forms.Form):
    """Where the second of two items begins. The words stand in the document; only the place between them is asked."""

    at = forms.ChoiceField(
        label="Where does the second one begin?", widget=forms.RadioSelect,
        error_messages={"required": "Choose where the second one begins."},
    )  # fmt: skip
    first_words = forms.CharField(label="Its first words, where it begins elsewhere", required=False)

    def __init__(self, *args: Any, source: Source, start: int, end: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source, self.start, self.end = source, start, end
        field = self.fields["at"]
        assert isinstance(field, forms.ChoiceField)
        inner = [each for each in sentences(source, start, end) if each.start > start]
        field.choices = [
            *((str(each.start), _short(each.text)) for each in inner),
            (ELSEWHERE, "Somewhere else"),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("at") == ELSEWHERE and self._elsewhere(cleaned.get("first_words", "")) is None:
            self.add_error("first_words", NOT_INSIDE)
        return cleaned

    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """[start, end) of the first and of the second, each drawn in to its words."""
        chosen = self.cleaned_data["at"]
        at = self._elsewhere(self.cleaned_data["first_words"]) if chosen == ELSEWHERE else int(chosen)
        assert at is not None
        first = self.source.text[self.start : at].rstrip()
        return (self.start, self.start + len(first)), (at, self.end)

    def _elsewhere(self, words: str) -> int | None:
        found = find_words(words, self.source, near=self.start + 1, within=(self.start, self.end))
        return found[0] if found and found[0] > self.start else None


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"
