"""The five source documents, from the command line into the register, and from a review to a promise and its source."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cast import PASSWORD, alder_vale
from database_seen import all_rows, environment_with
from journeys.walker import NewWalker, Walker

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
RESPONSE = "003_10c70ab8a18c5aff.txt"
POLICE = "Wessmoor Police"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside the project"),
]


def load(database: str) -> dict[str, object]:
    """What `goldthread load` says of all five; some name an agency that nobody has confirmed, so it ends with 1."""
    files = sorted(str(path) for path in SEEDS.glob("*.txt"))
    assert len(files) == 5
    command = [sys.executable, "-m", "goldthread", "load", *files, "--partnership", "alder-vale", "--json"]
    done = subprocess.run(
        command, env=environment_with(database), capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    outcomes = json.loads(done.stdout)["files"]
    assert [each["error"] for each in outcomes] == [None] * 5
    return {Path(each["file"]).name: each["proposed"] for each in outcomes}


def confirm_everything(walker: Walker) -> None:
    walker.click("Documents").sees("5 documents")
    for path in [path for path in walker.paths() if path.startswith("/documents/")]:
        walker.visit(path)
        button = walker.page.locator("button", has_text="Confirm all")
        if button.count():
            walker.press(button.inner_text()).sees("Confirmed:")
    walker.visit("/").sees_not("To confirm")


def say_that_it_is_the_police(walker: Walker) -> str:
    """The name most used in one response is, for this journey, what its authors call the police of the cast."""
    walker.visit("/documents").click(RESPONSE)
    words = walker.page.locator("input[name=words]").first.get_attribute("value") or ""
    walker.choose(POLICE, of=f"Organisation meant by “{words}”").press(f"Save who “{words}” is").sees(
        "Known from now on."
    )
    return words


def test_from_five_files_to_a_promise_and_its_place(
    database: str, walker: Walker, new_walker: NewWalker
) -> None:
    alder_vale(password=PASSWORD)
    proposed = load(database)
    assert proposed == load(database) | proposed, "a second load proposes nothing"
    walker.sign_in("support@aldervale.example", PASSWORD).sees("To confirm")
    say_that_it_is_the_police(walker)
    confirm_everything(walker)

    walker.click("Reviews").click(proposed[RESPONSE]["review_name"])  # type: ignore[index]
    walker.click("Its commitments as a list").sees(POLICE)
    promise = walker.page.locator("tbody a[href^='/commitments/'][href$='#source']").first
    walker.visit(promise.get_attribute("href") or "")
    words = walker.page.locator("p.govuk-body-l").inner_text()
    marked = walker.page.locator("mark#passage").text_content() or ""
    walker.sees("Nobody outside the agency has checked it.").click("See it in the whole document")
    whole = walker.page.locator("mark#passage").text_content() or ""
    text = (SEEDS / RESPONSE).read_text(encoding="utf-8")
    assert without_spaces(words) in without_spaces(marked) == without_spaces(whole)
    assert whole.removeprefix("Passage begins: ").removesuffix(" Passage ends. ") in text

    theirs = new_walker().sign_in("detective@aldervale.example", PASSWORD).click("Commitments")
    own, all_of_them = promises_of_the_police(), promises()
    assert 0 < len(own) < len(all_of_them)
    theirs.sees(f"{len(own)} commitments")
    theirs.visit(f"/commitments/{own[0]}").sees(POLICE)
    another = next(each for each in all_of_them if each not in own)
    theirs.visit(f"/commitments/{another}", status=404)
    theirs.visit("/documents").sees("Whole documents are the partnership's.")


def without_spaces(words: str) -> str:
    return "".join(words.replace("Passage begins:", "").replace("Passage ends.", "").split())


def promises() -> list[object]:
    return [row[0] for row in all_rows("SELECT id FROM recommendations_commitment ORDER BY id")]


def promises_of_the_police() -> list[object]:
    return [
        row[0]
        for row in all_rows(
            "SELECT c.id FROM recommendations_commitment c "
            "JOIN organisations_organisation o ON o.id = c.organisation_id WHERE o.name = %s ORDER BY c.id",
            POLICE,
        )
    ]
