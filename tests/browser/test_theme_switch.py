"""Light, dark, or as the device has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

KEY = "back-exercises.theme"


def _ground(page: Page) -> str:
    ground: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return ground


def _stored(page: Page) -> str | None:
    stored: str | None = page.evaluate(f'localStorage.getItem("{KEY}")')
    return stored


def test_it_begins_as_the_device_has_it(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/")
    expect(page.get_by_label("Colours")).to_have_value("auto")
    light = _ground(page)
    page.emulate_media(color_scheme="dark")
    assert _ground(page) != light
    assert _stored(page) is None


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_a_choice_goes_before_the_device_and_is_remembered(page: Page, system: str, chosen: str) -> None:
    page.emulate_media(color_scheme="dark" if chosen == "dark" else "light")
    page.goto("/")
    wanted = _ground(page)
    page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    page.get_by_label("Colours").select_option(chosen)
    assert _ground(page) == wanted
    assert _stored(page) == chosen
    page.goto("/symptoms/")
    assert _ground(page) == wanted
    expect(page.get_by_label("Colours")).to_have_value(chosen)


def test_auto_forgets_the_choice(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/")
    light = _ground(page)
    page.get_by_label("Colours").select_option("dark")
    page.get_by_label("Colours").select_option("auto")
    assert _ground(page) == light
    assert _stored(page) is None
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_it_is_set_before_any_module_runs(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/")
    light = _ground(page)
    page.evaluate(f'localStorage.setItem("{KEY}", "dark")')
    page.reload(wait_until="commit")
    page.locator("body").wait_for(state="attached")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert _ground(page) != light


def test_what_else_was_stored_is_no_theme(page: Page) -> None:
    remember(page, KEY, "purple")
    page.goto("/")
    assert page.evaluate("document.documentElement.dataset.theme") is None
    expect(page.get_by_label("Colours")).to_have_value("auto")


def test_it_works_for_the_page_where_storage_is_refused(page: Page) -> None:
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
            get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
        })"""
    )
    page.goto("/")
    page.get_by_label("Colours").select_option("dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_without_script_it_is_not_there(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    expect(page.locator("theme-switch")).to_be_hidden()
