"""Text to read stands out by 7:1: in light, in dark, and on paper with backgrounds off."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.support import each_page, faint_text


@each_page
def test_text_stands_out_from_its_ground(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address)
    assert not faint_text(page)
    page.emulate_media(color_scheme="dark")
    assert not faint_text(page)
    # A reader who has chosen the dark colours has white paper all the same.
    page.emulate_media(media="print")
    assert not faint_text(page, on_white=True)
