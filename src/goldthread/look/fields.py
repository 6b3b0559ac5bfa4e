"""A date typed into three boxes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldthread.look.words import MONTHS

PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class DateParts:
    """What was typed, kept as it was typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(part for part in PARTS if not getattr(self, part))


class DateBoxesInput(forms.Widget):
    """Three inputs named `<name>_day`, `<name>_month` and `<name>_year`."""

    template_name = "look/forms/date_boxes.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts:
        return DateParts(*(str(data.get(f"{name}_{part}") or "").strip() for part in PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in PARTS)

    def use_required_attribute(self, initial: Any) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        typed, wrong = _parts(value), (attrs or {}).pop("wrong", ())
        context = super().get_context(name, value, attrs)
        prefix = context["widget"]["attrs"].get("id", name)
        context["id"] = prefix
        context["boxes"] = [_box(part, name, prefix, typed, part in wrong) for part in PARTS]
        return context


def _box(part: str, name: str, prefix: str, typed: DateParts, wrong: bool) -> dict[str, Any]:
    return {
        "id": f"{prefix}-{part}",
        "name": f"{name}_{part}",
        "label": part.capitalize(),
        "value": getattr(typed, part),
        "wrong": wrong,
        "width": 4 if part == "year" else 2,
    }


def _parts(value: Any) -> DateParts:
    if isinstance(value, DateParts):
        return value
    if isinstance(value, date):
        return DateParts(str(value.day), str(value.month), str(value.year))
    return DateParts()


class DateBoxes(forms.Field):
    """A date as day, month and year. `called` names it in messages: "The date it was sent must..."

    The month may be a number or a name. An error's `params["boxes"]` says which boxes are at fault.
    """

    widget = DateBoxesInput

    def __init__(self, *, called: str = "the date", **kwargs: Any) -> None:
        self.called = called
        super().__init__(**kwargs)

    def clean(self, value: Any) -> date | None:
        """The date typed, or None where nothing was and nothing need be."""
        typed = _parts(value)
        if typed.missing == PARTS:
            if self.required:
                raise _fault(f"Enter {self.called}.", *PARTS, code="required")
            return None
        found = _date(typed, self.called[0].upper() + self.called[1:])
        self.run_validators(found)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _parts(initial) != _parts(data)


def _date(typed: DateParts, called: str) -> date:
    if typed.missing:
        raise _fault(f"{called} must include a {' and a '.join(typed.missing)}.", *typed.missing)
    day, month, year = _number(typed.day), _month(typed.month), _number(typed.year)
    if day is None:
        raise _fault(f"{called} must have a number for its day, such as 31.", "day")
    if month is None:
        raise _fault(f"{called} must have a month, such as 3 or March.", "month")
    if year is None or not 1000 <= year <= 9999:
        raise _fault(f"{called} must have a year of four figures, such as 2022.", "year")
    try:
        return date(year, month, day)
    except ValueError:
        raise _fault(f"There is no {day} {MONTHS[month - 1]} {year}. Check the day.", "day") from None


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None


def _month(typed: str) -> int | None:
    number = _number(typed)
    if number is not None:
        return number if 1 <= number <= 12 else None
    named = [place for place, month in enumerate(MONTHS, 1) if month.lower().startswith(typed.lower())]
    return named[0] if len(typed) >= 3 and len(named) == 1 else None


def _fault(sentence: str, *boxes: str, code: str = "invalid") -> ValidationError:
    return ValidationError(sentence, code=code, params={"boxes": boxes})
