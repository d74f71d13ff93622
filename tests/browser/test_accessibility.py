"""What axe says about every page, in both colour schemes, on a phone and on a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import each_page, faults_of

# The frame is the same around every page, so a short one stands for all.
SHORT = "/about/privacy/"

both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
both_widths = pytest.mark.parametrize("width", [320, 1280])


@each_page
def test_a_page_has_no_fault(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address, width=320)
    on_a_phone = faults_of(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="dark")
    assert (on_a_phone, faults_of(page)) == ([], [])


@both_schemes
@both_widths
def test_the_frame_of_the_pages_has_no_fault(read_page: Callable[..., Page], scheme: str, width: int) -> None:
    assert not faults_of(read_page(SHORT, width=width, color_scheme=scheme))


@both_schemes
@both_widths
def test_a_page_has_no_fault_with_search_open(open_page: Callable[..., Page], scheme: str, width: int) -> None:
    page = open_page(SHORT, width=width, color_scheme=scheme)
    # A phone has a button that opens the field, a desk has room for the field.
    page.get_by_role("button", name="Search").or_(page.get_by_role("textbox", name="Search")).first.click()
    page.keyboard.type("piriformis")
    expect(page.get_by_role("dialog", name="Search").get_by_role("link").first).to_be_visible()
    assert not faults_of(page)


@both_schemes
def test_a_page_has_no_fault_with_the_menu_open(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(SHORT, width=320, color_scheme=scheme)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_be_visible()
    assert not faults_of(page)
