"""What axe says about every page, in both colour schemes, on a phone and on a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import COLOURS, faults_of
from tests.pages import ADDRESSES

SAMPLE = "/stretches/figure-four-lying/"

both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
both_widths = pytest.mark.parametrize("width", [320, 1280])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_no_fault(read_page: Callable[..., Page], address: str) -> None:
    # To open a page costs as much as to look at it, so each is opened once.
    page = read_page(address)
    faults = {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        faults[f"light, {width}"] = faults_of(page)
        page.emulate_media(color_scheme="dark")
        faults[f"dark, {width}"] = faults_of(page, COLOURS)
    assert not {where: found for where, found in faults.items() if found}


@both_schemes
@both_widths
def test_a_page_has_no_fault_with_search_open(open_page: Callable[..., Page], scheme: str, width: int) -> None:
    page = open_page(SAMPLE, width=width, color_scheme=scheme)
    # A phone has a button that opens the field, a desk has room for the field.
    page.get_by_role("button", name="Search").or_(page.get_by_role("textbox", name="Search")).first.click()
    page.keyboard.type("piriformis")
    expect(page.get_by_role("dialog", name="Search").get_by_role("link").first).to_be_visible()
    assert not faults_of(page)


@both_schemes
def test_a_page_has_no_fault_with_the_menu_open(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(SAMPLE, width=320, color_scheme=scheme)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_be_visible()
    assert not faults_of(page)
