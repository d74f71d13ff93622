"""The built pages, parsed once."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.pages import ADDRESSES, file_of

Pages = dict[str, LexborHTMLParser]


@pytest.fixture(scope="session")
def pages(built_site: Path) -> Pages:
    """Give every page that there should be, by its address."""
    return {address: LexborHTMLParser((built_site / file_of(address)).read_text()) for address in ADDRESSES}


@pytest.fixture(params=ADDRESSES)
def address(request: pytest.FixtureRequest) -> str:
    """Run the test once for each address."""
    return str(request.param)


@pytest.fixture
def document(pages: Pages, address: str) -> LexborHTMLParser:
    """Give the page at the address that the test runs for."""
    return pages[address]
