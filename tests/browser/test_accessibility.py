"""What axe says about every page, in both colour schemes, on a phone and on a desk."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.pages import ADDRESSES

AXE = Axe()
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}

SAMPLE = "/stretches/figure-four-lying/"

both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
both_widths = pytest.mark.parametrize("width", [320, 1280])


def _faults(page: Page) -> list[str]:
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in AXE.run(page, options=OPTIONS).response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("address", ADDRESSES)
@both_schemes
@both_widths
def test_a_page_has_no_fault(read_page: Callable[..., Page], address: str, scheme: str, width: int) -> None:
    page = read_page(address, width=width, color_scheme=scheme)
    assert not _faults(page)


@both_schemes
@both_widths
def test_a_page_has_no_fault_with_search_open(open_page: Callable[..., Page], scheme: str, width: int) -> None:
    page = open_page(SAMPLE, width=width, color_scheme=scheme)
    # A phone has a button that opens the field, a desk has room for the field.
    page.get_by_role("button", name="Search").or_(page.get_by_role("textbox", name="Search")).first.click()
    page.keyboard.type("piriformis")
    expect(page.get_by_role("dialog", name="Search").get_by_role("link").first).to_be_visible()
    assert not _faults(page)


@both_schemes
def test_a_page_has_no_fault_with_the_menu_open(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(SAMPLE, width=320, color_scheme=scheme)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_be_visible()
    assert not _faults(page)
