"""The filters of a list: read from the address, said in words, taken away one by one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from goldthread.look.addresses import Address
from goldthread.look.fields import PARTS, DateBoxesInput
from goldthread.look.words import british


@dataclass(frozen=True, slots=True)
class FilterInForce:
    """One filter in words, with the address of the list without it."""

    label: str
    words: str
    url: str

    @property
    def sentence(self) -> str:
        return f"{self.label}: {self.words}" if self.words else self.label


def filters_in_force(form: forms.Form, address: Address) -> tuple[FilterInForce, ...]:
    """Every filter that narrows the list, one for each value. Only for a form that is valid."""
    return tuple(found for field in form.visible_fields() for found in _in_force(field, form, address))


def names_of(form: forms.Form) -> tuple[str, ...]:
    """The words that the form's fields put in the address."""
    return tuple(name for field in form.visible_fields() for name in _names(field))


def _in_force(field: BoundField, form: forms.Form, address: Address) -> Iterable[FilterInForce]:
    value: Any = form.cleaned_data.get(field.name)
    if value in (None, "", [], (), False):
        return
    label = str(field.label)
    if isinstance(value, list | tuple):
        for each in value:
            url = address.without_value(field.html_name, str(each))
            yield FilterInForce(label, _words(field, each), url)
    else:
        yield FilterInForce(label, _words(field, value), address.without(*_names(field)))


def _names(field: BoundField) -> tuple[str, ...]:
    if isinstance(field.field.widget, DateBoxesInput):
        return tuple(f"{field.html_name}_{part}" for part in PARTS)
    return (field.html_name,)


def _words(field: BoundField, value: Any) -> str:
    """The value as the form shows it to be chosen; nothing for a box that is simply ticked."""
    if value is True:
        return ""
    if isinstance(value, date):
        return british(value)
    choices = dict(_flat(getattr(field.field, "choices", ())))
    return str(choices.get(str(value), value))


def _flat(choices: Iterable[tuple[Any, Any]]) -> Iterable[tuple[str, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), label
