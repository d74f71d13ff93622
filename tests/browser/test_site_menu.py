"""The buttons that open the menu and the search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    return open_page("/", width=320)


@pytest.fixture
def menu(phone: Page) -> Locator:
    return phone.get_by_role("button", name="Menu")


def _pages(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Pages", exact=True)


def test_the_menu_button_says_whether_the_menu_is_open(phone: Page, menu: Locator) -> None:
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(_pages(phone)).to_be_visible()
    phone.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(_pages(phone)).to_be_hidden()


def test_focus_goes_into_the_menu_and_comes_back(phone: Page, menu: Locator) -> None:
    menu.focus()
    phone.keyboard.press("Enter")
    assert phone.evaluate('document.activeElement.closest("#site-menu") !== null')
    phone.keyboard.press("Tab")
    expect(_pages(phone).get_by_role("link").first).to_be_focused()
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()


def test_focus_that_leaves_the_menu_closes_it(phone: Page, menu: Locator) -> None:
    menu.click()
    _pages(phone).get_by_role("link").last.focus()
    phone.keyboard.press("Tab")
    expect(menu).to_have_attribute("aria-expanded", "false")
    assert phone.evaluate('document.activeElement.closest("#site-menu") === null')


def test_what_the_theme_closes_is_said_to_be_closed(phone: Page, menu: Locator) -> None:
    menu.click()
    # The theme's own veil, beside the menu.
    phone.locator(".md-overlay").click(position={"x": 310, "y": 300})
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_link_of_the_menu_leads_to_its_page(phone: Page, menu: Locator) -> None:
    menu.click()
    _pages(phone).get_by_role("link", name="Symptoms").click()
    expect(phone).to_have_url(re.compile(r"/symptoms/$"))
    expect(_pages(phone)).to_be_hidden()


def test_the_search_button_opens_the_search_and_gets_focus_back(phone: Page) -> None:
    search = phone.get_by_role("button", name="Search")
    expect(search).to_have_attribute("aria-expanded", "false")
    search.focus()
    phone.keyboard.press("Enter")
    expect(search).to_have_attribute("aria-expanded", "true")
    expect(phone.get_by_role("dialog", name="Search").get_by_role("textbox")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(search).to_have_attribute("aria-expanded", "false")
    expect(search).to_be_focused()
