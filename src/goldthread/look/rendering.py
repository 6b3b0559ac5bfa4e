"""Forms drawn with the GOV.UK Design System's components; pages write `{{ form }}`."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from goldthread.look.fields import PARTS, DateBoxesInput

# The first that fits: a later kind is the parent of an earlier one.
COMPONENTS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateBoxesInput, "date"),
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
    (forms.widgets.Input, "input"),
)
DRAWN_HERE = {"id", "class", "required", "rows", "cols", "aria-describedby", "aria-invalid", "placeholder"}

# What Django gives every text area that says nothing of its own; the design system begins with 5.
DJANGO_ROWS = forms.Textarea().attrs["rows"]


class FormRenderer(TemplatesSetting):
    """Hands every field to our own templates, found like any other template."""

    form_template_name = "look/forms/form.html"
    field_template_name = "look/forms/field.html"


def component(bound: BoundField) -> str:
    """The template that draws this field. Raises TypeError for a widget that the look does not know."""
    for widget, name in COMPONENTS:
        if isinstance(bound.field.widget, widget):
            return f"look/forms/{name}.html"
    raise TypeError(f"The look has no template for {type(bound.field.widget).__name__}.")


def field_context(bound: BoundField, *, heading: str = "") -> dict[str, Any]:
    """What a field's template needs. `heading` (s, m, l, xl) makes the label the page's h1."""
    widget, identity = bound.field.widget, _identity(bound)
    context = {
        "id": identity,
        "name": bound.html_name,
        "label": bound.label,
        "heading": heading,
        "hint": bound.help_text,
        "errors": sentences(bound),
        "describers": _describers(bound, identity),
        "classes": widget.attrs.get("class", ""),
        "attributes": {key: value for key, value in _attributes(bound).items() if key not in DRAWN_HERE},
        "multiple": getattr(widget, "allow_multiple_selected", False),
    }
    return context | _value(bound)


def sentences(bound: BoundField) -> list[str]:
    """The field's faults, one sentence each. Where a form has no words of its own for an empty field, its label is
    named, since nine times "This field is required" helps nobody."""
    named = [_named(bound, error) for error in bound.errors.as_data()]
    return [str(sentence) for sentences in named for sentence in sentences]


def _named(bound: BoundField, error: ValidationError) -> list[str]:
    if error.code != "required" or str(error.message) != str(forms.Field.default_error_messages["required"]):
        return [str(message) for message in error.messages]
    label = str(bound.label)
    if label.endswith("?"):
        return [f"Answer the question: {label}"]
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return [f"Tick the box: {label}"]
    verb = (
        "Choose" if isinstance(bound.field.widget, forms.widgets.ChoiceWidget | forms.FileInput) else "Enter"
    )
    return [f"{verb} {label if label[1:2].isupper() else label[:1].lower() + label[1:]}"]


def _value(bound: BoundField) -> dict[str, Any]:
    """The part that differs from one kind of widget to another."""
    widget = bound.field.widget
    if isinstance(widget, DateBoxesInput):
        attrs = {"id": _identity(bound), "wrong": wrong_boxes(bound)}
        return {"boxes": widget.get_context(bound.html_name, bound.value(), attrs)["boxes"]}
    if isinstance(widget, forms.RadioSelect | forms.Select):
        return {"groups": _groups(bound), "kind": _kind(widget)}
    if isinstance(widget, forms.CheckboxInput):
        return {"checked": widget.check_test(bound.value())}
    if isinstance(widget, forms.Textarea):
        rows = widget.attrs.get("rows")
        return {"value": widget.format_value(bound.value()), "rows": 5 if rows == DJANGO_ROWS else rows}
    return {"value": widget.format_value(bound.value()), "type": getattr(widget, "input_type", "text")}


def _kind(widget: forms.Widget) -> str:
    return "checkboxes" if isinstance(widget, forms.CheckboxSelectMultiple) else "radios"


def _groups(bound: BoundField) -> list[dict[str, Any]]:
    """Choices as groups of items; the first has the field's own id, so that a summary's link lands on it."""
    widget, identity, number = bound.field.widget, _identity(bound), 0
    assert isinstance(widget, forms.widgets.ChoiceWidget)
    groups = []
    value = widget.format_value(bound.value())
    for name, options, _ in widget.optgroups(bound.html_name, value):
        items = []
        for option in options:
            number += 1
            items.append(_item(option, identity if number == 1 else f"{identity}-{number}"))
        groups.append({"name": name, "choices": items})
    return groups


def _item(option: dict[str, Any], identity: str) -> dict[str, Any]:
    """One choice, without the words that Django would print for True and False."""
    return {
        "id": identity,
        "value": option["value"],
        "label": option["label"],
        "selected": option["selected"],
        "disabled": option["attrs"].get("disabled", False),
    }


def _identity(bound: BoundField) -> str:
    return str(bound.field.widget.attrs.get("id") or bound.auto_id or bound.html_name)


def _attributes(bound: BoundField) -> dict[str, Any]:
    attributes: dict[str, Any] = bound.build_widget_attrs({}, bound.field.widget)
    return {**bound.field.widget.attrs, **attributes}


def _describers(bound: BoundField, identity: str) -> str:
    given = bound.field.widget.attrs.get("aria-describedby")
    hint = f"{identity}-hint" if bound.help_text else ""
    error = f"{identity}-error" if bound.errors else ""
    return " ".join(part for part in (given, hint, error) if part)


def wrong_boxes(bound: BoundField) -> tuple[str, ...]:
    """Which of a date's boxes the errors speak of; all of them where an error does not say."""
    if not bound.errors:
        return ()
    named = [each.params.get("boxes", PARTS) if each.params else PARTS for each in bound.errors.as_data()]
    return tuple(part for part in PARTS if any(part in boxes for boxes in named))


def target(bound: BoundField) -> str:
    """The id of the input that an error summary's link must land on."""
    identity = _identity(bound)
    if isinstance(bound.field.widget, DateBoxesInput):
        return f"{identity}-{(wrong_boxes(bound) or PARTS)[0]}"
    return identity
