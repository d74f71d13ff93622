"""Addresses are permanent: a page may be added, and none may go or move."""

from pathlib import Path

from tests.pages import ADDRESSES, file_of

# Printed sheets, bookmarks and other sites point at these.
PERMANENT = {
    "/",
    "/404.html",
    "/about/",
    "/about/accessibility/",
    "/about/contributing/",
    "/about/evidence/",
    "/about/licence/",
    "/about/pictures/",
    "/about/privacy/",
    "/about/review/",
    "/about/sources/",
    "/causes/",
    "/causes/herniated-disc/",
    "/causes/other/",
    "/causes/piriformis-syndrome/",
    "/causes/spinal-stenosis/",
    "/causes/spondylolisthesis/",
    "/get-help/",
    "/routine/",
    "/self-care/",
    "/stretches/",
    "/stretches/bottom-to-heels/",
    "/stretches/bridge/",
    "/stretches/cat/",
    "/stretches/double-knee-to-chest/",
    "/stretches/figure-four-crossed/",
    "/stretches/figure-four-lying/",
    "/stretches/figure-four-push/",
    "/stretches/figure-four-seated/",
    "/stretches/front-lying-prop/",
    "/stretches/hamstring-lying/",
    "/stretches/knee-rolls/",
    "/stretches/knee-to-opposite-shoulder/",
    "/stretches/pelvic-tilt/",
    "/stretches/single-knee-to-chest/",
    "/symptoms/",
}


def test_every_permanent_address_has_a_page() -> None:
    assert not PERMANENT - set(ADDRESSES)


def test_the_built_pages_are_those_of_the_markdown_files(built_site: Path) -> None:
    built = {page.relative_to(built_site).as_posix() for page in built_site.rglob("*.html")}
    assert built == {file_of(address) for address in ADDRESSES}


def test_the_data_files_are_not_published(built_site: Path) -> None:
    assert not list(built_site.rglob("*.yml"))
