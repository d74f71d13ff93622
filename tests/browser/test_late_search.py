"""The search starts its work when a reader turns to it, and not before."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

both_widths = pytest.mark.parametrize("width", [320, 1280])


@both_widths
def test_a_page_that_is_only_read_starts_no_search(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("/", width=width)
    page.wait_for_load_state("networkidle")
    assert page.workers == []


@both_widths
def test_a_reader_who_turns_to_the_search_starts_it(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("/", width=width)
    with page.expect_event("worker"):
        page.get_by_role("button", name="Search").or_(page.get_by_role("textbox", name="Search")).first.click()


def test_an_address_that_asks_for_words_finds_them(open_page: Callable[..., Page]) -> None:
    page = open_page("/?q=piriformis")
    expect(page.get_by_role("dialog", name="Search").get_by_role("link").first).to_be_visible()
