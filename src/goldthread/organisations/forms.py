"""Forms about organisations: filters, facts, codes, names, what became of one, and who has a duty now."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from goldthread.kernel.refusals import Refused
from goldthread.look.fields import DateBoxes
from goldthread.organisations import queries
from goldthread.organisations.codes import normal_code
from goldthread.organisations.domain import KIND_WORDS, SCHEME_WORDS, CodeScheme, OrganisationKind
from goldthread.organisations.rows import Waiting

KINDS = [(kind.value, words) for kind, words in KIND_WORDS.items()]


class OrganisationFilter(forms.Form):
    """What the list can be narrowed to. A code names no person, so it may stand in the address."""

    kind = forms.ChoiceField(label="Kind", choices=[("", "All"), *KINDS], required=False)
    code = forms.CharField(
        label="Code", required=False, max_length=60, help_text="ODS, URN, GSS or DfE, in full"
    )
    state = forms.ChoiceField(
        label="What became of it",
        choices=[("", "All"), ("going_on", "Goes on"), ("passed_on", "Has passed everything on")],
        required=False,
    )


class NewOrganisation(forms.Form):
    """An organisation that nobody has added. No import brings it: it is told once, for every partnership."""

    name = forms.CharField(label="Full name", help_text="As it calls itself today", max_length=200)
    short_name = forms.CharField(label="Short name (optional)", max_length=60, required=False)
    kind = forms.TypedChoiceField(
        label="Kind",
        choices=[("", "Choose a kind"), *KINDS],
        coerce=OrganisationKind,
        error_messages={"required": "Choose what kind of organisation it is."},
    )

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class CorrectedOrganisation(NewOrganisation):
    """The same, and its days where they are known."""

    began_on = DateBoxes(label="First day (optional)", called="the first day", required=False)
    ended_on = DateBoxes(label="Last day (optional)", called="the last day", required=False)


class NewCode(forms.Form):
    """A code in somebody's register."""

    scheme = forms.TypedChoiceField(
        label="Whose code is it?",
        choices=[(scheme.value, words) for scheme, words in SCHEME_WORDS.items()],
        coerce=CodeScheme,
        widget=forms.RadioSelect,
    )
    value = forms.CharField(label="Code", max_length=60)
    from_on = DateBoxes(label="First day (optional)", called="the first day", required=False)
    until_on = DateBoxes(
        label="Last day (optional)",
        called="the last day",
        required=False,
        help_text="Leave empty while it holds",
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if "scheme" in found and "value" in found:
            try:
                normal_code(found["scheme"], found["value"])
            except Refused as refusal:
                self.add_error("value", refusal.sentence)
        return found


class LastDay(forms.Form):
    """The last day of something that ended."""

    until_on = DateBoxes(label="What was its last day?", called="the last day")


class NewAlias(forms.Form):
    """What a partnership's documents call an organisation. Whoever acts for several partnerships chooses one."""

    words = forms.CharField(
        label="Words that documents use for this organisation",
        help_text="As they stand there, such as “the Trust”",
        max_length=200,
    )

    def __init__(self, *args: Any, partnerships: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._only = next(iter(partnerships)) if len(partnerships) == 1 else None
        if self._only is None:
            named = [(each.id, each.name) for each in queries.partnerships() if each.id in partnerships]
            self.fields["partnership"] = forms.TypedChoiceField(
                label="Partnership whose documents they are",
                coerce=int,
                choices=named,
                widget=forms.RadioSelect,
            )

    @property
    def partnership(self) -> int:
        """The one chosen, or the only one there is."""
        return self._only or int(self.cleaned_data["partnership"])


class WhichOrganisation(forms.Form):
    """One organisation of all but some. `asked` is the question."""

    organisation = forms.TypedChoiceField(
        coerce=int,
        error_messages={"required": "Choose an organisation.", "invalid_choice": "Choose an organisation."},
    )

    def __init__(self, *args: Any, asked: str, but: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.label = asked
        others = [each for each in queries.organisation_choices() if each[0] not in but]
        field.choices = [("", "Choose an organisation"), *others]


class Why(forms.Form):
    """The reason for which a change is taken back."""

    why = forms.CharField(
        label="Why was this recorded by mistake?",
        help_text="Kept with the change, for whoever looks later",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


class WhoHasIt(forms.Form):
    """Which of the duties that wait, and who has them now."""

    duties = forms.MultipleChoiceField(
        label="Which of these?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one of them."},
    )
    organisation = forms.TypedChoiceField(
        label="Who has these now?", coerce=int, widget=forms.RadioSelect,
        error_messages={"required": "Choose who has these now."},
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Waiting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "duties", ((duty.key, f"{duty.words} ({duty.about})") for duty in waiting.duties))
        _choose(self, "organisation", waiting.choices)


def _choose(form: forms.Form, name: str, choices: Iterable[tuple[Any, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def refuse(form: forms.Form, refusal: Refused, field: str | None = None) -> None:
    """Show a command's refusal where it was typed, with everything kept."""
    form.add_error(field if field in form.fields else None, ValidationError(refusal.sentence))


def typed_in(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form to be filled with; None where a page is only looked at."""
    return request.POST if request.method == "POST" else None
