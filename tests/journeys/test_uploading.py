"""Two files from a folder to what was read in them, one of them damaged; and what is refused on the way."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from cast import PASSWORD, alder_vale
from journeys.walker import NewWalker, Walker
from readings.uploads_made import CUT_OFF, CUT_OFF_SENTENCE, FOLDER, run_worker

pytestmark = pytest.mark.journey

RESPONSE = FOLDER / "same_line.txt"


def choose(walker: Walker, files: Iterable[Path]) -> Walker:
    """Choose files as the browser's own window would; the visible button stands for the hidden input."""
    walker.page.locator("input[type=file]").set_input_files([str(each) for each in files])
    return walker


DROP = """(field, name) => {
  const carried = new DataTransfer();
  carried.items.add(new File(["%PDF-1.7 invented"], name));
  field.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def drop(walker: Walker, name: str) -> Walker:
    """Let go of a damaged file of this name over the field."""
    walker.page.locator(".govuk-file-upload-button").evaluate(DROP, name)
    return walker


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(CUT_OFF)
    return path


def test_two_files_one_of_them_damaged(
    database: str, walker: Walker, new_walker: NewWalker, damaged: Path
) -> None:
    alder_vale(password=PASSWORD)
    walker.sign_in("support@aldervale.example", PASSWORD).click("Documents")
    walker.sees("No document has been loaded yet.").press("Upload documents")
    walker.sees("No files chosen", "or drop files here", "Up to 20 files at a time").picture("upload")
    walker.press("Upload", status=422).sees("There is a problem", "Choose at least one file to upload.")
    walker.picture("upload-fault")
    walker.page.get_by_role("link", name="Choose at least one file to upload.").click()
    assert walker.page.evaluate("document.activeElement.className").startswith("govuk-file-upload-button")

    choose(walker, [RESPONSE, damaged]).sees("2 files chosen").press("Upload")
    walker.sees("0 of 2 files are done.", "Waiting").picture("upload-waiting")
    run_worker(database)
    walker.page.get_by_text("All 2 files are done: 1 loaded, 1 not loaded.").wait_for()
    walker.check().sees("plan.pdf", CUT_OFF_SENTENCE, "It was not kept").picture("upload-done")
    back = walker.path

    walker.press("Upload more")
    choose(walker, [RESPONSE]).press("Upload").sees("Already loaded on", "Nothing changed.")
    walker.click("Uploads").sees("2 uploads").picture("uploads")
    walker.visit(back).click("Confirm what was read in same_line.txt").sees("same_line.txt").picture(
        "upload-confirming"
    )
    walker.click("Documents").sees("1 document").picture("documents")

    others = new_walker().sign_in("detective@aldervale.example", PASSWORD)
    others.visit("/documents/upload", status=403).sees(
        "Only the partnership's support team uploads documents."
    )


def test_a_file_that_is_dropped_is_uploaded_like_a_chosen_one(database: str, walker: Walker) -> None:
    alder_vale(password=PASSWORD)
    walker.sign_in("support@aldervale.example", PASSWORD).visit("/documents/upload")
    drop(walker, "plan.pdf").sees("plan.pdf").sees_not("No files chosen").press("Upload").sees(
        "The file is not done yet."
    )
    run_worker(database)
    walker.page.get_by_text("The file is done: 1 not loaded.").wait_for()
    walker.sees(CUT_OFF_SENTENCE)


def test_without_a_script_the_page_is_asked_by_hand(
    database: str, walker: Walker, new_walker: NewWalker, damaged: Path
) -> None:
    alder_vale(password=PASSWORD)
    walker.page.route("**/*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    walker.sign_in("support@aldervale.example", PASSWORD).visit("/documents/upload")
    choose(walker, [damaged]).press("Upload").sees("The file is not done yet.")
    run_worker(database)
    walker.click("See what is done by now").sees("The file is done: 1 not loaded.", CUT_OFF_SENTENCE)
