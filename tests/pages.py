"""The pages there should be, told by the Markdown files alone."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def _address(page: Path) -> str:
    folder = page.parent if page.stem == "index" else page.with_suffix("")
    return "/" if folder == DOCS else f"/{folder.relative_to(DOCS).as_posix()}/"


STRETCHES = tuple(sorted(_address(page) for page in (DOCS / "stretches").glob("*.md") if page.name != "index.md"))
NOT_FOUND = "/404.html"
EACH_KIND = (
    "/",
    "/get-help/",
    "/causes/herniated-disc/",
    "/stretches/",
    "/stretches/figure-four-lying/",
    "/routine/",
    "/routine/play/",
    "/about/sources/",
    NOT_FOUND,
)
"""One page of each kind, for what differs from kind to kind alone."""
ADDRESSES = (*sorted(_address(page) for page in DOCS.rglob("*.md")), NOT_FOUND)


def file_of(address: str) -> str:
    """Give the file, below the built site, that answers an address."""
    path = address.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
