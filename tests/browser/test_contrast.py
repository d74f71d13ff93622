"""Text to read stands out by 7:1, in light and in dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.support import faint_text
from tests.pages import ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_text_stands_out_from_its_ground(read_page: Callable[..., Page], address: str) -> None:
    page = read_page(address)
    assert not faint_text(page)
    page.emulate_media(color_scheme="dark")
    assert not faint_text(page)
