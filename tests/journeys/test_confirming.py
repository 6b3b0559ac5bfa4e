"""Confirming in a real browser: by keyboard alone on a narrow screen, two people on one document, adding by marking."""

from dataclasses import replace

import pytest

from cast import AT, PASSWORD, AlderVale, alder_vale, appointed
from goldthread.ingest.reading import Finding
from goldthread.kernel.actor import Role
from goldthread.organisations import commands as organisations
from goldthread.readings import commands as readings
from goldthread.trail.context import acting
from journeys.walker import NARROW, NewWalker, Walker
from readings_made import TEXT, juniper, place

pytestmark = pytest.mark.journey

CHARTS = "Charts are checked each quarter."
ADDRESS = "/documents/1/confirming"


@pytest.fixture
def cast(site: str) -> AlderVale:
    """A loaded response of two pages with a question, and a second member of the support team's sign-in."""
    made = alder_vale(password=PASSWORD)
    reading = replace(
        juniper(),
        pages=(0, TEXT.index("Recommendation 2")),
        findings=(Finding("no_date", "No date for the charts.", (place(CHARTS),)),),
    )
    with acting(made.support):
        organisations.add_alias(
            "The Trust", organisation=made.trust, partnership=made.partnership, by=made.support, at=AT
        )
        readings.load(TEXT.encode(), reading, partnership=made.partnership, by=made.support, at=AT)
    with acting(made.loader):
        team, by = made.support.organisation, made.loader
        assert team
        appointed("colleague", team, Role.SUPPORT_TEAM, by, made.partnership, PASSWORD)
    return made


@pytest.fixture
def support(cast: AlderVale, walker: Walker) -> Walker:
    return walker.sign_in("support@aldervale.example", PASSWORD)


def says(walker: Walker, words: str) -> None:
    """Waits until the status line says so."""
    walker.page.locator("#confirming-status", has_text=words).wait_for()


def keys(walker: Walker, *pressed: str) -> None:
    for key in pressed:
        walker.page.keyboard.press(key)


def focus_of(walker: Walker) -> str:
    return str(walker.page.evaluate("document.activeElement.dataset.number || document.activeElement.id"))


def tab_to(walker: Walker, identity: str) -> None:
    """Press the Tab key until the focus is on the element with this id, as a person without a mouse does."""
    for _ in range(80):
        if walker.page.evaluate("document.activeElement.id") == identity:
            return
        keys(walker, "Tab")
    raise AssertionError(f"the Tab key does not come to #{identity}")


def test_by_keyboard_alone_on_a_narrow_screen(support: Walker) -> None:
    support.visit("/documents/1").press("Confirm one by one").picture("confirming")
    page = support.page
    page.set_viewport_size(NARROW)
    page.reload()
    keys(support, "a")
    says(support, "Item 1 is accepted.")
    assert focus_of(support) == "2", "the focus goes to the next card that is not decided"
    keys(support, "j", "a")
    says(support, "Item 3 is accepted.")
    assert focus_of(support) == "4"

    keys(support, "c")
    page.wait_for_url("**/correct")
    tab_to(support, "id_status")
    keys(support, "U")
    tab_to(support, "id_target_words")
    keys(support, "Enter")
    page.wait_for_url("**/confirming?at=*")
    support.sees("Item 4 is corrected and accepted.", "3 of 8 decided").check()
    page.set_viewport_size(NARROW)

    tab_to(support, "response-1-undo")
    tab_to(support, "commitment-2-correct")
    while "More" not in page.evaluate("document.activeElement.textContent"):
        keys(support, "Tab")
    keys(support, "Enter", "Tab", "Enter")
    page.wait_for_url("**/split")
    tab_to(support, "id_at")
    keys(support, "Space", "Tab", *"each quarter", "Enter")
    page.wait_for_url("**/confirming?at=*")
    support.sees("Item 5 is split in two.", "of 9 decided")

    keys(support, "?")
    assert page.locator("#keys").is_visible()
    keys(support, "Escape", "u")
    says(support, "Your last change is undone.")
    support.sees("3 of 8 decided").check().picture("confirming-some-decided")


def test_keys_can_be_switched_off_and_do_nothing_in_a_field(support: Walker) -> None:
    support.visit(ADDRESS)
    support.page.get_by_role("button", name="Keys: on").click()
    says(support, "Keys are off.")
    support.visit(ADDRESS)
    support.page.get_by_role("button", name="Keys: off").wait_for()
    keys(support, "a")
    support.page.get_by_role("button", name="Keys: off").click()
    keys(support, "Control+a", "j")
    assert focus_of(support) == "1"
    support.sees("0 of 8 decided")


def test_two_people_see_what_the_other_does(support: Walker, new_walker: NewWalker) -> None:
    other = new_walker().sign_in("colleague@aldervale.example", PASSWORD).visit(ADDRESS)
    support.visit(ADDRESS)
    keys(support, "a")
    says(support, "Item 1 is accepted.")
    says(other, "Another member of the team changed item 1.")
    other.sees("1 of 8 decided")
    tab_to(other, "recommendation-2-accept")
    keys(support, "r")
    says(other, "Another member of the team changed item 2.")
    assert focus_of(other) in ("2", "recommendation-2-undo", ""), "nobody is thrown elsewhere"


def test_who_saves_last_sees_both_and_nothing_is_overwritten_in_silence(
    support: Walker, new_walker: NewWalker
) -> None:
    other = new_walker().sign_in("colleague@aldervale.example", PASSWORD)
    for each in (support, other):
        each.visit("/documents/1/items/recommendation/3/correct")
    other.fill("Number or letter", "2 of them").press("Save")
    support.fill("Number or letter", "2 of mine")
    support.press("Save", status=409).sees(
        "Another member of the team changed this meanwhile", "2 of them"
    ).picture("confirming-stale")
    assert support.page.get_by_label("Number or letter").input_value() == "2 of mine"
    support.press("Save mine over theirs").sees("is corrected", "Recommendation 2 of mine")


def test_words_marked_in_the_text_are_added(support: Walker) -> None:
    support.visit(ADDRESS)
    support.page.evaluate(
        """words => {
            const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + words.length);
                return;
            }
        }""",
        "Response to the review of Baby Juniper",
    )
    support.page.locator("#marked").wait_for()
    support.click("Commitment", nth=0)
    assert (
        support.page.get_by_label("Words", exact=True).input_value()
        == "Response to the review of Baby Juniper"
    )
    support.press("Add").sees("The commitment is added. Accept it once", "of 9 decided")


def test_a_click_on_marked_words_leads_to_their_card_and_back(support: Walker) -> None:
    support.visit(ADDRESS)
    support.page.locator("#text mark").nth(1).click()
    assert focus_of(support) == "2"
    support.page.locator("#recommendation-2 .gt-card__number").click()
    assert support.page.url.endswith("#in-text-recommendation-2")


def test_without_scripts_everything_is_a_plain_form(support: Walker) -> None:
    support.page.route("**/*.js", lambda route: route.abort())
    support.page.goto(support.site + ADDRESS)
    support.page.get_by_role("button", name="Accept item 1").click()
    support.page.wait_for_url("**#recommendation-1")
    support.sees("Item 1 is accepted.", "1 of 8 decided")
