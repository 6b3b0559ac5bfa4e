"""Where Chromium is. Journeys walk the site in it; everything else runs without."""

import os
import shutil

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MISSING = (
    "Chromium was not found, so the journeys (tests in a real browser) are skipped; all other tests run. "
    "Install chromium, or name the program in GOLDTHREAD_CHROMIUM."
)


def chromium_program() -> str | None:
    """The program to start: GOLDTHREAD_CHROMIUM, or the first known name on the path; None where none is."""
    chosen = os.environ.get("GOLDTHREAD_CHROMIUM")
    names = (chosen,) if chosen else PROGRAMS
    return next((found for name in names if (found := shutil.which(name))), None)
