"""Setting opening positions in a real browser: in bulk with what is known, by keyboard alone, and without scripts."""

import pytest

from cast import AT, PASSWORD, AlderVale, alder_vale
from goldthread.organisations import commands as organisations
from goldthread.readings import commands as readings
from goldthread.recommendations import commands
from goldthread.trail.context import acting
from journeys.walker import NARROW, NewWalker, Walker
from readings_made import TEXT, juniper

pytestmark = pytest.mark.journey


@pytest.fixture
def cast(site: str) -> AlderVale:
    """A confirmed response with three recommendations and parts and three commitments; both agencies are known."""
    made = alder_vale(password=PASSWORD)
    by = made.support
    with acting(by):
        for words, whose in (("The Trust", made.trust), ("Police", made.police)):
            organisations.add_alias(words, organisation=whose, partnership=made.partnership, by=by, at=AT)
        loaded = readings.load(TEXT.encode(), juniper(), partnership=made.partnership, by=by, at=AT)
        commands.confirm_reading(loaded.reading, by=by, at=AT)
    return made


@pytest.fixture
def support(cast: AlderVale, walker: Walker) -> Walker:
    return walker.sign_in("support@aldervale.example", PASSWORD)


def test_from_home_in_bulk_to_the_row_s_page_and_the_agency_s(support: Walker, new_walker: NewWalker) -> None:
    support.sees("Opening positions not set: 6 of 6").picture("positions-home")
    support.click("Opening positions not set: 6").sees("All 6 rows").picture("positions")
    support.page.get_by_label("Recommendation 1", exact=True).check()
    support.page.get_by_label("Commitment under 1", exact=True).first.check()
    assert not support.page.get_by_label("When was it closed?").is_visible()
    support.choose("Closed before Goldthread").press("Continue", status=422)
    support.sees("There is a problem", "Say who closed it").picture("positions-fault")
    support.choose("Wessmoor Police", of="Who closed it? An organisation")
    support.fill("When was it closed?", "March 2021").fill("Note (optional)", "Minutes of 4 May 2021, item 3")
    support.press("Continue").sees(
        "2 rows will get this opening position: Closed before Goldthread, by Wessmoor Police, March 2021."
    ).picture("positions-check")
    support.press("Save 2 opening positions").sees("Opening positions not set yet: 4").picture(
        "positions-act"
    )

    support.click("Opening positions not set yet: 4").choose("All 4 that match").choose("Not known")
    support.press("Continue").press("Save 4 opening positions").sees("Every opening position is set.")
    support.press("Undo for 4 rows").sees("Undone for 4 rows.", "Opening positions not set yet: 4")
    support.visit("/recommendations/1").sees("Closed before Goldthread, by Wessmoor Police, March 2021")
    support.open("How this was set").picture("positions-row")
    support.visit("/commitments").sees("Not set yet").picture("positions-commitments")

    nurse = new_walker().sign_in("nurse@aldervale.example", PASSWORD).visit("/recommendations/1")
    nurse.sees("Closed before Goldthread, by Wessmoor Police, March 2021").sees_not(
        "Change the opening position"
    )
    nurse.visit("/opening-positions", status=403).sees("Only the partnership's support team sets")


def tab_to(walker: Walker, identity: str) -> None:
    for _ in range(80):
        if walker.page.evaluate("document.activeElement.id") == identity:
            return
        walker.page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not come to #{identity}")


def test_by_keyboard_alone_on_a_narrow_screen(support: Walker) -> None:
    support.visit("/opening-positions?kind=commitment")
    page = support.page
    page.set_viewport_size(NARROW)
    page.reload()
    tab_to(support, "commitment-2")
    page.keyboard.press("Space")
    tab_to(support, "id_position")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(support, "id_closed_by")
    page.keyboard.type("Learning subgroup")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check?**")
    support.sees(
        "1 row will get this opening position: Closed before Goldthread, by Learning subgroup."
    ).check()
    page.get_by_role("button", name="Save 1 opening position").press("Enter")
    page.wait_for_url("**/acts/**")
    support.check().sees("1 opening position set")


def test_without_scripts_every_field_is_there_and_going_back_keeps_what_was_typed(support: Walker) -> None:
    support.page.route("**/*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    support.visit("/opening-positions").choose("All 6 of them").choose("Closed before Goldthread")
    support.fill("Or who, in your own words", "Learning subgroup").press("Continue")
    support.sees("6 rows will get this opening position: Closed before Goldthread, by Learning subgroup.")
    support.press("Go back and change")
    assert support.page.get_by_label("Or who, in your own words").input_value() == "Learning subgroup"
    support.choose("Not known").press("Continue").press("Save 6 opening positions")
    support.sees("6 opening positions set", "Not known")
