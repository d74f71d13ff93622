"""Which leg hurts: asked once, remembered on the device, followed by every word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import remember
from tests.pages import STRETCHES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

STRETCH = "/stretches/figure-four-lying/"
ANOTHER_STRETCH = "/stretches/single-knee-to-chest/"

KEY = "back-exercises.side"


def _stored(page: Page) -> str | None:
    stored: str | None = page.evaluate(f'localStorage.getItem("{KEY}")')
    return stored


def _steps(page: Page) -> str:
    return page.locator(".steps").inner_text()


@pytest.mark.parametrize(("answer", "side"), [("Left", "left"), ("Right", "right")])
def test_every_step_follows_the_answer_at_once(page: Page, answer: str, side: str) -> None:
    page.goto(STRETCH)
    neutral = _steps(page)
    assert "left" not in neutral
    assert "right" not in neutral
    page.get_by_role("radio", name=answer).check()
    assert f"your {side} ankle" in _steps(page).lower()
    assert "the leg you are stretching" not in _steps(page)
    assert _stored(page) == side


def test_left_and_right_differ_in_the_side_words_alone(page: Page) -> None:
    page.goto(STRETCH)
    page.get_by_role("radio", name="Left").check()
    left = _steps(page)
    page.get_by_role("radio", name="Right").check()
    swapped = left.replace("left", "\0").replace("right", "left").replace("\0", "right")
    assert _steps(page) == swapped


@pytest.mark.parametrize("answer", ["Both", "Not sure"])
def test_no_single_leg_keeps_the_neutral_words(page: Page, answer: str) -> None:
    page.goto(STRETCH)
    neutral = _steps(page)
    page.get_by_role("radio", name=answer).check()
    assert _steps(page) == neutral


def test_the_answer_is_asked_once_for_all_pages(page: Page) -> None:
    page.goto(STRETCH)
    page.get_by_role("radio", name="Right").check()
    page.goto(ANOTHER_STRETCH)
    expect(page.get_by_role("radio", name="Right")).to_be_checked()
    assert "right" in _steps(page)


def test_other_tabs_follow(page: Page) -> None:
    page.goto(STRETCH)
    other = page.context.new_page()
    other.goto(ANOTHER_STRETCH)
    page.get_by_role("radio", name="Left").check()
    expect(other.get_by_role("radio", name="Left")).to_be_checked()
    page.get_by_role("button", name="Forget my answer").click()
    expect(other.get_by_role("radio", name="Left")).not_to_be_checked()
    assert other.evaluate("document.documentElement.dataset.side") is None


def test_a_page_from_the_cache_learns_what_was_chosen_meanwhile(page: Page) -> None:
    page.goto(STRETCH)
    page.evaluate(f'localStorage.setItem("{KEY}", "right")')
    page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))')
    expect(page.get_by_role("radio", name="Right")).to_be_checked()


def test_the_answer_can_be_forgotten(page: Page) -> None:
    page.goto(STRETCH)
    neutral = _steps(page)
    forget = page.get_by_role("button", name="Forget my answer")
    expect(forget).to_be_hidden()
    page.get_by_role("radio", name="Left").check()
    forget.click()
    assert _stored(page) is None
    assert _steps(page) == neutral
    expect(page.get_by_role("radio", name="Left")).not_to_be_checked()
    expect(page.get_by_role("radio", name="Left")).to_be_focused()
    expect(page.get_by_text("Your answer is forgotten.")).to_have_count(1)


@pytest.mark.expected_faults("a script is held back")
def test_the_words_are_right_before_any_module_runs(page: Page) -> None:
    remember(page, KEY, "left")
    page.route("**/assets/scripts/main.js", lambda route: route.abort())
    page.goto(STRETCH)
    assert "your left ankle" in _steps(page).lower()


def test_what_else_was_stored_is_no_answer(page: Page) -> None:
    remember(page, KEY, "<b>")
    page.goto(STRETCH)
    assert page.evaluate("document.documentElement.dataset.side") is None


def test_nothing_moves_when_an_answer_is_given(page: Page) -> None:
    page.goto(STRETCH)
    heights = "[...document.querySelectorAll('.side-chooser, .stretch > *')].map((part) => part.offsetHeight)"
    page.get_by_role("radio", name="Both").check()
    before = page.evaluate(heights)
    page.get_by_role("button", name="Forget my answer").click()
    assert page.evaluate(heights) == before


@pytest.mark.parametrize("width", [320, 390])
def test_an_answer_stays_under_the_finger_that_gives_it(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for address in ("/", "/stretches/", "/routine/", "/routine/play/", *STRETCHES):
        page.goto(address)
        left = page.get_by_role("radio", name="Left", exact=True).first
        if not left.count():
            continue
        page.evaluate("localStorage.clear()")
        page.reload()
        left.scroll_into_view_if_needed()
        before = left.bounding_box()
        left.check()
        assert left.bounding_box() == before, address


def test_it_works_for_the_page_where_storage_is_refused(page: Page) -> None:
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
            get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
        })"""
    )
    page.goto(STRETCH)
    page.get_by_role("radio", name="Left").check()
    assert "your left ankle" in _steps(page).lower()


def test_the_warning_about_both_legs_is_there_for_everyone(page: Page) -> None:
    page.goto(STRETCH)
    link = page.locator(".side-chooser").get_by_role("link")
    expect(page.locator(".side-chooser")).to_contain_text("New pain in both legs can be an emergency")
    link.click()
    expect(page).to_have_url(re.compile(r"/get-help/$"))


def test_without_script_nothing_is_asked(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(STRETCH)
    chooser = page.locator(".side-chooser")
    expect(chooser.locator("input:visible, button:visible")).to_have_count(0)
    expect(chooser).to_contain_text("begin with that one")
    assert "the leg you are stretching" in _steps(page)
