"""A browser in which whatever a page does wrong fails the test that opened it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError

from tests.browser import chromium


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start the Chromium that is here, as root too, and without calls home."""
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
        ],
    }


@pytest.fixture(scope="session")
def base_url(site_url: str) -> str:
    """Let tests name pages by their address on the site."""
    return site_url


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], request: pytest.FixtureRequest, site_url: str
) -> Iterator[Callable[..., BrowserContext]]:
    """Give contexts whose pages may log no error and ask no other host for anything."""
    faults: list[str] = []

    def note_message(message: ConsoleMessage) -> None:
        # What the policy refuses comes as such a message too.
        if message.type == "error":
            faults.append(f"console error: {message.text}")

    def note_error(error: WebError) -> None:
        faults.append(f"uncaught error: {error.error}")

    def note_request(asked: Request) -> None:
        if not asked.url.startswith((f"{site_url}/", "data:", "blob:")):
            faults.append(f"request to another host: {asked.url}")

    def watched(**options: object) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(5_000)  # milliseconds
        context.on("console", note_message)
        context.on("weberror", note_error)
        context.on("request", note_request)
        return context

    yield watched
    if not request.node.get_closest_marker("expected_faults"):
        assert not faults, "\n".join(faults)


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Give a function that opens an address in a context of its own, in a window of a width."""

    def open_address(address: str, *, width: int = 1280, **options: object) -> Page:
        height = 568 if width <= 480 else 900  # a small phone, a laptop
        page = new_context(viewport={"width": width, "height": height}, **options).new_page()
        page.goto(address)
        return page

    return open_address
