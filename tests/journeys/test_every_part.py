"""Every part of the look in a real browser: with and without faults, wide and narrow, signed in and not."""

import pytest
from pytest_django import Settings

from cast import PASSWORD, alder_vale
from journeys.walker import Walker

pytestmark = pytest.mark.journey


@pytest.fixture
def signed_in(settings: Settings, walker: Walker) -> Walker:
    """A support team's member on a site that has the gallery's pages too."""
    settings.ROOT_URLCONF = "look.gallery_pages"
    alder_vale(password=PASSWORD)
    return walker.sign_in("support@aldervale.example", PASSWORD)


def test_every_component(signed_in: Walker) -> None:
    signed_in.visit("/gallery").picture("gallery")


def test_a_list(signed_in: Walker) -> None:
    signed_in.visit("/promises").sees("1 to 25 of 137 promises").picture("list")
    signed_in.open("Filter promises").choose("Wessmoor Police").fill_date("Due before", "31", "March", "2026")
    signed_in.press("Apply filters").sees("Agency: Wessmoor Police", "Due before: 31 March 2026").picture(
        "list-filtered"
    )
    signed_in.click("Take away Agency: Wessmoor Police").sees_not("Agency: Wessmoor Police")
    signed_in.click("Clear filters").sees("1 to 25 of 137 promises")
    signed_in.click("Page 6").sees("126 to 137 of 137 promises").picture("list-last")
    signed_in.open("Filter promises").fill_date("Due before", "last", "Tuesday", "2026")
    signed_in.press("Apply filters").sees("must have a number for its day", "Nothing is listed").picture(
        "list-fault"
    )


def test_a_search(signed_in: Walker) -> None:
    signed_in.visit("/promises").fill("Search promises", "Promise 12").press("Search")
    signed_in.sees("Searching for: Promise 12", "11 promises").picture("search")
    assert "Promise" not in signed_in.page.url.partition("?")[2]


def test_every_field_without_and_with_faults(signed_in: Walker) -> None:
    signed_in.visit("/every-field").picture("form")
    signed_in.fill("Name of the group", "Babies' group").fill_date("When was it sent?", "31", "6", "2022")
    signed_in.press("Save").sees(
        "There is a problem", "There is no 31 June 2022", "Choose how it was answered"
    )
    signed_in.picture("form-faults")
    assert signed_in.page.get_by_label("Name of the group").input_value() == "Babies' group"
    assert signed_in.page.get_by_label("Day").input_value() == "31"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/refused", 403, "Someone outside your agency has to check this."),
        ("/nowhere", 404, "There is no such page"),
        ("/broken", 500, "This is a fault in the system"),
    ],
)
def test_error_pages(signed_in: Walker, path: str, status: int, words: str) -> None:
    signed_in.visit(path, status=status).sees(words).picture(f"error-{status}")
