"""The demonstration as its visitors walk through it. GOLDTHREAD_PICTURES makes the pictures of docs/pictures."""

import re

import pytest

from goldthread.cli.demonstration import cast, codes, story
from goldthread.organisations.models import User
from journeys.walker import Walker

pytestmark = pytest.mark.journey


@pytest.fixture
def told(site: str) -> str:
    story.tell()
    return site


def signed_in(walker: Walker, who: cast.Character) -> Walker:
    secret = codes.secret_of(User.objects.get(email=who.email))
    return walker.sign_in(who.email, cast.PASSWORD, secret=secret).visit("/")


def picture(walker: Walker, name: str, *, upper: tuple[int, int]) -> None:
    """A page as somebody finds it who has just come, since looking at it with the Tab key scrolled it."""
    walker.page.goto(walker.page.url.partition("#")[0])
    if walker.page.locator("#passage").count():
        show_the_passage(walker)
    walker.picture(name, upper=upper)


def show_the_passage(walker: Walker) -> None:
    """Scroll the text in its box alone, as the link to a passage scrolls the page."""
    walker.page.evaluate(
        "document.querySelector('#passage').scrollIntoView({block: 'center'}); scrollTo(0, 0)"
    )


def test_a_nurse_finds_what_her_trust_owes_two_partnerships(told: str, walker: Walker) -> None:
    signed_in(walker, cast.NURSE).sees("Wessmoor Health NHS Foundation Trust")
    walker.click("Reviews").sees("Baby Wren", "Rowan", "Hazel").sees_not("Linnet")
    walker.click("Commitments").sees("Alder Vale Community NHS Trust", "by 30 April 2021")
    picture(walker, "commitments", upper=(1200, 1300))
    walker.click(
        "An alert in the electronic record is being tested, and it is to be in use by 31 December 2024"
    ).sees("Under way")


def test_a_support_team_looks_for_a_recommendation_and_its_source(told: str, walker: Walker) -> None:
    signed_in(walker, cast.SUPPORT).sees("To confirm")
    picture(walker, "home", upper=(760, 1420))
    walker.click("Recommendations").open("Filter recommendations")
    walker.choose("Wessmoor Police", of="Agency").choose("Confirmed", of="Standing").press("Apply filters")
    walker.sees("Agency: Wessmoor Police", "domestic abuse")
    picture(walker, "recommendations", upper=(1140, 1700))
    walker.visit("/reviews").click("Baby Wren").click("Recommendation 3")
    walker.sees("wren_briefing_may_2021.txt", "What the source says")
    picture(walker, "recommendation", upper=(1360, 2400))
    walker.click("See it in the whole document")
    assert "officers who attend an incident" in walker.page.locator("mark#passage").inner_text()


def test_a_support_team_confirms_one_by_one(told: str, walker: Walker) -> None:
    signed_in(walker, cast.SUPPORT).click("linnet_response_september_2025.txt")
    walker.sees("0 of", "What was read on this page")
    picture(walker, "confirming", upper=(1700, 2600))
    first = walker.page.get_by_role("button", name="Accept item 1", exact=True)
    first.click()
    walker.page.get_by_text(re.compile(r"^1 of \d+ decided")).wait_for()


def test_a_support_team_says_who_a_name_is(told: str, walker: Walker) -> None:
    signed_in(walker, cast.SUPPORT).click("Documents").click("linnet_response_september_2025.txt")
    walker.sees("Who is this?", "“Fernhill Housing”")
    place = walker.page.get_by_role(
        "link", name=re.compile(r"^Show 1, Northmere Children's Services in the text, line \d+")
    )
    walker.visit(walker.path + str(place.get_attribute("href")))
    picture(walker, "document", upper=(1640, 1540))
    walker.page.get_by_label("Organisation").select_option(label="Fernhill Homes")
    walker.press("Save who “Fernhill Housing” is").sees("Known from now on.").sees_not("Who is this?")
