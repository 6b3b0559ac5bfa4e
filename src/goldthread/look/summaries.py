"""What an error summary says about a page's forms, and where its links land."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm

from goldthread.look.rendering import sentences, target


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the summary; `anchor` is the id of the input, or empty where there is none to go to."""

    sentence: str
    anchor: str


def forms_on(context: Mapping[str, Any]) -> tuple[BaseForm, ...]:
    """The forms of a page: its `form`, its `forms`, or both."""
    found = [context.get("form"), *(context.get("forms") or ())]
    return tuple(form for form in found if isinstance(form, BaseForm))


def faults_of(forms: Iterable[BaseForm]) -> tuple[Fault, ...]:
    """Every fault of every bound form, in the order of the page."""
    return tuple(fault for form in forms if form.is_bound for fault in _faults(form))


def _faults(form: BaseForm) -> list[Fault]:
    visible = form.visible_fields()
    first = target(visible[0]) if visible else ""
    found = [Fault(str(each), first) for each in form.non_field_errors()]
    found += [Fault(sentence, "") for hidden in form.hidden_fields() for sentence in sentences(hidden)]
    return found + [Fault(sentence, target(field)) for field in visible for sentence in sentences(field)]
