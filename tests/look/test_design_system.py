"""Our components draw what the GOV.UK Design System's own examples draw, so that an upgrade shows as a difference."""

import json
import re
from functools import cache
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from goldthread.look import assets
from goldthread.look.fields import PARTS, DateBoxes, DateBoxesInput
from goldthread.look.pagination import PageItem, Pages
from goldthread.look.summaries import Fault
from goldthread.look.templatetags import look
from look.markup import outline

EXAMPLES = assets.PACKAGES / "govuk-frontend" / "dist" / "govuk" / "components"

pytestmark = pytest.mark.skipif(
    not EXAMPLES.exists(),
    reason="The design system's files are not here; python -m goldthread.look.assets brings them.",
)


@cache
def _examples(component: str) -> dict[str, dict[str, Any]]:
    found = json.loads((EXAMPLES / component / "fixtures.json").read_text(encoding="utf-8"))
    return {each["name"]: each for each in found["fixtures"]}


def _text(part: Any) -> str:
    return str(part["text"]) if part else ""


def _choices(options: dict[str, Any]) -> list[tuple[str, str]]:
    return [(str(each.get("value", each["text"])), each["text"]) for each in options["items"]]


def _field(component: str, options: dict[str, Any]) -> forms.Field:
    legend = (options.get("fieldset") or {}).get("legend") or options.get("label")
    words: dict[str, Any] = {
        "label": _text(legend),
        "help_text": _text(options.get("hint")),
        "required": False,
    }
    identity = options.get("idPrefix") or options.get("id") or options["name"]
    attrs = {
        "id": identity,
        "class": options.get("classes", ""),
        **({"rows": options["rows"]} if "rows" in options else {}),
    }
    if component == "input":
        return forms.CharField(widget=forms.TextInput(attrs), **words)
    if component == "textarea":
        return forms.CharField(widget=forms.Textarea(attrs), **words)
    if component == "password-input":
        return forms.CharField(widget=forms.PasswordInput(attrs, render_value=True), **words)
    if component == "file-upload":
        return forms.FileField(**words)
    if component == "select":
        return forms.ChoiceField(choices=_choices(options), widget=forms.Select(attrs), **words)
    if component == "radios":
        return forms.ChoiceField(choices=_choices(options), widget=forms.RadioSelect(attrs), **words)
    if component == "checkboxes":
        return forms.MultipleChoiceField(
            choices=_choices(options), widget=forms.CheckboxSelectMultiple(attrs), **words
        )
    return DateBoxes(widget=DateBoxesInput({"id": identity}), **words)


def _form(name: str, field: forms.Field, options: dict[str, Any]) -> forms.Form:
    """A form with this one field, in the state that the example shows."""
    value = options.get("value") or [
        str(each["value"]) for each in options.get("items", ()) if each.get("checked")
    ]
    if not isinstance(field, forms.MultipleChoiceField) and isinstance(value, list):
        value = value[0] if value else None
    form = forms.Form({name: value} if value else {}, auto_id="%s")
    form.fields[name] = field
    form.full_clean()
    form._errors = forms.utils.ErrorDict()  # type: ignore[attr-defined]
    if options.get("errorMessage"):
        boxes = [part for part in PARTS if (options.get(part) or {}).get("error")]
        form.add_error(
            name, ValidationError(_text(options["errorMessage"]), params={"boxes": boxes or PARTS})
        )
    return form


@pytest.mark.parametrize(
    ("component", "example"),
    [
        *(("input", each) for each in (
            "default", "with hint text", "with error message", "with error and hint", "with width-10 class", "value",
        )),
        *(("textarea", each) for each in ("default", "with hint", "with error message", "with default value")),
        *(("select", each) for each in ("with hint text and error message",)),
        *(("radios", each) for each in ("default", "with hint", "inline", "with hint and error message")),
        *(("checkboxes", each) for each in ("default", "with hint", "with error message and hint", "small")),
        *(("date-input", each) for each in ("default", "with error message and hint", "with error on day input")),
        *(("file-upload", each) for each in ("default", "with hint text", "with error message and hint")),
        *(("password-input", each) for each in ("default", "with hint text", "with error message")),
    ],
)  # fmt: skip
def test_fields(component: str, example: str) -> None:
    shown = _examples(component)[example]
    options = shown["options"]
    name = options.get("name") or options["id"]
    form = _form(name, _field(component, options), options)
    drawn = str(form[name].as_field_group())
    expected = shown["html"]
    if component == "date-input":  # its examples name their inputs day, month and year alone
        expected = expected.replace('name="', f'name="{name}_')
    assert "\n".join(outline(drawn)) == "\n".join(outline(expected))


class _Several(forms.FileInput):
    allow_multiple_selected = True


def test_a_field_for_several_files() -> None:
    """Drawn as the example is; its own words for what the script adds are attributes beside."""
    shown = _examples("file-upload")["enhanced, multiple files"]
    field = forms.Field(label=_text(shown["options"]["label"]), widget=_Several(), required=False)
    name = shown["options"]["name"]
    drawn = str(_form(name, field, shown["options"])[name].as_field_group())
    assert 'data-i18n.choose-files-button="Choose files"' in drawn
    ours = re.sub(r' data-i18n\.[\w-]+="[^"]*"', "", drawn)
    assert "\n".join(outline(ours)) == "\n".join(outline(shown["html"]))


def _page(item: dict[str, Any]) -> PageItem:
    return PageItem(item.get("number"), item.get("href", ""), item.get("current", False))


@pytest.mark.parametrize("example", ["default", "with many pages", "first page", "last page"])
def test_pagination(example: str) -> None:
    shown = _examples("pagination")[example]
    options = shown["options"]
    ends = [(options.get(end) or {}).get("href", "") for end in ("previous", "next")]
    pages = Pages(tuple(_page(each) for each in options["items"]), *ends)
    assert outline(render_to_string("look/components/pagination.html", {"pages": pages})) == outline(
        shown["html"]
    )


@pytest.mark.parametrize("example", ["default", "without links", "mixed with and without links"])
def test_error_summary(example: str) -> None:
    shown = _examples("error-summary")[example]
    faults = [Fault(each["text"], each.get("href", "").lstrip("#")) for each in shown["options"]["errorList"]]
    assert outline(render_to_string("look/components/error_summary.html", {"faults": faults})) == outline(
        shown["html"]
    )


@pytest.mark.parametrize(
    ("component", "template", "context"),
    [
        ("tag", "tag", lambda options: {"words": _text(options), "colour": ""}),
        ("warning-text", "warning_text", lambda options: look.warning_text(_text(options))),
        ("inset-text", "inset_text", lambda options: look.inset_text(_text(options))),
        ("details", "details", lambda options: look.details(options["summaryText"], _text(options))),
        (
            "notification-banner",
            "notification_banner",
            lambda options: look.notification_banner(_text(options)),
        ),
    ],
)
def test_small_components(component: str, template: str, context: Any) -> None:
    shown = _examples(component)["default"]
    drawn = render_to_string(f"look/components/{template}.html", context(shown["options"]))
    assert outline(drawn) == outline(shown["html"])


def test_a_banner_of_success() -> None:
    shown = _examples("notification-banner")["with type as success"]
    context = look.notification_banner(shown["options"]["text"], success="success")
    assert outline(render_to_string("look/components/notification_banner.html", context)) == outline(
        shown["html"]
    )
