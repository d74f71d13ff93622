"""Narrow windows and large zoom: everything is read by scrolling one way only."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.support import ALL_THERE, each_page
from tests.pages import EACH_KIND

NARROWEST = 320  # CSS pixels: a small phone, or 1280 of them at a zoom of 400 %


@each_page
def test_a_page_never_scrolls_sideways(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address, width=NARROWEST)
    wide = page.evaluate(
        """(narrowest) => document.documentElement.scrollWidth <= narrowest ? [] :
            [...document.querySelectorAll("body *")]
                .filter((element) => element.getBoundingClientRect().right > narrowest)
                .map((element) => element.outerHTML.slice(0, 120))""",
        NARROWEST,
    )
    assert not wide


@pytest.mark.parametrize("address", EACH_KIND)
def test_a_page_never_scrolls_sideways_with_wider_text_spacing(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address, width=NARROWEST, use=True)
    # The distances of WCAG 1.4.12, set in a way that the page's policy lets through.
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* {
                line-height: 1.5 !important;
                letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important;
            } p { margin-block-end: 2em !important }`);
            document.adoptedStyleSheets.push(sheet);
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST


@pytest.mark.parametrize("address", ["/", "/stretches/", "/stretches/figure-four-lying/", "/stretches/cat/"])
@pytest.mark.parametrize("width", [NARROWEST, 1280])
def test_nothing_moves_when_the_scripts_come(page: Page, address: str, width: int) -> None:
    places = """() => [...document.querySelectorAll("article :is(h1, h2, h3, h4, p, li, button)")]
        .filter((element) => element.checkVisibility())
        .map((element) => element.getBoundingClientRect())
        .map((box) => `${box.y} ${box.height}`)"""
    held: list[Route] = []
    page.set_viewport_size({"width": width, "height": 700})
    page.route("**/assets/scripts/main.js", lambda route, _: held.append(route))
    page.goto(address, wait_until="commit")
    page.locator("footer").wait_for()
    # Fonts are asked for once all of the page is laid out.
    page.evaluate(
        """() => new Promise((read) => {
            const look = () => (document.readyState === "loading" ? setTimeout(look, 10) : read());
            look();
        })"""
    )
    page.evaluate(places)
    page.evaluate("document.fonts.ready")
    before = page.evaluate(places)
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    page.evaluate(ALL_THERE)
    assert held
    assert page.evaluate(places) == before
