"""A browser in which whatever a page does wrong fails the test that opened it."""

import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

from tests.browser import chromium
from tests.browser.support import ALL_THERE


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object], browser_name: str) -> dict[str, object]:
    """Start the browser that is here: Chromium, as root too and without calls home, or Firefox when it is asked for."""
    if browser_name == "firefox":
        path = shutil.which("firefox-esr") or shutil.which("firefox")
        return browser_type_launch_args | {"channel": "moz-firefox", "executable_path": path}
    return browser_type_launch_args | {
        "executable_path": chromium.find(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            # Each core has a test of its own, in whose way further threads would only stand.
            "--js-flags=--single-threaded",
        ],
    }


@pytest.fixture(scope="session")
def base_url(site_url: str) -> str:
    """Let tests name pages by their address on the site."""
    return site_url


class Faults(list[str]):
    """What pages did wrong: an error in the console, an uncaught one, a request to another host."""

    def __init__(self, site_url: str) -> None:
        super().__init__()
        self._own = (f"{site_url}/", "data:", "blob:")

    def watch(self, context: BrowserContext) -> None:
        """Note what the pages of a context do wrong from now on."""
        context.set_default_timeout(5_000)  # milliseconds
        context.on("console", self._note_message)
        context.on("weberror", lambda error: self.append(f"uncaught error: {error.error}"))
        context.on("request", self._note_request)

    def _note_message(self, message: ConsoleMessage) -> None:
        # What the policy refuses comes as such a message too.
        if message.type == "error":
            self.append(f"console error: {message.text}")

    def _note_request(self, asked: Request) -> None:
        if not asked.url.startswith(self._own):
            self.append(f"request to another host: {asked.url}")


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], request: pytest.FixtureRequest, site_url: str
) -> Iterator[Callable[..., BrowserContext]]:
    """Give contexts whose pages may do nothing wrong."""
    faults = Faults(site_url)

    def watched(**options: object) -> BrowserContext:
        context = new_context(**options)
        faults.watch(context)
        return context

    yield watched
    if not request.node.get_closest_marker("expected_faults"):
        assert not faults, "\n".join(faults)


def _size(width: int) -> ViewportSize:
    return {"width": width, "height": 568 if width <= 480 else 900}  # a small phone, a laptop


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Give a function that opens an address in a context of its own, in a window of a width."""

    def open_address(address: str, *, width: int = 1280, **options: object) -> Page:
        page = new_context(viewport=_size(width), **options).new_page()
        page.goto(address)
        return page

    return open_address


@pytest.fixture(scope="session")
def readers(browser: Browser, site_url: str) -> dict[str, tuple[Page, Faults]]:
    """Give pages to read, to use and to read without script, for all tests: a new window costs a second."""

    def reader(*, script: bool = True) -> tuple[Page, Faults]:
        context = browser.new_context(base_url=site_url, java_script_enabled=script)
        faults = Faults(site_url)
        faults.watch(context)
        return context.new_page(), faults

    return {"to read": reader(), "to use": reader(), "without script": reader(script=False)}


@pytest.fixture
def read_page(readers: dict[str, tuple[Page, Faults]], site_url: str) -> Iterator[Callable[..., Page]]:
    """Give a function that shows an address to a test that neither chooses nor stores anything.

    The page may be open from an earlier test. One whose focus or styles the test changes is opened anew: `use=True`.
    """
    for _, faults in readers.values():
        faults.clear()

    def read_address(
        address: str,
        *,
        width: int = 1280,
        color_scheme: Literal["light", "dark"] = "light",
        script: bool = True,
        use: bool = False,
    ) -> Page:
        page, _ = readers["to use" if use else "to read" if script else "without script"]
        page.set_viewport_size(_size(width))
        page.emulate_media(media="screen", color_scheme=color_scheme)
        if use or page.url != f"{site_url}{address}":
            page.goto(address)
            if script:
                page.evaluate(ALL_THERE)
        return page

    yield read_address
    assert not [fault for _, faults in readers.values() for fault in faults]
