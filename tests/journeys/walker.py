"""Walks the site in a real browser, and looks at every page it lands on as a person with few means would.

A page must pass axe's WCAG 2.2 AA rules; have one h1 and a title that begins with it; let the Tab key reach everything,
visibly, with no trap; fit 320 pixels and every wider screen; have no dead link, anchor or error-summary link; and
leave the console clean.
"""

import os
import re
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urldefrag, urlsplit

from allauth.mfa.totp.internal import auth as totp
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, ConsoleMessage, FloatRect, Page, Response, ViewportSize

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=320, height=800)
WIDTHS = (320, 641, 1000, 1280)  # a phone, a tablet, and each side of where tables and columns change shape
CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")
NOT_FOLLOWED = re.compile(r"/account/logout/")
Role = Literal["link", "button"]


class Walker:
    """One person with one browser window. `pictures`, where given, is the folder for screenshots."""

    def __init__(self, context: BrowserContext, *, site: str, pictures: Path | None = None) -> None:
        self.site = site
        self.page: Page = context.new_page()
        self._context = context
        self._pictures = pictures
        self._complaints: list[str] = []
        self._followed: dict[str, int] = {}
        self._status: int | None = None
        self._secret = ""
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._complaints.append(f"script error: {error}"))
        self.page.on("response", self._note_status)
        self.page.set_default_timeout(10_000)

    def visit(self, path: str, *, status: int = 200) -> "Walker":
        """Go to an address by hand. `status` is what the page is expected to answer with."""
        self._status = None
        self.page.goto(self.site + path)
        return self._landed(status)

    def click(self, name: str, *, status: int = 200, nth: int = 0) -> "Walker":
        """Follow the link with this name."""
        return self._go(lambda: self._named("link", name).nth(nth).click(), status)

    def press(self, name: str, *, status: int = 200, nth: int = 0) -> "Walker":
        """Press the button with this name and wait for the page that it brings."""
        return self._go(lambda: self._named("button", name).nth(nth).click(), status)

    def sign_in(self, email: str, password: str, *, secret: str = "") -> "Walker":
        """Sign in as a person of the cast; the first time, set up one-time codes as the site asks.

        The secret that the site shows is kept, so that the same walker can sign in again; `secret` is that of somebody
        who has codes already.
        """
        self._secret = secret or self._secret
        self.visit("/account/login/").fill("Email address", email).fill("Password", password)
        self.press("Sign in")
        if self.path == "/account/2fa/authenticate/":
            return self.fill("Code", self.code()).press("Sign in")
        assert self.path == "/account/2fa/totp/activate/", (
            f"{self._where}: signing in ended here\n{self.text}"
        )
        # Each showing of the page makes a new secret, and following the page's links showed it again.
        self.visit(self.path)
        self._secret = self.page.locator(".gt-code").inner_text()
        self.fill("Code from the app", self.code()).press("Finish")
        assert "recovery codes" in self.text, f"{self._where}: no recovery codes are shown\n{self.text}"
        self.visit("/")
        assert self.path == "/", f"{self._where}: signing in ended here"
        return self

    def code(self) -> str:
        """The six figures that the authenticator app would show now."""
        counter = int(time.time()) // totp.app_settings.TOTP_PERIOD
        return str(totp.format_hotp_value(totp.hotp_value(self._secret, counter)))

    def fill(self, label: str, words: str, *, nth: int = 0) -> "Walker":
        """Type into the box with this label."""
        self.page.get_by_label(label, exact=True).nth(nth).fill(words)
        return self

    def fill_date(self, legend: str, day: str, month: str, year: str) -> "Walker":
        """Type a date into the three boxes under this legend."""
        boxes = self.page.get_by_role("group", name=legend)
        for label, words in (("Day", day), ("Month", month), ("Year", year)):
            boxes.get_by_label(label, exact=True).fill(words)
        return self

    def choose(self, label: str, *, of: str = "") -> "Walker":
        """Choose an option: of the select called `of`, or else the radio or checkbox with this label."""
        if of:
            self.page.get_by_label(of, exact=True).select_option(label=label)
        else:
            self.page.get_by_label(label, exact=True).check()
        return self

    def open(self, summary: str) -> "Walker":
        """Open the details with this summary."""
        self.page.locator("summary", has_text=summary).first.click()
        return self

    def attach(self, label: str, path: Path) -> "Walker":
        self.page.get_by_label(label, exact=True).set_input_files(path)
        return self

    def download(self, name: str) -> bytes:
        """Follow the link with this name and give back the file that it brings."""
        with self.page.expect_download() as started:
            self._named("link", name).first.click()
        return Path(started.value.path()).read_bytes()

    def sees(self, *words: str) -> "Walker":
        """Fails unless each of these stands on the page."""
        text = self.text
        missing = [each for each in words if each not in text]
        assert not missing, f"{self._where}: does not say {missing}; it says:\n{text}"
        return self

    def sees_not(self, *words: str) -> "Walker":
        found = [each for each in words if each in self.text]
        assert not found, f"{self._where}: says {found}"
        return self

    @property
    def text(self) -> str:
        """What the page says, spaces evened out."""
        return re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def paths(self) -> list[str]:
        """The paths of our own pages that this one links to, without what follows a question mark."""
        found = [urlsplit(each) for each in self._ask("links") if each.startswith(self.site)]
        return list(dict.fromkeys(each.path for each in found))

    def picture(self, name: str, *, upper: tuple[int, int] | None = None) -> None:
        """A screenshot of the page, wide and narrow, where a folder was asked for.

        `upper` leaves of each only so many pixels from the top.
        """
        if self._pictures is None:
            return
        for size, most in zip((WIDE, NARROW), upper or (None, None), strict=True):
            self.page.set_viewport_size(size)
            height = self.page.evaluate("document.documentElement.scrollHeight")
            shown = FloatRect(x=0, y=0, width=size["width"], height=min(height, most or height))
            self.page.screenshot(
                path=self._pictures / f"{name}-{size['width']}.png", full_page=True, clip=shown
            )
        self.page.set_viewport_size(WIDE)

    def check(self) -> "Walker":
        """Look at the page as it stands. Fails with everything that is wrong with it at once."""
        wrong = [*self._heading(), *self._axe(), *self._keyboard(), *self._width(), *self._links()]
        wrong += self._complaints
        self._complaints.clear()
        assert not wrong, "\n  ".join([f"{self._where}:", *wrong])
        return self

    def _go(self, act: Callable[[], Any], status: int) -> "Walker":
        self._status = None
        with self.page.expect_navigation():
            act()
        return self._landed(status)

    def _landed(self, status: int) -> "Walker":
        self.page.wait_for_load_state()
        assert self._status == status, f"{self._where}: answered {self._status}, not {status}\n{self.text}"
        return self.check()

    def _named(self, role: Role, name: str) -> Any:
        return self.page.get_by_role(role, name=name, exact=True)

    def _ask(self, question: str) -> Any:
        return self.page.evaluate(f"{CHECKS.strip()}.{question}()")

    @property
    def _where(self) -> str:
        return f"{self.path} ({self.page.title()})"

    def _hear(self, message: ConsoleMessage) -> None:
        """The browser also says that a page answered 404; `_landed` knows that already."""
        if message.type in ("error", "warning") and message.location["url"] != self.page.url:
            self._complaints.append(f"console: {message.text}")

    def _note_status(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.frame == self.page.main_frame:
            self._status = response.status

    def _heading(self) -> list[str]:
        found = self._ask("headings")
        if len(found["h1"]) != 1:
            return [f"h1 headings: {found['h1']}"]
        title = found["title"].removeprefix("Error: ")
        wrong = [] if title.startswith(found["h1"][0]) else [f"title {title!r} does not begin with the h1"]
        return wrong if found["lang"] == "en-GB" else [*wrong, f"language is {found['lang']!r}"]

    def _axe(self) -> list[str]:
        options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"axe {each['id']}: {each['help']}: {each['nodes'][0]['html'][:200]}" for each in found]

    def _keyboard(self) -> list[str]:
        """Tab from the top of the page to its end: everything reached, in order of the page, visibly, and out again."""
        self.page.evaluate(
            "() => { document.activeElement?.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); "
            "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
        )
        names = self._ask("interactive")
        reached: list[int] = []
        wrong: list[str] = []
        for _ in range(len(names) + 1):
            self.page.keyboard.press("Tab")
            at = self._ask("focus")
            if at["place"] is None or (reached and at["place"] == reached[0]):
                break  # out of the page: in a browser without a window, now and then straight round to its top
            if not at["shown"]:
                wrong.append(f"the focus cannot be seen on {at['name']!r}")
            reached.append(at["place"])
        else:
            wrong.append(f"the Tab key does not leave the page; it ends on {at['name']!r}")
        # A skip link that is left with the focus goes away when the mouse is pressed, and the page moves under it.
        self.page.evaluate("document.activeElement?.blur()")
        missed = [name for place, name in enumerate(names) if place not in reached]
        wrong += [f"the Tab key does not reach {missed[:5]}"] if missed else []
        order = [place for place in reached if place >= 0]
        jumps = [names[after] for before, after in pairwise(order) if after < before]
        return [*wrong, f"the Tab key jumps back to {jumps[:3]}"] if jumps else wrong

    def _width(self) -> list[str]:
        found = []
        for width in WIDTHS:
            self.page.set_viewport_size(ViewportSize(width=width, height=800))
            found += [f"at {width} pixels {each}" for each in self._ask("narrow")]
        self.page.set_viewport_size(WIDE)
        return found

    def _links(self) -> list[str]:
        """Every link of ours answers, every anchor exists. Each address is tried once a walker."""
        wrong = [f"no such anchor: #{each}" for each in self._ask("missingAnchors")]
        wrong += [f"error summary leads nowhere: {each}" for each in self._ask("deadSummaryLinks")]
        here = urldefrag(self.page.url).url
        for url in dict.fromkeys(urldefrag(each).url for each in self._ask("links")):
            if (
                url != here
                and url.startswith(self.site)
                and not NOT_FOLLOWED.search(url)
                and self._answer(url) >= 400
            ):
                wrong.append(f"dead link ({self._answer(url)}): {url.removeprefix(self.site)}")
        return wrong

    def _answer(self, url: str) -> int:
        if url not in self._followed:
            self._followed[url] = self._context.request.get(url).status
        return self._followed[url]


NewWalker = Callable[[], Walker]


def pictures_folder() -> Path | None:
    """GOLDTHREAD_PICTURES, made when missing; None where nobody asked for pictures."""
    chosen = os.environ.get("GOLDTHREAD_PICTURES")
    if not chosen:
        return None
    folder = Path(chosen)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
