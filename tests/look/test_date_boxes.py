"""A date typed into three boxes."""

from datetime import date

import pytest
from django import forms

from goldthread.look.fields import DateBoxes
from goldthread.look.summaries import faults_of


class Sending(forms.Form):
    sent = DateBoxes(label="When was it sent?", called="the date it was sent")


class Looking(forms.Form):
    since = DateBoxes(required=False)


def typed(day: str, month: str, year: str) -> Sending:
    return Sending({"sent_day": day, "sent_month": month, "sent_year": year})


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("31", "3", "2022"), ("31", "03", "2022"), (" 31", "March", "2022 "), ("31", "mar", "2022")],
)
def test_a_whole_date_is_read(day: str, month: str, year: str) -> None:
    form = typed(day, month, year)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["sent"] == date(2022, 3, 31)


@pytest.mark.parametrize(
    ("boxes", "sentence", "anchor"),
    [
        (("", "", ""), "Enter the date it was sent.", "id_sent-day"),
        (("31", "3", ""), "The date it was sent must include a year.", "id_sent-year"),
        (("", "3", ""), "The date it was sent must include a day and a year.", "id_sent-day"),
        (
            ("last", "Tuesday", "2022"),
            "The date it was sent must have a number for its day, such as 31.",
            "id_sent-day",
        ),
        (
            ("31", "13", "2022"),
            "The date it was sent must have a month, such as 3 or March.",
            "id_sent-month",
        ),
        (("1", "Ma", "2022"), "The date it was sent must have a month, such as 3 or March.", "id_sent-month"),
        (
            ("31", "3", "22"),
            "The date it was sent must have a year of four figures, such as 2022.",
            "id_sent-year",
        ),
        (("29", "2", "2022"), "There is no 29 February 2022. Check the day.", "id_sent-day"),
        (
            ("²", "3", "2022"),
            "The date it was sent must have a number for its day, such as 31.",
            "id_sent-day",
        ),
    ],
)
def test_what_is_wrong_is_said_and_led_to(boxes: tuple[str, str, str], sentence: str, anchor: str) -> None:
    form = typed(*boxes)
    (fault,) = faults_of([form])
    assert (fault.sentence, fault.anchor) == (sentence, anchor)
    assert f'id="{anchor}"' in str(form)


def test_what_was_typed_is_kept() -> None:
    drawn = str(typed("last", "Tuesday", "20222"))
    assert all(f'value="{each}"' in drawn for each in ("last", "Tuesday", "20222"))


def test_only_the_boxes_at_fault_are_marked() -> None:
    drawn = str(typed("31", "3", ""))
    assert drawn.count("govuk-input--error") == 1
    assert 'govuk-input--error govuk-input--width-4" id="id_sent-year"' in drawn


def test_an_optional_date_may_be_left_out_but_not_half_typed() -> None:
    assert Looking({}).is_valid()
    assert not Looking({"since_day": "3"}).is_valid()


def test_a_date_to_begin_with_fills_the_boxes_and_is_no_change() -> None:
    assert 'value="2022"' in str(Sending(initial={"sent": date(2022, 3, 31)}))
    form = Sending(
        {"sent_day": "31", "sent_month": "3", "sent_year": "2022"}, initial={"sent": date(2022, 3, 31)}
    )
    assert not form.has_changed()
