"""Which skin colour the person in the pictures has: chosen once, remembered on the device."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

LIST = "/stretches/"
STRETCH = "/stretches/figure-four-lying/"
KEY = "back-exercises.skin"
SKINS = ("Lightest", "Light", "Medium", "Dark", "Darkest")
SKIN = """() => {
    return getComputedStyle(document.querySelector(".figure")).getPropertyValue("--figure-skin");
}"""


def _stored(page: Page) -> str | None:
    stored: str | None = page.evaluate(f'localStorage.getItem("{KEY}")')
    return stored


def _chooser(page: Page) -> Locator:
    return page.get_by_role("contentinfo").get_by_role("group", name="Skin colour in the pictures")


def _choose(page: Page, name: str) -> None:
    _chooser(page).get_by_role("radio", name=name, exact=True).check()


def test_it_begins_with_the_colour_that_is_drawn(page: Page) -> None:
    page.goto(STRETCH)
    expect(_chooser(page).get_by_role("radio", name="Light", exact=True)).to_be_checked()
    assert _stored(page) is None


def test_each_choice_has_skin_and_hair_of_its_own(page: Page) -> None:
    page.goto(STRETCH)
    colours = set()
    for name in SKINS:
        _choose(page, name)
        style = "getComputedStyle(document.documentElement)"
        colours.add(page.evaluate(f"['skin', 'hair'].map((n) => {style}.getPropertyValue(`--figure-${{n}}`)).join()"))
    assert len(colours) == len(SKINS)


def test_a_choice_is_followed_at_once_and_remembered_on_every_page(page: Page) -> None:
    page.goto(STRETCH)
    usual = page.evaluate(SKIN)
    _choose(page, "Darkest")
    chosen = page.evaluate(SKIN)
    assert chosen != usual
    assert _stored(page) == "5"
    page.goto(LIST)
    assert page.evaluate(SKIN) == chosen
    expect(_chooser(page).get_by_role("radio", name="Darkest")).to_be_checked()


def test_the_choosers_of_one_page_stay_in_step(page: Page) -> None:
    page.goto(LIST)
    for name in ("Medium", "Dark"):
        page.get_by_role("main").get_by_role("radio", name=name, exact=True).check()
        expect(_chooser(page).get_by_role("radio", name=name, exact=True)).to_be_checked()


def test_other_tabs_follow(page: Page) -> None:
    page.goto(STRETCH)
    other = page.context.new_page()
    other.goto(LIST)
    _choose(page, "Medium")
    expect(_chooser(other).get_by_role("radio", name="Medium")).to_be_checked()
    page.evaluate("localStorage.clear()")
    expect(_chooser(other).get_by_role("radio", name="Light", exact=True)).to_be_checked()
    assert other.evaluate("document.documentElement.dataset.skin") is None


def test_a_page_from_the_cache_learns_what_was_chosen_meanwhile(page: Page) -> None:
    page.goto(STRETCH)
    page.evaluate(f'localStorage.setItem("{KEY}", "4")')
    page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))')
    expect(_chooser(page).get_by_role("radio", name="Dark", exact=True)).to_be_checked()


@pytest.mark.expected_faults("a script is held back")
def test_the_colour_is_right_before_any_module_runs(page: Page) -> None:
    page.goto(STRETCH)
    usual = page.evaluate(SKIN)
    page.evaluate(f'localStorage.setItem("{KEY}", "5")')
    page.route("**/assets/scripts/main.js", lambda route: route.abort())
    page.reload()
    assert page.evaluate(SKIN) != usual


@pytest.mark.parametrize("stored", ["6", "0", "<b>", "12"])
def test_what_else_was_stored_is_no_answer(page: Page, stored: str) -> None:
    remember(page, KEY, stored)
    page.goto(STRETCH)
    assert page.evaluate("document.documentElement.dataset.skin") is None
    expect(_chooser(page).get_by_role("radio", name="Light", exact=True)).to_be_checked()


def test_it_works_for_the_page_where_storage_is_refused(page: Page) -> None:
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
            get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
        })"""
    )
    page.goto(STRETCH)
    usual = page.evaluate(SKIN)
    _choose(page, "Dark")
    assert page.evaluate(SKIN) != usual


def test_the_chosen_colour_goes_to_paper(page: Page) -> None:
    page.goto("/routine/")
    _choose(page, "Dark")
    chosen = page.evaluate(SKIN)
    page.emulate_media(media="print")
    assert page.evaluate(SKIN) == chosen


def test_the_arrow_keys_choose(page: Page) -> None:
    page.goto(STRETCH)
    _chooser(page).get_by_role("radio", name="Light", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(_chooser(page).get_by_role("radio", name="Medium")).to_be_checked()
    assert _stored(page) == "3"


@pytest.mark.parametrize("width", [320, 1280])
def test_every_choice_is_big_enough_to_tap(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(LIST, width=width)
    for choice in page.locator("skin-chooser label").all():
        box = choice.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_without_script_it_is_not_there(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(LIST)
    expect(page.locator("skin-chooser")).to_have_count(2)
    expect(page.locator("skin-chooser").filter(visible=True)).to_have_count(0)
