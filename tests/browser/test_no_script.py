"""Without script every page is whole, and offers nothing that would not answer."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.support import each_page, each_stretch


@each_page
def test_a_page_is_read_without_script(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address, script=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("main article :is(p, li, h2, h3)")]
            .filter((element) => element.textContent.trim() && !element.checkVisibility())
            .filter((element) => !element.closest("hold-timer, side-chooser, .with-script, [hidden]"))
            .map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert not hidden


@each_stretch
def test_a_dose_is_told_in_words(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address, script=False)
    for timer in page.locator("hold-timer").all():
        assert re.search(r"\d", timer.inner_text())


@each_page
def test_no_control_is_shown_that_needs_a_script(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address, script=False)
    dead = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, textarea, [role=button]")]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }))
            .filter((element) => !element.disabled)
            .map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert not dead
