"""A browser, the site over a real database, and people who walk through it."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from journeys.live_site import live_site
from journeys.walker import WIDE, NewWalker, Walker, pictures_folder
from way_in import chromium

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window. Tests marked `journey` are skipped before they come here when there is none."""
    program = chromium.chromium_program()
    if program is None:
        pytest.skip(chromium.MISSING)
    # Playwright's own loop runs in this thread, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def site(database: str) -> Iterator[str]:
    """The address of the whole site over an empty, migrated database; what a journey does is really committed."""
    with live_site() as address:
        yield address


@pytest.fixture
def new_walker(browser: Browser, site: str) -> Iterator[NewWalker]:
    """Makes a person with a browser of their own: nobody shares a sign-in."""
    contexts = []

    def make() -> Walker:
        context = browser.new_context(
            viewport=WIDE, locale="en-GB", timezone_id="Europe/London", accept_downloads=True
        )
        contexts.append(context)
        return Walker(context, site=site, pictures=pictures_folder())

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def walker(new_walker: NewWalker) -> Walker:
    return new_walker()
