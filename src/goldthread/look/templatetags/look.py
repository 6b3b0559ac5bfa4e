"""The page's parts, for `{% load look %}`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from goldthread.look import words as wording
from goldthread.look.rendering import component, field_context
from goldthread.look.states import State
from goldthread.look.summaries import faults_of, forms_on

register = template.Library()


@register.simple_tag(takes_context=True)
def error_prefix(context: Mapping[str, Any]) -> str:
    """ "Error: " for the page's title when one of its forms has faults."""
    return "Error: " if faults_of(forms_on(context)) else ""


@register.inclusion_tag("look/components/error_summary.html", takes_context=True)
def error_summary(context: Mapping[str, Any], *forms: BaseForm) -> dict[str, Any]:
    """The faults of these forms, or of the page's own."""
    return {"faults": faults_of(forms or forms_on(context))}


@register.simple_tag
def govuk_field(
    bound: BoundField, heading: str = "", label: str = "", hint: str | None = None, **attributes: str
) -> SafeString:
    """One field with label, hint and error. `heading` (s, m, l, xl) makes its label the page's h1.

    `label` and `hint` replace the form's own words; anything else is an attribute of the input, such as `inputmode`.
    """
    if hint is not None:
        bound.help_text = hint
    context = field_context(bound, heading=heading)
    context["label"] = label or context["label"]
    context["classes"] = attributes.pop("class", context["classes"])
    context["attributes"] |= attributes
    return render_to_string(component(bound), context)


@register.inclusion_tag("look/components/state.html")
def state(kind: str, words: str, detail: str = "") -> dict[str, Any]:
    """A mark with its words. `kind` is a value of look.states.State; anything else is a bug and falls."""
    return {"kind": State(kind).value, "words": words, "detail": detail}


@register.inclusion_tag("look/components/tag.html")
def tag(words: str, colour: str = "grey") -> dict[str, Any]:
    return {"words": words, "colour": colour}


@register.inclusion_tag("look/components/summary_list.html")
def summary_list(rows: Any) -> dict[str, Any]:
    """Rows of (key, value) or (key, value, address, words of the link, what is changed)."""
    return {"rows": [_summary_row(*row) for row in rows]}


def _summary_row(
    key: str, value: Any, url: str = "", words: str = "Change", about: str = ""
) -> dict[str, Any]:
    return {"key": key, "value": value, "url": url, "words": words, "about": about or key.lower()}


@register.inclusion_tag("look/components/source.html")
def source(
    quoted: str, file: str = "", line: int | None = None, page: int | None = None, url: str = ""
) -> dict[str, Any]:
    """A passage quoted as it stands, with its place and a link to the whole document."""
    return {"quoted": quoted, "file": file, "line": line, "page": page, "url": url}


@register.inclusion_tag("look/components/passage.html")
def passage(text: str, start: int, end: int, words: str = "Quoted passage") -> dict[str, Any]:
    """A document's text with the characters from `start` up to `end` highlighted. Both count from nought."""
    return {"before": text[:start], "marked": text[start:end], "after": text[end:], "words": words}


@register.inclusion_tag("look/components/warning_text.html")
def warning_text(words: str) -> dict[str, Any]:
    return {"words": words}


@register.inclusion_tag("look/components/inset_text.html")
def inset_text(words: str) -> dict[str, Any]:
    return {"words": words}


@register.inclusion_tag("look/components/details.html")
def details(summary: str, words: str) -> dict[str, Any]:
    return {"summary": summary, "words": words}


@register.inclusion_tag("look/components/notification_banner.html")
def notification_banner(words: str, success: Any = "", number: int = 1) -> dict[str, Any]:
    """`success` is a message's level: "success" makes it green. `number` counts the banners of one page."""
    return {"words": words, "success": success == "success", "suffix": f"-{number}" if number > 1 else ""}


@register.inclusion_tag("look/components/pagination.html")
def pagination(pages: Any) -> dict[str, Any]:
    """`pages` is a look.pagination.Pages, or None for a list of one page."""
    return {"pages": pages}


@register.inclusion_tag("look/components/table.html")
def table(view: Any) -> dict[str, Any]:
    """`view` is a look.tables.TableView."""
    return {"table": view}


@register.filter
def british(value: date | None) -> str:
    """31 March 2022; nothing for None."""
    return wording.british(value) if value else ""


@register.filter
def counted(number: int, unit: str) -> str:
    """{{ 3|counted:"recommendations" }} is 3 recommendations."""
    return wording.counted(number, unit)
