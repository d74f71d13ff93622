"""Text to read stands out by 7:1, in light and in dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.support import faint_text
from tests.pages import ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(read_page: Callable[..., Page], address: str, scheme: str) -> None:
    assert not faint_text(read_page(address, color_scheme=scheme))
