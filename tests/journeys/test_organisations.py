"""A trust is split: the support team records it, says who has what, and each successor sees its own."""

from datetime import date

import pytest

from cast import AT, PASSWORD, AlderVale, alder_vale, appointed
from goldthread.kernel.actor import Role, system_actor
from goldthread.organisations import commands as organisations
from goldthread.readings import commands as readings
from goldthread.recommendations import commands as register
from goldthread.trail.context import acting
from journeys.walker import NewWalker, Walker
from readings_made import TEXT, juniper

pytestmark = pytest.mark.journey

TRUST, NORTH, SOUTH = (
    "Wessmoor Health NHS Foundation Trust", "Northmere Health NHS Trust", "Fernhill Health NHS Trust",
)  # fmt: skip
POLICY = "The growth chart policy will be rewritten by March 2022."
CHARTS = "Charts are checked each quarter."


@pytest.fixture
def cast(site: str) -> AlderVale:
    """A confirmed response in which the trust's predecessor promises two things; one of the later trusts is known."""
    made = alder_vale(password=PASSWORD)
    by = made.support
    with acting(by):
        for words, whose in (("The Trust", made.trust), ("Police", made.police)):
            organisations.add_alias(words, organisation=whose, partnership=made.partnership, by=by, at=AT)
        loaded = readings.load(TEXT.encode(), juniper(), partnership=made.partnership, by=by, at=AT)
        register.confirm_reading(loaded.reading, by=by, at=AT)
    setter = system_actor("test", partnerships=(made.partnership,))
    with acting(setter):
        north = organisations.add_organisation(NORTH, kind="nhs_trust", by=setter, at=AT)
        appointed("matron", north, Role.AGENCY_LEAD, setter, password=PASSWORD)
    return made


def test_a_split_from_its_record_to_what_a_successor_sees(cast: AlderVale, new_walker: NewWalker) -> None:
    team = new_walker().sign_in("support@aldervale.example", PASSWORD)
    _add_the_other_trust(team)
    for successor, district in ((NORTH, "the northern district"), (SOUTH, "the southern district")):
        _record_the_split(team, successor, district)
    _say_who_has_it(team)
    matron = new_walker().sign_in("matron@aldervale.example", PASSWORD)
    matron.click("Commitments").sees(POLICY).sees_not(CHARTS)
    matron.click(POLICY).click("this response")
    matron.click("Organisations").click(NORTH).sees("Split by area: the northern district, from 1 April 2025")
    matron.sees_not("Record what became of it").visit("/organisations/who-has-this", status=403)
    team.click("Organisations").click("Who has this now?").click(TRUST).press(f"Take this back ({POLICY})")
    team.sees("Taken back. The duty waits here again.")
    matron.click("Commitments").sees("No commitment here yet.")


def _add_the_other_trust(team: Walker) -> None:
    team.click("Organisations")
    team.picture("organisations")
    team.click("Add an organisation").press("Add this organisation", status=422)
    team.fill("Full name", SOUTH).choose("NHS trust", of="Kind").press("Add this organisation")
    team.sees(f"{SOUTH} is here.", "No change is recorded.")
    team.click("Add a code").choose("ODS code (NHS)").fill("Code", "X").press("Add this code", status=422)
    team.sees("An ODS code has 3 to 10 letters and figures").fill("Code", "x9s").press("Add this code")
    team.sees("ODS code (NHS)", "X9S")


def _record_the_split(team: Walker, successor: str, district: str) -> None:
    team.click("Organisations").click(TRUST).press("Record what became of it")
    team.press("Continue", status=422).sees("Choose what became of it.")
    team.choose("It was split by area: one of several has a part of its area").press("Continue")
    team.choose(successor, of="Which organisation has it now?").press("Continue")
    team.fill(f"What passed from {TRUST}?", district).press("Continue")
    team.press("Continue", status=422)
    team.picture("change-when")
    team.fill_date("First day", "1", "April", "2025").choose("Yes, it holds from that day").press("Continue")
    team.fill("Who says so?", "An invented order of 3 March 2025").press("Continue")
    team.sees("Nothing passes by itself", district)
    team.picture("change-check")
    team.press("Record this change").sees(f"Split by area: {TRUST} to {successor}")
    team.picture("change")


def _say_who_has_it(team: Walker) -> None:
    team.click("Organisations").click(TRUST).sees(
        f"{SOUTH} and {NORTH}", "2 duties of your partnership wait until the support team says who has them"
    )
    team.picture("organisation")
    team.click("See who has what").press("Save who has these", status=422)
    team.page.get_by_label(POLICY, exact=False).check()
    team.choose(f"{NORTH}, which has the northern district")
    team.picture("who-has-this")
    team.press("Save who has these").sees(
        "Saved: who has 1 duty now.", f"{NORTH} has it. Decided by the support team"
    )


def test_a_name_that_meant_the_wrong_agency_is_moved(cast: AlderVale, walker: Walker) -> None:
    walker.sign_in("support@aldervale.example", PASSWORD).click("Organisations")
    walker.fill("Search organisations", "the trust").press("Search")
    walker.click("Alder Vale Community NHS Trust").sees("“The Trust”", "Confirmed by the support team")
    walker.click("It means another organisation (The Trust)").press("Move this name", status=422)
    walker.choose(TRUST, of="Which organisation do the words “The Trust” mean?").press("Move this name")
    walker.sees("Rows that this name gave to an organisation before stay as they are", "“The Trust”")
    walker.press("Ask again at the next load (The Trust)").sees("The next document that uses it asks again.")


def test_a_mistaken_change_is_taken_back_with_its_reason(cast: AlderVale, walker: Walker) -> None:
    with acting(cast.support):
        organisations.succeed(
            cast.police, successor=cast.children, on=date(2025, 4, 1), by=cast.support, at=AT
        )
    walker.sign_in("support@aldervale.example", PASSWORD).click("Organisations")
    walker.click("Wessmoor Police").sees("Northmere Children's Services")
    walker.click("Replacement").click("It was recorded by mistake").press("Take it back", status=422)
    walker.fill("Why was this recorded by mistake?", "Two names were mixed up").press("Take it back")
    walker.sees("Recorded by mistake: Two names were mixed up").click("Wessmoor Police")
    walker.sees("Goes on under this name", "Only changes that were recorded by mistake.")
