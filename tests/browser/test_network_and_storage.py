"""What a page keeps and whom it asks: nothing and nobody, until the reader chooses.

That no page asks another host for anything is watched in every test: see `new_context`.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support import each_page
from tests.pages import EACH_KIND


@each_page
def test_opening_a_page_stores_nothing(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address)
    assert page.context.cookies() == []
    assert page.context.storage_state()["origins"] == []
    assert page.evaluate("sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases()") == []


def test_storage_that_refuses_breaks_no_kind_of_page(new_context: Callable[..., BrowserContext]) -> None:
    context = new_context()
    # As browsers do it when a reader has blocked all site data.
    context.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, {
                get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
            });
        }"""
    )
    page = context.new_page()
    for address in EACH_KIND:
        page.goto(address)
        expect(page.get_by_role("heading", level=1), address).to_be_visible()


@pytest.mark.expected_faults("the browser logs the status of the page itself")
def test_an_unknown_address_gets_the_page_that_says_so(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context().new_page()
    answer = page.goto("/no/such/page/")
    assert answer
    assert answer.status == 404
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page).not_to_have_url("/no/such/page/")
